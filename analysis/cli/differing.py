"""`annex diff`: what changed in a month since its release, worst first; 1 where a figure or its evidence differs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from analysis import differing
from analysis.cli.output import CLEAN, FOUND, print_json
from analysis.cli.words import say
from analysis.numerals import rounded, write
from analysis.results import trace
from analysis.statements import Folders

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator
    from fractions import Fraction

    from analysis.differing import Compared
    from analysis.results.cells import CellChange, CorrectionChange, RowChange
    from analysis.results.differences import FigureChange, Quoting
    from analysis.results.stated import Sentence

_MOST = 15  # lines of one list on screen; --json has all
_ABSENT = "–"


def diff(asked: Namespace) -> int:
    """Hold the month against what was released of it, or against another folder."""
    folders = Folders(Path(asked.raw), Path(asked.processed), Path(asked.out))
    found = differing.differing(asked.month, asked.against, folders)
    if asked.json:
        print_json(_as_json(asked.month, found))
    else:
        _print(asked, found)
    differ = found.differences
    return FOUND if differ.figures or differ.evidence else CLEAN


def _print(asked: Namespace, found: Compared) -> None:
    lang, differ = asked.lang, found.differences
    print(say(lang, "compared with", month=asked.month, against=found.against.of(lang)))
    same = [each for each in differ.figures if not each.shows]
    lists = {
        "diff rows": [_row(each, lang) for each in differ.rows],
        "diff cells": [_cell(each, lang) for each in differ.cells],
        "diff corrections": [_correction(each, lang) for each in differ.corrections],
        "diff shown": [_figure(each, lang) for each in differ.shown],
        "diff same": [_figure(each, lang) for each in same],
        "diff evidence": [_evidence(each, lang) for each in differ.evidence],
        "diff sentences": [_sentence(each, lang) for each in differ.sentences],
        "diff charts": [" – ".join(filter(None, (name, found.captions.get(name)))) for name in differ.charts],
        "diff findings": list(_findings(found, lang)),
        "diff files": list(differ.files),
        "diff later": [line for each in found.quoting for line in _later(each, lang)],
    }
    if not any(lists.values()):
        print(say(lang, "no difference"))
        return
    print(say(lang, "what differs", shown=len(differ.shown), same=len(same), evidence=len(differ.evidence)))
    for key, lines in lists.items():
        if lines:
            print(f"\n{say(lang, key).upper()} ({len(found.quoting) if key == 'diff later' else len(lines)})")
            print(*(f"  {line}" for line in lines[:_MOST]), sep="\n")
            if len(lines) > _MOST:
                print(f"  {say(lang, 'diff more', count=len(lines) - _MOST)}")


def _row(each: RowChange, lang: str) -> str:
    state = say(lang, "diff added" if each.added else "diff gone")
    return f"{each.place}: {state}: {' | '.join(each.texts)}{_behind(each.figures, lang)}"


def _cell(each: CellChange, lang: str) -> str:
    stood = "" if each.was == each.place else f" ({say(lang, 'diff stood', cell=each.was.cell)})"
    return f"{each.place}{stood}: {_raw(each.before)} → {_raw(each.after)}{_behind(each.figures, lang)}"


def _correction(each: CorrectionChange, lang: str) -> str:
    """Say what a cell was and is taken to hold, what is written there, and who decided why."""
    before, after = map(_raw, each.read)
    written = say(lang, "diff written", text=_raw(each.raw[1]))
    decided = each.after
    why = f"{decided.reason} ({decided.who}, {decided.date})" if decided else say(lang, "diff undone")
    return f"{each.place}: {before} → {after}; {written}; {why}{_behind(each.figures, lang)}"


def _behind(figures: frozenset[str], lang: str) -> str:
    return f" ({say(lang, 'diff of figures', count=len(figures))})" if figures else ""


def _raw(text: str | None) -> str:
    return _ABSENT if text is None else f"“{text}”"


def _figure(change: FigureChange, lang: str) -> str:
    before, after = change.printed(lang)
    size = "" if change.size is None else f"; {say(lang, 'diff units', size=_size(change.size, lang))}"
    values = f"{before or _ABSENT} → {after or _ABSENT}" if change.shows else after
    return f"{change.id}: {values}{size} – {change.label.of(lang)} ({change.section})"


def _evidence(change: FigureChange, lang: str) -> str:
    before, after = (trace.EVIDENCE[each].of(lang) for each in change.evidence)
    return f"{change.id}: {before} → {after} – {change.label.of(lang)} ({change.section})"


def _size(size: Fraction, lang: str) -> str:
    """Write how many units: whole ones as they are, parts of one with two digits that count."""
    places = 0
    while size.denominator > 1 and abs(size) * 10**places < 10 and places < 9:  # noqa: PLR2004
        places += 1
    return write(rounded(size, places), lang)


def _sentence(each: Sentence, lang: str) -> str:
    told = say(lang, "diff fits" if each.fits else "diff no longer")
    return f"{_quoted(each, lang)} – {', '.join(each.figures)}: {told}"


def _quoted(each: Sentence, lang: str) -> str:
    section = ", ".join(filter(None, (each.section, trace.place(each.place, lang))))
    return say(lang, "diff quotes", section=section, printed=each.printed, words=each.words)


def _findings(found: Compared, lang: str) -> Iterator[str]:
    for each in found.differences.findings:
        before, after = each.told(lang)
        state = "diff come" if not before else "diff says" if after else "diff went"
        yield f"{say(lang, state)}, {say(lang, f'one {each.severity}')}: {after or before}"


def _later(each: Quoting, lang: str) -> Iterator[str]:
    state = "diff vintage" if each.vintage else "diff unreleased"
    yield f"{each.month} ({say(lang, state, number=each.vintage)})"
    for base, figures in each.bases.items():
        yield f"  {say(lang, f'diff {base}')}: {', '.join(figures)}"
    if each.figures:
        yield f"  {say(lang, 'diff read')}: {', '.join(each.figures)}"
    if not each.bases and not each.figures:
        yield f"  {say(lang, 'diff lines')}"
    for sentence in each.sentences:
        yield f"  {_quoted(sentence, lang)}"


def _as_json(month: str, found: Compared) -> dict:
    differ = found.differences
    return {
        "month": month,
        "against_vi": found.against.vi,
        "against_en": found.against.en,
        "rows": [
            {
                **each.place._asdict(),
                "added": each.added,
                "texts": list(each.texts),
                "figures": sorted(each.figures),
            }
            for each in differ.rows
        ],
        "cells": [
            {
                **each.place._asdict(),
                "stood_at": each.was.cell,
                "before": each.before,
                "after": each.after,
                "figures": sorted(each.figures),
            }
            for each in differ.cells
        ],
        "corrections": [_correction_as_json(each) for each in differ.corrections],
        "figures": [_figure_as_json(each) for each in differ.figures],
        "evidence": [_evidence_as_json(each) for each in differ.evidence],
        "sentences": [each._asdict() for each in differ.sentences],
        "charts": list(differ.charts),
        "findings": [
            {"id": each.id, "severity": each.severity, "before": each.before, "after": each.after}
            for each in differ.findings
        ],
        "files": list(differ.files),
        "later": [
            {
                "month": each.month,
                "vintage": each.vintage,
                "bases": {str(base): list(figures) for base, figures in each.bases.items()},
                "figures": list(each.figures),
                "sentences": [sentence._asdict() for sentence in each.sentences],
            }
            for each in found.quoting
        ],
    }


def _evidence_as_json(change: FigureChange) -> dict[str, str]:
    before, after = (each.name.lower() for each in change.evidence)
    return {"id": change.id, "before": before, "after": after}


def _correction_as_json(each: CorrectionChange) -> dict:
    before, after = each.read
    decided = each.after
    return {
        **each.place._asdict(),
        "written": each.raw[1],
        "before": before,
        "after": after,
        "reason": decided.reason if decided else None,
        "who": decided.who if decided else None,
        "date": decided.date if decided else None,
        "figures": sorted(each.figures),
    }


def _figure_as_json(each: FigureChange) -> dict:
    before, after = each.printed("vi")
    exact = [{"low": row["low"], "high": row["high"]} if row else None for row in (each.before, each.after)]
    return {
        "id": each.id,
        "section": each.section,
        "before": before,
        "after": after,
        "exact_before": exact[0],
        "exact_after": exact[1],
        "units_of_last_digit": None if each.size is None else str(each.size),
        "rounds_to_the_same": not each.shows,
    }
