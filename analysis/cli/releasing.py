"""The command that freezes what goes out: `annex release`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from analysis import releasing
from analysis.cli.building import folders_of, progress_of
from analysis.cli.output import CLEAN, print_json, show_all_months, shown
from analysis.cli.words import say
from analysis.faults import UsageFault

if TYPE_CHECKING:
    from argparse import Namespace


def release(asked: Namespace) -> int:
    """Release the month; refused with a line for every error that is neither mended nor acknowledged."""
    if not asked.by.strip():
        raise UsageFault(say(asked.lang, "by_whom"))
    done = releasing.release(
        asked.month,
        by=asked.by.strip(),
        day=_day(asked),
        note=asked.note.strip(),
        lang=asked.lang,
        progress=progress_of(asked.lang),
        **folders_of(asked),
        engine=asked.engine,
    )
    show_all_months(asked, Path(asked.raw), Path(asked.processed), Path(asked.out))
    if asked.json:
        told = {"month": asked.month, "vintage": done.number, "new": done.new}
        print_json({**told, "folder": shown(done.folder)})
    else:
        told = say(
            asked.lang, "released" if done.new else "released_already", month=asked.month, number=done.number
        )
        print(told, f"  {shown(done.folder)}", sep="\n")
    return CLEAN


def _day(asked: Namespace) -> date:
    """Return the date of the release: the one given, else the report's own; never that of the clock."""
    if asked.date is not None:
        try:
            return date.fromisoformat(asked.date)
        except ValueError:
            raise UsageFault(say(asked.lang, "no_date", given=asked.date)) from None
    from analysis.forms.monthfile import read_month_toml  # noqa: PLC0415 -- `annex release --help` need not

    return read_month_toml(Path(asked.raw) / asked.month / "month.toml").report.date
