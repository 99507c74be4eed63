"""Small documents for the tests of the tie-out: paragraphs and tables without a file."""

from __future__ import annotations

from analysis.tie.document import Document
from analysis.tie.grammar import tokens
from analysis.tie.reading.building import Builder


def document(*paragraphs: str | list[list[str]]) -> Document:
    """Return a document of paragraphs; a list of rows is a table."""
    builder = Builder()
    for each in paragraphs:
        if isinstance(each, str):
            builder.text(each)
        else:
            builder.table(each)
    return Document("report.md", "md", "", builder.done())


def read(*paragraphs: str | list[list[str]]):
    """Return the tokens of such a document."""
    return tokens(document(*paragraphs))


def classed(text: str) -> list[str]:
    """Return "token = class" for each number of a paragraph, in order."""
    return [f"{token.text} = {token.cls.value}" for token in read(text)]
