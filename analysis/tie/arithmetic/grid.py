"""What a table of the report holds: its header, its rows with their names, and the number in each cell."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from analysis.numerals import NumeralError, Style, read
from analysis.tie.arithmetic.interval import Interval, around, exactly, meant
from analysis.tie.document import Block, Document, Kind
from analysis.tie.token import Class, Token

TOTAL = re.compile(
    r"(?:tổng(?:\s+(?:cộng|số|chung|toàn tỉnh))?|cộng(?: chung)?|toàn tỉnh|cả tỉnh|toàn thành phố|cả nước)\s*[:.]?",
    re.IGNORECASE,
)
_NUMBERING = re.compile(r"(?:stt|tt|số tt|số thứ tự|thứ tự)\.?", re.IGNORECASE)
_RATE = re.compile(
    r"%|tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|cơ cấu|bình quân|trung bình|năng suất|so sánh|tốc độ"
    r"|chỉ số|điểm|xếp|hạng|năm thành lập|\bgiá\b|\bmức\b",
    re.IGNORECASE,
)
_COLUMN_NUMBER = re.compile(r"\(?\s*(\d{1,2}|[A-Z])\s*\)?\s*(?:=.*)?|\(?\d{1,2}\)?\s*=.*")
_SHARE = re.compile(r"%|tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|cơ cấu|so sánh|tốc độ", re.IGNORECASE)
_UNITS = re.compile(r"\bĐVT\b|đơn vị tính", re.IGNORECASE)
_DASHES = {"-", "–", "—", "−"}


@dataclass(frozen=True)
class Cell:
    """One number of a table; `index` is its token, None for a dash, which stands for 0."""

    block: Block
    index: int | None
    token: Token | None
    interval: Interval
    value: Decimal
    text: str


@dataclass(frozen=True)
class Row:
    """One row under the header: what it is called, its numbering, and its numbers by column."""

    number: int
    mark: str
    name: str
    cells: dict[int, Cell]
    blank: frozenset[int]  # columns without anything in them

    @property
    def is_total(self) -> bool:
        """Whether it is called a total and nothing else."""
        return any(TOTAL.fullmatch(words.strip()) for words in (self.name, self.mark) if words)

    @property
    def is_detail(self) -> bool:
        """Whether it says what is within the row above it."""
        return re.match(r"\s*(?:trong đó|[-–+•*])", self.name, re.IGNORECASE) is not None


@dataclass(frozen=True)
class Grid:
    """One table: the header's words for each column, the row of column numbers, and the rows."""

    number: int
    headers: dict[int, str]
    formulas: dict[int, str]  # by column: what stands in the row of column numbers, (3)=(4)+(5)
    numbered: dict[int, int]  # the column's printed number → its place
    rows: tuple[Row, ...]

    def is_rate(self, column: int) -> bool:
        """Whether a column holds what cannot be added: shares, averages, ranks, prices."""
        cells = [row.cells[column] for row in self.rows if column in row.cells]
        return _RATE.search(self.headers.get(column, "")) is not None or any(
            "%" in cell.text for cell in cells
        )

    def is_share(self, column: int) -> bool:
        """Whether a column says that it is in per cent."""
        cells = [row.cells[column] for row in self.rows if column in row.cells]
        return _SHARE.search(self.headers.get(column, "")) is not None or any(
            "%" in cell.text for cell in cells
        )

    @property
    def is_mixed(self) -> bool:
        """Whether each row has a unit of its own, so that rows cannot be added."""
        return any(_UNITS.search(words) for words in self.headers.values())

    @property
    def columns(self) -> list[int]:
        """The columns with numbers, in order; the numbering of the rows is none."""
        found = sorted({column for row in self.rows for column in row.cells})
        return [each for each in found if not _NUMBERING.fullmatch(self.headers.get(each, "").strip())]


def grids(document: Document, tokens: tuple[Token, ...]) -> list[Grid]:
    """Return every table that has a header and at least two rows with numbers."""
    at: dict[int, list[int]] = defaultdict(list)
    for index, token in enumerate(tokens):
        at[token.block].append(index)
    tables: dict[int, dict[int, dict[int, Block]]] = defaultdict(lambda: defaultdict(dict))
    for block in document.blocks:
        if block.kind is Kind.CELL:
            tables[block.table][block.row][block.column] = block
    found = [_grid(number, rows, at, tokens) for number, rows in sorted(tables.items())]
    return [grid for grid in found if grid and len(grid.rows) > 1]


