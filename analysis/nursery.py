"""A process that imports what notebooks need while this one imports what papermill needs, and forks their children.

With two cores a month waits for the longer of the two lists of imports, not for their sum; and who builds many
months pays for both once. The process has no threads, so that it may fork whatever its parent does beside it.
Only where a child that is not one's own can be watched (`os.pidfd_open`: Linux); elsewhere `analysis.engine` forks
by itself.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import select
import signal
import socket
import sys
import tempfile
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

from analysis import cache, ending

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CAN_NURSE = hasattr(os, "fork") and hasattr(os, "pidfd_open") and hasattr(socket, "send_fds")
_LENGTH = 8  # bytes that say how long a message is
# jsonschema and pandera allow for their absence, and import them only to have them: parsers that take a second to
# build, strategies for made-up frames
_NOT_NEEDED = ("rfc3987_syntax", "hypothesis")

_open: list[Nursery] = []


def current() -> Nursery | None:
    """Return the nursery that is open in this process."""
    return _open[-1] if _open else None


@contextlib.contextmanager
def opened(names: Iterable[str]) -> Iterator[None]:
    """Keep a nursery for what is done inside, beginning with these imports; an open one serves on."""
    if not CAN_NURSE or _open:
        yield
        return
    _open.append(Nursery(names))
    try:
        yield
    finally:
        _open.pop().close()


class Nursery:
    """The process, seen from its parent."""

    def __init__(self, names: Iterable[str]):
        self._socket, theirs = socket.socketpair()
        sys.stdout.flush()
        sys.stderr.flush()
        parent = os.getpid()
        with ending.undisturbed():  # told to end just now, a process of two would clean up twice
            self._pid = os.fork()
            if self._pid == 0:
                _begin(parent)
        if self._pid == 0:
            self._socket.close()
            _serve(theirs)
        theirs.close()
        self.imports(names)

    def imports(self, names: Iterable[str]) -> None:
        """Ask for imports, without waiting for them."""
        _send(self._socket, {"do": "import", "names": list(names)})

    def fork(self, cells: list[dict], ipython_dir: str, pipe: int, words: int) -> int:
        """Fork a child that runs the cells here and now; return its number. It stays until it is reaped."""
        task = {"do": "fork", "cells": cells, "ipython_dir": ipython_dir}
        _send(self._socket, {**task, "cwd": str(Path.cwd()), "environ": dict(os.environ)}, [pipe, words])
        return _receive(self._socket)[0]["pid"]

    def reap(self, pid: int) -> tuple[int, int]:
        """Wait for a child's end; return how it ended and its exit code or signal, as `os.waitid` tells them."""
        _send(self._socket, {"do": "reap", "pid": pid})
        answer = _receive(self._socket)[0]
        return answer["code"], answer["status"]

    def close(self) -> None:
        """End the process."""
        self._socket.close()
        os.waitpid(self._pid, 0)


def has_ended(pidfd: int) -> bool:
    """Whether the process behind a descriptor has ended."""
    return bool(select.select([pidfd], [], [], 0)[0])


def _begin(parent: int) -> None:
    """Leave to the parent what it alone may do: to be told to end, and to answer whoever started it."""
    for told in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(told, signal.SIG_IGN)  # who asks is told too, and then closes the channel
    ending.with_parent(parent)
    os.dup2(2, 1)  # who waits for the parent's answers is to see when it is gone


def _serve(channel: socket.socket) -> None:
    """Do what is asked until nobody can ask any more; never returns."""
    try:
        while True:
            task, descriptors = _receive(channel)
            if task["do"] == "import":
                _import(task["names"])
            elif task["do"] == "fork":
                _send(channel, {"pid": _fork(channel, task, *descriptors)})
            else:
                found = os.waitid(os.P_PID, task["pid"], os.WEXITED)
                _send(channel, {"code": found.si_code, "status": found.si_status})
    finally:
        os._exit(0)


def _import(names: list[str]) -> None:
    with _without(_NOT_NEEDED):
        for name in names:
            with contextlib.suppress(Exception):  # what fails here the cell will report
                importlib.import_module(name)


@contextlib.contextmanager
def _without(modules: Iterable[str]) -> Iterator[None]:
    """Let these modules seem not to be installed; afterwards a notebook may import them all the same."""
    hidden = [name for name in modules if sys.modules.setdefault(name, None) is None]
    try:
        yield
    finally:
        for name in hidden:
            sys.modules.pop(name, None)


def _fork(channel: socket.socket, task: dict, pipe: int, words: int) -> int:
    from analysis import forked  # noqa: PLC0415 -- brings IPython

    cache.edition()  # once for all children
    parent = os.getpid()
    gc.freeze()  # what is imported stays: no child is to look through it, and copy its pages, for nothing
    pid = os.fork()
    if pid == 0:
        gc.disable()  # a notebook ends before it would be worth it
        channel.close()
        os.chdir(task["cwd"])
        os.environ.clear()
        os.environ.update(task["environ"])
        tempfile.tempdir = None  # to be looked up there
        cells = [SimpleNamespace(**cell) for cell in task["cells"]]
        forked.main(SimpleNamespace(cells=cells), parent, pipe, words, task["ipython_dir"])  # never returns
    os.close(pipe)
    os.close(words)
    with contextlib.suppress(OSError):
        os.setpgid(pid, pid)
    return pid


def _send(channel: socket.socket, message: dict, descriptors: list[int] | None = None) -> None:
    body = json.dumps(message).encode()
    socket.send_fds(channel, [len(body).to_bytes(_LENGTH)], descriptors or [])
    channel.sendall(body)


def _receive(channel: socket.socket) -> tuple[dict, list[int]]:
    """Return the next message and the descriptors that came with it; raises EOFError when there is none."""
    head, descriptors, _, _ = socket.recv_fds(channel, _LENGTH, 2)
    if len(head) < _LENGTH:
        raise EOFError
    body = b""
    while len(body) < int.from_bytes(head):
        part = channel.recv(int.from_bytes(head) - len(body))
        if not part:
            raise EOFError
        body += part
    return json.loads(body), descriptors
