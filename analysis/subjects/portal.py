"""The provincial portal: services by level, use, growth on the same period, online payment."""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa
from pandera.typing import DataFrame, Series

from analysis.declare import (
    DONG,
    DOSSIERS,
    ITEMS,
    PERCENT,
    POINTS,
    SERVICES_UNIT,
    TIMES,
    TRANSACTIONS,
    figure,
    frame,
)
from analysis.exact import Exact, implied_base, implied_part, total, unrounded
from analysis.places import Entry, Label, Register
from analysis.subjects.schema import Count, Indicators, Strict, Text, count, indicators, multiple, only, share

SECTION = "II.2.3"
LEVELS = Register(
    Label("mức độ", "level"),
    (Entry(level, Label(f"Mức độ {level}", f"Level {level}")) for level in ("1", "2", "3", "4")),
)


class ServiceLevels(Strict):
    """Services of the portal by level of online service; `level` is empty in the row of the stated total."""

    level: Text = pa.Field(isin=["", *LEVELS], unique=True)
    services: Count = pa.Field(ge=0, nullable=True)


@frame(ServiceLevels, form="service_levels")
def service_levels(rows: pd.DataFrame) -> pd.DataFrame:
    """Take the levels, and the stated total with an empty level."""
    rows = rows[rows["role"].isin(["body", "total"])].copy()
    rows.loc[rows["role"] == "total", "level"] = ""
    return rows[["level", "services"]]


class Portal(Indicators):
    """The portal's own indicators with their same-period values, at present or cumulative since January."""

    @pa.dataframe_check(ignore_na=False, title="chỉ tiêu lũy kế phải tính từ 1 đến 12 tháng")
    def months_of_a_year(cls, frame: pd.DataFrame) -> Series[bool]:
        """Hold that a cumulative indicator covers 1 to 12 months."""
        months = frame["value"].map(lambda value: bool(pd.isna(value) or 1 <= value <= 12))  # noqa: PLR2004
        return months.astype(bool) | (frame["code"] != "portal_months")


@frame(Portal, form="portal")
def portal(rows: pd.DataFrame) -> pd.DataFrame:
    """Indicators of the portal as its operator gave them."""
    return indicators(rows)


@frame(Portal, form="portal_cumulative")
def portal_cumulative(rows: pd.DataFrame) -> pd.DataFrame:
    """Indicators of the portal that add up since January."""
    return indicators(rows)


@figure(
    section=SECTION,
    unit=SERVICES_UNIT,
    key=True,
    vi="Dịch vụ hành chính công trên Hệ thống của tỉnh",
    en="Services on the provincial system",
)
def portal_services(service_levels: DataFrame[ServiceLevels]) -> Exact:
    """The total as stated in the table of levels."""
    return total(only(service_levels, "services", level=""))


_ONLINE = ("2", "3", "4")  # every portal has these; level 1, information only, is not always listed


@figure(section=SECTION, unit=SERVICES_UNIT, by=LEVELS, vi="Số dịch vụ công", en="Services")
def services_at_level(service_levels: DataFrame[ServiceLevels]) -> dict[str, Exact]:
    """Services at each level; level 1 only where the form lists it."""
    listed = [level for level in LEVELS if level in _ONLINE or level in set(service_levels["level"])]
    return {level: total(only(service_levels, "services", level=level)) for level in listed}


@figure(
    section=SECTION,
    unit=PERCENT,
    decimals=1,
    by=LEVELS,
    siblings="levels",
    vi="Tỷ lệ dịch vụ công",
    en="Share of services",
)
def share_at_level(services_at_level: dict, portal_services: Exact) -> dict[str, Exact]:
    """Services at each level over the stated total of services."""
    return {level: value / portal_services for level, value in services_at_level.items()}


@figure(section=SECTION, unit=SERVICES_UNIT, vi="Dịch vụ công mức độ 3 và 4", en="Services at levels 3 and 4")
def services_at_levels_3_and_4(services_at_level: dict) -> Exact:
    """Services at level 3 plus those at level 4."""
    return services_at_level["3"] + services_at_level["4"]


