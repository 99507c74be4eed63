"""How one notebook is executed by papermill: forked with its imports done, or in a kernel of its own."""

from __future__ import annotations

import contextlib
import json
import sys
from typing import TYPE_CHECKING

from analysis import canonical, engine, nursery
from analysis.faults import BY_NAME, RunFailed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from analysis.job import Job
    from analysis.workspace import Workspace

CELL_SECONDS = 600
_PINS = "__import__('analysis.engine', fromlist=['engine']).pin_display()"
# Imported late by pandera, IPython and the steps themselves: each child would do it again.
_FIRST = """
import pandera.backends.pandas.register, pandera.strategies.pandas_strategies, IPython.core.magics
import IPython.core.completer, analysis.store.schemas
"""
# What is imported while a notebook runs: by the process that forks the next ones, and by this one for the pages.
_LATER = """
import analysis.store.previous, analysis.tie.monthly, analysis.tie.record, analysis.tie.reading.markdown
import analysis.tie.word.comments, analysis.tie.word.made, analysis.annex.provenance, docx
"""
_CHARTS = (
    "import matplotlib.figure, matplotlib.backends.backend_svg, analysis.annex.letters, analysis.annex.html"
)
_PAGES = "import analysis.annex.exporters, analysis.annex.pdf, analysis.annex.workbook, typst, xlsxwriter"


def _for_what_follows() -> None:
    engine.preload([_LATER])
    engine.imported_here([_PAGES])


_MEANWHILE = {"01_clean": _for_what_follows, "02_figures": lambda: engine.preload([_CHARTS])}


def nursery_opened(job: Job, notebooks: Iterable[str]):
    """Return a context in which notebooks are forked from a process that has already begun with their imports."""
    if job.engine != "fork" or not engine.CAN_FORK:
        return contextlib.nullcontext()
    cells = [cell for name in notebooks for cell in _code(job.notebooks / f"{name}.ipynb")]
    return nursery.opened(engine.imported([_FIRST, "import analysis.forked", *cells]))


def _code(path: Path) -> list[str]:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]


def executed(job: Job, name: str, space: Workspace):
    """Run one notebook and return its canonical copy; a person's mistake found in it comes back as its own fault."""
    # jsonschema allows for its absence; it builds its parsers for a second or two in every process
    sys.modules.setdefault("rfc3987_syntax", None)
    from nbclient.exceptions import CellTimeoutError, DeadKernelError  # noqa: PLC0415
    from papermill import execute_notebook  # noqa: PLC0415
    from papermill.engines import papermill_engines  # noqa: PLC0415
    from papermill.exceptions import PapermillExecutionError  # noqa: PLC0415

    papermill_engines.register("fork", engine.ForkEngine)  # also where the project is not installed
    if job.engine == "fork":
        engine.preload([_FIRST])
    outputs: dict[int, list] = {}
    forked = {"meanwhile": _MEANWHILE.get(name), "aside": outputs}
    options = forked if job.engine == "fork" else _kernel_options()
    try:
        notebook = execute_notebook(
            job.notebooks / f"{name}.ipynb",
            None,
            job.given,
            engine_name="fork" if job.engine == "fork" else None,
            kernel_name="python3",
            language="python",
            progress_bar=False,
            cwd=space.notebooks,
            execution_timeout=CELL_SECONDS,
            **options,
        )
    except PapermillExecutionError as fault:
        if fault.ename not in BY_NAME:
            raise
        raise BY_NAME[fault.ename](fault.evalue.splitlines()) from None
    except engine.NotebookDied as fault:
        raise RunFailed(job.say("died", name=name, cell=fault.cell, reason=fault.explanation)) from None
    except (CellTimeoutError, DeadKernelError) as fault:
        raise RunFailed(job.say("died", name=name, cell="?", reason=str(fault).splitlines()[0])) from None
    for index, shown in outputs.items():
        notebook.cells[index].outputs = shown
    return canonical.canonical(notebook)


def _kernel_options() -> dict:
    from traitlets.config import Config  # noqa: PLC0415

    options = {"extra_arguments": [f"--IPKernelApp.exec_lines={_PINS}"], "record_timing": False}
    if engine.CAN_FORK:  # sockets are files there: nobody else on the machine can listen
        options["config"] = Config({"KernelManager": {"transport": "ipc"}})
    return options
