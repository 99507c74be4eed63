"""What every subject's frame is built from: column types, the indicator form, and how figures pick a row."""

from __future__ import annotations

import sys
from decimal import Decimal
from importlib import import_module

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from analysis.exact import Exact, reported, total


def _import_without(library: str, module: str) -> None:
    """Import a part of pandera as where an optional library is not installed: it takes half a second to import."""
    hidden = library not in sys.modules
    if hidden:
        sys.modules[library] = None
    try:
        import_module(module)
    finally:
        if hidden:
            del sys.modules[library]


_import_without("dask", "pandera.typing.dask")  # no frame here is Dask's
_import_without("hypothesis", "pandera.strategies.pandas_strategies")  # nor made up by chance

Count = Series[pd.Int64Dtype]
Quantity = Series[object]  # decimal.Decimal with the digits as typed, or None
Text = Series[str]


class Strict(pa.DataFrameModel):
    """A frame with exactly these columns, checked as they are: the reader has typed every value already."""

    class Config:
        """Nothing is coerced and nothing is let through."""

        strict = True
        coerce = False


def decimals_only(values: pd.Series) -> pd.Series:
    """Hold that every quantity is an exact decimal or absent."""
    return values.map(lambda value: bool(pd.isna(value) or isinstance(value, Decimal))).astype(bool)


def not_negative(values: pd.Series) -> pd.Series:
    """Hold that every quantity that is there is at least 0."""
    return values.map(lambda value: bool(pd.isna(value) or value >= 0)).astype(bool)


class Indicators(Strict):
    """The indicator form: one row an indicator that an agency gave, with its comparison where it gave one.

    Units stand in `unit` as the agency wrote them; shares are in per cent as typed (67.6 is 67,6 %).
    """

    code: Text = pa.Field(unique=True)
    name: Text
    unit: Text
    value: Quantity = pa.Field(nullable=True)
    same_period: Quantity = pa.Field(nullable=True)
    change: Quantity = pa.Field(nullable=True)
    change_unit: Text = pa.Field(isin=["", "%", "lần", "điểm phần trăm"])

    @pa.check("value", "same_period", "change", ignore_na=False, title="số phải là số thập phân chính xác")
    def exact(cls, values: Series[object]) -> Series[bool]:
        """Hold that numbers are exact decimals, never floats."""
        return decimals_only(values)

    @pa.check("value", "same_period", ignore_na=False, title="chỉ tiêu không được âm")
    def at_least_zero(cls, values: Series[object]) -> Series[bool]:
        """Hold that no indicator is negative."""
        return not_negative(values)

    @pa.dataframe_check(ignore_na=False, title="tỷ lệ không được vượt quá 100%")
    def shares_within_the_whole(cls, frame: pd.DataFrame) -> Series[bool]:
        """Hold that no share exceeds 100 per cent."""
        beyond = frame["value"].map(lambda value: bool(pd.notna(value) and value > 100)).astype(bool)  # noqa: PLR2004
        return ~(beyond & (frame["unit"] == "%"))

    @pa.dataframe_check(ignore_na=False, title="số liệu không phải tỷ lệ phải là số nguyên")
    def counts_are_whole(cls, frame: pd.DataFrame) -> Series[bool]:
        """Hold that what is not a share is counted in whole numbers."""
        broken = frame["value"].map(
            lambda value: bool(pd.notna(value) and value != value.to_integral_value())
        )
        return ~(broken.astype(bool) & (frame["unit"] != "%"))

    @pa.dataframe_check(ignore_na=False, title="mức thay đổi phải ghi đơn vị so sánh")
    def change_names_its_unit(cls, frame: pd.DataFrame) -> Series[bool]:
        """Hold that a change says in what it is measured."""
        return (frame["change"].isna() | (frame["change_unit"] != "")).astype(bool)


def indicators(rows: pd.DataFrame) -> pd.DataFrame:
    """Keep the body rows of an indicator form, as typed."""
    return rows.loc[rows["role"] == "body", list(Indicators.to_schema().columns)]


def only(frame: pd.DataFrame, column: str, **keys: str) -> pd.Series:
    """Return the cells of a column in the rows that carry these keys (one row where the keys are unique)."""
    for name, value in keys.items():
        frame = frame[frame[name] == value]
    return frame[column]


def count(frame: pd.DataFrame, code: str, column: str = "value") -> Exact:
    """Return the count that an agency gave under an indicator's code."""
    return total(only(frame, column, code=code))


def share(frame: pd.DataFrame, code: str, column: str = "value") -> Exact:
    """Return the share that an agency gave itself, as a ratio that knows its last printed digit."""
    return reported(only(frame, column, code=code), scale=100)


def multiple(frame: pd.DataFrame, code: str, column: str = "change") -> Exact:
    """Return a "gấp … lần" that an agency gave itself."""
    return reported(only(frame, column, code=code))
