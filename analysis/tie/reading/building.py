"""Blocks are numbered and given their sections as a reader comes upon them; a footnote takes its mark's section."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from analysis.tie.document import Block, Kind
from analysis.tie.outline import Outline

_BULLETS = ("-", "–", "—", "+", "*", "•", "·", "o ")


@dataclass
class Builder:
    """Collects the blocks of one document in reading order; every reader of a format fills one."""

    outline: Outline = field(default_factory=Outline)
    blocks: list[Block] = field(default_factory=list)
    tables: int = 0

    def text(
        self, text: str, *, styled: bool = False, marks: tuple[tuple[int, int], ...] = (), source: str = ""
    ) -> None:
        """Add a paragraph or heading; `styled` says that the file shows it as a heading."""
        standing = self.outline.enter(text, styled=styled, indented=text.startswith(_BULLETS))
        kind = Kind.HEADING if standing.heading else Kind.PARAGRAPH
        self._add(kind, text, marks=marks, source=source)

    def note(
        self, note: str, text: str, *, marks: tuple[tuple[int, int], ...] = (), source: str = ""
    ) -> None:
        """Add a paragraph of a footnote."""
        self._add(Kind.FOOTNOTE, text, note=note, marks=marks, source=source)

    def cell(self, text: str, **place) -> None:
        """Add a cell whose table, row and column the file tells."""
        if text:
            self._add(Kind.CELL, text, **place)

    def table(self, rows: list[list[str]]) -> None:
        """Add the cells of a table, empty ones left out."""
        self.tables += 1
        for row, cells in enumerate(rows, 1):
            for column, text in enumerate(cells, 1):
                self.cell(text, table=self.tables, row=row, column=column)

    def _add(self, kind: Kind, text: str, **place) -> None:
        self.blocks.append(Block(len(self.blocks), kind, text, self.outline.section, **place))

    def done(self) -> tuple[Block, ...]:
        """Return the blocks, each footnote with the section in which its mark first stands."""
        sections = {}
        for block in self.blocks:
            if block.kind is not Kind.FOOTNOTE:
                for start, end in block.marks:
                    sections.setdefault(block.text[start:end].strip("()[] *"), block.section)
        return tuple(
            replace(each, section=sections.get(each.note, each.section))
            if each.kind is Kind.FOOTNOTE
            else each
            for each in self.blocks
        )
