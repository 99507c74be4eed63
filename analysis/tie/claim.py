"""What one number of the text was found to state, and on what ground."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from analysis.declare import DECLARED
from analysis.results.compare import Comparison, Verdict
from analysis.results.compute import Result

PASSING = {Verdict.TIES, Verdict.TIES_IMPLIED, Verdict.AS_REPORTED}


class Ground(StrEnum):
    """Why a number was held to state a figure, or why it was not."""

    WORDS = "words"  # every word of a cue stands there
    LOOSE = "loose"  # most of them, in the figure's own section, and the value is the figure's
    REVIEWED = "reviewed"  # a person said so, of these words
    UNIT = "unit"  # words and value are the figure's, the unit is not
    AMBIGUOUS = "ambiguous"  # several figures are named equally well
    NEAR = "near"  # some figure is spoken of, but neither words nor value decide
    NOTHING = "nothing"


def is_declared(result: Result) -> bool:
    """Whether the result is of a declared figure, not of how far one moved since the month before."""
    return result.figure is DECLARED.figures[result.figure.id]


@dataclass(frozen=True)
class Claim:
    """One number (a token, or one count of a fraction) and what it was found to state."""

    index: int  # of its token
    part: int
    ground: Ground
    chosen: Result | None = None
    rivals: tuple[Result, ...] = ()
    comparison: Comparison | None = None

    @property
    def figure(self) -> str:
        """The id of the figure, "" where none is stated."""
        return self.chosen.id if self.chosen else ""

    @property
    def is_declared(self) -> bool:
        """Whether a declared figure is stated, not how far one moved since the month before."""
        return self.chosen is not None and is_declared(self.chosen)

    @property
    def fits(self) -> bool:
        """Whether the value is the figure's own."""
        return self.comparison is not None and self.comparison.verdict in PASSING
