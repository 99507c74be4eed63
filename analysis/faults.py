"""What stops a run, said in one line a fault: the exceptions the command line prints without a traceback."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class AnnexError(Exception):
    """What a person can act on; `messages` holds one line a fault, `exit_code` is the command's result."""

    exit_code = 1

    def __init__(self, messages: str | Iterable[str]):
        lines = (messages,) if isinstance(messages, str) else messages
        self.messages = tuple(" ".join(line.splitlines()) for line in lines)
        super().__init__(self.messages)

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
