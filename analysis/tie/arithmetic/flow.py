"""Whether what was received and carried over is what was resolved and is pending."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from analysis.declare import Severity
from analysis.labels import Label
from analysis.tie.arithmetic.interval import Interval, exactly, summed
from analysis.tie.arithmetic.lists import Listing
from analysis.tie.arithmetic.reading import AMOUNTS, Number, Text, alike, like, names_another
from analysis.tie.arithmetic.relation import Kind, Relation, agreement, breach
from analysis.tie.arithmetic.words import figure, place
from analysis.tie.token import Class

_BEFORE = r"k[ỳý]|tháng|quý|năm|tuần"
_STOCK = rf"tồn\s+(?:đầu|từ)?\s*(?:{_BEFORE})\s+trước|tồn\s+đầu\s+(?:{_BEFORE})"
_IN_ALL = r"tổng(?:\s+số)?\s+(?:\w+\s+){0,3}(?:thụ lý|tiếp nhận|cần giải quyết)"
_OLD = r"(?:số|việc)\s+cũ(?:\s+\w+){0,2}\s+chuyển"
# The first that fits decides: "kỳ trước chuyển sang" is carried over though "tiếp nhận" may stand beside it.
_ROLES = (
    ("all", r"đã và đang"),
    ("late", r"(?:quá|chậm|trễ) hạn|chưa đến hạn"),
    ("next", rf"(?:chuyển|sang)\s+(?:sang\s+)?(?:{_BEFORE})\s+(?:báo cáo\s+)?(?:sau|tới|tiếp theo)"),
    ("carried", rf"(?:{_BEFORE})\s+(?:báo cáo\s+)?trước\s+(?:chuyển|sang|(?:còn\s+)?tồn)|{_STOCK}|{_OLD}"),
    (
        "pending",
        r"(?:đang|chưa)\s+(?:được\s+)?(?:giải quyết|xử lý|thụ lý|trong quá trình)|tồn cuối kỳ|\bcòn\b",
    ),
    (
        "resolved",
        r"(?:đã|được)\s+(?:giải quyết|xử lý|xét xử)|(?:giải quyết|thi hành) xong|đã trả kết quả|giải quyết,? trả",
    ),
    ("total", rf"phải (?:giải quyết|xử lý|thi hành)|tổng tiếp nhận|{_IN_ALL}"),
    (
        "new",
        rf"(?:tiếp nhận|nhận|thụ lý)\s+mới|mới\s+(?:tiếp nhận|thụ lý)|tiếp nhận\s+trong\s+(?:{_BEFORE})",
    ),
    ("received", r"(?:tiếp nhận|thụ lý|nhận được)(?! trực)"),
)
_CHANNEL = re.compile(r"trực (?:tuyến|tiếp)|qua mạng|bưu (?:chính|điện)", re.IGNORECASE)
_PATTERNS = tuple((role, re.compile(pattern, re.IGNORECASE)) for role, pattern in _ROLES)
_LOST = re.compile(
    r"trả lại|rút|từ chối|hủy|huỷ|không đủ điều kiện|không giải quyết|chuyển cơ quan|trực tuyến|đúng hạn|trước hạn",
    re.IGNORECASE,
)
_ENDED = re.compile(
    r"đình chỉ|trả lại|\brút\b|từ chối|hủy|huỷ|chuyển (?:cơ quan|đơn vị|hồ sơ|tin)|không đủ điều kiện|ủy thác|uỷ thác",
    re.IGNORECASE,
)
_TURNS = re.compile(r"\s*(?:[-+•]\s*)?(?:Về|Đối với|Riêng)\b")
_IN_TIME = re.compile(r"đúng(?:\s+(?:và|,)?\s*trước)?\s+hạn|trước(?:\s+và\s+đúng)?\s+hạn", re.IGNORECASE)


@dataclass(frozen=True)
class Balance:
    """What became of the cases, summed up, against what came in."""

    formula: str
    value: Fraction
    stated: Fraction
    holds: bool


def flows(text: Text, listings: list[Listing]) -> list[Relation]:
    """Hold the stock and flow of each sentence, or where a sentence does not say it all, of each paragraph."""
    parts = {part.index for listing in listings for part in listing.parts}
    within = {listing.whole.index: listing.parts[0] for listing in listings if len(listing.parts) == 1}
    found = []
    for numbers in text.numbers.values():
        by_sentence: dict[tuple[int, int], list[Number]] = {}
        for number in numbers:
            by_sentence.setdefault(number.sentence, []).append(number)
        told = [_flow(each, parts, within) for each in by_sentence.values()]
        told = [each for each in told if each]
        found += [each for numbers in by_sentence.values() if (each := _coming(_roles(numbers, parts)))]
        whole = [] if told else [_flow(each, parts, within) for each in _by_subject(by_sentence)]
        found += told or [each for each in whole if each]
    return found


def _by_subject(by_sentence: dict[tuple[int, int], list[Number]]) -> list[list[Number]]:
    """Return a paragraph's numbers, those from a sentence on that turns to another subject by themselves."""
    subjects: list[list[Number]] = [[]]
    for (start, _), numbers in by_sentence.items():
        if subjects[-1] and _TURNS.match(numbers[0].block.text, start):
            subjects.append([])
        subjects[-1] += numbers
    return subjects


