"""How a month becomes an annex: three notebooks, three renderings and a manifest, put in place in one move.

A month is built aside, in a workspace laid out like the project (`analysis.workspace`): notebooks are given
relative paths only, so what they record is the same on every machine. What was built replaces the former
annex when all of it is there (`analysis.publishing`). Published notebooks run again in the `notebooks/` of
such a workspace.
"""

from __future__ import annotations

import contextlib
import csv
import shutil
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from analysis import (
    cache,
    canonical,
    cleaning,
    executing,
    manifest,
    parameters,
    publishing,
    record,
    vintages,
    workspace,
)
from analysis.faults import MissingInput, RunFailed, UsageFault
from analysis.job import Job, Progress, say
from analysis.months import Month

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from analysis.cache import Cache

NOTEBOOKS = ("01_clean", "02_figures", "03_annex")
FILES = {"02_figures": ("figures.csv", "findings.csv")}  # what a notebook must have written
LANGUAGES = ("vi", "en")
ENGINES = ("fork", "kernel")
_ELSEWHERE = "annex-verify-"
ACKNOWLEDGED = "acknowledged"  # under which errors are counted that somebody answers for


@dataclass(frozen=True)
class RunResult:
    """What a run wrote, how long each step took, and how many findings of each severity it printed."""

    paths: tuple[Path, ...]
    seconds: dict[str, float]
    findings: dict[str, int]
    made: bool = True  # False where all of it stood there already


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
    fresh: bool = False,
    then: Callable[[Job], None] | None = None,
) -> RunResult:
    """Build the month's annex and put it in place; if anything fails, the former one stays whole.

    What was made from the very same before is not made again, unless `fresh`; what stands in the folders is
    believed only after its digests are compared. `then` is called when the annex is in place, while the month is
    still held.
    """
    job = Job(month, lang, raw, processed, notebooks, engine, progress, out, fresh)
    _refuse_early(job)
    with cleaning.in_use(job) as kept:
        cleaning.refresh_history(job, kept)
        with cleaning.alone(job, month):
            done = _standing(job) or _anew(job, kept)
            if then:
                then(job)
            return done


def _standing(job: Job) -> RunResult | None:
    """Return what stands in the folders already, if it is what a run would make."""
    known = None if job.fresh else record.read(job.record("run"))
    if known is None or known.made_from != _made_from(job):
        return None
    places = cleaning.places(job, job.month)
    if record.altered(known, workspace.standing(job.month, **places)):
        return None
    return RunResult(tuple(workspace.written(*places.values())), {}, dict(known.findings), made=False)


def _anew(job: Job, kept: Cache) -> RunResult:
    places = cleaning.places(job, job.month)
    made_from = _made_from(job)
    with executing.nursery_opened(job, NOTEBOOKS), cleaning.builders_folder(job, job.month) as folder:
        space = _build(job, folder, kept)
        findings = _count_findings(space.report / "findings.csv")
        moved = _moved(made_from.inputs, _made_from(job).inputs)
        if moved:
            raise RunFailed(job.say("moved_under", month=job.month, files=", ".join(moved)))
        outputs = manifest.digests(space.outputs())
        new = {"processed": space.processed, "reports": space.report}
        if cleaning.same(space.processed, places["processed"]):
            del new["processed"]  # later months may be reading it: what is the same is not moved
        vintages.carry(places["reports"], space.report)
        with job.step("publish"):
            cleaning.publish(job, folder, new, {key: places[key] for key in new})
    record.write(job.record("run"), record.Record(made_from, outputs, findings))
    cleaning.keep_record(job, job.month)
    kept.prune()
    return RunResult(tuple(workspace.written(*places.values())), job.seconds, findings)


def _moved(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    return sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))


def _made_from(job: Job) -> record.MadeFrom:
    inputs = manifest.digests(_inputs(job))
    return record.MadeFrom.now({**job.given, "engine": job.engine}, inputs)


def _inputs(job: Job) -> dict[str, Path]:
    return _readable(job) | cleaning.sources(job, NOTEBOOKS)


def _readable(job: Job) -> dict[str, Path]:
    return workspace.readable(job.month, job.raw, job.processed, job.out)


