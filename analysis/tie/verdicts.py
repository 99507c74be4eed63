"""The one state of every token, and why: what it states, what the text itself gives, what contradicts the month."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from analysis.declare import Severity
from analysis.labels import Label
from analysis.results.compare import RULES, Rule, Verdict
from analysis.results.compute import Result
from analysis.tie.claim import Claim, Ground
from analysis.tie.facts import Doubt
from analysis.tie.outcome import NOTHING, Tied
from analysis.tie.states import State

if TYPE_CHECKING:
    from analysis.tie.arithmetic.relation import Relation, TextChecks
    from analysis.tie.context import Surroundings
    from analysis.tie.document import Document
    from analysis.tie.token import Token


@dataclass(frozen=True)
class Evidence:
    """All that was found out about the tokens of one text."""

    claims: tuple[Claim, ...]
    checks: TextChecks
    doubts: tuple[Doubt, ...]
    computed: Mapping[str, Result] = field(default_factory=dict)
    # what a person said of numbers that state no figure
    told: Mapping[int, tuple[State, Label]] = field(default_factory=dict)

    @cached_property
    def derived(self) -> frozenset[int]:
        """The tokens that the text itself gives from others."""
        return frozenset(self.checks.derived)


def verdicts(
    document: Document, tokens: tuple[Token, ...], surroundings: Surroundings, evidence: Evidence
) -> tuple[Tied, ...]:
    """Return every token with its state, in the order of the text."""
    blocks = {block.number: block for block in document.blocks}
    claims: dict[int, list[Claim]] = defaultdict(list)
    for claim in evidence.claims:
        claims[claim.index].append(claim)
    doubts = {doubt.index: doubt for doubt in reversed(evidence.doubts)}
    broken = _broken(evidence.checks)
    seen: Counter[tuple[str, str]] = Counter()
    found = []
    for index, token in enumerate(tokens):
        block = blocks[token.block]
        seen[block.section, block.place] += 1
        tied = Tied(
            token, block, seen[block.section, block.place], State.NOT_A_QUANTITY, surroundings.said(token)
        )
        found.append(
            _of_doubt(tied, doubts.get(index))
            or _of_claims(tied, claims[index], evidence)
            or _of_text(tied, index, evidence, broken.get(index), claims[index])
        )
    return tuple(found)


def _broken(checks: TextChecks) -> dict[int, Relation]:
    """Return the heaviest relation that does not hold, for each of its tokens."""
    return {
        index: relation
        for relation in reversed(checks.findings)
        if relation.holds is False and relation.severity is Severity.ERROR
        for index in relation.tokens
    }


def _of_doubt(tied: Tied, doubt: Doubt | None) -> Tied | None:
    if doubt is None or doubt.severity is not Severity.ERROR:
        return None
    return replace(tied, state=State.DIFFERS, reason=doubt.sentence)


def _of_claims(tied: Tied, claims: list[Claim], evidence: Evidence) -> Tied | None:
    """Return the state that stated figures give; None where no figure is stated, or none has data."""
    stated = [claim for claim in claims if claim.comparison]
    if not stated or (len(stated) < len(claims) and all(claim.fits for claim in stated)):
        return None
    results = [claim.comparison.result for claim in stated]
    figures = tuple(result.id for result in results)
    computed = Label(*(" / ".join(each.printed(lang) for each in results) for lang in ("vi", "en")))
    tied = replace(tied, figures=figures, computed=computed)
    kinds = {claim.comparison.verdict for claim in stated}
    if Verdict.NOT_SUPPLIED in kinds:
        return None
    if any(claim.ground is Ground.UNIT for claim in stated):
        unit = results[0].figure.unit.label
        return replace(
            tied,
            state=State.DIFFERS,
            reason=Label(
                f"{results[0].label.vi} tính bằng {unit.vi}: báo cáo ghi đơn vị khác.",
                f"{results[0].label.en} is counted in {unit.en}: the report names another unit.",
            ),
        )
    if Verdict.DIFFERS in kinds:
        return replace(tied, state=State.DIFFERS, reason=_why_differs(stated, evidence))
    state = State.IMPLIED if Verdict.TIES_IMPLIED in kinds else State.TIED
    return replace(tied, state=state, reason=_how_tied(stated))


def _how_tied(stated: list[Claim]) -> Label:
    labels = [claim.comparison.result.label for claim in stated]
    said = Label("; ".join(each.vi for each in labels), "; ".join(each.en for each in labels))
    rules = dict.fromkeys(rule for claim in stated for rule in claim.comparison.rules[:1])
    for rule in rules:
        if rule is Rule.HALF_UP:
            continue
        said = Label(f"{said.vi} ({RULES[rule].vi})", f"{said.en} ({RULES[rule].en})")
    return said


def _why_differs(stated: list[Claim], evidence: Evidence) -> Label:
    claim = next(each for each in stated if each.comparison.verdict is Verdict.DIFFERS)
    result, printed = claim.comparison.result, claim.comparison.mention.printed
    whose = _whose(claim, evidence.computed)
    return Label(
        f"{result.label.vi}: báo cáo in {printed}, tính lại được {result.printed('vi')}.{whose.vi}",
        f"{result.label.en}: printed {printed}, computed {result.printed('en')}.{whose.en}",
    )


def _whose(claim: Claim, computed: Mapping[str, Result]) -> Label:
    """Say of which other member of the family the number is the own one."""
    mine, value = claim.comparison.result, claim.comparison.mention.value
    for other in computed.values():
        same_family = other.figure is mine.figure and other.id != mine.id
        if (
            same_family
            and other.value.point is not None
            and other.value.point * other.figure.unit.scale == value
        ):
            member = other.figure.by[other.key].label
            return Label(f" Đó là số của {member.vi}.", f" That is the number of {member.en}.")
    return NOTHING


def _of_text(
    tied: Tied, index: int, evidence: Evidence, broken: Relation | None, claims: list[Claim]
) -> Tied:
    """Return the state that the text itself gives: derived, at odds with other numbers, or named as it is."""
    stated = tuple(claim.figure for claim in claims if claim.figure)
    tied = replace(tied, figures=stated)
    if index in evidence.told:
        state, reason = evidence.told[index]
        return replace(tied, state=state, reason=reason, explained=bool(reason.vi))
    if index in evidence.derived:
        return replace(tied, state=State.DERIVED, reason=_derived(index, evidence.checks))
    if broken is not None:
        return replace(tied, state=State.DIFFERS, reason=broken.sentence)
    if not tied.token.cls.is_quantity:
        unclassified = tied.token.cls.value == State.UNCLASSIFIED.value
        return replace(tied, state=State.UNCLASSIFIED if unclassified else State.NOT_A_QUANTITY)
    return replace(tied, state=State.UNTIED, reason=_why_untied(claims))


def _derived(index: int, checks: TextChecks) -> Label:
    relation = next(each for each in checks.relations if each.holds and each.derived == index)
    return relation.sentence


def _why_untied(claims: list[Claim]) -> Label:
    for claim in claims:
        if claim.comparison:  # stated, but the forms hold nothing to compute it from
            label = claim.comparison.result.label
            return Label(f"{label.vi}: các biểu không có số liệu", f"{label.en}: the forms hold no data")
        names = _names(claim.rivals)
        if claim.ground is Ground.AMBIGUOUS:
            return Label(f"có thể là nhiều chỉ tiêu: {names.vi}", f"may be several figures: {names.en}")
        if claim.ground is Ground.NEAR:
            return Label(f"gần với chỉ tiêu: {names.vi}", f"near to: {names.en}")
    return Label("không khớp chỉ tiêu nào đã khai báo", "no declared figure is named")


def _names(results: Iterable[Result]) -> Label:
    labels = [result.label for result in results]
    return Label("; ".join(each.vi for each in labels), "; ".join(each.en for each in labels))
