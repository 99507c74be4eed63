"""Cleaning of COVID-19 vaccination records: records with faults by district and kind."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
import pandera.pandas as pa
from pandera.typing import DataFrame

from analysis.declare import RECORDS, STOCK, Check, chart, equal, figure, frame, identity, table
from analysis.exact import Exact, added, each_row, total
from analysis.places import EVERY_DISTRICT, Label, districts_beside
from analysis.subjects.schema import Count, Strict, Text
from analysis.views import Bar, BarChart, Item, Line, Number, TableView, heads

SECTION = "II.3.4"
KINDS = {
    "missing_id": Label("Không có CCCD/mã định danh", "No identity number"),
    "malformed_id": Label("CCCD/mã định danh sai định dạng", "Malformed identity number"),
    "wrong_information": Label("Xác minh sai thông tin", "Information found wrong"),
}


class Records(Strict):
    """Records with faults: three kinds, and the total as the form states it."""

    missing_id: Count = pa.Field(ge=0, nullable=True)
    malformed_id: Count = pa.Field(ge=0, nullable=True)
    wrong_information: Count = pa.Field(ge=0, nullable=True)
    printed_total: Count = pa.Field(ge=0, nullable=True)


class DistrictRecords(Records):
    """One row a district."""

    district: Text = pa.Field(isin=list(EVERY_DISTRICT), unique=True)


@frame(DistrictRecords, form="vaccination")
def vaccination_records(rows: pd.DataFrame) -> pd.DataFrame:
    """Take the districts' rows."""
    return rows.loc[rows["role"] == "body", ["district", *KINDS, "printed_total"]]


@frame(Records, form="vaccination")
def vaccination_totals(rows: pd.DataFrame) -> pd.DataFrame:
    """Take the total row as the form states it."""
    return rows.loc[rows["role"] == "total", [*KINDS, "printed_total"]]


def _district(vaccination_records: pd.DataFrame, code: str) -> pd.DataFrame:
    return vaccination_records[vaccination_records["district"] == code]


def _by_district(vaccination_records: pd.DataFrame, column: str) -> dict[str, Exact]:
    codes = districts_beside(vaccination_records["district"])
    rows = dict(zip(vaccination_records["district"], each_row(vaccination_records, [column]), strict=True))
    absent = total(vaccination_records[column].iloc[:0])
    return {code: rows[code][column] if code in rows else absent for code in codes}


@figure(
    section=SECTION,
    unit=RECORDS,
    by=EVERY_DISTRICT,
    vi="Không có CCCD/mã định danh",
    en="No identity number",
    said=("{} … không có CCCD _",),
)
def vaccination_missing_id(vaccination_records: DataFrame[DistrictRecords]) -> dict[str, Exact]:
    """As the form states it."""
    return _by_district(vaccination_records, "missing_id")


@figure(
    section=SECTION,
    unit=RECORDS,
    by=EVERY_DISTRICT,
    vi="CCCD/mã định danh sai định dạng",
    en="Malformed number",
    said=("{} … sai định dạng _",),
)
def vaccination_malformed_id(vaccination_records: DataFrame[DistrictRecords]) -> dict[str, Exact]:
    """As the form states it."""
    return _by_district(vaccination_records, "malformed_id")


@figure(
    section=SECTION,
    unit=RECORDS,
    by=EVERY_DISTRICT,
    vi="Xác minh sai thông tin",
    en="Information found wrong",
    said=("{} … xác minh sai thông tin _",),
)
def vaccination_wrong_information(vaccination_records: DataFrame[DistrictRecords]) -> dict[str, Exact]:
    """As the form states it."""
    return _by_district(vaccination_records, "wrong_information")


@figure(
    section=SECTION,
    unit=RECORDS,
    by=EVERY_DISTRICT,
    vi="Tổng số bản ghi có lỗi",
    en="Records with faults, sum",
    said=("{} … tổng _ !toàn tỉnh",),
)
def vaccination_district_total(vaccination_records: DataFrame[DistrictRecords]) -> dict[str, Exact]:
    """Sum of the three kinds of fault in the district's row."""
    codes = districts_beside(vaccination_records["district"])
    return {code: _kinds(_district(vaccination_records, code)) for code in codes}


