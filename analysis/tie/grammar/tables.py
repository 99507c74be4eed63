"""What a table says of the numbers in its cells: row numbers, column numbers, and the unit of row and column."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from math import prod

from analysis.declare import DONG, PERCENT, POINTS, TIMES
from analysis.tie.document import Block, Kind
from analysis.tie.grammar.citing import SHORTEST_DIALLED
from analysis.tie.grammar.lexicon import (
    CODES,
    NOUNS,
    PERCENT_LABELS,
    ROW_LABELS,
    SCALES,
    UNIT_LABELS,
    fold,
    longest,
)
from analysis.tie.grammar.quantities import NO_RULE
from analysis.tie.grammar.separators import NUMBER, Writing, worth_of
from analysis.tie.grammar.units import unit_at
from analysis.tie.token import Class, Token

_WHOLE = re.compile(
    rf"(?P<open>\()?(?P<sign>[-−–+])?\s?(?P<n>\d{{1,3}}(?:[ \u00a0]\d{{3}})+|{NUMBER})\s*(?P<unit>%|lần)?(?(open)\))"
)
_COLUMN_NUMBER = re.compile(r"\(?\s*(?:\d{1,2}|[A-Za-z])\s*\)?(?:\s*=.*)?")
_ROW_NUMBER = re.compile(r"\(?(?P<n>\d{1,3}(?:\.\d{1,2})*)[.)]?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONEY = re.compile(
    r"(?P<s>nghìn tỷ|nghìn|ngàn|triệu|tỷ|tỉ|1\.?000|tr|ng)?\.?\s*(?:đồng\b|(?<!\w)VNĐ\b|(?<=\.)đ\b|(?<=tr)đ\b)"
    r"|\((?P<alone>tỷ|triệu)\)",
    re.IGNORECASE,
)
_SCALE = re.compile(r"\s*(nghìn|ngàn|triệu|tỷ|tỉ|1\.?000)\s+", re.IGNORECASE)
_SCALES = {**SCALES, "1000": 1000, "1.000": 1000, "tr": 10**6, "ng": 1000}
_FOREIGN = re.compile(r"(?P<s>nghìn|triệu|tỷ|tỉ|1\.?000)?\s*(?:USD|US\$|đô la|Euro|EUR)(?!\w)", re.IGNORECASE)
_CODE = re.compile(r"0\d{2,}|\d{12,}")  # an account, a card, a telephone: nothing is counted in twelve digits
_COMPARES = re.compile(
    r"(?:.{0,20}\s)?(?:so với|so sánh|so ck|so cùng kỳ|so kế hoạch|chênh lệch|chỉ số phát triển|ss)(?!\w)",
    re.IGNORECASE,
)
_NOUN_WORDS = longest(NOUNS)
_POINTS = re.compile(r"điểm\s*(?:phần trăm|%)", re.IGNORECASE)
_TIMES = re.compile(r"(?<!\w)\(?lần\)?(?:$|[\s)])")
_YEAR_HEADS = frozenset(
    {"năm", "năm sinh", "ngày sinh", "ngày tháng năm sinh", "ngày, tháng, năm sinh", "năm xây dựng"}
)
_MOST_LABEL_COLUMNS = 3


@dataclass
class _Grid:
    cells: dict[tuple[int, int], str] = field(default_factory=dict)
    first: int = 1  # the first row of data
    numbering: frozenset[int] = frozenset()  # rows that number the columns
    heads: dict[int, str] = field(default_factory=dict)
    labels: dict[int, str] = field(default_factory=dict)
    row_column: int = 0  # the column of row numbers
    unit_column: int = 0
    caption: str = ""


class Tables:
    """The tables of a document, looked at as a whole before any of their cells is read."""

    def __init__(self, blocks: Iterable[Block]):
        self._grids: dict[int, _Grid] = defaultdict(_Grid)
        last = ""
        for block in blocks:
            if block.kind is Kind.CELL:
                if block.table not in self._grids:
                    self._grids[block.table].caption = last[-80:]
                self._grids[block.table].cells[block.row, block.column] = block.text.strip()
            else:
                last = block.text
        for grid in self._grids.values():
            _look(grid)

    def cell(self, block: Block, writing: Writing) -> list[Token]:
        """Return the token of a cell that holds nothing but a number; none where the cell holds words as well."""
        grid, text = self._grids[block.table], block.text
        if block.row in grid.numbering:
            return [
                _token(block, each, Class.ROW_NUMBER, "row number: of columns")
                for each in re.finditer(r"\d+", text)
            ]
        if block.column == grid.row_column and (found := _ROW_NUMBER.fullmatch(text.strip())):
            found = re.search(re.escape(found["n"]), text)
            return [_token(block, found, Class.ROW_NUMBER, "row number: of rows")]
        found = _WHOLE.fullmatch(text.strip())
        if not found:
            return []
        found = _WHOLE.match(text, len(text) - len(text.lstrip()))
        if _CODE.fullmatch(found["n"]) or fold(grid.heads.get(block.column, "")) in CODES:
            return [_coded(grid, block, found)]
        if _YEAR.fullmatch(found["n"]) and _is_year(grid, block):
            return [_token(block, found, Class.YEAR, "year: heads a table", value=Decimal(found["n"]))]
        return [_quantity(grid, block, found, writing)]


def _look(grid: _Grid) -> None:
    """Find a table's header rows, its column of row numbers and its column of units."""
    rows = sorted({row for row, _ in grid.cells})
    columns = sorted({column for _, column in grid.cells})
    grid.numbering = frozenset(row for row in rows[:6] if _numbers_columns(grid, row, columns))
    data = [row for row in rows if row not in grid.numbering and _holds_data(grid, row)]
    grid.first = data[0] if data else rows[-1] + 1
    for column in columns:
        heads = [
            grid.cells.get((row, column), "")
            for row in rows
            if row < grid.first and row not in grid.numbering
        ]
        grid.heads[column] = " ".join(dict.fromkeys(filter(None, heads)))
    named = [column for column in columns if fold(grid.heads[column]) in ROW_LABELS]
    grid.row_column = named[0] if named else _counting_column(grid, rows, columns)
    units = [column for column in columns if fold(grid.heads[column]) in UNIT_LABELS]
    grid.unit_column = units[0] if units else 0
    for row in rows:
        words = [
            text
            for column in columns[:_MOST_LABEL_COLUMNS]
            if column != grid.row_column
            and (text := grid.cells.get((row, column), ""))
            and not _WHOLE.fullmatch(text)
        ]
        grid.labels[row] = words[0] if words else ""


