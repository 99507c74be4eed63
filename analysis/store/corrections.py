"""What an analyst decides about single cells: rows of corrections.csv, applied only where the cell is as expected."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from analysis.forms import LAYOUTS, Column, Fault, FormTable, Kind, Layout, read_form
from analysis.forms.cellvalue import VALUE, CellError, Typed, read_cell
from analysis.forms.reader import NO_ROWS, repeated
from analysis.forms.sheet import Raw
from analysis.labels import Label, MendableError
from analysis.numerals import Style, tidy
from analysis.places import UnknownNameError, fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from analysis.forms.monthfile import MonthFile

CORRECTIONS_FILE = "corrections.csv"
_ONE_OF_THESE = Label("ghi một trong các tên này", "write one of these")

_LAYOUT = Layout(
    form="corrections",
    file=CORRECTIONS_FILE,
    title=Label("Các ô được hiệu đính", "Cells corrected"),
    columns=(
        Column("form", Kind.TEXT, ("form",), blank=False),
        Column("key", Kind.TEXT, ("key",), blank=False),
        Column("column", Kind.TEXT, ("column",), blank=False),
        Column("before", Kind.TEXT, ("from",)),
        Column("after", Kind.TEXT, ("to",)),
        Column("reason", Kind.TEXT, ("reason",), blank=False),
        Column("who", Kind.TEXT, ("who",), blank=False),
        Column("date", Kind.DATE, ("date",), blank=False),
    ),
    key=("form", "key", "column"),
)


class Correction(NamedTuple):
    """One cell as the file holds it (`before`) and as it is read instead (`after`), by whose decision and why."""

    row: str
    column: str
    file: str
    sheet: str
    cell: str
    before: str
    after: str
    reason: str
    who: str
    date: str

    @property
    def address(self) -> str:
        """Return `file!sheet!cell`; text files have no sheet."""
        return "!".join(part for part in (self.file, self.sheet, self.cell) if part)


@dataclass(frozen=True)
class Corrected:
    """The forms of a month with its corrections applied, what was applied, and which ones could not be."""

    forms: dict[str, FormTable]
    corrections: tuple[Correction, ...]
    faults: tuple[Fault, ...]


class _RefusedError(MendableError):
    """A correction that cannot be applied: the column of corrections.csv that is wrong, and why."""

    def __init__(self, column: str, said: Label, mend: Label):
        super().__init__(said, mend)
        self.column = column


def corrected(forms: dict[str, FormTable], folder: Path, file: MonthFile) -> Corrected:
    """Apply the month's corrections.csv, where there is one, to its forms as read; the files stay as sent."""
    path = folder / CORRECTIONS_FILE
    if not path.is_file():
        return Corrected(forms, (), ())
    asked = read_form(path, _LAYOUT, file.period.last, folder)
    if asked.faults:
        started = asked.rows.empty and {each.rule for each in asked.faults} == {NO_ROWS}
        return Corrected(forms, (), () if started else asked.faults)
    forms, applied, faults = dict(forms), [], []
    cells = {(row, column): cell for row, column, cell in asked.cells[["row", "column", "cell"]].to_numpy()}
    for row_id, wish in asked.rows.iterrows():
        if (
            wish["form"] in LAYOUTS and wish["form"] not in forms
        ):  # of the month before not every form is read
            continue
        try:
            done = _located(forms, wish, {(each.row, each.column) for each in applied}, file)
            forms[wish["form"]] = _applied(forms[wish["form"]], done, file)
        except _RefusedError as refused:
            where = cells[row_id, refused.column]
            faults.append(
                Fault(CORRECTIONS_FILE, "", where, wish[refused.column], refused.said, refused.mend)
            )
        else:
            applied.append(done)
    return Corrected(forms, tuple(applied), tuple(faults))


def _located(
    forms: dict[str, FormTable], wish: pd.Series, taken: set[tuple[str, str]], file: MonthFile
) -> Correction:
    """Return the correction with the address and text of its cell; raises _RefusedError."""
    form = wish["form"]
    if form not in LAYOUTS:
        known = ", ".join(LAYOUTS)
        rule = Label(f"không có biểu mang mã này; các mã: {known}", f"no form of this id; known are: {known}")
        raise _RefusedError("form", rule, _ONE_OF_THESE)
    layout = file.layout(form)
    columns = [column.name for column in layout.columns]
    if wish["column"] not in columns:
        known = ", ".join(columns)
        rule = Label(
            f"biểu {form} không có cột này; các cột: {known}",
            f"form {form} has no such column; its columns are: {known}",
        )
        raise _RefusedError("column", rule, _ONE_OF_THESE)
    row = _row(forms[form], wish["key"], file)
    if (row, wish["column"]) in taken:
        rule = Label("dòng khác đã hiệu đính ô này", "another line has corrected this cell already")
        raise _RefusedError("key", rule, Label("chỉ giữ lại một dòng", "keep one of the lines"))
    cells = forms[form].cells
    held = cells[(cells["row"] == row) & (cells["column"] == wish["column"])].iloc[0]
    done = Correction(
        row,
        wish["column"],
        *(held["file"], held["sheet"], held["cell"], held["raw"]),
        *(wish["after"], wish["reason"], wish["who"], wish["date"]),
    )
    column = layout.columns[columns.index(done.column)]
    typed = forms[form].rows.loc[row, done.column]
    shown = forms[form].converted.get((row, done.column), ("", done.before))[1]
    same = wish["before"] in (tidy(done.before), tidy(shown)) or _means(
        wish["before"], typed, column, layout.style
    )
    if not same:
        rule = Label(
            f"{done.address} đang ghi {done.before!r}, không phải {wish['before']!r}",
            f"{done.address} holds {done.before!r}, where {wish['before']!r} was expected",
        )
        mend = Label(
            "xem lại ô, rồi sửa hoặc xóa dòng này", "look at the cell again, then mend or delete the line"
        )
        raise _RefusedError("before", rule, mend)
    if tidy(done.before) == done.after:
        rule = Label("hiệu đính không thay đổi gì", "the correction changes nothing")
        raise _RefusedError("after", rule, Label("xóa dòng này", "delete the line"))
    return done


