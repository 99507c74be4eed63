"""What is wrong with a cell an agency sent, in one line that says where, what and how to mend it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from analysis.labels import Label

_MOST_ALIKE, _MOST_IN_A_FILE = 8, 60  # lines told of one rule, and of one file
_ADDRESS = re.compile(r" [A-Z]{1,3}\d+\b")
_SHOWN = 80  # characters of a value: the whole text of a cell may be a page


@dataclass(frozen=True)
class Fault:
    """One broken rule; `sheet`, `cell` and `value` are empty where the fault lies in the file as a whole."""

    file: str
    sheet: str
    cell: str
    value: str
    rule: Label
    mend: Label

    def of(self, lang: str) -> str:
        """Return the fault in one line."""
        where = "!".join(part for part in (self.file, self.sheet, self.place(lang)) if part)
        shown = self.value if len(self.value) <= _SHOWN else f"{self.value[:_SHOWN]}…"
        value = f" {shown!r}:" if self.value else ""
        said = "; ".join(filter(None, (self.rule.of(lang), self.mend.of(lang))))
        return " ".join(f"{where}:{value} {said}".split())

    def place(self, lang: str) -> str:
        """Return the cell as it is called in a language: a text file has lines."""
        return self.cell.replace("line ", "dòng ", 1) if lang != "en" else self.cell

    def __str__(self) -> str:
        return self.of("en")


@dataclass(frozen=True)
class Note:
    """How a form differs from its layout where it could still be read with certainty."""

    file: str
    sheet: str
    text: Label

    def of(self, lang: str) -> str:
        """Return the note in one line."""
        where = "!".join(part for part in (self.file, self.sheet) if part)
        return " ".join(f"{where}: {self.text.of(lang)}".split())


def shortened(faults: Iterable[Fault]) -> list[Fault | Label]:
    """Return the faults file by file; where many break one rule the first of them and how many more there are."""
    by_file: dict[str, list[Fault]] = {}
    for fault in faults:
        by_file.setdefault(fault.file, []).append(fault)
    return [line for file, found in by_file.items() for line in _of_file(file, found)]


def _of_file(file: str, faults: list[Fault]) -> Iterator[Fault | Label]:
    if len(faults) <= _MOST_IN_A_FILE:
        yield from faults
        return
    told, seen, untold = 0, Counter(), Counter()
    for fault in faults:
        rule = _alike(fault.rule)
        seen[rule] += 1
        if seen[rule] <= _MOST_ALIKE and told < _MOST_IN_A_FILE:
            told += 1
            yield fault
        else:
            untold[rule] += 1
    named = list(untold.items())[:_MOST_ALIKE]
    for rule, count in named:
        yield Label(
            f"{file}: còn {count} lỗi nữa cùng loại: {rule.vi}",
            f"{file}: {count} more such faults: {rule.en}",
        )
    rest = untold.total() - sum(count for _, count in named)
    if rest:
        yield Label(f"{file}: còn {rest} lỗi khác loại", f"{file}: {rest} more faults of other rules")


@lru_cache(maxsize=4096)
def _alike(rule: Label) -> Label:
    """Return what a rule says whichever the cell: "stands already at B8" and "… at B9" are one."""
    return Label(_ADDRESS.sub(" ô khác", rule.vi), _ADDRESS.sub(" another cell", rule.en))
