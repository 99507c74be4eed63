"""How many months, of one province or several, are built side by side: on this machine's cores or on a cluster's.

Months are cleaned first, all of them, and only then built: a month looks back on the frames of earlier ones, and
would otherwise have to wait for them. Both rounds go through joblib, whose backend decides where. Whoever is
given a task hands it to a process of its own (`analysis.worker`), which stays for the next.
"""

from __future__ import annotations

import atexit
import json
import logging
import subprocess
import sys
import threading
import time
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analysis.faults import RunFailed, UsageFault
from analysis.job import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

LOCAL = "local"  # joblib's threads, each with a process of its own
CONNECT_SECONDS = "10s"
END_SECONDS = 5  # for a worker to undo what it has begun


@dataclass(frozen=True)
class Place:
    """One month of one province: the folders are those of its root."""

    month: str
    raw: Path
    processed: Path
    out: Path
    root: str = ""  # as it was asked for; "" where there is only one


@dataclass(frozen=True)
class Outcome:
    """What came of a month: its findings, or the lines that say why it stopped."""

    place: Place
    exit_code: int
    seconds: float
    made: bool = True
    findings: dict[str, int] = field(default_factory=dict)
    lines: tuple[str, ...] = ()

    @property
    def draft(self) -> bool:
        """Whether errors among its findings keep the annex a draft."""
        return bool(self.findings.get("error"))


class Workers:
    """Processes that build months, kept for the next task; safe to ask from several threads."""

    def __init__(self):
        self._idle: list[subprocess.Popen] = []
        self._all: set[subprocess.Popen] = set()
        self._ended = False
        self._lock = threading.Lock()

    def ask(self, task: dict) -> dict:
        """Give a task to an idle process, or a new one, and wait for the answer; one that dies is told."""
        worker = self._take()
        try:
            worker.stdin.write(json.dumps(task) + "\n")
            worker.stdin.flush()
            line = worker.stdout.readline()
        except (BrokenPipeError, ValueError):
            line = ""
        if not line:
            worker.kill()
            with self._lock:
                self._all.discard(worker)
            reason = say(task["lang"], "worker_died", code=worker.wait())
            return {"exit": RunFailed.exit_code, "lines": [f"{task['month']}: {reason}"]}
        with self._lock:
            self._idle.append(worker)
        return json.loads(line)

    def end(self) -> None:
        """End every process: one that still builds undoes what it has begun."""
        with self._lock:
            self._ended, workers = True, list(self._all)
        for worker in workers:
            worker.terminate()
        for worker in workers:
            try:
                worker.wait(timeout=END_SECONDS)
            except subprocess.TimeoutExpired:
                worker.kill()
                worker.wait()

    def _take(self) -> subprocess.Popen:
        with self._lock:
            if self._ended:
                raise RunFailed("annex: ended")  # nobody listens any more
            while self._idle:
                if (worker := self._idle.pop()).poll() is None:
                    return worker
            worker = subprocess.Popen(
                [sys.executable, "-m", "analysis.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                encoding="utf-8",
                process_group=0,  # Ctrl-C is for this process, which ends the others
            )
            self._all.add(worker)
            return worker


_WORKERS = Workers()
atexit.register(_WORKERS.end)


def asked(task: dict) -> tuple[int, dict, float]:
    """Do one task wherever joblib has sent it; return its number, the answer and the seconds it took."""
    began = time.perf_counter()
    answer = _WORKERS.ask(task)
    return task["number"], answer, time.perf_counter() - began


def built(  # noqa: PLR0913 -- what is asked for on the command line
    places: list[Place],
    notebooks: Path,
    *,
    lang: str,
    engine: str = "fork",
    fresh: bool = False,
    jobs: int = 1,
    backend: str = LOCAL,
    scheduler: str = "",
) -> Iterator[Outcome]:
    """Yield what came of each month, as they are done; one that fails does not stop the others."""
    shared = {"lang": lang, "engine": engine, "fresh": fresh, "notebooks": str(notebooks.resolve())}
    tasks = [{"number": number, **shared, **_folders(place)} for number, place in enumerate(places)]
    open_still = dict(enumerate(places))
    try:
        with _where(backend, scheduler, jobs, lang):
            for _ in _all("clean", tasks):  # a month that cannot be cleaned says so when it is built
                pass
            for number, answer, seconds in _all("run", tasks):
                lines, findings = tuple(answer.get("lines", ())), answer.get("findings", {})
                made = answer.get("made", True)
                yield Outcome(open_still.pop(number), answer["exit"], seconds, made, findings, lines)
    except _ClusterLostError as lost:
        line = say(lang, "cluster_lost", address=scheduler, reason=lost)
        for place in open_still.values():
            yield Outcome(place, RunFailed.exit_code, 0, made=False, lines=(line,))


class _ClusterLostError(Exception):
    """The cluster went away with tasks still to do."""


def _folders(place: Place) -> dict[str, str]:
    folders = {name: str(getattr(place, name).resolve()) for name in ("raw", "processed", "out")}
    return {"month": place.month, **folders}


def _all(what: str, tasks: Iterable[dict]) -> Iterator[tuple[int, dict, float]]:
    from joblib import Parallel, delayed  # noqa: PLC0415 -- a tenth of a second

    yield from Parallel(return_as="generator_unordered", batch_size=1)(
        delayed(asked)({**task, "do": what}) for task in tasks
    )


@contextmanager
def _where(backend: str, scheduler: str, jobs: int, lang: str) -> Iterator[None]:
    """Let joblib use this machine's cores, or the cluster at an address."""
    from joblib import parallel_config  # noqa: PLC0415

    if backend == LOCAL:
        with parallel_config(backend="threading", n_jobs=jobs):
            yield
        return
    try:
        from distributed import Client  # noqa: PLC0415
    except ImportError:
        raise UsageFault(say(lang, "no_dask")) from None
    try:
        client = Client(scheduler, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError) as fault:
        raise RunFailed(
            say(lang, "no_scheduler", address=scheduler, reason=str(fault).splitlines()[0])
        ) from None
    logging.getLogger("distributed.client").setLevel(
        logging.CRITICAL
    )  # it tells a lost cluster by tracebacks
    try:
        # with one worker thread in all, joblib sends nothing away: the months are built here
        with client, parallel_config(backend="dask", client=client, n_jobs=-1):
            yield
    except _losses() as fault:
        raise _ClusterLostError(getattr(fault, "reason", None) or str(fault).splitlines()[0]) from None


def _losses() -> tuple[type[BaseException], ...]:
    """Return what tells that the scheduler is gone, or that workers died of one task again and again."""
    from distributed.client import FutureCancelledError  # noqa: PLC0415
    from distributed.scheduler import KilledWorker  # noqa: PLC0415

    return (FutureCancelledError, KilledWorker, CancelledError, OSError, TimeoutError)
