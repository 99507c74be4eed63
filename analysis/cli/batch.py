"""`annex run` for many months: which are meant, one line as each is done, a bar, and what came of all of them."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from analysis import many, store
from analysis.cli.output import CLEAN, FOUND, counts, print_json, show_all_months
from analysis.cli.words import say
from analysis.faults import MissingInput, UsageFault

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from analysis.months import Month

_RANGE = ".."
_ROOTED = {"raw": "data/raw", "processed": "data/processed", "out": "reports"}


def is_one(asked: Namespace) -> bool:
    """Whether a single month is meant, on this machine."""
    named = len(asked.months) == 1 and _RANGE not in asked.months[0]
    return named and not (asked.all or asked.root or asked.backend != many.LOCAL)


def run_many(asked: Namespace) -> int:
    """Build the months, tell each as it is done, and sum up; the worst result is the command's."""
    _refuse(asked)
    places = [place for root in asked.root or [""] for place in _places(asked, root)]
    began = _Bar(len(places), asked)
    outcomes = []
    with began as bar:
        for outcome in many.built(
            places,
            Path(asked.notebooks),
            lang=asked.lang,
            engine=asked.engine,
            fresh=asked.fresh,
            jobs=asked.jobs or os.cpu_count() or 1,
            backend=asked.backend,
            scheduler=asked.scheduler or "",
        ):
            outcomes.append(outcome)
            bar.done(outcome)
    for raw, processed, out in dict.fromkeys((each.raw, each.processed, each.out) for each in places):
        show_all_months(asked, raw, processed, out)
    order = {place: number for number, place in enumerate(places)}
    outcomes.sort(key=lambda each: order[each.place])
    if asked.json:
        print_json([_as_json(each) for each in outcomes])
    else:
        print(*_summary(outcomes, asked.lang), sep="\n")
    drafts = FOUND if any(each.draft for each in outcomes) and not asked.draft_ok else CLEAN
    return max([drafts, *(each.exit_code for each in outcomes)])


def _refuse(asked: Namespace) -> None:
    if asked.all and asked.months:
        raise UsageFault(say(asked.lang, "all_or_named"))
    if not asked.all and not asked.months:
        raise UsageFault(say(asked.lang, "which_months"))
    if (asked.backend == many.LOCAL) == bool(asked.scheduler):
        raise UsageFault(say(asked.lang, "needs_scheduler"))
    if asked.jobs is not None and asked.jobs < 1:
        raise UsageFault(say(asked.lang, "jobs"))


def _places(asked: Namespace, root: str) -> list[many.Place]:
    """Return the months of one root that have a folder; raises MissingInput where there is none of them."""
    folders = {
        name: Path(root, below) if root else Path(getattr(asked, name)) for name, below in _ROOTED.items()
    }
    there = store.months_in(folders["raw"])
    chosen = there if asked.all else sorted(dict.fromkeys(_chosen(asked, there, folders["raw"])))
    if not chosen:
        raise MissingInput(say(asked.lang, "none_of_them", folder=folders["raw"].as_posix()))
    return [many.Place(str(month), **folders, root=root) for month in chosen]


def _chosen(asked: Namespace, there: tuple[Month, ...], raw: Path) -> Iterator[Month]:
    for given in asked.months:
        first, dots, last = given.partition(_RANGE)
        if not dots:
            yield store.check_month(raw, first)
            continue
        low, high = store.parse_month(first), store.parse_month(last)
        if high < low:
            raise UsageFault(say(asked.lang, "range_turned", given=given, meant=f"{high}{_RANGE}{low}"))
        yield from (month for month in there if low <= month <= high)


class _Bar:
    """The bar on a terminal's stderr, and a line a month; on anything else than a terminal the lines alone."""

    def __init__(self, total: int, asked: Namespace):
        from tqdm import tqdm  # noqa: PLC0415 -- for many months only

        self._asked = asked
        unit = say(asked.lang, "month_unit")
        self._bar = tqdm(
            total=total, file=sys.stderr, disable=None, unit=unit, dynamic_ncols=True, leave=False
        )

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._bar.close()

    def done(self, outcome: many.Outcome) -> None:
        """Tell a month."""
        self._bar.write(_line(outcome, self._asked.lang), file=sys.stderr)
        self._bar.update()


def _line(outcome: many.Outcome, lang: str) -> str:
    seconds = f"{outcome.seconds:.1f}".replace(".", "," if lang == "vi" else ".")
    if outcome.exit_code:
        said = say(lang, "month_stopped", line=outcome.lines[0] if outcome.lines else "")
    else:
        state = "month_unchanged" if not outcome.made else "month_draft" if outcome.draft else "month_final"
        said = f"{say(lang, state)}; {counts(lang, outcome.findings)}"
    return f"  {_name(outcome)}  {say(lang, 'done', seconds=seconds):>9}  {said}"


def _name(outcome: many.Outcome) -> str:
    return f"{outcome.place.root} {outcome.place.month}".strip()


def _summary(outcomes: list[many.Outcome], lang: str) -> Iterator[str]:
    stopped = [each for each in outcomes if each.exit_code]
    done = [each for each in outcomes if not each.exit_code]
    yield say(
        lang,
        "summary",
        count=len(outcomes),
        done=len(done),
        made=sum(each.made for each in done),
        drafts=sum(each.draft for each in done),
        stopped=len(stopped),
    )
    for each in stopped:
        yield f"  {_name(each)}:"
        yield from (f"    {line}" for line in each.lines)


def _as_json(each: many.Outcome) -> dict[str, object]:
    found = {"month": each.place.month, "exit": each.exit_code, "made": each.made, "draft": each.draft}
    found |= {"findings": each.findings, "lines": list(each.lines)}
    return {"root": each.place.root, **found} if each.place.root else found
