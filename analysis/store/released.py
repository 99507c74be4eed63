"""What the vintages of a month published: the rows of their figures.csv, by the vintage's number."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from analysis.csvtext import unguarded
from analysis.store.folder import VINTAGES

if TYPE_CHECKING:
    from pathlib import Path

FIGURES = "figures.csv"
Figures = dict[str, dict[str, str]]  # rows by the figure's id


def read_released(report: Path) -> dict[int, Figures]:
    """Return the figures of every vintage of a month's report, oldest first."""
    folder = report / VINTAGES
    found = [path for path in folder.glob(f"*/{FIGURES}") if path.parent.name.isdecimal()]
    return {int(path.parent.name): read_figures(path) for path in sorted(found, key=_number)}


def _number(path: Path) -> int:
    return int(path.parent.name)


def read_figures(path: Path) -> Figures:
    """Return the rows of a figures.csv."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [{name: unguarded(text) for name, text in row.items()} for row in csv.DictReader(file)]
    return {row["id"]: row for row in rows}
