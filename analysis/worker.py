"""A process that builds months one after the other, its imports paid once: tasks come in, and answers go out, as JSON.

A process of its own and not a thread or a fork of whoever asks: notebooks are forked from it, and only a process
without threads forks safely, be it asked by a command on this machine or by a worker of a cluster. It ends when
its input does.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import sys
from pathlib import Path

from analysis import cleaning, ending, nursery, pipeline
from analysis.faults import AnnexError, RunFailed
from analysis.job import Job

_FOLDERS = ("raw", "processed", "out", "notebooks")


def main() -> None:
    """Answer each task with one line, until there are no more, or it is told to end, or nobody is left to answer."""
    with contextlib.suppress(KeyboardInterrupt, BrokenPipeError), ending.when_told():
        ending.without_parent()
        with nursery.opened(()):  # one for all months
            _answer_all()


def _answer_all() -> None:
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a library prints is no answer
    gc.disable()  # looking for garbage costs a tenth of a month; between months is time enough
    for line in sys.stdin:
        gc.collect()
        answers.write(json.dumps(answer(json.loads(line)), ensure_ascii=False) + "\n")
        answers.flush()


def answer(task: dict) -> dict:
    """Do one task; return what came of it, a fault by its lines in the task's language."""
    try:
        return {"exit": 0, **_DO[task["do"]](task)}
    except AnnexError as fault:
        return {"exit": fault.exit_code, "lines": list(fault.told(task["lang"]))}
    except OSError as fault:
        return {
            "exit": RunFailed.exit_code,
            "lines": [f"{fault.filename or 'annex'}: {fault.strerror or fault}"],
        }


def _clean(task: dict) -> dict:
    job = Job(
        task["month"], task["lang"], *_folders(task), task["engine"], None, Path(task["out"]), task["fresh"]
    )
    with cleaning.in_use(job) as kept:
        return {"made": cleaning.refresh(job, job.month, kept)}


def _run(task: dict) -> dict:
    folders = {name: Path(task[name]) for name in _FOLDERS}
    done = pipeline.run(
        task["month"], lang=task["lang"], **folders, engine=task["engine"], fresh=task["fresh"]
    )
    return {"made": done.made, "findings": done.findings, "files": len(done.paths)}


def _folders(task: dict) -> tuple[Path, Path, Path]:
    return Path(task["raw"]), Path(task["processed"]), Path(task["notebooks"])


_DO = {"clean": _clean, "run": _run}


if __name__ == "__main__":
    main()
