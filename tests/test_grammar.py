"""What each number of official Vietnamese prose is, class by class, and in whole passages of several kinds."""

from __future__ import annotations

import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from tiekit import classed, read

from analysis.tie.token import Class

D = Decimal


def only(text):
    """Return the one token of a text."""
    (token,) = read(text)
    return token


@pytest.mark.parametrize(
    ("text", "printed", "value", "unit"),
    [
        ("đã giải quyết 13.860 hồ sơ", "13.860", 13860, "dossier"),
        ("Tiến độ thực hiện 04 DVC thiết yếu", "04", 4, "service"),
        ("kích hoạt 2388 tài khoản", "2388", 2388, "account"),
        ("gồm 120 đại biểu", "120", 120, "person"),
        ("hơn 1,2 triệu lượt đăng nhập", "1,2 triệu", 1200000, "sign_in"),
        ("triển khai 01 Hội thảo", "01", 1, "item"),
        ("Tổ có 12 đồng chí", "12", 12, "person"),
        ("cấp 5 giấy phép", "5", 5, "item"),
        ("bình quân mỗi ngày 12 hồ sơ", "12", 12, "dossier"),
        ("bình quân mỗi tháng 06 hồ sơ", "06", 6, "dossier"),
        ("số hồ sơ chuyển sang là 539.", "539", 539, "dossier"),
        ("có 150 viên thuốc", "150", 150, "item"),
        ("Đạt 8. 252 hồ sơ", "8. 252", 8252, "dossier"),
        ("thủ tục được cắt giảm: bảy (07) thủ tục", "bảy (07)", 7, "item"),
        ("bố trí 07 (bảy) cán bộ", "07 (bảy)", 7, "person"),
        ("đàn gia cầm 7 triệu 520 nghìn con", "7 triệu 520 nghìn", 7520000, "item"),
        ("đã cấp 50 triệu thẻ", "50 triệu", 50000000, "item"),
        ("chênh lệch (-) 12 hồ sơ", "(-) 12", -12, "dossier"),
    ],
)
def test_a_counted_noun_makes_a_count(text, printed, value, unit):
    """A number before what it counts is a count with the noun's unit; scale words and split digits are read."""
    token = only(text)
    assert (token.cls, token.text, token.value, token.unit) == (Class.COUNT, printed, value, unit)


