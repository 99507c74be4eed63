"""What the notebooks call: one function a step, so that a notebook holds calls and nothing else.

What only the later notebooks need is imported where they need it: the first waits for its imports.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from analysis import store
from analysis.faults import AnnexError, Faults
from analysis.forms import shortened
from analysis.forms.monthfile import read_month_toml
from analysis.results.revisions import revised
from analysis.results.series import points

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.annex.provenance import FullAnnex
    from analysis.results import Results
    from analysis.tie.monthly import TiedMonth


@contextmanager
def _in(lang: str) -> Iterator[None]:
    """Let a fault be told in the notebook's language: outside the notebook only its text is known."""
    try:
        yield
    except AnnexError as error:
        raise error.spoken(lang) from None


def read(raw: str, month: str, lang: str):
    """Read the month's folder; raises Faults with one line a faulty cell."""
    with _in(lang):
        store.check_month(Path(raw), month)
        found = store.read_raw(Path(raw), month)
        if found.faults:
            raise Faults(shortened(found.faults))
    return found


def clean(raw_month, lang: str) -> dict[str, pd.DataFrame]:
    """Make every frame of the month and validate it; raises Faults with one line a faulty cell."""
    with _in(lang):
        return store.clean(raw_month)


def overview(raw_month) -> pd.DataFrame:
    """Show what came in: a row a form, with the rows and cells that were read."""
    rows = [
        {
            "form": form,
            "rows": len(table.rows),
            "cells": len(table.cells),
            "filled": int((table.cells["state"] == "value").sum()),
        }
        for form, table in raw_month.forms.items()
    ]
    return pd.DataFrame(rows).set_index("form")


def sizes(frames: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Show what was validated: a row a frame."""
    rows = [
        {"frame": name, "rows": len(frame), "columns": frame.shape[1], "empty": int(frame.isna().sum().sum())}
        for name, frame in frames.items()
    ]
    return pd.DataFrame(rows).set_index("frame")


def load(processed: str, month: str, lang: str, out: str):
    """Load the month's validated frames with the raw cell behind each value, and what is kept of other months."""
    with _in(lang):
        data = store.load(Path(processed), month)
        series = store.read_series(Path(processed), data.month)
        published = store.read_published(Path(out), data.month)
        before = store.with_previous(data, processed=Path(processed))
        return replace(before, series=series, published=published)


def keep_series(frames: dict[str, pd.DataFrame], folder: Path) -> None:
    """Write beside the month's frames the few exact values that later months compare with."""
    store.write_series(points(frames), folder)


def compute(raw: str, processed: str, month: str, lang: str, out: str) -> TiedMonth:
    """Compute the month from its processed frames, and tie out its report where one lies in its folder."""
    from analysis.tie.monthly import tied_month  # noqa: PLC0415 -- see above

    with _in(lang):
        return tied_month(load(processed, month, lang, out), Path(raw))


def figures(computed: Results, lang: str) -> pd.DataFrame:
    """Show every figure as it would be printed, with its evidence."""
    rows = [
        {
            "figure": name,
            "section": result.section,
            "label": result.label.of(lang),
            "value": result.printed(lang),
            "evidence": result.value.evidence.name.lower(),
        }
        for name, result in computed.figures.items()
    ]
    return pd.DataFrame(rows).set_index("figure")


def verdicts(computed: Results, lang: str) -> pd.DataFrame:
    """Show every quoted number beside the computed one."""
    rows = [
        {
            "figure": each.mention.figure,
            "section": each.mention.section,
            "printed": each.mention.printed,
            "computed": each.result.printed(lang),
            "verdict": computed.verdict(each, lang),
        }
        for each in computed.comparisons
    ]
    columns = ["figure", "section", "printed", "computed", "verdict"]  # a month may quote nothing yet
    return pd.DataFrame(rows, columns=columns).set_index("figure")


def findings(computed: Results, lang: str) -> pd.DataFrame:
    """Show what does not hold, worst first."""
    rows = [
        {
            "id": each.id,
            "severity": str(each.severity),
            "section": each.section,
            "finding": each.sentence.of(lang),
        }
        for each in computed.findings
    ]
    return pd.DataFrame(rows, columns=["id", "severity", "section", "finding"]).set_index("id")


def numbers(tied: TiedMonth, lang: str) -> pd.DataFrame:
    """Show how many numbers of the report's text are in each state; no rows where the month has no report."""
    from analysis.tie.states import STATES  # noqa: PLC0415 -- see above

    counts = tied.out.counts if tied.out else {}
    rows = [{"state": STATES[state].of(lang), "numbers": count} for state, count in counts.items()]
    return pd.DataFrame(rows, columns=["state", "numbers"]).set_index("state")


def write(tied: TiedMonth, raw: str, folder: Path, lang: str) -> None:
    """Write the month's records; with a report, every number of its text, and a Word file with remarks."""
    from analysis import results  # noqa: PLC0415 -- see above
    from analysis.tie import record  # noqa: PLC0415
    from analysis.tie.word.comments import tied_report  # noqa: PLC0415

    results.write(tied.results, tied.data, folder)
    if tied.out is None:
        return
    (folder / "tie.csv").write_bytes(record.table(tied.out))
    report = (Path(raw) / str(tied.data.month) / tied.out.document.name).read_bytes()
    remarked = tied_report(tied.out.document, report, record.remarks(tied.out, lang), lang)
    (folder / "report-tied.docx").write_bytes(remarked)


def annex(raw: str, processed: str, month: str, lang: str, out: str) -> FullAnnex:
    """Compute the month from its processed frames and return its annex, with what was revised since a vintage."""
    from analysis import results  # noqa: PLC0415 -- see above
    from analysis.annex.provenance import FullAnnex  # noqa: PLC0415

    tied = compute(raw, processed, month, lang, out)
    file = read_month_toml(Path(raw) / month / "month.toml")
    with _in(lang):
        rows = store.read_revisions(Path(raw), tied.data.month)
    figures = {row["id"]: row for row in results.records(tied.results, tied.data)[results.FIGURES]}
    found = revised(figures, store.read_released(Path(out) / month), rows)
    data = tied.data
    if rows:
        digest = store.digest_of(Path(raw), data.month, store.REVISIONS_FILE)
        data = replace(data, hashes={**data.hashes, store.REVISIONS_FILE: digest})
    return FullAnnex(tied.results, data, file, lang, tied.out, found)


def month_folder(root: str, month: str) -> Path:
    """Return the month's folder below a root, made if need be."""
    folder = Path(root) / month
    folder.mkdir(parents=True, exist_ok=True)
    return folder
