"""How wide a printed table's columns are and how large its type: every word gets room, else smaller type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.annex import fonts, layout

if TYPE_CHECKING:
    from analysis.annex.blocks import Cell, Row, Table

_KEPT = 0.75  # of its wanted share
_SLACK = 1.0  # points; rounding and the rule's own width


def fit(table: Table, room: float, sizes: tuple[float, ...], inset: float) -> tuple[float, list[float]]:
    """Return type size and column widths in points: the largest of `sizes` at which every word fits."""
    words = _longest(table)
    fitting = []
    for size in sizes:
        least = [ems * size + 2 * inset + _SLACK for ems in words]
        if sum(least) <= room:
            fitting.append((size, _share(table.widths, least, room)))
            if _near(fitting[-1][1], table.widths):
                return fitting[-1]
    if fitting:  # none near the wanted shares: the smallest comes nearest
        return fitting[-1]
    least = [max(ems, 1) * sizes[-1] for ems in words]
    return sizes[-1], [room * each / sum(least) for each in least]


def _near(widths: list[float], wanted: tuple[float, ...]) -> bool:
    """Tell whether every column keeps most of its share; a squeezed column of sentences makes rows tall."""
    whole = sum(widths) / sum(wanted)
    return all(width >= _KEPT * share * whole for width, share in zip(widths, wanted, strict=True))


def squeeze(pieces: list[str], room: float, size: float, *, bold: bool) -> list[str]:
    """Return pieces cut once more where one is wider than its column, lest it print over a neighbour."""
    return [part for piece in pieces for part in _cut(piece, room / size, bold=bold)]


def _cut(piece: str, ems: float, *, bold: bool) -> list[str]:
    if max(_widths(piece, bold=bold), default=0) <= ems:
        return [piece]
    parts, width = [""], 0.0
    for char in piece:
        width += _widths(char, bold=bold)[0] if char.strip() else -width
        if width > ems and parts[-1]:
            parts.append("")
            width = _widths(char, bold=bold)[0]
        parts[-1] += char
    return parts


def _share(wanted: tuple[float, ...], least: list[float], room: float) -> list[float]:
    """Share the room as wanted, but give no column less than its longest word needs."""
    fixed: dict[int, float] = {}
    while True:
        left = room - sum(fixed.values())
        whole = sum(share for index, share in enumerate(wanted) if index not in fixed) or 1
        widths = [fixed.get(index, left * share / whole) for index, share in enumerate(wanted)]
        short = {
            index: need for index, need in enumerate(least) if index not in fixed and widths[index] < need
        }
        if not short:
            return widths
        fixed |= short


def _longest(table: Table) -> list[float]:
    """Return the widest word of each column in ems; cells over several columns find their own room."""
    longest = [0.0] * len(table.widths)
    for rows, in_head in ((table.head, True), (table.rows, False)):
        for row, cells in zip(rows, layout.placed(rows), strict=True):
            for column, cell in cells:
                if cell.colspan == 1 and row.kind != "banner":
                    widest = max(_cell_widths(cell, bold=is_bold(row, in_head=in_head)), default=0)
                    longest[column] = max(longest[column], widest)
    return longest


def is_bold(row: Row, *, in_head: bool) -> bool:
    """Tell whether a row is set in bold type."""
    return row.kind != "number" and (in_head or row.kind in ("total", "banner"))


def _cell_widths(cell: Cell, *, bold: bool) -> list[float]:
    sign = layout.SIGNS.get(cell.mark, "")
    pieces = [piece for line in layout.lines(cell.text) for piece in line]
    widths = [width for piece in pieces for width in _widths(piece, bold=bold)]
    if sign and widths:  # the sign stands before the first word and is never parted from it
        widths[0] += sum(_widths(f"{sign}n", bold=True))
    return widths


def _widths(text: str, *, bold: bool) -> list[float]:
    """Return the width of each word in ems; a letter the face lacks counts as a full em."""
    face = fonts.advances("bold" if bold else "regular")
    return [sum(face.get(ord(char), 1.0) for char in word) for word in text.split(" ") if word]
