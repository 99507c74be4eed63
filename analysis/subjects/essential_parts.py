"""The essential services in parts: what no sector gave figures for, and each sector's shares online and on time."""

from __future__ import annotations

from pandera.typing import DataFrame

from analysis.declare import DOSSIERS, PERCENT, STOCK, figure
from analysis.exact import Exact, supplied_total, total
from analysis.services import SECTORS
from analysis.subjects.essential_services import (
    SECTION,
    SECTOR_SECTIONS,
    EssentialSectors,
    by_sector,
    new_dossiers,
    resolved_in_time,
)


@figure(
    section=SECTION,
    unit=DOSSIERS,
    vi="Phần còn lại: hồ sơ trực tuyến của các lĩnh vực không có số liệu riêng",
    en="Remainder: received online in fields without figures of their own",
    said=("lĩnh vực không có số liệu riêng > trực tuyến _ hồ sơ",),
)
def remainder_received_online(
    essential_received_online: Exact, essential_sectors: DataFrame[EssentialSectors]
) -> Exact:
    """Received online in all, less what sectors gave one by one."""
    return essential_received_online - supplied_total(essential_sectors["received_online"])


@figure(
    section=SECTION,
    unit=DOSSIERS,
    vi="Phần còn lại: hồ sơ tiếp nhận mới của các lĩnh vực không có số liệu riêng",
    en="Remainder: new dossiers in fields without figures of their own",
    said=("lĩnh vực không có số liệu riêng > tiếp nhận mới _ hồ sơ",),
)
def remainder_received_new(
    essential_received_new: Exact, essential_sectors: DataFrame[EssentialSectors]
) -> Exact:
    """New dossiers in all, less those of the sectors that gave both columns (4) and (5)."""
    full = essential_sectors.dropna(subset=["received_online", "received_direct"])
    return essential_received_new - (total(full["received_online"]) + total(full["received_direct"]))


@figure(
    section=SECTION,
    unit=DOSSIERS,
    vi="Phần còn lại: hồ sơ đã giải quyết chưa tách theo lĩnh vực",
    en="Remainder: resolved dossiers not given by sector",
    said=("chưa tách theo lĩnh vực > đã giải quyết _ hồ sơ",),
)
def remainder_resolved(essential_resolved: Exact, essential_sectors: DataFrame[EssentialSectors]) -> Exact:
    """Resolved in all, less what sectors gave one by one."""
    return essential_resolved - supplied_total(essential_sectors["resolved_total"])


@figure(
    section=SECTION,
    unit=DOSSIERS,
    vi="Phần còn lại: hồ sơ đang giải quyết chưa tách theo lĩnh vực",
    en="Remainder: pending dossiers not given by sector",
    said=("chưa tách theo lĩnh vực > đang giải quyết _ hồ sơ",),
)
def remainder_pending(essential_pending: Exact, essential_sectors: DataFrame[EssentialSectors]) -> Exact:
    """Pending in all, less what sectors gave one by one."""
    return essential_pending - supplied_total(essential_sectors["pending_total"])


@figure(
    section=SECTOR_SECTIONS,
    unit=PERCENT,
    against=STOCK,
    decimals=2,
    by=SECTORS,
    vi="Tỷ lệ hồ sơ tiếp nhận trực tuyến",
    en="Share received online",
    said=(
        "{} … tiếp nhận trực tuyến > đạt _",
        "{} > tỷ lệ hồ sơ tiếp nhận trực tuyến _",
        "{} … trực tuyến > tỷ lệ _",
    ),
)
def sector_online_share(essential_sectors: DataFrame[EssentialSectors]) -> dict[str, Exact]:
    """New dossiers received online over all new dossiers of the sector."""
    return by_sector(essential_sectors, lambda row: total(row["received_online"]) / new_dossiers(row))


@figure(
    section=SECTOR_SECTIONS,
    unit=PERCENT,
    decimals=2,
    by=SECTORS,
    vi="Tỷ lệ hồ sơ giải quyết đúng và trước hạn",
    en="Share resolved on time",
    said=(
        "{} … đúng và trước hạn > đạt _",
        "{} > tỷ lệ giải quyết đúng và trước hạn _",
        "{} > tỷ lệ đúng hạn _",
    ),
)
def sector_on_time_share(essential_sectors: DataFrame[EssentialSectors]) -> dict[str, Exact]:
    """Resolved less resolved overdue, over resolved: columns ((7) − (10)) / (7)."""
    return by_sector(essential_sectors, lambda row: resolved_in_time(row) / total(row["resolved_total"]))
