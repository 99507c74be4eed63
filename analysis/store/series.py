"""What later months need to know of a month: a few exact values in one small file beside its frames."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from analysis.exact import Evidence, Point
from analysis.faults import Faults
from analysis.labels import Label
from analysis.months import Month
from analysis.store.folder import months_in
from analysis.store.processed import read_table, write_table

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

SERIES = "series.csv"


Series = dict[Month, dict[str, Point]]  # the earlier months by the figure's id, oldest first


def write_series(points: Iterable[Point], folder: Path) -> None:
    """Write a month's values into its processed folder."""
    rows = [(each.figure, str(each.low), str(each.high), each.evidence.name.lower()) for each in points]
    write_table(folder / SERIES, [Point._fields, *rows])


def read_series(processed: Path, month: Month) -> Series:
    """Return what is kept of the months before this one that are at hand; raises Faults for a damaged file."""
    if not processed.is_dir():
        return {}
    earlier = [each for each in months_in(processed) if each < month]
    return {each: _points(path) for each in earlier if (path := processed / str(each) / SERIES).is_file()}


def _points(path: Path) -> dict[str, Point]:
    rows = read_table(path, Point._fields)[1:]
    try:
        points = [
            Point(name, Fraction(low), Fraction(high), Evidence[evidence.upper()])
            for name, low, high, evidence in rows
        ]
    except (ValueError, KeyError, ZeroDivisionError):
        where = path.as_posix()
        raise Faults(
            Label(
                f"{where}: có dòng không đọc được; chạy lại tháng đó từ các tệp gốc",
                f"{where}: a row cannot be read; run that month again from its raw files",
            )
        ) from None
    return {point.figure: point for point in points}
