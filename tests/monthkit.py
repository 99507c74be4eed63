"""A copy of November 2022 for tests to damage: one cell, one line or one file."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl

RAW = Path(__file__).resolve().parents[1] / "data" / "raw"
NOVEMBER = "2022-11"


def copy_november(folder: Path) -> Path:
    """Copy the month's raw folder below `folder`; returns what `--raw` takes."""
    raw = folder / "data" / "raw"
    shutil.copytree(RAW / NOVEMBER, raw / NOVEMBER)
    return raw


def replace(raw: Path, name: str, old: str, new: str) -> None:
    """Replace the only occurrence of a text in a file of the month."""
    path = raw / NOVEMBER / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def set_cell(raw: Path, name: str, cell: str, value: object) -> None:
    """Write into one cell of a workbook of the month."""
    path = raw / NOVEMBER / name
    book = openpyxl.load_workbook(path)
    book.active[cell] = value
    book.save(path)
