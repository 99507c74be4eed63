"""How a printed number stands to the computed one: it ties by a rule, differs by so much, or cannot be told."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import results
from analysis.declare import DECLARED, Severity
from analysis.exact import Exact, Node
from analysis.numerals import read_printed, rounded
from analysis.results.compare import Mention, Rule, Verdict, compare, largest_remainder
from analysis.results.compute import Result
from analysis.store.processed import MonthData


@pytest.fixture
def printing(november, computed, edited):
    """Return a function that computes November as if the report had printed other numbers for some figures."""

    def compute(*changes, **printed):
        if not changes and not printed:
            return computed
        for figure, text in printed.items():
            changes = (*changes, *_printed(november, figure.replace("__", "."), text))
        return results.compute(MonthData(november.month, edited(*changes), november.cells, november.hashes))

    return compute


def _printed(november, figure, text):
    """Return the changes to quoted.csv; a figure of a family is written name.key, one not quoted is added."""
    figure, _, key = figure.partition(".")
    quoted = november.frames["quoted"]
    row = next(iter(quoted.index[(quoted["figure"] == figure) & (quoted["key"] == key)]), "quoted/999")
    number = read_printed(text)
    values = {"figure": figure, "key": key, "printed": text, "value": number.value, "high": number.high}
    values |= {"step": number.step, "suffix": number.suffix}
    return [("quoted", row, column, value) for column, value in values.items()]


def of(computed, figure):
    """Return the first comparison of a figure, and the verdict in words."""
    found = next(each for each in computed.comparisons if each.mention.figure == figure)
    return found, computed.verdict(found)


def told(computed, figure):
    """Return what is found about the printed number of a figure."""
    return [each for each in computed.findings if f":{figure}." in each.id]


class TestTies:
    """A printed number ties when a rule of rounding gives its digits."""

    def test_half_up(self, printing):
        """2.615/3.224 = 81,1104 %, printed 81,11: ties."""
        found, words = of(printing(), "justice_online_share")
        assert (found.verdict, found.rules, words) == (Verdict.TIES, (Rule.HALF_UP,), "khớp")

    def test_fewer_digits_tie_too(self, printing):
        """81,1104 % printed 81,1 or 81 ties as well: the digits that are there are right."""
        for text in ("81,1%", "81%"):
            assert of(printing(justice_online_share=text), "justice_online_share")[0].verdict is Verdict.TIES

    def test_truncated(self, printing):
        """541/1.879 = 28,792 %: printed 28,7 it only ties when cut off."""
        computed = printing(share_at_level__2="28,7%")
        found, words = of(computed, "share_at_level[2]")
        assert (found.verdict, found.rules) == (Verdict.TIES, (Rule.TRUNCATED,))
        assert words == "khớp (cắt bỏ phần lẻ)"

    def test_largest_remainder(self, printing):
        """Level 4 is 56,253 %, printed 56,2: half up gives 56,3, but 28,8 + 15,0 + 56,2 make up 100."""
        found, words = of(printing(), "share_at_level[4]")
        assert found.rules == (Rule.LARGEST_REMAINDER, Rule.TRUNCATED)
        assert words == "khớp (số dư lớn nhất (để tổng bằng 100%))"

    def test_largest_remainder_is_one_rule_for_all_siblings(self, printing):
        """If level 2 is printed 28,7, largest remainders no longer explain 56,2 at level 4: it was cut off."""
        found, _ = of(printing(share_at_level__2="28,7%"), "share_at_level[4]")
        assert found.rules == (Rule.TRUNCATED,)

    def test_the_finding_on_rounding(self, printing):
        """That 56,2 needs another rule than half up is told with the exact share."""
        (finding,) = told(printing(), "share_at_level[4]")
        assert (finding.severity, finding.kind) == (Severity.WARNING, "rounding rule")
        assert finding.sentence.vi == (
            "Tỷ lệ dịch vụ công – Mức độ 4: báo cáo in 56,2%; làm tròn nửa lên 56,253% được 56,3%; số in chỉ khớp theo "
            "quy tắc: số dư lớn nhất (để tổng bằng 100%), cắt bỏ phần lẻ."
        )

    def test_printed_half_up_there_is_no_finding(self, printing):
        """Printed 56,3 the same share ties by the plain rule, and nothing is told."""
        assert told(printing(share_at_level__4="56,3%"), "share_at_level[4]") == []

    def test_fewer_decimals_than_its_siblings(self, printing):
        """15% beside 28,8% and 56,2% is a note; 15,0% is not."""
        (finding,) = told(printing(), "share_at_level[3]")
        assert (finding.severity, finding.kind) == (Severity.NOTE, "decimals")
        assert told(printing(share_at_level__3="15,0%"), "share_at_level[3]") == []

    def test_a_leading_zero_is_the_same_number(self, printing):
        """04 services are 4 services."""
        found, _ = of(printing(), "sector_service_count[justice]")
        assert (found.mention.printed, found.verdict) == ("04", Verdict.TIES)

    def test_nothing_arose_is_zero(self, printing):
        """“chưa phát sinh” ties with a dash in the form."""
        found, _ = of(printing(), "insurance_received_new")
        assert (found.mention.printed, found.verdict) == ("chưa phát sinh", Verdict.TIES)

    @given(part=st.integers(0, 10**6), base=st.integers(1, 10**6), decimals=st.integers(0, 3))
    def test_what_is_rounded_half_up_ties(self, part, base, decimals):
        """Any share printed half up, to any number of decimals, ties; printed one unit higher it never does."""
        digits = rounded(Fraction(part, base) * 100, decimals)
        assert verdict(Fraction(part, base), digits) is Verdict.TIES
        assert verdict(Fraction(part, base), digits + Decimal(1).scaleb(-decimals)) is Verdict.DIFFERS


def verdict(value, digits):
    """Return the verdict on digits printed for an exact share."""
    figure = DECLARED.figures["justice_online_share"]
    result = Result(figure.id, figure, "", Exact(value, value, Node("cell")), "II.2.2.4", figure.label)
    step = Decimal(1).scaleb(digits.as_tuple().exponent)
    mention = Mention("quoted/1", figure.id, "II.2.2.4", "prose", "", digits, None, step, "%", "", "", "", 1)
    return compare([mention], {figure.id: result})[0].verdict


class TestLargestRemainder:
    """Shares of one whole, rounded so that they sum to 100."""

    def test_the_levels(self):
        """541, 281, 1.057 of 1.879: cut off 28,7 + 14,9 + 56,2 = 99,8; the rests ,092 ,055 ,053 give two units away."""
        shares = [Fraction(count, 1879) for count in (541, 281, 1057)]
        assert largest_remainder(shares, 1) == [Decimal("28.8"), Decimal("15.0"), Decimal("56.2")]

    def test_parts_of_a_part_are_refused(self):
        """Two of three thirds do not make a whole: there is nothing to give away."""
        with pytest.raises(ValueError, match="all shares of one whole"):
            largest_remainder([Fraction(1, 3)] * 2, 1)

    def test_one_share_alone_is_cut_off(self, november, edited):
        """If the report prints level 4 alone, 56,2 is 56,253 cut off: there are no siblings to make up 100 with."""
        frames = edited()
        quoted = frames["quoted"]
        frames["quoted"] = quoted[(quoted["figure"] != "share_at_level") | (quoted["key"] == "4")]
        computed = results.compute(MonthData(november.month, frames, november.cells, november.hashes))
        assert of(computed, "share_at_level[4]")[0].rules == (Rule.TRUNCATED,)
        assert not [each for each in computed.findings if each.id.startswith("printed_shares_sum:")]

    @given(st.lists(st.integers(0, 10**6), min_size=1, max_size=12).filter(any), st.integers(0, 3))
    def test_shares_of_a_whole_sum_to_100(self, counts, decimals):
        """Whatever the counts, the rounded shares make up 100, and none moves by a whole unit."""
        shares = [Fraction(count, sum(counts)) for count in counts]
        given_out = largest_remainder(shares, decimals)
        assert sum(given_out) == 100
        unit = Fraction(1, 10**decimals)
        assert all(
            abs(Fraction(each) - share * 100) < unit for each, share in zip(given_out, shares, strict=True)
        )


class TestImplied:
    """Where the base is solved back, agreement only says that the number is possible."""

    def test_the_online_share(self, printing):
        """67,6 % of a base known only from 67,6 % ties, and the verdict says so."""
        found, words = of(printing(), "essential_online_share")
        assert (found.verdict, words) == (Verdict.TIES_IMPLIED, "khớp, mẫu số suy ra")

    def test_a_base_solved_back_from_elsewhere_can_differ(self, printing):
        """The form says 1,77 times, so at most 827/466 = 1,7747; a report that prints 1,80 differs by 0,03."""
        found, words = of(printing(services_integrated_growth="1,80 lần"), "services_integrated_growth")
        assert (found.verdict, words) == (Verdict.DIFFERS, "lệch +0,03")

    @pytest.mark.parametrize(
        ("text", "ties"), [("65,4%", False), ("65,5%", True), ("66,4%", True), ("66,5%", False)]
    )
    def test_what_some_whole_number_gives_ties(self, printing, text, ties):
        """66 % of 1.338 is 877 to 889, that is 65,546 to 66,442 %: 65,5 and 66,4 are possible, 65,4 and 66,5 not."""
        found, _ = of(printing(services_with_dossiers_share=text), "services_with_dossiers_share")
        assert found.verdict is (Verdict.TIES_IMPLIED if ties else Verdict.DIFFERS)

    def test_the_largest_possible_share_ties_when_rounded_up(self, printing):
        """At most 827/466 = 1,77468: printed 1,775 it is rounded half up, and ties."""
        found, _ = of(printing(services_integrated_growth="1,775 lần"), "services_integrated_growth")
        assert found.verdict is Verdict.TIES_IMPLIED

    def test_a_supplied_base_is_computed(self, printing):
        """With 3.950 received otherwise, 8.252/12.202 is computed: 67,6 ties without reserve."""
        found, _ = of(
            printing(("essential_total", "dossiers/49", "received_direct", 3950)), "essential_online_share"
        )
        assert found.verdict is Verdict.TIES

    def test_a_supplied_base_can_contradict(self, printing):
        """With 4.000 received otherwise, 8.252/12.252 = 67,35 %: the printed 67,6 % differs."""
        computed = printing(("essential_total", "dossiers/49", "received_direct", 4000))
        found, words = of(computed, "essential_online_share")
        assert (found.verdict, words) == (Verdict.DIFFERS, "lệch +0,2")

    def test_a_share_of_more_than_all(self, printing):
        """8.252 of 4.923 dossiers cannot have come online: 167,6 % is not possible and does not tie."""
        found, _ = of(printing(essential_online_share="167,6%"), "essential_online_share")
        assert found.verdict is not Verdict.TIES_IMPLIED


class TestReported:
    """What an agency gave itself passes through, and is called so."""

    def test_as_reported(self, printing):
        """1,39 % was typed by the operator and printed: as reported."""
        found, words = of(printing(), "payment_services_share")
        assert (found.verdict, words) == (Verdict.AS_REPORTED, "theo số cơ quan báo cáo")

    def test_printed_otherwise_it_differs(self, printing):
        """1,4 is what 1,39 rounds to; 1,5 differs from it by 0,11."""
        assert of(printing(payment_services_share="1,4%"), "payment_services_share")[0].verdict is (
            Verdict.AS_REPORTED
        )
        assert of(printing(payment_services_share="1,5%"), "payment_services_share")[1] == "lệch +0,11"

    def test_a_range_ties_at_both_ends(self, printing):
        """40-50% was set and printed; 45-50% is another range."""
        assert of(printing(), "police_other_minimum_share")[0].verdict is Verdict.AS_REPORTED
        found, words = of(printing(police_other_minimum_share="45-50%"), "police_other_minimum_share")
        assert (found.verdict, words) == (Verdict.DIFFERS, "lệch +5")

    def test_a_range_that_differs_at_its_upper_end(self, printing):
        """40-60% where 40–50% was set is off by ten at its upper end."""
        found, words = of(printing(police_other_minimum_share="40-60%"), "police_other_minimum_share")
        assert (found.verdict, words) == (Verdict.DIFFERS, "lệch +10")


class TestDiffers:
    """A difference is told in the printed unit, with its sign."""

    @pytest.mark.parametrize(
        ("figure", "printed", "words"),
        [
            ("justice_online_share", "81,12%", "lệch +0,01"),
            ("essential_resolved", "13.850", "lệch −10"),
            ("eid_level1", "43.255", "lệch +100"),
            ("sector_service_count.land", "02", "lệch +1"),
        ],
    )
    def test_by_how_much(self, printing, figure, printed, words):
        """Printed less computed: 81,12 − 81,1104; 13.850 − 13.860; 43.255 − 43.155; 2 − 1."""
        family, _, key = figure.partition(".")
        computed = printing(**{figure.replace(".", "__"): printed})
        found, said = of(computed, f"{family}[{key}]" if key else family)
        assert (found.verdict, said) == (Verdict.DIFFERS, words)

    def test_a_difference_is_an_error(self, printing):
        """A number that differs is found once, with what was printed and what the forms give."""
        (finding,) = told(printing(justice_online_share="81,12%"), "justice_online_share")
        assert (finding.id, finding.severity) == (
            "differs:justice_online_share.II.2.2.4.footnote_3",
            Severity.ERROR,
        )
        assert finding.sentence.vi == (
            "Tỷ lệ hồ sơ tư pháp tiếp nhận trực tuyến: báo cáo in 81,12%, tính lại được 81,11% (lệch 0,01)."
        )

    def test_what_an_identity_tells_is_not_told_twice(self, printing):
        """225 printed where 5 + 1 + 191 = 197 differs by 28; the row that does not add up tells it already."""
        computed = printing()
        found, words = of(computed, "vaccination_district_total[073]")
        assert (found.verdict, words) == (Verdict.DIFFERS, "lệch +28")
        assert not [each for each in computed.findings if each.id.startswith("differs:")]

    @pytest.mark.parametrize(
        ("figure", "printed"),
        [
            ("vaccination_district_total.073", "999"),
            ("vaccination_missing_id.073", "77"),
            ("vaccination_missing_id_total", "77"),
            ("vaccination_grand_total", "12"),
            ("payment_services_share", "5%"),
        ],
    )
    def test_what_no_identity_tells_is_told(self, printing, figure, printed):
        """The form's row states 225 and adds up to 197: 999 printed differs from both: an error of its own."""
        computed = printing(**{figure.replace(".", "__"): printed})
        family, _, key = figure.partition(".")
        name = f"{family}[{key}]" if key else family
        assert of(computed, name)[0].verdict is Verdict.DIFFERS
        assert [each.severity for each in told(computed, name) if each.kind == "differs"] == [Severity.ERROR]


