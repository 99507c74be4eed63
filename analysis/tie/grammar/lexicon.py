"""The words that say what a number is: counted nouns, units, hedges, and what stands before a name or a level.

Every phrase is matched folded (letter case and the place of the tone mark do not count) and as whole words, the
longest first. To teach the grammar a word, add it to the table it belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from analysis.declare import (
    ACCOUNTS,
    DONG,
    DOSSIERS,
    ITEMS,
    PERSONS,
    RECORDS,
    SERVICES_UNIT,
    SIGN_INS,
    TRANSACTIONS,
)

_TONE_ON_Y = re.compile(r"(?<!q)u([ýỳỷỹỵ])(?!\w)")
_TONE_ON_A = re.compile(r"o([àáảãạèéẻẽẹ])(?!\w)")
_TO_U = dict(zip("ýỳỷỹỵ", "úùủũụ", strict=True))
_TO_O = {letter: "óòỏõọ"["áàảãạéèẻẽẹ".index(letter) % 5] for letter in "áàảãạéèẻẽẹ"}
_BARE = dict(zip("àáảãạèéẻẽẹ", "aaaaaeeeee", strict=True))


@lru_cache(maxsize=1 << 14)
def fold(words: str) -> str:
    """Return words as the lexicon holds them: small letters, "hoà" as "hòa", "uỷ" as "ủy"."""
    words = _TONE_ON_Y.sub(lambda each: _TO_U[each[1]] + "y", words.casefold())
    return _TONE_ON_A.sub(lambda each: _TO_O[each[1]] + _BARE[each[1]], words)


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(fold(each.strip()) for each in text.split(",") if each.strip())


def _table(rows: Mapping[object, str]) -> dict[str, object]:
    return {phrase: key for key, text in rows.items() for phrase in _phrases(text)}


def longest(table: Iterable[str]) -> int:
    """Return how many words the longest phrase of a table has."""
    return max(len(phrase.split()) for phrase in table)


def any_of(words: Iterable[str]) -> str:
    """Return a pattern that matches any of the words, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


