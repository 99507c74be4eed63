"""What a report says around a figure: the declared cues, read, and how well they fit the words around a number.

A cue fits by the share of its words that are found: a phrase found as it is counts in full, the words of a phrase
that stand apart count half. What stands before ">" may stand anywhere in the passage or in its headings; what stands
before or after "_" must stand on that side of the number, no other quantity between.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache

from analysis.places import EVERY_DISTRICT, Entry
from analysis.results.compute import Result
from analysis.tie.context import Context
from analysis.tie.wording import Words, ends, words

ENOUGH = Fraction(3, 5)  # of a cue's words must be found for its figure to be thought of at all
_FAR = 200  # how far off a phrase counts that stands in a heading
# A number after one of these is a change, an aim or another period's: only a cue that says so may claim it.
_MOVES = frozenset(words("tăng giảm gấp"))
_PERIODS = tuple(
    map(words, ("tháng trước", "cùng kỳ", "kỳ trước", "năm trước", "kỳ báo cáo trước", "trong ngày"))
)
_AIMS = tuple(map(words, ("tối thiểu", "chỉ tiêu", "mục tiêu", "kế hoạch", "phấn đấu")))


@dataclass(frozen=True)
class Cue:
    """One wording of one figure, or of one member of a family."""

    figure: str
    text: str
    topic: tuple[Words, ...]
    before: tuple[Words, ...]
    after: tuple[Words, ...]
    barred: tuple[Words, ...]
    of_base: bool  # the number below the stroke of a fraction
    aim: bool  # of a figure that is itself a minimum or target
    anywhere: bool  # "*": the wording is the figure's own in every section

    @cached_property
    def size(self) -> int:
        """How many words the cue has."""
        return sum(map(len, (*self.topic, *self.before, *self.after)))

    @cached_property
    def least(self) -> int:
        """How many different words of it must stand somewhere, as a first sieve."""
        return -(-len(self.own) * ENOUGH.numerator // ENOUGH.denominator) - 1

    @cached_property
    def flat(self) -> tuple[Words, Words, Words]:
        """The words of topic, before and after, phrases run together; "#" stands for any number and is left out."""
        return tuple(
            tuple(word for phrase in phrases for word in phrase if word != "#")
            for phrases in (self.topic, self.before, self.after)
        )

    @cached_property
    def once(self) -> tuple[frozenset[str], ...] | None:
        """The same as sets; None where a word stands twice on one side and so counts twice."""
        sets = tuple(map(frozenset, self.flat))
        return sets if sum(map(len, sets)) == self.flat_size else None

    @cached_property
    def flat_size(self) -> int:
        """How many words those are."""
        return sum(map(len, self.flat))

    @cached_property
    def near(self) -> int:
        """How many of its words stand beside the number."""
        return sum(map(len, (*self.before, *self.after)))

    @cached_property
    def own(self) -> frozenset[str]:
        """Every word of the cue."""
        phrases = (*self.topic, *self.before, *self.after)
        return frozenset(word for phrase in phrases for word in phrase if word != "#")


@dataclass(frozen=True)
class Fit:
    """How well a cue fits: its words that were found, and what lies between them and the number."""

    halves: int  # a word of a phrase that stands there whole counts two, one that stands apart counts one
    size: int  # the cue's words
    gaps: int = 0  # words between the words of phrases
    reach: int = 0  # words between the number and what stands beside it
    distance: int = 0  # words between the number and what the passage is about
    ahead: bool = False  # whether what it is about stands before it, in its own passage

    @property
    def whole(self) -> bool:
        """Whether every phrase stands there as declared."""
        return self.halves == 2 * self.size

    @property
    def enough(self) -> bool:
        """Whether so much of the cue is found that its figure can be thought of."""
        return self.halves * ENOUGH.denominator >= 2 * self.size * ENOUGH.numerator


def cues_of(result: Result) -> tuple[Cue, ...]:
    """Return the cues of a figure, or of the one member of a family that the result is."""
    figure = result.figure
    names = _names(figure.by[result.key]) if result.key else ("",)
    return _cues(result.id, figure.said, names, bool(figure.bound))


@lru_cache(maxsize=4_000)
def _cues(name: str, said: tuple[str, ...], names: tuple[str, ...], aim: bool) -> tuple[Cue, ...]:  # noqa: FBT001
    cues = (_read(name, text.replace("{}", each), aim=aim) for text in said for each in names)
    return tuple({(cue.topic, cue.before, cue.after, cue.of_base): cue for cue in cues}.values())


def _names(entry: Entry) -> tuple[str, ...]:
    """Return the names of a member that hold no other one of them."""
    return _shortest((entry.key, entry.label.vi, *entry.spellings))


@lru_cache(maxsize=1_000)
def _shortest(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names that hold no other one of them: "Chiêm Hóa" is in "Huyện Chiêm Hóa"."""
    by_words = {words(name): name for name in names}
    return tuple(
        name
        for folded, name in by_words.items()
        if folded and not any(other != folded and _within(other, folded) for other in by_words)
    )


def _within(part: Words, whole: Words) -> bool:
    return any(whole[at : at + len(part)] == part for at in range(len(whole) - len(part) + 1))


