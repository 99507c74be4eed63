"""Whether shares of several things hold for each of them: "đạt 80% về số vụ và 75% về số bị cáo"."""

from __future__ import annotations

import re

from analysis.declare import Severity
from analysis.tie.arithmetic.interval import is_hedged
from analysis.tie.arithmetic.reading import AMOUNTS, Number, Text
from analysis.tie.arithmetic.relation import Kind, Relation
from analysis.tie.arithmetic.shares import held
from analysis.tie.arithmetic.sharing import Claim
from analysis.tie.token import Class

_IN_RESPECT = re.compile(r"\s*về\s+(?:số\s+)?(?P<noun>\w+(?:\s\w+)?)", re.IGNORECASE)
_MONEY = {"tiền", "giá trị", "vốn"}


def respects(text: Text, told: list[Relation]) -> list[Relation]:
    """Return the shares "về số vụ", "về tiền" that are those of the last two amounts of that noun in the sentence."""
    known = {index for each in told if each.kind is Kind.SHARE for index in each.tokens}
    found = []
    for numbers in text.sentences():
        for at, percent in enumerate(numbers):
            said = _IN_RESPECT.match(percent.after) if percent.token.cls is Class.PERCENT else None
            if said is None or percent.is_change or percent.index in known or is_hedged(percent.token):
                continue
            amounts = [each for each in numbers[:at] if _is_of(each, said["noun"].lower())]
            if len(amounts) == 2 and not any(is_hedged(each.token) for each in amounts):  # noqa: PLR2004
                base, part = amounts
                relation = held(Claim(percent, part, base, Severity.ERROR), set())
                found += [relation] if relation else []
    return found


def _is_of(number: Number, noun: str) -> bool:
    """Whether an amount is of a noun; money is of "tiền"."""
    if number.token.cls not in AMOUNTS or number.is_change or number.is_compared:
        return False
    if number.token.cls is Class.MONEY:
        return noun in _MONEY or noun.split(maxsplit=1)[0] in _MONEY
    return bool(number.head) and f"{noun} ".startswith(f"{' '.join(number.head)} ")
