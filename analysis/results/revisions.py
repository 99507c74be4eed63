"""How a month's figures stand to what was published of them: those revised since, each with the reason given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.labels import Label
from analysis.results.differences import FigureChange, Row, figure_changes
from analysis.store.folder import REVISIONS_FILE

if TYPE_CHECKING:
    from analysis.store.revisions import Revision

_ABSENT = "–"


@dataclass(frozen=True)
class Revised:
    """The newest vintage whose figures are others, what has changed since, and the reasons by the figure's id."""

    vintage: int
    changes: tuple[FigureChange, ...]
    reasons: Mapping[str, Revision]


def revised(
    figures: Mapping[str, Row], released: Mapping[int, Mapping[str, Row]], rows: Iterable[Revision]
) -> Revised | None:
    """Hold figures against the newest vintage whose figures differ; None where all vintages say the same.

    A vintage frozen from these very figures changes nothing: they are revised against the one before it still.
    """
    for number in sorted(released, reverse=True):
        if changes := figure_changes(released[number], figures):
            return Revised(
                number, tuple(changes), {each.figure: each for each in rows if each.vintage == number}
            )
    return None


def unanswered(found: Revised | None, rows: Iterable[Revision], vintages: Iterable[int]) -> Iterator[Label]:
    """Yield a line for each revised figure without a reason, and for each reason that is of nothing revised."""
    changes = {each.id: each for each in found.changes} if found else {}
    for change in changes.values():
        if change.id not in found.reasons:
            moved = {
                lang: " → ".join(text or _ABSENT for text in change.printed(lang)) for lang in ("vi", "en")
            }
            yield Label(
                f"{change.id}: {moved['vi']}: điều chỉnh so với bản công bố số {found.vintage} mà chưa nêu lý do; "
                f"ghi vào {REVISIONS_FILE}",
                f"{change.id}: {moved['en']}: revised since vintage {found.vintage} without a reason; "
                f"give one in {REVISIONS_FILE}",
            )
    known = set(vintages)
    for row in rows:
        if row.vintage not in known:
            yield _stray(
                row,
                Label(f"chưa có bản công bố số {row.vintage}", f"there is no vintage {row.vintage}"),
            )
        elif found and row.vintage == found.vintage and row.figure not in changes:
            yield _stray(
                row,
                Label(
                    f"chỉ tiêu này không khác bản công bố số {row.vintage}",
                    f"this figure is what vintage {row.vintage} says",
                ),
            )


def _stray(row: Revision, rule: Label) -> Label:
    vi = row.place.replace("line ", "dòng ", 1)
    return Label(
        f"{REVISIONS_FILE}, {vi}, {row.figure}: {rule.vi}; sửa hoặc xóa dòng",
        f"{REVISIONS_FILE}, {row.place}, {row.figure}: {rule.en}; mend or delete the line",
    )
