"""Which of a month's values later months compare with: those of the figures that declare what they are held against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.declare import DECLARED
from analysis.exact import Point
from analysis.results.compute import Calculation
from analysis.subjects.targets import shares_reached

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from analysis.exact import Exact

REACHED = "minimum_share_reached"  # the online share of a service that has a minimum; no figure of the report


def points(frames: dict[str, pd.DataFrame]) -> list[Point]:
    """Return the month's values that are known, computed from its own frames alone."""
    return [
        Point(name, value.low, value.high, value.evidence)
        for name, value in _values(Calculation(frames))
        if value.supplied
    ]


def reached(calculation: Calculation) -> dict[str, Exact]:
    """Return the online share of each service that has a minimum, by the id of its series."""
    services = calculation.value("essential_services")
    return {f"{REACHED}[{key}]": value for key, value in shares_reached(services).items()}


def _values(calculation: Calculation) -> Iterator[tuple[str, Exact]]:
    for figure in DECLARED.figures.values():
        if figure.against or figure.rises:
            value = calculation.value(figure.id)
            yield from ((each.figure, each) for each in ([value] if figure.by is None else value.values()))
    yield from reached(calculation).items()
