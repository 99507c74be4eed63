"""Where a month is built: a folder laid out like the project, which holds only what the month may read.

Notebooks name their folders relative to their own (`../data/raw`), so that what they record is the same
everywhere. A workspace gives them that layout around `notebooks/`, wherever the real folders lie:

    notebooks/                 where they run
    data/raw/                  the month, the month before, and what belongs to no month
    data/processed/            the month before; the month itself is written here
    reports/                   the month is written here

What is not listed by `readable` is not there, so a manifest that lists those files lists everything read.
Published copies of the notebooks can be run again the same way: put them in the `notebooks/` of a workspace.

Files come in as hard links: no copy of a large extract, no privilege on Windows, and paths that stay inside
the workspace when resolved. Across file systems a symbolic link is made, and where that is refused a copy.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.months import Month

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

# The only paths a notebook is ever given, and the only ones an executed copy holds.
LAYOUT = {"raw": "../data/raw", "processed": "../data/processed", "out": "../reports"}
_A_MONTH = re.compile(r"\d{4}-\d{2}")


@dataclass(frozen=True)
class Workspace:
    """The folders of a build."""

    root: Path
    month: str

    @property
    def notebooks(self) -> Path:
        """Return the folder the notebooks run in."""
        return self.root / "notebooks"

    @property
    def processed(self) -> Path:
        """Return the folder of the month's cleaned frames."""
        return self.root / "data" / "processed" / self.month

    @property
    def report(self) -> Path:
        """Return the folder of the month's annex."""
        return self.root / "reports" / self.month

    def outputs(self) -> dict[str, Path]:
        """Return every file made for the month, by the project's name for it."""
        return {path.relative_to(self.root).as_posix(): path for path in written(self.processed, self.report)}


def written(*folders: Path) -> list[Path]:
    """Return the files of the folders, sorted."""
    return sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())


def readable(month: str, raw: Path, processed: Path) -> dict[str, Path]:
    """Return the files a month may read, by the project's names: a month looks back once, and never ahead."""
    months = {month, str(Month.parse(month).previous())}
    found = {f"data/raw/{name}": path for name, path in _files(raw, months)}
    found |= {
        f"data/processed/{name}": path
        for name, path in _files(processed, months - {month})
        if _A_MONTH.fullmatch(name.partition("/")[0])
    }
    return found


def make(root: Path, month: str, files: Mapping[str, Path]) -> Workspace:
    """Lay out a workspace in an empty or absent folder and bring the files in."""
    space = Workspace(root, month)
    for folder in (space.notebooks, root / "data" / "raw", space.processed, space.report):
        folder.mkdir(parents=True)
    for name, path in files.items():
        target = root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        _bring(path.resolve(), target)
    return space


def _files(folder: Path, months: set[str]) -> Iterator[tuple[str, Path]]:
    for path in written(folder):
        parts = path.relative_to(folder).parts
        of_another_month = _A_MONTH.fullmatch(parts[0]) and parts[0] not in months
        # a spreadsheet held open leaves ~$form.xlsx beside it, desktops leave .DS_Store
        if not of_another_month and not any(part.startswith((".", "~$")) for part in parts):
            yield "/".join(parts), path


def _bring(path: Path, target: Path) -> None:
    for way in (os.link, os.symlink):
        with contextlib.suppress(OSError):
            way(path, target)
            return
    shutil.copyfile(path, target)