# What is counted, by the unit that a figure would declare.
NOUNS = _table(
    {
        DOSSIERS.key: "hồ sơ, bộ hồ sơ",
        SERVICES_UNIT.key: "dịch vụ công, dịch vụ công trực tuyến, dịch vụ hành chính công, dịch vụ, DVC, DVCTT",
        ACCOUNTS.key: "tài khoản",
        SIGN_INS.key: "lượt, lượt đăng nhập, lượt truy cập",
        RECORDS.key: "trường hợp, bản ghi",
        TRANSACTIONS.key: "giao dịch",
        PERSONS.key: "công dân, người, người dân, đại biểu, cán bộ, công chức, viên chức, học sinh, sinh viên, "
        "giáo viên, lao động, người lao động, đồng chí, đảng viên, hội viên, đoàn viên, thành viên, "
        "chiến sĩ, bệnh nhân, tiến sĩ, thạc sĩ, kỹ sư, cử nhân, y sĩ, điều dưỡng, dược sĩ, trẻ em, trẻ, "
        "nhân khẩu, học viên, bác sĩ, thí sinh, đối tượng, chủ thể, nạn nhân, bị can, thanh niên, "
        "công nhân, nông dân, em, cháu, đại biểu Quốc hội, nhân viên, người nghèo, phụ nữ",
        ITEMS.key: "thủ tục, thủ tục hành chính, TTHC, tỉnh, tỉnh thành, tỉnh thành phố, huyện, xã, phường, "
        "thị trấn, quận, thôn, bản, tổ dân phố, thành phố, thị xã, địa phương, đơn vị, cơ quan, sở, ban, "
        "ngành, cơ sở, cơ sở y tế, văn bản, hộ, hộ dân, hộ nghèo, hộ gia đình, thẻ, thẻ căn cước, loại, "
        "loại giấy tờ, giấy tờ, phương thức, luồng, cấp, hội thảo, hội nghị, cuộc họp, cuộc, lớp, "
        "lớp tập huấn, buổi, điểm cầu, điểm trường, điểm bưu điện, doanh nghiệp, hợp tác xã, HTX, dự án, "
        "công trình, nhiệm vụ, chỉ tiêu, tiêu chí, mục tiêu, chương trình, đề tài, mô hình, sản phẩm, "
        "cơ sở dữ liệu, hệ thống, phần mềm, trường, trường học, bệnh viện, trạm y tế, giường, "
        "giường bệnh, vụ, vụ án, vụ việc, vụ tai nạn, người chết, người bị thương, tin, bài, tin bài, "
        "bài viết, tờ, tờ rơi, quyết định, nghị quyết, kế hoạch, công văn, thông báo, báo cáo, "
        "nghị định, thông tư, luật, chỉ thị, đoàn, đoàn kiểm tra, tổ, đội, nhóm, nhóm tiện ích, "
        "tiện ích, lĩnh vực, nội dung, giải pháp, kiến nghị, đơn, đơn thư, ý kiến, câu hỏi, "
        "cuộc kiểm tra, cuộc thanh tra, phiên, phiên họp, kỳ, kỳ họp, giấy phép, giấy chứng nhận, "
        "hợp đồng, phương tiện, xe, ô tô, mô tô, xe máy, máy, máy tính, bộ, thiết bị, camera, con, đàn, "
        "quả, cây, vị trí, địa điểm, khu, khu vực, khu công nghiệp, cụm, cụm công nghiệp, tuyến, "
        "tuyến đường, cầu, cống, nhà, căn, căn hộ, phòng, phòng học, thửa, thửa đất, lô, mã, mã số, "
        "chữ ký số, chứng thư số, mẫu, liều, mũi tiêm, ca, ca mắc, ổ dịch, gói, gói thầu, nhà thầu, "
        "tổ chức, hiệp hội, chi bộ, đảng bộ, lượt người, lượt khách, lượt hồ sơ, lượt hộ, "
        "lượt phương tiện, lượt cán bộ, lượt ý kiến, khách, trang, nước, quốc gia, thị trường, dân tộc, "
        "di tích, lễ hội, sự kiện, giải, giải thưởng, huy chương, mũi, mũi vắc xin, chữ số, ký tự, "
        "tử vong, viên, khẩu, bé trai, bé gái, dân, bé, bước, nguyên nhân, hạn chế, tồn tại, khó khăn, "
        "vướng mắc, yếu tố, bên, năm liên tiếp, dòng, cột, vùng, lần, đợt, điểm, vấn đề, danh mục, "
        "tài liệu, quy trình, quy định, chính sách, điều, khoản, chương, mục, bị cáo, tàu, chuyến, "
        "chuyến bay, container, dự thảo, sáng kiến, suất quà, suất, quà, phần quà, nhà ở, hạng mục, "
        "tiểu dự án, chợ, siêu thị, cửa hàng, trang trại, làng nghề, tập thể, cá nhân, bằng khen, trạm, "
        "trung tâm, trung tâm y tế, nhà máy, hồ, hồ chứa, đập, trạm bơm, máy bơm, thuê bao, cột mốc, "
        "nhân lực, vị trí việc làm, biên chế, việc làm, chỗ, ghế, tầng, luồng nộp hồ sơ, "
        "phòng chức năng, khẩu hiệu, pano, băng rôn, tin nhắn, video, chuyên mục, chuyên đề, hình thức, "
        "biện pháp, nhóm nhiệm vụ, DN, ngôi nhà, sự cố, việc",
    }
)
# Nouns that a number word may count and state a fact ("hai thủ tục"); after "một" they are mostly an article.
FACT_NOUNS = frozenset(
    _phrases(
        "hồ sơ, dịch vụ công, dịch vụ, DVC, tài khoản, trường hợp, giao dịch, công dân, người, đại biểu, "
        "cán bộ, thủ tục, thủ tục hành chính, TTHC, tỉnh, huyện, xã, phường, thôn, thành phố, "
        "địa phương, đơn vị, cơ quan, cơ sở, cơ sở y tế, văn bản, hộ, thẻ, loại giấy tờ, giấy tờ, "
        "phương thức, hội thảo, hội nghị, lớp, cuộc, doanh nghiệp, hợp tác xã, dự án, công trình, "
        "nhiệm vụ, chỉ tiêu, tiêu chí, mục tiêu, chương trình, mô hình, nhóm, nhóm tiện ích, tiện ích, "
        "lĩnh vực, nội dung, giải pháp, kiến nghị, tuyến, vụ, vụ án, quyết định, nghị quyết, kế hoạch, "
        "đoàn, tổ, trường, trường học, bệnh viện, gói thầu, ổ dịch, ca, học sinh, giáo viên, ngày, "
        "tháng, năm, tuần, giờ, lần, ngành, sở, cấp, luồng, bước, nguyên nhân, đợt, khu công nghiệp, "
        "cụm công nghiệp, vấn đề, nhà máy, trạm, bị can"
    )
)