@pytest.mark.parametrize(
    ("text", "cls", "printed", "value", "high"),
    [
        ("chiếm 67,6% tổng số", "PERCENT", "67,6%", "67.6", None),
        ("chiếm 67, 6 % tổng số", "PERCENT", "67, 6 %", "67.6", None),
        ("đạt 40-50% hồ sơ", "PERCENT", "40-50%", "40", "50"),
        ("đạt 50-40% hồ sơ", "PERCENT", "50-40%", "50", "40"),
        ("đạt từ 40% đến 50%", "PERCENT", "40% đến 50%", "40", "50"),
        ("đạt từ 40 đến 50%", "PERCENT", "40 đến 50%", "40", "50"),
        ("tăng 99.4% kế hoạch", "PERCENT", "99.4%", "99.4", None),
        ("tăng trưởng (−1,5%)", "PERCENT", "−1,5%", "-1.5", None),
        ("tăng 1,13 điểm phần trăm", "POINTS", "1,13 điểm phần trăm", "1.13", None),
        ("đóng góp 3,5 điểm % vào mức tăng", "POINTS", "3,5 điểm %", "3.5", None),
        ("gấp 2,1 lần cùng kỳ", "TIMES", "2,1 lần", "2.1", None),
        ("tăng 2-3 lần", "TIMES", "2-3 lần", "2", "3"),
        ("đã họp 3 lần", "COUNT", "3", "3", None),
        ("đạt 10 triệu đồng", "MONEY", "10 triệu đồng", "10000000", None),
        ("đạt 2.100 tỷ 500 triệu đồng", "MONEY", "2.100 tỷ 500 triệu đồng", "2100500000000", None),
        ("thu 3.456,7 tỷ", "MONEY", "3.456,7 tỷ", "3456700000000", None),
        ("mức 5 - 7 triệu đồng/tháng", "MONEY", "5 - 7 triệu đồng/tháng", "5000000", "7000000"),
        ("giá 23.456 đồng/lít", "MONEY", "23.456 đồng/lít", "23456", None),
        ("thuê 250.000đ", "MONEY", "250.000đ", "250000", None),
        ("xuất khẩu 156,7 triệu USD", "MONEY", "156,7 triệu USD", "156700000", None),
        ("mất thời gian 1 - 2 ngày để", "MEASURE", "1 - 2 ngày", "1", "2"),
        ("cao điểm “90 ngày, đêm”", "MEASURE", "90 ngày, đêm", "90", None),
        ("trong 05 ngày làm việc", "MEASURE", "05 ngày làm việc", "5", None),
        ("thời hạn 6 tháng", "MEASURE", "6 tháng", "6", None),
        ("năng suất 61,2 tạ/ha", "MEASURE", "61,2 tạ/ha", "61.2", None),
        ("diện tích 125,4 m2 đất", "MEASURE", "125,4 m2", "125.4", None),
        ("mật độ 135 người/km2", "MEASURE", "135 người/km2", "135", None),
        ("trữ 3,5 triệu m3", "MEASURE", "3,5 triệu m3", "3500000", None),
        ("nhiệt độ 35-38°C", "MEASURE", "35-38°C", "35", "38"),
        ("trẻ 5-<12 tuổi", "MEASURE", "5-<12 tuổi", "5", "12"),
        ("nhóm 12 - dưới 18 tuổi", "MEASURE", "12 - dưới 18 tuổi", "12", "18"),
        ("tổng công suất 342MW", "MEASURE", "342MW", "342", None),
        ("chênh lệch (-) 5 tỷ đồng", "MONEY", "(-) 5 tỷ đồng", "-5000000000", None),
        ("thu 11.450,6 tr.đ", "MONEY", "11.450,6 tr.đ", "11450600000", None),
        ("thu nhập 3-4 triệu/người/tháng", "MONEY", "3-4 triệu/người/tháng", "3000000", "4000000"),
        ("doanh thu tăng gấp 3.", "TIMES", "3", "3", None),
        ("chế tạotăng1,36% so với", "PERCENT", "1,36%", "1.36", None),
        ("tỷ suất 1,43%o", "MEASURE", "1,43%o", "1.43", None),
        ("đạt 9,2 bác sĩ/10.000 dân", "MEASURE", "9,2 bác sĩ/10.000 dân", "9.2", None),
        ("đạt 31 giường bệnh /vạn dân", "MEASURE", "31 giường bệnh /vạn dân", "31", None),
        ("tử vong 46/100.000 trẻ", "MEASURE", "46/100.000 trẻ", "46", None),
        ("không quá 35 học sinh/lớp", "MEASURE", "35 học sinh/lớp", "35", None),
        ("bảo quản ở mức từ - 80 độ C", "MEASURE", "- 80 độ C", "-80", None),
        ("thép phi 8-10", "MEASURE", "8-10", "8", "10"),
        ("máy 12 CV", "MEASURE", "12 CV", "12", None),
        ("dưới 2500 gram", "MEASURE", "2500 gram", "2500", None),
    ],
)
def test_a_unit_makes_the_class(text, cls, printed, value, high):
    """What stands right after a number says whether it is a share, points, a ratio, a sum or a measure."""
    token = only(text)
    assert (token.cls, token.text, token.value, token.high) == (
        Class[cls],
        printed,
        D(value),
        high and D(high),
    )


