"""What month.toml says, as two forms like any other: its cells are addressed by table and key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.forms import FormTable
from analysis.forms.reader import CELL_COLUMNS
from analysis.store.folder import form_file

if TYPE_CHECKING:
    from pathlib import Path

    from analysis.forms.monthfile import MonthFile

MONTH_FILE = "month.toml"
_REPORT = ("number", "date", "annex", "issuer", "period_month", "period_from", "period_to")
_INPUTS = ("form", "file", "agency", "as_of", "cumulative", "supplied")


def report_form(file: MonthFile) -> FormTable:
    """Return the report and its period as a form of one row."""
    report, period = file.report, file.period
    cells = {
        "number": ("report.number", report.number),
        "date": ("report.date", report.date.isoformat()),
        "annex": ("report.annex_vi", report.annex.vi),
        "issuer": ("report.issuer_vi", report.issuer.vi),
        "period_month": ("period.month", str(period.month)),
        "period_from": ("period.from", period.first.isoformat()),
        "period_to": ("period.to", period.last.isoformat()),
    }
    return _form("report", _REPORT, [cells])


def inputs_form(file: MonthFile, folder: Path, unfilled: set[str]) -> FormTable:
    """Return who supplies which form, one row an input; `supplied` says whether its file is there, and filled."""
    rows = []
    for number, each in enumerate(file.inputs, 1):
        values = {
            "form": ("form", each.form),
            "file": ("file", each.file),
            "agency": ("agency_vi", each.agency.vi),
            "as_of": ("as_of", each.as_of.isoformat() if each.as_of else ""),
            "cumulative": ("cumulative", _written(each.cumulative)),
            "supplied": ("file", _written(bool(form_file(folder, each.file)) and each.form not in unfilled)),
        }
        rows.append({name: (f"inputs[{number}].{key}", text) for name, (key, text) in values.items()})
    return _form("inputs", _INPUTS, rows)


def _written(value: bool) -> str:  # noqa: FBT001 -- the value is what is written
    return "true" if value else "false"


def _form(form: str, columns: tuple[str, ...], rows: list[dict[str, tuple[str, str]]]) -> FormTable:
    ids = [f"{form}/{number}" for number in range(1, len(rows) + 1)]
    texts = {"role": ["body"] * len(rows), "banner": [""] * len(rows)}
    texts |= {name: [row[name][1] for row in rows] for name in columns}
    cells = [
        (row_id, name, MONTH_FILE, "", *row[name], "value" if row[name][1] else "blank")
        for row_id, row in zip(ids, rows, strict=True)
        for name in columns
    ]
    index = pd.Index(ids, dtype="str", name="row")
    typed = pd.DataFrame(texts, index=index, dtype="str")
    return FormTable(form, typed, pd.DataFrame(cells, columns=list(CELL_COLUMNS), dtype="str"), ())
