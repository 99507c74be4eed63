"""What a sheet holds before it is understood: texts by address, whatever the file format was."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from analysis.forms import bounds
from analysis.labels import Label

ERRORS = (
    "#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA",
)  # fmt: skip
Problem = tuple[Label, Label]  # the rule that is broken, and what to do
SPREADSHEET_ERROR: Problem = (
    Label("ô báo lỗi công thức", "the cell holds a spreadsheet error"),
    Label("sửa công thức hoặc ghi con số", "mend the formula or type the number"),
)
_NUMBERED_ERROR = re.compile(r"(?:Err|Lỗi):\d{3}")  # as LibreOffice writes those without a name of their own
_UNSHOWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffd\ud800-\udfff]")
_NO_LETTER: Problem = (
    Label(
        "ô chứa ký tự không phải chữ, không hiển thị được",
        "the cell holds a character that is no letter and cannot be shown",
    ),
    Label("gõ lại chữ", "type the text again"),
)
_LOST: Problem = (
    Label("một chữ bị mất khi lưu tệp", "a letter was lost when the file was saved"),
    Label("gõ lại chữ", "type the text again"),
)
_TOO_LONG: Problem = (
    Label(
        f"ô có hơn {bounds.CELL_CHARACTERS} ký tự",
        f"the cell holds more than {bounds.CELL_CHARACTERS} characters",
    ),
    Label("rút gọn nội dung", "shorten the text"),
)


@dataclass(frozen=True, slots=True)
class Raw:
    """One cell as the file holds it; `problem` is (rule, mend) where the cell cannot be believed."""

    text: str
    number: bool = False  # stored as a number, so `text` is its shortest exact decimal
    problem: Problem | None = None
    unsure: bool = False  # a nought that an .xls may hold where a formula gives a text
    font: str = ""  # the name of its font, if that is one of those that draw Vietnamese over other letters
    before: str = ""  # the text as the file holds it, where `text` was converted from an old encoding
    encoding: str = ""  # the name of that encoding

    @property
    def written(self) -> str:
        """The text as the file holds it."""
        return self.before if self.encoding else self.text


BLANK = Raw("")


@dataclass(frozen=True)
class Span:
    """A merged range of cells, all ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Sheet:
    """Cells by (row, column), both from 1; blank cells are left out."""

    name: str
    cells: dict[tuple[int, int], Raw]
    spans: tuple[Span, ...] = field(default=())
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: tuple[tuple[int, int], ...] = ()  # first and last of each run of columns

    def at(self, row: int, column: int) -> Raw:
        """Return a cell, blank where there is none."""
        return self.cells.get((row, column), BLANK)

    def rows(self) -> list[int]:
        """Return the numbers of the rows that hold anything, in order."""
        return sorted({row for row, _ in self.cells})


def text_cell(text: str, font: str = "") -> Raw:
    """Return a cell of text, with what makes it unbelievable."""
    if len(text) > bounds.CELL_CHARACTERS:
        return Raw(text[:80], problem=_TOO_LONG)
    if is_error(text):
        return Raw(text, problem=SPREADSHEET_ERROR)
    if _UNSHOWN.search(text):
        return Raw(_UNSHOWN.sub("\ufffd", text), problem=_LOST if "\ufffd" in text else _NO_LETTER)
    return Raw(text, font=font)


def is_error(text: str) -> bool:
    """Whether a text is what a spreadsheet shows instead of a result."""
    shown = text.strip() if text[:40].lstrip().startswith(("#", "Err:", "Lỗi:")) else ""
    return shown in ERRORS or bool(_NUMBERED_ERROR.fullmatch(shown))


@cache
def letters(column: int) -> str:
    """Return a column's letters: 1 is A, 27 is AA."""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def address(row: int, column: int) -> str:
    """Return a cell's address as spreadsheets write it."""
    return f"{letters(column)}{row}"
