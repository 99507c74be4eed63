"""Numbers in words where they state a fact: "hai thủ tục", "một trong 15 tỉnh", "lần thứ ba"."""

from __future__ import annotations

import re
from decimal import Decimal

from analysis.tie.document import Block
from analysis.tie.grammar import numberwords
from analysis.tie.grammar.lexicon import FACT_NOUNS, SCALES, SPELLED_STOP, fold
from analysis.tie.grammar.separators import Writing
from analysis.tie.grammar.spot import Spot
from analysis.tie.grammar.units import currency_at, unit_at
from analysis.tie.token import Class, Token

_ORDINAL = re.compile(
    r"(?<!\w)thứ\s+(?P<n>nhất|nhì|hai|ba|tư|năm|sáu|bảy|bẩy|tám|chín|mười)(?!\w)", re.IGNORECASE
)
_RANKS = {"nhất": 1, "nhì": 2, "tư": 4}
_HINT = re.compile(r"(?<!\w)(?:thứ|một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười)(?!\w)", re.IGNORECASE)
_ONE = re.compile(r"\s+trong\s+(?:(?:số|những|các)\s+)?(?=\d|\w)", re.IGNORECASE)
_ONLY = re.compile(r"(?:chỉ(?:\s+có)?|duy nhất)\s+$", re.IGNORECASE)
_CAPITAL_NAME = re.compile(r"[A-ZĐ]\w*\s+$")
_YEAR_BEFORE = re.compile(
    r"(?:trong|cả|đầu|cuối|hằng|hàng|mỗi|một|các|những|nhiều|qua|từ|giữa|kỳ|hết|mấy|vài|tháng|quý|ngày|\d)\s+$",
    re.IGNORECASE,
)


def spelled(block: Block, writing: Writing, taken: list[Token]) -> list[Token]:
    """Return the tokens of a block's number words, those inside other tokens left out."""
    text, number = block.text, block.number
    if not _HINT.search(text):
        return []
    ranks = [_ordinal(number, each) for each in _ORDINAL.finditer(text)]
    covered = bytearray(len(text))
    for token in [*taken, *ranks]:
        covered[token.start : token.end] = b"1" * (token.end - token.start)
    free = (
        each for each in numberwords.SPELLED.finditer(text) if not any(covered[each.start() : each.end()])
    )
    counted = (_counted(Spot(text, each.start(), number, writing), each) for each in free)
    return [*ranks, *filter(None, counted)]


def _ordinal(block: int, found: re.Match) -> Token:
    word = found["n"].lower()
    value = Decimal(_RANKS.get(word) or numberwords.DIGITS.get(word, 10))
    return Token(block, *found.span("n"), found["n"], Class.ORDINAL, value, reason="ordinal: in words")


def _counted(spot: Spot, found: re.Match) -> Token | None:
    """Return the token of a number word that counts: a noun of facts, a unit or a scale follows it."""
    said = numberwords.worth(found[0])
    if said is None:
        return None
    value, size = said
    words = list(re.finditer(r"\S+", found[0]))[:size]
    end = found.start() + words[-1].end()
    what = {"value": Decimal(value), "step": Decimal(1)}
    if any(word[0].lower() in SCALES for word in words) and (paid := currency_at(spot.text, end)):
        return spot.token(
            spot.at, paid[0], Class.MONEY, "money: in words", unit=paid[1], hedge=spot.hedge, **what
        )
    if value == 1 and size == 1:
        return _one(spot, end)
    if found[0].lower() == "năm" and (_YEAR_BEFORE.search(spot.left) or found[0][0].isupper()):
        return None
    if _CAPITAL_NAME.search(spot.left) and found[0][0].isupper():
        return None
    return _with_noun(spot, end, what)


def _one(spot: Spot, end: int) -> Token | None:
    """Return "một" where it states one: "một trong 15 tỉnh", "chỉ có một hồ sơ"; else it is an article."""
    what = {"value": Decimal(1), "step": Decimal(1)}
    if among := _ONE.match(spot.text, end):
        digits = re.compile(r"[\d.,]+").match(spot.text, among.end())
        noun, unit = spot.noun_after(digits.end() if digits else among.end())
        known = digits or numberwords.worth(spot.text[among.end() : among.end() + 20])
        return (
            spot.token(spot.at, end, Class.COUNT, "count: one of", noun=noun, unit=unit, **what)
            if known
            else None
        )
    return _with_noun(spot, end, what) if _ONLY.search(spot.left) else None


def _with_noun(spot: Spot, end: int, what: dict) -> Token | None:
    noun, unit = spot.noun_after(end)
    first = noun.split()[0] if noun else ""
    measured = unit_at(spot.text, end)
    if measured and fold(measured[1]) in FACT_NOUNS:
        reason = "measure: in words"
        return spot.token(
            spot.at, measured[0], Class.MEASURE, reason, noun=measured[1], hedge=spot.hedge, **what
        )
    if not noun or fold(noun) not in FACT_NOUNS or fold(first) in SPELLED_STOP:
        return None
    return spot.token(
        spot.at, end, Class.COUNT, "count: in words", noun=noun, unit=unit, hedge=spot.hedge, **what
    )
