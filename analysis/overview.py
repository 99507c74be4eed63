"""Where the reports of all months stand on one page: `index.html` of their folder, made from their own small files.

Read are manifest, figures and findings of each month, and the digests of its inputs: nothing that grows with an annex.
What one month says is kept by content, and the page is made again only where something of it has changed.
"""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from analysis import cache, locking, manifest, pipeline, record, staleness, vintages, workspace
from analysis.annex.month_line import FILES, MonthLine
from analysis.job import say
from analysis.labels import Label
from analysis.months import Month

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from analysis.views import Panel

NAME = "index.html"
MOST = 36  # months of a line: three years
_SMALL = ("figures.csv", "findings.csv")
_Bounds = tuple[str, str]


@dataclass(frozen=True)
class Summary:
    """What one month's small files say: its line of the table, and the bounds of its figures as written."""

    line: MonthLine
    figures: Mapping[str, _Bounds]


def refresh(raw: Path, processed: Path, out: Path, lang: str) -> Path:
    """Make the page if it is not what the reports give, in one move, while no other process does; return it."""
    page = out / NAME
    quiet = partial(say, lang, "overview_busy", file=NAME)
    with locking.only_one(out, "index", lambda: None, quiet()), cache.used(record.folder_of(out)):
        project = staleness.Project(raw, processed, out, out)
        months = [Month.parse(folder.name) for folder in sorted(out.iterdir()) if _is_month(folder)]
        summaries = tuple(_summary(month, project) for month in months)
        said = json.dumps([repr(each) for each in summaries], ensure_ascii=False)
        made_from = record.MadeFrom.now({"lang": lang}, {"summaries": cache.key(said)})
        where = record.path_of(out, "overview", "index")
        known = record.read(where)
        if known and known.made_from == made_from and not record.altered(known, _there(page)):
            return page
        aside = page.with_name(f".{NAME}")
        aside.write_text(_page(summaries, lang), encoding="utf-8", newline="\n")
        aside.replace(page)
        record.write(where, record.Record(made_from, manifest.digests(_there(page))))
    return page


def _there(page: Path) -> dict[str, Path]:
    return {NAME: page} if page.is_file() else {}


def _is_month(folder: Path) -> bool:
    try:
        return folder.is_dir() and str(Month.parse(folder.name)) == folder.name
    except ValueError:
        return False


def _summary(month: Month, project: staleness.Project) -> Summary:
    """Return what a month's folder says; whatever is wrong with it is said on its line."""
    folder = project.out / str(month)
    files = tuple(name for name in FILES if (folder / name).is_file())
    line = MonthLine(
        str(month), files, vintage=vintages.newest(folder) or 0, differs=vintages.differs(folder)
    )
    says = staleness.known(folder)
    if says is None:
        return Summary(replace(line, faults=(_unreadable(manifest.NAME),)), {})
    faults = [_missing(name) for name in FILES if name not in files]
    contents = {}
    for name in _SMALL:
        try:
            contents[name] = (folder / name).read_bytes()
        except OSError:
            faults.append(_missing(name))
            continue
        if manifest.digests({name: folder / name})[name] != says.outputs.get(f"reports/{month}/{name}"):
            faults.append(
                Label(
                    f"{name} không phải là tệp nêu trong manifest.json",
                    f"{name} is not the one of manifest.json",
                )
            )
    if len(contents) == len(_SMALL) and not faults:
        try:
            findings, figures = cache.remembered(
                "overview", tuple(contents.values()), lambda: _read(contents)
            )
            sample = manifest.read(folder).get("sample") is True
            changed = _changed(month, project, says)
            return Summary(replace(line, findings=findings, sample=sample, changed=changed), figures)
        except (KeyError, TypeError, ValueError):
            faults.append(_unreadable(", ".join(_SMALL)))
    return Summary(replace(line, faults=tuple(faults)), {})


def _unreadable(name: str) -> Label:
    return Label(f"không đọc được {name}", f"{name} cannot be read")


def _missing(name: str) -> Label:
    return Label(f"thiếu {name}", f"{name} is missing")


def _changed(month: Month, project: staleness.Project, says: staleness.Known) -> bool:
    """Whether the inputs that lie there are others than those of the annex; False where none lie there."""
    if not (project.raw / str(month)).is_dir():
        return False
    before = {name: digest for name, digest in says.inputs.items() if name.startswith("data/raw/")}
    return before != project.digests(workspace.sent(str(month), project.raw))


def _read(contents: Mapping[str, bytes]) -> tuple[tuple[tuple[str, int], ...], dict[str, _Bounds]]:
    """Return the count of findings by standing, and the bounds of the figures that were supplied."""
    figures, findings = (_rows(contents[name]) for name in _SMALL)
    bounds = {row["id"]: (row["low"], row["high"]) for row in figures if row["low"]}
    for pair in bounds.values():
        tuple(map(Fraction, pair))  # what is no number is a fault of this month, not of the page
    return tuple(sorted(pipeline.counted(findings).items())), bounds


def _rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def _page(summaries: tuple[Summary, ...], lang: str) -> str:
    from analysis.annex import overview  # noqa: PLC0415 -- drawing brings what a page that stands does not need

    months = _span(summaries)
    return overview.page(tuple(each.line for each in summaries), months, _panels(summaries, months), lang)


def _span(summaries: tuple[Summary, ...]) -> tuple[str, ...]:
    """Return the months of the lines: all from the first to the last, whether they have an annex or not."""
    known = [Month.parse(each.line.month) for each in summaries if each.figures]
    span = known[:1]
    while span and span[-1] < known[-1]:
        span.append(span[-1].following())
    return tuple(map(str, span[-MOST:]))


def _panels(summaries: tuple[Summary, ...], months: tuple[str, ...]) -> tuple[Panel, ...]:
    from analysis.views import Panel  # noqa: PLC0415 -- as above

    by_month = {each.line.month: each.figures for each in summaries}
    panels = (
        Panel(label, tuple(_point(by_month.get(month, {}).get(name)) for month in months), unit, decimals)
        for name, label, unit, decimals in cache.remembered("key figures", (), _key_figures)
    )
    return tuple(panel for panel in panels if any(point is not None for point in panel.points))


def _key_figures() -> list[tuple]:
    """Return what is declared of each key figure; declaring brings pandas, which the page does not need."""
    import analysis.subjects  # noqa: F401, PLC0415 -- importing it declares the figures
    from analysis.declare import DECLARED  # noqa: PLC0415

    return [(each.id, each.label, each.unit, each.decimals) for each in DECLARED.figures.values() if each.key]


def _point(bounds: _Bounds | None):
    from analysis.exact import Exact, Node  # noqa: PLC0415

    return None if bounds is None else Exact(*map(Fraction, bounds), Node("constant"))
