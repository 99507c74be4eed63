"""Which unit stands directly after a number: a measure ("km", "ngày làm việc") or a currency."""

from __future__ import annotations

import re

from analysis.tie.grammar.lexicon import CURRENCIES, MEASURES, MONEY, SYMBOLS, any_of, fold, longest

_S = r"[ \u00a0]*"
_NO_MONEY = r"\s+(?:chí|bào|ruộng|hồ|đội|nghiệp|bộ|thời)\b"  # đồng chí, đồng bào
_CURRENCY = re.compile(
    rf"{_S}(?P<c>{any_of(CURRENCIES)})(?![\w]|{_NO_MONEY})(?:/(?:hồ sơ|thủ tục|[^\W\d_]+)[²³23]?(?:/[^\W\d_]+)*)?"
)
_SYMBOL = re.compile(rf"(?:{any_of(SYMBOLS)})(?![^\W_])(?:/[^\W\d_]+[²³23]?)*")
_WORDS = re.compile(r"[^\W\d_][\w-]*(?:[ \u00a0]+[^\W\d_][\w-]*){0,3}")
_PER = re.compile(r"/(?:hồ sơ|thủ tục|lượt người|[^\W\d_]+)(?:[²³23](?!\d))?(?:/[^\W\d_]+)?")
_NEXT = re.compile(r"\s*[\w-]+")
_DAY_AND_NIGHT = re.compile(r",?\s*đêm\b")
_GLUED = {"m", "g", "l", "V", "h"}  # a unit only right behind its digits
_MEASURE_WORDS = longest(MEASURES)


def after_words(text: str, at: int, count: int) -> int:
    """Return where so many words that follow a place end."""
    for _ in range(count):
        at = _NEXT.match(text, at).end()
    return at


def unit_at(text: str, at: int) -> tuple[int, str] | None:
    """Return where the unit of measure that stands at a place ends, and the unit as written; None for none."""
    start = at
    while start < len(text) and text[start] in " \u00a0":
        start += 1
    if (found := _SYMBOL.match(text, start)) and not (found[0] in _GLUED and start - at > 1):
        return found.end(), found[0]
    if start == at or not (found := _WORDS.match(text, start)):
        return None
    words = found[0].split()
    for size in range(min(_MEASURE_WORDS, len(words)), 0, -1):
        unit = " ".join(words[:size])
        if fold(unit) in MEASURES:
            end = after_words(text, start, size)
            night = _DAY_AND_NIGHT.match(text, end) if fold(unit) == "ngày" else None
            per = _PER.match(text, end)
            end = night.end() if night else per.end() if per else end
            return end, text[start:end]
    return None


def currency_at(text: str, at: int) -> tuple[int, str, str] | None:
    """Return where the currency that stands at a place ends, its unit and the currency as written; None for none."""
    found = _CURRENCY.match(text, at)
    return (found.end(), MONEY.get(fold(found["c"]), ""), found["c"]) if found else None
