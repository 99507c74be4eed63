"""What a month sees of the month before: the frames that are asked for, their rows and files marked with its name.

A row `dossiers/32` of November is `2022-11:dossiers/32` to December, its file `2022-11/essential_services.xlsx`:
both months' cells can then stand in one figure, one finding, one trace. What cannot be read, or has faults, is not
at hand; the month before is then as if it had not been.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import analysis.subjects  # noqa: F401 -- importing it declares what asks for earlier frames
from analysis.declare import DECLARED, PREVIOUS
from analysis.faults import AnnexError
from analysis.forms.monthfile import read_month_toml
from analysis.store.checks import cells_by_place, failures
from analysis.store.corrections import corrected
from analysis.store.monthforms import MONTH_FILE
from analysis.store.processed import MonthData, load_frames, month_data
from analysis.store.raw import clean, file_names, form_table, hashes_of, read_raw

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from analysis.declare import Frame
    from analysis.months import Month


def read_month(raw: Path, month: str) -> MonthData:
    """Read a month from its raw files, with what it sees of the month before; raises Faults, or MissingInput."""
    read = read_raw(raw, month)
    return with_previous(month_data(clean(read), read), raw=raw)


def with_previous(data: MonthData, *, raw: Path | None = None, processed: Path | None = None) -> MonthData:
    """Return the month with what its declarations ask of the month before, read from one of the two folders."""
    month = data.month.previous()
    wanted = [DECLARED.frames[name] for name in DECLARED.previous_frames()]
    found = None
    try:
        if raw is not None and (raw / str(month) / MONTH_FILE).is_file():
            found = _from_raw(raw / str(month), month, wanted)
        elif processed is not None and (processed / str(month)).is_dir():
            found = load_frames(processed / str(month), month, wanted)
    except AnnexError:  # its own check says why
        found = None
    return data if found is None else _joined(data, found)


def _from_raw(folder: Path, month: Month, wanted: Iterable[Frame]) -> MonthData | None:
    """Read the forms of these frames alone; None where they have faults."""
    file = read_month_toml(folder / MONTH_FILE)
    names = file_names(file)
    forms = {form: form_table(folder, form, names, file) for form in {each.form for each in wanted}}
    done = corrected(forms, folder, file)
    frames, cells = {}, {}
    faulty = bool(done.faults) or any(table.faults for table in done.forms.values())
    for frame in () if faulty else wanted:
        table = done.forms[frame.form]
        cells |= cells_by_place(table.cells)
        frames[frame.id] = frame.clean(table.rows)
        faulty = faulty or bool(failures(frame, frames[frame.id], cells))
    hashes = hashes_of(folder, names)
    return None if faulty else MonthData(month, frames, cells, hashes, done.corrections)


def _joined(data: MonthData, before: MonthData) -> MonthData:
    """Return the month with the other one's frames, cells and files under names of their own."""
    month = before.month
    frames = {
        f"{PREVIOUS}{name}": frame.set_axis([f"{month}:{row}" for row in frame.index], axis="index")
        for name, frame in before.frames.items()
    }
    cells = {
        (f"{month}:{row}", column): cell._replace(file=f"{month}/{cell.file}")
        for (row, column), cell in before.cells.items()
    }
    files = {cell.file for cell in before.cells.values()}
    hashes = {f"{month}/{name}": digest for name, digest in before.hashes.items() if name in files}
    corrections = tuple(
        each._replace(row=f"{month}:{each.row}", file=f"{month}/{each.file}") for each in before.corrections
    )
    return replace(
        data,
        frames=data.frames | frames,
        cells=data.cells | cells,
        hashes=data.hashes | hashes,
        corrections=(*data.corrections, *corrections),
    )