def _kinds(rows: pd.DataFrame) -> Exact:
    return added(total(rows[kind]) for kind in KINDS)


@figure(
    section=SECTION,
    unit=RECORDS,
    vi="Không có CCCD/mã định danh, toàn tỉnh",
    en="No identity number, province",
    said=(
        "tổng cộng … không có CCCD _",
        "toàn tỉnh … không có CCCD _",
    ),
)
def vaccination_missing_id_total(vaccination_records: DataFrame[DistrictRecords]) -> Exact:
    """Sum over the districts."""
    return total(vaccination_records["missing_id"])


@figure(
    section=SECTION,
    unit=RECORDS,
    vi="Mã định danh sai định dạng, toàn tỉnh",
    en="Malformed number, province",
    said=(
        "tổng cộng … sai định dạng _",
        "toàn tỉnh … sai định dạng _",
    ),
)
def vaccination_malformed_id_total(vaccination_records: DataFrame[DistrictRecords]) -> Exact:
    """Sum over the districts."""
    return total(vaccination_records["malformed_id"])


@figure(
    section=SECTION,
    unit=RECORDS,
    vi="Xác minh sai thông tin, toàn tỉnh",
    en="Information wrong, province",
    said=(
        "tổng cộng … xác minh sai thông tin _",
        "toàn tỉnh … xác minh sai thông tin _",
    ),
)
def vaccination_wrong_information_total(vaccination_records: DataFrame[DistrictRecords]) -> Exact:
    """Sum over the districts."""
    return total(vaccination_records["wrong_information"])


@figure(
    section=SECTION,
    unit=RECORDS,
    against=STOCK,
    key=True,
    vi="Bản ghi tiêm chủng có lỗi, toàn tỉnh",
    en="Vaccination records with faults, province",
    said=(
        "tổng cộng … tổng _",
        "tiêm chủng > toàn tỉnh … tổng số _",
        "tiêm chủng > _ bản ghi có lỗi",
    ),
)
def vaccination_grand_total(vaccination_records: DataFrame[DistrictRecords]) -> Exact:
    """Sum of the three kinds of fault over the districts."""
    return _kinds(vaccination_records)


@figure(
    section=SECTION,
    unit=RECORDS,
    vi="Tổng cộng ghi trên biểu",
    en="Grand total as stated",
    said=("tổng cộng ghi trên biểu _",),
)
def vaccination_stated_total(vaccination_totals: DataFrame[Records]) -> Exact:
    """The total row's own total, as the form states it."""
    return total(vaccination_totals["printed_total"])


@identity(
    section=SECTION,
    kind="footing",
    unit=RECORDS,
    vi="{where}: tổng ghi {left}, cộng ba loại lỗi được {right} (lệch {difference}).",
    en="{where}: the total is stated as {left}, the three kinds add up to {right} (off by {difference}).",
)
def vaccination_rows_foot(
    vaccination_records: DataFrame[DistrictRecords], vaccination_district_total: dict
) -> Iterator[Check]:
    """A district's stated total = the sum of its three kinds of fault."""
    for code, summed in vaccination_district_total.items():
        stated = total(_district(vaccination_records, code)["printed_total"])
        yield equal(code, stated, summed, EVERY_DISTRICT[code].label)


@identity(
    section=SECTION,
    kind="footing",
    unit=RECORDS,
    vi="Cột “{where}”: dòng tổng cộng ghi {left}, cộng các huyện được {right} (lệch {difference}).",
    en="Column “{where}”: the total row states {left}, the districts add up to {right} (off by {difference}).",
)
def vaccination_columns_foot(
    vaccination_records: DataFrame[DistrictRecords], vaccination_totals: DataFrame[Records]
) -> Iterator[Check]:
    """The total row = the sum of the districts, in every column, the stated totals included."""
    for column, name in {**KINDS, "printed_total": Label("Tổng", "Total")}.items():
        yield equal(column, total(vaccination_totals[column]), total(vaccination_records[column]), name)


