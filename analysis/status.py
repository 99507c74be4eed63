"""Where every month stands: what came, what is wrong with it, what was made of it, and what is to be done next."""

from __future__ import annotations

import csv
import hashlib
import json
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from analysis import manifest, store, workspace
from analysis.faults import Faults, MissingInput
from analysis.forms import LAYOUTS, Fault, read_form
from analysis.forms.blank import is_unfilled
from analysis.forms.monthfile import inspect_month_toml
from analysis.months import Month
from analysis.store.folder import form_file

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MONTH_FILE = "month.toml"


class State(StrEnum):
    """In which state an input is, or what was made of a month."""

    RECEIVED = "received"
    FAULTY = "faulty"
    MISSING = "missing"
    BLANK = "blank"  # the form lies there as it was made: nobody has filled it
    STALE = "stale"  # changed since the annex, or the frames, were made from it
    MADE = "made"
    NOT_MADE = "not made"


class Step(StrEnum):
    """What is to be done next."""

    FILL = "fill"  # month.toml
    MEND = "mend"  # faulty inputs
    COLLECT = "collect"  # inputs that are missing or blank
    RUN = "run"  # nothing was published yet
    RUN_AGAIN = "run again"  # what was published is older than its inputs
    NOTHING = "nothing"


@dataclass(frozen=True)
class InputState:
    """One input of a month; `faults` is how many there are in it."""

    form: str
    file: str
    state: State
    faults: int = 0


@dataclass(frozen=True)
class MonthState:
    """A month's inputs, month.toml first, what was made of them, and the next steps, the first one first."""

    month: Month
    inputs: tuple[InputState, ...]
    processed: State
    published: State
    steps: tuple[Step, ...]


def months(raw: Path, processed: Path, out: Path) -> tuple[MonthState, ...]:
    """Return where every month stands, oldest first."""
    return tuple(month_state(each, raw, processed, out) for each in store.months_in(raw))


def month_state(month: Month, raw: Path, processed: Path, out: Path) -> MonthState:
    """Return where one month stands."""
    recorded = _recorded(out / str(month))
    inputs = _inputs(raw, month, recorded)
    frames = _frames(raw / str(month), processed / str(month))
    published = _published(month, raw, processed, recorded)
    return MonthState(month, inputs, frames, published, _steps(inputs, published))


def _recorded(report: Path) -> dict[str, str] | None:
    """Return the digests of the inputs that the published annex was made from; None where none was."""
    try:
        return manifest.read(report)["inputs"]
    except (FileNotFoundError, NotADirectoryError, json.JSONDecodeError, KeyError):
        return None


def _inputs(raw: Path, month: Month, recorded: dict[str, str] | None) -> tuple[InputState, ...]:
    folder = raw / str(month)
    try:
        month_file, wrong = inspect_month_toml(folder / MONTH_FILE)
    except MissingInput:
        return (InputState("", MONTH_FILE, State.MISSING),)
    head = InputState("", MONTH_FILE, _state(folder, MONTH_FILE, len(wrong), recorded), len(wrong))
    if month_file is None:
        return (head,)
    declared = [each for each in month_file.inputs if each.form in LAYOUTS and each.file]
    day = month_file.period.last if month_file.period and month_file.period.last else None
    faults = list(_faults(raw, month)) if not wrong else []
    found, names = [], {}
    for each in declared:
        path = form_file(folder, each.file, [other.file for other in declared])
        layout = month_file.layout(each.form)
        if path is None or path.parent != folder or not path.is_file():
            found.append(InputState(each.form, each.file, State.MISSING))
            continue
        if day is None:  # without the period nobody knows which names hold
            found.append(InputState(each.form, each.file, State.RECEIVED))
            continue
        names[path] = unicodedata.normalize("NFC", path.name)
        table = read_form(path, layout, day, folder)
        if is_unfilled(table, layout):
            found.append(InputState(each.form, each.file, State.BLANK))
            continue
        broken = {str(fault) for fault in (table.faults if wrong else faults) if fault.file == names[path]}
        found.append(
            InputState(each.form, each.file, _state(folder, path.name, len(broken), recorded), len(broken))
        )
    known = {MONTH_FILE, *(each.file for each in declared), *names.values()}
    strange = [
        fault.file for fault in faults if fault.file not in known and not fault.file.startswith("frame ")
    ]
    others = (InputState("", name, State.FAULTY, strange.count(name)) for name in dict.fromkeys(strange))
    return (_with(head, sum(fault.file == MONTH_FILE for fault in faults)), *found, *others)


def _with(head: InputState, faults: int) -> InputState:
    """Add what reading the whole month found wrong with month.toml."""
    return InputState("", MONTH_FILE, State.FAULTY, faults) if faults else head


def _faults(raw: Path, month: Month) -> Iterable[Fault]:
    try:
        return store.examine(store.read_raw(raw, str(month)))[1]
    except Faults:  # month.toml, of which the faults are known
        return ()


def _state(folder: Path, file: str, faults: int, recorded: dict[str, str] | None) -> State:
    if faults:
        return State.FAULTY
    if recorded is None:
        return State.RECEIVED
    now = manifest.digest(folder / file)
    return State.RECEIVED if recorded.get(f"data/raw/{folder.name}/{file}") == now else State.STALE


def _frames(folder: Path, processed: Path) -> State:
    """Say whether the month's frames were made from the files that lie in its folder now."""
    path = processed / "hashes.csv"
    if not path.is_file():
        return State.NOT_MADE
    with path.open(encoding="utf-8", newline="") as file:
        hashes = {row["file"]: row["sha256"] for row in csv.DictReader(file)}
    now = {
        unicodedata.normalize("NFC", each.name): hashlib.sha256(each.read_bytes()).hexdigest()
        for each in folder.iterdir()
        if each.is_file() and not each.name.startswith((".", "~$"))
    }
    # the report and what was decided about it, which no frame is made from
    beside = {store.TIES_FILE, *store.REPORT_FILES, *workspace.DECIDED} - hashes.keys()
    kept = {name: digest for name, digest in now.items() if name not in beside}
    return State.MADE if kept == hashes else State.STALE


def _published(month: Month, raw: Path, processed: Path, recorded: dict[str, str] | None) -> State:
    """Say whether an annex stands, and whether it was made from what a run would read now."""
    if recorded is None:
        return State.NOT_MADE
    now = manifest.digests(workspace.readable(str(month), raw, processed))
    before = {name: digest for name, digest in recorded.items() if name.startswith("data/")}
    return State.MADE if now == before else State.STALE


def _steps(inputs: tuple[InputState, ...], published: State) -> tuple[Step, ...]:
    states = {each.state for each in inputs[1:]}
    steps = []
    if inputs[0].state in (State.FAULTY, State.MISSING):
        steps.append(Step.FILL)
    if State.FAULTY in states:
        steps.append(Step.MEND)
    if states & {State.BLANK, State.MISSING} and published is not State.MADE:
        steps.append(Step.COLLECT)
    if not {Step.FILL, Step.MEND} & set(steps):
        if published is State.STALE:
            steps.append(Step.RUN_AGAIN)
        elif published is State.NOT_MADE:
            steps.append(Step.RUN)
    return tuple(steps) or (Step.NOTHING,)
