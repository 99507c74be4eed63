"""A text in the two languages: what is printed, and what an error says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Label:
    """A text in the two languages of the annex."""

    vi: str
    en: str

    def of(self, lang: str) -> str:
        """Return the text in "vi" or "en"."""
        return self.en if lang == "en" else self.vi


class SaidError(ValueError):
    """An error whose message, `said`, a person reads in either language."""

    def __init__(self, said: Label):
        self.said = said
        super().__init__(said.en)


class MendableError(SaidError):
    """An error in what somebody typed or sent; `mend` says what to do about it."""

    def __init__(self, said: Label, mend: Label):
        super().__init__(said)
        self.mend = mend
