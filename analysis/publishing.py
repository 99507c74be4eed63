"""How a month's folders are put in place: all of them or none, and the former ones whole until then.

The builder works in a folder of its own beside the reports, `.annex-2022-11-4711` (the month, the process).
When the month is built, each new folder is moved to its place; the one it replaces is first set aside, beside
it and under the builder's name. Then `done` is written into the builder's folder: from here on the new annex
counts.

A failure before that is undone at once. A run killed before that is undone by the next run, which finds no
`done`. That a run was killed is known by a lock on `held` in its folder: the system frees it when its process ends,
while the number of a process may soon be another's.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_DONE, _FORMER, _NOTHING, _HELD = "done", "former", "nothing-before", "held"
_PREFIX = ".annex-"


def builders_folder(out: Path, month: str) -> Path:
    """Return the folder this process builds the month in; it lies beside `out`, on the same file system."""
    return out.resolve().parent / f"{_PREFIX}{month}-{os.getpid()}"


@contextmanager
def building(out: Path, month: str, places: Mapping[str, Path]) -> Iterator[Path]:
    """Give a folder to build in that others can see is in use, and remove it afterwards."""
    folder = builders_folder(out, month)
    with held(folder):
        try:
            yield folder
        finally:
            discard(folder, places)
    discard(folder, places)  # Windows removes no file that is open


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Make a folder, and let others see that it is in use."""
    from filelock import FileLock  # noqa: PLC0415 -- not for `annex --help`

    folder.mkdir(parents=True)
    lock = FileLock(folder / _HELD)
    lock.acquire(timeout=1)  # somebody may be asking just now whether anybody does
    try:
        yield
    finally:
        lock.release()


def is_abandoned(folder: Path) -> bool:
    """Whether the process that made a folder has ended; raises OSError where it is not ours to ask."""
    from filelock import FileLock, Timeout  # noqa: PLC0415

    lock = FileLock(folder / _HELD)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return False
    lock.release()
    return True


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
    return sorted(each for each in out.resolve().parent.glob(f"{_PREFIX}{month}-*") if each.is_dir())


def clear_leftovers(out: Path, month: str, places: Mapping[str, Path]) -> list[Path]:
    """Undo and remove what killed runs of a month left; return the folders in which one still builds."""
    living = []
    for folder in leftovers(out, month):
        with contextlib.suppress(OSError):  # another user's, or gone meanwhile
            if is_abandoned(folder):
                _clear(folder, places)
            else:
                living.append(folder)
    for aside in {each for place in places.values() for each in leftovers(place, month)}:
        if not (out.resolve().parent / aside.name).exists():
            shutil.rmtree(aside, ignore_errors=True)  # somebody removed the folder that it belonged to
    return living


def _clear(folder: Path, places: Mapping[str, Path]) -> None:
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
