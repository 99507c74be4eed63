"""Which files a made-up month consists of, as bytes by name: the same for the same seed and month."""

from __future__ import annotations

import csv
import io
from dataclasses import astuple
from typing import TYPE_CHECKING

from analysis.forms.blank import workbook
from analysis.forms.layouts import LAYOUTS
from analysis.forms.monthdraft import period_words
from analysis.forms.prefill import Blank
from analysis.sample import calendar, indicators, monthtoml, text, workbooks
from analysis.sample.province import MARK, NOTE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analysis.forms.prefill import Line
    from analysis.months import Month
    from analysis.sample.indicators import Seen

_BOM = "\ufeff"  # without it, a spreadsheet program opens the file in an old encoding


def files(seed: int, seen: Seen) -> dict[str, bytes]:
    """Return the month's files by name, month.toml last."""
    month = seen.now.month
    lists = indicators.lists(seen)
    lists["documents"] = [astuple(each) for each in calendar.documents(seed, month)]
    lists["quoted"] = text.rows(text.sentences(seen))
    books = {LAYOUTS[form].file: _book(form, rows, month) for form, rows in workbooks.rows(seen.now).items()}
    texts = {LAYOUTS[form].file: _list(form, rows) for form, rows in lists.items()}
    return {**books, **texts, "month.toml": monthtoml.text(month).encode()}


def _book(form: str, lines: tuple[Line, ...], month: Month) -> bytes:
    layout = LAYOUTS[form].of_sample()
    words = period_words(month)[0]
    agency = monthtoml.AGENCIES[form].vi
    return workbook(Blank(layout, layout.file, agency, words, calendar.period(month)[1], lines, mark=MARK.vi))


def _list(form: str, rows: Iterable[tuple[str, ...]]) -> bytes:
    """Return a CSV form below a line that says it is made up."""
    made = io.StringIO()
    written = csv.writer(made, lineterminator="\n")
    written.writerow([f"{MARK.vi}. {NOTE.vi}"])
    written.writerow([column.heading[-1] for column in LAYOUTS[form].columns])
    written.writerows(rows)
    return (_BOM + made.getvalue()).encode()
