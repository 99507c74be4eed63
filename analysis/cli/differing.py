"""`annex diff`: what has changed in a month since it was released, worst first; 1 where published figures differ."""

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
    from analysis.results.differences import FigureChange, Quoting, Sentence

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
    return FOUND if found.differences.figures else CLEAN


def _print(asked: Namespace, found: Compared) -> None:
    lang, differ = asked.lang, found.differences
    print(say(lang, "compared with", month=asked.month, against=found.against.of(lang)))
    same = [each for each in differ.figures if not each.shows]
    lists = {
        "diff cells": _cells(found, lang),
        "diff shown": [_figure(each, lang) for each in differ.shown],
        "diff same": [_figure(each, lang) for each in same],
        "diff sentences": [_sentence(each, lang) for each in differ.sentences],
        "diff charts": [" – ".join(filter(None, (name, found.captions.get(name)))) for name in differ.charts],
        "diff findings": list(_findings(found, lang)),
        "diff files": list(differ.files),
        "diff later": [line for each in found.quoting for line in _later(each, lang)],
    }
    if not any(lists.values()):
        print(say(lang, "no difference"))
        return
    print(say(lang, "what differs", shown=len(differ.shown), same=len(same)))
    for key, lines in lists.items():
        if lines:
            print(f"\n{say(lang, key).upper()} ({len(found.quoting) if key == 'diff later' else len(lines)})")
            print(*(f"  {line}" for line in lines[:_MOST]), sep="\n")
            if len(lines) > _MOST:
                print(f"  {say(lang, 'diff more', count=len(lines) - _MOST)}")


def _cells(found: Compared, lang: str) -> list[str]:
    return [
        f"{each.place}: {_raw(each.before)} → {_raw(each.after)}"
        + (f" ({say(lang, 'diff of figures', count=len(each.figures))})" if each.figures else "")
        for each in found.differences.cells
    ]


def _raw(text: str | None) -> str:
    return _ABSENT if text is None else f"“{text}”"


def _figure(change: FigureChange, lang: str) -> str:
    before, after = change.printed(lang)
    size = "" if change.size is None else f"; {say(lang, 'diff units', size=_size(change.size, lang))}"
    values = f"{before or _ABSENT} → {after or _ABSENT}" if change.shows else after
    return f"{change.id}: {values}{size} – {change.label.of(lang)} ({change.section})"


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
        "cells": [
            {
                **each.place._asdict(),
                "before": each.before,
                "after": each.after,
                "figures": sorted(each.figures),
            }
            for each in differ.cells
        ],
        "figures": [_figure_as_json(each) for each in differ.figures],
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
