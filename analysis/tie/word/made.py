"""How a report that came as text or PDF becomes a clean Word file: its blocks, one paragraph or cell each."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from analysis.draft.package import packed
from analysis.tie.document import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analysis.tie.document import Block, Document

_FONT, _SIZE, _NOTE_SIZE = "Times New Roman", 13, 11  # points; Decree 30/2020/NĐ-CP, annex I
_MARGINS = {"top": 20, "right": 15, "bottom": 20, "left": 30}  # mm


def made(document: Document) -> bytes:
    """Return a Word file that reads as the same blocks in the same order; same document, same bytes."""
    import docx  # noqa: PLC0415 -- only who writes Word files needs it

    file = docx.Document()
    _set_up(file)
    for table, run in groupby(document.blocks, key=lambda each: each.table):
        if table:
            _add_table(file, list(run))
        else:
            for block in run:
                _add_paragraph(file, block)
    return packed(file, document.name, None)


def _set_up(file) -> None:
    from docx.oxml.ns import qn  # noqa: PLC0415
    from docx.shared import Mm, Pt  # noqa: PLC0415

    style = file.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(_SIZE)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    section = file.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for side, width in _MARGINS.items():
        setattr(section, f"{side}_margin", Mm(width))


def _add_paragraph(file, block: Block) -> None:
    from docx.shared import Mm, Pt  # noqa: PLC0415

    paragraph = file.add_paragraph()
    if block.kind is Kind.FOOTNOTE:
        paragraph.paragraph_format.left_indent = Mm(10)
        paragraph.paragraph_format.space_before = Pt(2)
    for text, raised in _pieces(block):
        run = paragraph.add_run(text)
        run.bold = block.kind is Kind.HEADING or None
        run.font.superscript = raised or None
        if block.kind is Kind.FOOTNOTE:
            run.font.size = Pt(_NOTE_SIZE)


def _pieces(block: Block) -> Iterable[tuple[str, bool]]:
    """Cut a text at its footnotes' marks, which are raised."""
    at = 0
    for start, end in block.marks:
        yield block.text[at:start], False
        yield block.text[start:end], True
        at = end
    yield block.text[at:], False


def _add_table(file, cells: list[Block]) -> None:
    rows = max(each.row + each.rows - 1 for each in cells)
    columns = max(each.column + each.columns - 1 for each in cells)
    table = file.add_table(rows, columns, style="Table Grid")
    grid = [row.cells for row in table.rows]  # `table.cell` lays out the whole table each time
    for each in cells:
        cell = grid[each.row - 1][each.column - 1]
        if (each.rows, each.columns) != (1, 1):
            cell = cell.merge(grid[each.row + each.rows - 2][each.column + each.columns - 2])
        paragraph = cell.paragraphs[0]
        for text, raised in _pieces(each):
            paragraph.add_run(text).font.superscript = raised or None
    file.add_paragraph()  # two tables in a row would become one
