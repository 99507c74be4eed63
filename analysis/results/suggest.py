"""Which slip of typing would explain a breach: the single cell whose change lets every identity it is in hold again.

Where a cell stands in an identity that is off for another reason, as rows that never added up, the change has to
settle the breach and to break nothing that holds. A number that the report printed counts as an identity of the
cells it was computed from. Only suggested, never applied: an agency must be asked, and corrections.csv holds what
was decided.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from operator import add, mul, sub, truediv

import pandas as pd

from analysis.declare import PREVIOUS, Check, Identity, Severity
from analysis.exact import Exact, Leaf
from analysis.labels import Label
from analysis.numerals import write
from analysis.results import trace
from analysis.results.compute import Calculation
from analysis.results.slips import SLIPS, Typed, mistyped, slips

MOST_TRIED = 40  # recomputations a month, 10 ms each: what is left of thousands of slips is a handful
_SHOWN = 3
_OPERATIONS = {"+": add, "−": sub, "×": mul, "÷": truediv}
_HOLDS = {
    "=": lambda left, right: left.low <= right.high and right.low <= left.high,
    "≤": lambda left, right: left.low <= right.high,
}

Checked = tuple[Identity, Check]


@dataclass(frozen=True)
class Change:
    """One cell read otherwise, and the slip that it would undo; not `whole` where another identity stays off."""

    leaf: Leaf
    before: Typed
    after: Typed
    slip: Label
    whole: bool = True


class Suggester:
    """Tries slips on the frames of one month."""

    def __init__(self, frames: Mapping[str, pd.DataFrame], checked: Iterable[Checked]):
        self._frames = frames
        checked = [
            each for each in checked if each[0].severity is Severity.ERROR
        ]  # doubts need not be settled
        self._within: dict[Leaf, list[Checked]] = {}
        for identity, check in sorted(checked, key=lambda each: len(each[1].cells)):  # the quickest first
            for leaf in check.cells:
                self._within.setdefault(leaf, []).append((identity, check))
        self._broken = {_name(*each) for each in checked if each[1].holds is False}
        self._values: dict[Leaf, Typed | None] = {}
        self._tried: dict[tuple[Leaf, Typed], frozenset[tuple[str, str]] | None] = {}

    def changes(self, identity: Identity, check: Check) -> list[Change]:
        """Return the single-cell changes that settle the check, the likeliest kind alone, smallest slip first.

        The likeliest is a slip after which every identity of the cell holds, then such a mistyped digit; then a slip
        after which others stay off that were off before, and a mistyped digit: of these two only a few ways tell.
        """
        if check.relation not in _HOLDS or check.holds is not False:
            return []
        for whole in (True, False):
            for kind in (slips, mistyped):
                found = list(self._found(identity, check, kind, whole=whole))
                if found and (whole or len(found) <= _SHOWN):
                    return sorted(
                        found, key=lambda each: (SLIPS.index(each.slip), abs(each.after - each.before))
                    )
        return []

    def _found(self, identity: Identity, check: Check, kind: Callable, *, whole: bool) -> Iterator[Change]:
        for leaf in check.cells:
            value = self._value(leaf)
            if value is None or value <= 0 or not self._doubtful(leaf):  # nothing was typed, or nothing tells
                continue
            for after, slip in self._meant(leaf, value, kind).items():
                factor = Fraction(after) / Fraction(value)
                if self._fits(leaf, factor, check, whole=whole) and self._settles(
                    leaf, after, _name(identity, check), whole=whole
                ):
                    yield Change(leaf, value, after, slip, whole)

    def _value(self, leaf: Leaf) -> Typed | None:
        if leaf not in self._values:
            self._values[leaf] = self._read(leaf)
        return self._values[leaf]

    def _read(self, leaf: Leaf) -> Typed | None:
        """Return the number that a cell of this month holds; None for texts, keys and what is not supplied."""
        for name, frame in self._frames.items():
            if leaf.row in frame.index and leaf.column in frame and not name.startswith(PREVIOUS):
                value = frame.loc[leaf.row, leaf.column]
                if isinstance(value, str) or pd.isna(value):
                    return None
                return value if isinstance(value, Decimal) else int(value)
        return None

    def _meant(self, leaf: Leaf, value: Typed, kind: Callable) -> dict[Typed, Label]:
        """Return what may have been meant; what is counted in an indicator form is whole as well."""
        if not isinstance(value, Decimal) or not self._counted(leaf):
            return kind(value)
        meant = kind(int(value) if value == int(value) else value)
        return {Decimal(int(after)): slip for after, slip in meant.items() if after == int(after)}

    def _counted(self, leaf: Leaf) -> bool:
        for frame in self._frames.values():
            if leaf.row in frame.index and "unit" in frame:
                return leaf.column in ("value", "same_period") and frame.loc[leaf.row, "unit"] != "%"
        return False

    def _doubtful(self, leaf: Leaf) -> bool:
        """Whether a breached equation holds the cell, and none of this cell alone that holds, as a number printed.

        A bound tells nothing: it is satisfied by any number small enough.
        """
        equations = [check for _, check in self._within.get(leaf, ()) if check.relation == "="]
        broken = any(check.holds is False for check in equations)
        return broken and not any(check.holds and _is_stated(check, leaf) for check in equations)

    def _fits(self, leaf: Leaf, factor: Fraction, aim: Check, *, whole: bool) -> bool:
        """Whether the relations of the cell would hold, from their own expressions: nothing is computed anew."""
        return all(
            _satisfied(check, leaf, factor)
            for _, check in self._within[leaf]
            if check.relation in _HOLDS
            and (check.holds or (check.holds is False and (whole or check is aim)))
        )

    def _settles(self, leaf: Leaf, after: Typed, aim: tuple[str, str], *, whole: bool) -> bool:
        """Whether, once the cell is changed, the aim holds, nothing new is off, and if `whole` nothing of the cell."""
        off = self._off(leaf, after)
        if off is None or aim in off or not off <= self._broken:
            return False
        return not whole or not any(_name(*each) in off for each in self._within[leaf])

    def _off(self, leaf: Leaf, after: Typed) -> frozenset[tuple[str, str]] | None:
        """Return which checks of the cell's identities are off once it is changed; None where too many were tried."""
        if (leaf, after) not in self._tried:
            if len(self._tried) >= MOST_TRIED:
                return None
            changed = [(_name(*each), each[1].holds) for each in self._anew(leaf, after)]
            off = (
                name for name, holds in changed if holds is False or (holds is None and name in self._broken)
            )
            self._tried[leaf, after] = frozenset(off)
        return self._tried[leaf, after]

    def _anew(self, leaf: Leaf, after: Typed) -> Iterator[Checked]:
        calculation = Calculation({name: _with(frame, leaf, after) for name, frame in self._frames.items()})
        identities = {id(identity): identity for identity, _ in self._within[leaf]}  # of printed numbers many
        for identity in identities.values():
            for check in identity.check(**calculation.arguments(identity.needs)):
                yield identity, check


