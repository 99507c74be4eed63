"""A breach that one slip of typing explains says which; nothing is suggested that another identity contradicts."""

from __future__ import annotations

import csv
from decimal import Decimal
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import results
from analysis.results.suggest import COMMA, DOUBLED, GROUP_LOST, LOST, SWAPPED, slips

FORM, SHEET = "essential_services.xlsx", "II.06a"


@pytest.fixture
def planted(november, edited):
    """Return a function that computes November with some values typed wrong."""

    def plant(*changes):
        frames = edited(*changes)
        data = SimpleNamespace(frames=frames, cells=november.cells, corrections=(), hashes=november.hashes)
        return results.compute(data)

    return plant


def told(computed):
    """Return the Vietnamese suggestion of each finding that has one."""
    return {each.id: each.suggestion.vi for each in computed.findings if each.suggestion}


class TestSlips:
    """What a number may have been before a finger slipped."""

    @pytest.mark.parametrize(
        ("typed", "meant", "slip"),
        [
            (2165, 2615, SWAPPED),
            (2165, 1265, SWAPPED),
            (31904, 319044, LOST),
            (190, 3190, LOST),
            (33190, 3190, DOUBLED),
            (14, 14000, GROUP_LOST),
            (Decimal(676), Decimal("67.6"), COMMA),
            (Decimal("6.76"), Decimal("67.6"), COMMA),
            (Decimal("67.6"), Decimal("672.6"), LOST),
            (Decimal("81.11"), Decimal("8.11"), DOUBLED),
            (Decimal("81.11"), Decimal("81.1"), DOUBLED),
            (2615, 2651, SWAPPED),
            (2615, 261, None),
            (2615, 2616, None),
        ],
    )
    def test_one_slip(self, typed, meant, slip):
        """2.615 becomes 2.165 by swapping; 2.616 is another digit, which is no slip of these kinds."""
        assert slips(typed).get(meant) == slip

    @given(st.integers(1, 10**7))
    def test_a_number_is_no_slip_of_itself(self, number):
        """Every candidate is another number, a whole one for a count, never negative."""
        found = slips(number)
        assert number not in found
        assert all(isinstance(other, int) and other >= 0 for other in found)

    @given(st.integers(10, 10**7), st.data())
    def test_swapping_back_is_found(self, number, data):
        """Whatever two digits were swapped, the number that was meant is among the candidates."""
        digits = str(number)
        at = data.draw(st.integers(0, len(digits) - 2))
        typed = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
        if typed[0] != "0" and typed != digits:
            assert slips(int(typed))[number] is SWAPPED


class TestSuggestions:
    """Slips planted in November 2022."""

    def test_november_suggests_nothing(self, computed):
        """No single slip lets a vaccination row foot and keeps its columns and the whole right."""
        assert told(computed) == {}

    def test_a_digit_lost(self, planted):
        """Justice typed 261 dossiers received online for 2.615: every breach that follows names the one cell."""
        found = told(planted(("essential_sectors", "dossiers/32", "received_online", 261)))
        text = (
            f"Gợi ý: {FORM}!{SHEET}!D32 có thể là 2.615 thay vì 261 (thiếu một chữ số); "
            "khi đó mọi đẳng thức có ô này đều khớp."
        )
        assert found["dossiers_flow:justice"] == text
        assert set(found.values()) == {text}

    def test_more_than_one_way(self, planted):
        """2.165 for 2.615 is 450 too few; 612 carried over instead of 162 would make up for it as well."""
        found = told(planted(("essential_sectors", "dossiers/32", "received_online", 2165)))
        assert found["dossiers_flow:justice"] == (
            "Gợi ý: có 2 cách sửa một ô để các đẳng thức của ô đều khớp, cần hỏi lại cơ quan: "
            f"{FORM}!{SHEET}!D32 có thể là 2.615 thay vì 2.165 (hai chữ số liền nhau đổi chỗ); "
            f"{FORM}!{SHEET}!F32 có thể là 612 thay vì 162 (hai chữ số liền nhau đổi chỗ)."
        )

    def test_a_total_row(self, planted):
        """The vaccination form's total of the first kind, 17.816, typed as 17.861."""
        found = told(planted(("vaccination_totals", "vaccination/12", "missing_id", 17861)))
        assert found == {
            "vaccination_columns_foot:missing_id": (
                "Gợi ý: vaccination_records.xlsx!Tiêm chủng!C12 có thể là 17.816 thay vì 17.861 "
                "(hai chữ số liền nhau đổi chỗ); khi đó mọi đẳng thức có ô này đều khớp."
            )
        }

    def test_another_identity_of_the_cell_contradicts(self, planted):
        """Sơn Dương's 4.552 typed as 4.525: its own row would still be off by 51, so nothing is suggested."""
        computed = planted(("vaccination_records", "vaccination/9", "missing_id", 4525))
        assert "vaccination_columns_foot:missing_id" in {finding.id for finding in computed.findings}
        assert told(computed) == {}

    def test_a_district_whose_row_and_columns_hold(self, planted):
        """With totals put right, Na Hang's 800 typed as 80 breaks row, column and whole: one cell mends them."""
        sums = (197, 7585, 1851, 809, 22896, 4651, 22416)
        mended = [
            ("vaccination_records", f"vaccination/{row}", "printed_total", stated)
            for row, stated in enumerate(sums, 5)
        ]
        total = ("vaccination_totals", "vaccination/12", "printed_total", sum(sums))
        slip = ("vaccination_records", "vaccination/8", "wrong_information", 80)
        found = told(planted(*mended, total, slip))
        cell = "vaccination_records.xlsx!Tiêm chủng!E8 có thể là 800 thay vì 80 (thiếu một chữ số)"
        assert {name for name, text in found.items() if cell in text} == {
            "vaccination_rows_foot:072",
            "vaccination_columns_foot:wrong_information",
            "vaccination_cross_foots:grand_total",
        }

    def test_an_error_that_is_no_slip(self, planted):
        """3.000 dossiers instead of 2.615 are 385 too many: no single slip in any cell makes up for that."""
        found = told(planted(("essential_sectors", "dossiers/32", "received_online", 3000)))
        assert found == {}

    def test_a_mere_doubt_need_not_be_settled(self, planted):
        """1.897 services for 1.879 make 1,39% of them possible; the true total, at which it is not, is named too."""
        found = told(planted(("service_levels", "service_levels/5", "services", 1897)))
        (text,) = found.values()
        assert "service_levels.csv!B5 có thể là 1.879 thay vì 1.897" in text
        assert "service_levels.csv!B4 có thể là 1.075 thay vì 1.057" in text

    def test_nothing_is_applied(self, planted):
        """A suggestion leaves the figures as the agency typed them."""
        computed = planted(("essential_sectors", "dossiers/32", "received_online", 261))
        assert computed.figures["justice_received_online"].printed() == "261"

    def test_findings_csv_carries_it(self, planted, november, tmp_path):
        """The last two columns hold the suggestion in both languages, empty where there is none."""
        computed = planted(("essential_sectors", "dossiers/32", "received_online", 261))
        results.write(computed, november, tmp_path)
        with (tmp_path / "findings.csv").open(encoding="utf-8", newline="") as file:
            rows = {row["id"]: row for row in csv.DictReader(file)}
        assert rows["dossiers_flow:justice"]["suggestion_en"] == (
            f"Suggestion: {FORM}!{SHEET}!D32 may be 2,615, not 261 (a digit lost); then every identity of this "
            "cell holds."
        )
        assert rows["vaccination_rows_foot:072"]["suggestion_vi"] == ""
