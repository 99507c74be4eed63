"""How Vietnamese offices write numbers, percentages and dates: read strictly, print exactly."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from analysis.exact import round_half_away
from analysis.labels import Label, SaidError


class Style(StrEnum):
    """Which separators a form uses; declared with the form, never guessed per cell."""

    VIETNAMESE = "vi"  # 1.208 is one thousand two hundred and eight; 67,6 has one decimal
    PLAIN = "plain"  # no thousands separator; decimals after a point: as a spreadsheet stores a number


class Absent(StrEnum):
    """The three ways in which a cell holds no number; none of them is 0 in itself."""

    BLANK = "blank"  # nothing was written: not supplied
    NOTHING_AROSE = "nothing arose"  # "-": there was no case
    NOT_COLLECTED = "not collected"  # "…": cases arose, but nobody counted them


class NumeralError(SaidError):
    """A text that is not a number in the declared style; the message says which rule it breaks."""


_DASHES = {"-", "–", "—", "−"}
_DOTS = {"…", "...", ".."}
_VIETNAMESE = re.compile(r"(0|[1-9]\d{0,2}(?:\.\d{3})*|[1-9]\d*|0\d)(?:,(\d+))?")
_PLAIN = re.compile(r"(0|[1-9]\d*)(?:\.(\d+))?")


def tidy(text: str) -> str:
    """Return the text in NFC with every kind of blank folded to one space, trimmed."""
    if text.isascii() and text.isprintable() and " " not in text:  # as most cells are: nothing to do
        return text
    return " ".join(unicodedata.normalize("NFC", text).split())


def read(text: str, style: Style) -> Decimal | Absent:
    """Read a number as an exact decimal that keeps the digits as typed, or say in which way there is none.

    A leading zero below ten ("04") is official prose and allowed in the Vietnamese style. Raises NumeralError.
    """
    text = tidy(text)
    if not text:
        return Absent.BLANK
    if text in _DASHES:
        return Absent.NOTHING_AROSE
    if text in _DOTS:
        return Absent.NOT_COLLECTED
    sign, body = (-1, text[1:].strip()) if text[0] in _DASHES else (1, text)
    found = (_VIETNAMESE if style is Style.VIETNAMESE else _PLAIN).fullmatch(body)
    if not found:
        raise NumeralError(_why_not(body, style))
    whole = found[1].replace(".", "")
    return sign * Decimal(f"{whole}.{found[2]}" if found[2] else whole)


_PLAIN_ONLY = Label(
    "chỉ viết chữ số, dấu chấm đứng trước phần thập phân (ví dụ 1208 hoặc 67.6)",
    "digits only, with a point before decimals (for example 1208 or 67.6)",
)
_DOT = Label(
    "dấu chấm ngăn cách hàng nghìn nên phải có ba chữ số theo sau; phần thập phân viết sau dấu phẩy (67,6)",
    "a dot separates thousands and needs three digits after it; decimals take a comma (67,6)",
)
_COMMA = Label(
    "dấu phẩy ngăn cách phần thập phân; hàng nghìn dùng dấu chấm (1.208)",
    "a comma separates decimals; thousands take a dot (1.208)",
)
_GAP = Label(
    "hàng nghìn dùng dấu chấm, không dùng dấu cách (1.208)", "thousands take a dot, not a blank (1.208)"
)
_NO_NUMBER = Label(
    "không phải là số viết theo kiểu Việt Nam (ví dụ 1.208 hoặc 67,6)",
    "not a number in Vietnamese writing (for example 1.208 or 67,6)",
)


def _why_not(text: str, style: Style) -> Label:
    if style is Style.PLAIN:
        return _PLAIN_ONLY
    if re.fullmatch(r"\d+\.\d+", text):
        return _DOT
    if re.fullmatch(r"[\d,]+,\d{3}(,\d{3})*", text) or text.count(",") > 1:
        return _COMMA
    return _GAP if re.fullmatch(r"\d+( \d+)+", text) else _NO_NUMBER


def read_count(text: str, style: Style) -> int | Absent:
    """Read a number of cases: an integer of at least 0. Raises NumeralError."""
    value = read(text, style)
    if isinstance(value, Absent):
        return value
    if value != value.to_integral_value():
        raise NumeralError(Label("số đếm không có phần thập phân", "a count has no decimals"))
    if value < 0:
        raise NumeralError(Label("số đếm không được âm", "a count is not negative"))
    return int(value)


@dataclass(frozen=True)
class Printed:
    """A number as a report prints it: its digits, its sign of unit ("%", "lần" or ""), and a range's upper end.

    `step` is the unit of the last printed digit: 0.1 for 67,6 and 1.000.000 for 10 triệu.
    """

    value: Decimal
    suffix: str = ""
    high: Decimal | None = None
    step: Decimal = Decimal(1)


_SCALES = {"": 1, "nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_PRINTED = re.compile(
    r"([\d.,]+)(?:\s*[-–]\s*([\d.,]+))?\s*(nghìn|ngàn|triệu|tỷ|tỉ)?\s*(%|lần|đồng|điểm phần trăm|điểm %)?"
)


def read_printed(text: str) -> Printed:
    """Read a number as it stands in prose: "8.252", "67,6%", "40-50%", "2,56 lần", "10 triệu đồng", "04".

    Raises NumeralError.
    """
    found = _PRINTED.fullmatch(tidy(text))
    if not found:
        raise NumeralError(
            Label(
                "không phải là số như báo cáo vẫn in (ví dụ 8.252, 67,6% hoặc 10 triệu đồng)",
                "not a number as reports print it (for example 8.252, 67,6% or 10 triệu đồng)",
            )
        )
    scale = _SCALES[found[3] or ""]
    value = read(found[1], Style.VIETNAMESE)
    high = read(found[2], Style.VIETNAMESE) if found[2] else None
    step = Decimal(1).scaleb(value.as_tuple().exponent) * scale
    if scale > 1:
        value, high = value * scale, high * scale if high is not None else None
    return Printed(value, (found[4] or "").replace("điểm %", "điểm phần trăm"), high, step)


def read_date(text: str) -> date:
    """Read d/m/yyyy, yyyy-mm-dd, or "ngày 21 tháng 11 năm 2022". Raises NumeralError."""
    text = tidy(text)
    found = re.fullmatch(r"(?:ngày )?(\d{1,2})(?:/| tháng )(\d{1,2})(?:/| năm )(\d{4})", text)
    if found:
        day, month, year = (int(part) for part in found.groups())
    elif found := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", text):
        year, month, day = (int(part) for part in found.groups())
    else:
        raise NumeralError(
            Label(
                "không phải là ngày: viết ngày/tháng/năm (ví dụ 21/11/2022)",
                "not a date: write day/month/year (for example 21/11/2022)",
            )
        )
    try:
        return date(year, month, day)
    except ValueError:
        raise NumeralError(Label("trong lịch không có ngày này", "no such day in the calendar")) from None


def rounded(value: Fraction, decimals: int) -> Decimal:
    """Round half away from zero to so many decimals: the one place where a figure loses digits."""
    return Decimal(round_half_away(value * 10**decimals)).scaleb(-decimals)


def truncated(value: Fraction, decimals: int) -> Decimal:
    """Cut off after so many decimals."""
    cut = abs(value) * 10**decimals
    size = cut.numerator // cut.denominator
    return Decimal(size if value >= 0 else -size).scaleb(-decimals)


def write(value: Decimal | int, lang: str = "vi") -> str:
    """Write a number with its digits as they are: 1.208 and 67,6 in Vietnamese, 1,208 and 67.6 in English."""
    sign = "−" if value < 0 else ""
    digits = f"{abs(value):,d}" if isinstance(value, int) else f"{abs(value):,f}"
    if lang == "vi":
        digits = digits.translate(str.maketrans(",.", ".,"))
    return sign + digits


def write_date(day: date, lang: str = "vi", *, long: bool = False) -> str:
    """Write a date as offices do: 21/11/2022, or "ngày 21 tháng 11 năm 2022".

    In the long form days below 10 and the months 1 and 2 take a leading zero, so that no digit can be added.
    """
    if lang == "en":
        return f"{day.day} {day:%B} {day.year}" if long else f"{day.day}/{day.month}/{day.year}"
    if not long:
        return f"{day.day:02d}/{day.month}/{day.year}" if day.month > 2 else f"{day:%d/%m/%Y}"  # noqa: PLR2004
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)  # noqa: PLR2004
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"
