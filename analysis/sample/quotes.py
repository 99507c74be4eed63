"""Which numbers the made-up report prints: each figure's, written from the simulation and not from the forms.

So a made-up month with nothing found shows that reading, cleaning, computing and rounding agree with numbers that
went another way.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.sample.dossiers import added, of_sector
from analysis.sample.indicators import Seen, floors_in, justice_online, provinces_connected, without_card
from analysis.sample.printing import count, percent, points, times

if TYPE_CHECKING:
    from collections.abc import Iterator

_KINDS = ("missing_id", "malformed_id", "wrong_information")


@dataclass(frozen=True)
class Quote:
    """A number as the report prints it, and the figure that it states."""

    section: str
    figure: str
    printed: str
    key: str = ""
    place: str = "prose"
    change: str = ""

    @property
    def row(self) -> tuple[str, ...]:
        """The row of the list of quoted numbers; no words, for they are the report's own."""
        return (self.figure, self.key, self.section, self.place, self.printed, "", "", self.change)


def quotes(seen: Seen) -> tuple[Quote, ...]:
    """Return what the report prints, in its order."""
    parts = (_services, _police, _justice, _labour, _portal, _identity, _records, _outreach)
    return tuple(quote for part in parts for quote in part(seen))


def _services(seen: Seen) -> Iterator[Quote]:
    found, section = added(seen.now.services.values()), "II.2.1"
    share = percent(found.received_online, found.received_new, 1)
    yield Quote(section, "essential_service_count", count(len(seen.now.services)))
    yield Quote(section, "essential_received_online", count(found.received_online))
    yield Quote(section, "essential_online_share", share)
    yield Quote(section, "essential_received_new", count(found.received_new))
    yield Quote(section, "essential_received_direct", count(found.received_direct))
    yield Quote(section, "essential_carried_over", count(found.carried_over))
    yield Quote(section, "essential_resolved", count(found.resolved_total))
    yield Quote(section, "essential_pending", count(found.pending_total))


def _police(seen: Seen) -> Iterator[Quote]:
    section = "II.2.2.1"
    number = len(of_sector(seen.now.services, "police"))
    yield Quote(section, "sector_service_count", count(number), "police")
    for key, floor in floors_in(seen.now.month.year).items():
        yield Quote(section, "minimum_online_share", f"{floor}%", key, "table")


def _justice(seen: Seen) -> Iterator[Quote]:
    section, place = "II.2.2.4", "footnote 4"
    found = added(seen.now.services[key] for key in of_sector(seen.now.services, "justice"))
    share = justice_online(seen.now)
    yield Quote(section, "justice_received_new", count(found.received_new), place=place)
    yield Quote(section, "justice_received_online", count(found.received_online), place=place)
    yield Quote(section, "justice_online_share", percent(*share, 2), place=place)
    change = points(share, justice_online(seen.before))
    if not change.startswith("−"):  # a fall is printed without its sign
        printed = f"{change} điểm phần trăm"
        yield Quote(section, "justice_online_share_change", printed, place=place, change="tăng")
    in_time = found.resolved_early + found.resolved_on_time
    yield Quote(section, "justice_resolved_on_time", count(in_time), place=place)
    yield Quote(section, "justice_carried_over", count(found.carried_over), place=place)
    yield Quote(section, "justice_pending", count(found.pending_total), place=place)


def _labour(seen: Seen) -> Iterator[Quote]:
    section = "II.2.2.5"
    found = added(seen.now.services[key] for key in of_sector(seen.now.services, "labour"))
    yield Quote(section, "labour_received_new", count(found.received_new))
    yield Quote(section, "labour_received_online", count(found.received_online))
    yield Quote(section, "labour_received_direct", count(found.received_direct))
    yield Quote(section, "labour_carried_over", count(found.carried_over))


def _portal(seen: Seen) -> Iterator[Quote]:
    section, now, old = "II.2.3", seen.now.portal, seen.year_before.portal
    yield Quote(section, "portal_services", count(now.services))
    for level, number in now.levels.items():
        yield Quote(section, "services_at_level", count(number), level)
        yield Quote(section, "share_at_level", percent(number, now.services, 1), level)
    yield Quote(section, "processed_online_share", percent(now.processed_online, now.received))
    yield Quote(section, "portal_months", count(seen.now.month.number))
    yield Quote(section, "portal_dossiers", count(now.dossiers))
    growth = f"{times(now.dossiers, old.dossiers, 1)} lần"
    yield Quote(section, "portal_dossiers_growth", growth, change="gấp")
    yield Quote(section, "services_integrated", count(now.integrated))
    growth = f"{times(now.integrated, old.integrated, 2)} lần"
    yield Quote(section, "services_integrated_growth", growth, change="gấp")
    yield Quote(section, "payments", count(now.payments))


def _identity(seen: Seen) -> Iterator[Quote]:
    stocks = seen.now.stocks
    yield Quote("II.3.1.3", "provinces_connected", count(provinces_connected(seen.now)))
    yield Quote("II.3.1.4", "eid_dossiers", count(stocks.eid_dossiers))
    yield Quote("II.3.1.4", "eid_level1", count(stocks.eid_level1))
    yield Quote("II.3.1.4", "eid_level2", count(stocks.eid_level2))
    yield Quote("II.3.3", "id_card_dossiers", count(stocks.cards))


def _records(seen: Seen) -> Iterator[Quote]:
    records = seen.now.stocks.records
    for code, found in records.items():
        numbers = [getattr(found, kind) for kind in _KINDS]
        yield from _row(numbers, "vaccination_{}", "vaccination_district_total", code)
    sums = [sum(getattr(found, kind) for found in records.values()) for kind in _KINDS]
    yield from _row(sums, "vaccination_{}_total", "vaccination_grand_total", "")
    yield Quote("II.3.4", "social_insurance_corrected", count(seen.now.stocks.corrected))


def _row(numbers: list[int], of_kind: str, of_all: str, key: str) -> Iterator[Quote]:
    for kind, number in zip(_KINDS, numbers, strict=True):
        yield Quote("II.3.4", of_kind.format(kind), count(number), key, "table")
    yield Quote("II.3.4", of_all, count(sum(numbers)), key, "table")


def _outreach(seen: Seen) -> Iterator[Quote]:
    now = seen.now
    yield Quote("II.5", "eid_signed_in", count(now.stocks.signed_in))
    yield Quote("II.5", "eid_sign_ins", count(now.stocks.sign_ins))
    yield Quote("II.5", "workshops", count(now.workshops))
    yield Quote("II.5", "workshop_delegates", count(now.delegates))
    yield Quote("III.2", "citizens_without_card", count(without_card(now)))
