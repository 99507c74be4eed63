"""How one stacked bar is drawn so that every part can be read: written in it where it fits, else beside."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from analysis.annex import chart_style as style
from analysis.annex.chart_style import BAR, LEADING, PAD, TYPE, Fill, Plot, Sheet, measure

_SWATCH = 6.5
_SHORTEST = 0.7  # of the room: rather than make the longest bar shorter, write under the bars
_RIM = 2.0  # half the width of a mark
_INSIDE = 2 * 2.5  # white left and right of a number inside its part
_STEPS = 60  # how finely the scale is searched


@dataclass(frozen=True)
class Part:
    """One part of a stacked bar; `length` is None where nothing was supplied: no bar, only words."""

    fill: Fill
    length: Fraction | None
    text: str
    name: str = ""  # written too where there is no legend

    @property
    def said(self) -> str:
        """What is written in or beside the part."""
        colon = ":" if self.name and self.length is None else ""
        return f"{self.name}{colon} {self.text}".strip()

    @property
    def face(self) -> str:
        """The face it is written in."""
        return "italic" if self.length is None else "regular"


@dataclass(frozen=True)
class Stack:
    """A bar of parts; numbers keep clear of the marks; a `plain` bar has one part, written beside it."""

    parts: tuple[Part, ...]
    marks: tuple[Fraction, ...] = ()
    plain: bool = False

    @property
    def sum(self) -> Fraction:
        """The bar's whole length."""
        return sum((part.length or Fraction(0) for part in self.parts), Fraction(0))

    @property
    def extent(self) -> Fraction:
        """How far the drawing reaches, marks included."""
        return max(self.sum, *self.marks, Fraction(0))


def _placed(stack: Stack, scale: float) -> tuple[list[tuple[Part, float]], list[Part]]:
    """Return the parts written inside with the middle of their text, and those written outside."""
    inside, outside, end = [], [], Fraction(0)
    for part in stack.parts:
        begin, end = end, end + (part.length or 0)
        place = None if stack.plain or not part.length else _clear(stack, part, begin, end, scale)
        if place is None:
            outside.append(part)
        else:
            inside.append((part, place))
    return inside, outside


def _clear(stack: Stack, part: Part, begin: Fraction, end: Fraction, scale: float) -> float | None:
    """Return the middle of the widest stretch of a part that no mark crosses, if the text fits there."""
    marks = sorted(mark for mark in stack.marks if begin < mark < end)
    cuts = [float(cut) * scale for cut in (begin, *marks, end)]
    left, right = max(pairwise(cuts), key=lambda stretch: stretch[1] - stretch[0])
    rims = _RIM * 2 if marks else 0
    return (left + right) / 2 if right - left >= measure(part.said) + _INSIDE + rims else None


def _chip_width(part: Part, stack: Stack) -> float:
    return measure(part.said, TYPE, part.face) + (0 if stack.plain else _SWATCH + 3.0)


def _chips_width(parts: list[Part], stack: Stack) -> float:
    return sum(_chip_width(part, stack) + 2 * PAD for part in parts) - 2 * PAD


def _beside(stack: Stack, parts: list[Part], scale: float) -> float:
    """Return where the writing beside a bar begins: behind its end, or behind marks that are in the way."""
    begin = float(stack.sum) * scale + PAD
    end = begin + _chips_width(parts, stack) + PAD
    ahead = [float(mark) * scale for mark in stack.marks if float(mark) * scale > begin - PAD - _RIM]
    if any(mark - _RIM < end for mark in ahead):
        begin = max(ahead) + PAD
    return begin + _RIM


def _fits_beside(stack: Stack, scale: float, room: float) -> bool:
    _, outside = _placed(stack, scale)
    return not outside or _beside(stack, outside, scale) + _chips_width(outside, stack) <= room


def scale_for(stacks: list[Stack], room: float, least: int = 0) -> float:
    """Return the largest points a unit at which every bar with the writing beside it fits into the room.

    The room holds at least `least` units, however short the bars are.
    """
    longest = float(max([least, *(stack.extent for stack in stacks)]))
    if not longest:
        return 0.0
    whole = (room - _RIM) / longest
    for step in range(_STEPS):
        scale = whole * (1 - (1 - _SHORTEST) * step / _STEPS)
        if all(_fits_beside(stack, scale, room) for stack in stacks):
            return scale
    return whole


def lines_under(stack: Stack, plot: Plot) -> list[list[Part]]:
    """Return the lines of parts that must be written under the bar, because there is no room beside it."""
    if not stack.parts or _fits_beside(stack, plot.scale, plot.room):
        return []
    lines: list[list[Part]] = [[]]
    for part in _placed(stack, plot.scale)[1]:
        if lines[-1] and _chips_width([*lines[-1], part], stack) > plot.room:
            lines.append([])
        lines[-1].append(part)
    return lines


def draw_stack(sheet: Sheet, stack: Stack, plot: Plot, top: float) -> None:
    """Draw a bar with its top at `top`, and write its numbers."""
    inside, outside = _placed(stack, plot.scale)
    at = Fraction(0)
    for part in stack.parts:
        if part.length:
            sheet.box(plot.at(at), top, float(part.length) * plot.scale, BAR, part.fill)
            at += part.length
    for part, middle in inside:
        _write_inside(sheet, part, plot.start + middle, top)
    under = lines_under(stack, plot)
    if not under:
        _write_chips(sheet, outside, stack, plot.start + _beside(stack, outside, plot.scale), top + BAR / 2)
    for index, line in enumerate(under):
        begin = min(
            _start_of(line[0], stack, plot), plot.start + max(0, plot.room - _chips_width(line, stack))
        )
        _write_chips(sheet, line, stack, begin, top + BAR + TYPE * LEADING * (index + 0.65))


def _start_of(part: Part, stack: Stack, plot: Plot) -> float:
    before = stack.parts[: stack.parts.index(part)]
    return max(plot.at(sum(each.length or 0 for each in before)), plot.start + PAD / 2)


def _write_inside(sheet: Sheet, part: Part, x: float, top: float) -> None:
    if part.fill.hatch:  # letters on hatching are hard to read: clear the ground behind them
        plate = measure(part.said) + _INSIDE
        sheet.box(x - plate / 2, top + 2, plate, BAR - 4, part.fill.face, edge="none", line=0)
    sheet.write(x, top + BAR / 2, part.said, align="center", ink=part.fill.ink)


def _write_chips(sheet: Sheet, parts: list[Part], stack: Stack, x: float, y: float) -> None:
    for part in parts:
        width = _chip_width(part, stack)
        if not stack.plain:
            swatch(sheet, x, y, part.fill)
        ink = style.QUIET if part.length is None else style.INK
        sheet.write(x + width, y, part.said, face=part.face, ink=ink, align="right")
        x += width + 2 * PAD


def swatch(sheet: Sheet, x: float, y: float, fill: Fill) -> None:
    """Draw the small sample of a fill that stands before a word."""
    sheet.box(x, y - _SWATCH / 2, _SWATCH, _SWATCH, fill)
