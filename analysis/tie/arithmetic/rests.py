"""Whether what is done and what is left make up the whole: "có 25 dịch vụ, đã tích hợp 23, còn 02 chưa tích hợp"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from analysis.declare import Severity
from analysis.labels import Label
from analysis.tie.arithmetic.interval import Interval, exactly, is_hedged, summed
from analysis.tie.arithmetic.leftover import (
    Rest,
    beside,
    denies,
    echoes,
    is_narrower,
    rest_of,
    same_level,
    statement,
)
from analysis.tie.arithmetic.lists import may_count
from analysis.tie.arithmetic.reading import AMOUNTS, Number, Text, alike, like, names_another
from analysis.tie.arithmetic.relation import Kind, Relation, agreement, breach
from analysis.tie.arithmetic.words import amount, listed, place, quoted
from analysis.tie.token import Class

_STILL = re.compile(r"\bcòn(?: lại)?(?:\s+(?:có|khoảng))?\s*$", re.IGNORECASE)
_PLANNED = re.compile(r"\b(?:kế hoạch|dự toán|chỉ tiêu)\b", re.IGNORECASE)
_OPENS = re.compile(r"\s*(?:trong\s+)?(?:năm|tháng)\s+[\d/]+,?\s+[^;,.]*$", re.IGNORECASE)
_HELD_AGAINST = re.compile(r"so với|cùng kỳ|trước|đạt|bằng|vượt|%|hơn", re.IGNORECASE)
_WHOLE = re.compile(
    r"\b(?:trên|trong|/)?\s*(?:tổng(?:\s+(?:số|cộng))?)\s+(?:[^\W\d_]+\s*){0,6}:?\s*$", re.IGNORECASE
)
_COMES_IN = re.compile(
    r"phát sinh|bổ sung|tăng thêm|thêm mới|\btái\b|nhập mới|chuyển đến|điều chỉnh|trong năm|cùng kỳ|kế hoạch|gồm cả"
    r"|lũy kế|luỹ kế|(?:tăng|giảm|hụt|thiếu)\s+\d",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\bSo với (?:cùng kỳ|tháng|năm|quý|kỳ)[^.;]*?(?:;[^.;]*?\b(?:tăng|giảm)\b[^.;]*?)*(?:[.;]|\bcòn\b|$)",
    re.IGNORECASE,
)
_ALL_PEOPLE = re.compile(  # children among them, who are not meant
    r"^(?!.*\b(?:phải|cần|đủ|diện|độ tuổi)\b).*(?:dân số|số dân|nhân khẩu)", re.IGNORECASE
)
_PART = re.compile(r"\btrong (?:số )?đó\b|\bgồm\b|\btrong số\b", re.IGNORECASE)
_NEW_SUBJECT = re.compile(r"\b(?:về|đối với|riêng)\b", re.IGNORECASE)
_DONE = re.compile(
    r"\b(?:đã|hoàn thành|xong|được)\b"
    r"(?!\s+(?:tiếp nhận|nhận|thụ lý|giao|có|rà soát|kiểm tra|lập|ghi nhận|phát hiện|đo đạc|khảo sát))",
    re.IGNORECASE,
)
_DUE = re.compile(r"\btổng\b|\bphải\b|thuộc thẩm quyền", re.IGNORECASE)
_BODY = re.compile(r"\W*(?:huyện|thành phố|TP|thị xã|xã|phường|sở|công an|phòng|chi cục)\b", re.IGNORECASE)
_SORTED = re.compile(r"phân loại|rà soát|xác minh", re.IGNORECASE)
_WITH = re.compile(r"tương ứng|tương đương|\bvới\b|/", re.IGNORECASE)
_HAS = re.compile(
    r"\b(?:có|giao|kế hoạch|phải|cần|(?<!thu )(?<!xác )nhận|thụ lý|kiểm tra|rà soát|đo đạc|khảo sát|là|đến)\b",
    re.IGNORECASE,
)
_RECEIVED = re.compile(
    r"tiếp nhận|\bnhận\b|phát sinh|(?<!nông thôn )mới|trong (?:kỳ|tháng|quý|năm)\b", re.IGNORECASE
)
_MOST_BETWEEN = 5


def rests(text: Text, known: list[Relation]) -> list[Relation]:
    """Hold every rest against its whole, but for those that a sum or a stock and flow has held already."""
    held = {index for each in known if each.kind in {Kind.SUM, Kind.FLOW} for index in each.tokens}
    found = []
    for numbers in text.numbers.values():
        counted = [each for each in numbers if _is_counted(each)]
        earlier: Rest | None = None
        for at, number in enumerate(counted):
            rest = earlier = rest_of(number) or beside(earlier, number)
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


def _of_fraction(rest: Rest, counted: list[Number], at: int) -> Relation | None:
    """Read "620.000/650.000 công dân, …; còn 30.000 công dân chưa được cấp", "15/28 tiêu chí đạt, 13/28 chưa đạt"."""
    number, before = rest.number, counted[:at]
    near = [each for each in before if each.sentence == number.sentence and each.token.parts]
    if not near:
        return None
    fraction = near[-1]
    between = [each for each in before if each.token.start > fraction.token.start and like(each, number)]
    if between or not _same_thing(number, fraction) or not echoes(rest, fraction):
        return None
    if number.token.parts and (number.token.parts[1] != fraction.token.parts[1] or len(near) > 1):
        return None
    done, base = (Fraction(each) for each in fraction.token.parts)
    more = _following(rest, counted[at + 1 :])
    for length in range(len(more) + 1):
        parts = [number, *more[:length]]
        if done + sum(map(_stated, parts)) == base:
            return _of_base(fraction, parts, holds=True)
    is_of_more = is_narrower(rest) or names_another(number) or not same_level(number, fraction)
    if is_of_more or (more and not rest.is_called_rest):
        return None
    return _of_base(fraction, [number, *more], holds=False)


def _of_base(fraction: Number, parts: list[Number], *, holds: bool) -> Relation:
    done = Fraction(fraction.token.parts[0])
    written = " + ".join(each.token.text.partition("/")[0] for each in (fraction, *parts))
    tokens = (fraction.index, *(each.index for each in parts))
    return _told(written, done + sum(map(_stated, parts)), fraction, tokens, holds=holds)


def _stated(number: Number) -> Fraction:
    """Return how many are left; of a fraction, its numerator."""
    return Fraction(number.token.parts[0] if number.token.parts else number.token.value)


def _of_amounts(rest: Rest, counted: list[Number], at: int) -> Relation | None:
    number = rest.number
    if number.token.parts:
        return None
    more = _following(rest, counted[at + 1 :])
    for whole, done in _readings(rest, counted, at):
        for length in range(len(more) + 1):
            left = [number, *more[:length]]
            for each, parts in _nested(whole, done):
                fitting = _parts_that_fit(each, parts, left)
                if fitting:
                    return _shown(each, [*fitting, *left], holds=True)
        shown = [*done, number, *more]
        if _is_clear(rest, whole, done, more) and not _may_be_carried_over(whole, shown):
            return _shown(whole, shown, holds=False)
    return None


def _nested(whole: Number, done: list[Number]) -> list[tuple[Number, list[Number]]]:
    """Return what may be the whole of the rest: of 860, 645 allotted, 500 spent, 145 are left of what was allotted."""
    told = [whole, *done]
    return [(each, told[later:]) for later, each in enumerate(told, 1)]


def _is_clear(rest: Rest, whole: Number, done: list[Number], more: list[Number]) -> bool:
    """Whether the words leave no room for anything but what is done and what is left."""
    number = rest.number
    words = number.block.text[min(whole.token.start, done[0].token.start) : number.token.start]
    words = _BESIDE.sub("", words)
    if not echoes(rest, done[0]) or _COMES_IN.search(words) or _NEW_SUBJECT.search(words):
        return False
    if not _is_told_whole(rest, whole, done[0], words) or _ALL_PEOPLE.search(statement(whole)[0]):
        return False
    if names_another(number) or is_narrower(rest) or not same_level(number, done[0]):
        return False
    if more and not _STILL.search(statement(more[-1])[0]):
        return False
    return len(done) == 1 or (rest.is_last_word and not _PART.search(words))


def _is_told_whole(rest: Rest, whole: Number, done: Number, words: str) -> bool:
    """Whether one is told as a whole, the other as done; neither is of "huyện A đã cấp 100, huyện B đã cấp 50"."""
    ahead, did = statement(whole)[0], statement(done)
    if rest.is_going_on:
        return _DUE.search(whole.block.text[whole.sentence[0] : whole.token.start]) is not None
    if _BODY.match(did[0]) and _BODY.match(ahead):
        return False
    if _WHOLE.search(ahead) or _SORTED.search(words):
        return True
    if rest.is_beside:
        return all(_WITH.search(each) is not None for each in (ahead, did[0]))
    return not _DONE.search(ahead) and any(
        pattern.search(said) for pattern, said in ((_HAS, ahead), (_DONE, " ".join(did)))
    )


def _readings(rest: Rest, counted: list[Number], at: int) -> Iterator[tuple[Number, list[Number]]]:
    """Yield the whole that the words allow and what was done of it."""
    number = rest.number
    here = [each for each in counted if each.sentence == number.sentence and not each.group]
    place_here = here.index(number)
    before = [each for each in here[:place_here] if _same_thing(each, number)]
    after = [
        each
        for each in here[place_here + 1 :]
        if _same_thing(each, number) and _WHOLE.search(statement(each)[0])
    ]
    if after and len(before) == 1 and echoes(rest, before[0]):
        yield after[0], before
    elif len(before) > 1 and len(before) <= _MOST_BETWEEN:
        whole, done = _whole_of(before)
        if not denies(whole) and (echoes(rest, done[0]) or rest.is_called_rest):
            yield whole, done
    elif before or rest.is_called_rest:
        earlier = [each for each in counted[:at] if not each.group and _same_thing(each, number)]
        earlier = [each for each in earlier if each.sentence != number.sentence]
        if before and earlier and earlier[-1].sentence[1] == number.sentence[0]:
            last = [each for each in earlier if each.sentence == earlier[-1].sentence]
            if len(last) == 1 and echoes(rest, before[0]):
                yield last[0], before
        elif not before and len(earlier) == 2 and rest.is_last_word:  # noqa: PLR2004
            yield earlier[0], earlier[1:]


def _whole_of(before: list[Number]) -> tuple[Number, list[Number]]:
    """Return the amount called the whole, else the first, and the others: "3.650 trên tổng số 4.000, còn 350"."""
    called = [each for each in before[1:] if _WHOLE.search(statement(each)[0])]
    whole = called[0] if len(called) == 1 else before[0]
    return whole, [each for each in before if each is not whole]


def _same_thing(one: Number, other: Number) -> bool:
    """Whether both count the same noun, or one of them names none."""
    alike_or_bare = alike(one, other) or not one.noun or not other.noun or _are_persons(one, other)
    if other.token.parts:
        return one.token.cls in {Class.COUNT, Class.FRACTION} and alike_or_bare
    return (like(one, other) or _are_persons(one, other)) and alike_or_bare


def _are_persons(one: Number, other: Number) -> bool:
    """Whether one counts "người" and the other persons by another name: 642 công dân, 618 người."""
    return any(
        each.head == ("người",) and may_count(them, each) for each, them in ((one, other), (other, one))
    )


def _following(rest: Rest, after: list[Number]) -> list[Number]:
    """Return what is told after the rest and may be left as well: "14 chưa giải quyết và còn 16 đang giải quyết"."""
    number, found = rest.number, []
    for each in after:
        between = number.block.text[number.token.end : each.token.start]
        if each.sentence != number.sentence or _PART.search(between):
            break
        if _same_thing(each, number) and not each.group and not _WHOLE.search(statement(each)[0]):
            found.append(each)
    return found


def _parts_that_fit(whole: Number, done: list[Number], left: list[Number]) -> list[Number]:
    """Return those of what was done that make up the whole with the rest; a part told within another is left out."""
    for length in range(len(done), 0, -1):
        for some in combinations(done, length):
            added: Interval = summed([each.interval for each in (*some, *left)])
            if added.meets(_all_of(whole)):
                return list(some)
    return []


def _may_be_carried_over(whole: Number, parts: list[Number]) -> bool:
    """Whether only what came in is told, and some of what is left came before: "tiếp nhận 90, còn lại 25"."""
    ahead, behind = statement(whole)
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
