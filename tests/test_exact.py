"""Numbers stay exact, remember their cells, and widen to intervals only where a base is not known."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.exact import (
    Evidence,
    Exact,
    Leaf,
    Node,
    added,
    constant,
    each_row,
    implied_base,
    implied_part,
    reported,
    round_half_away,
    rows_counted,
    supplied_total,
    total,
    unrounded,
)

rationals = st.fractions(min_value=-(10**6), max_value=10**6, max_denominator=10**4)
counts = st.integers(min_value=0, max_value=10**7)


def known(low, high=None):
    """Return a value that is a point, or an interval."""
    return Exact(Fraction(low), Fraction(low if high is None else high), Node("cell"))


def column(*values, name="received_online", dtype="Int64"):
    """Return one column of a frame whose rows are f/1, f/2, …."""
    index = [f"f/{number}" for number in range(1, len(values) + 1)]
    return pd.Series(list(values), index=index, name=name, dtype=dtype)


def quoted(text, scale=1):
    """Return an indicator as an agency printed it."""
    return reported(column(Decimal(text), name="value", dtype=object), scale)


def whole(value):
    """Return the two ends of an interval of whole numbers."""
    return int(value.low), int(value.high)


@st.composite
def intervals(draw):
    """Give an interval and a number that lies in it."""
    low, high = sorted(draw(st.tuples(rationals, rationals)))
    share = draw(st.fractions(0, 1, max_denominator=100))
    return known(low, high), low + (high - low) * share


class TestIntervals:
    """Arithmetic on intervals holds every result that arithmetic on their members can give."""

    @given(intervals(), intervals())
    def test_members_stay_inside(self, left, right):
        """Whatever the true values were, the sum, difference and product lie in the interval that is computed."""
        (a, x), (b, y) = left, right
        for value, true in ((a + b, x + y), (a - b, x - y), (a * b, x * y)):
            assert value.low <= true <= value.high

    @given(intervals(), intervals())
    def test_quotients_stay_inside(self, left, right):
        """So does the quotient, unless the base may be zero: then there is none."""
        (a, x), (b, y) = left, right
        quotient = a / b
        if b.low <= 0 <= b.high:
            assert not quotient.supplied
        else:
            assert quotient.low <= x / y <= quotient.high

    @given(rationals, rationals)
    def test_points_stay_points(self, x, y):
        """Numbers known exactly give numbers known exactly."""
        assert (known(x) + known(y)).point == x + y
        assert (known(x) - known(y)).point == x - y
        assert (known(x) * known(y)).point == x * y

    def test_a_worked_interval(self):
        """12.199–12.216 new dossiers less 8.252 online leave 3.947–3.964 that came otherwise."""
        assert whole(known(12199, 12216) - known(8252)) == (3947, 3964)

    def test_ends_change_places_when_subtracted(self):
        """10–12 less 1–3 is 7–11: the least is 10 − 3, the most 12 − 1."""
        assert whole(known(10, 12) - known(1, 3)) == (7, 11)

    def test_whole_numbers_join_in(self):
        """A number from a rule stands on either side: 1 − 1/4 = 3/4, 1 + 1/4 = 5/4, 1 ÷ 1/4 = 4."""
        quarter = known(Fraction(1, 4))
        assert [(1 - quarter).point, (1 + quarter).point, (1 / quarter).point] == [
            Fraction(3, 4),
            Fraction(5, 4),
            4,
        ]

    def test_nothing_over_nothing_is_no_share(self):
        """0 dossiers online of 0 new ones is not 0 per cent: there is no share."""
        assert not (known(0) / known(0)).supplied

    @pytest.mark.parametrize("operate", [Exact.__add__, Exact.__sub__, Exact.__mul__, Exact.__truediv__])
    def test_what_is_not_supplied_spreads(self, operate):
        """Arithmetic with a number that was not supplied is not supplied."""
        absent = total(column(None))
        assert not operate(absent, known(3)).supplied
        assert not operate(known(3), absent).supplied


class TestTotals:
    """A sum is a sum over all of its cells."""

    def test_the_sum_of_a_column(self):
        """38 + 597 = 635."""
        assert total(column(38, 597)).point == 635

    def test_a_column_with_an_empty_cell_has_no_total(self):
        """38 and an empty cell do not make 38."""
        assert not total(column(38, None)).supplied

    def test_an_empty_column_has_no_total(self):
        """No row at all is not a total of 0."""
        assert not total(column()).supplied

    def test_a_zero_counts(self):
        """A cell that says 0 is supplied, unlike an empty one."""
        assert total(column(0, 38)).point == 38

    def test_a_remainder_adds_what_is_there(self):
        """Over 2.615, an empty cell and 38 the sectors that were supplied give 2.653."""
        assert supplied_total(column(2615, None, 38)).point == 2653

    @given(st.lists(counts, min_size=1))
    def test_no_digit_is_lost(self, values):
        """Any column of counts adds up as whole numbers do."""
        assert total(column(*values)).point == sum(values)

    def test_a_total_names_its_cells(self):
        """The cells of a sum are told in order, each once."""
        value = total(column(38, 597))
        assert list((value + value).leaves()) == [
            Leaf("f/1", "received_online"),
            Leaf("f/2", "received_online"),
        ]

    def test_exact_values_add(self):
        """541 + 281 + 1.057 = 1.879; with one missing there is no sum."""
        assert added([known(541), known(281), known(1057)]).point == 1879
        assert not added([known(541), total(column(None))]).supplied

    def test_rows_are_counted(self):
        """Two rows are two, and no row is 0: a count of rows is always known."""
        frame = pd.DataFrame({"service": ["09", "10"]}, index=["f/1", "f/2"])
        assert rows_counted(frame, "service").point == 2
        assert rows_counted(frame[:0], "service").point == 0


class TestReported:
    """An indicator that an agency gave itself passes through, and knows its last printed digit."""

    def test_a_share_knows_its_digit(self):
        """67,6 % is 0,676, printed to a tenth of a per cent."""
        value = quoted("67.6", 100)
        assert (value.point, value.step, value.evidence) == (
            Fraction(676, 1000),
            Fraction(1, 1000),
            Evidence.REPORTED,
        )

    def test_zeros_after_the_comma_are_digits(self):
        """15,0 is printed to a tenth, 15 to the unit."""
        assert (quoted("15.0").step, quoted("15").step) == (Fraction(1, 10), 1)

    def test_arithmetic_ends_the_passing_through(self):
        """Twice a quoted share is no longer what an agency reported."""
        assert (quoted("22", 100) * 2).evidence is Evidence.IMPLIED

    def test_the_weakest_evidence_wins(self):
        """A count less a number solved back is itself only implied."""
        implied = implied_base(known(8252), quoted("67.6", 100))
        assert (known(20000) - implied).evidence is Evidence.IMPLIED

    def test_two_rows_are_no_indicator(self):
        """An indicator given twice is not guessed at."""
        assert not reported(column(Decimal(1), Decimal(2), dtype=object)).supplied

    def test_unrounded_reaches_half_a_digit_either_way(self):
        """22 % was between 21,5 and 22,5 %."""
        value = unrounded(quoted("22", 100))
        assert (value.low, value.high) == (Fraction(215, 1000), Fraction(225, 1000))

    def test_counts_are_not_unrounded(self):
        """A count was not rounded: it stays as it is."""
        assert unrounded(constant(25)).point == 25


class TestImplied:
    """A base that the report does not give is known as the whole numbers that fit."""

    def test_the_base_of_67_6_per_cent(self):
        """8.252 at 67,6 %: 8.252/12.199 = 67,645 % and 8.252/12.216 = 67,551 % do; 12.198 and 12.217 do not."""
        assert whole(implied_base(known(8252), quoted("67.6", 100))) == (12199, 12216)
        assert round_half_away(Fraction(8252, 12198) * 1000) == 677
        assert round_half_away(Fraction(8252, 12217) * 1000) == 675

    def test_the_part_of_66_per_cent(self):
        """66 % of 1.338: 877/1.338 = 65,546 % to 889/1.338 = 66,442 %."""
        assert whole(implied_part(quoted("66", 100), known(1338))) == (877, 889)

    def test_the_base_of_2_1_times(self):
        """183.782 is 2,1 times 85.481 (2,14998) to 89.649 (2,05002)."""
        assert whole(implied_base(known(183782), quoted("2.1"))) == (85481, 89649)

    def test_a_share_that_no_whole_number_gives(self):
        """Over 1.879, 26 are 1,38 % and 27 are 1,44 %: nothing is 1,39 %."""
        assert not implied_part(quoted("1.39", 100), known(1879)).supplied

    def test_no_case_at_all_is_a_part(self):
        """0 % of 50 is 0 of 50; 0 % of 1.338 is 0 to 6, never −6."""
        assert whole(implied_part(quoted("0", 100), known(1338))) == (0, 6)
        assert whole(implied_part(quoted("0", 100), known(50))) == (0, 0)

    def test_nothing_is_solved_from_zero(self):
        """0 % says nothing of its base."""
        assert not implied_base(known(0), quoted("0", 100)).supplied

    def test_a_base_is_never_zero(self):
        """5 of at most 5: at 100 % the base is 5, not 0."""
        assert whole(implied_base(known(5), quoted("100", 100))) == (5, 5)

    @given(st.integers(1, 10**5), st.integers(1, 10**5), st.integers(0, 3))
    def test_the_true_base_is_among_those_implied(self, part, base, decimals):
        """Print a share, solve its base back: the base it was made from is in the interval; both ends print alike."""
        digits = round_half_away(Fraction(part, base) * 100 * 10**decimals)
        if digits == 0:
            return
        implied = implied_base(known(part), quoted(str(Decimal(digits).scaleb(-decimals)), 100))
        assert implied.low <= base <= implied.high
        for end in (implied.low, implied.high):
            assert round_half_away(Fraction(part) / end * 100 * 10**decimals) == digits

    @given(st.integers(0, 10**5), st.integers(1, 10**5), st.integers(0, 3))
    def test_the_true_part_is_among_those_implied(self, part, base, decimals):
        """Print a share, solve its part back: the part it was made from is in the interval."""
        digits = round_half_away(Fraction(part, base) * 100 * 10**decimals)
        implied = implied_part(quoted(str(Decimal(digits).scaleb(-decimals)), 100), known(base))
        if part > 0:
            assert implied.low <= part <= implied.high


class TestRounding:
    """Halves go away from zero, in one place."""

    @pytest.mark.parametrize(
        ("value", "expected"), [("0.5", 1), ("1.5", 2), ("2.5", 3), ("-2.5", -3), ("-0.4", 0), ("2.49", 2)]
    )
    def test_halves_go_away_from_zero(self, value, expected):
        """2,5 becomes 3 and −2,5 becomes −3, where binary rounding would give 2."""
        assert round_half_away(Fraction(value)) == expected

    @given(rationals)
    def test_rounding_moves_by_half_a_unit_at_most(self, value):
        """A rounded number lies within half a unit of the true one, and rounding keeps the sign's mirror."""
        assert abs(round_half_away(value) - value) <= Fraction(1, 2)
        assert round_half_away(-value) == -round_half_away(value)


@given(st.lists(st.tuples(st.none() | counts, st.none() | counts), max_size=4))
def test_each_row_gives_every_cell_as_its_total_alone(rows):
    """Row by row or cell by cell, a value is the same and comes from the same place."""
    columns = {"received_online": [one for one, _ in rows], "received_direct": [two for _, two in rows]}
    frame = pd.DataFrame({name: column(*values, name=name) for name, values in columns.items()})
    for at, cells in enumerate(each_row(frame, columns)):
        alone = {name: total(frame[name].iloc[at : at + 1]) for name in columns}
        assert cells == alone
        assert [cells[name].node for name in columns] == [alone[name].node for name in columns]
