"""How a month's figures stand beside the months before: changes on the month and on the year, sums since January.

The base comes from the earlier month's own frames where that month is at hand, else from the number for it that the
agency gave in this month's form; which of the two it was is part of the answer. A figure that declares
`base=PUBLISHED` is compared with what the earlier month was published with, where it was released. A difference of
rounded or solved-back values would be a range: it is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from analysis.declare import PERCENT, POINTS, Base, Edition, Figure, Unit
from analysis.exact import Evidence, Exact, Node, Point, added, unrounded
from analysis.months import Month
from analysis.results.compute import Calculation, Result
from analysis.store.published import Published
from analysis.store.series import Series
from analysis.subjects.schema import count, share


@dataclass(frozen=True)
class Compared:
    """A figure beside one base; `month` is whose frames gave it, None where this month's form gives it."""

    base: Base
    value: Exact
    month: Month | None
    change: Exact | None = None  # in `unit`: this month's value less the base
    unit: Unit | None = None
    vintage: int | None = None  # whose published figure it is; None for the month as it stands now


@dataclass(frozen=True)
class Restated:
    """A figure of an earlier month that is no longer what was published."""

    figure: str
    month: Month
    vintage: int
    published: Exact
    now: Exact


@dataclass(frozen=True)
class History:
    """What a month sees of those before it: their values, and its own figures beside them."""

    month: Month
    series: Series
    compared: dict[str, dict[Base, Compared]]  # by the figure's id
    published: Published = field(default_factory=dict)

    @property
    def months(self) -> tuple[Month, ...]:
        """The earlier months at hand, oldest first."""
        return tuple(self.series)

    def past(self, figure: str) -> dict[Month, Exact]:
        """Return a figure's earlier values that are known, oldest first."""
        held = ((month, points.get(figure)) for month, points in self.series.items())
        return {month: exact(point, month) for month, point in held if point is not None}

    def as_published(self, figure: str, month: Month) -> Exact | None:
        """Return a figure as an earlier month's newest vintage has it; None where that was not published."""
        vintage = self.published.get(month)
        point = vintage and vintage.points.get(figure)
        return exact(point, month) if point else None

    def restated(self, figures: Mapping[str, Result]) -> Iterator[Restated]:
        """Yield the figures compared with that are no longer what was published, in the order of the report."""
        for name, result in figures.items():
            for base, month in _earlier(self.month).items():
                now, then = self.past(name).get(month), self.as_published(name, month)
                if base in result.figure.against and now and then and not same(now, then):
                    yield Restated(name, month, self.published[month].number, then, now)


def same(left: Exact, right: Exact) -> bool:
    """Whether two values have the same bounds, whatever they came from."""
    return (left.low, left.high) == (right.low, right.high)


def _earlier(month: Month) -> dict[Base, Month]:
    return {Base.MONTH: month.previous(), Base.YEAR: Month(month.year - 1, month.number)}


def exact(point: Point, month: Month) -> Exact:
    """Return a kept value as an exact one that says whose it is."""
    return Exact(point.low, point.high, Node("constant", note=str(month)), point.evidence)


def history(figures: Mapping[str, Result], calculation: Calculation, data) -> History:
    """Hold every figure of a month (`store.MonthData`) that declares bases against those that are at hand."""
    bare = History(data.month, data.series, {}, data.published)
    found = {
        name: {each.base: each for each in _bases(result, bare, calculation)}
        for name, result in figures.items()
        if result.figure.against and result.value.supplied
    }
    return replace(bare, compared={name: bases for name, bases in found.items() if bases})


def _bases(result: Result, known: History, calculation: Calculation) -> Iterator[Compared]:
    past = known.past(result.id)
    month = known.month
    earlier = _earlier(month)
    for base, given in result.figure.against.items():
        if base is Base.JANUARY:
            yield from _since_january(result, past, month)
            continue
        then, vintage = _held(result, known, earlier[base])
        whose = None if then is None else earlier[base]
        value = _given(result.figure, given, calculation) if then is None else then
        moved = value and _moved(result.value, value, of_form=then is None)
        if moved:
            unit = POINTS if result.figure.unit == PERCENT else result.figure.unit
            yield Compared(base, value, whose, moved, unit, vintage)


def _held(result: Result, known: History, month: Month) -> tuple[Exact | None, int | None]:
    """Return an earlier month's value in the edition that the figure names, and the vintage it is of."""
    published = known.as_published(result.id, month)
    if result.figure.base is Edition.PUBLISHED and published is not None:
        return published, known.published[month].number
    return known.past(result.id).get(month), None


def _moved(now: Exact, then: Exact, *, of_form: bool) -> Exact | None:
    """Return a difference of points that were not solved back; a share that a form gives was rounded there."""
    if any(each.point is None or each.evidence is Evidence.IMPLIED for each in (now, then)):
        return None
    return now - unrounded(then) if of_form and then.step is not None else now - then


def _given(figure: Figure, given: str, calculation: Calculation) -> Exact | None:
    """Return the number that the agency gave for the same period in this month's form, if it did."""
    if not given:
        return None
    frame, _, code = given.partition(".")
    pick = share if figure.unit == PERCENT else count
    value = pick(calculation.value(frame), code, "same_period")
    return replace(value, evidence=Evidence.REPORTED) if value.supplied else None


def _since_january(result: Result, past: Mapping[Month, Exact], month: Month) -> Iterator[Compared]:
    """Add up the months of the year, if none of them is missing; one month alone is its own sum."""
    before = [past.get(Month(month.year, number)) for number in range(1, month.number)]
    values = [*before, result.value]
    if before and all(each is not None and each.point is not None for each in values):
        yield Compared(Base.JANUARY, added(values), month)


def relative(compared: Compared) -> Fraction | None:
    """Return a change of a count over its base; None for a share, whose change is in points, and for no base."""
    if compared.unit == POINTS or compared.change is None or not compared.value.point:
        return None
    return compared.change.point / compared.value.point
