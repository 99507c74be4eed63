"""How a figure stays exact, and how it remembers the raw cells it came from.

An `Exact` is a closed interval of rationals (a point when everything is known), the weakest kind of evidence
that went into it, and the expression that made it. Nothing here is ever a float.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from enum import IntEnum
from fractions import Fraction
from functools import reduce
from math import ceil, floor
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import pandas as pd


class Evidence(IntEnum):
    """What an agreement with the printed number would prove; the larger, the less."""

    COMPUTED = 0  # recomputed from counts that were supplied
    REPORTED = 1  # an agency gave the indicator itself; it passes through
    IMPLIED = 2  # solved back from a rounded, quoted figure: only an interval is known


@dataclass(frozen=True)
class Leaf:
    """One cell of a validated frame: the row's id ("eid/3") and the column."""

    row: str
    column: str


@dataclass(frozen=True)
class Node:
    """One step of a calculation; `op` is "cell", "sum", "+", "−", "×", "÷", "constant" or the name of a rule."""

    op: str
    parts: tuple[Exact, ...] = ()
    leaf: Leaf | None = None
    note: str = ""


@dataclass(frozen=True)
class Exact:
    """A rational number or interval with evidence and provenance; `low is None` means not supplied."""

    low: Fraction | None
    high: Fraction | None
    node: Node = field(compare=False)
    evidence: Evidence = Evidence.COMPUTED
    step: Fraction | None = (
        None  # the unit of the last printed digit, where the cell held a rounded indicator
    )
    figure: str = field(default="", compare=False)  # the id of the declared figure that this is

    @property
    def supplied(self) -> bool:
        """Whether there is a value at all."""
        return self.low is not None

    @property
    def point(self) -> Fraction | None:
        """The value where it is known exactly, else None."""
        return self.low if self.low == self.high else None

    def leaves(self) -> Iterator[Leaf]:
        """Yield every cell that the value was made from, each once, in order of use."""
        seen: dict[Leaf, None] = {}
        _collect(self, seen)
        yield from seen

    def __add__(self, other: Exact | int) -> Exact:
        return _combine("+", self, other, lambda a, b: (a[0] + b[0], a[1] + b[1]))

    def __sub__(self, other: Exact | int) -> Exact:
        return _combine("−", self, other, lambda a, b: (a[0] - b[1], a[1] - b[0]))

    def __mul__(self, other: Exact | int) -> Exact:
        return _combine("×", self, other, _product)

    def __truediv__(self, other: Exact | int) -> Exact:
        return _combine("÷", self, other, _quotient)

    def __radd__(self, other: int) -> Exact:
        return constant(other) + self

    def __rsub__(self, other: int) -> Exact:
        return constant(other) - self

    def __rtruediv__(self, other: int) -> Exact:
        return constant(other) / self


class Point(NamedTuple):
    """A figure's value in one month: its bounds, which are one where it is known, and its evidence."""

    figure: str
    low: Fraction
    high: Fraction
    evidence: Evidence


Bounds = tuple[Fraction, Fraction]


def _product(a: Bounds, b: Bounds) -> Bounds:
    corners = [x * y for x in a for y in b]
    return min(corners), max(corners)


def _quotient(a: Bounds, b: Bounds) -> Bounds | None:
    if b[0] <= 0 <= b[1]:  # nothing arose, or the base may be zero: a share of it says nothing
        return None
    corners = [x / y for x in a for y in b]
    return min(corners), max(corners)


def _combine(op: str, left: Exact, right: Exact | int, rule: Callable) -> Exact:
    if not isinstance(right, Exact):
        right = constant(right)
    node = Node(op, (left, right))
    evidence = max(left.evidence, right.evidence)
    if not (left.supplied and right.supplied):
        return Exact(None, None, node, evidence)
    bounds = rule((left.low, left.high), (right.low, right.high))
    if bounds is None:
        return Exact(None, None, node, evidence)
    if left.step is not None or right.step is not None:
        evidence = Evidence.IMPLIED  # arithmetic on a rounded indicator no longer passes it through
    return Exact(bounds[0], bounds[1], node, evidence)


def _collect(value: Exact, seen: dict[Leaf, None]) -> None:
    if value.node.leaf:
        seen.setdefault(value.node.leaf)
    for part in value.node.parts:
        _collect(part, seen)


def constant(value: int) -> Exact:
    """Return a number that comes from a rule, not from a cell (for instance 1 = the whole)."""
    return Exact(Fraction(value), Fraction(value), Node("constant", note=str(value)))


def total(cells: pd.Series) -> Exact:
    """Add the cells of one frame column exactly.

    Not supplied when any of the cells is empty or when there are none: a sum over part of the cells would look
    like the whole. One cell alone is that cell.
    """
    parts = [_cell(row, cells.name, value) for row, value in cells.items()]
    if len(parts) == 1:
        return parts[0]
    node = Node("sum", tuple(parts), note=str(cells.name))
    if not parts or not all(part.supplied for part in parts):
        return Exact(None, None, node)
    value = sum((part.low for part in parts), Fraction(0))
    return Exact(value, value, node, max(part.evidence for part in parts))


