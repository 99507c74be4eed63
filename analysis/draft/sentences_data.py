"""What the report says from part II.3 on: the portal, e-identity, cards, cleaning of data, outreach, what is left."""

from __future__ import annotations

from analysis.draft.declared import Citations, Rows, Section, left_open, say, section, text
from analysis.places import EVERY_DISTRICT

SECTIONS: tuple[Section, ...] = (
    section(
        "II.2.3",
        "Kết quả cung cấp DVC trực tuyến của tỉnh",
        text(
            say(
                "Hệ thống thông tin giải quyết thủ tục hành chính (TTHC) của tỉnh cung cấp {portal_services} DVC",
            ),
            say(
                "Số DVC mức độ 1 là {services_at_level[1]} dịch vụ",
                ", chiếm {share_at_level[1]}",
            ),
            say(
                "Số DVC mức độ 2 là {services_at_level[2]} dịch vụ",
                ", chiếm {share_at_level[2]}",
            ),
            say(
                "Số DVC mức độ 3 là {services_at_level[3]} dịch vụ",
                ", chiếm {share_at_level[3]}",
            ),
            say(
                "Số DVC mức độ 4 là {services_at_level[4]} dịch vụ",
                ", chiếm {share_at_level[4]}",
            ),
            say("Tổng số DVC mức độ 3 và 4 là {services_at_levels_3_and_4} dịch vụ"),
        ),
        text(
            say(
                "Tỷ lệ DVC mức độ 3, 4 có phát sinh hồ sơ trực tuyến đạt {services_with_dossiers_share}",
                ", {times:services_with_dossiers_growth} so với cùng kỳ năm {last_year:portal}",
            ),
            say(
                "Tỷ lệ hồ sơ xử lý trực tuyến đạt {processed_online_share}",
                ", {moved:processed_online_share_change} so với cùng kỳ năm {last_year:portal}",
            ),
        ),
        text(
            say(
                "Trong {portal_months} tháng đầu năm {year:portal_cumulative}, hệ thống tiếp nhận "
                "{portal_dossiers} hồ sơ",
                ", {times:portal_dossiers_growth} so với cùng kỳ năm {last_year:portal_cumulative}",
            )
        ),
        text(
            say(
                "Số DVC mức độ 3, 4 được tích hợp trên Cổng DVC Quốc gia là {services_integrated} DVC",
                ", bằng {services_integrated_share} số DVC mức độ 3 và 4 của tỉnh",
                ", {times:services_integrated_growth} so với cùng kỳ năm {last_year:portal}",
            )
        ),
        text(
            say(
                "Trong {portal_months} tháng đầu năm {year:portal_cumulative}, có {payments} giao dịch thanh toán "
                "trực tuyến thành công",
                ", với tổng số tiền là {payment_value} đồng",
            ),
            say("Tỷ lệ TTHC có giao dịch thanh toán trực tuyến đạt {payment_services_share}"),
        ),
    ),
    section("II.3", "Kết quả ứng dụng dữ liệu dân cư, định danh và xác thực điện tử"),
    section("II.3.1", "Nhóm tiện ích phục vụ giải quyết TTHC và cung cấp DVC trực tuyến"),
    section(
        "II.3.1.1",
        "Số hóa hồ sơ, kết quả giải quyết TTHC",
        text(
            say("Việc số hóa hồ sơ được thực hiện tại Trung tâm Phục vụ hành chính công của tỉnh"),
            say(
                "Trong kỳ báo cáo, đã số hóa {dossiers_digitised} hồ sơ",
                ", đạt {dossiers_digitised_share} số hồ sơ tiếp nhận",
                nothing="Trong kỳ báo cáo, chưa phát sinh hồ sơ được số hóa",
            ),
            say("Tỷ lệ kết quả giải quyết được số hóa đạt {results_digitised_share}"),
        ),
    ),
    left_open("II.3.1.2", "Dùng chung hạ tầng trong đăng ký khai sinh, cấp số định danh cá nhân"),
    section(
        "II.3.1.3",
        "Kết nối với Cơ sở dữ liệu quốc gia về dân cư",
        text(
            say(
                "Đến nay, toàn quốc có {provinces_connected} tỉnh, thành phố đủ điều kiện kết nối chính thức với Cơ sở "
                "dữ liệu quốc gia về dân cư, trong đó có tỉnh"
            )
        ),
        Citations("Các cơ quan tiếp tục hoàn thiện việc kết nối, khai thác dữ liệu theo hướng dẫn"),
    ),
    section(
        "II.3.1.4",
        "Cấp và kích hoạt tài khoản định danh điện tử",
        text(
            say(
                "{as_of:eid}, toàn tỉnh thu nhận {eid_dossiers} hồ sơ cấp tài khoản định danh điện tử",
                ", {change:eid_dossiers}",
            ),
            say(
                "Số tài khoản đã kích hoạt là {eid_activated} tài khoản",
                ", trong đó mức 1 là {eid_level1} tài khoản",
                ", mức 2 là {eid_level2} tài khoản",
            ),
            say(
                "Tỷ lệ kích hoạt trên số hồ sơ thu nhận đạt {eid_activation_rate}",
                ", {change:eid_activation_rate}",
            ),
            say("Số tài khoản chưa kích hoạt là {eid_unactivated} tài khoản"),
        ),
        Citations("Việc kích hoạt tài khoản được thực hiện theo kế hoạch của Ủy ban nhân dân tỉnh"),
    ),
    section(
        "II.3.1.5",
        "Tái cấu trúc quy trình nghiệp vụ đối với các TTHC",
        Citations("Các cơ quan rà soát, tái cấu trúc quy trình giải quyết TTHC thuộc thẩm quyền"),
    ),
    left_open("II.3.2", "Nhóm tiện ích phục vụ phát triển kinh tế, xã hội"),
    section(
        "II.3.3",
        "Nhóm tiện ích phục vụ phát triển công dân số",
        text(
            say(
                "{as_of:id_cards}, toàn tỉnh thu nhận {id_card_dossiers} hồ sơ cấp căn cước công dân (CCCD) gắn chip",
                ", {change:id_card_dossiers}",
            ),
            say("Khi thu nhận, tích hợp {id_card_papers} loại giấy tờ vào tài khoản định danh điện tử"),
        ),
        Citations(
            "Việc bảo đảm dữ liệu, nhân lực và an toàn thông tin được thực hiện theo văn bản của Công an tỉnh"
        ),
    ),
    section(
        "II.3.4",
        "Làm sạch và bổ sung dữ liệu dân cư",
        text(
            say(
                "{as_of:vaccination}, kết quả rà soát dữ liệu tiêm chủng COVID-19 cho thấy còn "
                "{vaccination_grand_total} bản ghi có lỗi",
                ", chia theo huyện, thành phố như sau",
                nothing="Kết quả rà soát dữ liệu tiêm chủng COVID-19 không còn bản ghi có lỗi",
                end=":",
            )
        ),
        Rows(
            EVERY_DISTRICT,
            "vaccination_records",
            "district",
            (
                "TT",
                "Huyện, thành phố",
                "Không có CCCD/mã định danh",
                "CCCD/mã định danh sai định dạng",
                "Xác minh sai thông tin",
                "Tổng",
            ),
            (
                "vaccination_missing_id",
                "vaccination_malformed_id",
                "vaccination_wrong_information",
                "vaccination_district_total",
            ),
            (
                "vaccination_missing_id_total",
                "vaccination_malformed_id_total",
                "vaccination_wrong_information_total",
                "vaccination_grand_total",
            ),
        ),
        text(
            say(
                "Bảo hiểm xã hội tỉnh đã hiệu chỉnh hồ sơ cá nhân, số CCCD, số định danh cá nhân của "
                "{social_insurance_corrected} trường hợp"
            )
        ),
        Citations("Việc làm sạch dữ liệu được thực hiện theo chỉ đạo của Ủy ban nhân dân tỉnh"),
    ),
    left_open("II.4", "Phục vụ công tác chỉ đạo, điều hành"),
    section(
        "II.5",
        "Công tác tuyên truyền",
        text(
            say(
                "Các cơ quan tuyên truyền {residence_methods} phương thức sử dụng thông tin công dân thay cho việc "
                "xuất trình Sổ Hộ khẩu, Sổ Tạm trú"
            ),
        ),
        text(
            say(
                "Toàn tỉnh có {eid_signed_in} tài khoản định danh điện tử đã đăng nhập Cổng DVC Quốc gia",
                ", với {eid_sign_ins} lượt đăng nhập",
                ", bình quân {sign_ins_per_account} lượt một tài khoản",
            ),
            note=(
                say(
                    "Sở Y tế tổ chức {workshops} hội thảo về chuyển đổi số ngành Y tế",
                    ", có {workshop_delegates} đại biểu tham dự",
                    nothing="Trong kỳ báo cáo, Sở Y tế không tổ chức hội thảo",
                ),
            ),
        ),
        Citations("Công tác tuyên truyền được thực hiện theo hướng dẫn"),
    ),
    section("III", "NHẬN XÉT, ĐÁNH GIÁ"),
    left_open("III.1", "Ưu điểm"),
    section(
        "III.2",
        "Khó khăn, vướng mắc",
        text(
            say(
                "Toàn tỉnh còn {citizens_without_card} công dân chưa được cấp CCCD",
                nothing="Công dân trên địa bàn tỉnh đã được cấp đủ CCCD",
            ),
            say(
                "Chỉ tiêu cấp tài khoản định danh điện tử cho {eid_target} công dân đủ điều kiện cần tiếp tục được tập "
                "trung thực hiện"
            ),
        ),
    ),
    left_open("III.3", "Giải pháp"),
    left_open("IV", "PHƯƠNG HƯỚNG, NHIỆM VỤ TRONG THỜI GIAN TỚI"),
)
