"""What is kept of a month once it is clean: typed frames as text-exact CSV, the raw cell of each value."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

import pandas as pd

import analysis.subjects  # noqa: F401 -- importing it declares the frames
from analysis.cache import remembered
from analysis.csvtext import guarded, unguarded
from analysis.declare import DECLARED
from analysis.faults import Faults, MissingInput
from analysis.forms.reader import CELL_COLUMNS, cells_of
from analysis.labels import Label
from analysis.store.checks import CellRef, Places, cells_by_place, failures
from analysis.store.corrections import CORRECTIONS_FILE, Correction
from analysis.store.edits import Edit, edits, text_of
from analysis.store.folder import parse_month

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from analysis.declare import Frame
    from analysis.exact import Point
    from analysis.forms import Fault
    from analysis.months import Month
    from analysis.store.published import Vintage
    from analysis.store.raw import RawMonth

_CELLS, _EDITS, _HASHES = "cells.csv", "edits.csv", "hashes.csv"
_AGAIN = Label("chạy lại tháng từ các tệp gốc", "run the month again from its raw files")


@dataclass(frozen=True)
class MonthData:
    """A month's validated frames, the raw cell behind each value, and the hashes of the raw files."""

    month: Month
    frames: dict[str, pd.DataFrame]
    cells: Places
    hashes: dict[str, str]
    corrections: tuple[Correction, ...] = ()
    series: Mapping[Month, Mapping[str, Point]] = field(default_factory=dict)  # of the months before
    published: Mapping[Month, Vintage] = field(default_factory=dict)  # of those it is compared with


def month_data(frames: dict[str, pd.DataFrame], raw: RawMonth) -> MonthData:
    """Return what `load` would give after the frames were written, without writing them."""
    cells = {
        place: cell for table in raw.forms.values() for place, cell in cells_by_place(table.cells).items()
    }
    return MonthData(raw.month, frames, cells, raw.hashes, raw.corrections)


def write_processed(frames: dict[str, pd.DataFrame], raw: RawMonth, folder: Path) -> None:
    """Write frames, cells.csv, edits.csv and hashes.csv into `folder`, the month's own; no other CSV stays there.

    Where cells were corrected, corrections.csv says which and why.
    """
    tables = {f"{name}.csv": _rows(frame) for name, frame in frames.items()}
    tables[_CELLS] = [CELL_COLUMNS, *(cell for table in raw.forms.values() for cell in cells_of(table.cells))]
    tables[_HASHES] = [("file", "sha256"), *raw.hashes.items()]
    tables[_EDITS] = [Edit._fields, *edits(raw.forms, frames, raw.corrections)]
    if raw.corrections:
        tables[CORRECTIONS_FILE] = [Correction._fields, *raw.corrections]
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        write_table(folder / name, rows)
    for path in folder.glob("*.csv"):
        if path.name not in tables:  # a frame that is no longer declared
            path.unlink()


def load(processed: Path, month: str) -> MonthData:
    """Read a month back and validate it again; raises MissingInput, or Faults when it was changed by hand."""
    meant = parse_month(month)
    folder = processed / str(meant)
    if not folder.is_dir():
        name = folder.as_posix()
        raise MissingInput(
            Label(
                f"{name}: không có thư mục này; chạy annex run {meant}",
                f"{name}: there is no such folder; run `annex run {meant}`",
            )
        )
    files = sorted(path for path in folder.iterdir() if path.is_file())
    parts = [part for path in files for part in (path.name, path.read_bytes())]
    return remembered(
        "month", (folder.as_posix(), *parts), lambda: load_frames(folder, meant, DECLARED.frames.values())
    )


