"""A breach that one slip of typing explains says which; nothing is suggested that another identity contradicts."""

from __future__ import annotations

import csv
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import results
from analysis.numerals import write
from analysis.results.slips import (
    COMMA,
    DOUBLED,
    GROUP_ADDED,
    GROUP_LOST,
    LOST,
    SWAPPED,
    WRONG,
    mistyped,
    slips,
)

FORM, SHEET = "essential_services.xlsx", "II.06a"


@pytest.fixture
def planted(november, edited):
    """Return a function that computes November with some values typed wrong."""

    def plant(*changes):
        frames = edited(*changes)
        data = replace(november, frames=frames)
        return results.compute(data)

    return plant


@pytest.fixture
def unquoted(november, edited):
    """Return a function that computes a November whose report prints nothing yet, with some values typed wrong."""

    def plant(*changes):
        frames = edited(*changes)
        frames["quoted"] = frames["quoted"].iloc[:0]
        data = replace(november, frames=frames)
        return results.compute(data)

    return plant


def _first_cells(frames):
    """Yield the first number above 0 in each column of a form's cells, each cell once."""
    seen = set()
    for name, rows in frames.items():
        for column in () if name in {"quoted", "report", "inputs", "documents"} else rows.columns:
            numbers = [
                (row, value) for row, value in rows[column].items() if isinstance(value, (int, Decimal))
            ]
            row, value = next(((row, value) for row, value in numbers if value > 0), (None, 0))
            if row and (row, column) not in seen:
                seen.add((row, column))
                yield name, row, column, value if isinstance(value, Decimal) else int(value)


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
            (Decimal("19.7"), Decimal(19700), GROUP_LOST),
            (14000, 14, GROUP_ADDED),
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

    def test_a_mistyped_digit(self):
        """2.616 for 2.615 is one digit mistyped, which is looked for only where no other slip explains."""
        assert mistyped(2616)[2615] is WRONG
        assert mistyped(Decimal("67.6"))[Decimal("67.5")] is WRONG
        assert 616 not in mistyped(2616)  # the zero in front would not be written

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

    def test_the_report_tells_which_of_two_ways(self, planted):
        """2.165 for 2.615 is 450 too few; 612 carried over would make up for it, but the report prints 162."""
        found = told(planted(("essential_sectors", "dossiers/32", "received_online", 2165)))
        assert found["dossiers_flow:justice"] == found["differs:justice_received_online.II.2.2.4.footnote_3"]
        assert (
            f"{FORM}!{SHEET}!D32 có thể là 2.615 thay vì 2.165 (hai chữ số" in found["dossiers_flow:justice"]
        )

    def test_more_than_one_way(self, unquoted):
        """Where no report was printed yet, both ways are told, and that the agency must be asked."""
        found = told(unquoted(("essential_sectors", "dossiers/32", "received_online", 2165)))
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

    def test_a_row_that_was_off_anyway(self, planted):
        """Sơn Dương's 4.552 typed as 4.525: column and report tell, though the row is off by 51 anyway."""
        found = told(planted(("vaccination_records", "vaccination/9", "missing_id", 4525)))
        assert found["vaccination_columns_foot:missing_id"] == (
            "Gợi ý: vaccination_records.xlsx!Tiêm chủng!C9 có thể là 4.552 thay vì 4.525 "
            "(hai chữ số liền nhau đổi chỗ); khi đó đẳng thức này khớp, đẳng thức khác của ô vốn lệch vì lý do "
            "khác thì vẫn lệch."
        )

    def test_a_row_that_was_off_anyway_and_no_report(self, unquoted):
        """With the column alone to tell, two other districts' slips would explain the 27 as well: all are named."""
        found = told(unquoted(("vaccination_records", "vaccination/9", "missing_id", 4525)))
        (text,) = found.values()
        assert text.startswith("Gợi ý: có 3 cách sửa một ô để đẳng thức này khớp, cần hỏi lại cơ quan: ")
        assert "C9 có thể là 4.552 thay vì 4.525" in text

    @pytest.mark.parametrize(
        ("change", "meant"),
        [
            (("eid", "eid/2", "value", Decimal(163315)), "136.315 thay vì 163.315 (hai chữ số liền nhau"),
            (("id_cards", "id_cards/3", "value", Decimal("679.704")), "679.704 thay vì 679,704 (dấu chấm"),
            (("portal", "portal/2", "value", Decimal(6)), "66 thay vì 6 (thiếu một chữ số)"),
            (("portal", "portal/4", "change", Decimal("1.7")), "1,77 thay vì 1,7 (thiếu một chữ số)"),
            (("portal_cumulative", "portal_cumulative/4", "value", Decimal(510)), "150 thay vì 510 (hai"),
            (("outreach", "outreach/3", "value", Decimal(7069)), "7.059 thay vì 7.069 (một chữ số gõ sai)"),
            (("targets", "targets/2", "low", Decimal(7)), "70 thay vì 7 (thiếu một chữ số)"),
            (("essential_sectors", "dossiers/32", "carried_over", 1162), "162 thay vì 1.162 (một chữ số"),
        ],
    )
    def test_a_printed_number_tells(self, planted, change, meant):
        """Where no sum holds a cell, the report does: what it prints is what the cell should give."""
        found = told(planted(change))
        assert {name for name in found if name.startswith("differs:")} != set()
        assert all(f"có thể là {meant}" in text and "cách" not in text for text in found.values())

    def test_a_slip_in_every_form(self, planted, november):
        """In the first cell of each column of numbers a first digit typed twice is suggested back, but for a range.

        The report prints 40 to 50 per cent; nothing else holds the 50.
        """
        missed = set()
        for frame, row, column, value in _first_cells(november.frames):
            typed = type(value)(f"{str(value)[0]}{value}")
            texts = told(planted((frame, row, column, typed))).values()
            if not any(f"có thể là {write(value)} thay vì {write(typed)}" in text for text in texts):
                missed.add((row, column))
        assert missed == {("targets/6", "high")}

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
            "differs:vaccination_wrong_information[072].II.3.4.table",
        }

    def test_an_error_that_is_no_slip(self, planted):
        """3.000 dossiers instead of 2.615 are 385 too many: no single slip in any cell makes up for that."""
        found = told(planted(("essential_sectors", "dossiers/32", "received_online", 3000)))
        assert found == {}

    def test_a_mere_doubt_need_not_be_settled(self, unquoted):
        """1.897 services for 1.879 make 1,39% of them possible; the true total, at which it is not, is named too."""
        found = told(unquoted(("service_levels", "service_levels/5", "services", 1897)))
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
