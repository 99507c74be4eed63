"""Whether the dates and months of the text are the month's own: as-of dates, stale months, years compared with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from analysis.declare import Severity
from analysis.labels import Label
from analysis.months import Month
from analysis.numerals import write_date
from analysis.results.compute import Result
from analysis.tie.claim import Claim
from analysis.tie.document import Block, Document, Kind
from analysis.tie.facts import Doubt, Facts
from analysis.tie.listed import documents, own
from analysis.tie.token import Class, Token
from analysis.tie.wording import Words, ends, words

_BACK = 6  # words before a date or month that say what it is for
_NEXT_TO = 3
_UNTIL = tuple(map(words, ("tính đến", "đến ngày", "đến hết ngày", "đến nay ngày", "chốt ngày")))
_SPANS = frozenset(words("từ"))
_BESIDE = frozenset(words("so"))  # "so với tháng 10"
_SAME_PERIOD = words("cùng kỳ năm")
_NOT_NOW = tuple(
    map(words, ("từ tháng", "kể từ", "đến tháng", "trước tháng", "cuối tháng", "đầu tháng", "cùng kỳ"))
)
_NOW = tuple(
    map(
        words,
        (
            *(
                "trong tháng",
                "báo cáo tháng",
                "kết quả tháng",
                "số liệu tháng",
                "kỳ tháng",
                "tình hình tháng",
            ),
            *("triển khai tháng", "thực hiện tháng", "công tác tháng", "nhiệm vụ tháng"),
        ),
    )
)


def doubts(
    document: Document,
    tokens: tuple[Token, ...],
    claims: Iterable[Claim],
    facts: Facts,
) -> list[Doubt]:
    """Return what contradicts the month, in the order of the text."""
    blocks = {block.number: block for block in document.blocks}
    found = [
        *_months(tokens, blocks, facts),
        *_years(tokens, blocks, facts),
        *documents(tokens, facts),
        *own(document, tokens, facts),
        *_as_of(document, tokens, claims, facts),
    ]
    return sorted(found, key=lambda each: each.index)


def _before(token: Token, block: Block) -> Words:
    return words(block.text[: token.start])[-_BACK:]


def _months(tokens: tuple[Token, ...], blocks: Mapping[int, Block], facts: Facts) -> Iterator[Doubt]:
    """Yield the months that stand where the report's own, or the one it compares with, belongs."""
    if facts.month is None:
        return
    for index, token in enumerate(tokens):
        if token.cls is not Class.MONTH or token.day is None:
            continue
        said, block = Month(token.day.year, token.day.month), blocks[token.block]
        before = _before(token, block)
        if _BESIDE & set(before):
            yield from _compared(index, token, said, facts.month)
        elif any(ends(phrase, before) for phrase in _NOT_NOW):
            continue
        elif said == facts.month.previous() and (block.kind is Kind.HEADING or _is_now(before)):
            yield _other_month(index, token, block, facts.month, left=True)
        elif facts.month not in {said, said.previous()} and _is_now(before):  # of the next there are plans
            yield _other_month(index, token, block, facts.month, left=False)


def _other_month(index: int, token: Token, block: Block, month: Month, *, left: bool) -> Doubt:
    """Tell a month that stands where the report's own belongs; that of the month before was left over."""
    of = f"{month.number}/{month.year}"
    at_head = block.kind is Kind.HEADING or not block.section
    severity = Severity.ERROR if left and at_head else Severity.WARNING
    vi, en = ("; tháng trước còn sót lại?", "; left over from the month before?") if left else (".", ".")
    sentence = Label(
        f"“{token.text}”: báo cáo là của tháng {of}{vi}", f"“{token.text}”: the report is of {of}{en}"
    )
    return Doubt(index, "stale month", severity, sentence)


