"""Vietnamese numbers and dates: what is read, what is refused, and how they are printed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.numerals import (
    Absent,
    NumeralError,
    Printed,
    Style,
    read,
    read_count,
    read_date,
    read_printed,
    rounded,
    tidy,
    truncated,
    write,
    write_date,
)

rationals = st.fractions(min_value=-(10**9), max_value=10**9, max_denominator=10**6)
places = st.integers(0, 4)
days = st.dates(date(1900, 1, 1), date(2099, 12, 31))


class TestReading:
    """A form's style says what a dot means; a number that does not fit it is refused."""

    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("1.208", "1208"),
            ("10.000.000", "10000000"),
            ("67,6", "67.6"),
            ("15,0", "15.0"),
            ("1.208,50", "1208.50"),
            ("2388", "2388"),
            ("04", "4"),
            ("0", "0"),
            ("−5", "-5"),
            (" 8.252 ", "8252"),
        ],
    )
    def test_vietnamese_numbers(self, text, value):
        """1.208 is one thousand two hundred and eight; 67,6 has one decimal; 04 is four."""
        assert str(read(text, Style.VIETNAMESE)) == value

    @pytest.mark.parametrize("text", ["12.2", "0.5", "99.4", "1.2080", "12.20.300", "0.000"])
    def test_a_dot_needs_three_digits_after_it(self, text):
        """12.2 is neither 122 nor 12,2: it is refused."""
        with pytest.raises(NumeralError):
            read(text, Style.VIETNAMESE)

    @pytest.mark.parametrize(
        "text", ["007", "8 252", "1,208,000", "67,6%", "1e3", "12a", "0x1F", ",5", "5,", "٣"]
    )
    def test_what_is_no_number(self, text):
        """Blanks inside, two commas, signs of units, letters and foreign digits are refused."""
        with pytest.raises(NumeralError):
            read(text, Style.VIETNAMESE)

    def test_the_refusal_says_what_a_dot_is_for(self):
        """Whoever types 12.2 is told that decimals take a comma."""
        with pytest.raises(NumeralError, match="decimals take a comma"):
            read("12.2", Style.VIETNAMESE)

    def test_a_plain_number_has_a_decimal_point(self):
        """In a column of spreadsheet numbers 1.208 is one and a bit, and 1208 has no dot."""
        assert (read("1.208", Style.PLAIN), read("1208", Style.PLAIN)) == (Decimal("1.208"), 1208)

    def test_a_plain_number_has_no_comma(self):
        """In a column of spreadsheet numbers a comma is refused."""
        with pytest.raises(NumeralError, match="digits only"):
            read("67,6", Style.PLAIN)

    @pytest.mark.parametrize(
        ("text", "absent"),
        [
            ("", Absent.BLANK),
            (" \u00a0", Absent.BLANK),
            ("-", Absent.NOTHING_AROSE),
            ("–", Absent.NOTHING_AROSE),
            ("…", Absent.NOT_COLLECTED),
            ("...", Absent.NOT_COLLECTED),
        ],
    )
    def test_three_ways_to_hold_no_number(self, text, absent):
        """Empty, a dash (nothing arose) and dots (arose, not collected) are three things, none of them 0."""
        assert read(text, Style.VIETNAMESE) is absent

    @pytest.mark.parametrize("text", ["67,6", "-5"])
    def test_a_count_is_whole_and_not_negative(self, text):
        """There are no 67,6 dossiers and no −5 dossiers."""
        with pytest.raises(NumeralError, match="a count"):
            read_count(text, Style.VIETNAMESE)

    def test_nineteen_digits_survive(self):
        """An account number of nineteen digits keeps them all."""
        assert read_count("1314547907954166006", Style.VIETNAMESE) == 1314547907954166006

    def test_text_is_composed_and_trimmed(self):
        """Decomposed letters arrive too: they are composed, and blanks of every kind are one space."""
        assert tidy("  Ha\u0300m\u00a0 Yên ") == "Hàm Yên"


class TestPrinted:
    """Numbers as they stand in prose."""

    @pytest.mark.parametrize(
        ("text", "printed"),
        [
            ("8.252", Printed(Decimal(8252))),
            ("67,6%", Printed(Decimal("67.6"), "%", step=Decimal("0.1"))),
            ("67,6 %", Printed(Decimal("67.6"), "%", step=Decimal("0.1"))),
            ("40-50%", Printed(Decimal(40), "%", Decimal(50))),
            ("2,56 lần", Printed(Decimal("2.56"), "lần", step=Decimal("0.01"))),
            ("10 triệu đồng", Printed(Decimal(10**7), "đồng", step=Decimal(10**6))),
            ("04", Printed(Decimal(4))),
        ],
    )
    def test_numbers_in_prose(self, text, printed):
        """The unit's sign, a range's two ends and the word for a million are read with the digits."""
        assert read_printed(text) == printed

    @pytest.mark.parametrize("text", ["gần 86%", "99.4%", "2-", "%", "", "chưa phát sinh"])
    def test_words_are_not_numbers(self, text):
        """Hedges, other signs and half a range are refused."""
        with pytest.raises(NumeralError):
            read_printed(text)

    def test_decimals_are_as_printed(self):
        """15% has none, 67,6% one, 81,11% two."""
        assert [str(read_printed(text).step) for text in ("15%", "67,6%", "81,11%")] == ["1", "0.1", "0.01"]


