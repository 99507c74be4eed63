"""The results of a month: figures, verdicts on what was printed, findings; and the three tables that record them."""

from __future__ import annotations

import csv
import io
import pickle
from dataclasses import dataclass
from pathlib import Path

import analysis.subjects  # noqa: F401 -- declares what there is to compute
from analysis.cache import remembered
from analysis.csvtext import guarded
from analysis.results import outliers, restated, trace
from analysis.results.compare import RULES, VERDICTS, Comparison, Rule, Verdict, compare, mentions, undeclared
from analysis.results.compute import Calculation, Result, results
from analysis.results.findings import Finding, breaches, checked, doubtful, numbers_of, ordered, unknown
from analysis.results.history import History, history
from analysis.results.printed import equations
from analysis.results.suggest import suggestions
from analysis.words import number


@dataclass(frozen=True)
class Results:
    """Everything computed for one month."""

    figures: dict[str, Result]
    comparisons: tuple[Comparison, ...]
    findings: tuple[Finding, ...]
    calculation: Calculation
    history: History

    @property
    def blocking(self) -> bool:
        """Whether findings stop the annex from being final."""
        return any(finding.blocks for finding in self.findings)

    def verdict(self, comparison: Comparison, lang: str = "vi") -> str:
        """Write a verdict with the rule or the difference that goes with it."""
        text = VERDICTS[comparison.verdict].of(lang)
        if comparison.verdict is Verdict.TIES and comparison.rules[:1] not in ((), (Rule.HALF_UP,)):
            text += f" ({RULES[comparison.rules[0]].of(lang)})"
        if comparison.difference is not None:
            text += f" {difference(comparison, lang)}"
        return text


def difference(comparison: Comparison, lang: str) -> str:
    """Write printed − computed with its sign, in the printed unit."""
    from analysis.numerals import rounded, write  # noqa: PLC0415 -- only differing numbers need it

    places = max(comparison.mention.decimals, comparison.result.figure.decimals)
    text = write(rounded(comparison.difference, places), lang)
    return text if comparison.difference < 0 else f"+{text}"


def compute(data) -> Results:
    """Compute every declared figure of a month (`store.MonthData`), check identities, compare with what was printed."""
    return remembered("results", (pickle.dumps(data),), lambda: _computed(data))


def _computed(data) -> Results:
    calculation = Calculation(data.frames)
    figures = results(calculation)
    quoted = mentions(data.frames["quoted"])
    comparisons = tuple(compare(quoted, figures))
    checks = checked(calculation)
    slips = suggestions(data.frames, [*checks, *equations(comparisons)], data.cells)
    broken = breaches(checks, slips)
    past = history(figures, calculation, data)
    doubts = [
        *doubtful(comparisons, broken, slips),
        *outliers.told(figures, past),
        *restated.told(figures, past),
    ]
    found = [*broken, *doubts, *unknown(undeclared(quoted, figures))]
    return Results(figures, comparisons, ordered(found), calculation, past)


def write(results: Results, data, folder: Path) -> None:
    """Write figures.csv, findings.csv and trace.csv into a folder; LF, UTF-8, the same bytes for the same inputs."""
    for name, rows in records(results, data).items():
        _save(folder / name, rows)


def records(results: Results, data) -> dict[str, list[dict[str, str]]]:
    """Return the rows of the three tables by the names of their files."""
    return {
        FIGURES: _figures(results),
        FINDINGS: _findings(results, data),
        TRACE: _traces(results, data),
    }


def _save(path: Path, rows: list[dict[str, str]]) -> None:
    text = io.StringIO()
    table = csv.DictWriter(text, _COLUMNS[path.name], lineterminator="\n")
    table.writeheader()
    table.writerows({name: guarded(text) for name, text in row.items()} for row in rows)
    path.write_bytes(text.getvalue().encode("utf-8"))


FIGURES, FINDINGS, TRACE = "figures.csv", "findings.csv", "trace.csv"
_FIGURE = (
    "id",
    "section",
    "label_vi",
    "label_en",
    "unit",
    "decimals",
    "printed_vi",
    "low",
    "high",
    "evidence",
    "quoted",
    "verdict",
    "rule",
    "formula",
    "method",
)
_TRACE = ("figure", "step", "row", "column", "file", "sheet", "cell", "raw", "state", "sha256")


def _figures(results: Results) -> list[dict[str, str]]:
    quoted: dict[str, list[Comparison]] = {}
    for comparison in results.comparisons:
        quoted.setdefault(comparison.mention.figure, []).append(comparison)
    rows = []
    for name, result in results.figures.items():
        value, said = result.value, quoted.get(name, [])
        rows.append(
            {
                "id": name,
                "section": result.section,
                "label_vi": result.label.vi,
                "label_en": result.label.en,
                "unit": result.figure.unit.key,
                "decimals": str(result.figure.decimals),
                "printed_vi": result.printed("vi"),
                "low": _exact(value.low),
                "high": _exact(value.high),
                "evidence": value.evidence.name.lower() if value.supplied else "not supplied",
                "quoted": "; ".join(each.mention.printed for each in said),
                "verdict": "; ".join(dict.fromkeys(str(each.verdict) for each in said)),
                "rule": "; ".join(dict.fromkeys(str(each.rules[0]) for each in said if each.rules)),
                "formula": trace.formula(value),
                "method": " ".join(result.figure.method.split()),
            }
        )
    return rows


def _exact(bound) -> str:
    return "" if bound is None else str(bound)


_FINDING = (
    "id",
    "severity",
    "section",
    "kind",
    "vi",
    "en",
    "numbers",
    "cells",
    "suggestion_vi",
    "suggestion_en",
    "acknowledged_reason",
    "acknowledged_by",
    "acknowledged_until",
)
_COLUMNS = {FIGURES: _FIGURE, FINDINGS: _FINDING, TRACE: _TRACE}


def _findings(results: Results, data) -> list[dict[str, str]]:
    return [
        dict(
            zip(
                _FINDING,
                (
                    finding.id,
                    str(finding.severity),
                    finding.section,
                    finding.kind,
                    finding.sentence.vi,
                    finding.sentence.en,
                    numbers_of(finding),
                    "; ".join(trace.address(cell, data.cells) for cell in finding.cells),
                    finding.suggestion.vi if finding.suggestion else "",
                    finding.suggestion.en if finding.suggestion else "",
                    *_acknowledged(finding),
                ),
                strict=True,
            )
        )
        for finding in results.findings
    ]


def _acknowledged(finding: Finding) -> tuple[str, str, str]:
    known = finding.acknowledged
    return (known.reason, known.who, known.until.isoformat()) if known else ("", "", "")


def _traces(results: Results, data) -> list[dict[str, str]]:
    rows = []
    for name, result in results.figures.items():
        for place, leaf in enumerate(result.value.leaves(), 1):
            ref, instead = trace.source(leaf, data.cells), trace.corrected(leaf, data)
            rows.append(
                {
                    "figure": name,
                    "step": str(place),
                    "row": leaf.row,
                    "column": leaf.column,
                    "file": ref.file,
                    "sheet": ref.sheet,
                    "cell": ref.cell,
                    "raw": ref.raw,
                    "state": ref.state if instead is None else f"corrected to {instead!r}",
                    "sha256": data.hashes[ref.file],
                }
            )
    return rows


__all__ = ["Finding", "Result", "Results", "compute", "difference", "number", "records", "trace", "write"]
