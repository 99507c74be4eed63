"""What must hold between form II.06a and that of the month before: what was pending is what is carried over."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
from pandera.typing import DataFrame

from analysis.declare import Check, equal, identity
from analysis.exact import Exact, each_row, total
from analysis.labels import Label
from analysis.services import SECTORS, SERVICES
from analysis.subjects.essential_identities import WHOLE
from analysis.subjects.essential_services import SECTION, Dossiers, EssentialSectors, EssentialServices


@identity(
    section=SECTION,
    kind="stock and flow between months",
    vi="{where}: hồ sơ từ kỳ trước chuyển sang (6) là {left}, nhưng biểu tháng trước ghi đang giải quyết (11) là "
    "{right} (lệch {difference}).",
    en="{where}: {left} dossiers are carried over (6), but last month's form states {right} pending (11) "
    "(off by {difference}).",
)
def carried_over_was_pending(
    essential_services: DataFrame[EssentialServices],
    essential_sectors: DataFrame[EssentialSectors],
    essential_total: DataFrame[Dossiers],
    previous_essential_services: DataFrame[EssentialServices],
    previous_essential_sectors: DataFrame[EssentialSectors],
    previous_essential_total: DataFrame[Dossiers],
) -> Iterator[Check]:
    """Column (6) of this month = column (11) of the month before, in every row that both forms have."""
    yield from _held(essential_services, previous_essential_services, "service")
    alone = essential_sectors.index.isin(essential_services.index)  # a sector's only service: held already
    yield from _held(essential_sectors[~alone], previous_essential_sectors, "sector")
    now, before = total(essential_total["carried_over"]), total(previous_essential_total["pending_total"])
    yield _carried("total", WHOLE, {"carried_over": now}, {"pending_total": before})


def _held(now: pd.DataFrame, before: pd.DataFrame, column: str) -> Iterator[Check]:
    register, prefix = (SERVICES, "service-") if column == "service" else (SECTORS, "")
    earlier = dict(zip(before[column], each_row(before, ["pending_total"]), strict=True))
    absent = {"pending_total": total(before["pending_total"].iloc[:0])}
    for key, row in zip(now[column], each_row(now, ["carried_over"]), strict=True):
        yield _carried(f"{prefix}{key}", register[key].label, row, earlier.get(key, absent))


def _carried(key: str, name: Label, now: dict[str, Exact], before: dict[str, Exact]) -> Check:
    return equal(key, now["carried_over"], before["pending_total"], name)
