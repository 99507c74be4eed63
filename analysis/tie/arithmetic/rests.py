"""Whether what is done and what is left make up the whole: "có 25 dịch vụ, đã tích hợp 23, còn 02 chưa tích hợp"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from analysis.declare import Severity
from analysis.labels import Label
from analysis.tie.arithmetic.interval import Interval, exactly, is_hedged, summed
from analysis.tie.arithmetic.reading import AMOUNTS, Number, Text, alike, like
from analysis.tie.arithmetic.relation import Kind, Relation, agreement, breach
from analysis.tie.arithmetic.words import amount, listed, place, quoted
from analysis.tie.token import Class

_REMAINS = re.compile(r"\bcòn (?:lại|tồn|dư)(?: đọng)?(?:\s+(?:là|có|gồm|với|:))*\s*$", re.IGNORECASE)
_REMAINING = re.compile(r"(?:[^\W\d_]+\s+){0,4}?còn lại\b", re.IGNORECASE)
_STILL = re.compile(r"\bcòn(?: lại)?(?:\s+(?:có|khoảng))?\s*$", re.IGNORECASE)
_NOT_YET = re.compile(
    r"\b(?:chưa|(?:còn|vẫn) phải|(?:còn|vẫn) nợ)\s+(?:được\s+|thể\s+|tổ chức\s+)*(?P<verb>[^\W\d_]+(?:\s+[^\W\d_]+)?)",
    re.IGNORECASE,
)
_NOTHING = re.compile(r"\b(?:chưa|không|chậm|quá hạn)\b", re.IGNORECASE)
_PLANNED = re.compile(r"\b(?:kế hoạch|dự toán|chỉ tiêu)\b", re.IGNORECASE)
_OPENS = re.compile(r"\s*(?:trong\s+)?(?:năm|tháng)\s+[\d/]+,?\s+[^;,.]*$", re.IGNORECASE)
_HELD_AGAINST = re.compile(r"so với|cùng kỳ|trước|đạt|bằng|vượt|%|hơn", re.IGNORECASE)
_EMPTY = {
    "có",
    "là",
    "được",
    "do",
    "của",
    "cho",
    "và",
    "để",
    "trong",
    "tại",
    "theo",
    "ở",
    "vào",
    "thì",
    "nên",
    "với",
}
_WHOLE = re.compile(
    r"\b(?:trên|trong|/)?\s*(?:tổng(?:\s+(?:số|cộng))?)\s+(?:[^\W\d_]+\s*){0,6}:?\s*$", re.IGNORECASE
)
_COMES_IN = re.compile(
    r"phát sinh|bổ sung|tăng thêm|thêm mới|\btái\b|nhập mới|chuyển đến|điều chỉnh|trong năm|cùng kỳ|kế hoạch|gồm cả"
    r"|lũy kế|luỹ kế",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"\bSo với (?:cùng kỳ|tháng|năm|quý|kỳ)[^.;]*?(?:[.;]|\bcòn\b|$)", re.IGNORECASE)
_ABSENT = re.compile(r"\bvắng\b", re.IGNORECASE)
_PART = re.compile(r"\btrong (?:số )?đó\b|\bgồm\b|\btrong số\b", re.IGNORECASE)
_NEW_SUBJECT = re.compile(r"\b(?:về|đối với|riêng)\b", re.IGNORECASE)
_RECEIVED = re.compile(r"tiếp nhận|\bnhận\b|phát sinh|mới|trong (?:kỳ|tháng|quý|năm)\b", re.IGNORECASE)
_MOST_BETWEEN = 5


@dataclass(frozen=True)
class Rest:
    """What is left, the words of what is not yet done to it, and whether it is called what remains (còn lại)."""

    number: Number
    verbs: tuple[str, ...]
    is_called_rest: bool


def rests(text: Text, known: list[Relation]) -> list[Relation]:
    """Hold every rest against its whole, but for those that a sum or a stock and flow has held already."""
    held = {index for each in known if each.kind in {Kind.SUM, Kind.FLOW} for index in each.tokens}
    found = []
    for numbers in text.numbers.values():
        counted = [each for each in numbers if _is_counted(each)]
        for at, number in enumerate(counted):
            rest = _rest(number)
            if rest is None or number.index in held:
                continue
            relation = _of_fraction(rest, counted, at) or _of_amounts(rest, counted, at)
            if relation is not None:
                found.append(relation)
    return found


def _is_counted(number: Number) -> bool:
    counts = number.token.cls in AMOUNTS or number.token.cls is Class.FRACTION
    is_against = number.is_compared and not _is_planned(number)
    return counts and not number.is_change and not is_against and not is_hedged(number.token)


def _is_planned(number: Number) -> bool:
    """Whether it is the whole itself: "Kế hoạch trồng rừng 10.000 ha, đã trồng 9.200 ha", "Năm 2022 có 50 thí sinh"."""
    told = _PLANNED.search(number.before) or _OPENS.match(number.before)
    return bool(told) and not number.group and not _HELD_AGAINST.search(number.before)


def _statement(number: Number) -> tuple[str, str]:
    """Return the words ahead of a number, to a stop, and those after it, to the next."""
    ahead = re.split(r"[;,()]|\bvà\b", number.before)[-1]
    behind = re.split(r"[;,().]|\bvà\b", number.after, maxsplit=1)[0]
    return ahead, behind


def _rest(number: Number) -> Rest | None:
    if number.token.parts or number.group:
        return None
    ahead, behind = _statement(number)
    called = _REMAINS.search(ahead) is not None or _REMAINING.match(behind.strip()) is not None
    absent = _ABSENT.search(ahead) or _ABSENT.match(" ".join(behind.split()[len(number.head) :]))
    if absent and not called:
        return Rest(number, ("dự", "có mặt", "tham dự"), is_called_rest=False)
    undone = [*_NOT_YET.finditer(ahead), *_NOT_YET.finditer(number.after.split(".")[0])]
    if not called and not (undone and (_NOT_YET.search(ahead) or _NOT_YET.search(behind))):
        return None
    return Rest(number, tuple(each["verb"].lower() for each in undone), called)


def _echoes(rest: Rest, done: Number) -> bool:
    """Whether what is not done to the rest is what was done to the others, in the same words."""
    ahead, behind = _statement(done)
    if _NOTHING.search(f"{ahead} {behind}") or re.search(r"\bcòn\b", ahead, re.IGNORECASE):
        return False
    return rest.is_called_rest or any(
        _says(words.lower(), verb) for verb in rest.verbs for words in (ahead, behind)
    )


def _says(words: str, verb: str) -> bool:
    """Whether words hold a verb; where both go on, with the same word: "chưa cấp thẻ" is not "đã cấp tài khoản"."""
    first, *more = verb.split()
    for found in re.finditer(rf"\b{re.escape(first)}\b(?:\s+([^\W\d_]+))?", words):
        goes_on = found[1] if found[1] not in _EMPTY else None
        if first in _EMPTY or (goes_on and more and more[0] not in _EMPTY):
            if more and goes_on == more[0]:
                return True
        else:
            return True
    return False


def _of_fraction(rest: Rest, counted: list[Number], at: int) -> Relation | None:
    """Read "620.000/650.000 công dân, …; còn 30.000 công dân chưa được cấp"."""
    number, before = rest.number, counted[:at]
    near = [each for each in before if each.sentence == number.sentence and each.token.parts]
    if not near:
        return None
    fraction = near[-1]
    between = [each for each in before if each.token.start > fraction.token.start and like(each, number)]
    if between or not _same_thing(number, fraction) or not _echoes(rest, fraction):
        return None
    done, base = (Fraction(each) for each in fraction.token.parts)
    holds = done + Fraction(number.token.value) == base
    written = f"{fraction.token.text.partition('/')[0]} + {number.token.text}"
    if not holds and _goes_on(rest, counted[at + 1 :]):
        return None
    total = done + Fraction(number.token.value)
    return _told(written, total, fraction, (fraction.index, number.index), holds=holds)


def _of_amounts(rest: Rest, counted: list[Number], at: int) -> Relation | None:
    number = rest.number
    for whole, done in _readings(rest, counted, at):
        words = number.block.text[min(whole.token.start, done[0].token.start) : number.token.start]
        words = _BESIDE.sub("", words)
        parts = _parts_that_fit(whole, done, number)
        if parts:
            return _shown(whole, [*parts, number], holds=True)
        is_clear = _echoes(rest, done[0]) and not _goes_on(rest, counted[at + 1 :])
        if len(done) > 1:
            is_clear = (
                is_clear and _REMAINS.search(_statement(number)[0]) is not None and not _PART.search(words)
            )
        if is_clear and not _COMES_IN.search(words) and not _NEW_SUBJECT.search(words):
            shown = [*done, number]
            return None if _may_be_carried_over(whole, shown) else _shown(whole, shown, holds=False)
    return None


def _readings(rest: Rest, counted: list[Number], at: int) -> Iterator[tuple[Number, list[Number]]]:
    """Yield the whole that the words allow and what was done of it."""
    number = rest.number
    here = [each for each in counted if each.sentence == number.sentence and not each.group]
    place_here = here.index(number)
    before = [each for each in here[:place_here] if _same_thing(each, number)]
    after = [
        each
        for each in here[place_here + 1 :]
        if _same_thing(each, number) and _WHOLE.search(_statement(each)[0])
    ]
    if after and len(before) == 1 and _echoes(rest, before[0]):
        yield after[0], before
    elif len(before) > 1 and len(before) <= _MOST_BETWEEN:
        whole, done = _whole_of(before)
        if not _NOTHING.search(" ".join(_statement(whole))) and (
            _echoes(rest, done[0]) or rest.is_called_rest
        ):
            yield whole, done
    elif before or rest.is_called_rest:
        earlier = [each for each in counted[:at] if not each.group and _same_thing(each, number)]
        earlier = [each for each in earlier if each.sentence != number.sentence]
        if before and earlier and earlier[-1].sentence[1] == number.sentence[0]:
            last = [each for each in earlier if each.sentence == earlier[-1].sentence]
            if len(last) == 1 and _echoes(rest, before[0]):
                yield last[0], before
        elif not before and len(earlier) == 2 and _REMAINS.search(_statement(number)[0]):  # noqa: PLR2004
            yield earlier[0], earlier[1:]


def _whole_of(before: list[Number]) -> tuple[Number, list[Number]]:
    """Return the amount called the whole, else the first, and the others: "3.650 trên tổng số 4.000, còn 350"."""
    called = [each for each in before[1:] if _WHOLE.search(_statement(each)[0])]
    whole = called[0] if len(called) == 1 else before[0]
    return whole, [each for each in before if each is not whole]


def _same_thing(one: Number, other: Number) -> bool:
    """Whether both count the same noun, or one of them names none."""
    if other.token.parts:
        return one.token.cls is Class.COUNT and (alike(one, other) or not one.noun or not other.noun)
    return like(one, other) and (alike(one, other) or not one.noun or not other.noun)


def _goes_on(rest: Rest, after: list[Number]) -> bool:
    """Whether more is told after it that may be left as well: "14 chưa được giải quyết và còn 16 đang giải quyết"."""
    number = rest.number
    for each in after:
        between = number.block.text[number.token.end : each.token.start]
        if each.sentence != number.sentence or _PART.search(between):
            return False
        if _same_thing(each, number) and not each.group and not _WHOLE.search(_statement(each)[0]):
            return True
    return False


def _parts_that_fit(whole: Number, done: list[Number], number: Number) -> list[Number]:
    """Return those of what was done that make up the whole with the rest; a part told within another is left out."""
    for length in range(len(done), 0, -1):
        for some in combinations(done, length):
            added: Interval = summed([*(each.interval for each in some), number.interval])
            if added.meets(_all_of(whole)):
                return list(some)
    return []


def _may_be_carried_over(whole: Number, parts: list[Number]) -> bool:
    """Whether only what came in is told, and some of what is left came before: "tiếp nhận 90, còn lại 25"."""
    ahead, behind = _statement(whole)
    is_inflow = _RECEIVED.search(f"{ahead} {behind}") and not re.search(r"\btổng\b", ahead, re.IGNORECASE)
    return bool(is_inflow) and summed([each.interval for each in parts]).low > _all_of(whole).high


def _all_of(whole: Number) -> Interval:
    return exactly(Fraction(whole.token.parts[1])) if whole.token.parts else whole.interval


def _shown(whole: Number, parts: list[Number], *, holds: bool) -> Relation | None:
    if whole.token.parts or any(each.token.parts for each in parts):
        return None
    total = sum((Fraction(each.token.value) for each in parts), Fraction(0))
    tokens = (whole.index, *(each.index for each in parts))
    written = listed([each.token for each in parts])
    return _told(written, total, whole, tokens, holds=holds)


def _told(written: str, total: Fraction, whole: Number, tokens: tuple[int, ...], *, holds: bool) -> Relation:
    here, stands = place(whole.block), quoted(whole.token)
    if holds:
        sentence = Label(
            f"{here.vi}: phần đã có và phần còn lại: {written} = {amount(total, whole.token)}, khớp {stands}.",
            f"{here.en}: what is done and what is left: {written} = {amount(total, whole.token, 'en')},"
            f" which is {stands}.",
        )
        return agreement(Kind.FLOW, tokens, sentence, tokens[-1])
    sentence = Label(
        f"{here.vi}: phần đã có và phần còn lại: {written} = {amount(total, whole.token)}, báo cáo ghi {stands}.",
        f"{here.en}: what is done and what is left: {written} = {amount(total, whole.token, 'en')},"
        f" the report says {stands}.",
    )
    return breach(Kind.FLOW, Severity.WARNING, tokens, sentence)
