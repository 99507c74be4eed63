"""The commands around a month: `annex new` begins one, `annex status` says where all of them stand."""

from __future__ import annotations

from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING

from analysis import store
from analysis.cli.output import CLEAN, print_json, print_table, shown
from analysis.cli.words import say

if TYPE_CHECKING:
    from argparse import Namespace

    from analysis.staleness import Reason
    from analysis.status import InputState, MonthState

_NO_INPUT = "–"  # the month does not expect this form
_NAMED = 4  # names a reason is told with; --json has all


def new(asked: Namespace) -> int:
    """Make a month's folder, or say what is there already."""
    made = store.new_month(Path(asked.raw), asked.month, asked.source)
    folder = Path(asked.raw) / str(made.month)
    if asked.json:
        print_json(
            {
                "month": str(made.month),
                "from": str(made.source) if made.source else None,
                "written": list(made.written),
                "present": list(made.present),
                "not_made": list(made.not_made),
                "carried_over": made.carried,
            }
        )
        return CLEAN
    values = {"month": made.month, "folder": shown(folder), "source": made.source}
    if made.present:
        print(say(asked.lang, "there_already", count=len(made.present), **values))
        print(*(f"  {name}" for name in made.present), sep="\n")
    if made.written:
        print(say(asked.lang, "begun", count=len(made.written), **values))
        print(*(f"  {name}" for name in made.written), sep="\n")
        if not made.carried:
            print(say(asked.lang, "not_carried", **values))
        print(say(asked.lang, "fill", **values))
    if made.not_made:
        print(say(asked.lang, "no_rows", forms=", ".join(made.not_made), **values))
    return CLEAN


def status(asked: Namespace) -> int:
    """Print a table of months and inputs, and what is to be done next."""
    from analysis import status as of  # noqa: PLC0415 -- it brings pandas, which `annex new --help` need not
    from analysis.staleness import Project  # noqa: PLC0415

    folders = (Path(getattr(asked, name)) for name in ("raw", "processed", "out", "notebooks"))
    states = of.months(Project(*folders))
    if asked.json:
        print_json([_as_json(each) for each in states])
        return CLEAN
    if not states:
        print(say(asked.lang, "no_months"))
        return CLEAN
    print_table(_table(asked.lang, states))
    print(f"\n{say(asked.lang, 'next')}")
    for each in states:
        for step in each.steps:
            print(
                f"  {each.month}: {say(asked.lang, f'step {step}', month=each.month, files=_files(each, step))}"
            )
        for reason in each.reasons:
            print(f"    – {_reason(asked.lang, each, reason)}")
    return CLEAN


def _reason(lang: str, state: MonthState, reason: Reason) -> str:
    """Tell a reason with the first few of its names, as short as they are clear below the month."""
    own = (f"data/raw/{state.month}/", f"reports/{state.month}/", "notebooks/")
    names = [reduce(str.removeprefix, own, name) for name in reason.names]
    more = say(lang, "and more", count=len(names) - _NAMED) if len(names) > _NAMED else ""
    told = say(lang, f"because {reason.cause}", names=", ".join(names[:_NAMED]) + more)
    return told if names else told.removesuffix(": ")


def _table(lang: str, states: tuple[MonthState, ...]) -> list[list[str]]:
    names = list(dict.fromkeys(each.form or each.file for state in states for each in state.inputs))
    rows = [[say(lang, "input"), *(str(state.month) for state in states)]]
    for name in names:
        found = [{each.form or each.file: each for each in state.inputs}.get(name) for state in states]
        rows.append([_title(lang, name), *(_cell(lang, each) for each in found)])
    return (
        rows
        + [
            [say(lang, made), *(say(lang, f"state {getattr(state, made)}") for state in states)]
            for made in ("processed", "published")
        ]
        + [[say(lang, "vintage"), *(_vintage(lang, state) for state in states)]]
    )


def _vintage(lang: str, state: MonthState) -> str:
    if state.vintage is None:
        return say(lang, "state not made")
    return say(lang, "vintage differs" if state.differs else "vintage is", number=state.vintage)


def _title(lang: str, name: str) -> str:
    """Return how a form is called, or a file that is none."""
    from analysis.forms import LAYOUTS  # noqa: PLC0415

    return LAYOUTS[name].title.of(lang) if name in LAYOUTS else name


def _cell(lang: str, found: InputState | None) -> str:
    if found is None:
        return _NO_INPUT
    count = f" ({found.faults})" if found.faults else ""
    return say(lang, f"state {found.state}") + count


def _files(state: MonthState, step: str) -> str:
    wanted = {"mend": ("faulty",), "collect": ("missing", "blank")}.get(step, ())
    return ", ".join(each.file for each in state.inputs[1:] if each.state in wanted)


def _as_json(state: MonthState) -> dict[str, object]:
    return {
        "month": str(state.month),
        "inputs": [
            {"form": each.form, "file": each.file, "state": str(each.state), "faults": each.faults}
            for each in state.inputs
        ],
        "processed": str(state.processed),
        "published": str(state.published),
        "vintage": state.vintage,
        "vintage_differs": state.differs,
        "reasons": [{"cause": str(each.cause), "names": list(each.names)} for each in state.reasons],
        "next": [str(step) for step in state.steps],
    }
