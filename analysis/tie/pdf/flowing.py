"""Where paragraphs begin and end among the lines of a PDF, and how they run on over pages."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from analysis.tie.pdf.furniture import Page
from analysis.tie.pdf.grid import Grid, columns_of
from analysis.tie.pdf.lines import Line, by_size, joined, text_of
from analysis.tie.reading.joining import goes_on

_LABEL = re.compile(
    r"(?:[-–—+•*]|\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)|[IVX]+\.|\(\d+\)|(?:Điều|Phần|Chương|Phụ lục)\b)\s?"
)
_ENDED = re.compile(r"[.;:!?…](?:[”\"'’)\]]|\(\d+\))*$")
_LOOSE = 1.18  # of the usual distance of two lines
_FAR = 2.5  # sizes: no two lines of a paragraph
_INDENT = 0.7  # ems
_CENTRED = 6  # points
_SAME = 4  # points between the columns of one table on two pages
_RESIZED = 0.08
_NEARLY_ALL = 0.95  # of the lines end at the margin or before


@dataclass
class Piece:
    """A paragraph or a footnote of the report, put together from its lines."""

    text: str
    marks: list[tuple[int, int]] = field(default_factory=list)
    styled: bool = False
    note: str = ""
    first: Line | None = None
    last: Line | None = None

    def join(self, other: Piece) -> None:
        """Append the rest of the paragraph, from the next page."""
        between = joined(self.text, other.text)
        start = len(self.text) + len(between)
        self.text += between + other.text
        self.last = other.last
        self.marks += [(first + start, last + start) for first, last in other.marks]


@dataclass(frozen=True)
class _Measure:
    """How the text is set: its margins and the usual distance of two lines."""

    left: float
    right: float
    pitch: float
    size: float

    @classmethod
    def of(cls, pages: list[Page]) -> _Measure:
        lines = [line for page in pages for line in page.lines]
        gaps = sorted(
            second.y - first.y
            for page in pages
            for first, second in pairwise(page.lines)
            if 0 < second.y - first.y < _FAR * first.size
        )
        pitch = gaps[len(gaps) // 5] if gaps else 0.0
        ends = sorted(line.x1 for line in lines)
        right = ends[int(_NEARLY_ALL * (len(ends) - 1) + 0.5)] if ends else 0.0
        left = min((line.x0 for line in lines), default=0.0)
        return cls(left, right, pitch, by_size(lines))

    def begins(self, first: Line, second: Line) -> bool:
        """Tell whether the second of two lines that follow each other begins a paragraph."""
        gap = second.y - first.y
        if gap > max(_LOOSE * self.pitch, self.pitch + 2) or gap > _FAR * first.size:
            return True
        if abs(first.size - second.size) > _RESIZED * max(first.size, second.size):
            return True
        if (
            len(first.chunks) > 1
            or len(second.chunks) > 1
            or self._room(first, second) > self._first_word(second)
        ):
            return True
        ended = bool(_ENDED.search(first.text))
        deeper = second.x0 > first.x0 + _INDENT * second.size
        return ended and (deeper or bool(_LABEL.match(second.text)))

    def goes_on(self, last: Line | None, first: Line | None) -> bool:
        """Tell whether a page's last line is full and the next page's first no beginning."""
        if last is None or first is None or self._room(last) > self._first_word(first):
            return False
        return first.x0 < self.left + _INDENT * first.size and not _LABEL.match(first.text)

    def is_small(self, line: Line | None) -> bool:
        """Tell whether a line is set smaller than the text."""
        return line is not None and line.size < (1 - _RESIZED) * self.size

    def _room(self, line: Line, following: Line | None = None) -> float:
        """Return how much more would have stood on a line; centred lines have room on both sides."""
        if following and self._is_centred(line) and self._is_centred(following):
            return self.right - self.left - (line.x1 - line.x0)
        return self.right - line.x1

    def _is_centred(self, line: Line) -> bool:
        before, behind = line.x0 - self.left, self.right - line.x1
        return before > line.size and abs(before - behind) < _CENTRED

    @staticmethod
    def _first_word(line: Line) -> float:
        chain = line.chains[0]
        return chain.x1 - chain.x0 + 0.4 * line.size


def pieces_of(pages: list[Page]) -> list[Piece | Grid]:
    """Return paragraphs, tables and footnotes in reading order, those cut by a page's end joined again."""
    measure = _Measure.of(pages)
    found: list[Piece | Grid] = []
    for page in pages:
        here = _page_pieces(page, measure)
        if here and found:
            _run_on(found, here, measure)
        found += here
        _carry(found, page)
        found += [
            Piece(text, marks, note=note.number) for note in page.notes for text, marks in [note.said()]
        ]
    return found


