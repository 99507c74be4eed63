"""What is wrong with a cell an agency sent, in one line that says where, what and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass


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
        value = f" {self.value!r}:" if self.value else ""
        return " ".join(f"{where}:{value} {self.rule}; {self.mend}".split())
