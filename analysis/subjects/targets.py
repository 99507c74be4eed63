"""Targets: minimum online shares, and the goals of the "90 days and nights" campaign."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd
import pandera.pandas as pa
from pandera.typing import DataFrame, Series

from analysis.declare import ITEMS, PERCENT, Check, at_most, figure, frame, identity, table
from analysis.exact import Exact, reported, total
from analysis.places import Label
from analysis.services import SERVICES
from analysis.subjects.essential_services import EssentialServices, new_dossiers
from analysis.subjects.schema import Quantity, Strict, Text, decimals_only, only
from analysis.views import Item, Line, Number, TableView, heads

SECTION = "II.2.2.1"
WHOLE = 100  # per cent
MINIMUM = {key: SERVICES[key] for key in ("03", "04", "05", "06")}


class Targets(Strict):
    """Targets: a floor, and an upper end where a range was set; shares in per cent as typed."""

    code: Text
    service: Text = pa.Field(isin=["", *SERVICES])
    name: Text
    low: Quantity
    high: Quantity = pa.Field(nullable=True)
    unit: Text

    class Config(Strict.Config):
        """A target is set once for each service."""

        unique = ["code", "service"]  # noqa: RUF012 -- pandera reads a plain list

    @pa.check("low", "high", ignore_na=False, title="số phải là số thập phân chính xác")
    def exact(cls, values: Series[object]) -> Series[bool]:
        """Hold that numbers are exact decimals, never floats."""
        return decimals_only(values)

    @pa.dataframe_check(ignore_na=False, title="mức thấp của khoảng phải nhỏ hơn mức cao")
    def floor_below_ceiling(cls, rows: pd.DataFrame) -> Series[bool]:
        """Hold that a range rises."""
        return pd.Series(
            [bool(pd.isna(high) or low <= high) for low, high in zip(rows["low"], rows["high"], strict=True)],
            index=rows.index,
            dtype=bool,
        )

    @pa.dataframe_check(ignore_na=False, title="tỷ lệ mục tiêu không được vượt quá 100%")
    def shares_within_the_whole(cls, rows: pd.DataFrame) -> Series[bool]:
        """Hold that no target share exceeds 100 per cent."""
        return pd.Series(
            [bool(unit != "%" or low <= WHOLE) for low, unit in zip(rows["low"], rows["unit"], strict=True)],
            index=rows.index,
            dtype=bool,
        )


@frame(Targets, form="targets")
def targets(rows: pd.DataFrame) -> pd.DataFrame:
    """Targets as set."""
    return rows.loc[rows["role"] == "body", list(Targets.to_schema().columns)]


@figure(
    section=SECTION,
    unit=PERCENT,
    by=MINIMUM,
    bound="floor",
    vi="Tỷ lệ trực tuyến tối thiểu",
    en="Minimum online share",
    said=(
        "tối thiểu > _ {}",
        "{} > tối thiểu _",
    ),
)
def minimum_online_share(targets: DataFrame[Targets]) -> dict[str, Exact]:
    """The floor set for the service."""
    return {
        key: reported(only(targets, "low", code="minimum_online_share", service=key), 100) for key in MINIMUM
    }


@figure(
    section=SECTION,
    unit=PERCENT,
    bound="floor",
    vi="Tỷ lệ trực tuyến của các DVC còn lại của Công an",
    en="Online share set for the other police services",
    said=(
        "DVC trực tuyến còn lại > hồ sơ trực tuyến đạt _ tổng hồ sơ được tiếp nhận",
        "DVC còn lại > hồ sơ trực tuyến _",
        "DVC … còn lại … tối thiểu _",
    ),
)
def police_other_minimum_share(targets: DataFrame[Targets]) -> Exact:
    """The range set for the other police services, from its lower to its upper end."""
    low = reported(only(targets, "low", code="police_other_minimum_share"), 100)
    high = reported(only(targets, "high", code="police_other_minimum_share"), 100)
    if not high.supplied:
        return low
    return replace(low, high=high.high, node=replace(low.node, op="range", parts=(low, high), leaf=None))


@figure(
    section="III.2",
    unit=PERCENT,
    bound="floor",
    vi="Chỉ tiêu cấp tài khoản định danh cho công dân đủ điều kiện",
    en="Target: eligible citizens with an e-ID account",
    said=("tài khoản định danh điện tử cho _ công dân đủ điều kiện",),
)
def eid_target(targets: DataFrame[Targets]) -> Exact:
    """The target as set."""
    return reported(only(targets, "low", code="eid_target"), 100)


@figure(
    section="I.3",
    unit=PERCENT,
    bound="floor",
    vi="Mức hoàn thành chỉ tiêu đợt cao điểm",
    en="Campaign targets to be met",
    said=("cao điểm > phấn đấu hoàn thành _ các chỉ tiêu",),
)
def campaign_target(targets: DataFrame[Targets]) -> Exact:
    """The target as set."""
    return reported(only(targets, "low", code="campaign_target"), 100)


@figure(
    section="I.3",
    unit=ITEMS,
    bound="floor",
    vi="Số ngày của đợt cao điểm",
    en="Days of the campaign",
    said=(
        "* cao điểm _",
        "* chiến dịch _",
    ),
)
def campaign_days(targets: DataFrame[Targets]) -> Exact:
    """As the campaign is named."""
    return total(only(targets, "low", code="campaign_days"))


@identity(
    section=SECTION,
    kind="target met",
    unit=PERCENT,
    severity="warning",
    vi="{where}: tỷ lệ trực tuyến {right} thấp hơn mức tối thiểu {left}.",
    en="{where}: received online {right}, below the minimum of {left}.",
)
def minimum_shares_met(
    minimum_online_share: dict, essential_services: DataFrame[EssentialServices]
) -> Iterator[Check]:
    """A service's online share reaches the minimum that was set, where its dossiers were supplied."""
    reached = shares_reached(essential_services)
    for key, floor in minimum_online_share.items():
        yield at_most(key, floor, reached[key], SERVICES[key].label)