@identity(
    section=SECTION,
    kind="cross-footing",
    unit=RECORDS,
    vi="Tổng cộng toàn bảng ghi {left}, nhưng cộng ba loại lỗi của toàn tỉnh được {right} (lệch {difference}).",
    en="The grand total is stated as {left}, but the three kinds of the whole province add up to {right} "
    "(off by {difference}).",
)
def vaccination_cross_foots(
    vaccination_stated_total: Exact, vaccination_grand_total: Exact
) -> Iterator[Check]:
    """The grand total = the sum of the three kinds over the districts."""
    yield equal("grand_total", vaccination_stated_total, vaccination_grand_total)


@table(section=SECTION)
def vaccination_table(
    vaccination_records: DataFrame[DistrictRecords],
    vaccination_missing_id: dict,
    vaccination_malformed_id: dict,
    vaccination_wrong_information: dict,
    vaccination_district_total: dict,
    vaccination_missing_id_total: Exact,
    vaccination_malformed_id_total: Exact,
    vaccination_wrong_information_total: Exact,
    vaccination_stated_total: Exact,
    vaccination_grand_total: Exact,
) -> TableView:
    """Faulty records by district and kind; computed beside stated totals, with the difference."""
    kinds = (vaccination_missing_id, vaccination_malformed_id, vaccination_wrong_information)
    lines = []
    for code in vaccination_records["district"]:
        stated = total(_district(vaccination_records, code)["printed_total"])
        lines.append(
            _line(
                EVERY_DISTRICT[code].label,
                [kind[code] for kind in kinds],
                stated,
                vaccination_district_total[code],
            )
        )
    province = [
        vaccination_missing_id_total,
        vaccination_malformed_id_total,
        vaccination_wrong_information_total,
    ]
    lines.append(
        _line(
            Label("Tổng cộng", "Total"), province, vaccination_stated_total, vaccination_grand_total, "total"
        )
    )
    return TableView(
        Label(
            "Kết quả làm sạch dữ liệu tiêm chủng COVID-19 theo huyện, thành phố (số bản ghi có lỗi)",
            "Cleaning of COVID-19 vaccination records by district (records with faults)",
        ),
        heads(
            ("Huyện, thành phố", "District"),
            *((kind.vi, kind.en) for kind in KINDS.values()),
            ("Tổng ghi trên biểu", "Total as stated"),
            ("Tổng cộng tính lại", "Total computed"),
            ("Chênh lệch", "Difference"),
        ),
        tuple(lines),
        (4.2, 2.4, 2.4, 2.4, 2.2, 2.2, 2.4),
        "vaccination",
    )


def _line(name: Label, kinds: list[Exact], stated: Exact, summed: Exact, kind: str = "body") -> Line:
    gap = stated - summed
    mark = "error" if gap.supplied and gap.point != 0 else ""
    numbers = [Item(Number(value, RECORDS)) for value in kinds]
    return Line(
        (
            Item(name),
            *numbers,
            Item(Number(stated, RECORDS)),
            Item(Number(summed, RECORDS)),
            Item(Number(gap, RECORDS), mark),
        ),
        kind,
    )


@chart(section=SECTION)
def vaccination_chart(
    vaccination_records: DataFrame[DistrictRecords],
    vaccination_stated_total: Exact,
    vaccination_grand_total: Exact,
) -> BarChart:
    """Faulty records by district and kind, with the gap to the stated total."""
    bars = tuple(
        Bar(
            EVERY_DISTRICT[vaccination_records.at[row_id, "district"]].label,
            tuple(total(vaccination_records.loc[[row_id], kind]) for kind in KINDS),
            mark=total(vaccination_records.loc[[row_id], "printed_total"]),
        )
        for row_id in vaccination_records.index
    )
    return BarChart(
        Label(
            "Bản ghi tiêm chủng có lỗi theo huyện và loại lỗi, so với tổng ghi trên biểu",
            "Vaccination records with faults by district and kind, against the stated total",
        ),
        tuple(KINDS.values()),
        bars,
        RECORDS,
        "vaccination",
        Label(
            "Thanh ngang theo huyện: ba loại lỗi cộng lại được {summed}, trong khi biểu ghi tổng cộng {stated}.",
            "Horizontal bars by district: the three kinds add up to {summed}, the form states {stated}.",
        ),
        {
            "summed": Number(vaccination_grand_total, RECORDS),
            "stated": Number(vaccination_stated_total, RECORDS),
        },
        mark_label=Label("Tổng ghi trên biểu", "Stated total"),
        gap=True,
    )
