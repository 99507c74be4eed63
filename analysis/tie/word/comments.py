"""How remarks on numbers become Word comments: each on its exact characters, everything else of the file as it was."""

from __future__ import annotations

import io
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from analysis.cache import remembered
from analysis.labels import Label
from analysis.tie.word.anchors import Anchors
from analysis.tie.word.plain import CONTENT_TYPES, Plain
from analysis.tie.word.reading import passages_of
from analysis.tie.word.xml import number, value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from analysis.tie.document import Document
    from analysis.tie.word.story import Passage, Reading

_RELS = "_rels/.rels"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# Word takes comments only in the body: one on a footnote hangs on the footnote's mark and says so.
IN_NOTE = Label("[Chú thích {note}: “{text}”] ", "[Footnote {note}: “{text}”] ")


@dataclass(frozen=True)
class Remark:
    """What is said of the characters from `start` to `end` of a block; a new line begins a new paragraph."""

    block: int
    start: int
    end: int
    text: str
    author: str


def tied_report(document: Document, data: bytes, remarks: Iterable[Remark], lang: str = "vi") -> bytes:
    """Return the report with a comment at each remark: the office's own Word file, or one made from its text."""
    if document.format == "docx":
        return commented(document, data, remarks, lang)
    from analysis.tie.word.made import made  # noqa: PLC0415 -- brings python-docx

    plain = remembered("report made", (document.name, repr(document.blocks)), lambda: made(document))
    return commented(document, plain, remarks, lang)


def commented(document: Document, data: bytes, remarks: Iterable[Remark], lang: str = "vi") -> bytes:
    """Return the Word file that `document` was read from with a comment at each remark; same inputs, same bytes.

    No date is written. Tracked changes and the comments already there stay; no other part of the file changes. A file
    with macros, or a template, becomes a plain document: Word opens nothing else under a name that ends in .docx.
    """
    reading, passages = passages_of(data, document.name)
    said = [passage for passage in passages if passage.flow.text]
    if [passage.flow.text for passage in said] != [block.text for block in document.blocks]:
        raise ValueError(f"{document.name}: these bytes are not the file that the document was read from")
    file = _File(reading)
    for remark in sorted(remarks, key=lambda each: (each.block, each.start, -each.end)):
        file.add(said[remark.block], remark, lang)
    return file.packed()


