"""Whether what has two ends has them in order, and whether each day stands in the calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from analysis.declare import Severity
from analysis.labels import Label
from analysis.numerals import write_date
from analysis.tie.arithmetic.reading import Text
from analysis.tie.arithmetic.relation import Kind, Relation, breach
from analysis.tie.arithmetic.words import place, quoted
from analysis.tie.document import Block
from analysis.tie.token import Class

_SHORT = re.compile(r"(?<![\d/.,])(\d{1,2})\s?/\s?(\d{1,2})\s?/\s?((?:19|20)\d{2})(?![\d/])")
_LONG = re.compile(
    r"\bngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s+năm\s+((?:19|20)\d{2}))?(?!\d)", re.IGNORECASE
)
_DAY_MONTH = re.compile(r"\bngày\s+(\d{1,2})/(\d{1,2})(?![\d/])", re.IGNORECASE)
_MONTH = re.compile(r"\btháng\s+(\d{1,2})(?:/|\s+năm\s+)((?:19|20)\d{2})(?!\d)", re.IGNORECASE)
_STAGE = re.compile(
    r"\b(?:giai đoạn|thời kỳ|nhiệm kỳ|năm học|niên khóa|niên độ)\s+(?:từ\s+(?:năm\s+)?)?"
    r"((?:19|20)\d{2})\s*(?:[-–]|đến(?: năm)?)\s*((?:19|20)\d{2})(?!\d)",
    re.IGNORECASE,
)
_DAY = r"(\d{1,2})\s?/\s?(\d{1,2})\s?/\s?((?:19|20)\d{2})"
_FROM_TO = re.compile(
    rf"\btừ\s+(?:ngày\s+)?{_DAY}\s*(?:[-–]|(?:cho\s+)?(?:đến|tới))\s*(?:hết\s+)?(?:ngày\s+)?{_DAY}(?!\d)",
    re.IGNORECASE,
)
_NEAR = 80  # characters before a level that say what it is one of
_HIGHEST = (
    (re.compile(r"(?:dịch vụ công|\bDVC(?:TT)?)\b[^.;]*\bmức độ (?:\d, |\d và )?$", re.IGNORECASE), 4),
    (re.compile(r"định danh (?:điện tử|cá nhân)[^.;]*\bmức (?:độ )?(?:\d, |\d và )?$", re.IGNORECASE), 2),
)
_LEAP = 2024  # a day without a year may be 29/02


def bounds(text: Text) -> list[Relation]:
    """Return the ranges and periods that run backwards, and the days that no calendar has."""
    return [*_ranges(text), *_levels(text), *_periods(text), *_stages(text), *_calendar(text)]


def _levels(text: Text) -> Iterator[Relation]:
    """Return "DVC mức độ 8": public services were rendered at the levels 1 to 4, identities are of level 1 or 2."""
    blocks = {block.number: block for block in text.document.blocks}
    for index, token in enumerate(text.tokens):
        if token.cls is not Class.LEVEL or token.value is None:
            continue
        before = blocks[token.block].text[: token.start][-_NEAR:]
        highest = next((most for pattern, most in _HIGHEST if pattern.search(before)), None)
        if highest is not None and not 1 <= token.value <= highest:
            here, printed = place(blocks[token.block]), quoted(token)
            yield breach(
                Kind.ORDER,
                Severity.WARNING,
                (index,),
                Label(
                    f"{here.vi}: {printed}: ở đây chỉ có các mức từ 1 đến {highest}.",
                    f"{here.en}: {printed}: here are levels 1 to {highest} only.",
                ),
            )


def _ranges(text: Text) -> Iterator[Relation]:
    blocks = {block.number: block for block in text.document.blocks}
    for index, token in enumerate(text.tokens):
        if (
            token.high is None
            or token.value is None
            or not token.cls.is_quantity
            or token.high >= token.value
        ):
            continue
        here, printed = place(blocks[token.block]), quoted(token)
        yield breach(
            Kind.ORDER,
            Severity.ERROR,
            (index,),
            Label(
                f"{here.vi}: khoảng {printed} có cận trên nhỏ hơn cận dưới.",
                f"{here.en}: the range {printed} ends below where it begins.",
            ),
        )


def _periods(text: Text) -> Iterator[Relation]:
    """Return "từ ngày 20/11/2022 đến ngày 15/11/2022"."""
    for block in text.document.blocks:
        for found in _FROM_TO.finditer(block.text):
            parts = [int(each) for each in found.groups()]
            days = [_day(*each) for each in (parts[2::-1], parts[:2:-1])]
            if None not in days and days[1] < days[0]:
                here, written = place(block), [write_date(each) for each in days]
                yield breach(
                    Kind.ORDER,
                    Severity.ERROR,
                    _over(text, block, found.start(1), found.end()),
                    Label(
                        f"{here.vi}: kỳ từ {written[0]} đến {written[1]} có ngày cuối trước ngày đầu.",
                        f"{here.en}: the period from {written[0]} to {written[1]} ends before it begins.",
                    ),
                )


def _stages(text: Text) -> Iterator[Relation]:
    for block in text.document.blocks:
        for found in _STAGE.finditer(block.text):
            if int(found[2]) < int(found[1]):
                here = place(block)
                yield breach(
                    Kind.ORDER,
                    Severity.ERROR,
                    _over(text, block, found.start(1), found.end(2)),
                    Label(
                        f"{here.vi}: “{found[0]}” có năm cuối trước năm đầu.",
                        f"{here.en}: “{found[0]}” ends before it begins.",
                    ),
                )


def _calendar(text: Text) -> Iterator[Relation]:
    for block in text.document.blocks:
        for found, day, month, year in _days(block):
            if not 1 <= month <= 12:  # noqa: PLR2004 -- the months of a year
                why = Label(f"năm không có tháng {month}", f"no year has a month {month}")
            elif _day(year or _LEAP, month, day) is None:
                why = Label(f"tháng {month} không có ngày {day}", f"month {month} has no day {day}")
            else:
                continue
            here = place(block)
            yield breach(
                Kind.CALENDAR,
                Severity.ERROR,
                _over(text, block, found.start(), found.end()),
                Label(f"{here.vi}: “{found[0]}”: {why.vi}.", f"{here.en}: “{found[0]}”: {why.en}."),
            )


def _days(block: Block) -> Iterator[tuple[re.Match[str], int, int, int]]:
    for pattern in (_SHORT, _LONG, _DAY_MONTH):
        for found in pattern.finditer(block.text):
            if found[1] == found[2] == "24":  # round the clock
                continue
            parts = [int(each or 0) for each in (*found.groups(), "0")[:3]]
            yield found, parts[0], parts[1], parts[2]
    for found in _MONTH.finditer(block.text):
        if not re.search(r"ngày\s+\d{1,2}\s+$", block.text[: found.start()], re.IGNORECASE):
            yield found, 1, int(found[1]), int(found[2])


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _over(text: Text, block: Block, start: int, end: int) -> tuple[int, ...]:
    """Return the tokens that stand between two places of a block."""
    return tuple(
        index
        for index, token in enumerate(text.tokens)
        if token.block == block.number and token.start < end and start < token.end
    )
