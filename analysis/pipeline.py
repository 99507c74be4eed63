"""How a month becomes an annex: three notebooks, four renderings and a manifest, put in place in one move.

A month is built aside, in a workspace laid out like the project (`analysis.workspace`): notebooks are given
relative paths only, so what they record is the same on every machine. What was built replaces the former
annex when all of it is there (`analysis.publishing`). Published notebooks run again in the `notebooks/` of
such a workspace.
"""

from __future__ import annotations

import csv
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from analysis import canonical, engine, manifest, parameters, publishing, workspace
from analysis.faults import BY_NAME, MissingInput, RunFailed, UsageFault
from analysis.job import Job, Progress, say
from analysis.months import Month

NOTEBOOKS = ("01_clean", "02_figures", "03_annex")
FILES = {"02_figures": ("figures.csv", "findings.csv")}  # what a notebook must have written
LANGUAGES = ("vi", "en")
ENGINES = ("fork", "kernel")
CELL_SECONDS = 600

_PINS = "__import__('analysis.engine', fromlist=['engine']).pin_display()"


@dataclass(frozen=True)
class RunResult:
    """What a run wrote, how long each step took, and how many findings of each severity it printed."""

    paths: tuple[Path, ...]
    seconds: dict[str, float]
    findings: dict[str, int]


def run(  # noqa: PLR0913 -- each folder is named by the caller
    month: str,
    *,
    lang: str = "vi",
    raw: Path,
    processed: Path,
    out: Path,
    notebooks: Path,
    engine: str = "fork",
    progress: Progress | None = None,
) -> RunResult:
    """Build the month's annex and put it in place; if anything fails, the former one stays whole."""
    job = Job(month, lang, raw, processed, notebooks, engine, progress)
    _refuse_early(job)
    publishing.clear_leftovers(out, lambda each: _places(each, processed, out))
    folder, places = publishing.builders_folder(out, month), _places(month, processed, out)
    try:
        space = _build(job, folder)
        findings = _count_findings(space.report / "findings.csv")
        with job.step("publish"):
            _publish(job, folder, space, places)
    finally:
        publishing.discard(folder, places)
    return RunResult(tuple(workspace.written(*places.values())), job.seconds, findings)


def rebuild_and_compare(  # noqa: PLR0913 -- each folder is named by the caller
    month: str,
    *,
    raw: Path,
    processed: Path,
    out: Path,
    notebooks: Path,
    engine: str = "fork",
    progress: Progress | None = None,
    lang: str = "vi",
) -> list[str]:
    """Build the month again elsewhere; return the outputs that differ from the published manifest.

    An output differs when it comes out otherwise now, is new, is no longer made, or when its published file
    is not the one that the manifest describes. The annex is rebuilt in the language it was published in;
    `lang` is for messages.
    """
    try:
        published = manifest.read(out / month)
    except FileNotFoundError:
        raise MissingInput(say(lang, "no_manifest", month=month)) from None
    job = Job(month, published["parameters"]["lang"], raw, processed, notebooks, engine, progress)
    _refuse_early(job)
    with tempfile.TemporaryDirectory(prefix="annex-verify-") as folder:
        space = _build(job, Path(folder) / "build")
        rebuilt = manifest.read(space.report)["outputs"]
    recorded = published["outputs"]
    stands = {name: out / name.removeprefix("reports/") for name in recorded if name.startswith("reports/")}
    edited = {
        name for name, path in stands.items() if not path.is_file() or manifest.digest(path) != recorded[name]
    }
    changed = {name for name in rebuilt.keys() | recorded.keys() if rebuilt.get(name) != recorded.get(name)}
    return sorted(edited | changed)


def _places(month: str, processed: Path, out: Path) -> dict[str, Path]:
    """Return where a month's folders belong; the reports come last, they are what is read."""
    return {"processed": processed.resolve() / month, "reports": out.resolve() / month}


def _refuse_early(job: Job) -> None:
    """Refuse before any process is started what can be known to fail."""
    faults = [
        job.say(key, value=value)
        for key, value, good in (
            ("month", job.month, _is_month(job.month)),
            ("lang", job.lang, job.lang in LANGUAGES),
            ("engine", job.engine, job.engine in ENGINES),
        )
        if not good
    ]
    if faults:
        raise UsageFault(faults)
    missing = [name for name in NOTEBOOKS if not (job.notebooks / f"{name}.ipynb").is_file()]
    if missing:
        raise MissingInput(job.say("no_notebook", name=name, folder=job.notebooks.name) for name in missing)
    if not (job.raw / job.month).is_dir():
        months = sorted(each.name for each in job.raw.glob("????-??") if _is_month(each.name))
        others = job.say("others", months=", ".join(months)) if months else ""
        raise MissingInput(job.say("no_month", month=job.month, others=others))
    faults = [fault for name in NOTEBOOKS for fault in _parameter_faults(job, name)]
    if faults:
        raise UsageFault(faults)


def _is_month(text: str) -> bool:
    try:
        return str(Month.parse(text)) == text
    except ValueError:
        return False


