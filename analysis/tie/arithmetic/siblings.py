"""Whether shares of a whole that is not stated can be of one whole: 49.255 doanh nghiệp, chiếm 42,4%; 34.886, 30,1%."""

from __future__ import annotations

from fractions import Fraction

from analysis.declare import Severity
from analysis.labels import Label
from analysis.tie.arithmetic.interval import Interval, Rule, exactly, fitting, is_hedged, last_digit, summed
from analysis.tie.arithmetic.lists import share_of
from analysis.tie.arithmetic.reading import AMOUNTS, Number, Text, alike
from analysis.tie.arithmetic.relation import Kind, Relation, agreement, breach
from analysis.tie.arithmetic.words import figure, listed, place, quoted

_LEAST = 3  # two amounts may be of two wholes
_Pair = tuple[Number, Number]


def siblings(text: Text, told: list[Relation]) -> list[Relation]:
    """Hold each run of amounts with their shares against one another, save those whose whole is stated."""
    known = {index for each in told if each.kind is Kind.SHARE for index in each.tokens}
    found = []
    for numbers in text.numbers.values():
        runs = [run for run in _runs(numbers) if not known & {share.index for _, share in run}]
        relations = [relation for run in runs if (relation := _of_sum(run) or _of_one_whole(run))]
        every = [pair for run in runs for pair in run if pair[0].head == runs[0][0][0].head] if runs else []
        whole = None if relations else _of_one_whole(every)
        found += relations or ([whole] if whole else [])
    return found


def _runs(numbers: list[Number]) -> list[list[_Pair]]:
    """Return the amounts of one thing and one sentence that each have a share beside them, with nothing between."""
    runs: list[list[_Pair]] = [[]]
    at = 0
    while at + 1 < len(numbers):
        part, share = numbers[at], numbers[at + 1]
        if part.token.cls in AMOUNTS and not part.is_change and share_of(part, share):
            if runs[-1] and not _goes_on(runs[-1][0][0], part):
                runs.append([])
            runs[-1].append((part, share))
            at += 2
        else:
            runs.append([])
            at += 1
    return [run for run in runs if run]


def _goes_on(first: Number, part: Number) -> bool:
    return alike(first, part) and first.group == part.group and first.sentence == part.sentence


def _of_sum(run: list[_Pair]) -> Relation | None:
    """Hold shares that make up 100 per cent: then their amounts make up the whole."""
    shares = [share for _, share in run]
    if (
        len(run) == 1
        or not _are_exact(run)
        or not summed([each.interval for each in shares]).meets(exactly(100))
    ):
        return None
    parts = [part for part, _ in run]
    whole = summed([each.interval for each in parts])
    for part, share in run:
        ratio = part.interval.over(whole)
        if ratio is None:
            return None
        if fitting(share.token, ratio.times(100)) is Rule.NONE:
            return _no_part_of_sum((part, share), parts, shares)
    return _agreed(run)


def _of_one_whole(run: list[_Pair]) -> Relation | None:
    """Say whether one whole fits them all, or all but one; where more do not fit, they are of several wholes."""
    if len(run) < _LEAST or not _are_exact(run):
        return None
    wholes = [_whole(*pair) for pair in run]
    if _common(wholes):
        return _agreed(run)
    others = [_common(wholes[:at] + wholes[at + 1 :]) for at in range(len(run))]
    fits = [at for at, each in enumerate(others) if each]
    if len(fits) != 1:
        return None
    sure = [each for at, each in enumerate(wholes) if at != fits[0] and _is_narrow(each)]
    return _told(*run[fits[0]], others[fits[0]]) if len(sure) > 1 else None


def _are_exact(run: list[_Pair]) -> bool:
    return not any(is_hedged(each.token) or not each.token.value for pair in run for each in pair)


def _is_narrow(whole: Interval) -> bool:
    """Whether a share is printed so finely that another whole would fit it by chance in fewer than one in fifty."""
    return (whole.high - whole.low) * 50 <= whole.high


def _whole(part: Number, share: Number) -> Interval:
    """Return what the whole can be, the share rounded or cut off."""
    value, step = Fraction(share.token.value), Fraction(last_digit(share.token))
    low, high = max(value - step / 2, step / 10), value + step
    return Interval(part.interval.low * 100 / high, part.interval.high * 100 / low)


def _common(wholes: list[Interval]) -> Interval | None:
    low, high = max(each.low for each in wholes), min(each.high for each in wholes)
    return Interval(low, high) if low <= high else None


def _agreed(run: list[_Pair]) -> Relation:
    here = place(run[0][0].block)
    return agreement(
        Kind.SHARE,
        tuple(each.index for pair in run for each in pair),
        Label(
            f"{here.vi}: {len(run)} tỷ lệ cùng suy ra một tổng số.",
            f"{here.en}: {len(run)} shares are of one whole.",
        ),
    )


def _no_part_of_sum(pair: _Pair, parts: list[Number], shares: list[Number]) -> Relation:
    part, share = pair
    here, printed = place(part.block), quoted(share.token)
    total = sum(Fraction(each.token.value) for each in parts)
    ratio = Fraction(part.token.value) / total * 100
    left = f"{part.token.text} : ({listed([each.token for each in parts])})"
    vi, en = figure(ratio, 2), figure(ratio, 2, "en")
    return breach(
        Kind.SHARE,
        Severity.WARNING,
        tuple(dict.fromkeys((share.index, *(each.index for each in (*parts, *shares))))),
        Label(
            f"{here.vi}: các tỷ lệ cộng lại bằng 100%, nhưng {left} = {vi}%, báo cáo ghi {printed}.",
            f"{here.en}: the shares add up to 100%, but {left} = {en}%, the report says {printed}.",
        ),
    )


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
