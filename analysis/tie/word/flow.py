"""What one paragraph says, character by character, each leading back to the element of the file that holds it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

# Characters that look like another or like nothing; each gives one character or none.
_PLAIN = {
    "\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u2009": " ",  # blanks of other widths
    "\u2011": "-", "\u00ad": "", "\u200b": "", "\u200c": "", "\u200d": "", "\u2060": "", "\ufeff": "",
    "\r": "\n", "\x0b": "\n",
}  # fmt: skip
_MARK = re.compile(r"\s*[(\[]?(?:\d{1,3}|\*{1,3})[)\]]?\s*")
_POWER = re.compile(r"\b[kcdm]?m$")  # m² is a unit
_LONG = 100  # letters; no word is longer


@dataclass
class Flow:
    """Characters and where each stands: (element, offset in its text), None for what Word generates.

    `revisions` are (kind, text), `notes` the footnotes referred to, `boxes` the text boxes anchored here, and
    `paragraphs` the elements the text comes from.
    """

    chars: list[str] = field(default_factory=list)
    origins: list[tuple[_Element, int] | None] = field(default_factory=list)
    revisions: list[tuple[str, str]] = field(default_factory=list)
    notes: list[Reference] = field(default_factory=list)
    boxes: list[_Element] = field(default_factory=list)
    paragraphs: list[_Element] = field(default_factory=list)
    raised: set[_Element] = field(default_factory=set)  # elements that the page shows raised
    marks: tuple[tuple[int, int], ...] = ()  # spans of the footnotes' marks
    strong: int = 0  # characters in bold or italics
    _revised: int = -1  # where the last tracked change ended

    @property
    def stands_out(self) -> bool:
        """Whether all that is typed here is bold or italic."""
        return self.strong > 0 and self.strong >= sum(origin is not None for origin in self.origins)

    @property
    def text(self) -> str:
        """The characters as one string."""
        return "".join(self.chars)

    def add(self, text: str, element: _Element | None, start: int = 0, *, strong: bool = False) -> None:
        """Append an element's text; `element` is None for what the file does not hold."""
        for offset, letter in enumerate(text, start):
            plain = _PLAIN.get(letter, letter)
            if plain:
                self.chars.append(plain)
                self.origins.append(None if element is None else (element, offset))
                self.strong += strong

    def add_all(self, text: str, element: _Element, *, strong: bool = False) -> None:
        """Append text all of which stands for one element: a tab, a symbol, a reference."""
        self.chars += text
        self.origins += [(element, 0)] * len(text)
        self.strong += strong * len(text)

    def add_old(self, text: str, encoding: str, element: _Element, *, strong: bool = False) -> None:
        """Append text of an old font in Unicode, each letter leading back to where it was typed."""
        start = 0
        for at, word in enumerate(text.split(" ")):
            if at:
                self.add(" ", element, start - 1, strong=strong)
            for letter, offset in _converted(word, encoding):
                self.chars.append(letter)
                self.origins.append((element, start + offset))
                self.strong += strong
            start += len(word) + 1

    def join(self, other: Flow, between: str = "") -> None:
        """Append another flow, with a separator that no element holds."""
        self.add(between, None)
        for name in ("chars", "origins", "revisions", "notes", "boxes", "paragraphs"):
            getattr(self, name).extend(getattr(other, name))
        self.raised |= other.raised
        self.strong += other.strong

    def revise(self, kind: str, text: str, start: int) -> None:
        """Report a tracked change of the characters from `start` on; what follows a like one belongs to it."""
        if not text:
            return
        if self.revisions and self.revisions[-1][0] == kind and self._revised == start:
            text = self.revisions.pop()[1] + text
        self.revisions.append((kind, text))
        self._revised = len(self.chars)

    def composed(self) -> Flow:
        """Compose letters and their marks (NFC), also over two runs, and drop blanks at both ends."""
        text = self.text
        if not unicodedata.is_normalized("NFC", text):
            self._compose()
            text = self.text
        start, end = len(text) - len(text.lstrip()), len(text.rstrip())
        self.chars, self.origins = self.chars[start:end], self.origins[start:end]
        typed = self._typed()
        self.marks = tuple(sorted([*self._called(), *typed]))
        return self

    def _called(self) -> Iterator[tuple[int, int]]:
        """Yield the spans of the marks that the file holds as references."""
        elements = {note.element for note in self.notes}
        held = (None if origin is None else origin[0] for origin in self.origins)
        for element, run in groupby(enumerate(held), key=lambda each: each[1]):
            if element in elements:
                places = [at for at, _ in run]
                yield places[0], places[-1] + 1

    def _typed(self) -> list[tuple[int, int]]:
        """Return the spans of raised numbers that were typed as marks, in brackets, so that no number swallows them."""
        flags = [origin is not None and origin[0] in self.raised for origin in self.origins]
        ranges = [
            [at for at, _ in run] for flag, run in groupby(enumerate(flags), key=lambda each: each[1]) if flag
        ]
        spans: list[tuple[int, int]] = []
        for places in reversed(ranges):
            start, end, text = places[0], places[-1] + 1, self.text
            if not _MARK.fullmatch(text[start:end]) or _POWER.search(text[:start]):
                continue
            if text[start] not in "([" and text[start - 1 : start] not in ("(", "["):
                for at, bracket in ((end, ")"), (start, "(")):
                    self.chars.insert(at, bracket)
                    self.origins.insert(at, None)
                spans = [(first + 2, last + 2) for first, last in spans]
                end += 2
            spans.append((start, end))
        return spans

    def _compose(self) -> None:
        chars, origins, at = [], [], 0
        while at < len(self.chars):
            end = at + 1
            while end < len(self.chars) and unicodedata.combining(self.chars[end]):
                end += 1
            cluster = unicodedata.normalize("NFC", "".join(self.chars[at:end]))
            chars += cluster
            origins += [self.origins[at]] * len(cluster)
            at = end
        self.chars, self.origins = chars, origins


@dataclass(frozen=True)
class Reference:
    """A footnote or endnote referred to: `kind` is the part's ("footnotes"), `label` the number."""

    kind: str
    id: str
    label: str
    element: _Element


def _in_pieces(word: str, encoding: str) -> tuple[tuple[str, int], ...]:
    starts = range(0, len(word), _LONG)
    return tuple(
        (letter, start + offset)
        for start in starts
        for letter, offset in _converted(word[start : start + _LONG], encoding)
    )


@lru_cache(maxsize=20_000)
def _converted(word: str, encoding: str) -> tuple[tuple[str, int], ...]:
    """Return a word's letters in Unicode, each with the offset of the last old character that made it."""
    import viparse  # noqa: PLC0415 -- few files need it

    if len(word) > _LONG:
        return _in_pieces(word, encoding)

    def fixed(text: str) -> str:
        done = viparse.fix(text, encoding=encoding.removesuffix("H"))
        return done.upper() if encoding.endswith("H") else done

    letters, end = [], 0
    for offset in range(len(word)):
        done = fixed(word[: offset + 1])
        letters += [(letter, offset) for letter in done[end:]]
        end = max(end, len(done))
    whole = fixed(word)  # a mark may have changed the letter before it
    return tuple((letter, offset) for letter, (_, offset) in zip(whole, letters, strict=False))
