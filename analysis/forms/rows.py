"""Which part each row of a form plays: body, subtotal, total, banner, or none at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from analysis.numerals import tidy
from analysis.places import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.forms.header import Found
    from analysis.forms.layout import Layout
    from analysis.forms.sheet import Raw

BODY, SUBTOTAL, TOTAL, BANNER, AFTER = "body", "subtotal", "total", "banner", "after the total"
HEADINGS = "headings"  # the form's own headings once more

_HEADINGS = 3  # texts side by side: a signature block has two
_LONGEST = 400  # characters of a heading or of the name of a total
_LETTER = re.compile(r"[^\W\d_]")
_DIGIT, _WORD, _WORDS = re.compile(r"\d"), re.compile(r"[^\W\d_]+"), 2
_COLUMN_NUMBER = re.compile(r"\(?(\d{1,2})\)?(?: ?=.*)?")
_ROMAN = re.compile(r"[IVXLC]+\s*[.)/:-]?")
_ROMAN_PREFIX = re.compile(r"[IVXLC]+\s*[.)/:-]\s*")


@dataclass(frozen=True)
class Row:
    """One row that holds something: its number in the file, its role, and its cells by column name."""

    number: int
    role: str
    cells: dict[str, Raw]
    banner: str = ""  # on a banner row, the name it gives


class Rows:
    """The rows below a header; after they were passed, where they end and where another table begins."""

    def __init__(self, found: Found, layout: Layout):
        self.found, self.layout = found, layout
        self.numbers = [row for row in found.sheet.rows() if row > found.last_row]
        self.last = 0  # the last row of the form: its total, or where there is none its last row
        self.other = 0  # the first row of another table below the total, 0 where there is none

    def __iter__(self) -> Iterator[Row]:
        """Yield the rows in order, without blank ones, the row of column numbers and other tables."""
        merged = {span.top: span for span in self.found.sheet.spans if span.right > span.left}
        ended, first = False, True
        for number in self.numbers:
            cells = {name: self.found.sheet.at(number, column) for name, column in self.found.columns.items()}
            if ended and not self.other and self._begins_another(number):
                self.other = number
            if not any((tidy(raw.text) and not raw.unsure) or raw.problem for raw in cells.values()):
                continue
            if _is_headings(cells, self.layout):
                yield Row(number, HEADINGS, cells)
                continue
            if self.other or (first and self.layout.numbered and _counts_columns(cells)):
                continue
            first = False
            wide = _is_wide(merged.get(number), self.found, self.layout)
            role, banner = _role(cells, self.layout, wide=wide)
            yield Row(number, AFTER if ended else role, cells, banner)
            self.last = self.last if ended else number
            ended = ended or role == TOTAL

    def _begins_another(self, number: int) -> bool:
        """Whether a row is the header of another table: texts side by side, a blank row above, rows right below."""
        above = number - 1
        while len(self.below.get(above, ())) == 1:  # a title
            above -= 1
        if above in self.below or above <= self.last or number + 1 not in self.below:
            return False
        texts = [tidy(self.found.sheet.at(number, column).text) for column in sorted(self.below[number])]
        texts = [text for text in texts if text]
        return len(texts) >= _HEADINGS and all(_LETTER.search(text) for text in texts)

    @cached_property
    def below(self) -> dict[int, set[int]]:
        """The columns that hold something in each row below the total."""
        columns: dict[int, set[int]] = {}
        for row, column in self.found.sheet.cells:
            if row > self.last:
                columns.setdefault(row, set()).add(column)
        return columns


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    """Fold a short text; most stand in many rows."""
    return fold(text)


def _is_headings(cells: dict[str, Raw], layout: Layout) -> bool:
    """Whether a row holds the form's own headings in their columns: all that it holds, and two at least."""
    filled = 0
    for column in layout.columns:
        text = cells[column.name].text
        if not text.strip():
            continue
        if len(text) > _LONGEST or _folded(text) not in {_folded(part) for part in column.heading}:
            return False
        filled += 1
    return filled > 1


def _counts_columns(cells: dict[str, Raw]) -> bool:
    """Whether this is the row (1), (2), (3)=(4)+(5)+(6) … that official forms print below their header."""
    numbers = [_COLUMN_NUMBER.fullmatch(tidy(raw.text)) for raw in cells.values()]
    return all(numbers) and sorted(int(number[1]) for number in numbers) == list(range(1, len(numbers) + 1))


def _is_wide(span, found: Found, layout: Layout) -> bool:
    """Whether the row's cells are merged across a column of numbers, as banners are."""
    if span is None:
        return False
    numbers = [found.columns[column.name] for column in layout.columns if column.kind.is_number]
    return any(span.left <= at <= span.right for at in numbers)


def _role(cells: dict[str, Raw], layout: Layout, *, wide: bool) -> tuple[str, str]:
    texts = [tidy(cells[column.name].text) for column in layout.columns if not column.kind.is_number]
    texts = [text for text in texts if text]
    names = {_folded(text.rstrip(": ")) for text in texts if len(text) <= _LONGEST}
    if layout.total and fold(layout.total) in names:
        return TOTAL, ""
    if layout.subtotal and fold(layout.subtotal) in names:
        return SUBTOTAL, ""
    if layout.banner and texts and not has_numbers(cells, layout):
        banner = _banner(texts, wide=wide)
        if banner:
            return BANNER, banner
    return BODY, ""


def _banner(texts: list[str], *, wide: bool) -> str:
    if len(texts) > 1:  # "I" in the column of numbers, the name in the next
        return texts[1] if _ROMAN.fullmatch(texts[0]) else ""
    if wide or _ROMAN_PREFIX.match(texts[0]):
        return _ROMAN_PREFIX.sub("", texts[0], count=1)
    return ""


def has_numbers(cells: dict[str, Raw], layout: Layout) -> bool:
    """Whether any cell in a column of numbers holds something."""
    return any(tidy(cells[column.name].text) for column in layout.columns if column.kind.is_number)


def is_like_a_number(raw: Raw) -> bool:
    """Whether a cell holds a number or an attempt at one; a signature or "ngày 15 tháng 11" below a table is none."""
    return bool(
        raw.number or raw.problem or (_DIGIT.search(raw.text) and len(_WORD.findall(raw.text)) < _WORDS)
    )
