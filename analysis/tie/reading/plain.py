"""A report saved as text: one paragraph a line, or lines broken at a width and paragraphs parted by blank lines."""

from __future__ import annotations

import re
from statistics import median

from analysis.labels import Label
from analysis.tie.document import Document
from analysis.tie.reading import digest
from analysis.tie.reading.building import Builder
from analysis.tie.reading.decoding import decoded
from analysis.tie.reading.joining import goes_on

_WIDTH = 110  # characters: no line longer says that lines were broken at a width
_FULL = 0.75  # of the widest line: a line so long was broken, a shorter one ended
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
    widths = [len(line) for line in lines if line.strip()]
    widest = max(widths, default=0)
    narrow = _WIDTH / 3 < widest <= _WIDTH
    parted = narrow and median(widths) > _WIDTH / 3 and len(lines) > len(widths) + 1  # by blank lines
    found: list[str | list[list[str]]] = []
    fresh, before = True, 0
    for line in lines:
        words = " ".join(line.split())
        if "\t" in line.strip():
            row = [" ".join(cell.split()) for cell in line.split("\t")]
            table = found[-1] if found and isinstance(found[-1], list) else []
            if not table or (fresh and len(table[-1]) != len(row)):
                found.append([])
            found[-1].append(row)
            fresh = False
        elif not words or _RULE.fullmatch(words):
            fresh = True
        elif _continues(found, words, fresh=fresh, parted=parted, filled=narrow and before >= widest * _FULL):
            found[-1] += f" {words}"
        else:
            found.append(words)
            fresh = False
        before = len(line)
    return found


def _continues(
    found: list[str | list[list[str]]], words: str, *, fresh: bool, parted: bool, filled: bool
) -> bool:
    """Whether a line goes on with the paragraph before it: no blank line parts them, or the sentence was cut."""
    if not found or not isinstance(found[-1], str) or _NEW.match(words):
        return False
    if parted and not fresh:
        return True
    if words[0].islower() or (filled and not fresh):
        return goes_on(found[-1], words)
    return False


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
