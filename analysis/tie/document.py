"""The text of a report: blocks in reading order, each with its section and its place, whatever file it came in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from analysis.labels import Label


class Kind(StrEnum):
    """What a block is in the office's document."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CELL = "cell"  # one cell of a table
    FOOTNOTE = "footnote"


@dataclass(frozen=True)
class Block:
    """One paragraph, heading, table cell or footnote.

    `text` is NFC without mark-up; offsets of tokens count its characters. `section` is the report's own number
    of the section it stands in ("II.2.2.4", "" before the first); a footnote's is the one its mark stands in.
    `note` is a footnote's number. `table`, `row` and `column` count from 1 and are 0 outside tables; a merged
    cell stands at its first row and column and covers `rows` and `columns`. `marks` are
    the spans (start, end) of `text` that are footnote marks: the file shows them raised, the text as "(3)".
    `source` says where the file has it, for whoever writes into a copy of it; only the reader of the format
    understands it.
    """

    number: int
    kind: Kind
    text: str
    section: str = ""
    note: str = ""
    table: int = 0
    row: int = 0
    column: int = 0
    rows: int = 1
    columns: int = 1
    marks: tuple[tuple[int, int], ...] = ()
    source: str = ""

    @property
    def place(self) -> str:
        """Say where in its section the block stands: prose, heading, table 1 row 2 column 3, footnote 3."""
        if self.kind is Kind.CELL:
            return f"table {self.table} row {self.row} column {self.column}"
        if self.kind is Kind.FOOTNOTE:
            return f"footnote {self.note}"
        return "prose" if self.kind is Kind.PARAGRAPH else "heading"


@dataclass(frozen=True)
class Revision:
    """A tracked change that was taken as accepted: `kind` is "inserted", "deleted" or "moved"."""

    block: int
    kind: str
    text: str


@dataclass(frozen=True)
class Document:
    """A report as read; `notes` tell what reading had to decide."""

    name: str
    format: str
    sha256: str
    blocks: tuple[Block, ...]
    revisions: tuple[Revision, ...] = ()
    notes: tuple[Label, ...] = ()