@dataclass
class _File:
    """A Word file that receives comments."""

    reading: Reading
    anchors: Anchors = field(init=False)
    comments: list[_Element] = field(default_factory=list)

    def __post_init__(self):
        body = self.reading.trees[self.reading.body]
        self.space = body.tag.rpartition("}")[0].lstrip("{")
        self.anchors = Anchors(self.space)
        there = self.reading.tree("comments")
        taken = [] if there is None else [number(value(each, "id"), most=1 << 31) for each in there]
        self.next = max(taken, default=-1) + 1

    def add(self, passage: Passage, remark: Remark, lang: str) -> None:
        """Hang one remark on its characters, or on the mark of its footnote."""
        text = remark.text
        if passage.anchor is not None:
            quoted = passage.flow.text[remark.start : remark.end]
            text = IN_NOTE.of(lang).format(note=passage.note, text=quoted) + text
            self.anchors.around(passage.anchor, self.next)
        else:
            first, last = _ends(passage, remark)
            if (
                first is None or last is None
            ):  # a number that Word generates stands nowhere: its paragraph is marked
                self.anchors.before(passage.flow.paragraphs[0], self.next)
            else:
                self.anchors.between(first, last, self.next)
        self.comments.append(self._comment(remark.author, text))
        self.next += 1

    def _comment(self, author: str, text: str) -> _Element:
        comment = self._element("comment", id=str(self.next), author=author, initials=_initials(author))
        for line in text.split("\n"):
            written = self._element("t")
            written.text = line
            written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            run, paragraph = self._element("r"), self._element("p")
            run.append(written)
            paragraph.append(run)
            comment.append(paragraph)
        return comment

    def _element(self, name: str, **attributes: str) -> _Element:
        from lxml import etree  # noqa: PLC0415 -- only Word files need it

        named = {f"{{{self.space}}}{key}": text for key, text in attributes.items()}
        return etree.Element(f"{{{self.space}}}{name}", named, nsmap={"w": self.space})

    def packed(self) -> bytes:
        """Return the file: every part that did not change as it was, in the same order."""
        self.anchors.write()
        plain = Plain(self.reading.package)
        parts = self._changed(plain) if self.comments else {}
        parts |= {name: _serialised(tree) for name, tree in plain.trees.items()}
        package, buffer = self.reading.package, io.BytesIO()
        with ZipFile(buffer, "w", ZIP_DEFLATED) as copy:
            for name, entry in package.parts.items():
                if name in plain.left_out:
                    continue
                written = ZipInfo(name, entry.date_time)
                written.compress_type, written.external_attr = ZIP_DEFLATED, entry.external_attr
                copy.writestr(written, parts.pop(name, None) or package.zip.read(name))
            for name, content in parts.items():
                copy.writestr(_new(name), content)
        return buffer.getvalue()

    def _changed(self, plain: Plain) -> dict[str, bytes]:
        """Return the text and the comments; what must be told of a new part is told in the trees of `plain`."""
        reading, package = self.reading, self.reading.package
        found = {reading.body: _serialised(reading.trees[reading.body])}
        there = package.part("comments")
        if there:
            root = reading.trees[there]
        else:
            root = self._element("comments")
            there = _free_name(package.parts, reading.body.rpartition("/")[0])
            self._announce(there, plain.trees)
        root.extend(self.comments)
        return found | {there: _serialised(root)}

    def _announce(self, name: str, trees: dict[str, _Element]) -> None:
        """Put a new part on the file's two lists of parts."""
        from lxml import etree  # noqa: PLC0415

        package, (folder, _, file) = self.reading.package, self.reading.body.rpartition("/")
        types = trees.get(CONTENT_TYPES)
        if types is None:
            types = trees[CONTENT_TYPES] = package.parsed(CONTENT_TYPES)
        etree.SubElement(types, _sibling(types, "Override"), PartName=f"/{name}", ContentType=_COMMENTS_TYPE)
        links = f"{folder}/_rels/{file}.rels".lstrip("/")
        relations = trees.get(links)
        if relations is None:
            relations = trees[links] = (
                package.parsed(links) if links in package.parts else etree.Element(package.parsed(_RELS).tag)
            )
        taken = {each.get("Id") for each in relations}
        free = next(f"rId{at}" for at in range(1, len(taken) + 2) if f"rId{at}" not in taken)
        etree.SubElement(
            relations, _sibling(relations, "Relationship"), Id=free, Type=self._kind(), Target=name.rpartition("/")[2]
        )  # fmt: skip

    def _kind(self) -> str:
        """Return the kind of the relation to comments, in the spelling of the file."""
        kinds = (each.get("Type", "") for each in self.reading.package.parsed(_RELS))
        main = next(kind for kind in kinds if kind.endswith("/officeDocument"))
        return f"{main.rpartition('/')[0]}/comments"


def _ends(passage: Passage, remark: Remark) -> tuple[tuple | None, tuple | None]:
    """Return where the first and the last character of a remark stand in the file."""
    origins = [origin for origin in passage.flow.origins[remark.start : remark.end] if origin is not None]
    if not origins:
        return None, None
    element, offset = origins[-1]
    text = element.text or ""
    while offset + 1 < len(text) and unicodedata.combining(text[offset + 1]):
        offset += 1
    return origins[0], (element, offset)


def _initials(author: str) -> str:
    return "".join(word[0] for word in author.split())[:4].upper()


def _free_name(parts, folder: str) -> str:
    names = (f"{folder}/comments{at or ''}.xml".lstrip("/") for at in range(len(parts) + 1))
    return next(name for name in names if name not in parts)


def _sibling(root: _Element, name: str) -> str:
    return f"{root.tag.rpartition('}')[0]}}}{name}"


def _serialised(root: _Element) -> bytes:
    from lxml import etree  # noqa: PLC0415

    return _DECLARATION + etree.tostring(root, encoding="UTF-8")


def _new(name: str) -> ZipInfo:
    entry = ZipInfo(name)  # 1980, where a zip file's calendar begins
    entry.compress_type = ZIP_DEFLATED
    return entry
