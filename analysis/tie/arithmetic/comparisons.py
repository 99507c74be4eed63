"""Where a text compares: the value now, the value it is held against, the change, and the rate of change."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.tie.arithmetic.lists import PLAN
from analysis.tie.arithmetic.reading import AMOUNTS, RATES, Number, Text, alike, like
from analysis.tie.arithmetic.spans import spans
from analysis.tie.token import Class

_DIRECTION = re.compile(
    r"(?P<up>tăng|cao hơn|nhiều hơn|vượt|thêm)|(?P<down>giảm|thấp hơn|ít hơn|hụt|bớt|thiếu)", re.IGNORECASE
)
_PERIOD = (
    r"(?:cùng kỳ|cùng thời (?:điểm|gian)|tháng|kỳ|quý|tuần|năm|6 tháng|mức|kế hoạch|dự toán|chỉ tiêu|vụ"
    r"|đầu năm|cuối năm|ngày|thời điểm)"
)
TO_BASE = re.compile(
    r"[^,;.()%]{0,40}so với\s+(?:(?:số|mức)\s+)?(?:khoảng\s+)?"
    rf"|[^,;.()%]{{0,40}}so(?: với)? {_PERIOD}[^,;()%]{{0,60}}?"
    r"(?:\(\s*|\blà\s+|:\s*|\bđạt\s+|\bcó\s+)"
    r"(?:(?:cùng kỳ|tháng trước|kỳ trước|năm trước)[^,;()%]{0,30}?)?(?:là|đạt|có|:)?\s*"
    rf"|[^,;.()%\d]{{0,40}}\(\s*(?:so với\s+)?{_PERIOD}[^,;()%]{{0,40}}?(?:là|đạt|có|:)?\s*",
    re.IGNORECASE,
)
_TO_PLAN_BASE = re.compile(
    r"\s*(?:so với\s+|so\s+|của\s+)?"
    r"(?:kế hoạch|KH|dự toán|DT|chỉ tiêu|mục tiêu|cùng kỳ|tháng trước|kỳ trước|năm trước|quý trước|năm|tháng)"
    r"[^,;.()%]{0,60}?(?:\(\s*(?:(?:cùng kỳ|kế hoạch|dự toán|năm|tháng|số)[^,;()%]{0,40}?)?)?(?:là|đạt|có|:)?\s*",
    re.IGNORECASE,
)
_EQUAL_TO = re.compile(
    r"[^,;.()%\d]{0,60}?\s*(?:,\s*|\(\s*)"
    r"(?:tương ứng|tương đương|bằng|tức(?: là)?|hay|=|(?:tỷ lệ|tỉ lệ))?\s*(?:với\s+)?(?:(?:mức|tỷ lệ|tỉ lệ)\s+)?"
    r"(?P<word>tăng|giảm)?\s*(?:khoảng|gần|hơn|trên)?\s*[-–+−]?\s*|[^,;.()%\d]{0,40}?\s*=\s*"
    r"|[^,;.()%\d]{0,30}?\b(?:hay|tức(?: là)?|tương ứng|tương đương)\s+(?:với\s+)?(?:mức\s+)?(?:tăng\s+|giảm\s+)?",
    re.IGNORECASE,
)
_QUALIFIERS = re.compile(
    r"\b(chết|tử vong|bị thương|mắc|khỏi|nữ|nam|trực tuyến|trực tiếp|quá hạn|đúng hạn|tiếp nhận|đã giải quyết|đang)\b"
)
_ENDS = re.compile(r"\s*(?:so với|[),;]|\.?$)", re.IGNORECASE)  # "tăng 46 việc, 0,9% so với cùng kỳ"
_SIGNED = re.compile(r"^[^;.()%\d]{0,80}\(\s*[-–−+]\s?\d")
_REACHED = re.compile(
    r"(?:bằng|đạt|=|tương đương|tương ứng)\s*(?:với\s+)?(?:khoảng|gần|hơn|trên)?\s*$", re.IGNORECASE
)
_FOLD = re.compile(r"(?:gấp|bằng|tăng gấp)\s*(?:khoảng|gần|hơn|trên)?\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class Comparison:
    """One comparison; what the text does not give is None.

    `nows` are the amounts that may be meant, the nearest first. `rising` is None for a plain ratio ("bằng 85% so
    với cùng kỳ", "gấp 2,1 lần").
    """

    nows: tuple[Number, ...]
    rising: bool | None
    base: Number | None = None
    change: Number | None = None
    rate: Number | None = None


def comparisons(text: Text) -> list[Comparison]:
    """Return every comparison with something to compute, in reading order."""
    found = []
    for numbers in text.numbers.values():
        told = _between_ends(numbers)
        found += told
        used = {each.index for one in told for each in (one.change, one.rate) if each}
        for at, number in enumerate(numbers):
            if number.index in used:
                continue
            comparison = _changed(numbers, at) if number.is_change else _measured(numbers, at)
            if comparison:
                used |= {each.index for each in (comparison.change, comparison.rate) if each}
                found.append(comparison)
    return found


def _between_ends(numbers: list[Number]) -> list[Comparison]:
    """Read "tăng 25% (từ 200 lên 250)", "gấp 2,5 lần, từ 100 lên 250": both ends, and the change before or after."""
    found = []
    for base, now, before, after in spans(numbers):
        if (
            not _is_amount(base)
            or not _is_amount(now)
            or not like(base, now)
            or base.sentence != now.sentence
        ):
            continue
        for said in (_said(before[::-1], nearest=-1), _said(after, nearest=0)):
            found += _of_ends(now, base, [each for each in said if each.sentence == now.sentence])
    return found


def _said(near: list[Number], nearest: int) -> list[Number]:
    """Return the number that may be the change, and the other that says it again, as "1.500 tài khoản (15%)"."""
    pair = len(near) > 1 and near[0].is_change and _says_it_again(near[0], near[1])
    return near if pair else near[nearest:][:1]


def _of_ends(now: Number, base: Number, said: list[Number]) -> list[Comparison]:
    fold = next((each for each in said if each.token.cls is Class.TIMES and _FOLD.search(each.before)), None)
    if fold:
        return [Comparison((now,), None, base, None, fold)]
    change = next((each for each in said if _is_amount(each) and each.is_change and like(now, each)), None)
    rate = next((each for each in said if each.token.cls is Class.PERCENT), None)
    first = change or rate
    if first is None or not first.is_change:
        return []
    rising = _rises(first)
    return [Comparison((now,), rising, base, change, rate)] if rising is not None else []


def _changed(numbers: list[Number], at: int) -> Comparison | None:
    """Read "tăng 120 hồ sơ (12%) so với tháng trước (1.000 hồ sơ)": a change, a rate, or both, against a base."""
    first = numbers[at]
    rising = _rises(first)
    if rising is None or first.token.cls not in AMOUNTS | RATES:
        return None
    last, other = at, None
    if at + 1 < len(numbers) and _says_it_again(first, numbers[at + 1]):
        last, other = at + 1, numbers[at + 1]
    change = next((each for each in (first, other) if each and each.token.cls in AMOUNTS), None)
    rate = next((each for each in (first, other) if each and each.token.cls in RATES), None)
    nows = _nows(numbers, at, change)
    base = _base_after(numbers, last, nows) or _base_between(numbers, at, nows)
    if base:
        nows = tuple(each for each in nows if each is not base and like(each, base))
    if not nows or (base is None and not (change and rate)):
        return None
    return Comparison(nows, rising, base, change, rate)


def _is_amount(number: Number) -> bool:
    """Whether it is an amount, or a score out of the full one: 86,5/100 điểm."""
    return number.token.cls in AMOUNTS or bool(number.token.parts and number.token.noun.lower() == "điểm")


def _rises(number: Number) -> bool | None:
    found = list(_DIRECTION.finditer(number.before))
    return bool(found[-1]["up"]) if found else None


def _says_it_again(first: Number, second: Number) -> bool:
    """Whether a change in cases is followed by the same in per cent, or the other way round."""
    kinds = {first.token.cls in RATES, second.token.cls in RATES}
    if kinds != {True, False} or second.token.cls not in AMOUNTS | RATES or second.sentence != first.sentence:
        return False
    between = first.block.text[first.token.end : second.token.start]
    if _SIGNED.search(f"{between}{second.token.text}"):  # "giảm 1,06% so với cùng kỳ năm trước (-253,5 ha)"
        return True
    found = _EQUAL_TO.fullmatch(between)
    if not found or re.search(r"so với|cùng kỳ|trong đó|đạt|chiếm|trước", between):
        return False
    again = re.fullmatch(r"[^,;.()%\d]{0,30},\s*", between) and _ENDS.match(second.after)
    is_bare = not again and not re.search(r"[(=]|tương|bằng|tức|hay", between)
    return not is_bare and (not found["word"] or (found["word"].lower() == "tăng") == _rises(first))


def _nows(numbers: list[Number], at: int, change: Number | None) -> tuple[Number, ...]:
    """Return the amounts before a change that may have changed: those of its sentence, else of the two before it."""
    first = numbers[at]
    earlier = [
        each for each in numbers[:at] if _is_amount(each) and not each.is_change and not each.is_compared
    ]
    here = [each for each in earlier if each.sentence == first.sentence and _may_change(each, change)]
    if here:
        beside = [each for each in here if each.group in {None, first.group}]
        return (*reversed(beside), *(each for each in reversed(here) if each not in beside))
    if re.match(r"\s*[-+]?\s*so với", first.block.text[first.sentence[0] :], re.IGNORECASE):
        return tuple(reversed([each for each in earlier if _may_change(each, change)]))
    return ()


def _may_change(now: Number, change: Number | None) -> bool:
    if change is None:
        return True
    if not like(now, change):
        return False
    return _qualifiers(now) == _qualifiers(change) or not _qualifiers(change)


def _qualifiers(number: Number) -> set[str]:
    return {found.lower().replace("tử vong", "chết") for found in _QUALIFIERS.findall(number.label)}


def _base_after(numbers: list[Number], last: int, nows: tuple[Number, ...]) -> Number | None:
    if last + 1 >= len(numbers) or not nows:
        return None
    stated, base = numbers[last], numbers[last + 1]
    if not _is_amount(base) or base.sentence != stated.sentence or not like(nows[0], base):
        return None
    between = re.sub(r"^\s*\)", "", stated.block.text[stated.token.end : base.token.start])
    if base.is_change or "trong đó" in between.lower():
        return None
    return base if TO_BASE.fullmatch(between) else None


def _base_between(numbers: list[Number], at: int, nows: tuple[Number, ...]) -> Number | None:
    """Return the base before the change: "(tháng trước 1.000 hồ sơ), tăng 20%", "từ 1.000 lên 1.200, tăng 20%"."""
    if not nows:
        return None
    first, text = numbers[at], numbers[at].block.text
    near = [each for each in numbers[:at] if each.sentence == first.sentence and each.token.cls in AMOUNTS]
    if not near or re.search(r"[;]", text[near[-1].token.end : first.token.start]):
        return None
    if len(near) > 1 and re.search(r"\btừ\s*(?:mức\s*)?$", near[-2].before, re.IGNORECASE):
        between = text[near[-2].token.end : near[-1].token.start]
        if re.fullmatch(
            r"[^,;.()]{0,40}\b(?:lên|xuống|còn|thành)\s*(?:còn\s*)?(?:đến\s*)?", between, re.IGNORECASE
        ):
            return near[-2]
    if len(near) > 1 and near[-1] is nows[0] and near[-2].is_compared and near[-2].group:
        between = text[near[-2].token.end : near[-1].token.start]
        if re.fullmatch(
            r"[^,;.()]{0,40}\)\s*,[^;.()]{0,60}", between
        ):  # "so với cùng kỳ (1.000), tháng này có 1.200"
            return near[-2]
    last = near[-1]
    between = text[last.token.end : first.token.start]
    if (
        last.is_compared
        and last.group
        and not last.is_change
        and re.fullmatch(r"[^,;.()]{0,40}\)\s*,?\s*\w+\s*", between)
    ):
        return last
    return None


def _measured(numbers: list[Number], at: int) -> Comparison | None:
    """Read "bằng 85% so với cùng kỳ (1.000 hồ sơ)", "đạt 78% kế hoạch (3.000 tỷ đồng)", "gấp 2,1 lần cùng kỳ (500)"."""
    rate = numbers[at]
    is_share = rate.token.cls is Class.PERCENT and _REACHED.search(rate.before) and PLAN.match(rate.after)
    is_fold = rate.token.cls is Class.TIMES and _FOLD.search(rate.before)
    if not (is_share or is_fold):
        return None
    nows = tuple(
        reversed(
            [
                each
                for each in numbers[:at]
                if each.sentence == rate.sentence
                and each.token.cls in AMOUNTS
                and not each.is_change
                and not each.is_compared
            ]
        )
    )
    if not nows or at + 1 >= len(numbers):
        return None
    base = numbers[at + 1]
    between = rate.block.text[rate.token.end : base.token.start]
    if (
        base.token.cls not in AMOUNTS
        or base.sentence != rate.sentence
        or base.is_change
        or "trong đó" in between
    ):
        return None
    if not (_TO_PLAN_BASE.fullmatch(between) or TO_BASE.fullmatch(between)):
        return None
    nows = tuple(
        each for each in nows if like(each, base) and (alike(each, base) or not base.noun or not each.noun)
    )
    return Comparison(nows, None, base, None, rate) if nows else None
