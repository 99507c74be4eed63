"""Which formula a total is: a sum that stays empty until all its parts are known.

A plain SUM takes an empty cell for 0, and would print a total that nobody knows. "-" is nothing arose, so 0.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.forms.sheet import address

if TYPE_CHECKING:
    from collections.abc import Iterable

Place = tuple[int, int]  # row and column, both from 1


class EmptyText(str):
    """The empty text as a formula's result: for a plain "" XlsxWriter writes that nothing was calculated."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return str.__hash__(self)


def formula(parts: Iterable[Place], names: Iterable[Place] = ()) -> str:
    """Return the formula of a sum; where rows may stay unused, `names` are the cells that name those used."""
    ranges, count = _ranges(parts)
    names = list(names)
    expected = f"COUNTA({','.join(_ranges(names)[0])})" if names else str(count)
    found, dashes = ",".join(ranges), "+".join(f'COUNTIF({each},"-")' for each in ranges)
    dots = "+".join(f'COUNTIF({each},"…")' for each in ranges)
    known = f"COUNT({found})+{dashes}={expected}"
    if names:
        known = f"AND({expected}>0,{known})"
    return f'=IF({known},SUM({found}),IF({dots}>0,"…",""))'


def result(values: Iterable[object]) -> int | EmptyText:
    """Return what the formula gives for these cells, where nobody has typed yet: numbers or nothing."""
    values = list(values)
    if values and all(isinstance(value, int) for value in values):
        return sum(values)
    return EmptyText()


def _ranges(places: Iterable[Place]) -> tuple[list[str], int]:
    """Return the cells as few ranges, down or across, and how many cells there are."""
    runs: list[list[Place]] = []
    places = list(places)
    for row, column in places:
        last = runs[-1] if runs else []
        step = (row - last[-1][0], column - last[-1][1]) if last else None
        if step in ((0, 1), (1, 0)) and (len(last) == 1 or _step(last) == step):
            last.append((row, column))
        else:
            runs.append([(row, column)])
    return [_range(run) for run in runs], len(places)


def _step(run: list[Place]) -> Place:
    return run[1][0] - run[0][0], run[1][1] - run[0][1]


def _range(run: list[Place]) -> str:
    first, last = address(*run[0]), address(*run[-1])
    return first if first == last else f"{first}:{last}"
