"""The commands that look at a month without building it: `annex check`, `explain` and `figures`."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import TYPE_CHECKING

from analysis import store
from analysis.annex.checkbook import Entry, check_book
from analysis.cli.output import CLEAN, FOUND, counts, print_json, print_table, shown
from analysis.cli.words import say
from analysis.declare import DECLARED, Severity
from analysis.faults import Faults, UsageFault
from analysis.forms import told
from analysis.results import compute, trace

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Iterator, Sequence

    from analysis.forms import Fault
    from analysis.results import Finding, Results


def check(asked: Namespace) -> int:
    """List every fault of the inputs by file, or where there is none the findings, worst first."""
    raw, target = None, _workbook_path(asked)
    try:
        raw = store.read_raw(Path(asked.raw), asked.month)
        frames, faults = store.examine(raw)
    except Faults as error:  # month.toml itself: nothing else can be read without it
        faults, lines = (), error.messages
    else:
        lines = [str(fault) for fault in faults]
    if lines:
        _print_faults(asked, faults, lines)
        if faults:
            _print_notes(asked, raw)
        _write_workbook(asked, target, raw, list(_faulty(faults, lines)))
        return FOUND
    data = store.month_data(frames, raw)
    results = compute(data)
    _print_findings(asked, results, data)
    _print_notes(asked, raw)
    _write_workbook(asked, target, raw, list(_doubtful(results, data, asked.lang)))
    return FOUND if results.blocking else CLEAN


def _workbook_path(asked: Namespace) -> Path | None:
    """Return where the workbook goes; refuses what is no workbook, and the folder of what agencies sent."""
    if asked.workbook is None:
        return None
    path, raw = Path(asked.workbook), Path(asked.raw)
    if path.suffix != ".xlsx":
        raise UsageFault(f"{path.as_posix()}: the workbook's name ends in .xlsx, for example check.xlsx")
    if path.resolve().is_relative_to(raw.resolve()):
        raise UsageFault(f"{path.as_posix()}: {raw.as_posix()} holds what agencies sent; write it elsewhere")
    return path


def _write_workbook(asked: Namespace, path: Path | None, raw, entries: list[Entry]) -> None:
    if path is None:
        return
    agencies = {each.file: each.agency.of(asked.lang) for each in raw.file.inputs} if raw else {}
    month = store.check_month(Path(asked.raw), asked.month)
    content = check_book(month, entries, Path(asked.raw) / str(month), agencies, asked.lang)
    aside = path.with_name(f".{path.name}.part")
    aside.write_bytes(content)
    aside.replace(path)
    if not asked.json:
        print(f"\n{say(asked.lang, 'written', file=shown(path))}")


def _faulty(faults: Sequence[Fault], lines: Sequence[str]) -> Iterator[Entry]:
    for each in [vars(fault) for fault in faults] or [_as_fault(line) for line in lines]:
        cells = ((each["sheet"], each["cell"]),) if each["sheet"] or each["cell"] else ()
        yield Entry(each["file"], "error", cells, each["value"], each["rule"], each["mend"])


def _doubtful(results: Results, data: store.MonthData, lang: str) -> Iterator[Entry]:
    """Yield each finding once for every file that it concerns, with that file's cells."""
    for finding in results.findings:
        places: dict[str, dict[tuple[str, str], str]] = {}
        for leaf in finding.cells:
            ref = trace.source(leaf, data.cells)
            places.setdefault(ref.file, {})[ref.sheet, ref.cell] = ref.raw
        hint = finding.suggestion.of(lang) if finding.suggestion else ""
        for file, cells in places.items():
            held = "; ".join(cells.values())
            yield Entry(file, str(finding.severity), tuple(cells), held, finding.sentence.of(lang), hint)


def explain(asked: Namespace) -> int:
    """Print the trace of one figure."""
    month = asked.month or str(store.newest_month(Path(asked.raw)))
    _refuse_undeclared(asked.figure)
    data = _data(asked, month)
    results = compute(data)
    if asked.figure not in results.figures:
        raise UsageFault(_unknown(asked.figure, list(results.figures)))
    text = trace.tree(results, data, asked.figure, asked.lang)
    if asked.json:
        print_json({"figure": asked.figure, "month": month, "trace": text.splitlines()})
    else:
        print(text)
    return CLEAN


def figures(asked: Namespace) -> int:
    """Print a table of the figures: those of a month with their values, or the declared ones."""
    rows = _computed(asked) if asked.month else _declared(asked.lang)
    if asked.json:
        print_json(rows)
    else:
        print_table([[say(asked.lang, name) for name in rows[0]], *(list(row.values()) for row in rows)])
    return CLEAN


def _data(asked: Namespace, month: str) -> store.MonthData:
    raw = store.read_raw(Path(asked.raw), month)
    return store.month_data(store.clean(raw), raw)


