"""What agencies sent for a month: each file read by its layout, hashed, and cleaned into frames."""

from __future__ import annotations

import difflib
import hashlib
import pickle
import unicodedata
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

import pandas as pd

import analysis.subjects  # noqa: F401 -- importing it declares the frames
from analysis.cache import remembered
from analysis.declare import DECLARED
from analysis.faults import Faults
from analysis.forms import LAYOUTS, Fault, FormTable, Kind, bounds, read_form, shortened
from analysis.forms.archive import RefusedError, check_file
from analysis.forms.blank import is_unfilled
from analysis.forms.monthfile import MonthFile, read_month_toml
from analysis.forms.reader import CELL_COLUMNS
from analysis.labels import Label
from analysis.store.checks import cells_by_place, failures
from analysis.store.corrections import CORRECTIONS_FILE, Correction, corrected
from analysis.store.folder import (
    ACKNOWLEDGED_FILE,
    REPORT_FILES,
    REVISIONS_FILE,
    TEMPLATE_FILE,
    TIES_FILE,
    check_month,
    form_file,
    found_file,
    is_same_form,
    other_files,
    report_files,
)  # fmt: skip
from analysis.store.monthforms import MONTH_FILE, inputs_form, report_form

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from analysis.declare import Frame
    from analysis.forms import Layout
    from analysis.months import Month

_ALIKE = 0.7  # two names of .docx files are alike by their ending alone
_KEEP_ONE = Label("chỉ giữ lại một tệp", "keep one of them")
_NO_FORM = Label("tệp này không phải là biểu nào của tháng", "no form of this month is in this file")
# read, though they are no forms
_BESIDE_FORMS = (
    ACKNOWLEDGED_FILE, CORRECTIONS_FILE, REVISIONS_FILE, TEMPLATE_FILE, TIES_FILE, *REPORT_FILES
)  # fmt: skip
_OURS = ("targets", "documents", "quoted")  # kept by the standing body, so read whether declared or not


@dataclass(frozen=True)
class RawMonth:
    """A month's folder as read: its forms by id, all faults of reading, and the hash of every file."""

    month: Month
    file: MonthFile
    forms: dict[str, FormTable]
    faults: tuple[Fault, ...]
    hashes: dict[str, str]
    corrections: tuple[Correction, ...] = ()
    unfilled: frozenset[str] = frozenset()  # forms that lie in the folder as they were made


def read_raw(raw: Path, month: str) -> RawMonth:
    """Read a month's folder; a form whose file was not supplied is empty.

    Faults of cells and files are collected; raises Faults only when month.toml itself cannot be understood.
    """
    meant = check_month(raw, month)
    folder = raw / str(meant)
    _check_month_file(folder)
    file = read_month_toml(folder / MONTH_FILE)
    names = file_names(file)
    sent = {form: form_table(folder, form, names, file) for form in names}
    unfilled = {form for form, table in sent.items() if is_unfilled(table, LAYOUTS[form])}
    forms = {"report": report_form(file), "inputs": inputs_form(file, folder, unfilled)}
    # a blank form that still lies in the folder says no more than one that never came
    forms |= {
        form: FormTable(form, *_no_rows(form), ()) if form in unfilled else table
        for form, table in sent.items()
    }
    done = corrected(forms, folder, file)
    forms = done.forms
    faults = [
        *_wrong_month(file, meant),
        *_strange_files(folder, names),
        *(fault for table in forms.values() for fault in table.faults),
        *_derived_cells(file, forms, names),
        *done.faults,
    ]
    hashes = hashes_of(folder, names)
    return RawMonth(
        meant, file, forms, tuple(dict.fromkeys(faults)), hashes, done.corrections, frozenset(unfilled)
    )


def clean(raw: RawMonth) -> dict[str, pd.DataFrame]:
    """Make every declared frame from its form and validate it; raises Faults with all faults of the month."""
    frames, faults = examine(raw)
    if faults:
        raise Faults(shortened(faults))
    return frames


def examine(raw: RawMonth) -> tuple[dict[str, pd.DataFrame], tuple[Fault, ...]]:
    """Return the frames of all forms that could be read, and every fault of the month, each once."""
    frames: dict[str, pd.DataFrame] = {}
    faults = list(raw.faults)
    for frame in DECLARED.frames.values():
        table = raw.forms[frame.form]
        if table.faults:  # its cells are not to be believed; what follows from them would hide what is wrong
            continue
        frames[frame.id], found = _cleaned(frame, table)
        faults += found
    return frames, tuple(dict.fromkeys(faults))


