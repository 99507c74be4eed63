"""What a Word document says from its first block to its last: paragraphs, tables, notes and boxes in reading order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analysis.tie.document import Kind
from analysis.tie.word.flow import Flow, Reference
from analysis.tie.word.numbering import Numbering
from analysis.tie.word.runs import Marks, Story, is_unicode, note_format
from analysis.tie.word.styles import Styles
from analysis.tie.word.xml import child, children, every, local, number, value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from analysis.tie.word.package import Package

_WRAPPERS = {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"}
_OPENING = "([ )]\t"  # what is left of typed brackets around a note's own mark


@dataclass(frozen=True)
class Passage:
    """One block as the file has it; `flow` leads each character back to its element.

    `part` is the part it stands in; `styled` says that the file shows it as a heading; `anchor` is the reference in
    the body that a footnote hangs on.
    """

    kind: Kind
    flow: Flow
    part: str
    styled: bool = False
    note: str = ""
    table: int = 0
    row: int = 0
    column: int = 0
    rows: int = 1
    columns: int = 1
    anchor: _Element | None = None


@dataclass
class _Cell:
    """A cell being read: where it starts in the table's grid, and how far it goes."""

    row: int
    start: int
    end: int
    flow: Flow
    rows: int = 1


@dataclass
class Reading:
    """One Word document being read."""

    package: Package
    trees: dict[str, _Element] = field(default_factory=dict)  # part → its tree
    passages: list[Passage] = field(default_factory=list)
    tables: int = 0
    called: set[str] = field(default_factory=set)  # the marks met so far
    within: Reference | None = None  # the note that is being read, as the body refers to it

    def __post_init__(self):
        styles = Styles(self.tree("styles"), self.tree("theme"))
        self.body = self.package.document
        self.trees[self.body] = self.package.parsed(self.body)
        settings = self.tree("settings")
        marks = {kind: self._marks(kind, settings) for kind in ("footnotes", "endnotes")}
        self.story = Story(styles, marks, follows_fields=self._fields_end())
        self.story.holds_old_letters = self._holds_old_letters(styles)
        self.numbering = Numbering(self.tree("numbering"), styles)
        self.note_elements = {kind: self._notes(kind) for kind in marks}

    def tree(self, kind: str) -> _Element | None:
        """Return the tree of the document's part of a kind, None where there is none."""
        name = self.package.part(kind)
        if name and name not in self.trees:
            self.trees[name] = self.package.parsed(name)
        return self.trees.get(name)

    def _marks(self, kind: str, settings: _Element | None) -> Marks:
        name = f"{kind[:-1]}Pr"
        sections = list(every(self.trees[self.body], "sectPr"))
        found = [each for section in sections for each in children(section, name)]
        found += children(settings, name)
        if found:
            return Marks(*note_format(found[0]))
        return Marks("decimal" if kind == "footnotes" else "lowerRoman")

    def _fields_end(self) -> bool:
        """Tell whether each field that begins also ends; else its code would swallow the rest of the report."""
        kinds = [value(each, "fldCharType") for each in every(self.trees[self.body], "fldChar")]
        return kinds.count("begin") == kinds.count("end")

    def _holds_old_letters(self, styles: Styles) -> bool:
        """Tell whether text in old fonts is in their letters: many a file was converted and kept the fonts' names."""
        paragraphs = every(self.trees[self.body], "p")
        pairs = ((run, paragraph) for paragraph in paragraphs for run in _runs(paragraph))
        runs = [run for run, paragraph in pairs if styles.encoding(run, paragraph)]
        return 2 * sum(map(is_unicode, runs)) <= sum(_has_letters(run) for run in runs)

    def _notes(self, kind: str) -> dict[str, _Element]:
        tree = self.tree(kind)
        return {} if tree is None else {value(each, "id"): each for each in tree}

    def read(self) -> list[Passage]:
        """Return every block of the document."""
        self.stream(child(self.trees[self.body], "body"), self.body)
        return self.passages

    def stream(self, parent: _Element | None, part: str) -> None:
        """Read paragraphs and tables in order; a paragraph whose end was deleted goes on in the next."""
        open_flow, level = None, 0
        for each in _blocks(parent):
            if local(each) == "tbl":
                self.keep(open_flow, part, level)
                open_flow = None
                self.table(each, part)
                continue
            if open_flow is None:
                open_flow, level = self.paragraph(each), self.story.styles.level(each)
            else:
                open_flow.join(self.story.paragraph(each))
            if not _mark(each, "del", "moveFrom"):
                self.keep(open_flow, part, level)
                open_flow = None
        self.keep(open_flow, part, level)

    def paragraph(self, element: _Element) -> Flow:
        """Read one paragraph behind its number."""
        return self.story.paragraph(element, self.numbering.prefix(element))

    def keep(self, flow: Flow | None, part: str, level: int) -> None:
        """Keep a paragraph that says something, then the notes and boxes that hang on it."""
        if flow is None:
            return
        flow = flow.composed()
        if flow.text or flow.revisions:
            note = self._typed_note(flow)
            kind = Kind.FOOTNOTE if note else Kind.PARAGRAPH
            styled = level > 0 or flow.stands_out
            self.passages.append(Passage(kind, flow, part, styled=styled, note=note))
        self.hanging(flow, part)

    def _typed_note(self, flow: Flow) -> str:
        """Return the number of a footnote typed as a paragraph: it begins with a raised number called before."""
        marks = [flow.text[start:end].strip("()[] ") for start, end in flow.marks]
        first = marks[0] if marks and flow.marks[0][0] == 0 and not flow.notes else ""
        found = first if first in self.called else ""
        self.called.update(marks)
        return found

    def hanging(self, flow: Flow, part: str) -> None:
        """Read the footnotes and text boxes of a block."""
        open_fields, self.story.fields = self.story.fields, []
        for note in flow.notes:
            element = self.note_elements[note.kind].pop(note.id, None)
            if element is not None:
                self.note(element, note)
        for box in flow.boxes:
            self.story.told["text box"] += 1
            self.stream(box, part)
        self.story.fields = open_fields

    def note(self, element: _Element, note: Reference) -> None:
        """Read a footnote or endnote as one block, without the brackets typed around its own mark."""
        part = self.package.part(note.kind)
        flow = self.lines(element)
        typed = len(flow.text) - len(flow.text.lstrip(_OPENING)) if flow.text.startswith(("()", "[]")) else 0
        flow.chars, flow.origins = flow.chars[typed:], flow.origins[typed:]
        flow = _labelled(flow.composed(), note.label)
        around, self.within = self.within, self.within or note
        self.passages.append(Passage(Kind.FOOTNOTE, flow, part, note=note.label, anchor=self.within.element))
        for inner in _blocks(element):
            if local(inner) == "tbl":
                self.table(inner, part)
        self.hanging(flow, part)
        self.within = around

    def lines(self, parent: _Element) -> Flow:
        """Return all paragraphs of a cell or a note as one flow, a line each."""
        whole, ended = Flow(), False
        for each in _blocks(parent):
            if local(each) == "p":
                whole.join(self.paragraph(each), "\n" if ended else "")
                ended = not _mark(each, "del", "moveFrom")
        return whole.composed()

    def table(self, element: _Element, part: str) -> None:
        """Read a table's cells row by row, and after it the tables nested in its cells."""
        self.tables += 1
        number_of_table, cells, nested = self.tables, [], []
        above: dict[int, _Cell] = {}
        gone: list[tuple[str, str]] = []
        row_number = 0
        for row in _rows(element):
            if (removed := _row_change(row, "del")) is not None:
                gone.append(("deleted", removed))
                continue
            row_number += 1
            self._row(row, row_number, above, cells, nested)
        starts = sorted({cell.start for cell in cells})
        for cell in cells:
            cell.flow.revisions[:0], gone = gone, []
            self.passages.append(_placed(cell, starts, number_of_table, part, self.within))
        if gone:  # no row is left to tell it at
            self.passages.append(Passage(Kind.PARAGRAPH, Flow(revisions=gone), part))
        for cell in cells:
            self.hanging(cell.flow, part)
        for each in nested:
            self.table(each, part)

    def _row(self, row: _Element, at: int, above: dict[int, _Cell], cells: list[_Cell], nested: list) -> None:
        start = number(value(child(row, "trPr", "gridBefore")))
        inserted = child(row, "trPr", "ins") is not None
        for each in _cells(row):
            end = start + max(1, number(value(child(each, "tcPr", "gridSpan")), 1))
            merge = child(each, "tcPr", "vMerge")
            top = above.get(start)
            if merge is not None and value(merge) != "restart" and top is not None:
                top.rows = at - top.row + 1
                extra = self.lines(each)
                if extra.text:  # Word hides it; it must not vanish
                    self.story.told["under a merged cell"] += 1
                    top.flow.join(extra, "\n")
            else:
                cell = _Cell(at, start, end, self.lines(each))
                if inserted and cell.flow.text and not cell.flow.revisions:
                    cell.flow.revisions.insert(0, ("inserted", cell.flow.text))
                above[start] = cell
                cells.append(cell)
            nested += [inner for inner in _blocks(each) if local(inner) == "tbl"]
            start = end


