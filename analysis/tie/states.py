"""What each state and each class of a number is called."""

from __future__ import annotations

from enum import StrEnum

from analysis.labels import Label
from analysis.tie.token import Class


class State(StrEnum):
    """How a number of the text stands; every token is in exactly one state."""

    TIED = "tied"  # the words name a declared figure, and the value is its own
    IMPLIED = "implied"  # tied, but the figure's base was solved back from the number itself
    DERIVED = "derived"  # follows by arithmetic from other numbers of the text
    DIFFERS = "differs"  # the words name a figure or an identity, and the value does not fit
    UNTIED = "untied"  # a quantity that nothing explains
    NOT_A_QUANTITY = "not a quantity"
    UNCLASSIFIED = "unclassified"


# In the order in which they are counted: what needs a person first.
STATES = {
    State.DIFFERS: Label("khác số tính được hoặc mâu thuẫn", "differs"),
    State.UNTIED: Label("chưa có căn cứ đối chiếu", "untied"),
    State.UNCLASSIFIED: Label("chưa nhận ra là số gì", "unclassified"),
    State.TIED: Label("khớp số tính được", "tied"),
    State.DERIVED: Label("khớp với các số khác trong văn bản", "derived"),
    State.IMPLIED: Label("khớp, mẫu số suy ra", "ties, base implied"),
    State.NOT_A_QUANTITY: Label(
        "không phải số liệu (ngày, số văn bản, số mục…)", "not a quantity (date, document, section …)"
    ),
}
CLASSES = {
    Class.COUNT: Label("số đếm", "count"),
    Class.PERCENT: Label("tỷ lệ %", "percentage"),
    Class.POINTS: Label("điểm phần trăm", "percentage points"),
    Class.TIMES: Label("số lần", "multiple"),
    Class.FRACTION: Label("phân số", "fraction"),
    Class.MONEY: Label("số tiền", "money"),
    Class.MEASURE: Label("số đo", "measure"),
    Class.DATE: Label("ngày", "date"),
    Class.MONTH: Label("tháng", "month"),
    Class.YEAR: Label("năm", "year"),
    Class.PERIOD: Label("khoảng thời gian", "period"),
    Class.TIME: Label("giờ", "time of day"),
    Class.DOCUMENT: Label("số văn bản", "document number"),
    Class.SECTION: Label("số mục", "section number"),
    Class.NOTE: Label("dấu chú thích", "footnote mark"),
    Class.ROW_NUMBER: Label("số thứ tự", "row number"),
    Class.LEVEL: Label("mức, cấp", "level"),
    Class.ORDINAL: Label("thứ tự", "ordinal"),
    Class.NAME: Label("tên riêng", "name"),
    Class.IDENTIFIER: Label("mã định danh", "identifier"),
    Class.UNCLASSIFIED: Label("chưa phân loại", "unclassified"),
}
