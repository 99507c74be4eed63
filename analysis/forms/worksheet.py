"""What the cells of one worksheet hold: cached values beside their formulas, so that no broken cell looks blank."""

from __future__ import annotations

import re

from analysis.forms import bounds
from analysis.forms.archive import COPY, RefusedError, damaged
from analysis.forms.ooxml import Book, unescaped
from analysis.forms.sheet import SPREADSHEET_ERROR, Raw, Span, address, text_cell
from analysis.forms.stored import (
    DAMAGED,
    LOGICAL,
    NEVER_CALCULATED,
    Budget,
    Shown,
    check_spans,
    number_cell,
    old_font,
)
from analysis.forms.xmlparts import Part

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})")


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
        self.run_font = ""
        self.hint = False
        self.starts |= {
            "row": self.start_row, "c": self.start_cell, "v": self.collect, "f": self.collect, "t": self.collect,
            "rPh": self.start_hint, "mergeCell": self.merge, "col": self.columns,
            "rFont": self.font,
        }  # fmt: skip
        self.ends |= {"c": self.end_cell, "v": self.end_value, "f": self.end_formula, "t": self.end_run,
                      "rPh": self.end_hint}  # fmt: skip

    def start_row(self, given: dict[str, str]) -> None:
        """Begin a row; one that does not say its number follows the last."""
        self.budget.pass_over()
        self.row = _number(given.get("r"), self.row + 1, bounds.LAST_ROW)
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
        if self.column > bounds.LAST_COLUMN:
            raise RefusedError(damaged("một dòng có quá nhiều ô", "a row has too many cells"), COPY)
        if self.runs:
            self.runs, self.run_font = [], ""

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

    def font(self, given: dict[str, str]) -> None:
        """Keep the old font in which a piece of the text is written."""
        self.run_font = self.run_font or old_font(given.get("val", ""))

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
        check_spans(self.spans)

    def columns(self, given: dict[str, str]) -> None:
        """Keep which columns are hidden."""
        if given.get("hidden") in ("1", "true"):
            first = _number(given.get("min"), 1, bounds.LAST_COLUMN)
            self.hidden_columns.append((first, _number(given.get("max"), first, bounds.LAST_COLUMN)))

    def _raw(self) -> Raw:
        kind, value = self.given.get("t", "n"), self.value or ""
        if kind == "inlineStr":
            return text_cell(unescaped("".join(self.runs)), self.run_font or self._font())
        if self.formula is not None and not value and kind != "str":
            return Raw(f"={self.formula}", problem=NEVER_CALCULATED)
        if kind == "s":
            return self._shared(value)
        if kind == "str":
            return text_cell(unescaped(value), self._font())
        if kind in _PLAIN:
            return _PLAIN[kind](value)
        return self._numeric(value) if value.strip() else Raw("")

    def _shared(self, value: str) -> Raw:
        if not value.strip().isdecimal() or int(value) >= len(self.book.texts):
            return Raw(value, problem=DAMAGED)
        text, font = self.book.texts[int(value)]
        return text_cell(text, font or self._font())

    def _numeric(self, value: str) -> Raw:
        style = self._style()
        shown = self.book.formats[style] if style < len(self.book.formats) else Shown.NUMBER
        return number_cell(value, shown, from_1904=self.book.from_1904)

    def _style(self) -> int:
        style = self.given.get("s", "0")
        return int(style) if style.isdecimal() and len(style) < 9 else 0  # noqa: PLR2004

    def _font(self) -> str:
        """Return the old font of the cell's format, "" where it is any other."""
        style = self._style()
        return self.book.fonts[style] if style < len(self.book.fonts) else ""


_PLAIN = {  # kinds of cells that need nothing but their value
    "e": lambda value: Raw(value, problem=SPREADSHEET_ERROR),
    "b": lambda value: Raw(str(value.strip() in ("1", "true")), problem=LOGICAL),
    "d": lambda value: Raw(value.strip()[:10]),
}


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
    if row > bounds.LAST_ROW or column > bounds.LAST_COLUMN:
        rule = damaged("có ô nằm ngoài trang tính", "a cell lies outside the sheet")
        raise RefusedError(rule, COPY, text[:20])
    return row, column