def _carry(found: list[Piece | Grid], page: Page) -> None:
    """Give the rest of a footnote to the last one there is."""
    if not page.carried:
        return
    text, marks = text_of(page.carried)
    last = next((each for each in reversed(found) if isinstance(each, Piece) and each.note), None)
    if last is None:
        found.append(Piece(text, marks))
    else:
        last.join(Piece(text, marks))


def _run_on(found: list[Piece | Grid], here: list[Piece | Grid], measure: _Measure) -> None:
    """Join the first piece of a page with the last of the page before where it goes on with it."""
    note, rest = found[-1], here[0]
    if isinstance(note, Piece) and note.note and isinstance(rest, Piece) and measure.is_small(rest.first):
        if goes_on(note.text, rest.text):  # a footnote set among the text, cut by the page's end
            note.join(rest)
            del here[0]
        return
    at = len(found) - 1
    while at > 0 and isinstance(found[at], Piece) and found[at].note and found[at].last is None:
        at -= 1
    last, first = found[at], here[0]
    if isinstance(last, Grid) and isinstance(first, Grid):
        _continue(last, first)
    elif (
        isinstance(last, Piece)
        and isinstance(first, Piece)
        and not first.note
        and last.styled == first.styled
    ):
        cut = goes_on(last.text, first.text, styled=first.styled)
        if cut or measure.goes_on(last.last, first.first):
            last.join(first)
            del here[0]


def _continue(last: Grid, first: Grid) -> None:
    """Take a table at the head of a page for the rest of the last one, its headings, if they stand again, left out."""
    same = len(last.edges) == len(first.edges) and all(
        abs(one - other) < _SAME for one, other in zip(last.edges, first.edges, strict=True)
    )
    if not same:
        return
    first.continues = True
    before, after = _rows(last), _rows(first)
    again = 0
    while again < min(len(before), len(after)) and before[again] == after[again]:
        again += 1
    first.cells = [cell for cell in first.cells if cell.row > again]
    for cell in first.cells:
        cell.row -= again
    _mend_row(last, first)


def _mend_row(last: Grid, first: Grid) -> None:
    """Give the words of a row that a page's end cut back to that row; a row with a number in it is one of its own."""
    cut = [cell for cell in first.cells if cell.row == 1 and cell.text]
    bottom = max(cell.row for cell in last.cells)
    above = {cell.column: cell for cell in last.cells if cell.row == bottom and cell.text}
    if len(cut) * 2 > len(first.edges) - 1 or any(
        re.search(r"\d", cell.text) or cell.column not in above for cell in cut
    ):
        return
    for cell in cut:
        above[cell.column].text += f" {cell.text}"
    first.cells = [cell for cell in first.cells if cell.row > 1]
    for cell in first.cells:
        cell.row -= 1


def _rows(grid: Grid) -> list[list[tuple[int, str]]]:
    rows: dict[int, list[tuple[int, str]]] = {}
    for cell in grid.cells:
        rows.setdefault(cell.row, []).append((cell.column, cell.text))
    return [rows[row] for row in sorted(rows)]


def _page_pieces(page: Page, measure: _Measure) -> list[Piece | Grid]:
    placed: list[tuple[float, Piece | Grid]] = [(table.top, table) for table in page.tables]
    for lines in _paragraphs(page, measure):
        grid = columns_of(lines) if len(lines[0].chunks) > 1 else None
        if grid:
            placed.append((lines[0].y, grid))
            continue
        parts = [[line] for line in lines] if len(lines[0].chunks) > 1 else [lines]
        placed += [(part[0].y, _piece(part)) for part in parts]
    return [piece for _, piece in sorted(placed, key=lambda each: each[0])]


def _piece(lines: list[Line]) -> Piece:
    """Return a paragraph; one that begins with a raised number is a footnote, set among the text."""
    text, marks = text_of(lines)
    note = text[slice(*marks[0])].strip("()") if marks and marks[0][0] == 0 else ""
    if note and text[marks[0][1] :][:1].strip():
        text = f"{text[: marks[0][1]]} {text[marks[0][1] :]}"
        marks = [marks[0], *((start + 1, end + 1) for start, end in marks[1:])]
    bold = all(line.bold for line in lines)
    return Piece(text, marks, bold and not note, note, first=lines[0], last=lines[-1])


def _paragraphs(page: Page, measure: _Measure) -> list[list[Line]]:
    """Part a page's lines into paragraphs; lines in columns that follow each other stay together."""
    found: list[list[Line]] = []
    for line in page.lines:
        before = found[-1][-1] if found else None
        between = before and any(before.y < table.top < line.y for table in page.tables)
        columns = (
            before and len(before.chunks) == len(line.chunks) > 1 and line.y - before.y < _FAR * line.size
        )
        if before and not between and (columns or not measure.begins(before, line)):
            found[-1].append(line)
        else:
            found.append([line])
    return found
