"""Where a month is built: a folder laid out like the project, which holds only what the month may read.

Notebooks name their folders relative to their own (`../data/raw`), so that what they record is the same
everywhere. A workspace gives them that layout around `notebooks/`, wherever the real folders lie:

    notebooks/                 where they run
    data/raw/                  the month, the month before, and what belongs to no month
    data/processed/            the month before, and the series of those before it; the month itself is written here
    reports/                   the month is written here; what was published of it, and of those it is compared with

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
import tempfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.months import Month
from analysis.store.folder import (
    ACKNOWLEDGED_FILE,
    FIGURES_FILE,
    REVISIONS_FILE,
    VINTAGES,
    compared_with,
    vintage_numbers,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

# The only paths a notebook is ever given, and the only ones an executed copy holds.
LAYOUT = {"raw": "../data/raw", "processed": "../data/processed", "out": "../reports"}
LOOKS_BACK = 24  # months: two years of the same month, and a bound on what a run costs
# in the month's folder, but about its results: cleaning never sees them
DECIDED = (ACKNOWLEDGED_FILE, REVISIONS_FILE)
SERIES = "series.csv"  # what is kept of a month for the trends of later ones
_TEMPORARY = "TMPDIR"
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
    """Return the files of the folders, sorted; what was released is none that a run has written."""
    return sorted(
        path
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file() and path.relative_to(folder).parts[0] != VINTAGES
    )


def history(month: str, raw: Path) -> list[str]:
    """Return the earlier months that a month looks back to and that sent anything, oldest first."""
    each, found = Month.parse(month), []
    for _ in range(LOOKS_BACK):
        each = each.previous()
        if (raw / str(each)).is_dir():
            found.append(str(each))
    return found[::-1]


def readable(month: str, raw: Path, processed: Path, reports: Path) -> dict[str, Path]:
    """Return the files a month may read, by the project's names: it looks back, and never ahead."""
    return (
        sent(month, raw)
        | made(month, raw, processed)
        | released(month, reports)
        | own_vintages(month, reports)
    )


def sent(month: str, raw: Path) -> dict[str, Path]:
    """Return what agencies sent for the month and the month before, and what belongs to no month."""
    before = _before(month)
    others = {f"{before}/{name}" for name in DECIDED}  # decided about another month, it says nothing here
    return {f"data/raw/{name}": path for name, path in _files(raw, {month, before}) if name not in others}


def made(month: str, raw: Path, processed: Path) -> dict[str, Path]:
    """Return what was made of earlier months.

    Of the month before everything; of those before that, only the few exact values that a trend needs.
    """
    before = _before(month)
    return {
        f"data/processed/{name}": path
        for name, path in _files(processed, {before, *history(month, raw)})
        for of, _, file in [name.partition("/")]
        if of == before or (_A_MONTH.fullmatch(of) and file == SERIES)
    }


def released(month: str, reports: Path) -> dict[str, Path]:
    """Return the published figures of the months it is compared with: those of the newest vintage of each."""
    newest = {
        f"{each}/{VINTAGES}/{max(numbers)}/{FIGURES_FILE}"
        for each in compared_with(Month.parse(month))
        if (numbers := vintage_numbers(reports / str(each)))
    }
    return {f"reports/{name}": reports / name for name in sorted(newest) if (reports / name).is_file()}


def own_vintages(month: str, reports: Path) -> dict[str, Path]:
    """Return the figures that the month's own vintages published: its annex tells what was revised since."""
    found = (f"{month}/{VINTAGES}/{number}/{FIGURES_FILE}" for number in vintage_numbers(reports / month))
    return {f"reports/{name}": reports / name for name in found if (reports / name).is_file()}


def _before(month: str) -> str:
    return str(Month.parse(month).previous())


def raw_of(files: Mapping[str, Path]) -> dict[str, Path]:
    """Return those of the readable files that agencies sent: what cleaning may see."""
    return {
        name: path
        for name, path in files.items()
        if name.startswith("data/raw/") and name.rpartition("/")[2] not in DECIDED
    }


def beyond_raw(files: Mapping[str, Path]) -> dict[str, Path]:
    """Return the other readable files: what was made of earlier months, and what was decided about this one."""
    cleaned = raw_of(files)
    return {name: path for name, path in files.items() if name not in cleaned}


def standing(month: str, processed: Path, reports: Path) -> dict[str, Path]:
    """Return every file that stands in a month's own folders, by the project's name for it."""
    found = {f"data/processed/{month}/{_below(path, processed)}": path for path in written(processed)}
    return found | {f"reports/{month}/{_below(path, reports)}": path for path in written(reports)}


def _below(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()


def make(root: Path, month: str, files: Mapping[str, Path]) -> Workspace:
    """Lay out a workspace in an empty or absent folder and bring the files in."""
    space = Workspace(root, month)
    for folder in (space.notebooks, root / "data" / "raw", space.processed, space.report):
        folder.mkdir(parents=True)
    bring(space, files)
    return space


@contextlib.contextmanager
def temporary_files(folder: Path) -> Iterator[None]:
    """Let this process and those it starts put their temporary files in a folder: who removes it leaves none."""
    folder.mkdir()
    before, former = os.environ.get(_TEMPORARY), tempfile.tempdir
    os.environ[_TEMPORARY] = tempfile.tempdir = str(folder)
    try:
        yield
    finally:
        tempfile.tempdir = former
        os.environ.pop(_TEMPORARY)
        if before is not None:
            os.environ[_TEMPORARY] = before


def bring(space: Workspace, files: Mapping[str, Path]) -> None:
    """Bring files into a workspace under the project's names."""
    for name, path in files.items():
        target = space.root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        _bring(path.resolve(), target)


def _files(folder: Path, months: set[str]) -> Iterator[tuple[str, Path]]:
    """Yield the files below a folder, of the months only these: what the others hold is not even listed."""
    for top in sorted(folder.iterdir()) if folder.is_dir() else ():
        if _A_MONTH.fullmatch(top.name) and top.name not in months:
            continue
        for path in [top] if top.is_file() else written(top):
            parts = path.relative_to(folder).parts
            # a spreadsheet held open leaves ~$form.xlsx beside it, desktops leave .DS_Store
            if not any(part.startswith((".", "~$")) for part in parts):
                yield "/".join(parts), path


def _bring(path: Path, target: Path) -> None:
    for way in (os.link, os.symlink):
        with contextlib.suppress(OSError):
            way(path, target)
            return
    shutil.copyfile(path, target)
