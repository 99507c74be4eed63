"""How a Word file becomes a document: its blocks, its tracked changes taken as accepted, and what was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.labels import Label
from analysis.tie.document import Document, Kind, Revision
from analysis.tie.reading import digest
from analysis.tie.reading.building import Builder
from analysis.tie.word.package import Package
from analysis.tie.word.story import Passage, Reading
from analysis.tie.word.xml import child, every, local, value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

# What reading had to decide, by the key under which it is counted.
_TOLD = {
    "hidden": Label("{} đoạn chữ ẩn không được đọc", "{} stretches of hidden text were left out"),
    "old font": Label(
        "{} đoạn chữ dùng phông cũ (.Vn…, VNI-…) đã được chuyển sang Unicode",
        "{} stretches in old fonts (.Vn…, VNI-…) were converted to Unicode",
    ),
    "text box": Label(
        "{} hộp văn bản được đọc ngay sau đoạn mà hộp gắn vào",
        "{} text boxes were read after the paragraph they hang on",
    ),
    "under a merged cell": Label(
        "{} ô gộp còn chữ ở dưới, được đọc cùng ô trên",
        "{} merged cells hold text below, which was read with the cell above",
    ),
    "picture": Label(
        "{} hình ảnh không được đọc; số trong hình không được đối chiếu",
        "{} pictures were not read; numbers in them are not checked",
    ),
    "object": Label(
        "{} biểu đồ hoặc đối tượng nhúng không được đọc; số trong đó không được đối chiếu",
        "{} charts or embedded objects were not read; numbers in them are not checked",
    ),
    "inserted file": Label(
        "{} tệp chèn vào văn bản không được đọc", "{} files inserted into the text were not read"
    ),
    "header": Label("{} phần đầu trang, chân trang không được đọc", "{} headers and footers were left out"),
    "comment": Label(
        "{} nhận xét đã có trong tệp được giữ nguyên, không đọc",
        "{} comments already in the file were left as they are, and not read",
    ),
    "macro": Label("tệp có macro; macro không được chạy", "the file holds macros; they were not run"),
    "note order": Label(
        "số chú thích trong tệp đánh lại theo trang hoặc theo phần; ở đây được đánh liên tục",
        "the file numbers footnotes anew on each page or section; here they are numbered through",
    ),
}


def read(data: bytes, name: str) -> Document:
    """Read a Word file's blocks."""
    reading, passages = passages_of(data, name)
    builder, places = Builder(), _Places(reading)
    revisions = []
    for passage in passages:
        at = len(builder.blocks)
        _add(builder, passage, places.of(passage))
        told_at = max(0, min(at, len(builder.blocks) - 1))  # the block itself, or the one before what is gone
        revisions += [Revision(told_at, *change) for change in passage.flow.revisions]
    notes = tuple(_notes(reading))
    return Document(name, "docx", digest(data), builder.done(), tuple(revisions), notes)


def passages_of(data: bytes, name: str) -> tuple[Reading, list[Passage]]:
    """Return a file's passages; those that say something are its blocks, in order."""
    reading = Reading(Package(data, name))
    passages = reading.read()
    if not any(passage.flow.text for passage in passages):
        raise reading.package.refused(
            Label("tệp Word không có chữ nào", "the Word file holds no text"),
            Label("hãy gửi bản có chữ, không phải ảnh chụp", "send the text itself, not pictures of it"),
        )
    return reading, passages


def _add(builder: Builder, passage: Passage, source: str) -> None:
    flow = passage.flow
    if not flow.text:
        return
    if passage.kind is Kind.CELL:
        builder.cell(
            flow.text, table=passage.table, row=passage.row, column=passage.column, rows=passage.rows,
            columns=passage.columns, marks=flow.marks, source=source,
        )  # fmt: skip
    elif passage.kind is Kind.FOOTNOTE:
        builder.note(passage.note, flow.text, marks=flow.marks, source=source)
    else:
        builder.text(flow.text, styled=passage.styled, marks=flow.marks, source=source)


class _Places:
    """Where a passage stands in the file: its part, and the numbers of its paragraphs there, from 1."""

    def __init__(self, reading: Reading):
        self._reading = reading
        self._numbers: dict[str, dict[_Element, int]] = {}

    def of(self, passage: Passage) -> str:
        """Return "word/document.xml#12", with every paragraph that the block is made of."""
        if passage.part not in self._numbers:
            paragraphs = every(self._reading.trees[passage.part], "p")
            self._numbers[passage.part] = {each: at for at, each in enumerate(paragraphs, 1)}
        known = self._numbers[passage.part]
        return f"{passage.part}#{','.join(str(known[each]) for each in passage.flow.paragraphs)}"


def _notes(reading: Reading) -> Iterator[Label]:
    told = reading.story.told
    told.update(_left_out(reading))
    for key, said in _TOLD.items():
        if told[key]:
            yield Label(said.vi.format(told[key]), said.en.format(told[key]))


def _left_out(reading: Reading) -> dict[str, int]:
    """Count what the file holds beside its text."""
    package, body = reading.package, reading.trees[reading.body]
    related = [kind for kind, _ in package.related(reading.body).values()]
    restarts = every(body, "footnotePr")
    anew = any(value(child(each, "numRestart")) in ("eachPage", "eachSect") for each in restarts)
    comments = reading.tree("comments")
    return {
        "header": sum(kind in ("header", "footer") for kind in related),
        "comment": 0 if comments is None else sum(local(each) == "comment" for each in comments),
        "macro": int("vbaProject" in related),
        "inserted file": sum(1 for _ in every(body, "altChunk")),
        "note order": int(anew and bool(reading.story.marks["footnotes"].labels)),
    }
