"""Whether all who fell ill are well again, dead, or still treated."""

from __future__ import annotations

import re
from fractions import Fraction

from analysis.declare import Severity
from analysis.labels import Label
from analysis.tie.arithmetic.interval import is_hedged, summed
from analysis.tie.arithmetic.reading import Number, Text
from analysis.tie.arithmetic.relation import Kind, Relation, agreement, breach
from analysis.tie.arithmetic.words import figure, listed, place, quoted
from analysis.tie.token import Class

_SINCE = re.compile(
    r"lũy kế|luỹ kế|tích lũy|tích luỹ|cộng dồn|\btổng\b|từ đầu|đến nay|tính đến", re.IGNORECASE
)
_TODAY = re.compile(
    r"\b(?:mới|trong (?:ngày|tuần)|24 giờ|hôm nay|cách ly|nặng|thở máy|cộng đồng)\b", re.IGNORECASE
)
# The first that fits decides: of "số ca mắc đã khỏi" it is those who are well again.
_COURSE = (
    ("treated", re.compile(r"(?:đang|hiện|còn|tiếp tục)\s+(?:\w+\s+){0,2}?điều trị", re.IGNORECASE)),
    ("cured", re.compile(r"\bkhỏi\b|ra viện|xuất viện|bình phục", re.IGNORECASE)),
    ("dead", re.compile(r"tử vong|\bchết\b", re.IGNORECASE)),
    ("ill", re.compile(r"\b(?:mắc|nhiễm|dương tính)\b|ca bệnh", re.IGNORECASE)),
)
_MOST_LINES = 4  # one for each, where a list tells them
_MOVED = re.compile(r"chuyển (?:viện|tuyến|tỉnh|nơi)|về nước|chuyển đi", re.IGNORECASE)


def courses(text: Text, known: list[Relation]) -> list[Relation]:
    """Hold the sick of each paragraph, or list of lines, against what became of them; not those that a sum has held."""
    held = {index for each in known for index in each.tokens}
    found = []
    places = sorted(text.numbers)
    for at, first in enumerate(places):
        lines = [place for place in places[at : at + _MOST_LINES] if place - first < _MOST_LINES]
        for length in range(1, len(lines) + 1):
            numbers = [each for place in lines[:length] for each in text.numbers[place]]
            roles = _roles(numbers)
            if roles and roles["ill"].block is numbers[0].block:
                if not any(each.index in held for each in roles.values()):
                    found.append(_told(roles["ill"], [roles["cured"], roles["dead"], roles["treated"]]))
                break
    return found


def _roles(numbers: list[Number]) -> dict[str, Number]:
    """Return who fell ill since the beginning, who is well, dead and treated; none where one is told twice."""
    roles: dict[str, Number] = {}
    is_split = False
    for number in numbers:
        if number.token.cls is not Class.COUNT or number.is_change or number.is_compared or number.group:
            continue
        ahead = re.split(r"[;,.()]", number.before)[-1]
        role = _course(ahead) or _course(re.split(r"[;,.()]", number.after, maxsplit=1)[0])
        if role is None and "treated" in roles and number.sentence == roles["treated"].sentence:
            is_split |= not re.search(r"trong (?:số )?đó", ahead, re.IGNORECASE)
        if role is None or _TODAY.search(f"{ahead} {number.after[:40].partition(',')[0]}"):
            continue
        if role in roles or is_hedged(number.token):
            return {}
        roles[role] = number
    if len(roles) != len(_COURSE) or is_split:
        return {}
    ill = roles["ill"]
    words = ill.block.text
    moved = any(_MOVED.search(each.block.text) for each in roles.values())
    is_since = _SINCE.search(words[ill.sentence[0] : ill.token.start]) is not None
    return roles if is_since and not moved and ill.index < roles["cured"].index else {}


def _course(words: str) -> str | None:
    return next((role for role, pattern in _COURSE if pattern.search(words)), None)


def _told(ill: Number, became: list[Number]) -> Relation:
    here, written = place(ill.block), listed([each.token for each in became])
    total = sum((Fraction(each.token.value) for each in became), Fraction(0))
    holds = summed([each.interval for each in became]).meets(ill.interval)
    tokens = (ill.index, *(each.index for each in became))
    verb = Label("khớp", "which is") if holds else Label("báo cáo ghi", "the report says")
    stands = quoted(ill.token)
    sentence = Label(
        f"{here.vi}: khỏi, tử vong và đang điều trị: {written} = {figure(total)}, {verb.vi} {stands}.",
        f"{here.en}: well, dead and treated: {written} = {figure(total, 0, 'en')}, {verb.en} {stands}.",
    )
    if holds:
        return agreement(Kind.FLOW, tokens, sentence, ill.index)
    return breach(Kind.FLOW, Severity.WARNING, tokens, sentence)
