"""Whether a share of no stated base is of an amount before it, but for two digits that changed places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from analysis.declare import Severity
from analysis.tie.arithmetic.interval import Rule, is_hedged, last_digit
from analysis.tie.arithmetic.lists import share_of
from analysis.tie.arithmetic.reading import AMOUNTS, Number, Text, alike
from analysis.tie.arithmetic.relation import Kind, Relation
from analysis.tie.arithmetic.shares import held
from analysis.tie.arithmetic.sharing import Claim
from analysis.tie.arithmetic.sums import swaps

_BY_CHANCE = Fraction(1, 50)


def likely(text: Text, told: list[Relation]) -> list[Relation]:
    """Return the shares of no stated base that an amount of their paragraph gives, or gives once a swap is undone."""
    known = {index for each in told if each.kind is Kind.SHARE for index in each.tokens}
    found = []
    for numbers in text.numbers.values():
        for at, part in enumerate(numbers[:-1]):
            percent = numbers[at + 1]
            if (
                percent.index in known
                or part.token.cls not in AMOUNTS
                or part.is_change
                or not part.token.value
            ):
                continue
            if share_of(part, percent) is None or is_hedged(part.token) or is_hedged(percent.token):
                continue
            relation = _of_some_base(part, percent, list(_bases(numbers[:at], part)))
            found += [relation] if relation else []
    return found


def _bases(earlier: list[Number], part: Number) -> Iterator[Number]:
    """Yield the amounts of the paragraph that a part may be of, the nearest first."""
    for base in reversed(earlier):
        if (
            base.token.cls in AMOUNTS
            and alike(base, part)
            and not base.is_change
            and not is_hedged(base.token)
        ):
            yield base


def _of_some_base(part: Number, percent: Number, bases: list[Number]) -> Relation | None:
    claims = [Claim(percent, part, base, Severity.WARNING) for base in bases]
    relations = [relation for claim in claims if (relation := held(claim, set()))]
    fitting = [each for each in relations if each.rule is not Rule.NONE]
    if fitting:
        return next((each for each in fitting if each.rule is Rule.HALF_UP), None)
    undone = [(claim, list(_undone(claim))) for claim in claims]
    chance = sum(len(each) for _, each in undone) * Fraction(last_digit(percent.token)) / 100
    if chance > _BY_CHANCE:
        return None
    for claim, mended in undone:
        if any((relation := held(each, set())) and relation.rule is Rule.HALF_UP for each in mended):
            return held(claim, set())
    return None


def _undone(claim: Claim) -> Iterator[Claim]:
    """Yield the claim with two neighbouring digits of one of its numbers the other way round."""
    for name in ("percent", "part", "base"):
        number = getattr(claim, name)
        step = last_digit(number.token)
        for other in swaps(int(number.token.value / step)):
            token = replace(number.token, value=Decimal(other) * step)
            yield replace(claim, **{name: replace(number, token=token)})