def _refuse_undeclared(name: str) -> None:
    """Refuse a figure nobody declared before the month is read."""
    if name.partition("[")[0] not in DECLARED.figures:
        raise UsageFault(_unknown(name, list(DECLARED.figures)))


def _unknown(name: str, known: list[str]) -> str:
    family = name.partition("[")[0]
    members = [each for each in known if each.startswith(f"{family}[")]
    if members:
        return f"{name}: name one of its members: {', '.join(members)}"
    near = difflib.get_close_matches(name, known, n=1)
    hint = f"did you mean {near[0]}?" if near else "`annex figures` lists them"
    return f"{name}: there is no such figure; {hint}"


def _declared(lang: str) -> list[dict[str, str]]:
    rows = []
    for figure in DECLARED.figures.values():
        sections = [figure.section_of(key) for key in figure.by] if figure.by else [figure.section_of("")]
        section = ", ".join(dict.fromkeys(sections))
        label, unit = figure.label.of(lang), figure.unit.label.of(lang)
        rows.append({"id": figure.id, "section": section, "unit": unit, "label": label})
    return rows


def _computed(asked: Namespace) -> list[dict[str, str]]:
    results = compute(_data(asked, asked.month))
    quoted: dict[str, list] = {}
    for comparison in results.comparisons:
        quoted.setdefault(comparison.mention.figure, []).append(comparison)
    return [
        {
            "id": result.id,
            "section": result.section,
            "label": result.label.of(asked.lang),
            "printed": result.printed(asked.lang),
            "evidence": trace.EVIDENCE[result.value.evidence].of(asked.lang) if result.value.supplied else "",
            "quoted": _joined(each.mention.printed for each in quoted.get(result.id, ())),
            "verdict": _joined(results.verdict(each, asked.lang) for each in quoted.get(result.id, ())),
        }
        for result in results.figures.values()
    ]


def _joined(texts: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(texts))


def _print_faults(asked: Namespace, faults: Sequence[Fault], lines: Sequence[str]) -> None:
    if asked.json:
        listed = [vars(fault) for fault in faults] or [_as_fault(line) for line in lines]
        print_json({"month": asked.month, "faults": listed, "findings": []})
        return
    print(say(asked.lang, "faults", month=asked.month, count=len(lines)))
    by_file: dict[str, list] = {}
    for at, line in enumerate(lines):
        by_file.setdefault(faults[at].file if faults else _as_fault(line)["file"], []).append(
            faults[at] if faults else line
        )
    for file, found in sorted(by_file.items(), key=lambda pair: -len(pair[1])):
        short = told(found) if faults else found
        print(f"\n{file} ({len(found)})", *(f"  {line}" for line in short), sep="\n")


def _as_fault(line: str) -> dict[str, str]:
    file, _, rule = line.partition(": ")
    return {"file": file, "sheet": "", "cell": "", "value": "", "rule": rule, "mend": ""}


def _print_findings(asked: Namespace, results: Results, data: store.MonthData) -> None:
    if asked.json:
        findings = [_as_json(finding, data) for finding in results.findings]
        print_json({"month": asked.month, "faults": [], "findings": findings})
        return
    print(say(asked.lang, "clean", month=asked.month))
    by_severity = {each: [one for one in results.findings if one.severity is each] for each in Severity}
    print(
        say(
            asked.lang,
            "findings",
            counts=counts(asked.lang, {str(each): len(found) for each, found in by_severity.items()}),
        )
    )
    for severity, found in by_severity.items():
        if found:
            print(f"\n{say(asked.lang, severity).upper()} ({len(found)})")
            print(*(line for each in found for line in _lines(each, asked.lang)), sep="\n")


def _lines(finding: Finding, lang: str) -> list[str]:
    texts = [each.of(lang) for each in (finding.sentence, finding.suggestion) if each]
    return [f"  {section:<10} {text}" for section, text in zip((finding.section, ""), texts, strict=False)]


def _print_notes(asked: Namespace, raw: store.RawMonth) -> None:
    """Tell how files differ from their forms though they could be read; programs look at faults and findings."""
    notes = [note.of(asked.lang) for table in raw.forms.values() for note in table.notes]
    if notes and not asked.json:
        print(f"\n{say(asked.lang, 'notes')} ({len(notes)})", *(f"  {note}" for note in notes), sep="\n")


def _as_json(finding: Finding, data: store.MonthData) -> dict[str, object]:
    return {
        "id": finding.id,
        "severity": str(finding.severity),
        "section": finding.section,
        "kind": finding.kind,
        "vi": finding.sentence.vi,
        "en": finding.sentence.en,
        "suggestion_vi": finding.suggestion.vi if finding.suggestion else "",
        "suggestion_en": finding.suggestion.en if finding.suggestion else "",
        "cells": [trace.address(cell, data.cells) for cell in finding.cells],
    }
