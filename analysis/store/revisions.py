"""Why a published figure is no longer what it was: rows of revisions.csv, each with a reason and a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.csvtext import unguarded
from analysis.forms import Column, Kind, Layout
from analysis.labels import Label
from analysis.store.decisions import decisions
from analysis.store.folder import REVISIONS_FILE

if TYPE_CHECKING:
    from pathlib import Path

    from analysis.months import Month

_LAYOUT = Layout(
    form="revisions",
    file=REVISIONS_FILE,
    title=Label("Lý do điều chỉnh số liệu đã công bố", "Reasons for revised figures"),
    columns=(
        Column("figure", Kind.TEXT, ("Mã chỉ tiêu",), blank=False),
        Column("vintage", Kind.COUNT, ("Bản công bố số",), blank=False),
        Column("reason", Kind.TEXT, ("Lý do",), blank=False),
        Column("who", Kind.TEXT, ("Người điều chỉnh",), blank=False),
    ),
    key=("figure", "vintage"),
    may_be_empty=True,
)


class Revision(NamedTuple):
    """Why a figure is no longer what a vintage published, and who says so."""

    figure: str
    vintage: int
    reason: str
    who: str
    place: str  # in the file, as a fault names it


def read_revisions(raw: Path, month: Month) -> tuple[Revision, ...]:
    """Read a month's revisions.csv; no rows where there is none. Raises Faults with one line a faulty row."""
    return tuple(
        Revision(unguarded(row["figure"]), int(row["vintage"]), row["reason"], row["who"], place)
        for row, place in decisions(raw, month, _LAYOUT)
    )
