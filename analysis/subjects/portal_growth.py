"""The provincial portal since January and against the year before: dossiers, services integrated, online payment."""

from __future__ import annotations

import pandas as pd
from pandera.typing import DataFrame

from analysis.declare import (
    DONG,
    DOSSIERS,
    ITEMS,
    PERCENT,
    SERVICES_UNIT,
    STOCK,
    TIMES,
    TRANSACTIONS,
    Base,
    figure,
)
from analysis.exact import Exact, implied_base
from analysis.subjects.portal import SECTION, Portal
from analysis.subjects.schema import count, multiple, share


@figure(
    section=SECTION,
    unit=ITEMS,
    vi="Số tháng lũy kế từ đầu năm",
    en="Months covered since January",
    said=(
        "trong _ tháng đầu năm",
        "lũy kế _ tháng",
    ),
)
def portal_months(portal_cumulative: DataFrame[Portal]) -> Exact:
    """As the operator states it."""
    return count(portal_cumulative, "portal_months")


@figure(
    section=SECTION,
    unit=DOSSIERS,
    against={Base.YEAR: "portal_cumulative.portal_dossiers"},
    rises="year",
    key=True,
    vi="Hồ sơ tiếp nhận lũy kế trên Hệ thống của tỉnh",
    en="Dossiers received by the provincial system since January",
    said=(
        "hệ thống thông tin giải quyết TTHC … tháng đầu năm > đã tiếp nhận _ hồ sơ",
        "hệ thống thông tin giải quyết TTHC … lũy kế > tiếp nhận _ hồ sơ",
        "tháng đầu năm > hệ thống … tiếp nhận _ hồ sơ",
    ),
)
def portal_dossiers(portal_cumulative: DataFrame[Portal]) -> Exact:
    """As the operator counted them, cumulative since January."""
    return count(portal_cumulative, "portal_dossiers")


def _base(portal: pd.DataFrame, code: str) -> Exact:
    """Return the same period's count: as supplied, else solved back from the multiple that was quoted."""
    supplied = count(portal, code, "same_period")
    return supplied if supplied.supplied else implied_base(count(portal, code), multiple(portal, code))


@figure(
    section=SECTION,
    unit=DOSSIERS,
    vi="Hồ sơ tiếp nhận lũy kế cùng kỳ năm trước",
    en="Dossiers received in the same period",
    said=("hệ thống thông tin giải quyết TTHC > cùng kỳ năm trước _ hồ sơ",),
)
def portal_dossiers_before(portal_cumulative: DataFrame[Portal]) -> Exact:
    """The same period's count as supplied; else the whole numbers that give the quoted multiple."""
    return _base(portal_cumulative, "portal_dossiers")


@figure(
    section=SECTION,
    unit=TIMES,
    decimals=1,
    vi="Hồ sơ tiếp nhận so với cùng kỳ năm trước",
    en="Dossiers received, multiple of the same period",
    said=(
        "tháng đầu năm … tiếp nhận > gấp _ so với cùng kỳ",
        "tháng đầu năm … tiếp nhận > bằng _ so với cùng kỳ",
        "hệ thống thông tin giải quyết TTHC … tiếp nhận > gấp _ so với cùng kỳ",
        "hệ thống thông tin giải quyết TTHC … tiếp nhận > bằng _ so với cùng kỳ",
    ),
)
def portal_dossiers_growth(portal_dossiers: Exact, portal_dossiers_before: Exact) -> Exact:
    """Dossiers received since January over those of the same period."""
    return portal_dossiers / portal_dossiers_before


@figure(
    section=SECTION,
    unit=SERVICES_UNIT,
    against=STOCK | {Base.YEAR: "portal.services_integrated"},
    vi="DVC mức độ 3, 4 tích hợp trên Cổng DVC Quốc gia",
    en="Services integrated with the national portal",
    said=(
        "tích hợp trên Cổng DVC Quốc gia _ DVC",
        "_ DVC tích hợp trên Cổng DVC Quốc gia",
    ),
)
def services_integrated(portal: DataFrame[Portal]) -> Exact:
    """As the operator counted them."""
    return count(portal, "services_integrated")


@figure(
    section=SECTION,
    unit=SERVICES_UNIT,
    vi="DVC tích hợp trên Cổng DVC Quốc gia cùng kỳ năm trước",
    en="Services integrated in the same period",
    said=("tích hợp trên Cổng DVC Quốc gia > cùng kỳ năm trước _ DVC",),
)
def services_integrated_before(portal: DataFrame[Portal]) -> Exact:
    """The same period's count as supplied; else the whole numbers that give the quoted multiple."""
    return _base(portal, "services_integrated")


@figure(
    section=SECTION,
    unit=TIMES,
    decimals=2,
    vi="DVC tích hợp so với cùng kỳ năm trước",
    en="Services integrated, multiple of the same period",
    said=(
        "tích hợp trên Cổng DVC Quốc gia > gấp _ so với cùng kỳ",
        "tích hợp trên Cổng DVC Quốc gia > bằng _ so với cùng kỳ",
    ),
)
def services_integrated_growth(services_integrated: Exact, services_integrated_before: Exact) -> Exact:
    """Services integrated over those of the same period."""
    return services_integrated / services_integrated_before


@figure(
    section=SECTION,
    unit=PERCENT,
    decimals=1,
    vi="Tỷ lệ DVC mức độ 3, 4 đã tích hợp Cổng DVC Quốc gia",
    en="Share of services at levels 3 and 4 that are integrated",
    said=(
        "tích hợp trên Cổng DVC Quốc gia > chiếm _ DVC mức độ 3 và 4",
        "tích hợp trên Cổng DVC Quốc gia > bằng _ DVC mức độ 3 và 4",
        "tích hợp trên Cổng DVC Quốc gia > tỷ lệ _",
    ),
)
def services_integrated_share(services_integrated: Exact, services_at_levels_3_and_4: Exact) -> Exact:
    """Services integrated over services at levels 3 and 4."""
    return services_integrated / services_at_levels_3_and_4


@figure(
    section=SECTION,
    unit=TRANSACTIONS,
    against={Base.YEAR: "portal_cumulative.payments"},
    rises="year",
    vi="Giao dịch thanh toán trực tuyến thành công",
    en="Successful online payments",
    said=(
        "_ giao dịch thanh toán trực tuyến thành công",
        "_ giao dịch thanh toán trực tuyến",
    ),
)
def payments(portal_cumulative: DataFrame[Portal]) -> Exact:
    """As the operator counted them, cumulative since January."""
    return count(portal_cumulative, "payments")


@figure(
    section=SECTION,
    unit=DONG,
    vi="Số tiền thanh toán trực tuyến",
    en="Amount paid online",
    said=("thanh toán trực tuyến > tổng số tiền _",),
)
def payment_value(portal_cumulative: DataFrame[Portal]) -> Exact:
    """As the operator gave it, in đồng, cumulative since January."""
    return count(portal_cumulative, "payment_value")


@figure(
    section=SECTION,
    unit=PERCENT,
    decimals=2,
    vi="Tỷ lệ TTHC có giao dịch thanh toán trực tuyến",
    en="Share of procedures with an online payment",
    said=(
        "tỷ lệ TTHC … giao dịch thanh toán trực tuyến _",
        "tỷ lệ TTHC … thanh toán trực tuyến _",
    ),
)
def payment_services_share(portal: DataFrame[Portal]) -> Exact:
    """As the operator gave it; the number of procedures behind it was not supplied."""
    return share(portal, "payment_services_share")
