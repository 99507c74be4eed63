"""Digitisation of dossiers and results by unit, as systems print it for Decision 766/QĐ-TTg."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
import pandera.pandas as pa
from pandera.typing import DataFrame

from analysis.declare import DOSSIERS, PERCENT, Check, at_most, equal, figure, frame, identity, table
from analysis.exact import Exact, each_row, total
from analysis.places import Label
from analysis.subjects.schema import Count, Strict, Text
from analysis.views import Item, Line, Number, TableView, heads

SECTION = "II.3.1.1"
_COUNTS = {
    "received": Label("Tiếp nhận", "Received"),
    "not_digitised": Label("Chưa số hóa", "Not digitised"),
    "digitised": Label("Đã số hóa", "Digitised"),
    "components_reused": Label("Tái sử dụng thành phần", "Components reused"),
    "national_reused": Label("Tái sử dụng từ Cổng DVCQG", "Reused from the national portal"),
    "resolved": Label("Đã giải quyết", "Resolved"),
    "result_not_digitised": Label("Kết quả chưa số hóa", "Result not digitised"),
    "result_digitised": Label("Kết quả đã số hóa", "Result digitised"),
}


class Digitisation(Strict):
    """Dossiers by unit; counts of dossiers."""

    unit: Text = pa.Field(unique=True)
    received: Count = pa.Field(ge=0, nullable=True)
    not_digitised: Count = pa.Field(ge=0, nullable=True)
    digitised: Count = pa.Field(ge=0, nullable=True)
    components_reused: Count = pa.Field(ge=0, nullable=True)
    national_reused: Count = pa.Field(ge=0, nullable=True)
    resolved: Count = pa.Field(ge=0, nullable=True)
    result_not_digitised: Count = pa.Field(ge=0, nullable=True)
    result_digitised: Count = pa.Field(ge=0, nullable=True)


@frame(Digitisation, form="digitisation")
def digitisation(rows: pd.DataFrame) -> pd.DataFrame:
    """Take the units' rows."""
    return rows.loc[rows["role"] == "body", ["unit", *_COUNTS]]


@figure(
    section=SECTION,
    unit=DOSSIERS,
    vi="Hồ sơ đã số hóa",
    en="Dossiers digitised",
    said=(
        "số hóa _ hồ sơ",
        "_ hồ sơ được số hóa",
    ),
)
def dossiers_digitised(digitisation: DataFrame[Digitisation]) -> Exact:
    """Sum over the units."""
    return total(digitisation["digitised"])


@figure(
    section=SECTION,
    unit=PERCENT,
    decimals=2,
    vi="Tỷ lệ hồ sơ được số hóa",
    en="Share of dossiers digitised",
    said=(
        "tỷ lệ hồ sơ được số hóa _",
        "số hóa > hồ sơ … chiếm _",
        "số hóa > _ số hồ sơ tiếp nhận",
        "số hóa > hồ sơ … đạt _ hồ sơ tiếp nhận",
    ),
)
def dossiers_digitised_share(digitisation: DataFrame[Digitisation]) -> Exact:
    """Dossiers digitised over dossiers received, all units."""
    return total(digitisation["digitised"]) / total(digitisation["received"])


@figure(
    section=SECTION,
    unit=PERCENT,
    decimals=2,
    vi="Tỷ lệ kết quả giải quyết được số hóa",
    en="Share of results digitised",
    said=(
        "tỷ lệ kết quả giải quyết được số hóa _",
        "số hóa kết quả … đạt _",
    ),
)
def results_digitised_share(digitisation: DataFrame[Digitisation]) -> Exact:
    """Results digitised over dossiers resolved, all units."""
    return total(digitisation["result_digitised"]) / total(digitisation["resolved"])


@identity(
    section=SECTION,
    kind="footing",
    vi="{where}: {column} là {left}, cộng phần đã và chưa số hóa được {right} (lệch {difference}).",
    en="{where}: {column} is {left}, digitised and not digitised add up to {right} (off by {difference}).",
)
def digitisation_foots(digitisation: DataFrame[Digitisation]) -> Iterator[Check]:
    """Received, and resolved, = digitised + not digitised, in every unit."""
    for unit, row in _rows(digitisation):
        for whole, parts in (
            ("received", ("digitised", "not_digitised")),
            ("resolved", ("result_digitised", "result_not_digitised")),
        ):
            summed = row[parts[0]] + row[parts[1]]
            yield equal(f"{unit}.{whole}", row[whole], summed, unit, column=_COUNTS[whole])


@identity(
    section=SECTION,
    kind="parts within the whole",
    vi="{where}: hồ sơ tái sử dụng {left} vượt hồ sơ đã số hóa {right}.",
    en="{where}: {left} dossiers reuse components, beyond the {right} digitised.",
)
def reused_within_digitised(digitisation: DataFrame[Digitisation]) -> Iterator[Check]:
    """What is reused was digitised."""
    for unit, row in _rows(digitisation):
        for part in ("components_reused", "national_reused"):
            yield at_most(f"{unit}.{part}", row[part], row["digitised"], unit)


def _rows(digitisation: pd.DataFrame) -> Iterator[tuple[str, dict[str, Exact]]]:
    """Yield every unit with its counts by column."""
    return zip(digitisation["unit"].tolist(), each_row(digitisation, _COUNTS), strict=True)


@table(section=SECTION)
def digitisation_table(digitisation: DataFrame[Digitisation]) -> TableView:
    """Digitisation by unit; one line saying so where nothing was sent."""
    lines = tuple(
        Line((Item(unit), *(Item(Number(row[column], DOSSIERS)) for column in _COUNTS)))
        for unit, row in _rows(digitisation)
    )
    missing = Line(
        (
            Item(
                Label("Chưa có số liệu: cơ quan chưa gửi biểu", "Not supplied: no form was sent"),
                "missing",
                colspan=len(_COUNTS) + 1,
            ),
        )
    )
    return TableView(
        Label("Số hóa hồ sơ, kết quả giải quyết TTHC", "Digitisation of dossiers and results"),
        heads(("Đơn vị", "Unit"), *((name.vi, name.en) for name in _COUNTS.values())),
        lines or (missing,),
        (3, *([1.6] * len(_COUNTS))),
        "digitisation",
    )
