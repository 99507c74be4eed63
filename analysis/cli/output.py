"""How the commands print: counts, paths, tables and JSON."""

from __future__ import annotations

import json
import os
from pathlib import Path

from analysis.cli.words import say

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


def print_json(value: object) -> None:
    """Print a value for programs."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def print_table(rows: list[list[str]]) -> None:
    """Print rows under their header, columns aligned."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (text.ljust(width) for text, width in zip(row, widths, strict=True))
        print("  ".join(cells).rstrip())
