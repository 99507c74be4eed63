"""How a month's folders are put in place: all of them or none, and the former ones whole until then.

The builder works in a folder of its own beside the reports, `.annex-2022-11-4711` (the month, the process).
When the month is built, each new folder is moved to its place; the one it replaces is first set aside, beside
it and under the builder's name. Then `done` is written into the builder's folder: from here on the new annex
counts.

A failure before that is undone at once. A run killed before that is undone by the next run, which finds no
`done`.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_DONE, _FORMER, _NOTHING = "done", "former", "nothing-before"
_PREFIX = ".annex-"
_OWNER = re.compile(rf"{re.escape(_PREFIX)}\d{{4}}-\d{{2}}-(\d+)")


def builders_folder(out: Path, month: str) -> Path:
    """Return the folder this process builds the month in; it lies beside `out`, on the same file system."""
    return out.resolve().parent / f"{_PREFIX}{month}-{os.getpid()}"


def publish(folder: Path, new: Mapping[str, Path], places: Mapping[str, Path]) -> None:
    """Move each new folder to the place of the same key; on any failure put back what was there."""
    try:
        for key, place in places.items():
            _replace(place, new[key], _aside(place, folder))
    except BaseException:
        _undo(folder, places)
        raise
    (folder / _DONE).touch()
    _remove(folder, places)


def discard(folder: Path, places: Mapping[str, Path]) -> None:
    """Remove the builder's folder, unless a former folder is still aside: the next run then needs it."""
    if not any(_aside(place, folder).exists() for place in places.values()):
        shutil.rmtree(folder, ignore_errors=True)


def leftovers(out: Path, month: str) -> list[Path]:
    """Return the folders in which runs of a month are building, or were when they were killed."""
    return sorted(out.resolve().parent.glob(f"{_PREFIX}{month}-*"))


def clear_leftovers(out: Path, month: str, places: Mapping[str, Path]) -> None:
    """Undo and remove what killed runs of a month left; the caller holds the month, so no other run lives."""
    for folder in leftovers(out, month):
        owner = _OWNER.fullmatch(folder.name)
        if owner and not _is_running(int(owner[1])):
            if not (folder / _DONE).exists():
                _undo(folder, places)
            _remove(folder, places)


def _aside(place: Path, folder: Path) -> Path:
    """Return where the former folder of a place is kept: beside it, so that it moves in one step."""
    return place.parent / folder.name


def _replace(place: Path, new: Path, aside: Path) -> None:
    aside.mkdir(parents=True)
    if place.exists():
        _move(place, aside / _FORMER, aside / "part")
    else:
        (aside / _NOTHING).touch()
    _move(new, place, aside / "part")


def _move(source: Path, target: Path, part: Path) -> None:
    """Move a folder; across file systems, or out of a container's image, by a copy that appears whole."""
    try:
        source.rename(target)
    except OSError as fault:
        if fault.errno != errno.EXDEV:
            raise
        shutil.copytree(source, part)
        part.rename(target)
        shutil.rmtree(source)


def _undo(folder: Path, places: Mapping[str, Path]) -> None:
    for place in places.values():
        aside = _aside(place, folder)
        if (aside / _FORMER).exists():
            with contextlib.suppress(FileNotFoundError):
                shutil.rmtree(place)
            (aside / _FORMER).rename(place)
        elif (aside / _NOTHING).exists():
            shutil.rmtree(place, ignore_errors=True)
        shutil.rmtree(aside, ignore_errors=True)


def _remove(folder: Path, places: Mapping[str, Path]) -> None:
    """Remove what was set aside, and only then the folder whose `done` says that it may be removed."""
    for place in places.values():
        shutil.rmtree(_aside(place, folder), ignore_errors=True)
    discard(folder, places)


def _is_running(pid: int) -> bool:
    """Say whether another process with this number lives; one of our own number is a former one."""
    if pid == os.getpid():
        return False
    if sys.platform == "win32":  # there, signal 0 would end the process
        import ctypes  # noqa: PLC0415

        handle = ctypes.windll.kernel32.OpenProcess(0x100000, False, pid)  # noqa: FBT003 -- SYNCHRONIZE
        running = bool(handle) and ctypes.windll.kernel32.WaitForSingleObject(handle, 0) != 0
        ctypes.windll.kernel32.CloseHandle(handle)
        return running
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
