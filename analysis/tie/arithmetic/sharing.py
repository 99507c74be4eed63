"""Which part and which base the words give for a printed percentage."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from analysis.declare import Severity
from analysis.tie.arithmetic.interval import Interval, exactly, summed
from analysis.tie.arithmetic.lists import OUT_OF, PLAN, Listing, share_of
from analysis.tie.arithmetic.reading import AMOUNTS, Number, Text, alike, like
from analysis.tie.token import Class

_BASE_FOLLOWS = re.compile(
    r"\s*(?:của|trên|trong|so với)?\s*(?:tổng(?:\s+số)?|số)\b[^,;.()\d]{0,60}[(:]?\s*(?:là\s*)?",
    re.IGNORECASE,
)
_FIRST_STEP = re.compile(
    r"tiếp nhận|tổng(?: số)?|phải giải quyết|\bcó\b|thụ lý|kiểm tra|điều tra|khám", re.IGNORECASE
)
_OF_RESOLVED = re.compile(
    r"\bhạn\b", re.IGNORECASE
)  # a share on time is one of what was due, not of what came in
OF_ALL = re.compile(r"\s*(?:của|trên|trong)?\s*tổng\b", re.IGNORECASE)
_TOTAL = re.compile(r"\btổng\b[^,;]*$", re.IGNORECASE)
_REST = re.compile(r"\bcòn\b[^,;]*$", re.IGNORECASE)
_OVER = re.compile(
    r"[^,;.()/]{0,60}(?:\([^()]*\)\s*)?(?:/|\btrên(?: tổng(?: số)?)?)\s*",
    re.IGNORECASE,
)
_NAMES = r"(?:[^,;.()%\d]|, *(?:ngành|phường|thị trấn|thị xã|thành phố|huyện|tổ dân phố|khu phố|bản|ấp|đơn vị)\b){0,60}"
_SHARE_AHEAD = re.compile(
    rf"{_NAMES}(?:\(\s*|,? *(?:tương ứng|tương đương|tức)\s+(?:với\s+|là\s+)?(?:có\s+)?)(?:đạt\s+)?",
    re.IGNORECASE,
)
_SHARE_OF_FRACTION = re.compile(
    rf"{_NAMES}(?:\(\s*(?:(?:đạt|chiếm|bằng|=)\s*)?(?:t[ỷỉ] lệ\s*)?|[;,] *(?:với\s+)?t[ỷỉ] lệ\s*(?:là|đạt|:)?\s*)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Claim:
    """A percentage printed as part ÷ base; `weight` says how explicit the words make it."""

    percent: Number
    part: Number
    base: Number
    weight: Severity

    @property
    def over(self) -> Interval | None:
        """The share in per cent; of a fraction token, its two counts."""
        if self.part.token.parts:
            parts = [exactly(Fraction(each)) for each in self.part.token.parts]
            computed = parts[0].over(parts[1])
        else:
            computed = self.part.interval.over(self.base.interval)
        return computed and computed.times(100)


def claims(text: Text, listings: list[Listing]) -> list[Claim]:
    """Return what the words of a text claim of its percentages, one claim each."""
    found: dict[int, Claim] = {}
    for claim in [*_in_lists(listings), *_in_text(text)]:
        found.setdefault(claim.percent.index, claim)
    return list(found.values())


def _in_text(text: Text) -> Iterator[Claim]:
    before: list[Number] = []
    for numbers in text.sentences():
        yield from _of_one_base(numbers, before)
        yield from _in_sentence(numbers, [each for each in before if each.block is numbers[0].block])
        before = numbers


def _in_lists(listings: list[Listing]) -> Iterator[Claim]:
    """Return the shares that a list prints beside its parts.

    Where the whole has a percentage of its own ("893,1 nghìn ha, chiếm 57,4% diện tích gieo cấy"), those of the
    parts may be of the same unnamed base.
    """
    for listing in listings:
        whole = listing.whole
        own = re.search(r"\d\s*%", whole.block.text[whole.token.end : listing.parts[0].token.start])
        for part in listing.parts:
            share = listing.shares.get(part.index)
            if share is None or not like(part, whole) or _other_base(share, whole):
                continue
            doubtful = own is not None and part.block is whole.block
            yield Claim(share, part, whole, Severity.NOTE if doubtful else Severity.ERROR)


def _other_base(share: Number, whole: Number) -> bool:
    """Whether the words after a share name a base of its own: diện tích gieo trồng, and not the whole's own noun."""
    words = re.match(r"[\w\s]*", share.after)[0].lower()
    if not words.strip() or re.match(r"\s*(?:và|trong đó|tổng số\s*$)", words) or share.after[:1] == ")":
        return False
    head = " ".join(whole.head)
    return not (
        head and re.fullmatch(rf"\s*(?:trên|của|trong)?\s*(?:tổng\s+)?(?:số\s+)?{re.escape(head)}\s*", words)
    )


