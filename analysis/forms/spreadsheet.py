"""What a workbook holds: every sheet that has cells, read by a parser of ours that cannot be made to swell.

Spreadsheet libraries build an object for all that a workbook may hold and stop at nothing; a form needs texts,
numbers, cached values and merged ranges. Macros, pictures, links and everything else are not even unpacked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.forms.archive import Archive, RefusedError
from analysis.forms.fault import Fault, Note
from analysis.forms.ooxml import read_book
from analysis.forms.sheet import Sheet
from analysis.forms.worksheet import Budget, Worksheet
from analysis.forms.xmlparts import parse

if TYPE_CHECKING:
    from pathlib import Path

    from analysis.forms.layout import Layout
    from analysis.forms.ooxml import Book, SheetPart


def read_sheets(path: Path, file: str, _: Layout) -> tuple[list[Sheet], list[Fault], list[Note]]:
    """Read every worksheet of a workbook, or say in one fault why it is not read."""
    sheet = ""
    try:
        with Archive(path) as archive:
            book, budget, sheets = read_book(archive), Budget(), []
            for part in book.sheets:
                sheet = part.name
                sheets.append(_sheet(archive, book, part, budget))
    except RefusedError as refused:
        return (
            [],
            [Fault(file, sheet if refused.cell else "", refused.cell, "", refused.said, refused.mend)],
            [],
        )
    return sheets, [], []


def _sheet(archive: Archive, book: Book, part: SheetPart, budget: Budget) -> Sheet:
    worksheet = Worksheet(book, budget)
    parse(archive.read(part.part), worksheet)
    spans = tuple(sorted(worksheet.spans, key=lambda span: (span.top, span.left)))
    return Sheet(
        part.name,
        worksheet.cells,
        spans,
        hidden=part.hidden,
        hidden_rows=frozenset(worksheet.hidden_rows),
        hidden_columns=tuple(worksheet.hidden_columns),
    )