@pytest.mark.parametrize(
    ("text", "parts", "unit"),
    [
        ("tiếp nhận 2.615/3.224 hồ sơ", (2615, 3224), "dossier"),
        ("có 12/15 xã", (12, 15), "item"),
        ("trồng 10.500/10.000 ha", (10500, 10000), ""),
    ],
)
def test_a_stroke_parts_two_counts(text, parts, unit):
    """A part and its whole on both sides of a stroke are one fraction."""
    token = only(text)
    assert (token.cls, token.parts, token.unit) == (Class.FRACTION, parts, unit)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("ngày 21 tháng 11 năm 2022", [(2022, 11, 21)]),
        ("ngày 15, 16/11/2022", [(2022, 11, 15), (2022, 11, 16)]),
        ("ngày 05/11 và 16/11/2022", [(2022, 11, 5), (2022, 11, 16)]),
        ("các ngày 20, 21 tháng 11 năm 2022", [(2022, 11, 20), (2022, 11, 21)]),
        ("so với 31/12/2022", [(2022, 12, 31)]),
        ("ngày 16/11", [None]),
        ("mừng Quốc khánh 2/9", [None]),
        ("ngày 25 hằng tháng", [None]),
        ("ngày 31/11/2022", [None]),
        ("ngày mai (23-6), bão vào bờ", [None]),
        ("sáng nay 1.8, Công an tỉnh họp", [None]),
    ],
)
def test_dates(text, days):
    """A date is a day of the calendar; without its year, or where there is no such day, it names none."""
    found = read(text)
    assert [token.cls for token in found] == [Class.DATE] * len(days)
    assert [token.day for token in found] == [date(*day) if day else None for day in days]


def test_a_day_that_does_not_exist_says_so():
    """The 31st of November is a date by its form and no day: the reason names it."""
    assert "no such day" in only("ngày 31/11/2022").reason


@pytest.mark.parametrize(
    ("text", "printed", "first", "last"),
    [
        ("trong 10 tháng đầu năm 2022", "10 tháng đầu năm 2022", date(2022, 1, 1), date(2022, 10, 31)),
        ("6 tháng cuối năm 2022", "6 tháng cuối năm 2022", date(2022, 7, 1), date(2022, 12, 31)),
        ("giai đoạn 2022 - 2025", "2022 - 2025", date(2022, 1, 1), date(2025, 12, 31)),
        ("từ năm 2021 đến năm 2025", "2021 đến năm 2025", date(2021, 1, 1), date(2025, 12, 31)),
        ("từ 15/10 đến 14/11/2022", "15/10 đến 14/11/2022", date(2022, 10, 15), date(2022, 11, 14)),
        ("từ 12-14/11/2022", "12-14/11/2022", date(2022, 11, 12), date(2022, 11, 14)),
        ("Quý III/2022", "III/2022", date(2022, 7, 1), date(2022, 9, 30)),
        ("quý 4 năm 2022", "4 năm 2022", date(2022, 10, 1), date(2022, 12, 31)),
        ("báo cáo 6 tháng", "6 tháng", None, None),
        ("TH 6T/2023", "6T/2023", date(2023, 1, 1), date(2023, 6, 30)),
        ("trong quý III-2020", "III-2020", date(2020, 7, 1), date(2020, 9, 30)),
        ("trong quý I, II/2023", "II/2023", date(2023, 4, 1), date(2023, 6, 30)),
        ("nghỉ từ 3/5 đến 4/5", "3/5 đến 4/5", None, None),
    ],
)
def test_periods(text, printed, first, last):
    """A period has a first and a last day where its year is said."""
    token = only(text)
    assert (token.cls, token.text, token.day, token.until) == (Class.PERIOD, printed, first, last)


