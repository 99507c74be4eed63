"""Slips as people make them when they copy numbers into a report, each with whether it breaks a declared fact.

A mutant is a clean text with one slip in it. What was slipped is known by construction: the text was drafted from
figures, so each number knows the figure whose printed value it is. A slip breaks a fact where what now stands there
no longer rounds to the figure's exact value, names another unit, or gives another day or month than the forms do.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from analysis.declare import PERCENT, POINTS
from analysis.draft import Draft
from analysis.draft.blocks import Heading, Mark, Piece, Printed, Table
from analysis.exact import round_half_away
from analysis.months import Month
from analysis.numerals import NumeralError, Style, read, read_printed, write, write_date
from analysis.results import Result
from analysis.tie.document import Block, Document

ABOUT = "khoảng"
UNITS = ("hồ sơ", "tài khoản", "dịch vụ", "trường hợp", "giao dịch", "công dân", "lượt", "DVC", "đại biểu")
_SAME_UNIT = {"dịch vụ": "DVC", "DVC": "dịch vụ"}
_DAY = r"\d{2}/\d{1,2}/\d{4}"
_MONTH = re.compile(r"tháng (\d{1,2}/\d{4})")
_CITED = re.compile(rf"số (\d+/[^\s;]+) ngày ({_DAY})")
_AS_OF = re.compile(rf"Tính đến ngày ({_DAY})")


@dataclass(frozen=True)
class Span:
    """A number of a figure in a document: the block, where in its text, and the figure."""

    block: int
    start: int
    end: int
    figure: str
    text: str


@dataclass(frozen=True)
class Slip:
    """What is put in place of a part of a block's text."""

    block: int
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Clean:
    """A drafted month without a slip, its figures, those of the month before, and its citations of documents."""

    month: Month
    document: Document
    spans: tuple[Span, ...]
    figures: dict[str, Result]
    before: dict[str, Result]

    def block(self, number: int) -> Block:
        """Return a block by its number."""
        return self.document.blocks[number]

    def hedged(self, span: Span) -> bool:
        """Whether the number stands after "khoảng"."""
        return self.block(span.block).text[: span.start].endswith(f"{ABOUT} ")


@dataclass(frozen=True)
class Mutant:
    """A text with one slip: its kind, what was put in where, and whether that breaks a fact.

    The places are those of the new text.
    """

    kind: str
    clean: Clean
    document: Document
    places: tuple[Slip, ...]
    breaks: bool

    def told(self) -> str:
        """Say what was changed, for a person who looks for the reason of a miss."""
        parts = []
        for place in self.places:
            text = self.document.blocks[place.block].text
            parts.append(
                f"“{text[max(0, place.start - 50) : place.start]}[{place.text}]{text[place.end :][:30]}”"
            )
        return f"{self.clean.month} {self.kind}: {' and '.join(parts)}"


def spans(draft: Draft, document: Document) -> tuple[Span, ...]:
    """Return where the numbers of a draft stand in the document that was read from it, block by block."""
    waiting: dict[str, list[Block]] = defaultdict(list)
    for block in reversed(document.blocks):
        waiting[block.text].append(block)
    found = []
    for pieces in _texts(draft):
        text, numbers = "", []
        for piece in pieces:
            said = f" ({piece.note})" if isinstance(piece, Mark) else getattr(piece, "text", piece)
            if isinstance(piece, Printed):
                numbers.append((len(text), piece))
            text += said
        if text:
            block = waiting[text].pop()
            found += [
                Span(block.number, at, at + len(each.text), each.figure, each.text) for at, each in numbers
            ]
    return tuple(found)


def _texts(draft: Draft) -> Iterator[tuple[Piece, ...]]:
    """Yield the text of each block as a reader of the Markdown has it."""
    for block in draft.blocks:
        if isinstance(block, Heading):
            yield (f"{block.number} ", *block.pieces)
        elif isinstance(block, Table):
            yield from ((text,) for text in block.head)
            for row in block.rows:
                yield from row
        else:
            yield block.pieces
            for note in block.notes:
                yield (f"({note.number}) ", *note.pieces)


