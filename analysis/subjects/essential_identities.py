"""What must hold in form II.06a: footing of rows, sectors and the whole, stock and flow, parts within wholes."""

from __future__ import annotations

from collections.abc import Iterator

from pandera.typing import DataFrame

from analysis.declare import Check, at_most, equal, identity
from analysis.exact import Exact, added, each_row, supplied_total, total
from analysis.places import Label
from analysis.services import SECTORS, SERVICES
from analysis.subjects.essential_services import (
    COUNTS,
    SECTION,
    Dossiers,
    EssentialSectors,
    EssentialServices,
    sectors,
)

WHOLE = Label("Tổng cộng các DVC thiết yếu", "All essential services")

_COLUMNS = {
    "received_total": Label("tổng tiếp nhận (3)", "received, total (3)"),
    "received_online": Label("tiếp nhận trực tuyến (4)", "received online (4)"),
    "received_direct": Label("tiếp nhận trực tiếp, bưu chính (5)", "received otherwise (5)"),
    "carried_over": Label("từ kỳ trước (6)", "carried over (6)"),
    "resolved_total": Label("đã giải quyết (7)", "resolved (7)"),
    "resolved_early": Label("trước hạn (8)", "early (8)"),
    "resolved_on_time": Label("đúng hạn (9)", "on time (9)"),
    "resolved_overdue": Label("quá hạn (10)", "overdue (10)"),
    "pending_total": Label("đang giải quyết (11)", "pending (11)"),
    "pending_in_time": Label("trong hạn (12)", "in time (12)"),
    "pending_overdue": Label("quá hạn (13)", "overdue (13)"),
}


def _rows(
    essential_services, essential_sectors, essential_total
) -> Iterator[tuple[str, Label, dict[str, Exact]]]:
    """Yield every row of the form once, with a stable key, its name and its cells by column."""
    seen = set(essential_services.index)
    services = zip(essential_services["service"], each_row(essential_services, COUNTS), strict=True)
    for key, cells in services:
        yield f"service-{key}", SERVICES[key].label, cells
    sectors = zip(essential_sectors["sector"].items(), each_row(essential_sectors, COUNTS), strict=True)
    for (row_id, key), cells in sectors:
        if row_id not in seen:  # the only service of its sector stands in both frames
            yield key, SECTORS[key].label, cells
    for cells in each_row(essential_total, COUNTS):
        yield "total", WHOLE, cells


def _received(row: dict[str, Exact]) -> Exact:
    """Return everything to be dealt with: column (3), or (4) + (5) + (6) where (3) was left empty."""
    stated = row["received_total"]
    new = row["received_online"] + row["received_direct"]
    return stated if stated.supplied else new + row["carried_over"]


def _parts(row: dict[str, Exact], *columns: str) -> Exact:
    return added(row[column] for column in columns)


_FOOTS_VI = (
    "{where}: biểu II.06a ghi {column} là {left}, cộng các cột thành phần được {right} (lệch {difference})."
)
_FOOTS_EN = (
    "{where}: form II.06a states {column} as {left}, but its parts add up to {right} (off by {difference})."
)


def _footing(frames: tuple, stated: str, *parts: str) -> Iterator[Check]:
    for key, name, row in _rows(*frames):
        yield equal(key, row[stated], _parts(row, *parts), name, column=_COLUMNS[stated])


@identity(section=SECTION, kind="footing", vi=_FOOTS_VI, en=_FOOTS_EN)
def received_foots(
    essential_services: DataFrame[EssentialServices],
    essential_sectors: DataFrame[EssentialSectors],
    essential_total: DataFrame[Dossiers],
) -> Iterator[Check]:
    """Column (3) = (4) + (5) + (6) in every row."""
    frames = (essential_services, essential_sectors, essential_total)
    yield from _footing(frames, "received_total", "received_online", "received_direct", "carried_over")


@identity(section=SECTION, kind="footing", vi=_FOOTS_VI, en=_FOOTS_EN)
def resolved_foots(
    essential_services: DataFrame[EssentialServices],
    essential_sectors: DataFrame[EssentialSectors],
    essential_total: DataFrame[Dossiers],
) -> Iterator[Check]:
    """Column (7) = (8) + (9) + (10) in every row."""
    frames = (essential_services, essential_sectors, essential_total)
    yield from _footing(frames, "resolved_total", "resolved_early", "resolved_on_time", "resolved_overdue")


@identity(section=SECTION, kind="footing", vi=_FOOTS_VI, en=_FOOTS_EN)
def pending_foots(
    essential_services: DataFrame[EssentialServices],
    essential_sectors: DataFrame[EssentialSectors],
    essential_total: DataFrame[Dossiers],
) -> Iterator[Check]:
    """Column (11) = (12) + (13) in every row."""
    frames = (essential_services, essential_sectors, essential_total)
    yield from _footing(frames, "pending_total", "pending_in_time", "pending_overdue")


@identity(
    section=SECTION,
    kind="stock and flow",
    vi="{where}: hồ sơ tiếp nhận mới và từ kỳ trước là {left}, đã giải quyết và đang giải quyết là {right} "
    "(lệch {difference}).",
    en="{where}: new and carried-over dossiers are {left}, resolved and pending ones {right} (off by {difference}).",
)
def dossiers_flow(
    essential_services: DataFrame[EssentialServices],
    essential_sectors: DataFrame[EssentialSectors],
    essential_total: DataFrame[Dossiers],
) -> Iterator[Check]:
    """What came in or was carried over = what was resolved or is pending, in every row: (3) = (7) + (11)."""
    for key, name, row in _rows(essential_services, essential_sectors, essential_total):
        yield equal(key, _received(row), _parts(row, "resolved_total", "pending_total"), name)


