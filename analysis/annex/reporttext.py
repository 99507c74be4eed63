"""How a report's own text is shown: each number marked by its state, the states counted at the top, cells as tables."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from analysis.annex.blocks import Cell, Paragraph, ReportText, Row, Segment, Table
from analysis.annex.markup import Place, identity, written
from analysis.tie.states import STATES

if TYPE_CHECKING:
    from collections.abc import Iterator

# Each state has its own line under the number (annex.css) and its own sign.
SIGNS = {"differs": "≠", "untied": "?", "unclassified": "!", "tied": "√", "derived": "=", "implied": "≈"}
_SAMPLE = "123"
_AROUND = 40  # characters shown before and after a number in the workbook
_WORDS = {
    "vi": {
        "states": "Số trong văn bản, theo trạng thái",
        "table": "Bảng {} của báo cáo",
        "note": "Chú thích",
        "columns": ("TT", "Vị trí", "Số", "Loại", "Trạng thái", "Đối chiếu", "Trong câu"),
    },
    "en": {
        "states": "Numbers in the text, by state",
        "table": "Table {} of the report",
        "note": "Footnote",
        "columns": ("No.", "Place", "Number", "Class", "State", "Against", "In the sentence"),
    },
}


def counts(block: ReportText) -> dict[str, int]:
    """Return how many numbers of the text are in each state, every state named."""
    found = Counter(segment.state for each in block.paragraphs for segment in each.segments if segment.state)
    return {state: found.pop(state, 0) for state in STATES} | dict(found)


def numbers_table(block: ReportText, lang: str) -> Table:
    """Return every number of the text as a row of a table, in the order of the text."""
    words = _WORDS[lang]
    rows = (
        Row(tuple(map(Cell, (str(at), *texts))))
        for at, texts in enumerate(_numbers(block.paragraphs, lang), 1)
    )
    head = Row(tuple(Cell(name, "center") for name in words["columns"]))
    return Table(f"{block.anchor}-numbers", block.caption, (head,), tuple(rows), (0.6, 2, 1.4, 1.4, 2, 4, 5))


def _numbers(paragraphs: tuple[Paragraph, ...], lang: str) -> Iterator[tuple[str, ...]]:
    for each in paragraphs:
        whole = "".join(segment.text for segment in each.segments)
        end = 0
        for segment in each.segments:
            start, end = end, end + len(segment.text)
            if segment.state:
                state = STATES[segment.state].of(lang)
                around = _around(whole, start, end)
                yield each.place, segment.text, segment.label, state, segment.title, around


def _around(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    cut = ("…" if start > _AROUND else ""), ("…" if end + _AROUND < len(text) else "")
    return " ".join(f"{cut[0]}{before}[{text[start:end]}]{after}{cut[1]}".split())


def rendered(block: ReportText, place: Place) -> str:
    """Return the text as HTML: what the signs mean and how often each stands, then the report itself."""
    body = "\n".join(_stretches(block, place))
    return (
        f'<section class="report-text"{identity(block.anchor)} aria-label="{escape(block.caption)}">\n'
        f'<p class="caption">{written(block.caption)}</p>\n{_summary(block, place)}\n'
        f'<div class="report-body">\n{body}\n</div>\n</section>'
    )


def _summary(block: ReportText, place: Place) -> str:
    items = "\n".join(
        f"<div><dt>{_sample(state)} {written(STATES[state].of(place.lang))}</dt><dd>{count}</dd></div>"
        for state, count in counts(block).items()
    )
    return f'<dl class="states" aria-label="{escape(_WORDS[place.lang]["states"])}">\n{items}\n</dl>'


def _sample(state: str) -> str:
    return f'<span class="{_class(state)}" aria-hidden="true">{_SAMPLE}{_sign(state)}</span>'


def _class(state: str) -> str:
    return f"num is-{state.replace(' ', '-')}"


def _sign(state: str) -> str:
    return f'<sup aria-hidden="true">{SIGNS[state]}</sup>' if state in SIGNS else ""


def _stretches(block: ReportText, place: Place) -> Iterator[str]:
    """Yield the paragraphs, and each run of cells of one table as that table."""
    for table, run in groupby(block.paragraphs, key=lambda each: each.table if each.kind == "cell" else 0):
        if table:
            yield _table(table, tuple(run), place)
        else:
            yield from (_paragraph(each, block.level, place) for each in run)


def _paragraph(each: Paragraph, level: int, place: Place) -> str:
    inner = _inner(each, place)
    if each.kind == "heading":
        return f'<h{level} class="report-heading">{inner}</h{level}>'
    if each.kind == "footnote":
        said = f'<span class="hidden">{_WORDS[place.lang]["note"]} </span>'  # the text itself begins with the number
        return f'<p class="report-note">{said}{inner}</p>'
    return f"<p>{inner}</p>"


def _inner(each: Paragraph, place: Place) -> str:
    return "".join(_segment(segment, place) for segment in each.segments)


def _segment(segment: Segment, place: Place) -> str:
    if not segment.state:
        return written(segment.text)
    said = f'<span class="hidden"> ({written(STATES[segment.state].of(place.lang))})</span>'
    inner = written(segment.text) + (_sign(segment.state) + said if segment.state in SIGNS else "")
    attributes = f' class="{_class(segment.state)}"{identity(segment.anchor)}'
    attributes += f' title="{escape(segment.title)}"' if segment.title else ""
    if segment.href and place.reaches(segment.href):
        return f'<a{attributes} href="{escape(segment.href)}">{inner}</a>'
    return f"<span{attributes}>{inner}</span>"


def _table(number: int, cells: tuple[Paragraph, ...], place: Place) -> str:
    name = escape(_WORDS[place.lang]["table"].format(number))
    several = cells[-1].row > 1
    lines = groupby(_filled(cells), key=lambda cell: cell.row)
    rows = "\n".join(
        f"<tr>{''.join(_cell(cell, place, heads=several and row == 1) for cell in line)}</tr>"
        for row, line in lines
    )
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{name}">\n<table aria-label="{name}">\n'
        f"<tbody>\n{rows}\n</tbody>\n</table>\n</div>"
    )


def _filled(cells: tuple[Paragraph, ...]) -> Iterator[Paragraph]:
    """Yield the cells row by row, an empty one wherever none stands and none reaches."""
    at = {(cell.row, cell.column): cell for cell in cells}
    width = max(cell.column + cell.columns - 1 for cell in cells)
    taken: set[tuple[int, int]] = set()
    for row in range(1, max(row for row, _ in at) + 1):
        for column in range(1, width + 1):
            if (row, column) in taken:
                continue
            cell = at.get((row, column)) or replace(
                cells[0], segments=(), row=row, column=column, columns=1, rows=1
            )
            taken |= {
                (row + down, column + right) for down in range(cell.rows) for right in range(cell.columns)
            }
            yield cell


def _cell(cell: Paragraph, place: Place, *, heads: bool) -> str:
    inner = _inner(cell, place)
    tag = "th" if heads and inner else "td"
    attributes = ' scope="col"' if tag == "th" else ""
    for name, span in (("colspan", cell.columns), ("rowspan", cell.rows)):
        attributes += f' {name}="{span}"' if span > 1 else ""
    if tag == "td" and _is_number(cell):
        attributes += ' class="right"'
    return f"<{tag}{attributes}>{inner}</{tag}>"


def _is_number(cell: Paragraph) -> bool:
    text = "".join(segment.text for segment in cell.segments).strip()
    return text[:1].isdigit() and not any(letter.isalpha() for letter in text)