def _labelled(flow: Flow, label: str) -> Flow:
    """Return a note's text behind its number, as a reader sees it; one with a mark of its own has that already."""
    if not label:
        return flow
    whole = Flow()
    whole.add(f"({label}) ", None)
    whole.join(flow)
    whole.marks = (
        (0, len(label) + 2),
        *((start + len(label) + 3, end + len(label) + 3) for start, end in flow.marks),
    )
    return whole


def _placed(cell: _Cell, starts: list[int], table: int, part: str, within: Reference | None) -> Passage:
    """Return a cell with its column counted over the columns that hold something, not over the file's fine grid."""
    column = starts.index(cell.start) + 1
    columns = max(1, sum(cell.start <= start < cell.end for start in starts))
    note, anchor = (within.label, within.element) if within else ("", None)
    place = {"table": table, "row": cell.row, "column": column, "rows": cell.rows, "columns": columns}
    return Passage(Kind.CELL, cell.flow, part, note=note, anchor=anchor, **place)


def _blocks(parent: _Element | None) -> Iterator[_Element]:
    """Yield the paragraphs and tables under an element, content controls and the like looked through."""
    for each in () if parent is None else parent:
        name = local(each)
        if name in ("p", "tbl"):
            yield each
        elif name in _WRAPPERS:
            yield from _blocks(each)
        elif name == "AlternateContent":
            chosen = child(each, "Choice")
            yield from _blocks(child(each, "Fallback") if chosen is None else chosen)


