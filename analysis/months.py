"""Which month is reported: a year and a month that know their neighbours."""

from __future__ import annotations

import re
from dataclasses import dataclass

MONTHS_IN_YEAR = 12


@dataclass(frozen=True, order=True)
class Month:
    """A calendar month, written `2022-11`."""

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> Month:
        """Read `YYYY-MM`; raises ValueError with one line saying what is wrong and what was probably meant."""
        found = re.fullmatch(r"(\d{4})-(\d{1,2})", text.strip())
        if not found:
            turned = re.fullmatch(r"(\d{1,2})[-/](\d{4})", text.strip())
            hint = f"; did you mean {turned[2]}-{int(turned[1]):02d}?" if turned else ", for example 2022-11"
            raise ValueError(f"{text!r} is not a month: write YYYY-MM{hint}")
        year, number = int(found[1]), int(found[2])
        if not 1 <= number <= MONTHS_IN_YEAR:
            raise ValueError(f"{text!r} is not a month: {found[2]} is not between 01 and 12")
        if len(found[2]) == 1:
            raise ValueError(f"{text!r} is not a month: write YYYY-MM; did you mean {year}-{number:02d}?")
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
