"""Which essential services there are, whose they are, and since when: the list of 25 as republished."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from analysis.places import Entry, Label, Register


@dataclass(frozen=True)
class Sector(Entry):
    """An agency's field: its agency and the section of the report that speaks of it."""

    agency: str = ""
    section: str = ""


@dataclass(frozen=True)
class Service(Entry):
    """One essential public service of a sector; the key is its number in the list of 25."""

    sector: str = ""


def _sector(key: str, vi: str, en: str, agency: str, section: str, *spellings: str) -> Sector:
    return Sector(key, Label(vi, en), (agency, *spellings), agency=agency, section=section)


OTHER_FIELDS = "II.2.2.8"  # the fields of which the report does not speak one by one

SECTORS = Register(
    Label("lĩnh vực", "sector"),
    (
        _sector("police", "Công an", "Police", "Công an tỉnh", "II.2.2.1"),
        _sector(
            "land",
            "Tài nguyên và Môi trường",
            "Land registration",
            "Sở Tài nguyên và Môi trường",
            "II.2.2.2",
            "Sở TN&MT",
        ),
        _sector(
            "insurance",
            "Bảo hiểm xã hội",
            "Social insurance",
            "Bảo hiểm xã hội tỉnh",
            "II.2.2.3",
            "BHXH tỉnh",
        ),
        _sector("justice", "Tư pháp", "Justice", "Sở Tư pháp", "II.2.2.4"),
        _sector(
            "labour",
            "Lao động, Thương binh và Xã hội",
            "Labour",
            "Sở Lao động, Thương binh và Xã hội",
            "II.2.2.5",
            "Sở LĐTBXH",
            "Sở LĐ-TB&XH",
        ),
        _sector(
            "transport", "Giao thông vận tải", "Transport", "Sở Giao thông vận tải", "II.2.2.6", "Sở GTVT"
        ),
        _sector("electricity", "Điện lực", "Electricity", "Điện lực tỉnh", "II.2.2.7"),
        _sector(
            "linked",
            "Nhóm thủ tục liên thông",
            "Linked procedures",
            "Nhóm thủ tục liên thông",
            OTHER_FIELDS,
            "Liên thông",
        ),
        _sector("tax", "Thuế", "Tax", "Cục Thuế tỉnh", OTHER_FIELDS, "Cục Thuế"),
        _sector(
            "education",
            "Giáo dục và Đào tạo",
            "Education",
            "Sở Giáo dục và Đào tạo",
            OTHER_FIELDS,
            "Sở GD&ĐT",
        ),
    ),
)

_LISTED = date(2022, 1, 6)  # Decision 06 itself


def _service(number: int, sector: str, vi: str, en: str, *spellings: str) -> Service:
    return Service(f"{number:02d}", Label(vi, en), spellings, valid_from=_LISTED, sector=sector)


# Order and agencies as republished in 2025; numbers of the list are kept as keys, zero-padded text.
SERVICES = Register(
    Label("dịch vụ công thiết yếu", "essential service"),
    (
        _service(
            1,
            "police",
            "Xác nhận số CMND khi đã được cấp thẻ CCCD",
            "Confirmation of the former identity number",
        ),
        _service(2, "police", "Cấp lại, đổi thẻ CCCD", "Identity card reissued or exchanged"),
        _service(3, "police", "Đăng ký thường trú", "Permanent residence registered"),
        _service(4, "police", "Đăng ký tạm trú", "Temporary residence registered"),
        _service(5, "police", "Khai báo tạm vắng", "Temporary absence declared"),
        _service(6, "police", "Thông báo lưu trú", "Stay notified", "Khai báo lưu trú"),
        _service(7, "police", "Đăng ký, cấp biển số mô tô, xe gắn máy", "Motorcycle registered and plated"),
        _service(
            8,
            "police",
            "Nộp phạt giao thông qua thiết bị ghi hình",
            "Traffic fine recorded by camera",
            "Phạt nguội",
        ),
        _service(9, "justice", "Đăng ký khai sinh", "Birth registered"),
        _service(10, "justice", "Đăng ký khai tử", "Death registered"),
        _service(11, "justice", "Đăng ký kết hôn", "Marriage registered"),
        _service(12, "police", "Cấp hộ chiếu phổ thông", "Ordinary passport issued"),
        _service(13, "police", "Đăng ký mẫu con dấu mới", "New seal registered"),
        _service(
            14,
            "police",
            "Đăng ký thêm con dấu thu nhỏ, dấu nổi, dấu xi",
            "Reduced, embossed or wax seal registered",
        ),
        _service(
            15,
            "linked",
            "Liên thông đăng ký khai sinh, đăng ký thường trú, cấp thẻ BHYT cho trẻ em dưới 6 tuổi",
            "Birth, residence and health insurance of a child under 6",
        ),
        _service(
            16,
            "linked",
            "Liên thông đăng ký khai tử, xóa đăng ký thường trú, hưởng mai táng phí",
            "Death, residence and funeral grant",
        ),
        _service(
            17,
            "insurance",
            "Giảm trừ mức đóng BHYT theo hộ gia đình",
            "Household health insurance renewed",
            "Gia hạn thẻ BHYT theo hộ gia đình",
        ),
        _service(18, "tax", "Đăng ký thuế", "Tax registration"),
        _service(19, "land", "Đăng ký biến động về quyền sử dụng đất", "Change of land-use right registered"),
        _service(
            20, "transport", "Cấp đổi, cấp lại giấy phép lái xe", "Driving licence exchanged or reissued"
        ),
        _service(
            21,
            "education",
            "Đăng ký dự thi tốt nghiệp THPT và xét tuyển",
            "School-leaving examination and admission",
        ),
        _service(22, "labour", "Giải quyết hưởng trợ cấp thất nghiệp", "Unemployment benefit"),
        _service(
            23, "electricity", "Cấp điện mới từ lưới điện hạ áp (220/380V)", "New low-voltage connection"
        ),
        _service(
            24,
            "electricity",
            "Thay đổi chủ thể hợp đồng mua bán điện",
            "Change of party to a supply contract",
        ),
        _service(25, "justice", "Cấp phiếu lý lịch tư pháp", "Criminal record certificate"),
    ),
)

# The made-up province has these services before the list was issued, so that a series may begin earlier.
SAMPLE_SERVICES = Register(SERVICES.kind, (replace(each, valid_from=date.min) for each in SERVICES.values()))