# Units that are measured: what stands directly after the number, as written (symbols) or folded (words).
SYMBOLS = (
    *("km2", "Km2", "Km", "KM", "Ha", "HA", "mm2", "mm²", "km²", "km3", "m2", "m²", "m3", "m³"),
    *("cm2", "mm", "cm", "dm", "km", "m", "ha", "inch", "kWh", "MWh", "GWh", "kWp", "MWp"),
    *("kW", "MW", "GW", "KW", "KWh", "KVA", "KV", "kVA", "MVA", "kV", "V", "Hz", "MHz", "GHz"),
    *("kg", "Kg", "gr", "CV", "HP", "%o", "g", "mg", "ml", "l", "h", "lít/s", "°C", "ºC", "oC"),
    *("0C", "°", "dB", "ppm", "µg/m3", "mg/l", "tCO2", "Mbps", "Gbps", "Kbps", "MB", "GB"),
    *("TB", "KB", "‰"),
)
MEASURES = frozenset(
    _phrases(
        "tấn, tạ, yến, ki-lô-mét, kilômét, mét, mét vuông, mét khối, héc ta, hécta, hecta, sào, "
        "mẫu ruộng, lít, gam, kilôgam, giây, phút, giờ, ngày, ngày làm việc, ngày công, tuần, tháng, "
        "quý, năm, năm tuổi, tuổi, tháng tuổi, độ, độ C, độ Richter, hải lý, tín chỉ, tiết, điểm, "
        "phần nghìn, lượng, chỉ vàng, thùng, giờ làm việc, thế kỷ, thập kỷ, ki-lô-gam, kilogam, "
        "độ rích-te, ngày đêm, ngày lao động, gram, mã lực, mét nước, tấn hàng, MW, bậc"
    )
)
_DONG = ("đồng", "đ", "VNĐ", "VND", "Việt Nam đồng", "đồng Việt Nam")
_FOREIGN = (
    *("USD", "US$", "đô la Mỹ", "đô la", "đô-la", "Euro", "EUR", "euro"),
    *("yên Nhật", "Yên", "Nhân dân tệ", "Won", "Kíp"),
)
CURRENCIES = (*_DONG, *_FOREIGN)
MONEY = {fold(word): DONG.key for word in _DONG} | {fold(word): "" for word in _FOREIGN}
SCALES = {
    "chục": 10,
    "trăm": 10**2,
    "nghìn": 10**3,
    "ngàn": 10**3,
    "vạn": 10**4,
    "triệu": 10**6,
    "tỷ": 10**9,
    "tỉ": 10**9,
}

