"""How far each figure moved since the month before: exact, in points for a share, as a count for a count."""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.declare import PERCENT, POINTS
from analysis.exact import Evidence
from analysis.places import Label
from analysis.results.compute import Result

_PARTS = re.compile(r"\s*[>_…/*]\s*")  # what parts the phrases of a figure's wording
_NOT_SUBTRACTED = {"times", POINTS.key}  # multiples and changes have a base of their own


def changes(figures: dict[str, Result], before: dict[str, Result]) -> dict[str, Result]:
    """Return this month's value less last month's, by the figure's id, where both are known as they are.

    A difference of rounded or solved-back values would be a range: it is left out.
    """
    found = {}
    for name, now in figures.items():
        then = before.get(name)
        if then is None or now.figure.bound or now.figure.unit.key in _NOT_SUBTRACTED:
            continue
        if not (now.value.supplied and then.value.supplied):
            continue
        moved = now.value - then.value
        if moved.point is None or moved.evidence is Evidence.IMPLIED:
            continue
        unit = POINTS if now.figure.unit == PERCENT else now.figure.unit
        label = Label(
            f"{now.label.vi}, thay đổi so với tháng trước", f"{now.label.en}, change on the month before"
        )
        figure = replace(now.figure, unit=unit, label=label, said=_said(now.figure.said))
        found[name] = replace(now, id=f"{name}.change", figure=figure, value=moved, label=label)
    return found


def _said(said: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a change: those of its figure somewhere before it, a verb, and what it is compared with."""
    abouts = dict.fromkeys(" … ".join(_PARTS.split(each.partition("!")[0])).strip(" …") for each in said)
    return tuple(f"{about} > {verb} _ so với tháng" for about in abouts for verb in ("tăng", "giảm"))
