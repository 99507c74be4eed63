"""Which edition of the month before a stated change fits: as it was published, or as it stands now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from analysis.declare import Edition
from analysis.labels import Label
from analysis.results.compare import Comparison, compare
from analysis.results.compute import Result
from analysis.results.history import History
from analysis.results.monthly import changes
from analysis.results.restated import sentence
from analysis.tie.claim import PASSING, Claim

_FITS = {
    Edition.NOW: Label(
        "khớp với số hiện nay của tháng trước, không khớp với số đã công bố",
        "fits the month before as it stands now, not as published",
    ),
    Edition.PUBLISHED: Label(
        "khớp với số đã công bố của tháng trước, không khớp với số hiện nay",
        "fits the month before as published, not as it stands now",
    ),
}


@dataclass(frozen=True)
class Other:
    """A change held against the edition that its figure does not name, and what differs between the two."""

    result: Result
    edition: Edition
    restated: Label


def others(figures: Mapping[str, Result], history: History) -> dict[str, Other]:
    """Return the changes since the month before on its other edition, where the two differ, by the change's id."""
    last = history.month.previous()
    found = {}
    for each in history.restated(figures):
        if each.month != last:
            continue
        result = figures[each.figure]
        edition = other_than(result.figure.base)
        value = each.now if edition is Edition.NOW else each.published
        moved = changes({each.figure: result}, {each.figure: replace(result, value=value)})
        found |= {one.id: Other(one, edition, sentence(result, each)) for one in moved.values()}
    return found


def other_than(edition: Edition) -> Edition:
    """Return the edition that is not this one."""
    return Edition.NOW if edition is Edition.PUBLISHED else Edition.PUBLISHED


def chosen(claims: Iterable[Claim], known: Mapping[str, Other]) -> tuple[tuple[Claim, ...], dict[int, Label]]:
    """Tie each change to the edition that it fits; return what is to be said where it fits only one, by token."""
    kept, said = [], {}
    for claim in claims:
        other = known.get(claim.figure) if claim.comparison else None
        if other is not None:
            second = _held(claim.comparison, other)
            fits = second.verdict in PASSING
            if fits != claim.fits:
                edition = other.edition if fits else other_than(other.edition)
                said[claim.index] = _said(claim.comparison, edition, other.restated)
            if fits and not claim.fits:
                claim = replace(claim, comparison=second)  # noqa: PLW2901 -- the claim as it is kept
        kept.append(claim)
    return tuple(kept), said


def _held(comparison: Comparison, other: Other) -> Comparison:
    mention = comparison.mention
    return compare([mention], {mention.figure: other.result})[0]


def _said(comparison: Comparison, edition: Edition, restated: Label) -> Label:
    fits, label, printed = _FITS[edition], comparison.result.label, comparison.mention.printed
    return Label(
        f"{label.vi}, báo cáo in {printed}: {fits.vi} ({restated.vi}).",
        f"{label.en}, printed {printed}: {fits.en} ({restated.en}).",
    )
