"""How the provincial portal is shown: services by level, indicators beside their same-period values."""

from __future__ import annotations

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
    chart,
    table,
)
from analysis.exact import Exact
from analysis.places import Label
from analysis.subjects.portal import LEVELS, SECTION, Portal
from analysis.subjects.schema import count
from analysis.views import Bar, BarChart, Item, Line, Number, TableView, heads


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
