"""The provincial portal: services by level, and how much of them is used online."""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa
from pandera.typing import DataFrame, Series

from analysis.declare import PERCENT, POINTS, SERVICES_UNIT, STOCK, TIMES, figure, frame
from analysis.exact import Exact, implied_part, total, unrounded
from analysis.places import Entry, Label, Register
from analysis.subjects.schema import Count, Indicators, Strict, Text, indicators, multiple, only, share

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
    against=STOCK,
    key=True,
    vi="Dịch vụ hành chính công trên Hệ thống của tỉnh",
    en="Services on the provincial system",
    said=(
        "hệ thống thông tin giải quyết TTHC > cung cấp _ DVC",
        "hệ thống thông tin giải quyết TTHC > tổng số _ DVC",
    ),
)
def portal_services(service_levels: DataFrame[ServiceLevels]) -> Exact:
    """The total as stated in the table of levels."""
    return total(only(service_levels, "services", level=""))


_ONLINE = ("2", "3", "4")  # every portal has these; level 1, information only, is not always listed


@figure(
    section=SECTION,
    unit=SERVICES_UNIT,
    by=LEVELS,
    vi="Số dịch vụ công",
    en="Services",
    said=(
        "mức độ {} _ dịch vụ",
        "mức độ {} _ DVC",
        "_ dịch vụ mức độ {}",
        "_ DVC mức độ {}",
    ),
)
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
    said=(
        "mức độ {} # dịch vụ > đạt _",
        "mức độ {} # dịch vụ > chiếm _",
        "DVC mức độ {} # > chiếm _",
        "mức độ {} > tỷ lệ _",
    ),
)
def share_at_level(services_at_level: dict, portal_services: Exact) -> dict[str, Exact]:
    """Services at each level over the stated total of services."""
    return {level: value / portal_services for level, value in services_at_level.items()}


@figure(
    section=SECTION,
    unit=SERVICES_UNIT,
    vi="Dịch vụ công mức độ 3 và 4",
    en="Services at levels 3 and 4",
    said=(
        "DVC mức độ 3 và 4 _ dịch vụ",
        "_ DVC mức độ 3 và 4",
    ),
)
def services_at_levels_3_and_4(services_at_level: dict) -> Exact:
    """Services at level 3 plus those at level 4."""
    return services_at_level["3"] + services_at_level["4"]


@figure(
    section=SECTION,
    unit=SERVICES_UNIT,
    vi="Dịch vụ mức độ 3, 4 có phát sinh hồ sơ trực tuyến (suy ra)",
    en="Services at levels 3 and 4 with online dossiers (implied)",
    said=("_ DVC phát sinh hồ sơ trực tuyến",),
)
def services_with_dossiers(portal: DataFrame[Portal], services_at_levels_3_and_4: Exact) -> Exact:
    """The whole numbers of services that give the quoted share of all services at levels 3 and 4."""
    return implied_part(share(portal, "services_with_dossiers_share"), services_at_levels_3_and_4)


@figure(
    section=SECTION,
    unit=PERCENT,
    vi="Tỷ lệ DVC mức độ 3, 4 có phát sinh hồ sơ trực tuyến",
    en="Share of services at levels 3 and 4 with online dossiers",
    said=(
        "DVC trực tuyến mức độ > có phát sinh hồ sơ trực tuyến đạt _",
        "tỷ lệ DVC > phát sinh hồ sơ _",
    ),
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
    said=(
        "có phát sinh hồ sơ trực tuyến > gấp _ so với cùng kỳ",
        "có phát sinh hồ sơ trực tuyến > bằng _ so với cùng kỳ",
    ),
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
    said=(
        "phát sinh hồ sơ trực tuyến … cùng kỳ > tỷ lệ _",
        "phát sinh hồ sơ trực tuyến > cùng kỳ năm trước _",
    ),
)
def services_with_dossiers_share_before(
    portal: DataFrame[Portal], services_with_dossiers_growth: Exact
) -> Exact:
    """The quoted share over the quoted multiple, half a unit of the last digit of each either way."""
    return unrounded(share(portal, "services_with_dossiers_share")) / unrounded(services_with_dossiers_growth)


@figure(
    section=SECTION,
    unit=PERCENT,
    vi="Tỷ lệ hồ sơ xử lý trực tuyến",
    en="Dossiers processed online",
    said=("tỷ lệ hồ sơ xử lý trực tuyến _",),
)
def processed_online_share(portal: DataFrame[Portal]) -> Exact:
    """As the operator gave it; the counts behind it were not supplied."""
    return share(portal, "processed_online_share")


@figure(
    section=SECTION,
    unit=POINTS,
    decimals=2,
    vi="Mức tăng tỷ lệ hồ sơ xử lý trực tuyến so với cùng kỳ",
    en="Dossiers processed online, change on the same period",
    said=(
        "hồ sơ xử lý trực tuyến > tăng _ so với cùng kỳ",
        "hồ sơ xử lý trực tuyến > giảm _ so với cùng kỳ",
    ),
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
    said=("hồ sơ xử lý trực tuyến > cùng kỳ năm trước _",),
)
def processed_online_share_before(
    processed_online_share: Exact, processed_online_share_change: Exact
) -> Exact:
    """The quoted share less the quoted change in points, half a unit of the last digit of each either way."""
    return unrounded(processed_online_share) - unrounded(processed_online_share_change)