class TestNotTold:
    """What cannot be compared says why."""

    def test_not_supplied(self, printing):
        """A digitisation share printed in a month without the form is not supplied: a warning, no error."""
        computed = printing(dossiers_digitised_share="67,5%")
        found, words = of(computed, "dossiers_digitised_share")
        assert (found.verdict, words) == (Verdict.NOT_SUPPLIED, "chưa có số liệu")
        assert [each.severity for each in told(computed, "dossiers_digitised_share")] == [Severity.WARNING]

    def test_a_figure_that_nobody_declared(self, printing):
        """A quoted number under an unknown figure is an error, never silently left out."""
        computed = printing(police_horses="12")
        (finding,) = [each for each in computed.findings if each.id.startswith("undeclared:")]
        assert finding.severity is Severity.ERROR
        assert "police_horses" in finding.sentence.vi


class TestUnits:
    """Per cent, percentage points and times are three units."""

    def test_the_change_of_a_share_in_per_cent_is_ambiguous(self, printing):
        """“tăng 6,14%” from 74,97 to 81,11 % is meant in points: a warning."""
        (finding,) = told(printing(), "justice_online_share_change")
        assert (finding.kind, finding.severity) == ("percentage point", Severity.WARNING)
        assert finding.sentence.vi == (
            "“tăng 6,14%” của một tỷ lệ là mơ hồ: điểm phần trăm hay phần trăm? (Mức tăng tỷ lệ trực tuyến tư pháp so "
            "với tháng trước)"
        )

    def test_times_is_not_per_cent(self, printing):
        """A multiple of 2,1 printed as 2,1% has the wrong unit: an error."""
        (finding,) = told(printing(portal_dossiers_growth="2,1%"), "portal_dossiers_growth")
        assert (finding.kind, finding.severity) == ("unit", Severity.ERROR)

    def test_points_printed_as_points_are_clear(self, printing):
        """“tăng 6,14 điểm phần trăm” says what it means: no finding."""
        computed = printing(justice_online_share_change="6,14 điểm phần trăm")
        assert told(computed, "justice_online_share_change") == []


class TestHedges:
    """“khoảng” is about, “hơn” and “trên” more than, “gần” almost."""

    def test_a_hedged_count_still_ties(self, printing):
        """“khoảng 150 giao dịch” ties with 150."""
        found, _ = of(printing(), "payments")
        assert (found.mention.hedge, found.verdict) == ("khoảng", Verdict.TIES)

    def test_more_than_ten_million(self, printing):
        """“hơn 10 triệu đồng” is right for 10.432.100 đồng: a lower bound, printed in millions."""
        computed = printing(
            ("portal_cumulative", "code=payment_value", "value", Decimal(10432100)),
            ("quoted", "figure=payment_value", "hedge", "hơn"),
        )
        assert of(computed, "payment_value")[0].verdict is Verdict.TIES
