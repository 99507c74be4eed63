"""Which words belong to a number: those beside it, its passage, its table's row and column, its headings."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property

from analysis.tie.document import Block, Document, Kind
from analysis.tie.token import Token
from analysis.tie.wording import Words, words

_BEFORE, _AFTER = (
    re.compile(r"(?:\S+\s+){0,4}\S*\Z"),
    re.compile(r"\S*(?:\s+\S+){0,4}"),
)  # four words each way
_STOP = re.compile(r"(?<!\bTP)(?<!\bP)(?<!\bTX)(?<!\bH)[.;?!](?=\s|$)|\n")
_COMMA, _AND, _BRACKET = re.compile(r"[,(:–]"), re.compile(r"\bvà\b"), re.compile(r"[(:]")
_LEADING = re.compile(r"[\d.,]*")
_NUMERIC = re.compile(r"[\s\d.,%/()–-]*")


@dataclass(frozen=True)
class Context:
    """The words around one number; `before` and `after` end at the next quantity or the end of the clause."""

    before: Words
    after: Words
    next: Words  # of what follows, up to the first comma or bracket
    passage: Words  # everything of the passage before the number
    rest: Words  # what follows it in its sentence
    headings: tuple[Words, ...]  # from the chapter down
    sentence: tuple[int, int]  # the block, and the offset where the number's sentence begins
    of_base: bool = False

    @cached_property
    def passage_words(self) -> frozenset[str]:
        """Every word of the passage and its headings."""
        return frozenset((*self.passage, *self.rest, *(word for each in self.headings for word in each)))

    @cached_property
    def looked_for(self) -> dict:
        """What was found of the phrases that were looked for: filled by whoever looks, for many look for the same."""
        return {}

    @cached_property
    def before_words(self) -> frozenset[str]:
        """Every word before the number that is its own."""
        return frozenset(self.before)

    @cached_property
    def after_words(self) -> frozenset[str]:
        """Every word after the number that is its own."""
        return frozenset(self.after)

    def below(self) -> Context:
        """Return the context of the number below the stroke of a fraction."""
        return replace(self, of_base=True)


class Surroundings:
    """Finds the context of each token of one document."""

    def __init__(self, document: Document, tokens: tuple[Token, ...]):
        self._blocks = {block.number: block for block in document.blocks}
        self._quantities: dict[int, list[Token]] = defaultdict(list)
        for token in tokens:
            if token.cls.is_quantity:
                self._quantities[token.block].append(token)
        self._tables = _tables(document)
        self._intros, self._headings = _above(document)

    def of(self, token: Token) -> Context:
        """Return the words around a token."""
        block = self._blocks[token.block]
        text, headings = block.text, self._headings[block.number]
        first, last = _sentence(text, token)
        near_first, near_last = self._near(token, first, last)
        end = token.start + len(
            _LEADING.match(token.text)[0]
        )  # "10 tháng đầu năm 2022": words within the span
        before, after = text[near_first : token.start], text[end:near_last]
        label = ""
        if block.kind is Kind.CELL:
            label = self._tables[block.table].label(block)
            before = f"{label} {before}"
        passage = words(f"{self._intros[block.number]} {label} {text[: token.start]}")
        rest = words(text[token.end : last])
        parted = _boundary((_COMMA,), text, end, near_last) or near_last
        close = words(text[end:parted])
        return Context(words(before), words(after), close, passage, rest, headings, (block.number, first))

    def said(self, token: Token) -> str:
        """Return the few words around a number, itself among them; in a table what heads its row and column."""
        block = self._blocks[token.block]
        if block.kind is Kind.CELL:
            label = self._tables[block.table].label(block)
            return f"{label}: {block.text}" if label else block.text
        before, after = _BEFORE.search(block.text[: token.start]), _AFTER.match(block.text, token.end)
        return " ".join(f"{before[0]}{token.text}{after[0]}".split())

    def _near(self, token: Token, first: int, last: int) -> tuple[int, int]:
        """Return the bounds within the sentence that no other quantity crosses.

        Of the words between two quantities, those up to the first comma or bracket are not the latter's; those
        in a bracket are not the former's.
        """
        text, others = self._blocks[token.block].text, self._quantities[token.block]
        former = max(
            (other.end for other in others if first <= other.start and other.end <= token.start), default=-1
        )
        next_ = min((other.start for other in others if token.end <= other.start < last), default=-1)
        if former >= 0:
            first = _boundary((_COMMA, _AND), text, former, token.start) or former
        if next_ >= 0:
            last = _boundary((_BRACKET,), text, token.end, next_) or next_
        return first, last


def _boundary(marks: tuple[re.Pattern, ...], text: str, first: int, last: int) -> int | None:
    """Return where the first of the marks that is there parts the words between two quantities."""
    return next((found.start() for mark in marks if (found := mark.search(text, first, last))), None)


def _sentence(text: str, token: Token) -> tuple[int, int]:
    first = max((stop.end() for stop in _STOP.finditer(text, 0, token.start)), default=0)
    stop = _STOP.search(text, token.end)
    return first, stop.start() if stop else len(text)


def _above(document: Document) -> tuple[dict[int, str], dict[int, tuple[Words, ...]]]:
    """Return for each block the sentence that leads up to it, and the headings that it stands under."""
    intros, headings = {}, {}
    lead = ("", "")  # its section, its text
    standing: list[Block] = []
    caption = ""
    for block in document.blocks:
        if block.kind is Kind.HEADING:
            standing = [each for each in standing if _holds(each, block)]
            lead, caption = ("", ""), ""
        if block.kind is Kind.CELL:
            intros[block.number] = caption
        else:
            intros[block.number] = lead[1] if lead[0] == block.section else ""
        above = _headings(block, standing, document)
        headings[block.number] = tuple(words(each.text) for each in above)
        if block.kind is Kind.HEADING:
            standing.append(block)
        elif block.kind is Kind.PARAGRAPH:
            caption = block.text
            if block.text.rstrip().endswith(":"):
                lead = (block.section, block.text)
    return intros, headings


def _holds(above: Block, block: Block) -> bool:
    """Whether a heading's section holds the block's: II.2 holds II.2.1."""
    return bool(above.section) and block.section.startswith(f"{above.section}.")


def _headings(block: Block, standing: list[Block], document: Document) -> list[Block]:
    if block.kind is not Kind.FOOTNOTE:
        return [
            each
            for each in standing
            if not block.section or each.section == block.section or _holds(each, block)
        ]
    # a footnote stands at the foot of a page, and belongs to the section that refers to it
    return [
        each
        for each in document.blocks
        if each.kind is Kind.HEADING and (each.section == block.section or _holds(each, block))
    ]


class _Table:
    """One table: what heads each row and each column."""

    def __init__(self, cells: list[Block]):
        self._rows: dict[int, dict[int, str]] = defaultdict(dict)
        for cell in sorted(cells, key=lambda each: (each.row, each.column)):
            if cell.text.strip():
                self._rows[cell.row][cell.column] = cell.text.strip()
        self._head = self._head_rows()

    def _head_rows(self) -> list[int]:
        """Return the rows at the top that hold no number."""
        head = []
        for row, cells in self._rows.items():
            if any(_NUMERIC.fullmatch(text) for text in cells.values()):
                break
            head.append(row)
        return head

    def label(self, cell: Block) -> str:
        """Return what heads the cell's row, then what heads its column."""
        return ", ".join(filter(None, (self._row(cell), *self._column(cell))))

    def _row(self, cell: Block) -> str:
        before = [text for column, text in self._rows[cell.row].items() if column < cell.column]
        return next((text for text in before if not _NUMERIC.fullmatch(text)), "")

    def _column(self, cell: Block) -> list[str]:
        """Return the headings above the cell; one that spans columns stands in the first of them."""
        found = []
        for row in self._head:
            columns = [column for column in self._rows[row] if column <= cell.column]
            if columns and row != cell.row:
                found.append(self._rows[row][max(columns)])
        return found


def _tables(document: Document) -> dict[int, _Table]:
    cells: dict[int, list[Block]] = defaultdict(list)
    for block in document.blocks:
        if block.kind is Kind.CELL:
            cells[block.table].append(block)
    return {number: _Table(held) for number, held in cells.items()}
