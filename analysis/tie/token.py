"""What a number in a report's text is: one class, its value as printed, its unit, and the words around it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Class(StrEnum):
    """The one class of a token; the first seven are quantities."""

    COUNT = "count"  # 8.252 hồ sơ, 04 DVC, hai thủ tục
    PERCENT = "percent"  # 67,6%; a range (40-50%) has `high`
    POINTS = "points"  # 1,13 điểm phần trăm
    TIMES = "times"  # gấp 2,1 lần
    FRACTION = "fraction"  # 2.615/3.224: `parts` holds both counts
    MONEY = "money"  # 10 triệu đồng
    MEASURE = "measure"  # any other number with a unit that is not counted: 1 - 2 ngày, 3,5 km, 90 ngày, đêm
    DATE = "date"
    MONTH = "month"
    YEAR = "year"
    PERIOD = "period"  # 10 tháng đầu năm 2022, giai đoạn 2022-2025, quý III/2022, từ 15/10 đến 14/11/2022
    TIME = "time"  # 8 giờ 30
    DOCUMENT = "document"  # 4435/UBND-NC
    SECTION = "section"  # 2.2.1. before a heading; Phụ lục I; (1) of a list; khoản 2 Điều 5
    NOTE = "note"  # a footnote's mark
    ROW_NUMBER = "row number"  # column TT of a table; the row of column numbers
    LEVEL = "level"  # mức độ 3, 4; mức 1; cấp 3; mũi 3, 4; loại 1
    ORDINAL = "ordinal"  # lần thứ hai
    NAME = "name"  # Đề án 06, Tổ công tác 68, COVID-19, 220/380V
    IDENTIFIER = "identifier"  # 1314547907954166006
    UNCLASSIFIED = "unclassified"  # fits nothing: counted and named, never dropped

    @property
    def is_quantity(self) -> bool:
        """Whether a token of the class states how much or how many."""
        return self in _QUANTITIES


_QUANTITIES = {
    Class.COUNT,
    Class.PERCENT,
    Class.POINTS,
    Class.TIMES,
    Class.FRACTION,
    Class.MONEY,
    Class.MEASURE,
}


ODD_SEPARATORS = ("decimal point", "other separators")  # what the grammar remarks in a token's reason


@dataclass(frozen=True)
class Token:
    """One number of the text; `start` and `end` are offsets in its block's text, `text` is what stands there.

    `value` is the number in its own unit (67.6 for 67,6%; 10000000 for 10 triệu đồng), `high` a range's upper
    end, `step` the unit of the last printed digit (0.1 for 67,6; 1000000 for 10 triệu). `other` is what the digits
    mean if the separator is read the other way, where the document leaves that open. `unit` is the key of a
    declared unit ("dossier", "percent", …) where the noun is known, else ""; `noun` is the counted noun as the
    text has it. `hedge` holds the words that bound it ("khoảng hơn", "gần", "tối thiểu"). `parts` are the two
    counts of a fraction. `day` is a date's day, a month's or period's first, and a document's day where the text
    states one; `until` is a period's last day. `document` is a document's number as printed. `reason` names the
    rule of the grammar that gave the class.

    The span holds a sign or short word of unit ("67,6%", "2,1 lần", "10 triệu đồng", "1 - 2 ngày"), never a
    counted noun ("8.252" of 8.252 hồ sơ).
    """

    block: int
    start: int
    end: int
    text: str
    cls: Class
    value: Decimal | None = None
    high: Decimal | None = None
    step: Decimal | None = None
    other: Decimal | None = None
    unit: str = ""
    noun: str = ""
    hedge: str = ""
    parts: tuple[Decimal, Decimal] | None = None
    day: date | None = None
    until: date | None = None
    document: str = ""
    reason: str = ""

    @property
    def oddly_written(self) -> bool:
        """Whether its separators are not those of the rest of the document."""
        return self.cls.is_quantity and any(each in self.reason for each in ODD_SEPARATORS)
