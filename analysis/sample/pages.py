"""What a made-up month consists of before it is bytes: rows of workbooks and lists, and the report's text."""

from __future__ import annotations

import csv
import io
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING

from analysis.forms.blank import address_in, sheet_name, workbook
from analysis.forms.layouts import LAYOUTS
from analysis.forms.monthdraft import period_words
from analysis.forms.prefill import Blank
from analysis.forms.sheet import address
from analysis.sample import calendar, indicators, monthtoml, quotes, workbooks
from analysis.sample.province import MARK, NOTE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from analysis.forms.prefill import Line
    from analysis.months import Month
    from analysis.sample.indicators import Seen

REPORT = "report.md"
_BOM = "\ufeff"  # without it, a spreadsheet program opens the file in an old encoding
_ABOVE = 2  # lines above a list's rows: that it is made up, and the headings


@dataclass(frozen=True)
class Pages:
    """A month's rows by form, which a fault may change in place; `text` is the report's, "" where none is written."""

    month: Month
    books: dict[str, list[Line]]
    lists: dict[str, list[list[str]]]
    text: str = ""

    @property
    def day(self) -> date:
        """The last of the period, on which names are looked up."""
        return calendar.period(self.month)[1]

    def address(self, form: str, row: int, column: str) -> tuple[str, str, str]:
        """Return file, sheet and cell of a column in a row, counted from 0."""
        layout = LAYOUTS[form]
        if form in self.books:
            return layout.file, sheet_name(layout), address_in(layout, row, column)
        return layout.file, "", address(_ABOVE + row + 1, self.column(form, column) + 1)

    def column(self, form: str, column: str) -> int:
        """Return the place of a column in a list's rows."""
        return [each.name for each in LAYOUTS[form].columns].index(column)

    def row_of(self, form: str, key: str) -> int:
        """Return the row of a list that begins with this key."""
        return next(at for at, row in enumerate(self.lists[form]) if row[0] == key)

    def files(self) -> dict[str, bytes]:
        """Return the files by name, month.toml last."""
        books = {LAYOUTS[form].file: _book(form, lines, self.month) for form, lines in self.books.items()}
        lists = {LAYOUTS[form].file: _list(form, rows) for form, rows in self.lists.items()}
        text = {REPORT: self.text.encode()} if self.text else {}
        return {**books, **lists, **text, "month.toml": monthtoml.text(self.month).encode()}


def pages(seed: int, seen: Seen) -> Pages:
    """Return a month without its report's text."""
    lists = indicators.lists(seen)
    lists["documents"] = [astuple(each) for each in calendar.documents(seed, seen.now.month)]
    lists["quoted"] = [each.row for each in quotes.quotes(seen)]
    return Pages(
        seen.now.month,
        {form: list(lines) for form, lines in workbooks.rows(seen.now).items()},
        {form: [list(row) for row in rows] for form, rows in lists.items()},
    )


def _book(form: str, lines: list[Line], month: Month) -> bytes:
    layout = LAYOUTS[form].of_sample()
    words, day, agency = period_words(month)[0], calendar.period(month)[1], monthtoml.AGENCIES[form].vi
    return workbook(Blank(layout, layout.file, agency, words, day, tuple(lines), mark=MARK.vi))


def _list(form: str, rows: Iterable[list[str]]) -> bytes:
    """Return a CSV form below a line that says it is made up."""
    made = io.StringIO()
    written = csv.writer(made, lineterminator="\n")
    written.writerow([f"{MARK.vi}. {NOTE.vi}"])
    written.writerow([column.heading[-1] for column in LAYOUTS[form].columns])
    written.writerows(rows)
    return (_BOM + made.getvalue()).encode()
