"""Which rules of a PDF page make a table, and which words stand in which of its cells."""

from __future__ import annotations

from bisect import bisect
from dataclasses import dataclass, field
from itertools import pairwise

from analysis.tie.pdf.lines import Chain, Line, lines_of, text_of

_NEAR = 3  # points: two ends that meet, two rules that are one
_THICK = 5
_SHORT = 6  # points: shorter strokes are ornaments
_MOST_RULES = 2_000  # a page with more is a drawing
_MOST_CELLS = 5_000
Rule = tuple[float, float, float, float]


@dataclass
class Cell:
    """A cell: its first row and column from 1, what it covers, and its text."""

    row: int
    column: int
    rows: int
    columns: int
    text: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass
class Grid:
    """A table on a page: where its columns begin, where it stands, and its cells."""

    edges: list[float]
    top: float
    bottom: float
    cells: list[Cell] = field(default_factory=list)
    continues: bool = False  # the table of the page before


def tables_of(rules: list[Rule], chains: list[Chain]) -> tuple[list[Grid], list[Chain]]:
    """Return a page's ruled tables and the words that stand in none of them."""
    grids, left = [], chains
    for region in _regions([rule for rule in rules[:_MOST_RULES] if max(_size(rule)) >= _SHORT]):
        xs = _merged([(rule[0] + rule[2]) / 2 for rule in region if _is_vertical(rule)])
        ys = _merged([(rule[1] + rule[3]) / 2 for rule in region if not _is_vertical(rule)])
        if len(xs) < 2 or len(ys) < 2 or not 2 <= (len(xs) - 1) * (len(ys) - 1) <= _MOST_CELLS:  # noqa: PLR2004
            continue
        inside = [
            each for each in left if xs[0] < each.middle[0] < xs[-1] and ys[0] < each.middle[1] < ys[-1]
        ]
        if inside:
            known = set(map(id, inside))
            left = [each for each in left if id(each) not in known]
            grids.append(_grid(region, xs, ys, inside))
    return grids, left


def _size(rule: Rule) -> tuple[float, float]:
    return rule[2] - rule[0], rule[3] - rule[1]


def _is_vertical(rule: Rule) -> bool:
    width, height = _size(rule)
    return height > width


def _regions(rules: list[Rule]) -> list[list[Rule]]:
    """Part rules into groups that touch each other."""
    rules = [rule for rule in rules if min(_size(rule)) <= _THICK]
    regions: list[list[Rule]] = []
    for rule in rules:
        touching = [region for region in regions if any(_touch(rule, other) for other in region)]
        merged = [rule, *(each for region in touching for each in region)]
        regions = [region for region in regions if region not in touching] + [merged]
    return sorted(regions, key=lambda region: min(rule[1] for rule in region))


def _touch(one: Rule, other: Rule) -> bool:
    return (
        one[0] - _NEAR <= other[2] and other[0] - _NEAR <= one[2]
        and one[1] - _NEAR <= other[3] and other[1] - _NEAR <= one[3]
    )  # fmt: skip


def _merged(values: list[float]) -> list[float]:
    """Return places in order, those that lie together as one."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def _grid(region: list[Rule], xs: list[float], ys: list[float], inside: list[Chain]) -> Grid:
    upright = [rule for rule in region if _is_vertical(rule)]
    level = [rule for rule in region if not _is_vertical(rule)]

    def closed_right(row: int, column: int) -> bool:
        return _drawn(upright, 1, xs[column + 1], (ys[row] + ys[row + 1]) / 2)

    def closed_below(row: int, column: int) -> bool:
        return _drawn(level, 0, ys[row + 1], (xs[column] + xs[column + 1]) / 2)

    held: dict[tuple[int, int], list[Chain]] = {}
    for chain in inside:
        x, y = chain.middle
        held.setdefault((bisect(ys, y) - 1, bisect(xs, x) - 1), []).append(chain)
    grid, taken = Grid(xs, ys[0], ys[-1]), set()
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if (row, column) in taken:
                continue
            right, below = column, row
            while right < len(xs) - 2 and not closed_right(row, right):
                right += 1
            while below < len(ys) - 2 and not closed_below(below, column):
                below += 1
            covered = [(r, c) for r in range(row, below + 1) for c in range(column, right + 1)]
            taken.update(covered)
            words = [chain for place in covered for chain in held.get(place, ())]
            grid.cells.append(_cell(row + 1, column + 1, below - row + 1, right - column + 1, words))
    return grid


def _drawn(rules: list[Rule], along: int, place: float, at: float) -> bool:
    """Tell whether a rule at a place covers a point along it; `along` is 1 for upright rules."""
    across = 1 - along
    return any(
        abs((rule[across] + rule[across + 2]) / 2 - place) <= _NEAR
        and rule[along] - _NEAR <= at <= rule[along + 2] + _NEAR
        for rule in rules
    )


def _cell(row: int, column: int, rows: int, columns: int, chains: list[Chain]) -> Cell:
    text, marks = text_of(lines_of(chains))
    return Cell(row, column, rows, columns, text.replace("\t", " "), tuple(marks))


def columns_of(lines: list[Line]) -> Grid | None:
    """Return lines whose words stand in the same columns as a table, None where they do not."""
    count = len(lines[0].chunks)
    if any(len(line.chunks) != count for line in lines) or count * len(lines) < 6:  # noqa: PLR2004 -- two by three
        return None
    spans = []
    for at in range(count):
        column = [line.chunks[at] for line in lines]
        spans.append((min(each[0] for each in column), max(each[1] for each in column)))
    if any(first[1] >= second[0] for first, second in pairwise(spans)):
        return None
    cells = [
        Cell(row, column, 1, 1, chunk[2])
        for row, line in enumerate(lines, 1)
        for column, chunk in enumerate(line.chunks, 1)
    ]
    return Grid([span[0] for span in spans], lines[0].y - lines[0].size, lines[-1].y, cells)
