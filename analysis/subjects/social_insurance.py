"""Social insurance: personal records corrected against the population data."""

from __future__ import annotations

from pandera.typing import DataFrame

from analysis.declare import RECORDS, STOCK, Base, figure, frame
from analysis.exact import Exact
from analysis.subjects.schema import Indicators, count, indicators


@frame(Indicators, form="social_insurance")
def social_insurance(rows):
    """Indicators of the provincial social insurance."""
    return indicators(rows)


@figure(
    section="II.3.4",
    unit=RECORDS,
    against=STOCK | {Base.YEAR: "social_insurance.social_insurance_corrected"},
    rises="ever",
    vi="Hồ sơ cá nhân/CCCD/ĐDCN đã hiệu chỉnh",
    en="Social-insurance records corrected",
    said=(
        "hiệu chỉnh hồ sơ cá nhân … _ trường hợp",
        "hiệu chỉnh _ hồ sơ cá nhân",
    ),
)
def social_insurance_corrected(social_insurance: DataFrame[Indicators]) -> Exact:
    """As counted by the provincial social insurance, cumulative."""
    return count(social_insurance, "social_insurance_corrected")
