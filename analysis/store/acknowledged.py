"""Which findings somebody answers for: rows of acknowledged.csv, each with a reason, a name and a last day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from analysis.csvtext import unguarded
from analysis.forms import Column, Kind, Layout
from analysis.labels import Label
from analysis.store.decisions import decisions
from analysis.store.folder import ACKNOWLEDGED_FILE

if TYPE_CHECKING:
    from pathlib import Path

    from analysis.months import Month

_LAYOUT = Layout(
    form="acknowledged",
    file=ACKNOWLEDGED_FILE,
    title=Label("Các phát hiện đã được ghi nhận", "Findings acknowledged"),
    columns=(
        Column("finding", Kind.TEXT, ("Mã phát hiện",), blank=False),
        Column("numbers", Kind.TEXT, ("Số liệu",)),
        Column("reason", Kind.TEXT, ("Lý do",), blank=False),
        Column("who", Kind.TEXT, ("Người ghi nhận",), blank=False),
        Column("until", Kind.DATE, ("Đến hết ngày",), blank=False),
    ),
    key=("finding",),
    may_be_empty=True,
)


class Acknowledgement(NamedTuple):
    """One finding that its office answers for until a day; without `numbers` whatever they are."""

    finding: str
    numbers: str  # as findings.csv has them
    reason: str
    who: str
    until: date
    place: str  # in the file, as a fault names it

    def of(self, lang: str) -> str:
        """Say that the finding is acknowledged: why, by whom, until when."""
        from analysis.numerals import write_date  # noqa: PLC0415 -- only what is told needs it

        day = write_date(self.until, lang)
        if lang == "en":
            return f"Acknowledged: {self.reason} ({self.who}, until {day})."
        return f"Đã ghi nhận: {self.reason} ({self.who}, đến hết {day})."


def read_acknowledged(raw: Path, month: Month) -> tuple[Acknowledgement, ...]:
    """Read a month's acknowledged.csv; no rows where there is none. Raises Faults with one line a faulty row."""
    return tuple(
        Acknowledgement(
            unguarded(row["finding"]), unguarded(row["numbers"]), row["reason"], row["who"],
            date.fromisoformat(row["until"]), place,
        )
        for row, place in decisions(raw, month, _LAYOUT)
    )  # fmt: skip
