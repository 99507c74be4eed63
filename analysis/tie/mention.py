"""A number of the text as the comparison wants it: what was printed, in which direction, how it was hedged."""

from __future__ import annotations

import re
from decimal import Decimal

from analysis.declare import TIMES
from analysis.results.compare import Mention
from analysis.results.compute import Result
from analysis.tie.context import Context
from analysis.tie.document import Block
from analysis.tie.token import Class, Token
from analysis.tie.wording import words

_SUFFIX = {Class.PERCENT: "%", Class.POINTS: "điểm phần trăm", Class.TIMES: "lần", Class.MONEY: "đồng"}
_CHANGES = {folded: told for told in ("tăng", "giảm", "gấp") for folded in words(told)}


_WITH_WORDS = {Class.PERIOD, Class.NAME, Class.MEASURE}


def _numeral(token: Token) -> str:
    """Return the number as it stands alone: "10" of "10 tháng đầu năm 2022", "90" of "90 ngày, đêm"."""
    found = re.match(r"[\d.,]+", token.text) if token.cls in _WITH_WORDS and token.high is None else None
    return found[0] if found else token.text


def _suffix(token: Token, result: Result) -> str:
    """Return the sign of unit; an average is a multiple too, though it is printed with a noun (1,31 lượt)."""
    is_average = token.cls is Class.COUNT and result.figure.unit is TIMES
    return _SUFFIX[Class.TIMES] if is_average else _SUFFIX.get(token.cls, "")


def mention(  # noqa: PLR0913 -- a number with where it stands
    row: str, result: Result, token: Token, block: Block, context: Context, *, part: int = 0
) -> Mention:
    """Return a token as a mention of a figure; `part` is 1 or 2 for the counts of a fraction.

    What "giảm" stands before is printed without its sign, and gets it here.
    """
    printed, value, step = _numeral(token), token.value, token.step
    if part:
        printed = token.text.split("/")[part - 1].strip()
        value, step = token.parts[part - 1], Decimal(1)
    change = next((_CHANGES[word] for word in reversed(context.before[-3:]) if word in _CHANGES), "")
    if change == "giảm" and value is not None:
        value = -value
    return Mention(
        row, result.id, block.section, block.place, printed, value, token.high,
        step if step is not None else Decimal(1), _suffix(token, result), token.hedge, "", change, 1,
    )  # fmt: skip
