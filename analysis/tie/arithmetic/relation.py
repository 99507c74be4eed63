"""What one relation between numbers of a text says: its kind, its tokens, whether it holds, and the sentence for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from analysis.declare import Severity
from analysis.labels import Label
from analysis.tie.arithmetic.interval import Rule

_WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


class Kind(StrEnum):
    """The kinds of relations, in the order in which a reader would look for them."""

    SHARE = "share"  # 2.615/3.224 hồ sơ, đạt 81,11%
    SUM = "sum"  # 635 hồ sơ (trực tuyến: 38 hồ sơ; trực tiếp: 597 hồ sơ)
    PART = "part of whole"  # no part is larger than its whole
    DIFFERENCE = "difference"  # tăng 120 hồ sơ so với tháng trước (1.000 hồ sơ)
    GROWTH = "growth"  # tăng 6,5% so với cùng kỳ (1.000 hồ sơ)
    RATIO = "ratio"  # gấp 2,1 lần; bằng 85% kế hoạch (1.000 hồ sơ)
    FLOW = "stock and flow"  # received + carried over = resolved + pending
    FOOTING = "footing"  # a column and its total row
    CROSS_FOOTING = "cross-footing"  # a row and its total column; a column computed from others
    MENTION = "two mentions"  # one fact, two numbers
    DOCUMENT_DATE = "document date"  # one document, two dates
    DOCUMENT_ISSUER = "document issuer"  # one document, two issuers
    NUMBERING = "document numbering"  # a later number, an earlier date
    FUTURE = "date after report"
    HUNDRED = "shares of one whole"  # they add up to 100
    ATTAINABLE = "attainable percentage"  # some whole number over the base gives it
    UNIT = "unit"  # the change of a share is in percentage points
    ORDER = "ordered bounds"  # từ 40% đến 30%
    CALENDAR = "calendar"  # 31/11/2022


@dataclass(frozen=True)
class Relation:
    """One relation that the wording claims between tokens, given by their indices.

    `holds` is None where the numbers do not decide it. `severity` is what a finding weighs: ERROR where the words
    make the relation explicit, WARNING where they make it likely, NOTE otherwise. `rule` is the rounding by which
    a computed number prints as it stands. `derived` is the token that the others give, where the relation holds.
    """

    kind: Kind
    holds: bool | None
    severity: Severity
    tokens: tuple[int, ...]
    sentence: Label
    rule: Rule = Rule.HALF_UP
    derived: int | None = None

    @property
    def is_finding(self) -> bool:
        """Whether a reader has to be told: it does not hold, or only by a rounding that is not the usual one."""
        return self.holds is False or (self.holds is True and self.rule is not Rule.HALF_UP)


def breach(kind: Kind, severity: Severity, tokens: tuple[int, ...], sentence: Label) -> Relation:
    """Return a relation that does not hold."""
    return Relation(kind, holds=False, severity=severity, tokens=tokens, sentence=sentence, rule=Rule.NONE)


def agreement(kind: Kind, tokens: tuple[int, ...], sentence: Label, derived: int | None = None) -> Relation:
    """Return a relation that holds."""
    return Relation(
        kind, holds=True, severity=Severity.NOTE, tokens=tokens, sentence=sentence, derived=derived
    )


@dataclass(frozen=True)
class TextChecks:
    """Every relation found in a text, in reading order."""

    relations: tuple[Relation, ...] = ()

    @property
    def findings(self) -> tuple[Relation, ...]:
        """The relations that a reader has to be told of, the heaviest first, then in reading order."""
        found = [each for each in self.relations if each.is_finding]
        return tuple(sorted(found, key=lambda each: _WEIGHT[each.severity]))

    @cached_property
    def derived(self) -> dict[int, tuple[int, ...]]:
        """The tokens that relations which hold give from others: token → the tokens that it follows from."""
        given: dict[int, tuple[int, ...]] = {}
        for each in self.relations:
            if each.holds and each.derived is not None:
                others = tuple(index for index in each.tokens if index != each.derived)
                given.setdefault(each.derived, others)
        return given
