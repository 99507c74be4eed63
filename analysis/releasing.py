"""When a month may be released: its annex is what its inputs give, and no error is left without an answer."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis import manifest, pipeline, store, vintages, workspace
from analysis.faults import Faults, RunFailed
from analysis.labels import Label
from analysis.months import Month
from analysis.results.revisions import Revised, revised, unanswered

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from analysis.job import Job


@dataclass(frozen=True)
class Released:
    """The newest vintage of a month after `annex release`; `new` says whether it was made now."""

    number: int
    folder: Path
    new: bool


def release(month: str, *, by: str, day: date, note: str = "", **folders) -> Released:
    """Make the annex what its inputs give, and freeze it as the next vintage unless nothing has changed.

    Raises Faults with one line a finding that keeps it back. The folders and options are those of `pipeline.run`.
    """
    found = []
    pipeline.run(month, **folders, then=lambda job: found.append(_released(job, by, day, note)))
    return found[0]


def _released(job: Job, by: str, day: date, note: str) -> Released:
    """Freeze the month, which the caller holds."""
    report = job.out / job.month
    rows = store.read_revisions(job.raw, Month.parse(job.month))
    released = store.read_released(report)
    found = revised(store.read_figures(report / store.FIGURES_FILE), released, rows)
    faults = [
        *vintages.tampered(report, job.month),
        *_open_errors(report / "findings.csv", day),
        *unanswered(found, rows, released),
    ]
    if faults:
        raise Faults(faults)
    newest = vintages.newest(report)
    if newest and not vintages.differs(report):
        return Released(newest, vintages.path_of(report, newest), new=False)
    reasons = tuple(_reasons(found)) if found and found.vintage == newest else ()
    made = vintages.Release(job.month, (newest or 0) + 1, by, day.isoformat(), note, reasons)
    folder = vintages.freeze(report, _own_files(job, report), made)
    pipeline.keep_released(job)
    return Released(made.number, folder, new=True)


def _reasons(found: Revised) -> Iterator[dict[str, str | int]]:
    """Yield what a vintage revises of the one before it, and why."""
    for change in found.changes:
        before, after = change.printed("vi")
        given = found.reasons[change.id]
        yield {
            "figure": change.id, "vintage": found.vintage, "before": before, "after": after,
            "reason": given.reason, "who": given.who,
        }  # fmt: skip


def _own_files(job: Job, report: Path) -> dict[str, Path]:
    """Return the month's own files by their names in its folder: the very ones the annex was made from."""
    own = f"data/raw/{job.month}/"
    files = {name: path for name, path in workspace.sent(job.month, job.raw).items() if name.startswith(own)}
    known = {name: sha for name, sha in manifest.read(report)["inputs"].items() if name.startswith(own)}
    now = manifest.digests(files)
    moved = sorted(name for name in now.keys() | known.keys() if now.get(name) != known.get(name))
    if moved:
        raise RunFailed(job.say("moved_under", month=job.month, files=", ".join(moved)))
    return {name.removeprefix(own): path for name, path in files.items()}


def _open_errors(findings: Path, day: date) -> Iterator[Label]:
    """Yield a line for each error that nobody answers for on that day."""
    with findings.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if row["severity"] == "error" and not row.get("acknowledged_by"):
                yield _line(row, "chưa xử lý, chưa ghi nhận", "neither mended nor acknowledged")
            elif row["severity"] == "error" and row["acknowledged_until"] < day.isoformat():
                until = row["acknowledged_until"]
                yield _line(
                    row,
                    f"ghi nhận đã hết hạn ngày {until}, trước ngày phát hành {day}",
                    f"its acknowledgement ran out on {until}, before the date of the release, {day}",
                )


def _line(row: Mapping[str, str], vi: str, en: str) -> Label:
    return Label(
        f"{row['id']}: {vi}; sửa số liệu, hoặc ghi nhận trong acknowledged.csv. {row.get('vi') or ''}".rstrip(),
        f"{row['id']}: {en}; mend it, or acknowledge it in acknowledged.csv. {row.get('en') or ''}".rstrip(),
    )
