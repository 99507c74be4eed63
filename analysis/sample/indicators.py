"""Which rows the made-up agencies' lists have: indicators with their same period, levels, targets."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from analysis.sample.dossiers import added, of_sector
from analysis.sample.printing import count, percent, points, times
from analysis.services import SERVICES

if TYPE_CHECKING:
    from analysis.sample.simulation import Numbers

POINTS, TIMES = "điểm phần trăm", "lần"
_LOW_VOLTAGE = "23"
_PROVINCES = 63  # as many as there were
_QUALIFIED = 12  # at first, and a few more every month
_FLOORS = (  # per cent, from each year on
    (2021, {"03": 15, "04": 20, "05": 30, "06": 55}),
    (2022, {"03": 38, "04": 44, "05": 52, "06": 71}),
    (2023, {"03": 61, "04": 66, "05": 73, "06": 85}),
    (2024, {"03": 83, "04": 88, "05": 93, "06": 99}),
)


@dataclass(frozen=True)
class Seen:
    """A month's numbers beside those of the month before and of the year before."""

    now: Numbers
    before: Numbers
    year_before: Numbers


Row = tuple[str, ...]


def lists(seen: Seen) -> dict[str, list[Row]]:
    """Return the rows of every form that is a list, in the order of its columns."""
    made = {
        "sector_indicators": _sectors(seen),
        "portal": _portal(seen),
        "portal_cumulative": _cumulative(seen),
        "eid": _eid(seen),
        "id_cards": _cards(seen),
        "social_insurance": _insurance(seen),
        "outreach": _outreach(seen),
    }
    found: dict[str, list[Row]] = {form: [_full(row) for row in rows] for form, rows in made.items()}
    levels = seen.now.portal.levels
    found["service_levels"] = [(level, count(number)) for level, number in levels.items()]
    found["service_levels"].append(("Tổng số", count(seen.now.portal.services)))
    found["targets"] = _targets(seen.now.month.year)
    return found


def _full(row: Row) -> Row:
    """Return code, name, unit and value, with an empty comparison where there is none."""
    return (*row, *("",) * (7 - len(row)))


def online(numbers: Numbers, *keys: str) -> tuple[int, int]:
    """Return what was received online of all new dossiers of these services."""
    found = added(numbers.services[key] for key in keys)
    return found.received_online, found.received_new


def justice_online(numbers: Numbers) -> tuple[int, int]:
    """Return the justice dossiers received online, of all new ones."""
    return online(numbers, *of_sector(numbers.services, "justice"))


