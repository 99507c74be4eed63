"""How a month as it stands differs from what was released or published of it, and which later months quote it.

It is held against a vintage, the published annex, the folder of another run's report, or a raw folder, which is
computed likewise.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from analysis import cache, manifest, record, results, staleness, store, vintages
from analysis.faults import Faults, MissingInput, UsageFault
from analysis.labels import Label
from analysis.months import Month
from analysis.results.differences import CHANGE, Quoting, bases, compare, is_kept
from analysis.statements import (
    Folders,
    as_it_stands,
    laid_out,
    of_text,
    past_of,
    published,
    read_rows,
    traced_of,
)
from analysis.store.monthforms import MONTH_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from analysis.results.differences import Differences

TIE = "tie.csv"


@dataclass(frozen=True)
class Compared:
    """What the month was held against, what differs, and the later months that take from it."""

    against: Label
    differences: Differences
    quoting: tuple[Quoting, ...]
    captions: Mapping[str, str]  # of the charts as they are drawn now


def differing(month: str, against: str | None, folders: Folders) -> Compared:
    """Hold a month as its inputs give it now against a vintage's number, a folder, or by default the newest vintage."""
    meant = Month.parse(month)
    name, place = _meant(meant, against, folders.out)
    lang = manifest.read(place)["parameters"]["lang"] if _is_report(place) else "vi"
    with cache.used(record.folder_of(folders.out)):
        past = past_of(meant, folders)
        now = as_it_stands(folders.raw, month, past, lang)
        if _is_report(place):
            old = published(place, meant, folders)
        else:
            with laid_out(month, place, folders.raw) as raw:
                old = as_it_stands(raw, month, past, lang).stated
    found = compare(old, now.stated, now.sentences)
    return Compared(name, found, tuple(_quoting(meant, found, folders.out)), now.captions)


def _meant(month: Month, against: str | None, out: Path) -> tuple[Label, Path]:
    """Return what the month is to be held against, and its folder."""
    report = out / str(month)
    there = vintages.numbers(report)
    if against is None and not there:
        if not _is_report(report):
            raise MissingInput(
                Label(
                    f"{month}: chưa phát hành, chưa công bố bản nào để so sánh; chạy annex run {month}",
                    f"{month}: nothing was released or published to compare with; run `annex run {month}`",
                )
            )
        return Label("bản đã công bố", "the published annex"), report
    if against is None or against.isdecimal():
        number = there[-1] if against is None else int(against)
        if number not in there:
            listed = ", ".join(map(str, there)) or "–"
            raise MissingInput(
                Label(
                    f"{month}: không có bản công bố số {number}; các bản đã phát hành: {listed}",
                    f"{month}: there is no vintage {number}; those released: {listed}",
                )
            )
        if faults := list(vintages.tampered(report, str(month))):
            raise Faults(faults)
        return Label(f"bản công bố số {number}", f"vintage {number}"), vintages.path_of(report, number)
    place = Path(against)
    if not _is_report(place) and not (place / MONTH_FILE).is_file():
        raise UsageFault(
            Label(
                f"{against}: không phải thư mục báo cáo (có manifest.json) hay thư mục đầu vào (có month.toml)",
                f"{against}: neither the folder of a report (manifest.json) nor that of a month's inputs (month.toml)",
            )
        )
    return Label(place.as_posix(), place.as_posix()), place


def _is_report(folder: Path) -> bool:
    return all((folder / name).is_file() for name in (manifest.NAME, results.FIGURES, results.TRACE))


def _quoting(month: Month, found: Differences, out: Path) -> Iterator[Quoting]:
    """Yield each later month that was made from this one, as far as what has changed concerns it."""
    moved = [each.id for each in found.figures]
    kept = [name for name in moved if is_kept(name)]
    for later in store.months_in(out):
        says = staleness.known(out / str(later)) if later > month else None
        held = (f"data/processed/{month}/", f"data/raw/{month}/")
        if says is None or not any(name.startswith(held) for name in says.inputs):
            continue
        follows = later == month.following()
        if not kept and not (follows and (moved or found.in_forms)):
            continue
        yield _taken(month, later, found, out / str(later))


def _taken(month: Month, later: Month, found: Differences, report: Path) -> Quoting:
    """Return what a later month's annex takes from what has changed."""
    places = {place for each in found.in_forms for place in each.places}
    changed = [place._replace(file=f"{month}/{place.file}") for place in places]
    traced = traced_of(read_rows(report / results.TRACE)) if (report / results.TRACE).is_file() else {}
    read = set().union(*(traced.get(place, ()) for place in changed))
    moved = [each.id for each in found.figures]
    quoted = read | {f"{name}{CHANGE}" for name in moved if later == month.following()}
    text = of_text(read_rows(report / TIE)) if (report / TIE).is_file() else []
    return Quoting(
        str(later),
        vintages.newest(report),
        bases(moved, month, later),
        tuple(sorted(read)),
        tuple(each for each in text if quoted & set(each.figures)),
    )
