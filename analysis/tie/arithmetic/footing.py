"""Whether the totals of a table are what its rows add up to."""

from __future__ import annotations

import re
from fractions import Fraction

from analysis.declare import Severity
from analysis.labels import Label
from analysis.tie.arithmetic.grid import Cell, Grid, Row
from analysis.tie.arithmetic.interval import summed
from analysis.tie.arithmetic.relation import Kind, Relation, agreement, breach
from analysis.tie.arithmetic.words import amount, place, quoted

_ROMAN = re.compile(r"\(?[IVX]+[.)]?")
_LETTER = re.compile(r"\(?[A-ZĐ][.)]?")
_DIGIT = re.compile(r"\(?\d+[.)]?")
_NESTED = re.compile(r"\(?(?:\d+\.)+\d+[.)]?|[a-zđ]\)?")


def footings(grids: list[Grid]) -> list[Relation]:
    """Hold every total row against the rows it totals, column by column."""
    found = []
    for grid in [each for each in grids if not each.is_mixed]:
        for total, rows in _totals(grid):
            found += _column_totals(grid, total, rows)
    return found


def _level(row: Row) -> int:
    """Return how deep a row's numbering lies: A, then I, then 1, then 1.1 or a."""
    for level, pattern in enumerate((_LETTER, _ROMAN, _DIGIT, _NESTED)):
        if row.mark and pattern.fullmatch(row.mark) and not (level == 0 and _ROMAN.fullmatch(row.mark)):
            return level
    return 2


def _totals(grid: Grid) -> list[tuple[Row, list[list[Row]]]]:
    """Return each total row with the ways in which its rows may be chosen, the one that the layout says first."""
    rows = [row for row in grid.rows if not row.is_detail]
    totals = [at for at, row in enumerate(rows) if row.is_total]
    found = []
    if len(totals) == 1:
        found.append((rows[totals[0]], _ways([row for row in rows if not row.is_total])))
    elif totals and totals[0] > 0 and totals[-1] == len(rows) - 1:
        found += _subtotals(rows, totals)
    return found + _groups(rows)


def _subtotals(rows: list[Row], totals: list[int]) -> list[tuple[Row, list[list[Row]]]]:
    """Return sub-totals, each over the rows since the one before, and the grand total over the sub-totals."""
    found, start = [], 0
    for at in totals[:-1]:
        found.append((rows[at], [rows[start:at]]))
        start = at + 1
    subtotals = [rows[at] for at in totals[:-1]]
    plain = [row for row in rows if not row.is_total]
    rest = rows[start : totals[-1]]
    found.append((rows[totals[-1]], [[*subtotals, *rest], plain]))
    return found


def _ways(parts: list[Row]) -> list[list[Row]]:
    levels = sorted({_level(row) for row in parts})
    ways = [[row for row in parts if _level(row) == level] for level in levels]
    leaves = [
        row for at, row in enumerate(parts) if at + 1 == len(parts) or _level(parts[at + 1]) <= _level(row)
    ]
    return [*ways, leaves, parts] if len(levels) > 1 else [parts]


def _groups(rows: list[Row]) -> list[tuple[Row, list[list[Row]]]]:
    """Return each row that is numbered as a group (I, A) and has numbers, with the rows numbered under it."""
    found = []
    for at, row in enumerate(rows):
        if row.is_total or not row.mark or _level(row) > 1 or not row.cells:
            continue
        under = []
        for each in rows[at + 1 :]:
            if each.is_total or _level(each) <= _level(row):
                break
            under.append(each)
        if len(under) > 1 and len({_level(each) for each in under}) == 1:
            found.append((row, [under]))
    return found


def _column_totals(grid: Grid, total: Row, ways: list[list[Row]]) -> list[Relation]:
    columns = [each for each in grid.columns if each in total.cells and not grid.is_rate(each)]
    usable = [rows for rows in ways if len(rows) > 1]
    if not usable or not columns:
        return []
    held = {
        column: [rows for rows in usable if _foots(total, rows, column)]
        for column in columns
        if total.cells[column].token
    }
    # The way that most columns agree with is how this table adds up; without any it is what the layout says.
    best = max(usable, key=lambda rows: sum(rows in ways_held for ways_held in held.values()))
    agreed = any(best in ways_held for ways_held in held.values())
    found = []
    for column, ways_held in held.items():
        rows = ways_held[0] if ways_held else best
        unread = any(column not in row.cells and column not in row.blank for row in rows)
        if len(_cells(rows, column)) > 1 and (ways_held or not unread):
            weight = Severity.ERROR if agreed or len(usable) == 1 else Severity.WARNING
            name = " ".join(grid.headers.get(column, "").split()) or str(column)
            found.append(
                _footing(name, total.cells[column], _cells(rows, column), weight, holds=bool(ways_held))
            )
    return found


def _cells(rows: list[Row], column: int) -> list[Cell]:
    return [row.cells[column] for row in rows if column in row.cells]


def _foots(total: Row, rows: list[Row], column: int) -> bool:
    return summed([cell.interval for cell in _cells(rows, column)]).meets(total.cells[column].interval)


def _footing(name: str, stated: Cell, cells: list[Cell], weight: Severity, *, holds: bool) -> Relation:
    tokens = tuple(cell.index for cell in (stated, *cells) if cell.index is not None)
    added = sum((Fraction(cell.value) for cell in cells), Fraction(0))
    what = Label(f"cột “{name}”, cộng {len(cells)} dòng", f"column “{name}”, {len(cells)} rows")
    sentence = told(stated, added, what, holds=holds)
    if holds:
        return agreement(Kind.FOOTING, tokens, sentence, stated.index)
    return breach(Kind.FOOTING, weight, tokens, sentence)


def told(stated: Cell, added: Fraction, what: Label, *, holds: bool) -> Label:
    """Say that a total is or is not what was added up."""
    here, printed = place(stated.block), quoted(stated.token)
    off = added - Fraction(stated.value)
    if holds:
        return Label(
            f"{here.vi}: {what.vi} được {amount(added, stated.token)}, khớp tổng {printed}.",
            f"{here.en}: {what.en} add up to {amount(added, stated.token, 'en')},"
            f" which is the total {printed}.",
        )
    return Label(
        f"{here.vi}: {what.vi} được {amount(added, stated.token)}, tổng ghi {printed}"
        f" (lệch {amount(-off, stated.token)}).",
        f"{here.en}: {what.en} add up to {amount(added, stated.token, 'en')}, the total is stated as {printed}"
        f" (off by {amount(-off, stated.token, 'en')}).",
    )
