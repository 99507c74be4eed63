"""A printed number as an equation of the cells it was computed from: it tells which of them was typed wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from analysis.declare import Check, Identity, Severity
from analysis.exact import Evidence, Exact, Node
from analysis.labels import Label
from analysis.results.compare import LOOSE, Comparison, Verdict
from analysis.results.findings import DIFFERS, mention_key

_DECIDED = (Verdict.TIES, Verdict.TIES_IMPLIED, Verdict.AS_REPORTED, Verdict.DIFFERS)
_SAYS_NOTHING = Label("", "")  # the finding that differs has words of its own


def equations(comparisons: Iterable[Comparison]) -> Iterator[tuple[Identity, Check]]:
    """Yield an equation for each printed number that is one number, not a range."""
    for comparison in comparisons:
        if comparison.mention.high is None and comparison.verdict in _DECIDED:
            check = _check(comparison, comparison.result.value)
            if check.holds is not (
                comparison.verdict is Verdict.DIFFERS
            ):  # else a coarse hedge allows for it
                yield _identity(comparison), check


def _identity(comparison: Comparison) -> Identity:
    result = comparison.result

    def anew(**figure) -> Iterator[Check]:
        (value,) = figure.values()
        yield _check(comparison, value[result.key] if result.key else value)

    return Identity(
        DIFFERS, result.section, DIFFERS, Severity.ERROR, _SAYS_NOTHING, result.figure.unit, anew,
        (result.figure.id,), "",
    )  # fmt: skip


def _check(comparison: Comparison, value: Exact) -> Check:
    printed = _printed(comparison)
    holds = value.low <= printed.high and printed.low <= value.high if value.supplied else None
    words = {"left": value, "right": printed}
    return Check(mention_key(comparison.mention), holds, words, tuple(value.leaves()), "=")


def _printed(comparison: Comparison) -> Exact:
    """Return all values that are printed like this: an agency's own indicator as it is, what was computed rounded.

    Shares of one whole are rounded together, and "hơn" or "gần" stands before what is up to a unit off.
    """
    mention, figure = comparison.mention, comparison.result.figure
    middle, off = Fraction(mention.value), Fraction(mention.step)
    if not (figure.siblings or LOOSE & set(mention.hedge.split())):
        off = 0 if comparison.result.value.evidence is Evidence.REPORTED else off / 2
    exact = Exact(middle, middle, Node("constant", note=mention.printed))
    return replace(exact, low=(middle - off) / figure.unit.scale, high=(middle + off) / figure.unit.scale)
