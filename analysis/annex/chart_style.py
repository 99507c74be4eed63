"""What every chart looks like: sizes, fills and type, and the sheet of paper that a chart is drawn on.

A sheet counts in points from its top left corner, downwards, as a page does; it grows as high as its content.
Fills differ in lightness and neighbours are hatched: parts stay apart in grey print and without colour sight.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.annex import fonts

if TYPE_CHECKING:
    from collections.abc import Iterable

WIDTH = 453.5  # points: 160 mm, the text width of A4 portrait
LABEL_SHARE = 0.4  # of the width at most go to the labels on the left
LABEL_LINE = 108.0  # points: a label up to this width stays on one line
TYPE, SMALL = 9.5, 8.5  # points: labels and numbers; heads, axes and remarks
LEADING = 1.2  # of the type size from line to line
RISE = 0.33  # of the type size from the middle of a line of digits to its baseline
BAR = 15.0  # height of a bar
RIM = 2.0  # kept free on the left: another machine's Times may run a little wider
ROW_GAP = 7.0  # white between rows
PAD = 4.0  # between a bar's end and what is written beside it
GUTTER = 10.0  # between columns
EDGE, HAIR, RULE = 0.5, 0.4, 0.9  # line widths: around fills, guides, axes and ticks

INK, PALE, QUIET = "#111111", "#b9bec4", "#4a4f55"  # writing, guide lines, small print
BAND = "#e7e9ec"  # an interval behind points


@dataclass(frozen=True)
class Fill:
    """How a part of a bar is filled; text on it is written in `ink`."""

    face: str
    ink: str
    hatch: str = ""


DARK = Fill("#1f3a5f", "#ffffff")
MIDDLE = Fill("#86a1bd", INK, "/////")
LIGHT = Fill("#dde5ee", INK)
DEEP = Fill("#4f6d8f", "#ffffff", "/////")
_FILLS = {1: (DARK,), 2: (DARK, LIGHT), 3: (DARK, MIDDLE, LIGHT), 4: (DARK, MIDDLE, DEEP, LIGHT)}


@dataclass(frozen=True)
class Plot:
    """Where bars stand: the axis, the points a unit, and the room up to the columns on the right."""

    start: float
    scale: float
    room: float

    def at(self, value) -> float:
        """Return where a value lies."""
        return self.start + float(value) * self.scale


def fills(count: int) -> tuple[Fill, ...]:
    """Return fills for so many series, the darkest first, neighbours at least a fifth apart in lightness.

    Raises ValueError for more series than grey print can keep apart.
    """
    if count not in _FILLS:
        raise ValueError(f"a chart can tell at most {max(_FILLS)} series apart, not {count}: draw two charts")
    return _FILLS[count]


def measure(text: str, size: float = TYPE, face: str = "regular") -> float:
    """Return how wide a text runs, in points."""
    widths = fonts.advances(face)
    return size * sum(widths.get(ord(char), 0.6) for char in text)


def wrap(text: str, width: float, size: float = TYPE, face: str = "regular") -> list[str]:
    """Return the lines of a text in a column of so many points; a single word may be wider."""
    lines: list[str] = []
    for word in text.split():
        if lines and measure(f"{lines[-1]} {word}", size, face) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def balanced(text: str, width: float, size: float = TYPE, face: str = "regular") -> list[str]:
    """Return as few lines as the column allows, of about one length: no last word alone."""
    lines = wrap(text, width, size, face)
    while width > 0 and len(tighter := wrap(text, width, size, face)) == len(lines):
        lines, width = tighter, width - 3
    return lines


def column_for(texts: Iterable[str], widest: float, size: float = TYPE) -> float:
    """Return the narrowest column in which short texts take one line and others two, if `widest` allows."""
    return max((_narrowest(text, widest, size) for text in texts), default=0)


def _narrowest(text: str, widest: float, size: float) -> float:
    if (whole := measure(text, size)) <= min(LABEL_LINE, widest):
        return whole
    for width in range(40, int(widest), 4):
        lines = wrap(text, width, size)
        if len(lines) <= 2 and (extent := max(measure(line, size) for line in lines)) <= width:  # noqa: PLR2004
            return extent
    return widest


class Sheet:
    """A sheet of paper for one chart."""

    def __init__(self, width: float = WIDTH):
        from matplotlib.figure import Figure  # noqa: PLC0415 -- half a second that `annex --help` does not need
        from matplotlib.transforms import Affine2D  # noqa: PLC0415

        self._width = width
        self.figure = Figure(figsize=(width / 72, 1), dpi=72)
        self.figure.patch.set_visible(False)
        self._down = Affine2D()  # turned to count from the top once the height is known
        self._points = self._down + Affine2D().scale(1 / 72) + self.figure.dpi_scale_trans

    def write(self, x, y, text, *, size=TYPE, face="regular", align="left", ink=INK):  # noqa: PLR0913
        """Write a line whose digits stand around `y`; `align` says which end of it is at `x`."""
        from matplotlib.text import Text  # noqa: PLC0415

        self._add(
            Text(
                x,
                y + size * RISE,
                text,
                fontproperties=_font(face, size),
                ha=align,
                va="baseline",
                color=ink,
                parse_math=False,
                usetex=False,
                transform=self._points,
            )
        )

    def write_lines(self, x, y, lines: list[str], *, size=TYPE, **style):
        """Write lines under each other, their middle at `y`."""
        top = y - (len(lines) - 1) * size * LEADING / 2
        for index, line in enumerate(lines):
            self.write(x, top + index * size * LEADING, line, size=size, **style)

    def box(self, x, y, width, height, fill: Fill | str | None, *, edge=INK, line=EDGE):  # noqa: PLR0913
        """Draw a rectangle; `y` is its top."""
        from matplotlib.patches import Rectangle  # noqa: PLC0415

        filled = isinstance(fill, Fill)
        hatching = {"hatch": fill.hatch, "hatchcolor": "#ffffff"} if filled and fill.hatch else {}
        self._add(
            Rectangle(
                (x, y),
                width,
                height,
                facecolor=fill.face if filled else fill or "none",
                edgecolor=edge,
                linewidth=line,
                transform=self._points,
                **hatching,
            )
        )

    def line(self, xs, ys, *, ink=INK, width=RULE, **style):
        """Draw a line through points."""
        from matplotlib.lines import Line2D  # noqa: PLC0415

        self._add(
            Line2D(
                xs,
                ys,
                color=ink,
                linewidth=width,
                solid_capstyle="butt",
                transform=self._points,
                **style,
            )
        )

    def finish(self, height: float):
        """Cut the sheet to its height and return the figure."""
        self.figure.set_size_inches(self._width / 72, height / 72)
        self._down.clear().scale(1, -1).translate(0, height)
        return self.figure

    def _add(self, artist):
        artist.set_zorder(len(self.figure.get_children()))  # what is drawn later lies on top, as on paper
        self.figure.add_artist(artist, clip=False)


def _font(face: str, size: float):
    """Name a shipped file, never a family alone: machines hold old copies without Vietnamese letters."""
    from matplotlib.font_manager import FontProperties  # noqa: PLC0415

    style, weight = ("italic" if face == "italic" else "normal"), ("bold" if face == "bold" else "normal")
    return FontProperties(
        family=[fonts.FAMILY], style=style, weight=weight, size=size, fname=fonts.FACES[face]
    )


def as_svg(figure, anchor: str) -> str:
    """Return a figure as SVG text whose ids all begin with the anchor: several stand on one page."""
    import matplotlib as mpl  # noqa: PLC0415

    settings = {
        "svg.fonttype": "none",
        "svg.hashsalt": anchor,
        "svg.id": None,
        "svg.image_inline": True,
        "hatch.linewidth": 0.55,
        "path.sketch": None,
        "path.snap": True,
        "path.simplify": True,
        "lines.antialiased": True,
    }
    page = io.StringIO()
    with mpl.rc_context(settings):
        figure.savefig(page, format="svg", dpi=72, bbox_inches=None, metadata={"Date": None, "Creator": None})
    return _scoped(page.getvalue(), f"{anchor}-")


def _scoped(svg: str, prefix: str) -> str:
    """Prefix ids and their uses, and let no style sheet of the drawing reach the page around it."""
    svg = svg[svg.index("<svg ") :]
    svg = re.sub(r'(\sid="|url\(#|href="#)', lambda found: found[1] + prefix, svg)
    svg = re.sub(r"\s*<defs>\s*<style[^>]*>[^<]*</style>\s*</defs>", "", svg, count=1)
    svg = re.sub(r"\s*<metadata>.*?</metadata>", "", svg, count=1, flags=re.DOTALL)
    svg = re.sub(r' transform="rotate\(-?0 [^"]*\)"', "", svg)
    return svg.replace("<svg ", '<svg stroke-linejoin="miter" stroke-linecap="butt" ', 1)