def _read(name: str, text: str, *, aim: bool) -> Cue:
    told, *barred = text.split("!")
    topic, _, near = told.rpartition(">")
    before, _, after = near.partition("_")
    of_base = before.endswith("/")
    phrases = (_phrases(part) for part in (topic, before.removesuffix("/"), after))
    anywhere = text.startswith("*")
    return Cue(name, text, *phrases, tuple(map(words, barred)), of_base, aim, anywhere)


def _phrases(text: str) -> tuple[Words, ...]:
    return tuple(found for part in text.split("…") if (found := words(part)))


def could_fit(cue: Cue, context: Context) -> bool:
    """Whether enough words of the cue stand on their own side of the number: asked before any phrase is sought."""
    sides = context.passage_words, context.before_words, context.after_words
    if cue.once:
        topic, before, after = cue.once
        found = len(topic & sides[0]) + len(before & sides[1]) + len(after & sides[2])
    else:
        found = sum(word in side for words_, side in zip(cue.flat, sides, strict=True) for word in words_)
    return found * ENOUGH.denominator >= ENOUGH.numerator * cue.flat_size


def fit(cue: Cue, context: Context, noun: Words = ()) -> Fit | None:
    """Return how well the cue fits the words around a number; None where a barred phrase forbids it.

    `noun` is what the figure counts, given where the text counts something else: it is then not looked for.
    """
    if cue.of_base != context.of_base or _forbidden(cue, context):
        return None
    halves = gaps = reach = distance = 0
    ahead = bool(cue.topic)
    for phrase in cue.topic:
        if phrase not in context.looked_for:  # many cues share a phrase
            context.looked_for[phrase] = _nearest(phrase, context)
        place = context.looked_for[phrase]
        halves += 2 * len(phrase) if place else _loose(phrase, context.passage_words)
        distance += place[0] if place else 0
        gaps += place[1] if place else 0
        ahead = ahead and place is not None and place[2]
    for held, phrases, leads in (
        (context.before_words, cue.before, True),
        (context.after_words, cue.after, False),
    ):
        for phrase in phrases:
            place = _beside(phrase, context, leads=leads)
            halves += 2 * len(phrase) if place or phrase == noun else _loose(phrase, held)
            reach += place[0] if place else 0
            gaps += place[1] if place else 0
    return Fit(halves, cue.size, gaps, reach, distance, ahead)


def _beside(phrase: Words, context: Context, *, leads: bool) -> tuple[int, int] | None:
    """Return how many words lie between the number and a phrase before or after it, and within the phrase."""
    known, key = context.looked_for, (phrase, leads)
    if key not in known:
        side = context.before if leads else context.after
        known[key] = min(
            (
                (len(side) - 1 - end if leads else end - between - len(phrase) + 1, between)
                for end, between in ends(phrase, side)
            ),
            default=None,
        )
    return known[key]


def _loose(phrase: Words, held: frozenset[str]) -> int:
    return sum(word in held for word in phrase)


def _nearest(phrase: Words, context: Context) -> tuple[int, int, bool] | None:
    """Return how many words lie between a phrase of the topic and the number, how many within it, and if it leads."""
    found = [
        (len(context.passage) - end, between, True)
        for end, between in ends(phrase, context.passage)
        if not _is_province(phrase, end - between, context.passage)
    ]
    found += [(end + 1, between, False) for end, between in ends(phrase, context.rest)]
    found += [
        (_FAR * (depth + 1) - end, between, False)
        for depth, heading in enumerate(reversed(context.headings))
        for end, between in _in_heading(phrase, heading)
        if not _is_province(phrase, end - between, heading)
    ]
    return min(found, default=None)


@lru_cache(maxsize=20_000)
def _in_heading(phrase: Words, heading: Words) -> tuple[tuple[int, int], ...]:
    """Return where a phrase stands in a heading: the same for every number below it."""
    return tuple(ends(phrase, heading))


def _is_province(phrase: Words, end: int, text: Words) -> bool:
    """Whether "tỉnh" stands before a district's name: then it names the province."""
    start = end - len(phrase)
    return phrase in _DISTRICTS and start >= 0 and text[start] == _PROVINCE


(_PROVINCE,) = words("tỉnh")
_DISTRICTS = frozenset(
    words(name) for entry in EVERY_DISTRICT.values() for name in (entry.label.vi, *entry.spellings)
)


def _forbidden(cue: Cue, context: Context) -> bool:
    if any(ends(phrase, side) for phrase in cue.barred for side in (context.before, context.next)):
        return True
    if "others" not in context.looked_for:
        context.looked_for["others"] = _other_things(context.before)
    moves, periods, aims = context.looked_for["others"]
    if not (moves or periods or aims):
        return False
    others = (moves, *periods) if cue.aim else (moves, *periods, *aims)
    return any(not phrase <= cue.own for phrase in others)


def _other_things(before: Words) -> tuple[frozenset[str], list[frozenset[str]], list[frozenset[str]]]:
    """Return the words just before a number that make it a change, another period's, or an aim."""
    periods, aims = (
        [frozenset(phrase) for phrase in group if ends(phrase, before)] for group in (_PERIODS, _AIMS)
    )
    return _MOVES & set(before[-3:]), periods, aims