def _parameter_faults(job: Job, name: str) -> tuple[str, ...]:
    try:
        parameters.check(job.notebooks / f"{name}.ipynb", job.given, lang=job.lang)
    except UsageFault as fault:
        return fault.messages
    return ()


def _build(job: Job, folder: Path) -> workspace.Workspace:
    """Make every output of the month in the folder, the manifest last."""
    files = workspace.readable(job.month, job.raw, job.processed)
    sources = {f"notebooks/{name}.ipynb": job.notebooks / f"{name}.ipynb" for name in NOTEBOOKS}
    inputs = manifest.digests(files | sources)
    space = workspace.make(folder, job.month, files)
    executed = {}
    for name in NOTEBOOKS:
        with job.step(name):
            executed[name] = canonical.canonical(_execute(job, name, space))
            _miss_nothing(job, name, space.report)
    for name, notebook in executed.items():
        canonical.write(notebook, space.report / "notebooks" / f"{name}.ipynb")
    _render(job, executed[NOTEBOOKS[-1]], space.report)
    outputs = manifest.digests(space.outputs())
    manifest.write(manifest.describe(job.given, inputs, outputs), space.report)
    return space


def _miss_nothing(job: Job, name: str, report: Path) -> None:
    """Stop where the notebook that computes wrote nothing: the next would fail less clearly."""
    missing = [file for file in FILES.get(name, ()) if not (report / file).is_file()]
    if missing:
        raise RunFailed(job.say("missing", name=name, file=file) for file in missing)


def _execute(job: Job, name: str, space: workspace.Workspace):
    """Run one notebook; a person's mistake found in it comes back as the fault it was raised as."""
    # jsonschema allows for its absence; it builds its parsers for a second or two in every process
    sys.modules.setdefault("rfc3987_syntax", None)
    from nbclient.exceptions import CellTimeoutError, DeadKernelError  # noqa: PLC0415
    from papermill import execute_notebook  # noqa: PLC0415
    from papermill.engines import papermill_engines  # noqa: PLC0415
    from papermill.exceptions import PapermillExecutionError  # noqa: PLC0415

    papermill_engines.register("fork", engine.ForkEngine)  # also where the project is not installed
    if job.engine == "fork":
        engine.preload([_FIRST])
    options = {"meanwhile": _MEANWHILE.get(name)} if job.engine == "fork" else _kernel_options()
    try:
        return execute_notebook(
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


def _kernel_options() -> dict:
    from traitlets.config import Config  # noqa: PLC0415

    options = {"extra_arguments": [f"--IPKernelApp.exec_lines={_PINS}"], "record_timing": False}
    if engine.CAN_FORK:  # sockets are files there: nobody else on the machine can listen
        options["config"] = Config({"KernelManager": {"transport": "ipc"}})
    return options


# Imported late by pandera and IPython: each child would do it again.
_FIRST = "import pandera.backends.pandas.register, pandera.strategies.pandas_strategies, IPython.core.magics"
# What this process does while a notebook runs in its own: imports for the children forked later, and for the pages.
_MEANWHILE = {
    "01_clean": lambda: engine.preload(["import matplotlib.figure, matplotlib.backends.backend_svg"]),
    "02_figures": lambda: engine.preload(["import analysis.annex.exporters, analysis.annex.pdf, typst"]),
}


def _render(job: Job, notebook, folder: Path) -> None:
    """Write annex.html, annex.pdf, annex.xlsx and the charts, all from the one executed notebook."""
    from analysis.annex.blocks import Chart  # noqa: PLC0415
    from analysis.annex.exporters import AnnexHTMLExporter, AnnexPDFExporter, collect  # noqa: PLC0415
    from analysis.annex.workbook import workbook  # noqa: PLC0415

    blocks = collect(notebook)
    where = {"metadata": {"name": "annex", "path": str(folder / "notebooks")}}
    with ThreadPoolExecutor(1) as beside:  # Typst lets Python go on while it sets the pages
        printed = beside.submit(AnnexPDFExporter().from_notebook_node, notebook, dict(where))
        with job.step("html"):
            page, _ = AnnexHTMLExporter().from_notebook_node(notebook, dict(where))
            (folder / "annex.html").write_text(page, encoding="utf-8", newline="\n")
        with job.step("pdf"):
            (folder / "annex.pdf").write_bytes(printed.result()[0])
        with job.step("xlsx"):
            (folder / "annex.xlsx").write_bytes(workbook(blocks))
    (folder / "charts").mkdir(exist_ok=True)
    for chart in blocks:
        if isinstance(chart, Chart):
            (folder / "charts" / f"{chart.anchor}.svg").write_text(chart.svg, encoding="utf-8", newline="\n")


def _publish(job: Job, folder: Path, space: workspace.Workspace, places: dict[str, Path]) -> None:
    new = {"processed": space.processed, "reports": space.report}
    try:
        publishing.publish(folder, new, places)
    except OSError as fault:
        raise RunFailed(job.say("in_place", reason=fault.strerror or str(fault))) from fault


def _count_findings(path: Path) -> dict[str, int]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return dict(Counter(row["severity"] for row in csv.DictReader(file)))