def shares_reached(essential_services: pd.DataFrame) -> dict[str, Exact]:
    """Return the online share of each service for which a minimum is set."""
    rows = {key: essential_services[essential_services["service"] == key] for key in MINIMUM}
    return {key: total(each["received_online"]) / new_dossiers(each) for key, each in rows.items()}


@table(section=SECTION)
def targets_table(
    minimum_online_share: dict,
    police_other_minimum_share: Exact,
    essential_services: DataFrame[EssentialServices],
    eid_target: Exact,
    campaign_target: Exact,
) -> TableView:
    """Targets beside what was reached."""
    reached = shares_reached(essential_services)
    lines = [_line(SERVICES[key].label, floor, reached[key]) for key, floor in minimum_online_share.items()]
    nothing = total(essential_services["received_online"][:0])
    lines.append(
        _line(
            Label("Các DVC trực tuyến còn lại của Công an", "Other police services"),
            police_other_minimum_share,
            nothing,
        )
    )
    lines.append(
        _line(
            Label("Cấp tài khoản định danh cho công dân đủ điều kiện", "e-ID for eligible citizens"),
            eid_target,
            nothing,
        )
    )
    lines.append(
        _line(
            Label("Chỉ tiêu đợt cao điểm “90 ngày, đêm”", "Campaign of “90 days and nights”"),
            campaign_target,
            nothing,
        )
    )
    return TableView(
        Label("Chỉ tiêu được giao và kết quả", "Targets and results"),
        heads(("Chỉ tiêu", "Target"), ("Mức được giao (%)", "Set (%)"), ("Đạt được (%)", "Reached (%)")),
        tuple(lines),
        (6, 2, 2.4),
        "targets",
        note=Label(
            "“…”: chưa có số liệu theo từng dịch vụ để đánh giá.",
            "“…”: no figures by service were supplied to tell.",
        ),
    )


def _line(name: Label, target: Exact, reached: Exact) -> Line:
    return Line((Item(name), Item(Number(target, PERCENT)), Item(Number(reached, PERCENT, 2))))
