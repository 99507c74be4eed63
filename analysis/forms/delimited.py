"""What a CSV file holds: text only, strictly UTF-8, every row with as many fields as the header."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from analysis.forms.fault import Fault
from analysis.forms.sheet import Raw, Sheet

if TYPE_CHECKING:
    from pathlib import Path

_BOM = "\ufeff"


def read_sheets(path: Path, file: str) -> tuple[list[Sheet], list[Fault]]:
    """Read a CSV file as one nameless sheet; the row number is the line on which the row starts."""
    data = path.read_bytes()
    try:
        text = data.decode("utf-8").removeprefix(_BOM)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        rule = "the file is not UTF-8"
        return [], [Fault(file, "", f"line {line}", "", rule, "save it as CSV UTF-8")]
    return _rows(text, file)


def _rows(text: str, file: str) -> tuple[list[Sheet], list[Fault]]:
    cells: dict[tuple[int, int], Raw] = {}
    faults: list[Fault] = []
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    width, line = 0, 1
    try:
        for fields in reader:
            filled = any(field.strip() for field in fields)
            width = width or (len(fields) if filled else 0)
            if filled and len(fields) != width:  # its fields stand under the wrong headings
                faults.append(_wrong_width(file, line, len(fields), width))
            elif filled:
                cells.update({(line, at): Raw(field) for at, field in enumerate(fields, 1) if field})
            line = reader.line_num + 1
    except csv.Error as error:
        rule = f"the row that starts here is not CSV ({error})"
        faults.append(
            Fault(file, "", f"line {line}", "", rule, "close each quotation mark; inside, double it")
        )
    return [Sheet("", cells)], faults


def _wrong_width(file: str, line: int, found: int, width: int) -> Fault:
    rule = f"the row has {found} fields where the header has {width}"
    return Fault(file, "", f"line {line}", "", rule, "put a value with a comma between quotation marks")
