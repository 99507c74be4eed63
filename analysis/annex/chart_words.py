"""What a chart says: exact numbers in the annex's language, and the few words it needs."""

from __future__ import annotations

from fractions import Fraction

from analysis.exact import Exact
from analysis.labels import Label
from analysis.numerals import rounded, write

MISSING_SIGN = "□"
NOT_SUPPLIED = Label("chưa có số liệu", "not supplied")
NOTHING_AROSE = Label("không phát sinh", "nothing arose")
ABOUT = Label("khoảng", "about")
TOTAL = Label("Cộng", "Sum")
OF_FIRST = Label("So với dòng đầu", "Of the first row")
PRINTED, GAP = Label("In", "Printed"), Label("Lệch", "Gap")
PRINTED_MARK = Label("Số in trong báo cáo", "Printed in the report")
TARGET = Label("Mục tiêu", "Target")
INTAKE, OUTCOME = Label("Đầu vào", "In"), Label("Đầu ra", "Out")
NEW, CARRIED = Label("Mới tiếp nhận", "New"), Label("Kỳ trước chuyển sang", "Carried over")
RESOLVED, PENDING = Label("Đã giải quyết", "Resolved"), Label("Đang giải quyết", "Pending")
QUOTED, COMPUTED = Label("In", "Printed"), Label("Tính", "Computed")
TIES = Label("khớp khi làm tròn", "ties when rounded")
DIFFERS = Label("không khớp", "does not tie")
LAST_DIGIT = Label(
    "Số tính trừ số in, theo đơn vị của chữ số cuối cùng được in",
    "Computed minus printed, in units of the last printed digit",
)

Bounds = tuple[Fraction, Fraction]
_DECIMALS = 2


def write_bounds(
    low: Fraction, high: Fraction, lang: str, suffix: str = "", decimals: int | None = None
) -> str:
    """Write a number, or "khoảng 12.199–12.216" where only an interval is known.

    Without `decimals` as many are written as the number has, at most two.
    """
    if decimals is None:
        decimals = max(_decimals_of(low), _decimals_of(high))
    first, last = (write(rounded(end, decimals), lang) for end in (low, high))
    if low == high:
        return first + suffix
    text = first if first == last else f"{first}–{last}"
    return f"{ABOUT.of(lang)} {text}{suffix}"


def _decimals_of(value: Fraction) -> int:
    exact = (places for places in range(_DECIMALS + 1) if Fraction(rounded(value, places)) == value)
    return next(exact, 1)


def write_exact(value: Exact | Bounds | None, lang: str, scale: int = 1, suffix: str = "") -> str:
    """Write a value in its unit, or the sign for a number that was not supplied."""
    bounds = bounds_of(value)
    if bounds is None:
        return MISSING_SIGN
    return write_bounds(bounds[0] * scale, bounds[1] * scale, lang, suffix)


def write_share(bounds: Bounds, lang: str) -> str:
    """Write a share in per cent with one decimal; a whole or nothing without."""
    whole = bounds[0] == bounds[1] and bounds[0] in {0, 1}
    return write_bounds(bounds[0] * 100, bounds[1] * 100, lang, "%", 0 if whole else 1)


def write_gap(bounds: Bounds | None, lang: str) -> str:
    """Write a difference with its sign."""
    text = write_exact(bounds, lang)
    return f"+{text}" if bounds and bounds[0] == bounds[1] > 0 else text


def bounds_of(value: Exact | Bounds | None) -> Bounds | None:
    """Return both ends of what is known of a value, None when nothing is."""
    if isinstance(value, Exact):
        return (value.low, value.high) if value.supplied else None
    return value


def sum_of(values: list[Bounds | None]) -> Bounds | None:
    """Add intervals; unknown when any is: part of a sum would look like the whole."""
    if not values or None in values:
        return None
    return sum((low for low, _ in values), Fraction(0)), sum((high for _, high in values), Fraction(0))


def shares_of(values: list[Bounds]) -> list[Bounds]:
    """Return each value's share of their sum; a share is largest where the others are smallest."""
    low, high = sum_of(values)
    return [(each[0] / (each[0] + high - each[1]), each[1] / (each[1] + low - each[0])) for each in values]


def middle(bounds: Bounds) -> Fraction:
    """Return the point at which an interval is drawn."""
    return (bounds[0] + bounds[1]) / 2
