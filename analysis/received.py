"""Which of a month's inputs came, and how many faults each has: a form is read once, and again when it changes."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from analysis import store
from analysis.cache import remembered
from analysis.faults import Faults, MissingInput
from analysis.forms import LAYOUTS, Fault, bounds, read_form
from analysis.forms.blank import is_unfilled
from analysis.forms.monthfile import inspect_month_toml
from analysis.store.folder import form_file

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from analysis.forms.monthfile import Input, MonthFile
    from analysis.months import Month
    from analysis.staleness import Project

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


@dataclass(frozen=True)
class InputState:
    """One input of a month; `faults` is how many there are in it."""

    form: str
    file: str
    state: State
    faults: int = 0
    name: str = ""  # of the file as it lies there


def inputs(month: Month, project: Project) -> tuple[InputState, ...]:
    """Return the inputs of a month, month.toml first; what was found faulty is looked at again each time."""
    folder = project.raw / str(month)
    return remembered(
        "received",
        (str(month), *_content(folder, project)),
        lambda: _read(project.raw, month),
        keep=_is_sound,
    )


def _is_sound(found: tuple[InputState, ...]) -> bool:
    """Whether none is faulty: a fault may lie in the machine, as when a reader ran out of time."""
    return all(each.state is not State.FAULTY for each in found)


def _content(folder: Path, project: Project) -> Iterable[str]:
    """Yield all of the folder that what is found in it depends on."""
    for path in sorted(folder.iterdir()):
        yield path.name
        if path.is_file() and not path.is_symlink() and path.stat().st_size <= bounds.FILE_BYTES:
            yield project.digests({path.name: path})[path.name]
        else:  # refused unread
            yield f"{path.resolve()} {path.stat().st_size if path.exists() else ''}"


def _read(raw: Path, month: Month) -> tuple[InputState, ...]:
    folder = raw / str(month)
    try:
        month_file, wrong = inspect_month_toml(folder / MONTH_FILE)
    except MissingInput:
        return (InputState("", MONTH_FILE, State.MISSING),)
    if month_file is None:
        return (_head(len(wrong)),)
    declared = [each for each in month_file.inputs if each.form in LAYOUTS and each.file]
    names = [each.file for each in declared]
    whole, faults = (None, ()) if wrong else _whole(raw, month)
    found = []
    for each in declared:
        path = form_file(folder, each.file, names)
        if path is None or path.parent != folder or not path.is_file():
            found.append(InputState(each.form, each.file, State.MISSING))
        elif whole:
            name = unicodedata.normalize("NFC", path.name)
            broken = {str(fault) for fault in faults if fault.file == name}
            found.append(_state(each, path, len(broken), blank=each.form in whole.unfilled))
        else:
            found.append(_alone(each, path, month_file))
    known = {MONTH_FILE, *names, *(unicodedata.normalize("NFC", each.name) for each in found)}
    strange = [
        fault.file for fault in faults if fault.file not in known and not fault.file.startswith("frame ")
    ]
    others = (InputState("", name, State.FAULTY, strange.count(name)) for name in dict.fromkeys(strange))
    in_month_file = len(wrong) or sum(fault.file == MONTH_FILE for fault in faults)
    return (_head(in_month_file), *found, *others)


def _head(faults: int) -> InputState:
    return InputState("", MONTH_FILE, State.FAULTY if faults else State.RECEIVED, faults, MONTH_FILE)


def _whole(raw: Path, month: Month) -> tuple[store.RawMonth | None, tuple[Fault, ...]]:
    """Return the month as read, with every fault of it; None where only its month.toml is to blame."""
    try:
        read = store.read_raw(raw, str(month))
    except Faults:
        return None, ()
    return read, store.examine(read)[1]


def _alone(each: Input, path: Path, month_file: MonthFile) -> InputState:
    """Look at a form of a month whose month.toml is unfinished."""
    day: date | None = month_file.period.last if month_file.period else None
    if day is None:  # without the period nobody knows which names hold
        return _state(each, path, 0, blank=False)
    layout = month_file.layout(each.form)
    table = read_form(path, layout, day, path.parent)
    return _state(each, path, len({str(fault) for fault in table.faults}), blank=is_unfilled(table, layout))


def _state(each: Input, path: Path, faults: int, *, blank: bool) -> InputState:
    state = State.BLANK if blank else State.FAULTY if faults else State.RECEIVED
    return InputState(each.form, each.file, state, 0 if blank else faults, path.name)
