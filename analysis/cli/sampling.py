"""The command `annex sample`: months of a made-up province, to practise on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from analysis import store
from analysis.cli.output import CLEAN, print_json, shown
from analysis.cli.words import say
from analysis.sample.writing import KEY_FILE, write_sample

if TYPE_CHECKING:
    from argparse import Namespace

_TO = ".."


def sample(asked: Namespace) -> int:
    """Write the months, and say how to go on."""
    ends = [store.parse_month(part) for part in asked.months.split(_TO, 1)]
    root = Path(asked.folder)
    faults = asked.faults != "none"
    made = write_sample(root, ends[0], ends[-1], asked.seed, faults=faults, text=not asked.no_text)
    if asked.json:
        months = [str(month) for month in made.months]
        print_json({"months": months, "files": made.files, "seed": asked.seed, "planted": made.planted})
        return CLEAN
    values = {"count": len(made.months), "files": made.files, "folder": shown(root), "month": ends[0]}
    print(say(asked.lang, "sampled", **values))
    if faults:
        print(say(asked.lang, "planted", count=made.planted, file=shown(root / KEY_FILE)))
    return CLEAN
