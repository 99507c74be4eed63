"""A report saved as text: one paragraph a line, or lines broken at a width and paragraphs parted by blank lines."""

from __future__ import annotations

import re
from statistics import median

from analysis.places import Label
from analysis.tie.document import Document
from analysis.tie.reading import digest
from analysis.tie.reading.building import Builder
from analysis.tie.reading.decoding import decoded
from analysis.tie.reading.joining import goes_on

_WIDTH = 110  # characters: no line longer says that lines were broken at a width
_RULE = re.compile(r"[\s_*=–—-]{3,}$")
_NOTE = re.compile(r"[(\[](\d{1,2})[)\]]\s+\S")
_MARK = re.compile(r"(?<=[\w”\"),])\s?([(\[]\d{1,2}[)\]])(?=\s*(?:[.,;:]|$))")
_NEW = re.compile(r"[-–—+•]\s|\d+(?:\.\d+)*[.)]\s|[a-zđ]\)\s|[IVX]+\.\s|Điều \d")


def read(data: bytes, name: str) -> Document:
    """Read a text file's blocks."""
    text, encoding = decoded(data, name)
    builder = Builder()
    paragraphs = _paragraphs(text)
    noted = _noted(paragraphs)
    for at, paragraph in enumerate(paragraphs):
        if isinstance(paragraph, list):
            builder.table(paragraph)
        elif at in noted:
            builder.note(noted[at], paragraph, marks=((0, len(noted[at]) + 2),))
        else:
            known = set(noted.values())
            marks = tuple(
                each.span(1) for each in _MARK.finditer(paragraph) if each[1].strip("()[]") in known
            )
            builder.text(paragraph, marks=marks)
    return Document(name, "txt", digest(data), builder.done(), notes=notes_on(encoding))


def notes_on(encoding: str) -> tuple[Label, ...]:
    """Say which old encoding a file was read from."""
    if not encoding:
        return ()
    return (
        Label(f"tệp mã hóa {encoding}, đã chuyển sang Unicode", f"the file is {encoding}; read as Unicode"),
    )


def _paragraphs(text: str) -> list[str | list[list[str]]]:
    """Return paragraphs, and tables as rows of cells, in order."""
    lines = text.split("\n")
    filled = [len(line) for line in lines if line.strip()]
    broken = (
        bool(filled) and max(filled) <= _WIDTH and median(filled) > _WIDTH / 3 and len(lines) > len(filled)
    )
    found: list[str | list[list[str]]] = []
    fresh = True
    for line in lines:
        words = " ".join(line.split())
        if "\t" in line.strip():
            if not (found and isinstance(found[-1], list) and not fresh):
                found.append([])
            found[-1].append([" ".join(cell.split()) for cell in line.split("\t")])
            fresh = False
        elif not words or _RULE.fullmatch(words):
            fresh = True
        elif broken and not fresh and isinstance(found[-1], str) and not _NEW.match(words):
            found[-1] += f" {words}"
        else:
            found.append(words)
            fresh = False
    return _joined(found)


def _joined(found: list[str | list[list[str]]]) -> list[str | list[list[str]]]:
    joined: list[str | list[list[str]]] = []
    for each in found:
        words = isinstance(each, str) and joined and isinstance(joined[-1], str)
        if words and each[0].islower() and goes_on(joined[-1], each):
            joined[-1] += f" {each}"
        else:
            joined.append(each)
    return joined


def _noted(paragraphs: list[str | list[list[str]]]) -> dict[int, str]:
    """Return the footnotes' numbers by the paragraphs that begin with them and whose mark stands before."""
    before, found = set(), {}
    for at, paragraph in enumerate(paragraphs):
        if isinstance(paragraph, list):
            continue
        note = _NOTE.match(paragraph)
        if note and note[1] in before:
            found[at] = note[1]
        else:
            before |= {each[1].strip("()[]") for each in _MARK.finditer(paragraph)}
    return found
