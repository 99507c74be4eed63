"""Whether parts add up to their whole where the words say so, and are never larger than it."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from analysis.declare import Severity
from analysis.labels import Label
from analysis.tie.arithmetic.interval import exactly, is_hedged, meant, summed
from analysis.tie.arithmetic.lists import Listing
from analysis.tie.arithmetic.names import name_before
from analysis.tie.arithmetic.reading import Number, alike
from analysis.tie.arithmetic.relation import Kind, Relation, agreement, breach
from analysis.tie.arithmetic.words import amount, listed, place, quoted

_RELATIONS = {
    "=": Label("đúng bằng số tổng", "which is the whole"),
    "≠": Label("không bằng số tổng", "which is not the whole"),
    ">": Label("lớn hơn số tổng", "which is more than the whole"),
    "≤": Label("không vượt số tổng", "which is within the whole"),
}

_ALSO = re.compile(
    r"\b(?:nữ|dân tộc|đảng viên|trẻ em|trực tuyến|quá hạn|thành thị|nông thôn)\b", re.IGNORECASE
)
LEAST = 1000  # below it a difference of one digit is nothing special


def sums(listings: list[Listing]) -> list[Relation]:
    """Hold every listing against its whole; where parentheses and a cue read one list twice, once."""
    found: dict[tuple[int, ...], Relation] = {}
    for listing in listings:
        relation = _sum(listing)
        if relation is not None:
            found.setdefault(relation.tokens, relation)
    return list(found.values())


def settled(listing: Listing) -> Listing:
    """Return the listing under the nearest whole that agrees with its parts; where none does, under the nearest.

    A list may cut its whole twice, by place and then by sex: what makes up the whole is the list.
    """
    for whole in (listing.whole, *listing.others):
        tried = replace(listing, whole=whole)
        relation = _sum(tried)
        if relation is None or relation.holds:
            return tried
    for length in () if _goes_straight_on(listing) else range(len(listing.parts) - 1, 1, -1):
        tried = replace(listing, parts=listing.parts[:length])
        if summed([part.interval for part in tried.parts]).meets(listing.whole.interval):
            return tried
    return listing


def _goes_straight_on(listing: Listing) -> bool:
    """Whether the last part belongs as the first: "gồm" and counts with only a comma before each, or named places."""
    if not listing.cue and all(name_before(part) for part in listing.parts):
        return True
    bare = all(re.search(r"(?:[,;:]|\bvà|gồm)\s*$", part.before, re.IGNORECASE) for part in listing.parts)
    bare = bare or all(name_before(part) for part in listing.parts)
    return listing.cue == "all" and bare and not any(_ALSO.search(part.label) for part in listing.parts)


def _sum(listing: Listing) -> Relation | None:
    whole, parts = listing.whole, list(listing.parts)
    added = summed([part.interval for part in parts])
    tokens = (whole.index, *(part.index for part in parts))
    holds = added.meets(whole.interval)
    severity = claimed(listing)
    if len(parts) > 1 and (holds or severity):
        return Relation(
            Kind.SUM,
            holds,
            severity or Severity.NOTE,
            tokens,
            told(whole, parts, "=" if holds else "≠"),
            derived=whole.index if holds else None,
        )
    return _within(listing, tokens)


def claimed(listing: Listing) -> Severity | None:
    """Say how strongly the words claim that the parts are all there are; None where they do not."""
    if len(listing.parts) < 2 or listing.is_open:  # noqa: PLR2004 -- one part is never the whole
        return None
    if _shares_make_all(listing):
        return Severity.ERROR
    if listing.is_complete:
        return Severity.ERROR if listing.is_sure else Severity.WARNING
    numbers = (listing.whole, *listing.parts)
    counted = all(not part.noun or alike(part, listing.whole) for part in listing.parts)
    counted = counted or (not listing.whole.noun and all(name_before(part) for part in listing.parts))
    if not counted or any(is_hedged(each.token) for each in numbers):
        return None
    if listing.cue == "all":
        return Severity.ERROR if listing.is_cut else Severity.WARNING
    labelled = all(part.before.rstrip().endswith(":") for part in listing.parts)
    totalled = re.search(r"\btổng\b", listing.whole.before[-40:], re.IGNORECASE)
    named = len(listing.parts) > 2 and _places_make_most(listing)  # noqa: PLR2004
    told = not listing.cue and (labelled or totalled or named)
    return Severity.WARNING if listing.has_rest or told or _names_its_parts(listing) else None


def _places_make_most(listing: Listing) -> bool:
    """Whether named places make up half of the whole or more, or a tenth of it to the digit; a few may be examples."""
    added = sum(Fraction(part.token.value) for part in listing.parts)
    whole = Fraction(listing.whole.token.value)
    return all(name_before(part) for part in listing.parts) and (added * 2 >= whole or added * 10 == whole)


def _names_its_parts(listing: Listing) -> bool:
    """Whether the whole is called by its parts: "tổng số DN thành lập mới và DN quay trở lại là 35.234 DN"."""
    named = listing.whole.before[-120:].lower()
    said = [" ".join(part.noun[max(1, len(part.head)) :][:3]) for part in listing.parts]
    return " và " in named and all(each and each in named for each in said) and len(set(said)) == len(said)


def _shares_make_all(listing: Listing) -> bool:
    if len(listing.shares) != len(listing.parts):
        return False
    printed = [meant(share.token) for share in listing.shares.values()]
    return summed(printed).meets(exactly(100))


def _within(listing: Listing, tokens: tuple[int, ...]) -> Relation | None:
    whole, parts = listing.whole, list(listing.parts)
    counted = [
        part
        for part in parts
        if alike(part, whole) or not part.noun or " ".join(part.head) in " ".join(whole.noun)
    ]
    larger = [part for part in counted if part.interval.low > whole.interval.high]
    if larger:
        explicit = listing.cue and all(part.noun for part in larger)
        severity = Severity.ERROR if explicit else Severity.WARNING
        return breach(Kind.PART, severity, (whole.index, larger[0].index), told(whole, larger[:1], ">"))
    if (
        listing.is_cut
        and len(parts) > 1
        and summed([each.interval for each in parts]).low > whole.interval.high
    ):
        return breach(Kind.PART, Severity.ERROR, tokens, told(whole, parts, ">"))
    overlap = any(_ALSO.search(part.label) for part in parts)
    if (
        counted == parts
        and not listing.is_open
        and not overlap
        and (swapped(whole, parts) or _one_slip_off(listing))
    ):
        return breach(Kind.SUM, Severity.WARNING, tokens, told(whole, parts, "≠"))
    if counted != parts or (
        len(parts) > 1 and summed([each.interval for each in parts]).low > whole.interval.high
    ):
        return None
    if _one_slip_off(listing):
        return breach(Kind.SUM, Severity.WARNING, tokens, told(whole, parts, "≠"))
    return agreement(Kind.PART, tokens, told(whole, parts, "≤"))


def _one_slip_off(listing: Listing) -> bool:
    """Whether the parts would add up to the whole if one digit of one number were another.

    A list that leaves something out rarely leaves out exactly 200 or 3.000 of numbers that are not round.
    """
    numbers = [listing.whole.token, *(part.token for part in listing.parts)]
    if len(numbers) < 3 or listing.is_open or any(is_hedged(each) for each in numbers):  # noqa: PLR2004
        return False
    if any(each.value != each.value.to_integral_value() for each in numbers):
        return False
    whole, *parts = (int(each.value) for each in numbers)
    gap = sum(parts) - whole
    digits = str(abs(gap))
    tidy = digits.strip("0")
    exact = sum(number % 100 != 0 for number in (whole, *parts))
    return whole >= LEAST and exact > 1 and len(tidy) == 1 and len(digits) > (0 if gap > 0 else 2)


def swapped(whole: Number, parts: list[Number]) -> bool:
    """Whether the parts would add up to the whole if two neighbouring digits of one number changed places.

    Parts that leave something out, or count something twice, would fit so by chance in fewer than one in fifty.
    """
    numbers = [whole.token, *(part.token for part in parts)]
    if len(parts) < 2 or any(is_hedged(each) or each.high is not None for each in numbers):  # noqa: PLR2004
        return False
    unit = min(Fraction(each.step or 1) for each in numbers)
    scaled = [Fraction(each.value) / unit for each in numbers]
    if any(each.denominator != 1 or each < 0 for each in scaled):
        return False
    total, *added = (int(each) for each in scaled)
    off = {part - other for part in added for other in swaps(part)} | {
        other - total for other in swaps(total)
    }
    gap = sum(added) - total
    leaves_little_out = gap < 0 and -gap * 100 < total
    return gap in off and len(off) * 50 <= total and not leaves_little_out


def swaps(number: int) -> set[int]:
    """Return the numbers that two neighbouring digits make the other way round."""
    digits = str(number)
    turned = (digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :] for at in range(len(digits) - 1))
    return {int(each) for each in turned if each != digits and each[0] != "0"}


def told(whole: Number, parts: list[Number], relation: str) -> Label:
    """Tell a sum: what the parts make, and what stands in the text."""
    here, which = place(whole.block), quoted(whole.token)
    written = listed([part.token for part in parts])
    added = sum((Fraction(part.token.value) for part in parts), Fraction(0))
    verb = _RELATIONS[relation]
    told = []
    for lang, part, off in (("vi", "phần", "lệch"), ("en", "the part", "off by")):
        left = f"{written} = {amount(added, whole.token, lang)}" if len(parts) > 1 else f"{part} {written}"
        gap = amount(added - Fraction(whole.token.value), whole.token, lang)
        told.append(
            f"{here.of(lang)}: {left}, {verb.of(lang)} {which}"
            + (f" ({off} {gap})." if relation == "≠" else ".")
        )
    return Label(*told)
