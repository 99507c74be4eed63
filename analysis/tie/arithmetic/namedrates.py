"""Whether a rate called by its name is the share of the parts so named: "tỷ lệ đúng hạn đạt 98,8%"."""

from __future__ import annotations

import re
from fractions import Fraction

from analysis.declare import Severity
from analysis.labels import Label
from analysis.tie.arithmetic.families import cut
from analysis.tie.arithmetic.interval import FITTING, Rule, decimals, fitting, is_hedged, summed
from analysis.tie.arithmetic.lists import PLAN, Listing
from analysis.tie.arithmetic.reading import Number, Text
from analysis.tie.arithmetic.relation import Kind, Relation
from analysis.tie.arithmetic.words import figure, fits_only, listed, place, quoted
from analysis.tie.token import Class

_NAMED = re.compile(
    r"(?:^|[;,.()]|\bvà\b|\bvới\b)\s*t[ỷỉ] lệ\s+(?P<name>[^;,.()%\d:]{2,80}?)\s*(?:đạt|là|:|chiếm|bằng|ở mức)?\s*$",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(r"\s*(?:của|ở|tại|so)\b", re.IGNORECASE)
_BOTH = re.compile(r"\b(đúng|trước|sớm|trong) (và|hoặc) (đúng|trước|sớm|trong) hạn\b", re.IGNORECASE)
# Words by which no part is told from another: what was done with all of them, and what they are.
_COMMON = frozenset(
    re.findall(
        r"\w+",
        "số hồ sơ giải quyết tiếp nhận được xử lý đã và hoặc qua nộp trả kết quả thủ tục hành chính tthc dvc dịch vụ"
        " công là có đạt trong đó gồm bao tổng các thực hiện",
    )
)


def named_rates(text: Text, listings: list[Listing]) -> list[Relation]:
    """Hold each "tỷ lệ …" that follows a whole and its parts against the part or parts that it names."""
    found = []
    for numbers in text.numbers.values():
        here = [each for each in listings if each.whole.block is numbers[0].block]
        for percent in numbers if here else ():
            name = _name_of(percent)
            before = [each for each in here if each.parts[-1].token.end <= percent.token.start]
            if name and before and before[-1].parts[-1].block is percent.block:
                relation = _held(percent, name, before[-1])
                found += [relation] if relation else []
    return found


def _name_of(percent: Number) -> str | None:
    """Return what a rate is called; None where it is another period's, a plan's, or only of some of the things."""
    if percent.token.cls is not Class.PERCENT or percent.is_compared or percent.is_change:
        return None
    if is_hedged(percent.token) or PLAN.match(percent.after) or _OF_OTHERS.match(percent.after):
        return None
    found = _NAMED.search(percent.before)
    return found and _BOTH.sub(r"\3 hạn \2 \1 hạn", found["name"].lower())


def _held(percent: Number, name: str, listing: Listing) -> Relation | None:
    meant = _meant(name, listing)
    if not meant:
        return None
    rules = [_rule(percent, parts, listing.whole) for parts in meant]
    fits = [at for at, rule in enumerate(rules) if rule in FITTING]
    at = next((at for at in fits if rules[at] is Rule.HALF_UP), (fits or [0])[0])
    parts, rule = meant[at], rules[at]
    return Relation(
        Kind.SHARE,
        rule in FITTING,
        Severity.NOTE if rule in FITTING else Severity.WARNING,
        (percent.index, listing.whole.index, *(part.index for part in parts)),
        _told(percent, parts, listing.whole, rule),
        rule,
        percent.index if rule in FITTING else None,
    )


def _rule(percent: Number, parts: tuple[Number, ...], whole: Number) -> Rule:
    share = summed([part.interval for part in parts]).over(whole.interval)
    return fitting(percent.token, share.times(100)) if share else Rule.HALF_UP


def _meant(name: str, listing: Listing) -> list[tuple[Number, ...]]:
    """Return the sets of parts that the name can mean, the nearest to its words first; none where it is unclear."""
    family, complete = cut(list(listing.parts))
    if family is None or not complete:
        return [(part,) for part in _named_parts(name, listing)]
    if not summed([part.interval for part in listing.parts]).meets(listing.whole.interval):
        return []
    pieces = re.split(r"\bvà\b|\bhoặc\b|,", name)
    members = {
        member: part
        for part in listing.parts
        for member, pattern in family.members.items()
        if pattern.search(part.label)
    }
    chosen = {member for member in members if any(family.members[member].search(piece) for piece in pieces)}
    if not chosen or len(chosen) == len(members) or not _is_told_by(name, listing):
        return []
    told = [chosen]
    if chosen == {"on time"} and "early" in members:  # many an office counts what was early as on time
        told.append({"on time", "early"})
    return [tuple(part for member, part in members.items() if member in each) for each in told]


def _named_parts(name: str, listing: Listing) -> list[Number]:
    """Return the one part whose own words stand in the name, where these are all that tell it from the rest."""
    if not _is_told_by(name, listing):
        return []
    said = set(name.split())
    own = {
        part.index: _words(part)
        - _words(listing.whole).union(*(_words(other) for other in listing.parts if other is not part))
        for part in listing.parts
    }
    found = [part for part in listing.parts if own[part.index] and own[part.index] <= said]
    return found if len(found) == 1 else []


def _is_told_by(name: str, listing: Listing) -> bool:
    """Whether a name says nothing that the list does not say: "trực tuyến toàn trình" is not "trực tuyến"."""
    known = _COMMON.union(*(_words(each) for each in (listing.whole, *listing.parts)))
    return set(name.split()) <= known


def _words(number: Number) -> set[str]:
    return set(re.findall(r"[^\W\d]+", f"{number.label} {' '.join(number.noun)}")) - _COMMON


def _told(percent: Number, parts: tuple[Number, ...], whole: Number, rule: Rule) -> Label:
    here = place(percent.block)
    added = sum((Fraction(part.token.value) for part in parts), Fraction(0))
    share = added / Fraction(whole.token.value) * 100
    written = listed([part.token for part in parts])
    ratio = f"({written}) : {whole.token.text}" if len(parts) > 1 else f"{written} : {whole.token.text}"
    places = max(2, decimals(percent.token) + 1)
    vi, en = figure(share, places), figure(share, places, "en")
    said = Label(
        f"{here.vi}: {ratio} = {vi}%, báo cáo ghi {quoted(percent.token)}.",
        f"{here.en}: {ratio} = {en}%, the report says {quoted(percent.token)}.",
    )
    return said if rule in {Rule.NONE, Rule.HALF_UP} else fits_only(said, rule)