@pytest.mark.parametrize(
    "line",
    [
        "tháng 11/2022 → 11/2022 = month",
        "trong tháng 10 năm 2022 → 10 năm 2022 = month",
        "tháng 10, 11/2022 → 10 = month, 11/2022 = month",
        "so với tháng 10 → 10 = month",
        "Luật Cư trú năm 2020 → 2020 = year",
        "các năm 2021, 2022 → 2021 = year, 2022 = year",
        "tầm nhìn đến 2030 → 2030 = year",
        "lúc 8h30 → 8h30 = time",
        "7h - 7h30 → 7h = time, 7h30 = time",
        "tháng 9-2023 và tính đến 8-5, → 9-2023 = month, 8-5 = date",
        "tuần từ 21-27/8 → 21-27/8 = period",
        "trong tuần 43/2022 → 43/2022 = period",
        "phiên bản 2.0 → 2.0 = name",
        "dịch Covid-19 → Covid-19 = name",
        "QĐ số 468/QĐ- TTg → 468/QĐ- TTg = document",
        "Bước 1: tải ứng dụng → 1 = ordinal",
        "Na Hang 762, Hàm Yên 1.208 và Sơn Dương 97. → 762 = count, 1.208 = count, 97 = count",
        "tổng số 15 hồ sơ: Sở Y tế 12, Công an tỉnh 3 → 15 = count, 12 = count, 3 = count",
        "Trường Tiểu học Phan Thiết 1 và Tổ dân phố 12 → 1 = name, 12 = name",
        "ứng dụng VNeID 2.1.6 → 2.1.6 = name",
        "điểm 1.2 mục 3; các khoản 1, 2 Điều 5 → 1.2 = section, 3 = section, 1 = section, 2 = section, 5 = section",
        "bảo hành 12 tháng → 12 tháng = measure",
        "2 trong 3 huyện; số định danh: 1.200 → 2 = count, 3 = count, 1.200 = count",
        "đã quyết định 15 dự án; kế hoạch 500, thực hiện 450 → 15 = count, 500 = count, 450 = count",
        "(12 chữ số) → 12 = count",
        "có 125 ca, 02 tử vong → 125 = count, 02 = count",
        "1. Thu ngân sách. 2. Ứng dụng → 1. = section, 2. = section",
        "từ 14 giờ đến 16 giờ 30 phút → 14 giờ = time, 16 giờ 30 phút = time",
        "trước 17 giờ ngày 25 → 17 giờ = time, 25 = date",
        "Văn bản số 4435/UBND-NC → 4435/UBND-NC = document",
        "Nghị định số 59/2022/NĐ-CP → 59/2022/NĐ-CP = document",
        "Văn bản số 1254/STTT-CNTT&BCVT → 1254/STTT-CNTT&BCVT = document",
        "Quyết định số 6514/QĐ-CAT-PA05 → 6514/QĐ-CAT-PA05 = document",
        "Luật số 91/2025/QH15 → 91/2025/QH15 = document",
        "Nghị quyết số 52-NQ/TW → 52-NQ/TW = document",
        "Nghị quyết số 17 của HĐND → 17 = document",
        "Tờ trình số 89/TTr-SNN → 89/TTr-SNN = document",
        "TCVN ISO 9001:2015 → 9001:2015 = document",
        "Công điện số 08/CĐ-TTg, Kết luận số 01-KL/TW → 08/CĐ-TTg = document, 01-KL/TW = document",
        "khoản 2 Điều 5 → 2 = section, 5 = section",
        "Biểu số 02 kèm theo → 02 = section",
        "mục 2.1 và mục 3 → 2.1 = section, 3 = section",
        "theo các loại: (1) Loại 1: đủ; (2) Loại 2: thiếu → (1) = section, 1 = level, (2) = section, 2 = level",
        "trực tuyến mức độ 3, 4 đối với → 3 = level, 4 = level",
        "mức độ 3 và 4 của tỉnh → 3 = level, 4 = level",
        "mức độ 3,4 trên Cổng → 3 = level, 4 = level",
        "tài khoản mức 1: 43.155 tài khoản → 1 = level, 43.155 = count",
        "mũi tăng cường (Mũi 3, 4) → 3 = level, 4 = level",
        "hoàn thành giai đoạn 1 → 1 = level",
        "gió cấp 6, giật cấp 8 → 6 = level, 8 = level",
        "kỳ họp thứ 5 → 5 = ordinal",
        "đứng thứ 4/14 tỉnh → 4/14 = ordinal",
        "Lần thứ hai, đợt 3 → hai = ordinal, 3 = ordinal",
        "thực hiện Đề án 06 trong tháng 11 → 06 = name, 11 = month",
        "Tổ công tác 68 tỉnh → 68 = name",
        "Nghị quyết 57 và Chỉ thị 05 → 57 = name, 05 = name",
        "phòng, chống COVID-19 → COVID-19 = name",
        "lưới điện hạ áp (220/380V) → 220/380V = name",
        "mạng 4G, 5G → 4G = name, 5G = name",
        "Phòng PA05 và H5N1 → PA05 = name, H5N1 = name",
        "quy hoạch tỷ lệ 1/500 → 1/500 = name",
        "trực 24/7 → 24/7 = name",
        "Quốc lộ 2, phường 5 → 2 = name, 5 = name",
        "của 1 số bộ, ngành → 1 = name",
        "Official Account ID: 1314547907954166006 → 1314547907954166006 = identifier",
        "đường dây nóng: 1900 1234 → 1900 1234 = identifier",
        "Fax: (0207) 3811 222 → 0207) 3811 222 = identifier",
        "mã huyện 070 → 070 = identifier",
        "xem tại https://example.org/a/2022/11 → https://example.org/a/2022/11 = identifier",
        "Bố trí tại A.3.4.5.6 vị trí → A.3.4.5.6 = name",
        "điểm hài lòng tăng từ 3/5 lên 4/5 → 3/5 = fraction, 4/5 = fraction",
        "xếp loại giảm từ 5/3 xuống 4/3 → 5/3 = fraction, 4/3 = fraction",
        "đánh giá tăng từ 6,5/10 lên 7,2/10 → 6,5/10 = fraction, 7,2/10 = fraction",
        "họp các ngày 6,7/10 → 6 = date, 7/10 = date",
        "tính đến ngày 15.6, cả huyện → 15.6 = date",
        "mỗi ngày 1.5 ha → 1.5 ha = measure",
        "chiều nay 11/11, đoàn làm việc → 11/11 = date",
        "theo Phụ lục I, II, 3 → 3 = section",
        "tại mục I, 12 hồ sơ quá hạn → 12 = count",
        "nếp cũ từ thập niên 90 → 90 = period",
        "trạm 22/0,4kV → 22/0,4kV = name",
        "số máy trực 0243.123.4567 → 0243.123.4567 = identifier",
        "xin gửi về 0912 345 678 → 0912 345 678 = identifier",
        "phương châm “4 tại chỗ” và 3 không → 4 = name, 3 = name",
        "thực hiện “5 rõ, 3 sạch”; còn 4 tổ → 5 = name, 3 = name, 4 = count",
        "tăng trưởng 2 con số → 2 = name",
        "từ 3/5 đến 4/5 điểm → 3/5 = fraction, 4/5 = fraction",
        "tăng từ 3/5 đến 4/5, → 3/5 = fraction, 4/5 = fraction",
        "lũy kế 10 tháng 3.798,254 tỷ đồng → 10 tháng = period, 3.798,254 tỷ đồng = money",
        "2 năm 2021, 2022 → 2 năm = measure, 2021 = year, 2022 = year",
        "PAPI xếp hạng 10/63 tỉnh; thợ bậc 3/7 → 10/63 = ordinal, 3/7 = level",
        "40 vụ/224 đối tượng → 40 = count, 224 = count",
        "lượt công dân[1], giảm → [1] = note",
        "Mục II.3; Nghị quyết Trung ương 4 khóa XII → II.3 = section, 4 = name",
        "tiếp đến TP. HCM có 3.375 ca, TP. Hà Nội (686), Huế (72) → 3.375 = count, 686 = count, 72 = count",
        "Sở Tài nguyên và Môi trường 803 HS → 803 = count",
        "xe biển số 22A-123.45 → 22A-123.45 = identifier",
        "trạm 110/35/22kV; dây 4x50mm2 → 110/35/22kV = name, 4 = measure, 50mm2 = measure",
        "đầu thế kỷ 21; bê tông mác 250 → 21 = ordinal, 250 = name",
    ],
)
def test_numbers_that_are_no_quantities(line):
    """Dates, documents, sections, levels, ordinals, names and identifiers are told from what is counted."""
    text, _, expected = line.partition(" → ")
    assert ", ".join(classed(text)) == expected


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("đạt khoảng hơn 10 triệu đồng", "khoảng hơn"),
        ("ước đạt trên 121 nghìn tấn", "ước đạt trên"),
        ("tỷ lệ tối thiểu 70% hồ sơ", "tối thiểu"),
        ("không quá 5 triệu đồng/hộ", "không quá"),
        ("từ 18 tuổi trở lên", "trở lên"),
        ("còn 196 hồ sơ", ""),
    ],
)
def test_hedges(text, hedge):
    """The words that bound a number are kept with it."""
    assert only(text).hedge == hedge


