"""Where a form begins: the sheet, the header rows and the columns, found by their headings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.forms import bounds
from analysis.forms.sheet import Sheet, letters
from analysis.labels import Label, MendableError
from analysis.numerals import tidy
from analysis.places import fold

if TYPE_CHECKING:
    from analysis.forms.layout import Layout

_LAST_START = 60  # filled rows: headings stand near the top; further down, body rows would be taken for them
_LONGEST = 400  # characters of a heading
_MOST_SHOWN = 60  # headings listed where one is missing
_MOST_ADDRESSES = 100_000  # covered by headings


@dataclass(frozen=True)
class Found:
    """A header: its sheet, its last row, the column number of each of the layout's columns, and its rows."""

    sheet: Sheet
    last_row: int
    columns: dict[str, int]
    rows: tuple[int, ...]


_ONE = Label("chỉ giữ lại một", "keep one of them")


class HeaderError(MendableError):
    """No sheet carries the form's headings once each; `said` and `mend` say what the difference is."""

    def __init__(self, sheet: str, said: Label, mend: Label):
        super().__init__(said, mend)
        self.sheet = sheet


def find(sheets: list[Sheet], layout: Layout) -> Found:
    """Return the form's header; raises HeaderError describing the sheet that comes nearest to it."""
    tops = [_nearest(sheet, layout) for sheet in sheets if sheet.cells]
    if not tops:
        mend = Label("gửi biểu đã điền", "send the filled form")
        raise HeaderError("", Label("tệp rỗng", "the file is empty"), mend)
    usual = [fold(top.sheet.name) == fold(layout.sheet) for top in tops]
    best = max(range(len(tops)), key=lambda at: (len(tops[at].columns), usual[at]))
    sheet, columns = tops[best].sheet, tops[best].columns
    missing = [column.heading for column in layout.columns if column.name not in columns]
    if missing:
        raise _missing(tops[best], missing)
    alike = [top.sheet.name for top in tops if len(top.columns) == len(columns)]
    if len(alike) > 1 and not usual[best]:
        named = "; ".join(alike)
        rule = Label(f"biểu có trên nhiều trang tính: {named}", f"the form stands on several sheets: {named}")
        mend = Label(
            f"{_ONE.vi}, hoặc đặt tên trang tính là {layout.sheet}", f"{_ONE.en}, or name it {layout.sheet}"
        )
        raise HeaderError("", rule, mend)
    for column in layout.columns:
        if len(columns[column.name]) > 1:
            places = [letters(at) for at in columns[column.name]]
            heading = _written(column.heading)
            rule = Label(
                f"tiêu đề {heading} đứng trên các cột {' và '.join(places)}",
                f"the heading {heading} stands over columns {' and '.join(places)}",
            )
            raise HeaderError(sheet.name, rule, _ONE)
    first = {name: places[0] for name, places in columns.items()}
    return Found(sheet, tops[best].rows[-1], first, tops[best].rows)


def matched(sheet: Sheet, layout: Layout) -> int:
    """Return how many of the form's columns are headed in a sheet, at the row where most are."""
    return len(_nearest(sheet, layout).columns) if sheet.cells else 0


def _missing(top: _Top, headings: list[tuple[str, ...]]) -> HeaderError:
    looked_for = "; ".join(_written(heading) for heading in headings)
    texts = {place: raw.text for place, raw in top.sheet.cells.items() if place[0] in top.rows}
    seen = "; ".join(dict.fromkeys(tidy(texts[place][:_LONGEST]) for place in sorted(texts)[:_MOST_SHOWN]))
    rule = Label(
        f"không có cột nào mang tiêu đề: {looked_for}; các tiêu đề nhìn thấy: {seen}",
        f"no column is headed: {looked_for}; the headings seen are: {seen}",
    )
    return HeaderError(
        top.sheet.name, rule, Label("khôi phục tiêu đề của biểu", "restore the headings of the form")
    )


@dataclass(frozen=True)
class _Top:
    """Rows that may be the header, with the columns that match in them."""

    sheet: Sheet
    rows: tuple[int, ...]
    columns: dict[str, list[int]]


def _nearest(sheet: Sheet, layout: Layout) -> _Top:
    """Return the rows of a sheet in which most columns match; the first of equals. Blank rows do not count."""
    filled = sorted({row for (row, _), raw in sheet.cells.items() if raw.text.strip()}) or sheet.rows()
    filled = filled[: _LAST_START + layout.depth]
    seen = _seen(sheet, filled)
    columns = sorted({column for _, column in seen})[: bounds.HEADER_COLUMNS]
    wanted = {tuple(fold(part) for part in column.heading): column.name for column in layout.columns}
    tops = []
    for at in range(min(_LAST_START, len(filled))):
        rows = tuple(filled[at : at + layout.depth])
        found: dict[str, list[int]] = {}
        for column in columns:
            path = _path(seen, rows, column)
            if path in wanted:
                found.setdefault(wanted[path], []).append(column)
        tops.append(_Top(sheet, rows, found))
    return max(tops, key=lambda top: len(top.columns))


def _seen(sheet: Sheet, rows: list[int]) -> dict[tuple[int, int], str]:
    """Return the folded text seen at each address of these rows: under a merged range, that of its first cell."""
    wanted, folded = set(rows), {}
    seen: dict[tuple[int, int], str] = {}
    for place, raw in sheet.cells.items():
        if place[0] in wanted and len(raw.text) <= _LONGEST:  # a page of text is no heading
            if raw.text not in folded:
                folded[raw.text] = fold(raw.text)
            seen[place] = folded[raw.text]
    for span in sheet.spans:
        text = seen.get((span.top, span.left))
        if text and len(seen) < _MOST_ADDRESSES:  # only a hostile file merges more
            last = min(span.right, span.left + bounds.HEADER_COLUMNS)
            covered = (row for row in rows if span.top <= row <= span.bottom)
            seen.update({(row, column): text for row in covered for column in range(span.left, last + 1)})
    return seen


def _path(seen: dict[tuple[int, int], str], rows: tuple[int, ...], column: int) -> tuple[str, ...]:
    """Return the headings over a column, downwards; one that is merged over several rows counts once."""
    parts: list[str] = []
    for row in rows:
        part = seen.get((row, column), "")
        if part and part not in parts[-1:]:
            parts.append(part)
    return tuple(parts)


def _written(heading: tuple[str, ...]) -> str:
    return " > ".join(heading)
