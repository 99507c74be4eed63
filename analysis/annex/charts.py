"""How a chart's description becomes a picture: SVG text in one language, the same bytes each time."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from analysis.annex import chart_style as style
from analysis.annex import chart_words as words
from analysis.annex.chart_bars import draw_bars
from analysis.annex.chart_stack import Part, Stack, draw_stack, lines_under, scale_for
from analysis.annex.chart_style import (
    BAR,
    GUTTER,
    LEADING,
    PAD,
    SMALL,
    TYPE,
    WIDTH,
    Plot,
    Sheet,
    balanced,
    measure,
    wrap,
)
from analysis.annex.chart_trend import draw_trend
from analysis.cache import remembered
from analysis.views import BarChart, FlowChart, FlowGroup, RoundingChart, RoundingPoint, TrendChart

if TYPE_CHECKING:
    from analysis.exact import Exact

Description = BarChart | FlowChart | RoundingChart | TrendChart


def draw(view: Description, lang: str, anchor: str) -> str:
    """Return a chart as SVG text, 160 mm wide; all its ids begin with the anchor.

    Raises TypeError for anything that is not a chart's description.
    """
    parts = (pickle.dumps(view), lang, anchor)
    return remembered("chart", parts, lambda: style.as_svg(figure_of(view, lang), anchor))


def figure_of(view: Description, lang: str):
    """Return the matplotlib figure of a chart, before it is written as SVG."""
    for kind, drawer in _DRAWERS.items():
        if isinstance(view, kind):
            return drawer(view, lang)
    known = ", ".join(kind.__name__ for kind in _DRAWERS)
    raise TypeError(f"{type(view).__name__} is no chart; charts are {known}")


_PAIR = BAR + 4.0  # from the bar of what came in to the bar of what became of it
_GROUP_GAP = 12.0
_BOLDER = 1.08  # how much wider bold letters run
_INFLOW, _STOCK, _OUTFLOW = style.DARK, style.LIGHT, style.MIDDLE


def _draw_flow(chart: FlowChart, lang: str):
    """Draw each group's two bars on a scale of its own; equal lengths say that nothing was lost."""
    sheet = Sheet()
    missing = words.NOT_SUPPLIED.of(lang)
    sides = (words.INTAKE.of(lang), words.OUTCOME.of(lang))
    left = style.column_for([group.label.of(lang) for group in chart.groups], WIDTH * 0.28) * _BOLDER
    start = left + GUTTER + max(map(measure, sides)) + 2 * PAD
    groups = [_flow_stacks(group, lang) for group in chart.groups]
    sums = [tuple(_exact_sum(total, lang) for total in _flow_sums(group)) for group in chart.groups]
    head = words.TOTAL.of(lang)
    room = (
        WIDTH - start - GUTTER - max(measure(text, TYPE, "bold") for pair in sums for text in (*pair, head))
    )
    top = SMALL * LEADING + PAD
    sheet.write(WIDTH - 1, SMALL * 0.6, head, size=SMALL, face="italic", align="right", ink=style.QUIET)
    for group, stacks, totals in zip(chart.groups, groups, sums, strict=True):
        label = balanced(group.label.of(lang), left + 1, face="bold")
        plot = Plot(start, scale_for(list(stacks), room), room)
        heights = [_PAIR + len(lines_under(stack, plot)) * (TYPE * LEADING + 2) for stack in stacks]
        height = max(sum(heights), len(label) * TYPE * LEADING)
        sheet.write_lines(0, top + height / 2 - 2, label, face="bold")
        at = top
        for side, stack, total, taken in zip(sides, stacks, totals, heights, strict=True):
            sheet.write(start - 2 * PAD, at + BAR / 2, side, align="right", ink=style.QUIET)
            if stack.parts:
                draw_stack(sheet, stack, plot, at)
            else:
                sheet.write(start + PAD, at + BAR / 2, missing, face="italic", ink=style.QUIET)
            sheet.write(WIDTH - 1, at + BAR / 2, total, align="right")
            at += taken
        sheet.line([start, start], [top - 2, at - 2])
        top += height + _GROUP_GAP
        if group is not chart.groups[-1]:
            sheet.line([0, WIDTH], [top - _GROUP_GAP / 2 - 2] * 2, ink=style.PALE, width=style.HAIR)
    return sheet.finish(top - _GROUP_GAP + PAD)