def fits(result: Result, text: str, *, hedged: bool = False) -> bool:
    """Whether a printed number is the figure's value rounded to the digits it is printed with.

    After "khoảng" the zeros at its end count for nothing. A text that is no number fits nothing.
    """
    try:
        printed = read_printed(text)
    except NumeralError:
        return False
    low, high = (bound * result.figure.unit.scale for bound in (result.value.low, result.value.high))
    if high < 0 <= printed.value:  # a fall is told by its verb
        low, high = -high, -low
    if printed.high is not None or result.figure.bound:
        return (printed.value, printed.high or printed.value) == (low, high)
    value, step = Fraction(printed.value), Fraction(printed.step)
    while hedged and value and value % (step * 10) == 0:
        step *= 10
    if low != high or hedged:
        return low <= value + step / 2 and high >= value - step / 2
    return round_half_away(low / step) * step == value


def mutants(clean: Clean, count: int, seed: int) -> list[Mutant]:
    """Return at most so many mutants of each kind, the same ones for the same seed."""
    found = []
    for kind, slips in KINDS.items():
        chance = random.Random(f"{seed} {clean.month} {kind}")  # noqa: S311 -- seeded on purpose: no secret
        possible = list(slips(clean, chance))
        chosen = chance.sample(possible, min(count, len(possible)))
        found += [_mutant(kind, clean, places, breaks) for places, breaks in chosen]
    return found


Slipped = Iterator[tuple[tuple[Slip, ...], bool]]


def _mutant(kind: str, clean: Clean, slips: tuple[Slip, ...], breaks: bool) -> Mutant:  # noqa: FBT001
    blocks = list(clean.document.blocks)
    places = []
    for block in {slip.block for slip in slips}:
        text, shift = blocks[block].text, 0
        for slip in sorted((each for each in slips if each.block == block), key=lambda each: each.start):
            start = slip.start + shift
            text = text[:start] + slip.text + text[slip.end + shift :]
            places.append(replace(slip, start=start, end=start + len(slip.text)))
            shift += len(slip.text) - (slip.end - slip.start)
        blocks[block] = replace(blocks[block], text=text)
    return Mutant(kind, clean, replace(clean.document, blocks=tuple(blocks)), tuple(places), breaks)


def _number(text: str) -> tuple[Decimal, str] | None:
    """Return a printed number's value and its sign; None for a range."""
    digits, sign = text.removesuffix("%"), text[len(text.removesuffix("%")) :]
    try:
        value = read(digits, Style.VIETNAMESE)
    except NumeralError:
        return None
    return (value, sign) if isinstance(value, Decimal) else None


def _replaced(
    change: Callable[[str, random.Random], str | None], *, shares: bool = False
) -> Callable[[Clean, random.Random], Slipped]:
    """Make a kind of slip from what it does to the text of one number; with `shares`, of percentages only."""

    def slips(clean: Clean, chance: random.Random) -> Slipped:
        for span in clean.spans:
            if shares and not span.text.endswith("%"):
                continue
            new = change(span.text, chance)
            if new is not None and new != span.text:
                broken = not fits(clean.figures[span.figure], new, hedged=clean.hedged(span))
                yield (Slip(span.block, span.start, span.end, new),), broken

    return slips


def _other_digit(text: str, chance: random.Random) -> str | None:
    places = [at for at, letter in enumerate(text) if letter.isdigit() and not (at == 0 and letter == "0")]
    at = chance.choice(places)
    others = [digit for digit in "0123456789" if digit != text[at] and not (at == 0 and digit == "0")]
    return text[:at] + chance.choice(others) + text[at + 1 :]


def _transposed(text: str, chance: random.Random) -> str | None:
    digits = [at for at, letter in enumerate(text) if letter.isdigit()]
    pairs = [
        (one, two)
        for one, two in pairwise(digits)
        if text[one] != text[two] and not (one == 0 and text[two] == "0")
    ]
    if not pairs or text.startswith("0"):
        return None
    one, two = chance.choice(pairs)
    letters = list(text)
    letters[one], letters[two] = letters[two], letters[one]
    return "".join(letters)


