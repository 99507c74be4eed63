"""How a process ends: tidily when it is told to, at once when whoever started it is gone.

Being told to end (SIGTERM: `docker stop`, a scheduler out of patience; SIGHUP: a closed session) is taken as Ctrl-C is:
what is being built is removed, and what was published stays. Whatever no signal handler sees, SIGKILL above all, the
next run undoes (`analysis.publishing`).
"""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOLD = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
_LOOK_SECONDS = 0.5
_PR_SET_PDEATHSIG = 1  # of Linux's prctl.h


class Told(KeyboardInterrupt):
    """The process was told to end by a signal other than Ctrl-C's."""


@contextlib.contextmanager
def when_told() -> Iterator[None]:
    """Let other signals end what is done inside as Ctrl-C does; only a process's main thread can be told."""
    told = _TOLD if threading.current_thread() is threading.main_thread() else ()
    before = {each: signal.getsignal(each) for each in told}  # `nohup` has one ignored
    usual = [each for each, handler in before.items() if handler == signal.SIG_DFL]
    for each in usual:
        signal.signal(each, _raise)
    try:
        yield
    finally:
        for each in usual:
            signal.signal(each, signal.SIG_DFL)


def _raise(*_) -> None:
    raise Told


@contextlib.contextmanager
def undisturbed() -> Iterator[None]:
    """Keep Ctrl-C and its like waiting while something short is done that is better not left half-way."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, *_TOLD})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def with_parent(parent: int) -> None:
    """Let this forked process be killed when the one that forked it ends, however it ends (Linux)."""
    with contextlib.suppress(ImportError, OSError, AttributeError):
        import ctypes  # noqa: PLC0415

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it ended before it could be asked for
        os._exit(1)


def without_parent() -> None:
    """Let this process be told to end soon after whoever started it is gone; needs `when_told` around it.

    Looked for by a timer and not by a thread: only a process without threads forks safely.
    """
    if not hasattr(signal, "setitimer"):
        return  # there its input ends, and it with the task at hand
    parent = os.getppid()

    def look(*_) -> None:
        if os.getppid() != parent:
            raise Told

    signal.signal(signal.SIGALRM, look)
    signal.siginterrupt(signal.SIGALRM, False)  # noqa: FBT003 -- its only form
    signal.setitimer(signal.ITIMER_REAL, _LOOK_SECONDS, _LOOK_SECONDS)
