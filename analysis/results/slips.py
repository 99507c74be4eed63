"""What a number may have been before a finger slipped: every number that one slip of typing turns into it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from analysis.labels import Label

Typed = int | Decimal
_THOUSAND = 1000

SWAPPED = Label("hai chữ số liền nhau đổi chỗ", "two adjacent digits swapped")
DOUBLED = Label("một chữ số gõ hai lần", "a digit typed twice")
LOST = Label("thiếu một chữ số", "a digit lost")
GROUP_LOST = Label("dấu chấm hàng nghìn bị hiểu là dấu thập phân", "a thousands dot taken for a decimal one")
GROUP_ADDED = Label("thừa ba chữ số không", "three zeros too many")
COMMA = Label("dấu phẩy thập phân thiếu hoặc sai chỗ", "a decimal comma lost or misplaced")
WRONG = Label("một chữ số gõ sai", "a digit mistyped")
SLIPS = (SWAPPED, DOUBLED, LOST, COMMA, GROUP_LOST, GROUP_ADDED, WRONG)  # the likeliest first


def slips(value: Typed) -> dict[Typed, Label]:
    """Return every number that a single slip of typing turns into this one, with the slip."""
    count = not isinstance(value, Decimal)
    digits, comma = _digits(value)
    meant = [*_swapped(digits), *_undoubled(digits), *_lost(digits)]
    found: dict[Typed, Label] = {}
    for other, place, slip in meant:
        # a digit put in or taken out before the comma moves it along
        at = comma + (len(other) - len(digits)) * (place < comma)
        if _is_written(other, at):
            found.setdefault(_number(other, at, count=count), slip)
    found.setdefault(value * _THOUSAND, GROUP_LOST)
    if count and value % _THOUSAND == 0:
        found.setdefault(value // _THOUSAND, GROUP_ADDED)
    if not count:
        for at in range(1, len(digits) + 1):
            found.setdefault(_number(digits, at, count=False), COMMA)
    found.pop(value, None)
    return found


def mistyped(value: Typed) -> dict[Typed, Label]:
    """Return every number of as many digits that differs in one of them: a weak hint, for a digit can be anything."""
    count = not isinstance(value, Decimal)
    digits, comma = _digits(value)
    others = (
        digits[:at] + digit + digits[at + 1 :]
        for at in range(len(digits))
        for digit in "0123456789"
        if digit != digits[at]
    )
    return {_number(other, comma, count=count): WRONG for other in others if _is_written(other, comma)}


def _is_written(digits: str, comma: int) -> bool:
    """Whether digits are written as a number: no zero in front."""
    whole = digits[:comma]
    return (comma > 0 and not whole.startswith("0")) or whole == "0"


def _digits(value: Typed) -> tuple[str, int]:
    """Return a number's digits and how many stand before the comma."""
    whole, _, decimals = (
        f"{abs(value):f}".partition(".") if isinstance(value, Decimal) else (str(value), "", "")
    )
    return whole + decimals, len(whole)


def _number(digits: str, comma: int, *, count: bool) -> Typed:
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
