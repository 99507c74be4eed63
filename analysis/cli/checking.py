"""`annex check`: every fault of the inputs by file, or else the findings; on screen, and as a workbook."""

from __future__ import annotations

import sys
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from analysis import store
from analysis.cli.output import CLEAN, FOUND, STANDINGS, counts, print_json, shown
from analysis.cli.words import say
from analysis.faults import Faults, UsageFault
from analysis.forms import Fault, shortened
from analysis.labels import Label

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterator, Sequence

    from analysis.annex.checkbook import Entry
    from analysis.forms import Note
    from analysis.results import Finding, Results


_MOST_CELLS = 12  # of one finding that are named on screen; --json and the workbook name all


def check(asked: Namespace) -> int:
    """List every fault of the inputs by file, or where there is none the findings, worst first."""
    target = _workbook_path(asked)
    try:
        raw = store.read_raw(Path(asked.raw), asked.month)
    except Faults as error:  # month.toml itself: nothing else can be read without it
        faults = [_as_fault(line) for line in error.lines]
        _print_faults(asked, faults, ())
        _write_workbook(asked, target, None, lambda: list(_faulty(faults, asked.lang)))
        return FOUND
    notes = [note for table in raw.forms.values() for note in table.notes]
    frames, faults = store.examine(raw)
    if faults:
        _print_faults(asked, faults, notes)
        _write_workbook(
            asked, target, raw, lambda: [*_faulty(faults, asked.lang), *_noted(notes, asked.lang)]
        )
        return FOUND
    from analysis.tie.monthly import tied_month  # noqa: PLC0415 -- faulty inputs are told without it

    store.read_revisions(Path(asked.raw), raw.month)  # its faults are told, whatever was revised
    tied = tied_month(
        store.with_previous(store.month_data(frames, raw), raw=Path(asked.raw)), Path(asked.raw)
    )
    results, data = tied.results, tied.data
    text = tied.out.document.name if tied.out else ""
    _print_findings(asked, results, data, notes)
    _write_workbook(
        asked, target, raw, lambda: [*_doubtful(results, data, text, asked.lang), *_noted(notes, asked.lang)]
    )
    return FOUND if results.blocking else CLEAN


def _as_fault(line: Label | Fault | str) -> Fault:
    """Return a line about month.toml as a fault: before the first colon stands the file."""
    if isinstance(line, Fault):
        return line
    label = line if isinstance(line, Label) else Label(line, line)
    (file, _, vi), (_, _, en) = label.vi.partition(": "), label.en.partition(": ")
    return Fault(file, "", "", "", Label(vi, en), Label("", ""))


def _print_faults(asked: Namespace, faults: Sequence[Fault], notes: Sequence[Note]) -> None:
    if asked.json:
        _print_json(asked, [_fault_as_json(fault) for fault in faults], [], notes)
        return
    print(say(asked.lang, "faults", month=asked.month, count=len(faults)))
    by_file: dict[str, list[Fault]] = {}
    for fault in faults:
        by_file.setdefault(fault.file, []).append(fault)
    for file, found in sorted(by_file.items(), key=lambda pair: -len(pair[1])):
        lines = (each.of(asked.lang) for each in shortened(found))
        print(f"\n{file} ({len(found)})", *(f"  {line}" for line in lines), sep="\n")
    _print_notes(asked.lang, notes)


def _print_findings(asked: Namespace, results: Results, data: store.MonthData, notes: Sequence[Note]) -> None:
    if asked.json:
        _print_json(asked, [], [_finding_as_json(finding, data) for finding in results.findings], notes)
        return
    print(say(asked.lang, "clean", month=asked.month))
    by_standing = {each: [one for one in results.findings if one.standing == each] for each in STANDINGS}
    count = {each: len(found) for each, found in by_standing.items()}
    print(say(asked.lang, "findings", counts=counts(asked.lang, count)))
    for standing, found in by_standing.items():
        if found:
            print(f"\n{say(asked.lang, standing).upper()} ({len(found)})")
            print(*(line for each in found for line in _lines(each, data, asked.lang)), sep="\n")
    _print_notes(asked.lang, notes)


def _lines(finding: Finding, data: store.MonthData, lang: str) -> list[str]:
    """Return what does not hold, the slip that would explain it, and the cells concerned: each file named once."""
    places: dict[str, list[str]] = {}
    for address in _addresses(finding, data)[:_MOST_CELLS]:
        file, _, cell = address.rpartition("!")
        places.setdefault(file, []).append(cell)
    where = "; ".join(f"{file}!{', '.join(cells)}" for file, cells in places.items())
    rest = len(finding.cells) - _MOST_CELLS
    more = say(lang, "more_cells", count=rest) if rest > 0 else ""
    texts = [each.of(lang) for each in (finding.sentence, *finding.remarks)]
    texts += [say(lang, "cells", cells=where + more)] if where else []
    return [
        f"  {section:<10} {text}" for section, text in zip_longest((finding.section,), texts, fillvalue="")
    ]


def _addresses(finding: Finding, data: store.MonthData) -> list[str]:
    """Return where the cells of a finding stand."""
    from analysis.results import trace  # noqa: PLC0415

    return [trace.address(cell, data.cells) for cell in finding.cells]


def _print_notes(lang: str, notes: Sequence[Note]) -> None:
    """Tell how files differ from their forms though they could be read."""
    if notes:
        print(f"\n{say(lang, 'notes')} ({len(notes)})", *(f"  {note.of(lang)}" for note in notes), sep="\n")


