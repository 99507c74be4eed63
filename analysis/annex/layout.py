"""What every renderer must know of blocks: what goes on paper, which cell stands where, where words break."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile

from analysis.annex.blocks import Block, Cell, Chart, Heading, KeyFigures, ReportText, Row, Table, Text

# Signs the shipped fonts hold, told apart without colour.
SIGNS = {"error": "×", "warning": "▲", "note": "○", "ok": "√", "missing": "□"}
WORDS = {
    "vi": {
        "contents": "Mục lục",
        "data": "Số liệu của biểu đồ",
        "legend": "Ký hiệu",
        "error": "sai, phải sửa",
        "warning": "cần xem lại",
        "note": "lưu ý",
        "ok": "khớp",
        "missing": "chưa có số liệu",
    },
    "en": {
        "contents": "Contents",
        "data": "Data of the chart",
        "legend": "Signs",
        "error": "wrong, to be corrected",
        "warning": "to be looked at",
        "note": "remark",
        "ok": "agrees",
        "missing": "no data yet",
    },
}
_LONG = 12  # characters; shorter words fit any column
_BREAKS = re.compile(r"(?<=[/\-&_.@])(?=\w)")


def lines(text: str) -> list[list[str]]:
    """Return a text's lines, each cut where a long word such as a document's number may break.

    >>> lines("Số 1254/STTT-CNTT&BCVT")
    [['Số 1254/', 'STTT-', 'CNTT&', 'BCVT']]
    """
    return [_pieces(line) for line in text.split("\n")]


def _pieces(line: str) -> list[str]:
    joined = [""]
    for part in re.split(r"(\s+)", line):
        breakable = len(part) >= _LONG and re.search(r"[^\W\d]", part)
        first, *rest = _BREAKS.split(part) if breakable else [part]
        joined[-1] += first
        joined += rest
    return joined


def spread(row: Row, columns: int) -> Row:
    """Return a banner stretched over the whole table; other rows as they are."""
    if row.kind == "banner" and len(row.cells) == 1:
        return replace(row, cells=(replace(row.cells[0], colspan=columns),))
    return row


def placed(rows: tuple[Row, ...]) -> list[list[tuple[int, Cell]]]:
    """Return each row's cells with the column they start in, cells that span rows counted."""
    busy: dict[int, int] = {}  # column → rows it is still taken for
    result = []
    for row in rows:
        here, column = [], 0
        taken = {at for at, left in busy.items() if left > 0}
        busy = {at: left - 1 for at, left in busy.items() if left > 1}
        for cell in row.cells:
            while column in taken:
                column += 1
            here.append((column, cell))
            for at in range(column, column + cell.colspan):
                busy[at] = max(busy.get(at, 0), cell.rowspan - 1)
            column += cell.colspan
        result.append(here)
    return result


def legend(table: Table, lang: str) -> str:
    """Return the line that explains the signs a table uses, or nothing."""
    used = {cell.mark for row in table.rows for cell in row.cells}
    signs = [f"{sign} {WORDS[lang][mark]}" for mark, sign in SIGNS.items() if mark in used]
    return f"{WORDS[lang]['legend']}: {'; '.join(signs)}." if signs else ""


def printed(blocks: list[Block]) -> list[Block]:
    """Return the blocks that go on paper: nothing for the screen only, no heading over only such."""
    return [
        block
        for index, block in enumerate(blocks)
        if not (_screen_only(block) or _heads_screen_only(block, blocks[index + 1 :]))
    ]


def _screen_only(block: Block) -> bool:
    return isinstance(block, ReportText) or (isinstance(block, Table) and block.screen_only)


def _heads_screen_only(block: Block, following: list[Block]) -> bool:
    if not isinstance(block, Heading):
        return False
    section = takewhile(lambda other: not isinstance(other, Heading) or other.level > block.level, following)
    content = [other for other in section if not isinstance(other, Heading) and not _closes(other)]
    return bool(content) and all(map(_screen_only, content))


def _closes(block: Block) -> bool:
    """Tell whether a block is the closing "./.", which ends the annex and not only its last section."""
    return isinstance(block, Text) and block.style == "end"


def anchors(blocks: list[Block], *, data: bool = True) -> set[str]:
    """Return every place a link may lead to, charts' data included or not; a doubled one is an error."""
    seen: set[str] = set()
    for anchor in (name for block in blocks for name in _anchors(block, data=data) if name):
        if anchor in seen:
            raise ValueError(f"two places of the annex share the anchor {anchor!r}: each needs its own")
        seen.add(anchor)
    return seen


def _anchors(block: Block, *, data: bool) -> list[str]:
    if isinstance(block, Chart):
        return [block.anchor, *(_anchors(block.data, data=data) if data else [])]
    if isinstance(block, Table):
        return [block.anchor, *(cell.anchor for row in (*block.head, *block.rows) for cell in row.cells)]
    if isinstance(block, ReportText):
        return [block.anchor, *(segment.anchor for each in block.paragraphs for segment in each.segments)]
    return [block.anchor] if isinstance(block, (Heading, KeyFigures)) else []
