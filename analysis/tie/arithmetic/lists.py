"""Where a text says a whole and then its parts: "635 hồ sơ (trực tuyến: 38 hồ sơ; trực tiếp: 597 hồ sơ)"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from analysis.tie.arithmetic.families import are_opposites, cut
from analysis.tie.arithmetic.names import name_before
from analysis.tie.arithmetic.reading import AMOUNTS, SEPARATOR, Number, Text, alike, like
from analysis.tie.document import Kind
from analysis.tie.token import Class

_CUE = re.compile(
    r"(?P<of>trong (?:đó|số đó|tổng số đó))|(?P<as>như sau)"
    r"|(?P<all>bao gồm(?! cả)|gồm(?! cả)|chia ra|cụ thể(?: như sau| là)?|phân theo)",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\.\.\.|…|v\.v|vân vân|chủ yếu|nhất là|tiêu biểu|điển hình|bao gồm cả|gồm cả|như:|một số", re.IGNORECASE
)
_BULLET = re.compile(r"\s*(?:[-–+•*]|[a-zđ]\)|\d{1,2}[.)](?!\d))\s*")
_NEW_STATEMENT = re.compile(
    r"(?:^|[;.]\s*|\bvà\s+)(?:số\s+)?(?:(?:hồ sơ|vụ|đơn)\s+)?"
    r"(?:đã|đang|còn|chưa|hiện|tổng|trả|trong kỳ|lũy kế|luỹ kế|tính đến)\b",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"[^;.%\d]{0,80}?[,(:–-]?\s*(?:và\s+)?(?P<verb>chiếm|đạt|tương ứng|tương đương|bằng|là|=)?\s*(?:với\s+)?"
    r"(?:tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng)?\s*(?:là|đạt|:)?\s*(?:khoảng|gần|hơn|trên)?\s*",
    re.IGNORECASE,
)
_GROWN = re.compile(
    r"tăng|giảm|so với|cùng kỳ|gấp|vượt|thêm|hơn kỳ|kế hoạch|dự toán|chỉ tiêu|l[uũ][yỹ] kế|nâng",
    re.IGNORECASE,
)
PLAN = re.compile(
    r"\s*\)?,?\s*(?:so với|so|của|với|trên)?\s*(?:tổng\s+)?"
    r"(?:kế hoạch|kh\b|dự toán|dt\b|chỉ tiêu|mục tiêu|nghị quyết|cùng kỳ|kịch bản|nhiệm vụ"
    r"|số giao|giao|công suất|nhu cầu|tháng trước|kỳ trước|năm trước|quý trước|bình quân|cả nước"
    r"|yêu cầu|tổng nguồn|so với)",
    re.IGNORECASE,
)
_OTHER_PERIOD = re.compile(
    r"\s*(?:so với|cùng kỳ|(?:\d+\s+)?tháng|quý|năm|kỳ trước(?!\s+(?:chuyển|sang|tồn))|tuần trước)\b",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d[\d.,/]*")
_ASIDE = re.compile(r"\)\s*,?\s*so\b", re.IGNORECASE)
OUT_OF = re.compile(r"(?:trong|trên)\s+(?:tổng\s+)?(?:số\s+)?(?:là\s+)?$", re.IGNORECASE)
_IDENTITY_LEVEL = re.compile(r"\bmức(?: độ)? ([12])\b", re.IGNORECASE)
_ACTIVATED = re.compile(r"kích hoạt", re.IGNORECASE)
_PERSONS = re.compile(
    r"cán bộ|công chức|viên chức|giáo viên|học sinh|học viên|sinh viên|lao động|đại biểu|công nhân"
    r"|thí sinh|đối tượng|bệnh nhân|công dân|đảng viên|đoàn viên|hội viên|thanh niên|nhân khẩu"
    r"|trẻ|người|ca mắc|bị can|bị cáo"
)


@dataclass(frozen=True)
class Listing:
    """A whole, its parts in order, and each part's share where one is printed beside it.

    `cue` is "of" (trong đó), "all" (gồm) or "" (parentheses alone); `is_open` where the words leave something out.
    """

    whole: Number
    parts: tuple[Number, ...]
    cue: str
    is_open: bool
    shares: dict[int, Number] = field(default_factory=dict)  # by the part's index
    others: tuple[Number, ...] = ()  # amounts farther away that may be the whole as well

    @property
    def is_cut(self) -> bool:
        """Whether the labels are of one family, so that no case is in two parts."""
        return cut(list(self.parts))[0] is not None

    @property
    def is_complete(self) -> bool:
        """Whether the labels leave nothing out: of a family, or both levels of an e-identity."""
        return cut(list(self.parts))[1] or self._are_both_levels

    @property
    def _are_both_levels(self) -> bool:
        """Whether accounts are cut into level 1 and 2, and not into collected ones and activated ones of a level."""
        levels = [_IDENTITY_LEVEL.search(part.label) for part in self.parts]
        if len(levels) != 2 or None in levels or {each[1] for each in levels} != {"1", "2"}:  # noqa: PLR2004
            return False
        activated = [_ACTIVATED.search(part.label) is not None for part in self.parts]
        whole = _ACTIVATED.search(f"{self.whole.before[-60:]} {self.whole.after[:60]}") is not None
        return activated == [whole, whole] or not any(activated)

    @property
    def is_sure(self) -> bool:
        """Whether the labels are of a family that never counts a part apart."""
        family = cut(list(self.parts))[0]
        return family is not None and family.sure

    @property
    def has_rest(self) -> bool:
        """Whether the last part is what remains: "loại khác", "còn lại"."""
        return len(self.parts) > 1 and re.search(r"\bkhác\b|\bcòn lại\b", self.parts[-1].label) is not None


def share_of(part: Number, following: Number | None, *, of_plan: bool = False) -> str | None:
    """Return the verb by which the next percentage is a share that the amount makes up ("" for parentheses alone).

    What an amount is of a plan is no share of what was said before it: it counts only where asked for.
    """
    if following is None or following.token.cls is not Class.PERCENT or following.sentence != part.sentence:
        return None
    between = part.block.text[part.token.end : following.token.start]
    found = _SHARE.fullmatch(between)
    if not found or _GROWN.search(between) or _NEW_STATEMENT.search(between.lstrip(" ,")):
        return None
    aside = _ASIDE.match(
        following.after
    )  # "(đạt 92,5%) so với cùng kỳ tăng 100 vụ": the comparison is not of it
    if PLAN.match(following.after) and not of_plan and not aside:
        return None
    verb = (found["verb"] or "").lower()
    is_bare = not verb and not re.search(r"tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng", between, re.IGNORECASE)
    if is_bare and not re.search(r"[(–,:-]\s*$", between):
        return None
    return verb


def listings(text: Text) -> list[Listing]:
    """Return every whole with the parts that the text gives of it."""
    found = []
    places = sorted(text.numbers)
    for place in places:
        found += _in_parentheses(text.numbers[place])
        found += _after_cues(text, place)
    for numbers in text.sentences():
        found += _out_of(numbers)
    return found


def _out_of(numbers: list[Number]) -> list[Listing]:
    """Return the parts of a whole that opens the sentence: "Trong 350 hồ sơ, có 315 hồ sơ …, 35 hồ sơ …"."""
    for at, whole in enumerate(numbers[:-1]):
        amount = whole.token.cls in AMOUNTS and not whole.is_compared
        if amount and OUT_OF.search(whole.before) and alike(whole, numbers[at + 1]):
            text = whole.block.text
            after = [each for each in numbers[at + 1 :] if each.group == whole.group]
            limit = whole.token.end + _end_of_list(text[whole.token.end : whole.sentence[1]], 0)
            after = [each for each in after if each.token.start < limit]
            listing = _listed(whole, after, "of", text[whole.token.end : limit])
            return [listing] if listing else []
    return []


def _in_parentheses(numbers: list[Number]) -> list[Listing]:
    found = []
    for group in sorted({number.group for number in numbers if number.group}):
        inside = [number for number in numbers if number.group == group]
        text = numbers[0].block.text
        words = text[group[0] + 1 : group[1]]
        if _OTHER_PERIOD.match(words):
            continue
        ahead = [
            number
            for number in numbers
            if number.token.end <= group[0] and number.group != group and number.token.cls in AMOUNTS
        ]
        if not ahead or not _reaches(ahead[-1], inside, text[ahead[-1].token.end : group[0]]):
            continue
        whole = ahead[-1]
        if whole.is_change or whole.sentence[0] > group[0] or inside[0].sentence != whole.sentence:
            continue
        cue = _CUE.match(words.strip())
        listing = _listed(whole, inside, cue.lastgroup if cue else "", words)
        if listing and len(_DIGITS.findall(words)) > len(
            inside
        ):  # a number that is no quantity stands among them
            listing = replace(listing, is_open=True)
        if listing and (cue or len(listing.parts) > 1):
            found.append(listing)
    return found


def _reaches(whole: Number, inside: list[Number], between: str) -> bool:
    """Whether parentheses belong to the amount before them: no stop between, and a comma only in a list of nouns."""
    if re.search(r"[;.:]\s", between):
        return False
    if "," not in between or (_PERSONS.match(" ".join(whole.noun)) is not None and cut(inside)[1]):
        return True
    return len(inside) > 1 and all(name_before(each) for each in inside)


def _after_cues(text: Text, place: int) -> list[Listing]:
    numbers = text.numbers[place]
    words = numbers[0].block.text
    found = []
    for cue in _CUE.finditer(words):
        depth = [
            number for number in numbers if number.group and number.group[0] < cue.start() < number.group[1]
        ]
        if depth and not words[depth[0].group[0] + 1 : cue.start()].strip():
            continue  # "(trong đó …)" is read as parentheses
        group = depth[0].group if depth else None
        after = [number for number in numbers if number.token.start >= cue.end() and number.group == group]
        limit = _end_of_list(words, cue.end())
        after = [number for number in after if number.token.start < limit]
        told = words[cue.start() : limit]
        shares = [number for number in numbers if number.token.start >= cue.end()]
        if not after and re.fullmatch(r"[^.]*:\s*", words[cue.start() :]):
            after, shares = _bulleted(text, place)
        if cue.lastgroup == "as" and not after:
            continue
        wholes = _wholes_before(numbers, cue.start(), group, after)
        listing = _listed(wholes[0], after, cue.lastgroup, told, shares) if wholes else None
        if listing:
            found.append(replace(listing, others=wholes[1:]))
    return found


def _end_of_list(words: str, start: int) -> int:
    """Return where the list ends: with its sentence, or where "trong đó" begins another list."""
    stops = [
        found.start()
        for found in re.finditer(
            r"\.(?=\s+[A-ZĐÀ-Ỹ\-–+]|\s*$)|\btrong (?:số )?đó\b", words[start:], re.IGNORECASE
        )
    ]
    return start + stops[0] if stops else len(words)


def _wholes_before(
    numbers: list[Number], start: int, group: tuple[int, int] | None, after: list[Number]
) -> tuple[Number, ...]:
    """Return the amounts that a cue may refer to: before it, counting what the first part counts, the last one first.

    They are no changes and no comparisons, and stand in the sentence of the last, which is the cue's own, or where
    the cue begins a sentence, the one before.
    """
    first = next((number for number in after if number.token.cls in AMOUNTS), None)
    before = [
        number
        for number in numbers
        if number.token.end <= start
        and number.group == group
        and number.token.cls in AMOUNTS
        and not number.is_change
        and not number.is_compared
    ]
    if not before or first is None:
        return ()
    text = numbers[0].block.text
    fitting = [each for each in before if like(each, first) or may_count(each, first)]
    named = [each for each in fitting if alike(each, first)] if fitting and not fitting[-1].noun else fitting
    if not fitting:
        return ()
    whole = (named or fitting)[-1]
    between = text[whole.token.end : start]
    stops = re.findall(r"[.;]\s", between)
    if len(stops) > 1 or (stops and not re.search(r"[.;]\s*$", between)):
        return ()
    others = [
        each for each in fitting if each.sentence == whole.sentence and each.token.start < whole.token.start
    ]
    return (whole, *reversed(others))


def _bulleted(text: Text, place: int) -> tuple[list[Number], list[Number]]:
    """Return the first amount of each bulleted line that follows, and every number of those lines."""
    found, around = [], []
    blocks = text.document.blocks
    for after in range(place + 1, len(blocks)):
        if blocks[after].kind is not Kind.PARAGRAPH or not _BULLET.match(blocks[after].text):
            break
        amounts = [number for number in text.numbers.get(after, ()) if number.token.cls in AMOUNTS]
        if not amounts:
            return [], []
        found.append(amounts[0])
        around += text.numbers[after]
    return found, around


def _listed(
    whole: Number, inside: list[Number], cue: str, words: str, around: list[Number] | None = None
) -> Listing | None:
    parts: list[Number] = []
    for number in inside:
        if number.token.cls not in AMOUNTS or number.is_change or number.is_compared:
            continue
        if parts and number.block is parts[-1].block and _turns(parts, number, whole):
            break
        if not like(whole, number) and not may_count(whole, number):
            if parts:
                break
            return None
        parts.append(number)
    if not parts:
        return None
    shares = _shares(parts, around or inside)
    return Listing(whole, tuple(parts), cue, _OPEN.search(words) is not None, shares)


def _turns(parts: list[Number], number: Number, whole: Number) -> bool:
    """Whether a number begins another statement, which the first part did not: "…; đã giải quyết 20 hồ sơ"."""
    opening = _opening(parts[0], whole)
    if not _NEW_STATEMENT.search(_between(parts[-1], number)) or _NEW_STATEMENT.search(opening):
        return False
    return not are_opposites([opening, _statement(number)])


def _between(one: Number, other: Number) -> str:
    found = one.block.text[one.token.end : other.token.start]
    return found[found.rfind(";") :] if ";" in found else re.split(r",", found)[-1].strip()


def _opening(part: Number, whole: Number) -> str:
    return _statement(part) if part.block is whole.block else ""


def _statement(part: Number) -> str:
    return SEPARATOR.split(part.before)[-1].strip(" :,")


def may_count(whole: Number, part: Number) -> bool:
    """Whether the part's noun stands within the whole's (hồ sơ cấp tài khoản …, tài khoản), or both are persons."""
    if part.head == ("người",):
        return _PERSONS.match(" ".join(whole.noun)) is not None
    if not part.noun:  # "80.606 ha lúa (Lào Cai 4.123, Sơn La 540)"
        return whole.token.cls is Class.MEASURE and part.token.cls is Class.COUNT and name_before(part) != ""
    return " ".join(part.head) in " ".join(whole.noun)


def _shares(parts: list[Number], around: list[Number]) -> dict[int, Number]:
    places = {number.index: place for place, number in enumerate(around)}
    found = {}
    for part in parts:
        place = places.get(part.index)
        following = around[place + 1] if place is not None and place + 1 < len(around) else None
        if share_of(part, following) is not None:
            found[part.index] = following
    return found