def _flow(numbers: list[Number], parts: set[int], within: dict[int, Number]) -> Relation | None:
    roles = _roles(numbers, parts)
    if {"new", "carried", "all"} <= roles.keys():
        return _held([roles["all"]], [roles["new"], roles["carried"]], Severity.ERROR)
    resolved, left = roles.get("resolved"), roles.get("pending") or roles.get("next")
    if resolved is None or left is None:
        return None
    carried = within.get(resolved.index)
    if carried is not None and _role(carried) == "carried":
        return _of_new(numbers, roles, (resolved, carried, left))
    new = roles.get("new") or roles.get("received")
    gone = [resolved, left, *_ended(numbers, roles, parts)]
    if "carried" in roles and (new or "total" in roles):
        coming = [new or roles["total"], roles["carried"]]
        # what was received in all may count what was carried over
        return _all_told(coming, gone, may_include="new" not in roles)
    told = None
    if "total" in roles:
        told = _all_told([roles["total"]], gone)
    elif new is not None:
        told = _of_received(new, resolved, left, numbers)
    return None if told and not told.holds and _sorted_out(numbers, roles, parts) else told


def _sorted_out(numbers: list[Number], roles: dict[str, Number], parts: set[int]) -> bool:
    """Whether only some of what came in was to be resolved: "tiếp nhận 320 đơn, đủ điều kiện xử lý 280 đơn"."""
    resolved, left = roles["resolved"], roles.get("pending") or roles["next"]
    used = {each.index for each in roles.values()}
    between = [
        each
        for each in numbers
        if each.index not in used
        and each.token.cls in AMOUNTS
        and each.index < resolved.index
        and not (each.group or each.is_change or each.is_compared)
        and alike(each, resolved)
    ]
    going = resolved.interval + left.interval
    return any(each.index not in parts or going.meets(each.interval) for each in between)


def _ended(numbers: list[Number], roles: dict[str, Number], parts: set[int]) -> list[Number]:
    """Return those that ended otherwise than resolved: dropped, sent back, passed on."""
    used = {each.index for each in roles.values()} | parts
    return [
        each
        for each in numbers
        if each.index not in used
        and each.token.cls in AMOUNTS
        and not (each.group or each.is_change or each.is_compared)
        and _ENDED.search(each.label)
    ]


def _all_told(coming: list[Number], gone: list[Number], *, may_include: bool = False) -> Relation | None:
    """Hold all that came in against what was resolved and is left, and if need be against what ended otherwise too."""
    relation = _held(coming, gone[:2], Severity.ERROR, may_include=may_include)
    if relation is None or relation.holds:
        return relation
    if len(gone) > 2:  # noqa: PLR2004 -- besides resolved and left
        return _held(coming, gone, Severity.WARNING, may_include=may_include)
    return None if names_another(gone[1]) else relation


def _coming(roles: dict[str, Number]) -> Relation | None:
    """Hold what is to be resolved in all against what was carried over and what is new."""
    new = roles.get("new") or roles.get("received")
    if new is None or not {"carried", "total"} <= roles.keys():
        return None
    return _held([roles["total"]], [roles["carried"], new], Severity.ERROR)


def _role(number: Number) -> str | None:
    """Return what a number counts; the words before it, to a comma, decide over those after it."""
    ahead = re.split(r"[;,()]", number.before)[-1]
    if _CHANNEL.search(ahead):
        return None
    for said in (ahead, number.label.split(" | ")[1]):
        for role, pattern in _PATTERNS:
            if pattern.search(said):
                return role
    return None


