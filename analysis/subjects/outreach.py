"""Outreach: sign-ins to the national portal, workshops, and what citizens are told."""

from __future__ import annotations

from collections.abc import Iterator

from pandera.typing import DataFrame

from analysis.declare import (
    ACCOUNTS,
    ITEMS,
    PERSONS,
    SIGN_INS,
    STOCK,
    TIMES,
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

SECTION = "II.5"


@frame(Indicators, form="outreach")
def outreach(rows):
    """Indicators of outreach."""
    return indicators(rows)


@figure(
    section=SECTION,
    unit=ITEMS,
    vi="Phương thức thay việc xuất trình Sổ hộ khẩu, Sổ tạm trú",
    en="Ways to show residence without the household book",
    said=(
        "_ phương thức sử dụng thông tin công dân",
        "_ phương thức thay sổ hộ khẩu",
    ),
)
def residence_methods(outreach: DataFrame[Indicators]) -> Exact:
    """As the province's document lists them."""
    return count(outreach, "residence_methods")


@figure(
    section=SECTION,
    unit=ACCOUNTS,
    against=STOCK | {Base.YEAR: "outreach.eid_signed_in"},
    rises="ever",
    vi="Tài khoản định danh đã đăng nhập Cổng DVC Quốc gia",
    en="e-ID accounts that signed in to the national portal",
    said=(
        "_ tài khoản … đăng nhập … Cổng DVC Quốc gia",
        "tài khoản > đăng nhập Cổng DVC Quốc gia _ tài khoản",
    ),
)
def eid_signed_in(outreach: DataFrame[Indicators]) -> Exact:
    """As recorded by the Ministry of Public Security, cumulative."""
    return count(outreach, "eid_signed_in")


@figure(
    section=SECTION,
    unit=SIGN_INS,
    against=STOCK | {Base.YEAR: "outreach.eid_sign_ins"},
    rises="ever",
    vi="Lượt đăng nhập Cổng DVC Quốc gia",
    en="Sign-ins to the national portal",
    said=(
        "đăng nhập Cổng DVC Quốc gia _ lượt",
        "đăng nhập > _ lượt",
    ),
)
def eid_sign_ins(outreach: DataFrame[Indicators]) -> Exact:
    """As recorded by the Ministry of Public Security, cumulative."""
    return count(outreach, "eid_sign_ins")


@figure(
    section=SECTION,
    unit=TIMES,
    decimals=2,
    vi="Số lượt đăng nhập bình quân một tài khoản",
    en="Sign-ins an account",
    said=(
        "bình quân … tài khoản _ lượt",
        "bình quân _ lượt",
    ),
)
def sign_ins_per_account(eid_sign_ins: Exact, eid_signed_in: Exact) -> Exact:
    """Sign-ins over the accounts that signed in."""
    return eid_sign_ins / eid_signed_in


@figure(
    section=SECTION,
    unit=ITEMS,
    vi="Hội thảo thúc đẩy chuyển đổi số ngành Y tế",
    en="Workshops held",
    said=(
        "_ hội thảo … chuyển đổi số",
        "tổ chức _ hội thảo",
    ),
)
def workshops(outreach: DataFrame[Indicators]) -> Exact:
    """As the department of health counts them."""
    return count(outreach, "workshops")


@figure(
    section=SECTION,
    unit=PERSONS,
    vi="Đại biểu dự hội thảo",
    en="Delegates at the workshop",
    said=("hội thảo > _ đại biểu",),
)
def workshop_delegates(outreach: DataFrame[Indicators]) -> Exact:
    """As the department of health counts them."""
    return count(outreach, "workshop_delegates")


@identity(
    section=SECTION,
    kind="parts within the whole",
    unit=ACCOUNTS,
    vi="Tài khoản đã đăng nhập ({left}) vượt số tài khoản đã kích hoạt ({right}).",
    en="Accounts that signed in ({left}) exceed those activated ({right}).",
)
def signed_in_within_activated(eid_signed_in: Exact, eid_activated: Exact) -> Iterator[Check]:
    """Only an activated account can sign in."""
    yield at_most("signed_in", eid_signed_in, eid_activated)


@identity(
    section=SECTION,
    kind="parts within the whole",
    unit=SIGN_INS,
    vi="Số tài khoản đã đăng nhập ({left}) nhiều hơn số lượt đăng nhập ({right}).",
    en="Accounts that signed in ({left}) outnumber the sign-ins ({right}).",
)
def accounts_within_sign_ins(eid_signed_in: Exact, eid_sign_ins: Exact) -> Iterator[Check]:
    """Every account that signed in did so at least once."""
    yield at_most("sign_ins", eid_signed_in, eid_sign_ins)


@table(section=SECTION)
def outreach_table(
    eid_signed_in: Exact,
    eid_sign_ins: Exact,
    sign_ins_per_account: Exact,
    workshops: Exact,
    workshop_delegates: Exact,
) -> TableView:
    """Sign-ins and workshops."""
    rows = (
        (
            Label("Tài khoản định danh đã đăng nhập Cổng DVC Quốc gia", "e-ID accounts signed in"),
            eid_signed_in,
            ACCOUNTS,
            0,
        ),
        (Label("Lượt đăng nhập", "Sign-ins"), eid_sign_ins, SIGN_INS, 0),
        (
            Label("Lượt đăng nhập bình quân một tài khoản", "Sign-ins an account"),
            sign_ins_per_account,
            SIGN_INS,
            2,
        ),
        (Label("Hội thảo", "Workshops"), workshops, ITEMS, 0),
        (Label("Đại biểu dự hội thảo", "Delegates"), workshop_delegates, PERSONS, 0),
    )
    lines = tuple(
        Line((Item(label), Item(Number(value, unit, places)), Item(unit.label)))
        for label, value, unit, places in rows
    )
    return TableView(
        Label("Tuyên truyền và sử dụng tài khoản định danh", "Outreach and use of e-identity"),
        heads(("Chỉ tiêu", "Indicator"), ("Số liệu", "Value"), ("Đơn vị", "Unit")),
        lines,
        (6, 2, 2),
        "outreach",
    )
