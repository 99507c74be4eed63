"""How a PDF file becomes a document: its words read by a bounded process, then lines, paragraphs, tables, footnotes."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

from analysis.labels import Label
from analysis.tie.document import Document
from analysis.tie.pdf.child import SECONDS
from analysis.tie.pdf.flowing import pieces_of
from analysis.tie.pdf.furniture import Page, take_notes, without_page_numbers, without_running_heads
from analysis.tie.pdf.grid import Grid, tables_of
from analysis.tie.pdf.lines import Word, by_size, chains_of, lines_of
from analysis.tie.reading import digest
from analysis.tie.reading.building import Builder
from analysis.tie.reading.decoding import is_old
from analysis.tie.reading.fault import UNLOCK, ReportFault

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHILD = "analysis.tie.pdf.child"
_GRACE = 20  # seconds of the clock beyond those of the processor
_SEND_WORD = Label("hãy gửi tệp Word (.docx) của báo cáo", "send the report's Word file (.docx)")
_OCR = Label(
    "hãy gửi tệp Word, hoặc nhận dạng chữ (OCR), soát lại rồi gửi dưới dạng .docx",
    "send the Word file, or recognise the text (OCR), check it and send it as .docx",
)
_REFUSED = {
    "locked": (Label("tệp PDF bị khóa bằng mật khẩu", "the PDF file is locked with a password"), UNLOCK),
    "damaged": (
        Label("tệp PDF bị hỏng hoặc bị cắt cụt", "the PDF file is damaged or was cut off"),
        _SEND_WORD,
    ),
    "pages": (Label("tệp PDF có quá nhiều trang", "the PDF file has too many pages"), _SEND_WORD),
    "large": (
        Label(
            "tệp PDF quá lớn hoặc quá phức tạp để đọc",
            "the PDF file is too large or too intricate to be read",
        ),
        _SEND_WORD,
    ),
}
_SCAN = (Label("tệp PDF là bản quét, không có chữ", "the PDF file is a scan, without text"), _OCR)
_NO_TEXT = (Label("tệp PDF không có chữ", "the PDF file holds no text"), _OCR)
_NO_LETTERS = (
    Label(
        "phông chữ trong tệp PDF không cho biết mỗi nét là chữ gì",
        "the fonts of the PDF file do not tell which letter is which",
    ),
    _OCR,
)
_FEW = 20  # letters a page: less is a stamp on a scan
_UNREADABLE = 0.2  # of the letters


def read(data: bytes, name: str) -> Document:
    """Read a PDF file's blocks."""
    sheets = _sheets(data, name)
    _refuse_unreadable(sheets, name)
    old = _modernised(sheets)
    pages = [_page(at, sheet) for at, sheet in enumerate(sheets, 1)]
    notes = [*old, *_tidied(pages)]
    notes += _pictures(pages, sheets)
    builder = Builder()
    for piece in pieces_of(pages):
        if isinstance(piece, Grid):
            _add_table(builder, piece)
        elif piece.note:
            builder.note(piece.note, piece.text, marks=tuple(piece.marks))
        else:
            builder.text(piece.text, styled=piece.styled, marks=tuple(piece.marks))
    return Document(name, "pdf", digest(data), builder.done(), notes=tuple(notes))


def _sheets(data: bytes, name: str) -> list[dict]:
    """Return what stands on each page, read by a process of its own."""
    command = [sys.executable, "-m", _CHILD]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS + _GRACE, check=False)  # noqa: S603
        found = json.loads(done.stdout) if done.returncode == 0 else {"refused": "large"}
    except (subprocess.TimeoutExpired, ValueError):
        found = {"refused": "large"}
    if "refused" in found:
        raise ReportFault(name, *_REFUSED[found["refused"]])
    return found["pages"]


def _refuse_unreadable(sheets: list[dict], name: str) -> None:
    letters = "".join(word[0] for sheet in sheets for word in sheet["words"])
    if len(letters) < _FEW * len(sheets):
        raise ReportFault(name, *(_SCAN if any(sheet["pictures"] for sheet in sheets) else _NO_TEXT))
    strange = sum(letter == "\ufffd" or "\ue000" <= letter <= "\uf8ff" or letter < " " for letter in letters)
    if strange > _UNREADABLE * len(letters):
        raise ReportFault(name, *_NO_LETTERS)


def _pictures(pages: list[Page], sheets: list[dict]) -> Iterator[Label]:
    """Tell how many pages are pictures alone."""
    shown = zip(pages, sheets, strict=True)
    count = sum(not page.lines and not page.tables and sheet["pictures"] > 0 for page, sheet in shown)
    if count:
        yield Label(
            f"{count} trang chỉ có hình ảnh, không đọc được; số trên đó không được đối chiếu",
            f"{count} pages hold only pictures and were not read; numbers on them are not checked",
        )


def _modernised(sheets: list[dict]) -> list[Label]:
    """Bring words set in old fonts to Unicode; a soft hyphen, which in those is the letter ư, else is a hyphen."""
    words = [word for sheet in sheets for word in sheet["words"]]
    if not is_old(" ".join(word[0] for word in words)):
        for word in words:
            word[0] = word[0].replace("\u00ad", "-")
        return []
    import viparse  # noqa: PLC0415 -- few files need it

    for word in words:
        word[0] = viparse.fix(word[0], encoding="tcvn3")
    return [
        Label(
            "tệp dùng phông cũ (.Vn…), đã được chuyển sang Unicode",
            "the file is set in old fonts (.Vn…) and was converted to Unicode",
        )
    ]


def _page(number: int, sheet: dict) -> Page:
    chains = chains_of([Word(*word) for word in sheet["words"]])
    tables, left = tables_of([tuple(rule) for rule in sheet["rules"]], chains)
    return Page(number, sheet["height"], lines_of(left), tables)


def _tidied(pages: list[Page]) -> Iterator[Label]:
    """Take out what is no text of the report, and tell what was."""
    numbers = without_page_numbers(pages)
    heads = without_running_heads(pages)
    if numbers:
        yield Label(f"bỏ {numbers} số trang", f"{numbers} page numbers were left out")
    if heads:
        yield Label(
            f"bỏ {heads} dòng đầu trang, chân trang lặp lại", f"{heads} running heads and feet were left out"
        )
    take_notes(pages, by_size([line for page in pages for line in page.lines]))


def _add_table(builder: Builder, grid: Grid) -> None:
    builder.tables += not grid.continues
    columns = sorted({cell.column for cell in grid.cells})
    below = max(
        (block.row + block.rows - 1 for block in builder.blocks if block.table == builder.tables), default=0
    )
    for cell in grid.cells:
        covered = sum(cell.column <= column < cell.column + cell.columns for column in columns)
        place = {"row": cell.row + below, "column": columns.index(cell.column) + 1}
        builder.cell(
            cell.text, table=builder.tables, rows=cell.rows, columns=covered, marks=cell.marks, **place
        )