def sound(raw: RawMonth) -> tuple[dict[str, pd.DataFrame], RawMonth]:
    """Return of a faulty month the frames of the forms that hold no fault, and the month with these forms alone.

    Where month.toml or the corrections are at fault nothing is returned: they say how every form is to be read.
    """
    if any(fault.file in {MONTH_FILE, CORRECTIONS_FILE} for fault in raw.faults):
        return {}, replace(raw, forms={})
    frames, faulty = {}, {form for form, table in raw.forms.items() if table.faults}
    for frame in DECLARED.frames.values():
        if frame.form not in faulty:
            frames[frame.id], faults = _cleaned(frame, raw.forms[frame.form])
            if faults:
                faulty.add(frame.form)
    kept = {name: each for name, each in frames.items() if DECLARED.frames[name].form not in faulty}
    return kept, replace(raw, forms={name: each for name, each in raw.forms.items() if name not in faulty})


def _cleaned(frame: Frame, table: FormTable) -> tuple[pd.DataFrame, list[Fault]]:
    """Make a frame from its form and validate it, or find what that gave."""

    def make() -> tuple[pd.DataFrame, list[Fault]]:
        values = frame.clean(table.rows)
        return values, failures(frame, values, cells_by_place(table.cells))

    return remembered("frame", (frame.id, pickle.dumps((table.rows, table.cells))), make)


def file_names(file: MonthFile) -> dict[str, str]:
    """Return the file of every form that has a layout; "" for a form this month does not know."""
    declared = {each.form: each.file for each in file.inputs}
    return {form: declared.get(form, LAYOUTS[form].file if form in _OURS else "") for form in LAYOUTS}


def form_table(folder: Path, form: str, names: dict[str, str], file: MonthFile) -> FormTable:
    """Return a form as read from its file among the month's `names`; without rows where none was supplied."""
    name = names[form]
    if PurePath(name).name != name:
        rule = Label("tệp nằm ngoài thư mục của tháng", "the file lies outside the month's folder")
        mend = Label("chuyển tệp vào thư mục", "move it into the folder")
        fault = Fault(MONTH_FILE, "", f"inputs.{form}.file", name, rule, mend)
        return FormTable(form, *_no_rows(form), (fault,))
    path = form_file(folder, name, names.values())
    if path is not None:
        return _read_once(path, file.layout(form), file.period.last, folder)
    several = [each.name for each in other_files(folder, name, names.values())] if name else []
    if several:
        return FormTable(form, *_no_rows(form), (Fault(name, "", "", "", _several(several), _KEEP_ONE),))
    return FormTable(form, *_no_rows(form), ())


def _read_once(path: Path, layout: Layout, day: date, folder: Path) -> FormTable:
    """Read a form, or find it as it was read; what was found faulty, or changed meanwhile, is read each time."""
    try:
        check_file(path, folder)
        content = path.read_bytes()
    except (RefusedError, OSError):  # told as a fault of the form
        return read_form(path, layout, day, folder)
    parts = (path.relative_to(folder).as_posix(), pickle.dumps(layout), day.isoformat(), content)
    return remembered(
        "form",
        parts,
        lambda: read_form(path, layout, day, folder),
        keep=lambda table: not table.faults and path.read_bytes() == content,
    )


def _several(names: list[str]) -> Label:
    listed = "; ".join(names)
    return Label(f"biểu có trong nhiều tệp: {listed}", f"the form stands in several files: {listed}")


def _check_month_file(folder: Path) -> None:
    """Refuse a month.toml that is no ordinary file of the folder, or is too large to have been written by hand."""
    path = folder / MONTH_FILE
    try:
        if path.exists():
            check_file(path, folder, bounds.MONTH_BYTES)
    except RefusedError as refused:
        raise Faults(Fault(MONTH_FILE, "", "", "", refused.said, refused.mend)) from None


