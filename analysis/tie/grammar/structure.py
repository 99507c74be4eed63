"""What the document's own structure says of a number: a footnote's mark, the label of a section."""

from __future__ import annotations

import re

from analysis.tie.document import Block, Kind
from analysis.tie.outline import label_of
from analysis.tie.token import Class, Token

_BARE_NOTE = re.compile(r"[(\[]?\d{1,3}[)\]]?(?=\s)")


def marks(block: Block) -> list[Token]:
    """Return the footnote marks of a block."""
    spans = list(block.marks)
    if block.kind is Kind.FOOTNOTE and not spans:
        found = _BARE_NOTE.match(block.text)
        spans = [found.span()] if found and re.sub(r"\D", "", found[0]) == block.note else []
    return [
        Token(block.number, start, end, block.text[start:end], Class.NOTE, reason="footnote mark")
        for start, end in spans
        if any(map(str.isdigit, block.text[start:end]))
    ]


def label(block: Block) -> list[Token]:
    """Return the label with which a heading or a paragraph begins, if there are digits in it."""
    found = label_of(block.text)
    if not found or not any(map(str.isdigit, found[0])):
        return []
    start, end = found.start("number"), found.end("number")
    if block.text[end : end + 1] in {".", ")"}:
        end += 1
    return [Token(block.number, start, end, block.text[start:end], Class.SECTION, reason="section label")]
