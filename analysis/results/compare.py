"""Comparing what was printed with what was computed: a verdict for each quoted number, and the rule that fits."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

import pandas as pd

from analysis.exact import Evidence, round_half_away
from analysis.numerals import truncated
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
    """A way of losing digits, or the words that say so."""

    HALF_UP = "half-up"
    TRUNCATED = "truncated"
    LARGEST_REMAINDER = "largest remainder"
    HEDGED = "hedged"


RULES = {
    Rule.HALF_UP: Label("làm tròn nửa lên", "half up"),
    Rule.TRUNCATED: Label("cắt bỏ phần lẻ", "truncated"),
    Rule.LARGEST_REMAINDER: Label(
        "số dư lớn nhất (để tổng bằng 100%)", "largest remainder (so that shares sum to 100)"
    ),
    Rule.HEDGED: Label("theo từ ước lượng", "as hedged"),
}
_ABOVE, _BELOW, _ABOUT = {"hơn", "trên"}, {"gần", "dưới"}, {"khoảng", "ước"}
LOOSE = _ABOVE | _BELOW | _ABOUT  # words after which a number need not be exact


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
    step: Decimal  # the unit of the last printed digit
    suffix: str
    hedge: str
    words: str
    change: str
    occurrence: int  # 1 for the first of the mentions that stand in one place, then 2, …

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
    found, seen = [], Counter()
    for row in quoted.itertuples():
        figure = f"{row.figure}[{row.key}]" if row.key else row.figure
        seen[figure, row.section, row.place] += 1
        high = None if pd.isna(row.high) else row.high
        found.append(
            Mention(
                row.Index, figure, row.section, row.place, row.printed, row.value, high, row.step, row.suffix,
                row.hedge, row.words, row.change, seen[figure, row.section, row.place],
            )
        )  # fmt: skip
    return found


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
    if value.evidence is Evidence.IMPLIED and mention.high is None:
        return _compare_interval(mention, result, low, high)
    if mention.high is not None or low != high:
        return _compare_range(mention, result, low, high)
    rules = _fitting(mention, low, sibling_fit=result.id in sibling_fit)
    if rules:
        return Comparison(mention, result, _passing(value.evidence), rules)
    return Comparison(mention, result, Verdict.DIFFERS, difference=Fraction(mention.value) - low)


def _compare_range(mention: Mention, result: Result, low: Fraction, high: Fraction) -> Comparison:
    """Hold a printed range, or number, against a range: both ends must be the same."""
    ends = Fraction(mention.value), Fraction(mention.value if mention.high is None else mention.high)
    off = next(
        (printed - exact for printed, exact in zip(ends, (low, high), strict=True) if printed != exact), None
    )
    verdict = _passing(result.value.evidence) if off is None else Verdict.DIFFERS
    return Comparison(mention, result, verdict, difference=off)


def _passing(evidence: Evidence) -> Verdict:
    return {
        Evidence.COMPUTED: Verdict.TIES,
        Evidence.REPORTED: Verdict.AS_REPORTED,
        Evidence.IMPLIED: Verdict.TIES_IMPLIED,
    }[evidence]


def _compare_interval(mention: Mention, result: Result, low: Fraction, high: Fraction) -> Comparison:
    half, printed = Fraction(mention.step) / 2, Fraction(mention.value)
    if low < printed + half and high >= printed - half:
        return Comparison(mention, result, Verdict.TIES_IMPLIED, (Rule.HALF_UP,))
    nearest = high if printed > high else low
    return Comparison(mention, result, Verdict.DIFFERS, difference=printed - nearest)


def _fitting(mention: Mention, value: Fraction, *, sibling_fit: bool) -> tuple[Rule, ...]:
    """Return the rules that give the printed digits; half-up alone when it does."""
    step, printed = Fraction(mention.step), Fraction(mention.value)
    if round_half_away(value / step) * step == printed:
        return (Rule.HALF_UP,)
    if _hedged(mention, value):
        return (Rule.HEDGED,)
    fits = [Rule.LARGEST_REMAINDER] if sibling_fit else []
    if printed <= value < printed + step:
        fits.append(Rule.TRUNCATED)
    return tuple(fits)


def _hedged(mention: Mention, value: Fraction) -> bool:
    """Whether the words before the number allow for the value: a bound within a unit, or about as many digits."""
    words = set(mention.hedge.split())
    if not words:
        return False
    printed, step = Fraction(mention.value), Fraction(mention.step)
    if words & _ABOVE and printed <= value < printed + step:
        return True
    if words & _BELOW and printed - step < value <= printed:
        return True
    coarse = step
    while printed and printed % (coarse * 10) == 0:  # the zeros at the end of "khoảng 150" were not counted
        coarse *= 10
    return bool(words & _ABOUT) and abs(value - printed) <= coarse / 2


def _sibling_rules(quoted: list[Mention], computed: dict[str, Result]) -> set[str]:
    """Return the members of every group of shares that largest remainders, as a whole, reproduce."""
    groups: dict[str, set[str]] = {}
    for name, result in computed.items():
        if result.figure.siblings:
            groups.setdefault(result.figure.siblings, set()).add(name)
    first = {mention.figure: mention for mention in reversed(quoted)}
    return {
        name
        for group in groups.values()
        if group <= first.keys()  # largest remainders are a rule for all shares of a whole, not for some
        for name in _largest_remainder_fits({name: first[name] for name in group}, computed)
    }


def _largest_remainder_fits(group: dict[str, Mention], computed: dict[str, Result]) -> set[str]:
    values = [computed[name].value.point for name in group]
    if None in values or sum(values) != 1:
        return set()
    decimals = max(mention.decimals for mention in group.values())
    given = largest_remainder(values, decimals)
    fits = all(mention.value == share for mention, share in zip(group.values(), given, strict=True))
    return set(group) if fits else set()


def largest_remainder(shares: list[Fraction], decimals: int) -> list[Decimal]:
    """Round shares of one whole so that they sum to 100: cut off, then give the missing units to the largest rests.

    Returns per cent; raises ValueError for shares that do not make up the whole.
    """
    if sum(shares) != 1:
        raise ValueError("largest remainders are for all shares of one whole")
    unit = Fraction(1, 10**decimals)
    scaled = [share * 100 for share in shares]
    cut = [truncated(share, decimals) for share in scaled]
    missing = int((100 - sum(Fraction(each) for each in cut)) / unit)
    rest = sorted(range(len(shares)), key=lambda place: scaled[place] - Fraction(cut[place]), reverse=True)
    return [
        each + Decimal(1).scaleb(-decimals) if place in rest[:missing] else each
        for place, each in enumerate(cut)
    ]
