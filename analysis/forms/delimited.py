"""What a CSV file holds: text only, its encoding and separator known for certain, every row as wide as the header."""

from __future__ import annotations

import codecs
import csv
import io
import re
import unicodedata
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from analysis.forms import bounds
from analysis.forms.archive import OLE, ZIP, RefusedError, refused_as, start_of, too_large, what_it_is
from analysis.forms.fault import Fault, Note
from analysis.forms.header import HeaderError, find, matched
from analysis.forms.oldfonts import converted
from analysis.forms.sheet import Raw, Sheet, text_cell
from analysis.labels import Label

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from analysis.forms.layout import Layout

_SAVE = Label("lưu lại dạng CSV UTF-8", "save it as CSV UTF-8")
_ALONE = Label("chỉ gửi riêng biểu đã điền", "send the filled form alone")
_SEPARATORS = {
    ",": Label("dấu phẩy", "comma"),
    ";": Label("dấu chấm phẩy", "semicolon"),
    "\t": Label("dấu tab", "tab"),
}
_TRIED = 200  # lines in which the header is looked for to tell the separator
_SEP = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)  # the first line that some spreadsheet programs write


@dataclass(frozen=True)
class _Text:
    """The text of a file, the separator of its fields, and the line it begins on."""

    text: str
    separator: str
    line: int = 1


def read_sheets(path: Path, file: str, layout: Layout) -> tuple[list[Sheet], list[Fault], list[Note]]:
    """Read a CSV file as one nameless sheet; the row number is the line on which the row starts."""
    try:
        data = _bytes(path)
        text, encoding = _decoded(data, layout)
        _check_lines(text)
        held = _separated(text, layout)
        sheet, faults, labels = _rows(held, file, layout)
    except RefusedError as refused:
        return [], [Fault(file, "", refused.cell, "", refused.said, refused.mend)], []
    return [sheet], faults, [*_notes(file, encoding, held), *(Note(file, "", label) for label in labels)]


def _bytes(path: Path) -> bytes:
    size, start = path.stat().st_size, start_of(path)
    if size > bounds.CSV_BYTES:
        found = Label(f"tệp nặng {size // bounds.MB} MB", f"the file has {size // bounds.MB} MB")
        raise too_large(found, bounds.CSV_BYTES, _ALONE)
    named = Label("sổ tính", "a workbook") if start.startswith((ZIP, OLE)) else what_it_is(start)
    if named:
        mend = Label(f"mở tệp rồi {_SAVE.vi}", f"open it and {_SAVE.en}")
        raise RefusedError(refused_as(named), mend)
    return path.read_bytes()


def _decoded(data: bytes, layout: Layout) -> tuple[str, str]:
    """Return the text and its encoding: by its byte order mark, else UTF-8, else the one that gives the headings.

    A text in an old encoding is written in cp1252; it is returned as it is there and converted later.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            text = data.decode("utf-16")
        except UnicodeDecodeError:
            rule = Label(
                "tệp bắt đầu bằng mã UTF-16 nhưng bị hỏng", "the file begins as UTF-16, but is damaged"
            )
            raise RefusedError(rule, _SAVE) from None
        if "\0" in text:
            raise _nul(text[: text.index("\0")].count("\n"))
        return text, "UTF-16"
    if b"\0" in data:
        raise _nul(data[: data.index(b"\0")].count(b"\n"))
    try:
        return data.decode("utf-8").removeprefix("\ufeff"), ""
    except UnicodeDecodeError as error:
        text = _as_cp1258(data, layout)
        if text is not None:
            return text, "cp1258"
        text = _as_old_font(data, layout)
        if text is None:
            line = data[: error.start].count(b"\n") + 1
            rule = Label("tệp không phải mã UTF-8", "the file is not UTF-8")
            raise RefusedError(rule, _SAVE, f"line {line}") from None
        return text, ""


def _nul(lines_before: int) -> RefusedError:
    rule = Label(
        "tệp chứa byte NUL, tức không phải tệp văn bản hoặc bị hỏng",
        "the file holds NUL bytes, so it is no text or is damaged",
    )
    return RefusedError(rule, _SAVE, f"line {lines_before + 1}")


def _as_cp1258(data: bytes, layout: Layout) -> str | None:
    """Return the text if it is written in cp1258: only then do all headings, with their tone marks, come out right."""
    try:
        text = unicodedata.normalize("NFC", data.decode("cp1258"))
        _check_lines(text)
        find([_trial(_separated(text, layout))], layout)
    except (UnicodeDecodeError, HeaderError, RefusedError):
        return None
    return text


def _as_old_font(data: bytes, layout: Layout) -> str | None:
    """Return the text if it is written for an old font: only then do all headings come out right, once converted."""
    try:
        text = data.decode("cp1252")
        _check_lines(text)
        sheet, labels = converted(_trial(_separated(text, layout)))
        find([sheet], layout)
    except (UnicodeDecodeError, HeaderError, RefusedError):
        return None
    return text if labels else None


def _check_lines(text: str) -> None:
    at = 0
    for number in range(1, len(text) + 2):
        end = text.find("\n", at)
        if (end if end >= 0 else len(text)) - at > bounds.LINE_CHARACTERS:
            rule = Label(
                f"dòng dài hơn {bounds.LINE_CHARACTERS} ký tự",
                f"the line has more than {bounds.LINE_CHARACTERS} characters",
            )
            raise RefusedError(rule, _ALONE, f"line {number}")
        if end < 0:
            return
        at = end + 1


def _separated(text: str, layout: Layout) -> _Text:
    """Return the text with the separator under which most of the form's headings are found; the comma of equals."""
    declared = _SEP.match(text)
    if declared and declared[1] in _SEPARATORS:
        return _Text(text[declared.end() :], declared[1], line=2)
    tried = [_Text(text, separator) for separator in _SEPARATORS]
    return max(tried, key=lambda each: matched(converted(_trial(each))[0], layout))


