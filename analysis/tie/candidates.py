"""Which declared figures a number's words, section and unit name: every candidate, best first, values not looked at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from analysis.declare import DONG, ITEMS, PERCENT, POINTS, TIMES, Unit
from analysis.places import EVERY_DISTRICT
from analysis.results.compute import Result
from analysis.sections import EVERYWHERE, SUBJECTS
from analysis.tie.claim import is_declared
from analysis.tie.context import Context
from analysis.tie.cues import Cue, Fit, could_fit, cues_of, fit
from analysis.tie.token import Class, Token
from analysis.tie.wording import Words, ends, words

_RATIOS = {
    Class.PERCENT: {PERCENT, POINTS},
    Class.POINTS: {POINTS},
    Class.TIMES: {TIMES},
    Class.MONEY: {DONG},
}
_OTHER_CLASSES = {Class.PERIOD, Class.NAME, Class.MEASURE}  # "10 tháng đầu năm", "90 ngày đêm"


@dataclass(frozen=True)
class Candidate:
    """A figure that a number may state, and how well its words say so.

    `at_home` is 2 where section number and subject are the figure's own, 1 where one of them is, 0 elsewhere;
    `clash` tells that the number's unit is another one.
    """

    result: Result
    cue: Cue
    fit: Fit
    at_home: int
    clash: bool = False
    named: bool = False  # by a person who reviewed the same words

    @classmethod
    def reviewed(cls, result: Result) -> Candidate:
        """Return the figure that a person named."""
        cue = Cue(result.id, "", (), (), (), (), of_base=False, aim=False, anywhere=True)
        return cls(result, cue, Fit(0, 0), 2, named=True)

    @property
    def certain(self) -> bool:
        """Whether words and section leave no doubt, so that a value that does not fit is an error."""
        return self.fit.whole and self.at_home > 0

    @property
    def rank(self) -> tuple:
        """Larger is better: all words, at home, declared, how many words, few between them, near its subject."""
        return (
            self.fit.whole,
            self.at_home > 0,
            is_declared(self.result),
            self.fit.halves,
            self.at_home,
            -self.fit.reach,
            -self.fit.gaps,
            -self.fit.distance,
            self.result.figure.by is None,
        )


_Known = tuple[
    frozenset[str], int, bool, Result, Cue
]  # the cue's words, how many must be found; of districts


class Finder:
    """Finds the candidates of each token among the computed figures."""

    def __init__(self, computed: Mapping[str, Result]):
        self._by_unit: dict[Unit, list[_Known]] = defaultdict(list)
        for result in computed.values():
            of_districts = result.figure.by is EVERY_DISTRICT
            self._by_unit[result.figure.unit] += [
                (cue.own, cue.least, of_districts, result, cue) for cue in cues_of(result)
            ]

    def of(self, token: Token, section: str, context: Context) -> list[Candidate]:
        """Return the candidates of a token, one a figure, best first; those of another unit last."""
        best: dict[str, Candidate] = {}
        for result, cue, fits_unit in self._thinkable(token, context):
            found = _candidate(section, context, result, cue, fits_unit=fits_unit)
            if found and (result.id not in best or found.rank > best[result.id].rank):
                best[result.id] = found
        return sorted(best.values(), key=lambda each: (not each.clash, each.rank), reverse=True)

    def _thinkable(self, token: Token, context: Context) -> Iterator[tuple[Result, Cue, bool]]:
        """Yield the cues most of whose words stand somewhere, and whether the number's unit is the figure's."""
        held = context.passage_words | context.before_words | context.after_words
        in_district = _of_a_district(context)
        for unit, known in self._by_unit.items():
            fits_unit = unit_fits(token, unit)
            if fits_unit is None:
                continue
            noun = frozenset(words(unit.label.vi))
            for (
                own,
                least,
                of_districts,
                result,
                cue,
            ) in known:  # most end at the next line: nothing is looked up
                if len(own & held) < least or (in_district and not of_districts):
                    continue
                enough = could_fit(cue, context) if fits_unit else own - noun <= held
                if enough and cue.of_base == context.of_base:
                    yield result, cue, fits_unit


def _candidate(
    section: str, context: Context, result: Result, cue: Cue, *, fits_unit: bool
) -> Candidate | None:
    found = fit(cue, context, () if fits_unit else words(result.figure.unit.label.vi))
    if found is None or not found.enough or not (fits_unit or found.whole):
        return None
    home = 1 if cue.anywhere else at_home(result.section, section, context)
    if not home and not (found.whole and cue.topic):
        return None
    return Candidate(result, cue, found, home, not fits_unit)


def unit_fits(token: Token, unit: Unit) -> bool | None:
    """Whether a token of this class and unit can state a figure of that unit; None where it cannot be meant."""
    if token.cls in _RATIOS:
        return unit in _RATIOS[token.cls] or (False if unit in {PERCENT, POINTS, TIMES} else None)
    if token.cls in _OTHER_CLASSES:
        return True if unit is ITEMS else None
    if token.cls not in {Class.COUNT, Class.FRACTION}:
        return None
    if unit is TIMES:  # "bình quân 1,31 lượt"
        return True if token.value and token.value % 1 else None
    if unit in {PERCENT, POINTS, DONG}:
        return None
    return unit is ITEMS or token.unit in {"", unit.key}


def at_home(declared: str, section: str, context: Context) -> int:
    """Return how far the number's section is the figure's: by its number, and by what its headings speak of."""
    by_number = declared == EVERYWHERE or _related(declared, section)
    by_subject = declared in _spoken_of(context.headings)
    return int(by_number) + int(by_subject)


@lru_cache(maxsize=1_000)
def _spoken_of(headings: tuple[Words, ...]) -> frozenset[str]:
    """Return the sections whose subject the innermost heading names that names any."""
    for heading in reversed(headings):
        named = {
            section for section in SUBJECTS if any(ends(subject, heading) for subject in _subjects(section))
        }
        if named:
            return frozenset(named)
    return frozenset()


@cache
def _subjects(section: str) -> tuple[Words, ...]:
    return tuple(map(words, SUBJECTS.get(section, ())))


def _related(one: str, other: str) -> bool:
    other = other.removeprefix("Phần ")
    return one == other or one.startswith(f"{other}.") or other.startswith(f"{one}.")


@lru_cache(maxsize=1)
def _district_names() -> tuple[Words, ...]:
    return tuple({words(entry.label.vi) for entry in EVERY_DISTRICT.values()})


def _of_a_district(context: Context) -> bool:
    """Whether the words just before the number name one district: it then states nothing of the province."""
    return any(ends(name, context.before) for name in _district_names())
