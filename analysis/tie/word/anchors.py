"""Where comments hang in a paragraph: runs are cut at the characters' ends, each piece keeping its look."""

from __future__ import annotations

from collections import defaultdict
from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analysis.tie.word.xml import local

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# Elements in which the marks of a comment may stand beside runs.
_HOLDERS = {
    "p", "hyperlink", "ins", "del", "moveTo", "moveFrom", "smartTag", "customXml", "sdtContent", "fldSimple", "bdo",
    "dir",
}  # fmt: skip


@dataclass
class Anchors:
    """The comments to hang in one part, by what they begin before and end after; nothing is changed until `write`."""

    space: str
    cuts: dict[_Element, set[int]] = field(default_factory=lambda: defaultdict(set))
    wanted: list[tuple[tuple[_Element, int], tuple[_Element, int], int]] = field(default_factory=list)
    paragraphs: list[tuple[_Element, int]] = field(default_factory=list)

    def between(self, first: tuple[_Element, int], last: tuple[_Element, int], comment: int) -> None:
        """Hang a comment on the characters from `first` to `last`, both (element, offset in its text)."""
        first, last = _outside(first), _outside(last)
        for (element, offset), past in ((first, 0), (last, 1)):
            if local(element.getparent()) == "r" and _holder(element.getparent()) is element.getparent():
                self.cuts[element].add(offset + past)
        self.wanted.append((first, last, comment))

    def around(self, element: _Element, comment: int) -> None:
        """Hang a comment on all that an element of a run stands for."""
        self.between((element, 0), (element, 0), comment)

    def before(self, paragraph: _Element, comment: int) -> None:
        """Hang a comment on the beginning of a paragraph."""
        top = _outside((paragraph, 0))[0]
        if top is paragraph:
            self.paragraphs.append((paragraph, comment))
        else:
            self.around(top, comment)

    def write(self) -> None:
        """Cut the runs and put the marks in."""
        pieces = self._cut()
        for first, last, comment in self.wanted:
            start, end = _holder(_piece(pieces, first)), _holder(_piece(pieces, last))
            start.addprevious(self._mark("commentRangeStart", comment))
            _after(end, self._mark("commentRangeEnd", comment), self._reference(comment))
        for paragraph, comment in reversed(self.paragraphs):
            at = 1 if len(paragraph) and local(paragraph[0]) == "pPr" else 0
            marks = self._mark("commentRangeStart", comment), self._mark("commentRangeEnd", comment)
            paragraph[at:at] = [*marks, self._reference(comment)]

    def _cut(self) -> dict[_Element, list[tuple[int, _Element]]]:
        """Cut every run; return for each element where the pieces of its text begin, and the runs they went to."""
        runs = dict.fromkeys(element.getparent() for element in self.cuts)
        pieces: dict[_Element, list[tuple[int, _Element]]] = {}
        for run in runs:
            self._cut_run(run, pieces)
        return pieces

    def _cut_run(self, run: _Element, pieces: dict[_Element, list[tuple[int, _Element]]]) -> None:
        children = list(run)
        look = next((each for each in children if local(each) == "rPr"), None)
        here, filled = run, False
        for each in children:
            if each is look:
                continue
            for offset, part in _parts(each, self.cuts.get(each, set())):
                if filled and offset in self.cuts.get(each, ()):
                    here, filled = _next_run(here, look), False
                if part is not each or here is not run:
                    here.append(part)
                pieces.setdefault(each, []).append((offset, here))
                filled = True
            if filled and _length(each) in self.cuts.get(each, ()):
                here, filled = _next_run(here, look), False
        if not filled and here is not run:
            here.getparent().remove(here)

    def _mark(self, name: str, comment: int) -> _Element:
        from lxml import etree  # noqa: PLC0415 -- only Word files need it

        return etree.Element(f"{{{self.space}}}{name}", {f"{{{self.space}}}id": str(comment)})

    def _reference(self, comment: int) -> _Element:
        from lxml import etree  # noqa: PLC0415

        run = etree.Element(f"{{{self.space}}}r")
        run.append(self._mark("commentReference", comment))
        return run


def _length(element: _Element) -> int:
    return len(element.text or "") if local(element) == "t" else 1


def _parts(element: _Element, cuts: set[int]) -> list[tuple[int, _Element]]:
    """Cut an element of a run; the first part is the element itself."""
    inner = sorted(cut for cut in cuts if 0 < cut < _length(element))
    if not inner:
        return [(0, element)]
    text, found = element.text or "", [(0, element)]
    for start, end in zip(inner, [*inner[1:], len(text)], strict=True):
        part = deepcopy(element)
        part.text, part.tail = text[start:end], None
        part.set(_SPACE, "preserve")
        found.append((start, part))
    element.text = text[: inner[0]]
    element.set(_SPACE, "preserve")
    return found


def _next_run(run: _Element, look: _Element | None) -> _Element:
    """Put an empty run of the same look after a run."""
    new = run.makeelement(run.tag, dict(run.attrib))
    if look is not None:
        new.append(deepcopy(look))
    run.addnext(new)
    return new


def _piece(pieces: dict[_Element, list[tuple[int, _Element]]], place: tuple[_Element, int]) -> _Element:
    """Return the run that a character went to."""
    element, offset = place
    return next((run for start, run in reversed(pieces.get(element, [])) if start <= offset), element)


def _holder(element: _Element) -> _Element:
    """Return the element itself or the nearest one around it that stands where comments may be marked."""
    while element.getparent() is not None and local(element.getparent()) not in _HOLDERS:
        element = element.getparent()
    return element


def _outside(place: tuple[_Element, int]) -> tuple[_Element, int]:
    """Return the place, or for one in a text box, where Word takes no comment, the drawing that holds the box."""
    boxes = [each for each in place[0].iterancestors() if local(each) == "txbxContent"]
    if not boxes:
        return place
    drawing = boxes[-1]
    while local(drawing.getparent()) != "r":
        drawing = drawing.getparent()
    return drawing, 0


def _after(element: _Element, *others: _Element) -> None:
    for other in reversed(others):
        element.addnext(other)
