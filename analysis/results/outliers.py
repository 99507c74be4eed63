"""Where a value leaves its history: what only accumulates and fell, and changes far from those of other months.

The rule for the second is robust: of the changes from month to month before this one, their median, and the median
distance from it (MAD). This month's change is told when it lies more than six MAD from the median, and by more
than a hundredth of the value. A season is no news: twelve earlier changes must be known, and where the same month a
year before is one of them, the distance counts from what lies between the median and that month's change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import pairwise

from analysis.declare import PERCENT, POINTS, Base, Severity, Unit
from analysis.exact import Exact, constant
from analysis.labels import Label
from analysis.months import Month
from analysis.results.compute import Result
from analysis.results.findings import Finding
from analysis.results.history import History
from analysis.words import number

FARTHEST = 6  # MAD; about four standard deviations where changes are spread evenly around their middle
_FEWEST = 12  # earlier changes: every season was seen once
_LEAST = Fraction(1, 100)  # of the value: what moves less is no news however steady its history


def told(figures: Mapping[str, Result], history: History) -> list[Finding]:
    """Return what the months before make doubtful, in the order of the figures."""
    found: list[Finding] = []
    for name, result in figures.items():
        if result.figure.rises:
            found += _fallen(result, history)
        if Base.MONTH in history.compared.get(name, {}):
            found += _outlying(result, history)
    return found


def _fallen(result: Result, history: History) -> Iterator[Finding]:
    """Tell an accumulated number that is below the last one known, in the same year where it begins anew."""
    same_year = result.figure.rises == "year"
    past = {
        month: value
        for month, value in history.past(result.id).items()
        if not same_year or month.year == history.month.year
    }
    if not past or not result.value.supplied:
        return
    month, then = max(past.items())
    if result.value.high < then.low:
        now, before = (_written(each, result) for each in (result.value, then))
        yield Finding(
            f"cumulative_falls:{result.id}",
            Severity.WARNING,
            result.section,
            "cumulative",
            Label(
                f"{result.label.vi}: số lũy kế là {now[0]}, thấp hơn {before[0]} của {_month(month, 'vi')}.",
                f"{result.label.en}: accumulated are {now[1]}, fewer than the {before[1]} of {_month(month, 'en')}.",
            ),
            tuple(result.value.leaves()),
            {"left": now[0], "right": before[0]},
        )


def _outlying(result: Result, history: History) -> Iterator[Finding]:
    past = {month: value.point for month, value in history.past(result.id).items() if value.point is not None}
    now, before = result.value.point, past.get(history.month.previous())
    changes = {late: past[late] - past[early] for early, late in pairwise(past) if early == late.previous()}
    if now is None or before is None or len(changes) < _FEWEST:
        return
    middle = median(changes.values())
    spread = median(abs(each - middle) for each in changes.values())
    season = changes.get(Month(history.month.year - 1, history.month.number))
    usual = sorted((middle, middle if season is None else season))
    off = max(usual[0] - (now - before), now - before - usual[-1])
    if off > FARTHEST * spread and off > _LEAST * abs(before):
        yield _finding(result, (now - before, middle, season), spread)


def _finding(result: Result, moves: tuple[Fraction | None, ...], spread: Fraction) -> Finding:
    """Say this month's change, the median of those before, and the same month's a year before where it is known."""
    unit = POINTS if result.figure.unit == PERCENT else result.figure.unit
    places = result.figure.decimals
    vi, en = (
        [_signed(each, unit, places, lang) for each in moves if each is not None]
        + [_plain(spread, unit, places, lang)]
        for lang in ("vi", "en")
    )
    season = Label("", "")
    if moves[-1] is not None:
        season = Label(f", cùng kỳ năm trước {vi[2]}", f", the same month last year {en[2]}")
    return Finding(
        f"leaves_history:{result.id}",
        Severity.NOTE,
        result.section,
        "outlier",
        Label(
            f"{result.label.vi}: so với tháng trước {vi[0]}, khác hẳn các tháng trước đây (trung vị của các mức "
            f"thay đổi {vi[1]}{season.vi}, độ lệch tuyệt đối trung vị {vi[-1]}; mức cho phép: {FARTHEST} lần độ lệch "
            "đó).",
            f"{result.label.en}: {en[0]} on the month before, unlike the months before it (median of the changes "
            f"{en[1]}{season.en}, median absolute deviation {en[-1]}; allowed are {FARTHEST} of these).",
        ),
        tuple(result.value.leaves()),
        {"left": vi[0], "right": vi[1]},
    )


def median(values: Iterable[Fraction]) -> Fraction:
    """Return the middle of the values, halfway between the two middle ones of an even number."""
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else Fraction(ordered[half - 1] + ordered[half]) / 2


def _written(value: Exact, result: Result) -> tuple[str, str]:
    figure = result.figure
    return tuple(number(value, figure.unit, figure.decimals, lang, suffix=True) for lang in ("vi", "en"))


def _plain(value: Fraction, unit: Unit, places: int, lang: str) -> str:
    name = unit.label.of(lang)
    text = number(constant(value), unit, places, lang, suffix=True)
    return text if unit.suffix or not name else f"{text} {name}"


def _signed(value: Fraction, unit: Unit, places: int, lang: str) -> str:
    return ("+" if value > 0 else "") + _plain(value, unit, places, lang)


def _month(month: Month, lang: str) -> str:
    return f"{month.number:02d}/{month.year}" if lang == "en" else f"tháng {month.number}/{month.year}"
