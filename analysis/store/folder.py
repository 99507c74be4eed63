"""Which months there are: the folders of data/raw that are named after a month."""

from __future__ import annotations

import difflib
import hashlib
import os
import re
import unicodedata
from pathlib import PurePath
from typing import TYPE_CHECKING

from analysis.faults import MissingInput, UsageFault
from analysis.labels import Label
from analysis.months import Month, MonthError

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path


TEMPLATE_FILE = "template.docx"  # the office's own template of the draft, where it has one
TIES_FILE = "ties.csv"  # what a person decided about the numbers of the report
ACKNOWLEDGED_FILE = "acknowledged.csv"  # findings that somebody answers for
REVISIONS_FILE = "revisions.csv"  # why published figures are others now
VINTAGES = "vintages"  # in a month's report: what was released, each under its number
FIGURES_FILE = "figures.csv"  # in a report or a vintage: every figure, its exact value among its columns
_NUMBER = re.compile(r"[1-9][0-9]*")
# The last three cannot be read: found all the same, they are refused as what they are, not as a form's strange file.
_REPORT_ENDINGS = (
    ".docx",
    ".docm",
    ".dotx",
    ".dotm",
    ".pdf",
    ".md",
    ".markdown",
    ".txt",
    ".doc",
    ".odt",
    ".rtf",
)
REPORT_FILES = tuple(f"report{ending}" for ending in _REPORT_ENDINGS)


def check_month(raw: Path, month: str) -> Month:
    """Return the month meant; raises UsageFault for what is none, MissingInput for one without a folder."""
    meant = parse_month(month)
    months = [str(each) for each in months_in(raw)]
    if str(meant) in months:
        return meant
    folder = f"{raw.as_posix()}/{meant}"
    if not months:
        raise MissingInput(
            Label(
                f"{meant}: không có thư mục {folder}, cũng chưa có thư mục của tháng nào khác",
                f"{meant}: there is no folder {folder}, nor one of any other month",
            )
        )
    near = difflib.get_close_matches(str(meant), months, n=1)
    hint = Label(f"; có phải là {near[0]}?", f"; did you mean {near[0]}?") if near else Label("", "")
    listed = ", ".join(months)
    raise MissingInput(
        Label(
            f"{meant}: không có thư mục {folder}; các tháng đã có: {listed}{hint.vi}",
            f"{meant}: there is no folder {folder}; the months there are: {listed}{hint.en}",
        )
    )


def parse_month(text: str) -> Month:
    """Read `YYYY-MM`; raises UsageFault."""
    try:
        return Month.parse(text)
    except MonthError as error:
        raise UsageFault(error.said) from None


def vintage_numbers(report: Path) -> list[int]:
    """Return the numbers of a report's vintages, oldest first."""
    folder = report / VINTAGES
    found = folder.iterdir() if folder.is_dir() else ()
    return sorted(int(each.name) for each in found if _NUMBER.fullmatch(each.name) and each.is_dir())


def compared_with(month: Month) -> tuple[Month, Month]:
    """Return the months whose published figures a month may be held against: the last, and that of last year."""
    return month.previous(), Month(month.year - 1, month.number)


def months_in(folder: Path) -> tuple[Month, ...]:
    """Return the months that have a folder of their own, oldest first."""
    if not folder.is_dir():
        name = folder.as_posix()
        raise MissingInput(
            Label(
                f"{name}: không có thư mục này; chạy annex ở nơi có thư mục data/, hoặc chỉ rõ thư mục",
                f"{name}: there is no such folder; run annex where data/ is, or name it",
            )
        )
    months = []
    for each in folder.iterdir():
        try:
            month = Month.parse(each.name)
        except ValueError:
            continue
        if each.is_dir() and each.name == str(month):
            months.append(month)
    return tuple(sorted(months))


def found_file(folder: Path, name: str) -> Path | None:
    """Return the file of this name, None where there is none; a name is the same however its letters are composed."""
    if not name:
        return None
    exact = folder / name
    if os.path.lexists(exact):  # a link that leads nowhere is there, too: it is refused, not overlooked
        return exact
    meant = unicodedata.normalize("NFC", name)
    alike = [each for each in sorted(folder.iterdir()) if unicodedata.normalize("NFC", each.name) == meant]
    return alike[0] if len(alike) == 1 else None


def form_file(folder: Path, name: str, declared: Collection[str] = ()) -> Path | None:
    """Return the file of a form: of this name, else the only one of the same stem that a form can be read from.

    What is declared as `.xlsx` may come as `.xls`, `.ods` or `.csv`; a name `declared` for another form is not taken.
    """
    path = found_file(folder, name)
    others = () if path or not name else other_files(folder, name, declared)
    return others[0] if len(others) == 1 else path


def other_files(folder: Path, name: str, declared: Collection[str] = ()) -> tuple[Path, ...]:
    """Return the files in which a form might stand though they are called otherwise: by another ending."""
    if PurePath(name).name != name:
        return ()
    taken = {unicodedata.normalize("NFC", each) for each in declared} | {unicodedata.normalize("NFC", name)}
    found = [
        each for each in sorted(folder.iterdir()) if unicodedata.normalize("NFC", each.name) not in taken
    ]
    return tuple(each for each in found if is_same_form(each.name, name))


def is_same_form(name: str, other: str) -> bool:
    """Whether two file names differ in nothing but their ending, both being endings of forms."""
    from analysis.forms.reader import READERS  # noqa: PLC0415 -- a month that is not there is told before

    name, other = (PurePath(unicodedata.normalize("NFC", each).casefold()) for each in (name, other))
    return name.stem == other.stem and {name.suffix, other.suffix} <= READERS.keys()


def digest_of(raw: Path, month: Month, name: str) -> str:
    """Return the SHA-256 of a file of the month's folder."""
    return hashlib.sha256((raw / str(month) / name).read_bytes()).hexdigest()


def newest_month(raw: Path) -> Month:
    """Return the latest month that has a folder; raises MissingInput when there is none."""
    months = months_in(raw)
    if not months:
        name = raw.as_posix()
        raise MissingInput(
            Label(
                f"{name}: thư mục chưa có tháng nào; thêm một tháng, ví dụ 2022-11",
                f"{name}: there is no month in this folder; add one, for example 2022-11",
            )
        )
    return months[-1]


def report_files(folder: Path) -> list[Path]:
    """Return the report as the office wrote it, in whichever formats it lies in the month's folder."""
    return [path for name in REPORT_FILES if (path := found_file(folder, name))]
