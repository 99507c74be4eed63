"""What month.toml says beside the forms: the report, its period, who supplied what, what was derived."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from analysis.faults import Faults, MissingInput
from analysis.forms.layouts import LAYOUTS
from analysis.labels import Label
from analysis.months import Month, MonthError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from analysis.forms.layout import Layout


@dataclass(frozen=True)
class Report:
    """The report that the annex belongs to."""

    number: str
    date: date
    annex: Label
    issuer: Label
    place: Label
    period: Label
    title: Label


@dataclass(frozen=True)
class Period:
    """The month and the days it runs over, both included."""

    month: Month
    first: date
    last: date


@dataclass(frozen=True)
class Input:
    """One form of the month: its file, who supplied it, and the day its numbers are as of, where stated."""

    form: str
    file: str
    agency: Label
    as_of: date | None
    cumulative: bool


@dataclass(frozen=True)
class Derived:
    """A cell that no agency wrote: its address (file!sheet!cell), value, and the calculation that gave it."""

    cell: str
    value: int
    formula: str
    section: str
    why: Label


@dataclass(frozen=True)
class Transcribed:
    """Where the month's forms were transcribed from, when the agencies' own were not to be had."""

    source: str
    note: Label


@dataclass(frozen=True)
class Sample:
    """That the month is made up: the mark that every page of it carries, and the sentence that says what it is."""

    mark: Label
    note: Label


@dataclass(frozen=True)
class MonthFile:
    """Everything that month.toml says."""

    report: Report
    period: Period
    inputs: tuple[Input, ...]
    derived: tuple[Derived, ...]
    transcribed: Transcribed | None
    sample: Sample | None = None

    def layout(self, form: str) -> Layout:
        """Return the layout by which a form of this month is read."""
        return LAYOUTS[form].of_sample() if self.sample else LAYOUTS[form]


_TYPES = {
    str: Label("chữ trong dấu ngoặc kép", "a text between quotation marks"),
    date: Label("ngày như 2022-11-21", "a date such as 2022-11-21"),
    int: Label("số nguyên", "a whole number"),
    bool: Label("true hoặc false", "true or false"),
    dict: Label("một bảng", "a table"),
    list: Label("danh sách các bảng", "a list of tables"),
}
_TOML_PLACE = re.compile(r"line (\d+), column (\d+)")
_CELL = re.compile(r"[^!]+![^!]*![A-Z]{1,3}[1-9]\d*")


class _Table:
    """One table of the file, its values fetched by name and type; what was never asked for is unknown."""

    def __init__(self, values: dict, name: str, faults: list[Label]):
        self.values, self.name, self.faults = values, name, faults
        self.asked: dict[str, None] = {}

    def note(self, vi: str, en: str) -> None:
        self.faults.append(Label(f"{self.name}: {vi}", f"{self.name}: {en}"))

    def get(self, key: str, kind: type, *, required: bool = True, default=None):
        """Return a value of this type, or the default after noting what is wrong."""
        self.asked[key] = None
        wanted = _TYPES[kind]
        if key not in self.values:
            if required:
                self.note(
                    f"thiếu {key}; ghi {key} = {wanted.vi}", f"{key} is missing; write {key} = {wanted.en}"
                )
            return default
        value = self.values[key]
        if type(value) is not kind and value != "":  # bool is an int and datetime a date, but not here
            self.note(
                f"{key} = {_shown(value)} không phải là {wanted.vi}",
                f"{key} = {_shown(value)} is not {wanted.en}",
            )
            return default
        if value == "" or (kind is str and not value.strip()):  # as `annex new` leaves what is not known yet
            self.note(
                f"{key} để trống; ghi {key} = {wanted.vi}", f"{key} is empty; write {key} = {wanted.en}"
            )
            return value if kind is str else default
        return value

    def label(self, key: str) -> Label:
        """Return the two languages of a text."""
        return Label(self.get(f"{key}_vi", str, default=""), self.get(f"{key}_en", str, default=""))

    def table(self, key: str, *, required: bool = True) -> _Table | None:
        """Return a table inside this one."""
        values = self.get(key, dict, required=required)
        return None if values is None else _Table(values, self.inside(f"[{key}]"), self.faults)

    def tables(self, key: str, *, required: bool = True) -> list[_Table]:
        """Return a list of tables inside this one, each with its number from 1."""
        found = []
        for at, values in enumerate(self.get(key, list, required=required, default=[]), 1):
            name = self.inside(f"[[{key}]] {at}")
            if isinstance(values, dict):
                found.append(_Table(values, name, self.faults))
            else:
                shown = _shown(values)
                self.faults.append(
                    Label(f"{name}: {shown} không phải là một bảng", f"{name}: {shown} is not a table")
                )
        return found

    def inside(self, name: str) -> str:
        return f"{self.name.split(':')[0]}: {name}"

    def refuse_unknown(self) -> None:
        """Note every key that nothing has asked for: most are misspelt."""
        for key in self.values:
            if key not in self.asked:
                hint = _hint(key, self.asked)
                self.note(f"không có mục {key}; {hint.vi}", f"{key} is unknown; {hint.en}")


def _hint(name: str, known: Iterable[str]) -> Label:
    """Say what was probably meant, or what there is."""
    near = difflib.get_close_matches(name, known, n=1)
    if near:
        return Label(f"có phải là {near[0]}?", f"did you mean {near[0]}?")
    return Label(f"các mục có: {', '.join(known)}", f"known are {', '.join(known)}")


def _shown(value) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else repr(value)


def read_month_toml(path: Path) -> MonthFile:
    """Read month.toml; raises Faults with one line for each thing that is wrong, or MissingInput."""
    month_file, faults = inspect_month_toml(path)
    if faults or month_file is None:
        raise Faults(faults)
    return month_file


def inspect_month_toml(path: Path) -> tuple[MonthFile | None, tuple[Label, ...]]:
    """Read month.toml as far as it goes, and what is wrong with it; nothing where it is no TOML at all."""
    if not path.is_file():
        raise MissingInput(
            Label(
                f"{path.name}: không có tệp này; đặt tệp vào thư mục của tháng",
                f"{path.name}: there is no such file; add it to the month's folder",
            )
        )
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        vi, en = "tệp không phải mã UTF-8; lưu lại dạng UTF-8", "the file is not UTF-8; save it as UTF-8"
        return None, (Label(f"{path.name}: {vi}", f"{path.name}: {en}"),)
    except tomllib.TOMLDecodeError as error:
        place = _TOML_PLACE.search(str(error))
        where = f" (dòng {place[1]}, cột {place[2]})" if place else " (cuối tệp)"
        return None, (
            Label(
                f"{path.name}: không đúng dạng TOML{where}; sửa dòng đó",
                f"{path.name}: not TOML: {error}; mend the line",
            ),
        )
    faults: list[Label] = []
    month_file = _month_file(_Table(values, path.name, faults))
    return month_file, tuple(faults)


def _month_file(top: _Table) -> MonthFile:
    inputs = tuple(_input(table) for table in top.tables("inputs"))
    _once(top, Label("biểu", "form"), [each.form for each in inputs])
    derived = tuple(_derived(table) for table in top.tables("derived", required=False))
    _once(top, Label("ô suy ra", "derived cell"), [each.cell for each in derived])
    parts = _report(top.table("report")), _period(top.table("period"))
    transcribed = _transcribed(top.table("transcribed", required=False))
    sample = _sample(top.table("sample", required=False))
    top.refuse_unknown()
    return MonthFile(*parts, inputs, derived, transcribed, sample)


def _report(table: _Table | None) -> Report | None:
    if table is None:
        return None
    report = Report(
        table.get("number", str),
        table.get("date", date),
        *(table.label(key) for key in ("annex", "issuer", "place", "period", "title")),
    )
    table.refuse_unknown()
    return report


def _period(table: _Table | None) -> Period | None:
    if table is None:
        return None
    month = table.get("month", str)
    try:
        month = Month.parse(month) if month else None
    except MonthError as error:
        table.note(f"month: {error.said.vi}", f"month: {error.said.en}")
    first, last = table.get("from", date), table.get("to", date)
    if first and last and first > last:
        days = first.isoformat(), last.isoformat()
        table.note(
            "from = {} sau to = {}; đổi chỗ hai ngày".format(*days),
            "from = {} is after to = {}; exchange them".format(*days),
        )
    table.refuse_unknown()
    return Period(month, first, last)


def _input(table: _Table) -> Input:
    form = table.get("form", str, default="")
    if form and form not in LAYOUTS:
        hint = _hint(form, LAYOUTS)
        table.note(f"không có biểu form = {form!r}; {hint.vi}", f"form = {form!r} has no layout; {hint.en}")
    file = table.get("file", str, default="")
    read = Input(
        form,
        file,
        table.label("agency"),
        table.get("as_of", date, required=False),
        table.get("cumulative", bool, required=False, default=False),
    )
    table.refuse_unknown()
    return read


def _derived(table: _Table) -> Derived:
    cell = table.get("cell", str, default="")
    if cell and not _CELL.fullmatch(cell):
        table.note(
            f"cell = {cell!r} không phải là địa chỉ; viết tệp!trang!ô",
            f"cell = {cell!r} is not an address; write file!sheet!cell",
        )
    read = Derived(
        cell,
        table.get("value", int),
        table.get("formula", str),
        table.get("section", str),
        table.label("why"),
    )
    table.refuse_unknown()
    return read


def _transcribed(table: _Table | None) -> Transcribed | None:
    if table is None:
        return None
    read = Transcribed(table.get("from", str), table.label("note"))
    table.refuse_unknown()
    return read


def _sample(table: _Table | None) -> Sample | None:
    if table is None:
        return None
    read = Sample(table.label("mark"), table.label("note"))
    table.refuse_unknown()
    return read


def _once(top: _Table, what: Label, names: list[str]) -> None:
    for name, times in Counter(names).items():
        if name and times > 1:
            top.note(
                f"{what.vi} {name} có {times} lần; chỉ giữ lại một",
                f"{what.en} {name} stands {times} times; keep one",
            )
