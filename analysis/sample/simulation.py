"""Which numbers a made-up month has: one simulation a seed, run from a fixed first month.

The same seed and month give the same forms whichever months are asked for, because the run never begins anywhere
else; each subject of each month draws from a stream of its own, so that one more subject shifts no other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.sample import dossiers, portal, stocks
from analysis.sample.draws import Draws
from analysis.sample.province import ORIGIN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.months import Month

_SIZES = (600, 1500)  # of provinces, in thousandths of a usual one


@dataclass(frozen=True)
class Numbers:
    """Everything that a month's forms say, before it is written."""

    month: Month
    services: dict[str, dossiers.Dossiers]
    units: dict[str, dossiers.Digitised]
    portal: portal.Portal
    stocks: stocks.Stocks
    workshops: int
    delegates: int


def simulated(seed: int, last: Month) -> dict[Month, Numbers]:
    """Return every month from the first of the series to `last`."""
    return {each.month: each for each in _run(seed, last)}


def _run(seed: int, last: Month) -> Iterator[Numbers]:
    size = Draws(seed, "size").between(*_SIZES)
    month, before = ORIGIN, None
    while month <= last:
        before = _month(seed, month, size, before)
        yield before
        month = month.following()


def _month(seed: int, month: Month, size: int, before: Numbers | None) -> Numbers:
    def drawn(subject: str) -> Draws:
        return Draws(seed, month, subject)

    units = dossiers.units(drawn("units"), month, size)
    workshops = drawn("outreach").between(1, 4)
    return Numbers(
        month,
        dossiers.services(drawn("dossiers"), month, size, before.services if before else {}),
        units,
        portal.portal(
            drawn("portal"),
            month,
            size,
            sum(each.received for each in units.values()),
            before.portal if before else None,
        ),
        stocks.stocks(drawn("stocks"), month, size, before.stocks if before else None),
        workshops,
        sum(drawn(f"workshop {number}").between(35, 160) for number in range(workshops)),
    )
