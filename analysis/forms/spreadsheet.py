"""What a workbook holds: values with their formulas beside them, so that no broken cell looks blank."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from analysis.forms.fault import Fault
from analysis.forms.sheet import Raw, Sheet, Span

if TYPE_CHECKING:
    from pathlib import Path

_SIGNATURE = b"PK\x03\x04"  # an .xlsx is a zip file; what was renamed to it is not


def read_sheets(path: Path, file: str) -> tuple[list[Sheet], list[Fault]]:
    """Read every worksheet of a workbook, or say in one fault why it is none."""
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415 -- a third of a second

    if path.read_bytes()[: len(_SIGNATURE)] != _SIGNATURE:
        return [], [_not_a_workbook(file, "the file is not an .xlsx workbook, whatever its name says")]
    try:
        values, formulas = _load(path, computed=True), _load(path, computed=False)
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError, SyntaxError) as error:
        return [], [_not_a_workbook(file, f"the workbook cannot be opened ({type(error).__name__})")]
    return [_sheet(sheet, formulas[sheet.title]) for sheet in values.worksheets], []


def _load(path: Path, *, computed: bool):
    from openpyxl import load_workbook  # noqa: PLC0415

    return load_workbook(path, data_only=computed, keep_links=False)


def _not_a_workbook(file: str, rule: str) -> Fault:
    return Fault(file, "", "", "", rule, "open it in a spreadsheet program and save it as .xlsx")


def _sheet(values, formulas) -> Sheet:
    cells = {}
    for row in formulas.iter_rows():
        for written in row:
            if written.value is None:
                continue
            raw = _raw(written, values[written.coordinate])
            if raw.text or raw.problem:
                cells[written.row, written.column] = raw
    merged = formulas.merged_cells.ranges
    spans = (Span(span.min_row, span.min_col, span.max_row, span.max_col) for span in merged)
    return Sheet(formulas.title, cells, tuple(sorted(spans, key=lambda span: (span.top, span.left))))


def _raw(written, computed) -> Raw:
    if written.data_type != "f":
        return _plain(written)
    if computed.value is None and computed.data_type == "str":  # calculated, to a text of no letters
        return Raw("")
    if computed.value is None:
        problem = ("the formula has never been calculated", "open, recalculate and save the workbook")
        return Raw(_formula(written.value), problem=problem)
    return _plain(computed)


def _plain(cell) -> Raw:
    value, problem = cell.value, None
    if cell.data_type == "e":
        problem = ("the cell holds a spreadsheet error", "mend the formula or type the number")
    elif isinstance(value, bool):
        problem = ("the cell holds a logical value", "type a number or a text")
    elif isinstance(value, datetime | date):
        value = value.date() if isinstance(value, datetime) else value
    elif isinstance(value, int | float):
        if "%" in str(cell.number_format):
            rule = "the cell is formatted as a percentage, so it holds a hundredth of what it shows"
            problem = (rule, "format it as a number, or type it as text")
        return Raw(_digits(value), number=True, problem=problem)
    return Raw(str(value), problem=problem)


def _digits(value: float) -> str:
    """Return the shortest decimal that is this number: repr, without exponent or trailing .0."""
    exact = Decimal(repr(value))
    if exact == exact.to_integral_value():
        return str(int(exact))
    return f"{exact:f}"


def _formula(value) -> str:
    return value if isinstance(value, str) else str(getattr(value, "text", value))
