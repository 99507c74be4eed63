"""How a form becomes typed rows: read by its layout, every cell with its address, every fault listed."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from analysis.forms import delimited, drift, rows, spreadsheet
from analysis.forms.archive import RefusedError, check_file
from analysis.forms.cellvalue import VALUE, CellError, Typed, read_cell
from analysis.forms.fault import Fault, Note
from analysis.forms.header import Found, HeaderError, find
from analysis.forms.layout import Column, Kind, Layout
from analysis.forms.sheet import BLANK, Raw, Sheet, address
from analysis.labels import Label
from analysis.numerals import tidy

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    import pandas as pd


class Cell(NamedTuple):
    """One cell that was read: the row and column of the form it fills, where it stands, and what is written there."""

    row: str
    column: str
    file: str
    sheet: str
    cell: str
    raw: str
    state: str


CELL_COLUMNS = Cell._fields
READERS = {
    ".csv": delimited, ".tsv": delimited, ".txt": delimited,
    ".xlsx": spreadsheet, ".xlsm": spreadsheet, ".ods": spreadsheet, ".xls": spreadsheet,
}  # fmt: skip


@dataclass(frozen=True)
class FormTable:
    """A form's rows (index: row ids), where each value came from, and what is wrong with it.

    `converted` has, by row and column, the old encoding in which a text was written, and what it says in Unicode.
    In `rows` a missing number is NA (counts) or None (decimals), a missing text is "".
    """

    form: str
    rows: pd.DataFrame
    cells: pd.DataFrame
    faults: tuple[Fault, ...]
    notes: tuple[Note, ...] = ()
    converted: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)


def read_form(path: Path, layout: Layout, day: date, root: Path) -> FormTable:
    """Read a form as of a day; cells name their file relative to `root`; faults are collected, not raised."""
    reading = _Reading(layout, day, unicodedata.normalize("NFC", path.relative_to(root).as_posix()))
    reading.read(path, root)
    faults, notes = tuple(reading.faults), tuple(reading.notes)
    rows_, cells = reading.rows_frame(), reading.cells_frame()
    return FormTable(layout.form, rows_, cells, faults, notes, reading.converted)


def cells_of(cells: pd.DataFrame) -> list[Cell]:
    """Return the rows of `FormTable.cells`; ten times as quick as pandas gives them."""
    return list(map(Cell._make, zip(*(cells[name].tolist() for name in CELL_COLUMNS), strict=True)))


_NOUGHTS = ("0", "-", "–", "—", "−")  # what adds up to nothing
NO_ROWS = Label(
    "biểu không có dòng nào", "the form has no rows"
)  # said of a file that has only its header yet
_SEND = Label("gửi biểu đã điền", "send the filled form")
_ONE_OF_TWO = Label("chỉ giữ lại một trong hai", "keep one of the two")


def repeated(cell: str) -> Label:
    """Return the rule for a row that names what the row of another cell has named."""
    return Label(f"đã có dòng giống như vậy tại {cell}", f"the same row stands already at {cell}")


def _unnamed(column: Column) -> CellError:
    heading = column.heading[-1]
    return CellError(
        Label(f"dòng này để trống cột {heading}", f"the row has no {heading}"),
        Label("điền vào ô, hoặc xóa dòng", "fill the cell, or delete the row"),
    )


def _unreadable(error: OSError) -> tuple[Label, Label]:
    vi = "không có quyền đọc tệp" if isinstance(error, PermissionError) else "không đọc được tệp"
    rule = Label(vi, f"the file cannot be read ({error.strerror})")
    return rule, Label("xem ai được quyền đọc tệp", "see who may read it")


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
    converted: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    seen: dict[tuple, str] = field(default_factory=dict)
    unsure: list[str] = field(default_factory=list)
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
            self.fault("", "", error.said, error.mend)
            return
        self.sheet, self.places = found.sheet.name, found.columns
        body = rows.Rows(found, self.layout)
        for row in body:
            self.add(row)
        self.check_merged(found, body.last)
        self.check_complete()
        self.notes += drift.notes(self.file, sheets, found, self.layout, body, self.unsure)

    def open(self, path: Path, root: Path) -> list[Sheet]:
        """Return the sheets of the file, none where it is refused."""
        if not path.exists() and not path.is_symlink():
            mend = Label("đặt tệp vào thư mục của tháng", "add it to the month's folder")
            self.fault("", "", Label("không có tệp này", "there is no such file"), mend)
            return []
        kind = READERS.get(path.suffix.casefold())
        if kind is None:
            rule = Label(
                f"không đọc loại tệp {path.suffix or 'không có phần đuôi'}",
                f"a file of the kind {path.suffix or 'without an ending'} is not read",
            )
            mend = Label("lưu lại dạng .xlsx hoặc CSV UTF-8", "save it as .xlsx or as CSV UTF-8")
            self.fault("", "", rule, mend)
            return []
        try:
            check_file(path, root)
            sheets, faults, notes = kind.read_sheets(path, self.file, self.layout)
        except RefusedError as refused:
            self.fault("", "", refused.said, refused.mend)
            return []
        except OSError as error:
            self.fault("", "", *_unreadable(error))
            return []
        self.faults += faults
        self.notes += notes
        return sheets

    def fault(self, cell: str, value: str, rule: Label, mend: Label) -> None:
        """Note one fault."""
        self.faults.append(Fault(self.file, self.sheet, cell, value, rule, mend))

    def add(self, row: rows.Row) -> None:
        """Type a row's cells and keep it; notes and signatures below the total are no rows."""
        if row.role == rows.AFTER:
            self.check_after_total(row)
            return
        if row.role == rows.HEADINGS:
            rule = Label("tiêu đề của biểu lặp lại ở đây", "the headings of the form stand here again")
            mend = Label("chỉ để một bảng trong trang tính", "keep one table in the sheet")
            self.fault(f"A{row.number}", "", rule, mend)
            return
        if row.role == rows.BANNER:
            self.banner = self.banner_key(row)
            self.banners.add(row.number)
        row_id = f"{self.layout.form}/{row.number}"
        values = {"role": row.role, "banner": "" if row.role == rows.TOTAL else self.banner}
        for column in self.layout.columns:
            if row.cells[column.name].unsure:
                row.cells[column.name] = self.made_sure(row, column)
            typed = self.type_cell(row, column)
            values[column.name] = typed.value
            raw = row.cells[column.name]
            where = self.address(row, column)
            self.cells.append((row_id, column.name, self.file, self.sheet, where, raw.written, typed.state))
            if raw.encoding:
                self.converted[row_id, column.name] = (raw.encoding, raw.text)
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
            self.fault(self.address(row, column), raw.text, error.said, error.mend)
            return Typed(None if column.kind.is_number else "", VALUE)
        return typed

    def made_sure(self, row: rows.Row, column: Column) -> Raw:
        """Return what a sum shows that an .xls holds as a nought: that, if all its parts are known, else nothing."""
        if row.role == rows.BODY:
            parts = [row.cells[part] for part in column.parts]
        else:
            parts = [] if column.kind is not Kind.COUNT else self.above(row, column)
        if parts and all(tidy(raw.text) in _NOUGHTS for raw in parts):
            return Raw("0", number=True)
        self.unsure.append(self.address(row, column))
        return BLANK

    def above(self, row: rows.Row, column: Column) -> list[Raw]:
        """Return the cells of the body that a sum adds up: of its group, or of the whole table."""
        held = [each for each in self.values if each["role"] == rows.BODY]
        if row.role == rows.SUBTOTAL:
            held = [each for each in held if each["banner"] == self.banner]
        return [BLANK if each[column.name] is None else Raw(str(each[column.name])) for each in held]

    def banner_key(self, row: rows.Row) -> str:
        """Return the key of the group that a banner row names."""
        column = next(column for column in self.layout.columns if tidy(row.cells[column.name].text))
        try:
            banner = Column("banner", self.layout.banner, ("banner",))
            return str(read_cell(Raw(row.banner), banner, self.layout.style, self.day).value)
        except CellError as error:
            self.fault(self.address(row, column), row.banner, error.said, error.mend)
            return row.banner

    def check_key(self, row: rows.Row, values: dict[str, object]) -> None:
        """Note a body row that names what an earlier one has named."""
        key = tuple(values[name] for name in self.layout.key)
        if not any(key):
            return
        column = next(column for column in self.layout.columns if column.name == self.layout.key[-1])
        where = self.address(row, column)
        if key in self.seen:
            self.fault(where, row.cells[column.name].text, repeated(self.seen[key]), _ONE_OF_TWO)
        self.seen.setdefault(key, where)

    def check_after_total(self, row: rows.Row) -> None:
        """Note numbers below the grand total: they would be read by nobody."""
        for column in self.layout.columns:
            raw = row.cells[column.name]
            if column.kind.is_number and rows.is_like_a_number(raw):
                rule = Label(
                    f"có số nằm dưới dòng {self.layout.total}",
                    f"a number stands below the row {self.layout.total}",
                )
                mend = Label("chuyển đi chỗ khác hoặc xóa", "move or delete it")
                self.fault(self.address(row, column), raw.text, rule, mend)
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
                rule = Label(
                    "ô bị gộp trùm lên nhiều ô của bảng", "the cell is merged over several cells of the table"
                )
                mend = Label("bỏ gộp ô rồi điền từng ô", "unmerge it and fill each cell")
                self.fault(address(span.top, span.left), raw.text, rule, mend)

    def check_complete(self) -> None:
        """Note a form without rows or without the total it must have."""
        roles = {values["role"] for values in self.values}
        if rows.BODY not in roles and not self.layout.may_be_empty:
            self.fault("", "", NO_ROWS, _SEND)
        elif self.layout.total and rows.TOTAL not in roles:
            rule = Label(f"thiếu dòng {self.layout.total}", f"there is no row {self.layout.total}")
            mend = Label("thêm dòng tổng của cơ quan vào cuối bảng", "add the agency's total below the rows")
            self.fault("", "", rule, mend)

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
