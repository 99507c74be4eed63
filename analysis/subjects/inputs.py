"""What was sent and as of when: the month's own facts, and whether cut-off dates fit the period."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pandas as pd
import pandera.pandas as pa
from pandera.typing import DataFrame

from analysis.declare import Check, Severity, frame, identity
from analysis.exact import Leaf
from analysis.numerals import write_date
from analysis.subjects.schema import Strict, Text

_ISO = r"^\d{4}-\d{2}-\d{2}$"


class Report(Strict):
    """The report that the annex belongs to; dates are ISO text."""

    number: Text
    date: Text = pa.Field(str_matches=_ISO)
    annex: Text
    issuer: Text
    period_month: Text = pa.Field(str_matches=r"^\d{4}-\d{2}$")
    period_from: Text = pa.Field(str_matches=_ISO)
    period_to: Text = pa.Field(str_matches=_ISO)


class Inputs(Strict):
    """One row a form that the month expects; `as_of` is empty where the agency stated no date."""

    form: Text = pa.Field(unique=True)
    file: Text = pa.Field(unique=True)
    agency: Text
    as_of: Text = pa.Field(str_matches=r"^(\d{4}-\d{2}-\d{2})?$")
    cumulative: Text = pa.Field(isin=["true", "false"])
    supplied: Text = pa.Field(isin=["true", "false"])


@frame(Report, form="report")
def report(rows: pd.DataFrame) -> pd.DataFrame:
    """Take the report's own facts."""
    return rows[list(Report.to_schema().columns)]


@frame(Inputs, form="inputs")
def inputs(rows: pd.DataFrame) -> pd.DataFrame:
    """Take one row an input."""
    return rows[list(Inputs.to_schema().columns)]


def _day(iso: str) -> str:
    return write_date(date.fromisoformat(iso))


@identity(
    section="I–IV",
    kind="as-of dates within the period",
    severity=Severity.WARNING,
    vi="{file}: số liệu tính đến ngày {as_of}, nằm ngoài kỳ báo cáo (từ {first} đến {last}).",
    en="{file}: as of {as_of}, outside the period (from {first} to {last}).",
)
def as_of_within_period(inputs: DataFrame[Inputs], report: DataFrame[Report]) -> Iterator[Check]:
    """What an input states lies within the period: its as-of date is not before it and not after it."""
    first, last = report["period_from"].iloc[0], report["period_to"].iloc[0]
    for row in inputs[inputs["as_of"] != ""].itertuples():
        yield Check(
            row.form,
            first <= row.as_of <= last,
            {"file": row.file, "as_of": _day(row.as_of), "first": _day(first), "last": _day(last)},
            (Leaf(row.Index, "as_of"),),
        )


@identity(
    section="I–IV",
    kind="one as-of date",
    severity=Severity.NOTE,
    vi="Báo cáo dùng nhiều ngày chốt số liệu khác nhau: {days}.",
    en="The report mixes as-of dates: {days}.",
)
def one_as_of_date(inputs: DataFrame[Inputs], report: DataFrame[Report]) -> Iterator[Check]:
    """All inputs of the period are as of one day."""
    first = report["period_from"].iloc[0]
    dated = inputs[(inputs["as_of"] >= first)]
    days = sorted(set(dated["as_of"]))
    yield Check(
        "as_of",
        len(days) <= 1,
        {"days": "; ".join(_day(day) for day in days)},
        tuple(Leaf(row, "as_of") for row in dated.index),
    )
