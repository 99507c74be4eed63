"""How horizontal bars are laid out: labels left, bars on one scale, numbers in columns right."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from analysis.annex import chart_style as style
from analysis.annex import chart_words as words
from analysis.annex.chart_columns import Column, columns_of, draw_cells, draw_heads, mark_of, structural
from analysis.annex.chart_stack import Part, Stack, draw_stack, lines_under, scale_for, swatch
from analysis.annex.chart_style import BAR, LEADING, PAD, SMALL, TYPE, WIDTH, Plot, Sheet, measure, wrap
from analysis.annex.chart_words import Bounds, bounds_of, middle

if TYPE_CHECKING:
    from analysis.annex.chart_style import Fill
    from analysis.views import Bar, BarChart

_TICK = 3.0  # how far a mark stands out of its bar


@dataclass(frozen=True)
class Row:
    """One bar made ready: its label's lines, its stack or the notice instead, its mark, a remark below."""

    label: list[str]
    stack: Stack
    notice: str
    remark: str
    mark: Bounds | None
    outlined: bool  # a printed total to compare with, not a target
    lines: int = 1  # of the numbers beside the bar


def draw_bars(chart: BarChart, lang: str):
    """Return the figure of a bar chart."""
    sheet = Sheet()
    left = style.column_for([bar.label.of(lang) for bar in chart.bars], WIDTH * style.LABEL_SHARE)
    columns = columns_of(chart, lang)
    rows = [
        replace(
            _row(chart, bar, lang, left),
            lines=max((len(column.cells[index]) for column in columns), default=1),
        )
        for index, bar in enumerate(chart.bars)
    ]
    start = style.RIM + left + 2 * PAD
    room = WIDTH - start - sum(column.width + style.GUTTER for column in columns) - 2
    plot = Plot(start, scale_for([row.stack for row in rows], room, int(chart.share)), room)
    top = _legend(sheet, chart, columns, lang)
    first = top = draw_heads(sheet, columns, top) + PAD
    for index, row in enumerate(rows):
        middle_line = _bar_top(row, top, plot) + BAR / 2
        _draw_row(sheet, row, plot, top)
        draw_cells(sheet, columns, index, middle_line)
        top += _height(row, plot)
    sheet.line([start, start], [first, top])
    if not chart.share:
        return sheet.finish(top + PAD)
    _percent_axis(sheet, plot, top)
    return sheet.finish(top + SMALL * LEADING + PAD)


def _row(chart: BarChart, bar: Bar, lang: str, left: float) -> Row:
    known = [(index, bounds_of(part)) for index, part in enumerate(bar.parts) if not structural(part)]
    stack, notice = _stack(chart, known, lang), ""
    if not stack.parts:
        nothing = known and all(bounds is not None for _, bounds in known)
        notice = (words.NOTHING_AROSE if nothing else words.NOT_SUPPLIED).of(lang)
    remark = bar.remark.of(lang) if bar.remark else ""
    if notice and remark:
        notice, remark = remark, ""
    mark = mark_of(bar)
    stack = replace(stack, marks=mark or ())
    return Row(style.balanced(bar.label.of(lang), left + 1), stack, notice, remark, mark, chart.gap)


def _stack(chart: BarChart, known: list[tuple[int, Bounds | None]], lang: str) -> Stack:
    values = [bounds for _, bounds in known]
    fills = style.fills(len(chart.series))
    total = words.sum_of(values)
    if not any(values) or (chart.share and (total is None or not total[1])):
        return Stack(())
    if chart.share:
        shares = words.shares_of(values)
        texts = [words.write_share(share, lang) for share in shares]
        lengths = [middle(bounds) / middle(total) for bounds in values]
    else:
        texts = [words.write_exact(bounds, lang, chart.unit.scale, chart.unit.suffix) for bounds in values]
        lengths = [None if bounds is None else middle(bounds) for bounds in values]
    missing = words.NOT_SUPPLIED.of(lang)
    parts = tuple(
        Part(fills[index], length, missing if length is None else text)
        for (index, _), length, text in zip(known, lengths, texts, strict=True)
    )
    return Stack(parts, plain=len(chart.series) == 1)


