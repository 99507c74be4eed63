"""A month as it is stated: by what was published once, or by what its inputs give now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from analysis.forms import LAYOUTS
from analysis.places import fold

if TYPE_CHECKING:
    from analysis.store.corrections import Correction

Row = Mapping[str, str]  # of figures.csv or findings.csv
# What names a row of a form; where rows may share a key, their first column has to do.
_KEYS = {layout.form: layout.key or (layout.columns[0].name,) for layout in LAYOUTS.values()}
_KEYS["inputs"] = ("form",)


class Place(NamedTuple):
    """Where a cell stands; a file of the month before has that month before its name."""

    file: str
    sheet: str
    cell: str

    def __str__(self) -> str:
        return "!".join(part for part in self if part)


class Held(NamedTuple):
    """What a form's cell holds: its row's id, its column, where it stands and the text."""

    row: str
    column: str
    place: Place
    raw: str


class FormRow(NamedTuple):
    """A row of a form, by what names it wherever it stands, and its cells by column."""

    form: str
    key: tuple[str, ...]
    cells: Mapping[str, Place]

    @property
    def named_at(self) -> Place:
        """The cell that names the row."""
        return self.cells[_KEYS[self.form][0]]


class Sentence(NamedTuple):
    """A number of a report's text: where and how it is printed, the figures it states, and whether it fits them."""

    section: str
    place: str
    printed: str
    words: str
    figures: tuple[str, ...]
    fits: bool


@dataclass(frozen=True)
class Stated:
    """A month as it is stated: rows by their ids, what stands in its cells, which figures are made from them."""

    figures: Mapping[str, Row]
    findings: Mapping[str, Row]
    cells: Mapping[Place, str]
    traced: Mapping[Place, frozenset[str]]
    charts: Mapping[str, str] = field(default_factory=dict)  # the SHA-256 of each picture
    files: Mapping[str, str] = field(default_factory=dict)  # that of each input
    whole: bool = True  # whether all cells are known, or only those that figures are made from
    rows: tuple[FormRow, ...] = ()  # of forms whose rows have a name, where all cells are known
    corrections: Mapping[Place, Correction] = field(default_factory=dict)  # those applied, by the cell


def texts_of(held: Iterable[Held]) -> dict[Place, str]:
    """Return what stands in each place; the first of two values that one place gives."""
    found: dict[Place, str] = {}
    for each in held:
        found.setdefault(each.place, each.raw)
    return found


def rows_of(held: Iterable[Held]) -> tuple[FormRow, ...]:
    """Return the rows that are named by a cell of their own, in the order in which they stand."""
    rows: dict[str, list[Held]] = {}
    for each in held:
        rows.setdefault(each.row, []).append(each)
    return tuple(_rows(rows))


def _rows(rows: Mapping[str, list[Held]]) -> Iterator[FormRow]:
    for row, cells in rows.items():
        form = row.partition("/")[0]
        texts = {each.column: fold(each.raw) for each in cells}
        key = tuple(texts.get(name, "") for name in _KEYS.get(form, ()))
        if any(key):
            yield FormRow(form, key, {each.column: each.place for each in cells})
