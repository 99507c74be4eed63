"""Which month is reported: a year and a month that know their neighbours."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.labels import Label, SaidError

MONTHS_IN_YEAR = 12


class MonthError(SaidError):
    """A text that is no month."""


@dataclass(frozen=True, order=True)
class Month:
    """A calendar month, written `2022-11`."""

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> Month:
        """Read `YYYY-MM`; raises MonthError saying what is wrong and what was probably meant."""
        found = re.fullmatch(r"(\d{4})-(\d{1,2})", text.strip())
        if not found:
            turned = re.fullmatch(r"(\d{1,2})[-/](\d{4})", text.strip())
            raise _no_month(text, f"{turned[2]}-{int(turned[1]):02d}" if turned else "")
        year, number = int(found[1]), int(found[2])
        if not 1 <= number <= MONTHS_IN_YEAR:
            vi, en = "không nằm trong khoảng từ 01 đến 12", "is not between 01 and 12"
            raise MonthError(
                Label(
                    f"{text!r} không phải là tháng: {found[2]} {vi}",
                    f"{text!r} is not a month: {found[2]} {en}",
                )
            )
        if len(found[2]) == 1:
            raise _no_month(text, f"{year}-{number:02d}")
        return cls(year, number)

    def previous(self) -> Month:
        """Return the month before."""
        if self.number == 1:
            return Month(self.year - 1, MONTHS_IN_YEAR)
        return Month(self.year, self.number - 1)

    def following(self) -> Month:
        """Return the month after."""
        if self.number == MONTHS_IN_YEAR:
            return Month(self.year + 1, 1)
        return Month(self.year, self.number + 1)

    def __str__(self) -> str:
        return f"{self.year}-{self.number:02d}"


def _no_month(text: str, meant: str) -> MonthError:
    vi, en = ", ví dụ 2022-11", ", for example 2022-11"
    if meant:
        vi, en = f"; có phải là {meant}?", f"; did you mean {meant}?"
    return MonthError(
        Label(
            f"{text!r} không phải là tháng: viết theo dạng YYYY-MM{vi}",
            f"{text!r} is not a month: write YYYY-MM{en}",
        )
    )
