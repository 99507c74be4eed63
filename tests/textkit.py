"""Texts of a test as documents with their tokens, and what arithmetic finds in them."""

from __future__ import annotations

from analysis.tie.arithmetic import TextChecks, check_text
from analysis.tie.document import Document
from analysis.tie.grammar import tokens
from analysis.tie.reading import markdown, plain


def read(text: str) -> Document:
    """Read a text as a .txt file; one with a Markdown table or heading as an .md file."""
    is_markdown = text.lstrip().startswith(("#", "|"))
    return (markdown if is_markdown else plain).read(
        text.encode(), "report.md" if is_markdown else "report.txt"
    )


def checked(text: str) -> TextChecks:
    """Return what arithmetic finds in a text."""
    document = read(text)
    return check_text(document, tokens(document))


def found(text: str) -> list[tuple[str, str]]:
    """Return kind and severity of each finding."""
    return [(each.kind.value, each.severity.value) for each in checked(text).findings]
