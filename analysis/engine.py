"""How a notebook is run in a second: a papermill engine that forks from a process with the imports done.

A kernel spends most of a small notebook's time starting and importing. Here the modules a notebook names are
imported once, in the parent; `os.fork()` then gives each notebook its own process, which runs the cells in
IPython and sends what they showed back through a pipe, cell by cell (`analysis.forked`). The parent holds the
clock and ends the whole process group of a notebook that takes too long.

papermill loads every registered engine while it is itself being imported, so this module imports neither
papermill nor IPython, and `ForkEngine` keeps to papermill's interface without inheriting from it.
"""

from __future__ import annotations

import ast
import contextlib
import importlib
import json
import os
import select
import signal
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor

from analysis import nursery, parameters
from analysis.canonical import outputs_of
from analysis.faults import RunFailed, UsageFault

CAN_FORK = (
    hasattr(os, "fork") and sys.platform != "darwin"
)  # Apple's frameworks do not survive a fork without exec
_TICK = 0.25  # seconds between looks at whether the child still lives
_OF_A_CELL = ("cell_type", "source", "metadata")
_LAST_WORDS = 400  # characters of a dead child's own words worth repeating


def pin_display() -> None:
    """Give pandas the display settings it has in a kernel, whatever terminal it was first imported in."""
    import pandas as pd  # noqa: PLC0415 -- half a second

    for name, value in {
        "display.width": 80,
        "display.max_columns": 20,
        "display.max_rows": 60,
        "display.min_rows": 10,
        "display.max_colwidth": 50,
    }.items():
        pd.set_option(name, value)


class NotebookDied(RunFailed):
    """A notebook's process ended before its last cell did; `cell` is the cell's number, counted from 1."""

    def __init__(self, cell: int, reason: str, last_words: str = ""):
        self.cell = cell
        self.explanation = f"{reason}; its last words: {last_words}" if last_words else reason
        super().__init__(f"Cell {cell}: {self.explanation}")


class ForkEngine:
    """papermill's interface to an engine; register it as `fork`."""

    @classmethod
    def execute_notebook(cls, nb, kernel_name, output_path=None, **options):  # noqa: ARG003 -- papermill's interface
        """Run the notebook in a forked child, or in the usual kernel where there is no fork.

        `output_path` is left alone: papermill writes the file when the engine returns, not twice a cell.
        """
        from papermill.engines import NBClientEngine, NotebookExecutionManager  # noqa: PLC0415 -- circular

        meanwhile, aside = options.pop("meanwhile", None), options.pop("aside", None)
        _refuse_unknown(nb)
        if not CAN_FORK:
            return NBClientEngine.execute_notebook(nb, kernel_name, **options)
        manager = NotebookExecutionManager(nb, progress_bar=options.get("progress_bar", False))
        manager.notebook_start()
        try:
            _run(manager, options.get("execution_timeout") or options.get("timeout"), meanwhile, aside)
        finally:
            manager.notebook_complete()
        return manager.nb

    @classmethod
    def nb_kernel_name(cls, nb, name=None):
        """Return the kernel's name as papermill's own engines do."""
        from papermill.utils import nb_kernel_name  # noqa: PLC0415 -- circular

        return nb_kernel_name(nb, name)

    @classmethod
    def nb_language(cls, nb, language=None):
        """Return the language as papermill's own engines do."""
        from papermill.utils import nb_language  # noqa: PLC0415 -- circular

        return nb_language(nb, language)


def _refuse_unknown(nb) -> None:
    """Stop papermill's own command, too, before anything runs with a parameter that no notebook has."""
    import click  # noqa: PLC0415 -- papermill's, which prints its usage errors without a traceback

    try:
        parameters.check_injected(nb.cells)
    except UsageFault as fault:
        raise click.UsageError(str(fault)) from None


def preload(sources) -> None:
    """Import what the cells import, so that no child has to; what fails here the cell will report."""
    if found := nursery.current():
        found.imports(imported(sources))
    else:
        imported_here(sources)


def imported_here(sources) -> None:
    """Import what the sources import, in this process."""
    for name in imported(sources):
        with contextlib.suppress(Exception):
            importlib.import_module(name)


def imported(sources) -> list[str]:
    """Return the modules that the sources import."""
    return list(dict.fromkeys(name for source in sources for name in _imported(source)))


def _imported(source: str) -> list[str]:
    try:
        tree = ast.parse(source)
    except SyntaxError:  # magics, or a slip the cell itself will report
        return []
    names = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            # `from analysis import store` names a module only the attribute may reveal
            names += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return names


