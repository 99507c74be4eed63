"""Every number in a document gets one class: rules in one order, the first that fits decides, nothing is dropped."""

from __future__ import annotations

import re

from analysis.tie.document import Block, Document, Kind
from analysis.tie.grammar import calendar, citing, naming, quantities, structure, words
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
    naming.glued_name,
    naming.strong_name,
    naming.rank,
    naming.some,
    calendar.quarter,
    calendar.date_span,
    calendar.day_list,
    calendar.full_date,
    calendar.short_date,
    calendar.years,
    calendar.months_of_year,
    calendar.month,
    calendar.day_alone,
    calendar.year,
    calendar.clock,
    quantities.spelled_pair,
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
    taken = sorted((token.start, token.end) for token in found)
    if any(map(str.isdigit, block.text)):
        found += _scanned(block, writing, taken)
    found += words.spelled(block, writing, sorted((token.start, token.end) for token in found))
    return sorted(found, key=lambda token: token.start)


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


def _scanned(block: Block, writing: Writing, taken: list[tuple[int, int]]) -> list[Token]:
    """Read the digits that the structure has not taken, from left to right."""
    found: list[Token] = []
    text, at, counted = block.text, 0, None
    while digit := _DIGIT.search(text, at):
        start = digit.start()
        inside = [end for first, end in taken if first <= start < end]
        if inside:
            at = inside[0]
            continue
        spot = Spot(
            text, start, block.number, writing, found[-1] if found else None, counted, block.kind.value
        )
        new = next(each for rule in RULES if (each := rule(spot)))
        found += new
        counted = new[-1] if new[-1].cls is Class.COUNT else counted
        at = max(new[-1].end, start + 1)
    return found