@figure(
    section=SECTION,
    unit=SERVICES_UNIT,
    vi="Dịch vụ mức độ 3, 4 có phát sinh hồ sơ trực tuyến (suy ra)",
    en="Services at levels 3 and 4 with online dossiers (implied)",
)
def services_with_dossiers(portal: DataFrame[Portal], services_at_levels_3_and_4: Exact) -> Exact:
    """The whole numbers of services that give the quoted share of all services at levels 3 and 4."""
    return implied_part(share(portal, "services_with_dossiers_share"), services_at_levels_3_and_4)


@figure(
    section=SECTION,
    unit=PERCENT,
    vi="Tỷ lệ DVC mức độ 3, 4 có phát sinh hồ sơ trực tuyến",
    en="Share of services at levels 3 and 4 with online dossiers",
)
def services_with_dossiers_share(services_with_dossiers: Exact, services_at_levels_3_and_4: Exact) -> Exact:
    """Services with online dossiers, solved back from the quoted share, over services at levels 3 and 4."""
    return services_with_dossiers / services_at_levels_3_and_4


@figure(
    section=SECTION,
    unit=TIMES,
    decimals=2,
    vi="Mức tăng tỷ lệ DVC có hồ sơ trực tuyến so với cùng kỳ",
    en="Growth of that share on the same period",
)
def services_with_dossiers_growth(portal: DataFrame[Portal]) -> Exact:
    """As the operator gave it; the share of the same period was not supplied."""
    return multiple(portal, "services_with_dossiers_share")


@figure(
    section=SECTION,
    unit=PERCENT,
    decimals=1,
    vi="Tỷ lệ DVC có hồ sơ trực tuyến cùng kỳ năm trước (suy ra)",
    en="That share in the same period (implied)",
)
def services_with_dossiers_share_before(
    portal: DataFrame[Portal], services_with_dossiers_growth: Exact
) -> Exact:
    """The quoted share over the quoted multiple, half a unit of the last digit of each either way."""
    return unrounded(share(portal, "services_with_dossiers_share")) / unrounded(services_with_dossiers_growth)


@figure(section=SECTION, unit=PERCENT, vi="Tỷ lệ hồ sơ xử lý trực tuyến", en="Dossiers processed online")
def processed_online_share(portal: DataFrame[Portal]) -> Exact:
    """As the operator gave it; the counts behind it were not supplied."""
    return share(portal, "processed_online_share")


@figure(
    section=SECTION,
    unit=POINTS,
    decimals=2,
    vi="Mức tăng tỷ lệ hồ sơ xử lý trực tuyến so với cùng kỳ",
    en="Dossiers processed online, change on the same period",
)
def processed_online_share_change(portal: DataFrame[Portal]) -> Exact:
    """As the operator gave it; taken as percentage points, because it is the change of a share."""
    return share(portal, "processed_online_share", "change")


@figure(
    section=SECTION,
    unit=PERCENT,
    decimals=1,
    vi="Tỷ lệ hồ sơ xử lý trực tuyến cùng kỳ năm trước (suy ra)",
    en="Dossiers processed online in the same period (implied)",
)
def processed_online_share_before(
    processed_online_share: Exact, processed_online_share_change: Exact
) -> Exact:
    """The quoted share less the quoted change in points, half a unit of the last digit of each either way."""
    return unrounded(processed_online_share) - unrounded(processed_online_share_change)


@figure(section=SECTION, unit=ITEMS, vi="Số tháng lũy kế từ đầu năm", en="Months covered since January")
def portal_months(portal_cumulative: DataFrame[Portal]) -> Exact:
    """As the operator states it."""
    return count(portal_cumulative, "portal_months")


@figure(
    section=SECTION,
    unit=DOSSIERS,
    key=True,
    vi="Hồ sơ tiếp nhận lũy kế trên Hệ thống của tỉnh",
    en="Dossiers received by the provincial system since January",
)
def portal_dossiers(portal_cumulative: DataFrame[Portal]) -> Exact:
    """As the operator counted them, cumulative since January."""
    return count(portal_cumulative, "portal_dossiers")