def test_a_lasting_hedge_holds_for_what_a_comma_adds():
    """A minimum of "tối thiểu 70% …, 80% …" holds for both, and the next sentence is free of it."""
    found = read("tối thiểu 70% hồ sơ thường trú, 80% hồ sơ tạm trú. Đã đạt 90%")
    assert [token.hedge for token in found] == ["tối thiểu", "tối thiểu", ""]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("là một trong 15 tỉnh", ["một", "15"]),
        ("còn hai thủ tục, ba huyện và mười hai xã", ["hai", "ba", "mười hai"]),
        ("chỉ có một hồ sơ", ["một"]),
        ("gồm năm nhiệm vụ", ["năm"]),
        ("một số địa phương, một cửa, một phần, một cách", []),
        ("hai bên; ba không; trong năm học; trong năm tỉnh ban hành", []),
        ("một trong các hành vi", []),
    ],
)
def test_number_words_where_they_state_a_fact(text, expected):
    """A number word counts before a noun of facts; "một số", "một cửa" and the year of "trong năm" count nothing."""
    assert [token.text for token in read(text) if token.cls is Class.COUNT] == expected


def test_a_sum_in_words_is_worth_its_digits():
    """A sum and its spelling in brackets have one value."""
    digits, words = read("12.345.000 đồng (Mười hai triệu ba trăm bốn mươi lăm nghìn đồng)")
    assert digits.value == words.value == 12345000


