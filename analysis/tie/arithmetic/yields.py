"""Whether a harvest is its area times its yield: "15.230 ha, năng suất 58,6 tạ/ha, sản lượng 89.248 tấn"."""

from __future__ import annotations

import re
from fractions import Fraction

from analysis.declare import Severity
from analysis.labels import Label
from analysis.tie.arithmetic.interval import Interval, is_hedged
from analysis.tie.arithmetic.reading import Number, Text
from analysis.tie.arithmetic.relation import Kind, Relation, agreement, breach
from analysis.tie.arithmetic.words import amount, place, quoted
from analysis.tie.token import Class

_TONNES_OF = {"tạ": Fraction(1, 10), "tấn": Fraction(1), "kg": Fraction(1, 1000)}
_YIELD = re.compile(r"[\d.,\s]+(tạ|tấn|kg)\s*/\s*ha\b", re.IGNORECASE)
_AREA = re.compile(r"([\d.,\s]+)(nghìn |ngàn )?ha\b", re.IGNORECASE)
_HARVEST = re.compile(r"([\d.,\s]+)(nghìn |ngàn |triệu )?tấn\b(?!\s*/)", re.IGNORECASE)
_SOWN = re.compile(r"gieo|trồng|cấy|xuống giống", re.IGNORECASE)
_NOT_ALL = re.compile(
    r"(?:toàn|cả) (?:vụ|năm)|sản lượng chung|tính chung|diện tích (?:gieo|xuống|còn)|còn lại|chưa thu hoạch"
    r"|bằng \d|\bước\b",
    re.IGNORECASE,
)
_CROPS = re.compile(
    r"\b(lúa|ngô|lạc|chè|mía|sắn|khoai|đậu|rau|cam|bưởi|cà phê|cao su|tiêu|điều|thóc|lương thực|tôm|cá)\b",
    re.IGNORECASE,
)
_ANNUAL = re.compile(r"\b(?:lúa|ngô|lạc|mía|sắn|khoai|đậu|rau|thóc)\b", re.IGNORECASE)
_LOST = Fraction(19, 20)  # of what was sown, so much at least is harvested
_BEARING = Fraction(1, 2)  # of tea and fruit trees, so much at least bears


def yields(text: Text) -> list[Relation]:
    """Hold each sentence that tells one area, one yield and one harvest."""
    found = []
    for numbers in text.sentences():
        measures = [each for each in numbers if _is_told(each)]
        areas, rates, crops = (
            [each for each in measures if pattern.match(_written(each))]
            for pattern in (_AREA, _YIELD, _HARVEST)
        )
        if len(areas) == len(rates) == len(crops) == 1 and _of_one_crop(areas[0], rates[0], crops[0]):
            relation = _held(areas[0], rates[0], crops[0])
            found += [relation] if relation else []
    return found


def _is_told(number: Number) -> bool:
    counts = number.token.cls in {Class.MEASURE, Class.COUNT} and number.token.high is None
    return counts and not number.is_change and not number.is_compared and not number.group


def _written(number: Number) -> str:
    return f"{number.token.text} {number.after[:8].strip()}"


def _of_one_crop(*told: Number) -> bool:
    """Whether no two of them name different crops: the harvest of all grains is not the rice's."""
    area, _, crop = told
    if crop.index < area.index and ";" in crop.block.text[crop.token.end : area.token.start]:
        return False
    named = [set(map(str.lower, _CROPS.findall(each.label))) for each in told]
    return all(one == other for one in named for other in named if one and other)


def _held(area: Number, rate: Number, crop: Number) -> Relation | None:
    tonnes = _TONNES_OF[_YIELD.match(_written(rate))[1].lower()]
    computed = Interval(
        area.interval.low * rate.interval.low * tonnes, area.interval.high * rate.interval.high * tonnes
    )
    holds = computed.meets(crop.interval)
    total = Fraction(area.token.value) * Fraction(rate.token.value) * tonnes
    tokens = (crop.index, area.index, rate.index)
    here, stands = place(crop.block), quoted(crop.token)
    verb = Label("khớp", "which is") if holds else Label("báo cáo ghi", "the report says")
    product = f"{quoted(area.token)} × {quoted(rate.token)}"
    sentence = Label(
        f"{here.vi}: diện tích × năng suất: {product} = {amount(total, crop.token)}, {verb.vi} {stands}.",
        f"{here.en}: area × yield: {product} = {amount(total, crop.token, 'en')}, {verb.en} {stands}.",
    )
    if holds:
        return agreement(Kind.RATIO, tokens, sentence, crop.index)
    is_short = crop.interval.high < computed.low
    kept = _LOST if _ANNUAL.search(f"{area.label} {rate.label} {crop.label}") else _BEARING
    is_sown = _SOWN.search(area.before) or kept == _BEARING
    is_all = re.search(r"thu hoạch|cho sản phẩm|trên diện tích", area.before, re.IGNORECASE)
    is_lost = is_short and is_sown and not is_all and computed.high * kept <= crop.interval.high
    words = area.block.text[area.sentence[0] : area.sentence[1]]
    is_part = re.search(r"thu hoạch", area.before, re.IGNORECASE) and _NOT_ALL.search(words)
    if is_lost or is_part or any(is_hedged(each.token) for each in (area, rate, crop)):
        return None
    return breach(Kind.RATIO, Severity.WARNING, tokens, sentence)
