"""How a sheet differs from the form it should be, where it was read all the same: what an analyst should know."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from analysis.forms.fault import Note
from analysis.forms.sheet import letters
from analysis.numerals import tidy
from analysis.places import Label, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from analysis.forms.header import Found
    from analysis.forms.layout import Layout
    from analysis.forms.rows import Rows
    from analysis.forms.sheet import Sheet

_OURS = ("Hướng dẫn", "Danh mục")  # the sheets of a blank form that hold no data
_MOST = 8  # rows or columns named one by one


def notes(  # noqa: PLR0913, PLR0917 -- all that was read
    file: str, sheets: list[Sheet], found: Found, layout: Layout, body: Rows, unsure: list[str]
) -> Iterator[Note]:
    """Yield what differs: in the sheets, in the columns, in the rows, then in the cells."""
    labels = [
        *_sheets(sheets, found, layout),
        *_columns(found, layout),
        *_rows(found, body),
        *_noughts(unsure),
    ]
    yield from (Note(file, found.sheet.name, label) for label in labels)


def _sheets(sheets: list[Sheet], found: Found, layout: Layout) -> Iterator[Label]:
    usual = layout.sheet
    if usual and found.sheet.name and fold(usual) != fold(found.sheet.name):
        yield Label(
            f"biểu nằm ở trang tính này, không phải {usual}", f"the form is on this sheet, not on {usual}"
        )
    if found.sheet.hidden:
        yield Label("trang tính bị ẩn, vẫn được đọc", "the sheet is hidden; it is read all the same")
    others = _listed(
        sheet.name for sheet in sheets if sheet.cells and sheet is not found.sheet and sheet.name not in _OURS
    )
    if others:
        yield Label(f"không đọc các trang tính khác: {others}", f"other sheets are not read: {others}")


def _columns(found: Found, layout: Layout) -> Iterator[Label]:
    order = [found.columns[column.name] for column in layout.columns]
    if order != sorted(order):
        moved = _listed(letters(at) for at in order)
        yield Label(
            f"các cột không theo thứ tự của biểu: {moved}", f"the columns stand in another order: {moved}"
        )
    hidden = [at for at in order if any(a <= at <= b for a, b in found.sheet.hidden_columns)]
    if hidden:
        named = _listed(letters(at) for at in hidden)
        yield Label(f"các cột bị ẩn vẫn được đọc: {named}", f"hidden columns are read all the same: {named}")
    others = {}
    for (row, column), raw in found.sheet.cells.items():
        if row in found.rows and column not in order and tidy(raw.text):
            others[column] = f"{tidy(raw.text)[:40]} ({letters(column)})"
    if others:
        named = _listed(others[at] for at in sorted(others))
        yield Label(
            f"không đọc các cột không có trong biểu: {named}", f"columns the form lacks are not read: {named}"
        )


def _rows(found: Found, body: Rows) -> Iterator[Label]:
    gaps = [row for row in range(found.rows[0], found.last_row) if row not in found.rows]
    if gaps:
        named = _listed(gaps)
        yield Label(f"có dòng trống trong tiêu đề: {named}", f"blank rows stand in the header: {named}")
    read = [row for row in body.numbers if row <= body.last]
    blank = [
        row
        for before, after in pairwise([found.last_row, *read])
        for row in range(before + 1, min(after, before + 9))
    ]
    if blank and not body.layout.open_rows:  # a form with rows to spare comes back with some of them unused
        named = _listed(blank)
        yield Label(f"có dòng trống trong bảng: {named}", f"blank rows stand in the table: {named}")
    hidden = [row for row in read if row in found.sheet.hidden_rows]
    if hidden:
        named = _listed(hidden)
        yield Label(f"các dòng bị ẩn vẫn được đọc: {named}", f"hidden rows are read all the same: {named}")
    if body.other:
        vi = f"có bảng khác từ dòng {body.other}, không được đọc"
        yield Label(vi, f"another table begins in row {body.other}; it is not read")


def _noughts(unsure: list[str]) -> Iterator[Label]:
    if unsure:
        named = _listed(unsure)
        yield Label(
            f"tệp .xls ghi số 0 ở ô tổng có thành phần còn trống, đọc là để trống: {named}",
            f"the .xls holds 0 for a sum whose parts are not all known; read as blank: {named}",
        )


def _listed(names: Iterable[object]) -> str:
    """List names, the first few of many."""
    names = [str(name) for name in names]
    return ", ".join(names[:_MOST]) + (", …" if len(names) > _MOST else "")
