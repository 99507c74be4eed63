"""Transport: health facilities that share drivers' examinations."""

from __future__ import annotations

from pandera.typing import DataFrame

from analysis.declare import ITEMS, figure
from analysis.exact import Exact
from analysis.subjects.schema import Indicators, count


@figure(
    section="II.2.2.6",
    unit=ITEMS,
    vi="Cơ sở y tế đã kết nối dữ liệu khám sức khỏe lái xe",
    en="Health facilities connected",
    said=("_ cơ sở y tế kết nối",),
)
def health_facilities_connected(sector_indicators: DataFrame[Indicators]) -> Exact:
    """As the agencies count them."""
    return count(sector_indicators, "health_facilities_connected")
