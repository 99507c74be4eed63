"""What the report says in parts I to II.2: the campaign, the essential services together and field by field."""

from __future__ import annotations

from analysis.draft.declared import Citations, Lines, Section, say, section, text

_ONLINE = "Tỷ lệ hồ sơ tiếp nhận trực tuyến của lĩnh vực đạt {{sector_online_share[{0}]}}"
_IN_TIME = "Tỷ lệ hồ sơ giải quyết đúng và trước hạn của lĩnh vực đạt {{sector_on_time_share[{0}]}}"


def _shares(sector: str):
    """Return the two sentences that any field can have."""
    return say(_ONLINE.format(sector)), say(_IN_TIME.format(sector))


SECTIONS: tuple[Section, ...] = (
    section("I", "CÔNG TÁC CHỈ ĐẠO, TỔ CHỨC THỰC HIỆN"),
    section(
        "I.1",
        "Công tác chỉ đạo, điều hành",
        text(
            say(
                "Ủy ban nhân dân tỉnh chỉ đạo các sở, ban, ngành và Ủy ban nhân dân các huyện, thành phố thực hiện "
                "các nhiệm vụ của Đề án 06 theo lộ trình, tổng hợp số liệu về Công an tỉnh là cơ quan thường trực"
            )
        ),
    ),
    section(
        "I.2",
        "Hoạt động của Tổ công tác",
        Citations(
            "Tổ công tác triển khai Đề án 06 của tỉnh đã đôn đốc các cơ quan, đơn vị thực hiện nhiệm vụ được giao"
        ),
    ),
    section(
        "I.3",
        "Đợt cao điểm thực hiện các chỉ tiêu của Đề án 06",
        text(
            say(
                "Tỉnh thực hiện đợt cao điểm trong {campaign_days} ngày",
                ", phấn đấu hoàn thành {campaign_target} các chỉ tiêu được giao",
            )
        ),
        Citations("Các cơ quan, đơn vị thực hiện đợt cao điểm theo kế hoạch của Ủy ban nhân dân tỉnh"),
    ),
    section("II", "KẾT QUẢ THỰC HIỆN"),
    section(
        "II.1",
        "Hoàn thiện thể chế",
        Citations("Các sở, ban, ngành rà soát, kiến nghị hoàn thiện các quy định liên quan đến Đề án 06"),
    ),
    section(
        "II.2", "Kết quả triển khai {essential_service_count} dịch vụ công (sau đây viết là DVC) thiết yếu"
    ),
    section(
        "II.2.1",
        "Kết quả chung của {essential_service_count} DVC thiết yếu",
        text(
            say(
                "Trong kỳ báo cáo, các cơ quan tiếp nhận mới {essential_received_online} hồ sơ trực tuyến",
                ", chiếm {essential_online_share} tổng số hồ sơ tiếp nhận mới",
                ", {change:essential_online_share}",
                nothing="Trong kỳ báo cáo, chưa phát sinh hồ sơ trực tuyến đối với các DVC thiết yếu",
            ),
            say(
                "Tổng số hồ sơ tiếp nhận mới là {essential_received_new} hồ sơ",
                ", trong đó hồ sơ nộp trực tiếp hoặc qua dịch vụ bưu chính là {essential_received_direct} hồ sơ",
            ),
            say("Số hồ sơ từ kỳ trước chuyển sang là {essential_carried_over} hồ sơ"),
        ),
        text(
            say("Các cơ quan đã giải quyết {essential_resolved} hồ sơ"),
            say("Số hồ sơ đang giải quyết là {essential_pending} hồ sơ"),
        ),
    ),
    section("II.2.2", "Kết quả theo từng lĩnh vực"),
    section(
        "II.2.2.1",
        "Tiến độ thực hiện {sector_service_count[police]} DVC thuộc thẩm quyền của lực lượng Công an",
        text(
            say(
                "Công an tỉnh tiếp tục cung cấp {sector_service_count[police]} DVC thiết yếu trên môi trường điện tử"
            ),
            say("Trong đó, {police_residence_procedures} thủ tục về cư trú còn được cung cấp ở mức độ 3"),
            *_shares("police"),
        ),
        text(
            say(
                "Việc tiếp nhận hồ sơ được tổ chức tại {police_levels} cấp Công an",
                "; mỗi điểm tiếp nhận bố trí {police_lanes} luồng nộp hồ sơ",
            )
        ),
        text(say("Tỷ lệ hồ sơ trực tuyến tối thiểu được giao đối với từng DVC như sau", end=":")),
        Lines(
            ("TT", "Dịch vụ công", "Tỷ lệ trực tuyến tối thiểu"),
            (
                ("Đăng ký thường trú", "minimum_online_share[03]"),
                ("Đăng ký tạm trú", "minimum_online_share[04]"),
                ("Khai báo tạm vắng", "minimum_online_share[05]"),
                ("Thông báo lưu trú", "minimum_online_share[06]"),
                ("Các DVC trực tuyến còn lại của Công an", "police_other_minimum_share"),
            ),
        ),
        Citations("Danh mục DVC trực tuyến của lực lượng Công an được cung cấp theo quy định"),
    ),
    section(
        "II.2.2.2",
        "Tiến độ thực hiện {sector_service_count[land]} DVC thuộc thẩm quyền của ngành Tài nguyên và Môi trường",
        text(
            say(
                "Theo báo cáo của ngành, {land_online_share} hồ sơ được tiếp nhận, giải quyết trên môi trường điện tử"
            ),
            *_shares("land"),
        ),
    ),
    section(
        "II.2.2.3",
        "Tiến độ thực hiện {sector_service_count[insurance]} DVC thuộc thẩm quyền của ngành Bảo hiểm xã hội",
        text(
            say(
                "Trong kỳ báo cáo, Bảo hiểm xã hội tỉnh tiếp nhận mới {insurance_received_new} hồ sơ",
                nothing="Trong kỳ báo cáo, Bảo hiểm xã hội tỉnh chưa phát sinh hồ sơ đối với DVC này",
            ),
            *_shares("insurance"),
        ),
    ),
    section(
        "II.2.2.4",
        "Tiến độ thực hiện {sector_service_count[justice]} DVC thuộc thẩm quyền của ngành Tư pháp",
        text(
            say("Ngành Tư pháp tiếp tục cung cấp {sector_service_count[justice]} DVC thiết yếu ở mức độ 4"),
            note=(
                say(
                    "Trong kỳ báo cáo, ngành Tư pháp tiếp nhận mới {justice_received_new} hồ sơ",
                    ", trong đó có {justice_received_online} hồ sơ trực tuyến",
                    ", đạt tỷ lệ {justice_online_share}",
                    ", {moved:justice_online_share_change} so với tháng trước",
                    nothing="Trong kỳ báo cáo, ngành Tư pháp chưa phát sinh hồ sơ mới",
                ),
                say(
                    "Đã giải quyết đúng và trước hạn {justice_resolved_on_time} hồ sơ",
                    ", kể cả {justice_carried_over} hồ sơ từ kỳ trước chuyển sang",
                    "; tỷ lệ đúng và trước hạn là {sector_on_time_share[justice]}",
                ),
                say("Còn {justice_pending} hồ sơ đang giải quyết"),
            ),
        ),
    ),
    section(
        "II.2.2.5",
        "Tiến độ thực hiện {sector_service_count[labour]} DVC thuộc thẩm quyền của ngành Lao động, Thương binh và "
        "Xã hội",
        text(
            say(
                "Đối với việc giải quyết hưởng trợ cấp thất nghiệp, trong kỳ báo cáo tiếp nhận mới "
                "{labour_received_new} hồ sơ",
                ", trong đó có {labour_received_online} hồ sơ trực tuyến",
                " và {labour_received_direct} hồ sơ nộp trực tiếp",
                nothing="Trong kỳ báo cáo, chưa phát sinh hồ sơ mới về giải quyết hưởng trợ cấp thất nghiệp",
            ),
            say("Số hồ sơ từ kỳ trước chuyển sang là {labour_carried_over} hồ sơ"),
            *_shares("labour"),
        ),
    ),
    section(
        "II.2.2.6",
        "Tiến độ thực hiện {sector_service_count[transport]} DVC thuộc thẩm quyền của ngành Giao thông vận tải",
        text(
            say(
                "Đến nay, {health_facilities_connected} cơ sở y tế đã kết nối, chia sẻ dữ liệu khám sức khỏe của "
                "người lái xe"
            ),
            *_shares("transport"),
        ),
        Citations("Việc kết nối dữ liệu khám sức khỏe được thực hiện theo chỉ đạo của Ủy ban nhân dân tỉnh"),
    ),
    section(
        "II.2.2.7",
        "Tiến độ thực hiện {sector_service_count[electricity]} DVC thuộc thẩm quyền của ngành Điện lực",
        text(
            say(
                "Theo báo cáo của Điện lực tỉnh, tỷ lệ hồ sơ trực tuyến đối với việc cấp điện mới từ lưới điện hạ áp "
                "đạt {electricity_low_voltage_online_share}"
            ),
            *_shares("electricity"),
        ),
    ),
    section(
        "II.2.2.8",
        "Các lĩnh vực khác",
        text(
            say("Các lĩnh vực khác có {other_fields_service_count} DVC thiết yếu"),
            say(
                "Nhóm thủ tục liên thông có {sector_service_count[linked]} DVC",
                ", tỷ lệ hồ sơ tiếp nhận trực tuyến đạt {sector_online_share[linked]}",
                ", tỷ lệ giải quyết đúng và trước hạn đạt {sector_on_time_share[linked]}",
            ),
            say(
                "Ngành Thuế có {sector_service_count[tax]} DVC",
                ", tỷ lệ hồ sơ tiếp nhận trực tuyến đạt {sector_online_share[tax]}",
                ", tỷ lệ giải quyết đúng và trước hạn đạt {sector_on_time_share[tax]}",
            ),
            say(
                "Ngành Giáo dục và Đào tạo có {sector_service_count[education]} DVC",
                ", tỷ lệ hồ sơ tiếp nhận trực tuyến đạt {sector_online_share[education]}",
                ", tỷ lệ giải quyết đúng và trước hạn đạt {sector_on_time_share[education]}",
            ),
        ),
    ),
)
