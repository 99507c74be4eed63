"""How blocks become a workbook: a sheet a table, every cell the printed text, nothing that would be run."""

from __future__ import annotations

import io
import re
from datetime import datetime

from analysis.annex import layout, reporttext
from analysis.annex.blocks import Block, Cell, Chart, ReportText, Row, Table, Title

_NAME_LENGTH = 31  # Excel's limit
_WIDTH = 110  # characters over all columns: an A4 page's
_LEAST = 6


def workbook(blocks: list[Block]) -> bytes:
    """Return the annex's tables, charts' data included, as an .xlsx file; same blocks, same bytes."""
    import xlsxwriter  # noqa: PLC0415 -- only the workbook needs it

    title = next((block for block in blocks if isinstance(block, Title)), None)
    if title is None:
        raise ValueError("the annex has no Title block: a workbook needs its title, language and date")
    buffer = io.BytesIO()
    options = {f"strings_to_{kind}": False for kind in ("formulas", "numbers", "urls")} | {"in_memory": True}
    book = xlsxwriter.Workbook(buffer, options)
    book.set_properties(
        {"title": title.title, "created": datetime.fromisoformat(title.date)}
    )  # also sets zip times
    formats = _Formats(book)
    names: set[str] = set()
    for table in tables(blocks, title.lang):
        sheet = book.add_worksheet(_name(table, names))
        _write(sheet, table, title, formats)
    if not names:
        book.add_worksheet()
    book.close()
    return buffer.getvalue()


def tables(blocks: list[Block], lang: str) -> list[Table]:
    """Return every table of the annex in order, a chart's data and the numbers of a text at their place."""
    return [table for block in blocks for table in _tables(block, lang)]


def _tables(block: Block, lang: str) -> list[Table]:
    if isinstance(block, ReportText):
        return [reporttext.numbers_table(block, lang)]
    if isinstance(block, Chart):
        return [block.data]
    return [block] if isinstance(block, Table) else []


class _Formats:
    """The formats of one workbook, each made once."""

    def __init__(self, book):
        self._book = book
        self._made: dict[tuple, object] = {}

    def __call__(self, **properties):
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            shared = {"font_name": "Times New Roman", "font_size": 11, "text_wrap": True, "valign": "top"}
            self._made[key] = self._book.add_format(shared | properties)
        return self._made[key]

    def cell(self, row: Row, cell: Cell, *, head: bool):
        bold = head or row.kind in ("total", "banner") or cell.mark == "error"
        centred = head or row.kind == "number"
        return self(
            border=1,
            bold=bold and row.kind != "number",
            italic=row.kind == "number",
            align="center" if centred else cell.align,
            valign="vcenter" if head else "top",
        )


def _name(table: Table, names: set[str]) -> str:
    """Return a sheet name after the caption's number ("Bảng 2"), legal and not yet taken."""
    start = re.split(r"[.:]\s", table.caption, maxsplit=1)[0]
    plain = re.sub(r"[\[\]:*?/\\]", " ", start).strip(" '")[:_NAME_LENGTH] or "Sheet"
    name, number = plain, 1
    while name.casefold() in names:
        number += 1
        name = f"{plain[: _NAME_LENGTH - len(str(number)) - 1]} {number}".strip()
    names.add(name.casefold())
    return name


def _write(sheet, table: Table, title: Title, formats: _Formats) -> None:
    for column, width in enumerate(table.widths):
        sheet.set_column(column, column, max(_LEAST, _WIDTH * width / sum(table.widths)))
    top = 0
    marks = (f"{mark}. {reason}".strip() for mark, reason in title.marks)
    for text in filter(None, (*marks, table.caption)):
        sheet.write_string(top, 0, text, formats(bold=True, text_wrap=False))
        top += 1
    body = _rows(sheet, top, _spread(table.head, table), formats, head=True)
    end = _rows(sheet, body, _spread(table.rows, table), formats, head=False)
    for text in filter(None, (table.source, table.note, layout.legend(table, title.lang))):
        sheet.write_string(end, 0, text, formats(italic=True, text_wrap=False))
        end += 1
    sheet.freeze_panes(body, 0)
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})  # printed text is what is meant
    _set_up_print(sheet, table, top, body)


def _spread(rows: tuple[Row, ...], table: Table) -> tuple[Row, ...]:
    return tuple(layout.spread(row, len(table.widths)) for row in rows)


def _rows(sheet, top: int, rows: tuple[Row, ...], formats: _Formats, *, head: bool) -> int:
    """Write rows from `top` on and return the row after the last."""
    for offset, (row, cells) in enumerate(zip(rows, layout.placed(rows), strict=True)):
        for column, cell in cells:
            _cell(sheet, (top + offset, column), cell, formats.cell(row, cell, head=head))
    return top + len(rows)


def _cell(sheet, place: tuple[int, int], cell: Cell, style) -> None:
    row, column = place
    text = " ".join(filter(None, (layout.SIGNS.get(cell.mark, ""), cell.text)))
    if cell.colspan > 1 or cell.rowspan > 1:
        sheet.merge_range(row, column, row + cell.rowspan - 1, column + cell.colspan - 1, "", style)
    if text:
        sheet.write_string(row, column, text, style)
    elif cell.colspan == cell.rowspan == 1:
        sheet.write_blank(row, column, None, style)


def _set_up_print(sheet, table: Table, top: int, body: int) -> None:
    sheet.set_paper(9)  # A4
    sheet.set_margins(left=30 / 25.4, right=15 / 25.4, top=20 / 25.4, bottom=20 / 25.4)
    sheet.fit_to_pages(1, 0)
    if table.wide:
        sheet.set_landscape()
    if body > top:
        sheet.repeat_rows(top, body - 1)
