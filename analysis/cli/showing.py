"""The commands that show what was computed: `annex explain` and `annex figures`."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import TYPE_CHECKING

from analysis import store
from analysis.cli.output import CLEAN, print_json, print_table
from analysis.cli.words import say
from analysis.declare import DECLARED
from analysis.faults import UsageFault
from analysis.labels import Label
from analysis.results import compute, trace

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable


def explain(asked: Namespace) -> int:
    """Print the trace of one figure."""
    month = asked.month or str(store.newest_month(Path(asked.raw)))
    _refuse_undeclared(asked.figure)
    data = store.read_month(Path(asked.raw), month)
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


def _refuse_undeclared(name: str) -> None:
    """Refuse a figure nobody declared before the month is read."""
    if name.partition("[")[0] not in DECLARED.figures:
        raise UsageFault(_unknown(name, list(DECLARED.figures)))


def _unknown(name: str, known: list[str]) -> Label:
    family = name.partition("[")[0]
    members = ", ".join(each for each in known if each.startswith(f"{family}["))
    if members:
        return Label(
            f"{name}: nêu rõ một thành phần: {members}", f"{name}: name one of its members: {members}"
        )
    near = difflib.get_close_matches(name, known, n=1)
    hint = Label("chạy annex figures để xem danh sách", "`annex figures` lists them")
    if near:
        hint = Label(f"có phải là {near[0]}?", f"did you mean {near[0]}?")
    return Label(f"{name}: không có chỉ tiêu này; {hint.vi}", f"{name}: there is no such figure; {hint.en}")


def _declared(lang: str) -> list[dict[str, str]]:
    rows = []
    for figure in DECLARED.figures.values():
        sections = [figure.section_of(key) for key in figure.by] if figure.by else [figure.section_of("")]
        section = ", ".join(dict.fromkeys(sections))
        label, unit = figure.label.of(lang), figure.unit.label.of(lang)
        rows.append({"id": figure.id, "section": section, "unit": unit, "label": label})
    return rows


def _computed(asked: Namespace) -> list[dict[str, str]]:
    results = compute(store.read_month(Path(asked.raw), asked.month))
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
