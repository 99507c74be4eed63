"""Lists whose lines tell one thing each, read as one sentence: "- Đã giải quyết: 290 đơn", "- Còn lại: 30 đơn"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from analysis.tie.arithmetic.reading import Text, numbers_of
from analysis.tie.document import Block, Kind

_BULLET = re.compile(r"\s*([-–+•*])\s*")
_LABELLED = re.compile(r"[^\d.;]{3,80}$")
_LONGEST = 240
_MOST = 8


def in_lines(text: Text) -> Text:
    """Return the text's lists alone, each as one sentence; every number keeps its place among the tokens."""
    tokens, numbers = list(text.tokens), {}
    for run in _runs(text):
        blocks = [text.document.blocks[place] for place in run]
        joined, stated = "", []
        for place, block in zip(run, blocks, strict=True):
            bare = _BULLET.match(block.text).end()
            for number in text.numbers[place]:
                shift = len(joined) - bare
                tokens[number.index] = replace(
                    number.token,
                    block=blocks[0].number,
                    start=number.token.start + shift,
                    end=number.token.end + shift,
                )
                stated.append((number.index, tokens[number.index]))
            joined += block.text[bare:].rstrip(" .;,") + "; "
        numbers[run[0]] = numbers_of(replace(blocks[0], text=joined.removesuffix("; ")), stated)
    return Text(text.document, tuple(tokens), numbers)


def _runs(text: Text) -> Iterator[list[int]]:
    """Yield the places of lines that follow one another under the same mark, each with a number after its label."""
    run: list[int] = []
    mark = ""
    for place, block in enumerate(text.document.blocks):
        found = _BULLET.match(block.text)
        if run and not (found and found[1] == mark and _is_line(text, place, block)):
            yield from _of_a_length(run)
            run = []
        if found and _is_line(text, place, block):
            run.append(place)
            mark = found[1]
    yield from _of_a_length(run)


def _of_a_length(run: list[int]) -> list[list[int]]:
    return [run] if 1 < len(run) <= _MOST else []


def _is_line(text: Text, place: int, block: Block) -> bool:
    if block.kind is not Kind.PARAGRAPH or place not in text.numbers or len(block.text) > _LONGEST:
        return False
    first = text.numbers[place][0]
    return _LABELLED.match(block.text[_BULLET.match(block.text).end() : first.token.start]) is not None
