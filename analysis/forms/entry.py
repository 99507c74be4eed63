"""What a person may type into a blank form: validation, drop-downs, and a message on each cell to fill."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.forms.layout import Column, Kind, Layout
from analysis.forms.sheet import address, letters

if TYPE_CHECKING:
    from datetime import date

LISTS = "Danh mục"
_COUNT = (
    "Gõ số nguyên, chữ số liền nhau (8252). Không phát sinh: 0 hoặc -. "
    "Có phát sinh nhưng chưa thống kê: …. Chưa có số liệu: để trống."
)
_DECIMAL = (
    "Gõ như in trong báo cáo: 8.252 hoặc 67,6% hoặc 2,56 (dấu chấm chia nghìn, dấu phẩy thập phân). "
    "Không phát sinh: -. Chưa thống kê: …."
)
_NAME = "Chọn trong danh sách."
_CARRIED = "Số kỳ trước chuyển sang, đã điền theo biểu kỳ trước nếu biết; chỉ sửa khi số đó sai."
_WRONG = "Không nhận giá trị này. "
_SIGNS = "0123456789.,%-…"
_LONGEST = 20  # characters of an indicator's number


def write_lists(book, layout: Layout, day: date) -> dict[str, str]:
    """Write the names to choose from on a hidden sheet; return by column where its list is."""
    columns = [column for column in layout.columns if column.kind.register is not None]
    if not columns:
        return {}
    sheet = book.add_worksheet(LISTS)
    sheet.hide()
    found = {}
    for place, column in enumerate(columns):
        names = [entry.label.vi for entry in column.kind.register.on(day)]
        sheet.write_column(0, place, names)
        sheet.set_column(place, place, max(map(len, names), default=10))
        letter = letters(place + 1)
        found[column.name] = f"='{LISTS}'!${letter}$1:${letter}${len(names)}"
    sheet.protect()
    return found


def validate(sheet, layout: Layout, rows: list[int], lists: dict[str, str]) -> None:
    """Set on every cell to fill what it takes; rows are counted from 0."""
    if not rows:
        return
    for place, column in enumerate(layout.columns):
        rule = _rule(column, address(rows[0] + 1, place + 1), lists)
        if rule:
            rule |= {"multi_range": " ".join(_ranges(rows, place)), "error_title": "Xem lại ô này"}
            sheet.data_validation(rows[0], place, rows[0], place, rule)


def hint(sheet, row: int, place: int, number: int, month: str) -> None:
    """Say on a sum what the form of last month gives for it."""
    text = f"Biểu tháng {month}: {number} hồ sơ đang giải quyết. Tổng các dòng phải bằng số này."
    rule = {"validate": "any", "input_title": "Kỳ trước chuyển sang", "input_message": text}
    sheet.data_validation(row, place, row, place, rule)


def _rule(column: Column, first: str, lists: dict[str, str]) -> dict[str, object] | None:
    title = column.heading[-1][:32]
    if column.name in lists:
        return _told({"validate": "list", "source": lists[column.name]}, title, _NAME)
    if column.choices:
        return _told({"validate": "list", "source": list(column.choices)}, title, _NAME)
    if column.parts or column.name == "number":
        return None
    if column.kind is Kind.COUNT:
        test = f'=IF(ISNUMBER({first}),AND({first}>=0,{first}=INT({first})),OR({first}="-",{first}="…"))'
        return _told({"validate": "custom", "value": test}, title, _CARRIED if column.carries else _COUNT)
    if column.kind is Kind.DECIMAL:
        signs = f'FIND(MID({first},ROW($1:${_LONGEST}),1),"{_SIGNS}")'
        test = f"=AND(LEN({first})<={_LONGEST},SUMPRODUCT(--ISERROR({signs}))=0)"
        return _told({"validate": "custom", "value": test}, title, _DECIMAL)
    return None


def _told(rule: dict[str, object], title: str, message: str) -> dict[str, object]:
    return rule | {"input_title": title, "input_message": message, "error_message": _WRONG + message}


def _ranges(rows: list[int], place: int) -> list[str]:
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][-1] + 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    return [f"{address(run[0] + 1, place + 1)}:{address(run[-1] + 1, place + 1)}" for run in runs]
