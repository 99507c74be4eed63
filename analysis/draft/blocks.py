"""What a draft of the report is: headings, paragraphs, footnotes and tables, each number knowing its figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from analysis.numerals import write_date


@dataclass(frozen=True)
class Printed:
    """A number in the text: what stands there, and the figure whose printed value it is."""

    figure: str
    text: str


@dataclass(frozen=True)
class Mark:
    """Where a footnote is called: its number."""

    note: int


Piece = str | Printed | Mark


@dataclass(frozen=True)
class Heading:
    """A section's heading: `level` 1 for "II.", 2 for "2.", 3 for "2.2.", 4 for "2.2.4."."""

    section: str
    level: int
    pieces: tuple[Piece, ...]

    @property
    def number(self) -> str:
        """The number as it stands before the title: the part is named by its own heading only."""
        return f"{self.section.partition('.')[2] or self.section}."


@dataclass(frozen=True)
class Footnote:
    """A footnote's text under its number."""

    number: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Paragraph:
    """Sentences that stand together; `open` marks what the office still has to write itself."""

    pieces: tuple[Piece, ...]
    notes: tuple[Footnote, ...] = ()
    open: bool = False


@dataclass(frozen=True)
class Table:
    """A table: its head, the widths of its columns as parts of a whole, rows of cells, the last one a total or not."""

    head: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[tuple[Piece, ...], ...], ...]
    total: bool = False


Block = Heading | Paragraph | Table


@dataclass(frozen=True)
class Draft:
    """A month's draft: what stands at its head, and its blocks in the order of the report.

    `warning` is what every page must say where the month's numbers are not those of agencies.
    """

    number: str
    issuer: str
    place: str
    dated: date
    title: str
    blocks: tuple[Block, ...]
    warning: str = ""

    @property
    def day(self) -> str:
        """The report's day in words: ngày 21 tháng 11 năm 2022."""
        return write_date(self.dated, long=True)

    def numbers(self) -> Iterator[Printed]:
        """Yield every number of a figure, in reading order; a footnote's after those of its paragraph."""
        for pieces in _texts(self.blocks):
            yield from (piece for piece in pieces if isinstance(piece, Printed))


def _texts(blocks: Iterable[Block]) -> Iterator[tuple[Piece, ...]]:
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                yield from row
            continue
        yield block.pieces
        if isinstance(block, Paragraph):
            yield from (note.pieces for note in block.notes)


def plain(pieces: Iterable[Piece]) -> str:
    """Return the text without the marks of footnotes."""
    return "".join(
        piece if isinstance(piece, str) else piece.text for piece in pieces if not isinstance(piece, Mark)
    )
