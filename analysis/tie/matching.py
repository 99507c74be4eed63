"""Which figure each number states: words, unit and section first, then whether the value is the figure's own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from analysis.cache import remembered
from analysis.declare import Figure
from analysis.places import EVERY_DISTRICT
from analysis.results.compare import Mention, compare
from analysis.results.compute import Result
from analysis.tie.candidates import Candidate, Finder
from analysis.tie.claim import PASSING, Claim, Ground
from analysis.tie.context import Context, Surroundings
from analysis.tie.document import Block, Document
from analysis.tie.mention import mention
from analysis.tie.token import Class, Token

_MAY_STATE = {Class.PERIOD, Class.NAME}  # "10 tháng đầu năm", "90 ngày đêm": no quantities, yet figures
_TELLING = 100  # a number below it recurs: loose words and the value alone do not tie it


@dataclass
class _Number:
    """One number with all that is needed to judge it."""

    index: int
    part: int
    token: Token
    block: Block
    context: Context
    candidates: list[Candidate] = field(default_factory=list)


def claims(
    document: Document,
    tokens: tuple[Token, ...],
    computed: Mapping[str, Result],
    reviewed: Mapping[int, str] | None = None,
) -> list[Claim]:
    """Return what every number of the text states; `reviewed` are figures that a person has named for a token."""
    blocks, surroundings = {block.number: block for block in document.blocks}, Surroundings(document, tokens)
    numbers = [
        number
        for index, token in enumerate(tokens)
        for number in _numbers(index, token, blocks[token.block], surroundings)
    ]
    thinkable = _thinkable(document, tokens, numbers, computed)
    for number, candidates in zip(numbers, thinkable, strict=True):
        named = (reviewed or {}).get(number.index, "")
        number.candidates = _named(number, computed, named) or candidates
    found = [_judged(number, frozenset()) for number in numbers]
    return _compared(numbers, _one_each(numbers, found), computed)


def _thinkable(
    document: Document, tokens: tuple[Token, ...], numbers: list[_Number], computed: Mapping[str, Result]
) -> list[list[Candidate]]:
    """Return each number's candidates; which they are is a matter of words, so it outlives the figures' values."""

    def make() -> list[list[Candidate]]:
        finder = Finder(computed)
        found = (finder.of(each.token, each.block.section, each.context) for each in numbers)
        return [[replace(candidate, result=None) for candidate in candidates] for candidates in found]

    named = [(each.id, each.section, each.key, _wording(each.figure)) for each in computed.values()]
    return [
        [replace(candidate, result=computed[candidate.cue.figure]) for candidate in candidates]
        for candidates in remembered("candidates", (repr(document.blocks), repr(tokens), repr(named)), make)
    ]


def _wording(figure: Figure) -> tuple:
    """Return what of a figure's declaration decides which words name it."""
    return (
        figure.said,
        figure.unit.key,
        bool(figure.bound),
        figure.by is EVERY_DISTRICT,
        list(figure.by or ()),
    )


def _numbers(index: int, token: Token, block: Block, surroundings: Surroundings) -> Iterator[_Number]:
    if token.cls is Class.FRACTION and token.parts:
        context = surroundings.of(token)
        yield _Number(index, 1, token, block, context)
        yield _Number(index, 2, token, block, context.below())
    elif token.value is not None and (token.cls.is_quantity or token.cls in _MAY_STATE):
        yield _Number(index, 0, token, block, surroundings.of(token))


def _named(number: _Number, computed: Mapping[str, Result], figures: str) -> list[Candidate]:
    """Return the figure that a person named for the number, as its only candidate."""
    names = figures.split("; ")
    name = names[min(max(number.part - 1, 0), len(names) - 1)]
    return [Candidate.reviewed(computed[name])] if name in computed else []


