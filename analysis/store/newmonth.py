"""How a month begins: its folder with month.toml and a blank form for every input, after an earlier month."""

from __future__ import annotations

import calendar
import csv
import io
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from analysis.faults import MissingInput, UsageFault
from analysis.forms import LAYOUTS, FormTable, read_form
from analysis.forms.blank import workbook
from analysis.forms.monthdraft import draft, file_of, period_words
from analysis.forms.monthfile import MonthFile, read_month_toml
from analysis.forms.prefill import Blank, lines
from analysis.forms.rows import BODY
from analysis.labels import Label
from analysis.store.folder import check_month, form_file, months_in, parse_month
from analysis.store.monthforms import MONTH_FILE

if TYPE_CHECKING:
    from pathlib import Path

    from analysis.forms.monthfile import Input
    from analysis.months import Month

_BOM = "\ufeff"  # without it, a spreadsheet program opens the file in an old encoding


@dataclass(frozen=True)
class NewMonth:
    """What was written, what stood there before and was left alone, and which forms could not be made.

    `carried` says whether the month copied is the one before, so that its pending dossiers are carried over.
    """

    month: Month
    source: Month | None
    written: tuple[str, ...]
    present: tuple[str, ...]
    not_made: tuple[str, ...]
    carried: bool


def new_month(raw: Path, month: str, source: str | None = None) -> NewMonth:
    """Make the month's folder; nothing that is there is overwritten. Raises UsageFault or MissingInput."""
    meant = parse_month(month)
    start = _source(raw, meant, source)
    folder = raw / str(meant)
    present = _present(folder)
    if MONTH_FILE in present:
        return NewMonth(meant, None, (), present, (), carried=False)
    if start is None:
        raise MissingInput(
            Label(
                f"{meant}: không có tháng nào trước đó để lấy mẫu biểu; chỉ rõ một tháng bằng --from",
                f"{meant}: there is no earlier month to take the forms from; name one with --from",
            )
        )
    last = read_month_toml(raw / str(start) / MONTH_FILE)
    carried = start == meant.previous()
    files, not_made = _forms(raw / str(start), last, meant, carried=carried)
    files[MONTH_FILE] = draft(last, meant).encode()  # last: a folder that has it is whole
    return NewMonth(meant, start, _write(folder, files), present, not_made, carried=carried)


def _source(raw: Path, month: Month, named: str | None) -> Month | None:
    """Return the month to take the forms from: the one named, or the newest before this one."""
    if named is not None:
        found = check_month(raw, named)
        if found == month:
            raise UsageFault(
                Label(
                    f"{month}: không thể lập một tháng từ chính nó; chỉ rõ tháng khác bằng --from",
                    f"{month}: a month cannot be made from itself; name another one with --from",
                )
            )
        return found
    earlier = [each for each in months_in(raw) if each < month and (raw / str(each) / MONTH_FILE).is_file()]
    return max(earlier, default=None)


def _present(folder: Path) -> tuple[str, ...]:
    if not folder.is_dir():
        return ()
    return tuple(sorted(each.name for each in folder.iterdir() if not each.name.startswith((".", "~$"))))


def _forms(
    folder: Path, last: MonthFile, month: Month, *, carried: bool
) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Return the bytes of every form by its file's name, and the forms whose rows nobody knows."""
    day = date(month.year, month.number, calendar.monthrange(month.year, month.number)[1])
    files: dict[str, bytes] = {}
    not_made: list[str] = []
    for each in last.inputs:
        layout, name = last.layout(each.form), file_of(each.form)
        if name.endswith(".csv"):
            files[name] = _header(each.form)
            continue
        table = _last_form(folder, each, last)
        rows = lines(layout, day, table, carry=carried, old_year=last.period.month.year)
        if not any(line.role == BODY for line in rows):
            not_made.append(each.form)
            continue
        old = last.period.month
        since = f"{old.number:02d}/{old.year}" if carried else ""
        mark = last.sample.mark.vi if last.sample else ""
        blank = Blank(layout, name, each.agency.vi, period_words(month)[0], day, rows, since, mark)
        files[name] = workbook(blank)
    return files, tuple(not_made)


def _last_form(folder: Path, each: Input, last: MonthFile) -> FormTable | None:
    path = form_file(folder, each.file, [other.file for other in last.inputs])
    return read_form(path, last.layout(each.form), last.period.last, folder) if path else None


def _header(form: str) -> bytes:
    """Return a CSV form without rows."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow([each.heading[-1] for each in LAYOUTS[form].columns])
    return (_BOM + text.getvalue()).encode()


def _write(folder: Path, files: dict[str, bytes]) -> tuple[str, ...]:
    """Write the files that are not there, and return their names."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, data in files.items():
        try:
            with (folder / name).open("xb") as file:
                file.write(data)
        except FileExistsError:
            continue
        written.append(name)
    return tuple(written)
