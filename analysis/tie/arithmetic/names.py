"""Which place or office an amount is of, where its name stands right before it: "Hà Giang: 38 nhà", "Sở Y tế 12"."""

from __future__ import annotations

import re

from analysis.tie.arithmetic.reading import AMOUNTS, SEPARATOR, Number

_NAME = re.compile(
    r"(?:(?:huyện|thành phố|thị xã|thị trấn|xã|phường|quận|tỉnh|TP\.?|H\.)\s*)?"
    r"(?P<name>[A-ZĐÀ-Ỹ][^\W\d_]*(?:\s[A-ZĐÀ-Ỹ][^\W\d_]*){0,3})\s*(?:\bcó|\blà|\bđạt)?"
)


def name_before(number: Number) -> str:
    """Return the name right before an amount; empty where there is none."""
    ahead = SEPARATOR.split(number.before.rstrip().removesuffix("("))[-1].rpartition(":")
    words = (ahead[2] if ahead[2].strip() else ahead[0]).strip()
    found = _NAME.fullmatch(words)
    return found["name"] if found and number.token.cls in AMOUNTS else ""
