"""Which slip of typing would explain a breach: the single cell whose change lets every identity it is in hold again.

Only suggested, never applied: an agency must be asked, and corrections.csv holds what was decided.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from operator import add, mul, sub, truediv

import pandas as pd

from analysis.declare import Check, Identity, Severity
from analysis.exact import Exact, Leaf
from analysis.numerals import write
from analysis.places import Label
from analysis.results import trace
from analysis.results.compute import Calculation

MOST_TRIED = 20  # recomputations a month, 40 ms each: what is left of thousands of slips is a handful
_SHOWN = 3
_OPERATIONS = {"+": add, "−": sub, "×": mul, "÷": truediv}
_HOLDS = {
    "=": lambda left, right: left.low <= right.high and right.low <= left.high,
    "≤": lambda left, right: left.low <= right.high,
}
_THOUSAND = 1000

SWAPPED = Label("hai chữ số liền nhau đổi chỗ", "two adjacent digits swapped")
DOUBLED = Label("một chữ số gõ hai lần", "a digit typed twice")
LOST = Label("thiếu một chữ số", "a digit lost")
GROUP_LOST = Label("dấu chấm hàng nghìn bị hiểu là dấu thập phân", "a thousands dot taken for a decimal one")
COMMA = Label("dấu phẩy thập phân thiếu hoặc sai chỗ", "a decimal comma lost or misplaced")
SLIPS = (SWAPPED, DOUBLED, LOST, COMMA, GROUP_LOST)

Checked = tuple[Identity, Check]


@dataclass(frozen=True)
class Change:
    """One cell read otherwise, and the slip that it would undo."""

    leaf: Leaf
    before: int | Decimal
    after: int | Decimal
    slip: Label


def slips(value: int | Decimal) -> dict[int | Decimal, Label]:
    """Return every number that a single slip of typing turns into this one, with the slip."""
    count = not isinstance(value, Decimal)
    digits, comma = _digits(value)
    meant = [*_swapped(digits), *_undoubled(digits), *_lost(digits)]
    found: dict[int | Decimal, Label] = {}
    for other, place, slip in meant:
        # a digit put in or taken out before the comma moves it along
        at = comma + (len(other) - len(digits)) * (place < comma)
        if (at > 0 and other[:at].lstrip("0") == other[:at]) or other[:at] == "0":
            found.setdefault(_number(other, at, count=count), slip)
    if count:
        found.setdefault(value * _THOUSAND, GROUP_LOST)
    else:
        for at in range(1, len(digits) + 1):
            found.setdefault(_number(digits, at, count=False), COMMA)
    found.pop(value, None)
    return found


def _digits(value: int | Decimal) -> tuple[str, int]:
    """Return a number's digits and how many stand before the comma."""
    whole, _, decimals = (
        f"{abs(value):f}".partition(".") if isinstance(value, Decimal) else (str(value), "", "")
    )
    return whole + decimals, len(whole)


def _number(digits: str, comma: int, *, count: bool) -> int | Decimal:
    if count:
        return int(digits)
    return Decimal(f"{digits[:comma]}.{digits[comma:]}" if digits[comma:] else digits)


def _swapped(digits: str) -> Iterator[tuple[str, int, Label]]:
    for at in range(len(digits) - 1):
        yield digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :], at, SWAPPED


def _undoubled(digits: str) -> Iterator[tuple[str, int, Label]]:
    for at in range(len(digits) - 1):
        if digits[at] == digits[at + 1]:
            yield digits[:at] + digits[at + 1 :], at, DOUBLED


def _lost(digits: str) -> Iterator[tuple[str, int, Label]]:
    for at in range(len(digits) + 1):
        for digit in "0123456789":
            other = digits[:at] + digit + digits[at:]
            yield other, at - 1, LOST  # at the comma it may belong on either side
            yield other, at, LOST


