"""Which part each row of a form plays: body, subtotal, total, banner, or none at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.numerals import tidy
from analysis.places import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.forms.header import Found
    from analysis.forms.layout import Layout
    from analysis.forms.sheet import Raw

BODY, SUBTOTAL, TOTAL, BANNER, AFTER = "body", "subtotal", "total", "banner", "after the total"

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


def body_rows(found: Found, layout: Layout) -> Iterator[Row]:
    """Yield the rows below the header in order, without blank ones and the row of column numbers."""
    ended, first = False, True
    merged = {span.top: span for span in found.sheet.spans if span.right > span.left}
    for number in [row for row in found.sheet.rows() if row > found.last_row]:
        cells = {name: found.sheet.at(number, column) for name, column in found.columns.items()}
        if not any(tidy(raw.text) or raw.problem for raw in cells.values()):
            continue
        if first and layout.numbered and _counts_columns(cells):
            continue
        first = False
        role, banner = _role(cells, layout, wide=_is_wide(merged.get(number), found, layout))
        yield Row(number, AFTER if ended else role, cells, banner)
        ended = ended or role == TOTAL


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
    names = {fold(text) for text in texts}
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
