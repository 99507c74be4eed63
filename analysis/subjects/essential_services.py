"""The 25 essential public services together: the frames of form II.06a and the figures over all sectors."""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa
from pandera.typing import DataFrame

from analysis.declare import DOSSIERS, FLOW, PERCENT, SERVICES_UNIT, STOCK, figure, frame
from analysis.exact import Exact, implied_base, reported, rows_counted, total
from analysis.services import OTHER_FIELDS, SECTORS, SERVICES
from analysis.subjects.schema import Count, Strict, Text, only

SECTION = "II.2.1"
COUNTS = (
    "received_total",
    "received_online",
    "received_direct",
    "carried_over",
    "resolved_total",
    "resolved_early",
    "resolved_on_time",
    "resolved_overdue",
    "pending_total",
    "pending_in_time",
    "pending_overdue",
)
_FORM = "dossiers"


class Dossiers(Strict):
    """The counts of form II.06a, columns (3) to (13), in dossiers; empty where the agency gave nothing."""

    received_total: Count = pa.Field(ge=0, nullable=True)
    received_online: Count = pa.Field(ge=0, nullable=True)
    received_direct: Count = pa.Field(ge=0, nullable=True)
    carried_over: Count = pa.Field(ge=0, nullable=True)
    resolved_total: Count = pa.Field(ge=0, nullable=True)
    resolved_early: Count = pa.Field(ge=0, nullable=True)
    resolved_on_time: Count = pa.Field(ge=0, nullable=True)
    resolved_overdue: Count = pa.Field(ge=0, nullable=True)
    pending_total: Count = pa.Field(ge=0, nullable=True)
    pending_in_time: Count = pa.Field(ge=0, nullable=True)
    pending_overdue: Count = pa.Field(ge=0, nullable=True)


class EssentialServices(Dossiers):
    """One row a service; unique by service."""

    sector: Text = pa.Field(isin=list(SECTORS))
    service: Text = pa.Field(isin=list(SERVICES), unique=True)

    @pa.dataframe_check(ignore_na=False, title="dịch vụ phải nằm dưới đúng cơ quan quản lý")
    def service_stands_under_its_sector(cls, rows: pd.DataFrame) -> pd.Series:
        """Hold that a service is listed under the agency that owns it."""
        return (
            rows["service"].map(lambda key: SERVICES[key].sector if key in SERVICES else "") == rows["sector"]
        )


class EssentialSectors(Dossiers):
    """One row a sector: its own sum row, or its only service's row."""

    sector: Text = pa.Field(isin=list(SECTORS), unique=True)


@frame(EssentialServices, form=_FORM)
def essential_services(rows: pd.DataFrame) -> pd.DataFrame:
    """Take the rows of single services; the sector is the banner that they stand under."""
    body = rows[rows["role"] == "body"].rename(columns={"banner": "sector"})
    return body[["sector", "service", *COUNTS]]


@frame(EssentialSectors, form=_FORM)
def essential_sectors(rows: pd.DataFrame) -> pd.DataFrame:
    """Take each sector's sum row; where a sector has one service and no sum row, that service's row."""
    rows = rows[rows["role"].isin(["body", "subtotal"])].rename(columns={"banner": "sector"})
    single = rows.groupby("sector", sort=False)["role"].transform("size") == 1
    return rows.loc[(rows["role"] == "subtotal") | single, ["sector", *COUNTS]]


@frame(Dossiers, form=_FORM)
def essential_total(rows: pd.DataFrame) -> pd.DataFrame:
    """Take the grand total row as the form gives it."""
    return rows.loc[rows["role"] == "total", list(COUNTS)]


def new_dossiers(rows: pd.DataFrame) -> Exact:
    """Add what was received in the period, online and otherwise; what was carried over is not new."""
    return total(rows["received_online"]) + total(rows["received_direct"])


def of_sector(essential_sectors: pd.DataFrame, sector: str) -> pd.DataFrame:
    """Return a sector's row."""
    return essential_sectors[essential_sectors["sector"] == sector]


