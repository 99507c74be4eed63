"""How a form becomes typed rows: read by its layout, every cell with its address, every fault listed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analysis.forms import delimited, drift, rows, spreadsheet
from analysis.forms.archive import RefusedError, check_file
from analysis.forms.cellvalue import VALUE, CellError, Typed, read_cell
from analysis.forms.fault import Fault, Note
from analysis.forms.header import Found, HeaderError, find
from analysis.forms.layout import Column, Kind, Layout
from analysis.forms.sheet import Raw, Sheet, address
from analysis.numerals import tidy

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    import pandas as pd

CELL_COLUMNS = ("row", "column", "file", "sheet", "cell", "raw", "state")
READERS = {
    ".csv": delimited, ".tsv": delimited, ".txt": delimited,
    ".xlsx": spreadsheet, ".xlsm": spreadsheet, ".ods": spreadsheet, ".xls": spreadsheet,
}  # fmt: skip


@dataclass(frozen=True)
class FormTable:
    """A form's rows (index: row ids), where each value came from, and what is wrong with it.

    In `rows` a missing number is NA (counts) or None (decimals), a missing text is "".
    """

    form: str
    rows: pd.DataFrame
    cells: pd.DataFrame
    faults: tuple[Fault, ...]
    notes: tuple[Note, ...] = ()


def read_form(path: Path, layout: Layout, day: date, root: Path) -> FormTable:
    """Read a form as of a day; cells name their file relative to `root`; faults are collected, not raised."""
    reading = _Reading(layout, day, path.relative_to(root).as_posix())
    reading.read(path, root)
    faults, notes = tuple(reading.faults), tuple(reading.notes)
    return FormTable(layout.form, reading.rows_frame(), reading.cells_frame(), faults, notes)


def _unnamed(column: Column) -> CellError:
    return CellError(f"the row has no {column.heading[-1]}", "fill the cell, or delete the row")


@dataclass
class _Reading:
    """The state of reading one file: what has been typed, and where, so far."""

    layout: Layout
    day: date
    file: str
    sheet: str = ""
    places: dict[str, int] = field(default_factory=dict)
    ids: list[str] = field(default_factory=list)
    values: list[dict[str, object]] = field(default_factory=list)
    cells: list[tuple[str, ...]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    seen: dict[tuple, str] = field(default_factory=dict)
    banner: str = ""
    banners: set[int] = field(default_factory=set)

    def read(self, path: Path, root: Path) -> None:
        """Read the file from its sheets down to its cells."""
        sheets = self.open(path, root)
        if not sheets:
            return
        try:
            found = find(sheets, self.layout)
        except HeaderError as error:
            self.sheet = error.sheet
            self.fault("", "", error.rule, error.mend)
            return
        self.sheet, self.places = found.sheet.name, found.columns
        body = rows.Rows(found, self.layout)
        for row in body:
            self.add(row)
        self.check_merged(found, body.last)
        self.check_complete()
        self.notes += drift.notes(self.file, sheets, found, self.layout, body)

    def open(self, path: Path, root: Path) -> list[Sheet]:
        """Return the sheets of the file, none where it is refused."""
        if not path.exists() and not path.is_symlink():
            self.fault("", "", "there is no such file", "add it to the month's folder")
            return []
        kind = READERS.get(path.suffix.casefold())
        if kind is None:
            rule = f"a file of the kind {path.suffix or 'without an ending'} is not read"
            self.fault("", "", rule, "save it as .xlsx or as CSV UTF-8")
            return []
        try:
            check_file(path, root)
            sheets, faults, notes = kind.read_sheets(path, self.file, self.layout)
        except RefusedError as refused:
            self.fault("", "", refused.rule, refused.mend)
            return []
        except OSError as error:
            self.fault("", "", f"the file cannot be read ({error.strerror})", "see who may read it")
            return []
        self.faults += faults
        self.notes += notes
        return sheets

    def fault(self, cell: str, value: str, rule: str, mend: str) -> None:
        """Note one fault."""
        self.faults.append(Fault(self.file, self.sheet, cell, value, rule, mend))

    def add(self, row: rows.Row) -> None:
        """Type a row's cells and keep it; notes and signatures below the total are no rows."""
        if row.role == rows.AFTER:
            self.check_after_total(row)
            return
        if row.role == rows.HEADINGS:
            self.fault(
                f"A{row.number}",
                "",
                "the headings of the form stand here again",
                "keep one table in the sheet",
            )
            return
        if row.role == rows.BANNER:
            self.banner = self.banner_key(row)
            self.banners.add(row.number)
        row_id = f"{self.layout.form}/{row.number}"
        values = {"role": row.role, "banner": "" if row.role == rows.TOTAL else self.banner}
        for column in self.layout.columns:
            typed = self.type_cell(row, column)
            values[column.name] = typed.value
            raw = row.cells[column.name]
            where = self.address(row, column)
            self.cells.append((row_id, column.name, self.file, self.sheet, where, raw.text, typed.state))
        self.ids.append(row_id)
        self.values.append(values)
        if row.role == rows.BODY:
            self.check_key(row, values)

    def address(self, row: rows.Row, column: Column) -> str:
        """Return where a row's cell stands."""
        return address(row.number, self.places[column.name])

    def type_cell(self, row: rows.Row, column: Column) -> Typed:
        """Type one cell, or note its fault; only body rows are named after register entries."""
        raw = row.cells[column.name]
        if column.kind.register is not None and row.role != rows.BODY and not raw.problem:
            return Typed("", VALUE if tidy(raw.text) else "blank")
        try:
            typed = read_cell(raw, column, self.layout.style, self.day)
            if row.role == rows.BODY and not column.blank and typed.state != VALUE:
                raise _unnamed(column)
        except CellError as error:
            self.fault(self.address(row, column), raw.text, error.rule, error.mend)
            return Typed(None if column.kind.is_number else "", VALUE)
        return typed

    def banner_key(self, row: rows.Row) -> str:
        """Return the key of the group that a banner row names."""
        column = next(column for column in self.layout.columns if tidy(row.cells[column.name].text))
        try:
            banner = Column("banner", self.layout.banner, ("banner",))
            return str(read_cell(Raw(row.banner), banner, self.layout.style, self.day).value)
        except CellError as error:
            self.fault(self.address(row, column), row.banner, error.rule, error.mend)
            return row.banner

    def check_key(self, row: rows.Row, values: dict[str, object]) -> None:
        """Note a body row that names what an earlier one has named."""
        key = tuple(values[name] for name in self.layout.key)
        if not any(key):
            return
        column = next(column for column in self.layout.columns if column.name == self.layout.key[-1])
        where = self.address(row, column)
        if key in self.seen:
            rule = f"the same row stands already at {self.seen[key]}"
            self.fault(where, row.cells[column.name].text, rule, "keep one of the two")
        self.seen.setdefault(key, where)

    def check_after_total(self, row: rows.Row) -> None:
        """Note numbers below the grand total: they would be read by nobody."""
        for column in self.layout.columns:
            raw = row.cells[column.name]
            if column.kind.is_number and rows.is_like_a_number(raw):
                rule = f"a number stands below the row {self.layout.total}"
                self.fault(self.address(row, column), raw.text, rule, "move or delete it")
                return

    def check_merged(self, found: Found, last: int) -> None:
        """Note a number that is merged over several cells of the table: nobody can tell whose it is."""
        numbers = {found.columns[column.name] for column in self.layout.columns if column.kind.is_number}
        places = found.columns.values()
        for span in found.sheet.spans:
            if not found.last_row < span.top <= last or span.top in self.banners:
                continue
            columns = {at for at in places if span.left <= at <= span.right}
            raw = found.sheet.at(span.top, span.left)
            several = len(columns) > 1 or span.bottom > span.top
            if several and raw.text.strip() and numbers & columns:
                rule = "the cell is merged over several cells of the table"
                self.fault(address(span.top, span.left), raw.text, rule, "unmerge it and fill each cell")

    def check_complete(self) -> None:
        """Note a form without rows or without the total it must have."""
        roles = {values["role"] for values in self.values}
        if rows.BODY not in roles and not self.layout.may_be_empty:
            self.fault("", "", "the form has no rows", "send the filled form")
        elif self.layout.total and rows.TOTAL not in roles:
            self.fault(
                "", "", f"there is no row {self.layout.total}", "add the agency's total below the rows"
            )

    def rows_frame(self) -> pd.DataFrame:
        """Return the typed rows."""
        import pandas as pd  # noqa: PLC0415 -- a bad month must be told at once

        data = {name: _array([row[name] for row in self.values], Kind.TEXT) for name in ("role", "banner")}
        for column in self.layout.columns:
            data[column.name] = _array([row[column.name] for row in self.values], column.kind)
        return pd.DataFrame(data, index=pd.Index(self.ids, dtype="str", name="row"))

    def cells_frame(self) -> pd.DataFrame:
        """Return where each value came from."""
        import pandas as pd  # noqa: PLC0415

        return pd.DataFrame(self.cells, columns=list(CELL_COLUMNS), dtype="str")


def _array(values: list, kind: Kind):
    import pandas as pd  # noqa: PLC0415

    if kind is Kind.COUNT:
        return pd.array(values, dtype="Int64")
    if kind is Kind.DECIMAL:
        return pd.array(values, dtype="object")
    return pd.array(values, dtype="str")
