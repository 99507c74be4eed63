"""Whether the columns of a table that follow from others do so in every row: totals, shares, changes, formulas."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from analysis.declare import Severity
from analysis.labels import Label
from analysis.tie.arithmetic.footing import told
from analysis.tie.arithmetic.grid import TOTAL, Cell, Grid, Row
from analysis.tie.arithmetic.interval import FITTING, Interval, Rule, exactly, rule_for, summed
from analysis.tie.arithmetic.relation import Kind, Relation
from analysis.tie.arithmetic.words import RULES, figure, fits_only, place, quoted

FEWEST_ROWS = 2  # fewer rows agree by chance
FEWEST_SMALL = 3  # so do two rows of small counts
SMALL = 20
STRONG = 4  # so many rows that agree leave no doubt about the rest
_TELL_NOTHING = {0, 100}  # a row of nothing, and one of all
_AGREEING = Fraction(6, 10)
_AVERAGE = re.compile(r"bình quân|trung bình|năng suất", re.IGNORECASE)
_COMPARES = re.compile(r"tăng|giảm|chênh lệch|so sánh", re.IGNORECASE)
_RATES = {"share", "growth", "average", "of total"}
_FORMULA = re.compile(r"\(?\s*(\d{1,2})\s*\)?\s*=\s*(.+)")
_TERM = re.compile(r"([+\-–−])?\s*\(?\s*(\d{1,2})\s*\)?")


@dataclass(frozen=True)
class Law:
    """How one column follows from others; `sure` where the table itself says so."""

    column: int
    parts: tuple[int, ...]
    compute: Callable[[list[Interval]], Interval | None]
    formula: str  # "+", "−", "share", "growth", "average" or "of total"
    sure: bool
    total: Cell | None = None  # of a share of the column's total, that total


def columns(grids: list[Grid]) -> list[Relation]:
    """Hold every row against the laws of its table: those the table states, and those that most rows obey."""
    found = []
    for grid in grids:
        for law in _laws(grid):
            found += _held(grid, law)
    return found


def _laws(grid: Grid) -> list[Law]:
    stated = _formulas(grid)
    known = {law.column for law in stated}
    for column in grid.columns:
        if column in known:
            continue
        candidates = _rates(grid, column) if grid.is_rate(column) else _amounts(grid, column)
        agreed = [law for law in candidates if _agrees(grid, law)]
        best = max(agreed, key=lambda law: _score(grid, law), default=None)
        plain = _plain_total(grid, column)
        if plain and (best is None or best.parts == plain.parts):
            best = plain
        stated += [best] if best else []
    return stated


def _formulas(grid: Grid) -> list[Law]:
    """Return what the row of column numbers says: (3)=(4)+(5), 7 = 4 - 5."""
    found = []
    for column, words in grid.formulas.items():
        stated = _FORMULA.fullmatch(words)
        if not stated or not re.fullmatch(r"[\s()\d+\-–−]+", stated[2]):
            continue
        terms = [(sign in "-–−" and bool(sign), int(number)) for sign, number in _TERM.findall(stated[2])]
        places = [grid.numbered.get(number) for _, number in terms]
        if None in places or not places:
            continue
        found.append(Law(column, tuple(places), _signed([minus for minus, _ in terms]), "+", sure=True))
    return found


def _signed(minus: list[bool]) -> Callable[[list[Interval]], Interval]:
    def compute(parts: list[Interval]) -> Interval:
        total = exactly(0)
        for negative, part in zip(minus, parts, strict=True):
            total = total - part if negative else total + part
        return total

    return compute


def _amounts(grid: Grid, column: int) -> Iterator[Law]:
    """Propose sums of neighbouring columns, and differences of two."""
    others = [each for each in grid.columns if not grid.is_rate(each)]
    at = others.index(column) if column in others else -1
    if at < 0:
        return
    for end in range(at + 3, len(others) + 1):
        yield Law(column, tuple(others[at + 1 : end]), summed, "+", sure=False)
    for start in range(at - 1):
        yield Law(column, tuple(others[start:at]), summed, "+", sure=False)
    if _COMPARES.search(grid.headers.get(column, "")):
        for one in others[:at]:
            for other in others[:at]:
                if one != other:
                    yield Law(column, (one, other), lambda parts: parts[0] - parts[1], "−", sure=False)


def _rates(grid: Grid, column: int) -> Iterator[Law]:
    """Propose shares, rates of growth and averages of two columns of amounts, and shares of a column's total."""
    others = [each for each in grid.columns if not grid.is_rate(each)]
    averages = _AVERAGE.search(grid.headers.get(column, "")) is not None
    if not averages and not grid.is_share(column):
        return
    totals = [row for row in grid.rows if row.is_total]
    for one in others:
        for other in others:
            if one != other and averages:
                yield Law(column, (one, other), lambda parts: parts[0].over(parts[1]), "average", sure=False)
            elif one != other:
                yield Law(column, (one, other), _share, "share", sure=False)
                yield Law(column, (one, other), _grown, "growth", sure=False)
        if len(totals) == 1 and one in totals[0].cells:
            whole = totals[0].cells[one]
            yield Law(column, (one,), _of_total(whole), "of total", sure=False, total=whole)


