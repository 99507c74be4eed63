"""How the commands print: counts, paths, tables and JSON."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.cli.words import say

if TYPE_CHECKING:
    from argparse import Namespace

CLEAN, FOUND = 0, 1  # what a command returns
STANDINGS = ("error", "acknowledged", "warning", "note")  # under which findings are counted


def counts(lang: str, findings: dict[str, int]) -> str:
    """Write how many findings of each severity there are."""
    counts = [f"{findings[each]} {say(lang, each)}" for each in STANDINGS if findings.get(each)]
    return ", ".join(counts) or say(lang, "none")


def shown(path: Path) -> str:
    """Return a path as the person would type it: relative to where the command was run, if it lies below."""
    here = os.path.relpath(path)
    return path.as_posix() if here.startswith("..") else Path(here).as_posix()


def show_all_months(asked: Namespace, raw: Path, processed: Path, out: Path) -> None:
    """Make the page of all months; the annexes stand, so where it cannot be written that is only told."""
    from analysis import overview  # noqa: PLC0415 -- what prints alone needs none of it

    if not out.is_dir():  # no month could be built
        return
    try:
        overview.refresh(raw, processed, out, asked.lang)
    except OSError as fault:
        told = say(asked.lang, "not_written", file=overview.NAME, reason=fault.strerror or str(fault))
        print(f"  {told}", file=sys.stderr)


def print_json(value: object) -> None:
    """Print a value for programs."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def print_table(rows: list[list[str]]) -> None:
    """Print rows under their header, columns aligned."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (text.ljust(width) for text, width in zip(row, widths, strict=True))
        print("  ".join(cells).rstrip())