def _years(tokens: tuple[Token, ...], blocks: Mapping[int, Block], facts: Facts) -> Iterator[Doubt]:
    """Yield the periods since January ("10 tháng đầu năm 2022") of another year, and "cùng kỳ năm" of no last year."""
    for index, token in enumerate(tokens):
        if facts.month and token.cls is Class.YEAR and token.value not in {None, facts.month.year - 1}:
            if _before(token, blocks[token.block])[-len(_SAME_PERIOD) :] == _SAME_PERIOD:
                yield _not_last_year(index, token, facts.month.year - 1)
            continue
        is_such = token.cls is Class.PERIOD and token.day and "tháng đầu năm" in token.text.casefold()
        if facts.month is None or not is_such or token.day.year == facts.month.year:
            continue
        before = _before(token, blocks[token.block])
        if _BESIDE & set(before) or any(ends(phrase, before) for phrase in _NOT_NOW):
            continue
        own = facts.month.year
        sentence = Label(
            f"“{token.text}”: báo cáo là của năm {own}.", f"“{token.text}”: the report is of {own}."
        )
        yield Doubt(index, "stale year", Severity.ERROR, sentence)


def _not_last_year(index: int, token: Token, last: int) -> Doubt:
    sentence = Label(
        f"“cùng kỳ năm {token.text}”: báo cáo thường so với năm {last}.",
        f"“the same period of {token.text}”: a report compares with {last}.",
    )
    return Doubt(index, "year compared with", Severity.WARNING, sentence)


def _is_now(before: Words) -> bool:
    """Whether the words speak of the month that is reported."""
    month = words("tháng")
    near = before if before[-1:] == month else (*before, *month)
    return any(end == len(near) - 1 for phrase in _NOW for end, _ in ends(phrase, near))


def _compared(index: int, token: Token, said: Month, own: Month) -> Iterator[Doubt]:
    last_year = Month(own.year - 1, own.number)
    if said in {own.previous(), last_year}:
        return
    usual = f"{own.previous().number}/{own.previous().year}", f"{last_year.number}/{last_year.year}"
    yield Doubt(
        index,
        "month compared with",
        Severity.WARNING,
        Label(
            f"“so với … {token.text}”: báo cáo tháng {own.number}/{own.year} thường so với tháng {usual[0]} "
            f"hoặc {usual[1]}.",
            f"“so với … {token.text}”: a report of {own.number}/{own.year} compares with {usual[0]} or {usual[1]}.",
        ),
    )


def _as_of(
    document: Document,
    tokens: tuple[Token, ...],
    claims: Iterable[Claim],
    facts: Facts,
) -> Iterator[Doubt]:
    """Yield the cut-off dates that are not those of the forms behind the figures they stand with."""
    blocks = {block.number: block for block in document.blocks}
    standing: dict[int, set[str]] = defaultdict(set)  # by the date's token: the forms of what it dates
    of_token: dict[int, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.chosen:
            of_token[claim.index] |= _forms(claim.chosen)
    current, seen = None, None
    for index, token in enumerate(tokens):
        block = blocks[token.block]
        if seen is not None and block.number != seen and block.kind is not Kind.CELL:
            current = None
        seen = block.number
        if token.cls is Class.DATE and token.day and _is_cut_off(_before(token, block)):
            current = index
        elif current is not None:
            standing[current] |= of_token[index]
    for index, forms in standing.items():
        days = {form: facts.as_of[form] for form in sorted(forms) if form in facts.as_of}
        if days and tokens[index].day not in days.values():
            yield _other_day(index, tokens[index], days)


def _is_cut_off(before: Words) -> bool:
    return not _SPANS & set(before) and any(
        len(before) - 1 - end < _NEXT_TO for phrase in _UNTIL for end, _ in ends(phrase, before)
    )


def _other_day(index: int, token: Token, days: Mapping[str, date]) -> Doubt:
    listed = "; ".join(f"{form}: {write_date(day)}" for form, day in days.items())
    return Doubt(
        index,
        "as-of date",
        Severity.ERROR,
        Label(
            f"Báo cáo ghi số liệu tính đến {write_date(token.day)}, month.toml ghi ngày chốt {listed}.",
            f"The report gives {write_date(token.day)} as the cut-off date, month.toml has {listed}.",
        ),
    )


def _forms(result: Result) -> set[str]:
    return {leaf.row.partition("/")[0] for leaf in result.value.leaves()}
