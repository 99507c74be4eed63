"""How the made-up agencies and the made-up report write a number: exact, rounded in the one place there is."""

from __future__ import annotations

from fractions import Fraction

from analysis.numerals import rounded, write

_SMALL = 10  # counts below ten take a leading zero in prose


def count(number: int) -> str:
    """Write a number of cases: 8.252, and 04 below ten."""
    return f"0{number}" if number < _SMALL else write(number)


def percent(part: int, whole: int, decimals: int = 0) -> str:
    """Write a share: 67,6%."""
    return f"{write(rounded(Fraction(100 * part, whole), decimals))}%"


def points(now: tuple[int, int], before: tuple[int, int], decimals: int = 2) -> str:
    """Write by how many percentage points a share rose: 6,14, with a minus where it fell."""
    change = 100 * (Fraction(*now) - Fraction(*before))
    return write(rounded(change, decimals))


def times(now: Fraction | int, before: Fraction | int, decimals: int) -> str:
    """Write a multiple without its word: 2,1."""
    return write(rounded(Fraction(now) / Fraction(before), decimals))