def _scaled(text: str, power: int) -> str | None:
    found = _number(text)
    if found is None or found[0] == 0:
        return None
    value = found[0].scaleb(power)
    if power < 0 and found[0] == found[0].to_integral_value():
        value = value.to_integral_value("ROUND_DOWN")
    if value == value.to_integral_value():
        value = value.quantize(Decimal(1))
    return f"{write(value)}{found[1]}" if value else None


def _ten_times(text: str, _: random.Random) -> str | None:
    return _scaled(text, 1)


def _tenth(text: str, _: random.Random) -> str | None:
    return _scaled(text, -1)


def _other_mark(text: str, _: random.Random) -> str | None:
    swapped = text.translate(str.maketrans(",.", ".,"))
    return swapped if swapped != text else None


def _without_decimals(text: str, _: random.Random) -> str | None:
    """Lose the comma."""
    return text.replace(",", "") if "," in text else None


def _cut(text: str, _: random.Random) -> str | None:
    whole, comma, rest = text.partition(",")
    return f"{whole}{'%' if rest.endswith('%') else ''}" if comma else None


def _fewer_digits(text: str, _: random.Random) -> str | None:
    """Round a number once more, rightly: what a careful writer may do, and no slip."""
    found = _number(text)
    if found is None or found[0].as_tuple().exponent >= 0:
        return None
    places = -found[0].as_tuple().exponent - 1
    cut = Decimal(round_half_away(Fraction(found[0]) * 10**places)).scaleb(-places)
    return f"{write(cut)}{found[1]}"


def _before(clean: Clean, _: random.Random) -> Slipped:
    """Put the value of the month before in a number's place."""
    for span in clean.spans:
        then = clean.before.get(span.figure)
        if then is None or not then.value.supplied:
            continue
        printed = then.printed("vi")
        new = f"0{printed}" if span.text.startswith("0") and len(printed) == 1 else printed
        if new != span.text:
            broken = not fits(clean.figures[span.figure], new, hedged=clean.hedged(span))
            yield (Slip(span.block, span.start, span.end, new),), broken


def _cells(clean: Clean) -> list[Span]:
    return [span for span in clean.spans if clean.block(span.block).table and "[" in span.figure]


def _other_district(clean: Clean, chance: random.Random) -> Slipped:
    """Put the number of another row in a cell of a family."""
    cells = _cells(clean)
    for span in cells:
        column = [
            each
            for each in cells
            if each.figure.partition("[")[0] == span.figure.partition("[")[0] and each.text != span.text
        ]
        if column:
            new = chance.choice(column).text
            yield (Slip(span.block, span.start, span.end, new),), not fits(clean.figures[span.figure], new)


def _sum_broken(clean: Clean, chance: random.Random) -> Slipped:
    """Change a summand or a sum by a little."""
    summed = re.compile(
        r"vaccination_|labour_received|eid_(?:level|activated)|services_at_level|essential_received"
    )
    for span in clean.spans:
        found = _number(span.text)
        if summed.match(span.figure) and found and not found[1] and found[0] == found[0].to_integral_value():
            new = write(int(found[0]) + chance.choice((-10, -2, -1, 1, 2, 9, 10, 100)))
            if not new.startswith("−"):
                broken = not fits(clean.figures[span.figure], new, hedged=clean.hedged(span))
                yield (Slip(span.block, span.start, span.end, new),), broken


def _percent_for_points(clean: Clean, _: random.Random) -> Slipped:
    """Write "%" for "điểm phần trăm", and the other way round."""
    points = f" {POINTS.label.vi}"
    for span in clean.spans:
        text, unit = clean.block(span.block).text, clean.figures[span.figure].figure.unit
        if unit == POINTS and text[span.end :].startswith(points):
            yield (Slip(span.block, span.start, span.end + len(points), f"{span.text}%"),), True
        elif unit == PERCENT and not clean.block(span.block).table:
            new = f"{span.text.removesuffix('%')}{points}"
            yield (Slip(span.block, span.start, span.end, new),), True