def _in_sentence(numbers: list[Number], before: list[Number]) -> list[Claim]:
    """Return the claims of a sentence; `before` are the numbers of the sentence ahead of it."""
    found = []
    for at, number in enumerate(numbers):
        following = numbers[at + 1] if at + 1 < len(numbers) else None
        if number.token.parts:
            found += _of_fraction(numbers, at)
        elif number.token.cls in AMOUNTS and not number.is_change:
            claim = _over_words(numbers, at)
            if not claim and share_of(number, following) is not None:
                claim = (
                    _stated_base(numbers, at)
                    or _named_base([*before, *numbers[:at]], number, following)
                    or _base_before(numbers, at)
                )
            found += [claim] if claim else []
    return found


def _over_words(numbers: list[Number], at: int) -> Claim | None:
    """Return the share of a fraction that names its things.

    "176 đơn (160 khiếu nại, 16 tố cáo)/221 đơn, đạt 79,6%", "12,5% (1.250 trẻ trên tổng số 10.000 trẻ)".
    """
    base = numbers[at]
    text = base.block.text
    before = next((place for place in range(at - 1, -1, -1) if numbers[place].group == base.group), None)
    if before is None:
        return None
    part = numbers[before]
    words = text[part.token.end : base.token.start]
    if part.token.cls not in AMOUNTS or not like(part, base) or not _OVER.fullmatch(words):
        return None
    base = replace(base, token=replace(base.token, hedge=""))  # "972 trên 1.000" is no "more than 1.000"
    following = numbers[at + 1] if at + 1 < len(numbers) else None
    if share_of(base, following, of_plan=True) is not None:
        weight = Severity.WARNING if PLAN.match(following.after) else Severity.ERROR
        return Claim(following, part, base, weight)
    ahead = numbers[before - 1] if before else None
    if ahead is None or ahead.token.cls is not Class.PERCENT or ahead.is_change:
        return None
    if _SHARE_AHEAD.fullmatch(text[ahead.token.end : part.token.start]):
        return Claim(ahead, part, base, Severity.ERROR)
    return None


def _of_fraction(numbers: list[Number], at: int) -> list[Claim]:
    """Return the percentage beside a fraction: "2.615/3.224 hồ sơ, đạt 81,11%", "đạt 81,11% (2.615/3.224)"."""
    fraction = numbers[at]
    if at and numbers[at - 1].token.cls is Class.PERCENT:
        percent = numbers[at - 1]
        words = fraction.block.text[percent.token.end : fraction.token.start]
        alone = sum(each.token.cls is Class.PERCENT for each in numbers[:at]) == 1 or "(" in words
        if (
            alone
            and _SHARE_AHEAD.fullmatch(words)
            and not percent.is_change
            and not PLAN.match(percent.after)
        ):
            return [Claim(percent, fraction, fraction, Severity.ERROR)]
    for following in numbers[at + 1 : at + 4]:
        if following.token.cls is not Class.PERCENT:
            continue
        words = fraction.block.text[fraction.token.end : following.token.start]
        if following.group == fraction.group and re.search(
            r"(?:,|\()?\s*(?:đạt|chiếm|bằng|tương ứng|tương đương|=)\s*(?:với\s+)?(?:tỷ lệ\s+|tỉ lệ\s+)?(?:là\s+)?\s*$",
            words,
        ):
            if not re.search(r"tăng|giảm|[.;]\s", words):
                return [Claim(following, fraction, fraction, Severity.ERROR)]
        elif _SHARE_OF_FRACTION.fullmatch(words):
            return [Claim(following, fraction, fraction, Severity.ERROR)]
        break
    return []


