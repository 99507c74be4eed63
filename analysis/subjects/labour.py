"""Labour: unemployment benefit dossiers."""

from __future__ import annotations

from pandera.typing import DataFrame

from analysis.declare import DOSSIERS, FLOW, figure
from analysis.exact import Exact, total
from analysis.subjects.essential_services import EssentialSectors, new_dossiers, of_sector

SECTION = "II.2.2.5"


@figure(
    section=SECTION,
    unit=DOSSIERS,
    against=FLOW,
    vi="Hồ sơ trợ cấp thất nghiệp tiếp nhận mới",
    en="New unemployment dossiers",
    said=("thất nghiệp > tiếp nhận mới _ hồ sơ !trực tuyến !trực tiếp",),
)
def labour_received_new(essential_sectors: DataFrame[EssentialSectors]) -> Exact:
    """Columns (4) + (5) of the sector's row."""
    return new_dossiers(of_sector(essential_sectors, "labour"))


@figure(
    section=SECTION,
    unit=DOSSIERS,
    vi="Hồ sơ trợ cấp thất nghiệp tiếp nhận trực tuyến",
    en="Unemployment dossiers received online",
    said=(
        "thất nghiệp > tiếp nhận trực tuyến _ hồ sơ",
        "thất nghiệp > trực tuyến _ hồ sơ",
        "thất nghiệp > _ hồ sơ trực tuyến",
    ),
)
def labour_received_online(essential_sectors: DataFrame[EssentialSectors]) -> Exact:
    """Column (4) of the sector's row."""
    return total(of_sector(essential_sectors, "labour")["received_online"])


@figure(
    section=SECTION,
    unit=DOSSIERS,
    vi="Hồ sơ trợ cấp thất nghiệp tiếp nhận trực tiếp",
    en="Unemployment dossiers received in person",
    said=(
        "thất nghiệp > trực tiếp _ hồ sơ !trước chuyển sang",
        "thất nghiệp > _ hồ sơ trực tiếp",
    ),
)
def labour_received_direct(essential_sectors: DataFrame[EssentialSectors]) -> Exact:
    """Column (5) of the sector's row."""
    return total(of_sector(essential_sectors, "labour")["received_direct"])


@figure(
    section=SECTION,
    unit=DOSSIERS,
    vi="Hồ sơ trợ cấp thất nghiệp từ kỳ trước chuyển sang",
    en="Unemployment dossiers carried over",
    said=(
        "thất nghiệp > kỳ báo cáo trước chuyển sang _ hồ sơ",
        "thất nghiệp > kỳ trước chuyển sang _ hồ sơ",
    ),
)
def labour_carried_over(essential_sectors: DataFrame[EssentialSectors]) -> Exact:
    """Column (6) of the sector's row."""
    return total(of_sector(essential_sectors, "labour")["carried_over"])
