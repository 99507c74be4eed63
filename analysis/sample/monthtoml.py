"""What a made-up month's month.toml says: its report, its period, who sent what, and that it is made up."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from analysis.forms.layouts import LAYOUTS
from analysis.forms.monthdraft import in_prose, period_words
from analysis.labels import Label
from analysis.sample.calendar import period, report_number, signed
from analysis.sample.province import ISSUER, MARK, NAME, NOTE, SEAT

if TYPE_CHECKING:
    from analysis.months import Month

_DEPARTMENTS = Label("Các sở, ban, ngành của tỉnh Mẫu", "Departments of Mẫu Province")
AGENCIES = {
    "dossiers": _DEPARTMENTS,
    "sector_indicators": _DEPARTMENTS,
    "targets": Label("Công an tỉnh", "Provincial police"),
    "service_levels": Label("Sở Thông tin và Truyền thông", "Department of Information and Communications"),
    "portal": Label("Sở Thông tin và Truyền thông", "Department of Information and Communications"),
    "portal_cumulative": Label(
        "Sở Thông tin và Truyền thông", "Department of Information and Communications"
    ),
    "digitisation": Label(
        "Trung tâm Phục vụ hành chính công tỉnh", "Provincial Public Administration Service Centre"
    ),
    "eid": Label("Công an tỉnh", "Provincial police"),
    "id_cards": Label("Công an tỉnh", "Provincial police"),
    "vaccination": Label("Sở Y tế", "Department of Health"),
    "social_insurance": Label("Bảo hiểm xã hội tỉnh", "Provincial Social Insurance"),
    "outreach": Label("Công an tỉnh; Sở Y tế", "Provincial police; Department of Health"),
    "documents": ISSUER,
    "quoted": ISSUER,
}
_CUMULATIVE = ("portal_cumulative", "eid", "id_cards", "social_insurance", "outreach")
_DATED = ("portal_cumulative", "eid", "id_cards", "vaccination")


def text(month: Month) -> str:
    """Return the file's text."""
    first, last = period(month)
    vi, en = period_words(month)
    month_vi = f"tháng {in_prose(month)} năm {month.year}"
    title_vi = f"Thống kê kết quả triển khai thực hiện Đề án 06 trên địa bàn {NAME.vi} {month_vi}"
    title_en = f"Statistics on the implementation of Project 06 in {NAME.en}, {en}"
    lines = [
        f"# {MARK.vi}: {NOTE.vi}",
        "",
        "[report]",
        f'number = "{report_number(month)}"',
        f"date = {signed(month)}",
        *_label("annex", Label("Phụ lục I", "Annex I")),
        *_label("issuer", ISSUER),
        *_label("place", SEAT),
        *_label("period", Label(vi, en)),
        *_label("title", Label(f"{title_vi} ({MARK.vi})", f"{title_en} ({MARK.en})")),
        "",
        "[period]",
        f'month = "{month}"',
        f"from = {first}",
        f"to = {last}",
        "",
        "[sample]",
        *_label("mark", MARK),
        *_label("note", NOTE),
    ]
    for form, agency in AGENCIES.items():
        lines += [
            "",
            "[[inputs]]",
            f'form = "{form}"',
            f'file = "{LAYOUTS[form].file}"',
            *_label("agency", agency),
        ]
        lines += [f"as_of = {last}"] if form in _DATED else []
        lines.append(f"cumulative = {'true' if form in _CUMULATIVE else 'false'}")
    return "\n".join(lines) + "\n"


def _label(key: str, label: Label) -> list[str]:
    return [f"{key}_{lang} = {json.dumps(label.of(lang), ensure_ascii=False)}" for lang in ("vi", "en")]
