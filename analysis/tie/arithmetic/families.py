"""Which labels cut a whole into parts that leave nothing out: online and direct, on time and overdue, all levels."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.tie.arithmetic.reading import Number


@dataclass(frozen=True)
class Family:
    """Labels of one way of cutting; each set of `complete` together makes up the whole."""

    key: str
    members: dict[str, re.Pattern[str]]
    complete: tuple[frozenset[str], ...]
    sure: bool = True  # False where a part may be counted apart and still be no fault


def _family(key: str, members: dict[str, str], *complete: str, sure: bool = True) -> Family:
    patterns = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in members.items()}
    return Family(key, patterns, tuple(frozenset(each.split()) for each in complete), sure)


_FAMILIES = (
    _family(
        "channel",
        {"online": r"trực tuyến|qua mạng", "direct": r"trực tiếp", "post": r"bưu chính|bưu điện"},
        "online direct",
        "online post direct",
    ),
    _family("sex", {"men": r"\bnam\b|bé trai", "women": r"\bnữ\b|bé gái|phụ nữ"}, "men women"),
    _family(
        "time",
        {
            "early": r"(?:trước|sớm) hạn(?!.*đúng hạn)|trước thời hạn",
            "on time": r"đúng hạn|trong hạn|đúng thời hạn",
            "late": r"quá hạn|trễ hạn|chậm hạn|quá thời hạn",
        },
        "early on-time late",
        "on-time late",
    ),
    _family(
        "inflow",
        {
            "new": r"(?:tiếp nhận|nhận|phát sinh) (?:mới|trong (?:kỳ|tháng|quý|năm))|(?:hồ sơ|đơn|việc) mới"
            r"|mới (?:tiếp nhận|thụ lý)|thụ lý mới",
            "carried": r"(?:kỳ|tháng|năm|quý) (?:báo cáo )?trước (?:chuyển|sang|tồn)|chuyển (?:kỳ|tiếp|sang)"
            r"|tồn (?:kỳ|từ|của)|cũ chuyển",
        },
        "new carried",
    ),
    _family("place", {"urban": r"thành thị|đô thị", "rural": r"nông thôn"}, "urban rural"),
    _family(
        "tier",
        {"province": r"cấp tỉnh", "district": r"cấp huyện", "commune": r"cấp xã"},
        "province district commune",
    ),
    _family(
        "ownership",
        {"public": r"(?<!ngoài )công lập", "private": r"ngoài công lập|tư thục|dân lập|ngoài nhà nước"},
        "public private",
    ),
    _family(
        "outcome",
        {
            "pass": r"(?<!không )(?<!chưa )\b(?:đạt (?:yêu cầu|chuẩn|tiêu chuẩn)|đỗ|đậu)",
            "fail": r"(?:không|chưa) đạt|trượt",
        },
        "pass fail",
    ),
    _family(
        "satisfaction",
        {
            "very": r"rất hài lòng",
            "satisfied": r"(?<!rất )(?<!không )(?<!chưa )hài lòng",
            "neutral": r"bình thường|trung lập",
            "dissatisfied": r"(?:không|chưa) hài lòng",
        },
        "satisfied dissatisfied",
        "very satisfied dissatisfied",
        "satisfied neutral dissatisfied",
        "very satisfied neutral dissatisfied",
    ),
    _family(
        "appraisal",
        {
            "outstanding": r"hoàn thành xuất sắc",
            "good": r"hoàn thành tốt",
            "done": r"(?<!không )(?<!chưa )hoàn thành(?! (?:xuất sắc|tốt))",
            "failed": r"(?:không|chưa) hoàn thành",
        },
        "outstanding good done failed",
        sure=False,
    ),
    _family(
        "marks",
        {
            "excellent": r"\bgiỏi\b|xuất sắc",
            "good": r"\bkhá\b|\btốt\b",
            "average": r"trung bình|\bđạt\b(?! loại)",
            "weak": r"\byếu\b|chưa đạt",
            "poor": r"\bkém\b",
        },
        sure=False,
    ),
    _family(
        "illness",
        {
            "cured": r"\bkhỏi\b|ra viện|xuất viện|bình phục",
            "dead": r"tử vong|\bchết\b",
            "treated": r"(?:đang|hiện|còn|tiếp tục) (?:\w+ ){0,2}?điều trị",
        },
        "cured dead treated",
        sure=False,
    ),
    _family("delivery", {"full": r"toàn trình", "partial": r"một phần"}, "full partial"),
    _family(
        "state",
        {
            "done": r"(?<!chưa )(?<!đang )(?:đã|được) (?:giải quyết|xử lý|hoàn thành)",
            "open": r"(?:đang|chưa) (?:giải quyết|xử lý|hoàn thành|trong quá trình)|chưa được giải quyết",
        },
        "done open",
        sure=False,
    ),
    _family(
        "budget",
        {"inland": r"thu nội địa", "customs": r"xuất(?: khẩu)?, nhập khẩu|xuất nhập khẩu|hải quan"},
    ),
    _family(
        "school",
        {
            "nursery": r"mầm non|mẫu giáo",
            "primary": r"tiểu học",
            "lower": r"THCS|trung học cơ sở",
            "upper": r"THPT|trung học phổ thông",
        },
        "nursery primary lower upper",
        sure=False,
    ),
    _family(
        "region", {"north": r"(?:phía|miền) Bắc", "south": r"(?:phía|miền) Nam"}, "north south", sure=False
    ),
    _family(
        "capital",
        {"own": r"trong nước|kinh tế nhà nước", "foreign": r"(?:nước|đầu tư nước) ngoài|\bFDI\b"},
        "own foreign",
        sure=False,
    ),
    _family(
        "citizen",
        {"persons": r"cá nhân|công dân|người dân", "bodies": r"tổ chức|doanh nghiệp"},
        "persons bodies",
        sure=False,
    ),
)
_LEVEL = re.compile(r"\b(mức độ|mức|loại|nhóm|hạng|bậc|cấp độ) (\d|[ivx]+|[a-e])\b", re.IGNORECASE)

_LEVELS = Family("level", {}, (), sure=False)
_OPPOSITES = Family("opposites", {}, ())
_DENIED = re.compile(r"\b(?:chưa|không)\s+", re.IGNORECASE)
_ALL_LEVELS = ("234", "1234")  # of public services; how many levels anything else has, the words do not say


def cut(parts: list[Number]) -> tuple[Family | None, bool]:
    """Return the family that names every part differently, and whether the parts named make up the whole."""
    for family in _FAMILIES:
        names = [_member(family, part) for part in parts]
        if None not in names and len(set(names)) == len(names):
            found = {name.replace(" ", "-") for name in names}
            return family, any(found == each for each in family.complete)
    if are_opposites([part.label for part in parts]):
        return _OPPOSITES, True
    levels = [_LEVEL.search(part.label) for part in parts]
    if len(parts) < 2 or not all(levels):  # noqa: PLR2004 -- one part does not cut
        return None, False
    if len({each[0] for each in levels}) == len(parts) and len({each[1] for each in levels}) == 1:
        told = "".join(sorted(each[2] for each in levels))
        return _LEVELS, levels[0][1].lower() == "mức độ" and told in _ALL_LEVELS
    return None, False


def are_opposites(labels: list[str]) -> bool:
    """Whether two labels are the same but for "chưa" or "không": số có điều kiện, số chưa có điều kiện."""
    bare = {_DENIED.sub("", label) for label in labels}
    return len(labels) == 2 and len(bare) == 1 and len({label.lower() for label in labels}) == 2  # noqa: PLR2004


def _member(family: Family, part: Number) -> str | None:
    """Return the one member whose words stand at the number; the words before it decide over those after it."""
    ahead, behind = part.label.split(" | ")
    for words in (ahead, behind):
        found = [name for name, pattern in family.members.items() if pattern.search(words)]
        if len(found) == 1:
            return found[0]
        if found:
            return None
    return None