def each_row(frame: pd.DataFrame, columns: Iterable[str]) -> Iterator[dict[str, Exact]]:
    """Yield the cells of each row of a frame by column, each as `total` gives a cell that stands alone."""
    columns = list(columns)
    values = zip(*(frame[name].tolist() for name in columns), strict=True)
    for row, cells in zip(frame.index, values, strict=True):
        yield {name: _cell(row, name, value) for name, value in zip(columns, cells, strict=True)}


def supplied_total(cells: pd.Series) -> Exact:
    """Add only the cells that were supplied; for remainders, which say themselves what they leave out."""
    return total(cells[cells.notna()])


def added(values: Iterable[Exact]) -> Exact:
    """Add values that are already exact; not supplied when one of them is not."""
    return reduce(Exact.__add__, values)


def rows_counted(frame: pd.DataFrame, column: str) -> Exact:
    """Count the rows of a frame; `column` is the key whose cells prove that the rows are there."""
    cells = tuple(
        Exact(Fraction(1), Fraction(1), Node("cell", leaf=Leaf(row, column))) for row in frame.index
    )
    count = Fraction(len(cells))
    return Exact(count, count, Node("count", cells, note=column))


def _cell(row: str, column: str, value: object) -> Exact:
    from pandas import NA  # noqa: PLC0415 -- who calls this has it; who only draws values does without

    node = Node("cell", leaf=Leaf(row, column))
    if value is None or value is NA or value != value:  # noqa: PLR0124 -- NaN is what differs from itself
        return Exact(None, None, node)
    exact = Fraction(value if isinstance(value, Decimal) else int(value))
    return Exact(exact, exact, node)


def reported(cells: pd.Series, scale: int = 1) -> Exact:
    """Return the one indicator that an agency gave itself, divided by `scale` (100 for per cent).

    It passes through as printed, and knows the unit of its last digit.
    """
    if len(cells) != 1:
        return Exact(None, None, Node("sum", note=str(cells.name)))
    cell = _cell(cells.index[0], cells.name, cells.iloc[0])
    if not cell.supplied:
        return cell
    value = cells.iloc[0]
    places = max(0, -value.as_tuple().exponent) if isinstance(value, Decimal) else 0
    step = Fraction(1, 10**places * scale)
    return Exact(cell.low / scale, cell.high / scale, cell.node, Evidence.REPORTED, step)


def unrounded(printed: Exact) -> Exact:
    """Return all values that round half up to what was printed: half a unit of the last digit either way."""
    if not printed.supplied or printed.step is None:
        return printed
    half = printed.step / 2
    node = Node("unrounded", (printed,))
    return Exact(printed.low - half, printed.high + half, node, Evidence.IMPLIED)


def implied_base(part: Exact, printed: Exact) -> Exact:
    """Solve a whole number back from an exact part and the rounded share (or multiple) that was quoted.

    Returns the smallest and largest integer base for which part ÷ base rounds to what was printed; not supplied
    when no integer does.
    """
    node = Node("implied base", (part, printed))
    if not (part.supplied and printed.supplied) or part.point is None or printed.low <= 0:
        return Exact(None, None, node, Evidence.IMPLIED)
    whole = unrounded(printed)
    low = max(Fraction(1), part.point / whole.high)  # there is no base of 0
    return _integers(low, part.point / whole.low, lambda n: part.point / n, printed, node)


def implied_part(printed: Exact, base: Exact) -> Exact:
    """Solve the whole number of cases back from the rounded share that was quoted of an exact base."""
    node = Node("implied part", (printed, base))
    if not (base.supplied and printed.supplied) or not base.point:
        return Exact(None, None, node, Evidence.IMPLIED)
    whole = unrounded(printed)
    low = max(Fraction(0), base.point * whole.low)
    return _integers(low, base.point * whole.high, lambda n: n / base.point, printed, node)


def _integers(low: Fraction, high: Fraction, value: Callable, printed: Exact, node: Node) -> Exact:
    first, last = ceil(low), floor(high)
    while first <= last and not _rounds_to(value(first), printed):
        first += 1
    while last >= first and not _rounds_to(value(last), printed):
        last -= 1
    if first > last:
        return Exact(None, None, node, Evidence.IMPLIED)
    return Exact(Fraction(first), Fraction(last), node, Evidence.IMPLIED)


def _rounds_to(value: Fraction, printed: Exact) -> bool:
    return round_half_away(value / printed.step) * printed.step == printed.low


def round_half_away(value: Fraction) -> int:
    """Round to an integer, halves away from zero."""
    size = floor(abs(value) + Fraction(1, 2))
    return size if value >= 0 else -size
