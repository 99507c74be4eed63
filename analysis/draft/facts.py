"""What a sentence can state of a month: figures as printed, changes, days, documents; None for what nobody gave."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from analysis.declare import DONG
from analysis.draft.blocks import Piece, Printed
from analysis.exact import Evidence
from analysis.months import Month
from analysis.numerals import rounded, write_date
from analysis.results import monthly

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.forms.monthfile import MonthFile
    from analysis.results import Result, Results

_TEN = 10
_SHORT_MONTHS = 3  # months 1 and 2 take a leading zero, so that no digit can be added
_BASIS = "06/QĐ-TTg"  # the report's own basis, named in its opening once it exists
_BASIS_DAY = date(2022, 1, 6)
_KINDS = {
    "QĐ": "Quyết định",
    "KH": "Kế hoạch",
    "TB": "Thông báo",
    "NĐ": "Nghị định",
    "NQ": "Nghị quyết",
    "CT": "Chỉ thị",
    "CĐ": "Công điện",
    "TT": "Thông tư",
    "BC": "Báo cáo",
}
Filled = list[Piece] | None


class Facts:
    """The figures of a month and of the one before, and what month.toml says of days and files."""

    def __init__(self, results: Results, month_file: MonthFile, previous: Results | None):
        self._figures = results.figures
        self._frames = results.calculation
        self._inputs = {each.form: each for each in month_file.inputs}
        self._period = month_file.period
        self._changes = monthly.changes(results.figures, previous.figures) if previous else {}
        self._kinds: dict[str, Callable[[str], Filled]] = {
            "figure": self._figure,
            "moved": self._moved,
            "times": self._times,
            "change": self._change,
            "as_of": lambda form: [self._as_of(form)],
            "year": lambda form: [str(self._day(form).year)],
            "last_year": lambda form: [str(self._day(form).year - 1)],
        }

    def filled(self, kind: str, name: str) -> Filled:
        """Return what stands in a brace; raises KeyError for a kind or a figure that is not declared."""
        return self._kinds[kind](name)

    def is_zero(self, name: str) -> bool:
        """Whether a figure is known to be nothing at all."""
        result = self._figures.get(name)
        return result is not None and result.value.point == 0

    def cell(self, name: str) -> tuple[Piece, ...]:
        """Return a figure as a table prints it: bare, nothing where it cannot be stated."""
        result = self._stated(name)
        return (Printed(name, result.printed("vi")),) if result else ()

    def keys(self, frame: str, column: str) -> list[str]:
        """Return the keys of a frame's rows in the order of the agency's form."""
        return list(self._frames.value(frame)[column])

    def documents(self, section: str) -> list[str]:
        """Return the documents that a section cites, each once; a date only where all mentions agree on it."""
        mentions = self._frames.value("documents")
        cited = dict.fromkeys(mentions.loc[mentions["section"] == section, "symbol"])
        return [
            _document(symbol, mentions[mentions["symbol"] == symbol]) for symbol in cited if symbol != _BASIS
        ]

    def _stated(self, name: str) -> Result | None:
        """Return a figure that can be stated; a member that the month's form does not list cannot."""
        result = self._figures.get(name)
        if result is None or not result.value.supplied:
            return None
        solved_back = result.value.evidence is Evidence.IMPLIED
        return None if solved_back and "–" in result.printed("vi") else result

    def _figure(self, name: str) -> Filled:
        result = self._stated(name)
        if result is None:
            return None
        hedge = ["khoảng "] if result.value.evidence is Evidence.IMPLIED else []
        return [*hedge, Printed(name, in_prose(result))]

    def _times(self, name: str) -> Filled:
        result = self._stated(name)
        if result is None:
            return None
        hedge = "khoảng " if result.value.evidence is Evidence.IMPLIED else ""
        verb = "gấp" if rounded(result.value.low, result.figure.decimals) > 1 else "bằng"
        return [f"{verb} {hedge}", Printed(name, in_prose(result)), " lần"]

    def _moved(self, name: str) -> Filled:
        result = self._stated(name)
        return result and _movement(result)

    def _change(self, name: str) -> Filled:
        result = self._changes.get(name)
        if result is None:
            return None
        before = self._period.month.previous()
        return [*_movement(result), f" so với {month_in_prose(before)}"]

    def _day(self, form: str) -> date:
        given = self._inputs.get(form)
        return given.as_of if given and given.as_of else self._period.last

    def _as_of(self, form: str) -> str:
        given = self._inputs.get(form)
        if given and given.as_of:
            return f"Tính đến ngày {write_date(given.as_of)}"
        return "Tính đến thời điểm báo cáo"


