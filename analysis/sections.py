"""The sections of the report that carry numbers, in its order, with their titles in the annex."""

from __future__ import annotations

from analysis.places import Label

SECTIONS = {
    "I.3": Label("Đợt cao điểm “90 ngày, đêm”", "Campaign of “90 days and nights”"),
    "II.2.1": Label("Các dịch vụ công thiết yếu", "The essential public services"),
    "II.2.2": Label("Dịch vụ công thiết yếu theo lĩnh vực", "Essential services by sector"),
    "II.2.3": Label("Dịch vụ công trực tuyến của tỉnh", "The province's online services"),
    "II.3.1": Label("Số hóa, kết nối và định danh điện tử", "Digitisation, connection and e-identity"),
    "II.3.3": Label("Căn cước công dân", "Identity cards"),
    "II.3.4": Label("Làm sạch và làm giàu dữ liệu dân cư", "Cleaning and enriching the population data"),
    "II.5": Label("Tuyên truyền", "Outreach"),
    "III.2": Label("Khó khăn, vướng mắc", "Difficulties"),
}
EVERYWHERE = "I–IV"  # what concerns the report as a whole
_JOINED = {"II.2": "II.2.1"}  # a number in a chapter's own heading is shown with its first section


def heading_of(section: str) -> str:
    """Return the section of the annex in which a section of the report is shown; "" for the report as a whole."""
    if section == EVERYWHERE:
        return ""
    section = _JOINED.get(section, section)
    fits = [known for known in SECTIONS if section == known or section.startswith(f"{known}.")]
    if not fits:
        raise KeyError(f"section {section} is not declared in analysis/sections.py")
    return max(fits, key=len)
