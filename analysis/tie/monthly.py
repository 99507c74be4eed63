"""A month with its report: found in the month's folder, tied out, and heard where nobody listed what it prints."""

from __future__ import annotations

import pickle
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd

from analysis.cache import remembered
from analysis.declare import Edition
from analysis.faults import Faults
from analysis.labels import Label
from analysis.results import Results, compute, monthly
from analysis.results.answered import answered
from analysis.results.compute import Result
from analysis.results.findings import ordered
from analysis.store import (
    ACKNOWLEDGED_FILE,
    TIES_FILE,
    CellRef,
    MonthData,
    digest_of,
    read_acknowledged,
    report_files,
)
from analysis.subjects.quoted import Quoted
from analysis.tie import reviewed
from analysis.tie.claim import Claim
from analysis.tie.edition import others
from analysis.tie.facts import facts_of
from analysis.tie.outcome import TieOut
from analysis.tie.reading import read_report
from analysis.tie.reviewed import Reviewed
from analysis.tie.telling import findings, quoted_otherwise
from analysis.tie.tieout import Against, tie

if TYPE_CHECKING:
    from pathlib import Path

    from analysis.months import Month
    from analysis.results.compare import Mention
    from analysis.tie.document import Document


Figures = dict[str, Result]


@dataclass(frozen=True)
class TiedMonth:
    """A month's data and results, with the tie-out of its report where there is one."""

    data: MonthData
    results: Results
    out: TieOut | None = None


def report_in(folder: Path) -> Path | None:
    """Return the month's report, None where there is none; raises Faults where there are several."""
    found = report_files(folder)
    if len(found) > 1:
        names = ", ".join(path.name for path in found)
        raise Faults(
            Label(
                f"{folder.name}: có nhiều bản báo cáo ({names}); chỉ giữ lại một",
                f"{folder.name}: there are several reports ({names}); keep one",
            )
        )
    return found[0] if found else None


def reviewed_of(raw: Path, month: Month) -> Reviewed:
    """Return what was decided about the report of the month, and about that of the month before."""
    return Reviewed(reviewed.read(raw, month), reviewed.read(raw, month.previous()))


def tied_month(data: MonthData, raw: Path) -> TiedMonth:
    """Compute a month, and tie out the report that lies in its folder; its findings join those of the month."""
    path = report_in(raw / str(data.month))
    if path is None:
        return _answered(TiedMonth(data, compute(data)), raw)
    decided = [raw / str(each) / TIES_FILE for each in (data.month, data.month.previous())]
    known = [each.read_bytes() if each.is_file() else b"" for each in decided]
    content = path.read_bytes()
    parts = (pickle.dumps(data), path.name, content, *known)
    return _answered(remembered("tied", parts, lambda: _tied(data, _read_once(path, content), raw)), raw)


def _read_once(path: Path, content: bytes) -> Document:
    """Read a report, or find it as it was read; one that changed meanwhile is read again the next time."""
    return remembered(
        "report",
        (path.name, content),
        lambda: read_report(path, path.name),
        keep=lambda _: path.read_bytes() == content,
    )


def tied_with(data: MonthData, document: Document, raw: Path, before: Figures | None = None) -> TiedMonth:
    """Compute a month and tie out a report; where no quoted.csv lists what it prints, the tie-out does.

    `before` are the figures of the month before, for how far each moved; else what is kept of them is taken.
    """
    return _answered(_tied(data, document, raw, before), raw)


def _tied(data: MonthData, document: Document, raw: Path, before: Figures | None = None) -> TiedMonth:
    results, listed = compute(data), not data.frames["quoted"].empty
    before = _kept(results, data.month) if before is None else before
    against = Against(
        _stated(results, before),
        facts_of(data.month, data.frames),
        reviewed_of(raw, data.month),
        others(results.figures, results.history),
    )
    if not listed:
        data = heard(data, document, tie(document, against).claims)
        results = compute(data)
    out = tie(document, replace(against, computed=_stated(results, before)))
    otherwise = tuple(quoted_otherwise(results.comparisons, out.claims)) if listed else ()
    joined = ordered([*results.findings, *findings(out, results.findings), *otherwise])
    out = replace(out, findings=ordered([*out.findings, *otherwise]))
    return TiedMonth(data, replace(results, findings=joined), out)


def _answered(tied: TiedMonth, raw: Path) -> TiedMonth:
    """Mark the findings that somebody answers for on the day of the report."""
    data, results, out = tied.data, tied.results, tied.out
    rows = read_acknowledged(raw, data.month)
    if not rows:
        return tied
    day = date.fromisoformat(data.frames["report"]["date"].iloc[0])
    found = answered(results.findings, rows, day)
    if out is not None:
        of_text = [row for row in rows if row.finding in {each.id for each in out.findings}]
        out = replace(out, findings=answered(out.findings, of_text, day))
    hashes = {**data.hashes, ACKNOWLEDGED_FILE: digest_of(raw, data.month, ACKNOWLEDGED_FILE)}
    return TiedMonth(replace(data, hashes=hashes), replace(results, findings=found), out)


def _kept(results: Results, month: Month) -> Figures:
    """Return the figures of the month before as far as their values were kept, in the edition that each names."""
    history, last = results.history, month.previous()
    kept = {
        name: (result.figure.base is Edition.PUBLISHED and history.as_published(name, last))
        or history.past(name).get(last)
        for name, result in results.figures.items()
    }
    return {name: replace(results.figures[name], value=value) for name, value in kept.items() if value}


def _stated(results: Results, before: Figures) -> Figures:
    """Return what a report may state: the month's figures, and how far each moved since the month before."""
    moved = monthly.changes(results.figures, before)
    return results.figures | {each.id: each for each in moved.values()}


def heard(data: MonthData, document: Document, claims: tuple[Claim, ...]) -> MonthData:
    """Return the month with what the report's text prints as its quoted numbers, each leading to its place."""
    mentions = [claim.comparison.mention for claim in claims if claim.comparison and claim.is_declared]
    rows = {f"quoted/{number}": each for number, each in enumerate(mentions, 1)}
    index = pd.Index(list(rows), dtype="str", name="row")
    typed = {
        name: pd.Series(
            [_cell(each, name) for each in mentions], index, dtype=object if name in _EXACT else "str"
        )
        for name in Quoted.to_schema().columns
    }
    return replace(
        data,
        frames={**data.frames, "quoted": pd.DataFrame(typed, index=index)},
        cells={**data.cells, **_places(document, rows)},
        hashes={**data.hashes, document.name: document.sha256},
    )


_EXACT = ("value", "high", "step")


def _cell(mention: Mention, column: str):
    family, _, key = mention.figure.rstrip("]").partition("[")
    return {"figure": family, "key": key}[column] if column in {"figure", "key"} else getattr(mention, column)


def _places(document: Document, rows: dict[str, Mention]) -> dict[tuple[str, str], CellRef]:
    """Return for every cell of the rows where in the report its number stands."""
    seen: Counter[tuple[str, str]] = Counter()
    places = {}
    for row, mention in rows.items():
        seen[mention.section, mention.place] += 1
        where = f"{mention.section} {mention.place} no. {seen[mention.section, mention.place]}".strip()
        ref = CellRef(document.name, "", where, mention.printed, "value")
        places |= {(row, column): ref for column in Quoted.to_schema().columns}
    return places
