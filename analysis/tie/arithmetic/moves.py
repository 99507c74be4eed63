"""Whether what moves goes the way its words say ("tăng từ 95% lên 97%"), and no rank or score passes its end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from analysis.declare import Severity
from analysis.labels import Label
from analysis.tie.arithmetic.reading import Number, Text, alike
from analysis.tie.arithmetic.relation import Kind, Relation, breach
from analysis.tie.arithmetic.words import place, quoted
from analysis.tie.token import Class

_FROM = re.compile(r"(?:\b(?P<verb>tăng|giảm)\s+)?\btừ\s+(?:mức\s+)?$", re.IGNORECASE)
_TO = re.compile(r"[^,;.()\d]{0,40}?\b(?P<way>lên|xuống)\s+(?:còn\s+|đến\s+|tới\s+|mức\s+)*", re.IGNORECASE)
# A better rank is a smaller number: "nâng hạng từ 30 lên 25".
_RANKS = re.compile(r"\b(?:hạng|thứ|vị trí|vị thứ|xếp|bậc)\b", re.IGNORECASE)
_RANK = re.compile(r"(\d{1,3})/(\d{1,3})")
_SCORES = {"điểm"}


def moves(text: Text) -> list[Relation]:
    """Return the moves against their own words, and the ranks and scores beyond the last one."""
    return [*_against_the_words(text), *_beyond_the_last(text), *_beyond_full_score(text)]


def _against_the_words(text: Text) -> Iterator[Relation]:
    for numbers in text.sentences():
        for first, second in pairwise(numbers):
            start, found = _FROM.search(first.before), _TO.fullmatch(first.after)
            if not start or not found or not _comparable(first, second):
                continue
            way, verb = found["way"].lower(), (start["verb"] or "").lower()
            low, high = (first, second) if way == "lên" else (second, first)
            contrary = low.interval.low > high.interval.high
            if contrary or verb == ("giảm" if way == "lên" else "tăng"):
                yield _contrary(first, second, f"{verb} từ … {way}".strip())


def _comparable(first: Number, second: Number) -> bool:
    """Whether both are whole statements of one thing, and no ranks."""
    said = first.block.text[first.sentence[0] : second.token.end].rpartition(";")[2]
    plain = first.token.cls is second.token.cls and not (first.token.parts or second.token.parts)
    bounds = first.token.high or second.token.high or first.token.hedge or second.token.hedge
    same = not first.noun or not second.noun or alike(first, second)
    return plain and not bounds and same and not _RANKS.search(said)


def _contrary(first: Number, second: Number, words: str) -> Relation:
    here, one, other = place(first.block), quoted(first.token), quoted(second.token)
    return breach(
        Kind.ORDER,
        Severity.ERROR,
        (first.index, second.index),
        Label(
            f"{here.vi}: từ {one} đến {other} không đúng với lời văn “{words}”.",
            f"{here.en}: from {one} to {other} is not what the words “{words}” say.",
        ),
    )


def _beyond_the_last(text: Text) -> Iterator[Relation]:
    """Return "đứng thứ 65/63": no rank comes after the last."""
    blocks = {block.number: block for block in text.document.blocks}
    for index, token in enumerate(text.tokens):
        ranked = _RANK.fullmatch(token.text) if token.cls is Class.ORDINAL else None
        if ranked and int(ranked[1]) > int(ranked[2]):
            yield _beyond(index, place(blocks[token.block]), quoted(token))


def _beyond_full_score(text: Text) -> Iterator[Relation]:
    """Return "78,5/70 điểm": no score is above the full one."""
    for numbers in text.sentences():
        for each in numbers:
            parts = each.token.parts
            if parts and parts[0] > parts[1] and each.token.noun.lower() in _SCORES:
                yield _beyond(each.index, place(each.block), quoted(each.token))


def _beyond(index: int, here: Label, printed: str) -> Relation:
    return breach(
        Kind.ORDER,
        Severity.ERROR,
        (index,),
        Label(
            f"{here.vi}: {printed} vượt quá mức cao nhất mà chính nó nêu.",
            f"{here.en}: {printed} is beyond the highest that it names itself.",
        ),
    )
