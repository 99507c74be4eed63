"""Whether a printed percentage is the share that the counts beside it make."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from analysis.declare import Severity
from analysis.labels import Label
from analysis.results.compare import largest_remainder
from analysis.tie.arithmetic.interval import FITTING, Interval, Rule, decimals, exactly, fitting
from analysis.tie.arithmetic.lists import Listing, share_of
from analysis.tie.arithmetic.reading import AMOUNTS, Number, Text, alike, like
from analysis.tie.arithmetic.relation import Kind, Relation
from analysis.tie.arithmetic.words import figure, fits_only, place, quoted
from analysis.tie.token import Class

_BASE_FOLLOWS = re.compile(
    r"\s*(?:của|trên|trong|so với)?\s*(?:tổng(?:\s+số)?|số)\b[^,;.()\d]{0,60}[(:]?\s*(?:là\s*)?",
    re.IGNORECASE,
)
_OF_ALL = re.compile(r"(?:trong|trên)\s+(?:tổng\s+)?(?:số\s+)?(?:là\s+)?$", re.IGNORECASE)
_FIRST_STEP = re.compile(
    r"tiếp nhận|tổng(?: số)?|phải giải quyết|\bcó\b|thụ lý|kiểm tra|điều tra|khám", re.IGNORECASE
)
_OF_RESOLVED = re.compile(
    r"\bhạn\b", re.IGNORECASE
)  # a share on time is one of what was due, not of what came in


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


def shares(text: Text, listings: list[Listing]) -> list[Relation]:
    """Hold every share against the part and the base that the text gives for it."""
    remainders = _largest_remainders(listings)
    claims: dict[int, Claim] = {}
    for claim in [
        *_in_lists(listings),
        *(each for numbers in text.sentences() for each in _in_sentence(numbers)),
    ]:
        claims.setdefault(claim.percent.index, claim)
    amounts = {numbers[0].block.number: numbers for numbers in text.numbers.values()}
    found = []
    for claim in claims.values():
        relation = _held(claim, remainders)
        if relation is None:
            continue
        if relation.rule is not Rule.HALF_UP and claim.weight is not Severity.ERROR:
            relation = _by_another_base(claim, amounts[claim.part.block.number], remainders) or relation
        if relation.rule is Rule.HALF_UP or claim.weight is not Severity.NOTE:
            found.append(relation)
    return found


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


def _by_another_base(claim: Claim, numbers: list[Number], remainders: set[int]) -> Relation | None:
    """Return the share over another amount of the paragraph, where it fits: "hồ sơ đến hạn giải quyết 19.944 hồ sơ"."""
    for base in numbers:
        if (
            base.token.cls in AMOUNTS
            and alike(base, claim.part)
            and base.interval.low >= claim.part.interval.high
        ):
            relation = _held(replace(claim, base=base), remainders)
            if relation is not None and relation.rule is Rule.HALF_UP:
                return relation
    return None


def _in_sentence(numbers: list[Number]) -> list[Claim]:
    found = []
    for at, number in enumerate(numbers):
        following = numbers[at + 1] if at + 1 < len(numbers) else None
        if number.token.parts:
            found += _of_fraction(numbers, at)
        elif number.token.cls in AMOUNTS and not number.is_change and share_of(number, following) is not None:
            claim = _over_slash(numbers, at) or _stated_base(numbers, at) or _base_before(numbers, at)
            found += [claim] if claim else []
    return found


def _over_slash(numbers: list[Number], at: int) -> Claim | None:
    """Return the share of a fraction that names its things: "176 đơn (160 khiếu nại, 16 tố cáo)/221 đơn, đạt 79,6%"."""
    base, percent = numbers[at], numbers[at + 1]
    if not base.before.rstrip().endswith("/"):
        return None
    for part in reversed(numbers[:at]):
        words = part.block.text[part.token.end : base.token.start]
        if part.group == base.group:
            is_over = like(part, base) and re.fullmatch(r"[^,;.()/]{0,60}(?:\([^()]*\)\s*)?/\s*", words)
            return Claim(percent, part, base, Severity.ERROR) if is_over else None
    return None


def _of_fraction(numbers: list[Number], at: int) -> list[Claim]:
    """Return the percentage beside a fraction: "2.615/3.224 hồ sơ, đạt 81,11%", "đạt 81,11% (2.615/3.224)"."""
    fraction = numbers[at]
    if at and numbers[at - 1].token.cls is Class.PERCENT:
        words = fraction.block.text[numbers[at - 1].token.end : fraction.token.start]
        if re.fullmatch(r"[^,;.]{0,40}\(\s*", words) and fraction.group is not None:
            return [Claim(numbers[at - 1], fraction, fraction, Severity.ERROR)]
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
        elif re.fullmatch(r"[^,;.()%]{0,60}\(\s*(?:(?:đạt|chiếm|bằng|=)\s*)?(?:t[ỷỉ] lệ\s*)?", words):
            return [Claim(following, fraction, fraction, Severity.ERROR)]
        break
    return []


def _stated_base(numbers: list[Number], at: int) -> Claim | None:
    """Return the share with its base after it: "chiếm 67,6% tổng số 12.207 hồ sơ"."""
    if at + 2 >= len(numbers):
        return None
    part, percent, base = numbers[at : at + 3]
    words = part.block.text[percent.token.end : base.token.start]
    if base.token.cls in AMOUNTS and like(part, base) and _BASE_FOLLOWS.fullmatch(words):
        return Claim(percent, part, base, Severity.ERROR)
    return None


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
        if _OF_ALL.search(base.before):
            return Claim(percent, part, base, Severity.ERROR)
    due = _OF_RESOLVED.search(part.label)
    resolved = [each for each in earlier if re.search(r"(?:đã|được) giải quyết|đã (?:xử lý|trả)", each.label)]
    base, later = (resolved if due and resolved else earlier)[-1], numbers[at + 2 :]
    if _other_base(percent, base) or base.group != part.group or _make_up_all(numbers, base, percent):
        return None
    if due:
        return Claim(percent, part, base, Severity.WARNING if resolved else Severity.NOTE)
    if base.interval.high < part.interval.low:
        return None
    alone = len(earlier) == 1 and not any(alike(each, part) for each in later if not each.is_change)
    return Claim(
        percent, part, base, Severity.WARNING if alone and _FIRST_STEP.search(base.before) else Severity.NOTE
    )


def _make_up_all(numbers: list[Number], sibling: Number, percent: Number) -> bool:
    """Whether an amount has a share that makes 100 with this one: "1.285 nam, chiếm 81,02%; 301 nữ, chiếm 18,98%"."""
    following = numbers[numbers.index(sibling) + 1]
    makes_up = share_of(sibling, following) is not None
    return makes_up and following.interval.meets(exactly(100) - percent.interval)


def _held(claim: Claim, remainders: set[int]) -> Relation | None:
    computed = claim.over
    if computed is None:
        return None
    rule = fitting(claim.percent.token, computed)
    if rule in {Rule.TRUNCATED, Rule.UNIT_OFF} and claim.percent.index in remainders:
        rule = Rule.LARGEST_REMAINDER
    holds = rule in FITTING
    severity = claim.weight
    if holds or rule is Rule.UNIT_OFF:
        severity = Severity.NOTE if holds else Severity.WARNING
    tokens = tuple(dict.fromkeys((claim.percent.index, claim.part.index, claim.base.index)))
    return Relation(
        Kind.SHARE,
        holds,
        severity,
        tokens,
        _told(claim, rule),
        rule,
        claim.percent.index if holds else None,
    )


def _largest_remainders(listings: list[Listing]) -> set[int]:
    """Return the shares of lists whose shares, as a whole, are rounded so that they sum to 100."""
    found: set[int] = set()
    for listing in listings:
        if len(listing.shares) != len(listing.parts) or listing.whole.token.value is None:
            continue
        counts = [Fraction(part.token.value) for part in listing.parts]
        whole = Fraction(listing.whole.token.value)
        if not whole or sum(counts) != whole:
            continue
        printed = [listing.shares[part.index].token for part in listing.parts]
        given = largest_remainder(
            [count / whole for count in counts], max(decimals(each) for each in printed)
        )
        if all(each.value == share for each, share in zip(printed, given, strict=True)):
            found |= {share.index for share in listing.shares.values()}
    return found


def _told(claim: Claim, rule: Rule) -> Label:
    here, percent = place(claim.percent.block), quoted(claim.percent.token)
    part, base = claim.part.token, claim.base.token
    ratio = part.text if part.parts else f"{part.text} : {base.text}"
    over = (
        Fraction(part.parts[0]) / Fraction(part.parts[1])
        if part.parts
        else Fraction(part.value) / Fraction(base.value)
    )
    places = max(2, decimals(claim.percent.token) + 1)
    vi, en = figure(over * 100, places), figure(over * 100, places, "en")
    if rule is Rule.HALF_UP:
        return Label(
            f"{here.vi}: {ratio} = {vi}%, khớp {percent}.", f"{here.en}: {ratio} = {en}%, which is {percent}."
        )
    said = Label(
        f"{here.vi}: {ratio} = {vi}%, báo cáo ghi {percent}.",
        f"{here.en}: {ratio} = {en}%, the report says {percent}.",
    )
    return said if rule is Rule.NONE else fits_only(said, rule)
