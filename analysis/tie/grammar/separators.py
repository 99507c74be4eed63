"""Which separators a document uses, and what its digits are worth: decided over the document, never per number."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

NUMBER = r"\d+(?:[.,]\d+)*"  # the longest run of digits with single separators between them

_VIETNAMESE = re.compile(
    r"(?<![\d.,])(?:\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}|\d+,\d{1,2})(?![\d.,]*\d)"
)
_ENGLISH = re.compile(
    r"(?<![\d.,])(?:\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,}|\d+\.\d{1,2}(?=\s*%))(?![\d.,]*\d)"
)
_SLIPS = 5  # one number in five the other way and more is no slip: the document holds both ways
_GROUP = 3  # digits between two separators of thousands


class Style(StrEnum):
    """Which mark stands before decimals."""

    VIETNAMESE = ","  # 1.208 and 67,6
    ENGLISH = "."  # 1,208 and 67.6


@dataclass(frozen=True)
class Writing:
    """How a document writes numbers; `mixed` where it holds both ways."""

    style: Style = Style.VIETNAMESE
    mixed: bool = False


@dataclass(frozen=True)
class Worth:
    """What digits are worth: the value, the unit of the last digit, the value read the other way, and a remark."""

    value: Decimal
    step: Decimal
    other: Decimal | None = None
    remark: str = ""


def writing_of(texts: Iterable[str]) -> Writing:
    """Decide a document's style by the numbers that can be read in one way only."""
    vietnamese = english = 0
    for text in texts:
        vietnamese += len(_VIETNAMESE.findall(text))
        english += len(_ENGLISH.findall(text))
    style = Style.ENGLISH if english > vietnamese else Style.VIETNAMESE
    return Writing(style, mixed=min(vietnamese, english) * _SLIPS >= max(vietnamese, english) > 0)


def worth_of(digits: str, writing: Writing) -> Worth | None:
    """Return what digits with separators are worth; None where they follow no rule at all ("1.2345.678")."""
    digits = "".join(digits.split())
    marks = [mark for mark in digits if not mark.isdigit()]
    if not marks:
        return _worth(digits, "")
    if len(set(marks)) == 2:  # noqa: PLR2004 -- both marks: the last one stands before the decimals
        whole, _, decimals = digits.rpartition(marks[-1])
        if marks.count(marks[-1]) > 1 or not _grouped(re.split("[.,]", whole)):
            return None
        return _worth(whole, decimals, remark="" if marks[-1] == writing.style else "other separators")
    groups = re.split("[.,]", digits)
    if len(marks) > 1:
        if not _grouped(groups):
            return None
        return _worth(digits, "", remark="" if marks[0] != writing.style else "other separators")
    return _one_mark(*groups, marks[0], writing)


def _one_mark(whole: str, rest: str, mark: str, writing: Writing) -> Worth:
    """Read "8.252", "67,6", "99.4" and "1,234": only three digits after the mark leave a doubt."""
    if len(rest) != _GROUP or not _grouped([whole, rest]):
        return _worth(whole, rest, remark="" if mark == writing.style else "decimal point")
    thousands, decimals = _worth(whole + rest, ""), _worth(whole, rest)
    if mark == writing.style:
        return Worth(decimals.value, decimals.step, thousands.value, "ambiguous separator")
    if writing.mixed:
        return Worth(thousands.value, thousands.step, decimals.value, "ambiguous separator")
    return thousands


def _grouped(groups: list[str]) -> bool:
    first, *rest = groups
    return 1 <= len(first) <= _GROUP and first[0] != "0" and all(len(each) == _GROUP for each in rest)


def _worth(whole: str, decimals: str, remark: str = "") -> Worth:
    plain = re.sub(r"\D", "", whole)
    step = Decimal(1).scaleb(-len(decimals))
    return Worth(Decimal(f"{plain}.{decimals}" if decimals else plain), step, remark=remark)
