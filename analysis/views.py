"""What a subject wants shown: tables and charts as frozen descriptions, before language and rendering."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from analysis.declare import Unit
from analysis.exact import Exact
from analysis.places import Label

Source = str | tuple[str, ...]  # the forms whose agency, as-of date and file are printed below


@dataclass(frozen=True)
class Number:
    """An exact value to be printed with its unit's scale; links to its trace when it is a declared figure."""

    value: Exact
    unit: Unit
    decimals: int = 0


@dataclass(frozen=True)
class Item:
    """A cell of a table view: a number, a text in both languages or in one, with a mark and spans."""

    content: Number | Label | str
    mark: str = ""
    colspan: int = 1
    rowspan: int = 1
    align: str = ""


@dataclass(frozen=True)
class Line:
    """A row of a table view; kind as in the annex's rows: "body", "total", "banner", "number"."""

    items: tuple[Item, ...]
    kind: str = "body"


def heads(*names: tuple[str, str]) -> tuple[Line, ...]:
    """Return a single head row from pairs of Vietnamese and English."""
    return (Line(tuple(Item(Label(vi, en), align="center") for vi, en in names)),)


@dataclass(frozen=True)
class TableView:
    """A table with its caption, head, lines and the input it is as of."""

    caption: Label
    head: tuple[Line, ...]
    lines: tuple[Line, ...]
    widths: tuple[float, ...]
    source: Source
    note: Label | None = None
    wide: bool = False


@dataclass(frozen=True)
class Bar:
    """One bar: its parts in the order of the series; a mark is a target or a printed total to compare with."""

    label: Label
    parts: tuple[Exact, ...]
    mark: Exact | None = None
    mark_high: Exact | None = None
    remark: Label | None = None  # what to write where nothing was supplied, or beside the bar


@dataclass(frozen=True)
class BarChart:
    """Horizontal bars, stacked by series; with `share` each bar is drawn as parts of 100 per cent."""

    caption: Label
    series: tuple[Label, ...]
    bars: tuple[Bar, ...]
    unit: Unit
    source: Source
    alt: Label  # what the picture shows; numbers in {braces} are filled from `values`
    values: dict[str, Number] = field(default_factory=dict)
    share: bool = False
    mark_label: Label | None = None
    gap: bool = False  # write the difference between the mark and the sum of the parts
    of_first: bool = False  # write each bar's share of the first bar (steps of one process)


@dataclass(frozen=True)
class FlowGroup:
    """What came in and what became of it: two stacked columns that must be of one height."""

    label: Label
    new: Exact
    carried: Exact
    resolved: Exact
    pending: Exact


@dataclass(frozen=True)
class FlowChart:
    """Stock and flow of dossiers by group."""

    caption: Label
    groups: tuple[FlowGroup, ...]
    source: Source
    alt: Label
    values: dict[str, Number] = field(default_factory=dict)


@dataclass(frozen=True)
class RoundingPoint:
    """How far a computed value lies from the printed one, in units of the printed number's last digit.

    Within half a unit either way the two tie; `low` and `high` differ where the base is only implied.
    """

    label: Label
    printed: str  # as printed, e.g. "56,2%"
    computed: str  # e.g. "56,25%" or "67,55–67,65%"
    low: Fraction
    high: Fraction
    ties: bool
    rule: Label  # the rounding rule that fits, or how far off


@dataclass(frozen=True)
class RoundingChart:
    """Quoted against computed for every ratio, on one scale."""

    caption: Label
    points: tuple[RoundingPoint, ...]
    source: Source
    alt: Label
    values: dict[str, Number] = field(default_factory=dict)


@dataclass(frozen=True)
class Panel:
    """One figure over the months of its chart; a point is None, or not supplied, where nothing is known of a month."""

    label: Label
    points: tuple[Exact | None, ...]
    unit: Unit
    decimals: int = 0
    mark: Exact | None = None  # a target
    mark_high: Exact | None = None  # its upper end, where it is a range


@dataclass(frozen=True)
class TrendChart:
    """A small line for each figure over the same months; with `share` all stand on one scale from 0 to 100 per cent.

    `alone` is for one figure only, drawn as wide as a column, its name left to the caption.
    """

    caption: Label
    months: tuple[str, ...]
    panels: tuple[Panel, ...]
    source: Source
    alt: Label
    values: dict[str, Number] = field(default_factory=dict)
    share: bool = False
    alone: bool = False
