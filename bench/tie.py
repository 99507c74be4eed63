"""How many slips a tie-out finds, and how fast it is: texts drafted from made-up months, one slip in each.

    python bench/tie.py [--each 8] [--seed 7] [--misses]

Recall counts the slips that break a fact and are told of at the number that was slipped; precision counts, among
the numbers that the tie-out speaks of, those that were slipped or are at odds with one that was. A clean text must
raise nothing at all. Below the targets the command returns 1.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from statistics import median
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # the checkout this file stands in
sys.path.insert(0, str(Path(__file__).resolve().parent))

from mutants import KINDS, Clean, Mutant, mutants, spans

from analysis import results, store
from analysis.declare import POINTS
from analysis.draft import draft, markdown
from analysis.months import Month
from analysis.results import monthly
from analysis.results.compare import Comparison, Rule
from analysis.sample.writing import write_sample
from analysis.tie.arithmetic import check_text
from analysis.tie.facts import facts_of
from analysis.tie.grammar import tokens
from analysis.tie.outcome import State, Tied, TieOut
from analysis.tie.reading import read_report
from analysis.tie.telling import where
from analysis.tie.tieout import Against, tie

RECALL, PRECISION = 0.95, 0.98
MONTHS = Month(2023, 12), Month(2024, 6)  # the first is only what the second is compared with
LEAST = 500
PAGES, WORDS_A_PAGE = 50, 400
_ODD = {Rule.TRUNCATED, Rule.LARGEST_REMAINDER}  # each is a finding that names the rule
_ALARMS = {State.DIFFERS, State.UNTIED, State.UNCLASSIFIED}


class Drafted(NamedTuple):
    """A clean month, its file, and what its texts are held against."""

    clean: Clean
    path: Path
    against: Against


@dataclass
class Score:
    """What came out: slips made and found by kind, numbers spoken of rightly and wrongly."""

    made: Counter = field(default_factory=Counter)
    broken: Counter = field(default_factory=Counter)
    found: Counter = field(default_factory=Counter)
    right: int = 0
    wrong: int = 0
    on_clean: int = 0
    missed: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Of the slips that break a fact, how many were told of."""
        return self.found.total() / self.broken.total()

    @property
    def precision(self) -> float:
        """Of the numbers told of, how many had to be."""
        return self.right / (self.right + self.wrong)

    @property
    def good(self) -> bool:
        """Whether the targets are met."""
        return self.recall >= RECALL and self.precision >= PRECISION and not self.on_clean


def drafted(folder: Path, first: Month, last: Month, seed: int) -> list[Drafted]:
    """Make up months below a folder, and draft each but the first."""
    write_sample(folder, first, last, seed)
    raw = folder / "data" / "raw"
    before, found = None, []
    for month in store.months_in(raw):
        read = store.read_raw(raw, str(month))
        data = store.month_data(store.clean(read), read)
        computed = results.compute(data)
        if before:
            changed = monthly.changes(computed.figures, before.figures)
            figures = {**computed.figures, **{each.id: each for each in changed.values()}}
            written = draft(computed, read.file, before)
            path = folder / f"{month}.md"
            path.write_text(markdown(written), encoding="utf-8")
            document = read_report(path)
            clean = Clean(month, document, spans(written, document), figures, before.figures)
            found.append(Drafted(clean, path, Against(figures, facts_of(month, data.frames))))
        before = computed
    return found


def score(months: list[Drafted], each: int, seed: int) -> Score:
    """Tie out every clean text and its mutants."""
    total = Score()
    for month in months:
        clean = tie(month.clean.document, month.against)
        spoken = _told_of(clean)
        known = {key for one in spoken for key in _keys(one)}
        total.on_clean += len(spoken)
        total.missed += [f"{month.clean.month} clean: “{one.words}”: {one.reason.en}" for one in spoken]
        for mutant in mutants(month.clean, each, seed):
            _add(total, mutant, tie(mutant.document, month.against), known)
    return total


def _add(total: Score, mutant: Mutant, tied: TieOut, known: set[tuple]) -> None:
    told = _told_of(tied)
    at_place = [one for one in told if _at_place(one, mutant)]
    elsewhere = [one for one in told if not _at_place(one, mutant) and not known & set(_keys(one))]
    at_odds = _at_odds(mutant) if elsewhere else set()
    explained = [one for one in elsewhere if (one.token.block, one.token.start) in at_odds]
    wrong = [one for one in elsewhere if one not in explained]
    total.made[mutant.kind] += 1
    if mutant.breaks:
        total.broken[mutant.kind] += 1
        total.found[mutant.kind] += bool(at_place)
        total.right += len(at_place) + len(explained)
    else:
        wrong += [*at_place, *explained]
    total.wrong += len(wrong)
    if mutant.breaks and not at_place:
        total.missed.append(f"missed: {mutant.told()}")
    total.missed += [f"wrong: “{one.words}”: {one.reason.en} in {mutant.told()}" for one in wrong]