class _Child:
    """A notebook's process: this one's own child, or a nursery's."""

    def __init__(self, nb, ipython_dir: str):
        self.words = tempfile.TemporaryFile()  # noqa: SIM115 -- closed by `end`; what it writes past Python
        self.pipe, outgoing = os.pipe()
        self._nursery = nursery.current()
        if self._nursery:
            cells = [{name: cell.get(name) for name in _OF_A_CELL} for cell in nb.cells]
            self.pid = self._nursery.fork(cells, ipython_dir, outgoing, self.words.fileno())
            self._pidfd = os.pidfd_open(self.pid)
        else:
            self.pid = self._fork(nb, ipython_dir, outgoing)
        os.close(outgoing)
        with contextlib.suppress(
            OSError
        ):  # the child does the same; whoever is first spares the other a race
            os.setpgid(self.pid, self.pid)

    def _fork(self, nb, ipython_dir: str, outgoing: int) -> int:
        from analysis import forked  # noqa: PLC0415 -- brings IPython, which only a fork needs

        sys.stdout.flush()
        sys.stderr.flush()
        parent, pid = os.getpid(), os.fork()
        if pid == 0:
            os.close(self.pipe)
            forked.main(nb, parent, outgoing, self.words.fileno(), ipython_dir)  # never returns
        return pid

    def is_dead(self) -> bool:
        """Whether it has ended; it is there to be asked how until `end`."""
        if self._nursery:
            return nursery.has_ended(self._pidfd)
        return os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None

    def how_it_died(self) -> str:
        """Say how it ended, and reap it."""
        code, status = self._reap()
        if code == os.CLD_EXITED:
            return f"the notebook's process ended itself with exit code {status}"
        return f"the notebook's process was ended by {signal.Signals(status).name}"

    def last_words(self) -> str:
        """Return the end of what it wrote past Python."""
        self.words.seek(0)
        return " ".join(self.words.read().decode("utf-8", "replace").split())[-_LAST_WORDS:]

    def end(self) -> None:
        """End it and all it started; its number cannot be given anew before it is waited for."""
        for kill in (os.killpg, os.kill):
            with contextlib.suppress(ProcessLookupError, PermissionError):
                kill(self.pid, signal.SIGKILL)
        self._reap()
        if self._nursery:
            os.close(self._pidfd)
        os.close(self.pipe)
        self.words.close()

    def _reap(self) -> tuple[int, int]:
        if self._ended is None:
            if self._nursery:
                self._ended = self._nursery.reap(self.pid)
            else:
                found = os.waitid(os.P_PID, self.pid, os.WEXITED)
                self._ended = found.si_code, found.si_status
        return self._ended

    _ended: tuple[int, int] | None = None


def _run(manager, timeout, meanwhile, aside) -> None:
    preload(cell.source for cell in manager.nb.cells if cell.cell_type == "code")
    with tempfile.TemporaryDirectory(prefix="annex-ipython-") as ipython_dir:
        child = _Child(manager.nb, ipython_dir)
        try:
            with ThreadPoolExecutor(
                1
            ) as beside:  # ends with it: no thread lives when the next child is forked
                done = beside.submit(meanwhile or bool)
                _listen(child, manager, timeout, aside)
            done.result()
        finally:
            child.end()


class _Clock:
    """The cell that runs, and since when."""

    def __init__(self, limit: float | None):
        self.limit, self.cell, self.since = limit, 0, time.monotonic()

    def start(self, cell: int) -> None:
        self.cell, self.since = cell, time.monotonic()

    def check(self) -> None:
        if self.limit and 0 < self.limit < time.monotonic() - self.since:
            raise NotebookDied(self.cell + 1, f"stopped after {self.limit:g} seconds")


def _listen(child: _Child, manager, timeout, aside: dict | None) -> None:
    """Put each cell's outputs in the notebook as they arrive; raise when the child falls silent or dies.

    With `aside`, the outputs of cells that went well go there: papermill would write them out only to drop them.
    """
    clock = _Clock(timeout)
    for message in _messages(child, clock):
        if message["type"] == "end":
            return
        index = message["cell"]
        cell = manager.nb.cells[index]
        if message["type"] == "start":
            clock.start(index)
            manager.cell_start(cell, index)
            continue
        outputs = outputs_of(message["outputs"])
        if aside is not None and not message["failed"]:
            aside[index] = outputs
        else:
            cell.outputs = outputs
        cell.execution_count = message["execution_count"]
        if message["failed"]:
            manager.cell_exception(cell, cell_index=index)
        if message["type"] == "done":
            manager.cell_complete(cell, cell_index=index)
    raise NotebookDied(clock.cell + 1, child.how_it_died(), child.last_words())


def _messages(child: _Child, clock: _Clock):
    """Yield what the child sends, until it can send no more."""
    rest = b""
    while True:
        clock.check()
        # asked before reading: a dead child has said all it will, though what it started may hold the pipe
        dead = child.is_dead()
        ready, _, _ = select.select([child.pipe], [], [], 0 if dead else _TICK)
        read = os.read(child.pipe, 1 << 20) if ready else b""
        if not read and (ready or dead):
            return
        *lines, rest = (rest + read).split(b"\n")
        yield from map(json.loads, lines)