def _trial(held: _Text) -> Sheet:
    """Return the first rows of a text, as far as they can be read."""
    lines = "".join(islice(io.StringIO(held.text[: bounds.LINE_CHARACTERS], newline=""), _TRIED))
    cells = {}
    try:
        for row, fields in enumerate(csv.reader(io.StringIO(lines, newline=""), delimiter=held.separator), 1):
            cells.update(
                {
                    (row, at): Raw(field)
                    for at, field in enumerate(fields[: bounds.HEADER_COLUMNS], 1)
                    if field
                }
            )
    except csv.Error:  # told with its line when all is read
        pass
    return Sheet("", cells)


def _rows(held: _Text, file: str, layout: Layout) -> tuple[Sheet, list[Fault], list[Label]]:
    cells: dict[tuple[int, int], Raw] = {}
    faults: list[Fault] = []
    widths: dict[int, int] = {}
    reader = csv.reader(io.StringIO(held.text, newline=""), delimiter=held.separator, strict=True)
    line = before = held.line
    try:
        for fields in reader:
            if any(field.strip() for field in fields):
                widths[line] = len(fields)
                cells.update({(line, at): text_cell(field) for at, field in enumerate(fields, 1) if field})
            if len(cells) > bounds.CELLS:
                rule = Label(
                    f"tệp có hơn {bounds.CELLS} trường có dữ liệu",
                    f"the file has more than {bounds.CELLS} filled fields",
                )
                raise RefusedError(rule, _ALONE)
            line = reader.line_num + before
    except csv.Error as error:
        rule = Label(
            "dòng bắt đầu từ đây không đúng dạng CSV", f"the row that starts here is not CSV ({error})"
        )
        mend = Label(
            "đóng mọi dấu ngoặc kép; dấu nằm bên trong thì viết hai lần",
            "close each quotation mark; inside, double it",
        )
        faults.append(Fault(file, "", f"line {line}", "", rule, mend))
    sheet, labels = converted(Sheet("", cells))
    last, width = _header(sheet, widths, layout)
    askew = {row: found for row, found in widths.items() if row > last and found != width} if last else {}
    faults = [
        *(_wrong_width(file, row, found, width, held.separator) for row, found in askew.items()),
        *faults,
    ]
    kept = {place: raw for place, raw in sheet.cells.items() if place[0] not in askew}
    return Sheet("", kept), faults, labels


def _header(sheet: Sheet, widths: dict[int, int], layout: Layout) -> tuple[int, int]:
    """Return the header's line and how many fields it has; 0 where there is none, which is told later."""
    try:
        last = find([sheet], layout).last_row
    except HeaderError:
        return 0, 0
    return last, widths[last]


def _wrong_width(file: str, line: int, found: int, width: int, separator: str) -> Fault:
    rule = Label(
        f"dòng có {found} trường, trong khi dòng tiêu đề có {width}",
        f"the row has {found} fields where the header has {width}",
    )
    sign = _SEPARATORS[separator]
    mend = Label(
        f"đặt giá trị chứa {sign.vi} trong dấu ngoặc kép",
        f"put a value with a {sign.en} between quotation marks",
    )
    return Fault(file, "", f"line {line}", "", rule, mend)


def _notes(file: str, encoding: str, held: _Text) -> Iterator[Note]:
    if encoding:
        label = Label(
            f"tệp mã hóa {encoding}, đã chuyển sang Unicode", f"the file is {encoding}; converted to Unicode"
        )
        yield Note(file, "", label)
    if held.separator != ",":
        sign = _SEPARATORS[held.separator]
        said = Label(f"các trường cách nhau bằng {sign.vi}", f"the fields are separated by a {sign.en}")
        yield Note(file, "", said)
