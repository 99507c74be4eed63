"""What is wrong with a cell an agency sent, in one line that says where, what and how to mend it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from analysis.places import Label

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
    rule: str
    mend: str

    def __str__(self) -> str:
        where = "!".join(part for part in (self.file, self.sheet, self.cell) if part)
        shown = self.value if len(self.value) <= _SHOWN else f"{self.value[:_SHOWN]}…"
        value = f" {shown!r}:" if self.value else ""
        return " ".join(f"{where}:{value} {self.rule}; {self.mend}".split())


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


def told(faults: Iterable[Fault]) -> list[str]:
    """Return the faults as lines, file by file; where many break one rule the first are told and the rest counted."""
    by_file: dict[str, list[Fault]] = {}
    for fault in faults:
        by_file.setdefault(fault.file, []).append(fault)
    return [line for file, found in by_file.items() for line in _told_of(file, found)]


def _told_of(file: str, faults: list[Fault]) -> list[str]:
    lines, seen, untold = [], {}, {}
    for fault in faults:
        rule = _ADDRESS.sub(
            " another cell", fault.rule
        )  # "stands already at B8" is one rule, whichever the cell
        seen[rule] = seen.get(rule, 0) + 1
        if len(faults) <= _MOST_IN_A_FILE or (seen[rule] <= _MOST_ALIKE and len(lines) < _MOST_IN_A_FILE):
            lines.append(str(fault))
        else:
            untold[rule] = untold.get(rule, 0) + 1
    named = list(untold.items())[:_MOST_ALIKE]
    lines += [f"{file}: {count} more such faults: {rule}" for rule, count in named]
    rest = sum(untold.values()) - sum(count for _, count in named)
    return [*lines, f"{file}: {rest} more faults of other rules"] if rest else lines
