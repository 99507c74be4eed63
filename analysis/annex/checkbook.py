"""What `annex check` found as a workbook: for each file its faults, and a copy of its sheets with the cells marked."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.forms import LAYOUTS
from analysis.forms.reader import READERS
from analysis.labels import Label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from analysis.forms.sheet import Sheet
    from analysis.months import Month

MOST_LISTED = 1000  # faults of one file that are listed, and cells that are marked; the count is always true
MOST_ROWS, MOST_COLUMNS = 2000, 100  # of a sheet that are copied
_NAME_LENGTH = 31  # Excel's limit
_COMMENT_LENGTH = 1000
_FILLS = {"error": "#F4B6B6", "acknowledged": "#F6DAD0", "warning": "#FFE3A3", "note": "#D9E6F2"}
_SEVERITY = {
    "error": Label("Lỗi", "Error"),
    "acknowledged": Label("Lỗi, đã ghi nhận", "Error, acknowledged"),
    "warning": Label("Cảnh báo", "Warning"),
    "note": Label("Lưu ý", "Note"),
}
_HEAD = (
    Label("TT", "No."),
    Label("Mức độ", "Severity"),
    Label("Ô", "Cell"),
    Label("Đang ghi", "Holds"),
    Label("Vấn đề", "What is wrong"),
    Label("Cần làm", "What to do"),
)
_WIDTHS = (5, 10, 22, 18, 60, 44)


@dataclass(frozen=True)
class Entry:
    """One thing wrong in a file: the cells it concerns as (sheet, cell), what they hold, the rule, what to do."""

    file: str
    severity: str
    cells: tuple[tuple[str, str], ...]
    value: str
    rule: str
    mend: str


@dataclass
class _Book:
    """The workbook being written, with its formats and the sheet names taken."""

    book: object
    lang: str
    names: set[str] = field(default_factory=set)
    formats: dict[tuple, object] = field(default_factory=dict)

    def style(self, **properties):
        key = tuple(sorted(properties.items()))
        if key not in self.formats:
            shared = {"font_name": "Times New Roman", "font_size": 11, "valign": "top"}
            self.formats[key] = self.book.add_format(shared | properties)
        return self.formats[key]

    def sheet(self, name: str):
        """Add a sheet whose name is allowed and new."""
        clean = re.sub(r"[\[\]:*?/\\']", " ", name).strip()[:_NAME_LENGTH] or "-"
        number = 1
        while clean.casefold() in self.names or clean.casefold() == "history":
            number += 1
            clean = f"{clean[: _NAME_LENGTH - 4].rstrip()} ({number})"
        self.names.add(clean.casefold())
        sheet = self.book.add_worksheet(clean)
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})  # what was typed is what is shown
        return sheet


def check_book(
    month: Month, entries: Iterable[Entry], folder: Path, agencies: Mapping[str, str], lang: str = "vi"
) -> bytes:
    """Return the workbook; same entries and files, same bytes. Nothing that an agency typed becomes a formula."""
    import xlsxwriter  # noqa: PLC0415 -- only this workbook needs it

    by_file: dict[str, list[Entry]] = {}
    for entry in entries:
        by_file.setdefault(entry.file, []).append(entry)
    by_file = dict(sorted(by_file.items(), key=lambda pair: _weight(pair[1])))
    buffer = io.BytesIO()
    options = {f"strings_to_{kind}": False for kind in ("formulas", "numbers", "urls")} | {"in_memory": True}
    made = xlsxwriter.Workbook(buffer, options)
    made.set_properties({"created": datetime(month.year, month.number, 1)})  # noqa: DTZ001 -- also sets zip times
    book = _Book(made, lang)
    _summary(book, str(month), by_file, agencies)
    for number, (file, found) in enumerate(by_file.items(), 1):
        _list(book, f"{number}. {file.rpartition('.')[0] or file}", file, agencies.get(file, ""), found)
        marks = _marks(found)
        for sheet in _sheets(folder / file):
            if sheet.name in marks:
                _copy(book, f"{number}. {sheet.name or 'CSV'}", sheet, marks[sheet.name])
    made.close()
    return buffer.getvalue()


def _weight(found: list[Entry]) -> tuple[int, ...]:
    """Sort the file with most errors first, then by warnings and notes."""
    return tuple(-sum(entry.severity == each for entry in found) for each in _SEVERITY)


def _summary(
    book: _Book, month: str, by_file: Mapping[str, list[Entry]], agencies: Mapping[str, str]
) -> None:
    sheet = book.sheet(Label("Tổng hợp", "Summary").of(book.lang))
    sheet.set_column(0, 0, 32)
    sheet.set_column(1, 1, 44)
    used = {entry.severity for found in by_file.values() for entry in found}
    shown = [each for each in _SEVERITY if each in used or each != "acknowledged"]
    sheet.set_column(2, 1 + len(shown), 11)
    title = Label(f"Kết quả kiểm tra dữ liệu tháng {month}", f"What the check of {month} found").of(book.lang)
    sheet.write_string(0, 0, title, book.style(bold=True, font_size=13))
    heads = (Label("Tệp", "File"), Label("Cơ quan", "Agency"), *(_SEVERITY[each] for each in shown))
    for column, head in enumerate(heads):
        sheet.write_string(2, column, head.of(book.lang), book.style(bold=True, border=1))
    for row, (file, found) in enumerate(by_file.items(), 3):
        sheet.write_string(row, 0, file, book.style(border=1))
        sheet.write_string(row, 1, agencies.get(file, ""), book.style(border=1, text_wrap=True))
        for column, severity in enumerate(shown, 2):
            count = sum(entry.severity == severity for entry in found)
            sheet.write_number(row, column, count, book.style(border=1))
    if not by_file:
        nothing = Label("Không có phát hiện nào.", "Nothing was found.").of(book.lang)
        sheet.write_string(3, 0, nothing, book.style())


def _list(book: _Book, name: str, file: str, agency: str, found: list[Entry]) -> None:
    sheet = book.sheet(name)
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, " – ".join(filter(None, (agency, file))), book.style(bold=True, font_size=13))
    for column, head in enumerate(_HEAD):
        sheet.write_string(2, column, head.of(book.lang), book.style(bold=True, border=1, text_wrap=True))
    order = list(_SEVERITY)
    worst = sorted(found, key=lambda entry: order.index(entry.severity))
    for place, entry in enumerate(worst[:MOST_LISTED], 1):
        where = ", ".join("!".join(filter(None, cell)) for cell in entry.cells)
        texts = (
            str(place),
            _SEVERITY[entry.severity].of(book.lang),
            where,
            entry.value,
            entry.rule,
            entry.mend,
        )
        for column, text in enumerate(texts):
            fill = {"bg_color": _FILLS[entry.severity]} if column == 1 else {}
            sheet.write_string(place + 2, column, text, book.style(border=1, text_wrap=True, **fill))
    rest = len(found) - MOST_LISTED
    if rest > 0:
        more = Label(f"và {rest} chỗ nữa", f"and {rest} more").of(book.lang)
        sheet.write_string(MOST_LISTED + 3, 0, more, book.style(italic=True))
    sheet.freeze_panes(3, 0)
    sheet.set_paper(9)  # A4
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(2)


@dataclass(frozen=True)
class _Mark:
    severity: str
    text: str


def _marks(found: list[Entry]) -> dict[str, dict[tuple[int, int], _Mark]]:
    """Return for each sheet its faulty cells by (row, column), each with all that is wrong with it."""
    marks: dict[str, dict[tuple[int, int], _Mark]] = {}
    for entry in found[:MOST_LISTED]:
        text = ". ".join(filter(None, (entry.rule.rstrip("."), entry.mend)))
        for sheet, cell in entry.cells:
            place = _place(cell)
            if place is None:
                continue
            known = marks.setdefault(sheet, {}).get(place)
            severity = min(
                (known.severity if known else entry.severity, entry.severity), key=list(_SEVERITY).index
            )
            marks[sheet][place] = _Mark(severity, f"{known.text}\n{text}" if known else text)
    return marks


def _place(cell: str) -> tuple[int, int] | None:
    """Return (row, column) of an address such as D17, or of the first cell of "line 5"; None for what is neither."""
    line = re.fullmatch(r"line (\d{1,7})", cell)
    if line:
        return int(line[1]), 1
    found = re.fullmatch(r"([A-Z]{1,3})(\d{1,7})", cell)
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column


def _sheets(path: Path) -> list[Sheet]:
    """Return the sheets of a form's file; none of what is no form or cannot be opened."""
    kind = READERS.get(path.suffix.casefold())
    layout = next((each for each in LAYOUTS.values() if Path(each.file).stem == path.stem), None)
    return kind.read_sheets(path, path.name, layout)[0] if kind and layout and path.is_file() else []


def _copy(book: _Book, name: str, source: Sheet, marks: dict[tuple[int, int], _Mark]) -> None:
    """Write a form's sheet as it was sent, texts only, each cell at its own address, the faulty ones marked."""
    sheet = book.sheet(name)
    sheet.set_column(0, MOST_COLUMNS - 1, 14)
    for place in sorted(source.cells.keys() | marks.keys()):
        row, column = place
        if row > MOST_ROWS or column > MOST_COLUMNS:
            continue
        raw, mark = source.at(row, column), marks.get(place)
        style = {"text_wrap": True, "border": 1, "align": "right" if raw.number else "left"}
        if mark:
            style |= {"bg_color": _FILLS[mark.severity], "bold": True}
            sheet.write_comment(
                row - 1, column - 1, mark.text[:_COMMENT_LENGTH], {"x_scale": 2.5, "y_scale": 2}
            )
        if raw.text:
            sheet.write_string(row - 1, column - 1, raw.text[:32767], book.style(**style))
        else:
            sheet.write_blank(row - 1, column - 1, None, book.style(**style))