def _is_stated(check: Check, leaf: Leaf) -> bool:
    """Whether one side of a check is this cell alone, and the other no cell at all."""
    return check.cells == (leaf,) and not any(check.words["right"].leaves())


def _name(identity: Identity, check: Check) -> tuple[str, str]:
    return identity.id, check.key


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
    holds = Label("khi đó mọi đẳng thức có ô này đều khớp", "then every identity of this cell holds")
    if not changes[0].whole:
        holds = Label(
            "khi đó đẳng thức này khớp, đẳng thức khác của ô vốn lệch vì lý do khác thì vẫn lệch",
            "then this identity holds; another one of the cell, off for another reason, stays off",
        )
    if len(changes) == 1:
        return Label(f"Gợi ý: {told[0].vi}; {holds.vi}.", f"Suggestion: {told[0].en}; {holds.en}.")
    more = "; …" if len(changes) > _SHOWN else ""
    aim = Label("các đẳng thức của ô đều khớp", "let its identities hold")
    if not changes[0].whole:
        aim = Label("đẳng thức này khớp", "let this identity hold")
    return Label(
        f"Gợi ý: có {len(changes)} cách sửa một ô để {aim.vi}, cần hỏi lại cơ quan: "
        f"{'; '.join(each.vi for each in told)}{more}.",
        f"Suggestion: {len(changes)} changes of one cell would each {aim.en}; ask the agency: "
        f"{'; '.join(each.en for each in told)}{more}.",
    )


def _told(change: Change, cells: dict) -> Label:
    where = trace.address(change.leaf, cells)
    return Label(
        f"{where} có thể là {write(change.after)} thay vì {write(change.before)} ({change.slip.vi})",
        f"{where} may be {write(change.after, 'en')}, not {write(change.before, 'en')} ({change.slip.en})",
    )


def suggestions(
    frames: Mapping[str, pd.DataFrame], checked: Iterable[Checked], cells: dict
) -> dict[str, Label]:
    """Return, by the finding's id, the suggestion for each breached check that has one."""
    checked = list(checked)
    suggester = Suggester(frames, checked)
    told = {
        f"{identity.id}:{check.key}": sentence(suggester.changes(identity, check), cells)
        for identity, check in checked
        if check.holds is False
    }
    return {name: label for name, label in told.items() if label}
