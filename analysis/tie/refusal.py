"""Why a report is not read: one line in either language that names the file, what it is, and what to do."""

from __future__ import annotations

from analysis.places import Label


class ReportRefusedError(ValueError):
    """A report that is not read; `said` is the whole line, with the file's name."""

    def __init__(self, name: str, found: Label, mend: Label):
        self.found, self.mend = found, mend
        self.said = Label(f"{name}: {found.vi}; {mend.vi}", f"{name}: {found.en}; {mend.en}")
        super().__init__(self.said.en)
