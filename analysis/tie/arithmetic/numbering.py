"""Whether the dates of cited documents follow their numbers, and none is later than the report itself."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date, timedelta
from functools import partial

from analysis.declare import Severity
from analysis.numerals import write_date
from analysis.places import Label, fold
from analysis.tie.arithmetic.citations import Citation, grouped
from analysis.tie.arithmetic.reading import Text
from analysis.tie.arithmetic.relation import Kind, Relation, breach
from analysis.tie.arithmetic.words import place
from analysis.tie.document import Block
from analysis.tie.token import Class

RESERVED = timedelta(days=5)  # numbers are sometimes kept back for a few days: what lies closer says nothing
_LOCAL = re.compile(r"\b(?:huyện|thị xã|quận|xã|phường|thị trấn|thành phố)\b", re.IGNORECASE)
_HEAD = 8  # the blocks that name the office which reports
_LOCAL_OFFICE = re.compile(
    r"(?:UBND|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN)\s+(?:HUYỆN|XÃ|PHƯỜNG|THỊ XÃ|THỊ TRẤN|QUẬN|THÀNH PHỐ)"
)
_TYPE = re.compile(r"QĐ|KH|BC|TB|TTR|CTR|CT|NQ|HD|GM|QC|ĐA|PA|TT|NĐ|TTLT|BB|CĐ|GP|CV")
_AS_OF = re.compile(
    r"(?:tính|số liệu|lũy kế|luỹ kế|chốt)\s+(?:đến|tới)\s+(?:nay\s+|hết\s+)?(?:ngày\s+)?\d", re.IGNORECASE
)


def numbering(text: Text, cited: list[Citation], signed: tuple[int, date] | None) -> list[Relation]:
    """Hold the dates of the citations against their numbers and against the day of the report."""
    head = " ".join(block.text for block in text.document.blocks[:_HEAD])
    local = _LOCAL_OFFICE.search(head) is not None
    return [*_ordered(cited, signed, local=local), *_future(text, cited, signed)]


def _series(each: Citation, *, local: bool) -> tuple[str, str, int]:
    """Return the series that a number is counted in: kind of document, issuer, year.

    A symbol like KH-UBND is used at every tier. Where no issuer is named it is the report's own office, so in a
    district's report the province is another issuer.
    """
    symbol = re.sub(r"^\d+/(?:\d{4}/)?", "", each.key)
    parts = symbol.split("-")
    typed = _TYPE.fullmatch(parts[0]) is not None
    code = "-".join(parts[:2]) if typed else parts[0]
    issuer = fold(each.issuer) if _LOCAL.search(each.issuer) else ""
    if local and not issuer and each.issuer:
        issuer = "above"
    return code, issuer, each.day.year


def _ordered(cited: list[Citation], signed: tuple[int, date] | None, *, local: bool) -> list[Relation]:
    """Within a series and a year a later number has no earlier date."""
    found = []
    for (code, _, _), group in grouped(cited, partial(_series, local=local)).items():
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
    return breach(
        Kind.NUMBERING,
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
        if token.cls is not Class.DATE or not token.day or token.day <= signed[1]:
            continue
        block = blocks[token.block]
        if _AS_OF.search(f"{block.text[: token.start][-30:]}{token.text}"):
            found.append(
                _later(block, (index,), token.day, signed, Label("ngày chốt số liệu", "an as-of date"))
            )
    return found


def _later(
    block: Block, tokens: tuple[int, ...], day: date, signed: tuple[int, date], what: Label
) -> Relation:
    here = place(block)
    return breach(
        Kind.FUTURE,
        Severity.ERROR,
        (*tokens, signed[0]),
        Label(
            f"{here.vi}: {what.vi} ghi ngày {write_date(day)}, sau ngày của báo cáo ({write_date(signed[1])}).",
            f"{here.en}: {what.en} is of {write_date(day)}, after the report's own date ({write_date(signed[1])}).",
        ),
    )
