"""Where every month stands: what came, what is wrong with it, what was made of it, and what is to be done next."""

from __future__ import annotations

import csv
import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from analysis import cache, received, record, store, vintages, workspace
from analysis.received import InputState, State
from analysis.staleness import Cause, Project, Reason

if TYPE_CHECKING:
    from pathlib import Path

    from analysis.months import Month


class Step(StrEnum):
    """What is to be done next."""

    FILL = "fill"  # month.toml
    MEND = "mend"  # faulty inputs
    COLLECT = "collect"  # inputs that are missing or blank
    RUN = "run"  # nothing was published yet
    RUN_AGAIN = "run again"  # what was published is no longer what a run would make
    RELEASE = "release"  # what is published is no longer what was released
    NOTHING = "nothing"


@dataclass(frozen=True)
class MonthState:
    """A month's inputs, month.toml first, what was made of them, why that is stale, and the next steps in order."""

    month: Month
    inputs: tuple[InputState, ...]
    processed: State
    published: State
    steps: tuple[Step, ...]
    reasons: tuple[Reason, ...] = ()
    vintage: int | None = None  # the number of the newest release
    differs: bool = False  # whether what is published now is not that vintage


def months(project: Project) -> tuple[MonthState, ...]:
    """Return where every month stands, oldest first."""
    return tuple(month_state(each, project) for each in store.months_in(project.raw))


def month_state(month: Month, project: Project) -> MonthState:
    """Return where one month stands."""
    with cache.used(record.folder_of(project.out)):
        found = received.inputs(month, project)
    reasons = project.reasons(month)
    inputs = tuple(_marked(each, month, reasons or ()) for each in found)
    frames = _frames(project.raw / str(month), project)
    published = State.NOT_MADE if reasons is None else State.STALE if reasons else State.MADE
    report = project.out / str(month)
    differs = vintages.differs(report)
    return MonthState(
        month,
        inputs,
        frames,
        published,
        _steps(inputs, published, differs=differs),
        reasons or (),
        vintages.newest(report),
        differs,
    )


def _marked(each: InputState, month: Month, reasons: tuple[Reason, ...]) -> InputState:
    """Mark an input that was received and is not the one that the annex was made from."""
    changed = {
        name for reason in reasons if reason.cause in (Cause.CHANGED, Cause.NEW) for name in reason.names
    }
    stale = each.state is State.RECEIVED and f"data/raw/{month}/{each.name}" in changed
    return replace(each, state=State.STALE) if stale else each


def _frames(folder: Path, project: Project) -> State:
    """Say whether the month's frames were made from the files that lie in its folder now."""
    path = project.processed / folder.name / "hashes.csv"
    if not path.is_file():
        return State.NOT_MADE
    with path.open(encoding="utf-8", newline="") as file:
        hashes = {row["file"]: row["sha256"] for row in csv.DictReader(file)}
    files = {
        unicodedata.normalize("NFC", each.name): each
        for each in folder.iterdir()
        if each.is_file() and not each.name.startswith((".", "~$"))
    }
    # the report and what was decided about it, which no frame is made from
    beside = {store.TIES_FILE, *store.REPORT_FILES, *workspace.DECIDED} - hashes.keys()
    kept = project.digests({name: each for name, each in files.items() if name not in beside})
    return State.MADE if kept == hashes else State.STALE


def _steps(inputs: tuple[InputState, ...], published: State, *, differs: bool) -> tuple[Step, ...]:
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
        elif differs:
            steps.append(Step.RELEASE)
    return tuple(steps) or (Step.NOTHING,)
