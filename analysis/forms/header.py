"""Where a form begins: the sheet, the header rows and the columns, found by their headings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.forms.sheet import Sheet, letters
from analysis.numerals import tidy
from analysis.places import fold

if TYPE_CHECKING:
    from analysis.forms.layout import Layout

_LAST_START = 60  # headings stand near the top; looking further down would take body rows for them


@dataclass(frozen=True)
class Found:
    """A header: its sheet, its last row, and the column number of each of the layout's columns."""

    sheet: Sheet
    last_row: int
    columns: dict[str, int]


class HeaderError(ValueError):
    """No sheet carries the form's headings once each; `rule` and `mend` say what the difference is."""

    def __init__(self, sheet: str, rule: str, mend: str):
        self.sheet, self.rule, self.mend = sheet, rule, mend
        super().__init__(rule)


def find(sheets: list[Sheet], layout: Layout) -> Found:
    """Return the form's header; raises HeaderError describing the sheet that comes nearest to it."""
    tops = [_nearest(sheet, layout) for sheet in sheets if sheet.cells]
    if not tops:
        raise HeaderError("", "the file is empty", "send the filled form")
    usual = [fold(top.sheet.name) == fold(layout.sheet) for top in tops]
    best = max(range(len(tops)), key=lambda at: (len(tops[at].columns), usual[at]))
    sheet, columns = tops[best].sheet, tops[best].columns
    missing = [column.heading for column in layout.columns if column.name not in columns]
    if missing:
        raise _missing(tops[best], missing, layout)
    alike = [top.sheet.name for top in tops if len(top.columns) == len(columns)]
    if len(alike) > 1 and not usual[best]:
        rule = f"the form stands on several sheets: {'; '.join(alike)}"
        raise HeaderError("", rule, f"keep one of them, or name it {layout.sheet}")
    for column in layout.columns:
        if len(columns[column.name]) > 1:
            places = " and ".join(letters(at) for at in columns[column.name])
            rule = f"the heading {_written(column.heading)} stands over columns {places}"
            raise HeaderError(sheet.name, rule, "keep one of them")
    first = {name: places[0] for name, places in columns.items()}
    return Found(sheet, tops[best].row + layout.depth - 1, first)


def _missing(top: _Top, headings: list[tuple[str, ...]], layout: Layout) -> HeaderError:
    looked_for = "; ".join(_written(heading) for heading in headings)
    below = range(top.row, top.row + layout.depth)
    texts = [tidy(raw.text) for (row, _), raw in sorted(top.sheet.cells.items()) if row in below]
    seen = "; ".join(dict.fromkeys(texts))
    rule = f"no column is headed: {looked_for}; the headings seen are: {seen}"
    return HeaderError(top.sheet.name, rule, "restore the headings of the form")


@dataclass(frozen=True)
class _Top:
    """A row that may be the top of the header, with the columns that match below it."""

    sheet: Sheet
    row: int
    columns: dict[str, list[int]]


def _nearest(sheet: Sheet, layout: Layout) -> _Top:
    """Return the row of a sheet below which most columns match; the first of equals."""
    seen = {place: fold(text) for place, text in sheet.covering().items()}
    wanted = {tuple(fold(part) for part in column.heading): column.name for column in layout.columns}
    rows = [row for row in sheet.rows() if row <= _LAST_START] or sheet.rows()[:1]
    tops = []
    for row in rows:
        columns: dict[str, list[int]] = {}
        for column in sheet.columns():
            path = _path(seen, row, layout.depth, column)
            if path in wanted:
                columns.setdefault(wanted[path], []).append(column)
        tops.append(_Top(sheet, row, columns))
    return max(tops, key=lambda top: len(top.columns))


def _path(seen: dict[tuple[int, int], str], top: int, depth: int, column: int) -> tuple[str, ...]:
    """Return the headings over a column, downwards; one that is merged over several rows counts once."""
    parts: list[str] = []
    for row in range(top, top + depth):
        part = seen.get((row, column), "")
        if part and part not in parts[-1:]:
            parts.append(part)
    return tuple(parts)


def _written(heading: tuple[str, ...]) -> str:
    return " > ".join(heading)
