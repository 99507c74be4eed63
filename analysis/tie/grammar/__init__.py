"""Every number in a document gets one class: rules in one order, the first that fits decides, nothing is dropped."""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.tie.document import Block, Document, Kind
from analysis.tie.grammar import (
    calendar,
    citing,
    hours,
    naming,
    pairs,
    quantities,
    sayings,
    shortdates,
    sides,
    structure,
    words,
)
from analysis.tie.grammar.separators import Writing, writing_of
from analysis.tie.grammar.spot import Spot
from analysis.tie.grammar.tables import Tables
from analysis.tie.token import Class, Token

__all__ = ["RULES", "tokens"]

_DIGIT = re.compile(r"\d")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[\w-]+(?:\.[\w-]+)*\.(?:vn|com|org|net)\b\S*"
)
_ADDRESS_HINT = re.compile(r"://|www\.|@|\.(?:vn|com|org|net)\b")

# The order is the grammar: a rule sees only numbers that no rule before it has taken.
RULES = (
    citing.document,
    naming.note_mark,
    calendar.quarter,
    shortdates.short_form,
    sides.side,
    naming.glued_name,
    naming.strong_name,
    naming.rank,
    naming.some,
    sayings.saying,
    shortdates.score,
    calendar.date_span,
    calendar.day_list,
    calendar.full_date,
    calendar.short_date,
    calendar.years,
    calendar.months_of_year,
    calendar.month,
    calendar.day_alone,
    calendar.year,
    hours.clock,
    pairs.spelled_pair,
    quantities.with_unit,
    citing.identifier,
    naming.list_mark,
    calendar.festive,
    quantities.fraction,
    naming.level,
    naming.section,
    naming.ordinal,
    naming.listed,
    naming.name,
    quantities.counted,
    calendar.bare_year,
    quantities.count_by_form,
    naming.formula_mark,
    quantities.one_more,
    quantities.plain_decimal,
    quantities.unclassified,
)


def tokens(document: Document) -> tuple[Token, ...]:
    """Return the numbers of a document in order, each with its class; every digit stands in exactly one of them."""
    writing = writing_of(block.text for block in document.blocks)
    tables = Tables(document.blocks)
    return tuple(token for block in document.blocks for token in _of_block(block, writing, tables))


def _of_block(block: Block, writing: Writing, tables: Tables) -> list[Token]:
    found = _given(block, writing, tables)
    text = _without(block.text, found)
    if _DIGIT.search(text):
        found += _scanned(block, text, writing)
    found += words.spelled(block, writing, found)
    return sorted(found, key=lambda token: token.start)


def _without(text: str, taken: list[Token]) -> str:
    """Return a text of the same length that hides what is taken: a footnote's mark is a gap, all else a stop."""
    letters = list(text)
    for token in taken:
        blank = " " if token.cls is Class.NOTE else ";"
        letters[token.start : token.end] = blank * (token.end - token.start)
    return "".join(letters)


def _given(block: Block, writing: Writing, tables: Tables) -> list[Token]:
    """Return what the structure of the document says: footnote marks, labels, table cells, addresses."""
    found = structure.marks(block)
    if block.kind is Kind.CELL:
        found += tables.cell(block, writing)
    elif not found or found[0].start:
        found += structure.label(block)
    if _ADDRESS_HINT.search(block.text):
        found += [
            Token(block.number, *each.span(), each[0], Class.IDENTIFIER, reason="identifier: address")
            for each in _ADDRESS.finditer(block.text)
            if _DIGIT.search(each[0])
        ]
    return found


def _scanned(block: Block, text: str, writing: Writing) -> list[Token]:
    """Read the digits of a text from left to right; a token ends where a footnote mark stands in its words."""
    found: list[Token] = []
    at, counted = 0, None
    while digit := _DIGIT.search(text, at):
        last = found[-1] if found else None
        spot = Spot(text, digit.start(), block.number, writing, last, counted, block.kind.value)
        read = next(each for rule in RULES if (each := rule(spot)))
        new = [_before_mark(each, block) for each in read]
        found += new
        counted = new[-1] if new[-1].cls is Class.COUNT else counted
        at = max(new[-1].end, digit.end())
    return found


def _before_mark(token: Token, block: Block) -> Token:
    for start, _ in block.marks:
        if token.start < start < token.end:
            end = token.start + len(block.text[token.start : start].rstrip())
            return replace(token, end=end, text=block.text[token.start : end])
    return token
