"""Whether a list of places gives one of them twice, or does not add up to the total that a colon puts before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.declare import Severity
from analysis.labels import Label
from analysis.tie.arithmetic.interval import is_hedged, summed
from analysis.tie.arithmetic.names import name_before
from analysis.tie.arithmetic.reading import Number, Text, like
from analysis.tie.arithmetic.relation import Kind, Relation, agreement, breach
from analysis.tie.arithmetic.sums import told
from analysis.tie.arithmetic.words import place, quoted

_TOTAL = re.compile(r"\btổng\b[^,;.:()]{0,30}$", re.IGNORECASE)
_COLON = re.compile(r"[^,;.:()\d]{0,30}:\s*")
_LEAST = 3  # fewer are no list


def named(text: Text) -> list[Relation]:
    """Return each name that a list gives twice, and each list held against its total."""
    found = []
    for numbers in text.sentences():
        for run in _runs(numbers):
            found += [*_repeated(run), *_totalled(numbers, [number for _, number in run])]
    return found


def _totalled(numbers: list[Number], parts: list[Number]) -> Iterator[Relation]:
    """Yield the sum of "Tổng số 45 vụ: Yên Sơn 10 vụ, Hàm Yên 15 vụ, Na Hang 20 vụ"."""
    if len(parts) < _LEAST or parts[0] is numbers[0] or any(is_hedged(each.token) for each in parts):
        return
    whole = numbers[numbers.index(parts[0]) - 1]
    between = whole.block.text[whole.token.end : parts[0].token.start]
    if not (_TOTAL.search(whole.before) and _COLON.match(between) and like(whole, parts[0])):
        return
    if is_hedged(whole.token) or between.count(":") > 1:
        return
    holds = summed([each.interval for each in parts]).meets(whole.interval)
    tokens = (whole.index, *(each.index for each in parts))
    if holds:
        yield agreement(Kind.SUM, tokens, told(whole, parts, "="), derived=whole.index)
    else:
        yield breach(Kind.SUM, Severity.WARNING, tokens, told(whole, parts, "≠"))


def _runs(numbers: list[Number]) -> Iterator[list[tuple[str, Number]]]:
    """Yield the runs of amounts that each have a name right before them and count the same thing."""
    run: list[tuple[str, Number]] = []
    for number in numbers:
        name = name_before(number)
        if not name or (run and not like(run[-1][1], number)):
            yield run
            run = []
        if name:
            run.append((name, number))
    yield run


def _repeated(run: list[tuple[str, Number]]) -> Iterator[Relation]:
    by_name: dict[str, list[Number]] = {}
    for name, number in run:
        by_name.setdefault(name, []).append(number)
    twice = [name for name, numbers in by_name.items() if len(numbers) > 1]
    if len(run) < _LEAST or len(twice) != 1 or len(by_name) == 1:
        return
    numbers = by_name[twice[0]]
    here, printed = place(numbers[0].block), ", ".join(quoted(each.token) for each in numbers)
    yield breach(
        Kind.MENTION,
        Severity.WARNING,
        tuple(each.index for each in numbers),
        Label(
            f"{here.vi}: {twice[0]} được liệt kê {len(numbers)} lần: {printed}.",
            f"{here.en}: {twice[0]} is listed {len(numbers)} times: {printed}.",
        ),
    )
