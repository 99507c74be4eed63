"""Blank forms filled as an agency would in a spreadsheet program: entries typed, sums as it leaves them."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from analysis import store
from analysis.forms import LAYOUTS, Kind, read_form
from analysis.forms.blank import sheet_name
from analysis.forms.monthfile import inspect_month_toml
from analysis.forms.rows import BODY, SUBTOTAL, TOTAL
from analysis.forms.sheet import letters

DECEMBER = "2022-12"


def read_blank(folder: Path, form: str):
    """Read a form of a month's folder as of the last day of the period."""
    file, _ = inspect_month_toml(folder / "month.toml")
    name = next(each.file for each in file.inputs if each.form == form)
    return read_form(folder / name, LAYOUTS[form], file.period.last, folder)


def complete(folder: Path, number: str = "200/BC-UBND", day: str = "2022-12-21") -> None:
    """Fill the two lines of month.toml that `annex new` leaves empty."""
    path = folder / "month.toml"
    text = path.read_text(encoding="utf-8")
    text = text.replace('number = ""', f'number = "{number}"').replace('date = ""', f"date = {day}")
    path.write_text(text, encoding="utf-8")


def fill(folder: Path, form: str, value, *, sums: bool = True) -> dict[tuple[str, str], object]:
    """Type `value(row, column)` into each cell to fill; return what every number cell then holds.

    `row` counts the body rows from 0. openpyxl does not calculate, so the sums are written as numbers unless
    a spreadsheet program will do it.
    """
    table = read_blank(folder, form)
    path = folder / table.cells["file"].iloc[0]
    book = openpyxl.load_workbook(path)
    filled = _Filled(LAYOUTS[form], table, book[sheet_name(LAYOUTS[form])])
    for number, row in enumerate(filled.body):
        filled.type_row(number, row, value)
    filled.add_up()
    if sums:
        filled.write_sums()
    book.save(path)
    return {(f"{form}/{row}", column): held for (row, column), held in filled.held.items()}


class _Filled:
    """A sheet being filled; rows are the sheet's, `held` is what each number cell holds."""

    def __init__(self, layout, table, sheet):
        self.layout, self.sheet = layout, sheet
        roles = {int(row.rpartition("/")[2]): role for row, role in table.rows["role"].items()}
        if layout.open_rows:
            first = max(roles) - layout.open_rows
            roles |= dict.fromkeys(range(first, first + 3), BODY)
        self.roles = dict(sorted(roles.items()))
        self.body = [row for row, role in self.roles.items() if role == BODY]
        self.at = {column.name: letters(place) for place, column in enumerate(layout.columns, 1)}
        self.held: dict[tuple[int, str], object] = {}

    def cell(self, row, column):
        return self.sheet[f"{self.at[column]}{row}"]

    def type_row(self, number, row, value):
        if self.layout.open_rows:
            self.cell(row, "unit").value = f"Đơn vị {number + 1}"
        for column in self.layout.columns:
            cell = self.cell(row, column.name)
            if column.is_entered or (column.carries and cell.value is None):
                cell.value = value(number, column)
            if column.is_entered or column.carries:
                self.held[row, column.name] = cell.value

    def add_up(self):
        for column in (each for each in self.layout.columns if each.parts):
            for row in self.body:
                self.held[row, column.name] = summed([self.held[row, part] for part in column.parts])
        since: list[int] = []
        for row, role in self.roles.items():
            over = self.body if role == TOTAL else since
            for column in self.layout.columns if role in (SUBTOTAL, TOTAL) else ():
                if column.kind is Kind.COUNT:
                    self.held[row, column.name] = summed([self.held[each, column.name] for each in over])
            since = [*since, row] if role == BODY else []

    def write_sums(self):
        for row in self.sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    cell.value = None
        for (row, column), held in self.held.items():
            self.cell(row, column).value = held


def summed(parts: list[object]) -> object:
    """Return what a sum on a form shows: nothing until all parts are known; "-" is nothing arose."""
    if parts and all(isinstance(part, int) or part == "-" for part in parts):
        return sum(part for part in parts if part != "-")
    return "…" if "…" in parts else None


def begin_december(raw: Path) -> Path:
    """Begin December 2022 and return its folder."""
    store.new_month(raw, DECEMBER)
    return raw / DECEMBER


def fill_december(raw: Path) -> Path:
    """Fill every form of December with numbers that hold together; returns its folder."""
    folder = begin_december(raw)
    complete(folder)
    for form, layout in LAYOUTS.items():
        if layout.holds or not (folder / f"{Path(layout.file).stem}.xlsx").is_file():
            continue
        fill(folder, form, _plausible)
    return folder


_DOSSIER = {  # 40 + 20 and what is carried over = 50 resolved, 10 pending, and as many pending as were carried over
    "received_online": 40, "received_direct": 20,
    "resolved_early": 30, "resolved_on_time": 19, "resolved_overdue": 1,
    "pending_in_time": 8, "pending_overdue": 2,
}  # fmt: skip
# November left 196 justice dossiers pending (rows 13 to 16) and 1.909 in all: the first row takes the rest.
_CARRIED = {0: 1_513} | dict.fromkeys(range(13, 17), 49)


def _plausible(number: int, column) -> object:
    carried = _CARRIED.get(number, 10)
    if column.name == "carried_over":
        return carried
    if column.name in _DOSSIER:
        return _DOSSIER[column.name] + (carried if column.name == "pending_in_time" else 0)
    if column.kind is Kind.COUNT:
        return 100 + number
    return str(number + 1) if column.name == "value" else None
