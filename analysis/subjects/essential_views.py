"""How the essential services are shown: form II.06a with its remainder, online shares by sector, stock and flow."""

from __future__ import annotations

import pandas as pd
from pandera.typing import DataFrame

from analysis.declare import DOSSIERS, PERCENT, SERVICES_UNIT, chart, table
from analysis.exact import Exact, total
from analysis.places import Label
from analysis.services import SECTORS, SERVICES
from analysis.subjects.essential_services import (
    COUNTS,
    SECTION,
    Dossiers,
    EssentialSectors,
    EssentialServices,
    of_sector,
)
from analysis.views import Bar, BarChart, FlowChart, FlowGroup, Item, Line, Number, TableView, heads

_FORM = "dossiers"
REMAINDER = Label(
    "Phần còn lại (các lĩnh vực, dịch vụ chưa có số liệu riêng)",
    "Remainder (fields and services without figures of their own)",
)


def _head() -> tuple[Line, ...]:
    def over(vi: str, en: str, columns: int = 1, rows: int = 1) -> Item:
        return Item(Label(vi, en), colspan=columns, rowspan=rows, align="center")

    return (
        Line(
            (
                over("TT", "No.", rows=3),
                over("Lĩnh vực, dịch vụ", "Sector, service", rows=3),
                over("Tiếp nhận", "Received", 4),
                over("Đã giải quyết", "Resolved", 4),
                over("Đang giải quyết", "Pending", 3),
            )
        ),
        Line(
            (
                over("Tổng số", "Total", rows=2),
                over("Trong kỳ", "In the period", 2),
                over("Từ kỳ trước", "Carried over", rows=2),
                over("Tổng số", "Total", rows=2),
                over("Trước hạn", "Early", rows=2),
                over("Đúng hạn", "On time", rows=2),
                over("Quá hạn", "Overdue", rows=2),
                over("Tổng số", "Total", rows=2),
                over("Trong hạn", "In time", rows=2),
                over("Quá hạn", "Overdue", rows=2),
            )
        ),
        Line((over("Trực tuyến", "Online"), over("Trực tiếp, bưu chính", "In person, by post"))),
        Line(tuple(Item(f"({number})", align="center") for number in range(1, 14)), kind="number"),
    )


def _line(number: str, name: Label, row: pd.DataFrame, kind: str = "body", known: dict | None = None) -> Line:
    known = known or {}
    cells = tuple(Item(Number(known.get(column) or total(row[column]), DOSSIERS)) for column in COUNTS)
    return Line((Item(number, align="center"), Item(name), *cells), kind)


def _sector_lines(place: int, key: str, services: pd.DataFrame, stated: pd.DataFrame) -> list[Line]:
    roman = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")[place]
    sector = SECTORS[key]
    banner = Line(
        (Item(Label(f"{roman}. {sector.agency}", f"{roman}. {sector.label.en}"), colspan=13),), "banner"
    )
    lines = [banner]
    for number, row_id in enumerate(services.index, 1):
        name = SERVICES[services.at[row_id, "service"]].label
        lines.append(_line(str(number), name, services.loc[[row_id]]))
    if not set(stated.index) <= set(services.index):
        lines.append(_line("", Label("Cộng", "Sum"), stated, "total"))
    return lines