def _judged(number: _Number, without: frozenset[str]) -> Claim:
    """Decide what a number states; the order of the questions is the rule.

    First the figures that words and section name beyond doubt: among those with most words beside the number, the
    one whose value fits, else the best, though its value does not fit. Where members of a family are named one after
    the other, the last before the number is meant, whatever the values. Then loose words with a telling value; last
    another unit.
    """
    candidates = [each for each in number.candidates if each.result.id not in without]
    same_unit = [each for each in candidates if not each.clash]
    certain = [each for each in same_unit if each.certain]
    certain = [each for each in certain if not _passed_over(each, certain)]
    beside = max((each.cue.near for each in certain), default=0)
    for group, ground in (
        (
            lambda: [each for each in certain if each.cue.near == beside and _fits(number, each.result)],
            Ground.WORDS,
        ),
        (lambda: certain, Ground.WORDS),
        (lambda: [each for each in same_unit if _is_enough(number, each)], Ground.LOOSE),
        (
            lambda: [
                each for each in candidates if each.clash and each.certain and _fits(number, each.result)
            ],
            Ground.UNIT,
        ),
    ):
        if found := group():
            return _best(number, found, ground)
    rivals = tuple(each.result for each in candidates[:2])
    return Claim(number.index, number.part, Ground.NEAR if rivals else Ground.NOTHING, None, rivals)


def _passed_over(candidate: Candidate, others: list[Candidate]) -> bool:
    """Whether a member of a family is named between what the candidate is about and the number, to say the same of."""
    return any(
        other.fit.ahead
        and candidate.fit.ahead
        and other.fit.distance < candidate.fit.distance
        and other.result.figure.by is not None
        and other.cue.near >= candidate.cue.near
        for other in others
    )


def _best(number: _Number, group: list[Candidate], ground: Ground) -> Claim:
    best = group[0]
    equal = [each for each in group if each.rank == best.rank and not _one_fact(each.result, best.result)]
    if equal:
        rivals = (best.result, *(each.result for each in equal))
        return Claim(number.index, number.part, Ground.AMBIGUOUS, None, rivals)
    return Claim(number.index, number.part, Ground.REVIEWED if best.named else ground, best.result)


def _one_fact(one: Result, other: Result) -> bool:
    """Whether two figures are the same number made of the same cells."""
    return (one.value.low, one.value.high) == (other.value.low, other.value.high) and set(
        one.value.leaves()
    ) == set(other.value.leaves())


def _is_enough(number: _Number, candidate: Candidate) -> bool:
    """Whether words that are not beyond doubt are enough, because the value is the figure's and tells something."""
    return (candidate.fit.whole or _telling(number)) and _fits(number, candidate.result)


def _telling(number: _Number) -> bool:
    """Whether the value is one that does not recur by chance: three digits, or decimals."""
    value = number.token.parts[number.part - 1] if number.part else number.token.value
    return abs(value) >= _TELLING or value != value.to_integral_value()


def _fits(number: _Number, result: Result) -> bool:
    compared = compare([_mention(number, result)], {result.id: result})
    return compared[0].verdict in PASSING


def _row(number: _Number) -> str:
    return f"report/{number.index + 1}" + (f".{number.part}" if number.part else "")


def _mention(number: _Number, result: Result) -> Mention:
    return mention(_row(number), result, number.token, number.block, number.context, part=number.part)


def _one_each(numbers: list[_Number], found: list[Claim]) -> list[Claim]:
    """Let a figure be stated once in a sentence: beside the number that fits, another states something else."""
    stated: dict[tuple, set[str]] = defaultdict(set)
    for number, claim in zip(numbers, found, strict=True):
        if claim.chosen and _fits(number, claim.chosen):
            stated[number.context.sentence].add(claim.figure)
    return [
        _judged(number, frozenset(stated[number.context.sentence]))
        if claim.figure in stated[number.context.sentence] and not _fits(number, claim.chosen)
        else claim
        for number, claim in zip(numbers, found, strict=True)
    ]


def _compared(numbers: list[_Number], found: list[Claim], computed: Mapping[str, Result]) -> list[Claim]:
    """Compare all stated numbers at once: shares of one whole are rounded together."""
    pairs = list(zip(numbers, found, strict=True))
    stated = [_mention(number, claim.chosen) for number, claim in pairs if claim.chosen]
    by_row = {each.mention.row: each for each in compare(_occurring(stated), dict(computed))}
    return [replace(claim, comparison=by_row.get(_row(number))) for number, claim in pairs]


def _occurring(stated: list[Mention]) -> list[Mention]:
    """Return the mentions with those of one figure in one place counted."""
    seen: dict[tuple, int] = defaultdict(int)
    numbered = []
    for each in stated:
        seen[each.figure, each.section, each.place] += 1
        numbered.append(replace(each, occurrence=seen[each.figure, each.section, each.place]))
    return numbered
