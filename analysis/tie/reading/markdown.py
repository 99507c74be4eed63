"""A report as markdown: headings, emphasis, raised footnote marks, tables of pipes or tabs; cut pages joined again."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from analysis.tie.document import Document
from analysis.tie.reading import digest
from analysis.tie.reading.building import Builder
from analysis.tie.reading.decoding import decoded
from analysis.tie.reading.joining import goes_on
from analysis.tie.reading.plain import notes_on

_MARK = re.compile(r"<sup>\s*[(\[]?\s*(\d{1,3}|\*+)\s*[)\]]?\s*</sup>|\[\^(\w+)\](?!:)")
_NOTE = re.compile(r"(?:<sup>\s*[(\[]?\s*(\d{1,3}|\*+)\s*[)\]]?\s*</sup>|\[\^(\w+)\]:)\s*(?=\S)")
_POWER = re.compile(r"(?<=[\dm])<sup>\s*([023o])\s*</sup>")  # m<sup>2</sup> is a unit, not a footnote
_TAGS = re.compile(r"</?[a-zA-Z][^<>]{0,200}>|<!--.*?-->")
# Stars and underlines at a word's edge; not the stars of "2*3" and of a note "(*)".
_EMPHASIS = re.compile(
    r"(?<!\d)\*{1,3}(?=\S)(?!\))|(?<=\S)(?<!\()\*{1,3}(?!\d)|\*{2,3}|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)"
)
_WHOLE = re.compile(r"(\*{1,3}|_{1,3})(?=[^\s*_])(?P<inner>[^*_]+)\1")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")
_HELD = {
    mark: chr(0xE100 + at) for at, mark in enumerate("\\`*_{}[]()#+-.!|<>~")
}  # an escaped mark is a letter
_RELEASED = {ord(held): mark for mark, held in _HELD.items()}
_HEADING = re.compile(r"#{1,6}\s+")
_RULE = re.compile(r"\s*(?:-\s*){3,}$|\s*(?:\*\s*){3,}$|\s*(?:_\s*){3,}$")
_PIPES = re.compile(r"\s*\|.*\|\s*$")
_DIVIDER = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_ITEM = re.compile(r"[-+*•–]\s|\d{1,2}(?:\.\d{1,2})*[.)]\s+[^\W\d_]|[a-zđ]\)\s")
_LINK = re.compile(r"!?\[([^\[\]]{0,300})\]\([^()]{0,500}\)")
_ENTITIES = {"&nbsp;": " ", "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"'}


@dataclass
class _Piece:
    """A paragraph of the file: its text without mark-up, the spans of its footnote marks, and how it is shown."""

    text: str
    marks: list[tuple[int, int]] = field(default_factory=list)
    styled: bool = False
    note: str = ""
    rows: list[list[str]] = field(default_factory=list)
    first: bool = False  # the first of a footnote

    def join(self, other: _Piece) -> None:
        start = len(self.text) + 1
        self.text = f"{self.text} {other.text}"
        self.marks += [(first + start, last + start) for first, last in other.marks]


def read(data: bytes, name: str) -> Document:
    """Read a markdown file's blocks."""
    text, encoding = decoded(data, name)
    builder = Builder()
    for piece in _joined(_noted(_pieces(text))):
        if piece.rows:
            builder.table(piece.rows)
        elif piece.note:
            builder.note(piece.note, piece.text, marks=tuple(piece.marks))
        else:
            builder.text(piece.text, styled=piece.styled, marks=tuple(piece.marks))
    return Document(name, "md", digest(data), builder.done(), notes=notes_on(encoding))


def _pieces(text: str) -> list[_Piece]:
    found: list[_Piece] = []
    lines: list[str] = []
    for line in [*text.split("\n"), ""]:
        table = "\t" in line.strip() or bool(_PIPES.match(line))
        alone = bool(lines) and (
            _HEADING.match(lines[0]) or _all_emphasised(lines[-1]) != _all_emphasised(line)
        )
        if lines and (not line.strip() or table or alone or _starts_anew(line)):
            found.append(_piece(lines))
            lines = []
        if table:
            _add_row(found, line)
        elif _RULE.match(line):
            found.append(_Piece(""))
        elif line.strip():
            lines.append(line.strip())
        elif not found or found[-1].text or found[-1].rows:
            found.append(_Piece(""))
    return [piece for piece in found if piece.text or piece.rows]


def _starts_anew(line: str) -> bool:
    line = line.strip()
    return bool(_ITEM.match(line) or _HEADING.match(line) or _NOTE.match(line) or _RULE.match(line))


def _add_row(found: list[_Piece], line: str) -> None:
    if _DIVIDER.match(line):
        return
    pipes = _PIPES.match(line)
    cells = re.split(r"(?<!\\)\|", line.strip().strip("|")) if pipes else line.rstrip().split("\t")
    if not (found and found[-1].rows):
        found.append(_Piece(""))
    found[-1].rows.append([_plain(cell)[0] for cell in cells])


def _piece(lines: list[str]) -> _Piece:
    raw = " ".join(lines)
    note = _NOTE.match(raw)
    heading = _HEADING.match(raw)
    raw = raw[heading.end() :].rstrip("# ") if heading else raw
    text, marks = _plain(raw)
    styled = bool(heading) or _all_emphasised(raw)
    return _Piece(text, marks, styled, note=(note[1] or note[2]) if note else "", first=bool(note))


def _all_emphasised(raw: str) -> bool:
    """Whether the whole line is bold or italic."""
    return bool(_WHOLE.fullmatch(raw.strip()))


def _plain(raw: str) -> tuple[str, list[tuple[int, int]]]:
    """Return a line without mark-up, and the spans of its footnote marks."""
    raw = _POWER.sub(r"\1", raw)
    raw = _MARK.sub(lambda each: f"\ue000({each[1] or each[2]})\ue001", raw.replace("]:", "]\ue002"))
    raw = _LINK.sub(r"\1", raw.replace("]\ue002", "" if raw.startswith("[^") else "]:"))
    raw = _TAGS.sub("", raw)
    raw = _EMPHASIS.sub("", _ESCAPE.sub(lambda each: _HELD[each[1]], raw)).translate(_RELEASED)
    for entity, letter in _ENTITIES.items():
        raw = raw.replace(entity, letter)
    text, marks, start = "", [], 0
    for letter in " ".join(raw.split()):
        if letter == "\ue000":
            start = len(text)
        elif letter == "\ue001":
            marks.append((start, len(text)))
        else:
            text += letter
    return text, marks


def _noted(pieces: list[_Piece]) -> list[_Piece]:
    """Give a paragraph between two footnotes to the first of them: footnotes stand together at a page's foot."""
    notes = [at for at, piece in enumerate(pieces) if piece.first]
    for first, second in pairwise(notes):
        between = pieces[first + 1 : second]
        if len(between) <= 2 and not any(each.styled or each.rows or each.marks for each in between):  # noqa: PLR2004 -- more would be a page of text
            for each in between:
                each.note = pieces[first].note
    return pieces


def _joined(pieces: list[_Piece]) -> list[_Piece]:
    """Join a paragraph that a page break cut with its rest, which may stand after the page's footnotes."""
    found: list[_Piece] = []
    last: _Piece | None = None
    for piece in pieces:
        if piece.note or piece.rows:
            found.append(piece)
            last = None if piece.rows else last
        elif last and last.styled == piece.styled and goes_on(last.text, piece.text, styled=piece.styled):
            last.join(piece)
        else:
            found.append(piece)
            last = piece
    return found
