"""The command that accounts for every number of a report's text: `annex tie`."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from analysis import store
from analysis.cli.output import CLEAN, FOUND, STANDINGS, counts, print_json, shown
from analysis.cli.words import say
from analysis.faults import AnnexError, MissingInput, UsageFault
from analysis.labels import Label
from analysis.results import compute
from analysis.tie import record, reviewed
from analysis.tie.facts import Facts
from analysis.tie.monthly import report_in, tied_with
from analysis.tie.reading import read_report
from analysis.tie.states import STATES
from analysis.tie.tieout import Against
from analysis.tie.tieout import tie as tied_alone

if TYPE_CHECKING:
    from argparse import Namespace

    from analysis.months import Month
    from analysis.results.findings import Finding
    from analysis.tie.document import Document
    from analysis.tie.monthly import Figures
    from analysis.tie.outcome import TieOut

_MONTH_FILE = "month.toml"


def tie(asked: Namespace) -> int:
    """Tie out a report and tell what does not hold; 1 where an error is among it."""
    month, raw = store.parse_month(asked.month), Path(asked.raw)
    folder = raw / str(month)
    has_forms = (folder / _MONTH_FILE).is_file()
    _refuse_early(asked, folder, has_forms=has_forms)
    path = _report(asked, folder)
    document = read_report(path, shown(path))
    out = (
        _held_against_the_month(asked, document)
        if has_forms
        else tied_alone(document, Against(facts=Facts(month)))
    )
    written = _written(asked, document, path, out)
    if asked.json:
        _print_json(str(month), out, has_forms=has_forms)
        return FOUND if out.blocking else CLEAN
    _print(asked.lang, str(month), out, has_forms=has_forms)
    for each in written:
        print(say(asked.lang, "written", file=shown(each)))
    return FOUND if out.blocking else CLEAN


def _refuse_early(asked: Namespace, folder: Path, *, has_forms: bool) -> None:
    raw = Path(asked.raw)
    if asked.docx is not None and Path(asked.docx).suffix != ".docx":
        name = asked.docx
        raise UsageFault(
            Label(
                f"{name}: tên tệp Word phải có đuôi .docx, ví dụ report-tied.docx",
                f"{name}: the Word file's name ends in .docx, for example report-tied.docx",
            )
        )
    if asked.docx is not None and Path(asked.docx).resolve().is_relative_to(raw.resolve()):
        raise UsageFault(
            Label(
                f"{asked.docx}: {raw.as_posix()} chứa những gì cơ quan đã gửi; ghi ra nơi khác",
                f"{asked.docx}: {raw.as_posix()} holds what agencies sent; write it elsewhere",
            )
        )
    if asked.write and not has_forms:
        raise MissingInput(
            Label(
                f"{folder.as_posix()}: chưa có {_MONTH_FILE}, nên chưa có chỗ để ghi {store.TIES_FILE}",
                f"{folder.as_posix()}: there is no {_MONTH_FILE}, so no place for {store.TIES_FILE}",
            )
        )


def _report(asked: Namespace, folder: Path) -> Path:
    """Return the report that was named, else the one in the month's folder."""
    if asked.report is not None:
        return Path(asked.report)
    found = report_in(folder) if folder.is_dir() else None
    if found is None:
        where, month = folder.as_posix(), asked.month
        raise MissingInput(
            Label(
                f"{where}: chưa có báo cáo; đặt report.docx (.pdf, .md, .txt) vào đó, hoặc: annex tie {month} TỆP",
                f"{where}: there is no report; put report.docx (.pdf, .md, .txt) there, or: annex tie {month} FILE",
            )
        )
    return found


def _held_against_the_month(asked: Namespace, document: Document) -> TieOut:
    raw, processed = Path(asked.raw), Path(asked.processed)
    data = store.read_month(raw, asked.month)
    published = store.read_published(Path(asked.out), data.month)
    data = replace(data, series=store.read_series(processed, data.month), published=published)
    before = None if data.month.previous() in data.series else _figures_before(data.month, raw)
    return tied_with(data, document, raw, before).out


