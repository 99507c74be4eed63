"""What one cell means: its typed value and in which way it may be empty, by the kind of its column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.forms.layout import Column, Kind
from analysis.labels import Label, MendableError
from analysis.numerals import Absent, NumeralError, Style, read, read_count, read_date, tidy
from analysis.places import UnknownNameError

if TYPE_CHECKING:
    from datetime import date

    from analysis.forms.sheet import Raw

VALUE = "value"


_REGISTER = Label(
    "viết đúng một trong các tên đó, hoặc đăng ký thêm cách viết này",
    "write one of these names, or register the spelling",
)
_COUNT = Label("ghi số trường hợp", "type the number of cases")
_NUMBER = Label("ghi đúng con số cơ quan báo cáo", "type the number as the agency reports it")
_DAY = Label("ghi ngày", "type the date")


class CellError(MendableError):
    """A cell that breaks its column's rule; `mend` says what to do."""


@dataclass(frozen=True)
class Typed:
    """A cell's value (None where there is no number, "" where there is no text) and its state."""

    value: object
    state: str


def read_cell(raw: Raw, column: Column, style: Style, day: date) -> Typed:
    """Type a cell; raises CellError."""
    if raw.problem:
        raise CellError(*raw.problem)
    if column.kind.is_number:
        return _number(raw, column, style)
    text = tidy(raw.text)
    if not text:
        return Typed("", Absent.BLANK.value)
    if column.kind is Kind.DATE:
        return Typed(_date(text), VALUE)
    register = column.kind.register
    if register is not None:
        try:
            text = register.find(text, day)
        except UnknownNameError as error:
            raise CellError(error.said, _REGISTER) from None
    return Typed(text, VALUE)


def _number(raw: Raw, column: Column, style: Style) -> Typed:
    text = tidy(raw.text)
    if column.percent and not raw.number:
        text = text.removesuffix("%").rstrip()
    style = Style.PLAIN if raw.number else style
    counted = column.kind is Kind.COUNT
    try:
        value = read_count(text, style) if counted else read(text, style)
    except NumeralError as error:
        raise CellError(error.said, _COUNT if counted else _NUMBER) from None
    if not isinstance(value, Absent):
        return Typed(value, VALUE)
    nothing = 0 if counted and value is Absent.NOTHING_AROSE else None
    return Typed(nothing, value.value)


def _date(text: str) -> str:
    try:
        return read_date(text).isoformat()
    except NumeralError as error:
        raise CellError(error.said, _DAY) from None
