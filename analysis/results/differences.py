"""What has changed between two statements of one month: cells, figures, sentences, charts and findings, worst first.

A statement is what was published once, or what the inputs give now. Figures differ by their exact values, and it is
told apart whether a reader sees it: whether what is printed is another number, or rounds to the same. The evidence
of a figure may change though its value does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from analysis.declare import DECLARED, Base, Severity, Unit
from analysis.exact import Evidence, Exact, Node
from analysis.labels import Label
from analysis.months import Month
from analysis.numerals import rounded, write
from analysis.results.cells import CellChange, CorrectionChange, RowChange, cell_changes
from analysis.results.stated import Row, Sentence, Stated
from analysis.store.corrections import CORRECTIONS_FILE
from analysis.words import number

CHANGE = ".change"  # behind a figure's id: how far it moved since the month before
_MOST_PLACES = 9  # with which a difference is written that no reader of the figure sees
_EVIDENCE = {each.name.lower(): each for each in Evidence}
_WEIGHT = {str(severity): weight for weight, severity in enumerate(Severity)}


class FigureChange(NamedTuple):
    """A figure whose exact value or printed text is another one; None where it is new, or gone."""

    id: str
    before: Row | None
    after: Row | None

    @property
    def shows(self) -> bool:
        """Whether a reader sees it; else both values round to the same."""
        return self.printed("vi")[0] != self.printed("vi")[1]

    @property
    def label(self) -> Label:
        """What the figure is called."""
        row = self.after or self.before
        return Label(row["label_vi"], row["label_en"])

    @property
    def section(self) -> str:
        """Where in the report it stands."""
        return (self.after or self.before)["section"]

    @property
    def size(self) -> Fraction | None:
        """How far the value moved, in units of the last printed digit; None where one of the two is not known."""
        if not all(row and row["low"] for row in (self.before, self.after)):
            return None
        unit, places = _unit(self.after), int(self.after["decimals"])
        moved = (Fraction(self.after[end]) - Fraction(self.before[end]) for end in ("low", "high"))
        return max(map(abs, moved)) * unit.scale * 10**places

    @property
    def evidence(self) -> tuple[Evidence | None, Evidence | None]:
        """What kind of evidence both values have; None where there is no value, or it was not kept."""
        return tuple(row and _EVIDENCE.get(row.get("evidence")) for row in (self.before, self.after))

    def difference(self, lang: str) -> str:
        """Write how far the value moved, with its sign and in its unit; empty where it is no one number."""
        rows = (self.before, self.after)
        if not all(row and row["low"] and row["low"] == row["high"] for row in rows):
            return ""
        moved = (Fraction(self.after["low"]) - Fraction(self.before["low"])) * _unit(self.after).scale
        places = int(self.after["decimals"])
        while moved and not rounded(moved, places) and places < _MOST_PLACES:
            places += 1
        return f"{'+' if moved > 0 else ''}{write(rounded(moved, places), lang)}"

    def printed(self, lang: str) -> tuple[str, str]:
        """Return how both values are printed; empty where there is none."""
        return _printed(self.before, lang), _printed(self.after, lang)


class FindingChange(NamedTuple):
    """A finding that came, went, or says something else."""

    id: str
    before: Row | None
    after: Row | None

    def told(self, lang: str) -> tuple[str, str]:
        """Return what it said and says; empty where there is none."""
        return tuple("" if row is None else row[lang] for row in (self.before, self.after))

    @property
    def severity(self) -> str:
        """How much it weighs, or weighed."""
        return (self.after or self.before)["severity"]


@dataclass(frozen=True)
class Differences:
    """What differs between two statements of a month, each list worst first."""

    rows: tuple[RowChange, ...]
    cells: tuple[CellChange, ...]
    corrections: tuple[CorrectionChange, ...]
    figures: tuple[FigureChange, ...]
    evidence: tuple[FigureChange, ...]  # the figures whose evidence is another, whatever their value
    sentences: tuple[Sentence, ...]
    charts: tuple[str, ...]
    findings: tuple[FindingChange, ...]
    files: tuple[str, ...]  # inputs that changed though none of their cells did, such as the report itself

    @property
    def shown(self) -> tuple[FigureChange, ...]:
        """The figures that are printed otherwise."""
        return tuple(each for each in self.figures if each.shows)

    @property
    def in_forms(self) -> tuple[RowChange | CellChange | CorrectionChange, ...]:
        """All that differs in the forms."""
        return self.rows + self.cells + self.corrections


@dataclass(frozen=True)
class Quoting:
    """What a later month takes from this one: what it compares with, what it made from changed cells, its words."""

    month: str
    vintage: int | None  # the newest of that month
    bases: Mapping[Base, tuple[str, ...]]
    figures: tuple[str, ...]
    sentences: tuple[Sentence, ...]


def compare(old: Stated, new: Stated, sentences: Iterable[Sentence]) -> Differences:
    """Return what differs; `sentences` are those of the report as it lies there."""
    figures = figure_changes(old.figures, new.figures)
    rows, cells, corrections = cell_changes(old, new, {each.id: at for at, each in enumerate(figures)})
    moved = {each.id for each in figures}
    shown = {each.id for each in figures if each.shows}
    concerned = [
        each
        for each in sentences
        if (stated := {name.removesuffix(CHANGE) for name in each.figures}) & shown
        or (stated & moved and not each.fits)
    ]
    touched = {place.file for each in (*rows, *cells) for place in each.places}
    touched |= {CORRECTIONS_FILE} if corrections else set()
    return Differences(
        rows,
        cells,
        corrections,
        tuple(figures),
        tuple(_evidence_changes(old.figures, new.figures)),
        tuple(sorted(concerned, key=lambda each: each.fits)),
        tuple(sorted(_moved(old.charts, new.charts))),
        tuple(_findings(old.findings, new.findings)),
        tuple(sorted(set(_moved(old.files, new.files)) - touched)),
    )


def figure_changes(old: Mapping[str, Row], new: Mapping[str, Row]) -> list[FigureChange]:
    """Return the figures that differ: those printed otherwise first, the largest first, in the order of the report."""
    found = [
        FigureChange(name, old.get(name), new.get(name))
        for name in dict.fromkeys((*new, *old))
        if _said(old.get(name)) != _said(new.get(name))
    ]
    return sorted(found, key=_badness)


def _evidence_changes(old: Mapping[str, Row], new: Mapping[str, Row]) -> Iterator[FigureChange]:
    """Yield the figures with a value on both sides whose evidence is another; a value that came or went says so."""
    for name in (each for each in new if each in old):
        found = FigureChange(name, old[name], new[name])
        if None not in found.evidence and found.evidence[0] != found.evidence[1]:
            yield found


def _said(row: Row | None) -> tuple[str, ...] | None:
    return row and tuple(row.get(name) for name in ("low", "high", "printed_vi"))


def _badness(change: FigureChange) -> tuple:
    size = change.size
    return not change.shows, size is not None, -(size or 0)


def _moved(old: Mapping, new: Mapping) -> list:
    return [name for name in dict.fromkeys((*new, *old)) if old.get(name) != new.get(name)]


def _findings(old: Mapping[str, Row], new: Mapping[str, Row]) -> list[FindingChange]:
    """Return the findings that came, say something else, or went; errors first."""
    said = [{name: _standing(row) for name, row in rows.items()} for rows in (old, new)]
    found = [FindingChange(name, old.get(name), new.get(name)) for name in _moved(*said)]
    return sorted(
        found, key=lambda each: (each.after is None, _WEIGHT[each.severity], each.before is not None)
    )


def _standing(row: Row) -> tuple[str, ...]:
    return row["severity"], row["vi"], row.get("acknowledged_by") or ""


def bases(changed: Iterable[str], month: Month, later: Month) -> dict[Base, tuple[str, ...]]:
    """Return which of these figures a later month compares its own with, by what it compares."""
    holds = {
        Base.MONTH: later == month.following(),
        Base.YEAR: later == Month(month.year + 1, month.number),
        Base.JANUARY: later.year == month.year and later > month,
    }
    names = list(changed)
    found = {
        base: tuple(name for name in names if (figure := _declared(name)) and base in figure.against)
        for base in Base
        if holds[base]
    }
    return {base: ids for base, ids in found.items() if ids}


def is_kept(name: str) -> bool:
    """Whether later months look at a figure's value at all."""
    figure = _declared(name)
    return bool(figure and (figure.against or figure.rises))


def _declared(name: str):
    return DECLARED.figures.get(name.partition("[")[0])


def _unit(row: Row) -> Unit:
    """Return the unit of a figure, declared as it is now or as another one of the same key is."""
    units = (each.unit for each in DECLARED.figures.values() if each.unit.key == row["unit"])
    return next(units, Unit(row["unit"], Label("", "")))


def _printed(row: Row | None, lang: str) -> str:
    if row is None:
        return ""
    if lang == "vi":
        return row["printed_vi"]
    bounds = [Fraction(row[end]) if row[end] else None for end in ("low", "high")]
    return number(Exact(*bounds, Node("constant")), _unit(row), int(row["decimals"]), lang, suffix=True)
