"""How two people who make the same month at once do not mix it: one works, the other is told and waits."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from analysis import record
from analysis.faults import RunFailed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

WAIT_SECONDS = 1800
_LOOK_SECONDS = 0.1


def lock_file(out: Path, month: str) -> Path:
    """Return the file whose lock stands for a month's folders; the system frees it when its holder ends, however."""
    return record.folder_of(out) / "locks" / f"{out.resolve().name}-{month}.lock"


@contextmanager
def only_one(out: Path, month: str, wait: Callable[[], None], refuse: str) -> Iterator[None]:
    """Hold the month; where another process does, call `wait` and wait for it, and raise RunFailed after long."""
    from filelock import FileLock, Timeout  # noqa: PLC0415 -- not for `annex --help`

    path = lock_file(out, month)
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(path)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        wait()
        try:
            lock.acquire(timeout=WAIT_SECONDS, poll_interval=_LOOK_SECONDS)
        except Timeout:
            raise RunFailed(refuse) from None
    try:
        yield
    finally:
        lock.release()


def until(is_free: Callable[[], bool], wait: Callable[[], None], refuse: str) -> None:
    """Wait for something that no lock of ours stands for; raise RunFailed after long."""
    if is_free():
        return
    wait()
    end = time.monotonic() + WAIT_SECONDS
    while not is_free():
        if time.monotonic() > end:
            raise RunFailed(refuse)
        time.sleep(_LOOK_SECONDS)


@contextmanager
def free(out: Path, month: str) -> Iterator[bool]:
    """Hold the month if nobody does; say whether."""
    from filelock import FileLock, Timeout  # noqa: PLC0415

    path = lock_file(out, month)
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(path)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        yield False
        return
    try:
        yield True
    finally:
        lock.release()
