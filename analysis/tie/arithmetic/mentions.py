"""Whether one fact that a text tells twice has one number: in a heading and below it, and in the same words again."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from analysis.declare import Severity
from analysis.places import Label, fold
from analysis.tie.arithmetic.interval import is_hedged
from analysis.tie.arithmetic.reading import AMOUNTS, Number, Text, alike
from analysis.tie.arithmetic.relation import Kind, Relation, breach
from analysis.tie.arithmetic.words import place, quoted
from analysis.tie.document import Kind as BlockKind
from analysis.tie.token import Class

_CARRIED_OUT = re.compile(
    r"(?:triển khai|thực hiện|cung cấp|đối với|tiếp tục|giải quyết|duy trì|quản lý)\s*$", re.IGNORECASE
)
_CLAUSE = re.compile(r"[,;.:()“”\n]|\s[–-]\s")
_WHOLE_PROVINCE = re.compile(
    r"toàn tỉnh|trên địa bàn tỉnh|cả tỉnh|của tỉnh|toàn huyện|toàn thành phố|cả nước|toàn quốc", re.IGNORECASE
)
_SMALL = 100  # the number of things that a heading announces
_LARGE = 1000  # of smaller numbers some differ by chance as a slip would have them differ
FEWEST_WORDS = 6  # shorter clauses are said of many things
_TIMES = {Class.DATE, Class.MONTH, Class.YEAR, Class.PERIOD}


def mentions(text: Text) -> list[Relation]:
    """Return the facts that are told with two numbers."""
    repeated = list(_repeated(text))
    told = {each.tokens for each in repeated}
    return [*_headings(text), *repeated, *(each for each in _transposed(text) if each.tokens not in told)]


def _headings(text: Text) -> Iterator[Relation]:
    """Compare what a heading announces ("11 DVC …") with the prose of its own section."""
    below: dict[str, list[Number]] = defaultdict(list)
    for numbers in text.numbers.values():
        for number in numbers:
            if number.block.kind is BlockKind.PARAGRAPH and number.token.cls is Class.COUNT:
                below[number.block.section].append(number)
    for numbers in text.numbers.values():
        announced = [each for each in numbers if each.token.cls is Class.COUNT and each.noun]
        if numbers[0].block.kind is not BlockKind.HEADING or len(announced) != 1:
            continue
        head = announced[0]
        same = [each for each in below[head.block.section] if alike(each, head) and not is_hedged(each.token)]
        if head.token.value >= _SMALL or any(each.token.value == head.token.value for each in same):
            continue
        told = [each for each in same if _CARRIED_OUT.search(each.before)]
        if told and told[0] is same[0] and told[0].token.value < _SMALL:
            yield _two_numbers(head, told[0])


def _repeated(text: Text) -> Iterator[Relation]:
    """Compare clauses that are the same word for word but for the number."""
    first_of: dict[tuple, Number] = {}
    for numbers in text.numbers.values():
        for number in numbers:
            key = _clause(text, number)
            if key is None:
                continue
            first = first_of.setdefault(key, number)
            apart = first.block is not number.block or first.sentence != number.sentence
            if apart and first.token.value != number.token.value:
                yield _two_numbers(first, number)


def _transposed(text: Text) -> Iterator[Relation]:
    """Find a number of like words whose neighbouring digits have changed places: 605.120 and 605.210 cards issued."""
    first_of: dict[tuple, Number] = {}
    for numbers in text.numbers.values():
        for number in numbers:
            if number.token.cls is not Class.COUNT or number.token.value < _LARGE or is_hedged(number.token):
                continue
            ahead, behind = _CLAUSE.split(number.before)[-1].split()[-2:], number.noun[:4]
            if len(ahead) < 2 or len(behind) < 2 or number.is_compared or number.is_change:  # noqa: PLR2004
                continue
            digits = str(number.token.value)
            key = (fold(" ".join(ahead)), behind, len(digits), "".join(sorted(digits)))
            first = first_of.setdefault(key, number)
            if first.block is not number.block and _is_swap(str(first.token.value), digits):
                yield _two_numbers(first, number)


def _is_swap(one: str, other: str) -> bool:
    """Whether two neighbouring digits have changed places, and nothing else differs."""
    off = [at for at, (left, right) in enumerate(zip(one, other, strict=True)) if left != right]
    return len(off) == 2 and off[1] == off[0] + 1 and one[off[0]] == other[off[1]]  # noqa: PLR2004


def _clause(text: Text, number: Number) -> tuple | None:
    """Return the words around a number in its clause, with the scope and the times of its sentence."""
    if number.token.cls not in AMOUNTS | {Class.PERCENT} or is_hedged(number.token) or number.is_compared:
        return None
    if number.block.kind is BlockKind.HEADING:
        return None
    ahead = _CLAUSE.split(number.before)[-1].split()
    behind = _CLAUSE.split(number.after)[0].split()
    if len(ahead) + len(behind) < FEWEST_WORDS or len(ahead) < 2:  # noqa: PLR2004 -- a verb and its object
        return None
    sentence = number.block.text[slice(*number.sentence)]
    scope = "" if _WHOLE_PROVINCE.search(sentence) else f"{number.block.section} {number.block.place}"
    names = frozenset(re.findall(r"(?<=\s)[A-ZĐ][^\W\d_]+(?:\s+[A-ZĐ][^\W\d_]+)*", sentence))
    words = (fold(" ".join(ahead)), fold(" ".join(behind)))
    return (number.token.cls, words, scope, names, _times(text, number))


def _times(text: Text, number: Number) -> frozenset[str]:
    at, told = number.index, set()
    for step in (-1, 1):
        index = at + step
        while 0 <= index < len(text.tokens) and text.tokens[index].block == number.token.block:
            token = text.tokens[index]
            if not number.sentence[0] <= token.start < number.sentence[1]:
                break
            if token.cls in _TIMES:
                told.add(" ".join(token.text.split()))
            index += step
    return frozenset(told)


def _two_numbers(one: Number, other: Number) -> Relation:
    here, there = place(other.block), place(one.block)
    noun = " ".join(other.noun[:4])
    return breach(
        Kind.MENTION,
        Severity.WARNING,
        (other.index, one.index),
        Label(
            f"{here.vi} ghi {quoted(other.token)} {noun}, trong khi {there.vi} ghi {quoted(one.token)}"
            " cho cùng một nội dung.",
            f"{here.en} says {quoted(other.token)} {noun}, while {there.en} says {quoted(one.token)} of the same.",
        ),
    )
