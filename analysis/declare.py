"""How a subject declares what it computes: frames, figures, identities, tables and charts.

A function's name is the id, its parameters are its lineage (frames, earlier figures), its docstring is the method.
A parameter `previous_…` is that frame of the month before: without rows where it is not at hand, so that what is
made of it is not supplied, and what is held against it undecidable. Declaring registers; nothing is computed here.
"""

from __future__ import annotations

import inspect
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from analysis.exact import Exact, Leaf, implied_part
from analysis.places import Label

PREVIOUS = "previous_"  # before a frame's id in a parameter's name: that frame of the month before


class Severity(StrEnum):
    """How much a finding weighs: an error stops the annex from being final."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Base(StrEnum):
    """What a figure is compared with."""

    MONTH = "the month before"
    YEAR = "the same month last year"
    JANUARY = "since January"  # the months of the year so far, this one included, added up


class Edition(StrEnum):
    """Which numbers of an earlier month a figure is compared with."""

    NOW = "as it stands now"
    PUBLISHED = "as published"  # in the newest vintage; as it stands now where nothing was released


# What `against` of a figure is for what arises in a month, and for what is counted up to a day. The text names the
# form's own number for it ("eid.eid_dossiers": frame and code), used where that month is not at hand.
FLOW = {Base.MONTH: "", Base.YEAR: "", Base.JANUARY: ""}
STOCK = {Base.MONTH: "", Base.YEAR: ""}


@dataclass(frozen=True)
class Unit:
    """What is counted, and the factor between the exact value and the printed number (100 for shares)."""

    key: str
    label: Label
    scale: int = 1
    suffix: str = ""


PERCENT = Unit("percent", Label("%", "%"), 100, "%")
POINTS = Unit("percentage_point", Label("điểm phần trăm", "percentage points"), 100)
TIMES = Unit("times", Label("lần", "times"))
DOSSIERS = Unit("dossier", Label("hồ sơ", "dossiers"))
SERVICES_UNIT = Unit("service", Label("dịch vụ công", "services"))
ACCOUNTS = Unit("account", Label("tài khoản", "accounts"))
SIGN_INS = Unit("sign_in", Label("lượt", "sign-ins"))
RECORDS = Unit("record", Label("trường hợp", "records"))
PERSONS = Unit("person", Label("người", "persons"))
TRANSACTIONS = Unit("transaction", Label("giao dịch", "transactions"))
DONG = Unit("dong", Label("đồng", "đồng"))
ITEMS = Unit("item", Label("", ""))  # few and various: lanes, levels, kinds of papers; the label says what


@dataclass(frozen=True)
class Frame:
    """A tidy frame: made by a pure function from the typed rows of one form."""

    id: str
    form: str
    schema: type
    clean: Callable
    doc: str
    derived: Mapping[str, str] = field(default_factory=dict)  # columns read from another column's cell


@dataclass(frozen=True)
class Figure:
    """A declared statistic; with `by`, a family with one member for each key of a register."""

    id: str
    section: str | Mapping[str, str]
    unit: Unit
    decimals: int
    label: Label
    compute: Callable
    needs: tuple[str, ...]
    method: str
    module: str
    by: Mapping | None = None
    siblings: str = (
        ""  # shares of one whole name it here: they are rounded together when half-up does not fit
    )
    key: bool = False  # one of the few shown first
    bound: str = ""  # "floor" where the figure is itself a minimum or target, not a measurement
    against: Mapping[Base, str] = field(default_factory=dict)  # what it is compared with; its series is kept
    base: Edition = Edition.NOW  # of the earlier month's numbers
    rises: str = ""  # "ever" for what only accumulates, "year" for what does so from January on
    said: tuple[str, ...] = ()  # the words a report sets around it; `analysis/tie/cues.py` reads them

    def section_of(self, key: str) -> str:
        """Return the report's section for one member of a family."""
        return self.section if isinstance(self.section, str) else self.section[key]

    def __reduce__(self):
        """Keep a figure by its id: what it computes is code, not data."""
        return _declared_figure, (self.id,)


@dataclass(frozen=True)
class Check:
    """One instance of an identity: what was held against what, and whether it held (None: undecidable)."""

    key: str
    holds: bool | None
    words: dict[
        str, object
    ]  # fills the sentence; an Exact is written with the identity's unit, a Label by language
    cells: tuple[Leaf, ...] = ()
    relation: str = ""  # "=" or "≤" where the words left and right are what is held together


@dataclass(frozen=True)
class Identity:
    """A statement that must hold, declared beside the figures; a breach is a finding."""

    id: str
    section: str
    kind: str
    severity: Severity
    sentence: Label
    unit: Unit
    check: Callable
    needs: tuple[str, ...]
    doc: str


@dataclass(frozen=True)
class View:
    """A table or chart: a function from frames and figures to a frozen description."""

    id: str
    section: str
    make: Callable
    needs: tuple[str, ...]
    kind: str  # "table" or "chart"


