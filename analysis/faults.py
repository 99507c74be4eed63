"""What stops a run, said in one line a fault: the exceptions the command line prints without a traceback."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable


class _Spoken(Protocol):
    def of(self, lang: str) -> str: ...


Line = str | _Spoken


class AnnexError(Exception):
    """What a person can act on, one line a fault in either language; `exit_code` is the command's result.

    A line is a text, a Label, or anything else that can be asked for its text `of` a language.
    """

    exit_code = 1

    def __init__(self, lines: Line | Iterable[Line]):
        self.lines = (lines,) if isinstance(lines, str) or hasattr(lines, "of") else tuple(lines)
        super().__init__(self.lines)

    def told(self, lang: str) -> tuple[str, ...]:
        """Return the lines in a language."""
        texts = (line if isinstance(line, str) else line.of(lang) for line in self.lines)
        return tuple(" ".join(text.splitlines()) for text in texts)

    def spoken(self, lang: str) -> AnnexError:
        """Return the same error with its lines in this language only, as a notebook prints it."""
        return type(self)(self.told(lang))

    @property
    def messages(self) -> tuple[str, ...]:
        """Return the lines in English."""
        return self.told("en")

    def __str__(self) -> str:
        return "\n".join(self.messages)


class Faults(AnnexError):  # noqa: N818 -- a finding, the word of the field
    """Faults in what the agencies sent, each naming its file, sheet, cell, value and rule."""


class UsageFault(AnnexError):  # noqa: N818
    """The command or a notebook was asked for something it does not know."""

    exit_code = 2


class MissingInput(AnnexError):  # noqa: N818
    """A file or folder the month needs is not there."""

    exit_code = 3


class RunFailed(AnnexError):  # noqa: N818
    """The machinery failed: a notebook died, ran out of time, or its outputs could not be put in place."""

    exit_code = 4


BY_NAME = {kind.__name__: kind for kind in (Faults, UsageFault, MissingInput, RunFailed)}
