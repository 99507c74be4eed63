"""Which section of the report a paragraph stands in: labels ("II.", "2.2.1.", "Điều 5.", "a)") followed in order."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ROMAN = r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_DIVISION = re.compile(
    rf"(?P<kind>phần|chương|phụ lục)\s+(?:thứ\s+)?(?P<number>(?=[IVXLCM]){_ROMAN}|\d{{1,2}}|nhất|hai|ba|bốn|tư|năm|sáu)"
    r"(?=$|[\s.:,\-–—(])",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"điều\s+(?P<number>\d{1,3}[a-zđ]?)\s*[.:]", re.IGNORECASE)
_CAPITAL = re.compile(r"(?P<number>[A-EĐ])\s*[.):/]\s")
_PART = re.compile(rf"(?P<number>(?=[IVXLCM]){_ROMAN})\s*(?:[.):/]|[-–—](?=\s))\s*(?=\D|$)")
_DOTTED = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,6})(?P<end>[.)/]|\.\s*[-–])?(?=\s|$|[^\W\d_])")
_STATED_FIRST = re.compile(
    r"\d[\d.,]*\s?(?:%|/\d)|0\d\s"
)  # "2. 100% cán bộ", "16. 18/20 chỉ tiêu", "3. 05 xã"
_LETTER = re.compile(r"(?P<number>[a-zđ])\)(?=\s)")
_WORDS = {"nhất": "I", "hai": "II", "ba": "III", "bốn": "IV", "tư": "IV", "năm": "V", "sáu": "VI"}
_TITLE_CHARACTERS = 200  # without a style a longer line is a paragraph, though its end is missing
_HEADING_CHARACTERS = 400  # a heading of a Vietnamese report may run over four lines


@dataclass(frozen=True)
class Standing:
    """Where a block stands: its section, the span of its label in the text, and whether it is a heading."""

    section: str
    label: tuple[int, int] | None = None
    heading: bool = False


def label_of(text: str) -> re.Match | None:
    """Return the match of the section label that a text begins with ("I.", "2.2.1.", "Điều 5.", "a)"), or None."""
    for pattern in (_DIVISION, _ARTICLE, _PART, _DOTTED, _LETTER):
        found = pattern.match(text)
        if found and (pattern is not _DOTTED or _is_label(found, text)):
            return found
    return None


def _is_label(found: re.Match, text: str) -> bool:
    """Whether the digits are a label: they end with a mark, or are a path that a capital letter follows."""
    rest = text[found.end() :].lstrip()
    if found["end"]:
        return not rest[:1].isdigit() or bool(_STATED_FIRST.match(rest))
    return "." in found["number"] and rest[:1].isupper()


@dataclass
class Outline:
    """Follows the labels of a report from its first block to its last; one instance a document."""

    division: str = ""  # "Phần II", "Phụ lục I"
    part: str = ""  # "II", or "Điều 5" in a decision
    path: tuple[int, ...] = ()
    letter: str = ""
    listed: int = 0  # the last number of a list inside a section
    closed: bool = False  # whether that item ended its sentence

    @property
    def section(self) -> str:
        """Return the number of the current section as a reader would cite it."""
        numbers = ".".join(str(each) for each in self.path)
        return ".".join(each for each in (self.division, self.part, numbers, self.letter) if each)

    def enter(self, text: str, *, styled: bool = False, indented: bool = False) -> Standing:
        """Take the next block of running text; `styled` says that the file shows it as a heading.

        `styled` means a heading style, a line in bold or italics as a whole, or "#" in markdown; `indented`
        that the label is known to be one of a list inside a paragraph.
        """
        found = None if indented else self._capital(text, styled=styled) or label_of(text)
        if not found:
            return Standing(self.section, heading=styled and len(text) <= _HEADING_CHARACTERS)
        taken = self._take(found, text, styled=styled)
        span = found.span("number") if found.re in (_DIVISION, _ARTICLE) else found.span()
        heading = taken and (styled or self._looks_like_heading(text))
        return Standing(self.section, span, heading and len(text) <= _HEADING_CHARACTERS)

    def _take(self, found: re.Match, text: str, *, styled: bool) -> bool:
        """Move to the section that the label names; False where it is a list inside the section."""
        number = found["number"]
        if found.re is _DIVISION:
            return self._divide(found, text, styled=styled)
        if found.re is _ARTICLE:
            self._open(part=f"Điều {number}")
        elif found.re is _CAPITAL:
            self._open(division=number)
        elif found.re is _PART:
            self._open(part=number.upper())
        elif found.re is _LETTER:
            self.letter = number
        else:
            path = tuple(int(each) for each in number.split("."))
            return self._number(path, styled=styled, closed=text.rstrip().endswith("."))
        return True

    def _capital(self, text: str, *, styled: bool) -> re.Match | None:
        """Return the match of "A." or "B."; C and D are Roman numbers unless B or C was the division before."""
        found = _CAPITAL.match(text)
        if not found or not (styled or text[found.end() :].isupper()):
            return None
        letter = found["number"]
        follows = letter == "A" or (self.division and ord(letter) == ord(self.division[0]) + 1)
        return found if follows else None

    def _divide(self, found: re.Match, text: str, *, styled: bool) -> bool:
        """Open a part, chapter or annex: only where the line is nothing else, not where a sentence begins so."""
        rest = text[found.end() :].strip(" .:-–—")
        if not styled and rest and not rest.isupper():
            return False
        kind = found["kind"].capitalize()
        number = _WORDS.get(found["number"].lower(), found["number"].upper())
        self._open(division="" if kind == "Chương" else f"{kind} {number}")
        if kind == "Chương":
            self.part = f"Chương {number}"
        return True

    def _open(self, *, part: str = "", division: str | None = None) -> None:
        if division is not None:
            self.division = division
        self.part, self.path, self.letter, self.listed = part, (), "", 0

    def _number(self, path: tuple[int, ...], *, styled: bool, closed: bool) -> bool:
        if len(path) == 1 and not styled and not self._continues(path[0]):
            self.listed, self.closed = path[0], closed
            return False
        self.path, self.letter, self.listed = path, "", 0
        return True

    def _continues(self, number: int) -> bool:
        """Whether a bare "3." is the next section of its part, and not the next line of a list inside one.

        Where it could be either, a list goes on after an item that ended with a semicolon.
        """
        follows = number == (self.path[0] + 1 if self.path else 1)
        return follows and (self.closed or number != self.listed + 1 or not self.listed)

    @staticmethod
    def _looks_like_heading(text: str) -> bool:
        """Whether a labelled line without any style is a title: one short clause that ends without a full stop."""
        return (
            len(text) <= _TITLE_CHARACTERS
            and not re.search(r"[.;:,]\s*(?:\(\d+\)\s*)?$", text)
            and not re.search(r"[.;]\s", text[8:])
        )
