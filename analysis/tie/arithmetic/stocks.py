"""Whether what was there at first, with what came and without what went, is what is there at last."""

from __future__ import annotations

import re
from fractions import Fraction

from analysis.declare import Severity
from analysis.labels import Label
from analysis.tie.arithmetic.interval import is_hedged
from analysis.tie.arithmetic.reading import AMOUNTS, Number, Text, alike, like
from analysis.tie.arithmetic.relation import Kind, Relation, agreement, breach
from analysis.tie.arithmetic.words import amount, place, quoted

_TIME = r"(?:kỳ|năm|tháng|quý|tuần|vụ|đợt)"
# The first that fits decides: "tồn cuối kỳ" is what is there at last, whatever else is said of it.
_ROLES = (
    (
        "first",
        re.compile(rf"\bđầu {_TIME}\b|{_TIME} trước (?:chuyển|sang|tồn)|tồn {_TIME} trước", re.IGNORECASE),
    ),
    ("last", re.compile(rf"\bcuối {_TIME}\b|\bhiện\b|\bcòn\b|đến nay", re.IGNORECASE)),
    (
        "went",
        re.compile(
            r"\b(?:xuất|chi|hết|giảm|ra|trả|chuyển đi|kết thúc|giải quyết|xử lý|thanh lý|bán|sử dụng|tiêu hủy)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "came",
        re.compile(r"\b(?:nhập|thu|mới|tiếp nhận|nhận|bổ sung|khởi tố|phát sinh|tăng)\b", re.IGNORECASE),
    ),
)
_WITH = re.compile(r"[^;,.\d/]{0,30}(?:/\s*|,?\s*(?:với|tương ứng|gồm)\s*)", re.IGNORECASE)
_LOOSE = re.compile(r"trong đó|chuyển|khác|hao hụt|so với|cùng kỳ", re.IGNORECASE)


def stocks(text: Text, known: list[Relation]) -> list[Relation]:
    """Hold each sentence that tells all four, and no other number of the kind."""
    held = {index for each in known if each.kind is Kind.FLOW for index in each.tokens}
    found = []
    for numbers in text.sentences():
        counted = [each for each in numbers if each.token.cls in AMOUNTS]
        if any(each.index in held or is_hedged(each.token) for each in counted):
            continue
        roles = _all_roles(_of_one_kind(counted))
        relation = _held(roles) if roles else None
        if relation is None:
            continue
        found.append(relation)
        beside = {role: _beside(each, counted) for role, each in roles.items()}
        if None not in beside.values() and _are_alike(list(beside.values())):
            found += [other] if (other := _held(beside)) else []
    return found


def _of_one_kind(counted: list[Number]) -> list[Number]:
    """Return the four numbers that count what the first counts; others stand right beside them."""
    alike_first = [each for each in counted if _are_alike([counted[0], each])]
    return alike_first if len(counted) in {len(_ROLES), 2 * len(_ROLES)} else []


def _are_alike(numbers: list[Number]) -> bool:
    first = numbers[0]
    return all(like(first, each) and (alike(first, each) or not each.noun) for each in numbers[1:])


def _all_roles(numbers: list[Number]) -> dict[str, Number]:
    roles = {_role(each): each for each in numbers}
    return roles if None not in roles and len(roles) == len(_ROLES) == len(numbers) else {}


def _beside(number: Number, counted: list[Number]) -> Number | None:
    """Return what is told of the same cases in another unit: "18 vụ/25 bị can", "42 vụ với 60 bị can"."""
    following = next((each for each in counted if each.index > number.index), None)
    if following is None:
        return None
    between = number.block.text[number.token.end : following.token.start]
    return following if _WITH.fullmatch(between) else None


def _role(number: Number) -> str | None:
    ahead = re.split(r"[;,()]", number.before)[-1]
    behind = re.split(r"[;,().]", number.after, maxsplit=1)[0]
    for said in (ahead, behind):
        for role, pattern in _ROLES:
            if pattern.search(said):
                return role
    return None


def _held(roles: dict[str, Number]) -> Relation | None:
    first, came, went, last = (roles[role] for role in ("first", "came", "went", "last"))
    computed = first.interval + came.interval - went.interval
    holds = computed.meets(last.interval)
    words = first.block.text[first.sentence[0] : first.sentence[1]]
    if not holds and _LOOSE.search(words):
        return None
    total = Fraction(first.token.value) + Fraction(came.token.value) - Fraction(went.token.value)
    tokens = (last.index, first.index, came.index, went.index)
    here, stands = place(last.block), quoted(last.token)
    written = f"{first.token.text} + {came.token.text} − {went.token.text}"
    verb = Label("khớp", "which is") if holds else Label("báo cáo ghi", "the report says")
    sentence = Label(
        f"{here.vi}: đầu kỳ + tăng − giảm: {written} = {amount(total, last.token)}, {verb.vi} {stands}.",
        f"{here.en}: opening + in − out: {written} = {amount(total, last.token, 'en')}, {verb.en} {stands}.",
    )
    if holds:
        return agreement(Kind.FLOW, tokens, sentence, last.index)
    return breach(Kind.FLOW, Severity.WARNING, tokens, sentence)
