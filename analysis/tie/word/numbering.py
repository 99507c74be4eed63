"""Which number Word puts before a paragraph of a list: counted from numbering.xml, since the text does not hold it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analysis.tie.word.xml import child, children, is_on, number, value

if TYPE_CHECKING:
    from lxml.etree import _Element

    from analysis.tie.word.styles import Styles

_LEVELS = 9
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
          (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
_MOST_ROMAN = 4_000
_PLACE = re.compile(r"%([1-9])")
BULLET = "-"  # the sign an official text has before an item


@dataclass(frozen=True)
class Level:
    """One level of a list: how its number is written and where it starts."""

    format: str
    text: str
    start: int = 1
    restart: int | None = None  # restarts after this level (1-based) only; 0: never
    legal: bool = False  # all levels in Arabic numerals
    style: str = ""


@dataclass
class _List:
    levels: dict[int, Level]
    overrides: dict[int, int]  # level → the number it begins with
    counters: dict[int, int]  # shared by all lists of one abstract list
    begun: set[int] = field(default_factory=set)


def written(value: int, how: str) -> str:
    """Return a counter in a list's number format.

    >>> [written(4, how) for how in ("decimal", "upperRoman", "lowerLetter", "decimalZero")]
    ['4', 'IV', 'd', '04']
    """
    if how == "none":
        return ""
    if how in ("upperRoman", "lowerRoman") and 0 < value < _MOST_ROMAN:
        roman, left = "", value
        for size, letters in _ROMAN:
            roman += letters * (left // size)
            left %= size
        return roman if how == "upperRoman" else roman.lower()
    if how in ("upperLetter", "lowerLetter") and value > 0:
        repeat, at = divmod(value - 1, 26)
        letters = chr(ord("A") + at) * min(repeat + 1, 10)
        return letters if how == "upperLetter" else letters.lower()
    return f"{value:02d}" if how == "decimalZero" else str(value)


class Numbering:
    """The lists of a document and how far each has been counted."""

    def __init__(self, root: _Element | None, styles: Styles):
        self._styles = styles
        self._abstract = {value(each, "abstractNumId"): each for each in children(root, "abstractNum")}
        self._counters: dict[str, dict[int, int]] = {}
        self._lists = {value(each, "numId"): self._list(each) for each in children(root, "num")}

    def _list(self, num: _Element) -> _List:
        name = value(child(num, "abstractNumId"))
        levels, overrides = self._levels(name, set()), {}
        for each in children(num, "lvlOverride"):
            at = number(value(each, "ilvl"))
            if (start := child(each, "startOverride")) is not None:
                overrides[at] = number(value(start), 1)
            if (changed := child(each, "lvl")) is not None:
                levels[at] = _level(changed)
        return _List(levels, overrides, self._counters.setdefault(name, {}))

    def _levels(self, name: str, seen: set[str]) -> dict[int, Level]:
        abstract = self._abstract.get(name)
        if abstract is None or name in seen:
            return {}
        link = value(child(abstract, "numStyleLink"))
        if link:  # the levels stand in the list that defines the style
            target = next(
                (key for key, each in self._abstract.items() if value(child(each, "styleLink")) == link), ""
            )
            return self._levels(target, seen | {name})
        return {number(value(each, "ilvl")): _level(each) for each in children(abstract, "lvl")}

    def prefix(self, paragraph: _Element) -> str:
        """Count a paragraph and return what Word shows before it ("2.2.1. ", "- "), "" outside lists."""
        number_id, at = self._where(paragraph)
        found = self._lists.get(number_id)
        if found is None or at not in found.levels:
            return ""
        level = found.levels[at]
        if level.format == "bullet":
            return f"{BULLET} "
        self._count(found, at)
        text = _PLACE.sub(lambda place: _shown(found, int(place[1]) - 1, level), level.text)
        return f"{text} " if text.strip() else ""

    def _where(self, paragraph: _Element) -> tuple[str, int]:
        """Return the list and level of a paragraph: its own, or its style's."""
        own = child(paragraph, "pPr", "numPr")
        style = self._styles.of(paragraph)
        inherited = self._styles.numbering(style)
        number_id = value(child(own, "numId")) or inherited[0]
        if own is not None and child(own, "ilvl") is not None:
            return number_id, number(value(child(own, "ilvl")))
        levels = self._lists[number_id].levels if number_id in self._lists else {}
        linked = next((at for at, level in levels.items() if style and level.style == style), None)
        return number_id, inherited[1] if linked is None else linked

    @staticmethod
    def _count(found: _List, at: int) -> None:
        counters, level = found.counters, found.levels[at]
        if at in found.overrides and at not in found.begun:
            counters[at] = found.overrides[at]
        else:
            counters[at] = counters[at] + 1 if at in counters else level.start
        found.begun.add(at)
        for deeper in range(at + 1, _LEVELS):
            restart = found.levels[deeper].restart if deeper in found.levels else None
            if restart is None or (restart > 0 and at < restart):
                counters.pop(deeper, None)


def _shown(found: _List, at: int, level: Level) -> str:
    named = found.levels.get(at)
    if named is None:
        return ""
    return written(found.counters.get(at, named.start), "decimal" if level.legal else named.format)


def _level(element: _Element) -> Level:
    restart = child(element, "lvlRestart")
    return Level(
        format=value(child(element, "numFmt")) or "decimal",
        text=value(child(element, "lvlText")),
        start=number(value(child(element, "start")), 1),
        restart=None if restart is None else number(value(restart)),
        legal=is_on(child(element, "isLgl")),
        style=value(child(element, "pStyle")),
    )
