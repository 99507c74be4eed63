"""Prose as offices write it in many fields: clean, and the slip that plants one fault in it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    """A clean text, what is slipped in it, and the kinds of findings that the slip must raise, and no others."""

    name: str
    text: str
    was: str
    becomes: str
    kinds: tuple[str, ...]

    @property
    def slipped(self) -> str:
        """The text with its one fault."""
        assert self.text.count(self.was) == 1, (self.name, self.was)
        return self.text.replace(self.was, self.becomes)


CASES = (
    # --- socio-economic -------------------------------------------------------------------------------------
    Case(
        "GRDP and its structure",
        "Tổng sản phẩm trên địa bàn tỉnh (GRDP) quý III ước tăng 8,12% so với cùng kỳ năm trước."
        " Cơ cấu kinh tế: khu vực nông,"
        " lâm nghiệp và thủy sản chiếm 24,3%; công nghiệp - xây dựng chiếm 33,5%; dịch vụ chiếm"
        " 38,1%; thuế sản phẩm trừ trợ cấp"
        " sản phẩm chiếm 4,1%.",
        "38,1%",
        "48,1%",
        ("shares of one whole",),
    ),
    Case(
        "industrial production",
        "Chỉ số sản xuất công nghiệp tháng 10 tăng 5,6% so với tháng trước và tăng 12,4% so với"
        " cùng kỳ. Sản lượng xi măng đạt"
        " 105.300 tấn, tăng 5,3% so với cùng kỳ (100.000 tấn); sản lượng điện đạt 215 triệu kWh,"
        " giảm 2,1% so với cùng kỳ.",
        "tăng 5,3%",
        "tăng 3,5%",
        ("growth",),
    ),
    Case(
        "new enterprises",
        "Trong tháng có 125 doanh nghiệp thành lập mới, tăng 25 doanh nghiệp so với tháng trước"
        " (100 doanh nghiệp); tổng vốn đăng ký"
        " đạt 1.350 tỷ đồng. Có 18 doanh nghiệp tạm ngừng hoạt động, giảm 2 doanh nghiệp so với"
        " tháng trước.",
        "tăng 25 doanh nghiệp",
        "tăng 52 doanh nghiệp",
        ("difference",),
    ),
    Case(
        "retail sales",
        "Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tháng 11 ước đạt 2.450,5 tỷ đồng, tăng 1,8%"
        " so với tháng trước; lũy kế"
        " 11 tháng ước đạt 25.310,2 tỷ đồng, bằng 92,0% kế hoạch năm (27.500 tỷ đồng).",
        "bằng 92,0%",
        "bằng 95,0%",
        ("ratio",),
    ),
    Case(
        "exports",
        "Kim ngạch xuất khẩu 9 tháng đạt 132,6 triệu USD, tăng 14,2% so với cùng kỳ; trong đó,"
        " doanh nghiệp trong nước 90,2 triệu"
        " USD, doanh nghiệp có vốn đầu tư nước ngoài 42,4 triệu USD. Nhập khẩu đạt 80,5 triệu USD.",
        "90,2 triệu",
        "190,2 triệu",
        ("sum",),
    ),
    Case(
        "poverty",
        "Toàn tỉnh còn 12.500 hộ nghèo trên tổng số 200.000 hộ dân, chiếm 6,25%; tỷ lệ hộ cận"
        " nghèo là 5,1%, giảm 0,8 điểm phần"
        " trăm so với năm 2021.",
        "0,8 điểm phần trăm",
        "0,8%",
        ("unit",),
    ),
    Case(
        "labour",
        "Trong quý đã giải quyết việc làm cho 6.240 lao động, gồm 5.100 lao động làm việc trong"
        " tỉnh, 980 lao động làm việc ngoài"
        " tỉnh và 160 lao động đi làm việc ở nước ngoài.",
        "980 lao động",
        "890 lao động",
        ("sum",),
    ),
    # --- budget ----------------------------------------------------------------------------------------------
    Case(
        "budget revenue",
        "Tổng thu ngân sách nhà nước trên địa bàn 11 tháng ước thực hiện 3.120 tỷ đồng, đạt 104%"
        " dự toán (3.000 tỷ đồng), tăng 9,5%"
        " so với cùng kỳ (2.850 tỷ đồng). Bao gồm: thu nội địa 2.760 tỷ đồng, thu xuất nhập khẩu"
        " 360 tỷ đồng.",
        "2.760 tỷ đồng",
        "2.670 tỷ đồng",
        ("sum",),
    ),
    Case(
        "budget growth",
        "Thu nội địa đạt 2.760 tỷ đồng, tăng 15% so với cùng kỳ năm 2021 (2.400 tỷ đồng); thu tiền"
        " sử dụng đất 410 tỷ đồng, đạt 82%"
        " dự toán.",
        "tăng 15%",
        "tăng 51%",
        ("growth",),
    ),
    Case(
        "disbursement",
        "Tổng vốn đầu tư công năm 2022 là 4.200 tỷ đồng, trong đó: vốn ngân sách trung ương 2.500"
        " tỷ đồng, vốn ngân sách địa phương"
        " 1.700 tỷ đồng. Đến ngày 31/10/2022 giải ngân 2.310 tỷ đồng, đạt 55% kế hoạch (4.200 tỷ đồng).",
        "đạt 55% kế hoạch",
        "đạt 65% kế hoạch",
        ("ratio",),
    ),
    Case(
        "expenditure below its whole",
        "Tổng chi ngân sách địa phương 8.150 tỷ đồng, trong đó: chi đầu tư phát triển 2.340 tỷ"
        " đồng, chi thường xuyên 5.420 tỷ đồng.",
        "5.420 tỷ đồng",
        "54.200 tỷ đồng",
        ("part of whole",),
    ),
    Case(
        "credit",
        "Dư nợ tín dụng đạt 21.500 tỷ đồng, tăng 1.500 tỷ đồng (tăng 7,5%) so với đầu năm; nợ xấu"
        " 172 tỷ đồng, chiếm 0,8% tổng dư nợ.",
        "(tăng 7,5%)",
        "(tăng 5,7%)",
        ("growth",),
    ),
    # --- agriculture ------------------------------------------------------------------------------------------
    Case(
        "planted area",
        "Diện tích gieo trồng vụ mùa đạt 25.430 ha, bằng 101,7% kế hoạch (25.000 ha). Trong đó,"
        " lúa 15.230 ha, ngô 5.200 ha,"
        " lạc 1.150 ha.",
        "101,7%",
        "107,1%",
        ("ratio",),
    ),
    Case(
        "yield keeps out",
        "Năng suất lúa bình quân đạt 58,6 tạ/ha, sản lượng 89.248 tấn, tăng 2,5% so với vụ mùa năm"
        " trước (87.071 tấn).",
        "tăng 2,5%",
        "tăng 25%",
        ("growth",),
    ),
    Case(
        "livestock",
        "Tổng đàn lợn 560.000 con, tăng 3,7% so với cùng kỳ (540.000 con); đàn trâu 92.000 con,"
        " đàn bò 38.500 con; đàn gia cầm"
        " 6,8 triệu con.",
        "tăng 3,7%",
        "giảm 3,7%",
        ("growth",),
    ),
    Case(
        "forest planting",
        "Trồng rừng mới 10.520 ha, đạt 105,2% kế hoạch, bao gồm: rừng sản xuất 10.130 ha, rừng"
        " phòng hộ 390 ha.",
        "390 ha",
        "930 ha",
        ("sum",),
    ),
    Case(
        "disease",
        "Bệnh dịch tả lợn Châu Phi xảy ra tại 35 hộ, làm 410 con lợn mắc bệnh, trong đó tiêu hủy"
        " 398 con. Hiện có 04/07 huyện, thành phố"
        " đã công bố hết dịch, đạt 57,1%.",
        "57,1%",
        "51,7%",
        ("share",),
    ),
    Case(
        "new rural communes",
        "Lũy kế toàn tỉnh có 62/122 xã đạt chuẩn nông thôn mới, chiếm 50,8%, trong đó 09 xã đạt"
        " chuẩn nông thôn mới nâng cao.",
        "62/122",
        "26/122",
        ("share",),
    ),
    # --- traffic and order -----------------------------------------------------------------------------------
    Case(
        "traffic accidents",
        "Trong tháng, toàn tỉnh xảy ra 15 vụ tai nạn giao thông, làm chết 8 người, bị thương 12"
        " người. So với cùng kỳ năm 2021, tăng"
        " 3 vụ (25%), giảm 2 người chết (20%), tăng 1 người bị thương (9,1%).",
        "(25%)",
        "(52%)",
        ("growth",),
    ),
    Case(
        "violations",
        "Lực lượng chức năng xử lý 1.240 trường hợp vi phạm, phạt tiền 1,86 tỷ đồng; trong đó: nam"
        " 1.130 trường hợp, nữ 110 trường hợp.",
        "nữ 110 trường hợp",
        "nữ 101 trường hợp",
        ("sum",),
    ),
    Case(
        "crime detection",
        "Phạm pháp hình sự xảy ra 120 vụ, đã điều tra làm rõ 102/120 vụ, đạt 85%; bắt, xử lý 165"
        " đối tượng. Phát hiện 45 vụ, 60 đối"
        " tượng phạm tội về ma túy, thu 1,2 kg heroin.",
        "đạt 85%",
        "đạt 58%",
        ("share",),
    ),
    Case(
        "fires",
        "Từ ngày 15/10/2022 đến ngày 14/11/2022, xảy ra 04 vụ cháy, thiệt hại khoảng 250 triệu"
        " đồng; không có người chết.",
        "14/11/2022",
        "14/9/2022",
        ("ordered bounds",),
    ),
    Case(
        "two places",
        "Huyện Sơn Dương xảy ra 5 vụ, huyện Yên Sơn xảy ra 3 vụ, thành phố Tuyên Quang xảy ra 7"
        " vụ. Cộng tất cả các địa bàn khác 2 vụ."
        " Kiểm tra 300 phương tiện, phát hiện 45 phương tiện vi phạm, chiếm 15%.",
        "chiếm 15%",
        "chiếm 51%",
        ("share",),
    ),
    # --- schools ---------------------------------------------------------------------------------------------
    Case(
        "schools by level",
        "Năm học 2022-2023, toàn tỉnh có 440 trường, gồm: 148 trường mầm non, 128 trường tiểu học,"
        " 134 trường THCS, 30 trường THPT;"
        " với 6.700 lớp và 208.000 học sinh.",
        "128 trường",
        "182 trường",
        ("sum",),
    ),
    Case(
        "graduation",
        "Kỳ thi tốt nghiệp THPT có 8.520 thí sinh dự thi, trong đó: nam 4.100 thí sinh, nữ 4.420"
        " thí sinh; số thí sinh đỗ tốt nghiệp là"
        " 8.377/8.520 thí sinh, đạt 98,32%.",
        "98,32%",
        "93,82%",
        ("share",),
    ),
    Case(
        "grades of conduct",
        "Kết quả học lực: loại giỏi chiếm 18,4%, loại khá chiếm 42,1%, loại trung bình chiếm"
        " 37,0%, còn lại loại yếu 2,5%.",
        "còn lại loại yếu 2,5%",
        "còn lại loại yếu 25%",
        ("shares of one whole",),
    ),
    Case(
        "standard schools",
        "Đến nay, có 278/440 trường đạt chuẩn quốc gia (đạt 63,2%). Năm học 2022-2023 phấn đấu đạt 66%.",
        "2022-2023 phấn",
        "2023-2022 phấn",
        ("ordered bounds",),
    ),
    Case(
        "teachers",
        "Toàn ngành có 13.450 cán bộ, giáo viên, nhân viên (nam: 3.210 người; nữ: 10.240 người),"
        " trong đó 12.980 người đạt chuẩn trình độ.",
        "nữ: 10.240 người",
        "nữ: 10.420 người",
        ("sum",),
    ),
    # --- health and social policy ----------------------------------------------------------------------------
    Case(
        "vaccination",
        "Toàn tỉnh đã tiêm 1.952.300 liều vắc xin; trong đó mũi 1: 640.200 liều, mũi 2: 628.700"
        " liều, mũi 3: 512.400 liều. Còn 170.000"
        " liều trong kho.",
        "1.952.300",
        "195.230",
        ("part of whole",),
    ),
    Case(
        "health insurance",
        "Số người tham gia BHYT là 770.450 người, đạt tỷ lệ bao phủ 96,3% dân số; số người tham"
        " gia BHXH bắt buộc 52.300 người, tăng"
        " 2.300 người so với cùng kỳ (50.000 người).",
        "tăng 2.300 người",
        "tăng 3.200 người",
        ("difference",),
    ),
    Case(
        "hospital beds",
        "Công suất sử dụng giường bệnh đạt 108,5%; tổng số lượt khám bệnh 85.600 lượt, gấp 1,07"
        " lần so với tháng trước (80.000 lượt).",
        "gấp 1,07 lần",
        "gấp 1,70 lần",
        ("ratio",),
    ),
    Case(
        "gifts",
        "Đã trao 2.500 suất quà cho đối tượng chính sách, bao gồm 1.000 suất quà của Chủ tịch nước"
        " và 1.500 suất quà của tỉnh.",
        "1.500 suất",
        "1.050 suất",
        ("sum",),
    ),
    # --- administrative dossiers ----------------------------------------------------------------------------
    Case(
        "stock and flow",
        "Trong tháng, tiếp nhận mới 4.700 hồ sơ, kỳ trước chuyển sang 300 hồ sơ; đã giải quyết"
        " 4.600 hồ sơ, đang giải quyết 400 hồ sơ.",
        "đang giải quyết 400",
        "đang giải quyết 440",
        ("stock and flow",),
    ),
    Case(
        "timeliness",
        "Đã giải quyết 4.600 hồ sơ, trong đó trước hạn 3.900 hồ sơ, đúng hạn 655 hồ sơ, quá hạn 45"
        " hồ sơ; đang giải quyết 400 hồ sơ.",
        "655 hồ sơ",
        "565 hồ sơ",
        ("sum",),
    ),
    Case(
        "complaints",
        "Tiếp 215 lượt công dân; tiếp nhận 96 đơn, đã giải quyết 80 đơn, còn 16 đơn đang giải"
        " quyết. Đã giải quyết dứt điểm 12/14 vụ"
        " việc khiếu nại, đạt 85,7%.",
        "còn 16 đơn",
        "còn 6 đơn",
        ("stock and flow",),
    ),
    Case(
        "online share with its base",
        "Số hồ sơ nộp trực tuyến là 8.252 hồ sơ, chiếm 67,6% tổng số 12.207 hồ sơ tiếp nhận mới.",
        "8.252",
        "8.522",
        ("share",),
    ),
    Case(
        "list in lines",
        "Hệ thống cung cấp 1.879 dịch vụ công. Trong đó:\n- Mức độ 2: 541 dịch vụ, đạt 28,8%;\n-"
        " Mức độ 3: 281 dịch vụ, đạt 15,0%;\n"
        "- Mức độ 4: 1.057 dịch vụ, đạt 56,3%.",
        "28,8%",
        "28,3%",
        ("share",),
    ),
    Case(
        "share of a whole before it",
        "Trong tổng số 1.200 văn bản đi, có 1.140 văn bản ký số, chiếm 95%.",
        "chiếm 95%",
        "chiếm 59%",
        ("share",),
    ),
    Case(
        "from one value to another",
        "Số tài khoản kích hoạt tăng từ 50.000 tài khoản lên 62.500 tài khoản, tăng 25% so với"
        " tháng 10/2022.",
        "tăng 25%",
        "tăng 52%",
        ("growth",),
    ),
    Case(
        "a share above the whole",
        "Hồ sơ tiếp nhận qua bưu chính chiếm 1,2%; hồ sơ trực tuyến chiếm 61,5%. Giải ngân đạt"
        " 105% kế hoạch giao.",
        "61,5%",
        "161,5%",
        ("unit", "shares of one whole"),
    ),
    Case(
        "attainable",
        "Có 35% của 120 hộ được khảo sát đồng ý tham gia.",
        "35%",
        "34,7%",
        ("attainable percentage",),
    ),
    Case(
        "levels of e-identity",
        "Đã cấp 345.678 tài khoản định danh điện tử, trong đó mức 1: 23.456 tài khoản, mức 2: 322.222 tài khoản.",
        "mức 1: 23.456",
        "mức 1: 24.356",
        ("sum",),
    ),
    Case(
        "a fraction that names its things",
        "Đã giải quyết 176 đơn (160 khiếu nại, 16 tố cáo)/221 đơn thuộc thẩm quyền, đạt tỷ lệ 79,64%.",
        "79,64%",
        "76,94%",
        ("share",),
    ),
    Case(
        "what is left",
        "Đã cấp thẻ cho 620.000/650.000 công dân đủ điều kiện, đạt 95,4%; còn 30.000 công dân chưa được cấp thẻ.",
        "còn 30.000",
        "còn 20.000",
        ("stock and flow",),
    ),
    Case(
        "points of a share",
        "Tỷ lệ hồ sơ trực tuyến đạt 81,11%, tăng 6,14 điểm phần trăm so với tháng trước (74,97%).",
        "tăng 6,14",
        "tăng 6,41",
        ("difference",),
    ),
    Case(
        "a share from one month to the next",
        "Tỷ lệ số hóa kết quả tăng từ 42,5% lên 47,3%, tăng 4,8 điểm phần trăm.",
        "47,3%",
        "43,7%",
        ("difference",),
    ),
    # --- scores, ranks, moves --------------------------------------------------------------------------------
    Case(
        "a score and its share",
        "Kết quả chấm điểm cải cách hành chính của sở đạt 8,5/10 điểm (đạt 85%).",
        "85%",
        "58%",
        ("share",),
    ),
    Case(
        "a fraction whose share says what it is",
        "Có 18/20 chỉ tiêu đạt và vượt kế hoạch (đạt 90%); còn lại đang thực hiện.",
        "90%",
        "95%",
        ("share",),
    ),
    Case(
        "a score above the full one",
        "Chỉ số cải cách hành chính của sở đạt 68,5/70 điểm.",
        "68,5",
        "86,5",
        ("ordered bounds",),
    ),
    Case(
        "a rank beyond the last",
        "Chỉ số chuyển đổi số của tỉnh đứng thứ 35/63 tỉnh, thành phố.",
        "35/63",
        "65/63",
        ("ordered bounds",),
    ),
    Case(
        "a move against its verb",
        "Tỷ lệ hồ sơ trực tuyến tăng từ 45% lên 50% sau hai tháng.",
        "tăng từ",
        "giảm từ",
        ("ordered bounds",),
    ),
    Case(
        "a move against its direction",
        "Số hồ sơ quá hạn của các xã giảm từ 450 hồ sơ xuống còn 230 hồ sơ.",
        "450",
        "150",
        ("ordered bounds",),
    ),
    Case(
        "a total before its places",
        "Tổng số 45 vụ: Yên Sơn 10 vụ, Hàm Yên 15 vụ, Na Hang 20 vụ.",
        "Hàm Yên 15 vụ",
        "Hàm Yên 25 vụ",
        ("sum",),
    ),
    Case(
        "a place listed twice",
        "Số vụ ở các huyện: Yên Sơn 10 vụ, Hàm Yên 15 vụ, Na Hang 20 vụ.",
        "Na Hang",
        "Yên Sơn",
        ("two mentions",),
    ),
    # --- rests, averages, yields -----------------------------------------------------------------------------
    Case(
        "cases not yet cleared up",
        "Trong kỳ, toàn tỉnh xảy ra 320 vụ phạm pháp hình sự; đã điều tra làm rõ 272 vụ, đạt 85%; còn "
        "48 vụ chưa làm rõ.",
        "272 vụ",
        "227 vụ",
        ("stock and flow",),
    ),
    Case(
        "the rest of the fines",
        "Lực lượng Công an lập biên bản 1.450 trường hợp vi phạm, đã ra quyết định xử phạt 1.300 trường "
        "hợp, số còn lại 150 trường hợp đang hoàn thiện hồ sơ.",
        "1.300",
        "1.030",
        ("stock and flow",),
    ),
    Case(
        "fines not yet paid",
        "Tổng số tiền phạt 3,25 tỷ đồng; đã thu 2,75 tỷ đồng; chưa thu 500 triệu đồng.",
        "500 triệu",
        "50 triệu",
        ("stock and flow",),
    ),
    Case(
        "an average month",
        "Trong 10 tháng xảy ra 120 vụ tai nạn giao thông, bình quân mỗi tháng xảy ra 12 vụ.",
        "mỗi tháng xảy ra 12",
        "mỗi tháng xảy ra 21",
        ("ratio",),
    ),
    Case(
        "a fraction and what is left of it",
        "Đã làm sạch 58.200/60.000 dữ liệu dân cư, còn lại 1.800 dữ liệu đang tiếp tục rà soát.",
        "1.800",
        "8.100",
        ("stock and flow",),
    ),
    Case(
        "a total of old and new cases",
        "Năm trước chuyển sang 210 việc, thụ lý mới 790 việc, tổng số thụ lý 1.000 việc; đã thi hành "
        "xong 760 việc, chuyển kỳ sau 240 việc.",
        "790 việc",
        "970 việc",
        ("stock and flow",),
    ),
    Case(
        "several ends of a case and the rest",
        "Viện kiểm sát thụ lý 85 vụ, đã truy tố 70 vụ, đình chỉ 05 vụ, còn lại 10 vụ.",
        "70 vụ",
        "78 vụ",
        ("stock and flow",),
    ),
    Case(
        "the course of a disease",
        "Lũy kế từ đầu mùa dịch, toàn tỉnh ghi nhận 499.152 ca mắc COVID-19. Đã điều trị khỏi 498.820 "
        "bệnh nhân; tử vong 187 bệnh nhân; hiện đang điều trị 145 bệnh nhân.",
        "145",
        "154",
        ("stock and flow",),
    ),
    Case(
        "beds in an average hospital",
        "Toàn tỉnh có 1.500 giường bệnh, bố trí tại 15 bệnh viện, bình quân 100 giường/bệnh viện.",
        "bình quân 100",
        "bình quân 110",
        ("ratio",),
    ),
    Case(
        "stations that do not yet attain",
        "Có 126/138 trạm y tế xã đạt tiêu chí quốc gia, còn 12 trạm y tế xã chưa đạt.",
        "12 trạm",
        "21 trạm",
        ("stock and flow",),
    ),
    Case(
        "a plan as the whole",
        "Tổng kế hoạch vốn 2.468 tỷ đồng; đã phân bổ 2.345 tỷ đồng, còn lại 123 tỷ đồng chưa phân bổ.",
        "2.345",
        "2.435",
        ("stock and flow",),
    ),
    Case(
        "rest of money in other scale words",
        "Tổng số nợ thuế là 1,85 tỷ đồng, đã thu được 1,2 tỷ đồng, còn phải thu 650 triệu đồng.",
        "650 triệu",
        "560 triệu",
        ("stock and flow",),
    ),
    Case(
        "average capital",
        "Trong tháng có 85 doanh nghiệp thành lập mới với tổng vốn đăng ký 680 tỷ đồng; vốn đăng ký "
        "bình quân một doanh nghiệp đạt 8 tỷ đồng.",
        "đạt 8 tỷ",
        "đạt 9 tỷ",
        ("ratio",),
    ),
    Case(
        "an average loan",
        "Ngân hàng Chính sách xã hội đã cho 2.500 hộ vay với tổng số tiền 125 tỷ đồng, bình quân 50 "
        "triệu đồng/hộ.",
        "50 triệu",
        "60 triệu",
        ("ratio",),
    ),
    Case(
        "done and not done",
        "Giao 40 đơn vị tự chủ; 34 đơn vị đã hoàn thành, 06 đơn vị chưa hoàn thành.",
        "34 đơn",
        "43 đơn",
        ("stock and flow",),
    ),
    Case(
        "pupils in a class",
        "Toàn ngành có 208.000 học sinh tại 6.500 lớp, bình quân 32 học sinh/lớp.",
        "bình quân 32",
        "bình quân 23",
        ("ratio",),
    ),
    Case(
        "teachers without an account",
        "Toàn tỉnh có 13.500 giáo viên; 12.960 giáo viên đã được cấp tài khoản, còn 540 giáo viên chưa "
        "được cấp.",
        "540 giáo",
        "450 giáo",
        ("stock and flow",),
    ),
    Case(
        "area, yield, harvest",
        "Diện tích lúa vụ xuân 18.500 ha, năng suất 60 tạ/ha, sản lượng 111.000 tấn.",
        "60 tạ",
        "66 tạ",
        ("ratio",),
    ),
    Case(
        "hectares a household",
        "Có 2.400 hộ nuôi trồng thủy sản với 3.600 ha, bình quân 1,5 ha/hộ.",
        "1,5 ha",
        "2,5 ha",
        ("ratio",),
    ),
    Case(
        "the whole in the sentence before",
        "Có 25 dịch vụ công thiết yếu. Đến nay, đã tích hợp 23 dịch vụ công, còn 02 dịch vụ công chưa "
        "tích hợp.",
        "23 dịch",
        "22 dịch",
        ("stock and flow",),
    ),
    Case(
        "the rest of what was sorted",
        "Trong 6 tháng đầu năm 2020, tiếp nhận, xử lý 1.536 đơn (tồn đầu kỳ 40 đơn, tiếp nhận mới 1.496 "
        "đơn). Qua phân loại, có 221 đơn (196 khiếu nại, 25 tố cáo) thuộc thẩm quyền. Số còn lại 1.315 "
        "đơn là đơn phản ánh, kiến nghị.",
        "1.315",
        "1.351",
        ("stock and flow",),
    ),
    Case(
        "cases that remain",
        "Kết quả, đã giải quyết được 19/33 vụ việc khiếu nại, tố cáo thuộc thẩm quyền, 14 vụ việc còn "
        "lại đang giải quyết.",
        "14 vụ",
        "41 vụ",
        ("stock and flow",),
    ),
    Case(
        "petitions still looked into",
        "Tổng số đơn phải xử lý là 460 đơn; đã xử lý xong 415 đơn (đạt 90,2%), hiện còn 45 đơn đang xem xét.",
        "45 đơn đang",
        "54 đơn đang",
        ("stock and flow",),
    ),
    Case(
        "the whole between what is done and what is left",
        "Đã hoàn thành chỉnh lý 3.650 biến động trên tổng số 4.000 biến động, còn 350 biến động chưa "
        "chỉnh lý.",
        "350 biến động chưa",
        "305 biến động chưa",
        ("stock and flow",),
    ),
    Case(
        "what is left of a budget",
        "Ngân sách cấp 12,5 tỷ đồng, đã chi 9,8 tỷ đồng, còn dư 2,7 tỷ đồng.",
        "2,7 tỷ",
        "7,2 tỷ",
        ("stock and flow",),
    ),
    Case(
        "opening and closing balance",
        "Số dư đầu kỳ 1.250 triệu đồng, thu trong kỳ 830 triệu đồng, chi trong kỳ 620 triệu đồng, số dư "
        "cuối kỳ 1.460 triệu đồng.",
        "830 triệu",
        "380 triệu",
        ("stock and flow",),
    ),
    Case(
        "trainees who came and went",
        "Cơ sở cai nghiện đầu kỳ quản lý 320 học viên, tiếp nhận mới 85 học viên, hết thời hạn 95 học "
        "viên; hiện đang quản lý 310 học viên.",
        "310",
        "301",
        ("stock and flow",),
    ),
    Case(
        "members of an average cooperative",
        "Có 140 hợp tác xã với 4.200 thành viên, bình quân mỗi hợp tác xã có 30 thành viên.",
        "có 30",
        "có 35",
        ("ratio",),
    ),
    Case(
        "the harvest before its area",
        "Sản lượng chè búp tươi đạt 64.000 tấn trên diện tích 8.000 ha, năng suất đạt 80 tạ/ha.",
        "64.000",
        "46.000",
        ("ratio",),
    ),
    Case(
        "absent candidates",
        "Năm 2022 có 9.200 thí sinh đăng ký dự thi, 9.150 thí sinh dự thi, 50 thí sinh vắng thi.",
        "50 thí sinh vắng",
        "55 thí sinh vắng",
        ("stock and flow",),
    ),
    Case(
        "money of an average project",
        "Kho bạc thanh toán 1.260 tỷ đồng cho 420 dự án, bình quân 3 tỷ đồng/dự án.",
        "3 tỷ đồng/",
        "4 tỷ đồng/",
        ("ratio",),
    ),
    Case(
        "roads not yet paved",
        "Toàn tỉnh có 2.150 km đường xã, đã cứng hóa 1.935 km, còn 215 km chưa cứng hóa.",
        "1.935",
        "1.953",
        ("stock and flow",),
    ),
    Case(
        "what remains, called so after its noun",
        "Đã phê duyệt 35/40 quy trình nội bộ, 05 quy trình còn lại đang lấy ý kiến.",
        "05 quy",
        "06 quy",
        ("stock and flow",),
    ),
    Case(
        "cases pending, told after a comparison",
        "Án hình sự: thụ lý 1.367 vụ, giải quyết 1.206 vụ, đạt 88,22%. So với cùng kỳ năm 2015, số án thụ lý giảm"
        " 66 vụ, giải quyết giảm 75 vụ, còn tồn 161 vụ đang tiếp tục giải quyết.",
        "còn tồn 161 vụ",
        "còn tồn 116 vụ",
        ("stock and flow",),
    ),
    Case(
        "the course of a disease in lines",
        "Lũy kế từ đầu mùa dịch đến nay đã ghi nhận 499.152 ca mắc COVID-19.\n- Số bệnh nhân đã khỏi bệnh, ra viện:"
        " 498.820 bệnh nhân.\n- Số bệnh nhân tử vong: 187 bệnh nhân.\n- Số bệnh nhân hiện đang điều trị:"
        " 145 bệnh nhân.",
        "145 bệnh nhân",
        "154 bệnh nhân",
        ("stock and flow",),
    ),
    Case(
        "average hits a day",
        "Bộ phận Một cửa tiếp 240 lượt công dân trong 20 ngày, bình quân mỗi ngày 12 lượt.",
        "mỗi ngày 12",
        "mỗi ngày 15",
        ("ratio",),
    ),
    Case(
        "stock and flow in lines",
        "Kết quả giải quyết thủ tục hành chính:\n- Số hồ sơ kỳ trước chuyển sang: 450 hồ sơ;\n- Số hồ sơ "
        "tiếp nhận mới: 12.000 hồ sơ;\n- Số hồ sơ đã giải quyết: 11.900 hồ sơ;\n- Số hồ sơ đang giải "
        "quyết: 550 hồ sơ.",
        "11.900",
        "11.090",
        ("stock and flow",),
    ),
    Case(
        "the rest in the last line",
        "- Tổng số đơn phải giải quyết: 320 đơn (kỳ trước chuyển sang 45 đơn, tiếp nhận mới 275 đơn).\n- "
        "Đã giải quyết: 290 đơn, đạt 90,6%.\n- Còn lại: 30 đơn đang xem xét.",
        "30 đơn",
        "36 đơn",
        ("stock and flow",),
    ),
    Case(
        "done and not done in lines",
        "- Tổng số nhiệm vụ được giao: 156 nhiệm vụ.\n- Đã hoàn thành: 140 nhiệm vụ.\n- Chưa hoàn thành: "
        "16 nhiệm vụ.",
        "16 nhiệm",
        "61 nhiệm",
        ("stock and flow",),
    ),
    Case(
        "two fractions of one base",
        "Hiện có 15/28 tiêu chí đạt, 13/28 tiêu chí chưa đạt.",
        "13/28",
        "11/28",
        ("stock and flow",),
    ),
    Case(
        "two kinds of what is left",
        "Trước và sau kỳ họp có 139 ý kiến của cử tri. Đến nay, 109 ý kiến đã được giải quyết, 14 ý "
        "kiến chưa được giải quyết và còn 16 ý kiến đang chỉ đạo giải quyết.",
        "109",
        "119",
        ("stock and flow",),
    ),
    Case(
        "a rest in two kinds",
        "Hoàn thành 40/50 nhiệm vụ, còn lại 08 nhiệm vụ đang thực hiện, 02 nhiệm vụ chưa thực hiện.",
        "08 nhiệm",
        "06 nhiệm",
        ("stock and flow",),
    ),
    Case(
        "the rest of cases and of money",
        "Tổng số phải thi hành 1.200 việc, tương ứng 85 tỷ đồng; đã thi hành xong 900 việc, tương ứng "
        "50 tỷ đồng; còn lại 300 việc, tương ứng 35 tỷ đồng.",
        "35 tỷ",
        "53 tỷ",
        ("stock and flow",),
    ),
    Case(
        "the rest of cases and of the accused",
        "Án hình sự: thụ lý 1.367 vụ/2.420 bị cáo, giải quyết 1.206 vụ/2.085 bị cáo, còn tồn 161 vụ/335 "
        "bị cáo.",
        "335",
        "353",
        ("stock and flow",),
    ),
    Case(
        "an average day of a period",
        "Từ ngày 15/10/2022 đến ngày 14/11/2022, toàn tỉnh tiếp nhận 4.200 hồ sơ, bình quân mỗi ngày "
        "140 hồ sơ.",
        "mỗi ngày 140",
        "mỗi ngày 410",
        ("ratio",),
    ),
    Case(
        "gifts and their price",
        "Trao tặng 500 suất quà, trị giá 300.000 đồng/suất, tổng trị giá 150 triệu đồng.",
        "150 triệu",
        "105 triệu",
        ("ratio",),
    ),
    Case(
        "money for each collective",
        "Khen thưởng 25 tập thể, mỗi tập thể 2 triệu đồng, tổng số tiền 50 triệu đồng.",
        "50 triệu",
        "55 triệu",
        ("ratio",),
    ),
    Case(
        "pupils of each class",
        "Mở 12 lớp, mỗi lớp 35 học viên, tổng số 420 học viên.",
        "420",
        "402",
        ("ratio",),
    ),
    Case(
        "citizens counted as persons",
        "Toàn tỉnh hiện có 642.318 công dân đủ điều kiện cấp CCCD, đã thu nhận 618.204 người (96,2%), "
        "còn lại 24.114 người chưa thu nhận.",
        "618.204",
        "681.204",
        ("stock and flow",),
    ),
    Case(
        "files a month",
        "Trong 9 tháng, Trung tâm Phục vụ hành chính công tỉnh tiếp nhận 45.900 hồ sơ, trung bình 5.100 "
        "hồ sơ/tháng.",
        "5.100",
        "5.010",
        ("ratio",),
    ),
    Case(
        "one thing under two names",
        "Có 1.136 thôn, tổ dân phố được phủ sóng 4G trên tổng số 1.180 thôn, tổ dân phố; còn 44 thôn, "
        "tổ dân phố chưa được phủ sóng.",
        "1.136",
        "1.163",
        ("stock and flow",),
    ),
    Case(
        "an average month of a year",
        "Trong năm tổ chức 48 phiên tòa rút kinh nghiệm, bình quân mỗi tháng 04 phiên (12 tháng).",
        "mỗi tháng 04",
        "mỗi tháng 06",
        ("ratio",),
    ),
    Case(
        "cubic metres a month",
        "Sản lượng khai thác gỗ 9 tháng đạt 675.000 m3, bình quân mỗi tháng đạt 75.000 m3.",
        "75.000 m3.",
        "57.000 m3.",
        ("ratio",),
    ),
    Case(
        "money due, paid and still due",
        "Tổng số tiền các đơn vị phải nộp: 1.250 triệu đồng; số tiền đã nộp: 980 triệu đồng; số tiền "
        "còn phải nộp: 270 triệu đồng.",
        "980",
        "890",
        ("stock and flow",),
    ),
    Case(
        "what is still being settled of a total",
        "Tổng số vụ việc khiếu nại, tố cáo thuộc thẩm quyền là 64 vụ việc, đã giải quyết 52 vụ việc, "
        "đạt 81,25%, còn 12 vụ việc đang trong thời hạn giải quyết.",
        "12 vụ",
        "21 vụ",
        ("stock and flow",),
    ),
    Case(
        "communes not yet up to the standard",
        "Năm 2022, toàn tỉnh có 35 xã đăng ký đạt chuẩn nông thôn mới; đến nay có 28 xã hoàn thành, 07 "
        "xã chưa hoàn thành.",
        "07 xã",
        "17 xã",
        ("stock and flow",),
    ),
    Case(
        "enterprises not yet registered",
        "Cục Thuế quản lý 3.250 doanh nghiệp, trong đó có 3.120 doanh nghiệp đã đăng ký hóa đơn điện "
        "tử, còn 130 doanh nghiệp chưa đăng ký.",
        "3.120",
        "3.210",
        ("stock and flow",),
    ),
    Case(
        "cases and the accused, opening to closing",
        "Tồn đầu kỳ 18 vụ/25 bị can; khởi tố mới 42 vụ/60 bị can; đã kết thúc 45 vụ/62 bị can; tồn cuối "
        "kỳ 15 vụ/23 bị can.",
        "23 bị can",
        "32 bị can",
        ("stock and flow",),
    ),
    Case(
        "plots not yet certified",
        "Đã đo đạc 12.500 thửa đất, cấp giấy chứng nhận 11.800 thửa, còn 700 thửa chưa cấp giấy chứng nhận.",
        "11.800",
        "11.080",
        ("stock and flow",),
    ),
    Case(
        "money for each household",
        "Hỗ trợ 85 hộ xây nhà, mỗi hộ 50 triệu đồng, tổng kinh phí hỗ trợ 4.250 triệu đồng.",
        "4.250",
        "4.520",
        ("ratio",),
    ),
    Case(
        "delegates present and absent",
        "Tổng số đại biểu triệu tập là 250 đại biểu, có mặt 243 đại biểu, vắng mặt 07 đại biểu.",
        "243",
        "234",
        ("stock and flow",),
    ),
    Case(
        "cases accepted, settled and left, in lines",
        "- Số việc thụ lý: 7.662 vụ.\n- Số việc đã giải quyết: 6.468 vụ, đạt 84,4%.\n- Số việc còn lại: "
        "1.194 vụ.",
        "6.468",
        "6.648",
        ("stock and flow",),
    ),
    # --- documents and dates ---------------------------------------------------------------------------------
    Case(
        "one decision",
        "Căn cứ Quyết định số 06/QĐ-TTg ngày 06/01/2022 của Thủ tướng Chính phủ. Thực hiện Quyết"
        " định số 06/QĐ-TTg ngày 06/01/2022,"
        " các cơ quan đã triển khai nhiệm vụ. Theo Quyết định số 06/QĐ-TTg ngày 06/01/2022 thì"
        " thời hạn là năm 2025.",
        "Thực hiện Quyết định số 06/QĐ-TTg ngày 06/01/2022",
        "Thực hiện Quyết định số 06/QĐ-TTg ngày 06/10/2022",
        ("document date",),
    ),
    Case(
        "numbers in order",
        "Các văn bản: số 3814/UBND-NC ngày 19/9/2022, số 4281/UBND-NC ngày 18/10/2022, số"
        " 4435/UBND-NC ngày 27/10/2022, số"
        " 4657/UBND-THCBKS ngày 10/11/2022; Kế hoạch số 32/KH-UBND ngày 18/02/2022.",
        "4435/UBND-NC ngày 27/10/2022",
        "4435/UBND-NC ngày 27/01/2022",
        ("document numbering",),
    ),
    Case(
        "after the report",
        "Tuyên Quang, ngày 21 tháng 11 năm 2022\nSố liệu tính đến ngày 15/11/2022. Thời hạn hoàn"
        " thành trước ngày 31/12/2022.",
        "15/11/2022",
        "15/12/2022",
        ("date after report",),
    ),
    Case(
        "calendar",
        "Cuộc họp ngày 30/11/2022 do Sở Nội vụ tổ chức; báo cáo gửi trước ngày 05 tháng 12 năm 2022.",
        "30/11/2022",
        "31/11/2022",
        ("calendar",),
    ),
    Case(
        "one issuer",
        "Công văn số 1254/STTTT-CNTT ngày 01/11/2022 của Sở Thông tin và Truyền thông. Tại Công"
        " văn số 1254/STTTT-CNTT ngày 01/11/2022"
        " của Sở Thông tin và Truyền thông đã nêu rõ yêu cầu.",
        "CNTT ngày 01/11/2022 của Sở Thông tin và Truyền thông đã",
        "CNTT ngày 01/11/2022 của Sở Tài chính đã",
        ("document issuer",),
    ),
    # --- two mentions ----------------------------------------------------------------------------------------
    Case(
        "heading and prose",
        "# Báo cáo\n\n## II. KẾT QUẢ\n\n### 1. Tiến độ thực hiện 11 DVC thiết yếu của lực lượng"
        " Công an\n\nCông an tỉnh tiếp tục triển khai"
        " 11 DVC trên Cổng DVC Quốc gia. Đối với 02 thủ tục cư trú đã hoàn thành.",
        "triển khai 11 DVC",
        "triển khai 12 DVC",
        ("two mentions",),
    ),
    Case(
        "told twice",
        "Tính đến nay, toàn tỉnh đã thu nhận được 679.704 hồ sơ cấp căn cước công dân gắn chip."
        " Nhiệm vụ được thực hiện tốt. Như vậy,"
        " toàn tỉnh đã thu nhận được 679.704 hồ sơ cấp căn cước công dân gắn chip.",
        "Như vậy, toàn tỉnh đã thu nhận được 679.704",
        "Như vậy, toàn tỉnh đã thu nhận được 697.704",
        ("two mentions",),
    ),
    # --- tables ----------------------------------------------------------------------------------------------
    Case(
        "column total",
        "| TT | Đơn vị | Tiếp nhận | Đã giải quyết |\n|---|---|---|---|\n| 1 | Sở Tư pháp | 1.208"
        " | 1.150 |\n| 2 | Sở Y tế | 86 | 80 |\n"
        "| 3 | Sở Nội vụ | 45 | - |\n| | Tổng cộng | 1.339 | 1.230 |\n",
        "| 1.339 |",
        "| 1.393 |",
        ("footing",),
    ),
    Case(
        "row total",
        "| TT | Huyện | Trực tuyến | Trực tiếp | Tổng |\n|---|---|---|---|---|\n| 1 | Na Hang | 30"
        " | 20 | 50 |\n| 2 | Lâm Bình | 41 | 9 | 50 |\n"
        "| 3 | Hàm Yên | 72 | 8 | 80 |\n| 4 | Yên Sơn | 55 | 15 | 70 |\n| | Tổng cộng | 198 | 52 | 250 |\n",
        "| 41 |",
        "| 14 |",
        ("footing", "cross-footing"),
    ),
    Case(
        "share column",
        "| TT | Huyện | Số hộ | Hộ nghèo | Tỷ lệ (%) |\n|---|---|---|---|---|\n| 1 | Na Hang |"
        " 11.000 | 1.100 | 10,0 |\n"
        "| 2 | Lâm Bình | 8.000 | 1.000 | 12,5 |\n| 3 | Hàm Yên | 30.000 | 2.000 | 6,7 |\n| 4 |"
        " Yên Sơn | 40.000 | 2.500 | 6,3 |\n"
        "| | Tổng cộng | 89.000 | 6.600 | 7,4 |\n",
        "12,5",
        "15,2",
        ("cross-footing",),
    ),
    Case(
        "stated formula",
        "| TT | Lĩnh vực | Tổng số | Mới | Kỳ trước |\n|---|---|---|---|---|\n| (1) | (2) |"
        " (3)=(4)+(5) | (4) | (5) |\n"
        "| 1 | Đất đai | 120 | 100 | 20 |\n| 2 | Hộ tịch | 75 | 70 | 5 |\n",
        "| 75 |",
        "| 57 |",
        ("cross-footing",),
    ),
    Case(
        "groups under banners",
        "| TT | Đơn vị | Hồ sơ |\n|---|---|---|\n| I | Sở, ngành | 150 |\n| 1 | Sở Tư pháp | 100"
        " |\n| 2 | Sở Y tế | 50 |\n"
        "| II | Huyện, thành phố | 90 |\n| 1 | Na Hang | 40 |\n| 2 | Lâm Bình | 50 |\n| | Tổng"
        " cộng | 240 |\n",
        "| Huyện, thành phố | 90 |",
        "| Huyện, thành phố | 99 |",
        ("footing",),
    ),
    Case(
        "both ends of a growth",
        "Số hồ sơ tiếp nhận qua mạng tăng 30% (từ 200 lên 260 hồ sơ).",
        "30%",
        "25%",
        ("growth",),
    ),
    Case(
        "both ends of a multiple",
        "Số giao dịch thanh toán trực tuyến gấp 3,5 lần (từ 100 lên 350 giao dịch).",
        "3,5 lần",
        "2,5 lần",
        ("ratio",),
    ),
    Case(
        "both ends after a multiple",
        "Giá trị sản xuất tăng gấp 1,5 lần so với cùng kỳ, từ 2.000 tỷ đồng lên 3.000 tỷ đồng.",
        "3.000",
        "3.300",
        ("ratio",),
    ),
    Case(
        "both ends of a change and its rate",
        (
            "Số tài khoản được kích hoạt tăng 1.500 tài khoản (từ 10.000 tài khoản lên 11.500 tài"
            " khoản), tương đương tăng 15%."
        ),
        "tăng 1.500 tài",
        "tăng 1.050 tài",
        ("difference",),
    ),
    Case(
        "two months in parentheses",
        "Tăng 120 hồ sơ so với tháng 10 (tháng 10: 1.080 hồ sơ; tháng 11: 1.200 hồ sơ).",
        "120",
        "210",
        ("difference",),
    ),
    Case(
        "the later month first",
        "Số hồ sơ trực tuyến tháng 11 là 1.200 hồ sơ, tháng 10 là 1.000 hồ sơ (tăng 20%).",
        "20%",
        "30%",
        ("growth",),
    ),
    Case(
        'a fall said twice with "hay"',
        "Diện tích gieo trồng đạt 26.168 ha, giảm 1,65% hay giảm 439 ha so với cùng kỳ.",
        "1,65%",
        "6,15%",
        ("growth",),
    ),
    Case(
        "a rise and its rate after a comma",
        "Thi hành xong 5.146 việc, tăng 46 việc, 0,9% so với cùng kỳ.",
        "0,9%",
        "9,0%",
        ("growth",),
    ),
    Case(
        "above the plan by",
        "Giải quyết việc làm cho 18.900 lao động, vượt 5% so với kế hoạch năm (18.000 lao động).",
        "18.900",
        "19.800",
        ("growth",),
    ),
    Case(
        "a score out of a hundred",
        "Chỉ số cải cách hành chính đạt 86,5/100 điểm, tăng 2,3 điểm so với năm 2020 (84,2 điểm).",
        "2,3 điểm",
        "3,2 điểm",
        ("difference",),
    ),
    Case(
        "points with both ends behind",
        "Tỷ lệ hồ sơ trực tuyến tăng 5 điểm phần trăm (từ 45% lên 50%).",
        "5 điểm",
        "15 điểm",
        ("difference",),
    ),
    Case(
        "points after the share's base",
        (
            "Tiếp nhận trực tuyến 5.000 hồ sơ, chiếm 25% trên tổng số 20.000 hồ sơ, cao hơn 5 điểm phần"
            " trăm so với tháng trước (20%)."
        ),
        "5 điểm",
        "15 điểm",
        ("difference",),
    ),
    Case(
        "the base before the value",
        "So với cùng kỳ (1.234 hồ sơ), số hồ sơ tiếp nhận là 1.382 hồ sơ, tăng 12%.",
        "12%",
        "21%",
        ("growth",),
    ),
    Case(
        "kinds of places",
        "Toàn tỉnh có 173 xã, phường, thị trấn, gồm 150 xã, 13 phường và 10 thị trấn.",
        "150 xã",
        "105 xã",
        ("sum",),
    ),
    Case(
        "kinds of petitions, swapped",
        "Tiếp nhận 221 đơn (196 đơn khiếu nại, 25 đơn tố cáo).",
        "25 đơn",
        "52 đơn",
        ("sum",),
    ),
    Case(
        "kinds of documents",
        "Rà soát 122 văn bản (80 quyết định, 30 kế hoạch, 12 chỉ thị).",
        "122",
        "120",
        ("sum",),
    ),
    Case(
        "kinds of staff",
        "Có 310 cán bộ, công chức, viên chức, trong đó: 120 cán bộ, 90 công chức, 100 viên chức.",
        "310",
        "320",
        ("sum",),
    ),
    Case(
        "a total after its parts",
        "Đã cấp 3.000 tài khoản mức 1 và 7.000 tài khoản mức 2, tổng cộng 10.000 tài khoản.",
        "7.000",
        "7.100",
        ("sum",),
    ),
    Case(
        "a total of named places",
        (
            "Thành phố thu nhận 15.000 hồ sơ, huyện X thu nhận 10.000 hồ sơ, huyện Y thu nhận 5.000 hồ"
            " sơ; tổng cộng 03 địa bàn là 30.000 hồ sơ."
        ),
        "30.000",
        "33.000",
        ("sum",),
    ),
    Case(
        "cases and fines side by side",
        (
            "Đã xử phạt 125 trường hợp với tổng số tiền 375 triệu đồng, trong đó: Công an huyện A xử"
            " phạt 75 trường hợp với 200 triệu đồng, Công an huyện B xử phạt 50 trường hợp với 175 triệu"
            " đồng."
        ),
        "175 triệu",
        "157 triệu",
        ("sum",),
    ),
    Case(
        "procedures after gồm",
        (
            "Tổng số 36 thủ tục hành chính được công bố, gồm: 10 TTHC mới ban hành, 20 TTHC sửa đổi, bổ"
            " sung, 06 TTHC bãi bỏ."
        ),
        "20 TTHC",
        "26 TTHC",
        ("sum",),
    ),
    Case(
        "two digits of a part swapped",
        ("Tháng 11/2022, đã cấp 2.350 giấy phép lái xe (trong đó cấp mới 1.500, cấp đổi 800, cấp lại 50)."),
        "1.500",
        "1.050",
        ("sum",),
    ),
    Case(
        "what has become of the sick",
        ("Số ca mắc tích lũy là 45.678 ca, trong đó đã khỏi 45.012 ca, tử vong 56 ca, đang điều trị 610 ca."),
        "45.012",
        "45.102",
        ("sum",),
    ),
    Case(
        "opposites far apart",
        (
            "Tổng số phải thi hành là 728.227 việc, trong đó: Số có điều kiện thi hành là 579.413 việc,"
            " tăng 7.240 việc so với cùng kỳ; Số chưa có điều kiện thi hành là 148.814 việc."
        ),
        "579.413",
        "579.418",
        ("sum",),
    ),
    Case(
        "a whole called by its parts",
        (
            "Tổng số DN thành lập mới và DN quay trở lại hoạt động là 35.234 DN, trong đó: có 26.785 DN"
            " thành lập mới và 8.449 DN quay trở lại hoạt động."
        ),
        "26.785",
        "26.789",
        ("sum",),
    ),
    Case(
        "parts a digit beyond their whole",
        (
            "Có 15.149 học sinh dự thi tốt nghiệp, trong đó có 13.880 học sinh THPT và 1.269 học sinh"
            " hệ bổ túc."
        ),
        "1.269",
        "1.279",
        ("sum",),
    ),
    Case(
        'a fall of "số vụ khám phá"',
        (
            "Toàn quốc xảy ra 2.742 vụ; khám phá 2.313 vụ. So với tháng trước, giảm 171 vụ (-5,87%),"
            " giảm 265 số vụ khám phá (-10,28%)."
        ),
        "-10,28%",
        "-12,08%",
        ("growth",),
    ),
    Case(
        "a fall of persons arrested",
        (
            "Toàn quốc bắt giữ, xử lý 4.974 đối tượng. So với tháng trước, giảm 1.381 số đối tượng bị"
            " bắt giữ, xử lý (-21,73%)."
        ),
        "-21,73%",
        "-12,73%",
        ("growth",),
    ),
    Case(
        "shares of one unstated whole",
        (
            "Đông Nam Bộ có 49.255 doanh nghiệp, chiếm 42,4%; Đồng bằng sông Hồng có 34.886 doanh"
            " nghiệp, chiếm 30,1%; duyên hải miền Trung có 15.759 doanh nghiệp, chiếm 13,6%."
        ),
        "30,1%",
        "31,0%",
        ("share",),
    ),
    Case(
        "points that make up the growth",
        (
            "Trong 8,01% tăng trưởng, ngành nông nghiệp đóng góp 0,35 điểm phần trăm; công nghiệp đóng"
            " góp 5,43 điểm phần trăm; dịch vụ đóng góp 1,90 điểm phần trăm; thuế sản phẩm đóng góp 0,33"
            " điểm phần trăm."
        ),
        "5,43",
        "5,34",
        ("sum",),
    ),
    Case(
        "points of which one is a loss",
        (
            "Trong 7,2% tăng trưởng, khu vực công nghiệp đóng góp 7,8 điểm phần trăm, khu vực nông"
            " nghiệp làm giảm 0,6 điểm phần trăm."
        ),
        "7,8",
        "8,7",
        ("sum",),
    ),
    Case(
        "named places in parentheses",
        "Tổng số 47 vụ: Na Hang (12 vụ), Hàm Yên (15 vụ), Yên Sơn (20 vụ).",
        "15 vụ",
        "25 vụ",
        ("sum",),
    ),
    Case(
        "carried into next year, not compared",
        (
            "Số việc chuyển sang năm 2018 là 210.041 việc, so với số việc chuyển sang năm 2017 (144.857"
            " việc) tăng 65.184 việc (tăng 45,00%)."
        ),
        "65.184",
        "56.184",
        ("difference",),
    ),
    Case(
        "men and women of an unstated whole",
        "Đại biểu nam có 1.285 đồng chí, chiếm 81,02%; đại biểu nữ có 301 đồng chí, chiếm tỷ lệ 18,98%.",
        "1.285",
        "1.258",
        ("share",),
    ),
    Case(
        "a share of the sentence before, swapped",
        (
            "Thành phố đã cấp 1.497.360 tài khoản định danh điện tử. Tuy nhiên, chỉ mới có 304.191 tài"
            " khoản được kích hoạt thành công, đạt tỉ lệ 20,3%."
        ),
        "20,3%",
        "23,0%",
        ("share",),
    ),
    Case(
        "a deep fall",
        (
            "Toàn quốc xảy ra 8.959 vụ tai nạn giao thông. So với cùng kỳ, số vụ tai nạn giao thông"
            " giảm sâu với 3.069 vụ (25,52%)."
        ),
        "25,52%",
        "22,55%",
        ("growth",),
    ),
    Case(
        "named places without colons",
        (
            "Số nhà bị tốc mái là 228 (Trà Vinh 27 nhà, Kiên Giang 2 nhà, Bạc Liêu 116 nhà, Cà Mau 25"
            " nhà, Sóc Trăng 58 nhà)."
        ),
        "228",
        "282",
        ("sum",),
    ),
    Case(
        "named places after a comma",
        "Mưa lũ còn làm 161 nhà bị đổ, trôi (Hà Giang: 39 nhà; Lai Châu: 98 nhà; Thái Nguyên: 24 nhà).",
        "98 nhà",
        "89 nhà",
        ("sum",),
    ),
    Case(
        "houses under two nouns",
        "Mưa lũ làm 47 ngôi nhà bị đổ (Hà Giang: 16 nhà, Lai Châu: 07 nhà, Thái Nguyên: 24 nhà).",
        "16 nhà",
        "26 nhà",
        ("sum",),
    ),
    Case(
        "hectares of places without a noun",
        "Có 5.647 ha lúa, hoa màu bị thiệt hại (Lào Cai 4.123, Sơn La 540, Hải Phòng 947, Đà Nẵng 37).",
        "947",
        "974",
        ("sum",),
    ),
    Case(
        "a share in parentheses, its base after it",
        "Giải quyết được 308.585 vụ việc (đạt 92,6%) trong tổng số 333.159 vụ việc thụ lý.",
        "92,6%",
        "96,2%",
        ("share",),
    ),
    Case(
        "a share in parentheses before a comparison",
        (
            "Thụ lý 359.748 vụ, giải quyết 332.896 vụ (đạt 92,5%) so với cùng kỳ năm ngoái thụ lý tăng"
            " 26.598 vụ."
        ),
        "92,5%",
        "95,2%",
        ("share",),
    ),
    Case(
        "shares in respect of two things",
        (
            "Đã thụ lý 386.165 vụ với 650.546 bị cáo; đã giải quyết 384.209 vụ với 641.616 bị cáo, đạt"
            " tỷ lệ 99,5% về số vụ và 98,6% về số bị cáo."
        ),
        "98,6%",
        "96,8%",
        ("share",),
    ),
    Case(
        "two years in parentheses",
        (
            "Điểm trung bình giảm 0,17 điểm so với năm 2018 (năm 2018 là 43,78 điểm; năm 2019 được"
            " 43,61 điểm)."
        ),
        "0,17",
        "0,71",
        ("difference",),
    ),
    Case(
        "a fall and its rate",
        (
            "Toàn tỉnh còn 51 đơn vị cấp xã (gồm 9 phường và 42 xã), giảm 86 đơn vị, tương ứng tỷ lệ"
            " giảm 62,77%."
        ),
        "62,77%",
        "67,27%",
        ("growth",),
    ),
    Case(
        "wards and communes",
        "Toàn tỉnh còn 51 đơn vị hành chính cấp xã (gồm 9 phường và 42 xã).",
        "42 xã",
        "24 xã",
        ("sum",),
    ),
)

# Texts in which nothing is wrong though numbers stand side by side: hedges, plans, parts left out, other bases.
CLEAN = (
    # Rests and averages that the words do not claim.
    "Tổng số đơn 320 đơn; thuộc thẩm quyền 120 đơn, đã giải quyết 100 đơn, còn 20 đơn đang giải quyết.",
    "Tổng số 320 đơn, trong đó 200 đơn trùng lặp; đã giải quyết 100 đơn, còn 20 đơn đang giải quyết.",
    (
        "Tổng số nhiệm vụ được giao 156 nhiệm vụ; đã hoàn thành 140 nhiệm vụ; còn 10 nhiệm vụ đang thực "
        "hiện; 06 nhiệm vụ chưa thực hiện."
    ),
    "Tiếp nhận 120 đơn phải xử lý; đã xử lý 110 đơn, còn 15 đơn đang xử lý (05 đơn kỳ trước).",
    (
        "Kỳ trước 18 vụ/25 bị can; khởi tố mới 42 vụ/60 bị can; đã kết thúc 45 vụ/62 bị can; đang điều "
        "tra 15 vụ/24 bị can (khởi tố thêm 01 bị can)."
    ),
    "Hỗ trợ 85 hộ xây nhà, mỗi hộ 50 triệu đồng; sửa chữa 20 nhà; tổng kinh phí hỗ trợ 4.850 triệu đồng.",
    "Trao 40 xe đạp, mỗi xe 1,5 triệu đồng; tổng giá trị các phần quà 75 triệu đồng.",
    ("Tổng số đại biểu là 250 đại biểu; phiên khai mạc vắng 07 đại biểu, phiên bế mạc có mặt 238 đại biểu."),
    (
        "Toàn tỉnh có 35 xã đăng ký đạt chuẩn; đến nay 20 xã đã hoàn thành 19 tiêu chí, còn 05 xã chưa "
        "hoàn thành tiêu chí giao thông."
    ),
    (
        "Số thuê bao đã chuẩn hóa 24.150 thuê bao; số thuê bao chưa chuẩn hóa trong tháng giảm 1.150 "
        "thuê bao; tổng số thuê bao 30.000 thuê bao."
    ),
    (
        "Các xã đã nộp 25 báo cáo; còn 12 báo cáo của các sở chưa nộp; tổng số báo cáo nhận được là 40 "
        "báo cáo."
    ),
    (
        "Dự toán giao 640 tỷ đồng; chi thường xuyên 400 tỷ đồng, chi đầu tư 100 tỷ đồng; dự phòng còn "
        "lại 20 tỷ đồng."
    ),
    (
        "Quỹ vắc xin đã nhận 25 tỷ đồng, chi 12 tỷ đồng mua vật tư, 5 tỷ đồng hỗ trợ cán bộ; số dư còn "
        "lại 8 tỷ đồng."
    ),
    (
        "Số vốn còn lại của dự án là 45 tỷ đồng, trong đó năm 2023 bố trí 30 tỷ đồng; tổng mức đầu tư "
        "300 tỷ đồng."
    ),
    ("Đã tuyển 120 chỉ tiêu giáo viên mầm non, 80 chỉ tiêu giáo viên tiểu học; còn 50 chỉ tiêu chưa tuyển."),
    (
        "Thành phố thu nhận 15.000 hồ sơ, huyện Yên Sơn thu nhận 10.000 hồ sơ, còn lại 3.000 hồ sơ của "
        "các huyện khác."
    ),
    ("Tính đến 30/11, toàn tỉnh có 1.245 cơ sở giáo dục với 42 trường chưa đạt chuẩn, 398 trường đạt chuẩn."),
    (
        "Năm 2022, thu nhập bình quân đầu người đạt 48 triệu đồng, tăng 4 triệu đồng so với năm 2021; "
        "tỉnh có 200.000 hộ với tổng thu 9.600 tỷ đồng."
    ),
    ("Toàn tỉnh có 12 bệnh viện với 2.400 giường bệnh; bình quân 30 giường bệnh/vạn dân; 9 bác sĩ/vạn dân."),
    "Có 138 trạm y tế với 690 cán bộ, bình quân 5 cán bộ/trạm, riêng vùng cao 4,2 cán bộ/trạm.",
    "Trong tháng xảy ra 15 vụ, bình quân mỗi ngày 0,5 vụ.",
    (
        "Trong 11 tháng xảy ra 165 vụ, bình quân mỗi tháng 15 vụ; tháng 11 xảy ra 12 vụ, bình quân mỗi "
        "ngày 0,4 vụ."
    ),
    "Giải quyết 13.860 hồ sơ, thời gian giải quyết bình quân 2,5 ngày/hồ sơ.",
    "Cấp 150 máy tính cho 50 xã, bình quân 03 máy tính/xã; cấp 20 máy in.",
    "Tổ chức 4 lớp tập huấn, mỗi lớp 02 ngày, tổng số 320 học viên.",
    "Mở 12 lớp tập huấn, mỗi lớp 35 học viên, tổng số 420 học viên, trong đó 150 học viên nữ.",
    "Hỗ trợ 120 hộ nghèo 40 triệu đồng/hộ, 60 hộ cận nghèo 20 triệu đồng/hộ, tổng kinh phí 6 tỷ đồng.",
    (
        "Đóng góp 100.000 đồng/người; 1.200 người tham gia, tổng số tiền 118 triệu đồng (có 20 người "
        "được miễn)."
    ),
    "Cấp 3 đợt gạo, mỗi đợt 15 kg/khẩu cho 1.200 khẩu, tổng số 54.000 kg.",
    "Mỗi ngày bộ phận một cửa tiếp nhận trung bình 120 hồ sơ; trong tháng tiếp nhận 2.700 hồ sơ.",
    "Quý III tiếp nhận 2.700 hồ sơ, bình quân mỗi tháng 900 hồ sơ; tháng 9 tiếp nhận 1.100 hồ sơ.",
    "Năng suất lúa bình quân 58,6 tạ/ha; diện tích lúa 25.400 ha, sản lượng lúa 148.844 tấn.",
    "Năng suất ngô đạt 45 tạ/ha, tăng 1,2 tạ/ha; diện tích 14.000 ha, sản lượng đạt 63.000 tấn.",
    "Diện tích rừng trồng 10.500 ha, khai thác 9.000 ha với sản lượng 800.000 m3, bình quân 88,9 m3/ha.",
    "Nuôi cá lồng 2.100 lồng, sản lượng 2.000 tấn; diện tích mặt nước 11.000 ha, năng suất 9 tạ/ha.",
    "Mía: trồng mới 500 ha, lưu gốc 2.000 ha, năng suất 65 tấn/ha, sản lượng 162.500 tấn.",
    "Cây ăn quả: diện tích 8.600 ha (cho thu hoạch 7.400 ha), năng suất 130 tạ/ha, sản lượng 96.200 tấn.",
    "Cam: diện tích 8.600 ha, năng suất 130 tạ/ha, sản lượng 96.200 tấn.",
    (
        "Đầu kỳ có 120 lao động, tuyển mới 20 lao động, nghỉ việc 5 lao động, chuyển công tác 3 lao "
        "động, cuối kỳ còn 132 lao động."
    ),
    (
        "Số dư đầu năm 120 triệu đồng, thu trong năm 80 triệu đồng, đã chi 60 triệu đồng, hiện còn 138 "
        "triệu đồng (do hoàn trả 2 triệu đồng)."
    ),
    (
        "Tồn kho đầu tháng 10.500 tấn; trong tháng nhập 4.500 tấn; xuất bán 3.000 tấn, xuất nội bộ 500 "
        "tấn; tồn cuối tháng 11.500 tấn."
    ),
    (
        "Lũy kế 1.200 ca mắc; đã khỏi 1.100 ca; hiện đang điều trị 90 ca; 2 ca tử vong; 8 ca chuyển "
        "tuyến trên."
    ),
    "Toàn tỉnh ghi nhận 45 ca sốt xuất huyết, 40 ca đã khỏi, 5 ca đang điều trị, không có ca tử vong.",
    (
        "Tiếp nhận 320 đơn, trong đó đủ điều kiện xử lý 280 đơn; đã giải quyết 250 đơn, còn 30 đơn đang "
        "giải quyết."
    ),
    (
        "Tổng số đơn tiếp nhận 320 đơn; thuộc thẩm quyền 120 đơn, đã giải quyết 100 đơn, đang giải "
        "quyết 20 đơn."
    ),
    "Tổng số đơn tiếp nhận 320 đơn, trùng lặp 40 đơn; đã giải quyết 250 đơn, đang giải quyết 30 đơn.",
    "Thụ lý 85 vụ 120 bị can; đã giải quyết 70 vụ 100 bị can; còn lại 15 vụ 20 bị can.",
    (
        "Số việc phải thi hành 1.200 việc; có điều kiện 1.000 việc, đã thi hành xong 800 việc; chuyển "
        "kỳ sau 400 việc."
    ),
    (
        "Kỳ trước chuyển sang 30 hồ sơ; tiếp nhận 500 hồ sơ, từ chối 12 hồ sơ; đã giải quyết 490 hồ sơ, "
        "đang giải quyết 28 hồ sơ."
    ),
    (
        "Tổng số hồ sơ phải giải quyết 530 hồ sơ; đã giải quyết 490 hồ sơ; đang giải quyết 28 hồ sơ; "
        "công dân rút 12 hồ sơ."
    ),
    (
        "- Cấp tỉnh: tiếp nhận 500 hồ sơ, đã giải quyết 450 hồ sơ, còn 50 hồ sơ;\n- Cấp huyện: tiếp nhận "
        "800 hồ sơ, đã giải quyết 760 hồ sơ, còn 40 hồ sơ."
    ),
    (
        "- Tiếp nhận: 500 hồ sơ;\n- Giải quyết: 450 hồ sơ;\n- Trả trước hạn: 300 hồ sơ;\n- Còn lại: 60 hồ "
        "sơ (trong đó 10 hồ sơ kỳ trước)."
    ),
    (
        "- Tổng số phiếu phát ra: 500 phiếu;\n- Số phiếu thu về: 480 phiếu;\n- Số phiếu hợp lệ: 475 "
        "phiếu;\n- Còn lại 05 phiếu không hợp lệ."
    ),
    "1. Công dân: 350 lượt.\n2. Đơn thư: tiếp nhận 120 đơn, đã xử lý 115 đơn, còn 05 đơn.",
    (
        "Có 250 cơ sở; đã kiểm tra 200 cơ sở, đạt 80%; phát hiện 30 cơ sở vi phạm, đã khắc phục 25 cơ "
        "sở, còn 05 cơ sở chưa khắc phục."
    ),
    "Có 250 cơ sở, trong đó 200 cơ sở đã được cấp phép, còn 60 cơ sở chưa được nghiệm thu phòng cháy.",
    "Tổng số 45 xã, trong đó 30 xã đã có nhà văn hóa; còn 12 xã chưa có nhà văn hóa đạt chuẩn.",
    "Toàn tỉnh có 45 xã miền núi; 30 xã đã có chợ, còn 20 thôn chưa có đường ô tô.",
    (
        "Trong 150 km đường, đã hoàn thành 100 km mặt đường, 120 km nền đường; còn 30 km chưa giải "
        "phóng mặt bằng."
    ),
    "Đến nay 34 đơn vị đã gửi báo cáo, 05 đơn vị chưa gửi báo cáo; Sở Tài chính tổng hợp 40 báo cáo.",
    (
        "Trong tháng 11, toàn tỉnh tiếp nhận 12.450 hồ sơ; lũy kế từ đầu năm tiếp nhận 135.600 hồ sơ, "
        "đã giải quyết 134.000 hồ sơ, đang giải quyết 1.600 hồ sơ."
    ),
    (
        "Tổng số hồ sơ tiếp nhận 12.450 hồ sơ; đã giải quyết 11.900 hồ sơ (trước hạn 9.000 hồ sơ, đúng "
        "hạn 2.850 hồ sơ, quá hạn 50 hồ sơ), đang giải quyết 540 hồ sơ (trong hạn 535 hồ sơ, quá hạn 05 "
        "hồ sơ), 10 hồ sơ rút."
    ),
    "Kết quả cấp thẻ: đã cấp 605.120 thẻ, trả 590.000 thẻ, còn tồn 15.120 thẻ chưa trả.",
    (
        "Đã thu nhận 679.704 hồ sơ; truyền về Bộ 679.000 hồ sơ; nhận thẻ 605.120 thẻ; còn 704 hồ sơ "
        "chưa truyền."
    ),
    (
        "Công an tỉnh đã cấp 8.500 tài khoản mức 1, 90.000 tài khoản mức 2; đã kích hoạt 60.000 tài "
        "khoản, còn 38.500 tài khoản chưa kích hoạt."
    ),
    (
        "Tổng số cán bộ 500 người; đã tập huấn 300 người, trong đó cấp xã 250 người; còn lại 200 người "
        "tập huấn trong quý IV."
    ),
    "Đã hoàn thành 28 nhiệm vụ; đang triển khai 10 nhiệm vụ; còn 04 nhiệm vụ chưa triển khai.",
    (
        "Theo kế hoạch năm 2022 có 42 nhiệm vụ; đến nay đã hoàn thành 28 nhiệm vụ, đang triển khai 10 "
        "nhiệm vụ, còn 04 nhiệm vụ chưa triển khai."
    ),
    (
        "Có 11/11 dịch vụ công của Công an đã kết nối; còn 14 dịch vụ công của các bộ, ngành khác chưa "
        "kết nối."
    ),
    "Đã kết nối 20/25 dịch vụ công; còn 03 dịch vụ công của Bộ Tư pháp chưa kết nối do chờ phần mềm.",
    "Đã có 138/138 xã bố trí máy tính; còn 12 xã chưa có máy quét.",
    "Rà soát, làm sạch 58.200 trường hợp; còn 1.800 trường hợp chưa xác minh được nơi cư trú.",
    "Tiêm mũi 3 cho 350.000/410.000 người; còn 45.000 người chưa tiêm mũi 4.",
    "Số hộ chưa có điện: 350 hộ; số hộ đã có điện: 120.000 hộ; tổng số hộ nghèo 12.000 hộ.",
    (
        "Đến hết tháng 10, huyện đã nhận 4.500 thẻ, cấp phát 4.200 thẻ, trả lại 50 thẻ lỗi, còn 250 thẻ "
        "chưa phát."
    ),
    "Nhận 5.000 liều vắc xin; đã tiêm 4.800 liều, hao hụt 20 liều, còn lại 180 liều.",
    "Bình quân 01 cán bộ tiếp nhận 15 hồ sơ/ngày; 40 cán bộ tiếp nhận 13.200 hồ sơ trong tháng.",
    "Trung bình mỗi hồ sơ giải quyết trong 2,5 ngày; 1.200 hồ sơ được giải quyết trước hạn 3 ngày.",
    (
        "Tổng kinh phí thực hiện 12,4 tỷ đồng, bình quân mỗi xã 90 triệu đồng; có 138 xã, trong đó 120 "
        "xã được đầu tư."
    ),
    "Tiếp nhận 13.200 hồ sơ trong 22 ngày làm việc, bình quân 600 hồ sơ/ngày.",
    "Năm 2022, tổ chức 35 lớp cho 1.400 học viên; tháng 11 tổ chức 05 lớp, bình quân 40 học viên/lớp.",
    "Tháng 11 tổ chức 05 lớp cho 180 học viên; lũy kế 35 lớp, bình quân 40 học viên/lớp.",
    (
        "Lúa mùa: diện tích 25.000 ha; đã thu hoạch 20.000 ha, năng suất ước 55 tạ/ha, sản lượng ước "
        "đạt 110.000 tấn."
    ),
    "Sản lượng lúa đạt 137.500 tấn, năng suất 55 tạ/ha, diện tích 25.000 ha; sản lượng ngô 20.000 tấn.",
    (
        "Toàn tỉnh có 3.200 con trâu, 4.500 con bò; đã tiêm 3.000 con trâu, 4.100 con bò; còn 600 con "
        "chưa tiêm."
    ),
    (
        "Tổng số lao động 15.000 người; 12.000 người có việc làm ổn định, 2.000 người thiếu việc làm, "
        "còn lại là lao động tự do."
    ),
    (
        "Có 5 dự án đang triển khai với tổng vốn 1.200 tỷ đồng; 2 dự án còn lại với số vốn 300 tỷ đồng "
        "đang lập hồ sơ."
    ),
    (
        "Mỗi huyện hỗ trợ 500 triệu đồng; 7 huyện, thành phố; tổng kinh phí 4 tỷ đồng (bao gồm chi phí "
        "quản lý)."
    ),
    "Đã lắp đặt 150 camera, mỗi camera 12 triệu đồng, tổng kinh phí 2 tỷ đồng, gồm cả chi phí vận hành.",
    "Xử phạt 125 trường hợp, mỗi trường hợp từ 1 đến 3 triệu đồng, tổng số tiền 250 triệu đồng.",
    (
        "Số người mắc bệnh lao là 320 người, đã điều trị khỏi 280 người, tử vong 5 người, bỏ trị 10 "
        "người, đang điều trị 25 người."
    ),
    "Tổng đàn lợn 560.000 con; số lợn mắc bệnh 410 con, chết 200 con, tiêu hủy 198 con, khỏi 12 con.",
    (
        "- Tổng số hồ sơ: 12.450 hồ sơ;\n- Trực tuyến: 9.338 hồ sơ;\n- Đã giải quyết: 11.900 hồ sơ;\n- "
        "Chưa giải quyết trong hạn: 500 hồ sơ;\n- Chưa giải quyết quá hạn: 50 hồ sơ."
    ),
    "- Số thẻ đã cấp: 605.120 thẻ.\n- Số thẻ đã trả: 590.000 thẻ.\n- Số thẻ chưa trả: 12.000 thẻ.",
    (
        "- Tổng số dân: 805.780 người.\n- Số người đã được cấp thẻ: 605.120 người.\n- Số người chưa được "
        "cấp thẻ: 45.000 người."
    ),
    (
        "Dự án có tổng mức đầu tư 860 tỷ đồng, đã bố trí vốn 645 tỷ đồng, đã giải ngân 500 tỷ đồng, còn "
        "lại 145 tỷ đồng chưa giải ngân."
    ),
    "Phân bổ 30 tỷ đồng cho huyện Lâm Bình, 20 tỷ đồng cho huyện Na Hang, còn lại 5 tỷ đồng phân bổ sau.",
    "Huyện Lâm Bình 30 tỷ đồng, huyện Na Hang 20 tỷ đồng, còn lại 50 tỷ đồng phân bổ cho các huyện khác.",
    "Huyện Na Hang đã cấp 100 thẻ, huyện Lâm Bình đã cấp 50 thẻ, huyện Hàm Yên còn 30 thẻ chưa cấp.",
    (
        "- Huyện Na Hang: đã cấp 100 thẻ;\n- Huyện Lâm Bình: đã cấp 50 thẻ;\n- Huyện Hàm Yên: còn 30 thẻ "
        "chưa cấp."
    ),
    "- Huyện Na Hang: 100/120 hồ sơ đã giải quyết;\n- Huyện Lâm Bình: còn 15 hồ sơ chưa giải quyết.",
    (
        "- Huyện Na Hang: tiếp nhận 100 hồ sơ, đã giải quyết 90 hồ sơ, đang giải quyết 10 hồ sơ;\n- "
        "Huyện Lâm Bình: tiếp nhận 80 hồ sơ, đã giải quyết 75 hồ sơ, đang giải quyết 5 hồ sơ."
    ),
    "Diện tích chè hiện có 8.800 ha; năng suất 80 tạ/ha, sản lượng 64.000 tấn.",
    (
        "Năm 2022 giao 500 biên chế, sử dụng 450 biên chế; năm 2023 giao 480 biên chế, đã sử dụng 430 "
        "biên chế, còn lại 50 biên chế chưa sử dụng."
    ),
    "Tháng 10 còn 45 hồ sơ quá hạn, tháng 11 còn 20 hồ sơ chưa giải quyết.",
    "Có 20 xã, 150 thôn; đã có 15 xã hoàn thành, còn 30 thôn chưa hoàn thành.",
    "Cho vay 150 hộ với số tiền 6 tỷ đồng; đến nay dư nợ 5,5 tỷ đồng, bình quân 37 triệu đồng/hộ.",
    "Kiểm tra 120 cơ sở, phát hiện 25 cơ sở vi phạm, đã xử lý 20 cơ sở, còn 05 cơ sở chưa xử lý.",
    (
        "Toàn tỉnh có 1.736 thôn; 1.500 thôn có nhà văn hóa, trong đó 1.200 nhà đạt chuẩn, còn 300 nhà "
        "chưa đạt chuẩn."
    ),
    "Số hộ nghèo đầu năm 5.200 hộ, cuối năm còn 4.100 hộ, giảm 1.100 hộ.",
    (
        "Đến nay có 45/50 trường hoàn thành; còn 03 trường chưa hoàn thành do thiếu kinh phí, 02 trường "
        "đang chờ thẩm định."
    ),
    "Tổng số vụ án thụ lý 500 vụ, đã giải quyết 420 vụ; án dân sự còn 30 vụ chưa giải quyết.",
    (
        "Tổng thu 9.000 tỷ đồng, trong đó thu nội địa 7.560 tỷ đồng, đạt 84% dự toán; còn lại 3 khoản "
        "thu chưa đạt."
    ),
    "Thành phố có 15 phường, 10 xã; 12 phường đã hoàn thành, còn lại 3 phường và 2 xã chưa hoàn thành.",
    "Đã tiêm 12.000 liều, mũi 1 đạt 98%, mũi 2 đạt 95%; còn 600 người chưa tiêm mũi 2.",
    (
        "Trong tháng, tiếp nhận 1.200 hồ sơ; đã giải quyết 1.150 hồ sơ, trong đó 1.140 hồ sơ đúng hạn; "
        "còn lại 60 hồ sơ đang giải quyết (bao gồm 10 hồ sơ tháng trước)."
    ),
    "Đã thu hồi 12,5 ha trong tổng số 20 ha; còn 6 hộ chưa bàn giao mặt bằng với 3,2 ha.",
    (
        "Tổng chiều dài tuyến đường 25 km, đã thi công 18 km nền đường, 12 km mặt đường; còn lại 7 km "
        "nền đường chưa thi công."
    ),
    "Cả nước có 63 tỉnh; 45 tỉnh đã kết nối, 10 tỉnh đang thử nghiệm, còn 8 tỉnh chưa kết nối.",
    "Tổng số 1.250 cán bộ, trong đó 1.100 đại học, 120 cao đẳng, còn lại trung cấp 30.",
    "Mỗi xã bố trí 05 cán bộ; tổng số 690 cán bộ tại 138 xã.",
    "Mỗi xã bố trí từ 02 cán bộ; 138 xã, tổng số 300 cán bộ.",
    "Chi hỗ trợ 2 triệu đồng/hộ cho 120 hộ nghèo; tổng kinh phí đã chi 340 triệu đồng cho các đối tượng.",
    "Có 3 đợt tuyển sinh, mỗi đợt 40 chỉ tiêu; tổng số học viên trúng tuyển 105 người.",
    (
        "Tồn đầu kỳ 35 tin báo, tiếp nhận mới 265 tin báo; đã giải quyết 260 tin báo, tạm đình chỉ 10 "
        "tin báo, còn 30 tin báo đang giải quyết."
    ),
    (
        "Tính đến 15/11, lũy kế 45.678 ca mắc, khỏi bệnh 45.000 ca, tử vong 56 ca, đang điều trị tại "
        "nhà 600 ca, tại bệnh viện 22 ca."
    ),
    (
        "Trao 500 suất quà cho học sinh nghèo, trị giá 300.000 đồng/suất và 20 xe đạp, tổng trị giá 190 "
        "triệu đồng."
    ),
    "Khen thưởng 25 tập thể và 40 cá nhân, mỗi tập thể 2 triệu đồng, tổng số tiền 90 triệu đồng.",
    (
        "- Tổng số hồ sơ tiếp nhận: 12.450 hồ sơ.\n- Đã giải quyết trực tuyến: 4.300 hồ sơ.\n- Đang giải "
        "quyết: 550 hồ sơ."
    ),
    "- Tiếp nhận mới: 12.000 hồ sơ.\n- Đã giải quyết: 12.300 hồ sơ.\n- Đang giải quyết: 550 hồ sơ.",
    (
        "- Tổng số nhiệm vụ được giao: 156 nhiệm vụ.\n- Đã hoàn thành: 140 nhiệm vụ.\n- Chưa hoàn thành: "
        "10 nhiệm vụ.\n- Đang thực hiện trong hạn: 06 nhiệm vụ."
    ),
    "Tổng số 45 dự án; có 15/28 dự án khởi công, 13/45 dự án chưa khởi công.",
    "Trong tháng 11/2022 tiếp nhận 4.200 hồ sơ, bình quân mỗi ngày 190 hồ sơ.",
    "Mức hỗ trợ 2 triệu đồng/hộ/năm; đã hỗ trợ 120 hộ với tổng kinh phí 180 triệu đồng.",
    "Học phí 300.000 đồng/học sinh/tháng; 420 học sinh, tổng thu 1.134 triệu đồng.",
    "Mở 12 lớp, mỗi lớp từ 30 đến 35 học viên, tổng số 402 học viên.",
    "Mở 12 lớp, mỗi lớp không quá 35 học viên, tổng số 402 học viên.",
    (
        "Tổng số 1.200 việc, tương ứng 85 tỷ đồng; đã thi hành xong 900 việc; còn lại 300 việc, tương "
        "ứng 5 tỷ đồng tiền án phí."
    ),
    (
        "Trước và sau kỳ họp có 139 ý kiến của cử tri. Đến nay, 109 ý kiến đã được giải quyết (bằng 78,4%), 14 ý kiến"
        " chưa được giải quyết do nguyên nhân khách quan và còn 16 ý kiến đang chỉ đạo giải quyết."
    ),
    (
        "Có 18/93 ý kiến thuộc thẩm quyền cấp tỉnh đã được giải quyết; 37/93 ý kiến được giải trình, thông tin; 38/93 ý"
        " kiến chưa được giải quyết."
    ),
    (
        "Các địa phương đã thu hoạch được 1.859 nghìn ha lúa hè thu, chiếm 92,5% diện tích gieo cấy và bằng 98% cùng kỳ"
        " năm trước; năng suất ước tính đạt 54,8 tạ/ha, nhưng do diện tích gieo cấy giảm nên sản lượng chung toàn vụ"
        " ước tính đạt 11 triệu tấn."
    ),
    "Số dư đầu kỳ 1.250 triệu đồng, số dư cuối kỳ 1.460 triệu đồng; chi trong kỳ 620 triệu đồng.",
    ("Ngân sách cấp 12,5 tỷ đồng cho 3 chương trình, đã chi 9,8 tỷ đồng từ nhiều nguồn; dư nợ 4,1 tỷ đồng."),
    "Trong tháng tiếp nhận 100 hồ sơ, đã trả 90 hồ sơ, còn lại 25 hồ sơ chưa trả.",
    "Toàn tỉnh có 450 trường, 62% trường đạt chuẩn; còn 30% trường thiếu phòng học.",
    "Có 96,5% hộ dân được sử dụng điện, còn 10% hộ chưa được sử dụng nước sạch.",
    "Đã giải ngân 325 tỷ đồng; số vốn chưa giải ngân chủ yếu thuộc 3 dự án với 120 tỷ đồng.",
    "Tỷ lệ hộ nghèo còn 4,5%; tỷ lệ hộ cận nghèo còn 5,1%.",
    (
        "Trong số 250 cơ sở được kiểm tra có 210 cơ sở đạt yêu cầu, 25 cơ sở không đạt yêu cầu, 15 cơ "
        "sở đã ngừng hoạt động."
    ),
    "Có 9.200 thí sinh đăng ký dự thi; vắng 50 thí sinh môn Toán, 62 thí sinh môn Văn.",
    "Đầu năm có 320 học viên; trong năm tiếp nhận 85 học viên; hiện có 290 học viên.",
    "Bình quân mỗi tháng tiếp nhận 1.000 hồ sơ; tháng 11 tiếp nhận 1.350 hồ sơ.",
    "Thu hoạch 1.200 ha trong tổng số 5.000 ha, năng suất 55 tạ/ha; sản lượng cả vụ ước 27.000 tấn.",
    "Diện tích ngô 5.200 ha; năng suất lúa 58 tạ/ha, sản lượng lương thực 120.000 tấn.",
    "Diện tích lúa 5.200 ha, năng suất 58 tạ/ha, sản lượng lương thực có hạt đạt 120.000 tấn.",
    "Kế hoạch giao 3.200 biên chế, đã tuyển dụng 150 biên chế, còn thiếu 90 biên chế giáo viên.",
    "Hỗ trợ 2.400 hộ với 3.600 triệu đồng, trong đó vay mới bình quân 30 triệu đồng/hộ.",
    "Có 25 dịch vụ công thiết yếu, đã tích hợp 23 dịch vụ, còn 05 dịch vụ chưa phát sinh hồ sơ.",
    "Toàn tỉnh có 138 xã; 62 xã đạt chuẩn nông thôn mới, còn 20 xã đạt dưới 15 tiêu chí.",
    "Đầu năm có 500 hộ nghèo, đã thoát nghèo 120 hộ, phát sinh mới 15 hộ, còn lại 395 hộ.",
    "Hoàn thành khoảng 40 nhiệm vụ trong tổng số 50 nhiệm vụ, còn lại hơn 8 nhiệm vụ.",
    "Tổng số tiền phạt khoảng 2,5 tỷ đồng; đã nộp 2,0 tỷ đồng; còn phải nộp 450 triệu đồng.",
    "Tổng số tiền xử phạt là 2,5 tỷ đồng; đã nộp 2,1 tỷ đồng; còn phải nộp 432 triệu đồng.",
    "Hoàn thành 40/50 nhiệm vụ, còn lại 08 nhiệm vụ đang thực hiện, 02 nhiệm vụ chưa thực hiện.",
    "Đã tổ chức 12 lớp tập huấn cho 1.250 lượt người, bình quân 104 người/lớp.",
    "Thu nhập bình quân đầu người đạt 45 triệu đồng/người/năm, dân số 805.780 người.",
    "Đã hỗ trợ 500 hộ với số tiền 25 tỷ đồng; dư nợ bình quân 60 triệu đồng/hộ.",
    "Có 62 xã đạt 19 tiêu chí; bình quân đạt 16,5 tiêu chí/xã.",
    "Đã trao 500 suất quà, trị giá 300.000 đồng/suất, tổng trị giá 150 triệu đồng.",
    (
        "Diện tích gieo trồng lúa 25.430 ha, diện tích thu hoạch 15.230 ha, năng suất bình quân đạt "
        "58,6 tạ/ha, sản lượng 89.248 tấn."
    ),
    (
        "Ngày 12/11 ghi nhận 45 ca mắc mới; lũy kế 1.200 ca mắc, đã khỏi 1.100 ca, tử vong 2 ca, đang "
        "điều trị 98 ca."
    ),
    "Trong ngày ghi nhận 45 ca mắc mới, 30 ca khỏi bệnh, 01 ca tử vong; hiện đang điều trị 610 ca.",
    (
        "Đã cấp 1.052.340 thẻ, còn 26.983 trường hợp chưa cấp do đi khỏi địa phương, 1.200 trường hợp "
        "đang ở nước ngoài."
    ),
    (
        "Toàn tỉnh có 1.879 thủ tục hành chính; đã cung cấp 1.338 dịch vụ công trực tuyến, còn 300 thủ "
        "tục chưa phát sinh hồ sơ."
    ),
    "Có 12 doanh nghiệp tạm ngừng, số doanh nghiệp còn lại 1.200 doanh nghiệp hoạt động bình thường.",
    "Tiếp 350 lượt công dân, tiếp nhận 120 đơn; còn lại 30 đơn chưa xử lý của kỳ trước.",
    "Đã giải quyết 80/96 đơn, đạt 83,3%; còn 12 đơn chưa hết thời hạn giải quyết.",
    (
        "Tổng số 150 doanh nghiệp thành lập mới với tổng vốn 1.500 tỷ đồng; có 40 doanh nghiệp giải "
        "thể, vốn bình quân 2,5 tỷ đồng/doanh nghiệp."
    ),
    "Năm 2021 có 120 vụ, 45 vụ chưa làm rõ; năm 2022 có 100 vụ, đã làm rõ 90 vụ.",
    (
        "Trong 11 tháng năm 2022 tiếp nhận 12.450 hồ sơ, trong đó tháng 11 tiếp nhận 1.200 hồ sơ, bình "
        "quân mỗi ngày 55 hồ sơ."
    ),
    (
        "Cả nước có 13.000 doanh nghiệp thành lập mới; vốn đăng ký bình quân trên một doanh nghiệp đạt "
        "11,7 tỷ đồng, tăng 26,8%; tổng số lao động đăng ký là 105.049 lao động."
    ),
    (
        "Tháng 8/2019, cả nước có 11.177 doanh nghiệp thành lập mới với số vốn đăng ký là 151.300 tỷ "
        "đồng, giảm 9,5% về số doanh nghiệp và tăng 8,7% về số vốn đăng ký so với tháng trước; vốn đăng "
        "ký bình quân một doanh nghiệp đạt 13,5 tỷ đồng, tăng 20,1%; tổng số lao động đăng ký của các "
        "doanh nghiệp thành lập mới là 88.300 người, giảm 6,9%."
    ),
    (
        "Trong 8 tháng đầu năm nay, cả nước có 90.500 doanh nghiệp đăng ký thành lập mới với tổng vốn "
        "đăng ký là 1.150.700 tỷ đồng. Trong đó, vốn bình quân đạt 12,7 tỷ đồng, mức cao nhất trong "
        "những năm trở lại đây."
    ),
    "Theo vùng, 03 vùng có số doanh nghiệp tăng; 03 vùng còn lại giảm so với cùng kỳ.",
    (
        "Trong số 63 tỉnh, thành phố, 45 địa phương đã ban hành kế hoạch; các địa phương còn lại đang "
        "xây dựng, trong đó 10 địa phương chưa có báo cáo."
    ),
    "Tổng số hồ sơ tồn là 250 hồ sơ; đã giải quyết 1.850 hồ sơ, còn 150 hồ sơ chưa đến hạn.",
    "Đã hoàn thành 45 nhiệm vụ, 10 nhiệm vụ chưa đến hạn, 02 nhiệm vụ chưa hoàn thành.",
    "Trong tổng số 300 thôn, đã có sóng di động 290 thôn, còn 25 thôn chưa có điện lưới.",
    ("Bình quân mỗi xã có 02 cán bộ; toàn tỉnh có 138 xã với 300 cán bộ hợp đồng, 250 cán bộ chuyên trách."),
    (
        "Đã thu hoạch 15.000 ha lúa, sản lượng ước đạt 88.000 tấn, năng suất bình quân ước đạt 58 "
        "tạ/ha, còn 3.000 ha chưa thu hoạch."
    ),
    (
        "ỦY BAN NHÂN DÂN HUYỆN NA HANG\nThực hiện Kế hoạch số 210/KH-UBND ngày 15/02/2022 của Ủy ban nhân dân tỉnh;"
        " huyện đã ban hành Kế hoạch số 45/KH-UBND ngày 20/4/2022."
    ),
    "Bộ phận trực cả ngày 24/24 giờ; đường dây nóng hoạt động 24/7.",
    (
        "Dân số của tỉnh là 805.780 người, bao gồm dân số thành thị 118.000 người, chiếm 14,6%; dân số nông thôn"
        " 687.780 người, chiếm 85,4%; dân số nam 406.000 người, chiếm 50,4%; dân số nữ 399.780 người, chiếm 49,6%."
    ),
    (
        "Tổng thu ngân sách ước đạt 11.174 tỷ đồng, bằng 56,9% dự toán năm. Trong đó, thu nội địa ước đạt 9.723 tỷ"
        " đồng, thu qua hải quan đạt 1.442 tỷ đồng."
    ),
    (
        "Thu hoạch được 893,1 nghìn ha lúa, chiếm 57,4% diện tích gieo cấy, trong đó: phía Bắc 614,1 nghìn ha, chiếm"
        " 60%; phía Nam 279 nghìn ha, chiếm 52,3%."
    ),
    (
        "Tiếp 866 lượt; so với cùng kỳ năm trước giảm 146 lượt tiếp, 127 lượt người (6 tháng đầu năm 2019 đã tiếp"
        " 1.012 lượt)."
    ),
    "Tiếp nhận mới 19.630 hồ sơ, hồ sơ trả đúng hạn là 19.255 hồ sơ (đạt 96,55%), hồ sơ đến hạn là 19.944 hồ sơ.",
    "Giảm 47 người chết (-6,23%) còn 708 người; xảy ra 798 vụ, giảm 61 vụ (-7,1%) so với cùng kỳ.",
    "Toàn tỉnh có khoảng 12.500 hộ nghèo, chiếm gần 6,3% trong tổng số hơn 200.000 hộ.",
    "Tổng diện tích 5.870 ha, trong đó: cam 3.200 ha, bưởi 1.900 ha...",
    (
        "Đoàn có 25 đại biểu, trong đó có 10 đại biểu nữ, 8 đại biểu là người dân tộc thiểu số, 20 đại"
        " biểu là đảng viên."
    ),
    "Tỷ lệ giải ngân đạt 112,4% kế hoạch; thu ngân sách đạt 120% dự toán, tăng 15% so với cùng kỳ năm trước.",
    "Doanh thu đạt 1.250 tỷ đồng, bằng 45,6% kế hoạch năm, tăng 8,3% so với cùng kỳ.",
    "Tổ chức 12 lớp tập huấn (480 học viên), cấp phát 5.000 tờ rơi (trong đó 1.200 tờ bằng tiếng dân tộc).",
    "Có 1.200 hộ với 4.500 nhân khẩu, trong đó 2.300 nhân khẩu trong độ tuổi lao động.",
    (
        "Tiếp nhận 8.252 hồ sơ trực tuyến, chiếm 67,6% tổng số hồ sơ tiếp nhận mới; đã giải quyết"
        " 13.860 hồ sơ, đang giải quyết 1.909 hồ sơ."
    ),
    "Năm 2021 tiếp nhận 1.000 hồ sơ, năm 2022 tiếp nhận 1.200 hồ sơ.",
    (
        "Quyết định số 15/QĐ-UBND ngày 10/01/2021 và Quyết định số 15/QĐ-UBND ngày 12/01/2022 của Ủy"
        " ban nhân dân tỉnh."
    ),
    (
        "Kế hoạch số 12/KH-UBND ngày 05/3/2022 của UBND huyện Na Hang; Kế hoạch số 45/KH-UBND ngày"
        " 10/02/2022 của UBND huyện Hàm Yên."
    ),
    "Hỗ trợ 3 đợt, mỗi đợt 500 suất quà, trị giá 300.000 đồng/suất.",
    "Giá điện tăng 3%, giá xăng giảm 2%, chỉ số giá tiêu dùng tăng 0,15% so với tháng trước.",
    (
        "Trong 9 tháng có 45 dự án đầu tư mới với tổng vốn 6.500 tỷ đồng, gấp 2,3 lần về số dự án và"
        " gấp 1,8 lần về vốn so với cùng kỳ."
    ),
    "Hiện có 15/28 tiêu chí đạt, 13/28 tiêu chí chưa đạt.",
    "Sản lượng 12,5 nghìn tấn, trong đó tôm 4,2 nghìn tấn, cá 8,2 nghìn tấn.",
    "Trong tháng đã tiếp nhận 320 hồ sơ, đã giải quyết 335 hồ sơ (kể cả hồ sơ tồn), đạt 98,5% đúng hạn.",
    "Phấn đấu 70% hồ sơ trực tuyến, 80% thanh toán trực tuyến, 90% số hóa kết quả trong năm 2023.",
    "Tuổi từ 15 đến 60 là 450.000 người; nhiệt độ từ 18 đến 25 độ.",
    "Đã cấp 1.250 giấy chứng nhận, tăng 12% so với tháng trước, trong đó cấp mới 800 giấy, cấp đổi 300 giấy.",
    "Thứ hạng của tỉnh tăng từ hạng 30 lên hạng 25; xếp hạng nâng từ 45 lên 32.",
    "Tuổi nghỉ hưu từ 55 lên 60; thời gian giải quyết giảm từ 15 ngày xuống còn 10 ngày.",
    "Tổng số 45 vụ (trong đó một số huyện có nhiều vụ: Yên Sơn 10 vụ, Hàm Yên 15 vụ, Na Hang 12 vụ).",
    "Trong tháng: Yên Sơn 10 vụ, Hàm Yên 15 vụ, Na Hang 20 vụ; trong quý: Yên Sơn 30 vụ, Hàm Yên 45 vụ, Na Hang 50 vụ.",
    "Đạt 12/10 tiêu chí so với mục tiêu; giải quyết 105/100 hồ sơ theo kế hoạch.",
    "Trong đó: nam có 1.285 đồng chí, chiếm 81,02%; nữ có 301 đồng chí, chiếm 18,98%.",
    "Tổng số thụ lý 79.177 việc. Đã giải quyết xong 26.515 việc. Về thi hành án hành chính, còn đang theo dõi 49 việc.",
    "Số hồ sơ tháng 11 là 1.200 hồ sơ, tháng 10 là 1.000 hồ sơ, tăng 35% so với cùng kỳ năm trước.",
    "Tăng 5 bậc (từ 30 lên 25) so với năm 2021; tăng 12% lệ phí, từ 100 lên 112 nghìn đồng.",
    "Tỷ lệ hài lòng vượt 95%; số hồ sơ vượt 5.000 hồ sơ, kế hoạch là 4.000 hồ sơ.",
    "Thi hành xong 5.146 việc, tăng 46 việc, 12% số việc đang hoãn.",
    ("Thu ngân sách 9 tháng tăng 12% so với cùng kỳ; lương tăng từ 200 lên 300 nghìn đồng, giảm 5% giờ làm."),
    "Tháng 10 có 120 vụ, tháng 11 có 100 vụ, trong đó tăng 5% số vụ nghiêm trọng.",
    ("Tiếp nhận 25 đơn (12 khiếu nại, 8 tố cáo); ban hành 56 văn bản, trong đó 12 quyết định, 25 kế hoạch."),
    (
        "Tặng 200 suất quà, mỗi suất gồm 10 quyển vở và 2 hộp bút; Chương trình có 5 nhóm, gồm 20"
        " nhiệm vụ và 45 giải pháp."
    ),
    (
        "Lũy kế từ đầu năm đã cấp 3.000 tài khoản trong tháng 10 và 7.000 tài khoản trong tháng 11,"
        " tổng cộng 52.000 tài khoản."
    ),
    ("Có 12 dự án với tổng vốn 1.200 tỷ đồng, trong đó 5 dự án với 700 tỷ đồng, 3 dự án với 400 tỷ đồng."),
    "Tổng thu 11.174 tỷ đồng, trong đó: thu nội địa 9.723 tỷ đồng, thu qua hải quan 1.442 tỷ đồng.",
    "Tổ công tác có 15 người, trong đó 05 nữ, 03 nam là lãnh đạo.",
    (
        "Số việc chuyển kỳ sau 358.855 việc, trong đó số việc có điều kiện năm 2017 chuyển sang năm"
        " 2018 là 210.041 việc, so với số việc chuyển sang năm 2017 (144.857 việc) tăng 65.184 việc"
        " (tăng 45,00%)."
    ),
    (
        "GRDP tăng 7,2%; trong đó, công nghiệp đóng góp 5,8 điểm phần trăm, dịch vụ đóng góp 0,9"
        " điểm phần trăm."
    ),
    (
        "Na Hang có 1.200 hộ nghèo, chiếm 12%; Hàm Yên có 1.500 hộ nghèo, chiếm 5%; Yên Sơn có"
        " 2.000 hộ nghèo, chiếm 6,5%."
    ),
    (
        "Đại hội có 1.586 đại biểu, trong đó 301 đại biểu nữ, 450 đại biểu là người dân tộc thiểu"
        " số, 1.285 đại biểu là đảng viên."
    ),
    (
        "Thành phố đã cấp 1.497.360 tài khoản. Huyện Na Hang có 304.191 tài khoản được kích hoạt,"
        " đạt tỉ lệ 45,2%."
    ),
    "Tiếp nhận 1.250 hồ sơ. Đã số hóa 430 hồ sơ, đạt tỷ lệ 43%.",
    "Hộ nghèo có 1.200 hộ, chiếm 6,2%; hộ cận nghèo có 900 hộ, chiếm 4,8%.",
    "Toàn tỉnh xảy ra 450 vụ (Na Hang 12 vụ, Hàm Yên 15 vụ, Yên Sơn 20 vụ), tập trung ở vùng cao.",
    "Mưa lũ làm hỏng 81 chiếc xuồng, ghe (Kiên Giang 65 chiếc, Cà Mau 10 chiếc).",
    (
        "Giảm 20,3% về số doanh nghiệp, tăng 16% về vốn đăng ký; có 8.038 doanh nghiệp với 179.700"
        " lao động, đạt 95% về số doanh nghiệp theo kế hoạch."
    ),
)
