"""What a month was published with: the figures of its newest vintage, which later months may be compared with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from analysis.exact import Evidence, Point
from analysis.faults import Faults
from analysis.labels import Label
from analysis.months import Month
from analysis.store.folder import FIGURES_FILE, VINTAGES, compared_with, vintage_numbers
from analysis.store.released import read_figures

if TYPE_CHECKING:
    from pathlib import Path

_UNKNOWN = "not supplied"


@dataclass(frozen=True)
class Vintage:
    """The values of an earlier month as its vintage of that number has them, by the figure's id."""

    number: int
    points: Mapping[str, Point]


Published = dict[Month, Vintage]


def read_published(reports: Path, month: Month) -> Published:
    """Return what is published of the months that this one is compared with; raises Faults for a damaged file."""
    found = {}
    for each in compared_with(month):
        numbers = vintage_numbers(reports / str(each))
        path = reports / str(each) / VINTAGES / str(max(numbers, default=0)) / FIGURES_FILE
        if path.is_file():
            found[each] = Vintage(max(numbers), _points(path))
    return found


def _points(path: Path) -> dict[str, Point]:
    try:
        points = [
            Point(row["id"], Fraction(row["low"]), Fraction(row["high"]), Evidence[row["evidence"].upper()])
            for row in read_figures(path).values()
            if row["evidence"] != _UNKNOWN
        ]
    except (ValueError, KeyError, ZeroDivisionError, TypeError, AttributeError):
        where = path.as_posix()
        raise Faults(
            Label(
                f"{where}: có dòng không đọc được; khôi phục tệp đã phát hành, bản đã phát hành không được sửa",
                f"{where}: a row cannot be read; put the released file back, a vintage is never changed",
            )
        ) from None
    return {point.figure: point for point in points}
