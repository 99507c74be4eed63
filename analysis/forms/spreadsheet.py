"""What a workbook holds: every sheet that has cells, read by what the file is and not by what it is called.

Spreadsheet libraries build an object for all that a workbook may hold and stop at nothing; a form needs texts,
numbers, cached values and merged ranges. Macros, pictures, links and everything else are not even unpacked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.forms import oldbook, opendocument
from analysis.forms.archive import OLE, OPEN_PARTS, Archive, RefusedError, start_of
from analysis.forms.fault import Fault, Note
from analysis.forms.oldfonts import converted
from analysis.forms.ooxml import read_book
from analysis.forms.sheet import Sheet
from analysis.forms.stored import Budget
from analysis.forms.worksheet import Worksheet
from analysis.forms.xmlparts import parse
from analysis.labels import Label

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from analysis.forms.layout import Layout
    from analysis.forms.ooxml import Book, SheetPart

_XLSX, _ODS, _XLS = ".xlsx", ".ods", ".xls"
_ALIKE = {".xlsm": _XLSX}


def read_sheets(path: Path, file: str, _: Layout) -> tuple[list[Sheet], list[Fault], list[Note]]:
    """Read every worksheet of a workbook, or say in one fault why it is not read."""
    try:
        kind, sheets = _read(path)
    except RefusedError as refused:
        return [], [Fault(file, refused.sheet, refused.cell, "", refused.said, refused.mend)], []
    notes = list(_notes(path, file, kind))
    for at, sheet in enumerate(sheets):
        sheets[at], labels = converted(sheet)
        notes += [Note(file, sheet.name, label) for label in labels]
    return sheets, [], notes


def _read(path: Path) -> tuple[str, list[Sheet]]:
    if start_of(path).startswith(OLE):
        return _XLS, oldbook.read(path)
    with Archive(path) as archive:
        if archive.names & OPEN_PARTS:
            return _ODS, opendocument.read(archive)
        book, budget = read_book(archive), Budget()
        return _XLSX, [_sheet(archive, book, part, budget) for part in book.sheets]


def _notes(path: Path, file: str, kind: str) -> Iterator[Note]:
    named = path.suffix.casefold()
    if _ALIKE.get(named, named) != kind:
        label = Label(
            f"tệp thực ra có định dạng {kind}, đã đọc theo định dạng đó",
            f"the file is in fact an {kind}; it was read as one",
        )
        yield Note(file, "", label)


def _sheet(archive: Archive, book: Book, part: SheetPart, budget: Budget) -> Sheet:
    worksheet = Worksheet(book, budget)
    try:
        parse(archive.read(part.part), worksheet)
    except RefusedError as refused:
        raise RefusedError(
            refused.said, refused.mend, refused.cell, part.name if refused.cell else ""
        ) from None
    spans = tuple(sorted(worksheet.spans, key=lambda span: (span.top, span.left)))
    return Sheet(
        part.name,
        worksheet.cells,
        spans,
        hidden=part.hidden,
        hidden_rows=frozenset(worksheet.hidden_rows),
        hidden_columns=tuple(worksheet.hidden_columns),
    )