def in_prose(result: Result) -> str:
    """Write a figure as prose does: as printed, a count below ten with a leading zero."""
    printed = result.printed("vi")
    counted = result.figure.unit.scale == 1 and result.figure.decimals == 0 and result.figure.unit != DONG
    return f"0{printed}" if counted and 0 < (result.value.point or 0) < _TEN else printed


def _movement(result: Result) -> list[Piece]:
    """Write a change with its direction; the sign is in the verb."""
    unit = result.figure.unit.label.vi
    if (
        rounded(result.value.low * result.figure.unit.scale, result.figure.decimals) == 0
    ):  # "tăng 0,00" says nothing
        return ["không thay đổi" if result.value.point == 0 else "gần như không thay đổi"]
    verb = "tăng" if result.value.low > 0 else "giảm"
    return [f"{verb} ", Printed(result.id, in_prose(result).removeprefix("−")), f" {unit}"]


def _document(symbol: str, mentions) -> str:
    """Name a document: its kind, number, date and issuer."""
    code = re.search(r"/([A-ZĐ]+)", symbol)
    days = {day for day in mentions["day"] if day}
    issuers = [issuer for issuer in mentions["issuer"] if issuer]
    day = f" ngày {write_date(date.fromisoformat(days.pop()))}" if len(days) == 1 else ""
    issuer = f" của {issuers[0]}" if issuers else ""
    return f"{_KINDS.get(code[1] if code else '', 'Văn bản')} số {symbol}{day}{issuer}"


def month_in_prose(month: Month) -> str:
    """Write a month as prose does: tháng 10/2022, tháng 02/2023."""
    number = f"{month.number:02d}" if month.number < _SHORT_MONTHS else str(month.number)
    return f"tháng {number}/{month.year}"


def title(month_file: MonthFile) -> str:
    """Return the title of the report."""
    period = month_in_prose(month_file.period.month)
    province = month_file.report.issuer.vi.removeprefix("Ủy ban nhân dân ")
    return f"Kết quả triển khai thực hiện Đề án 06 trên địa bàn {province} ({period})"


def opening(month_file: MonthFile) -> str:
    """Return the paragraph that says on what basis, by whom and over which days is reported."""
    period, report = month_file.period, month_file.report
    basis = f"Quyết định số {_BASIS} ngày 06/01/2022 của Thủ tướng Chính phủ phê duyệt "
    return (
        f"Thực hiện {basis if report.date >= _BASIS_DAY else ''}Đề án phát triển ứng dụng dữ liệu về dân cư, định danh "
        "và xác thực điện tử phục vụ chuyển đổi số quốc gia giai đoạn 2022 - 2025, tầm nhìn đến năm 2030 (sau đây "
        "viết là Đề án 06), "
        f"{report.issuer.vi} báo cáo kết quả triển khai {month_in_prose(period.month)}. "
        f"Số liệu trong kỳ tính từ ngày {write_date(period.first)} đến ngày {write_date(period.last)}, "
        "trừ số liệu có ghi thời điểm riêng."
    )


def warning(month_file: MonthFile) -> str:
    """Return what every page must say where the month's forms are not the agencies' own; "" for any other month."""
    if month_file.sample:
        return f"{month_file.sample.mark.vi}. {month_file.sample.note.vi}"
    return month_file.transcribed.note.vi if month_file.transcribed else ""
