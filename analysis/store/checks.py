"""Which rows of a frame break its schema: one fault a bad cell or row, in plain words, by its raw address."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pandera.errors import SchemaErrors

from analysis.forms import LAYOUTS, Fault
from analysis.forms.reader import cells_of
from analysis.labels import Label

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from analysis.declare import Frame

_HOLD = "Hold that "
_NUMBER, _ONE = (
    Label("sửa lại số", "correct the number"),
    Label("chỉ giữ lại một dòng", "keep one of the rows"),
)
_ROW = Label("sửa lại dòng này", "correct the row")
_EMPTY = Label("{column} không được để trống", "{column} is not empty")
_FIELD_RULES = {  # pandera's name of a rule, the rule in words, and what to do
    "greater_than_or_equal_to": (
        Label("{column} ít nhất là {value}", "{column} is at least {value}"),
        _NUMBER,
    ),
    "greater_than": (Label("{column} phải lớn hơn {value}", "{column} is above {value}"), _NUMBER),
    "less_than_or_equal_to": (
        Label("{column} nhiều nhất là {value}", "{column} is at most {value}"),
        _NUMBER,
    ),
    "less_than": (Label("{column} phải nhỏ hơn {value}", "{column} is below {value}"), _NUMBER),
    "isin": (
        Label("{column} phải là một trong: {value}", "{column} is one of: {value}"),
        Label("ghi một trong các giá trị này", "write one of these"),
    ),
    "str_matches": (
        Label("{column} phải viết theo dạng {value}", "{column} is written like {value}"),
        Label("sửa lại chữ", "correct the text"),
    ),
    "field_uniqueness": (Label("{column} chỉ được có một lần", "{column} stands only once"), _ONE),
    "multiple_fields_uniqueness": (Label("dòng chỉ được có một lần", "the row stands only once"), _ONE),
    "not_nullable": (_EMPTY, Label("điền vào ô", "fill the cell")),
}


class CellRef(NamedTuple):
    """Where a value stands in what the agency sent, and what exactly is written there."""

    file: str
    sheet: str
    cell: str
    raw: str
    state: str


Places = dict[tuple[str, str], CellRef]  # by row id and the form's column


def cells_by_place(cells: pd.DataFrame) -> Places:
    """Index a form's cells by row id and column."""
    return {(cell.row, cell.column): CellRef._make(cell[2:]) for cell in cells_of(cells)}


def failures(frame: Frame, values: pd.DataFrame, places: Places) -> list[Fault]:
    """Validate a frame and return a fault for each broken rule, in the order of the rows."""
    try:
        frame.schema.validate(values, lazy=True)
    except SchemaErrors as errors:
        broken = dict.fromkeys(each for error in errors.schema_errors for each in _broken(frame, error))
        order = {row: at for at, row in enumerate(values.index)}
        rows = sorted(broken, key=lambda each: order.get(each.row, -1))
        return list(dict.fromkeys(_fault(frame, each, places) for each in rows))
    return []


class _Broken(NamedTuple):
    """One rule broken in one row; `row` is "" where the frame as a whole breaks it."""

    row: str
    column: str
    rule: Label
    mend: Label


def _broken(frame: Frame, error) -> Iterator[_Broken]:
    """Yield each row in which a check fails once, however many columns pandera lists for it."""
    column = error.schema.name if error.schema.name in frame.schema.to_schema().columns else ""
    rule, mend = _words(frame, error, column)
    if not column:
        column = _column_read(frame.schema, error.check)
    rows = error.failure_cases.get("index", [])  # there is none where the frame as a whole is wrong
    named = [str(row) for row in rows if row is not None and row == row]  # noqa: PLR0124 -- NaN differs from itself
    for row in dict.fromkeys(named) or [""]:
        yield _Broken(row, column, rule, mend)


def _words(frame: Frame, error, column: str) -> tuple[Label, Label]:
    """Say a check in plain words: its title and docstring where it has them, else what the schema's field asks for."""
    check = error.check
    if getattr(check, "description", None):
        return said(check), _ROW
    name, given = getattr(check, "name", None) or str(check), getattr(check, "statistics", None) or {}
    value = next(iter(given.values()), "")
    if name == "isin":
        value = "; ".join(str(each) for each in value if each != "")
    broken = Label(f"{{column}} không đạt phép kiểm tra {name}", f"{{column}} breaks {name}")
    rule, mend = _FIELD_RULES.get(name, (broken, _ROW))
    called = _called(frame, column)
    return Label(
        rule.vi.format(column=called.vi, value=value), rule.en.format(column=called.en, value=value)
    ), mend


def said(check) -> Label:
    """Return what a check of a schema holds: its title is the Vietnamese, its docstring the English."""
    english = check.description.splitlines()[0].removesuffix(".").removeprefix(_HOLD)
    return Label(check.title or english, english)


def _called(frame: Frame, column: str) -> Label:
    """Return how a column is called: in Vietnamese as the form heads it."""
    if not column:
        return Label("bảng số liệu", "the frame")
    layout, read_from = LAYOUTS.get(frame.form), frame.derived.get(column, column)
    columns = layout.columns if layout else ()
    heading = next((each.heading[-1] for each in columns if each.name == read_from), "")
    return Label(f"cột “{heading}”" if heading else f"mục {column}", column)


def _column_read(schema: type, check) -> str:
    """Return the first column that a check over whole rows reads, so that the fault can name a cell.

    pandera does not say; the check's own code does, for its columns are the names written in it.
    """
    method = getattr(schema, getattr(check, "name", None) or "", None)
    code = getattr(getattr(method, "__func__", None), "__code__", None)
    columns = schema.to_schema().columns
    return next(
        (word for word in getattr(code, "co_consts", ()) if isinstance(word, str) and word in columns), ""
    )


def _fault(frame: Frame, broken: _Broken, places: Places) -> Fault:
    column = frame.derived.get(broken.column, broken.column)
    place = places.get((broken.row, column)) or _row_place(broken.row, places)
    if place is None:
        where = " ".join(filter(None, (broken.row, broken.column)))
        return Fault(f"frame {frame.id}", "", where, "", broken.rule, broken.mend)
    if place.raw and broken.rule.en == _EMPTY.en.format(column=broken.column):
        called = _called(frame, broken.column)
        rule = Label(f"không đọc được {called.vi} từ ô này", f"no {broken.column} can be read from this")
        mend = Label("ghi như các dòng khác", "write it as the other rows do")
        return Fault(place.file, place.sheet, place.cell, place.raw, rule, mend)
    return Fault(place.file, place.sheet, place.cell, place.raw, broken.rule, broken.mend)


def _row_place(row: str, places: Places) -> CellRef | None:
    """Return the cell that shows best which row is meant: its first text, for columns made by cleaning."""
    cells = [cell for (each, _), cell in places.items() if each == row and cell.raw]
    return next(
        (cell for cell in cells if any(letter.isalpha() for letter in cell.raw)), next(iter(cells), None)
    )
