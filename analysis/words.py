"""How an exact value is written in either language: rounded once, as a range where only an interval is known."""

from __future__ import annotations

from analysis.declare import Unit
from analysis.exact import Exact
from analysis.numerals import rounded, write
from analysis.places import Label

ABSENT = Label("chưa có số liệu", "not supplied")
ABSENT_SHORT = "…"


def number(  # noqa: PLR0913 -- what is written, and how
    value: Exact, unit: Unit, decimals: int, lang: str, *, suffix: bool = False, short: bool = False
) -> str:
    """Write a value in its unit's scale; "chưa có số liệu" where there is none, "…" where space is short."""
    if not value.supplied:
        return ABSENT_SHORT if short else ABSENT.of(lang)
    low, high = (rounded(bound * unit.scale, decimals) for bound in (value.low, value.high))
    digits = write(low, lang) if low == high else f"{write(low, lang)}–{write(high, lang)}"
    return digits + unit.suffix if suffix else digits