def test_a_document_knows_the_day_stated_after_it():
    """The day that follows a document's number is the document's, and a token of its own."""
    document, day = read("Kế hoạch số 180/KH-UBND ngày 24/9/2022")
    assert (document.document, document.day, day.day) == ("180/KH-UBND", date(2022, 9, 24), date(2022, 9, 24))


def test_separators_are_decided_over_the_document():
    """Beside "67,6%" the digits "1,234" have decimals, and the other reading is kept; beside "67.6%" none."""
    vietnamese = read("chiếm 67,6%", "có 1,234 hồ sơ")[-1]
    english = read("chiếm 67.6%", "tăng 1,234,567 lượt", "có 1,234 hồ sơ")[-1]
    assert (vietnamese.value, vietnamese.other) == (D("1.234"), 1234)
    assert "ambiguous" in vietnamese.reason
    assert (english.value, english.other) == (1234, None)


def test_one_slip_makes_no_document_mixed():
    """One "99.4%" among commas is read as it stands and throws no doubt on "1.208"."""
    found = read("đạt 67,6%; 15,2%; 28,8%; 56,2%; 81,11%; 6,14%; 99.4%; có 1.208 hồ sơ")
    assert [token.value for token in found[-2:]] == [D("99.4"), 1208]
    assert all(token.other is None for token in found)


def test_what_fits_nothing_is_kept():
    """A number that no rule fits is unclassified and still there; so is one whose separators follow no rule."""
    assert only("cỡ chữ 14").cls is Class.UNCLASSIFIED
    broken = only("đạt 1.2345.678 hồ sơ")
    assert (broken.cls, broken.value, broken.reason) == (
        Class.COUNT,
        None,
        "count: noun, separators that follow no rule",
    )


@pytest.fixture
def livestock():
    """Return a table of an agriculture report, with row numbers, column numbers and a column of units."""
    return [
        ["STT", "Loại", "ĐVT", "Năm 2022", "Năm 2023", "Tăng (%)"],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)=(5)/(4)"],
        ["1", "Trâu", "con", "92.345", "91.237", "-1,2"],
        ["2", "Lợn", "nghìn con", "600,5", "612,4", "1,98"],
        ["3", "Giá trị", "triệu đồng", "45.678", "50.123", "9,7"],
    ]