def _numbers_columns(grid: _Grid, row: int, columns: list[int]) -> bool:
    """Whether a row is (1) (2) (3)…, with letters or sums of columns allowed."""
    texts = [grid.cells[row, column] for column in columns if grid.cells.get((row, column))]
    if len(texts) < min(3, len(columns)) or not all(_COLUMN_NUMBER.fullmatch(text) for text in texts):
        return False
    numbers = [int(found[0]) for text in texts if (found := re.search(r"\d+", text.split("=")[0]))]
    counting = all(later == earlier + 1 for earlier, later in pairwise(numbers))
    return len(numbers) > 1 and counting and numbers[0] <= 2  # noqa: PLR2004 -- "A B 1 2" or "1 2 3"


def _holds_data(grid: _Grid, row: int) -> bool:
    texts = [text for (at, column), text in grid.cells.items() if at == row and text]
    numbers = [text for text in texts if _WHOLE.fullmatch(text) and not _YEAR.fullmatch(text)]
    return bool(numbers)


def _counting_column(grid: _Grid, rows: list[int], columns: list[int]) -> int:
    """Return the first column if it counts 1, 2, 3 though nothing heads it so."""
    if len(columns) < 2 or grid.heads[columns[0]]:  # noqa: PLR2004 -- a lone column is data
        return 0
    texts = [grid.cells.get((row, columns[0]), "") for row in rows if row >= grid.first]
    numbers = [int(text.strip(".")) for text in texts if text.strip(".").isdigit()]
    return columns[0] if len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1)) else 0


def _is_year(grid: _Grid, block: Block) -> bool:
    if block.row < grid.first:
        return True
    column = [text for (row, at), text in grid.cells.items() if at == block.column and row >= grid.first]
    return (
        all(_YEAR.fullmatch(text) for text in column) or fold(grid.heads.get(block.column, "")) in _YEAR_HEADS
    )


def _quantity(grid: _Grid, block: Block, found: re.Match, writing: Writing) -> Token:
    """Return a cell's number with the class and unit that its sign, its column, its row or the caption tell."""
    worth = worth_of(found["n"], writing)
    if worth is None:
        return _token(block, found, Class.UNCLASSIFIED, NO_RULE)
    negative = found["sign"] in {"-", "−", "–"} or (found["open"] and worth.step < 1)
    cls, unit, noun, scale = _meaning(grid, block, found, whole=worth.step == 1)
    sign = -scale if negative else scale
    value = worth.value * sign if sign != 1 else worth.value
    what = {
        "value": value,
        "step": worth.step * scale if scale != 1 else worth.step,
        "other": None if worth.other is None else worth.other * scale,
    }
    remark = f", {worth.remark}" if worth.remark else ""
    return _token(block, found, cls, f"{cls.value}: table cell{remark}", unit=unit, noun=noun, **what)