def _figures_before(month: Month, raw: Path) -> Figures:
    """Return the figures of the month before from its forms; none where these are missing or faulty."""
    before = str(month.previous())
    if not (raw / before / _MONTH_FILE).is_file():
        return {}
    try:
        return compute(store.read_month(raw, before)).figures
    except AnnexError:  # its own check says why
        return {}


def _written(asked: Namespace, document: Document, path: Path, out: TieOut) -> list[Path]:
    """Write what was asked for: the report as a Word file with comments, and the month's ties.csv."""
    made = []
    if asked.docx is not None:
        from analysis.tie.word.comments import tied_report  # noqa: PLC0415 -- brings lxml

        remarks = record.remarks(out, asked.lang)
        made.append(_put(Path(asked.docx), tied_report(document, path.read_bytes(), remarks, asked.lang)))
    if asked.write:
        made.append(_written_ties(asked, out))
    return made


def _written_ties(asked: Namespace, out: TieOut) -> Path:
    """Write the month's ties.csv anew, and tell of the rows that a person had looked at and that changed."""
    raw, month = Path(asked.raw), store.parse_month(asked.month)
    merge = reviewed.merged(out.tied, reviewed.read(raw, month))
    if not asked.json:
        for key, rows in (("look again", merge.again), ("gone", merge.gone)):
            for row in rows:
                said = {"section": row.section, "printed": row.printed, "words": row.words, "who": row.who}
                print(say(asked.lang, key, **said))
    return _put(raw / str(month) / store.TIES_FILE, reviewed.write(merge.rows))


def _put(path: Path, content: bytes) -> Path:
    aside = path.with_name(f".{path.name}.part")
    aside.write_bytes(content)
    aside.replace(path)
    return path


def _print(lang: str, month: str, out: TieOut, *, has_forms: bool) -> None:
    print(say(lang, "tied out", file=out.document.name, count=len(out.tied)))
    if not has_forms:
        print(say(lang, "text only", month=month))
    for note in out.document.notes:
        print(f"  {note.of(lang)}")
    for state, count in out.counts.items():
        print(f"  {count:>6}  {STATES[state].of(lang)}")
    by_standing = {each: [one for one in out.findings if one.standing == each] for each in STANDINGS}
    told = {standing: len(found) for standing, found in by_standing.items()}
    print(say(lang, "findings", counts=counts(lang, told)))
    for standing, found in by_standing.items():
        if found:
            print(f"\n{say(lang, standing).upper()} ({len(found)})")
            print(*(_line(each, lang) for each in found), sep="\n")


def _line(finding: Finding, lang: str) -> str:
    words, said = finding.numbers.get("words", ""), _without_section(finding, lang)
    around = f" [{words}]" if words and words not in said else ""
    return f"  {finding.section:<10} {said}{around}"


def _without_section(finding: Finding, lang: str) -> str:
    """Return the sentence without the section that the line begins with already."""
    named = rf"(?:^|, )(?:mục|section) {re.escape(finding.section)}: "
    return re.sub(named, lambda found: ": " if found[0].startswith(",") else "", finding.told(lang), count=1)


def _print_json(month: str, out: TieOut, *, has_forms: bool) -> None:
    print_json(
        {
            "month": month,
            "report": out.document.name,
            "held_against_figures": has_forms,
            "states": {str(state): count for state, count in out.counts.items()},
            "findings": [
                {
                    "id": each.id,
                    "severity": str(each.severity),
                    "kind": each.kind,
                    "section": each.section,
                    "vi": each.sentence.vi,
                    "en": each.sentence.en,
                    "numbers": each.numbers,
                }
                for each in out.findings
            ],
            "tokens": record.rows(out),
        }
    )
