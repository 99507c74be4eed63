"""How dossiers run from month to month: what came, what was left over, what was resolved, what is pending."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

from analysis.months import Month
from analysis.sample.draws import WHOLE, Draws
from analysis.sample.province import FLOWS, IN_DISTRICTS, OFFICES, PEOPLE, Flow, ramp, season
from analysis.services import SECTORS, SERVICES

_NOISE = 45  # thousandths by which a month's number strays
_SHARE_NOISE = 14
_EARLY = 640  # of what is resolved in time


@dataclass(frozen=True)
class Dossiers:
    """Columns (4) to (13) of form II.06a, for one service or for several together."""

    received_online: int = 0
    received_direct: int = 0
    carried_over: int = 0
    resolved_early: int = 0
    resolved_on_time: int = 0
    resolved_overdue: int = 0
    pending_in_time: int = 0
    pending_overdue: int = 0

    @property
    def received_new(self) -> int:
        """What was received in the period."""
        return self.received_online + self.received_direct

    @property
    def received_total(self) -> int:
        """Column (3)."""
        return self.received_new + self.carried_over

    @property
    def resolved_total(self) -> int:
        """Column (7)."""
        return self.resolved_early + self.resolved_on_time + self.resolved_overdue

    @property
    def pending_total(self) -> int:
        """Column (11): what the next month is given."""
        return self.pending_in_time + self.pending_overdue


@dataclass(frozen=True)
class Digitised:
    """A unit's row of the form on digitisation."""

    received: int
    digitised: int
    components_reused: int
    national_reused: int
    resolved: int
    result_digitised: int


def added(rows: Iterable[Dossiers]) -> Dossiers:
    """Return several services as one."""
    rows = list(rows)
    return Dossiers(*(sum(getattr(row, each.name) for row in rows) for each in fields(Dossiers)))


def of_sector(services: dict[str, Dossiers], sector: str) -> list[str]:
    """Return the services of a sector, in the order of the list."""
    return [key for key in services if SERVICES[key].sector == sector]


def sectors() -> tuple[str, ...]:
    """Return the sectors that have a service, in the order of the form."""
    return tuple(key for key in SECTORS if any(each.sector == key for each in SERVICES.values()))


def services(draws: Draws, month: Month, size: int, before: dict[str, Dossiers]) -> dict[str, Dossiers]:
    """Return a month's dossiers by service, after those of the month before."""
    return {
        key: _service(draws, month, flow, size, before[key].pending_total if before else None)
        for key, flow in FLOWS.items()
    }


def _service(draws: Draws, month: Month, flow: Flow, size: int, carried: int | None) -> Dossiers:
    usual = flow.new * size // WHOLE
    new = draws.around(usual * season(month, flow.season) // WHOLE, _NOISE)
    carried = usual * flow.pending // WHOLE if carried is None else carried
    share = ramp(month, flow.online)
    online = new if share == WHOLE else draws.part(new, share, min(share, _SHARE_NOISE))
    pending = min(draws.around(new * flow.pending // WHOLE, 4 * _NOISE), new)
    late = draws.part(pending, 2 * flow.overdue, flow.overdue)
    resolved = new + carried - pending
    overdue = draws.part(resolved, flow.overdue, flow.overdue)
    early = draws.part(resolved - overdue, _EARLY, 8 * _SHARE_NOISE)
    on_time = resolved - overdue - early
    return Dossiers(online, new - online, carried, early, on_time, overdue, pending - late, late)


def units(draws: Draws, month: Month, size: int) -> dict[str, Digitised]:
    """Return what each unit digitised, offices first; a district under its code."""
    found = {name: _unit(draws, month, usual * size // WHOLE, share) for name, usual, share in OFFICES}
    usual, share = IN_DISTRICTS
    for code, people in PEOPLE.items():
        found[code] = _unit(draws, month, usual * size * people // WHOLE**2, share)
    return found


def _unit(draws: Draws, month: Month, usual: int, ends: tuple[int, int]) -> Digitised:
    received = draws.around(usual * season(month, "even") // WHOLE, _NOISE)
    share = ramp(month, ends)
    digitised = draws.part(received, share, 2 * _SHARE_NOISE)
    components = draws.part(digitised, share * 2 // 5, _SHARE_NOISE)
    national = draws.part(components, share // 3, _SHARE_NOISE)
    resolved = draws.part(received, 965, _SHARE_NOISE)
    return Digitised(
        received, digitised, components, national, resolved, draws.part(resolved, share, 2 * _SHARE_NOISE)
    )
