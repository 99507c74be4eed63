"""How figures over the months are drawn: small lines side by side, the last value beside each, a target dashed."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from analysis.annex import chart_style as style
from analysis.annex.chart_style import LEADING, PAD, SMALL, TYPE, WIDTH, Sheet, balanced, measure
from analysis.numerals import rounded, write
from analysis.words import ABSENT_SHORT

if TYPE_CHECKING:
    from analysis.views import Panel, TrendChart

_ACROSS = 3
_GAP = 16.0  # between panels, either way
_HEIGHT = 40.0  # of the lines
_DOT = 1.6
_PANEL = (WIDTH - (_ACROSS - 1) * _GAP) / _ACROSS
_DASHES = (0, (3, 2))


@dataclass(frozen=True)
class _Frame:
    """Where a panel's lines stand, and what its rims mean."""

    left: float
    top: float
    width: float
    low: Fraction
    high: Fraction
    count: int

    def x(self, place: int) -> float:
        return self.left + self.width * place / max(1, self.count - 1)

    def y(self, value: Fraction) -> float:
        span = self.high - self.low
        part = (value - self.low) / span if span else Fraction(1, 2)
        return self.top + _HEIGHT * (1 - float(part))


def draw_trend(chart: TrendChart, lang: str):
    """Draw the panels three in a row, each on a scale of its own unless all are shares.

    A line that stands alone takes a third of the page's width, and is named by its caption.
    """
    if chart.alone:
        sheet = Sheet(_PANEL)
        _panel(sheet, chart, chart.panels[0], 0, PAD, lang)
        return sheet.finish(2 * PAD + _HEIGHT + SMALL * LEADING)
    sheet, top = Sheet(), 0.0
    for start in range(0, len(chart.panels), _ACROSS):
        row = chart.panels[start : start + _ACROSS]
        labels = [balanced(panel.label.of(lang), _PANEL - 1, SMALL) for panel in row]
        head = max(map(len, labels)) * SMALL * LEADING
        for place, (panel, label) in enumerate(zip(row, labels, strict=True)):
            left = place * (_PANEL + _GAP)
            under = top + head - len(label) * SMALL * LEADING / 2  # labels of a row end on one line
            sheet.write_lines(left + style.RIM, under, label, size=SMALL)
            _panel(sheet, chart, panel, left, top + head + PAD, lang)
        top += head + PAD + _HEIGHT + SMALL * LEADING + _GAP
    return sheet.finish(top - _GAP + PAD)


def _panel(sheet: Sheet, chart: TrendChart, panel: Panel, left: float, top: float, lang: str) -> None:  # noqa: PLR0913, PLR0917
    points = [_middle(point) for point in panel.points]
    texts = [_text(point, panel, lang) for point in points]
    last = texts[-1]
    frame = _frame(
        chart, panel, points, left + style.RIM + PAD, top, _PANEL - measure(last, TYPE, "bold") - 4 * PAD
    )
    bottom = top + _HEIGHT
    sheet.line(
        [frame.left - PAD, frame.left + frame.width + PAD], [bottom + 1] * 2, ink=style.PALE, width=style.HAIR
    )
    if chart.share:  # the rim that all share
        ends = [frame.left - PAD, frame.left + frame.width + PAD]
        sheet.line(ends, [top] * 2, ink=style.PALE, width=style.HAIR)
    _target(sheet, panel, frame)
    for run in _runs(points):
        if len(run) > 1:
            sheet.line(
                [frame.x(at) for at in run], [frame.y(points[at]) for at in run], ink=style.INK, width=1.1
            )
    shown = [at for at, point in enumerate(points) if point is not None]
    for at in {*(run[0] for run in _runs(points) if len(run) == 1), *shown[-1:]}:
        x, y = frame.x(at), frame.y(points[at])
        sheet.box(x - _DOT, y - _DOT, 2 * _DOT, 2 * _DOT, style.INK, edge=style.INK)
    height = bottom if points[-1] is None else frame.y(points[-1])
    sheet.write(frame.x(len(points) - 1) + 2 * PAD, min(height, bottom - TYPE / 2), last, face="bold")
    under = bottom + SMALL * LEADING * 0.6
    sheet.write(frame.left - PAD, under, chart.months[0], size=SMALL, ink=style.QUIET)
    sheet.write(
        frame.left + frame.width + PAD, under, chart.months[-1], size=SMALL, align="right", ink=style.QUIET
    )


def _frame(chart: TrendChart, panel: Panel, points: list, left: float, top: float, width: float) -> _Frame:  # noqa: PLR0913, PLR0917
    ends = [_middle(each) for each in (panel.mark, panel.mark_high)]
    known = [each for each in (*points, *ends) if each is not None] or [Fraction(0)]
    low, high = (Fraction(0), Fraction(1)) if chart.share else (min(known), max(known))
    return _Frame(left, top, width, low, high, len(points))


def _target(sheet: Sheet, panel: Panel, frame: _Frame) -> None:
    for mark in (panel.mark, panel.mark_high):
        value = _middle(mark)
        if value is not None:
            ends = [frame.left - PAD, frame.left + frame.width + PAD]
            sheet.line(ends, [frame.y(value)] * 2, ink=style.QUIET, width=0.8, linestyle=_DASHES)


def _runs(points: list[Fraction | None]) -> list[list[int]]:
    """Return the places of known points, parted where a month is missing."""
    runs: list[list[int]] = []
    for at, point in enumerate(points):
        if point is None:
            continue
        if runs and runs[-1][-1] == at - 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs


def _middle(value) -> Fraction | None:
    return None if value is None or not value.supplied else (value.low + value.high) / 2


def _text(point: Fraction | None, panel: Panel, lang: str) -> str:
    if point is None:
        return ABSENT_SHORT
    return write(rounded(point * panel.unit.scale, panel.decimals), lang) + panel.unit.suffix
