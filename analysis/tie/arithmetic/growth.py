"""Whether changes, rates of growth and multiples are what the two compared values make."""

from __future__ import annotations

from fractions import Fraction

from analysis.declare import Severity
from analysis.labels import Label
from analysis.tie.arithmetic.comparisons import Comparison, comparisons
from analysis.tie.arithmetic.interval import FITTING, Interval, Rule, decimals, exactly, fitting
from analysis.tie.arithmetic.reading import Number, Text
from analysis.tie.arithmetic.relation import Kind, Relation
from analysis.tie.arithmetic.words import RULES, amount, figure, fits_only, place, quoted
from analysis.tie.token import Class


def growth(text: Text) -> list[Relation]:
    """Hold every comparison of the text against its own numbers."""
    found = []
    for comparison in comparisons(text):
        tried = [_checks(comparison, now) for now in comparison.nows]
        told = [each for each in tried if each]
        found += min(told, key=lambda each: any(relation.holds is False for relation in each), default=[])
    return found


def _checks(comparison: Comparison, now: Number) -> list[Relation]:
    """Check what one reading of a comparison claims."""
    base, change, rate = comparison.base, comparison.change, comparison.rate
    found = []
    if comparison.rising is None:
        return [_ratio(now, base, rate)] if base and rate else []
    if base and change:
        found.append(_difference(now, base, change, rising=comparison.rising))
    if rate is None or rate.token.cls is not Class.PERCENT:
        return [each for each in found if each]
    if base:
        found.append(_grown(now, base, rate, rising=comparison.rising))
    elif change:
        found.append(_rate_of_change(now, change, rate, rising=comparison.rising))
    return [each for each in found if each]


def _difference(now: Number, base: Number, change: Number, *, rising: bool) -> Relation:
    gap = now.interval - base.interval if rising else base.interval - now.interval
    rule = Rule.HALF_UP if gap.meets(change.interval.size) else Rule.NONE
    upper, lower = (now, base) if rising else (base, now)
    value = _value(upper) - _value(lower)
    told = {
        lang: f"{_written(upper)} − {_written(lower)} = {amount(value, now.token, lang)}"
        for lang in ("vi", "en")
    }
    verb = Label("tăng" if rising else "giảm", "a rise" if rising else "a fall")
    return _relation(Kind.DIFFERENCE, rule, (change, now, base), told, _stated(change, verb))


def _grown(now: Number, base: Number, rate: Number, *, rising: bool) -> Relation | None:
    ratio = now.interval.over(base.interval)
    if ratio is None:
        return None
    percent = (ratio - exactly(1)).times(100)
    computed = percent if rising else Interval(-percent.high, -percent.low)
    value = (_value(now) - _value(base)) / _value(base) * 100
    told = _formula(rate, value, f"({_written(now)} − {_written(base)}) : {_written(base)}")
    verb = Label("tăng" if rising else "giảm", "a rise of" if rising else "a fall of")
    return _rated(Kind.GROWTH, (rate, now, base), computed, told, verb)


def _rate_of_change(now: Number, change: Number, rate: Number, *, rising: bool) -> Relation | None:
    size = change.interval.size
    ratio = size.over(now.interval - size if rising else now.interval + size)
    if ratio is None:
        return None
    sign = "−" if rising else "+"
    fell = change.token.text.lstrip("-–−+ ")
    value = abs(_value(change)) / (_value(now) - abs(_value(change)) * (1 if rising else -1)) * 100
    told = _formula(rate, value, f"{fell} : ({_written(now)} {sign} {fell})")
    verb = Label("tăng" if rising else "giảm", "a rise of" if rising else "a fall of")
    return _rated(Kind.GROWTH, (rate, now, change), ratio.times(100), told, verb)


def _ratio(now: Number, base: Number, rate: Number) -> Relation | None:
    ratio = now.interval.over(base.interval)
    if ratio is None:
        return None
    percent = rate.token.cls is Class.PERCENT
    computed = ratio.times(100) if percent else ratio
    value = _value(now) / _value(base) * (100 if percent else 1)
    told = _formula(rate, value, f"{_written(now)} : {_written(base)}")
    return _rated(Kind.RATIO, (rate, now, base), computed, told, Label("", ""))


def _written(number: Number) -> str:
    return number.token.text.partition("/")[0] if number.token.parts else number.token.text


def _value(number: Number) -> Fraction:
    return Fraction(number.token.parts[0] if number.token.parts else number.token.value)


def _formula(rate: Number, value: Fraction, left: str) -> dict[str, str]:
    places = max(2, decimals(rate.token) + 1)
    suffix = "%" if rate.token.cls is Class.PERCENT else ""
    return {lang: f"{left} = {figure(value, places, lang)}{suffix}" for lang in ("vi", "en")}


def _rated(
    kind: Kind, used: tuple[Number, ...], computed: Interval, told: dict[str, str], verb: Label
) -> Relation:
    rule = fitting(used[0].token, computed)
    return _relation(kind, rule, used, told, _stated(used[0], verb))


def _stated(number: Number, verb: Label) -> Label:
    printed = quoted(number.token)
    return Label(
        f"báo cáo ghi {verb.vi} {printed}".replace("  ", " "),
        f"the report says {verb.en} {printed}".replace("  ", " "),
    )


def _relation(
    kind: Kind, rule: Rule, used: tuple[Number, ...], told: dict[str, str], said: Label
) -> Relation:
    here, holds = place(used[0].block), rule in FITTING
    severity = Severity.NOTE if holds else Severity.WARNING if rule is Rule.UNIT_OFF else Severity.ERROR
    sentence = Label(f"{here.vi}: {told['vi']}, {said.vi}.", f"{here.en}: {told['en']}, {said.en}.")
    if rule in RULES:
        sentence = fits_only(sentence, rule)
    tokens = tuple(each.index for each in used)
    return Relation(kind, holds, severity, tokens, sentence, rule, used[0].index if holds else None)