def _stated_base(numbers: list[Number], at: int) -> Claim | None:
    """Return the share with its base after it: "chiếm 67,6% tổng số 12.207 hồ sơ"."""
    if at + 2 >= len(numbers):
        return None
    part, percent, base = numbers[at : at + 3]
    words = part.block.text[percent.token.end : base.token.start].removeprefix(")")
    if base.token.cls not in AMOUNTS or not _BASE_FOLLOWS.fullmatch(words):
        return None
    if like(part, base):
        return Claim(percent, part, base, Severity.ERROR)
    counted = part.token.cls is base.token.cls is Class.COUNT  # cards of citizens: the words say what of
    return Claim(percent, part, base, Severity.WARNING) if counted and OF_ALL.match(words) else None


def _named_base(earlier: list[Number], part: Number, percent: Number) -> Claim | None:
    """Return the share of a total given earlier by its name: "Tổng dân số là 806.000 người. …, đạt 75% dân số"."""
    name = re.match(r"\s*(?:của |trên )?(?:tổng )?(?:số )?(\w+ \w+)\b", percent.after, re.IGNORECASE)
    for base in reversed(earlier) if name else ():
        called = rf"\btổng (?:số )?{re.escape(name[1])}\b"
        if base.token.cls is Class.COUNT and re.search(called, base.before, re.IGNORECASE):
            return Claim(percent, part, base, Severity.WARNING)
    return None


def _of_one_base(numbers: list[Number], before: list[Number]) -> list[Claim]:
    """Return the shares of amounts that together are one base, given after them or by the sentence before.

    "nam 520 người, chiếm 65%; nữ 280 người, chiếm 35% trên tổng số 800 người", "Tổng số là 800 người. Nam 520 …".
    """
    pairs = [(at, part) for at, part in enumerate(numbers[:-1]) if _is_shared(part, numbers[at + 1])]
    if len(pairs) < 2:  # noqa: PLR2004
        return []
    stated = _stated_base(numbers, pairs[-1][0])
    bases = [stated.base] if stated else []
    if len(before) == 1 and _TOTAL.search(before[0].before):
        bases += before
    parts, percents = [part for _, part in pairs], [numbers[at + 1] for at, _ in pairs]
    for base in bases:
        makes_up = summed([each.interval for each in parts]).meets(base.interval)
        if not all(like(part, base) for part in parts):
            continue
        if makes_up or summed([each.interval for each in percents]).meets(exactly(100)):
            return [
                Claim(percent, part, base, Severity.ERROR)
                for part, percent in zip(parts, percents, strict=True)
            ]
    return []


def _is_shared(part: Number, percent: Number) -> bool:
    return part.token.cls in AMOUNTS and not part.is_change and share_of(part, percent) is not None


def _base_before(numbers: list[Number], at: int) -> Claim | None:
    """Return the share with its base before it: "trong tổng số 12.207 hồ sơ có 8.252 hồ sơ …, chiếm 67,6%"."""
    part, percent = numbers[at], numbers[at + 1]
    earlier = [
        each
        for each in numbers[:at]
        if each.token.cls in AMOUNTS and not each.is_change and not each.is_compared and alike(each, part)
    ]
    if not earlier:
        return None
    for base in reversed(earlier):
        if OUT_OF.search(base.before):
            return Claim(percent, part, base, Severity.ERROR)
    due = _OF_RESOLVED.search(part.label)
    resolved = [each for each in earlier if re.search(r"(?:đã|được) giải quyết|đã (?:xử lý|trả)", each.label)]
    base, later = (resolved if due and resolved else earlier)[-1], numbers[at + 2 :]
    if _other_base(percent, base) or base.group != part.group or _are_siblings(numbers, base, at):
        return None
    if due:
        return Claim(percent, part, base, Severity.WARNING if resolved else Severity.NOTE)
    if base.interval.high < part.interval.low:
        return None
    alone = len(earlier) == 1 and not any(
        alike(each, part) and not _REST.search(each.before) for each in later if not each.is_change
    )
    return Claim(
        percent, part, base, Severity.WARNING if alone and _FIRST_STEP.search(base.before) else Severity.NOTE
    )


def _are_siblings(numbers: list[Number], other: Number, at: int) -> bool:
    """Whether both have shares of one whole: "1.200 hộ nghèo, chiếm 6,2%; 900 hộ cận nghèo, chiếm 4,8%"."""
    part, percent = numbers[at], numbers[at + 1]
    following = numbers[numbers.index(other) + 1]
    verb = share_of(other, following)
    if verb is None:
        return False
    makes_up = following.interval.meets(exactly(100) - percent.interval)
    return makes_up or verb == share_of(part, percent) == "chiếm"
