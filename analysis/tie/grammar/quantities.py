"""Numbers that say how much or how many: percents, points, money, times, fractions, measures and counts."""

from __future__ import annotations

import re
from decimal import Decimal

from analysis.declare import DONG, PERCENT, POINTS, TIMES
from analysis.tie.grammar.lexicon import (
    SCALES,
    VALUE_CUES,
    fold,
)
from analysis.tie.grammar.separators import NUMBER, Worth, worth_of
from analysis.tie.grammar.spot import SENTENCE_ENDS, Spot
from analysis.tie.grammar.units import after_words, currency_at, unit_at
from analysis.tie.token import Class, Token

_S = r"[ \u00a0]*"
_SPLIT = r"\d{1,3}\.[ \u00a0]\d{3}(?![\d.,]*\d)|\d{2,3},[ \u00a0]\d{1,2}(?=[ \u00a0]?%)"  # as recognition splits them
_SPACED = r"\d{1,3}(?:[ \u00a0]\d{3})+(?![\d.,]*\d)"  # 1 208: thousands parted by a blank
_TO = rf"(?:{_S}[-–—]{_S}(?:<{_S}|dưới\s+)?|{_S}÷{_S}|{_S}~{_S}|\s+(?:đến|tới|hoặc)(?:\s+(?:dưới|gần|hơn|khoảng))?\s+)"
_SCALE = "|".join(SCALES)
_FIGURE = re.compile(
    rf"(?P<n>{_SPLIT}|{_SPACED}|{NUMBER})"
    rf"(?P<s1>{_S}(?:%|(?:(?:{_SCALE})\s+)?(?:{_SCALE})?\b)(?:\s*đồng)?(?={_TO}\d))?(?:{_TO}(?P<high>{NUMBER}))?",
)
_ONE = re.compile(rf"(?P<n>{_SPLIT}|{_SPACED}|{NUMBER})")
_POINTS = re.compile(rf"{_S}(?:điểm\s+phần\s+trăm|điểm\s*%|%\s*điểm|đpt\b|đ\.?%)", re.IGNORECASE)
_PERCENT = re.compile(rf"{_S}(?:%(?!\s*điểm|o(?!\w))|(?<!\d)phần\s+trăm\b)", re.IGNORECASE)
_SCALED = re.compile(rf"{_S}(?P<s>(?:{_SCALE})(?:\s+(?:{_SCALE}))?)(?![\w])", re.IGNORECASE)
_MORE = re.compile(rf"\s+(?P<n>{NUMBER}){_S}(?P<s>{_SCALE})(?![\w])", re.IGNORECASE)
_ABBREVIATIONS = {"tr": "triệu", "ng": "nghìn"}
_ABBREVIATED = re.compile(
    rf"{_S}(?P<s>tr|ng|(?:nghìn|triệu|tỷ|tỉ)(?=\.|đ\b))\.?[ \u00a0]?(?:đồng|đ|VNĐ|VND)(?!\w)", re.IGNORECASE
)  # 450 tr.đ
_FOR_EACH = re.compile(r"/(?:người|hộ|ha|tháng|năm|sào|lượt|suất|căn|cháu|m2)(?!\w)(?:/(?:tháng|năm|ngày))?")
_MONEY_CUE = re.compile(
    r"(?:tiền|kinh phí|vốn|ngân sách|thu(?! nhận| thập| hút| gom)|chi(?! tiết| nhánh| bộ| cục)|trị giá|giá trị|"
    r"doanh thu|dự toán|phạt|đầu tư|giải ngân|nợ|lệ phí|dư nợ|kim ngạch|GRDP|quỹ|huy động|"
    r"mức (?:thu|chi|phạt|lương|hỗ trợ|vay|đóng))\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_TIMES = re.compile(rf"{_S}lần\b")
_TIMES_CUE = re.compile(
    r"(?:gấp|tăng|bằng|hơn|giảm|cao hơn|lớn hơn|thấp hơn)(?:\s+(?:khoảng|gần|hơn|trên|đến|tới|thêm|lên))*\s*$"
)
_FRACTION = re.compile(rf"(?P<n>{NUMBER}){_S}/{_S}(?P<of>{NUMBER})(?![\d/]|[.,]\d)")
# A rate's base: 10.000 dân, 100.000 trẻ đẻ sống, 100 bé gái.
_PERSONS = r"(?:dân|người|trẻ|phụ nữ|lao động|học sinh|ca đẻ|bé gái)(?!\w)"
_BASE = rf"(?:(?:1|10|100)\.?000|1 triệu)(?![\d.,]*\d)\s+{_PERSONS}|100\s+(?:dân|bé gái)(?!\w)"
_RATE = re.compile(
    rf"{_S}/{_S}(?:[^\W\d_]+[²³23](?!\d)|{_BASE}|(?:1 )?vạn (?:dân|người)(?!\w)|"
    r"(?:ngày|tháng|năm|tuần|giờ|người|hộ|ha|lít|phụ nữ|xã|lớp|trường|trạm|học sinh|phòng|xe|lượt)(?!\w))"
)
_ON_A_BASE = re.compile(rf"{_S}/{_S}(?:{_BASE})")
NO_RULE = "separators that follow no rule"
_PART_OF = re.compile(r"\s+trong\s+(?:tổng\s+)?(?:số\s+)?\d")
_CLAUSE_ENDS = re.compile(r"\s*(?:[,;.()]|$|(?:và|cho|đã|chưa|đang|được|bị|ở|tại|do|thuộc|để|so với)\b)")
_AT_LEAST = re.compile(r"\s*trở (?:lên|xuống)\b")
_OF_A_YEAR = re.compile(r"\s+(?:19|20)\d\d(?!\s*(?:,|và|&)\s*(?:19|20)\d\d)")  # "2 năm 2021, 2022" are two
_SIGN = re.compile(r"(?:^|(?<=[\s(=:]))[-−–]$|\([-−–]\)\s?$")
_SIGN_ENDS = frozenset("-−–)")
_COLD = re.compile(r"(?:từ|đến|là|dưới|xuống|còn|≤|<)\s+(?P<sign>[-−–]\s)$")
_DEGREES = re.compile(rf"{_S}(?:độ\s*C|[°º]C)\b")


class Figure:
    """Digits read at a spot: one number or a range, before anything is known of its unit."""

    def __init__(self, spot: Spot):
        text, at = spot.text, spot.at
        self.spot, self.start = spot, at
        self.found = _FIGURE.match(text, at)
        self.worth = worth_of(self.found["n"], spot.writing)
        self.high = worth_of(self.found["high"], spot.writing) if self.found["high"] else None
        rises = bool(self.high and self.worth and self.high.value > self.worth.value)
        self.ranged = rises or bool(self.high and self.worth and _PERCENT.match(text, self.found.end()))
        if not self.ranged:
            self.found, self.high = _ONE.match(text, at), None
        self.end = self.found.end()
        self.sign = self._signed()

    def _signed(self) -> int:
        """Return how many characters of a minus sign stand before: "-850 ha", "(-) 5 tỷ đồng", "- 80 độ C"."""
        left = self.spot.left
        if left.rstrip()[-1:] not in _SIGN_ENDS:
            return 0
        found = _SIGN.search(left)
        if found and (self.spot.kind == "cell" or len(left.strip()) > 1):
            return len(found[0])
        cold = _COLD.search(left) if _DEGREES.match(self.spot.text, self.end) else None
        return len(cold["sign"]) if cold else 0

    def single(self) -> None:
        """Take the first number alone: what follows belongs to a class that has no ranges here."""
        self.found, self.high, self.ranged = _ONE.match(self.spot.text, self.spot.at), None, False
        self.end = self.found.end()

    def token(self, end: int, cls: Class, reason: str, *, scale: int = 1, **what) -> Token:
        """Return the token of the figure with its value, step, upper end and hedge."""
        spot, worth = self.spot, self.worth or Worth(None, None, remark=NO_RULE)
        sign = -1 if self.sign else 1
        after = _AT_LEAST.match(spot.text, end)
        hedge = spot.hedge or (after[0].strip() if after else "")
        split = " " in self.found["n"] or "\u00a0" in self.found["n"]
        remarks = [worth.remark, "split number" if split else ""]
        return spot.token(
            spot.at - self.sign,
            end,
            cls,
            ", ".join([reason, *filter(None, remarks)]),
            value=None if worth.value is None else sign * _times(worth.value, scale),
            high=_times(self.high.value, scale) if self.high else None,
            step=None if worth.step is None else _times((self.high or worth).step, scale),
            other=None if worth.other is None else _times(worth.other, scale),
            hedge=hedge,
            **what,
        )


def _times(value: Decimal, scale: int) -> Decimal:
    return value * scale if scale != 1 else value


def _scale(words: str) -> int:
    result = 1
    for word in words.lower().split():
        result *= SCALES[word]
    return result


def points(figure: Figure) -> Token | None:
    """Read "1,13 điểm phần trăm"."""
    found = _POINTS.match(figure.spot.text, figure.end)
    return figure.token(found.end(), Class.POINTS, "points", unit=POINTS.key) if found else None


def percent(figure: Figure) -> Token | None:
    """Read "67,6%", "40-50%", "40% - 50%", "15 phần trăm"."""
    found = _PERCENT.match(figure.spot.text, figure.end)
    if not found and figure.ranged and not figure.found["s1"]:
        return None
    return figure.token(found.end(), Class.PERCENT, "percent", unit=PERCENT.key) if found else None


def money(figure: Figure) -> Token | None:
    """Read "10 triệu đồng", "1 tỷ 200 triệu đồng", "500.000đ", "5 triệu USD", and "3.456,7 tỷ" alone."""
    text, end, scale = figure.spot.text, figure.end, 1
    if scaled := _SCALED.match(text, end):
        end, scale = scaled.end(), _scale(scaled["s"])
    elif abbreviated := _ABBREVIATED.match(text, end):
        scale = _scale(_ABBREVIATIONS.get(abbreviated["s"].lower(), abbreviated["s"]))
        return figure.token(abbreviated.end(), Class.MONEY, "money", scale=scale, unit=DONG.key, noun="đồng")
    end, extra, step = _more(figure, end, scale) if scaled else (end, Decimal(0), None)
    if paid := currency_at(text, end):
        end, unit, noun = paid
        return _summed(
            figure.token(end, Class.MONEY, "money", scale=scale, unit=unit, noun=noun), extra, step
        )
    if not scaled or figure.spot.noun_after(end)[0] or unit_at(text, end):
        return None
    each = _FOR_EACH.match(text, end)
    end = each.end() if each else end
    if each or extra or "tỷ" in scaled["s"] or "tỉ" in scaled["s"] or _MONEY_CUE.search(figure.spot.left):
        return _summed(
            figure.token(end, Class.MONEY, "money: scale alone", scale=scale, unit=DONG.key), extra, step
        )
    return None


def _more(figure: Figure, end: int, scale: int) -> tuple[int, Decimal, Decimal | None]:
    """Read what smaller scales add ("1 tỷ 200 triệu"): where it ends, what it is worth, its last unit."""
    extra, step = Decimal(0), None
    while (found := _MORE.match(figure.spot.text, end)) and _scale(found["s"]) < scale:
        added = worth_of(found["n"], figure.spot.writing)
        if added is None:
            break
        scale = _scale(found["s"])
        extra += added.value * scale
        step, end = added.step * scale, found.end()
    return end, extra, step


def _summed(token: Token, extra: Decimal, step: Decimal | None) -> Token:
    if not extra or token.value is None:
        return token
    return Token(**{**token.__dict__, "value": token.value + extra, "step": step})


def times(figure: Figure) -> Token | None:
    """Read "gấp 2,1 lần"; "họp 03 lần" is a count."""
    found = _TIMES.match(figure.spot.text, figure.end)
    if figure.worth is None:
        return None
    if not found and figure.spot.prior[-1:] == ("gấp",) and _CLAUSE_ENDS.match(figure.spot.text, figure.end):
        return figure.token(figure.end, Class.TIMES, "times: after “gấp”", unit=TIMES.key)
    if not found:
        return None
    broken = figure.worth.step < 1
    if not broken and not _TIMES_CUE.search(figure.spot.left):
        return None
    return figure.token(found.end(), Class.TIMES, "times", unit=TIMES.key)


def measure(figure: Figure) -> Token | None:
    """Read "3,5 km", "1 - 2 ngày", "90 ngày, đêm", "1,2 triệu tấn"."""
    text, end, scale = figure.spot.text, figure.end, 1
    if scaled := _SCALED.match(text, end):
        end, scale = scaled.end(), _scale(scaled["s"])
    unit = unit_at(text, end)
    if not unit or (fold(unit[1]) == "điểm" and _is_place(figure, unit[0])):
        return None
    if fold(unit[1]) == "năm" and _OF_A_YEAR.match(text, unit[0]):
        return None
    return figure.token(unit[0], Class.MEASURE, "measure", scale=scale, noun=unit[1])


def _is_place(figure: Figure, end: int) -> bool:
    """Whether "15 điểm" are places and not marks: whole numbers that a noun follows."""
    zero = figure.found["n"].startswith("0") and figure.found["n"].isdigit()
    return figure.worth is not None and figure.worth.step == 1 and (zero or bool(figure.spot.word_after(end)))


def with_unit(spot: Spot) -> list[Token] | None:
    """Read a number or range whose unit stands right after it."""
    for single in (False, True):
        figure = Figure(spot)
        if single:
            if not figure.ranged:
                break
            figure.single()
        for rule in (points, percent, money, times, measure):
            if token := rule(figure):
                return [token]
    return None


def fraction(spot: Spot) -> list[Token] | None:
    """Read "2.615/3.224 hồ sơ", "12/15 xã"."""
    found = _FRACTION.match(spot.text, spot.at)
    if not found:
        return None
    part, whole = worth_of(found["n"], spot.writing), worth_of(found["of"], spot.writing)
    if part is None or whole is None or not whole.value:
        return None
    figure = Figure(spot)
    figure.single()
    if (rate := _ON_A_BASE.match(spot.text, figure.end)) and part.value < whole.value:
        words = spot.text[figure.end : rate.end()].strip()
        return [figure.token(rate.end(), Class.MEASURE, "measure: rate", noun=words)]
    noun, unit = spot.noun_after(found.end())
    if measured := unit_at(spot.text, found.end()) if not noun else None:
        noun = measured[1]
    what = {"parts": (part.value, whole.value), "noun": noun, "unit": unit, "hedge": spot.hedge}
    return [spot.token(spot.at, found.end(), Class.FRACTION, "fraction", step=part.step, **what)]


def _scaled(figure: Figure) -> tuple[int, int]:
    """Return where the figure ends with its scale word, and the scale: "1,5 triệu"."""
    found = _SCALED.match(figure.spot.text, figure.end)
    return (found.end(), _scale(found["s"])) if found else (figure.end, 1)


def counted(spot: Spot) -> list[Token] | None:
    """Read a number that a noun of the lexicon follows: "8.252 hồ sơ", "7 triệu 520 nghìn con"."""
    figure = Figure(spot)
    end, scale = _scaled(figure)
    end, extra, step = _more(figure, end, scale) if scale > 1 else (end, Decimal(0), None)
    noun, unit = spot.noun_after(end)
    if not noun:
        return None
    if rate := _RATE.match(spot.text, after_words(spot.text, end, len(noun.split()))):
        words = spot.text[end : rate.end()].strip()
        return [figure.token(rate.end(), Class.MEASURE, "measure: rate", scale=scale, noun=words)]
    token = figure.token(end, Class.COUNT, "count: noun", scale=scale, noun=noun, unit=unit)
    return [_summed(token, extra, step)]


def count_by_form(spot: Spot) -> list[Token] | None:
    """Read what can only be a count by its form or place: "04 Sở", "1.879", "tổng số là 635", "trực tuyến: 38"."""
    figure = Figure(spot)
    end, scale = _scaled(figure)
    if figure.worth is None:
        return None
    word = spot.word_after(end)
    whole = figure.worth.step >= 1 or scale > 1
    reason = _why_a_count(spot, figure, word) or ("scale alone" if scale > 1 else "")
    if not reason or (not whole and not word and reason != "value"):
        return None
    noun, unit = (word, "") if word else spot.noun_before()
    cls = Class.COUNT if whole else Class.MEASURE
    return [figure.token(end, cls, f"{cls.value}: {reason}", scale=scale, noun=noun, unit=unit)]


def _why_a_count(spot: Spot, figure: Figure, word: str) -> str:
    digits = figure.found["n"]
    if word:
        return "word after it"
    if re.fullmatch(r"0\d", digits):
        return "leading zero"
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", digits):
        return "thousands"
    if re.search(r"[:=]\s*$", spot.left) or spot.cue(VALUE_CUES):
        return "value"
    if _PART_OF.match(spot.text, figure.end):
        return "part of"
    return "list" if spot.near and spot.begins_list(figure.end) else ""


def one_more(spot: Spot) -> list[Token] | None:
    """Read "trong đó trực tuyến 38, trực tiếp 597": a bare number after a count of the same sentence is one too."""
    prev = spot.counted
    if not prev or SENTENCE_ENDS.search(spot.text, prev.end, spot.at):
        return None
    figure = Figure(spot)
    figure.single()
    if figure.worth is None or figure.worth.step < 1 or not _CLAUSE_ENDS.match(spot.text, figure.end):
        return None
    return [figure.token(figure.end, Class.COUNT, "count: one more", noun=prev.noun, unit=prev.unit)]


def plain_decimal(spot: Spot) -> list[Token] | None:
    """Read a number with decimals and no unit as a measure: an index, a score."""
    figure = Figure(spot)
    if figure.worth is None or figure.worth.step == 1:
        return None
    figure.single()
    return [figure.token(figure.end, Class.MEASURE, "measure: decimals without unit")]


def unclassified(spot: Spot) -> list[Token]:
    """Keep what fits nothing."""
    figure = Figure(spot)
    figure.single()
    reason = "fits no rule" if figure.worth else NO_RULE
    worth = figure.worth or Worth(None, None)
    return [spot.token(spot.at, figure.end, Class.UNCLASSIFIED, reason, value=worth.value, step=worth.step)]
