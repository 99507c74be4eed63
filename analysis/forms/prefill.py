"""What a blank form has written on it already: the rows to fill, their names, and what last month left."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analysis.forms.layout import Kind, Layout
from analysis.forms.rows import BANNER, BODY, SUBTOTAL, TOTAL
from analysis.services import SECTORS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    import pandas as pd

    from analysis.forms.reader import FormTable

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(frozen=True)
class Line:
    """One row of a form: what is written on it, by column name; a banner has its name alone.

    A sum is a formula unless a number stands in its cell, as where somebody typed over it.

    `hints` are numbers of last month that are no cell of this form, but that its cells should agree with.
    """

    role: str
    cells: dict[str, str | int] = field(default_factory=dict)
    banner: str = ""
    hints: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Blank:
    """A form to send: its layout, the agency and the period on it, its rows, and the file it comes back as."""

    layout: Layout
    file: str
    agency: str
    period: str
    day: date  # the last of the period: names are those that hold on it, and the file is dated by it
    lines: tuple[Line, ...]
    carried_from: str = ""  # the month whose pending dossiers are filled in, as 11/2022
    mark: str = ""  # follows the title of a form that is made up


def lines(
    layout: Layout, day: date, last: FormTable | None, *, carry: bool, old_year: int = 0
) -> tuple[Line, ...]:
    """Return the rows of a blank form as of a day, after last month's form where there is one.

    Numbers of last month are carried over only when `carry`: the month before is not always the one copied.
    """
    past = _Past(layout, last, carry=carry)
    if layout.banner:
        body = _grouped(layout, day, past)
    elif _label(layout).kind.register is not None:
        body = _registered(layout, day, past)
    else:
        body = [_repeated(layout, row, day, old_year) for row in past.body()]
        body += [Line(BODY) for _ in range(layout.open_rows)]
    if layout.total:
        body.append(Line(TOTAL, {_label(layout).name: layout.total}, hints=past.of_role(TOTAL, "")))
    return tuple(numbered(layout, body))


def _label(layout: Layout):
    """Return the column that names a row."""
    return next(column for column in layout.columns if not layout.key or column.name == layout.key[0])


class _Past:
    """Last month's rows, and what of them is carried over."""

    def __init__(self, layout: Layout, last: FormTable | None, *, carry: bool):
        self.rows = None if last is None else last.rows
        self.layout, self.carry = layout, carry and last is not None and not last.faults

    def body(self) -> list[pd.Series]:
        """Return the rows an agency filled."""
        if self.rows is None:
            return []
        return [row for _, row in self.rows[self.rows["role"] == BODY].iterrows()]

    def of_key(self, key: str) -> dict[str, int]:
        """Return what the row of this key carries over, by column of this month's form."""
        name = _label(self.layout).name
        return self._carried(row for row in self.body() if row[name] == key)

    def of_role(self, role: str, banner: str) -> dict[str, int]:
        """Return what a sum row would carry over."""
        if self.rows is None:
            return {}
        found = self.rows[(self.rows["role"] == role) & (self.rows["banner"] == banner)]
        return self._carried(row for _, row in found.iterrows())

    def _carried(self, rows: Iterable[pd.Series]) -> dict[str, int]:
        import pandas as pd  # noqa: PLC0415 -- a bad month must be told at once

        wanted = [column for column in self.layout.columns if column.carries and self.carry]
        return {
            column.name: int(row[column.carries])
            for row in rows
            for column in wanted
            if pd.notna(row[column.carries])
        }


def _grouped(layout: Layout, day: date, past: _Past) -> list[Line]:
    """Return the services under the banner of their agency, each group of several with its sum."""
    label, found = _label(layout), []
    for sector in SECTORS.on(day):
        services = [each for each in label.kind.register.on(day) if each.sector == sector.key]
        if not services:
            continue
        found.append(Line(BANNER, banner=sector.agency.upper()))
        found += [Line(BODY, {label.name: each.label.vi, **past.of_key(each.key)}) for each in services]
        if len(services) > 1 and layout.subtotal:
            hints = past.of_role(SUBTOTAL, sector.key)
            found.append(Line(SUBTOTAL, {label.name: layout.subtotal}, hints=hints))
    return found


def _registered(layout: Layout, day: date, past: _Past) -> list[Line]:
    """Return the register's entries, in the order of last month's form."""
    label = _label(layout)
    order = [row[label.name] for row in past.body()]
    known = {each.key: each for each in label.kind.register.on(day)}
    keys = [key for key in order if key in known] + [key for key in known if key not in order]
    return [Line(BODY, {label.name: known[key].label.vi, **past.of_key(key)}) for key in keys]


def _repeated(layout: Layout, row: pd.Series, day: date, old_year: int) -> Line:
    """Return last month's row without its numbers, unless they hold until they are changed."""
    cells: dict[str, str | int] = {}
    for column in layout.columns:
        value = row[column.name]
        if column.kind.register is not None and value:
            cells[column.name] = column.kind.register[value].label.vi
        elif column.kind is Kind.TEXT and value and not column.choices:
            cells[column.name] = value.replace(f"đầu năm {old_year}", f"đầu năm {day.year}")
        elif layout.holds and column.kind is Kind.DECIMAL and value is not None:
            cells[column.name] = f"{value:f}".replace(".", ",")
    return Line(BODY, cells)


def numbered(layout: Layout, body: Iterable[Line]) -> Iterable[Line]:
    """Yield the rows with their numbers: anew under each banner, the banners in Roman figures."""
    has_number = any(column.name == "number" for column in layout.columns)
    row = group = 0
    for line in body:
        if line.role == BANNER:
            row, group = 0, group + 1
            yield Line(BANNER, banner=f"{_roman(group)}. {line.banner}")
        elif line.role == BODY and has_number:
            row += 1
            yield Line(BODY, {"number": row, **line.cells}, hints=line.hints)
        else:
            yield line


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        while number >= value:
            text, number = text + sign, number - value
    return text