@identity(
    section=SECTION,
    kind="parts within the whole",
    vi="{where}: {part} là {left}, vượt {whole} là {right}.",
    en="{where}: {part} is {left}, beyond {whole}, which is {right}.",
)
def parts_within_rows(
    essential_services: DataFrame[EssentialServices],
    essential_sectors: DataFrame[EssentialSectors],
    essential_total: DataFrame[Dossiers],
) -> Iterator[Check]:
    """Overdue within resolved, overdue within pending, resolved within received, in every row."""
    for key, name, row in _rows(essential_services, essential_sectors, essential_total):
        for part, whole in (("resolved_overdue", "resolved_total"), ("pending_overdue", "pending_total")):
            yield at_most(
                f"{key}.{part}",
                row[part],
                row[whole],
                name,
                part=_COLUMNS[part],
                whole=_COLUMNS[whole],
            )
        yield at_most(
            f"{key}.resolved_total",
            row["resolved_total"],
            _received(row),
            name,
            part=_COLUMNS["resolved_total"],
            whole=_COLUMNS["received_total"],
        )


@identity(
    section=SECTION,
    kind="footing",
    vi="{where}: cột {column}, dòng cộng ghi {left}, các dịch vụ cộng lại được {right} (lệch {difference}).",
    en="{where}: in column {column} the sum row states {left}, the services add up to {right} (off by {difference}).",
)
def sectors_foot(
    essential_services: DataFrame[EssentialServices], essential_sectors: DataFrame[EssentialSectors]
) -> Iterator[Check]:
    """A sector's sum row = the sum of its services, in every column in which all services are given."""
    sum_rows, services_of = sectors(essential_sectors), sectors(essential_services)
    for key, sector in SECTORS.items():
        stated, services = sum_rows[key], services_of[key]
        for column in COUNTS:
            yield equal(
                f"{key}.{column}",
                total(stated[column]),
                total(services[column]),
                sector.label,
                column=_COLUMNS[column],
            )


@identity(
    section=SECTION,
    kind="footing",
    vi="Biểu II.06a, cột {column}: dòng tổng cộng ghi {left}, các lĩnh vực cộng lại được {right} (lệch {difference}).",
    en="Form II.06a, column {column}: the total row states {left}, the sectors add up to {right} "
    "(off by {difference}).",
)
def total_foots(
    essential_sectors: DataFrame[EssentialSectors], essential_total: DataFrame[Dossiers]
) -> Iterator[Check]:
    """The grand total = the sum of the sectors, in every column in which all sectors are given."""
    for column in COUNTS:
        yield equal(
            column, total(essential_total[column]), total(essential_sectors[column]), column=_COLUMNS[column]
        )


@identity(
    section=SECTION,
    kind="parts within the whole",
    vi="Biểu II.06a, cột {column}: các lĩnh vực có số liệu cộng lại được {left}, vượt dòng tổng cộng {right}.",
    en="Form II.06a, column {column}: the sectors given add up to {left}, beyond the total row's {right}.",
)
def sectors_within_total(
    essential_sectors: DataFrame[EssentialSectors], essential_total: DataFrame[Dossiers]
) -> Iterator[Check]:
    """What single sectors gave never exceeds the grand total."""
    for column in COUNTS:
        yield at_most(
            column,
            supplied_total(essential_sectors[column]),
            total(essential_total[column]),
            column=_COLUMNS[column],
        )


@identity(
    section=SECTION,
    kind="parts within the whole",
    vi="Hồ sơ từ kỳ trước chuyển sang của các lĩnh vực có số liệu là {left}, vượt tổng của toàn tỉnh {right}.",
    en="Carried-over dossiers of the sectors given are {left}, beyond the whole, which is {right}.",
)
def carried_over_within_total(
    essential_sectors: DataFrame[EssentialSectors], essential_carried_over: Exact
) -> Iterator[Check]:
    """What sectors carried over never exceeds what was carried over in all, known or implied."""
    yield at_most("carried_over", supplied_total(essential_sectors["carried_over"]), essential_carried_over)


@identity(
    section=SECTION,
    kind="parts within the whole",
    vi="Hồ sơ tiếp nhận mới của các lĩnh vực có số liệu vượt tổng số: phần còn lại là {left}.",
    en="New dossiers of the sectors given exceed the whole: the remainder is {left}.",
)
def remainder_not_negative(remainder_received_new: Exact) -> Iterator[Check]:
    """The remainder of new dossiers is never negative."""
    yield Check(
        "new",
        remainder_received_new.high >= 0 if remainder_received_new.supplied else None,
        {"left": remainder_received_new},
        tuple(remainder_received_new.leaves()),
    )


@identity(
    section=SECTION,
    kind="parts within the whole",
    vi="Phần còn lại: hồ sơ trực tuyến là {left}, vượt tổng số hồ sơ mới {right}.",
    en="Remainder: {left} dossiers came online, beyond all {right} new ones.",
)
def remainder_online_within_new(
    remainder_received_online: Exact, remainder_received_new: Exact
) -> Iterator[Check]:
    """What came online in the remainder is never more than all that is new in it."""
    yield at_most("online", remainder_received_online, remainder_received_new)


@identity(
    section=SECTION,
    kind="parts within the whole",
    vi="{where}: tiếp nhận trực tuyến {left}, vượt tổng số tiếp nhận {right}.",
    en="{where}: received online {left}, beyond all received, {right}.",
)
def online_within_received(
    essential_services: DataFrame[EssentialServices],
    essential_sectors: DataFrame[EssentialSectors],
    essential_total: DataFrame[Dossiers],
) -> Iterator[Check]:
    """What came online is never more than all that was received, in every row."""
    for key, name, row in _rows(essential_services, essential_sectors, essential_total):
        yield at_most(key, row["received_online"], row["received_total"], name)
