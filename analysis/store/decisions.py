"""How a file of decisions beside the forms is read: a row each, with the place that a fault of it would name."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from analysis.faults import Faults
from analysis.forms import read_form, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pandas as pd

    from analysis.forms import Layout
    from analysis.months import Month


def decisions(raw: Path, month: Month, layout: Layout) -> Iterator[tuple[pd.Series, str]]:
    """Yield each row of a month's file with the cell of its first key column; none where there is no such file.

    Raises Faults with one line a faulty row.
    """
    folder = raw / str(month)
    path = folder / layout.file
    if not path.is_file():
        return
    table = read_form(path, layout, date(month.year, month.number, 1), folder)
    if table.faults:
        raise Faults(shortened(table.faults))
    cells = table.cells[table.cells["column"] == layout.key[0]]
    places = dict(zip(cells["row"], cells["cell"], strict=True))
    for name, row in table.rows.iterrows():
        yield row, places[name]
