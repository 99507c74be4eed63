"""Whether an average is its total over its count: "12 lớp với 1.200 lượt người, bình quân 100 người/lớp"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from analysis.declare import Severity
from analysis.labels import Label
from analysis.tie.arithmetic.interval import Interval, Rule, exactly, fitting, is_hedged
from analysis.tie.arithmetic.reading import AMOUNTS, Number, Text
from analysis.tie.arithmetic.relation import Kind, Relation
from analysis.tie.arithmetic.words import RULES, amount, fits_only, place, quoted
from analysis.tie.token import Class, Token

_AVERAGE = re.compile(r"\b(?:bình quân|trung bình)\b", re.IGNORECASE)
_UNIT_PER = re.compile(
    r"\s*(?P<of>[^\d/;,.()]*?)\s*/\s*(?:1\s+|01\s+|một\s+)?(?P<per>[^\W\d_]+(?: [^\W\d_]+)?)(?P<more>\s*/)?"
)
_PER_EACH = re.compile(
    r"\b(?:bình quân|trung bình)\s+(?:trên\s+|cho\s+|của\s+|/)?\s*(?:mỗi|một|01?|1)\s+"
    r"(?P<per>[^\W\d_]+(?: [^\W\d_]+)?)",
    re.IGNORECASE,
)
_TIMES = {"ngày", "tuần", "tháng", "quý", "năm"}
_PERIODS = re.compile(r"^(\d{1,3})\s+(ngày|tuần|tháng|năm|quý)\b", re.IGNORECASE)
_NOT_A_SUBJECT = {
    *(
        "tính",
        "mức",
        "số",
        "quy",
        "mô",
        "tỷ",
        "trọng",
        "với",
        "đạt",
        "là",
        "có",
        "khoảng",
        "ước",
        "tổng",
        "và",
        "của",
        "toàn",
    ),
    *("tỉnh", "trong", "theo", "các", "giá", "trị"),
}
_SCORED = re.compile(r"tiêu chí|điểm|tuổi|giờ|phút|tầng", re.IGNORECASE)
_WORKING, _HOLIDAYS = Fraction(5, 7), 2  # an average day of a period may be one of its working days
_LIKELY = 30  # a slip puts an average off by tens at most; beyond, it is of something else


@dataclass(frozen=True)
class Count:
    """What an average is told over: its place among the tokens, what stands there, and the numbers it may be."""

    index: int
    token: Token
    interval: Interval


def averages(text: Text) -> list[Relation]:
    """Hold every average against the total and the count that stand before it."""
    found = []
    for numbers in text.numbers.values():
        for at, number in enumerate(numbers):
            per = _per(number)
            if per is None:
                continue
            relation = _held(text, numbers, at, per)
            if relation is not None:
                found.append(relation)
    return found


def _per(average: Number) -> str | None:
    """Return the words of what an average is told over; None for what is none, or is told over two things."""
    if average.token.cls not in AMOUNTS or average.is_change or is_hedged(average.token):
        return None
    clause = re.split(r"[;,]|\s[–-]\s", average.before)[-1]
    said = f"{average.token.hedge or ''} {clause}"
    if not _AVERAGE.search(said) or _SCORED.search(f"{clause} {average.after[:12]}"):
        return None
    unit = _UNIT_PER.match(_unit(average))
    if unit:
        return None if unit["more"] else unit["per"].lower()
    each = _PER_EACH.search(clause)
    return each["per"].lower() if each else None


def _unit(number: Number) -> str:
    """Return the words after the digits, which the token holds in part: "tỷ đồng/doanh nghiệp"."""
    return re.sub(r"^[\d.,\s]+", "", number.token.text) + number.after


def _held(text: Text, numbers: list[Number], at: int, per: str) -> Relation | None:
    average = numbers[at]
    here = [each for each in numbers[:at] if each.sentence == average.sentence]
    counts = [*_counts(here, average, per), *_periods(text, numbers, at, per)]
    totals = [each for each in here if _is_total(each, average, per)]
    if not counts and not totals:
        earlier = [each for each in numbers[:at] if each.sentence[1] == average.sentence[0]]
        counts = list(_counts(earlier, average, per))
        totals = [each for each in earlier if _is_total(each, average, per)]
    is_near = bool(counts and totals)
    if not is_near and not any(each.token.cls in AMOUNTS for each in here):
        counts = list(_counts(numbers[:at], average, per))
        totals = [each for each in numbers[:at] if _is_total(each, average, per)]
    pairs = [(total, count) for total in totals for count in counts if total.index != count.index]
    if not pairs or any(count.interval.low <= 0 for _, count in pairs):
        return None
    ruled = [
        (_rule(average.token, total.interval.over(count.interval)), total, count) for total, count in pairs
    ]
    for wanted in (Rule.HALF_UP, Rule.TRUNCATED):
        for rule, total, count in ruled:
            if rule is wanted:
                return _told(average, total, count, rule)
    if not is_near or len(ruled) != 1 or not _is_likely(average, ruled[0][1], ruled[0][2]):
        return None
    return _told(average, ruled[0][1], ruled[0][2], ruled[0][0])


def _counts(before: list[Number], average: Number, per: str) -> Iterator[Count]:
    words = tuple(per.split())
    for each in before:
        counted = each.noun[: len(each.head)] if each.noun else ()
        same = bool(counted) and counted == words[: len(counted)]
        if same and each.token.cls is Class.COUNT and _stands(each, average):
            yield Count(each.index, each.token, each.interval)


def _periods(text: Text, numbers: list[Number], at: int, per: str) -> list[Count]:
    """Return how many days or months a sentence says its total is of: "9 tháng đầu năm", "(30 ngày)", a span."""
    unit, average = per.split(maxsplit=1)[0], numbers[at]
    if unit not in _TIMES:
        return []
    start, end = average.sentence
    stated, spanned = [], []
    for index, token in enumerate(text.tokens):
        if token.block != average.token.block or not start <= token.start < end or is_hedged(token):
            continue
        said = _PERIODS.match(token.text)
        if said and said[2].lower() == unit and token.cls in {Class.PERIOD, Class.MEASURE}:
            stated.append(Count(index, token, exactly(int(said[1]))))
        elif unit == "ngày" and token.cls is Class.PERIOD and token.day and token.until:
            days = Fraction((token.until - token.day).days + 1)
            spanned.append(Count(index, token, Interval(days * _WORKING - _HOLIDAYS, days)))
    return stated or spanned


def _is_total(number: Number, average: Number, per: str) -> bool:
    """Whether an amount may be what the average is a share of: of its unit, and of its subject where it names one."""
    if not _stands(number, average) or not _shares_subject(number, average):
        return False
    unit = re.findall(r"\w+", _unit(average).lower())
    if average.token.cls is Class.MEASURE and number.token.cls is Class.COUNT:  # "5.100 hồ sơ/tháng"
        return bool(number.head) and tuple(unit[: len(number.head)]) == number.head
    if number.token.cls is not average.token.cls or average.token.cls is Class.MONEY:
        return number.token.cls is average.token.cls
    if average.token.cls is Class.MEASURE:
        return bool(number.noun) and number.noun[0] == unit[0]
    head = average.noun[: len(average.head)]
    is_counted = bool(head) and " ".join(head) in " ".join(number.noun[: len(head) + 1])
    return is_counted and not per.startswith(" ".join(head))


def _shares_subject(number: Number, average: Number) -> bool:
    clause = re.split(r"[;,.]|\s[–-]\s", average.before)[-1]
    subject = _AVERAGE.split(f"{clause} {average.token.hedge}", maxsplit=1)[0].lower().split()
    named = [word for word in subject if word.isalpha() and word not in _NOT_A_SUBJECT]
    said = set(re.findall(r"[^\W\d_]+", f"{number.before} {' '.join(number.noun)}".lower()))
    return not named or any(word in said for word in named[-2:])


def _stands(number: Number, average: Number) -> bool:
    return (
        not number.is_change
        and not number.is_compared
        and not is_hedged(number.token)
        and number.group in {None, average.group}
        and not _AVERAGE.search(f"{number.token.hedge} {re.split('[;,]', number.before)[-1]}")
    )


def _rule(average: Token, computed: Interval | None) -> Rule:
    """Return the rule by which the average prints; things and persons are cut off or rounded up as often as not."""
    if computed is None:
        return Rule.NONE
    value = Fraction(average.value)
    if (
        average.cls is Class.COUNT
        and value.denominator == 1
        and computed.low < value + 1
        and computed.high > value - 1
    ):
        return Rule.HALF_UP
    return fitting(average, computed)


def _is_likely(average: Number, total: Number, count: Count) -> bool:
    computed = total.interval.over(count.interval)
    value = Fraction(average.token.value)
    return computed is not None and value > 0 and computed.low * _LIKELY > value > computed.high / _LIKELY


def _told(average: Number, total: Number, count: Count, rule: Rule) -> Relation:
    here, stands = place(average.block), quoted(average.token)
    holds = rule in {Rule.HALF_UP, Rule.TRUNCATED}
    value = Fraction(total.token.value) / count.interval.high
    verb = Label("khớp", "which is") if holds else Label("báo cáo ghi", "the report says")
    computed = [
        f"{quoted(total.token)} / {quoted(count.token)} = {amount(value, average.token, lang)}"
        for lang in ("vi", "en")
    ]
    sentence = Label(
        f"{here.vi}: số bình quân: {computed[0]}, {verb.vi} {stands}.",
        f"{here.en}: average: {computed[1]}, {verb.en} {stands}.",
    )
    if rule in RULES:
        sentence = fits_only(sentence, rule)
    severity = Severity.NOTE if holds else Severity.WARNING
    tokens = (average.index, total.index, count.index)
    return Relation(Kind.RATIO, holds, severity, tokens, sentence, rule, average.index if holds else None)
