"""What the next month.toml can say already: last month's, with its month replaced and the unknown left to fill."""

from __future__ import annotations

import calendar
import json
import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from analysis.forms.layouts import LAYOUTS

if TYPE_CHECKING:
    from analysis.forms.monthfile import Input, MonthFile
    from analysis.months import Month

_SPELT_OUT_TO = 2  # months 1 and 2 take a leading zero in official prose


def retitled(text: str, old: Month, new: Month) -> str:
    """Return a title of last month as this month's: "tháng 11 năm 2022", "11/2022" and "November 2022"."""
    vi = rf"(?<!\d)0?{old.number}( năm |/){old.year}\b"
    text = re.sub(vi, lambda found: f"{in_prose(new)}{found[1]}{new.year}", text)
    en = f"{calendar.month_name[old.number]} {old.year}"
    return text.replace(en, f"{calendar.month_name[new.number]} {new.year}")


def period_words(month: Month) -> tuple[str, str]:
    """Return the month as the annex's heading writes it, in both languages."""
    return f"Tháng {in_prose(month)}/{month.year}", f"{calendar.month_name[month.number]} {month.year}"


def file_of(form: str) -> str:
    """Return the file that a new month's form is: agencies fill workbooks, what we write ourselves is CSV."""
    layout = LAYOUTS[form]
    is_ours = layout.may_be_empty and not layout.open_rows
    return layout.file if is_ours else f"{PurePath(layout.file).stem}.xlsx"


def draft(last: MonthFile, month: Month) -> str:
    """Return the text of the month's month.toml; what must be filled in is empty and marked."""
    old, report = last.period.month, last.report
    vi, en = period_words(month)
    last_day = calendar.monthrange(month.year, month.number)[1]
    lines = [
        f"# Thông tin của tháng {in_prose(month)}/{month.year}, lập theo tháng {in_prose(old)}/{old.year}.",
        "# Phải điền: các dòng có chữ ĐIỀN. Nên kiểm tra: các dòng có chữ KIỂM TRA.",
        "",
        "[report]",
        'number = "" # ĐIỀN số, ký hiệu của báo cáo giữa hai dấu ngoặc kép',
        'date = "" # ĐIỀN ngày ký báo cáo: năm-tháng-ngày, không có dấu ngoặc kép',
        *_label("annex", report.annex.vi, report.annex.en),
        *_label("issuer", report.issuer.vi, report.issuer.en),
        *_label("place", report.place.vi, report.place.en),
        *_label("period", vi, en),
        *_label("title", retitled(report.title.vi, old, month), retitled(report.title.en, old, month)),
        "",
        "# KIỂM TRA: mặc định từ ngày đầu đến ngày cuối tháng; sửa nếu kỳ báo cáo khác.",
        "[period]",
        f"month = {_text(str(month))}",
        f"from = {month}-01",
        f"to = {month}-{last_day:02d}",
        *_sample(last),
        "",
        "# Mỗi biểu một mục. as_of là ngày số liệu được tính đến, nếu cơ quan có nêu;",
        "# cumulative = true khi số liệu là lũy kế, không phải của riêng kỳ này.",
    ]
    for each in last.inputs:
        lines += ["", *_input(each)]
    return "\n".join(lines) + "\n"


def _sample(last: MonthFile) -> list[str]:
    """Return that the month is made up, where last month was."""
    if last.sample is None:
        return []
    mark, note = last.sample.mark, last.sample.note
    return ["", "[sample]", *_label("mark", mark.vi, mark.en), *_label("note", note.vi, note.en)]


def _input(each: Input) -> list[str]:
    lines = ["[[inputs]]", f"form = {_text(each.form)}", f"file = {_text(file_of(each.form))}"]
    lines += _label("agency", each.agency.vi, each.agency.en)
    if each.as_of:
        day = each.as_of.strftime("%d/%m/%Y")
        lines.append(f"# as_of = YYYY-MM-DD # KIỂM TRA: kỳ trước là {day}; điền ngày rồi bỏ dấu # đầu dòng")
    lines.append(f"cumulative = {'true' if each.cumulative else 'false'}")
    return lines


def _label(key: str, vi: str, en: str) -> list[str]:
    return [f"{key}_vi = {_text(vi)}", f"{key}_en = {_text(en)}"]


def _text(text: str) -> str:
    """Return a TOML string; JSON's escapes are a part of TOML's."""
    return json.dumps(text, ensure_ascii=False)


def in_prose(month: Month) -> str:
    """Return a month as prose writes it: 01 and 02 with a zero, 3 to 12 without."""
    return f"{month.number:02d}" if month.number <= _SPELT_OUT_TO else str(month.number)