class TestRounding:
    """The one place where a figure loses digits."""

    @pytest.mark.parametrize(
        ("value", "decimals", "text"),
        [
            ("67.65", 1, "67,7"),
            ("99.995", 2, "100,00"),
            ("15", 1, "15,0"),
            ("-0.05", 1, "−0,1"),
            ("0.5", 0, "1"),
            ("1234567.5", 0, "1.234.568"),
        ],
    )
    def test_halves_go_away_from_zero(self, value, decimals, text):
        """67,65 prints as 67,7 and 99,995 as 100,00; binary rounding would give 67,6 and 99,99."""
        assert write(rounded(Fraction(value), decimals)) == text

    def test_level_four_is_rounded_up_and_cut_down(self):
        """1.057/1.879 is 56,253 %: half up to one decimal 56,3, cut off 56,2."""
        share = Fraction(1057, 1879) * 100
        assert (rounded(share, 1), truncated(share, 1)) == (Decimal("56.3"), Decimal("56.2"))

    @given(rationals, places)
    def test_rounding_lies_within_half_a_unit(self, value, decimals):
        """A printed number is at most half a unit of its last digit away from the exact one."""
        assert abs(Fraction(rounded(value, decimals)) - value) <= Fraction(1, 2 * 10**decimals)

    @given(rationals, places)
    def test_cutting_never_grows(self, value, decimals):
        """Cutting off moves towards zero, by less than one unit of the last digit."""
        cut = Fraction(truncated(value, decimals))
        assert abs(cut) <= abs(value)
        assert abs(value - cut) < Fraction(1, 10**decimals)


class TestWriting:
    """Printing keeps every digit."""

    @pytest.mark.parametrize(
        ("value", "vi", "en"),
        [
            (1208, "1.208", "1,208"),
            (Decimal("67.6"), "67,6", "67.6"),
            (Decimal("15.0"), "15,0", "15.0"),
            (-844, "−844", "−844"),
            (10**7, "10.000.000", "10,000,000"),
        ],
    )
    def test_two_languages(self, value, vi, en):
        """Vietnamese takes a dot for thousands and a comma for decimals, English the reverse."""
        assert (write(value), write(value, "en")) == (vi, en)

    @given(rationals, places)
    def test_what_was_printed_is_read_back(self, value, decimals):
        """Reading a printed number gives the same digits, decimals included."""
        number = rounded(value, decimals)
        back = read(write(number), Style.VIETNAMESE)
        assert (back, back.as_tuple().exponent) == (number, number.as_tuple().exponent)

    @given(st.integers(-(10**20), 10**20))
    def test_counts_are_read_back(self, value):
        """So does reading a printed whole number of any length."""
        assert read(write(value), Style.VIETNAMESE) == value


class TestDates:
    """Dates as offices write them."""

    @pytest.mark.parametrize(
        "text", ["21/11/2022", "ngày 21 tháng 11 năm 2022", "21 tháng 11 năm 2022", "2022-11-21"]
    )
    def test_one_day_in_four_spellings(self, text):
        """All of them are the day of the report."""
        assert read_date(text) == date(2022, 11, 21)

    def test_the_day_comes_first(self):
        """7/1/2022 is 7 January, never 1 July."""
        assert read_date("07/01/2022") == date(2022, 1, 7)

    @pytest.mark.parametrize("text", ["30/02/2022", "31/11/2022", "11/21/2022", "11/2022", "21/11/22", ""])
    def test_what_is_no_day(self, text):
        """A day that the calendar lacks, a month alone and a short year are refused."""
        with pytest.raises(NumeralError):
            read_date(text)

    @pytest.mark.parametrize(
        ("day", "short", "long"),
        [
            (date(2022, 11, 21), "21/11/2022", "ngày 21 tháng 11 năm 2022"),
            (date(2022, 1, 6), "06/01/2022", "ngày 06 tháng 01 năm 2022"),
            (date(2022, 3, 5), "05/3/2022", "ngày 05 tháng 3 năm 2022"),
            (date(2022, 10, 31), "31/10/2022", "ngày 31 tháng 10 năm 2022"),
        ],
    )
    def test_leading_zeros(self, day, short, long):
        """Days below 10 and the months 1 and 2 take a leading zero, other months none."""
        assert (write_date(day), write_date(day, long=True)) == (short, long)

    @given(days)
    def test_a_printed_date_is_read_back(self, day):
        """Short or long, a printed date is the same day when read."""
        assert read_date(write_date(day)) == read_date(write_date(day, long=True)) == day
