"""Justice: dossiers of the four civil-status and record services, online share, stock and flow."""

from __future__ import annotations

from collections.abc import Iterator

from pandera.typing import DataFrame

from analysis.declare import DOSSIERS, FLOW, PERCENT, POINTS, STOCK, Base, Check, equal, figure, identity
from analysis.exact import Exact, total, unrounded
from analysis.subjects.essential_services import EssentialSectors, new_dossiers, of_sector, resolved_in_time
from analysis.subjects.schema import Indicators, share

SECTION = "II.2.2.4"


@figure(
    section=SECTION,
    unit=DOSSIERS,
    vi="Hồ sơ tư pháp tiếp nhận trực tuyến",
    en="Justice dossiers received online",
    said=(
        "tư pháp > tiếp nhận trực tuyến _ hồ sơ",
        "tư pháp > _ hồ sơ trực tuyến",
    ),
)
def justice_received_online(essential_sectors: DataFrame[EssentialSectors]) -> Exact:
    """Column (4) of the sector's row."""
    return total(of_sector(essential_sectors, "justice")["received_online"])


@figure(
    section=SECTION,
    unit=DOSSIERS,
    against=FLOW,
    vi="Hồ sơ tư pháp tiếp nhận mới",
    en="New justice dossiers",
    said=(
        "tư pháp > tiếp nhận trực tuyến /_ hồ sơ",
        "tư pháp > tiếp nhận mới _ hồ sơ !trực tuyến !trực tiếp",
    ),
)
def justice_received_new(essential_sectors: DataFrame[EssentialSectors]) -> Exact:
    """Columns (4) + (5) of the sector's row."""
    return new_dossiers(of_sector(essential_sectors, "justice"))


@figure(
    section=SECTION,
    unit=PERCENT,
    against=STOCK | {Base.YEAR: "sector_indicators.justice_online_share"},
    decimals=2,
    key=True,
    vi="Tỷ lệ hồ sơ tư pháp tiếp nhận trực tuyến",
    en="Justice dossiers received online, share",
    said=(
        "tư pháp … tiếp nhận trực tuyến > đạt _",
        "tư pháp > tỷ lệ hồ sơ tiếp nhận trực tuyến _",
        "tư pháp … trực tuyến > tỷ lệ _",
    ),
)
def justice_online_share(essential_sectors: DataFrame[EssentialSectors]) -> Exact:
    """Dossiers received online over all new dossiers of the four justice services, carried-over ones left out."""
    justice = of_sector(essential_sectors, "justice")
    return total(justice["received_online"]) / new_dossiers(justice)


@figure(
    section=SECTION,
    unit=POINTS,
    decimals=2,
    vi="Mức tăng tỷ lệ trực tuyến tư pháp so với tháng trước",
    en="Justice online share, change on the month before",
    said=(
        "tư pháp … trực tuyến > tăng _ so với kỳ tháng",
        "tư pháp … trực tuyến > giảm _ so với kỳ tháng",
        "tư pháp … trực tuyến > tăng _ so với tháng trước",
        "tư pháp … trực tuyến > giảm _ so với tháng trước",
    ),
)
def justice_online_share_change(sector_indicators: DataFrame[Indicators]) -> Exact:
    """As the agency gave it; taken as percentage points, because it is the change of a share."""
    return share(sector_indicators, "justice_online_share", "change")


@figure(
    section=SECTION,
    unit=PERCENT,
    decimals=2,
    vi="Tỷ lệ trực tuyến tư pháp tháng trước (suy ra)",
    en="Justice online share of the month before (implied)",
    said=(
        "tư pháp … tháng trước > tỷ lệ trực tuyến _",
        "tư pháp > tháng trước _",
    ),
)
def justice_online_share_before(justice_online_share: Exact, justice_online_share_change: Exact) -> Exact:
    """The month's share less the change that was given, half a unit of its last digit either way."""
    return justice_online_share - unrounded(justice_online_share_change)


@figure(
    section=SECTION,
    unit=DOSSIERS,
    vi="Hồ sơ tư pháp giải quyết đúng và trước hạn",
    en="Justice dossiers resolved on time",
    said=(
        "tư pháp > đã giải quyết đúng và trước hạn _ hồ sơ",
        "tư pháp > giải quyết đúng hạn _ hồ sơ",
    ),
)
def justice_resolved_on_time(essential_sectors: DataFrame[EssentialSectors]) -> Exact:
    """Column (7) less column (10) of the sector's row."""
    return resolved_in_time(of_sector(essential_sectors, "justice"))


@figure(
    section=SECTION,
    unit=DOSSIERS,
    vi="Hồ sơ tư pháp từ kỳ trước chuyển sang",
    en="Justice dossiers carried over",
    said=(
        "tư pháp > _ hồ sơ … trước chuyển sang",
        "tư pháp > kỳ trước chuyển sang _ hồ sơ",
    ),
)
def justice_carried_over(essential_sectors: DataFrame[EssentialSectors]) -> Exact:
    """Column (6) of the sector's row."""
    return total(of_sector(essential_sectors, "justice")["carried_over"])


@figure(
    section=SECTION,
    unit=DOSSIERS,
    vi="Hồ sơ tư pháp đang giải quyết",
    en="Justice dossiers pending",
    said=(
        "tư pháp > _ hồ sơ … đang … giải quyết",
        "tư pháp > đang giải quyết _ hồ sơ",
    ),
)
def justice_pending(essential_sectors: DataFrame[EssentialSectors]) -> Exact:
    """Column (11) of the sector's row."""
    return total(of_sector(essential_sectors, "justice")["pending_total"])


@identity(
    section=SECTION,
    kind="stock and flow",
    vi="Tư pháp: {left} hồ sơ mới trừ số mới đã giải quyết khác {right} hồ sơ đang giải quyết (lệch {difference}).",
    en="Justice: new dossiers less new ones resolved are {left}, yet {right} are pending (off by {difference}).",
)
def justice_new_pending(
    justice_received_new: Exact,
    justice_resolved_on_time: Exact,
    justice_carried_over: Exact,
    justice_pending: Exact,
    essential_sectors: DataFrame[EssentialSectors],
) -> Iterator[Check]:
    """New dossiers − (resolved − carried over) = pending, as footnote 3 tells it; late ones are resolved, too."""
    late = total(of_sector(essential_sectors, "justice")["resolved_overdue"])
    resolved = justice_resolved_on_time + late
    yield equal("pending", justice_received_new - (resolved - justice_carried_over), justice_pending)
