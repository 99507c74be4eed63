"""Which cells of a month hold another text, which rows came or went, and what was corrected: each by its row's name.

A row is the same row wherever it stands in its form, so one that is put in between moves the others and changes none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from analysis.results.stated import FormRow, Place, Stated
    from analysis.store.corrections import Correction

_NUMBER = "number"  # the column that counts the rows: it says only where a row stands
_NOTHING: frozenset[str] = frozenset()


class CellChange(NamedTuple):
    """A cell that holds another text; None where there is no such cell. `figures` are made from it."""

    place: Place
    before: str | None
    after: str | None
    figures: frozenset[str]
    was: Place  # where it stood before: elsewhere when rows have moved

    @property
    def places(self) -> tuple[Place, ...]:
        """Where it stands, and stood."""
        return self.place, self.was


class RowChange(NamedTuple):
    """A row that a form did not have before, or has no longer; `texts` are its cells that hold something."""

    place: Place  # of the cell that names it
    added: bool
    texts: tuple[str, ...]
    figures: frozenset[str]
    places: tuple[Place, ...]


class CorrectionChange(NamedTuple):
    """A cell that is read otherwise than it is written, or no longer, or for another reason; None: as it is written."""

    place: Place
    raw: tuple[str | None, str | None]  # what the cell held, and holds
    before: Correction | None
    after: Correction | None
    figures: frozenset[str]

    @property
    def places(self) -> tuple[Place, ...]:
        """Where it stands."""
        return (self.place,)

    @property
    def read(self) -> tuple[str | None, str | None]:
        """What the cell was, and is, taken to hold."""
        both = zip(self.raw, (self.before, self.after), strict=True)
        return tuple(each.after if each else raw for raw, each in both)


class CellChanges(NamedTuple):
    """What differs in the forms, each list with the worst figures' cells first."""

    rows: tuple[RowChange, ...]
    cells: tuple[CellChange, ...]
    corrections: tuple[CorrectionChange, ...]


def cell_changes(old: Stated, new: Stated, rank: Mapping[str, int]) -> CellChanges:
    """Return what differs in the forms; `rank` says of the figures that changed which is worse."""
    pairs = list(_pairs(old, new)) if old.rows and new.rows else []
    moved = {was: place for each in pairs if None not in each for was, place in _shared(*each)}
    lists = (
        _came_or_went(pairs, old, new),
        [*_in_rows(pairs, old, new), *_elsewhere(pairs, old, new)],
        _corrections(old, new, moved),
    )
    return CellChanges(*(tuple(_worst_first(each, rank)) for each in lists))


def _worst_first(changes: Iterable, rank: Mapping[str, int]) -> list:
    """Sort changes, first those behind the figures that changed worst."""
    last = len(rank)
    return sorted(
        changes, key=lambda each: min((rank.get(name, last) for name in each.figures), default=last)
    )


def _pairs(old: Stated, new: Stated) -> Iterator[tuple[FormRow | None, FormRow | None]]:
    """Yield which row is which, in the new order.

    Of several rows of one name those that say the same belong together, the others in their order; what is left
    came or went.
    """
    before, now = (_by_name(stated.rows) for stated in (old, new))
    for name in dict.fromkeys((*now, *before)):
        left = list(before.get(name, ()))
        texts = [_texts(each, old) for each in left]
        others = []
        for row in now.get(name, ()):
            if (said := _texts(row, new)) in texts:
                at = texts.index(said)
                texts.pop(at)
                yield left.pop(at), row
            else:
                others.append(row)
        yield from zip_longest(left, others)


def _by_name(rows: Iterable[FormRow]) -> dict[tuple, list[FormRow]]:
    found: dict[tuple, list[FormRow]] = {}
    for each in rows:
        found.setdefault((each.form, each.key), []).append(each)
    return found


def _texts(row: FormRow, stated: Stated) -> dict[str, str]:
    return {column: stated.cells[place] for column, place in row.cells.items() if column != _NUMBER}


def _shared(before: FormRow, now: FormRow) -> Iterator[tuple[Place, Place]]:
    """Yield where each cell of a row stood, and where it stands."""
    for column in before.cells.keys() & now.cells.keys():
        yield before.cells[column], now.cells[column]


def _figures(old: Stated, new: Stated, was: Place | None, place: Place | None) -> frozenset[str]:
    return old.traced.get(was, _NOTHING) | new.traced.get(place, _NOTHING)


def _came_or_went(pairs: list, old: Stated, new: Stated) -> Iterator[RowChange]:
    for before, now in pairs:
        if before and now:
            continue
        row, stated = (now, new) if now else (before, old)
        places = tuple(dict.fromkeys(row.cells.values()))
        texts = tuple(text for place in places if (text := stated.cells[place]))
        figures = frozenset().union(*(stated.traced.get(place, _NOTHING) for place in places))
        yield RowChange(row.named_at, row is now, texts, figures, places)


def _in_rows(pairs: list, old: Stated, new: Stated) -> Iterator[CellChange]:
    """Yield the cells of rows that are on both sides."""
    for before, now in pairs:
        if not (before and now):
            continue
        moved = before.named_at != now.named_at
        found = {}
        for column in dict.fromkeys((*now.cells, *before.cells)):
            if not (moved and column == _NUMBER):
                was, place = before.cells.get(column), now.cells.get(column)
                found[was, place] = CellChange(
                    place or was,
                    old.cells.get(was),
                    new.cells.get(place),
                    _figures(old, new, was, place),
                    was or place,
                )
        yield from (each for each in found.values() if each.before != each.after)


def _elsewhere(pairs: list, old: Stated, new: Stated) -> Iterator[CellChange]:
    """Yield the cells that stand in no row with a name, by their places."""
    in_rows = [
        {place for each in pairs if each[side] for place in each[side].cells.values()} for side in (0, 1)
    ]
    texts = [
        {place: text for place, text in stated.cells.items() if place not in named}
        for stated, named in zip((old, new), in_rows, strict=True)
    ]
    for place in dict.fromkeys((*texts[1], *texts[0])):
        before, after = (each.get(place) for each in texts)
        if before != after and (old.whole or before is not None or place in new.traced):
            yield CellChange(place, before, after, _figures(old, new, place, place), place)


def _corrections(old: Stated, new: Stated, moved: Mapping[Place, Place]) -> Iterator[CorrectionChange]:
    """Yield each cell that another value, or another reason, was decided about."""
    stood = {place: was for was, place in moved.items()}
    for place in dict.fromkeys((*new.corrections, *(moved.get(was, was) for was in old.corrections))):
        was = stood.get(place, place)
        before, after = old.corrections.get(was), new.corrections.get(place)
        if _decided(before) != _decided(after):
            raw = old.cells.get(was), new.cells.get(place)
            yield CorrectionChange(place, raw, before, after, _figures(old, new, was, place))


def _decided(each: Correction | None) -> tuple[str, ...] | None:
    return each and (each.after, each.reason, each.who, each.date)
