"""What the vintages of a month published: the rows of their figures.csv, by the vintage's number."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from analysis.csvtext import unguarded
from analysis.store.folder import FIGURES_FILE, VINTAGES, vintage_numbers

if TYPE_CHECKING:
    from pathlib import Path

Figures = dict[str, dict[str, str]]  # rows by the figure's id


def read_released(report: Path) -> dict[int, Figures]:
    """Return the figures of every vintage of a month's report, oldest first."""
    paths = {number: report / VINTAGES / str(number) / FIGURES_FILE for number in vintage_numbers(report)}
    return {number: read_figures(path) for number, path in paths.items() if path.is_file()}


def read_figures(path: Path) -> Figures:
    """Return the rows of a figures.csv."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [
            {name: unguarded(text) for name, text in row.items()} for row in csv.DictReader(file, restval="")
        ]
    return {row["id"]: row for row in rows}