def _legend(sheet: Sheet, chart: BarChart, columns: list[Column], lang: str) -> float:
    """Draw what the fills and the mark mean; return where the next thing may begin."""
    fills = style.fills(len(chart.series))
    entries = [(fill, name.of(lang)) for fill, name in zip(fills, chart.series, strict=True) if name.of(lang)]
    if any(mark_of(bar) for bar in chart.bars):
        default = words.PRINTED_MARK if chart.gap else words.TARGET
        entries.append((None, (chart.mark_label or default).of(lang)))
    if any(words.MISSING_SIGN in line for column in columns for cell in column.cells for line in cell):
        entries.append((words.MISSING_SIGN, words.NOT_SUPPLIED.of(lang)))
    x, y = 0.5, TYPE * 0.7
    for sample, name in entries:
        if x > 1 and x + 12 + measure(name) > WIDTH:
            x, y = 0.5, y + TYPE * 1.4
        _sample(sheet, sample, x, y, gap=chart.gap)
        sheet.write(x + 11, y, name)
        x += 11 + measure(name) + 3.5 * PAD
    return y + TYPE * 0.9 + PAD / 2 if entries else 0.0


def _sample(sheet: Sheet, sample: Fill | str | None, x: float, y: float, *, gap: bool) -> None:
    if sample is None:
        _draw_mark(sheet, (x + 3.5, x + 3.5), (y - 5, y + 5), outlined=gap)
    elif isinstance(sample, str):
        sheet.write(x, y, sample)
    else:
        swatch(sheet, x, y, sample)


def _percent_axis(sheet: Sheet, plot: Plot, foot: float) -> None:
    sheet.line([plot.at(0), plot.at(1)], [foot, foot], width=style.EDGE)
    for share in (Fraction(0), Fraction(1, 2), Fraction(1)):
        at = plot.at(share)
        sheet.line([at, at], [foot, foot + 2.5], width=style.EDGE)
        text = f"{int(share * 100)}%"
        sheet.write(at, foot + 3 + SMALL * 0.7, text, size=SMALL, align="center", ink=style.QUIET)


def _under(row: Row, plot: Plot) -> tuple[int, list[str]]:
    """Return how many lines of numbers and which lines of words stand under the bar."""
    if row.notice:
        return 0, [] if _notice_place(row, plot) else wrap(row.notice, plot.room - PAD, SMALL, "italic")
    return len(lines_under(row.stack, plot)), wrap(row.remark, plot.room - PAD, SMALL, "italic")


def _content(row: Row, plot: Plot) -> float:
    numbers, text = _under(row, plot)
    return BAR + numbers * TYPE * LEADING + len(text) * SMALL * LEADING


def _height(row: Row, plot: Plot) -> float:
    return max(max(len(row.label), row.lines) * TYPE * LEADING, _content(row, plot)) + style.ROW_GAP


def _bar_top(row: Row, top: float, plot: Plot) -> float:
    return top + (_height(row, plot) - _content(row, plot)) / 2


def _notice_place(row: Row, plot: Plot) -> float | None:
    """Return how far from the axis a notice stands so that no mark runs through it; None: under the slot."""
    width = measure(row.notice, TYPE, "italic") + 2 * PAD
    ends = [float(end) * plot.scale for end in row.mark or ()]
    if width <= (ends[0] if ends else plot.room):
        return PAD
    return ends[1] + PAD if ends and ends[1] + width <= plot.room else None


def _draw_row(sheet: Sheet, row: Row, plot: Plot, top: float) -> None:
    bar = _bar_top(row, top, plot)
    numbers, text = _under(row, plot)
    half = len(row.label) * TYPE * LEADING / 2
    beside = max(top + half, min(bar + BAR / 2, top + _height(row, plot) - half))
    sheet.write_lines(plot.start - 2 * PAD, beside, row.label, align="right")
    if row.stack.parts:
        draw_stack(sheet, row.stack, plot, bar)
    elif place := _notice_place(row, plot):
        sheet.write(plot.start + place, bar + BAR / 2, row.notice, face="italic", ink=style.QUIET)
    below = bar + BAR + numbers * TYPE * LEADING
    for index, line in enumerate(text):
        y = below + (index + 0.6) * SMALL * LEADING
        sheet.write(plot.start + PAD, y, line, size=SMALL, face="italic", ink=style.QUIET)
    if row.mark:
        ends = (plot.at(row.mark[0]), plot.at(row.mark[1]))
        _draw_mark(sheet, ends, (bar - _TICK, bar + BAR + _TICK), outlined=row.outlined)


def _draw_mark(
    sheet: Sheet, ends: tuple[float, float], reach: tuple[float, float], *, outlined: bool
) -> None:
    """Draw a tick, or a frame over a range; its white rim keeps it visible on a dark bar."""
    low, high = ends
    top, bottom = reach
    if high > low:
        sheet.box(low, top, high - low, bottom - top, None, edge="#ffffff", line=2.6)
        sheet.box(low, top, high - low, bottom - top, None, line=1.1)
    elif outlined:
        sheet.box(low - 1.2, top, 2.4, bottom - top, "#ffffff", line=0.8)
    else:
        sheet.line([low, low], [top, bottom], ink="#ffffff", width=3.4)
        sheet.line([low, low], [top, bottom], width=1.6)
