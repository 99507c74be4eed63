"""Household health insurance: whether any dossier arose."""

from __future__ import annotations

from pandera.typing import DataFrame

from analysis.declare import DOSSIERS, figure
from analysis.exact import Exact
from analysis.subjects.essential_services import EssentialSectors, new_dossiers, of_sector


@figure(
    section="II.2.2.3",
    unit=DOSSIERS,
    vi="Hồ sơ BHXH tiếp nhận mới",
    en="New social-insurance dossiers",
    said=(
        "BHXH > tiếp nhận mới _ hồ sơ",
        "BHXH > phát sinh _ hồ sơ",
    ),
)
def insurance_received_new(essential_sectors: DataFrame[EssentialSectors]) -> Exact:
    """Columns (4) + (5) of the sector's row; a dash there means that nothing arose."""
    return new_dossiers(of_sector(essential_sectors, "insurance"))
