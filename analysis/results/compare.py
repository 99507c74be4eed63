"""Comparing what was printed with what was computed: a verdict for each quoted number, and the rule that fits."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

import pandas as pd

from analysis.exact import Evidence
from analysis.numerals import rounded, truncated
from analysis.places import Label
from analysis.results.compute import Result


class Verdict(StrEnum):
    """How a printed number stands to the computed one."""

    TIES = "ties"
    TIES_IMPLIED = "ties, base implied"
    AS_REPORTED = "as reported"
    DIFFERS = "differs"
    NOT_SUPPLIED = "not supplied"


VERDICTS = {
    Verdict.TIES: Label("khớp", "ties"),
    Verdict.TIES_IMPLIED: Label("khớp, mẫu số suy ra", "ties, base implied"),
    Verdict.AS_REPORTED: Label("theo số cơ quan báo cáo", "as reported"),
    Verdict.DIFFERS: Label("lệch", "differs"),
    Verdict.NOT_SUPPLIED: Label("chưa có số liệu", "not supplied"),
}


class Rule(StrEnum):
    """A way of losing digits."""

    HALF_UP = "half-up"
    TRUNCATED = "truncated"
    LARGEST_REMAINDER = "largest remainder"


RULES = {
    Rule.HALF_UP: Label("làm tròn nửa lên", "half up"),
    Rule.TRUNCATED: Label("cắt bỏ phần lẻ", "truncated"),
    Rule.LARGEST_REMAINDER: Label(
        "số dư lớn nhất (để tổng bằng 100%)", "largest remainder (so that shares sum to 100)"
    ),
}


@dataclass(frozen=True)
class Mention:
    """One quoted number: the row's id, the figure it states, and what was printed."""

    row: str
    figure: str
    section: str
    place: str
    printed: str
    value: Decimal
    high: Decimal | None
    suffix: str
    hedge: str
    words: str
    change: str

    @property
    def decimals(self) -> int:
        """Decimals as printed."""
        return max(0, -self.value.as_tuple().exponent)


@dataclass(frozen=True)
class Comparison:
    """The verdict on one mention; `rules` fit the printed digits, best first; `difference` is printed − computed."""

    mention: Mention
    result: Result
    verdict: Verdict
    rules: tuple[Rule, ...] = ()
    difference: Fraction | None = None  # in printed units


def mentions(quoted: pd.DataFrame) -> list[Mention]:
    """Return every quoted number in the order of the report."""
    return [
        Mention(
            row.Index,
            f"{row.figure}[{row.key}]" if row.key else row.figure,
            row.section,
            row.place,
            row.printed,
            row.value,
            None if pd.isna(row.high) else row.high,
            row.suffix,
            row.hedge,
            row.words,
            row.change,
        )
        for row in quoted.itertuples()
    ]


def compare(quoted: list[Mention], computed: dict[str, Result]) -> list[Comparison]:
    """Compare each mention with its figure; mentions of undeclared figures are left to `undeclared`."""
    known = [mention for mention in quoted if mention.figure in computed]
    groups = _sibling_rules(known, computed)
    return [_compare(mention, computed[mention.figure], groups) for mention in known]


def undeclared(quoted: list[Mention], computed: dict[str, Result]) -> list[Mention]:
    """Return the mentions whose figure nobody declared."""
    return [mention for mention in quoted if mention.figure not in computed]


def _compare(mention: Mention, result: Result, sibling_fit: set[str]) -> Comparison:
    value, scale = result.value, result.figure.unit.scale
    if not value.supplied:
        return Comparison(mention, result, Verdict.NOT_SUPPLIED)
    low, high = value.low * scale, value.high * scale
    printed = Fraction(mention.value)
    if mention.high is not None:
        ties = (printed, Fraction(mention.high)) == (low, high)
        verdict = _passing(value.evidence) if ties else Verdict.DIFFERS
        return Comparison(mention, result, verdict, difference=None if ties else printed - low)
    if value.evidence is Evidence.IMPLIED:
        return _compare_interval(mention, result, low, high)
    rules = _fitting(mention, low, result.id in sibling_fit)
    if rules:
        return Comparison(mention, result, _passing(value.evidence), rules)
    return Comparison(mention, result, Verdict.DIFFERS, difference=printed - low)


def _passing(evidence: Evidence) -> Verdict:
    return {
        Evidence.COMPUTED: Verdict.TIES,
        Evidence.REPORTED: Verdict.AS_REPORTED,
        Evidence.IMPLIED: Verdict.TIES_IMPLIED,
    }[evidence]


def _compare_interval(mention: Mention, result: Result, low: Fraction, high: Fraction) -> Comparison:
    half = Fraction(1, 2 * 10**mention.decimals)
    printed = Fraction(mention.value)
    if low < printed + half and high >= printed - half:
        return Comparison(mention, result, Verdict.TIES_IMPLIED, (Rule.HALF_UP,))
    nearest = high if printed > high else low
    return Comparison(mention, result, Verdict.DIFFERS, difference=printed - nearest)


def _fitting(mention: Mention, value: Fraction, sibling_fit: bool) -> tuple[Rule, ...]:  # noqa: FBT001
    """Return the rules that give the printed digits; half-up alone when it does."""
    if rounded(value, mention.decimals) == mention.value:
        return (Rule.HALF_UP,)
    fits = []
    if sibling_fit:
        fits.append(Rule.LARGEST_REMAINDER)
    if truncated(value, mention.decimals) == mention.value:
        fits.append(Rule.TRUNCATED)
    return tuple(fits)


def _sibling_rules(quoted: list[Mention], computed: dict[str, Result]) -> set[str]:
    """Return the members of every group of shares that largest remainders, as a whole, reproduce."""
    groups: dict[str, dict[str, Mention]] = {}
    for mention in quoted:
        siblings = computed[mention.figure].figure.siblings
        if siblings:
            groups.setdefault(siblings, {}).setdefault(mention.figure, mention)
    return {name for group in groups.values() for name in _largest_remainder_fits(group, computed)}


def _largest_remainder_fits(group: dict[str, Mention], computed: dict[str, Result]) -> set[str]:
    values = {name: computed[name].value for name in group}
    if not all(value.point is not None for value in values.values()):
        return set()
    decimals = max(mention.decimals for mention in group.values())
    given = largest_remainder([value.point for value in values.values()], decimals)
    fits = all(mention.value == share for mention, share in zip(group.values(), given, strict=True))
    return set(group) if fits else set()


def largest_remainder(shares: list[Fraction], decimals: int) -> list[Decimal]:
    """Round shares of one whole so that they sum to 100: cut off, then give the missing units to the largest rests.

    Returns per cent; shares that do not make up the whole are only cut off.
    """
    unit = Fraction(1, 10**decimals)
    scaled = [share * 100 for share in shares]
    cut = [truncated(share, decimals) for share in scaled]
    if sum(shares) != 1:
        return cut
    missing = int((100 - sum(Fraction(each) for each in cut)) / unit)
    rest = sorted(range(len(shares)), key=lambda place: scaled[place] - Fraction(cut[place]), reverse=True)
    return [
        each + Decimal(1).scaleb(-decimals) if place in rest[:missing] else each
        for place, each in enumerate(cut)
    ]
