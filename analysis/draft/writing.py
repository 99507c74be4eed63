"""A month's draft: the declared sentences, filled with the figures as they are printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from analysis.draft import facts
from analysis.draft.blocks import (
    Block,
    Draft,
    Footnote,
    Heading,
    Mark,
    Paragraph,
    Piece,
    Table,
)
from analysis.draft.declared import Citations, Lines, Rows, Section, Sentence, Text
from analysis.draft.sentences import SECTIONS

if TYPE_CHECKING:
    from analysis.forms.monthfile import MonthFile
    from analysis.results import Results

OPEN = "[Nội dung do cơ quan chủ trì bổ sung]"
_BRACES = re.compile(r"\{(?:(\w+):)?([\w\[\]]+)\}")


def draft(results: Results, month_file: MonthFile, previous: Results | None = None) -> Draft:
    """Write a month's draft; `previous` are the results of the month before, where its forms are there."""
    writer = _Writer(facts.Facts(results, month_file, previous))
    report = month_file.report
    return Draft(
        report.number,
        report.issuer.vi,
        report.place.vi,
        report.date,
        facts.title(month_file),
        (Paragraph((facts.opening(month_file),)), *writer.blocks(SECTIONS)),
        facts.warning(month_file),
    )


class _Writer:
    """Fills sections one after the other and numbers their footnotes."""

    def __init__(self, known: facts.Facts):
        self._known = known
        self._notes = 0
        self._content = {Text: self._text, Citations: self._citations, Rows: self._rows, Lines: self._lines}

    def blocks(self, sections: Iterable[Section]) -> Iterator[Block]:
        for section in sections:
            yield Heading(section.number, section.number.count(".") + 1, self._title(section.title))
            written = [
                block for each in section.content for block in self._content[type(each)](section, each)
            ]
            yield from written
            if section.open or (section.content and not written):
                yield Paragraph((OPEN,), open=True)

    def _title(self, title: str) -> tuple[Piece, ...]:
        """Fill a title; without its figure it says the same without the number."""
        filled = self._clause(title)
        return (_BRACES.sub("", title).replace("  ", " ").strip(),) if filled is None else tuple(filled)

    def _text(self, _: Section, text: Text) -> Iterator[Paragraph]:
        pieces = self._sentences(text.sentences)
        noted = self._sentences(text.note)
        if pieces or noted:
            yield self._noted(pieces, noted)

    def _citations(self, section: Section, cited: Citations) -> Iterator[Paragraph]:
        documents = self._known.documents(section.number)
        if documents:
            yield self._noted((f"{cited.sentence}.",), (f"{'; '.join(documents)}.",))

    def _noted(self, pieces: tuple[Piece, ...], noted: tuple[Piece, ...]) -> Paragraph:
        """Return a paragraph that calls its footnote before its last full stop."""
        if not noted:
            return Paragraph(pieces)
        if not pieces:
            return Paragraph(noted)
        self._notes += 1
        *before, last = pieces
        called = (*before, last.removesuffix("."), Mark(self._notes), ".")
        return Paragraph(called, (Footnote(self._notes, noted),))

    def _sentences(self, sentences: Iterable[Sentence]) -> tuple[Piece, ...]:
        written = [pieces for each in sentences if (pieces := self._sentence(each))]
        joined: list[Piece] = []
        for pieces in written:
            joined += [*([" "] if joined else []), *pieces]
        return tuple(_merged(joined))

    def _sentence(self, sentence: Sentence) -> list[Piece]:
        first, *others = sentence.clauses
        if sentence.nothing and self._is_zero(first):
            return [f"{sentence.nothing}."]
        pieces = self._clause(first)
        if pieces is None:
            return []
        for clause in others:
            pieces += self._clause(clause) or []
        return [*pieces, sentence.end]

    def _is_zero(self, clause: str) -> bool:
        names = [name for kind, name in _BRACES.findall(clause) if not kind]
        return bool(names) and self._known.is_zero(names[0])

    def _clause(self, clause: str) -> list[Piece] | None:
        """Fill a clause; None where one of its figures cannot be stated."""
        pieces: list[Piece] = []
        end = 0
        for found in _BRACES.finditer(clause):
            filled = self._known.filled(found[1] or "figure", found[2])
            if filled is None:
                return None
            pieces += [clause[end : found.start()], *filled]
            end = found.end()
        return [*pieces, clause[end:]]

    def _rows(self, _: Section, rows: Rows) -> Iterator[Table]:
        keys = self._known.keys(rows.frame, rows.column)
        lines = [
            (rows.register[key].label.vi, [self._known.cell(f"{family}[{key}]") for family in rows.families])
            for key in keys
        ]
        if not any(cell for _, cells in lines for cell in cells):
            return
        body = [((str(at),), (name,), *cells) for at, (name, cells) in enumerate(lines, 1)]
        total = ((), ("Tổng cộng",), *map(self._known.cell, rows.totals))
        widths = (0.8, 2.8, *([1.7] * len(rows.families)))
        yield Table(rows.heads, widths, (*body, total), total=True)

    def _lines(self, _: Section, lines: Lines) -> Iterator[Table]:
        known = [(name, cell) for name, figure in lines.lines if (cell := self._known.cell(figure))]
        if known:
            body = tuple(((str(at),), (name,), cell) for at, (name, cell) in enumerate(known, 1))
            yield Table(lines.heads, (0.8, 5, 2.4), body)


def _merged(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the pieces with neighbouring texts joined and empty ones left out."""
    text = ""
    for piece in pieces:
        if isinstance(piece, str):
            text += piece
            continue
        if text:
            yield text
        text = ""
        yield piece
    if text:
        yield text