def _base(portal: pd.DataFrame, code: str) -> Exact:
    """Return the same period's count: as supplied, else solved back from the multiple that was quoted."""
    supplied = count(portal, code, "same_period")
    return supplied if supplied.supplied else implied_base(count(portal, code), multiple(portal, code))


@figure(
    section=SECTION,
    unit=DOSSIERS,
    vi="Hồ sơ tiếp nhận lũy kế cùng kỳ năm trước",
    en="Dossiers received in the same period",
)
def portal_dossiers_before(portal_cumulative: DataFrame[Portal]) -> Exact:
    """The same period's count as supplied; else the whole numbers that give the quoted multiple."""
    return _base(portal_cumulative, "portal_dossiers")


@figure(
    section=SECTION,
    unit=TIMES,
    decimals=1,
    vi="Hồ sơ tiếp nhận so với cùng kỳ năm trước",
    en="Dossiers received, multiple of the same period",
)
def portal_dossiers_growth(portal_dossiers: Exact, portal_dossiers_before: Exact) -> Exact:
    """Dossiers received since January over those of the same period."""
    return portal_dossiers / portal_dossiers_before


@figure(
    section=SECTION,
    unit=SERVICES_UNIT,
    vi="DVC mức độ 3, 4 tích hợp trên Cổng DVC Quốc gia",
    en="Services integrated with the national portal",
)
def services_integrated(portal: DataFrame[Portal]) -> Exact:
    """As the operator counted them."""
    return count(portal, "services_integrated")


@figure(
    section=SECTION,
    unit=SERVICES_UNIT,
    vi="DVC tích hợp trên Cổng DVC Quốc gia cùng kỳ năm trước",
    en="Services integrated in the same period",
)
def services_integrated_before(portal: DataFrame[Portal]) -> Exact:
    """The same period's count as supplied; else the whole numbers that give the quoted multiple."""
    return _base(portal, "services_integrated")


@figure(
    section=SECTION,
    unit=TIMES,
    decimals=2,
    vi="DVC tích hợp so với cùng kỳ năm trước",
    en="Services integrated, multiple of the same period",
)
def services_integrated_growth(services_integrated: Exact, services_integrated_before: Exact) -> Exact:
    """Services integrated over those of the same period."""
    return services_integrated / services_integrated_before


@figure(
    section=SECTION,
    unit=PERCENT,
    decimals=1,
    vi="Tỷ lệ DVC mức độ 3, 4 đã tích hợp Cổng DVC Quốc gia",
    en="Share of services at levels 3 and 4 that are integrated",
)
def services_integrated_share(services_integrated: Exact, services_at_levels_3_and_4: Exact) -> Exact:
    """Services integrated over services at levels 3 and 4."""
    return services_integrated / services_at_levels_3_and_4


@figure(
    section=SECTION,
    unit=TRANSACTIONS,
    vi="Giao dịch thanh toán trực tuyến thành công",
    en="Successful online payments",
)
def payments(portal_cumulative: DataFrame[Portal]) -> Exact:
    """As the operator counted them, cumulative since January."""
    return count(portal_cumulative, "payments")


@figure(section=SECTION, unit=DONG, vi="Số tiền thanh toán trực tuyến", en="Amount paid online")
def payment_value(portal_cumulative: DataFrame[Portal]) -> Exact:
    """As the operator gave it, in đồng, cumulative since January."""
    return count(portal_cumulative, "payment_value")


@figure(
    section=SECTION,
    unit=PERCENT,
    decimals=2,
    vi="Tỷ lệ TTHC có giao dịch thanh toán trực tuyến",
    en="Share of procedures with an online payment",
)
def payment_services_share(portal: DataFrame[Portal]) -> Exact:
    """As the operator gave it; the number of procedures behind it was not supplied."""
    return share(portal, "payment_services_share")