def load_frames(folder: Path, month: Month, wanted: Iterable[Frame]) -> MonthData:
    """Read some frames of a month back, and validate them again; raises as `load` does."""
    declared = {each.id: each for each in wanted}
    forms = {each.form for each in declared.values()}
    cells = {
        (row, column): CellRef(*rest)
        for row, column, *rest in read_table(folder / _CELLS, CELL_COLUMNS)[1:]
        if row.partition("/")[0] in forms
    }
    loaded = {name: _validated(folder / f"{name}.csv", frame, cells) for name, frame in declared.items()}
    faults = [
        Label(f"{name}.csv, từ {fault.of('vi')}", f"{name}.csv, from {fault.of('en')}")
        for name, (_, broken) in loaded.items()
        for fault in broken
    ]
    if faults:
        raise Faults(faults)
    frames = {name: values for name, (values, _) in loaded.items()}
    hashes = dict(read_table(folder / _HASHES, ("file", "sha256"))[1:])
    return MonthData(month, frames, cells, hashes, _corrections(folder / CORRECTIONS_FILE))


def _corrections(path: Path) -> tuple[Correction, ...]:
    if not path.is_file():
        return ()
    return tuple(Correction(*row) for row in read_table(path, Correction._fields)[1:])


def _rows(frame: pd.DataFrame) -> list[tuple[str, ...]]:
    header = ("row", *frame.columns)
    columns = [map(text_of, frame[name].tolist()) for name in frame.columns]
    return [header, *zip(frame.index.tolist(), *columns, strict=True)]


def write_table(path: Path, rows: Iterable[tuple[str, ...]]) -> None:
    """Write a CSV file aside and put it in place whole."""
    aside = path.with_name(f".{path.name}")
    with aside.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(map(guarded, row) for row in rows)
    aside.replace(path)


def _bad(path: Path, vi: str, en: str) -> Label:
    name = path.as_posix()
    return Label(f"{name}: {vi}; {_AGAIN.vi}", f"{name}: {en}; {_AGAIN.en}")


def read_table(path: Path, header: tuple[str, ...]) -> list[list[str]]:
    """Return the rows of a CSV file of ours, its header first."""
    return _table(path, _content(path), header)


def _content(path: Path) -> bytes:
    if not path.is_file():
        raise MissingInput(_bad(path, "không có tệp này", "there is no such file"))
    return path.read_bytes()


def _table(path: Path, content: bytes, header: tuple[str, ...]) -> list[list[str]]:
    with io.TextIOWrapper(io.BytesIO(content), encoding="utf-8", newline="") as file:
        rows = [list(map(unguarded, row)) for row in csv.reader(file, strict=True)]
    expected = sorted(header)
    if not rows or sorted(rows[0]) != expected or any(len(row) != len(expected) for row in rows):
        listed = ", ".join(header)
        raise Faults(_bad(path, f"các cột phải là {listed}", f"the columns should be {listed}"))
    return rows


def _validated(path: Path, frame: Frame, cells: Places) -> tuple[pd.DataFrame, list[Fault]]:
    """Read a frame back and validate it; a file that was found sound before is as sound now."""
    content = _content(path)

    def make() -> tuple[pd.DataFrame, list[Fault]]:
        values = _load(path, content, frame)
        return values, failures(frame, values, cells)

    return remembered("stored frame", (frame.id, content), make, keep=lambda made: not made[1])


def _load(path: Path, content: bytes, frame: Frame) -> pd.DataFrame:
    """Give the frame in a file's content the types of its schema."""
    columns = frame.schema.to_schema().columns
    header, *rows = _table(path, content, ("row", *columns))
    index = pd.Index([row[0] for row in rows], dtype="str", name="row")
    typed = {}
    for at, name in enumerate(header[1:], 1):
        try:
            typed[name] = pd.Series(_typed([row[at] for row in rows], str(columns[name].dtype)), index=index)
        except (ValueError, InvalidOperation):
            vi, en = f"cột {name} có ô không phải là số", f"column {name} holds what is no number"
            raise Faults(_bad(path, vi, en)) from None
    return pd.DataFrame(typed, index=index)


def _typed(texts: list[str], dtype: str):
    if dtype == "Int64":
        return pd.array([int(text) if text else None for text in texts], dtype="Int64")
    if dtype == "object":
        return pd.array([Decimal(text) if text else None for text in texts], dtype="object")
    return pd.array(texts, dtype="str")
