"""Whether two wholes cut side by side both add up: 10 vụ với 5 triệu, gồm 6 vụ với 3 triệu và 4 vụ với 2 triệu."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.declare import Severity
from analysis.tie.arithmetic.interval import is_hedged, summed
from analysis.tie.arithmetic.reading import AMOUNTS, Number, Text, alike
from analysis.tie.arithmetic.relation import Kind, Relation, agreement, breach
from analysis.tie.arithmetic.sums import told

_CUE = re.compile(r"\b(?:trong đó|(?:bao )?gồm|cụ thể|chia ra)\b|\(", re.IGNORECASE)
_LEAST = 4  # two parts, each with both numbers


def paired(text: Text) -> list[Relation]:
    """Return the sums of each pair of wholes of which one adds up at least: its parts are then all of the other."""
    found = []
    for numbers in text.sentences():
        for wholes, parts in _cut_together(numbers):
            sums = [(whole, list(parts[at::2])) for at, whole in enumerate(wholes)]
            holds = [summed([each.interval for each in some]).meets(whole.interval) for whole, some in sums]
            if any(holds):
                found += [
                    _told(whole, some, holds=held) for (whole, some), held in zip(sums, holds, strict=True)
                ]
    return found


def _cut_together(numbers: list[Number]) -> Iterator[tuple[list[Number], list[Number]]]:
    """Yield two amounts that differ in kind, and the amounts after them that are in turn of the one and the other."""
    counted = [
        each
        for each in numbers
        if each.token.cls in AMOUNTS
        and not each.is_change
        and not each.is_compared
        and not is_hedged(each.token)
    ]
    for at in range(len(counted) - 1):
        wholes, parts = counted[at : at + 2], counted[at + 2 :]
        if alike(*wholes) or len(parts) < _LEAST or not _CUE.search(parts[0].before):
            continue
        length = 0
        while length < len(parts) and alike(parts[length], wholes[length % 2]):
            length += 1
        if length >= _LEAST and length % 2 == 0:
            yield wholes, parts[:length]


def _told(whole: Number, parts: list[Number], *, holds: bool) -> Relation:
    tokens = (whole.index, *(each.index for each in parts))
    if holds:
        return agreement(Kind.SUM, tokens, told(whole, parts, "="), derived=whole.index)
    return breach(Kind.SUM, Severity.ERROR, tokens, told(whole, parts, "≠"))