def _flow_stacks(group: FlowGroup, lang: str) -> tuple[Stack, Stack]:
    def part(value: Exact, name, fill) -> Part:
        bounds = words.bounds_of(value)
        text = words.write_exact(bounds, lang) if bounds else words.NOT_SUPPLIED.of(lang)
        return Part(fill, bounds and words.middle(bounds), text, name.of(lang))

    into = part(group.new, words.NEW, _INFLOW), part(group.carried, words.CARRIED, _STOCK)
    out = part(group.resolved, words.RESOLVED, _OUTFLOW), part(group.pending, words.PENDING, _STOCK)
    return tuple(Stack(side if any(part.length is not None for part in side) else ()) for side in (into, out))


def _exact_sum(total, lang: str) -> str:
    """Write a sum that is known; bounds of parts that hang together do not add up to bounds of their sum."""
    return words.write_exact(total, lang) if total is None or total[0] == total[1] else ""


def _flow_sums(group: FlowGroup) -> tuple:
    pairs = (group.new, group.carried), (group.resolved, group.pending)
    return tuple(words.sum_of([words.bounds_of(value) for value in pair]) for pair in pairs)


_REACH = Fraction(2)  # units of the last digit shown either way; farther points become arrows at the rim
_WIDEST_TRACK = 170.0  # points from rim to rim
_RULE = 84.0  # points: the remark on the right is set in a column up to so wide


@dataclass(frozen=True)
class _Track:
    """The scale that all points share, from rim to rim."""

    start: float
    width: float

    def at(self, value: Fraction) -> float:
        """Return where a value stands; what lies beyond the scale stands at its rim."""
        inside = max(-_REACH, min(_REACH, value))
        return self.start + self.width / 2 + float(inside / _REACH) * (self.width / 2 - 6)


def _draw_rounding(chart: RoundingChart, lang: str):
    """Draw one row a ratio on a common scale, with the band in which rounding explains the difference."""
    sheet = Sheet()
    heads = (words.QUOTED.of(lang), words.COMPUTED.of(lang))
    cells = [heads, *((point.printed, point.computed) for point in chart.points)]
    printed, computed = (max(measure(row[column]) for row in cells) for column in range(2))
    labels = [point.label.of(lang) for point in chart.points]
    rules = [point.rule.of(lang) for point in chart.points]
    left = style.RIM + style.column_for(labels, WIDTH * 0.34)
    spare = style.column_for(rules, _RULE, SMALL)
    rest = WIDTH - left - printed - computed - spare - 3 * GUTTER - 3 * PAD
    track = _Track(left + 3 * PAD, min(rest, _WIDEST_TRACK))
    ends = (
        track.start + track.width + GUTTER + printed,
        track.start + track.width + 2 * GUTTER + printed + computed,
    )
    top = _rounding_head(sheet, chart, lang, tuple(zip(ends, heads, strict=True)))
    rows = [
        (balanced(label, left), wrap(rule, WIDTH - ends[1] - GUTTER, SMALL, "italic"))
        for label, rule in zip(labels, rules, strict=True)
    ]
    foot = top + sum(map(_point_height, rows))
    _rounding_axis(sheet, track, top, foot, lang)
    for point, row in zip(chart.points, rows, strict=True):
        y = top + _point_height(row) / 2
        sheet.write_lines(left, y, row[0], align="right")
        _draw_point(sheet, point, track, y)
        for end, text in zip(ends, (point.printed, point.computed), strict=True):
            sheet.write(end, y, text, align="right")
        sheet.write_lines(ends[1] + GUTTER, y, row[1], size=SMALL, face="italic", ink=style.QUIET)
        top += _point_height(row)
    return sheet.finish(foot + 2 * SMALL * LEADING + PAD)


