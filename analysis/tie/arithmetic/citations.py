"""Which documents a text cites: number, date, issuer and the words of the title, at each place where they stand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from analysis.tie.arithmetic.reading import Text
from analysis.tie.document import Block
from analysis.tie.token import Class, Token

_FIRST_BLOCKS = 25
_PLACE_AND = re.compile(r"[^.;:“”]{0,50}[^\W\d_]{2},\s*(?:ngày\s*)?")  # the line is a place and a day
_DATED = re.compile(r"\s*,?\s*(?:ngày|ngày ban hành)?\s*$", re.IGNORECASE)
_ISSUER = re.compile(
    r"\s*,?\s*(?:\([^)]*\)\s*)?của\s+((?:Thủ tướng )?[^,;.()“”]*?)"
    r"(?=\s+(?:về|phê duyệt|quy định|ban hành|hướng dẫn|công bố|và)\b|[,;.()“”]|$)"
)


@dataclass(frozen=True)
class Citation:
    """One mention of a document with a date."""

    index: int
    dated: tuple[int, ...]  # the tokens that hold the date, where it is one of its own
    token: Token
    block: Block
    day: date
    issuer: str
    title: str

    @property
    def key(self) -> str:
        """The document's number and symbol, however spelled."""
        return re.sub(r"\s+", "", self.token.document or self.token.text).upper()

    @property
    def number(self) -> int:
        """The number in its series."""
        return int(re.match(r"\d+", self.key)[0])


def report_day(text: Text) -> tuple[int, date] | None:
    """Return the token and day of "Tuyên Quang, ngày 21 tháng 11 năm 2022" at the head of the report."""
    first = {block.number: block.text for block in text.document.blocks[:_FIRST_BLOCKS]}
    for index, token in enumerate(text.tokens):
        if (
            token.cls is Class.DATE
            and token.day
            and _PLACE_AND.fullmatch(first.get(token.block, "")[: token.start].rpartition("\n")[2])
        ):
            return index, token.day
    return None


def citations(text: Text) -> list[Citation]:
    """Return every dated citation of a numbered document, in reading order."""
    blocks = {block.number: block for block in text.document.blocks}
    found = []
    for index, token in enumerate(text.tokens):
        if token.cls is not Class.DOCUMENT or not re.match(r"\d+\s*/", token.document or token.text):
            continue
        block = blocks[token.block]
        following = text.tokens[index + 1] if index + 1 < len(text.tokens) else None
        own, end = (), token.end
        if (
            following is not None
            and following.block == token.block
            and following.cls is Class.DATE
            and _DATED.fullmatch(block.text[token.end : max(token.end, following.start)])
        ):
            own, end = (index + 1,), following.end
        day = token.day or (following.day if own else None)
        if day is None:
            continue
        issuer = _ISSUER.match(block.text[end : end + 160])
        rest = end + issuer.end() if issuer else end
        title = " ".join(re.findall(r"\w+", block.text[rest : rest + 80].lower())[:6])
        found.append(
            Citation(index, own, token, block, day, " ".join(issuer[1].split()) if issuer else "", title)
        )
    return found


def grouped(cited: list[Citation], key: Callable) -> dict:
    """Return the citations by a key, in reading order."""
    groups: dict = defaultdict(list)
    for each in cited:
        groups[key(each)].append(each)
    return groups
