"""Whether the documents that a text cites agree: one date each, one issuer, and dates that follow their numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from analysis.declare import Severity
from analysis.numerals import write_date
from analysis.places import Label, fold
from analysis.tie.arithmetic.reading import Text
from analysis.tie.arithmetic.relation import Kind, Relation
from analysis.tie.arithmetic.words import place
from analysis.tie.document import Block
from analysis.tie.token import Class, Token

RESERVED = timedelta(days=5)  # numbers are sometimes kept back for a few days: what lies closer says nothing
_FIRST_BLOCKS = 25
_DATED = re.compile(r"\s*,?\s*(?:ngày|ngày ban hành)?\s*$", re.IGNORECASE)
_ISSUER = re.compile(
    r"\s*,?\s*(?:\([^)]*\)\s*)?của\s+((?:Thủ tướng )?[^,;.()“”]*?)(?=\s+(?:về|phê duyệt|quy định|ban hành|hướng dẫn|công bố|và)\b|[,;.()“”]|$)"
)
_LOCAL = re.compile(r"\b(?:huyện|thị xã|quận|xã|phường|thị trấn|thành phố)\b", re.IGNORECASE)
_TYPES = "QĐ KH BC TB TTr CTr CT NQ HD GM QC ĐA PA TT NĐ TTLT BB CĐ GP CV TTg".split()


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


def documents(text: Text) -> list[Relation]:
    """Hold the cited documents against each other and against the report's own date."""
    cited = [each for each in _citations(text) if re.match(r"\d+/", each.key)]
    signed = report_day(text)
    return [*_dates(cited), *_issuers(cited), *_numbering(cited, signed), *_future(text, cited, signed)]


def report_day(text: Text) -> tuple[int, date] | None:
    """Return the token and day of "Tuyên Quang, ngày 21 tháng 11 năm 2022" at the head of the report."""
    first = {block.number: block for block in text.document.blocks[:_FIRST_BLOCKS]}
    for index, token in enumerate(text.tokens):
        if token.block not in first:
            continue
        ahead = first[token.block].text[: token.start]
        if token.cls is Class.DATE and token.day and re.search(r"[^\W\d_]{2,},\s*(?:ngày\s*)?$", ahead[-40:]):
            if len(ahead) < 60 and not re.search(r"[a-zà-ỹ] số ", ahead):  # noqa: PLR2004 -- a line of its own
                return index, token.day
    return None


def _citations(text: Text) -> list[Citation]:
    blocks = {block.number: block for block in text.document.blocks}
    found = []
    for index, token in enumerate(text.tokens):
        if token.cls is not Class.DOCUMENT:
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
        found.append(Citation(index, own, token, block, day, fold(issuer[1]) if issuer else "", title))
    return found


def _dates(cited: list[Citation]) -> list[Relation]:
    """One document has one date. Numbers begin anew each year, so another year needs another sign of being the same."""
    found = []
    for group in _grouped(cited, lambda each: each.key).values():
        first_of: dict[date, Citation] = {}
        for each in group:
            first_of.setdefault(each.day, each)
        if len(first_of) == 1 and len(group) > 1:
            found.append(_one_date(group))
        for one, other in combinations(first_of.values(), 2):
            if _is_other_document(one, other):
                continue
            same_year = one.day.year == other.day.year
            if not same_year and not (one.title and one.title == other.title):
                continue
            severity = Severity.ERROR if same_year else Severity.WARNING
            days = [write_date(each.day) for each in (one, other)]
            here = [place(each.block) for each in (one, other)]
            found.append(
                Relation(
                    Kind.DOCUMENT_DATE,
                    False,
                    severity,
                    (one.index, *one.dated, other.index, *other.dated),
                    Label(
                        f"Văn bản {one.token.document or one.token.text} được viện dẫn với hai ngày khác nhau:"
                        f" {days[0]} ({here[0].vi}) và {days[1]} ({here[1].vi}).",
                        f"Document {one.token.document or one.token.text} is cited with two dates:"
                        f" {days[0]} ({here[0].en}) and {days[1]} ({here[1].en}).",
                    ),
                )
            )
    return found


def _one_date(group: list[Citation]) -> Relation:
    name, day = group[0].token.document or group[0].token.text, write_date(group[0].day)
    tokens = tuple(index for each in group for index in (each.index, *each.dated))
    return Relation(
        Kind.DOCUMENT_DATE,
        True,
        Severity.NOTE,
        tokens,
        Label(
            f"Văn bản {name} được viện dẫn {len(group)} lần, đều ghi ngày {day}.",
            f"Document {name} is cited {len(group)} times, each with the date {day}.",
        ),
    )


def _is_other_document(one: Citation, other: Citation) -> bool:
    """Whether two citations name issuers that differ, so that one number stands for two documents."""
    return bool(one.issuer and other.issuer) and not _same_issuer(one.issuer, other.issuer)


