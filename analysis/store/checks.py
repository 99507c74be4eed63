"""Which rows of a frame break its schema: one fault a bad cell or row, in plain words, by its raw address."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pandera.errors import SchemaErrors

from analysis.forms import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from analysis.declare import Frame

_HOLD = "Hold that "
_FIELD_RULES = {  # pandera's name of a rule, the rule in words, and what to do
    "greater_than_or_equal_to": ("{column} is at least {value}", "correct the number"),
    "greater_than": ("{column} is above {value}", "correct the number"),
    "less_than_or_equal_to": ("{column} is at most {value}", "correct the number"),
    "less_than": ("{column} is below {value}", "correct the number"),
    "isin": ("{column} is one of: {value}", "write one of these"),
    "str_matches": ("{column} is written like {value}", "correct the text"),
    "field_uniqueness": ("{column} stands only once", "keep one of the rows"),
    "multiple_fields_uniqueness": ("the row stands only once", "keep one of the rows"),
    "not_nullable": ("{column} is not empty", "fill the cell"),
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
    rows = cells[["row", "column", *CellRef._fields]].itertuples(index=False, name=None)
    return {(row, column): CellRef(*rest) for row, column, *rest in rows}


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
    rule: str
    mend: str


def _broken(frame: Frame, error) -> Iterator[_Broken]:
    """Yield each row in which a check fails once, however many columns pandera lists for it."""
    column = error.schema.name if error.schema.name in frame.schema.to_schema().columns else ""
    rule, mend = _words(error, column)
    if not column:
        column = _column_read(frame.schema, error.check)
    rows = error.failure_cases.get("index", [])  # there is none where the frame as a whole is wrong
    named = [str(row) for row in rows if row is not None and row == row]  # noqa: PLR0124 -- NaN differs from itself
    for row in dict.fromkeys(named) or [""]:
        yield _Broken(row, column, rule, mend)


def _words(error, column: str) -> tuple[str, str]:
    """Say a check in plain words: its docstring where it has one, else what the schema's field asks for."""
    check = error.check
    if getattr(check, "description", None):
        return check.description.splitlines()[0].removesuffix(".").removeprefix(_HOLD), "correct the row"
    name, given = getattr(check, "name", None) or str(check), getattr(check, "statistics", None) or {}
    value = next(iter(given.values()), "")
    if name == "isin":
        value = "; ".join(str(each) for each in value if each != "")
    rule, mend = _FIELD_RULES.get(name, (f"{{column}} breaks {name}", "correct the row"))
    return rule.format(column=column or "the frame", value=value), mend


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
    if place.raw and broken.rule == _FIELD_RULES["not_nullable"][0].format(column=broken.column):
        rule, mend = f"no {broken.column} can be read from this", "write it as the other rows do"
        return Fault(place.file, place.sheet, place.cell, place.raw, rule, mend)
    return Fault(place.file, place.sheet, place.cell, place.raw, broken.rule, broken.mend)


def _row_place(row: str, places: Places) -> CellRef | None:
    """Return the cell that shows best which row is meant: its first text, for columns made by cleaning."""
    cells = [cell for (each, _), cell in places.items() if each == row and cell.raw]
    return next(
        (cell for cell in cells if any(letter.isalpha() for letter in cell.raw)), next(iter(cells), None)
    )
