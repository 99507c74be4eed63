"""What a workbook stores, whatever its format: what a number means by how it is shown, and how much may be kept."""

from __future__ import annotations

import math
import re
from datetime import datetime, timedelta
from decimal import Decimal
from enum import Enum

from analysis.forms import bounds
from analysis.forms.archive import COPY, RefusedError
from analysis.forms.sheet import Raw, Span
from analysis.labels import Label

_NOT_SHOWN = re.compile(r'"[^"]*"|\\.|_.|\[[^\]]*\]')  # parts of a number format that are no codes
NEVER_CALCULATED = (
    Label("công thức chưa được tính lần nào", "the formula has never been calculated"),
    Label("mở sổ tính, tính lại rồi lưu", "open, recalculate and save the workbook"),
)
LOGICAL = (
    Label("ô chứa giá trị lô-gích", "the cell holds a logical value"),
    Label("ghi số hoặc chữ", "type a number or a text"),
)
_PERCENTAGE = (
    Label(
        "ô định dạng phần trăm, nên giá trị lưu trong ô chỉ bằng một phần trăm số nhìn thấy",
        "the cell is formatted as a percentage, so it holds a hundredth of what it shows",
    ),
    Label("định dạng lại là số, hoặc gõ dưới dạng chữ", "format it as a number, or type it as text"),
)
_LONG_NUMBER = (
    Label(
        f"số có hơn {bounds.DIGITS} chữ số, bảng tính không giữ được nhiều hơn",
        f"the number has more than {bounds.DIGITS} digits, and a spreadsheet keeps no more",
    ),
    Label("định dạng ô là văn bản rồi gõ lại số", "format the cell as text and type the number again"),
)
DAMAGED = (
    Label("ô bị hỏng, không đọc được giá trị", "the cell is damaged: its value cannot be read"),
    Label("gõ lại giá trị", "type the value again"),
)
CELLS = Label(
    f"sổ tính có hơn {bounds.CELLS} ô có dữ liệu", f"the workbook has more than {bounds.CELLS} filled cells"
)
CHARACTERS = Label(
    f"các ô chứa hơn {bounds.TEXT_CHARACTERS} ký tự",
    f"the cells hold more than {bounds.TEXT_CHARACTERS} characters",
)
_ELEMENTS = Label(
    f"sổ tính có hơn {bounds.ELEMENTS} dòng, ô và giá trị, phần lớn để trống",
    f"the workbook has more than {bounds.ELEMENTS} rows, cells and values, most of them blank",
)
SHEETS = Label(
    f"sổ tính có hơn {bounds.SHEETS} trang tính", f"the workbook has more than {bounds.SHEETS} sheets"
)
FORMATS = Label(
    f"sổ tính có hơn {bounds.FORMATS} định dạng ô",
    f"the workbook has more than {bounds.FORMATS} cell formats",
)
SPANS = Label(
    f"một trang tính có hơn {bounds.SPANS} vùng ô gộp", f"a sheet has more than {bounds.SPANS} merged ranges"
)


class Shown(Enum):
    """As what a number is shown, by its cell's format."""

    NUMBER = "number"
    PERCENT = "percent"
    DATE = "date"


class Budget:
    """What all sheets of one workbook may hold together."""

    def __init__(self):
        self.elements, self.cells, self.characters = bounds.ELEMENTS, bounds.CELLS, bounds.TEXT_CHARACTERS

    def keep(self, text: str) -> None:
        """Count a cell that holds something."""
        self.cells -= 1
        self.characters -= len(text)
        if self.cells < 0:
            raise RefusedError(CELLS, COPY)
        if self.characters < 0:
            raise RefusedError(CHARACTERS, COPY)

    def pass_over(self) -> None:
        """Count an element, filled or not."""
        self.elements -= 1
        if self.elements < 0:
            raise RefusedError(_ELEMENTS, COPY)


def check_spans(spans: list[Span]) -> None:
    """Refuse a sheet of more merged ranges than any form has."""
    if len(spans) > bounds.SPANS:
        raise RefusedError(SPANS, COPY)


def number_cell(value: str, shown: Shown = Shown.NUMBER, *, from_1904: bool = False) -> Raw:
    """Return a cell of a number, given as the file writes it.

    Spreadsheets hold binary floats. The shortest decimal that is the same float is what was typed, digit for digit,
    up to 15 digits: `0.1` is kept as a float a little larger, and no other short decimal gives that float.
    """
    try:
        number = float(value)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        return Raw(value, problem=DAMAGED)
    if shown is Shown.DATE:
        return _date(number, from_1904=from_1904)
    problem = _PERCENTAGE if shown is Shown.PERCENT else None
    if abs(number) >= 10**bounds.DIGITS:
        problem = _LONG_NUMBER
    return Raw(_digits(number), number=True, problem=problem)


def shown_by(code: str) -> Shown:
    """Return as what a number format shows a number."""
    code = _NOT_SHOWN.sub("", code).casefold()
    if "%" in code:
        return Shown.PERCENT
    return Shown.DATE if code != "general" and re.search("[dmyhs]", code) else Shown.NUMBER


def old_font(name: str) -> str:
    """Return the name of a font if it is one of those that draw Vietnamese over other letters, else ""."""
    known = name.strip("'\" ")
    return known if known.casefold().startswith((".vn", "vni")) else ""


def _digits(number: float) -> str:
    """Return the shortest decimal that is this number: without exponent or trailing .0."""
    exact = Decimal(repr(number))
    return str(int(exact)) if exact == exact.to_integral_value() else f"{exact:f}"


def _date(number: float, *, from_1904: bool) -> Raw:
    """Return a day as text; the days before March 1900 are one off, for 1900 was taken for a leap year."""
    first = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30 if number >= 60 else 31)  # noqa: DTZ001, PLR2004
    try:
        day = (first + timedelta(days=math.floor(number))).date().isoformat()
    except OverflowError:
        return Raw(f"{number:g}", problem=DAMAGED)
    return Raw(day)
