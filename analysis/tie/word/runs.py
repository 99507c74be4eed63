"""How the runs of a paragraph become its text: changes accepted, fields by their result, hidden text left out."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analysis.tie.word.flow import Flow, Reference
from analysis.tie.word.numbering import written
from analysis.tie.word.xml import child, every, local, number, value

if TYPE_CHECKING:
    from lxml.etree import _Element

    from analysis.tie.word.styles import Styles

# Characters of the Symbol font by their code there; those from 32 to 126 that are not here stand for themselves.
_SYMBOLS = {
    0xB3: "≥", 0xA3: "≤", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB0: "°", 0xB7: "•", 0x2D: "-", 0xB9: "≠", 0xBB: "≈",
    0xA5: "∞", 0xD7: "·", 0xAE: "→", 0xA2: "′", 0x61: "α", 0x62: "β", 0x44: "Δ", 0x53: "Σ",
}  # fmt: skip
_UNICODE = re.compile(
    "[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u0300-\u0323]"
)
_DRAWINGS = ("wingdings", "webdings", "zapf")
_CODE = re.compile(r"[0-9a-fA-F]{1,5}")
_UNKNOWN_SYMBOL = "□"
_PRIVATE = 0xF000
_ASCII = range(0x20, 0x7F)
_CONTAINERS = {
    "hyperlink", "smartTag", "customXml", "sdtContent", "fldSimple", "ins", "moveTo", "bdo", "dir", "sdt", "rubyBase",
    "ruby", "oMathPara",
}  # fmt: skip
_GONE = {"del": "deleted", "moveFrom": ""}  # a moved text is told once, where it now stands
_KEPT = {"ins": "inserted", "moveTo": "moved"}
_REFERENCES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}


@dataclass
class Marks:
    """How footnotes or endnotes are numbered, and how far."""

    format: str = "decimal"
    next: int = 1
    labels: dict[str, str] = field(default_factory=dict)

    def label(self, note_id: str) -> str:
        """Return the number of a note where it is referred to for the first time or again."""
        if note_id not in self.labels:
            self.labels[note_id] = written(self.next, self.format)
            self.next += 1
        return self.labels[note_id]


@dataclass
class Story:
    """What reading carries from paragraph to paragraph: styles, note numbers, open fields, and a tally to tell."""

    styles: Styles
    marks: dict[str, Marks]
    follows_fields: bool = True
    holds_old_letters: bool = False
    told: Counter = field(default_factory=Counter)
    fields: list[bool] = field(default_factory=list)  # of each open field, whether its result has begun

    def paragraph(self, element: _Element, prefix: str = "") -> Flow:
        """Return what a paragraph says, behind the number that Word puts before it."""
        reading = _Reading(self, element)
        reading.flow.add(prefix, None)
        reading.children(element)
        return reading.flow

    def old_encoding(self, run: _Element, paragraph: _Element) -> str:
        """Return the old encoding of a run's text; "" also where the font is old but the letters are Unicode."""
        encoding = self.styles.encoding(run, paragraph)
        if not encoding or not self.holds_old_letters or is_unicode(run):
            return ""
        self.told["old font"] += child(run, "t") is not None
        return encoding

    @property
    def is_code(self) -> bool:
        """Whether what comes next is the code of a field, not its result."""
        return self.follows_fields and not all(self.fields)


