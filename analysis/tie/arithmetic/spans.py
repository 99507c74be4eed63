"""Where both ends of a change stand side by side: "tăng 25% (từ 200 lên 250)", "tháng 10 là 200, tháng 11 là 250"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from analysis.tie.arithmetic.reading import Number

_FROM = re.compile(r"\btừ\s+(?:mức\s+|khoảng\s+)?$", re.IGNORECASE)
_TO = re.compile(
    r"[^,;.()\d]{0,40}\b(?:lên|xuống|còn|thành)\s+(?:(?:còn|đến|tới|mức|thành)\s+)*", re.IGNORECASE
)
_PERIOD = re.compile(
    r"\b(?P<unit>tháng|quý|năm)\s+(?P<which>\d{1,4}|I{1,3}|IV)(?:\s*(?:/|năm)\s*(?P<year>\d{4}))?"
    r"\s*(?:là|có|đạt|được|:)?\s*(?:là|có|đạt)?\s*$",
    re.IGNORECASE,
)
_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4}
_BETWEEN_PERIODS = re.compile(r"[^.()%]{0,60}")
# What stands between a change and the two ends it comes from.
_OPENS = re.compile(
    r"[^;.%]{0,80}?[(,:]\s*(?:(?:cụ thể|tăng|giảm|là|tức)\s*:?\s*)*(?:từ\s+(?:mức\s+|khoảng\s+)?"
    r"|(?:tháng|quý|năm)\s[^()%;.]{1,25})",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"[^;.%\d]{0,60}?(?:[,(]|\s(?:và|tương ứng|tương đương|hay|tức)\s)[^;.%\d]{0,30}", re.IGNORECASE
)
_OTHERWISE = re.compile(r"trong đó|bình quân|kế hoạch|dự toán|chỉ tiêu", re.IGNORECASE)


def spans(numbers: list[Number]) -> Iterator[tuple[Number, Number, list[Number], list[Number]]]:
    """Yield each pair of ends, the earlier one first, with the numbers before it and after it that may be its change.

    The change nearest to the ends comes first on either side.
    """
    for at, (first, second) in enumerate(pairwise(numbers)):
        ends = _moved(first, second) or _periods(first, second)
        if ends is None:
            continue
        before = numbers[max(0, at - 2) : at][::-1] if _OPENS.fullmatch(first.before) else []
        after = numbers[at + 2 : at + 4]
        if after and not _GOES_ON.fullmatch(after[0].before):
            after = []
        if _OTHERWISE.search(first.before):
            before = []
        if after and _OTHERWISE.search(after[0].before + after[0].after[:30]):
            after = []
        if after and not _moved(first, second) and _of_another_year(first, after[0]):
            after = []
        yield (*ends, before, after)


def _moved(first: Number, second: Number) -> tuple[Number, Number] | None:
    """Return the ends of "từ 200 hồ sơ lên 250 hồ sơ"."""
    return (first, second) if _FROM.search(first.before) and _TO.fullmatch(first.after) else None


def _periods(first: Number, second: Number) -> tuple[Number, Number] | None:
    """Return the ends of "tháng 11 là 250 hồ sơ, tháng 10 là 200 hồ sơ", whichever is told first."""
    one, other = _PERIOD.search(first.before), _PERIOD.search(second.before)
    if not one or not other or not _BETWEEN_PERIODS.fullmatch(first.after):
        return None
    if one["unit"].lower() != other["unit"].lower() or bool(one["year"]) != bool(other["year"]):
        return None
    when = [_when(each) for each in (one, other)]
    if when[0] == when[1]:
        return None
    return (first, second) if when[0] < when[1] else (second, first)


def _of_another_year(end: Number, change: Number) -> bool:
    """Whether a change is against the year before, and the two ends are months or quarters of one year."""
    found = _PERIOD.search(end.before)
    in_year = found is not None and found["unit"].lower() != "năm" and not found["year"]
    return in_year and re.match(r"[^,;.()]{0,20}so với (?:cùng kỳ|năm)", change.after) is not None


def _when(found: re.Match[str]) -> tuple[int, int]:
    which = found["which"].upper()
    return int(found["year"] or 0), _QUARTERS.get(which) or int(which)