def _point_height(row: tuple[list[str], list[str]]) -> float:
    return max(len(row[0]) * TYPE * LEADING, len(row[1]) * SMALL * LEADING, TYPE * LEADING) + 6


def _rounding_head(sheet: Sheet, chart: RoundingChart, lang: str, heads: tuple) -> float:
    """Draw what the signs mean, then the heads of the columns; return where the rows begin."""
    x, y = 0.0, TYPE * 0.7
    sheet.box(x, y - 4.5, 14, 9, style.BAND, line=0)
    for ties, name in ((True, words.TIES.of(lang)), (False, words.DIFFERS.of(lang))):
        if ties or not all(point.ties for point in chart.points):
            _sign(sheet, x + 7, y, ties=ties)
            sheet.write(x + 18, y, name)
            x += 18 + measure(name) + 3 * PAD
    y += TYPE * 0.9 + SMALL * LEADING / 2
    for end, head in heads:
        sheet.write(end, y, head, size=SMALL, face="italic", align="right", ink=style.QUIET)
    return y + SMALL * LEADING / 2 + PAD


def _rounding_axis(sheet: Sheet, track: _Track, top: float, foot: float, lang: str) -> None:
    left, right = track.at(Fraction(-1, 2)), track.at(Fraction(1, 2))
    sheet.box(left, top, right - left, foot - top, style.BAND, line=0)
    y = foot + 2 + SMALL * 0.7
    for place in (-_REACH, Fraction(-1), Fraction(0), Fraction(1), _REACH):
        at = track.at(place)
        sheet.line([at, at], [top, foot + 2], ink=style.PALE, width=style.HAIR)
        sheet.write(at, y, words.write_gap((place, place), lang), size=SMALL, align="center", ink=style.QUIET)
    sheet.line([track.start, track.start + track.width], [foot, foot], width=style.EDGE)
    text = words.LAST_DIGIT.of(lang)
    half = measure(text, SMALL, "italic") / 2
    middle = min(max(track.at(Fraction(0)), half), WIDTH - half)
    y += SMALL * LEADING
    sheet.write(middle, y, text, size=SMALL, face="italic", align="center", ink=style.QUIET)


def _draw_point(sheet: Sheet, point: RoundingPoint, track: _Track, y: float) -> None:
    low, high = track.at(point.low), track.at(point.high)
    if point.low > _REACH or point.high < -_REACH:
        _arrow(sheet, low, y, 1 if point.low > 0 else -1)
        return
    if low != high:
        sheet.line([low, high], [y, y], width=2.0)
        _end(sheet, low, y, -1 if point.low < -_REACH else 0)
        _end(sheet, high, y, 1 if point.high > _REACH else 0)
    _sign(sheet, (low + high) / 2, y, ties=point.ties)


def _end(sheet: Sheet, x: float, y: float, way: int) -> None:
    """Close an interval with a stroke, or with an arrow where it runs on beyond the scale."""
    if way:
        _arrow(sheet, x + 3 * way, y, way)
    else:
        sheet.line([x, x], [y - 3, y + 3])


def _sign(sheet: Sheet, x: float, y: float, *, ties: bool) -> None:
    """Draw a full dot for what ties, an open diamond for what does not."""
    look = {"marker": "o", "markersize": 5.6} if ties else {"marker": "D", "markersize": 5.2}
    sheet.line([x], [y], **look, markerfacecolor=style.INK if ties else "#ffffff", markeredgewidth=1.1)


def _arrow(sheet: Sheet, x: float, y: float, way: int) -> None:
    """Draw an arrow at the rim: the value lies beyond it."""
    sheet.line([x - 8 * way, x], [y, y], width=1.1)
    sheet.line([x - 4 * way, x, x - 4 * way], [y - 3.2, y, y + 3.2], width=1.1)


_DRAWERS = {BarChart: draw_bars, FlowChart: _draw_flow, RoundingChart: _draw_rounding, TrendChart: draw_trend}