@dataclass
class Declarations:
    """Everything declared, in the order of declaration."""

    frames: dict[str, Frame] = field(default_factory=dict)
    figures: dict[str, Figure] = field(default_factory=dict)
    identities: dict[str, Identity] = field(default_factory=dict)
    views: dict[str, View] = field(default_factory=dict)

    def add(self, kind: str, declared) -> None:
        """Register a declaration; raises ValueError when the id is taken by another module's function."""
        shelf = getattr(self, kind)
        if declared.id.startswith(PREVIOUS):
            raise ValueError(
                f"{declared.id}: names that begin with {PREVIOUS} are frames of the month before"
            )
        everywhere = {**self.frames, **self.figures, **self.identities, **self.views}
        if declared.id in everywhere:
            raise ValueError(f"{declared.id} is declared twice: names are ids, choose another")
        shelf[declared.id] = declared

    def previous_frames(self) -> tuple[str, ...]:
        """Return the ids of the frames that anything declared asks for from the month before."""
        declared = (*self.figures.values(), *self.identities.values(), *self.views.values())
        needs = dict.fromkeys(name for each in declared for name in each.needs if name.startswith(PREVIOUS))
        return tuple(name.removeprefix(PREVIOUS) for name in needs)


DECLARED = Declarations()


def _declared_figure(name: str) -> Figure:
    return DECLARED.figures[name]


def _needs(function: Callable) -> tuple[str, ...]:
    return tuple(inspect.signature(function).parameters)


def _doc(function: Callable) -> str:
    if not function.__doc__:
        raise ValueError(f"{function.__name__} needs a docstring: it is the method that readers see")
    return inspect.cleandoc(function.__doc__)


def frame(schema: type, *, form: str, derived: Mapping[str, str] | None = None):
    """Declare a frame; the function receives the form's typed rows (index: row ids) and returns the tidy frame.

    `derived` names, for a column that cleaning adds, the form's column whose cell it was read from.
    """

    def register(function):
        DECLARED.add(
            "frames", Frame(function.__name__, form, schema, function, _doc(function), derived or {})
        )
        return function

    return register


def figure(
    *,
    section,
    unit: Unit,
    vi: str,
    en: str,
    decimals: int = 0,
    by=None,
    siblings="",
    key=False,
    bound="",
    against: Mapping[Base, str] | None = None,
    base: Edition = Edition.NOW,
    rises: str = "",
    said: tuple[str, ...] = (),
):
    """Declare a figure; the function returns an Exact, or with `by` a dict of them by the register's keys.

    `said` holds the words that a report sets around the number, which stands as "_": "đã giải quyết _ hồ sơ".
    Before ">" stands what the passage is about: "tư pháp > chuyển sang _ hồ sơ". "…" parts phrases, "{}" is a
    member's name, "!trực tuyến" forbids words beside the number, "/_" is the base of a printed fraction; "*" says
    that the wording is the figure's own in every section.
    """

    def register(function):
        DECLARED.add(
            "figures",
            Figure(
                function.__name__,
                section,
                unit,
                decimals,
                Label(vi, en),
                function,
                _needs(function),
                _doc(function),
                function.__module__,
                by,
                siblings,
                key,
                bound,
                against or {},
                base,
                rises,
                said,
            ),
        )
        return function

    return register


def identity(*, section: str, kind: str, vi: str, en: str, unit: Unit = DOSSIERS, severity=Severity.ERROR):
    """Declare an identity; the function yields a Check for each instance; sentences are filled from its words."""

    def register(function):
        DECLARED.add(
            "identities",
            Identity(
                function.__name__,
                section,
                kind,
                severity,
                Label(vi, en),
                unit,
                function,
                _needs(function),
                _doc(function),
            ),
        )
        return function

    return register


def table(*, section: str):
    """Declare a table; the function returns a `views.TableView`."""
    return _view(section, "table")


def chart(*, section: str):
    """Declare a chart; the function returns one of the chart descriptions in `views`."""
    return _view(section, "chart")


def _view(section: str, kind: str):
    def register(function):
        DECLARED.add("views", View(function.__name__, section, function, _needs(function), kind))
        return function

    return register


def numbered(keys: Iterable[str]) -> list[str]:
    """Return keys made unique: the second of its kind gets ".2", so that each instance keeps an id of its own."""
    seen: Counter[str] = Counter()
    unique = []
    for key in keys:
        seen[key] += 1
        unique.append(key if seen[key] == 1 else f"{key}.{seen[key]}")
    return unique


def equal(key: str, left: Exact, right: Exact, where: Label | str = "", **words) -> Check:
    """Hold that two values are equal; breached only when no value of one interval lies in the other."""
    return _relation(
        key, left, right, where, words, "=", lambda: left.low <= right.high and right.low <= left.high
    )


def at_most(key: str, left: Exact, right: Exact, where: Label | str = "", **words) -> Check:
    """Hold that the left is not above the right; breached only when it must be."""
    return _relation(key, left, right, where, words, "≤", lambda: left.low <= right.high)


def _relation(key, left, right, where, words, relation, holds) -> Check:  # noqa: PLR0917
    known = left.supplied and right.supplied
    cells = tuple(dict.fromkeys((*left.leaves(), *right.leaves())))
    filled = {"where": where, "left": left, "right": right, **words}
    if known:
        filled["difference"] = left - right
    return Check(key, holds() if known else None, filled, cells, relation)


def attainable(key: str, printed: Exact, base: Exact, base_unit: Unit, where: Label) -> Check:
    """Hold that some whole number over the base rounds to the printed share."""
    part = implied_part(printed, base)
    known = printed.supplied and base.supplied
    words = {"where": where, "left": printed, "base": (base, base_unit)}
    return Check(key, part.supplied if known else None, words, tuple(part.leaves()))
