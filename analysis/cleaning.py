"""How a month's first step is done once: 01_clean, whose frames this month and later ones are made from."""

from __future__ import annotations

import contextlib
import filecmp
import pickle
import shutil
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from analysis import cache, canonical, ending, executing, locking, manifest, publishing, record, workspace
from analysis.faults import AnnexError, Faults, RunFailed
from analysis.job import Job

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

CLEAN = "01_clean"


def places(job: Job, month: str) -> dict[str, Path]:
    """Return where a month's folders belong; the reports come last, they are what is read."""
    return {"processed": job.processed.resolve() / month, "reports": job.out.resolve() / month}


def sources(job: Job, notebooks: Iterable[str]) -> dict[str, Path]:
    """Return the notebooks by the project's names."""
    return {f"notebooks/{name}.ipynb": job.notebooks / f"{name}.ipynb" for name in notebooks}


@contextmanager
def in_use(job: Job) -> Iterator[cache.Cache]:
    """Use the project's cache, or with `fresh` none, in this process and the notebooks'."""
    with cache.used(None if job.fresh else record.folder_of(job.out)) as kept:
        yield kept


@contextmanager
def alone(job: Job, month: str) -> Iterator[None]:
    """Hold a month, and undo what a killed run has left of it."""
    wait = job.say("waiting", month=month)
    busy, tell = job.say("still_busy", month=month), partial(job.tell, wait, "note")
    with locking.only_one(job.out, month, tell, busy):
        # The cache, and the lock with it, may have been removed while another run builds: its folder still tells.
        locking.until(lambda: not publishing.clear_leftovers(job.out, month, places(job, month)), tell, busy)
        yield


@contextmanager
def builders_folder(job: Job, month: str) -> Iterator[Path]:
    """Give a folder to build in, temporary files included, and remove it afterwards."""
    with (
        publishing.building(job.out, month, places(job, month)) as folder,
        workspace.temporary_files(folder / "tmp"),
    ):
        yield folder


def publish(job: Job, folder: Path, new: Mapping[str, Path], where: Mapping[str, Path]) -> None:
    """Put what was built in place."""
    try:
        with ending.undisturbed():
            publishing.publish(folder, new, where)
    except OSError as fault:
        raise RunFailed(job.say("in_place", reason=fault.strerror or str(fault))) from fault


def same(one: Path, other: Path) -> bool:
    """Whether two folders hold the same files with the same bytes."""
    first, second = (
        {path.relative_to(folder): path for path in workspace.written(folder)} for folder in (one, other)
    )
    return first.keys() == second.keys() and all(
        filecmp.cmp(path, second[name], shallow=False) for name, path in first.items()
    )


def clean(job: Job, space: workspace.Workspace, kept: cache.Cache) -> str:
    """Fill the workspace's processed folder, by the notebook or from the cache; return the executed notebook's text."""
    with job.step(CLEAN):
        name = _made_from(job, space.month).key
        found = kept.get(name)
        if found is None:
            with executing.nursery_opened(job, [CLEAN]):
                text = canonical.text(executing.executed(job, CLEAN, space))
            written = {path.name: path.read_bytes() for path in workspace.written(space.processed)}
            kept.put(name, pickle.dumps((text, written)))
            return text
        text, written = pickle.loads(found)  # noqa: S301 -- the cache has held its digest against its content
        for file, content in written.items():
            (space.processed / file).write_bytes(content)
        return text


def _made_from(job: Job, month: str) -> record.MadeFrom:
    files = workspace.raw_of(workspace.sent(month, job.raw)) | sources(job, [CLEAN])
    given = {**job.given, "month": month, "engine": job.engine, "step": CLEAN}
    return record.MadeFrom.now(given, manifest.digests(files))


def refresh_history(job: Job, kept: cache.Cache) -> None:
    """Clean again each earlier month that this one looks back to and whose frames are not those of its files.

    Of a month whose files are faulty only the forms without a fault give history; its own run says why.
    """
    for month in workspace.history(job.month, job.raw):
        with contextlib.suppress(AnnexError):
            refresh(job, month, kept)


def refresh(job: Job, month: str, kept: cache.Cache) -> bool:
    """Make a month's frames what its files say now; return whether there was anything to do."""
    path, made_from = job.record("clean", month), _made_from(job, month)
    killed = publishing.leftovers(job.out, month)  # undoing them may move the month's frames
    if not killed and _is_clean(job, month, record.read(path), made_from):
        return False
    with alone(job, month):
        if _is_clean(job, month, record.read(path), made_from):
            return False
        _clean_again(job, month, kept, made_from)
    return True


def _clean_again(job: Job, month: str, kept: cache.Cache, made_from: record.MadeFrom) -> None:
    folders = (job.raw, job.processed, job.notebooks)
    quiet = Job(month, job.lang, *folders, job.engine, None, job.out, job.fresh)
    where = {"processed": places(job, month)["processed"]}
    files = workspace.raw_of(workspace.sent(month, job.raw))
    with builders_folder(job, month) as folder:
        space = workspace.make(folder, month, files)
        fault = _fault_of(quiet, space, kept)
        publish(job, folder, {"processed": space.processed}, where)
        keep_record(job, month, made_from)
    if fault:
        raise fault


def _fault_of(job: Job, space: workspace.Workspace, kept: cache.Cache) -> Faults | None:
    """Clean a month; where it is faulty leave what its other forms say, and nothing of what stood there."""
    try:
        clean(job, space, kept)
    except Faults as fault:
        shutil.rmtree(space.processed)
        space.processed.mkdir()
        with contextlib.suppress(AnnexError):  # month.toml cannot be read: then nothing can
            _keep_sound(space)
        return fault
    return None


def _keep_sound(space: workspace.Workspace) -> None:
    from analysis import store  # noqa: PLC0415 -- pandas is needed for a faulty month only
    from analysis.results.series import points  # noqa: PLC0415

    frames, month = store.sound(store.read_raw(space.root / "data" / "raw", space.month))
    if frames:
        store.write_processed(frames, month, space.processed)
        store.write_series(points(frames), space.processed)


def keep_record(job: Job, month: str, made_from: record.MadeFrom | None = None) -> None:
    """Record that a month's processed folder is what its files say."""
    outputs = manifest.digests(_stands(job, month))
    record.write(job.record("clean", month), record.Record(made_from or _made_from(job, month), outputs))


def _is_clean(job: Job, month: str, known: record.Record | None, made_from: record.MadeFrom) -> bool:
    if known is None or known.made_from != made_from:
        return False
    return not record.altered(known, _stands(job, month))


def _stands(job: Job, month: str) -> dict[str, Path]:
    return {each.name: each for each in workspace.written(places(job, month)["processed"])}