def _same_issuer(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return longer.startswith(shorter) or longer.endswith(shorter)


def _issuers(cited: list[Citation]) -> list[Relation]:
    found = []
    for (_, _), group in _grouped(cited, lambda each: (each.key, each.day)).items():
        named = [each for each in group if each.issuer]
        for one, other in combinations(named[:1] + named[1:], 2):
            if not _same_issuer(one.issuer, other.issuer) and not _abbreviates(one.issuer, other.issuer):
                found.append(_two_issuers(one, other))
                break
    return found


def _abbreviates(one: str, other: str) -> bool:
    """Whether the shorter may be an abbreviation of the longer: UBND, ủy ban nhân dân."""
    initials = ["".join(word[0] for word in each.split()) for each in (one, other)]
    first = [each.split()[0] for each in (one, other)]
    return initials[0].startswith(first[1]) or initials[1].startswith(first[0])


def _two_issuers(one: Citation, other: Citation) -> Relation:
    name, here = one.token.document or one.token.text, [place(each.block) for each in (one, other)]
    return Relation(
        Kind.DOCUMENT_ISSUER,
        False,
        Severity.WARNING,
        (one.index, other.index),
        Label(
            f"Văn bản {name} được ghi là của hai cơ quan: “{one.issuer}” ({here[0].vi}) và “{other.issuer}” ({here[1].vi}).",
            f"Document {name} is ascribed to two issuers: “{one.issuer}” ({here[0].en}) and “{other.issuer}” ({here[1].en}).",
        ),
    )


def _series(each: Citation) -> tuple[str, str, int]:
    """Return the series that a number is counted in: kind of document, issuer, year."""
    symbol = re.sub(r"^\d+/(?:\d{4}/)?", "", each.key)
    parts = symbol.split("-")
    typed = parts[0] in {kind.upper() for kind in _TYPES}
    code = "-".join(parts[:2]) if typed else parts[0]
    return code, each.issuer if _LOCAL.search(each.issuer) else "", each.day.year


def _numbering(cited: list[Citation], signed: tuple[int, date] | None) -> list[Relation]:
    """Within a series and a year a later number has no earlier date."""
    found = []
    for (code, _, _), group in _grouped(cited, _series).items():
        once = {each.key: each for each in reversed(group)}.values()
        if len({each.number for each in once}) < 2 or _dated_twice(group):  # noqa: PLR2004 -- nothing to order
            continue
        found += _out_of_order(code, sorted(once, key=lambda each: each.number), signed)
    return found


def _dated_twice(group: list[Citation]) -> bool:
    days: dict[str, set[date]] = defaultdict(set)
    for each in group:
        days[each.key].add(each.day)
    return any(len(each) > 1 for each in days.values())


def _out_of_order(code: str, group: list[Citation], signed: tuple[int, date] | None) -> list[Relation]:
    found, left = [], list(group)
    while True:
        against = {
            each.index: [
                other
                for other in left
                if (other.number < each.number and other.day > each.day + RESERVED)
                or (other.number > each.number and other.day + RESERVED < each.day)
            ]
            for each in left
        }
        worst = max(left, key=lambda each: len(against[each.index]))
        if not against[worst.index]:
            return found
        found.append(
            _misdated(code, worst, against[worst.index], [each for each in left if each is not worst], signed)
        )
        left.remove(worst)


def _misdated(
    code: str,
    worst: Citation,
    against: list[Citation],
    others: list[Citation],
    signed: tuple[int, date] | None,
) -> Relation:
    before = [each.day for each in others if each.number < worst.number]
    after = [each.day for each in others if each.number > worst.number]
    first = max(before, default=date(worst.day.year, 1, 1))
    last = min(after, default=min(signed[1] if signed else date.max, date(worst.day.year, 12, 31)))
    other = against[0]
    names = [each.token.document or each.token.text for each in (worst, other)]
    fits_vi, fits_en = "", ""
    if first <= last:
        fits_vi = f"; ngày hợp với thứ tự số là từ {write_date(first)} đến {write_date(last)}"
        fits_en = f"; a date from {write_date(first)} to {write_date(last)} would fit the numbering"
    here = place(worst.block)
    return Relation(
        Kind.NUMBERING,
        False,
        Severity.WARNING,
        (worst.index, *worst.dated, other.index, *other.dated),
        Label(
            f"{here.vi}: văn bản {names[0]} ngày {write_date(worst.day)} không theo thứ tự số của loạt {code}:"
            f" {names[1]} ghi ngày {write_date(other.day)}{fits_vi}.",
            f"{here.en}: document {names[0]} of {write_date(worst.day)} is out of the order of the series {code}:"
            f" {names[1]} is of {write_date(other.day)}{fits_en}.",
        ),
    )


def _future(text: Text, cited: list[Citation], signed: tuple[int, date] | None) -> list[Relation]:
    """No document that the report cites, and no as-of date, is later than the report."""
    if signed is None:
        return []
    found = [
        _later(
            each.block,
            (each.index, *each.dated),
            each.day,
            signed,
            Label("văn bản viện dẫn", "a document cited"),
        )
        for each in cited
        if each.day > signed[1]
    ]
    blocks = {block.number: block for block in text.document.blocks}
    for index, token in enumerate(text.tokens):
        ahead = blocks[token.block].text[: token.start][-30:]
        told = f"{ahead}{token.text}"
        if token.cls is Class.DATE and token.day and token.day > signed[1]:
            if re.search(
                r"(?:tính|số liệu|lũy kế|luỹ kế|chốt)\s+(?:đến|tới)\s+(?:nay\s+|hết\s+)?(?:ngày\s+)?\d",
                told,
                re.IGNORECASE,
            ):
                found.append(
                    _later(
                        blocks[token.block],
                        (index,),
                        token.day,
                        signed,
                        Label("ngày chốt số liệu", "an as-of date"),
                    )
                )
    return found


def _later(
    block: Block, tokens: tuple[int, ...], day: date, signed: tuple[int, date], what: Label
) -> Relation:
    here = place(block)
    return Relation(
        Kind.FUTURE,
        False,
        Severity.ERROR,
        (*tokens, signed[0]),
        Label(
            f"{here.vi}: {what.vi} ghi ngày {write_date(day)}, sau ngày của báo cáo ({write_date(signed[1])}).",
            f"{here.en}: {what.en} is of {write_date(day)}, after the report's own date ({write_date(signed[1])}).",
        ),
    )


def _grouped(cited: list[Citation], key) -> dict:
    groups: dict = defaultdict(list)
    for each in cited:
        groups[key(each)].append(each)
    return groups
