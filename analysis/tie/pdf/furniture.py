"""What is printed on a page beside the report's text: page numbers, running heads, and the footnotes at its foot."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analysis.tie.pdf.lines import Line, text_of

if TYPE_CHECKING:
    from analysis.tie.pdf.grid import Grid

_PAGE_NUMBER = re.compile(r"(?:trang\s+)?[-–—]?\s*(\d{1,4})\s*[-–—]?(?:\s*/\s*\d{1,4})?", re.IGNORECASE)
_NOTE = re.compile(r"[(\[](\d{1,3}|\*{1,3})[)\]]\s*")
_BARE = re.compile(r"(\d{1,3})\s?(?=[^\W\d])")  # some programs do not raise the mark in the footnote itself
_SMALLER = 0.94  # of the size of the text
_EDGE = 0.12  # of the page's height


@dataclass
class Note:
    """A footnote as printed: its number and its text."""

    number: str
    lines: list[Line]

    def said(self) -> tuple[str, list[tuple[int, int]]]:
        """Return the text behind its number in brackets, and where marks stand in it, the number the first."""
        text, marks = text_of(self.lines)
        found = _NOTE.match(text) or _BARE.match(text)
        head, cut = f"({self.number}) ", found.end() if found else 0
        moved = [(first - cut + len(head), last - cut + len(head)) for first, last in marks if first >= cut]
        return head + text[cut:], [(0, len(head) - 1), *moved]


@dataclass
class Page:
    """A page as read: its lines and tables from top to bottom, and its footnotes."""

    number: int
    height: float
    lines: list[Line]
    tables: list[Grid]
    notes: list[Note] = field(default_factory=list)
    carried: list[Line] = field(default_factory=list)  # the rest of a footnote of the page before


def without_page_numbers(pages: list[Page]) -> int:
    """Take the page numbers out and return how many there were."""
    found: list[tuple[Page, Line, int]] = []
    for page in pages:
        for line in _edges(page):
            number = _PAGE_NUMBER.fullmatch(line.text.strip())
            if number and len(line.chunks) == 1:
                found.append((page, line, int(number[1]) - page.number))
    offsets = Counter(offset for _, _, offset in found)
    offset = max(offsets, key=lambda each: (offsets[each], -abs(each)), default=0)
    taken = [
        (page, line) for page, line, each in found if each == offset and (offsets[each] > 1 or each == 0)
    ]
    for page, line in taken:
        page.lines.remove(line)
    return len(taken)


def without_running_heads(pages: list[Page]) -> int:
    """Take out lines that stand at the edge of half the pages or more, and return how many there were."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_masked(line) for line in _edges(page)})
    often = {text for text, count in seen.items() if count > 1 and count * 2 >= len(pages)}
    taken = [(page, line) for page in pages for line in _edges(page) if _masked(line) in often]
    for page, line in taken:
        page.lines.remove(line)
    return len(taken)


def _edges(page: Page) -> list[Line]:
    """Return the first and the last line of a page where they stand in its margins."""
    ends = (page.lines[:1] + page.lines[-1:]) if page.lines else []
    edge = _EDGE * page.height
    return [
        line
        for at, line in enumerate(ends)
        if line not in ends[:at] and not edge < line.y < page.height - edge
    ]


def _masked(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text)


def take_notes(pages: list[Page], size: float) -> None:
    """Take the footnotes out of the pages' lines: smaller lines at a page's foot, from the first that bears a mark."""
    following = 1
    for page in pages:
        at = len(page.lines)
        lowest_table = max((table.bottom for table in page.tables), default=0)
        while at and page.lines[at - 1].size < _SMALLER * size and page.lines[at - 1].y > lowest_table:
            at -= 1
        small = page.lines[at:]
        for line in small:
            if mark := _mark_of(line, following):
                page.notes.append(Note(mark, [line]))
                following = int(mark) + 1 if mark.isdigit() else following
            elif page.notes:
                page.notes[-1].lines.append(line)
            else:
                page.carried.append(line)
        if page.notes:
            page.lines = page.lines[:at]
        else:
            page.carried = []


def _mark_of(line: Line, following: int) -> str:
    """Return the mark that a footnote's line begins with: in brackets, or bare where it is the number that follows."""
    if found := _NOTE.match(line.text):
        return found[1]
    bare = _BARE.match(line.text)
    return bare[1] if bare and int(bare[1]) == following else ""
