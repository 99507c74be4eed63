"""Electricity: the share of new low-voltage connections asked for online."""

from __future__ import annotations

from pandera.typing import DataFrame

from analysis.declare import PERCENT, figure
from analysis.exact import Exact
from analysis.subjects.schema import Indicators, share


@figure(
    section="II.2.2.7",
    unit=PERCENT,
    vi="Tỷ lệ hồ sơ cấp điện mới hạ áp trực tuyến",
    en="New low-voltage connections asked for online",
    said=(
        "cấp điện mới > lưới điện hạ áp … đạt _",
        "cấp điện mới > tỷ lệ hồ sơ trực tuyến _",
    ),
)
def electricity_low_voltage_online_share(sector_indicators: DataFrame[Indicators]) -> Exact:
    """As the power company gave it; the counts behind it were not supplied."""
    return share(sector_indicators, "electricity_low_voltage_online_share")
