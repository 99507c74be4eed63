"""What the made-up province is like: how much of what arises there in a month, and how online it has become."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.labels import Label
from analysis.months import MONTHS_IN_YEAR, Month

ORIGIN = Month(2020, 1)  # every series begins here, so that no month depends on which ones were asked for
EARLIEST = Month(2021, 2)  # it has a month before, which has a same period
LATEST = Month(2035, 12)

NAME = Label("tỉnh Mẫu", "Mẫu Province")
SEAT = Label("Mẫu", "Mẫu")
ISSUER = Label("Ủy ban nhân dân tỉnh Mẫu", "People's Committee of Mẫu Province")
MARK = Label("DỮ LIỆU MẪU", "SAMPLE DATA")
NOTE = Label(
    "Mọi số liệu, văn bản và địa danh của tháng này là của một tỉnh không có thật, do phần mềm tạo ra để thực hành "
    "và kiểm thử; không phải số liệu của bất kỳ địa phương nào.",
    "All numbers, documents and places of this month belong to a province that does not exist; they were made up "
    "to practise on and to test with, and are no data of any province.",
)


@dataclass(frozen=True)
class Flow:
    """How a service's dossiers run in a month; shares are in thousandths.

    `online` is the share at the start and in the end; `pending` is what is left at a month's end, of its new
    dossiers; `season` names the months in which more arises.
    """

    new: int
    online: tuple[int, int]
    pending: int
    overdue: int = 0
    season: str = "even"


# Thousandths of an average month, January first.
SEASONS = {
    "even": (980, 900, 1030, 1010, 1000, 1000, 990, 1000, 1010, 1020, 1030, 1030),
    "weddings": (1300, 1150, 1000, 900, 800, 750, 700, 850, 950, 1100, 1200, 1300),
    "travel": (900, 850, 950, 1000, 1100, 1250, 1250, 1100, 950, 900, 850, 900),
    "school": (950, 900, 950, 950, 1000, 1050, 1100, 1250, 1150, 950, 900, 850),
    "examination": (0, 0, 0, 400, 7600, 1800, 2200, 0, 0, 0, 0, 0),
    "year's end": (900, 800, 950, 950, 950, 980, 980, 1000, 1030, 1080, 1180, 1200),
}

FLOWS = {
    "01": Flow(140, (120, 700), 20),
    "02": Flow(1900, (60, 620), 120),
    "03": Flow(1250, (180, 860), 150, 4, "school"),
    "04": Flow(820, (240, 910), 90, 3, "school"),
    "05": Flow(95, (350, 965), 0),
    "06": Flow(2700, (600, 1000), 0, 0, "travel"),
    "07": Flow(1450, (80, 560), 110, 5, "year's end"),
    "08": Flow(210, (150, 640), 180, 9),
    "09": Flow(1280, (200, 850), 35, 2),
    "10": Flow(520, (150, 820), 30, 2),
    "11": Flow(480, (160, 840), 45, 3, "weddings"),
    "12": Flow(460, (90, 930), 210, 2, "travel"),
    "13": Flow(38, (100, 720), 90),
    "14": Flow(17, (100, 700), 80),
    "15": Flow(330, (0, 780), 160, 8),
    "16": Flow(130, (0, 690), 220, 12),
    "17": Flow(640, (120, 800), 15),
    "18": Flow(410, (300, 940), 60),
    "19": Flow(1750, (220, 880), 310, 15),
    "20": Flow(690, (40, 610), 190, 4),
    "21": Flow(900, (700, 985), 0, 0, "examination"),
    "22": Flow(610, (20, 430), 840, 6),
    "23": Flow(420, (650, 1000), 70),
    "24": Flow(260, (500, 985), 40),
    "25": Flow(560, (130, 760), 280, 3, "school"),
}

# What the district's people are of the province's, in thousandths.
PEOPLE = {"M00": 245, "M01": 175, "M02": 130, "M03": 120, "M04": 95, "M05": 85, "M06": 90, "M07": 60}

# Who takes in dossiers for the province's system: the unit, its dossiers in an average month, its share digitised
# at the start and in the end. Districts come after these.
OFFICES = (
    ("Sở Nội vụ", 160, (120, 820)),
    ("Sở Tư pháp", 700, (200, 930)),
    ("Sở Tài nguyên và Môi trường", 420, (150, 880)),
    ("Sở Giao thông vận tải", 820, (100, 850)),
    ("Sở Lao động, Thương binh và Xã hội", 930, (90, 790)),
    ("Sở Y tế", 180, (110, 840)),
    ("Sở Giáo dục và Đào tạo", 130, (100, 800)),
    ("Sở Kế hoạch và Đầu tư", 240, (250, 960)),
    ("Sở Công Thương", 350, (230, 940)),
    ("Sở Xây dựng", 60, (140, 860)),
)
IN_DISTRICTS = (12_500, (80, 810))


def ramp(month: Month, ends: tuple[int, int]) -> int:
    """Return where a share stands on its way from its start in 2021 to its end in 2024, in thousandths."""
    first, last = Month(2021, 1), Month(2024, 1)
    span = _count(last) - _count(first)
    gone = min(span, max(0, _count(month) - _count(first)))
    return ends[0] + (ends[1] - ends[0]) * gone // span


def season(month: Month, name: str) -> int:
    """Return how much of an average month arises in this one, in thousandths."""
    return SEASONS[name][month.number - 1]


def _count(month: Month) -> int:
    return month.year * MONTHS_IN_YEAR + month.number
