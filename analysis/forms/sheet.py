"""What a sheet holds before it is understood: texts by address, whatever the file format was."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Raw:
    """One cell as the file holds it; `problem` is (rule, mend) where the cell cannot be believed."""

    text: str
    number: bool = False  # stored as a number, so `text` is its shortest exact decimal
    problem: tuple[str, str] | None = None


BLANK = Raw("")


@dataclass(frozen=True)
class Span:
    """A merged range of cells, all ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Sheet:
    """Cells by (row, column), both from 1; blank cells are left out."""

    name: str
    cells: dict[tuple[int, int], Raw]
    spans: tuple[Span, ...] = field(default=())
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: tuple[tuple[int, int], ...] = ()  # first and last of each run of columns

    def at(self, row: int, column: int) -> Raw:
        """Return a cell, blank where there is none."""
        return self.cells.get((row, column), BLANK)

    def rows(self) -> list[int]:
        """Return the numbers of the rows that hold anything, in order."""
        return sorted({row for row, _ in self.cells})

    def columns(self) -> range:
        """Return all column numbers up to the last that holds anything."""
        return range(1, max((column for _, column in self.cells), default=0) + 1)

    def covering(self) -> dict[tuple[int, int], str]:
        """Return the text seen at each address: under a merged range, that of its first cell."""
        seen = {address: raw.text for address, raw in self.cells.items()}
        for span in self.spans:
            text = self.at(span.top, span.left).text
            for row in range(span.top, span.bottom + 1):
                seen.update({(row, column): text for column in range(span.left, span.right + 1)})
        return seen


def letters(column: int) -> str:
    """Return a column's letters: 1 is A, 27 is AA."""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def address(row: int, column: int) -> str:
    """Return a cell's address as spreadsheets write it."""
    return f"{letters(column)}{row}"
