"""What must hold on the provincial portal: levels that foot, parts within wholes, attainable shares, cumulation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pandera.typing import DataFrame

from analysis.declare import (
    PERCENT,
    SERVICES_UNIT,
    Check,
    Severity,
    at_most,
    attainable,
    equal,
    identity,
)
from analysis.exact import Exact, added, reported, supplied_total, unrounded
from analysis.places import Label
from analysis.subjects.essential_services import EssentialSectors
from analysis.subjects.portal import SECTION, Portal
from analysis.subjects.schema import share


@identity(
    section=SECTION,
    kind="footing",
    unit=SERVICES_UNIT,
    vi="Tổng số dịch vụ ghi {left}, cộng các mức độ được {right} (lệch {difference}).",
    en="The total of services is stated as {left}, the levels add up to {right} (off by {difference}).",
)
def levels_foot(portal_services: Exact, services_at_level: dict) -> Iterator[Check]:
    """The stated total of services = the sum over the levels."""
    yield equal("total", portal_services, added(services_at_level.values()))


@identity(
    section=SECTION,
    kind="parts within the whole",
    unit=SERVICES_UNIT,
    vi="Số DVC tích hợp trên Cổng DVC Quốc gia là {left}, vượt số DVC mức độ 3, 4 là {right}.",
    en="Services integrated are {left}, beyond the services at levels 3 and 4, which are {right}.",
)
def integrated_within_levels(
    services_integrated: Exact, services_at_levels_3_and_4: Exact
) -> Iterator[Check]:
    """Services integrated with the national portal are among those at levels 3 and 4."""
    yield at_most("integrated", services_integrated, services_at_levels_3_and_4)


@identity(
    section=SECTION,
    kind="attainable percentage",
    unit=PERCENT,
    severity=Severity.WARNING,
    vi="{where}: không có số nguyên nào trên mẫu số {base} cho tỷ lệ {left} khi làm tròn; cần nêu rõ mẫu số.",
    en="{where}: no whole number over the base {base} gives {left} when rounded; the base needs to be stated.",
)
def shares_attainable(
    portal: DataFrame[Portal], portal_services: Exact, services_at_levels_3_and_4: Exact
) -> Iterator[Check]:
    """A quoted share of counted services can be had from a whole number over the base that its words name."""
    yield attainable(
        "services_with_dossiers_share",
        share(portal, "services_with_dossiers_share"),
        services_at_levels_3_and_4,
        SERVICES_UNIT,
        Label("DVC mức độ 3, 4 có hồ sơ trực tuyến", "Services with online dossiers"),
    )
    yield attainable(
        "payment_services_share",
        share(portal, "payment_services_share"),
        portal_services,
        SERVICES_UNIT,
        Label("TTHC có giao dịch thanh toán trực tuyến", "Procedures with online payment"),
    )


@identity(
    section=SECTION,
    kind="shares sum to 100",
    unit=PERCENT,
    vi="Các tỷ lệ theo mức độ in trong báo cáo cộng lại được {summed}, không thể là 100% dù làm tròn thế nào.",
    en="The shares by level as printed add up to {summed}, which no rounding of parts of 100 % explains.",
)
def printed_shares_sum(quoted: DataFrame, share_at_level: dict) -> Iterator[Check]:
    """The shares by level, where all are printed, sum to 100 within half a unit of the last digit of each."""
    rows = quoted[quoted["figure"] == "share_at_level"].drop_duplicates("key")
    printed = [reported(rows.loc[[row], "value"], 100) for row in rows.index]
    if len(printed) == len(share_at_level):
        exact = added(printed)
        free = added([unrounded(each) for each in printed])
        yield Check("levels", bool(free.low <= 1 <= free.high), {"summed": exact}, tuple(exact.leaves()))


# Sectors whose dossiers, by the report's own words, run through the province's system.
_THROUGH_THE_SYSTEM = ("justice", "land")


@identity(
    section=SECTION,
    kind="cumulative",
    severity=Severity.WARNING,
    vi="Hồ sơ Hệ thống của tỉnh tiếp nhận lũy kế là {right}, ít hơn hồ sơ mới trong riêng kỳ này của các lĩnh vực dùng "
    "Hệ thống: {left}.",
    en="The provincial system received {right} dossiers since January, fewer than the {left} that sectors on the "
    "system received in this period alone.",
)
def cumulative_above_month(
    portal_dossiers: Exact,
    portal_months: Exact,
    essential_sectors: DataFrame[EssentialSectors],
    report: DataFrame,
) -> Iterator[Check]:
    """A number cumulative to this month is not less than its own part that arose in this month."""
    sent = essential_sectors[essential_sectors["sector"].isin(_THROUGH_THE_SYSTEM)]
    arisen = supplied_total(sent["received_online"]) + supplied_total(sent["received_direct"])
    check = at_most("portal_dossiers", arisen, portal_dossiers)
    covered = portal_months.point is not None and portal_months.point >= _month_of(report)
    yield check if covered else replace(check, holds=None)


def _month_of(report) -> int:
    return int(str(report["period_month"].iloc[0])[5:7])


@identity(
    section=SECTION,
    kind="cumulative",
    severity=Severity.NOTE,
    vi="Số lũy kế của Cổng DVC tỉnh mới gồm {months} tháng đầu năm, trong khi báo cáo là của tháng {number}.",
    en="The portal's cumulative numbers cover {months} months, while the report is for month {number}.",
)
def cumulative_reaches_month(portal_months: Exact, report: DataFrame) -> Iterator[Check]:
    """A number cumulative since January reaches the month that is reported."""
    number = _month_of(report)
    covered = portal_months.point
    yield Check(
        "portal_months",
        None if covered is None else covered >= number,
        {"months": str(covered), "number": str(number)},
        tuple(portal_months.leaves()),
    )
