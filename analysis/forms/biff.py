"""What an old .xls workbook holds, as JSON: run as a process of its own, which may be stopped and may not grow.

xlrd builds all of a workbook before anybody can ask how large it is, so it is never imported where the annex is
made: `oldbook` starts this file with the bounds and reads what it writes. It imports nothing of ours.
"""

from __future__ import annotations

import json
import os
import re
import struct
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlrd.book import Book
    from xlrd.sheet import Sheet

_TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR = 1, 2, 3, 4, 5  # as xlrd numbers the kinds of cells
_RECORD = struct.Struct("<HH")
_FORMULAS, _BEGIN, _END = {0x0006, 0x0206, 0x0406}, {0x0809, 0x0409, 0x0209, 0x0009}, 0x000A
_FORMULA_HEAD, _SHARED, _SHARED_HEAD = (
    22,
    0x04BC,
    10,
)  # bytes before a formula; a formula that cells share, likewise
_IN_SHARED = b"\x01"  # the token of a cell that shares its formula
_HAS_TEXT = re.compile(rb"\x17[\x00-\x40][\x00\x01]", re.DOTALL)  # the token of a text, its length, its kind
_NOUGHT = bytes(8)
_NOTHING = b"\x03\x00\x00\x00\x00\x00\xff\xff"  # a formula's result: an empty text
_ARITHMETIC = set(
    b"\x03\x04\x05\x06\x07"
)  # the last byte of a formula that adds, subtracts, multiplies, divides
_FUNCTION, _SUM, _OWN_SUM = (
    (b"\x22", b"\x42", b"\x62"),
    b"\x04\x00",
    b"\x19\x10",
)  # tokens of functions, and of SUM


class _TooMuchError(ValueError):
    """A bound that is passed, by the name that `oldbook` gave it."""


def main() -> None:
    """Write what the workbook holds, or why it is not read."""
    path, limits = sys.argv[1], json.loads(sys.argv[2])
    bound(limits)
    try:
        told = _book(path, limits)
    except _TooMuchError as passed:
        told = {"passed": str(passed)}
    except MemoryError:
        told = {"passed": "memory"}
    except Exception as error:  # noqa: BLE001 -- xlrd raises whatever a damaged file makes it stumble over
        told = {"refused": "locked" if "encrypted" in str(error).casefold() else "damaged"}
    sys.stdout.buffer.write(json.dumps(told).encode("ascii"))


def bound(limits: dict[str, int]) -> None:
    """Have the system stop this process beyond so much memory or work, where the system can."""
    with suppress(ImportError):
        import resource  # noqa: PLC0415 -- Windows has none

        kinds = (
            (resource.RLIMIT_AS, "memory"),
            (resource.RLIMIT_CPU, "seconds"),
            (resource.RLIMIT_CORE, "core"),
        )
        for kind, name in kinds:
            with suppress(ValueError, OSError):  # a system may know a limit and not let it be set
                resource.setrlimit(kind, (limits.get(name, 0), limits.get(name, 0)))


def _book(path: str, limits: dict[str, int]) -> dict[str, object]:
    import xlrd  # noqa: PLC0415 -- after the bounds are set

    with open(os.devnull, "w") as nowhere:  # noqa: PTH123 -- what xlrd says of odd records, nobody reads
        book = xlrd.open_workbook(
            path, logfile=nowhere, formatting_info=True, on_demand=True, ragged_rows=True
        )
        if book.nsheets > limits["sheets"]:
            raise _TooMuchError("sheets")
        left = {"cells": limits["cells"], "characters": limits["characters"]}
        sheets = []
        for at in range(book.nsheets):
            sheets.append(_sheet(book, at, limits, left))
            book.unload_sheet(at)
    return {"sheets": sheets, "from_1904": bool(book.datemode)}


def _sheet(book: Book, at: int, limits: dict[str, int], left: dict[str, int]) -> dict[str, object]:
    sheet = book.sheet_by_index(at)
    if len(sheet.merged_cells) > limits["spans"]:
        raise _TooMuchError("spans")
    cells = []
    for cell in _cells(book, sheet, *_formulas(book, at)):
        left["cells"] -= 1
        left["characters"] -= len(cell[3])
        for name, count in left.items():
            if count < 0:
                raise _TooMuchError(name)
        cells.append(cell)
    return {
        "name": sheet.name,
        "hidden": sheet.visibility != 0,
        "cells": cells,
        # xlrd: first row, row after the last, first column, column after the last; from 0
        "spans": [[top + 1, left_ + 1, bottom, right] for top, bottom, left_, right in sheet.merged_cells],
        "hidden_rows": [row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden],
        "hidden_columns": [
            [column + 1] * 2 for column, info in sorted(sheet.colinfo_map.items()) if info.hidden
        ],
    }