def _of_total(whole: Cell) -> Callable[[list[Interval]], Interval | None]:
    return lambda parts: _share([parts[0], whole.interval])


def _share(parts: list[Interval]) -> Interval | None:
    ratio = parts[0].over(parts[1])
    return ratio and ratio.times(100)


def _grown(parts: list[Interval]) -> Interval | None:
    ratio = _share(parts)
    return ratio and ratio - exactly(100)


def _plain_total(grid: Grid, column: int) -> Law | None:
    """Return the sum that a column called nothing but "Tổng" at the end claims of all columns before it."""
    amounts = [each for each in grid.columns if not grid.is_rate(each)]
    name = grid.headers.get(column, "").strip()
    if len(amounts) < 3 or column != amounts[-1] or not TOTAL.fullmatch(name):  # noqa: PLR2004 -- two parts at least
        return None
    if any(TOTAL.match(grid.headers.get(each, "").strip()) for each in amounts[:-1]):
        return None
    return Law(column, tuple(amounts[:-1]), summed, "+", sure=True)


def _row_cells(row: Row, law: Law) -> list[Cell] | None:
    """Return the cell that follows and the cells it follows from; blanks among the parts of a sum are nothing."""
    stated = row.cells.get(law.column)
    if stated is None or stated.token is None:
        return None
    parts = [row.cells.get(column) for column in law.parts]
    if law.formula == "+":
        if any(
            cell is None and column not in row.blank for cell, column in zip(parts, law.parts, strict=True)
        ):
            return None
        parts = [cell for cell in parts if cell is not None]
    if not parts or None in parts:
        return None
    return [stated, *parts]


def _rule(cells: list[Cell], law: Law, row: Row) -> Rule | None:
    """Return the rule by which a row obeys, NONE where it does not; None where it cannot be computed."""
    stated = cells[0]
    parts = [row.cells[column].interval if column in row.cells else exactly(0) for column in law.parts]
    computed = law.compute(parts)
    if computed is None:
        return None
    if law.formula in _RATES:
        step = Fraction(10) ** min(0, stated.value.as_tuple().exponent)
        return rule_for(Fraction(stated.value), step, computed)
    return Rule.HALF_UP if computed.meets(stated.interval) else Rule.NONE


def _trials(grid: Grid, law: Law) -> list[tuple[Row, list[Cell], Rule]]:
    found = []
    for row in grid.rows:
        cells = _row_cells(row, law)
        if cells is None:
            continue
        rule = _rule(cells, law, row)
        if rule is not None:
            found.append((row, cells, rule))
    return found


