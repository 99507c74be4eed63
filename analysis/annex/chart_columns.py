"""Which numbers stand in columns right of the bars: targets, sums, gaps, absolute values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.annex import chart_style as style
from analysis.annex import chart_words as words
from analysis.annex.chart_style import GUTTER, LEADING, SMALL, TYPE, WIDTH, Sheet, measure, wrap
from analysis.annex.chart_words import Bounds, bounds_of

if TYPE_CHECKING:
    from analysis.exact import Exact
    from analysis.views import Bar, BarChart

_HEAD = 62.0  # width up to which the head of a column may be wider than its numbers
_CELL = 85.0  # width up to which the numbers beside a bar stay on one line


@dataclass(frozen=True)
class Column:
    """A column of numbers on the right; those in `strong` are what the chart is about."""

    head: list[str]
    cells: list[list[str]]
    strong: frozenset[int] = frozenset()

    @property
    def width(self) -> float:
        """The width of the widest line."""
        head = max((measure(line, SMALL, "italic") for line in self.head), default=0.0)
        lines = ((line, self.face(index)) for index, cell in enumerate(self.cells) for line in cell)
        return max(head, *(measure(line, TYPE, face) for line, face in lines))

    def face(self, index: int) -> str:
        """Return the face in which a cell is set."""
        return "bold" if index in self.strong else "regular"


def columns_of(chart: BarChart, lang: str) -> list[Column]:
    """Return the numbers that stand beside the bars: targets, sums, gaps and absolute values."""
    totals = [words.sum_of([bounds_of(part) for part in bar.parts]) for bar in chart.bars]
    scale, suffix = chart.unit.scale, chart.unit.suffix

    def written(values: list[Bounds | None]) -> list[str]:
        return [words.write_exact(value, lang, scale, suffix) for value in values]

    marks = [mark_of(bar) for bar in chart.bars]
    several = any(len([part for part in bar.parts if not structural(part)]) > 1 for bar in chart.bars)
    columns: list[Column] = []
    if chart.gap:
        gaps = [_gap(mark, total) for mark, total in zip(marks, totals, strict=True)]
        texts = [words.write_gap(gap and (gap[0] * scale, gap[1] * scale), lang) for gap in gaps]
        open_gaps = frozenset(index for index, gap in enumerate(gaps) if gap and not gap[0] <= 0 <= gap[1])
        columns.append(_column(words.PRINTED.of(lang), written(marks)))
        columns.append(_column(words.TOTAL.of(lang), written(totals)))
        columns.append(_column(words.GAP.of(lang), texts, open_gaps))
    elif any(marks):
        targets = [
            _target(mark, lang, 100 if chart.share else scale, "%" if chart.share else suffix)
            for mark in marks
        ]
        columns.append(_column((chart.mark_label or words.TARGET).of(lang), targets))
    if chart.share:
        columns.append(
            _column(chart.unit.label.of(lang), [_breakdown(bar, chart, lang) for bar in chart.bars])
        )
    elif several and not chart.gap:
        columns.append(_column(words.TOTAL.of(lang), written(totals)))
    if chart.of_first:
        columns.append(
            _column(words.OF_FIRST.of(lang), [_of_first(total, totals[0], lang) for total in totals])
        )
    return columns


def _column(head: str, cells: list[str], strong: frozenset[int] = frozenset()) -> Column:
    lines = [_broken(cell) for cell in cells]
    widest = max(measure(line) for cell in lines for line in cell)
    head = head[:1].upper() + head[1:]
    return Column(wrap(head, max(widest, _HEAD), SMALL, "italic"), lines, strong)


def _broken(cell: str) -> list[str]:
    """Return the lines of a number beside a bar; a long sum is broken after its first sign."""
    if measure(cell) <= _CELL:
        return [cell]
    first, plus, rest = cell.partition(" + ")
    return [first + plus.rstrip(), rest] if rest else [cell]


def _gap(mark: Bounds | None, total: Bounds | None) -> Bounds | None:
    return (mark[0] - total[1], mark[1] - total[0]) if mark and total else None


def _target(mark: Bounds | None, lang: str, scale: int, suffix: str) -> str:
    """Write a target; its range is a range of targets, not of knowledge, so it is not "about"."""
    if mark is None:
        return ""
    ends = [words.write_bounds(end * scale, end * scale, lang) for end in dict.fromkeys(mark)]
    return "–".join(ends) + suffix


def _breakdown(bar: Bar, chart: BarChart, lang: str) -> str:
    parts = [part for part in bar.parts if not structural(part)]
    if not any(part.supplied for part in parts):
        return words.MISSING_SIGN
    return " + ".join(words.write_exact(part, lang, chart.unit.scale) for part in parts)


def _of_first(total: Bounds | None, first: Bounds | None, lang: str) -> str:
    if total is None or first is None or first[0] <= 0:
        return words.MISSING_SIGN
    return words.write_share((total[0] / first[1], total[1] / first[0]), lang)


def mark_of(bar: Bar) -> Bounds | None:
    """Return both ends of a bar's target or printed total."""
    low, high = bounds_of(bar.mark), bounds_of(bar.mark_high)
    if low is None:
        return high
    return low[0], (high or low)[1]


def structural(part: Exact) -> bool:
    """Tell whether a part is a nought written by a subject because this bar has no such part."""
    return part.node.op == "constant" and part.point == 0


def draw_heads(sheet: Sheet, columns: list[Column], top: float) -> float:
    """Write the heads of the columns; return where the rows may begin."""
    if not columns:
        return top
    bottom = top + max(len(column.head) for column in columns) * SMALL * LEADING
    right = WIDTH - 1
    for column in reversed(columns):
        for index, line in enumerate(reversed(column.head)):
            y = bottom - (index + 0.5) * SMALL * LEADING
            sheet.write(right, y, line, size=SMALL, face="italic", align="right", ink=style.QUIET)
        right -= column.width + GUTTER
    return bottom


def draw_cells(sheet: Sheet, columns: list[Column], index: int, y: float) -> None:
    """Write a row's numbers around `y`."""
    right = WIDTH - 1
    for column in reversed(columns):
        sheet.write_lines(right, y, column.cells[index], face=column.face(index), align="right")
        right -= column.width + GUTTER
