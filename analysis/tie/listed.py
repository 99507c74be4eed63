"""Whether the documents of the text, and the report's own number and date, are those that the month's folder gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from analysis.declare import Severity
from analysis.labels import Label
from analysis.numerals import write_date
from analysis.tie.document import Document
from analysis.tie.facts import Doubt, Facts, symbol
from analysis.tie.token import Class, Token

_HEAD = 12  # the blocks in which a report gives its own number and date
_OWN_NUMBER = re.compile(r"(?:^|\n|\|)\s*\**\s*Số\s*:?\s*$")
_OWN_DATE = re.compile(r"(?:^|\n)[^.;:]{0,40}[^\W\d_]{2},\s*ngày\s*$")


def documents(tokens: tuple[Token, ...], facts: Facts) -> Iterator[Doubt]:
    """Yield the documents whose date, or whose number, is another one in documents.csv, and those it does not list."""
    cited = {symbol(token.document) for token in tokens if token.cls is Class.DOCUMENT and token.document}
    is_whole = len(cited & set(facts.documents)) * 2 > len(
        cited
    )  # a list of a few is not meant to hold them all
    for index, token in enumerate(tokens):
        if token.cls is not Class.DOCUMENT or not token.document:
            continue
        days = facts.documents.get(symbol(token.document))
        if days and token.day and token.day not in days:
            yield _other_date(index, token, days)
        elif days is None:
            other = list(_other_number(index, token, facts, cited))
            yield from other or ([_unlisted(index, token)] if is_whole else [])


def _unlisted(index: int, token: Token) -> Doubt:
    return Doubt(
        index,
        "document not listed",
        Severity.NOTE,
        Label(
            f"{token.document}: documents.csv không có văn bản này; kiểm tra lại số hoặc bổ sung.",
            f"{token.document} is not in documents.csv; check its number, or list it.",
        ),
    )


def _other_date(index: int, token: Token, days: tuple[date, ...]) -> Doubt:
    listed = ", ".join(map(write_date, days))
    return Doubt(
        index,
        "document date",
        Severity.ERROR,
        Label(
            f"{token.document}: báo cáo ghi ngày {write_date(token.day)}, documents.csv ghi {listed}.",
            f"{token.document}: dated {write_date(token.day)}, in documents.csv {listed}.",
        ),
    )


def _other_number(index: int, token: Token, facts: Facts, cited: set[str]) -> Iterator[Doubt]:
    """Find the document of the list that has the day and the letters of this one, and that the text does not cite."""
    letters = _letters(symbol(token.document))
    for name, days in facts.documents.items():
        if name not in cited and token.day in days and letters and _letters(name) == letters:
            day = write_date(token.day)
            yield Doubt(
                index,
                "document number",
                Severity.ERROR,
                Label(
                    f"{token.document} ngày {day}: documents.csv ghi văn bản ngày đó là số {name.upper()}.",
                    f"{token.document} of {day}: in documents.csv the document of that day is {name.upper()}.",
                ),
            )


def _letters(name: str) -> str:
    """Return a document's symbol without its number: ubnd-nc of 4435/ubnd-nc."""
    return name.partition("/")[2]


def own(document: Document, tokens: tuple[Token, ...], facts: Facts) -> Iterator[Doubt]:
    """Yield the report's own number and date where month.toml gives others."""
    head = {block.number: block.text for block in document.blocks[:_HEAD]}
    for index, token in enumerate(tokens):
        before = head.get(token.block, "")[: token.start]
        if token.block not in head:
            return
        if token.cls is Class.DOCUMENT and facts.number and _OWN_NUMBER.search(before):
            said, known = symbol(token.document), symbol(facts.number)
            if said != known and _letters(said) == _letters(known):
                yield _own(index, "report number", token.document, facts.number)
        is_dated = token.cls is Class.DATE and token.day and facts.day and _OWN_DATE.search(before)
        if is_dated and token.day != facts.day:
            yield _own(index, "report date", write_date(token.day), write_date(facts.day))


def _own(index: int, kind: str, said: str, known: str) -> Doubt:
    return Doubt(
        index,
        kind,
        Severity.ERROR,
        Label(f"Báo cáo ghi {said}, month.toml ghi {known}.", f"The report says {said}, month.toml {known}."),
    )
