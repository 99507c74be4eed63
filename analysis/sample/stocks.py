"""What grows or shrinks from month to month: cards, accounts, corrected records, records still faulty."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.months import Month
from analysis.sample.draws import WHOLE, Draws
from analysis.sample.province import PEOPLE

_ELIGIBLE = 640_000  # citizens of 14 and more, of a province of usual size
_FINE = 100_000  # finer than thousandths, for what moves slowly


@dataclass(frozen=True)
class Records:
    """A district's vaccination records that still have a fault, by kind."""

    missing_id: int
    malformed_id: int
    wrong_information: int


@dataclass(frozen=True)
class Stocks:
    """What is counted up to a day; `records` is by district."""

    eligible: int
    cards: int
    eid_dossiers: int
    eid_level1: int
    eid_level2: int
    signed_in: int
    sign_ins: int
    corrected: int
    facilities: int
    records: dict[str, Records]


def stocks(draws: Draws, month: Month, size: int, before: Stocks | None) -> Stocks:
    """Return what is counted at a month's end."""
    return _grown(draws, month, before) if before else _at_first(draws, size)


def _at_first(draws: Draws, size: int) -> Stocks:
    eligible = _ELIGIBLE * size // WHOLE
    records = {
        code: Records(
            *(draws.around(eligible * people * share // WHOLE // _FINE, 300) for share in (2600, 700, 5200))
        )
        for code, people in PEOPLE.items()
    }
    return Stocks(eligible, eligible * 11 // 100, 0, 0, 0, 0, 0, eligible // 50, 0, records)


def _grown(draws: Draws, month: Month, before: Stocks) -> Stocks:
    """Let every stock move a part of the way that is left to it."""
    eligible = before.eligible + draws.around(before.eligible // 1200, 300)
    cards = before.cards + draws.around((eligible - before.cards) * 62 // WHOLE, 150)
    begun = month >= Month(2020, 7)
    dossiers = before.eid_dossiers + (
        draws.around((cards - before.eid_dossiers) * 21 // WHOLE, 250) if begun else 0
    )
    active = before.eid_level1 + before.eid_level2
    activated = draws.around((dossiers - active) * 38 // WHOLE, 250)
    second = draws.part(activated, 420, 60)
    level1, level2 = before.eid_level1 + activated - second, before.eid_level2 + second
    signed_in = before.signed_in + draws.around((level1 + level2 - before.signed_in) * 24 // WHOLE, 250)
    visits = signed_in - before.signed_in + draws.around(signed_in // 30, 300)
    return Stocks(
        eligible,
        cards,
        dossiers,
        level1,
        level2,
        signed_in,
        before.sign_ins + visits,
        before.corrected + draws.around((eligible - before.corrected) * 8 // WHOLE, 250),
        min(24, before.facilities + (month.number % 3 == 0)),
        {code: _cleaned(draws, each) for code, each in before.records.items()},
    )


def _cleaned(draws: Draws, before: Records) -> Records:
    return Records(
        *(
            each - draws.around(each * rate // WHOLE, 300)
            for each, rate in (
                (before.missing_id, 34),
                (before.malformed_id, 42),
                (before.wrong_information, 29),
            )
        )
    )