def provinces_connected(numbers: Numbers) -> int:
    """Return how many provinces are connected: three more a month since 2021."""
    months = 12 * (numbers.month.year - 2021) + numbers.month.number
    return min(_PROVINCES, _QUALIFIED + max(0, months) * 3 // 2)


def without_card(numbers: Numbers) -> int:
    """Return the citizens who could have a card and have none."""
    return numbers.stocks.eligible - numbers.stocks.cards


def _sectors(seen: Seen) -> list[Row]:
    now, before = seen.now, seen.before
    land = of_sector(now.services, "land")
    justice = justice_online(now)
    change = points(justice, justice_online(before))
    return [
        (
            "police_residence_procedures",
            "Thủ tục cư trú theo lộ trình phải cung cấp mức độ 4 trên Cổng DVC Quốc gia",
            "thủ tục",
            "02",
        ),
        ("police_levels", "Số cấp Công an có điểm tiếp nhận TTHC", "cấp", "3"),
        ("police_lanes", "Số luồng nộp hồ sơ tại mỗi điểm tiếp nhận TTHC", "luồng", "02"),
        (
            "land_online_share",
            "Tỷ lệ hồ sơ đất đai tiếp nhận và giải quyết trên môi trường điện tử",
            "%",
            percent(*online(now, *land)),
        ),
        (
            "justice_online_share",
            "Tỷ lệ hồ sơ tư pháp tiếp nhận trực tuyến",
            "%",
            percent(*justice, 2),
            percent(*justice_online(seen.year_before), 2),
            change,
            POINTS,
        ),
        (
            "health_facilities_connected",
            "Cơ sở y tế đã kết nối, chia sẻ dữ liệu khám sức khỏe người lái xe",
            "cơ sở",
            count(now.stocks.facilities),
        ),
        (
            "electricity_low_voltage_online_share",
            "Tỷ lệ hồ sơ trực tuyến cấp điện mới từ lưới điện hạ áp (220/380V)",
            "%",
            percent(*online(now, _LOW_VOLTAGE)),
        ),
        (
            "provinces_connected",
            "Số tỉnh đủ điều kiện kết nối chính thức đến CSDL quốc gia về dân cư",
            "tỉnh",
            count(provinces_connected(now)),
        ),
        ("citizens_without_card", "Công dân chưa được cấp CCCD", "công dân", count(without_card(now))),
    ]


def _portal(seen: Seen) -> list[Row]:
    now, old = seen.now.portal, seen.year_before.portal
    used = (now.with_dossiers, now.at_levels_3_and_4), (old.with_dossiers, old.at_levels_3_and_4)
    done = (now.processed_online, now.received), (old.processed_online, old.received)
    return [
        (
            "services_with_dossiers_share",
            "Tỷ lệ DVC trực tuyến mức độ 3, 4 có phát sinh hồ sơ trực tuyến",
            "%",
            percent(*used[0]),
            percent(*used[1]),
            times(Fraction(*used[0]), Fraction(*used[1]), 2),
            TIMES,
        ),
        (
            "processed_online_share",
            "Tỷ lệ hồ sơ xử lý trực tuyến",
            "%",
            percent(*done[0]),
            percent(*done[1]),
            points(*done),
            POINTS,
        ),
        (
            "services_integrated",
            "DVC trực tuyến mức độ 3 và 4 tích hợp trên Cổng DVC Quốc gia",
            "DVC",
            count(now.integrated),
            count(old.integrated),
            times(now.integrated, old.integrated, 2),
            TIMES,
        ),
        (
            "payment_services_share",
            "Tỷ lệ TTHC của tỉnh có giao dịch thanh toán trực tuyến",
            "%",
            percent(now.paid, now.services, 2),
        ),
    ]


def _cumulative(seen: Seen) -> list[Row]:
    now, old, month = seen.now.portal, seen.year_before.portal, seen.now.month
    return [
        ("portal_months", f"Số tháng của kỳ lũy kế (từ đầu năm {month.year})", "tháng", count(month.number)),
        (
            "portal_dossiers",
            "Hồ sơ tiếp nhận trên Hệ thống thông tin giải quyết TTHC tỉnh",
            "hồ sơ",
            count(now.dossiers),
            count(old.dossiers),
            times(now.dossiers, old.dossiers, 1),
            TIMES,
        ),
        (
            "payments",
            "Giao dịch thanh toán trực tuyến thành công trên Cổng DVC Quốc gia",
            "giao dịch",
            count(now.payments),
            count(old.payments),
        ),
        (
            "payment_value",
            "Tổng số tiền thanh toán trực tuyến",
            "đồng",
            count(now.payment_value),
            count(old.payment_value),
        ),
    ]


def _eid(seen: Seen) -> list[Row]:
    now, old = seen.now.stocks, seen.year_before.stocks
    return [
        (
            "eid_dossiers",
            "Hồ sơ cấp tài khoản định danh điện tử đã thu nhận",
            "hồ sơ",
            count(now.eid_dossiers),
            count(old.eid_dossiers),
        ),
        (
            "eid_level1",
            "Tài khoản định danh điện tử đã kích hoạt mức 1",
            "tài khoản",
            count(now.eid_level1),
            count(old.eid_level1),
        ),
        (
            "eid_level2",
            "Tài khoản định danh điện tử đã kích hoạt mức 2",
            "tài khoản",
            count(now.eid_level2),
            count(old.eid_level2),
        ),
    ]


def _cards(seen: Seen) -> list[Row]:
    return [
        ("id_card_papers", "Loại giấy tờ tích hợp trong tài khoản định danh điện tử", "loại", "04"),
        (
            "id_card_dossiers",
            "Hồ sơ cấp CCCD gắn chip đã thu nhận",
            "hồ sơ",
            count(seen.now.stocks.cards),
            count(seen.year_before.stocks.cards),
        ),
    ]


def _insurance(seen: Seen) -> list[Row]:
    name = "Hồ sơ cá nhân/CCCD/ĐDCN đã hiệu chỉnh"
    now, old = seen.now.stocks.corrected, seen.year_before.stocks.corrected
    return [("social_insurance_corrected", name, "trường hợp", count(now), count(old))]


def _outreach(seen: Seen) -> list[Row]:
    now, old = seen.now, seen.year_before
    return [
        (
            "residence_methods",
            "Phương thức sử dụng thông tin công dân thay Sổ Hộ khẩu, Sổ Tạm trú",
            "phương thức",
            "07",
        ),
        (
            "eid_signed_in",
            "Tài khoản định danh điện tử đã đăng nhập thành công Cổng DVC Quốc gia",
            "tài khoản",
            count(now.stocks.signed_in),
            count(old.stocks.signed_in),
        ),
        (
            "eid_sign_ins",
            "Lượt đăng nhập Cổng DVC Quốc gia được ghi nhận",
            "lượt",
            count(now.stocks.sign_ins),
            count(old.stocks.sign_ins),
        ),
        ("workshops", "Hội thảo về thúc đẩy chuyển đổi số ngành Y tế", "hội thảo", count(now.workshops)),
        ("workshop_delegates", "Đại biểu tham gia hội thảo", "đại biểu", count(now.delegates)),
    ]


def floors_in(year: int) -> dict[str, int]:
    """Return the minimum online shares set for a year, by service."""
    return [floors for since, floors in _FLOORS if since <= year][-1]


def _targets(year: int) -> list[Row]:
    floors = [
        (
            "minimum_online_share",
            SERVICES[key].label.vi,
            "Tỷ lệ hồ sơ trực tuyến tối thiểu",
            str(floor),
            "",
            "%",
        )
        for key, floor in floors_in(year).items()
    ]
    return [
        *floors,
        (
            "police_other_minimum_share",
            "",
            "Tỷ lệ hồ sơ trực tuyến của các DVC trực tuyến còn lại của ngành Công an",
            "40",
            "50",
            "%",
        ),
        ("eid_target", "", "Công dân đủ điều kiện được cấp tài khoản định danh điện tử", "100", "", "%"),
        ("campaign_target", "", "Chỉ tiêu cao điểm “90 ngày đêm” phấn đấu hoàn thành", "100", "", "%"),
        ("campaign_days", "", "Thời gian đợt cao điểm", "90", "", "ngày"),
    ]