def _cells(
    book: Book, sheet: Sheet, never: set[tuple[int, int]], unsure: set[tuple[int, int]]
) -> Iterator[list]:
    """Yield row, column, kind, value as text, font and number format of each cell that holds anything."""
    for row in range(sheet.nrows):
        for column, (kind, value) in enumerate(zip(sheet.row_types(row), sheet.row_values(row), strict=True)):
            style = (
                book.xf_list[sheet.cell_xf_index(row, column)] if kind in (_TEXT, _NUMBER, _DATE) else None
            )
            if (row, column) in never:
                yield [row + 1, column + 1, "never", "", "", ""]
            elif kind == _TEXT and value:
                yield [row + 1, column + 1, "text", value, _fonts(book, sheet, row, column, style), ""]
            elif kind == _NUMBER and (row, column) in unsure:
                yield [row + 1, column + 1, "unsure", "0", "", ""]
            elif kind in (_NUMBER, _DATE):
                code = book.format_map[style.format_key].format_str
                yield [row + 1, column + 1, "date" if kind == _DATE else "number", repr(value), "", code]
            elif kind == _BOOLEAN:
                yield [row + 1, column + 1, "boolean", str(bool(value)), "", ""]
            elif kind == _ERROR:
                yield [row + 1, column + 1, "error", _error(value), "", ""]


def _fonts(book: Book, sheet: Sheet, row: int, column: int, style) -> str:
    """Return the fonts in which a text is written, one a line: of its pieces, then of its cell."""
    runs = sheet.rich_text_runlist_map.get((row, column), ())
    fonts = [*(number for _, number in runs), style.font_index]
    return "\n".join(book.font_list[number].name for number in fonts[:200] if number < len(book.font_list))


def _error(code: int) -> str:
    from xlrd.biffh import error_text_from_code  # noqa: PLC0415

    return error_text_from_code.get(code, "#N/A")


def _formulas(book: Book, at: int) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """Return the cells of a sheet whose formula was never calculated, and those whose nought may be a text.

    xlrd gives the results of formulas and not that there are any. Programs that write a workbook without calculating
    it leave an empty text; so does a formula that is meant to, like IF(A1="","",A1), and that one is left alone: a
    sum that was calculated shows a number. LibreOffice stores a nought where such a formula gives a text in a cell
    that is formatted for numbers: a nought is then no proof of a nought.
    """
    never, noughts, shared = set(), {}, []
    for code, record in _records(book, at):
        if code == _SHARED and len(record) > _SHARED_HEAD:
            shared.append(
                (struct.unpack_from("<HHBB", record), bool(_HAS_TEXT.search(record[_SHARED_HEAD:])))
            )
        if code not in _FORMULAS or len(record) < _FORMULA_HEAD:
            continue
        place, result, formula = struct.unpack_from("<HH", record), record[6:14], record[_FORMULA_HEAD:]
        if result == _NOTHING and adds_up(formula):
            never.add(place)
        if result == _NOUGHT:
            noughts[place] = formula
    unsure = {
        place
        for place, formula in noughts.items()
        if _HAS_TEXT.search(formula)
        or (formula[:1] == _IN_SHARED and any(_covers(each, place) for each in shared))
    }
    return never, unsure


def _covers(shared: tuple[tuple[int, int, int, int], bool], place: tuple[int, int]) -> bool:
    """Whether a formula that cells share may give a text, and stands in this cell."""
    (top, bottom, left, right), has_text = shared
    return has_text and top <= place[0] <= bottom and left <= place[1] <= right


def _records(book: Book, at: int) -> Iterator[tuple[int, bytes]]:
    """Yield the records of a sheet, those of charts inside it left out."""
    data, place, depth = book.mem, book._sh_abs_posn[at], 0  # noqa: SLF001 -- xlrd keeps to itself where sheets begin
    while place + _RECORD.size <= len(data):
        code, size = _RECORD.unpack_from(data, place)
        place += _RECORD.size
        depth += (code in _BEGIN) - (code == _END)
        if depth <= 0:
            return
        if depth == 1:
            yield code, bytes(data[place : place + size])
        place += size


def adds_up(formula: bytes) -> bool:
    """Return whether the last step of a formula, which is written last, is arithmetic or a SUM."""
    step = formula[-4:]  # the token of a function: its number of parts, then its number; or SUM's own token
    is_sum = step[:1] in _FUNCTION and step[2:] == _SUM
    return bool(formula) and (formula[-1] in _ARITHMETIC or is_sum or step[:2] == _OWN_SUM)


if __name__ == "__main__":
    main()
