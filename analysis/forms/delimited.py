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
from analysis.forms.archive import OLE, ZIP, RefusedError, start_of, what_it_is
from analysis.forms.fault import Fault, Note
from analysis.forms.header import HeaderError, find, matched
from analysis.forms.sheet import Raw, Sheet, text_cell
from analysis.places import Label

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from analysis.forms.layout import Layout

_SAVE = "save it as CSV UTF-8"
_SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab"}
_NAMES_VI = {",": "dấu phẩy", ";": "dấu chấm phẩy", "\t": "dấu tab"}
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
        sheet, faults = _rows(held, file, layout)
    except RefusedError as refused:
        return [], [Fault(file, "", refused.cell, "", refused.rule, refused.mend)], []
    return [sheet], faults, list(_notes(file, encoding, held))


def _bytes(path: Path) -> bytes:
    size, start = path.stat().st_size, start_of(path)
    if size > bounds.CSV_BYTES:
        rule = f"the file has {size // bounds.MB} MB; a form has at most {bounds.CSV_BYTES // bounds.MB} MB"
        raise RefusedError(rule, "send the filled form alone")
    named = "a workbook" if start.startswith((ZIP, OLE)) else what_it_is(start)
    if named and named != "empty":
        raise RefusedError(f"the file is {named}, whatever its name says", f"open it and {_SAVE}")
    return path.read_bytes()


def _decoded(data: bytes, layout: Layout) -> tuple[str, str]:
    """Return the text and its encoding: by its byte order mark, else UTF-8, else cp1258 if that gives the headings."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            text = data.decode("utf-16")
        except UnicodeDecodeError:
            raise RefusedError("the file begins as UTF-16, but is damaged", _SAVE) from None
        if "\0" in text:
            raise _nul(text[: text.index("\0")].count("\n"))
        return text, "UTF-16"
    if b"\0" in data:
        raise _nul(data[: data.index(b"\0")].count(b"\n"))
    try:
        return data.decode("utf-8").removeprefix("\ufeff"), ""
    except UnicodeDecodeError as error:
        text = _as_cp1258(data, layout)
        if text is None:
            line = data[: error.start].count(b"\n") + 1
            raise RefusedError("the file is not UTF-8", _SAVE, f"line {line}") from None
        return text, "cp1258"


def _nul(lines_before: int) -> RefusedError:
    return RefusedError(
        "the file holds NUL bytes, so it is no text or is damaged", _SAVE, f"line {lines_before + 1}"
    )


def _as_cp1258(data: bytes, layout: Layout) -> str | None:
    """Return the text if it is written in cp1258: only then do all headings, with their tone marks, come out right."""
    try:
        text = unicodedata.normalize("NFC", data.decode("cp1258"))
        _check_lines(text)
        find([_trial(_separated(text, layout))], layout)
    except (UnicodeDecodeError, HeaderError, RefusedError):
        return None
    return text


def _check_lines(text: str) -> None:
    at = 0
    for number in range(1, len(text) + 2):
        end = text.find("\n", at)
        if (end if end >= 0 else len(text)) - at > bounds.LINE_CHARACTERS:
            rule = f"the line has more than {bounds.LINE_CHARACTERS} characters"
            raise RefusedError(rule, "send the filled form alone", f"line {number}")
        if end < 0:
            return
        at = end + 1


def _separated(text: str, layout: Layout) -> _Text:
    """Return the text with the separator under which most of the form's headings are found; the comma of equals."""
    declared = _SEP.match(text)
    if declared and declared[1] in _SEPARATORS:
        return _Text(text[declared.end() :], declared[1], line=2)
    tried = [_Text(text, separator) for separator in _SEPARATORS]
    return max(tried, key=lambda each: matched(_trial(each), layout))


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


def _rows(held: _Text, file: str, layout: Layout) -> tuple[Sheet, list[Fault]]:
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
                rule = f"the file has more than {bounds.CELLS} filled fields"
                raise RefusedError(rule, "send the filled form alone")
            line = reader.line_num + before
    except csv.Error as error:
        rule = f"the row that starts here is not CSV ({error})"
        mend = "close each quotation mark; inside, double it"
        faults.append(Fault(file, "", f"line {line}", "", rule, mend))
    sheet = Sheet("", cells)
    last, width = _header(sheet, widths, layout)
    askew = {row: found for row, found in widths.items() if row > last and found != width} if last else {}
    faults = [
        *(_wrong_width(file, row, found, width, held.separator) for row, found in askew.items()),
        *faults,
    ]
    kept = {place: raw for place, raw in cells.items() if place[0] not in askew}
    return Sheet("", kept), faults


def _header(sheet: Sheet, widths: dict[int, int], layout: Layout) -> tuple[int, int]:
    """Return the header's line and how many fields it has; 0 where there is none, which is told later."""
    try:
        last = find([sheet], layout).last_row
    except HeaderError:
        return 0, 0
    return last, widths[last]


def _wrong_width(file: str, line: int, found: int, width: int, separator: str) -> Fault:
    rule = f"the row has {found} fields where the header has {width}"
    mend = f"put a value with a {_SEPARATORS[separator]} between quotation marks"
    return Fault(file, "", f"line {line}", "", rule, mend)


def _notes(file: str, encoding: str, held: _Text) -> Iterator[Note]:
    if encoding:
        label = Label(
            f"tệp mã hóa {encoding}, đã chuyển sang Unicode", f"the file is {encoding}; converted to Unicode"
        )
        yield Note(file, "", label)
    if held.separator != ",":
        vi, en = _NAMES_VI[held.separator], _SEPARATORS[held.separator]
        yield Note(file, "", Label(f"các trường cách nhau bằng {vi}", f"the fields are separated by a {en}"))
