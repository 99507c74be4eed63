"""What a month states: as its inputs give it now, without a notebook, or as an annex of it was published.

The month as it stands is computed from its raw folder with what is known of the months before, so it is known before
any run. What was published is read from the tables beside the annex; its cells from the inputs that a vintage keeps,
else from the list of cells that the same run left, else from the trace, which has those behind the figures.
"""

from __future__ import annotations

import csv
import hashlib
import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from analysis import manifest, results, staleness, store, vintages, workspace
from analysis.annex.blocks import Chart
from analysis.annex.provenance import FullAnnex
from analysis.csvtext import unguarded
from analysis.faults import AnnexError
from analysis.forms.monthfile import read_month_toml
from analysis.months import Month
from analysis.results.compare import Verdict
from analysis.results.series import points
from analysis.results.stated import Held, Place, Sentence, Stated, rows_of, texts_of
from analysis.store.corrections import CORRECTIONS_FILE, Correction
from analysis.store.monthforms import MONTH_FILE
from analysis.tie import record
from analysis.tie.monthly import TiedMonth, tied_month
from analysis.tie.states import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from analysis.store.checks import Places
    from analysis.store.published import Published
    from analysis.store.series import Series

_CELLS = "cells.csv"


@dataclass(frozen=True)
class Folders:
    """The project's folders."""

    raw: Path
    processed: Path
    out: Path


@dataclass(frozen=True)
class Standing:
    """A month as its inputs give it: what it states, the numbers of its report's text, its charts' captions."""

    stated: Stated
    sentences: tuple[Sentence, ...]
    captions: Mapping[str, str]


class Past(NamedTuple):
    """What is known of the months before: their values as they stand now, and as they were published."""

    series: Series
    published: Published


def as_it_stands(raw: Path, month: str, past: Past, lang: str) -> Standing:
    """Compute a month from its inputs and what is known of the months before; raises Faults where it is faulty."""
    tied = tied_month(replace(store.read_month(raw, month), **past._asdict()), raw)
    rows, charts = results.records(tied.results, tied.data), _charts(tied, raw, lang)
    traced = traced_of(rows[results.TRACE])
    held = _held(tied.data.cells)
    own = [each for each in held if "/" not in each.place.file]
    stated = Stated(
        _by_id(rows[results.FIGURES]),
        _by_id(rows[results.FINDINGS]),
        texts_of([*own, *(each for each in held if each.place in traced)]),  # else of the month before
        traced,
        {each.anchor: hashlib.sha256(each.svg.encode()).hexdigest() for each in charts},
        manifest.digests(_own(workspace.sent(month, raw), month)),
        rows=rows_of(own),
        corrections=_by_place(each for each in tied.data.corrections if "/" not in each.file),
    )
    return Standing(stated, _sentences(tied), {each.anchor: each.caption for each in charts})


def past_of(month: Month, folders: Folders) -> Past:
    """Return what a run would know of the months before."""
    return Past(_series_of(month, folders), store.read_published(folders.out, month))


def _series_of(month: Month, folders: Folders) -> Series:
    """Return what is known of earlier months: as kept, or from their inputs where those have changed since."""
    project = staleness.Project(folders.raw, folders.processed, folders.out, folders.out)
    kept, moved = store.read_series(folders.processed, month), project.restated(month)
    found = {}
    for name in workspace.history(str(month), folders.raw):
        each = Month.parse(name)
        if each in kept and name not in moved:
            found[each] = kept[each]
            continue
        try:
            values = points(store.clean(store.read_raw(folders.raw, name)))
        except AnnexError:  # its own check says why; until it is mended it has no history to give
            continue
        found[each] = {point.figure: point for point in values}
    return found


def _charts(tied: TiedMonth, raw: Path, lang: str) -> list[Chart]:
    file = read_month_toml(raw / str(tied.data.month) / MONTH_FILE)
    annex = FullAnnex(tied.results, tied.data, file, lang, tied.out)
    blocks = [*annex.trends(), *annex.sections(), *annex.comparison(), *annex.tie_out(), *annex.documents()]
    return [each for each in blocks if isinstance(each, Chart)]


