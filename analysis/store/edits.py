"""What reading and cleaning changed: every value that is not the text its cell holds, with the rule that made it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from analysis.declare import DECLARED
from analysis.forms import LAYOUTS, Column, FormTable, Kind
from analysis.forms.reader import cells_of
from analysis.numerals import Absent, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.declare import Frame
    from analysis.forms.reader import Cell
    from analysis.store.corrections import Correction

Values = dict[str, dict[str, object]]  # of a form's rows: by column, then by row id

BANNER = "banner"
_GROUPED = re.compile(r"\d\.\d{3}(?!\d)")


class Edit(NamedTuple):
    """One cell whose value is not its text; `column` is "frame.column" where cleaning made it, after reading."""

    file: str
    sheet: str
    cell: str
    column: str
    before: str
    after: str
    rule: str


def edits(
    forms: dict[str, FormTable],
    frames: dict[str, pd.DataFrame],
    corrections: tuple[Correction, ...] = (),
) -> list[Edit]:
    """Return every change between the raw cells and the frames, form by form in the order of the cells."""
    decided = {(each.row, each.column): each for each in corrections}
    found = []
    for table in forms.values():
        cells = cells_of(table.cells)
        values = {
            name: dict(zip(table.rows.index, table.rows[name].tolist(), strict=True)) for name in table.rows
        }
        found += _read(table, cells, values, decided)
        made = [frame for frame in DECLARED.frames.values() if frame.form == table.form]
        for frame in made:
            if frame.id in frames:
                found += _cleaned(frame, frames[frame.id], cells, values)
    return list(dict.fromkeys(found))


def text_of(value: object) -> str:
    """Write a typed value so that it is read back as it was: all digits, no exponent, empty when absent."""
    if pd.isna(value):
        return ""
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _read(
    table: FormTable, cells: list[Cell], values: Values, decided: dict[tuple[str, str], Correction]
) -> Iterator[Edit]:
    """Yield what reading changed: the typed value of each cell against its text; banners by their register key."""
    layout = LAYOUTS.get(table.form)
    columns = {column.name: column for column in layout.columns} if layout else {}
    banners = _banner_cells(cells, values["role"])
    for place, cell in enumerate(cells):
        after = text_of(values[cell.column][cell.row])
        correction = decided.get((cell.row, cell.column))
        if correction or after != cell.raw:
            encoding, meant = table.converted.get((cell.row, cell.column), ("", cell.raw))
            text = correction.after if correction else meant
            role = values["role"][cell.row]
            rule = "" if after == text else _rule(text, after, columns.get(cell.column), role, cell.state)
            before = _decision(correction) if correction else encoding and f"converted from {encoding}"
            told = "; ".join(filter(None, (before, rule)))
            yield Edit(cell.file, cell.sheet, cell.cell, cell.column, cell.raw, after, told)
        if place in banners:
            key = values[BANNER][cell.row]
            yield Edit(
                cell.file, cell.sheet, cell.cell, BANNER, cell.raw, key, "heads its rows: folded to its key"
            )


def _banner_cells(cells: list[Cell], roles: dict[str, str]) -> set[int]:
    """Return the positions of the cells that name a group: the text after the numeral, where that stands alone."""
    held: dict[str, list[int]] = {}
    for place, cell in enumerate(cells):
        if roles[cell.row] == BANNER and tidy(cell.raw):
            held.setdefault(cell.row, []).append(place)
    return {places[:2][-1] for places in held.values()}


def _decision(correction: Correction) -> str:
    return f"corrected to {correction.after!r} by {correction.who} on {correction.date}: {correction.reason}"


def _rule(text: str, after: str, column: Column | None, role: str, state: str) -> str:
    if column is None or column.kind is Kind.TEXT:
        return "blanks and letters composed one way"
    if column.kind.is_number:
        return "; ".join(_number_rules(tidy(text), after, state)) or "number read from text"
    if column.kind is Kind.DATE:
        return "date read from text"
    return "spelling folded to its register key" if role == "body" else "heads a sum: names no entry"


def _number_rules(text: str, after: str, state: str) -> Iterator[str]:
    """Yield what was done to a number's text, from the outside in."""
    if state == Absent.NOTHING_AROSE.value:
        yield "dash read as nothing arose"
    elif state == Absent.NOT_COLLECTED.value:
        yield "dots read as not collected"
    elif not text:
        yield "blanks dropped"
    if text.endswith("%"):
        yield "% dropped"
    if _GROUPED.search(text):
        yield "thousands dots dropped"
    if "," in text and "." in after:
        yield "decimal comma read"
    if re.match(r"0\d", text.lstrip("-–—− ")):
        yield "leading zero dropped"


def _cleaned(frame: Frame, cleaned: pd.DataFrame, cells: list[Cell], read: Values) -> Iterator[Edit]:
    """Yield what a frame's cleaning made of the values as read; what it took over unchanged is no edit."""
    places = {(cell.row, cell.column): cell for cell in cells}
    for column in cleaned:
        source = frame.derived.get(column, column)
        for row, value in zip(cleaned.index, cleaned[column].tolist(), strict=True):
            cell, after = places.get((row, source)), text_of(value)
            if cell is None:  # a group's key, repeated in each of its rows: the banner's own edit
                continue
            before = cell.raw if column in frame.derived else text_of(read[column][row])
            if after != before:
                told = f"{frame.id} takes it from {source}"
                yield Edit(cell.file, cell.sheet, cell.cell, f"{frame.id}.{column}", cell.raw, after, told)
