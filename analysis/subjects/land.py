"""Land registration: the share dealt with online, as the agency gave it."""

from __future__ import annotations

from pandera.typing import DataFrame

from analysis.declare import PERCENT, figure
from analysis.exact import Exact
from analysis.subjects.schema import Indicators, share


@figure(
    section="II.2.2.2",
    unit=PERCENT,
    vi="Tỷ lệ hồ sơ đất đai tiếp nhận, giải quyết trực tuyến",
    en="Land dossiers received and resolved online",
    said=(
        "tài nguyên và môi trường > _ hồ sơ tiếp nhận … giải quyết … môi trường điện tử",
        "quyền sử dụng đất > _ hồ sơ tiếp nhận và giải quyết môi trường điện tử",
        "đất đai > _ hồ sơ tiếp nhận và giải quyết trực tuyến",
        "đất đai > tỷ lệ tiếp nhận trực tuyến _",
    ),
)
def land_online_share(sector_indicators: DataFrame[Indicators]) -> Exact:
    """As the agency gave it; the counts behind it were not supplied."""
    return share(sector_indicators, "land_online_share")
