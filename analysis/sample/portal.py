"""What the made-up portal offers in a month and adds up since January."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.months import Month
from analysis.sample.draws import WHOLE, Draws
from analysis.sample.province import ramp

_SERVICES = 1840
_LEVEL_3, _LEVEL_4 = (120, 170), (210, 660)  # thousandths of all, at the start and in the end
_IN_USE, _INTEGRATED, _PAID = (120, 780), (250, 830), (2, 95)
_ONLINE = (60, 640)
_FEES = (45, 260)  # thousands of đồng a payment


@dataclass(frozen=True)
class Portal:
    """Services by level, how many of them are in use, and what has arisen since January."""

    levels: dict[str, int]
    with_dossiers: int
    integrated: int
    paid: int  # services with an online payment
    received: int  # the month's dossiers
    processed_online: int  # of the month's dossiers
    dossiers: int  # since January, as are payments and their value
    payments: int
    payment_value: int

    @property
    def services(self) -> int:
        """All services on the portal."""
        return sum(self.levels.values())

    @property
    def at_levels_3_and_4(self) -> int:
        """Those that can be asked for online."""
        return self.levels["3"] + self.levels["4"]


def portal(draws: Draws, month: Month, size: int, received: int, before: Portal | None) -> Portal:
    """Return the portal in a month in which it received so many dossiers, after the month before."""
    whole = _SERVICES + draws.between(-12, 12)
    third, fourth = (draws.part(whole, ramp(month, ends), 3) for ends in (_LEVEL_3, _LEVEL_4))
    online = third + fourth
    used, integrated = (draws.part(online, ramp(month, ends), 6) for ends in (_IN_USE, _INTEGRATED))
    paid = draws.part(whole, ramp(month, _PAID), 1)
    processed = draws.part(received, ramp(month, _ONLINE), 8)
    payments = draws.around(ramp(month, (20, 2600)) * size // WHOLE, 120)
    value = payments * draws.between(*_FEES) * 1000
    so_far = before if before and month.number > 1 else None
    return Portal(
        {"2": whole - online, "3": third, "4": fourth},
        used,
        integrated,
        paid,
        received,
        processed,
        received + (so_far.dossiers if so_far else 0),
        payments + (so_far.payments if so_far else 0),
        value + (so_far.payment_value if so_far else 0),
    )
