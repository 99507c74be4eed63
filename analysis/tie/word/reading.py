"""How a Word file becomes a document: its blocks, its tracked changes taken as accepted, and what was left out."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from analysis.places import Label
from analysis.tie.document import Block, Document, Revision
from analysis.tie.word.package import Package
from analysis.tie.word.story import Passage, Reading
from analysis.tie.word.xml import local

if TYPE_CHECKING:
    from collections import Counter

FORMAT = "docx"
# What reading had to decide, by the key under which it is counted.
_TOLD = {
    "hidden": Label("{} đoạn chữ ẩn không được đọc", "{} stretches of hidden text were left out"),
    "old font": Label("{} đoạn chữ dùng phông cũ (.Vn…, VNI-…) đã được đổi sang Unicode",
                      "{} stretches in old fonts (.Vn…, VNI-…) were converted to Unicode"),
    "text box": Label("{} hộp chữ được đọc sau đoạn văn mà hộp gắn vào", "{} text boxes were read after the paragraph they hang on"),
    "picture": Label("{} hình ảnh không được đọc; số trong hình không được đối chiếu",
                     "{} pictures were not read; numbers in them are not held against anything"),
    "object": Label("{} biểu đồ hoặc đối tượng nhúng không được đọc", "{} charts or embedded objects were not read"),
    "under a merged cell": Label("{} ô bị gộp còn chữ bên dưới; chữ đó được đọc cùng ô trên",
                                 "{} merged cells hold text below, which was read with the cell above"),
    "header": Label("{} đầu trang, chân trang có chữ không được đọc", "{} headers and footers that hold text were left out"),
    "comment": Label("{} nhận xét đã có trong tệp được giữ nguyên, không đọc", "{} comments already in the file were kept, not read"),
    "embedded": Label("{} tệp chèn trong văn bản không được đọc", "{} files inserted into the text were not read"),
    "macro": Label("tệp chứa macro; macro không được chạy", "the file holds macros; they were not run"),
    "note order": Label("số chú thích đánh lại theo trang hoặc phần; ở đây chú thích được đánh liên tục",
                        "footnotes are numbered anew on each page or section; here they are numbered through"),
}  # fmt: skip


def read_word(content: bytes, name: str) -> Document:
    """Read a report; raises ReportRefusedError, never anything else, where the file cannot be read."""
    reading, passages = passages_of(content, name)
    blocks, revisions = [], []
    for at, passage in enumerate(passages):
        blocks.append(_block(at, passage, reading))
        revisions += [Revision(at, kind, text) for kind, text in passage.flow.revisions]
    _look_around(reading)
    digest = hashlib.sha256(content).hexdigest()
    return Document(name, FORMAT, digest, tuple(blocks), tuple(revisions), tuple(_notes(reading.story.told)))


def passages_of(content: bytes, name: str) -> tuple[Reading, list[Passage]]:
    """Read a file into passages, one for each block and in the same order."""
    reading = Reading(Package(content, name))
    passages = reading.read()
    if not any(passage.flow.text for passage in passages):
        raise reading.package.refused(
            Label("tệp Word không có chữ nào", "the Word file holds no text"),
            Label("gửi bản có chữ, không phải ảnh chụp", "send the text itself, not pictures of it"),
        )
    return reading, passages


def _block(at: int, passage: Passage, reading: Reading) -> Block:
    root = reading.trees[passage.part]
    places = _places(root)
    source = f"{passage.part}#{','.join(str(places[each]) for each in passage.flow.paragraphs if each in places)}"
    return Block(
        at, passage.kind, passage.flow.text, note=passage.note, table=passage.table, row=passage.row,
        column=passage.column, source=source,
    )  # fmt: skip
