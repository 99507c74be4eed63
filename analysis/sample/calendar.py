"""Which days a made-up month has: its period from the 15th to the 14th, its report on the 21st, its documents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from analysis.numerals import write_date
from analysis.sample.draws import Draws
from analysis.sample.province import ISSUER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.months import Month

_FIRST, _LAST, _SIGNED = 15, 14, 21
_DECISION = date(2022, 1, 6)  # Decision 06 is real, and is cited only once it exists


@dataclass(frozen=True)
class Mention:
    """One document, and where the report cites it."""

    symbol: str
    day_printed: str
    issuer: str
    section: str
    place: str
    subject: str


def period(month: Month) -> tuple[date, date]:
    """Return the first and the last day: no day is in two months, and none in no month."""
    before = month.previous()
    return date(before.year, before.number, _FIRST), date(month.year, month.number, _LAST)


def signed(month: Month) -> date:
    """Return the day of the report."""
    return date(month.year, month.number, _SIGNED)


def report_number(month: Month) -> str:
    """Return the report's number and symbol."""
    return f"{_number(signed(month), 56)}/BC-UBND"


def documents(seed: int, month: Month) -> tuple[Mention, ...]:
    """Return what the report cites, itself first."""
    return tuple(_mentions(Draws(seed, month, "documents"), month))


def _mentions(draws: Draws, month: Month) -> Iterator[Mention]:
    title = f"Báo cáo kết quả thực hiện Đề án 06 tháng {month.number}/{month.year}"
    own = write_date(signed(month), long=True).removeprefix("ngày ")
    yield Mention(report_number(month), own, ISSUER.vi, "", "title", title)
    if signed(month) > _DECISION:
        prime = "Thủ tướng Chính phủ"
        yield Mention("06/QĐ-TTg", "06/01/2022", prime, "", "prose", "Phê duyệt Đề án 06")
        yield Mention("06/QĐ-TTg", "06/01/2022", prime, "II.2.1", "prose", "Phê duyệt Đề án 06")
    for series, pace, issuer, section, place, subject in _SERIES:
        day = _day(draws, month)
        yield Mention(f"{_number(day, pace)}/{series}", _short(day), issuer, section, place, subject)


# A made-up document a month of each series; its number is so many hundredths of the day of the year.
_SERIES = (
    (
        "UBND-NC",
        1290,
        "Ủy ban nhân dân tỉnh",
        "I.2",
        "footnote 1",
        "Đẩy mạnh thực hiện Đề án 06 trên địa bàn tỉnh",
    ),
    (
        "KH-UBND",
        66,
        "Ủy ban nhân dân tỉnh",
        "I.3",
        "prose",
        "Đợt cao điểm thực hiện các chỉ tiêu của Đề án 06",
    ),
    (
        "STTT-CNTT",
        410,
        "Sở Thông tin và Truyền thông",
        "II.1",
        "footnote 2",
        "Góp ý dự thảo quy định về số hóa hồ sơ",
    ),
    ("CAT-QLHC", 2210, "Công an tỉnh", "II.3.1.4", "footnote 4", "Kích hoạt tài khoản định danh điện tử"),
    (
        "BHXH-TCCB",
        420,
        "BHXH tỉnh",
        "II.5",
        "prose",
        "Thi đua cập nhật số định danh cá nhân của người tham gia",
    ),
)


def _day(draws: Draws, month: Month) -> date:
    first, last = period(month)
    return first + timedelta(days=draws.between(0, (last - first).days))


def _number(day: date, pace: int) -> int:
    return 1 + day.timetuple().tm_yday * pace // 100


def _short(day: date) -> str:
    return f"{day.day:02d}/{day.month:02d}/{day.year}"
