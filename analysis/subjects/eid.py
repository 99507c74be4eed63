"""E-identity (VNeID): dossiers collected, accounts activated, and what is left."""

from __future__ import annotations

from collections.abc import Iterator

from pandera.typing import DataFrame

from analysis.declare import (
    ACCOUNTS,
    DOSSIERS,
    ITEMS,
    PERCENT,
    STOCK,
    Base,
    Check,
    at_most,
    chart,
    figure,
    frame,
    identity,
)
from analysis.exact import Exact, constant
from analysis.places import Label
from analysis.subjects.schema import Indicators, count, indicators
from analysis.views import Bar, BarChart, Number

SECTION = "II.3.1.4"


@frame(Indicators, form="eid")
def eid(rows):
    """E-identity indicators of the provincial police."""
    return indicators(rows)


@figure(
    section="II.3.1.3",
    unit=ITEMS,
    vi="Số tỉnh đủ điều kiện kết nối chính thức CSDLQG về dân cư",
    en="Provinces qualified to connect",
    said=(
        "một trong _ tỉnh … đủ điều kiện kết nối",
        "_ tỉnh … kết nối chính thức",
    ),
)
def provinces_connected(sector_indicators: DataFrame[Indicators]) -> Exact:
    """As the provincial police report it."""
    return count(sector_indicators, "provinces_connected")


@figure(
    section=SECTION,
    unit=DOSSIERS,
    against=STOCK | {Base.YEAR: "eid.eid_dossiers"},
    rises="ever",
    key=True,
    vi="Hồ sơ cấp tài khoản định danh điện tử đã thu nhận",
    en="e-ID dossiers collected",
    said=(
        "thu nhận _ hồ sơ cấp tài khoản định danh điện tử",
        "thu nhận hồ sơ định danh điện tử _ hồ sơ",
    ),
)
def eid_dossiers(eid: DataFrame[Indicators]) -> Exact:
    """As counted, cumulative."""
    return count(eid, "eid_dossiers")


@figure(
    section=SECTION,
    unit=ACCOUNTS,
    against=STOCK | {Base.YEAR: "eid.eid_level1"},
    rises="ever",
    vi="Tài khoản định danh mức 1 đã kích hoạt",
    en="e-ID level 1 activated",
    said=(
        "kích hoạt mức 1 _ tài khoản",
        "kích hoạt tài khoản mức 1 _ tài khoản",
        "kích hoạt > mức độ 1 _ tài khoản",
        "kích hoạt _ tài khoản mức 1",
    ),
)
def eid_level1(eid: DataFrame[Indicators]) -> Exact:
    """As counted, cumulative."""
    return count(eid, "eid_level1")


@figure(
    section=SECTION,
    unit=ACCOUNTS,
    against=STOCK | {Base.YEAR: "eid.eid_level2"},
    rises="ever",
    vi="Tài khoản định danh mức 2 đã kích hoạt",
    en="e-ID level 2 activated",
    said=(
        "kích hoạt mức 2 _ tài khoản",
        "kích hoạt tài khoản mức 2 _ tài khoản",
        "kích hoạt > mức độ 2 _ tài khoản",
        "kích hoạt _ tài khoản mức 2",
    ),
)
def eid_level2(eid: DataFrame[Indicators]) -> Exact:
    """As counted, cumulative."""
    return count(eid, "eid_level2")


@figure(
    section=SECTION,
    unit=ACCOUNTS,
    against=STOCK,
    rises="ever",
    key=True,
    vi="Tài khoản định danh điện tử đã kích hoạt (mức 1 và mức 2)",
    en="e-ID accounts activated (levels 1 and 2)",
    said=(
        "định danh > tổng số đã kích hoạt _ tài khoản",
        "định danh > đã kích hoạt _ tài khoản !mức",
    ),
)
def eid_activated(eid_level1: Exact, eid_level2: Exact) -> Exact:
    """Level 1 plus level 2; an account is counted at one level."""
    return eid_level1 + eid_level2


@figure(
    section=SECTION,
    unit=ACCOUNTS,
    vi="Hồ sơ định danh điện tử chưa kích hoạt",
    en="e-ID not yet activated",
    said=("định danh > chưa kích hoạt _ tài khoản",),
)
def eid_unactivated(eid_dossiers: Exact, eid_activated: Exact) -> Exact:
    """Dossiers collected less accounts activated."""
    return eid_dossiers - eid_activated


@figure(
    section=SECTION,
    unit=PERCENT,
    against=STOCK,
    decimals=2,
    key=True,
    vi="Tỷ lệ kích hoạt tài khoản định danh điện tử",
    en="e-ID activation rate",
    said=(
        "định danh > tỷ lệ kích hoạt _",
        "định danh > kích hoạt … đạt tỷ lệ _",
    ),
)
def eid_activation_rate(eid_activated: Exact, eid_dossiers: Exact) -> Exact:
    """Accounts activated at level 1 or 2 over dossiers collected."""
    return eid_activated / eid_dossiers


@identity(
    section=SECTION,
    kind="parts within the whole",
    unit=ACCOUNTS,
    vi="Tài khoản đã kích hoạt ({left}) vượt số hồ sơ đã thu nhận ({right}).",
    en="Accounts activated ({left}) exceed the dossiers collected ({right}).",
)
def activated_within_collected(eid_activated: Exact, eid_dossiers: Exact) -> Iterator[Check]:
    """Activated accounts are among those whose dossier was collected."""
    yield at_most("activated", eid_activated, eid_dossiers)


@chart(section=SECTION)
def eid_chart(
    eid_dossiers: Exact,
    eid_activated: Exact,
    eid_level1: Exact,
    eid_level2: Exact,
    eid_unactivated: Exact,
    eid_signed_in: Exact,
    eid_activation_rate: Exact,
) -> BarChart:
    """From collected to activated to signed in."""
    none = constant(0)
    return BarChart(
        Label(
            "Định danh điện tử: từ thu nhận đến kích hoạt và sử dụng", "e-Identity: from collection to use"
        ),
        (Label("Mức 1", "Level 1"), Label("Mức 2", "Level 2"), Label("", "")),
        (
            Bar(Label("Hồ sơ đã thu nhận", "Dossiers collected"), (none, none, eid_dossiers)),
            Bar(Label("Đã kích hoạt", "Activated"), (eid_level1, eid_level2)),
            Bar(Label("Chưa kích hoạt", "Not yet activated"), (none, none, eid_unactivated)),
            Bar(
                Label("Đã đăng nhập Cổng DVC Quốc gia", "Signed in to the national portal"),
                (none, none, eid_signed_in),
            ),
        ),
        ACCOUNTS,
        ("eid", "outreach"),
        Label(
            "Thanh ngang: {activated} tài khoản đã kích hoạt trên {collected} hồ sơ đã thu nhận, đạt {rate}.",
            "Horizontal bars: {activated} accounts activated of {collected} dossiers collected, {rate}.",
        ),
        {
            "activated": Number(eid_activated, ACCOUNTS),
            "collected": Number(eid_dossiers, DOSSIERS),
            "rate": Number(eid_activation_rate, PERCENT, 2),
        },
        of_first=True,
    )