def test_a_table_says_what_its_cells_are(livestock):
    """Row numbers, column numbers, the year in a heading, and the units of row and column."""
    found = read(livestock)
    by_class = {cls: [token.text for token in found if token.cls is cls] for cls in Class}
    assert by_class[Class.ROW_NUMBER] == ["1", "2", "3", "4", "5", "6", "5", "4", "1", "2", "3"]
    assert by_class[Class.YEAR] == ["2022", "2023"]
    assert by_class[Class.COUNT] == ["92.345", "91.237", "600,5", "612,4"]
    assert by_class[Class.PERCENT] == ["-1,2", "1,98", "9,7"]
    assert [token.value for token in found if token.cls is Class.MONEY] == [45678 * 10**6, 50123 * 10**6]
    assert [token.value for token in found if token.text == "600,5"] == [600500]


@pytest.mark.parametrize(
    ("head", "cell", "cls", "value"),
    [
        ("Tổng số", "1 208", "COUNT", "1208"),
        ("Số hộ", "2388", "COUNT", "2388"),
        ("Tỷ lệ đúng hạn", "99.4", "PERCENT", "99.4"),
        ("Tốc độ tăng (%)", "(1,2)", "PERCENT", "-1.2"),
        ("Mức tăng (điểm %)", "0,5", "POINTS", "0.5"),
        ("Vốn (triệu USD)", "1,5", "MONEY", "1500000"),
        ("Diện tích (ha)", "12.345,6", "MEASURE", "12345.6"),
        ("2022 so với 2021", "107,4", "MEASURE", "107.4"),
        ("So với năm trước", "1,01 lần", "TIMES", "1.01"),
        ("Số CCCD", "008075001234", "IDENTIFIER", None),
        ("Mã huyện", "070", "IDENTIFIER", None),
        ("Vốn (Tr.đ)", "2.345", "MONEY", "2345000000"),
        ("Gia cầm (1.000 con)", "6.500", "COUNT", "6500000"),
        ("Xuất khẩu (1000 USD)", "12,5", "MONEY", "12500"),
        ("Năm sinh", "1985", "YEAR", "1985"),
    ],
)
def test_a_heading_says_what_its_column_holds(head, cell, cls, value):
    """The heading of a column gives class and scale; a comparison of two years is in no unit of the row."""
    token = [each for each in read([["Chỉ tiêu", head], ["Kết quả", cell]]) if each.text == cell][-1]
    assert (token.cls, token.value) == (Class[cls], value and D(value))


def test_a_caption_gives_the_unit_of_a_table():
    """A line "Đơn vị tính: triệu đồng" above a table holds for the cells that say nothing else."""
    found = read(
        "Thu ngân sách (Đơn vị tính: triệu đồng)",
        [["Chỉ tiêu", "Dự toán", "So sánh"], ["Nội địa", "2.345", "89,6%"]],
    )
    assert [(token.cls, token.value) for token in found] == [
        (Class.MONEY, 2345 * 10**6),
        (Class.PERCENT, D("89.6")),
    ]


with Path(__file__).with_name("gold").joinpath("passages.toml").open("rb") as file:
    PASSAGES = {each["kind"]: each for each in tomllib.load(file)["passage"]}


@pytest.mark.parametrize("kind", PASSAGES)
def test_passages_of_other_reports(kind):
    """In prose of other offices, never seen before, each number has the class that a reader gives it."""
    passage = PASSAGES[kind]
    names = {cls.value.replace(" ", "_"): cls for cls in Class}
    found = read(" ".join(passage["text"].split()))
    assert [token.cls for token in found] == [names[word] for word in passage["classes"].split()], [
        f"{token.text} = {token.cls.value}" for token in found
    ]


def test_a_leading_zero_among_counts_is_no_code():
    """041 below 401 is a slip of the pen, and so is 083 before what is counted; a column of such is of codes."""
    rows = [["Huyện", "Hồ sơ"], ["Na Hang", "401"], ["Lâm Bình", "041"]]
    assert {each.text: each.cls for each in read(rows)}["041"] is Class.UNCLASSIFIED
    codes = [["Huyện", "Ký hiệu"], ["Na Hang", "070"], ["Lâm Bình", "071"]]
    assert {each.text: each.cls for each in read(codes)}["071"] is Class.IDENTIFIER
    assert [each.cls for each in read("mức độ 2 là 083 dịch vụ")] == [Class.LEVEL, Class.UNCLASSIFIED]
