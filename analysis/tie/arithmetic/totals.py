"""Whether a total after its parts is their sum: 3.000 tài khoản mức 1, 7.000 tài khoản mức 2, tổng cộng 10.000."""

from __future__ import annotations

import re

from analysis.declare import Severity
from analysis.tie.arithmetic.interval import is_hedged, summed
from analysis.tie.arithmetic.reading import AMOUNTS, Number, Text, alike
from analysis.tie.arithmetic.relation import Kind, Relation, agreement, breach
from analysis.tie.arithmetic.sums import told

_TOTAL = re.compile(
    r"[,;.(]\s*(?:như vậy,?\s*)?(?:tổng cộng|cộng chung|cộng)\b[^,;.()\d]{0,40}$", re.IGNORECASE
)
_OF_PLACES = re.compile(
    r"[^,;.()\d]{0,30}\b(?:là|có|được)\s*$", re.IGNORECASE
)  # "tổng cộng 03 địa bàn là 30.000 hồ sơ"
_OVER_TIME = re.compile(
    r"lũy kế|luỹ kế|đến nay|từ đầu năm|từ khi|trước đó|nâng|trong đó|tính đến", re.IGNORECASE
)


def totals(text: Text) -> list[Relation]:
    """Return each total after its parts, as far as nothing else of its kind is told before it in the sentence."""
    found = []
    for numbers in text.sentences():
        for at, whole in enumerate(numbers):
            parts = _parts(numbers, at)
            relation = _held(whole, parts) if len(parts) > 1 else None
            found += [relation] if relation else []
    return found


def _parts(numbers: list[Number], at: int) -> list[Number]:
    """Return the amounts before a total that count what it counts; none where it is no total."""
    whole, places = numbers[at], numbers[at - 1] if at else None
    if whole.token.cls not in AMOUNTS:
        return []
    if not _TOTAL.search(whole.before):
        if places is None or not _TOTAL.search(places.before) or not _OF_PLACES.fullmatch(whole.before):
            return []
        at -= 1
    words = whole.block.text[whole.sentence[0] : whole.token.start]
    if _OVER_TIME.search(words):
        return []
    return [
        each
        for each in numbers[:at]
        if each.group == whole.group and not each.is_change and not each.is_compared and alike(each, whole)
    ]


def _held(whole: Number, parts: list[Number]) -> Relation | None:
    if any(is_hedged(each.token) for each in (whole, *parts)):
        return None
    added, tokens = summed([each.interval for each in parts]), (whole.index, *(each.index for each in parts))
    if added.meets(whole.interval):
        return agreement(Kind.SUM, tokens, told(whole, parts, "="), derived=whole.index)
    return breach(Kind.SUM, Severity.WARNING, tokens, told(whole, parts, "≠"))
