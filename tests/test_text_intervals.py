"""Laws of rounding in a text: what prints from a count never contradicts it, and what cannot print from it does."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textkit import found, read

from analysis.numerals import rounded, truncated, write
from analysis.tie.arithmetic.interval import FITTING, Rule, exactly, fitting, meant
from analysis.tie.arithmetic.rates import attainable
from analysis.tie.arithmetic.reading import Text
from analysis.tie.grammar import tokens
from analysis.tie.token import Class, Token

bases = st.integers(min_value=1, max_value=10**6)
places = st.integers(min_value=0, max_value=2)


def _percent(value: Decimal, hedge: str = "") -> Token:
    step = Decimal(1).scaleb(value.as_tuple().exponent)
    return Token(1, 0, 1, f"{value}%", Class.PERCENT, value=value, step=step, hedge=hedge)


@given(st.data(), bases, places)
def test_a_share_rounded_half_up_fits_by_that_rule(data, base, decimals):
    """Any part of any base, printed with any decimals, is recognised as rounded half up."""
    part = data.draw(st.integers(min_value=0, max_value=base))
    share = Fraction(part, base) * 100
    assert fitting(_percent(rounded(share, decimals)), exactly(share)) is Rule.HALF_UP


@given(st.data(), bases, places)
def test_a_share_cut_off_fits_by_one_of_two_rules(data, base, decimals):
    """A share that is cut off is the rounded one or one unit below it: no contradiction, but told."""
    part = data.draw(st.integers(min_value=0, max_value=base))
    share = Fraction(part, base) * 100
    assert fitting(_percent(truncated(share, decimals)), exactly(share)) in FITTING


@given(bases, places, st.integers(min_value=2, max_value=50))
def test_a_share_two_units_off_fits_by_none(base, decimals, units):
    """Two units of the last digit above the rounded share are no rounding of it."""
    share = Fraction(base % 97, 97) * 100
    printed = rounded(share, decimals) + units * Decimal(1).scaleb(-decimals)
    assert fitting(_percent(printed), exactly(share)) is Rule.NONE


@given(st.integers(min_value=0, max_value=10**9), st.integers(min_value=0, max_value=6))
def test_what_a_number_may_stand_for_holds_it(value, scale):
    """The exact number lies in the interval of every rounding of it."""
    exact = Fraction(value, 10**scale)
    printed = rounded(exact, 1)
    token = Token(1, 0, 1, str(printed), Class.MEASURE, value=printed, step=Decimal("0.1"))
    assert meant(token).meets(exactly(exact))


@pytest.mark.parametrize(
    ("hedge", "fits", "does_not"),
    [
        ("gần", Fraction(26_800), Fraction(27_100)),
        ("hơn", Fraction(27_300), Fraction(26_900)),
        ("khoảng", Fraction(26_000), Fraction(60_000)),
        ("tối thiểu", Fraction(90_000), Fraction(26_999)),
        ("không quá", Fraction(100), Fraction(27_001)),
    ],
)
def test_hedges_are_bounds(hedge, fits, does_not):
    """“gần 27.000” is from below, “hơn 27.000” from above, “khoảng” around, the rest floors and ceilings."""
    token = Token(1, 0, 1, "27.000", Class.COUNT, value=Decimal(27_000), step=Decimal(1), hedge=hedge)
    assert meant(token).meets(exactly(fits))
    assert not meant(token).meets(exactly(does_not))


@given(st.lists(st.integers(min_value=100, max_value=99_999), min_size=2, max_size=4))
def test_money_rounded_part_by_part_raises_nothing(parts):
    """Parts and whole rounded each for itself to a tenth of a billion need not add up to the last digit."""
    names = ("thu nội địa", "thu xuất nhập khẩu", "thu viện trợ", "thu chuyển nguồn")
    told = "; ".join(
        f"{name}: {write(rounded(Fraction(part, 100), 1))} tỷ đồng"
        for name, part in zip(names, parts, strict=False)
    )
    whole = write(rounded(Fraction(sum(parts), 100), 1))
    assert found(f"Tổng thu ngân sách là {whole} tỷ đồng, bao gồm: {told}.") == []


@given(st.data(), st.integers(min_value=2, max_value=3000))
def test_a_share_of_some_whole_number_is_attainable(data, base):
    """Whatever count over a base was printed, some whole number gives it."""
    part = data.draw(st.integers(min_value=0, max_value=base))
    printed = write(rounded(Fraction(part * 100, base), 2))
    text = f"Có {printed}% trong tổng số {write(base)} hộ đồng ý."
    assert [kind for kind, _ in found(text) if kind == "attainable percentage"] == []


def test_no_count_of_services_gives_that_share():
    """26 of 1.879 are 1,38 %, 27 are 1,44 %: between them lies 1,39 %, which is none."""
    document = read("Có 1,39% trong tổng số 1.879 thủ tục.")
    percent = Text.of(document, tokens(document)).numbers[0][0]
    assert not attainable(percent, 1879)
    assert attainable(percent, 72)  # one of seventy-two is 1,39 %
