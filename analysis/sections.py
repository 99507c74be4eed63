"""The sections of the report that carry numbers, in its order, with their titles in the annex."""

from __future__ import annotations

from analysis.places import Label

SECTIONS = {
    "II.2.1": Label("Các dịch vụ công thiết yếu", "The essential public services"),
    "II.2.2": Label(
        "Dịch vụ công thiết yếu theo lĩnh vực và chỉ tiêu được giao", "Essential services by sector; targets"
    ),
    "II.2.3": Label("Dịch vụ công trực tuyến của tỉnh", "The province's online services"),
    "II.3.1": Label("Số hóa, kết nối và định danh điện tử", "Digitisation, connection and e-identity"),
    "II.3.3": Label("Căn cước công dân", "Identity cards"),
    "II.3.4": Label("Làm sạch và làm giàu dữ liệu dân cư", "Cleaning and enriching the population data"),
    "II.5": Label("Tuyên truyền", "Outreach"),
}
# What the report's own heading of a section speaks of, wherever an office numbers it.
SUBJECTS = {
    "I.3": ("cao điểm",),
    "II.2": ("DVC thiết yếu",),
    "II.2.1": ("DVC thiết yếu",),
    "II.2.2.1": ("công an", "cư trú"),
    "II.2.2.2": ("tài nguyên và môi trường", "đất đai"),
    "II.2.2.3": ("BHXH",),
    "II.2.2.4": ("tư pháp",),
    "II.2.2.5": ("lao động", "thất nghiệp"),
    "II.2.2.6": ("giao thông vận tải", "giấy phép lái xe"),
    "II.2.2.7": ("điện lực", "cấp điện"),
    "II.2.2.8": ("lĩnh vực khác",),
    "II.2.3": (
        "DVC trực tuyến của địa phương",
        "DVC trực tuyến của tỉnh",
        "hệ thống thông tin giải quyết TTHC",
    ),
    "II.3.1.1": ("số hóa",),
    "II.3.1.3": ("kết nối", "tích hợp"),
    "II.3.1.4": ("VNeID", "định danh điện tử", "định danh"),
    "II.3.3": ("CCCD", "công dân số"),
    "II.3.4": ("dữ liệu dân cư", "làm sạch", "tiêm chủng"),
    "II.5": ("tuyên truyền",),
    "III.2": ("khó khăn", "vướng mắc"),
}
EVERYWHERE = "I–IV"  # what concerns the report as a whole
# Shown with the section that has its subject: a chapter's own heading, targets, citizens without a card.
_JOINED = {"II.2": "II.2.1", "I.3": "II.2.2", "III.2": "II.3.3"}


def heading_of(section: str) -> str:
    """Return the section of the annex in which a section of the report is shown; "" for the report as a whole."""
    if section == EVERYWHERE:
        return ""
    section = _JOINED.get(section, section)
    fits = [known for known in SECTIONS if section == known or section.startswith(f"{known}.")]
    if not fits:
        raise KeyError(f"section {section} is not declared in analysis/sections.py")
    return max(fits, key=len)
