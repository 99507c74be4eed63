"""Whether what each sector adds makes up the growth: "Trong 8,01% tăng trưởng, công nghiệp đóng góp 5,43 điểm …"."""

from __future__ import annotations

import re

from analysis.declare import Severity
from analysis.labels import Label
from analysis.tie.arithmetic.interval import Interval, is_hedged
from analysis.tie.arithmetic.reading import RATES, Number, Text
from analysis.tie.arithmetic.relation import Kind, Relation, agreement, breach
from analysis.tie.arithmetic.words import figure, listed, place, quoted
from analysis.tie.token import Class

_OF = re.compile(
    r"\btrong\s+(?:tổng\s+)?(?:số\s+)?(?:mức\s+)?(?:tăng(?:\s+trưởng)?\s+)?(?:chung\s+)?$", re.IGNORECASE
)
_GROWTH = re.compile(r"tăng trưởng|mức tăng|tốc độ tăng|tăng thêm", re.IGNORECASE)
_ADDS = re.compile(r"đóng góp|làm tăng", re.IGNORECASE)
_TAKES = re.compile(r"làm giảm|giảm|kéo", re.IGNORECASE)


def contributions(text: Text) -> list[Relation]:
    """Hold the sum of the points of every sentence that cuts a growth into what its parts add."""
    found = []
    for numbers in text.sentences():
        whole, parts = numbers[0], numbers[1:]
        words = f"{whole.before[-30:]}{whole.after[:40]}"
        if whole.token.cls not in RATES or not _OF.search(whole.before) or not _GROWTH.search(words):
            continue
        told = all(each.token.cls in RATES and _says_so(each) for each in parts)
        if len(parts) > 1 and told and not any(is_hedged(each.token) for each in numbers):
            found.append(_held(whole, parts))
    return found


def _says_so(part: Number) -> bool:
    points = part.token.cls is Class.POINTS or "điểm" in part.after[:8]
    return points and (_ADDS.search(part.before) or _TAKES.search(part.before)) is not None


def _signed(part: Number) -> Interval:
    falls = _TAKES.search(part.before) and not _ADDS.search(part.before)
    return part.interval.times(-1) if falls and part.interval.low > 0 else part.interval


def _formula(parts: list[Number]) -> str:
    signs = ["−" if _signed(each) != each.interval else "+" for each in parts]
    written = " ".join(f"{sign} {listed([each.token])}" for sign, each in zip(signs, parts, strict=True))
    return written.removeprefix("+ ")


def _held(whole: Number, parts: list[Number]) -> Relation:
    added = _signed(parts[0])
    for part in parts[1:]:
        added += _signed(part)
    here, printed = place(whole.block), quoted(whole.token)
    total = (added.low + added.high) / 2
    left = _formula(parts)
    tokens = (whole.index, *(each.index for each in parts))
    holds = added.meets(whole.interval)
    verb = Label("khớp", "which is") if holds else Label("không bằng", "which is not")
    sentence = Label(
        f"{here.vi}: {left} = {figure(total, 3)}, {verb.vi} mức tăng {printed}.",
        f"{here.en}: {left} = {figure(total, 3, 'en')}, {verb.en} the growth {printed}.",
    )
    if holds:
        return agreement(Kind.SUM, tokens, sentence, whole.index)
    return breach(Kind.SUM, Severity.WARNING, tokens, sentence)
