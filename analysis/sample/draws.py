"""Which numbers a seed gives: integers only, the same on every machine, apart for every month and subject."""

from __future__ import annotations

import random

WHOLE = 1000  # shares are in thousandths


class Draws:
    """A stream of integers for one purpose: named, so that what is drawn elsewhere never shifts it."""

    def __init__(self, *names: object):
        self._random = random.Random("/".join(map(str, names)))  # noqa: S311 -- made-up numbers, no secret

    def between(self, low: int, high: int) -> int:
        """Return a number from low to high, both included."""
        return low + self._random.getrandbits(32) * (high - low + 1) // 2**32

    def around(self, value: int, spread: int) -> int:
        """Return a number near a value: at most so many thousandths of it away."""
        return value * (WHOLE + self.between(-spread, spread)) // WHOLE

    def part(self, whole: int, share: int, spread: int) -> int:
        """Return about so many thousandths of a whole: at most `spread` thousandths more or less, never beyond it."""
        share = min(WHOLE, max(0, share + self.between(-spread, spread)))
        return (2 * whole * share + WHOLE) // (2 * WHOLE)