@table(section=SECTION)
def essential_services_table(
    essential_services: DataFrame[EssentialServices],
    essential_sectors: DataFrame[EssentialSectors],
    essential_total: DataFrame[Dossiers],
    essential_received_direct: Exact,
    essential_carried_over: Exact,
    essential_received_online: Exact,
    essential_resolved: Exact,
    essential_pending: Exact,
    remainder_received_online: Exact,
    remainder_received_new: Exact,
    remainder_resolved: Exact,
    remainder_pending: Exact,
) -> TableView:
    """Form II.06a as agencies filled it, with what is only implied, and the remainder, marked."""
    present = [key for key in SECTORS if key in set(essential_services["sector"])]
    lines = [
        line
        for place, key in enumerate(present)
        for line in _sector_lines(
            place, key, of_sector(essential_services, key), of_sector(essential_sectors, key)
        )
    ]
    rest = {
        "received_online": remainder_received_online,
        "received_direct": remainder_received_new - remainder_received_online,
        "resolved_total": remainder_resolved,
        "pending_total": remainder_pending,
    }
    if any(value.supplied and value.high > 0 for value in rest.values()):
        empty = essential_total.astype("Int64").mask(essential_total.notna())
        lines.append(_line("", REMAINDER, empty, "body", rest))
    whole = {
        "received_online": essential_received_online,
        "received_direct": essential_received_direct,
        "carried_over": essential_carried_over,
        "resolved_total": essential_resolved,
        "pending_total": essential_pending,
    }
    lines.append(_line("", Label("Tổng cộng", "Total"), essential_total, "total", whole))
    return TableView(
        Label(
            "Tiếp nhận, giải quyết hồ sơ các dịch vụ công thiết yếu (theo Biểu II.06a/VPCP/KSTT)",
            "Essential public services: dossiers received and resolved (form II.06a/VPCP/KSTT)",
        ),
        _head(),
        tuple(lines),
        (3.2, 21, *([6.9] * 11)),
        _FORM,
        wide=True,
        note=Label(
            "“…” là chưa có số liệu (khác với 0). Khoảng giá trị (a–b) được suy ra từ tỷ lệ đã công bố, không phải số "
            "đếm. Phần còn lại = tổng cộng trừ các lĩnh vực có số liệu riêng.",
            "“…” means not supplied (which is not 0). A range (a–b) is solved back from the published share, not "
            "counted. Remainder = total less the sectors with figures of their own.",
        ),
    )


@table(section="II.2.2")
def sectors_table(
    sector_service_count: dict,
    sector_online_share: dict,
    sector_on_time_share: dict,
    other_fields_service_count: Exact,
) -> TableView:
    """Services, online share and on-time share by sector."""
    lines = [
        Line(
            (
                Item(sector.section),
                Item(sector.label),
                Item(Number(sector_service_count[key], SERVICES_UNIT)),
                Item(Number(sector_online_share[key], PERCENT, 2)),
                Item(Number(sector_on_time_share[key], PERCENT, 2)),
            )
        )
        for key, sector in SECTORS.items()
    ]
    rest = Label("Cộng ba lĩnh vực không có mục riêng", "The three fields without a section of their own")
    lines.append(
        Line(
            (
                Item(""),
                Item(rest),
                Item(Number(other_fields_service_count, SERVICES_UNIT)),
                Item(""),
                Item(""),
            ),
            "total",
        )
    )
    return TableView(
        Label("Dịch vụ công thiết yếu theo lĩnh vực", "Essential services by sector"),
        heads(
            ("Mục", "Section"),
            ("Lĩnh vực", "Sector"),
            ("Số dịch vụ", "Services"),
            ("Tiếp nhận trực tuyến (%)", "Received online (%)"),
            ("Giải quyết đúng, trước hạn (%)", "Resolved on time (%)"),
        ),
        tuple(lines),
        (1.6, 5, 1.8, 2.6, 2.8),
        _FORM,
        note=Label(
            "“…”: chưa có số liệu, hoặc không phát sinh hồ sơ nên không có tỷ lệ.",
            "“…”: not supplied, or no dossier arose, so that there is no share.",
        ),
    )