def _roles(numbers: list[Number], parts: set[int]) -> dict[str, Number]:
    """Return the one number of each role; none where two share one, or where they count different things."""
    roles: dict[str, Number] = {}
    for number in numbers:
        counts = number.token.cls in AMOUNTS or number.token.cls is Class.FRACTION
        if not counts or number.is_change or number.is_compared or number.index in parts or number.group:
            continue
        role = _role(number)
        if role is None:
            continue
        if role in roles:
            return {}
        roles[role] = number
    amounts = list(roles.values())
    if any(not like(amounts[0], each) for each in amounts[1:] if not each.token.parts):
        return {}
    return roles


def _of_new(
    numbers: list[Number], roles: dict[str, Number], gone: tuple[Number, Number, Number]
) -> Relation | None:
    """Take from the resolved what was carried over, and add what is left: those are the new ones."""
    resolved, carried, left = gone
    fraction = next((each for each in numbers if each.token.parts), None)
    new = fraction or roles.get("new") or roles.get("received")
    if new is None:
        return None
    base = exactly(int(fraction.token.parts[1])) if fraction else new.interval
    computed = resolved.interval - carried.interval + left.interval
    balance = Balance(
        f"{resolved.token.text} − {carried.token.text} + {left.token.text}",
        Fraction(resolved.token.value) - Fraction(carried.token.value) + Fraction(left.token.value),
        Fraction(fraction.token.parts[1] if fraction else new.token.value),
        base.meets(computed),
    )
    only_new = re.search(r"mới", left.label) is not None
    used = (new, resolved, carried, left)
    return _told(used, balance, Severity.ERROR if only_new else Severity.WARNING)


def _held(
    received: list[Number], gone: list[Number], severity: Severity, *, may_include: bool = False
) -> Relation | None:
    coming = summed([each.interval for each in received])
    going = summed([each.interval for each in gone])
    holds = coming.meets(going)
    if may_include and not holds and received[0].interval.meets(going):
        received, holds = received[:1], True
    balance = Balance(
        " + ".join(each.token.text for each in gone),
        sum((Fraction(each.token.value) for each in gone), Fraction(0)),
        sum((Fraction(each.token.value) for each in received), Fraction(0)),
        holds,
    )
    return _told((*received, *gone), balance, severity)


def _of_received(received: Number, resolved: Number, left: Number, numbers: list[Number]) -> Relation | None:
    """Without a word of what was carried over, what is resolved and pending is at least what was received."""
    relation = _held([received], [resolved, left], Severity.WARNING)
    if relation is None or relation.holds:
        return relation
    going: Interval = resolved.interval + left.interval
    words = received.block.text[numbers[0].sentence[0] : numbers[-1].sentence[1]]
    if going.low > received.interval.high or _LOST.search(words):
        return None
    return relation


def _told(used: tuple[Number, ...], balance: Balance, severity: Severity) -> Relation | None:
    """Return the relation; none where only those resolved in time are told of, and the rest may be late ones."""
    if (
        not balance.holds
        and balance.stated > balance.value
        and any(_IN_TIME.search(each.before) for each in used)
    ):
        return None
    here, tokens = place(used[0].block), tuple(each.index for each in used)
    left, right = [
        [figure(each, 3, lang) for lang in ("vi", "en")] for each in (balance.value, balance.stated)
    ]
    if balance.holds:
        sentence = Label(
            f"{here.vi}: cân đối tiếp nhận và giải quyết: {balance.formula} = {left[0]}, khớp {right[0]}.",
            f"{here.en}: stock and flow: {balance.formula} = {left[1]}, which is {right[1]}.",
        )
        derived = tokens[0] if used[0].token.value is not None else tokens[-1]
        return agreement(Kind.FLOW, tokens, sentence, derived)
    off = [figure(balance.value - balance.stated, 3, lang) for lang in ("vi", "en")]
    sentence = Label(
        f"{here.vi}: cân đối tiếp nhận và giải quyết: {balance.formula} = {left[0]}, báo cáo ghi {right[0]}"
        f" (lệch {off[0]}).",
        f"{here.en}: stock and flow: {balance.formula} = {left[1]}, the report says {right[1]}"
        f" (off by {off[1]}).",
    )
    return breach(Kind.FLOW, severity, tokens, sentence)
