"""What was released of a month: numbered vintages below its report, each whole and never changed.

    reports/2022-11/vintages/1/
        figures.csv, annex.pdf, …   everything the annex consisted of, manifest.json included
        inputs/                     the month's own files as they were
        release.json                number, by whom, date, note, reasons, and the SHA-256 of every other file

A vintage is copied aside and renamed when it is whole. A run that replaces the report carries the vintages over;
they are no outputs of the run.
"""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from analysis import manifest, workspace
from analysis.labels import Label
from analysis.store.folder import vintage_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

INPUTS, RELEASE = "inputs", "release.json"
_PART = ".part"
_TABLES = ("figures.csv", "findings.csv", "trace.csv", "tie.csv")  # what a month says, however it is drawn


@dataclass(frozen=True)
class Release:
    """What is said of a vintage: who released it, when, and why its figures are no longer the former ones."""

    month: str
    number: int
    by: str
    date: str
    note: str = ""
    reasons: tuple[Mapping[str, str | int], ...] = ()


def numbers(report: Path) -> list[int]:
    """Return the numbers of a report's vintages, oldest first."""
    return vintage_numbers(report)


def newest(report: Path) -> int | None:
    """Return the number of a report's newest vintage; None where none was released."""
    return max(numbers(report), default=None)


def path_of(report: Path, number: int) -> Path:
    """Return the folder of a vintage."""
    return report / workspace.VINTAGES / str(number)


def carry(report: Path, new: Path) -> None:
    """Bring the vintages of a report into the folder that is to replace it; the former folder keeps them too."""
    shutil.rmtree(new / workspace.VINTAGES, ignore_errors=True)  # what the month was held against
    for number in numbers(report):
        shutil.copytree(path_of(report, number), path_of(new, number), copy_function=_linked)


def freeze(report: Path, inputs: Mapping[str, Path], release: Release) -> Path:
    """Copy a report and the month's own files, by their names in its folder, as a new vintage; return its folder."""
    place = path_of(report, release.number)
    part = place.with_name(_PART)
    shutil.rmtree(part, ignore_errors=True)  # what a killed release has left
    files = {_below(path, report): path for path in workspace.written(report)}
    files |= {f"{INPUTS}/{name}": path for name, path in inputs.items()}
    for name, path in files.items():
        (part / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, part / name)
    told = asdict(release) | {"files": manifest.digests({name: part / name for name in files})}
    text = json.dumps(told, ensure_ascii=False, indent=2)
    (part / RELEASE).write_text(text + "\n", encoding="utf-8", newline="\n")
    part.rename(place)
    return place


def read(vintage: Path) -> dict:
    """Return what release.json says of a vintage."""
    return json.loads((vintage / RELEASE).read_text(encoding="utf-8"))


def altered(vintage: Path) -> list[str]:
    """Return the files of a vintage that are no longer what was released: changed, gone, or added."""
    now = {_below(path, vintage): path for path in workspace.written(vintage)}
    now.pop(RELEASE, None)
    try:
        before = dict(read(vintage)["files"])
    except (OSError, ValueError, KeyError, TypeError):
        return [RELEASE]
    found = manifest.digests(now)
    return sorted(name for name in found.keys() | before.keys() if found.get(name) != before.get(name))


def differs(report: Path) -> bool:
    """Whether a report is no longer what its newest vintage froze; False where there is none."""
    number = newest(report)
    if number is None:
        return False
    try:
        return _state(report) != _state(path_of(report, number))
    except (OSError, ValueError, KeyError, TypeError):
        return True


def _state(folder: Path) -> tuple:
    """Return what a report was made from and what it says, apart from the vintages it was held against."""
    says = manifest.read(folder)
    inputs = {name: sha for name, sha in says["inputs"].items() if not name.startswith("reports/")}
    tables = {name: folder / name for name in _TABLES if (folder / name).is_file()}
    return says["parameters"], inputs, manifest.digests(tables)


def tampered(report: Path, month: str) -> Iterator[Label]:
    """Yield a line for each file of a month's vintages that is no longer what was released."""
    for number in numbers(report):
        for name in altered(path_of(report, number)):
            place = f"reports/{month}/{workspace.VINTAGES}/{number}/{name}"
            yield Label(
                f"{place}: không còn là tệp đã phát hành; khôi phục tệp gốc, bản đã phát hành không được sửa.",
                f"{place}: no longer the file that was released; put it back, a vintage is never changed.",
            )


def _below(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()


def _linked(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # a file system without hard links
        shutil.copyfile(source, target)
