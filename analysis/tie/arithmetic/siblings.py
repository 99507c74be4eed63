"""Whether shares of a whole that is not stated can be of one whole: 49.255 doanh nghiệp, chiếm 42,4%; 34.886, 30,1%."""

from __future__ import annotations

from fractions import Fraction

from analysis.declare import Severity
from analysis.labels import Label
from analysis.tie.arithmetic.interval import Interval, is_hedged
from analysis.tie.arithmetic.lists import share_of
from analysis.tie.arithmetic.reading import AMOUNTS, Number, Text, alike
from analysis.tie.arithmetic.relation import Kind, Relation, agreement, breach
from analysis.tie.arithmetic.words import figure, place, quoted

_LEAST = 3  # two amounts may be of two wholes
_Pair = tuple[Number, Number]


def siblings(text: Text, told: list[Relation]) -> list[Relation]:
    """Hold each run of amounts with their shares against one another, save those whose whole is stated."""
    known = {index for each in told if each.kind is Kind.SHARE for index in each.tokens}
    found = []
    for numbers in text.sentences():
        for run in _runs(numbers):
            if len(run) >= _LEAST and not known & {share.index for _, share in run}:
                relation = _held(run)
                found += [relation] if relation else []
    return found


def _runs(numbers: list[Number]) -> list[list[_Pair]]:
    """Return the amounts of one thing that each have a share beside them, with nothing else between them."""
    runs: list[list[_Pair]] = [[]]
    at = 0
    while at + 1 < len(numbers):
        part, share = numbers[at], numbers[at + 1]
        if part.token.cls in AMOUNTS and not part.is_change and share_of(part, share):
            if runs[-1] and not (alike(runs[-1][0][0], part) and runs[-1][0][0].group == part.group):
                runs.append([])
            runs[-1].append((part, share))
            at += 2
        else:
            runs.append([])
            at += 1
    return runs


def _held(run: list[_Pair]) -> Relation | None:
    """Say whether one whole fits them all, or all but one; where more do not fit, they are of several wholes."""
    if any(is_hedged(each.token) or not each.token.value for pair in run for each in pair):
        return None
    wholes = [_whole(*pair) for pair in run]
    if _common(wholes):
        here = place(run[0][0].block)
        tokens = tuple(each.index for pair in run for each in pair)
        return agreement(
            Kind.SHARE,
            tokens,
            Label(
                f"{here.vi}: {len(run)} tỷ lệ cùng suy ra một tổng số.",
                f"{here.en}: {len(run)} shares are of one whole.",
            ),
        )
    others = [_common(wholes[:at] + wholes[at + 1 :]) for at in range(len(run))]
    fitting = [at for at, each in enumerate(others) if each]
    if len(fitting) != 1:
        return None
    sure = [each for at, each in enumerate(wholes) if at != fitting[0] and _is_narrow(each)]
    return _told(*run[fitting[0]], others[fitting[0]]) if len(sure) > 1 else None


def _is_narrow(whole: Interval) -> bool:
    """Whether a share is printed so finely that another whole would fit it by chance in fewer than one in fifty."""
    return (whole.high - whole.low) * 50 <= whole.high


def _whole(part: Number, share: Number) -> Interval:
    """Return what the whole can be, the share rounded or cut off."""
    value, step = Fraction(share.token.value), Fraction(share.token.step or 1)
    low, high = max(value - step / 2, step / 10), value + step
    return Interval(part.interval.low * 100 / high, part.interval.high * 100 / low)


def _common(wholes: list[Interval]) -> Interval | None:
    low, high = max(each.low for each in wholes), min(each.high for each in wholes)
    return Interval(low, high) if low <= high else None


def _told(part: Number, share: Number, whole: Interval) -> Relation:
    here, counted, printed = place(part.block), quoted(part.token), quoted(share.token)
    low, high = (
        [figure(part.interval.low * 100 / each, 2, lang) for lang in ("vi", "en")]
        for each in (whole.high, whole.low)
    )
    return breach(
        Kind.SHARE,
        Severity.WARNING,
        (share.index, part.index),
        Label(
            f"{here.vi}: theo tổng số mà các tỷ lệ bên cạnh suy ra, {counted} chiếm từ {low[0]}% đến {high[0]}%,"
            f" báo cáo ghi {printed}.",
            f"{here.en}: of the whole that the shares beside it are of, {counted} is {low[1]}% to {high[1]}%,"
            f" the report says {printed}.",
        ),
    )