@dataclass
class _Reading:
    """One paragraph being read."""

    story: Story
    element: _Element
    flow: Flow = field(default_factory=Flow)

    def __post_init__(self):
        self.flow.paragraphs.append(self.element)

    def children(self, parent: _Element) -> None:
        for each in parent:
            self.inline(each)

    def inline(self, each: _Element) -> None:
        """Read one element that stands beside runs."""
        name = local(each)
        if name == "r":
            self.run(each)
        elif name in _GONE:
            self.flow.revise(
                _GONE[name] or "moved", _dropped(each) if _GONE[name] else "", len(self.flow.chars)
            )
        elif name in _KEPT:
            start = len(self.flow.chars)
            self.children(each)
            self.flow.revise(_KEPT[name], self.flow.text[start:], start)
        elif name in _CONTAINERS:
            self.children(each)
        elif name == "oMath":
            self.formula(each)
        elif name == "AlternateContent":
            self.alternative(each)

    def alternative(self, each: _Element) -> None:
        """Read the first of several drawings of one thing."""
        chosen = child(each, "Choice")
        self.contents(child(each, "Fallback") if chosen is None else chosen, strong=False, encoding="")

    def run(self, run: _Element) -> None:
        """Read a run, unless its text is hidden."""
        styles = self.story.styles
        if styles.is_hidden(run, self.element):
            if not self.story.is_code and _dropped(run).strip():
                self.story.told["hidden"] += 1
            self.fields_only(run)
            return
        encoding = self.story.old_encoding(run, self.element)
        if styles.is_raised(run):
            self.flow.raised.update(every(run, "t"))
        self.contents(run, strong=styles.stands_out(run, self.element), encoding=encoding)

    def fields_only(self, run: _Element) -> None:
        for each in run:
            if local(each) == "fldChar":
                self.field_mark(value(each, "fldCharType"))

    def contents(self, run: _Element, *, strong: bool, encoding: str) -> None:
        """Read what stands in a run, in order."""
        for each in run:
            name = local(each)
            if name == "fldChar":
                self.field_mark(value(each, "fldCharType"))
            elif self.story.is_code:
                continue
            elif name == "t" and encoding:
                self.flow.add_old(each.text or "", encoding, each, strong=strong)
            elif name == "t":
                self.flow.add(each.text or "", each, strong=strong)
            elif name in _REFERENCES:
                self.reference(each, _REFERENCES[name])
            elif name in ("drawing", "pict", "object", "AlternateContent"):
                self.drawing(each, name)
            elif name == "softHyphen" and encoding.startswith("tcvn3"):  # the letter ư of the old fonts
                self.flow.add_all("Ư" if encoding.endswith("H") else "ư", each, strong=strong)
            else:
                self.flow.add_all(_sign(each, name), each, strong=strong)

    def field_mark(self, kind: str) -> None:
        """Follow a field from its beginning over its code to the end of its result."""
        fields = self.story.fields
        if kind == "begin":
            fields.append(False)
        elif kind == "separate" and fields:
            fields[-1] = True
        elif kind == "end" and fields:
            fields.pop()

    def reference(self, each: _Element, kind: str) -> None:
        """Put a footnote's mark into the text, in brackets of its own unless the office typed them."""
        own = value(each, "customMarkFollows") in ("1", "true", "on")
        label = "" if own else self.story.marks[kind].label(value(each, "id"))
        self.flow.notes.append(Reference(kind, value(each, "id"), label, each))
        bare = self.flow.text.rstrip().endswith(("(", "["))
        self.flow.add_all(label if bare or own else f"({label})", each)

    def drawing(self, each: _Element, name: str) -> None:
        """Keep the text boxes of a drawing for later; a picture or an embedded object is told of."""
        if name == "AlternateContent":
            self.alternative(each)
            return
        boxes = [box for box in every(each, "txbxContent") if not _inside_box(box, each)]
        seen = [box for box in boxes if not _in_fallback(box, each)]
        self.flow.boxes += seen
        if not boxes:
            self.story.told["object" if name == "object" or _is_chart(each) else "picture"] += 1

    def formula(self, each: _Element) -> None:
        """Read a formula as plain text, a fraction with its stroke."""
        name = local(each)
        if name == "t":
            self.flow.add(each.text or "", each)
        elif name == "f":
            self.formula_parts(child(each, "num"))
            self.flow.add("/", None)
            self.formula_parts(child(each, "den"))
        else:
            self.formula_parts(each)

    def formula_parts(self, parent: _Element | None) -> None:
        for each in () if parent is None else parent:
            self.formula(each)


def is_unicode(run: _Element) -> bool:
    """Tell whether a run holds Vietnamese letters that no old encoding stores as such."""
    return any(_UNICODE.search(each.text or "") for each in every(run, "t"))


def _sign(each: _Element, name: str) -> str:
    """Return what an element of a run stands for."""
    if name == "sym":
        code = value(each, "char")
        return _symbol(value(each, "font"), int(code, 16)) if _CODE.fullmatch(code) else ""
    if name == "br":
        return " " if value(each, "type") in ("page", "column") else "\n"
    return {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}.get(name, "")


def _symbol(font: str, code: int) -> str:
    """Return a symbol's character; of other fonts than Symbol, whose codes are drawings, one that says nothing."""
    plain = code - _PRIVATE if code >= _PRIVATE else code
    if font.casefold() == "symbol":
        return _SYMBOLS.get(plain, chr(plain) if plain in _ASCII else _UNKNOWN_SYMBOL)
    is_letter = code < _PRIVATE and code >= _ASCII.start and not font.casefold().startswith(_DRAWINGS)
    return chr(code) if is_letter else _UNKNOWN_SYMBOL


def _dropped(element: _Element) -> str:
    """Return the text of what is left out."""
    return "".join(each.text or "" for each in element.iter() if local(each) in ("t", "delText"))


def _ancestors(element: _Element, top: _Element):
    while element is not top and (element := element.getparent()) is not None:
        yield element


def _inside_box(box: _Element, top: _Element) -> bool:
    return any(local(each) == "txbxContent" for each in _ancestors(box, top))


def _in_fallback(box: _Element, top: _Element) -> bool:
    return any(local(each) == "Fallback" for each in _ancestors(box, top))


def _is_chart(drawing: _Element) -> bool:
    return any(local(each) in ("chart", "relIds") for each in drawing.iter())


def note_format(properties: _Element | None) -> tuple[str, int]:
    """Return the number format of footnotes and the first number."""
    how = value(child(properties, "numFmt")) or "decimal"
    return how, number(value(child(properties, "numStart")), 1)
