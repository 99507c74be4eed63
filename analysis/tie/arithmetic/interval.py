"""Which exact numbers a printed number can stand for, and by which rule of rounding a computed one prints like it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from analysis.tie.token import Class, Token

_WITHOUT_END = Fraction(10**30)
_UNBOUNDED = re.compile(  # a number like others: an estimate, an average, by how much it is higher
    r"(?:ước(?:\s+(?:tính|đạt|thực hiện))?|trung bình|bình quân|(?:cao|thấp|nhiều|ít|lớn|nhỏ) hơn)",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"khoảng|xấp xỉ|chừng", re.IGNORECASE)
_ABOVE = re.compile(r"hơn|trên", re.IGNORECASE)
_BELOW = re.compile(r"gần|chưa đến|chưa tới", re.IGNORECASE)
_FLOOR = re.compile(r"tối thiểu|ít nhất|từ|không dưới|vượt", re.IGNORECASE)
_CEILING = re.compile(r"dưới|tối đa|không quá|không vượt|nhiều nhất", re.IGNORECASE)


class Rule(StrEnum):
    """How a computed value becomes what was printed; the first is the rule of the house, the rest are departures."""

    HALF_UP = "half up"
    TRUNCATED = "truncated"
    LARGEST_REMAINDER = "largest remainder"
    UNIT_OFF = "one unit off"
    NONE = ""


FITTING = {
    Rule.HALF_UP,
    Rule.TRUNCATED,
    Rule.LARGEST_REMAINDER,
}  # by these a printed number is the computed one


@dataclass(frozen=True)
class Interval:
    """All rationals from low to high, ends included: the exact numbers that a printed one can stand for."""

    low: Fraction
    high: Fraction

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def over(self, other: Interval) -> Interval | None:
        """Divide; None where the divisor may be zero, of which nothing is a share."""
        if other.low <= 0:
            return None
        corners = [top / bottom for top in (self.low, self.high) for bottom in (other.low, other.high)]
        return Interval(min(corners), max(corners))

    @property
    def size(self) -> Interval:
        """The same without its sign: "(-850 ha)" after "giảm" is a fall by 850."""
        return Interval(-self.high, -self.low) if self.high < 0 else self

    def times(self, factor: int) -> Interval:
        """Multiply: 100 turns a ratio into per cent, -100 a loss into a fall in per cent."""
        return Interval(*sorted((self.low * factor, self.high * factor)))

    def meets(self, other: Interval) -> bool:
        """Whether one number lies in both."""
        return self.low <= other.high and other.low <= self.high

    @property
    def point(self) -> Fraction | None:
        """The number, where only one is meant."""
        return self.low if self.low == self.high else None


def exactly(value: Fraction | int) -> Interval:
    """Return the interval of one number."""
    return Interval(Fraction(value), Fraction(value))


def around(value: Decimal) -> Interval:
    """Return what rounds to a number as printed; a whole number is itself."""
    half = Fraction(10) ** value.as_tuple().exponent / 2 if value.as_tuple().exponent < 0 else Fraction(0)
    return Interval(Fraction(value) - half, Fraction(value) + half)


def summed(parts: list[Interval]) -> Interval:
    """Add intervals."""
    return Interval(
        sum((each.low for each in parts), Fraction(0)), sum((each.high for each in parts), Fraction(0))
    )


def meant(token: Token) -> Interval:
    """Return all exact numbers that a quantity as printed can stand for.

    A whole count stands for itself; any other number for what rounds or is cut off to it; a hedged one for what
    its words allow.
    """
    value, step = Fraction(token.value), Fraction(last_digit(token))
    high = Fraction(token.high) if token.high is not None else value
    if is_hedged(token):
        return _bounded(token.hedge, value, high)
    if token.cls is Class.COUNT and step <= 1:
        return Interval(value, high)
    return Interval(value - step / 2, high + step / 2)


def is_hedged(token: Token) -> bool:
    """Whether words bound the number; "ước đạt" says that it is an estimate, not that it is rounded."""
    return bool(token.hedge) and _UNBOUNDED.fullmatch(token.hedge.strip()) is None


def last_digit(token: Token) -> Decimal:
    """Return what the last printed digit counts: 0.1 of 67,6; 1000000 of 10 triệu."""
    if token.step is not None:
        return token.step
    return Decimal(10) ** min(0, token.value.as_tuple().exponent)


def _bounded(hedge: str, low: Fraction, high: Fraction) -> Interval:
    if _ABOUT.search(hedge):  # "khoảng hơn" as well: about, whatever else is said
        return Interval(low * Fraction(3, 4), high * Fraction(5, 4))
    if _FLOOR.search(hedge):
        return Interval(low, _WITHOUT_END)
    if _CEILING.search(hedge):
        return Interval(-_WITHOUT_END, high)
    if _BELOW.search(hedge):  # nobody says "gần 27.000" of 15.000
        return Interval(low * Fraction(3, 4), high)
    if _ABOVE.search(hedge):
        return Interval(low, high * Fraction(4, 3))
    return Interval(low * Fraction(3, 4), high * Fraction(5, 4))


def fitting(printed: Token, computed: Interval) -> Rule:
    """Name the rule by which some number of the computed interval prints as the token does; NONE where no rule does."""
    value, step = Fraction(printed.value), Fraction(last_digit(printed))
    if value < 0 and computed.low >= 0:  # "giảm 47 người chết (-6,23%)"
        value = -value
    if is_hedged(printed) or printed.high is not None:
        return Rule.HALF_UP if meant(printed).meets(computed) else Rule.NONE
    return rule_for(value, step, computed)


def rule_for(value: Fraction, step: Fraction, computed: Interval) -> Rule:
    """Name the rule by which some number of the computed interval prints as `value`, whose last digit counts `step`."""
    half = step / 2
    if value - half <= computed.high and computed.low < value + half:
        return Rule.HALF_UP
    if computed.low >= 0 and value <= computed.high and computed.low < value + step:
        return Rule.TRUNCATED
    if value - half - step <= computed.high and computed.low < value + half + step:
        return Rule.UNIT_OFF
    return Rule.NONE


def decimals(token: Token) -> int:
    """Return how many decimals were printed."""
    return max(0, -token.value.as_tuple().exponent)
