"""What an old .xls workbook holds: read by xlrd in a process of its own, which is stopped beyond its bounds.

The child may hold so much memory and work so many seconds (bounds.py). Where the system knows no such limits (Windows)
it is stopped after a time alone; its memory is then bounded by the size of the file, for an .xls is not packed: what
xlrd makes of 20 MB stays below about a gigabyte.
"""

from __future__ import annotations

import json
import struct
import subprocess
import sys
from pathlib import Path

from analysis.forms import bounds
from analysis.forms.archive import AGAIN_OR_SAVE, ALONE, COPY, SAVE, RefusedError, cut_off, locked, too_large
from analysis.forms.sheet import SPREADSHEET_ERROR, Raw, Sheet, Span, text_cell
from analysis.forms.stored import (
    CELLS,
    CHARACTERS,
    LOGICAL,
    NEVER_CALCULATED,
    SHEETS,
    SPANS,
    Shown,
    number_cell,
    old_font,
    shown_by,
)  # fmt: skip
from analysis.labels import Label

_CHILD = Path(__file__).with_name("biff.py")
_LOCKED_PART = "EncryptedPackage".encode("utf-16-le")  # what a locked .xlsx has inside
_BOOK_PARTS = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
_SECTOR, _DIRECTORY, _DIRECTORY_AT = (
    512,
    struct.Struct("<I"),
    48,
)  # where the first sector of the list of parts is told
LIMITS = {
    "memory": bounds.CHILD_BYTES,
    "seconds": bounds.CHILD_SECONDS,
    "sheets": bounds.SHEETS,
    "spans": bounds.SPANS,
    "cells": bounds.CELLS,
    "characters": bounds.TEXT_CHARACTERS,
}
_PASSED = {
    "sheets": (SHEETS, ALONE),
    "spans": (SPANS, COPY),
    "cells": (CELLS, COPY),
    "characters": (CHARACTERS, COPY),
    "memory": (
        Label(
            f"đọc sổ tính cần hơn {bounds.CHILD_BYTES // bounds.MB} MB bộ nhớ",
            f"reading the workbook takes more than {bounds.CHILD_BYTES // bounds.MB} MB of memory",
        ),
        COPY,
    ),
}
_NO_BOOK = Label(
    "tệp là văn bản của phần mềm văn phòng cũ, không phải sổ tính",
    "the file is a document of an old office program, but no workbook",
)
_NO_CELLS = Label("sổ tính không có trang tính nào", "the workbook has no sheet of cells")
_TOO_LONG = Label(
    f"đọc sổ tính mất hơn {bounds.CHILD_PATIENCE} giây",
    f"reading the workbook took more than {bounds.CHILD_PATIENCE} seconds",
)
_STOPPED = Label(
    "tiến trình đọc sổ tính kiểu cũ đã bị dừng: sổ tính bị hỏng, hoặc cần quá nhiều thời gian hay bộ nhớ",
    "the process that read the old workbook was stopped: it is damaged, or takes too long or too much memory",
)


def read(path: Path) -> list[Sheet]:
    """Read every sheet of a workbook; raises RefusedError."""
    size = path.stat().st_size
    if size > bounds.XLS_BYTES:
        raise too_large(
            Label(
                f"sổ tính kiểu cũ nặng {size // bounds.MB} MB", f"the old workbook has {size // bounds.MB} MB"
            ),
            bounds.XLS_BYTES,
        )
    data = path.read_bytes()
    if _LOCKED_PART in data:
        raise locked()
    if len(data) < _SECTOR or (_DIRECTORY.unpack_from(data, _DIRECTORY_AT)[0] + 2) * _SECTOR > len(data):
        raise cut_off()
    if not any(name in data for name in _BOOK_PARTS):
        raise RefusedError(_NO_BOOK, SAVE)
    told = _told(path)
    if "passed" in told:
        raise RefusedError(*_PASSED[told["passed"]])
    if "refused" in told:
        raise locked() if told["refused"] == "locked" else cut_off()
    if not told["sheets"]:
        raise RefusedError(_NO_CELLS, SAVE)
    return [_sheet(each, from_1904=told["from_1904"]) for each in told["sheets"]]


def _told(path: Path) -> dict:
    """Return what the child says of a workbook; raises RefusedError where it was stopped or says nothing."""
    command = [sys.executable, "-P", "-X", "utf8", str(_CHILD), str(path.resolve()), json.dumps(LIMITS)]
    try:
        done = subprocess.run(  # noqa: S603 -- our own file and the path of a file that was looked at
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=bounds.CHILD_PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise RefusedError(_TOO_LONG, SAVE) from None
    except OSError as error:  # not the workbook's fault
        rule = Label(
            f"sổ tính .xls kiểu cũ được đọc trong một tiến trình riêng, nhưng không khởi động được ({error.strerror})",
            f"an old .xls workbook is read by a process of its own, which could not be started ({error.strerror})",
        )
        raise RefusedError(rule, SAVE) from None
    try:
        return json.loads(done.stdout)
    except ValueError:
        raise RefusedError(_STOPPED, AGAIN_OR_SAVE) from None


def _sheet(told: dict, *, from_1904: bool) -> Sheet:
    cells = {}
    for row, column, kind, value, fonts, code in told["cells"]:
        raw = _raw(kind, value, fonts, code, from_1904=from_1904)
        if raw.text or raw.problem:
            cells[row, column] = raw
    return Sheet(
        told["name"],
        cells,
        tuple(sorted((Span(*span) for span in told["spans"]), key=lambda span: (span.top, span.left))),
        hidden=told["hidden"],
        hidden_rows=frozenset(told["hidden_rows"]),
        hidden_columns=tuple((first, last) for first, last in told["hidden_columns"]),
    )


def _raw(kind: str, value: str, fonts: str, code: str, *, from_1904: bool) -> Raw:
    if kind == "text":
        return text_cell(value, next(filter(None, map(old_font, fonts.split("\n"))), ""))
    if kind in ("number", "date"):
        shown = Shown.DATE if kind == "date" else shown_by(code)
        # xlrd knows a date by its format as we do, but for formats of its own list
        return number_cell(value, shown, from_1904=from_1904)
    if kind == "unsure":
        return Raw(value, number=True, unsure=True)
    problems = {"error": SPREADSHEET_ERROR, "boolean": LOGICAL, "never": NEVER_CALCULATED}
    return Raw(value, problem=problems[kind])
