"""Police services: what is still below the required level, and how reception is organised."""

from __future__ import annotations

from pandera.typing import DataFrame

from analysis.declare import ITEMS, figure, frame
from analysis.exact import Exact
from analysis.subjects.schema import Indicators, count, indicators

SECTION = "II.2.2.1"


@frame(Indicators, form="sector_indicators")
def sector_indicators(rows):
    """Indicators that sectors gave beside their dossier counts."""
    return indicators(rows)


@figure(
    section=SECTION,
    unit=ITEMS,
    vi="Thủ tục cư trú còn ở mức độ 3",
    en="Residence procedures still at level 3",
    said=(
        "mức độ 3 > đối với _ thủ tục đăng ký thường trú",
        "cư trú > _ thủ tục mức độ 3",
        "_ thủ tục về cư trú",
    ),
)
def police_residence_procedures(sector_indicators: DataFrame[Indicators]) -> Exact:
    """As the provincial police count them."""
    return count(sector_indicators, "police_residence_procedures")


@figure(
    section=SECTION,
    unit=ITEMS,
    vi="Số cấp Công an tiếp nhận hồ sơ",
    en="Police levels that receive dossiers",
    said=("công an > tại _ cấp công an",),
)
def police_levels(sector_indicators: DataFrame[Indicators]) -> Exact:
    """As the provincial police count them."""
    return count(sector_indicators, "police_levels")


@figure(
    section=SECTION,
    unit=ITEMS,
    vi="Số luồng nộp hồ sơ tại mỗi điểm tiếp nhận",
    en="Lanes at each counter",
    said=("bố trí _ luồng nộp hồ sơ",),
)
def police_lanes(sector_indicators: DataFrame[Indicators]) -> Exact:
    """As the provincial police count them."""
    return count(sector_indicators, "police_lanes")