def _told_of(tied: TieOut) -> list[Tied]:
    """Return the numbers that a reader is told of: by their state, or by a finding at their place or figure."""
    named = {place for each in tied.findings for place in each.id.partition(":")[2].split("+")}
    at_odds = {claim.index for claim in tied.claims if claim.comparison and _is_odd(claim.comparison, named)}
    return [
        one
        for at, one in enumerate(tied.tied)
        if one.state in _ALARMS or where(one) in named or at in at_odds
    ]


def _is_odd(comparison: Comparison, named: set[str]) -> bool:
    """Whether a finding names the rule of rounding by which a number ties, or its unit."""
    mention = comparison.mention
    told = f"{mention.figure}.{mention.section}.{mention.place}".replace(" ", "_") in named
    points = comparison.result.figure.unit == POINTS and mention.suffix == "%"
    return bool(set(comparison.rules[:1]) & _ODD) or (told and points)


def _at_place(one: Tied, mutant: Mutant) -> bool:
    return any(
        place.block == one.token.block and place.start < one.token.end and one.token.start < place.end
        for place in mutant.places
    )


def _keys(one: Tied) -> tuple[tuple, tuple]:
    """Return a number's place from either end of its block: a slip moves what stands after it."""
    return (one.token.block, one.token.start), (one.token.block, one.token.end - len(one.block.text))


def _at_odds(mutant: Mutant) -> set[tuple[int, int]]:
    """Return the numbers that the text's own arithmetic holds against one that was slipped."""
    read = tokens(mutant.document)
    slipped = {
        index
        for index, token in enumerate(read)
        for place in mutant.places
        if place.block == token.block and place.start < token.end and token.start < place.end
    }
    broken = [each.tokens for each in check_text(mutant.document, read).relations if each.holds is False]
    return {
        (read[index].block, read[index].start) for each in broken if slipped & set(each) for index in each
    }


class Speed(NamedTuple):
    """Seconds for a report of fifty pages: reading its file, and tying it out."""

    words: int
    reading: float
    tying: float


def speed(months: list[Drafted], folder: Path, runs: int = 3) -> Speed:
    """Time a report as long as fifty pages: the texts of the months one after the other, as often as it takes."""
    texts = [month.path.read_text(encoding="utf-8") for month in months]
    pages = cycle(texts)
    text = next(pages)
    while len(text.split()) < PAGES * WORDS_A_PAGE:
        text += next(pages)
    path = folder / "long.md"
    path.write_text(text, encoding="utf-8")
    reading, tying = [], []
    for _ in range(runs):
        begun = time.perf_counter()
        document = read_report(path)
        read = time.perf_counter()
        tie(document, months[-1].against)
        reading.append(read - begun)
        tying.append(time.perf_counter() - read)
    return Speed(len(text.split()), median(reading), median(tying))


def main() -> int:
    """Print recall by kind, precision, alarms on clean texts and speed; return 1 below the targets."""
    options = argparse.ArgumentParser(description="How many seeded slips a tie-out finds.")
    options.add_argument("--each", type=int, default=8, help="slips of each kind in each month (default: 8)")
    options.add_argument("--seed", type=int, default=7, help="another number, other months and slips")
    options.add_argument("--misses", action="store_true", help="list what was missed or wrongly told of")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        months = drafted(Path(name), *MONTHS, asked.seed)
        total = score(months, asked.each, asked.seed)
        quick = speed(months, Path(name))
    _print(total, len(months), quick)
    if asked.misses:
        print(*total.missed, sep="\n")
    enough = total.made.total() >= LEAST
    if not enough:
        print(f"fewer than {LEAST} slips: ask for more with --each", file=sys.stderr)
    return 0 if total.good and enough else 1


def _print(total: Score, months: int, quick: Speed) -> None:
    rows = [(kind, total.made[kind], total.broken[kind], total.found[kind]) for kind in KINDS]
    rows.append(("all", total.made.total(), total.broken.total(), total.found.total()))
    print(f"{'slip':<26} {'made':>5} {'break':>6} {'found':>6} {'recall':>8}")
    for kind, made, broken, found in rows:
        print(f"{kind:<26} {made:>5} {broken:>6} {found:>6} {f'{found / broken:.1%}' if broken else '–':>8}")
    print(f"precision {total.precision:.1%} ({total.right} numbers rightly told of, {total.wrong} wrongly)")
    print(f"on {months} clean texts: {total.on_clean} numbers told of")
    print(
        f"{PAGES} pages ({quick.words} words): read in {quick.reading:.2f} s, tied out in {quick.tying:.2f} s, "
        f"{quick.tying / quick.reading:.1f} times the reading"
    )


if __name__ == "__main__":
    sys.exit(main())