def sectors(frame: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Return the rows of every sector of the register, none where it has none."""
    found = dict(list(frame.groupby("sector", sort=False)))
    return {key: found.get(key, frame.iloc[:0]) for key in SECTORS}


def by_sector(essential_sectors: pd.DataFrame, compute) -> dict[str, Exact]:
    """Compute one value for every sector of the register that has a row."""
    return {key: compute(rows) for key, rows in sectors(essential_sectors).items()}


SECTOR_SECTIONS = {key: sector.section for key, sector in SECTORS.items()}


@figure(
    section="II.2",
    unit=SERVICES_UNIT,
    vi="Số dịch vụ công thiết yếu",
    en="Essential public services",
    said=("* _ DVC thiết yếu",),
)
def essential_service_count(essential_services: DataFrame[EssentialServices]) -> Exact:
    """Service rows of form II.06a."""
    return rows_counted(essential_services, "service")


@figure(
    section=SECTOR_SECTIONS,
    unit=SERVICES_UNIT,
    by=SECTORS,
    vi="Số dịch vụ công thiết yếu",
    en="Essential services",
    said=(
        "{} > _ DVC thiết yếu",
        "{} > _ DVC",
        "{} > _ dịch vụ",
    ),
)
def sector_service_count(essential_services: DataFrame[EssentialServices]) -> dict[str, Exact]:
    """Service rows of form II.06a under each sector's banner."""
    return {key: rows_counted(of_sector(essential_services, key), "service") for key in SECTORS}


@figure(
    section=OTHER_FIELDS,
    unit=SERVICES_UNIT,
    vi="Số dịch vụ của các lĩnh vực khác",
    en="Services of the other fields",
    said=(
        "lĩnh vực khác > _ DVC thiết yếu",
        "lĩnh vực khác > _ DVC",
    ),
)
def other_fields_service_count(essential_services: DataFrame[EssentialServices]) -> Exact:
    """Service rows of the sectors to which the report gives no section of their own."""
    other = [key for key, section in SECTOR_SECTIONS.items() if section == OTHER_FIELDS]
    return rows_counted(essential_services[essential_services["sector"].isin(other)], "service")


@figure(
    section=SECTION,
    unit=DOSSIERS,
    against=FLOW,
    key=True,
    vi="Hồ sơ trực tuyến tiếp nhận mới (DVC thiết yếu)",
    en="New dossiers received online (essential services)",
    said=(
        "tổng số hồ sơ trực tuyến tiếp nhận mới _ hồ sơ",
        "DVC thiết yếu > tiếp nhận trực tuyến _ hồ sơ",
        "DVC thiết yếu > trong đó trực tuyến _ hồ sơ !mức độ",
        "DVC thiết yếu > tiếp nhận mới _ hồ sơ trực tuyến",
        "DVC thiết yếu > _ hồ sơ trực tuyến",
    ),
)
def essential_received_online(essential_total: DataFrame[Dossiers]) -> Exact:
    """Column (4) of the grand total row of form II.06a."""
    return total(essential_total["received_online"])


@figure(
    section=SECTION,
    unit=DOSSIERS,
    against=FLOW,
    vi="Tổng số hồ sơ tiếp nhận mới (DVC thiết yếu)",
    en="New dossiers (essential services)",
    said=(
        "DVC thiết yếu > tổng số hồ sơ tiếp nhận mới _ hồ sơ !trực tuyến !trực tiếp",
        "DVC thiết yếu > tiếp nhận mới _ hồ sơ !trực tuyến !trực tiếp",
        "DVC thiết yếu > tiếp nhận trực tuyến /_ hồ sơ",
    ),
)
def essential_received_new(essential_total: DataFrame[Dossiers], quoted: DataFrame) -> Exact:
    """Columns (4) + (5) of the grand total row; where (5) is not supplied, the whole numbers that fit the quoted share.

    Those are the bases over which the online count rounds half up to what was printed.
    """
    supplied = new_dossiers(essential_total)
    if supplied.supplied:
        return supplied
    printed = reported(only(quoted, "value", figure="essential_online_share").head(1), scale=100)
    if printed.supplied and printed.low > 1:
        return supplied  # no base is smaller than its own part
    return implied_base(total(essential_total["received_online"]), printed)


@figure(
    section=SECTION,
    unit=PERCENT,
    against=STOCK,
    decimals=1,
    key=True,
    vi="Tỷ lệ hồ sơ tiếp nhận trực tuyến (DVC thiết yếu)",
    en="Share received online (essential services)",
    said=(
        "trực tuyến > chiếm _ tổng số hồ sơ tiếp nhận mới",
        "DVC thiết yếu … trực tuyến > chiếm _",
        "DVC thiết yếu > tỷ lệ hồ sơ tiếp nhận trực tuyến _",
    ),
)
def essential_online_share(essential_received_online: Exact, essential_received_new: Exact) -> Exact:
    """New dossiers received online over all new dossiers of the essential services."""
    return essential_received_online / essential_received_new


@figure(
    section=SECTION,
    unit=DOSSIERS,
    vi="Hồ sơ tiếp nhận trực tiếp, bưu chính (DVC thiết yếu)",
    en="New dossiers not received online (essential services)",
    said=(
        "DVC thiết yếu > tiếp nhận trực tiếp _ hồ sơ",
        "DVC thiết yếu > trực tiếp … bưu chính _ hồ sơ",
    ),
)
def essential_received_direct(essential_received_new: Exact, essential_received_online: Exact) -> Exact:
    """All new dossiers less those received online."""
    return essential_received_new - essential_received_online


@figure(
    section=SECTION,
    unit=DOSSIERS,
    against=FLOW,
    key=True,
    vi="Hồ sơ đã giải quyết (DVC thiết yếu)",
    en="Dossiers resolved (essential services)",
    said=(
        "DVC thiết yếu > đã giải quyết _ hồ sơ !đúng và trước hạn !trong đó",
        "đã giải quyết _ hồ sơ !đúng và trước hạn",
    ),
)
def essential_resolved(essential_total: DataFrame[Dossiers]) -> Exact:
    """Column (7) of the grand total row."""
    return total(essential_total["resolved_total"])


@figure(
    section=SECTION,
    unit=DOSSIERS,
    against=STOCK,
    vi="Hồ sơ đang giải quyết (DVC thiết yếu)",
    en="Dossiers pending (essential services)",
    said=(
        "DVC thiết yếu > đang giải quyết _ hồ sơ",
        "đang giải quyết _ hồ sơ",
    ),
)
def essential_pending(essential_total: DataFrame[Dossiers]) -> Exact:
    """Column (11) of the grand total row."""
    return total(essential_total["pending_total"])


@figure(
    section=SECTION,
    unit=DOSSIERS,
    against=STOCK,
    vi="Hồ sơ từ kỳ trước chuyển sang (DVC thiết yếu)",
    en="Dossiers carried over (essential services)",
    said=(
        "DVC thiết yếu > kỳ trước chuyển sang _ hồ sơ",
        "DVC thiết yếu > _ hồ sơ kỳ trước chuyển sang",
    ),
)
def essential_carried_over(
    essential_total: DataFrame[Dossiers],
    essential_received_new: Exact,
    essential_resolved: Exact,
    essential_pending: Exact,
) -> Exact:
    """Column (6) of the grand total row; where it is not supplied, resolved + pending − new."""
    supplied = total(essential_total["carried_over"])
    return supplied if supplied.supplied else essential_resolved + essential_pending - essential_received_new


def resolved_in_time(rows: pd.DataFrame) -> Exact:
    """Return dossiers resolved early or on time: all resolved less those overdue."""
    return total(rows["resolved_total"]) - total(rows["resolved_overdue"])