def _meaning(grid: _Grid, block: Block, found: re.Match, *, whole: bool) -> tuple[Class, str, str, int]:
    """Return class, unit, noun and scale."""
    if found["unit"]:
        return (
            (Class.PERCENT, PERCENT.key, "", 1) if found["unit"] == "%" else (Class.TIMES, TIMES.key, "", 1)
        )
    unit_cell = grid.cells.get((block.row, grid.unit_column), "") if grid.unit_column else ""
    head = grid.heads.get(block.column, "") if block.row >= grid.first else ""
    label = grid.labels.get(block.row, "")
    if head and (share := _share_in(head)):
        return share
    if _COMPARES.match(head):  # in the row's unit, in percent or an index: the table does not say
        return (Class.COUNT if whole else Class.MEASURE), "", "", 1
    for text in (unit_cell, head, label, grid.caption if "tính" in grid.caption else ""):
        if text and (meaning := _unit_in(text, whole=whole)):
            return meaning
    for text in (head, "" if _names_a_place(label) else label):
        noun, unit = _noun_in(text)
        if noun and whole:
            return Class.COUNT, unit, noun, 1
    return (Class.COUNT if whole else Class.MEASURE), "", "", 1


def _unit_in(text: str, *, whole: bool) -> tuple[Class, str, str, int] | None:
    """Return what a heading says of its numbers: points, percent, money, times, or a unit in brackets."""
    if share := _share_in(text):
        return share
    if found := _MONEY.search(text) or _FOREIGN.search(text):
        scale = prod(
            _SCALES[word] for word in (found["s"] or found.groupdict().get("alone") or "").lower().split()
        )
        unit = DONG.key if found.re is _MONEY else ""
        return Class.MONEY, unit, found[0].strip("()"), scale
    if _TIMES.fullmatch(text.strip()):
        return Class.TIMES, TIMES.key, "", 1
    inside = re.findall(r"\(([^()]{1,20})\)", text) or [text]
    return next(filter(None, (_counted_in(each, whole=whole) for each in inside)), None)


def _share_in(text: str) -> tuple[Class, str, str, int] | None:
    """Return the class of a heading of points or percents, which holds whatever unit the row has."""
    if _POINTS.search(text):
        return Class.POINTS, POINTS.key, "", 1
    if "%" in text or fold(text).startswith(PERCENT_LABELS):
        return Class.PERCENT, PERCENT.key, "", 1
    return None


def _counted_in(text: str, *, whole: bool) -> tuple[Class, str, str, int] | None:
    """Return the noun or the measure that a text consists of."""
    scaled = _SCALE.match(text)
    scale = _SCALES[fold(scaled[1])] if scaled else 1
    noun = text[scaled.end() :] if scaled else text
    if (whole or scale > 1) and fold(noun) in NOUNS:
        return Class.COUNT, NOUNS[fold(noun)], text, scale
    measured = unit_at(f" {noun}", 0)
    return (Class.MEASURE, "", text, scale) if measured and measured[0] == len(noun) + 1 else None


def _noun_in(text: str) -> tuple[str, str]:
    """Return the first lexicon noun in a heading, and its unit."""
    words = re.findall(r"[^\W_][\w-]*", text)
    for start in range(len(words)):
        for size in range(min(_NOUN_WORDS, len(words) - start), 0, -1):
            noun = " ".join(words[start : start + size])
            if fold(noun) in NOUNS and fold(noun) not in _PLACES:
                return noun, NOUNS[fold(noun)]
    return "", ""


# In a row's label these name the place or office that a row is about, not what is counted.
_PLACES = frozenset(
    fold(word)
    for word in (
        "huyện",
        "thành phố",
        "tỉnh",
        "xã",
        "phường",
        "thị xã",
        "sở",
        "ban",
        "ngành",
        "cơ sở",
        "quận",
        "tuyến",
        "cấp",
        "mã",
        "tin",
    )
)


def _names_a_place(label: str) -> bool:
    """Whether a row's label is a place's or office's name: "Huyện Mẫu Đông" is no area in mẫu."""
    words = re.findall(r"[^\W_][\w-]*", label)
    return any(fold(" ".join(words[:size])) in _PLACES for size in (1, 2))


def _token(block: Block, found: re.Match, cls: Class, reason: str, **what) -> Token:
    return Token(block.number, *found.span(), found[0], cls, reason=reason, **what)


def _coded(grid: _Grid, block: Block, found: re.Match[str]) -> Token:
    """Read a code; short digits with a leading zero among numbers without one are none: 041 below 401 is a slip."""
    column = [
        text for (row, column), text in grid.cells.items() if column == block.column and row >= grid.first
    ]
    numbers = [text.strip() for text in column if text.strip()[:1].isdigit()]
    known = fold(grid.heads.get(block.column, "")) in CODES or len(found["n"]) >= SHORTEST_DIALLED
    if known or all(_CODE.fullmatch(each) for each in numbers):
        return _token(block, found, Class.IDENTIFIER, "identifier: table cell")
    return _token(block, found, Class.UNCLASSIFIED, "leading zeros among numbers")
