"""The commands that run notebooks: `annex run` and `annex verify`."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from analysis import pipeline, store
from analysis.cli import batch
from analysis.cli.output import CLEAN, FOUND, counts, print_json, show_all_months, shown
from analysis.cli.words import say

if TYPE_CHECKING:
    from argparse import Namespace

_ANNEX = ("annex.html", "annex.pdf", "annex.xlsx")


def run(asked: Namespace) -> int:
    """Build the annex; 1 when findings block it, unless a draft will do."""
    if not batch.is_one(asked):
        return batch.run_many(asked)
    asked.month = asked.months[0]
    gc.disable()  # the process ends before it would be worth looking for garbage
    store.check_month(Path(asked.raw), asked.month)
    done = pipeline.run(
        asked.month,
        lang=asked.lang,
        progress=progress_of(asked.lang),
        **folders_of(asked),
        engine=asked.engine,
        fresh=asked.fresh,
    )
    show_all_months(asked, Path(asked.raw), Path(asked.processed), Path(asked.out))
    blocked = bool(done.findings.get("error", 0))
    if asked.json:
        written = [shown(path) for path in done.paths]
        told = {"month": asked.month, "made": done.made, "draft": blocked, "findings": done.findings}
        print_json({**told, "written": written})
    else:
        if not done.made:
            print(say(asked.lang, "unchanged", month=asked.month))
        _print_run(asked, [shown(path) for path in done.paths], done.findings, blocked=blocked)
    return FOUND if blocked and not asked.draft_ok else CLEAN


def verify(asked: Namespace) -> int:
    """Build the annex again elsewhere and name what comes out otherwise than it was published."""
    differing = pipeline.rebuild_and_compare(
        asked.month,
        lang=asked.lang,
        progress=progress_of(asked.lang),
        **folders_of(asked),
        engine=asked.engine,
    )
    moved = _moved_figures(asked) if differing else []
    if asked.json:
        figures = [{"figure": each.id, "published": each.before, "now": each.after} for each in moved]
        print_json({"month": asked.month, "differs": differing, "figures": figures})
    elif differing:
        print(say(asked.lang, "differs", month=asked.month, count=len(differing)))
        print(*(f"  {name}" for name in differing), sep="\n")
        print(say(asked.lang, "moved", count=len(moved)))
        for each in moved:
            print(f"  {each.id}: {each.before or '–'} → {each.after or '–'}")
    else:
        print(say(asked.lang, "identical", month=asked.month))
    return FOUND if differing else CLEAN


def _moved_figures(asked: Namespace) -> list:
    """Return the figures that the inputs no longer give as published; none where no record of them is left."""
    from analysis import store  # noqa: PLC0415 -- only a difference needs what brings pandas
    from analysis.results import changes, compute  # noqa: PLC0415

    published = Path(asked.out) / asked.month / "figures.csv"
    if not published.is_file():
        return []
    data = store.read_month(Path(asked.raw), asked.month)
    return changes.changed(compute(data).figures, published)


def folders_of(asked: Namespace) -> dict[str, Path]:
    """Return the project's folders as the pipeline takes them."""
    return {name: Path(getattr(asked, name)) for name in ("raw", "processed", "out", "notebooks")}


def progress_of(lang: str):
    """Return what tells on stderr which step is running and how long it took."""

    def tell(step: str, state: str, seconds: float | None) -> None:
        if state == "note":
            print(f"  {step}", file=sys.stderr, flush=True)
            return
        if state == "start":
            print(f"  {step:<11}", end=" ", file=sys.stderr, flush=True)
            return
        text = say(lang, state, seconds=f"{seconds or 0:.1f}".replace(".", "," if lang == "vi" else "."))
        print(text, file=sys.stderr, flush=True)

    return tell


def _print_run(asked: Namespace, written: list[str], findings: dict[str, int], *, blocked: bool) -> None:
    print(say(asked.lang, "draft" if blocked else "final", month=asked.month))
    named = [path for path in written if Path(path).name in _ANNEX]
    print(*(f"  {path}" for path in named), sep="\n")
    folders = [shown(Path(folder) / asked.month) for folder in (asked.out, asked.processed)]
    print("  " + say(asked.lang, "others", count=len(written) - len(named), folders=", ".join(folders)))
    print(say(asked.lang, "findings", counts=counts(asked.lang, findings)))
    if findings:
        print(say(asked.lang, "look", file=f"{folders[0]}/findings.csv", month=asked.month))