class Suggester:
    """Tries slips on the frames of one month."""

    def __init__(self, frames: dict[str, pd.DataFrame], checked: list[Checked]):
        self._frames = frames
        checked = [
            each for each in checked if each[0].severity is Severity.ERROR
        ]  # doubts need not be settled
        self._within: dict[Leaf, list[Checked]] = {}
        for identity, check in sorted(
            checked, key=lambda each: len(each[1].cells)
        ):  # the quickest to try first
            for leaf in check.cells:
                self._within.setdefault(leaf, []).append((identity, check))
        self._broken = {(identity.id, check.key) for identity, check in checked if check.holds is False}
        self._tried: dict[tuple[Leaf, int | Decimal], bool] = {}

    def changes(self, check: Check) -> list[Change]:
        """Return the single-cell changes that satisfy the check and all others of the cell, smallest slip first."""
        if check.relation not in _HOLDS or check.holds is not False:
            return []
        found = []
        for leaf in check.cells:
            value = self._value(leaf)
            if value is None or value <= 0 or not self._pinned(leaf):  # nothing was typed, or nothing tells
                continue
            found += [
                Change(leaf, value, after, slip)
                for after, slip in slips(value).items()
                if self._fits(leaf, Fraction(after) / Fraction(value)) and self._settles(leaf, after)
            ]
        return sorted(found, key=lambda each: (SLIPS.index(each.slip), abs(each.after - each.before)))

    def _value(self, leaf: Leaf) -> int | Decimal | None:
        """Return the number that a cell holds; None for texts, keys and what is not supplied."""
        for frame in self._frames.values():
            if leaf.row in frame.index and leaf.column in frame:
                value = frame.loc[leaf.row, leaf.column]
                if isinstance(value, str) or pd.isna(value):
                    return None
                return value if isinstance(value, Decimal) else int(value)
        return None

    def _pinned(self, leaf: Leaf) -> bool:
        """Whether a breached equation holds the cell: a bound alone is satisfied by any number small enough."""
        within = self._within.get(leaf, ())
        return any(check.relation == "=" and check.holds is False for _, check in within)

    def _fits(self, leaf: Leaf, factor: Fraction) -> bool:
        """Whether all relations of the cell would hold, from their own expressions: nothing is computed anew."""
        return all(
            _satisfied(check, leaf, factor)
            for _, check in self._within[leaf]
            if check.relation in _HOLDS and check.holds is not None
        )

    def _settles(self, leaf: Leaf, after: int | Decimal) -> bool:
        """Whether every check the cell takes part in holds once it is changed, and no other one breaks."""
        if (leaf, after) not in self._tried:
            if len(self._tried) >= MOST_TRIED:
                return False
            self._tried[leaf, after] = not any(
                check.holds is False and (leaf in check.cells or (identity.id, check.key) not in self._broken)
                for identity, check in self._anew(leaf, after)
            )
        return self._tried[leaf, after]

    def _anew(self, leaf: Leaf, after: int | Decimal) -> Iterator[Checked]:
        calculation = Calculation({name: _with(frame, leaf, after) for name, frame in self._frames.items()})
        identities = {identity.id: identity for identity, _ in self._within[leaf]}
        for identity in identities.values():
            for check in identity.check(**calculation.arguments(identity.needs)):
                yield identity, check


def _with(frame: pd.DataFrame, leaf: Leaf, after: int | Decimal) -> pd.DataFrame:
    if leaf.row not in frame.index or leaf.column not in frame:
        return frame
    values = [after if row == leaf.row else value for row, value in frame[leaf.column].items()]
    column = pd.Series(values, index=frame.index, dtype=frame[leaf.column].dtype)
    return frame.assign(**{leaf.column: column})


def _satisfied(check: Check, leaf: Leaf, factor: Fraction) -> bool:
    left, right = (_read(check.words[side], leaf, factor) for side in ("left", "right"))
    if left is None or right is None:
        return True  # a rule that cannot be followed here: the recomputation tells
    return left.supplied and right.supplied and _HOLDS[check.relation](left, right)


def _read(value: Exact, leaf: Leaf, factor: Fraction) -> Exact | None:
    """Return an expression's value with one cell multiplied; None where it holds the cell within another rule."""
    node = value.node
    if node.leaf == leaf:
        return replace(value, low=value.low * factor, high=value.high * factor) if value.supplied else value
    if not node.parts:
        return value
    parts = [_read(part, leaf, factor) for part in node.parts]
    if all(new is old for new, old in zip(parts, node.parts, strict=True)):
        return value
    if None in parts:
        return None
    if node.op == "sum":
        return sum(parts[1:], parts[0])
    operation = _OPERATIONS.get(node.op)
    return operation(*parts) if operation else None


def sentence(changes: list[Change], cells: dict) -> Label | None:
    """Say what is suggested, and whether there is more than one way; None where no single slip explains it."""
    if not changes:
        return None
    told = [_told(change, cells) for change in changes[:_SHOWN]]
    if len(changes) == 1:
        return Label(
            f"Gợi ý: {told[0].vi}; khi đó mọi đẳng thức có ô này đều khớp.",
            f"Suggestion: {told[0].en}; then every identity of this cell holds.",
        )
    more = "; …" if len(changes) > _SHOWN else ""
    return Label(
        f"Gợi ý: có {len(changes)} cách sửa một ô để các đẳng thức của ô đều khớp, cần hỏi lại cơ quan: "
        f"{'; '.join(each.vi for each in told)}{more}.",
        f"Suggestion: {len(changes)} changes of one cell would each let its identities hold; ask the agency: "
        f"{'; '.join(each.en for each in told)}{more}.",
    )


def _told(change: Change, cells: dict) -> Label:
    where = trace.address(change.leaf, cells)
    return Label(
        f"{where} có thể là {write(change.after)} thay vì {write(change.before)} ({change.slip.vi})",
        f"{where} may be {write(change.after, 'en')}, not {write(change.before, 'en')} ({change.slip.en})",
    )


def suggestions(frames: dict[str, pd.DataFrame], checked: list[Checked], cells: dict) -> dict[str, Label]:
    """Return, by the finding's id, the suggestion for each breached check that has one."""
    suggester = Suggester(frames, checked)
    told = {
        f"{identity.id}:{check.key}": sentence(suggester.changes(check), cells)
        for identity, check in checked
        if check.holds is False
    }
    return {name: label for name, label in told.items() if label}
