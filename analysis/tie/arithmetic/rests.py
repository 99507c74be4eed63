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
_BESIDE_IT = re.compile(
    r"[^;,.\d/]{0,30}(?:/\s*|,?\s*(?:tương ứng|tương đương|với)\s+(?:với\s+)?(?:tổng\s+)?(?:số tiền\s+)?(?:là\s+)?)",
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
        earlier: Rest | None = None
        for at, number in enumerate(counted):
            rest = earlier = _rest(number) or _beside(earlier, number)
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
    if number.group:
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


def _beside(rest: Rest | None, number: Number) -> Rest | None:
    """Return a number told of the same rest: "còn lại 300 việc, tương ứng 35 tỷ đồng", "còn tồn 161 vụ/335 bị cáo"."""
    if rest is None or not rest.is_called_rest or rest.number.sentence != number.sentence:
        return None
    between = number.block.text[rest.number.token.end : number.token.start]
    return Rest(number, (), is_called_rest=True) if _BESIDE_IT.fullmatch(between) else None


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
    """Read "620.000/650.000 công dân, …; còn 30.000 công dân chưa được cấp", "15/28 tiêu chí đạt, 13/28 chưa đạt"."""
    number, before = rest.number, counted[:at]
    near = [each for each in before if each.sentence == number.sentence and each.token.parts]
    if not near:
        return None
    fraction = near[-1]
    between = [each for each in before if each.token.start > fraction.token.start and like(each, number)]
    if between or not _same_thing(number, fraction) or not _echoes(rest, fraction):
        return None
    if number.token.parts and (number.token.parts[1] != fraction.token.parts[1] or len(near) > 1):
        return None
    done, base = (Fraction(each) for each in fraction.token.parts)
    more = _following(rest, counted[at + 1 :])
    for length in range(len(more) + 1):
        parts = [number, *more[:length]]
        if done + sum(map(_stated, parts)) == base:
            return _of_base(fraction, parts, holds=True)
    if more and not rest.is_called_rest:
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
        words = number.block.text[min(whole.token.start, done[0].token.start) : number.token.start]
        words = _BESIDE.sub("", words)
        for length in range(len(more) + 1):
            left = [number, *more[:length]]
            parts = _parts_that_fit(whole, done, left)
            if parts:
                return _shown(whole, [*parts, *left], holds=True)
        shown = [*done, number, *more]
        if _is_clear(rest, done, more, words) and not _may_be_carried_over(whole, shown):
            return _shown(whole, shown, holds=False)
    return None


def _is_clear(rest: Rest, done: list[Number], more: list[Number], words: str) -> bool:
    """Whether the words leave no room for anything but what is done and what is left."""
    if not _echoes(rest, done[0]) or _COMES_IN.search(words) or _NEW_SUBJECT.search(words):
        return False
    if more and not _STILL.search(_statement(more[-1])[0]):
        return False
    is_last_word = rest.is_called_rest and _REMAINS.search(_statement(rest.number)[0]) is not None
    return len(done) == 1 or (is_last_word and not _PART.search(words))


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
        return one.token.cls in {Class.COUNT, Class.FRACTION} and (
            alike(one, other) or not one.noun or not other.noun
        )
    return like(one, other) and (alike(one, other) or not one.noun or not other.noun)


def _following(rest: Rest, after: list[Number]) -> list[Number]:
    """Return what is told after the rest and may be left as well: "14 chưa giải quyết và còn 16 đang giải quyết"."""
    number, found = rest.number, []
    for each in after:
        between = number.block.text[number.token.end : each.token.start]
        if each.sentence != number.sentence or _PART.search(between):
            break
        if _same_thing(each, number) and not each.group and not _WHOLE.search(_statement(each)[0]):
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
