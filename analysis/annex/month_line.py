"""What one month's line on the page of all months says; apart from the page, so that asking costs no drawing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analysis.labels import Label

FILES = ("annex.html", "annex.pdf", "annex.xlsx")


@dataclass(frozen=True)
class MonthLine:
    """A month as it is shown: its findings by standing, and what keeps it from being believed, if anything does."""

    month: str
    files: tuple[str, ...] = ()  # of FILES, those that are there
    findings: tuple[tuple[str, int], ...] = ()
    sample: bool = False
    vintage: int = 0  # the number under which it was last released
    differs: bool = False  # what is published now is not that release
    changed: bool = False  # its inputs are no longer those of the annex
    faults: tuple[Label, ...] = ()
