"""Chip identity cards: dossiers collected, citizens still without a card."""

from __future__ import annotations

from collections.abc import Iterator

from pandera.typing import DataFrame

from analysis.declare import (
    ACCOUNTS,
    DOSSIERS,
    ITEMS,
    PERCENT,
    PERSONS,
    STOCK,
    Base,
    Check,
    at_most,
    figure,
    frame,
    identity,
    table,
)
from analysis.exact import Exact
from analysis.places import Label
from analysis.subjects.schema import Indicators, count, indicators
from analysis.views import Item, Line, Number, TableView, heads

SECTION = "II.3.3"


@frame(Indicators, form="id_cards")
def id_cards(rows):
    """Identity-card indicators of the provincial police."""
    return indicators(rows)


@figure(
    section=SECTION,
    unit=ITEMS,
    vi="Số loại giấy tờ tích hợp khi thu nhận",
    en="Papers integrated on collection",
    said=("tích hợp _ loại giấy tờ",),
)
def id_card_papers(id_cards: DataFrame[Indicators]) -> Exact:
    """As the provincial police state it."""
    return count(id_cards, "id_card_papers")


@figure(
    section=SECTION,
    unit=DOSSIERS,
    against=STOCK | {Base.YEAR: "id_cards.id_card_dossiers"},
    rises="ever",
    key=True,
    vi="Hồ sơ cấp CCCD gắn chip đã thu nhận",
    en="Chip identity card dossiers collected",
    said=(
        "thu nhận _ hồ sơ cấp CCCD",
        "thu nhận CCCD _ hồ sơ",
    ),
)
def id_card_dossiers(id_cards: DataFrame[Indicators]) -> Exact:
    """As counted, cumulative."""
    return count(id_cards, "id_card_dossiers")


@figure(
    section="III.2",
    unit=PERSONS,
    against=STOCK,
    vi="Công dân chưa được cấp CCCD",
    en="Citizens still without a card",
    said=(
        "còn _ công dân chưa được cấp CCCD",
        "_ công dân chưa được cấp CCCD",
    ),
)
def citizens_without_card(sector_indicators: DataFrame[Indicators]) -> Exact:
    """As counted by the provincial police."""
    return count(sector_indicators, "citizens_without_card")


@identity(
    section=SECTION,
    kind="parts within the whole",
    vi="Hồ sơ định danh điện tử ({left}) vượt số hồ sơ CCCD đã thu nhận ({right}).",
    en="e-ID dossiers ({left}) exceed the identity card dossiers collected ({right}).",
)
def eid_within_cards(eid_dossiers: Exact, id_card_dossiers: Exact) -> Iterator[Check]:
    """An e-identity dossier is collected together with a card dossier."""
    yield at_most("eid", eid_dossiers, id_card_dossiers)


@table(section=SECTION)
def eid_and_cards_table(
    eid_dossiers: Exact,
    eid_level1: Exact,
    eid_level2: Exact,
    eid_activated: Exact,
    eid_unactivated: Exact,
    eid_activation_rate: Exact,
    id_card_dossiers: Exact,
    citizens_without_card: Exact,
) -> TableView:
    """E-identity and cards, with what follows from the counts."""
    rows = (
        (
            Label("Hồ sơ cấp tài khoản định danh điện tử đã thu nhận", "e-ID dossiers collected"),
            eid_dossiers,
            DOSSIERS,
        ),
        (Label("Tài khoản mức 1 đã kích hoạt", "Level 1 accounts activated"), eid_level1, ACCOUNTS),
        (Label("Tài khoản mức 2 đã kích hoạt", "Level 2 accounts activated"), eid_level2, ACCOUNTS),
        (Label("Tổng số đã kích hoạt", "Activated in all"), eid_activated, ACCOUNTS),
        (Label("Chưa kích hoạt", "Not yet activated"), eid_unactivated, ACCOUNTS),
        (Label("Tỷ lệ kích hoạt", "Activation rate"), eid_activation_rate, PERCENT),
        (
            Label("Hồ sơ cấp CCCD gắn chip đã thu nhận", "Identity card dossiers collected"),
            id_card_dossiers,
            DOSSIERS,
        ),
        (Label("Công dân chưa được cấp CCCD", "Citizens without a card"), citizens_without_card, PERSONS),
    )
    lines = tuple(
        Line((Item(label), Item(Number(value, unit, 2 if unit is PERCENT else 0)), Item(unit.label)))
        for label, value, unit in rows
    )
    return TableView(
        Label("Định danh điện tử và căn cước công dân", "E-identity and identity cards"),
        heads(("Chỉ tiêu", "Indicator"), ("Số liệu", "Value"), ("Đơn vị", "Unit")),
        lines,
        (6, 2, 2),
        ("eid", "id_cards", "sector_indicators"),
    )
