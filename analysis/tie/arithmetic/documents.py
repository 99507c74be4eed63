"""Whether the documents that a text cites have one date and one issuer each."""

from __future__ import annotations

import re
from datetime import date
from itertools import combinations

from analysis.declare import Severity
from analysis.numerals import write_date
from analysis.places import Label, fold
from analysis.tie.arithmetic.citations import Citation, grouped
from analysis.tie.arithmetic.relation import Kind, Relation, agreement, breach
from analysis.tie.arithmetic.words import place


def documents(cited: list[Citation]) -> list[Relation]:
    """Hold the citations of each document against each other."""
    return [*_years(cited), *_dates(cited), *_issuers(cited)]


def _years(cited: list[Citation]) -> list[Relation]:
    """Find 59/2022/NĐ-CP with a date of another year: a number that carries its year was given in it."""
    found = []
    for each in cited:
        year = re.match(r"\d+/(\d{4})/", each.key)
        if year and each.dated and int(year[1]) != each.day.year:
            name, day, here = each.token.document or each.token.text, write_date(each.day), place(each.block)
            found.append(
                breach(
                    Kind.DOCUMENT_DATE,
                    Severity.WARNING,
                    (each.index, *each.dated),
                    Label(
                        f"{here.vi}: văn bản {name} mang số của năm {year[1]} nhưng ghi ngày {day}.",
                        f"{here.en}: document {name} has a number of {year[1]} and the date {day}.",
                    ),
                )
            )
    return found


def _dates(cited: list[Citation]) -> list[Relation]:
    """One document has one date. Numbers begin anew each year, so another year needs another sign of being the same."""
    found = []
    for group in grouped(cited, lambda each: each.key).values():
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
                breach(
                    Kind.DOCUMENT_DATE,
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
    return agreement(
        Kind.DOCUMENT_DATE,
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
    """Whether two spellings may be one issuer: alike, one within the other, or one abbreviating the other."""
    shorter, longer = sorted((fold(one), fold(other)), key=len)
    if longer.startswith(shorter) or longer.endswith(shorter):
        return True
    initials = ["".join(word[0] for word in each.split()) for each in (shorter, longer)]
    return initials[0].startswith(longer.split()[0]) or initials[1].startswith(shorter.split()[0])


def _issuers(cited: list[Citation]) -> list[Relation]:
    found = []
    for group in grouped(cited, lambda each: (each.key, each.day)).values():
        named = [each for each in group if each.issuer]
        for one, other in combinations(named, 2):
            if not _same_issuer(one.issuer, other.issuer):
                found.append(_two_issuers(one, other))
                break
    return found


def _two_issuers(one: Citation, other: Citation) -> Relation:
    name, here = one.token.document or one.token.text, [place(each.block) for each in (one, other)]
    return breach(
        Kind.DOCUMENT_ISSUER,
        Severity.WARNING,
        (one.index, other.index),
        Label(
            f"Văn bản {name} được ghi là của hai cơ quan:"
            f" “{one.issuer}” ({here[0].vi}) và “{other.issuer}” ({here[1].vi}).",
            f"Document {name} is ascribed to two issuers:"
            f" “{one.issuer}” ({here[0].en}) and “{other.issuer}” ({here[1].en}).",
        ),
    )
