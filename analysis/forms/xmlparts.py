"""How a part of a workbook is parsed: piece by piece, without document types, with local names only."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

from analysis.forms.archive import SAVE, RefusedError, damaged
from analysis.labels import Label

if TYPE_CHECKING:
    from collections.abc import Iterator


class Part:
    """What to do at each element of a part; a subclass fills `starts` and `ends`, by local name."""

    def __init__(self):
        self.starts, self.ends = {}, {}
        self.text: list[str] | None = None  # collects characters while it is a list

    def characters(self, text: str) -> None:
        """Keep text where an element is being collected."""
        if self.text is not None:
            self.text.append(text)

    def collect(self, _: dict[str, str]) -> None:
        """Begin to keep text."""
        self.text = []

    def collected(self) -> str:
        """Return the text kept and stop."""
        text, self.text = "".join(self.text or ()), None
        return text


def parse(pieces: Iterator[bytes], part: Part) -> None:
    """Parse a part to its end; raises RefusedError where it is no well-formed, harmless XML."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    local: dict[str, str] = {}
    starts, ends = part.starts, part.ends

    def start(name: str, attributes: dict[str, str]) -> None:
        name = local.get(name) or local.setdefault(name, name.rpartition(":")[2])
        if name in starts:
            starts[name](attributes)

    def end(name: str) -> None:
        name = local[name]
        if name in ends:
            ends[name]()

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = part.characters
    parser.StartDoctypeDeclHandler = _no_document_type
    try:
        for piece in pieces:
            parser.Parse(piece)
        parser.Parse(b"", True)  # noqa: FBT003 -- expat's own
    except RefusedError:
        raise
    except (expat.ExpatError, LookupError, ValueError):  # an encoding that nobody knows is a LookupError
        rule = damaged("có phần không phải XML", "a part of it is not XML")
        raise RefusedError(rule, SAVE) from None


def _no_document_type(*_: object) -> None:
    """Refuse what only attacks use: no spreadsheet program writes a document type into a workbook."""
    rule = Label(
        "sổ tính chứa khai báo kiểu tài liệu XML mà không phần mềm bảng tính nào ghi",
        "the workbook holds an XML document type, which no spreadsheet program writes",
    )
    mend = Label("hỏi rõ nguồn gốc của tệp; không mở tệp", "ask where the file comes from; do not open it")
    raise RefusedError(rule, mend)
