"""Which findings no longer block, because somebody answers for them; and which acknowledgements no longer hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from analysis.declare import Severity
from analysis.labels import Label
from analysis.numerals import write_date
from analysis.results.findings import Finding, numbers_of, ordered
from analysis.sections import EVERYWHERE
from analysis.store.folder import ACKNOWLEDGED_FILE

if TYPE_CHECKING:
    from analysis.store.acknowledged import Acknowledgement

KIND = "acknowledgement"
_AGAIN = Label("xử lý phát hiện, hoặc ghi nhận lại", "mend it, or acknowledge it again")


def answered(found: Iterable[Finding], rows: Iterable[Acknowledgement], day: date) -> tuple[Finding, ...]:
    """Return the findings, those acknowledged on that day with who answers for them; a row that does not hold warns."""
    found, rows = list(found), list(rows)
    valid = {row.finding: row for row in rows if row.until >= day}
    settled = [
        replace(each, acknowledged=row) if (row := valid.get(each.id)) and _fits(row, each) else each
        for each in found
    ]
    return ordered([*settled, *(each for row in rows for each in _stale(row, found, day))])


def _fits(row: Acknowledgement, finding: Finding) -> bool:
    return not row.numbers or row.numbers == numbers_of(finding)


def _stale(row: Acknowledgement, found: list[Finding], day: date) -> Iterator[Finding]:
    """Yield a warning where an acknowledgement has run out, is of other numbers, or of nothing that is found."""
    meant = [each for each in found if each.id == row.finding]
    if not meant:
        yield _warning(
            row,
            EVERYWHERE,
            Label("tháng này không có phát hiện đó", "this month has no such finding"),
            Label("sửa mã, hoặc xóa dòng", "mend the id, or delete the line"),
        )
    elif row.until < day:
        until = row.until
        rule = Label(
            f"ghi nhận của {row.who} đã hết hạn ngày {write_date(until)}",
            f"{row.who}'s acknowledgement ran out on {write_date(until, 'en')}",
        )
        yield _warning(row, meant[0].section, rule, _AGAIN)
    elif not any(_fits(row, each) for each in meant):
        now = numbers_of(meant[0])
        rule = Label(
            f"số liệu nay là “{now}”, không còn là “{row.numbers}” mà {row.who} đã ghi nhận",
            f"its numbers are now “{now}”, no longer the “{row.numbers}” that {row.who} acknowledged",
        )
        yield _warning(row, meant[0].section, rule, _AGAIN)


def _warning(row: Acknowledgement, section: str, rule: Label, mend: Label) -> Finding:
    vi = row.place.replace("line ", "dòng ", 1)
    sentence = Label(
        f"{ACKNOWLEDGED_FILE}, {vi}, {row.finding}: {rule.vi}; {mend.vi}.",
        f"{ACKNOWLEDGED_FILE}, {row.place}, {row.finding}: {rule.en}; {mend.en}.",
    )
    return Finding(f"{KIND}:{row.finding}", Severity.WARNING, section, KIND, sentence)
