"""A report tied out: numbers classified, figures compared, its own arithmetic checked, one state a number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from analysis.cache import remembered
from analysis.labels import Label
from analysis.results.compute import Result
from analysis.tie import edition
from analysis.tie.arithmetic import TextChecks, check_text
from analysis.tie.context import Surroundings
from analysis.tie.document import Document
from analysis.tie.doubts import doubts
from analysis.tie.edition import Other
from analysis.tie.facts import Facts
from analysis.tie.grammar import tokens
from analysis.tie.matching import claims
from analysis.tie.outcome import TieOut
from analysis.tie.reviewed import Reviewed, Row, state_of
from analysis.tie.states import State
from analysis.tie.telling import findings
from analysis.tie.token import Token
from analysis.tie.verdicts import Evidence, verdicts

_OPEN = {State.UNTIED, State.NOT_A_QUANTITY}  # what a person can say of a number that states no figure


@dataclass(frozen=True)
class Against:
    """What a report is held against; without figures only its own arithmetic is checked."""

    computed: Mapping[str, Result] = field(default_factory=dict)
    facts: Facts = field(default_factory=Facts)
    reviewed: Reviewed = field(default_factory=Reviewed)
    others: Mapping[str, Other] = field(
        default_factory=dict
    )  # changes on another edition of the month before


def tie(document: Document, against: Against = Against()) -> TieOut:
    """Give every number of the document its one state, and tell what does not hold."""
    read, checks = _text(document)
    surroundings = Surroundings(document, read)
    sections = {block.number: block.section for block in document.blocks}
    decided = against.reviewed.decisions((sections[token.block], surroundings.said(token)) for token in read)
    stated = {index: row.figures for index, row in decided.items() if row.figures}
    claimed = tuple(claims(document, read, against.computed, stated)) if against.computed else ()
    claimed, editions = edition.chosen(claimed, against.others)
    doubted = tuple(doubts(document, read, claimed, against.facts))
    evidence = Evidence(claimed, checks, doubted, against.computed, _told(decided))
    tied = verdicts(document, read, surroundings, evidence)
    if against.reviewed.there:
        tied = tuple(replace(each, review=against.reviewed.review(each)) for each in tied)
    out = TieOut(document, tied, claimed, checks, doubted, editions=editions)
    return replace(out, findings=findings(out))


def _text(document: Document) -> tuple[tuple[Token, ...], TextChecks]:
    """Return the numbers of a text and its own arithmetic: the same for the same text, whatever the figures are."""

    def make() -> tuple[tuple[Token, ...], TextChecks]:
        read = tokens(document)
        return read, check_text(document, read)

    return remembered("text", (document.name, repr(document.blocks)), make)


def _told(decided: Mapping[int, Row]) -> dict[int, tuple[State, Label]]:
    """Return what a person has said of numbers that state no figure."""
    return {
        index: (state_of(row), Label(row.note, row.note))
        for index, row in decided.items()
        if not row.figures and state_of(row) in _OPEN
    }