@chart(section=SECTION)
def online_by_sector_chart(
    essential_sectors: DataFrame[EssentialSectors],
    essential_services: DataFrame,
    essential_received_online: Exact,
    essential_received_direct: Exact,
    remainder_received_online: Exact,
    remainder_received_new: Exact,
    essential_online_share: Exact,
    minimum_online_share: dict,
    police_other_minimum_share: Exact,
) -> BarChart:
    """Received online against the rest, by sector, with the minimum shares that were set."""
    bars = [
        Bar(
            Label("Toàn bộ DVC thiết yếu", "All essential services"),
            (essential_received_online, essential_received_direct),
        )
    ]
    for key, sector in SECTORS.items():
        row = of_sector(essential_sectors, key)
        bar = Bar(
            sector.label,
            (total(row["received_online"]), total(row["received_direct"])),
            remark=_nothing_arose(row),
        )
        if any(part.supplied for part in bar.parts):
            bars.append(bar)
    if remainder_received_online.supplied and remainder_received_online.high > 0:
        bars.append(
            Bar(
                Label("Phần còn lại", "Remainder"),
                (remainder_received_online, remainder_received_new - remainder_received_online),
            )
        )
    for key, target in minimum_online_share.items():
        row = essential_services[essential_services["service"] == key]
        bars.append(
            Bar(
                SERVICES[key].label,
                (total(row["received_online"]), total(row["received_direct"])),
                mark=target,
            )
        )
    low = high = police_other_minimum_share
    bars.append(
        Bar(
            Label("Các DVC khác của Công an", "Other police services"),
            _other_police(essential_services, minimum_online_share),
            mark=low,
            mark_high=high,
        )
    )
    return BarChart(
        Label(
            "Hồ sơ tiếp nhận trực tuyến so với hình thức khác, theo lĩnh vực, và tỷ lệ tối thiểu được giao",
            "Received online against the rest, by sector, with the minimum shares set",
        ),
        (Label("Trực tuyến", "Online"), Label("Trực tiếp, bưu chính", "In person, by post")),
        tuple(bars),
        DOSSIERS,
        _FORM,
        Label(
            "Thanh ngang theo lĩnh vực: toàn bộ DVC thiết yếu đạt {whole} hồ sơ trực tuyến; vạch dọc là tỷ lệ tối "
            "thiểu được giao.",
            "Horizontal bars by sector: of all essential services {whole} of dossiers came online; upright marks "
            "are the minimum shares set.",
        ),
        {"whole": Number(essential_online_share, PERCENT, 1)},
        share=True,
        mark_label=Label("Tỷ lệ tối thiểu", "Minimum share"),
    )


def _nothing_arose(row: pd.DataFrame) -> Label | None:
    received = total(row["received_online"]) + total(row["received_direct"])
    return Label("không phát sinh hồ sơ", "no dossier arose") if received.point == 0 else None


def _other_police(essential_services: pd.DataFrame, minimum_online_share: dict) -> tuple[Exact, Exact]:
    rows = essential_services[
        (essential_services["sector"] == "police")
        & ~essential_services["service"].isin(list(minimum_online_share))
    ]
    return total(rows["received_online"]), total(rows["received_direct"])


@chart(section=SECTION)
def dossier_flow_chart(
    essential_sectors: DataFrame[EssentialSectors],
    essential_received_new: Exact,
    essential_carried_over: Exact,
    essential_resolved: Exact,
    essential_pending: Exact,
) -> FlowChart:
    """What came in and what became of it, for the whole and for every sector that gave all four counts."""
    groups = [
        FlowGroup(
            Label("Toàn bộ DVC thiết yếu", "All essential services"),
            essential_received_new,
            essential_carried_over,
            essential_resolved,
            essential_pending,
        )
    ]
    for key, sector in SECTORS.items():
        row = of_sector(essential_sectors, key)
        group = FlowGroup(
            sector.label,
            total(row["received_online"]) + total(row["received_direct"]),
            total(row["carried_over"]),
            total(row["resolved_total"]),
            total(row["pending_total"]),
        )
        if all(value.supplied for value in (group.new, group.carried, group.resolved, group.pending)):
            groups.append(group)
    return FlowChart(
        Label("Hồ sơ vào và ra trong kỳ", "Dossiers in and out of the period"),
        tuple(groups),
        _FORM,
        Label(
            "Hai thanh cho mỗi nhóm: hồ sơ mới và từ kỳ trước; đã giải quyết và đang giải quyết. Toàn bộ DVC thiết yếu "
            "đã giải quyết {resolved}, đang giải quyết {pending} hồ sơ.",
            "Two bars a group: new and carried over; resolved and pending. Of all essential services {resolved} "
            "dossiers were resolved, {pending} are pending.",
        ),
        {"resolved": Number(essential_resolved, DOSSIERS), "pending": Number(essential_pending, DOSSIERS)},
    )