def _grid(
    number: int, rows: dict[int, dict[int, Block]], at: dict[int, list[int]], tokens: tuple[Token, ...]
) -> Grid | None:
    headers: dict[int, list[str]] = defaultdict(list)
    formulas: dict[int, str] = {}
    kept: list[Row] = []
    for row, blocks in sorted(rows.items()):
        cells = {column: _cell(block, at.get(block.number, []), tokens) for column, block in blocks.items()}
        if not kept and not formulas and _is_column_numbers(blocks):
            formulas = {column: block.text.strip() for column, block in blocks.items()}
            continue
        found = {column: cell for column, cell in cells.items() if cell is not None}
        if not kept and not _is_row(found, blocks):
            for column, block in blocks.items():
                headers[column].append(block.text.strip())
            continue
        kept.append(_row(row, blocks, found))
    if not headers:
        return None
    names = {
        column: " ".join(dict.fromkeys(each for each in words if each)) for column, words in headers.items()
    }
    numbered = {
        int(place[1]): column
        for column, words in formulas.items()
        if (place := re.match(r"\(?\s*(\d{1,2})\s*\)?", words))
    }
    return Grid(number, names, formulas, numbered, tuple(kept))


def _is_column_numbers(blocks: dict[int, Block]) -> bool:
    """Whether a row holds the numbers of the columns: (1) (2) (3)=(4)+(5), or A B 1 2 3."""
    words = [block.text.strip() for _, block in sorted(blocks.items()) if block.text.strip()]
    if len(words) < 3 or not all(_COLUMN_NUMBER.fullmatch(each) for each in words):  # noqa: PLR2004
        return False
    numbers = [int(found[1]) for each in words if (found := re.match(r"\(?\s*(\d{1,2})", each))]
    return bool(numbers) and numbers[0] <= 3 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))  # noqa: PLR2004


def _is_row(found: dict[int, Cell], blocks: dict[int, Block]) -> bool:
    """Whether a row is one of data: beside its numbering it has a number that is no year."""
    first = min(blocks)
    plain = [cell for column, cell in found.items() if column != first and cell.token is not None]
    return any(
        not (cell.token.cls is Class.YEAR or re.fullmatch(r"(?:19|20)\d\d", cell.text)) for cell in plain
    )


def _row(number: int, blocks: dict[int, Block], found: dict[int, Cell]) -> Row:
    columns = sorted(blocks)
    words = {column: blocks[column].text.strip() for column in columns if blocks[column].text.strip()}
    name = next((text for column, text in words.items() if _is_name(text)), "")
    first = words.get(columns[0], "")
    is_mark = re.fullmatch(r"\(?(?:\d{1,3}|[IVXLC]+|[A-Za-zđ])(?:\.\d+)*[.)]?", first) is not None
    mark = first if is_mark else ""
    drop = {columns[0]} if is_mark or _is_name(first) else set()
    blank = frozenset(column for column in columns if not blocks[column].text.strip())
    return Row(
        number, mark, name, {column: cell for column, cell in found.items() if column not in drop}, blank
    )


def _is_name(text: str) -> bool:
    return len(re.findall(r"[^\W\d_]", text)) > 1 and re.fullmatch(r"[IVXLC]+\.?", text) is None


def _cell(block: Block, indices: list[int], tokens: tuple[Token, ...]) -> Cell | None:
    """Read a cell that holds one number; None for words, blanks, and numbers among words."""
    text = block.text.strip()
    if text in _DASHES:
        return Cell(block, None, None, exactly(0), Decimal(0), text)
    if len(indices) != 1 or re.search(r"[^\W\d_]{2,}", text):
        return None
    index, token = indices[0], tokens[indices[0]]
    if token.cls.is_quantity and token.value is not None and token.high is None:
        return Cell(block, index, token, meant(token), token.value, text)
    try:
        value = read(re.sub(r"\s*%$", "", text), Style.VIETNAMESE)
    except NumeralError:
        return None
    return Cell(block, index, token, around(value), value, text)