def _other_unit(clean: Clean, chance: random.Random) -> Slipped:
    """Name another unit after a count."""
    for span in clean.spans:
        rest = clean.block(span.block).text[span.end :]
        unit = next((each for each in UNITS if rest.startswith(f" {each}")), None)
        if unit and clean.figures[span.figure].figure.unit.key not in ("percent", "times"):
            new = chance.choice([each for each in UNITS if each not in (unit, _SAME_UNIT.get(unit))])
            yield (Slip(span.block, span.start, span.end + 1 + len(unit), f"{span.text} {new}"),), True


def _moved(clean: Clean, chance: random.Random) -> Slipped:
    """Exchange two numbers of one unit that stand in different sentences."""
    prose = [span for span in clean.spans if not clean.block(span.block).table]
    for span in prose:
        unit = clean.figures[span.figure].figure.unit
        others = [
            each
            for each in prose
            if each.block != span.block
            and each.text != span.text
            and clean.figures[each.figure].figure.unit == unit
        ]
        if not others:
            continue
        other = chance.choice(others)
        places = (
            Slip(span.block, span.start, span.end, other.text),
            Slip(other.block, other.start, other.end, span.text),
        )
        broken = any(
            not fits(clean.figures[each.figure], new.text, hedged=clean.hedged(each))
            for each, new in zip((span, other), places, strict=True)
        )
        yield places, broken


def _matches(clean: Clean, pattern: re.Pattern, group: int = 1) -> Iterator[tuple[Block, re.Match, Slip]]:
    for block in clean.document.blocks:
        for found in pattern.finditer(block.text):
            yield block, found, Slip(block.number, *found.span(group), found[group])


def _stale_month(clean: Clean, _: random.Random) -> Slipped:
    """Leave the month of the last report, or of the one before it in what is compared with."""
    for _, found, place in _matches(clean, _MONTH):
        number, year = map(int, found[1].split("/"))
        before = Month(year, number).previous()
        text = f"{before.number:02d}" if before.number < 3 else str(before.number)  # noqa: PLR2004
        yield (replace(place, text=f"{text}/{before.year}"),), True


def _stale_day(clean: Clean, _: random.Random) -> Slipped:
    """Leave the cut-off day of the month before."""
    for _, found, place in _matches(clean, _AS_OF):
        day, month, year = map(int, found[1].split("/"))
        before = date(year, month, 1) - timedelta(days=1)
        yield (replace(place, text=write_date(before.replace(day=min(day, before.day)))),), True


def _other_document(clean: Clean, chance: random.Random) -> Slipped:
    """Give a document the date of another one; the place is the citation, for a reader is told of the document."""
    cited = list(_matches(clean, _CITED, 0))
    days = {found[2] for _, found, _ in cited}
    for _, found, place in cited:
        others = sorted(days - {found[2]})
        if others:
            yield (replace(place, text=found[0].removesuffix(found[2]) + chance.choice(others)),), True


KINDS: dict[str, Callable[[Clean, random.Random], Slipped]] = {
    "digit swap": _replaced(_other_digit),
    "transposition": _replaced(_transposed),
    "ten times": _replaced(_ten_times),
    "a tenth": _replaced(_tenth),
    "dot for comma": _replaced(_other_mark),
    "comma lost": _replaced(_without_decimals),
    "decimals cut": _replaced(_cut, shares=True),
    "stale month": _stale_month,
    "stale day": _stale_day,
    "stale value": _before,
    "wrong district": _other_district,
    "sum broken": _sum_broken,
    "per cent for points": _percent_for_points,
    "date of another document": _other_document,
    "unit changed": _other_unit,
    "moved to another sentence": _moved,
    "rounded once more": _replaced(_fewer_digits, shares=True),
}