def _no_rows(form: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return a form's rows and cells when nothing was supplied: typed like the others, but empty."""
    dtypes = {Kind.COUNT: "Int64", Kind.DECIMAL: "object"}
    kinds = {"role": Kind.TEXT, "banner": Kind.TEXT}
    kinds |= {column.name: column.kind for column in LAYOUTS[form].columns}
    index = pd.Index([], dtype="str", name="row")
    rows = {name: pd.Series([], index=index, dtype=dtypes.get(kind, "str")) for name, kind in kinds.items()}
    return pd.DataFrame(rows, index=index), pd.DataFrame(columns=list(CELL_COLUMNS), dtype="str")


def _wrong_month(file: MonthFile, month: Month) -> Iterator[Fault]:
    if file.period.month != month:
        stated = str(file.period.month)
        rule = Label(f"thư mục này là của tháng {month}", f"the folder is that of {month}")
        mend = Label(
            "ghi đúng tháng của thư mục, hoặc chuyển các tệp đi",
            "write the folder's month, or move the files",
        )
        yield Fault(MONTH_FILE, "", "period.month", stated, rule, mend)


def _strange_files(folder: Path, names: dict[str, str]) -> Iterator[Fault]:
    """Yield a fault for each file that nothing would read: most are misspelt."""
    fixed = (MONTH_FILE, *_BESIDE_FORMS)
    ours = {name: found_file(folder, name) for name in fixed}
    forms = {name: form_file(folder, name, names.values()) for name in names.values() if name}
    read = {path.name for path in (ours | forms).values() if path}
    absent = sorted(name for name, path in (ours | forms).items() if path is None)
    for path in sorted(folder.iterdir()):
        if path.name in read or path.name.startswith((".", "~$")):  # what editors and systems leave behind
            continue
        beside = next((name for name in forms if is_same_form(path.name, name)), "")
        if beside:
            if forms[beside]:  # where no one file is taken, the form tells of them all
                yield Fault(path.name, "", "", "", _read_from(forms[beside].name), _KEEP_ONE)
            continue
        near = difflib.get_close_matches(path.name.casefold(), absent, n=1, cutoff=_ALIKE)
        mend = (
            Label(f"có phải là {near[0]}?", f"did you mean {near[0]}?")
            if near
            else Label(
                "khai báo ở mục [[inputs]] trong month.toml, hoặc bỏ tệp ra khỏi thư mục",
                "declare it under [[inputs]] in month.toml, or take it out",
            )
        )
        yield Fault(path.name, "", "", "", _NO_FORM, mend)


def _read_from(name: str) -> Label:
    return Label(f"biểu này đã được đọc từ tệp {name}", f"the form is read from {name}")


def _derived_cells(file: MonthFile, forms: dict[str, FormTable], names: dict[str, str]) -> Iterator[Fault]:
    """Yield a fault where a cell that month.toml says was derived does not hold the derived value."""
    meant = {each.cell for each in file.derived}
    files = {cell.partition("!")[0] for cell in meant}
    held = {}
    for form, table in forms.items():
        name = names.get(form)  # however the declared file came
        if table.cells.empty or name not in files:
            continue
        for *place, raw in table.cells[["sheet", "cell", "raw"]].to_numpy().tolist():
            if (address := "!".join((name, *place))) in meant:
                held[address] = raw
    for number, each in enumerate(file.derived, 1):
        if held.get(each.cell) == str(each.value):
            continue
        found = Label("không có ô đó", "there is no such cell")
        if each.cell in held:
            found = Label(f"ô đang ghi {held[each.cell]!r}", f"{held[each.cell]!r} stands there")
        rule = Label(
            f"ô phải là {each.value} ({each.formula}), nhưng {found.vi}",
            f"the cell should hold {each.value} ({each.formula}), but {found.en}",
        )
        mend = Label(
            "sửa ô, hoặc bỏ mục này khỏi month.toml", "correct the cell, or take the entry out of month.toml"
        )
        yield Fault(MONTH_FILE, "", f"derived[{number}].cell", each.cell, rule, mend)


def _of_report(folder: Path) -> tuple[str, ...]:
    """Return the report and what was decided about it, where there is a report."""
    found = [path.name for path in report_files(folder)]
    return (TIES_FILE, *found) if found else ()


def hashes_of(folder: Path, names: dict[str, str]) -> dict[str, str]:
    """Return the hash of every file that was read, by its name with letters composed."""
    hashes = {}
    beside = (MONTH_FILE, CORRECTIONS_FILE, *_of_report(folder))
    ours = [found_file(folder, name) for name in beside]
    forms = [
        form_file(folder, name, names.values()) for name in names.values() if PurePath(name).name == name
    ]
    paths = {unicodedata.normalize("NFC", path.name): path for path in (*ours, *forms) if path}
    for name, path in sorted(paths.items()):
        try:
            check_file(path, folder)
            hashes[name] = hashlib.sha256(path.read_bytes()).hexdigest()
        except (RefusedError, OSError):  # told as a fault of its form
            continue
    return hashes