def _print_json(asked: Namespace, faults: list[dict], findings: list[dict], notes: Sequence[Note]) -> None:
    told = [
        {"file": note.file, "sheet": note.sheet, "vi": note.text.vi, "en": note.text.en} for note in notes
    ]
    print_json({"month": asked.month, "faults": faults, "findings": findings, "notes": told})


def _fault_as_json(fault: Fault) -> dict[str, str]:
    return {
        "file": fault.file,
        "sheet": fault.sheet,
        "cell": fault.cell,
        "value": fault.value,
        "rule_vi": fault.rule.vi,
        "rule_en": fault.rule.en,
        "mend_vi": fault.mend.vi,
        "mend_en": fault.mend.en,
    }


def _finding_as_json(finding: Finding, data: store.MonthData) -> dict[str, object]:
    from analysis.results.findings import numbers_of  # noqa: PLC0415

    return {
        "id": finding.id,
        "severity": str(finding.severity),
        "section": finding.section,
        "kind": finding.kind,
        "vi": finding.sentence.vi,
        "en": finding.sentence.en,
        "suggestion_vi": finding.suggestion.vi if finding.suggestion else "",
        "suggestion_en": finding.suggestion.en if finding.suggestion else "",
        "numbers": numbers_of(finding),
        "acknowledged": _acknowledged(finding),
        "cells": _addresses(finding, data),
    }


def _acknowledged(finding: Finding) -> dict[str, str] | None:
    known = finding.acknowledged
    return {"reason": known.reason, "who": known.who, "until": known.until.isoformat()} if known else None


def _workbook_path(asked: Namespace) -> Path | None:
    """Return where the workbook goes; refuses what is no workbook, and the folder of what agencies sent."""
    if asked.no_workbook:
        return None
    path, raw = Path(asked.workbook or f"{asked.out}/check-{asked.month}.xlsx"), Path(asked.raw)
    if path.suffix != ".xlsx":
        raise UsageFault(_about(path, "not_xlsx"))
    if path.resolve().is_relative_to(raw.resolve()):
        raise UsageFault(_about(path, "in_raw", raw=raw.as_posix()))
    return path


def _about(path: Path, key: str, **values: str) -> Label:
    return Label(*(f"{path.as_posix()}: {say(lang, key, **values)}" for lang in ("vi", "en")))


def _write_workbook(
    asked: Namespace, path: Path | None, raw: store.RawMonth | None, entries: Callable[[], list[Entry]]
) -> None:
    """Write what was found; where nothing was, no workbook of an earlier check is left to mislead."""
    if path is None:
        return
    from analysis.annex.checkbook import check_book  # noqa: PLC0415 -- it brings what writes workbooks

    found = entries()
    if not found and not asked.workbook:
        path.unlink(missing_ok=True)
        return
    agencies = {each.file: each.agency.of(asked.lang) for each in raw.file.inputs} if raw else {}
    month = store.check_month(Path(asked.raw), asked.month)
    content = check_book(month, found, Path(asked.raw) / str(month), agencies, asked.lang)
    aside = path.with_name(f".{path.name}.part")
    try:
        if not asked.workbook:
            path.parent.mkdir(parents=True, exist_ok=True)
        aside.write_bytes(content)
        aside.replace(path)
    except OSError as error:
        if asked.workbook:
            raise
        # what was found has been told already; only its copy could not be kept
        print(say(asked.lang, "not_written", file=shown(path), reason=error.strerror), file=sys.stderr)
        return
    if not asked.json:
        print(f"\n{say(asked.lang, 'written', file=shown(path))}")


def _faulty(faults: Sequence[Fault], lang: str) -> Iterator[Entry]:
    from analysis.annex.checkbook import Entry  # noqa: PLC0415

    for each in faults:
        cells = ((each.sheet, each.cell),) if each.sheet or each.cell else ()
        yield Entry(each.file, "error", cells, each.value, each.rule.of(lang), each.mend.of(lang))


def _noted(notes: Sequence[Note], lang: str) -> Iterator[Entry]:
    """Yield each departure from a form as a remark on its file."""
    from analysis.annex.checkbook import Entry  # noqa: PLC0415

    for note in notes:
        cells = ((note.sheet, ""),) if note.sheet else ()
        yield Entry(note.file, "note", cells, "", note.text.of(lang), say(lang, "read_all_the_same"))


def _doubtful(results: Results, data: store.MonthData, text: str, lang: str) -> Iterator[Entry]:
    """Yield each finding once for every file that it concerns, with that file's cells; `text` is the report."""
    from analysis.annex.checkbook import Entry  # noqa: PLC0415
    from analysis.results import trace  # noqa: PLC0415
    from analysis.results.answered import KIND  # noqa: PLC0415

    for finding in results.findings:
        places: dict[str, dict[tuple[str, str], str]] = {}
        for leaf in finding.cells:
            ref = trace.source(leaf, data.cells)
            places.setdefault(ref.file, {})[ref.sheet, ref.cell] = ref.raw
        hint = " ".join(each.of(lang) for each in finding.remarks)
        if not places:  # of no cell: of the report's text, or of the list of acknowledgements
            places[store.ACKNOWLEDGED_FILE if finding.kind == KIND else text] = {}
        for file, cells in places.items():
            held = "; ".join(cells.values())
            yield Entry(file, finding.standing, tuple(cells), held, finding.sentence.of(lang), hint)