def _sentences(tied: TiedMonth) -> tuple[Sentence, ...]:
    """Return the numbers of the report's text; where there is none, those that quoted.csv lists."""
    if tied.out is not None:
        return of_text(record.rows(tied.out))
    return tuple(
        Sentence(
            each.mention.section, each.mention.place, each.mention.printed, each.mention.words,
            (each.mention.figure,), each.verdict is not Verdict.DIFFERS,
        )
        for each in tied.results.comparisons
    )  # fmt: skip


def published(folder: Path, month: Month, folders: Folders) -> Stated:
    """Return what the annex in a folder states."""
    trace = read_rows(folder / results.TRACE)
    traced = traced_of(trace)
    cells = {Place(row["file"], row["sheet"], row["cell"]): row["raw"] for row in trace}
    own, corrections = _own_cells(folder, month, folders)
    says = manifest.read(folder)
    pictures = {path.stem: path for path in (folder / "charts").glob("*.svg")}
    return Stated(
        _by_id(read_rows(folder / results.FIGURES)),
        _by_id(read_rows(folder / results.FINDINGS)),
        cells | texts_of(own),
        traced,
        manifest.digests(pictures),
        _own(says["inputs"], str(month)),
        whole=bool(own),
        rows=rows_of(own),
        corrections=_by_place(corrections),
    )


def _own_cells(folder: Path, month: Month, folders: Folders) -> tuple[list[Held], tuple[Correction, ...]]:
    """Return every cell of the month's files as they were, and those corrected.

    Nothing where neither the files nor the lists that the same run made are left.
    """
    inputs = folder / vintages.INPUTS
    if inputs.is_dir():
        with laid_out(str(month), inputs, folders.raw) as raw:
            read = store.read_raw(raw, str(month))
        return _held(store.month_data({}, read).cells), read.corrections
    known = manifest.read(folder)["outputs"]
    rows = {}
    for name in (_CELLS, CORRECTIONS_FILE):
        path = folders.processed / str(month) / name
        made = path.is_file() and manifest.digest(path) == known.get(f"data/processed/{month}/{name}")
        rows[name] = read_rows(path) if made else []
    held = [
        Held(row["row"], row["column"], Place(row["file"], row["sheet"], row["cell"]), row["raw"])
        for row in rows[_CELLS]
    ]
    return held, tuple(Correction(**row) for row in rows[CORRECTIONS_FILE])


def _held(cells: Places) -> list[Held]:
    return [
        Held(row, column, Place(ref.file, ref.sheet, ref.cell), ref.raw)
        for (row, column), ref in cells.items()
    ]


def _by_place(corrections: Iterable[Correction]) -> dict[Place, Correction]:
    return {Place(each.file, each.sheet, each.cell): each for each in corrections}


@contextmanager
def laid_out(month: str, folder: Path, raw: Path) -> Iterator[Path]:
    """Give a raw folder in which a folder stands as the month, beside the month before where that is known."""
    before = str(Month.parse(month).previous())
    beside = next((each / before for each in (folder.parent, raw) if (each / before).is_dir()), None)
    with tempfile.TemporaryDirectory(prefix="annex-diff-") as root:
        shutil.copytree(folder, Path(root, month))
        if beside:
            shutil.copytree(beside, Path(root, before))
        yield Path(root)


def read_rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a table that lies beside an annex."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [{name: unguarded(text) for name, text in row.items()} for row in csv.DictReader(file)]


def _by_id(rows: Iterable[dict[str, str]]) -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in rows}


def traced_of(rows: Iterable[Mapping[str, str]]) -> dict[Place, frozenset[str]]:
    """Return the figures that are made from each cell, from the rows of trace.csv."""
    found: dict[Place, set[str]] = {}
    for row in rows:
        found.setdefault(Place(row["file"], row["sheet"], row["cell"]), set()).add(row["figure"])
    return {place: frozenset(names) for place, names in found.items()}


def _own(files: Mapping[str, object], month: str) -> dict:
    """Return those of the month's own folder, by their names there."""
    own = f"data/raw/{month}/"
    return {name.removeprefix(own): each for name, each in files.items() if name.startswith(own)}


def of_text(rows: Iterable[Mapping[str, str]]) -> tuple[Sentence, ...]:
    """Return the rows of tie.csv that state a figure."""
    return tuple(
        Sentence(
            row["section"], row["place"], row["printed"], row["words"],
            tuple(row["figures"].split("; ")), row["state"] != State.DIFFERS,
        )
        for row in rows
        if row["figures"]
    )  # fmt: skip