HEDGES = frozenset(
    _phrases(
        "khoảng, hơn, trên, gần, dưới, tối thiểu, tối đa, ít nhất, nhiều nhất, không quá, không dưới, "
        "không ít hơn, xấp xỉ, ước, ước đạt, ước tính, ước khoảng, đạt trên, đạt khoảng, đạt hơn, "
        "đạt gần, đạt tối thiểu, đạt ít nhất, khoảng hơn, khoảng trên, gần bằng, quá, vượt, trung bình, "
        "bình quân, cao nhất, thấp nhất, chừng, độ chừng, ngót, lên tới, lên đến, còn dưới, từ trên, "
        "cao hơn, thấp hơn, lớn hơn, nhỏ hơn, ít hơn, nhiều hơn, tới gần, tới trên"
    )
)
# A hedge said once holds for the numbers that a comma adds ("tối thiểu 70% …, 80% …").
LASTING_HEDGES = frozenset(_phrases("tối thiểu, tối đa, ít nhất, nhiều nhất, không quá, không dưới"))

# A level or a grade: "mức độ 3, 4", "Loại 1".
LEVELS = frozenset(
    _phrases(
        "mức độ, mức, cấp độ, cấp, mũi, mũi tiêm, loại, hạng, giai đoạn, bậc, nhóm, liều, trình độ, "
        "ngạch, lớp, khối, vùng, khu vực, trạm cấp, đường cấp, tầng, tiểu loại, phân nhóm, kịch bản, "
        "phương án, ưu tiên, phase, level, trụ cột, thế hệ, tiêu chí, nhóm nợ, tiêu chuẩn, tuyến số"
    )
)
ORDINALS = frozenset(
    _phrases(
        "lần, đợt, bước, vòng, kỳ, kỳ họp, khóa, phiên, phiên họp, top, số thứ tự, thứ hạng, xếp hạng, "
        "đứng, xếp, tuần, thế kỷ"
    )
)
SECTIONS = frozenset(
    _phrases(
        "phụ lục, phụ lục số, stt, cột, biểu, biểu số, biểu mẫu, biểu mẫu số, phụ biểu, phụ biểu số, "
        "mẫu, mẫu số, mẫu biểu, bảng, bảng số, hình, hình số, biểu đồ, sơ đồ, đồ thị, điều, khoản, điểm, "
        "mục, tiểu mục, chương, phần, tiết, trang, tập, quyển, dòng, ghi chú, cột số, hộp, đoạn, "
        "gạch đầu dòng thứ, phần thứ, chú thích, câu, mục số, đề mục"
    )
)
# Nouns that begin a name with a number; what follows the number never makes it a count.
NAMES = frozenset(
    _phrases(
        "đề án, đề án số, tổ công tác, tổ đề án, tổ công tác đề án, TCT, tổ, BCĐ, ban chỉ đạo, "
        "ban chỉ đạo đề án, COVID, chỉ thị, nghị quyết, quyết định, nghị định, thông tư, chương trình, "
        "chương trình số, chiến dịch, chuyên án, dự án, quốc lộ, tỉnh lộ, dây chuyền, phân xưởng, "
        "đường tỉnh, đường huyện, đường, QL, ĐT, ĐH, TL, quân khu, quân đoàn, sư đoàn, trung đoàn, "
        "lữ đoàn, tiểu đoàn, đại đội, binh đoàn, cục, phòng, kênh, VTV, windows, win, office, quận, "
        "phường, khu phố, tổ dân phố, tổ dân phố số, thôn, xóm, ấp, khu, tiểu khu, khoảnh, lô, thửa, "
        "tờ bản đồ, tờ bản đồ số, thửa số, kết luận, công điện, vành đai, nhà máy, xưởng, tổ máy, "
        "tổ máy số, hồ chứa, công ty, xí nghiệp, giếng, luật, bệnh viện, trường mầm non, trường, "
        "version, ga, bến, cảng, cầu, km, cột mốc, mốc, hầm, lò, đội, đội số, chi nhánh, phân trại, "
        "trại, zone, block, tòa, toà nhà, tòa nhà, khu công nghiệp, tổ công tác số, wi-fi, mác"
    )
)
# Of them, those that keep their number whatever noun follows ("Tổ công tác 68 tỉnh", "Nghị quyết 57 tỉnh").
STRONG_NAMES = frozenset(
    _phrases(
        "đề án, đề án số, tổ công tác, tổ công tác đề án, tổ đề án, TCT, BCĐ, ban chỉ đạo, "
        "ban chỉ đạo đề án, COVID, chỉ thị, nghị quyết, quyết định, nghị định, thông tư, quốc lộ, "
        "tỉnh lộ, đường tỉnh, đường huyện, QL, ĐT, ĐH, TL, quân khu, quân đoàn, sư đoàn, trung đoàn, "
        "lữ đoàn, tiểu đoàn, VTV, windows, win, chuyên án, binh đoàn, kết luận"
    )
)
# What a numbered document is called; "số" and a number after it cite one.
DOCUMENTS = frozenset(
    _phrases(
        "quyết định, nghị quyết, nghị định, thông tư, thông tư liên tịch, chỉ thị, công văn, văn bản, "
        "kế hoạch, thông báo, báo cáo, tờ trình, hướng dẫn, công điện, kết luận, quy định, quy chế, "
        "quy chuẩn, tiêu chuẩn, luật, bộ luật, pháp lệnh, sắc lệnh, lệnh, giấy mời, biên bản, hợp đồng, "
        "giấy phép, chương trình, đề án, phương án, điện, thư, giấy chứng nhận, chứng thư, phiếu, "
        "chứng chỉ, bản án, cáo trạng, giấy ủy quyền, dự án luật, thông tri, điều lệ"
    )
)
# What a person or thing is identified by; the digits after it are a code.
CODES = frozenset(
    _phrases(
        "mã, mã số, mã số thuế, mã đơn vị, mã định danh, mã hồ sơ, mã tỉnh, mã huyện, mã xã, "
        "số định danh, số CCCD, CCCD số, CMND số, số CMND, số tài khoản, tài khoản số, ID, Account ID, "
        "MST, số hiệu, ký hiệu, số seri, seri, biển số, biển kiểm soát, BKS, số điện thoại, điện thoại, "
        "ĐT, SĐT, hotline, đường dây nóng, tổng đài, fax, số máy, di động, bưu chính, mã bưu chính, "
        "mã vùng, mã trường, mã ngành, mã chương, mã dự án, số báo danh, số đăng ký, số căn cước, zalo, "
        "tel, liên hệ, đầu số, gọi, số thẻ, hồ sơ số, mã hiệu, số hộ chiếu, số nhà, STK, liên hệ số, "
        "mã chứng khoán"
    )
)
TIME_CUES = frozenset(
    _phrases("lúc, hồi, vào lúc, vào hồi, trước, từ, đến, tới, sau, bắt đầu, khoảng, hết, vào, kể từ")
)
DAY_CUES = frozenset(
    _phrases(
        "ngày, các ngày, hai ngày, sáng, chiều, tối, hôm, mùng, mồng, đến, từ, tới, hết, trước, sau, "
        "kể từ, sáng ngày, dịp, đêm, trưa, rạng sáng, lễ, kỷ niệm, đến hết, hạn, "
        "sáng nay, chiều nay, tối nay, hôm nay, hôm qua"
    )
)
FESTIVE_CUES = frozenset(
    _phrases(
        "quốc khánh, mừng, chào mừng, lễ, dịp lễ, kỷ niệm, tết, ngày lễ, đại lễ, thống nhất đất nước, phụ nữ"
    )
)
YEAR_CUES = frozenset(
    _phrases(
        "năm, các năm, cả năm, đầu năm, cuối năm, hết năm, đến năm, từ năm, so với năm, kỳ, cùng kỳ, "
        "niên độ, vụ, kế hoạch, đến, từ, so với, sau, trước, đầu, cuối, đông xuân, hè thu, mùa, vụ mùa, "
        "giai đoạn, nhiệm kỳ, năm học, khóa, dự toán, quyết toán, thực hiện, ước, TH, KH, niên vụ, "
        "tháng, quý, mùa vụ, trong năm, tính đến, tới, số liệu, xuân, bản, tầm nhìn"
    )
)
SPAN_CUES = frozenset(
    _phrases(
        "giai đoạn, thời kỳ, nhiệm kỳ, niên vụ, năm học, các năm, từ năm, năm, vụ, từ, niên khóa, vụ đông, kỳ"
    )
)
# Before "6 tháng" these make it a length of time, not the first six months of the year.
DURATION_CUES = frozenset(
    _phrases(
        "thời hạn, thời gian, bảo hành, đào tạo, tập sự, thử việc, gia hạn, năm, kéo dài, định kỳ, mỗi, "
        "cứ, quá, không quá, tối thiểu, tối đa, ít nhất, sau, trước, từ, đủ, dưới, trên, hơn, gần, "
        "khoảng, tù, phạt tù, án treo, vòng, hạn, kỳ hạn, chậm, quá hạn, muộn, nhất, chậm nhất, đến, là"
    )
)
# Words in front of which a number at the end of a clause is a value.
VALUE_CUES = frozenset(
    _phrases(
        "là, đạt, được, có, còn, tổng, tổng số, số, số lượng, số lượng là, tăng, giảm, bằng, gồm, "
        "trong đó, khoảng, hơn, trên, gần, tổng cộng, lên, xuống, từ, đến, thêm, thành, tại, với, cho, "
        "so với, chiếm, đã, thu, chi, cả, kể cả, mới, hiện có, tích lũy, lũy kế, giá trị, kế hoạch, "
        "chỉ số, hệ số, tỷ lệ, mức, thực hiện, hoàn thành, cấp, giải quyết, tiếp nhận, xử lý"
    )
)
# Function words: none of them is what a number counts.
NOT_NOUNS = frozenset(
    _phrases(
        "và, của, trên, tại, trong, theo, với, đến, để, được, là, so, thì, do, từ, về, cho, khi, ở, này, "
        "đó, nêu, như, có, không, đã, sẽ, cũng, còn, mà, hoặc, hay, vào, bởi, sau, trước, gồm, nhằm, "
        "tới, đạt, tăng, giảm, chiếm, bằng, nếu, trở, vì, nên, cùng, ngày, tháng, năm, nay, nữa, thuộc, "
        "qua, dưới, bao gồm, đối, tính, so với, trong đó, cụ thể, lên, xuống, cả, đều, phải, cần, bị, "
        "rồi, lại, mới, ra, gấp, hơn, kém, riêng, hiện, các, những, thêm, đang, chưa, chỉ, số"
    )
)
SPELLED_STOP = frozenset(  # number words that count nothing here: "một số", "ba không", "hai bên"
    _phrases(
        "số, cửa, phần, cách, bên, chiều, không, con, lá, mặt, chân, tay, mắt, đầu, cánh, hướng, lòng, "
        "khi, vài"
    )
)
# "dân tộc thiểu số 405": the word "số" ends these, it does not begin "số 405".
NO_NUMBER_OF = frozenset(
    _phrases(
        "thiểu, đa, hệ, chỉ, con, trị, tham, dân, doanh, điểm, tỷ, tỉ, trong, tổng, là, ẩn, biến, quân, "
        "cùng, nửa, phần, có, ấn, cơ, đủ, đại đa"
    )
)
PERCENT_LABELS = _phrases("%, tỷ lệ, tỉ lệ, tỷ trọng, tỉ trọng, phần trăm, cơ cấu, tốc độ tăng, tăng giảm %")
ROW_LABELS = frozenset(_phrases("TT, STT, S TT, số TT, số thứ tự, No, thứ tự, Stt, T T"))
UNIT_LABELS = frozenset(_phrases("đơn vị tính, ĐVT, đơn vị, đv tính, ĐV tính"))
