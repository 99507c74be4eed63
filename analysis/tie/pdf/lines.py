"""Which words of a PDF page stand on one line, where its footnote marks are, and how the line reads."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

_MARK = re.compile(r"[(\[]?(\d{1,3}|\*{1,3})[)\]]?(?=[.,;:]?$)")
_POWERS = ("m", "km", "cm", "dm", "mm")
_WIDE = 2  # ems between two words: they stand in columns
_NEXT_LINE = 0.7  # em below: no raised mark
_TIGHT = 0.1  # em; a blank is a quarter
_RAISED_SIZE, _RAISED_BY = 0.85, 0.15  # of the line's size


class Word(NamedTuple):
    """A stretch of letters of one size on one line; `glued` where no blank stands before it."""

    text: str
    x0: float
    y: float  # of the baseline, from the top of the page
    x1: float
    size: float
    bold: int
    glued: int


@dataclass
class Chain:
    """Words without a blank between them."""

    words: list[Word]

    @property
    def main(self) -> Word:
        """The largest of the words: it says on which line they stand."""
        return max(self.words, key=lambda each: each.size)

    @property
    def x0(self) -> float:
        """The left end."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """The right end."""
        return max(each.x1 for each in self.words)

    @cached_property
    def middle(self) -> tuple[float, float]:
        """A point inside the letters."""
        return (self.x0 + self.x1) / 2, self.main.y - self.main.size * 0.3


@dataclass
class Line:
    """One line of text; `marks` are the spans of footnote marks in `text`, `chunks` its columns with their ends."""

    chains: list[Chain]
    size: float
    y: float
    text: str = ""
    marks: list[tuple[int, int]] = field(default_factory=list)
    chunks: list[tuple[float, float, str]] = field(default_factory=list)

    @property
    def x0(self) -> float:
        """The left end."""
        return self.chains[0].x0

    @property
    def x1(self) -> float:
        """The right end."""
        return max(each.x1 for each in self.chains)

    @property
    def bold(self) -> bool:
        """Whether every word is bold."""
        return all(word.bold for each in self.chains for word in each.words)


def chains_of(words: list[Word]) -> list[Chain]:
    """Put glued words together; past a hyphen at a line's end pdfium glues what stands on the next line."""
    found: list[Chain] = []
    for word in words:
        if (
            word.glued
            and found
            and abs(word.y - found[-1].main.y) < _NEXT_LINE * max(word.size, found[-1].main.size)
        ):
            found[-1].words.append(word)
        else:
            found.append(Chain([word]))
    return found


def lines_of(chains: list[Chain]) -> list[Line]:
    """Put the words of each line together, from top to bottom, raised ones on the line that they are raised from."""
    rows: list[list[Chain]] = []
    for chain in sorted(chains, key=lambda each: (each.main.y, each.x0)):
        base = rows[-1][0].main if rows else None
        if base and chain.main.y - base.y <= 0.3 * min(base.size, chain.main.size):
            rows[-1].append(chain)
        else:
            rows.append([chain])
    return [_line(row) for row in _lowered(rows)]


def _lowered(rows: list[list[Chain]]) -> list[list[Chain]]:
    """Move rows of small words that stand a little above a line with larger ones down to that line."""
    found: list[list[Chain]] = []
    waiting: list[Chain] = []
    for row in rows:
        size = max(each.main.size for each in row)
        y = max(each.main.y for each in row)
        taken = [
            each for each in waiting if each.main.size < _RAISED_SIZE * size and y - each.main.y < 0.7 * size
        ]
        found += [[each] for each in waiting if each not in taken]
        waiting = []
        if all(_MARK.fullmatch("".join(word.text for word in each.words)) for each in row):
            waiting = [*row, *taken]
        else:
            found.append([*row, *taken])
    return [*found, *([each] for each in waiting)]


def _line(chains: list[Chain]) -> Line:
    chains = sorted(chains, key=lambda each: each.x0)
    main = max((each.main for each in chains), key=lambda each: (round(each.size, 1), -each.x0))
    line = Line(
        chains, main.size, max(each.main.y for each in chains if each.main.size > _RAISED_SIZE * main.size)
    )
    last: Chain | None = None
    for chain in chains:
        gap = chain.x0 - last.x1 if last else 0
        wide = last is not None and gap > _WIDE * main.size
        if last is not None:
            line.text += "\t" if wide else _between(last, chain, gap)
        start = len(line.text)
        _write(line, chain)
        said = line.text[start:]
        if wide or not line.chunks:
            line.chunks.append((chain.x0, chain.x1, said))
        else:
            x0, x1, text = line.chunks[-1]
            line.chunks[-1] = (x0, max(x1, chain.x1), f"{text} {said}")
        last = chain
    return line


def _between(last: Chain, chain: Chain, gap: float) -> str:
    """Return what parts two words: a blank, or nothing before a sign that was merely set apart."""
    number = last.words[-1].text[-1].isdigit() and chain.words[0].text[0].isdigit()
    return " " if number or gap > _TIGHT * chain.main.size else ""


def _write(line: Line, chain: Chain) -> None:
    """Append words to a line's text; a raised number is a footnote's mark and gets brackets of its own."""
    for word in chain.words:
        text = unicodedata.normalize("NFC", word.text)
        raised = word.size < _RAISED_SIZE * line.size and line.y - word.y > _RAISED_BY * line.size
        found = _MARK.match(text) if raised else None
        if not found or (found[1] in ("2", "3") and line.text.endswith(_POWERS)):
            line.text += text
            continue
        start = len(line.text)
        line.text += f"({found[1]})"
        line.marks.append((start, len(line.text)))
        line.text += text[found.end() :]


def joined(first: str, second: str) -> str:
    """Return what joins two lines: nothing where a document's number was cut at one of its signs, else a blank.

    >>> joined("số 4435/UBND-", "NC ngày"), joined("giai đoạn 2022 -", "2025")
    ('', ' ')
    """
    cut = re.search(r"\w[-/&]$", first) and re.match(r"\w", second)
    return "" if cut else " "


def text_of(lines: list[Line]) -> tuple[str, list[tuple[int, int]]]:
    """Return lines as one text, and where its footnote marks are."""
    text, marks = "", []
    for line in lines:
        text += joined(text, line.text) if text else ""
        marks += [(start + len(text), end + len(text)) for start, end in line.marks]
        text += line.text
    return text, marks


def by_size(lines: list[Line]) -> float:
    """Return the size in which most letters are set."""
    sized = sorted((round(line.size * 2) / 2, len(line.text)) for line in lines)
    totals = {size: sum(count for _, count in run) for size, run in groupby(sized, key=lambda each: each[0])}
    return max(totals, key=totals.get, default=12.0)
