"""Whether a printed percentage is the share that the counts beside it make."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from analysis.declare import Severity
from analysis.labels import Label
from analysis.results.compare import largest_remainder
from analysis.tie.arithmetic.interval import FITTING, Rule, decimals, fitting
from analysis.tie.arithmetic.lists import Listing
from analysis.tie.arithmetic.reading import AMOUNTS, Number, Text, alike
from analysis.tie.arithmetic.relation import Kind, Relation
from analysis.tie.arithmetic.sharing import Claim, claims
from analysis.tie.arithmetic.words import figure, fits_only, place, quoted


def shares(text: Text, listings: list[Listing]) -> list[Relation]:
    """Hold every share against the part and the base that the text gives for it."""
    remainders = _largest_remainders(listings)
    amounts = {numbers[0].block.number: numbers for numbers in text.numbers.values()}
    found = []
    for claim in claims(text, listings):
        relation = held(claim, remainders)
        if relation is None:
            continue
        if relation.rule is not Rule.HALF_UP and claim.weight is not Severity.ERROR:
            relation = _by_another_base(claim, amounts[claim.part.block.number], remainders) or relation
        if relation.rule is Rule.HALF_UP or claim.weight is not Severity.NOTE:
            found.append(relation)
    return found


def _by_another_base(claim: Claim, numbers: list[Number], remainders: set[int]) -> Relation | None:
    """Return the share over another amount of the paragraph, where it fits: "hồ sơ đến hạn giải quyết 19.944 hồ sơ"."""
    for base in numbers:
        if (
            base.token.cls in AMOUNTS
            and alike(base, claim.part)
            and base.interval.low >= claim.part.interval.high
        ):
            relation = held(replace(claim, base=base), remainders)
            if relation is not None and relation.rule is Rule.HALF_UP:
                return relation
    return None


def held(claim: Claim, remainders: set[int]) -> Relation | None:
    """Say whether a claim holds, and by which rounding; None where the base may be nothing."""
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