def keep_released(job: Job) -> None:
    """Record that a vintage was frozen from the very annex that stands: it is held against it as before."""
    known = record.read(job.record("run"))
    if known is not None:
        inputs = known.made_from.inputs | manifest.digests(workspace.own_vintages(job.month, job.out))
        made_from = replace(known.made_from, inputs=inputs)
        record.write(job.record("run"), replace(known, made_from=made_from))


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
    job = Job(
        month, published["parameters"]["lang"], raw, processed, notebooks, engine, progress, out, fresh=True
    )
    _refuse_early(job)
    with _elsewhere() as folder, cache.used(None) as nothing:
        space = _build(job, folder, nothing)
        rebuilt = manifest.read(space.report)["outputs"]
    recorded = published["outputs"]
    stands = {name: out / name.removeprefix("reports/") for name in recorded if name.startswith("reports/")}
    edited = {
        name for name, path in stands.items() if not path.is_file() or manifest.digest(path) != recorded[name]
    }
    changed = {name for name in rebuilt.keys() | recorded.keys() if rebuilt.get(name) != recorded.get(name)}
    return sorted(edited | changed)


@contextmanager
def _elsewhere() -> Iterator[Path]:
    """Give a folder outside the project, and remove it afterwards; and what killed runs have left there."""
    for former in Path(tempfile.gettempdir()).glob(f"{_ELSEWHERE}*/build"):
        with contextlib.suppress(OSError):  # another user's
            if publishing.is_abandoned(former):
                shutil.rmtree(former.parent, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=_ELSEWHERE) as made:
        folder = Path(made, "build")
        with publishing.held(folder), workspace.temporary_files(folder / "tmp"):
            yield folder


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


def _build(job: Job, folder: Path, kept: Cache) -> workspace.Workspace:
    """Make every output of the month in the folder, the manifest last."""
    files = _readable(job)
    inputs = manifest.digests(_inputs(job))
    space = workspace.make(folder, job.month, workspace.raw_of(files))
    cleaned = cleaning.clean(job, space, kept)
    workspace.bring(space, workspace.beyond_raw(files))
    made = {}
    for name in NOTEBOOKS[1:]:
        with job.step(name):
            made[name] = executing.executed(job, name, space)
            _miss_nothing(job, name, space.report)
    canonical.write_text(cleaned, space.report / "notebooks" / f"{NOTEBOOKS[0]}.ipynb")
    sample = _render(job, made, space.report)
    outputs = manifest.digests(space.outputs())
    manifest.write(manifest.describe(job.given, inputs, outputs, sample=sample), space.report)
    return space


def _miss_nothing(job: Job, name: str, report: Path) -> None:
    """Stop where the notebook that computes wrote nothing: the next would fail less clearly."""
    missing = [file for file in FILES.get(name, ()) if not (report / file).is_file()]
    if missing:
        raise RunFailed(job.say("missing", name=name, file=file) for file in missing)


def _render(job: Job, made: dict, folder: Path) -> bool:
    """Write the notebooks and annex.html, annex.pdf, annex.xlsx and the charts, all from the last notebook.

    Return whether the annex says that its month is made up.
    """
    from analysis.annex.blocks import Chart, Title  # noqa: PLC0415
    from analysis.annex.exporters import AnnexHTMLExporter, AnnexPDFExporter, collect  # noqa: PLC0415
    from analysis.annex.workbook import workbook  # noqa: PLC0415

    notebook = made[NOTEBOOKS[-1]]
    blocks = collect(notebook)
    where = {"metadata": {"name": "annex", "path": str(folder / "notebooks")}}
    with ThreadPoolExecutor(1) as beside:  # Typst lets Python go on while it sets the pages
        printed = beside.submit(AnnexPDFExporter().laid_out(blocks, folder / "notebooks"))
        for name, each in made.items():
            canonical.write(each, folder / "notebooks" / f"{name}.ipynb")
        with job.step("html"):
            page, _ = AnnexHTMLExporter().from_notebook_node(notebook, where)
            (folder / "annex.html").write_text(page, encoding="utf-8", newline="\n")
        with job.step("xlsx"):
            (folder / "annex.xlsx").write_bytes(workbook(blocks))
        with job.step("pdf"):
            (folder / "annex.pdf").write_bytes(printed.result())
    (folder / "charts").mkdir(exist_ok=True)
    for chart in blocks:
        if isinstance(chart, Chart):
            (folder / "charts" / f"{chart.anchor}.svg").write_text(chart.svg, encoding="utf-8", newline="\n")
    return any(block.sample for block in blocks if isinstance(block, Title))


def _count_findings(path: Path) -> dict[str, int]:
    """Count the findings by severity; errors that somebody answers for stand apart."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return counted(csv.DictReader(file))


def counted(findings: Iterable[dict[str, str]]) -> dict[str, int]:
    """Count the rows of findings.csv by their standing."""
    return dict(Counter(map(_standing_of, findings)))


def _standing_of(row: dict[str, str]) -> str:
    return ACKNOWLEDGED if row["severity"] == "error" and row.get("acknowledged_by") else row["severity"]