def _means(text: str, held: object, column: Column, style: Style) -> bool:
    """Whether a text is the number that a cell holds, as a spreadsheet shows it (1.953 for 1953)."""
    if not column.kind.is_number or not text or pd.isna(held):
        return False
    try:
        meant = read_cell(Raw(text), column, style, date.min)
    except CellError:
        return False
    return meant.state == VALUE and meant.value == held


def _row(table: FormTable, key: str, file: MonthFile) -> str:
    """Return the row that a key names: its id, a code or name in the form's key columns, or the total's heading."""
    if key in table.rows.index:
        return key
    found = list(_named(table.rows, file.layout(table.form), key, file.period.last))
    if len(found) == 1:
        return found[0]
    if found:
        rows = ", ".join(found)
        rule = Label(f"nhiều dòng mang khóa này: {rows}", f"several rows carry this key: {rows}")
        raise _RefusedError("key", rule, Label("ghi mã của dòng", "write the row's id"))
    rule = Label(
        f"biểu {table.form} không có dòng mang khóa này", f"form {table.form} has no row of this key"
    )
    example = f"{table.form}/11"
    mend = Label(
        f"ghi mã của dòng ({example} là dòng 11 của trang tính) hoặc mã mục",
        f"write a row's id ({example} is row 11 of the sheet) or its code",
    )
    raise _RefusedError("key", rule, mend)


def _named(rows: pd.DataFrame, layout: Layout, key: str, day: date) -> Iterator[str]:
    if layout.total and fold(key) == fold(layout.total):
        yield from rows.index[rows["role"] == "total"]
        return
    kinds = {column.name: column.kind for column in layout.columns}
    body = rows[rows["role"] == "body"]
    columns = {name: _key_in(kinds[name], key, day) for name in layout.key}
    hit = [any(body.loc[row, name] == meant for name, meant in columns.items()) for row in body.index]
    yield from body.index[hit]


def _key_in(kind: Kind, key: str, day: date) -> str:
    try:
        return kind.register.find(key, day) if kind.register is not None else key
    except UnknownNameError:
        return key


def _applied(table: FormTable, done: Correction, file: MonthFile) -> FormTable:
    """Return the form with one cell read anew from the corrected text; its raw text and address stay."""
    layout = file.layout(table.form)
    column = next(each for each in layout.columns if each.name == done.column)
    typed = _typed(table.rows.loc[done.row, "role"], column, done, layout, file.period.last)
    rows, cells = table.rows.copy(), table.cells.copy()
    values = [typed.value if row == done.row else old for row, old in rows[column.name].items()]
    rows[column.name] = type(rows[column.name])(values, index=rows.index, dtype=rows[column.name].dtype)
    cells.loc[(cells["row"] == done.row) & (cells["column"] == done.column), "state"] = typed.state
    if column.name in layout.key:
        _refuse_repeated(rows, layout, done.row)
    faults = tuple(each for each in table.faults if not _mended(each, done))
    return replace(table, rows=rows, cells=cells, faults=faults)


def _mended(fault: Fault, done: Correction) -> bool:
    """Whether a fault lies in the corrected cell, or in another one because that repeated its key."""
    here = (fault.file, fault.sheet, fault.cell) == (done.file, done.sheet, done.cell)
    return here or fault.rule == repeated(done.cell)


def _typed(role: str, column: Column, done: Correction, layout: Layout, day: date) -> Typed:
    headings = {fold(text) for text in (layout.total, layout.subtotal) if text}
    if not column.kind.is_number and (role != "body" or fold(done.after) in headings):
        rule = Label(
            "hiệu đính không được đổi loại của dòng: chỉ đổi số, hoặc chữ của dòng số liệu",
            "a correction cannot change what a row is: only its numbers, or the texts of a body row",
        )
        raise _RefusedError("column", rule, Label("sửa ngay trong biểu", "mend the form itself"))
    try:
        typed = read_cell(Raw(done.after), column, layout.style, day)
    except CellError as error:
        raise _RefusedError("after", error.said, error.mend) from None
    if role == "body" and not column.blank and typed.state != VALUE:
        heading = column.heading[-1]
        rule = Label(f"dòng sẽ để trống cột {heading}", f"the row would have no {heading}")
        raise _RefusedError("after", rule, Label("ghi giá trị cần có", "write what it should hold"))
    return typed


def _refuse_repeated(rows: pd.DataFrame, layout: Layout, row: str) -> None:
    body = rows[rows["role"] == "body"]
    keys = [tuple(values) for values in body[list(layout.key)].itertuples(index=False)]
    own = keys[list(body.index).index(row)]
    if keys.count(own) > 1:
        rule = Label(
            "dòng khác của biểu đã mang khóa này", "another row of the form carries this key already"
        )
        raise _RefusedError("after", rule, Label("chỉ giữ lại một trong hai", "keep one of the two"))
