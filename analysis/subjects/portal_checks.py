"""What must hold on the provincial portal, and how it is shown."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
from pandera.typing import DataFrame

from analysis.declare import (
    DONG,
    DOSSIERS,
    PERCENT,
    POINTS,
    SERVICES_UNIT,
    TIMES,
    TRANSACTIONS,
    Check,
    Severity,
    at_most,
    attainable,
    chart,
    equal,
    identity,
    table,
)
from analysis.exact import Exact, added, reported, unrounded
from analysis.places import Label
from analysis.subjects.portal import LEVELS, SECTION, Portal
from analysis.subjects.schema import count, share
from analysis.views import Bar, BarChart, Item, Line, Number, TableView, heads


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
def printed_shares_sum(quoted: DataFrame) -> Iterator[Check]:
    """The shares by level, as printed, sum to 100 within half a unit of the last digit of each."""
    rows = quoted[quoted["figure"] == "share_at_level"].drop_duplicates("key")
    printed = [reported(rows.loc[[row], "value"], 100) for row in rows.index]
    if printed:
        exact = added(printed)
        free = added([unrounded(each) for each in printed])
        yield Check("levels", bool(free.low <= 1 <= free.high), {"summed": exact}, tuple(exact.leaves()))


@identity(
    section=SECTION,
    kind="cumulative",
    severity=Severity.WARNING,
    vi="{where}: số lũy kế là {right}, nhỏ hơn số trực tuyến riêng kỳ này {left}.",
    en="{where}: the cumulative number is {right}, below the period's own online number {left}.",
)
def cumulative_above_month(portal_dossiers: Exact, essential_received_online: Exact) -> Iterator[Check]:
    """What the system received since January is not less than what came online in this one period."""
    yield at_most(
        "portal_dossiers",
        essential_received_online,
        portal_dossiers,
        Label("Hồ sơ lũy kế trên Hệ thống của tỉnh", "Dossiers received since January"),
    )


@identity(
    section=SECTION,
    kind="cumulative",
    severity=Severity.NOTE,
    vi="Số lũy kế của Cổng DVC tỉnh mới gồm {months} tháng đầu năm, trong khi báo cáo là của tháng {number}.",
    en="The portal's cumulative numbers cover {months} months, while the report is for month {number}.",
)
def cumulative_reaches_month(portal_months: Exact, report: DataFrame) -> Iterator[Check]:
    """A number cumulative since January reaches the month that is reported."""
    stated = str(report["period_month"].iloc[0])
    number = int(stated[5:7])
    covered = portal_months.point
    yield Check(
        "portal_months",
        None if covered is None else covered >= number,
        {"months": str(covered), "number": str(number)},
        tuple(portal_months.leaves()),
    )


@table(section=SECTION)
def service_levels_table(services_at_level: dict, share_at_level: dict, portal_services: Exact) -> TableView:
    """Services by level with exact shares."""
    lines = [
        Line(
            (
                Item(LEVELS[level].label),
                Item(Number(services_at_level[level], SERVICES_UNIT)),
                Item(Number(share_at_level[level], PERCENT, 1)),
                Item(Number(share_at_level[level], PERCENT, 3)),
            )
        )
        for level in services_at_level
    ]
    whole = portal_services / portal_services
    lines.append(
        Line(
            (
                Item(Label("Tổng số", "Total")),
                Item(Number(portal_services, SERVICES_UNIT)),
                Item(Number(whole, PERCENT, 1)),
                Item(Number(whole, PERCENT, 3)),
            ),
            "total",
        )
    )
    return TableView(
        Label(
            "Dịch vụ công trên Hệ thống thông tin giải quyết TTHC của tỉnh theo mức độ",
            "Services of the provincial system by level",
        ),
        heads(
            ("Mức độ", "Level"),
            ("Số dịch vụ", "Services"),
            ("Tỷ lệ (%)", "Share (%)"),
            ("Tỷ lệ, 3 chữ số thập phân (%)", "Share, 3 decimals (%)"),
        ),
        tuple(lines),
        (3, 2, 2, 3),
        "service_levels",
        note=Label(
            "Làm tròn từng tỷ lệ riêng lẻ (nửa lên) thì tổng các tỷ lệ có thể lệch 100% ở chữ số cuối.",
            "Rounded one by one (half up), the shares may miss 100 % in the last digit.",
        ),
    )


_ROWS = (
    (
        "services_with_dossiers_share",
        Label(
            "Tỷ lệ DVC mức độ 3, 4 có phát sinh hồ sơ trực tuyến (%)",
            "Services at levels 3, 4 with online dossiers (%)",
        ),
    ),
    ("processed_online_share", Label("Tỷ lệ hồ sơ xử lý trực tuyến (%)", "Dossiers processed online (%)")),
    ("portal_dossiers", Label("Hồ sơ tiếp nhận lũy kế từ đầu năm", "Dossiers received since January")),
    ("services_integrated", Label("DVC mức độ 3, 4 tích hợp trên Cổng DVC Quốc gia", "Services integrated")),
    ("payments", Label("Giao dịch thanh toán trực tuyến thành công", "Successful online payments")),
    ("payment_value", Label("Số tiền thanh toán trực tuyến (đồng)", "Amount paid online (đồng)")),
    (
        "payment_services_share",
        Label("Tỷ lệ TTHC có giao dịch thanh toán trực tuyến (%)", "Procedures with online payment (%)"),
    ),
)


@table(section=SECTION)
def portal_table(
    portal: DataFrame[Portal],
    portal_cumulative: DataFrame[Portal],
    services_with_dossiers_share: Exact,
    services_with_dossiers_share_before: Exact,
    services_with_dossiers_growth: Exact,
    processed_online_share: Exact,
    processed_online_share_before: Exact,
    processed_online_share_change: Exact,
    portal_dossiers: Exact,
    portal_dossiers_before: Exact,
    portal_dossiers_growth: Exact,
    services_integrated: Exact,
    services_integrated_before: Exact,
    services_integrated_growth: Exact,
    payments: Exact,
    payment_value: Exact,
    payment_services_share: Exact,
) -> TableView:
    """Portal indicators with their same-period values, given or implied."""
    known = {
        "services_with_dossiers_share": (
            Number(services_with_dossiers_share, PERCENT),
            Number(services_with_dossiers_share_before, PERCENT, 1),
            Number(services_with_dossiers_growth, TIMES, 2),
        ),
        "processed_online_share": (
            Number(processed_online_share, PERCENT),
            Number(processed_online_share_before, PERCENT, 1),
            Number(processed_online_share_change, POINTS, 2),
        ),
        "portal_dossiers": (
            Number(portal_dossiers, DOSSIERS),
            Number(portal_dossiers_before, DOSSIERS),
            Number(portal_dossiers_growth, TIMES, 1),
        ),
        "services_integrated": (
            Number(services_integrated, SERVICES_UNIT),
            Number(services_integrated_before, SERVICES_UNIT),
            Number(services_integrated_growth, TIMES, 2),
        ),
        "payments": (Number(payments, TRANSACTIONS), None, None),
        "payment_value": (Number(payment_value, DONG), None, None),
        "payment_services_share": (Number(payment_services_share, PERCENT, 2), None, None),
    }
    lines = []
    sent = pd.concat([portal, portal_cumulative])
    for code, label in _ROWS:
        now, before, change = known[code]
        unit = Label("", "") if change is None else change.unit.label
        before = before or Number(count(sent, code, "same_period"), now.unit)
        change = change or Number(count(sent, code, "change"), TIMES)
        lines.append(Line((Item(label), Item(now), Item(before), Item(change), Item(unit))))
    return TableView(
        Label(
            "Chỉ tiêu của Cổng Dịch vụ công tỉnh so với cùng kỳ", "Portal indicators against the same period"
        ),
        heads(
            ("Chỉ tiêu", "Indicator"),
            ("Kỳ này", "This period"),
            ("Cùng kỳ năm trước", "Same period"),
            ("So sánh", "Comparison"),
            ("Đơn vị so sánh", "Unit of comparison"),
        ),
        tuple(lines),
        (5, 2.2, 2.8, 1.9, 2.1),
        ("portal", "portal_cumulative"),
        note=Label(
            "Giá trị cùng kỳ ở dạng khoảng được suy ra từ mức so sánh đã công bố, vì cơ quan không gửi số gốc.",
            "Same-period values given as a range are solved back from the published comparison; the agency "
            "sent no base.",
        ),
    )


@chart(section=SECTION)
def service_levels_chart(services_at_level: dict, share_at_level: dict, portal_services: Exact) -> BarChart:
    """Services by level."""
    bars = [Bar(Label("Tổng số", "Total"), (portal_services,))]
    bars += [Bar(LEVELS[level].label, (value,)) for level, value in services_at_level.items()]
    return BarChart(
        Label("Dịch vụ công theo mức độ cung cấp trực tuyến", "Services by level of online provision"),
        (Label("", ""),),
        tuple(bars),
        SERVICES_UNIT,
        "service_levels",
        Label(
            "Thanh ngang: mức độ 4 có {four} trong tổng số {whole} dịch vụ, tức {share}.",
            "Horizontal bars: level 4 holds {four} of {whole} services, that is {share}.",
        ),
        {
            "four": Number(services_at_level["4"], SERVICES_UNIT),
            "whole": Number(portal_services, SERVICES_UNIT),
            "share": Number(share_at_level["4"], PERCENT, 1),
        },
        of_first=True,
    )
