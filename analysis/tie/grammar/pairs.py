"""One number written twice: "bảy (07) thủ tục", "07 (bảy) thủ tục"."""

from __future__ import annotations

import re
from decimal import Decimal

from analysis.tie.grammar import numberwords
from analysis.tie.grammar.separators import NUMBER, worth_of
from analysis.tie.grammar.spot import Spot
from analysis.tie.grammar.units import unit_at
from analysis.tie.token import Class, Token

_PAIR = re.compile(r"(?P<word>[^\W\d_]+(?:\s+[^\W\d_]+){0,4})\s*\($", re.IGNORECASE)
_SPELLED_AFTER = re.compile(rf"(?P<n>{NUMBER})\s*\((?P<word>[^\W\d_]+(?:\s+[^\W\d_]+){{0,6}})\)")
_IN_BRACKETS = re.compile(rf"(?P<n>{NUMBER})\s*\)")


def spelled_pair(spot: Spot) -> list[Token] | None:
    """Read "bảy (07) thủ tục" and "07 (bảy) thủ tục": one number, written twice, one token over both."""
    if spot.left.endswith("(") and (before := _PAIR.search(spot.left)):
        found = _IN_BRACKETS.match(spot.text, spot.at)
        said = _last_spelled(before["word"])
        if found and said and said[0] == _plain(found["n"], spot):
            start = spot.at - 1 - (len(spot.left) - 1 - said[1] - before.start("word"))
            return _paired(spot, start, found.end(), said[0])
    found = _SPELLED_AFTER.match(spot.text, spot.at)
    said = numberwords.worth(found["word"]) if found else None
    if said and said[1] == len(found["word"].split()) and said[0] == _plain(found["n"], spot):
        return _paired(spot, spot.at, found.end(), said[0])
    return None


def _plain(digits: str, spot: Spot) -> Decimal | None:
    worth = worth_of(digits, spot.writing)
    return worth.value if worth else None


def _last_spelled(words: str) -> tuple[int, int] | None:
    """Return the number that ends the words, and where it begins in them."""
    for found in re.finditer(r"\S+", words):
        said = numberwords.worth(words[found.start() :])
        if said and said[1] == len(words[found.start() :].split()):
            return said[0], found.start()
    return None


def _paired(spot: Spot, start: int, end: int, value: int) -> list[Token] | None:
    if spot.prev and start < spot.prev.end:
        return None
    if unit := unit_at(spot.text, end):
        what = {"value": Decimal(value), "step": Decimal(1), "noun": unit[1]}
        return [spot.token(start, unit[0], Class.MEASURE, "measure: spelled out", **what)]
    noun, unit_key = spot.noun_after(end)
    return [
        spot.token(
            start,
            end,
            Class.COUNT,
            "count: spelled out",
            value=Decimal(value),
            step=Decimal(1),
            noun=noun,
            unit=unit_key,
        )
    ]
