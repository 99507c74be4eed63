"""Whether a total is its count times what each is said to be: "500 suất, 300.000 đồng/suất, tổng 150 triệu đồng"."""

from __future__ import annotations

import re
from fractions import Fraction

from analysis.declare import Severity
from analysis.labels import Label
from analysis.tie.arithmetic.interval import exactly, is_hedged
from analysis.tie.arithmetic.reading import AMOUNTS, Number, Text
from analysis.tie.arithmetic.relation import Kind, Relation, agreement, breach
from analysis.tie.arithmetic.words import amount, place, quoted
from analysis.tie.token import Class

_TOTAL = re.compile(r"\btổng(?:\s+(?!(?:đã|chi|các|những)\b)[^\W\d_]+){0,5}\s*:?\s*$", re.IGNORECASE)
_EACH = re.compile(
    r"\bmỗi\s+(?P<per>[^\W\d_]+(?: [^\W\d_]+)?)\s*(?:trị giá|là|có|được|:|với)?\s*$", re.IGNORECASE
)
_UNIT_PER = re.compile(r"[^\d/;,.()]*/\s*(?P<per>[^\W\d_]+(?: [^\W\d_]+)?)(?P<more>\s*/)?")
_NOT_EACH = re.compile(r"\b(?:bình quân|trung bình|mức|tối đa|tối thiểu|từ)\b", re.IGNORECASE)


def prices(text: Text) -> list[Relation]:
    """Hold each sentence that tells one count, what each of them is, and a total, and counts nothing else."""
    found = []
    for numbers in text.sentences():
        told = [each for each in numbers if each.token.cls in AMOUNTS and not each.is_change]
        units = [(each, per) for each in told if (per := _per(each))]
        if len(told) != 3 or len(units) != 1:  # noqa: PLR2004 -- a count, one of each, a total
            continue
        unit, per = units[0]
        totals = [each for each in told if each is not unit and _is_total(each, unit)]
        counts = [each for each in told if each is not unit and each not in totals and _counts(each, per)]
        if len(totals) == len(counts) == 1 and not any(is_hedged(each.token) for each in told):
            found.append(_held(counts[0], unit, totals[0]))
    return found


def _per(number: Number) -> str | None:
    clause = re.split(r"[;,]", number.before)[-1]
    if number.token.high is not None or _NOT_EACH.search(f"{clause} {number.token.hedge}"):
        return None
    unit = _UNIT_PER.match(re.sub(r"^[\d.,\s]+", "", number.token.text) + number.after)
    if unit:
        return None if unit["more"] else unit["per"].lower()
    each = _EACH.search(clause)
    return each["per"].lower() if each else None


def _is_total(number: Number, unit: Number) -> bool:
    if not _TOTAL.search(re.split(r"[;,]", number.before)[-1]) or number.token.cls is not unit.token.cls:
        return False
    return number.token.cls is Class.MONEY or number.head == unit.head


def _counts(number: Number, per: str) -> bool:
    words = tuple(per.split())
    counted = number.noun[: min(len(number.head), len(words))]
    return number.token.cls is Class.COUNT and bool(counted) and counted == words[: len(counted)]


def _held(count: Number, unit: Number, total: Number) -> Relation:
    value = Fraction(count.token.value) * Fraction(unit.token.value)  # what each gets is fixed, not rounded
    holds = exactly(value).meets(total.interval)
    here, stands = place(total.block), quoted(total.token)
    verb = Label("khớp", "which is") if holds else Label("báo cáo ghi", "the report says")
    written = f"{quoted(count.token)} × {quoted(unit.token)}"
    sentence = Label(
        f"{here.vi}: số lượng × mức: {written} = {amount(value, total.token)}, {verb.vi} {stands}.",
        f"{here.en}: count × each: {written} = {amount(value, total.token, 'en')}, {verb.en} {stands}.",
    )
    tokens = (total.index, count.index, unit.index)
    if holds:
        return agreement(Kind.RATIO, tokens, sentence, total.index)
    return breach(Kind.RATIO, Severity.WARNING, tokens, sentence)
