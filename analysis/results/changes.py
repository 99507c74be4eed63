"""Which figures are no longer what was published: by their exact values, never by the printed digits alone."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from analysis.results.compute import Result


@dataclass(frozen=True)
class Change:
    """A figure whose exact value or evidence moved; empty texts where it is new or gone."""

    id: str
    before: str
    after: str


def changed(figures: dict[str, Result], published: Path) -> list[Change]:
    """Compare computed figures with a published figures.csv; returns the changed ones in the order of the report."""
    with published.open(encoding="utf-8", newline="") as file:
        old = {row["id"]: row for row in csv.DictReader(file)}
    found = []
    for name in dict.fromkeys((*figures, *old)):
        result, row = figures.get(name), old.get(name)
        if result is None or row is None or _exact(result) != (row["low"], row["high"]):
            found.append(
                Change(name, row["printed_vi"] if row else "", result.printed("vi") if result else "")
            )
    return found


def _exact(result: Result) -> tuple[str, str]:
    value = result.value
    return ("", "") if not value.supplied else (str(value.low), str(value.high))