def _rows(table: _Element) -> Iterator[_Element]:
    yield from _wrapped(table, "tr")


def _cells(row: _Element) -> Iterator[_Element]:
    """Yield the cells of a row that were not deleted."""
    yield from (cell for cell in _wrapped(row, "tc") if child(cell, "tcPr", "cellDel") is None)


def _wrapped(parent: _Element, wanted: str) -> Iterator[_Element]:
    for each in parent:
        if local(each) == wanted:
            yield each
        elif local(each) in _WRAPPERS:
            yield from _wrapped(each, wanted)


def _row_change(row: _Element, name: str) -> str | None:
    """Return the text of a row that was tracked as deleted, None where it was not."""
    if child(row, "trPr", name) is None:
        return None
    return " ".join(
        "".join(each.text or "" for each in row.iter() if local(each) in ("t", "delText")).split()
    )


def _runs(paragraph: _Element) -> Iterator[_Element]:
    """Yield the runs of a paragraph, not those of the text boxes in it."""
    return (run for run in every(paragraph, "r") if next(run.iterancestors("{*}p"), None) is paragraph)


def _has_letters(run: _Element) -> bool:
    """Tell whether a run holds letters beyond ASCII."""
    return any(not (each.text or "").isascii() for each in every(run, "t"))


def _mark(paragraph: _Element, *names: str) -> bool:
    """Tell whether the end of a paragraph was tracked as deleted or moved away."""
    marks = child(paragraph, "pPr", "rPr")
    return any(child(marks, name) is not None for name in names)