def _agrees(grid: Grid, law: Law) -> bool:
    """Whether most rows that say something obey: a number and at least one part more than the total are not 0."""
    fewest = 1 if law.total else 2
    telling = [
        (rule, abs(cells[0].value))
        for _, cells, rule in _trials(grid, law)
        if cells[0].value and sum(cell.value != 0 for cell in cells[1:]) >= fewest
    ]
    agreeing = [value for rule, value in telling if rule in FITTING]
    if law.formula in _RATES and len(agreeing) < STRONG:  # a few rows are cut off to a number by chance
        agreeing = [value for rule, value in telling if rule is Rule.HALF_UP]
    if law.formula in _RATES or sum(value >= SMALL for value in agreeing) >= FEWEST_ROWS:
        enough = len(agreeing) >= FEWEST_ROWS + (law.total is not None)
    else:
        enough = len(agreeing) >= FEWEST_SMALL
    if not enough and _is_claimed(grid, law) and any(value not in _TELL_NOTHING for value in agreeing):
        return 2 * len(agreeing) >= len(telling)
    return enough and Fraction(len(agreeing), len(telling)) >= _AGREEING


def _is_claimed(grid: Grid, law: Law) -> bool:
    """Whether the header says that a column is the change or the ratio of the two columns before it."""
    before = [column for column in grid.columns if column < law.column][-2:]
    if set(law.parts) != set(before) or any(grid.is_rate(column) for column in before):
        return False
    return (
        law.formula in {"share", "growth"} or _COMPARES.search(grid.headers.get(law.column, "")) is not None
    )


def _score(grid: Grid, law: Law) -> tuple[int, int]:
    return sum(rule is Rule.HALF_UP for _, _, rule in _trials(grid, law)), len(law.parts)


def _held(grid: Grid, law: Law) -> list[Relation]:
    trials = _trials(grid, law)
    agreeing = sum(rule in FITTING for _, _, rule in trials)
    weight = Severity.ERROR if law.sure or agreeing >= STRONG else Severity.WARNING
    return [_relation(law, row, cells, rule, weight) for row, cells, rule in trials]


def _relation(law: Law, row: Row, cells: list[Cell], rule: Rule, weight: Severity) -> Relation:
    holds = rule in FITTING
    severity = Severity.NOTE if holds else Severity.WARNING if rule is Rule.UNIT_OFF else weight
    used = [*cells, law.total] if law.total and law.total is not cells[1] else cells
    tokens = tuple(cell.index for cell in used if cell.index is not None)
    sentence = _told(law, row, cells, holds=holds)
    if rule in RULES:
        sentence = fits_only(sentence, rule)
    derived = cells[0].index if holds else None
    return Relation(Kind.CROSS_FOOTING, holds, severity, tokens, sentence, rule, derived)


def _told(law: Law, row: Row, cells: list[Cell], *, holds: bool) -> Label:
    name = " ".join((row.name or row.mark or str(row.number)).split())
    values = [
        Fraction(row.cells[column].value) if column in row.cells else Fraction(0) for column in law.parts
    ]
    if law.formula == "+":
        added = law.compute([exactly(value) for value in values]).point
        return told(
            cells[0],
            added,
            Label(f"dòng “{name}”, cộng {len(law.parts)} cột", f"row “{name}”, {len(law.parts)} columns"),
            holds=holds,
        )
    computed = law.compute([exactly(value) for value in values]).low
    here, printed = place(cells[0].block), quoted(cells[0].token)
    texts = [cell.text for cell in (*cells[1:], law.total) if cell]
    left = f"{texts[0]} − {texts[1]}" if law.formula == "−" else f"{texts[0]} : {texts[1]}"
    if law.formula == "growth":
        left = f"({texts[0]} − {texts[1]}) : {texts[1]}"
    suffix = "" if law.formula in {"−", "average"} else "%"
    vi, en = figure(computed, 3), figure(computed, 3, "en")
    if holds:
        return Label(
            f"{here.vi}: dòng “{name}”, {left} = {vi}{suffix}, khớp {printed}.",
            f"{here.en}: row “{name}”, {left} = {en}{suffix}, which is {printed}.",
        )
    return Label(
        f"{here.vi}: dòng “{name}”, {left} = {vi}{suffix}, bảng ghi {printed}.",
        f"{here.en}: row “{name}”, {left} = {en}{suffix}, the table says {printed}.",
    )
