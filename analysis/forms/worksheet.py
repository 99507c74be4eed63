"""What the cells of one worksheet hold: cached values beside their formulas, so that no broken cell looks blank."""

from __future__ import annotations

import math
import re
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation

from analysis.forms import bounds
from analysis.forms.archive import COPY, RefusedError, damaged
from analysis.forms.ooxml import Book, Shown, unescaped
from analysis.forms.sheet import SPREADSHEET_ERROR, Raw, Span, address, text_cell
from analysis.forms.xmlparts import Part
from analysis.labels import Label

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})")
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_NEVER = (
    Label("công thức chưa được tính lần nào", "the formula has never been calculated"),
    Label("mở sổ tính, tính lại rồi lưu", "open, recalculate and save the workbook"),
)
_LOGICAL = (
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
_DAMAGED = (
    Label("ô bị hỏng, không đọc được giá trị", "the cell is damaged: its value cannot be read"),
    Label("gõ lại giá trị", "type the value again"),
)
_CELLS = Label(
    f"sổ tính có hơn {bounds.CELLS} ô có dữ liệu", f"the workbook has more than {bounds.CELLS} filled cells"
)
_CHARACTERS = Label(
    f"các ô chứa hơn {bounds.TEXT_CHARACTERS} ký tự",
    f"the cells hold more than {bounds.TEXT_CHARACTERS} characters",
)
_ELEMENTS = Label(
    f"sổ tính có hơn {bounds.ELEMENTS} dòng, ô và giá trị, phần lớn để trống",
    f"the workbook has more than {bounds.ELEMENTS} rows, cells and values, most of them blank",
)


class Budget:
    """What all sheets of one workbook may hold together."""

    def __init__(self):
        self.elements, self.cells, self.characters = bounds.ELEMENTS, bounds.CELLS, bounds.TEXT_CHARACTERS

    def keep(self, text: str) -> None:
        """Count a cell that holds something."""
        self.cells -= 1
        self.characters -= len(text)
        if self.cells < 0:
            raise RefusedError(_CELLS, COPY)
        if self.characters < 0:
            raise RefusedError(_CHARACTERS, COPY)

    def pass_over(self) -> None:
        """Count an element, filled or not."""
        self.elements -= 1
        if self.elements < 0:
            raise RefusedError(_ELEMENTS, COPY)


class Worksheet(Part):
    """The cells of a sheet by address, its merged ranges, and what of it is hidden."""

    def __init__(self, book: Book, budget: Budget):
        super().__init__()
        self.book, self.budget = book, budget
        self.cells: dict[tuple[int, int], Raw] = {}
        self.spans: list[Span] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: list[tuple[int, int]] = []
        self.row = self.column = 0
        self.given: dict[str, str] = {}
        self.value: str | None = None
        self.formula: str | None = None
        self.runs: list[str] = []
        self.hint = False
        self.starts |= {
            "row": self.start_row, "c": self.start_cell, "v": self.collect, "f": self.collect, "t": self.collect,
            "rPh": self.start_hint, "mergeCell": self.merge, "col": self.columns,
        }  # fmt: skip
        self.ends |= {"c": self.end_cell, "v": self.end_value, "f": self.end_formula, "t": self.end_run,
                      "rPh": self.end_hint}  # fmt: skip

    def start_row(self, given: dict[str, str]) -> None:
        """Begin a row; one that does not say its number follows the last."""
        self.budget.pass_over()
        self.row = _number(given.get("r"), self.row + 1, _LAST_ROW)
        self.column = 0
        if given.get("hidden") in ("1", "true"):
            self.hidden_rows.add(self.row)

    def start_cell(self, given: dict[str, str]) -> None:
        """Begin a cell; one that does not say its address follows the last."""
        self.budget.pass_over()
        self.given, self.value, self.formula = given, None, None
        where = given.get("r")
        if where is None:
            self.column += 1
        else:
            row, self.column = _address(where)
            if row != self.row:
                rule = damaged("một ô ghi là nằm ở dòng khác", "a cell says it stands in another row")
                raise RefusedError(rule, COPY, where[:20])
        if self.column > _LAST_COLUMN:
            raise RefusedError(damaged("một dòng có quá nhiều ô", "a row has too many cells"), COPY)
        if self.runs:
            self.runs = []

    def end_cell(self) -> None:
        """Keep the cell if it holds anything."""
        if self.value is None and self.formula is None and not self.runs:
            return
        raw = self._raw()
        if not raw.text and not raw.problem:
            return
        if (self.row, self.column) in self.cells:
            where = address(self.row, self.column)
            raise RefusedError(damaged("ô này có hai lần", "the cell stands there twice"), COPY, where)
        self.budget.keep(raw.text)
        self.cells[self.row, self.column] = raw

    def end_value(self) -> None:
        """Keep the value as written."""
        self.value = self.collected()

    def end_formula(self) -> None:
        """Keep the formula, empty where it is shared with another cell."""
        self.formula = self.collected()

    def end_run(self) -> None:
        """Keep a piece of a text that is written into the cell itself."""
        text = self.collected()
        if not self.hint:
            self.runs.append(text)

    def start_hint(self, _: dict[str, str]) -> None:
        """Begin a hint of how a text is spoken, which is no part of it."""
        self.hint = True

    def end_hint(self) -> None:
        """End the hint."""
        self.hint = False

    def merge(self, given: dict[str, str]) -> None:
        """Keep a merged range by its corners."""
        first, _, last = given.get("ref", "").partition(":")
        top, left = _address(first)
        bottom, right = _address(last or first)
        self.spans.append(Span(min(top, bottom), min(left, right), max(top, bottom), max(left, right)))
        if len(self.spans) > bounds.SPANS:
            rule = Label(
                f"một trang tính có hơn {bounds.SPANS} vùng ô gộp",
                f"a sheet has more than {bounds.SPANS} merged ranges",
            )
            raise RefusedError(rule, COPY)

    def columns(self, given: dict[str, str]) -> None:
        """Keep which columns are hidden."""
        if given.get("hidden") in ("1", "true"):
            first = _number(given.get("min"), 1, _LAST_COLUMN)
            self.hidden_columns.append((first, _number(given.get("max"), first, _LAST_COLUMN)))

    def _raw(self) -> Raw:
        kind, value = self.given.get("t", "n"), self.value or ""
        if kind == "inlineStr":
            return text_cell(unescaped("".join(self.runs)))
        if self.formula is not None and not value and kind != "str":
            return Raw(f"={self.formula}", problem=_NEVER)
        if kind == "s":
            return self._shared(value)
        if kind in _PLAIN:
            return _PLAIN[kind](value)
        return self._numeric(value) if value.strip() else Raw("")

    def _shared(self, value: str) -> Raw:
        if not value.strip().isdecimal() or int(value) >= len(self.book.texts):
            return Raw(value, problem=_DAMAGED)
        return text_cell(self.book.texts[int(value)])

    def _numeric(self, value: str) -> Raw:
        style = self.given.get("s", "0")
        at = int(style) if style.isdecimal() else 0
        shown = self.book.formats[at] if at < len(self.book.formats) else Shown.NUMBER
        try:
            number = float(value)
        except ValueError:
            number = math.nan
        if not math.isfinite(number):
            return Raw(value, problem=_DAMAGED)
        if shown is Shown.DATE:
            return _date(number, from_1904=self.book.from_1904)
        digits = _digits(value, number)
        problem = _PERCENTAGE if shown is Shown.PERCENT else None
        if abs(number) >= 10**bounds.DIGITS:
            problem = _LONG_NUMBER
        return Raw(digits, number=True, problem=problem)


_PLAIN = {  # kinds of cells that need nothing but their value
    "str": lambda value: text_cell(unescaped(value)),
    "e": lambda value: Raw(value, problem=SPREADSHEET_ERROR),
    "b": lambda value: Raw(str(value.strip() in ("1", "true")), problem=_LOGICAL),
    "d": lambda value: Raw(value.strip()[:10]),
}


def _digits(value: str, number: float) -> str:
    """Return the shortest decimal that is this number: without exponent or trailing .0."""
    try:
        exact = Decimal(repr(number))
    except InvalidOperation:
        return value
    if exact == exact.to_integral_value():
        return str(int(exact))
    return f"{exact:f}"


def _date(number: float, *, from_1904: bool) -> Raw:
    """Return a day as text; the days before March 1900 are one off, for 1900 was taken for a leap year."""
    first = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30 if number >= 60 else 31)  # noqa: DTZ001, PLR2004
    try:
        day = (first + timedelta(days=math.floor(number))).date().isoformat()
    except OverflowError:
        return Raw(f"{number:g}", problem=_DAMAGED)
    return Raw(day)


def _number(text: str | None, default: int, most: int) -> int:
    number = int(text) if text and text.isdecimal() and len(text) < 9 else default  # noqa: PLR2004
    if not 1 <= number <= most:
        rule = damaged(f"nhắc đến dòng hoặc cột {number}", f"it names a row or column {number}")
        raise RefusedError(rule, COPY)
    return number


def _address(text: str) -> tuple[int, int]:
    found = _CELL.fullmatch(text)
    if not found:
        raise RefusedError(damaged("có ô không ghi địa chỉ", "a cell has no address"), COPY, text[:20])
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    row = int(found[2])
    if row > _LAST_ROW or column > _LAST_COLUMN:
        rule = damaged("có ô nằm ngoài trang tính", "a cell lies outside the sheet")
        raise RefusedError(rule, COPY, text[:20])
    return row, column
