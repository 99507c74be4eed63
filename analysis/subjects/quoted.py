"""What the report printed: every statistic as it stands in the text, and the words that hedge it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pandas as pd
import pandera.pandas as pa
from pandera.typing import DataFrame, Series

from analysis.declare import Check, Severity, frame, identity, numbered
from analysis.exact import Leaf
from analysis.numerals import NumeralError, Printed, read_printed
from analysis.subjects.schema import Quantity, Strict, Text, decimals_only

NOTHING_AROSE = "chưa phát sinh"  # the words by which a report prints that there was no case
_EXACT_DIGITS = 4  # a number printed to this many significant digits was counted, not estimated


class Quoted(Strict):
    """One row a mention of a figure; `value` and `high` are the digits as printed, `step` the unit of the last."""

    figure: Text
    key: Text
    section: Text
    place: Text
    printed: Text
    value: Quantity
    high: Quantity = pa.Field(nullable=True)
    step: Quantity = pa.Field(nullable=True)  # absent only where `value` is, which is refused
    suffix: Text = pa.Field(isin=["", "%", "lần", "đồng", "điểm phần trăm"])
    hedge: Text
    words: Text
    change: Text

    @pa.check("value", "high", "step", ignore_na=False, title="số phải là số thập phân chính xác")
    def exact(cls, values: Series[object]) -> Series[bool]:
        """Hold that numbers are exact decimals, never floats."""
        return decimals_only(values)


@frame(
    Quoted,
    form="quoted",
    derived={"value": "printed", "high": "printed", "step": "printed", "suffix": "printed"},
)
def quoted(rows: pd.DataFrame) -> pd.DataFrame:
    """Take every quoted number and read what was printed."""
    body = rows[rows["role"] == "body"].copy()
    printed = [_read(text) for text in body["printed"]]
    body["value"] = pd.Series([each and each.value for each in printed], index=body.index, dtype=object)
    body["high"] = pd.Series([each and each.high for each in printed], index=body.index, dtype=object)
    body["step"] = pd.Series([each and each.step for each in printed], index=body.index, dtype=object)
    body["suffix"] = pd.Series(
        [each.suffix if each else "" for each in printed], index=body.index, dtype="str"
    )
    return body[list(Quoted.to_schema().columns)]


def _read(text: str) -> Printed | None:
    if text == NOTHING_AROSE:
        return Printed(Decimal(0))
    try:
        return read_printed(text)
    except NumeralError:
        return None  # the schema then names the cell: `value` must not be empty


def _mentions(rows: pd.DataFrame) -> list[str]:
    """Return a key for each mention: the figure, its member, and where it stands."""
    return numbered(
        f"{row.figure}[{row.key}].{row.section}" if row.key else f"{row.figure}.{row.section}"
        for row in rows.itertuples()
    )


@identity(
    section="I–IV",
    kind="hedged number",
    severity=Severity.NOTE,
    vi="“{hedge} {printed}”: “{hedge}” đứng trước một số chính xác đến hàng đơn vị; là số đếm thì bỏ từ ước lượng.",
    en="“{hedge} {printed}”: an approximate word before a number exact to the unit; a count needs no hedge.",
)
def hedge_fits_digits(quoted: DataFrame[Quoted]) -> Iterator[Check]:
    """What is called approximate is not printed to the last unit."""
    hedged = quoted[quoted["hedge"].str.contains("khoảng|ước")]
    for key, row in zip(_mentions(hedged), hedged.itertuples(), strict=True):
        digits = f"{row.value:f}".replace(".", "").lstrip("0")
        precise = len(digits) >= _EXACT_DIGITS and not digits.endswith("0")
        yield Check(
            key,
            not precise,
            {"hedge": row.hedge, "printed": row.printed},
            (Leaf(row.Index, "printed"), Leaf(row.Index, "hedge")),
        )


@identity(
    section="I–IV",
    kind="hedged number",
    severity=Severity.NOTE,
    vi="“{hedge} {printed}”: hai từ ước lượng trái nhau (“khoảng” là xấp xỉ, “hơn” là cận dưới).",
    en="“{hedge} {printed}”: two hedges that contradict (“khoảng” is about, “hơn” is more than).",
)
def one_hedge_at_a_time(quoted: DataFrame[Quoted]) -> Iterator[Check]:
    """A number is hedged in one way only."""
    hedged = quoted[quoted["hedge"] != ""]
    for key, row in zip(_mentions(hedged), hedged.itertuples(), strict=True):
        ways = {_WAYS[word] for word in row.hedge.split() if word in _WAYS}
        yield Check(
            key,
            len(ways) <= 1,
            {"hedge": row.hedge, "printed": row.printed},
            (Leaf(row.Index, "hedge"),),
        )


_WAYS = {"khoảng": "about", "hơn": "above", "trên": "above", "gần": "below", "dưới": "below"}


@identity(
    section="I–IV",
    kind="the same fact wherever printed",
    vi="Cùng một chỉ tiêu ({figure}) được in khác nhau trong báo cáo: {printed}.",
    en="One figure ({figure}) is printed differently in the report: {printed}.",
)
def one_fact_one_number(quoted: DataFrame[Quoted]) -> Iterator[Check]:
    """Every mention of one figure prints the same value."""
    for (figure, key), rows in quoted.groupby(["figure", "key"], sort=False):
        if len(rows) > 1:
            yield Check(
                f"{figure}[{key}]" if key else figure,
                len(set(rows["value"])) == 1,
                {"figure": figure, "printed": "; ".join(rows["printed"].unique())},
                tuple(Leaf(row, "printed") for row in rows.index),
            )
