"""Which of a month's values later months compare with: those of the figures that declare what they are held against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.declare import DECLARED, PREVIOUS
from analysis.exact import Point
from analysis.results.compute import Calculation
from analysis.subjects.targets import shares_reached

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from analysis.exact import Exact

_SERVICES = "essential_services"
REACHED = "minimum_share_reached"  # the online share of a service that has a minimum; no figure of the report


def points(frames: dict[str, pd.DataFrame]) -> list[Point]:
    """Return the month's values that are known, computed from its own frames alone, as far as these are all there."""
    return [
        Point(name, value.low, value.high, value.evidence)
        for name, value in _values(frames)
        if value.supplied
    ]


def reached(calculation: Calculation) -> dict[str, Exact]:
    """Return the online share of each service that has a minimum, by the id of its series."""
    services = calculation.value(_SERVICES)
    return {f"{REACHED}[{key}]": value for key, value in shares_reached(services).items()}


def _values(frames: dict[str, pd.DataFrame]) -> Iterator[tuple[str, Exact]]:
    calculation = Calculation(frames)
    for figure in DECLARED.figures.values():
        if (figure.against or figure.rises) and _is_there(figure.id, frames):
            value = calculation.value(figure.id)
            yield from ((each.figure, each) for each in ([value] if figure.by is None else value.values()))
    if _SERVICES in frames:
        yield from reached(calculation).items()


def _is_there(name: str, frames: dict[str, pd.DataFrame]) -> bool:
    """Whether every frame that a figure is made from is there: a sum over some of them would be another number."""
    if name in DECLARED.figures:
        return all(_is_there(each, frames) for each in DECLARED.figures[name].needs)
    return name in frames or name.startswith(PREVIOUS)
