"""What the tie-out says of each number in the text: one state, the figure it states, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from analysis.labels import Label
from analysis.results.findings import Finding
from analysis.tie.arithmetic.relation import TextChecks
from analysis.tie.claim import Claim
from analysis.tie.document import Block, Document
from analysis.tie.facts import Doubt
from analysis.tie.states import STATES, State
from analysis.tie.token import Token


class Review(StrEnum):
    """How a number stands to the reviewed files of this month and the month before."""

    KNOWN = "known"  # the same words in the same section were reviewed, or nothing needs a review
    NEW = "new"
    MOVED = "moved"  # the same words stood in another section
    REWORDED = "reworded"  # the figure was stated in other words


REVIEWS = {
    Review.KNOWN: Label("", ""),
    Review.NEW: Label("mới", "new"),
    Review.MOVED: Label("chuyển mục", "moved"),
    Review.REWORDED: Label("đổi câu chữ", "reworded"),
}
NOTHING = Label("", "")


@dataclass(frozen=True)
class Tied:
    """The verdict on one token.

    `figures` are the ids of the figures that it states (both counts of a fraction), `computed` what they are as
    a report would print them. `reason` says in one sentence why the token is in its state.
    """

    token: Token
    block: Block
    occurrence: int  # 1 for the first number of its section and place, then 2, …
    state: State
    words: str  # the few words around it, the number among them; in a table what heads its row and column
    figures: tuple[str, ...] = ()
    computed: Label = NOTHING
    reason: Label = NOTHING
    review: Review = Review.KNOWN
    explained: bool = False  # a person has said what it is, though it states no figure


@dataclass(frozen=True)
class TieOut:
    """A report tied out: every token with its state in the order of the text, and what does not hold."""

    document: Document
    tied: tuple[Tied, ...]
    claims: tuple[Claim, ...]
    checks: TextChecks
    doubts: tuple[Doubt, ...] = ()
    findings: tuple[Finding, ...] = ()
    editions: Mapping[int, Label] = field(
        default_factory=dict
    )  # which edition of the month before fits a number

    @property
    def blocking(self) -> bool:
        """Whether findings stop the report from going out."""
        return any(finding.blocks for finding in self.findings)

    @property
    def counts(self) -> dict[State, int]:
        """Return how many tokens are in each state, all states named."""
        counted = Counter(each.state for each in self.tied)
        return {state: counted[state] for state in STATES}
