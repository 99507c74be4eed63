"""Whether the change of a share is the difference of the two shares that the text gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from analysis.declare import Severity
from analysis.places import Label
from analysis.tie.arithmetic.comparisons import TO_BASE
from analysis.tie.arithmetic.interval import exactly, is_hedged
from analysis.tie.arithmetic.reading import AMOUNTS, RATES, Number, Text
from analysis.tie.arithmetic.relation import Kind, Relation, agreement, breach
from analysis.tie.arithmetic.sharing import OF_ALL
from analysis.tie.arithmetic.spans import spans
from analysis.tie.arithmetic.words import figure, place, quoted
from analysis.tie.token import Class

_RISEN = re.compile(r"\b(?:tăng|cao hơn|vượt)\b[^;.]*$", re.IGNORECASE)


def points(text: Text) -> list[Relation]:
    """Hold every "đạt 81,11%, tăng 6,14 điểm phần trăm so với tháng trước (74,97%)" against its two shares."""
    found = []
    for numbers in text.sentences():
        for change, now, base in _changes(numbers):
            relation = _held(change, now, base)
            found += [relation] if relation else []
    return found


def _changes(numbers: list[Number]) -> Iterator[tuple[Number, Number, Number]]:
    """Yield the change of a share, the share now and the share before."""
    for at, change in enumerate(numbers):
        if change.token.cls not in RATES or not change.is_change or is_hedged(change.token):
            continue
        ends = _from_to(numbers, at) or _against_a_base(numbers, at)
        if ends:
            yield change, *ends


def _from_to(numbers: list[Number], at: int) -> tuple[Number, Number] | None:
    """Return the ends of "từ 45% lên 50%, tăng 5 điểm phần trăm", or of "tăng 5 điểm phần trăm (từ 45% lên 50%)"."""
    for base, now, before, after in spans(numbers):
        if {base.token.cls, now.token.cls} == {Class.PERCENT} and numbers[at] in (*before[:1], *after[:1]):
            return now, base
    return None


def _against_a_base(numbers: list[Number], at: int) -> tuple[Number, Number] | None:
    """Return the share now and the one it is held against: "đạt 81%, tăng 6 điểm phần trăm so với kỳ trước (75%)"."""
    change, words = numbers[at], numbers[at].block.text
    earlier = [each for each in numbers[:at] if each.token.cls is Class.PERCENT and not each.is_change]
    base = numbers[at + 1] if at + 1 < len(numbers) else None
    if not earlier or base is None or base.token.cls is not Class.PERCENT or base.is_change:
        return None
    now = earlier[-1]
    if not _is_beside(now, numbers[numbers.index(now) + 1 : at]):
        return None
    return (now, base) if TO_BASE.fullmatch(words[change.token.end : base.token.start]) else None


def _is_beside(share: Number, between: list[Number]) -> bool:
    """Whether a share is the last thing said before its change, save of what it is a share."""
    return not between or (
        len(between) == 1 and between[0].token.cls in AMOUNTS and OF_ALL.match(share.after) is not None
    )


def _held(change: Number, now: Number, base: Number) -> Relation | None:
    rising = _RISEN.search(change.before) is not None
    gap = now.interval - base.interval if rising else base.interval - now.interval
    holds = gap.meets(change.interval.size)
    if not holds and change.token.cls is Class.PERCENT:
        ratio = now.interval.over(base.interval)
        grown = ratio and (ratio - exactly(1)).times(100 if rising else -100)
        holds = bool(grown) and grown.low <= change.interval.high and change.interval.low <= grown.high
    upper, lower = (now, base) if rising else (base, now)
    off = Fraction(upper.token.value) - Fraction(lower.token.value)
    here, printed = place(change.block), quoted(change.token)
    told = {
        lang: f"{upper.token.text} − {lower.token.text} = {figure(off, 3, lang)}" for lang in ("vi", "en")
    }
    sentence = Label(
        f"{here.vi}: {told['vi']} điểm phần trăm, báo cáo ghi {printed}.",
        f"{here.en}: {told['en']} percentage points, the report says {printed}.",
    )
    tokens = (change.index, now.index, base.index)
    if holds:
        return agreement(Kind.DIFFERENCE, tokens, sentence, change.index)
    return breach(Kind.DIFFERENCE, Severity.ERROR, tokens, sentence)
