"""Tables in a report's text: totals, columns that follow from others, and what a table does not claim."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textkit import checked, found

from analysis.numerals import write
from analysis.tie.arithmetic import Kind


def _table(header: list[str], *rows: list[str]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


DOSSIERS = _table(
    [
        "TT",
        "Lĩnh vực",
        "Tiếp nhận",
        "Trực tuyến",
        "Trực tiếp",
        "Kỳ trước",
        "Đã giải quyết",
        "Đúng hạn",
        "Quá hạn",
    ],
    ["(1)", "(2)", "(3)=(4)+(5)+(6)", "(4)", "(5)", "(6)", "(7)=(8)+(9)", "(8)", "(9)"],
    ["A", "Cấp tỉnh", "", "", "", "", "", "", ""],
    ["1", "Tư pháp", "120", "80", "30", "10", "100", "98", "2"],
    ["2", "Đất đai", "200", "50", "140", "10", "150", "140", "10"],
    ["B", "Cấp huyện", "", "", "", "", "", "", ""],
    ["1", "Hộ tịch", "75", "70", "5", "-", "75", "75", "-"],
    ["", "Tổng cộng", "395", "200", "175", "20", "325", "313", "12"],
)
SUBTOTALS = _table(
    ["TT", "Đơn vị", "Hồ sơ", "Trực tuyến"],
    ["1", "Sở Tư pháp", "100", "60"],
    ["2", "Sở Y tế", "50", "20"],
    ["", "Cộng", "150", "80"],
    ["1", "Na Hang", "40", "10"],
    ["2", "Lâm Bình", "50", "25"],
    ["", "Cộng", "90", "35"],
    ["", "Tổng cộng", "240", "115"],
)
TOP_TOTAL = _table(
    ["STT", "Đơn vị", "Kế hoạch", "Thực hiện", "Tỷ lệ (%)"],
    ["", "Tổng số", "1.000", "850", "85,0"],
    ["1", "Na Hang", "400", "350", "87,5"],
    ["2", "Lâm Bình", "300", "240", "80,0"],
    ["3", "Hàm Yên", "300", "260", "86,7"],
)
STRUCTURE = _table(
    ["TT", "Loại đất", "Diện tích (ha)", "Cơ cấu (%)"],
    ["1", "Đất nông nghiệp", "500", "25,0"],
    ["2", "Đất rừng", "700", "35,0"],
    ["3", "Đất ở", "800", "40,0"],
    ["", "Tổng", "2.000", "100"],
)
CHANGES = _table(
    ["TT", "Địa bàn", "Tháng trước", "Tháng này", "Tăng/giảm", "Tỷ lệ (%)"],
    ["1", "Na Hang", "100", "120", "20", "20,0"],
    ["2", "Lâm Bình", "200", "190", "-10", "-5,0"],
    ["3", "Hàm Yên", "50", "60", "10", "20,0"],
    ["4", "Yên Sơn", "80", "100", "20", "25,0"],
    ["", "Tổng", "430", "470", "40", "9,3"],
)
ROUNDED = _table(
    ["TT", "Nguồn vốn", "Kế hoạch (tỷ đồng)", "Giải ngân (tỷ đồng)", "Tỷ lệ"],
    ["1", "Trung ương", "1.250,4", "600,3", "48,0%"],
    ["2", "Địa phương", "700,4", "410,2", "58,6%"],
    ["3", "ODA", "100,4", "30,1", "30,0%"],
    ["", "Tổng số", "2.051,1", "1.040,7", "50,7%"],
)


@pytest.mark.parametrize(
    ("table", "was", "becomes", "kinds"),
    [
        (DOSSIERS, "| 98 |", "| 89 |", {"footing", "cross-footing"}),
        (DOSSIERS, "| 313 |", "| 331 |", {"footing", "cross-footing"}),
        (DOSSIERS, "| Tư pháp | 120 |", "| Tư pháp | 210 |", {"footing", "cross-footing"}),
        (SUBTOTALS, "| 150 |", "| 105 |", {"footing"}),
        (SUBTOTALS, "| 240 |", "| 204 |", {"footing"}),
        (TOP_TOTAL, "| 240 |", "| 420 |", {"footing", "cross-footing"}),
        (TOP_TOTAL, "86,7", "87,6", {"cross-footing"}),
        (STRUCTURE, "35,0", "53,0", {"cross-footing"}),
        (CHANGES, "| -10 |", "| -1 |", {"footing", "cross-footing"}),
        (CHANGES, "25,0", "20,5", {"cross-footing"}),
        (ROUNDED, "58,6%", "56,8%", {"cross-footing"}),
    ],
)
def test_a_slip_in_a_table_is_found(table, was, becomes, kinds):
    """A table as it should be raises nothing; with one cell slipped, its column and the row's own law do."""
    assert found(table) == []
    assert table.count(was) == 1
    assert {kind for kind, _ in found(table.replace(was, becomes))} == kinds


def test_a_formula_that_a_table_prints_is_held_as_it_stands():
    """(3)=(4)+(5)+(6): 120 against 80 + 30 + 20 is an error, named with its row."""
    (slipped,) = [
        each
        for each in checked(DOSSIERS.replace("| 30 | 10 |", "| 30 | 20 |")).findings
        if each.kind is Kind.CROSS_FOOTING
    ]
    assert "dòng “Tư pháp”, cộng 3 cột được 130, tổng ghi “120” (lệch −10)" in slipped.sentence.vi
    assert (
        "row “Tư pháp”, 3 columns add up to 130, the total is stated as “120” (off by −10)"
        in slipped.sentence.en
    )


def test_rows_in_units_of_their_own_are_not_added():
    """A table of indicators has a column of units, and a row "Tổng số" in it totals nothing above or below."""
    indicators = _table(
        ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Thực hiện"],
        ["1", "Đàn lợn", "con", "560.000", "570.000"],
        ["2", "Tổng số", "hộ", "2.000", "1.900"],
        ["3", "Diện tích lúa", "ha", "25.000", "25.430"],
    )
    assert found(indicators) == []


def test_ranks_averages_and_years_are_not_added():
    """The total row leaves ranks and averages out, and the years in a header are no numbers of a row."""
    schools = _table(
        ["TT", "Trường", "Số lớp", "Số học sinh", "Bình quân học sinh/lớp", "Xếp hạng"],
        ["1", "Trường A", "10", "350", "35,0", "2"],
        ["2", "Trường B", "12", "444", "37,0", "1"],
        ["3", "Trường C", "8", "272", "34,0", "3"],
        ["", "Tổng cộng", "30", "1.066", "35,5", ""],
    )
    years = _table(
        ["TT", "Nội dung", "2021", "2022", "So sánh (%)"],
        ["1", "Số vụ", "120", "105", "87,5"],
        ["2", "Số người chết", "60", "54", "90,0"],
        ["3", "Số người bị thương", "88", "66", "75,0"],
    )
    assert found(schools) == []
    assert found(years) == []


def test_what_is_within_a_row_is_not_added_again():
    """A row “Trong đó: tiền sử dụng đất” is within the row above it, and not a row of the total."""
    revenue = _table(
        ["TT", "Nội dung", "Số tiền (tỷ đồng)"],
        ["I", "Thu nội địa", "2.760"],
        ["", "Trong đó: tiền sử dụng đất", "410"],
        ["II", "Thu xuất nhập khẩu", "360"],
        ["", "Tổng cộng", "3.120"],
    )
    assert found(revenue) == []


CHANGES = _table(
    ["TT", "Chỉ tiêu", "Tháng 10", "Tháng 11", "Tăng/giảm"],
    ["1", "Hồ sơ tiếp nhận", "1.200", "1.350", "+150"],
    ["2", "Hồ sơ giải quyết", "1.100", "1.050", "-50"],
    ["3", "Hồ sơ quá hạn", "15", "12", "-3"],
)
RATIOS = _table(
    ["TT", "Chỉ tiêu", "Năm 2021", "Năm 2022", "So sánh (%)"],
    ["1", "Thu ngân sách (tỷ đồng)", "2.000", "2.300", "115,0"],
    ["2", "Chi ngân sách (tỷ đồng)", "5.000", "4.500", "90,0"],
)


@pytest.mark.parametrize(
    ("table", "was", "becomes"),
    [
        (CHANGES, "+150", "+105"),
        (CHANGES, "-50", "+50"),
        (CHANGES, "1.350", "1.530"),
        (RATIOS, "115,0", "151,0"),
        (RATIOS, "4.500", "5.400"),
    ],
)
def test_a_short_table_of_changes(table, was, becomes):
    """Of the two columns before it a column called a change or a comparison says how they differ, in two rows too."""
    assert found(table) == []
    assert found(table.replace(was, becomes)) == [("cross-footing", "warning")]


def test_a_comparison_with_something_else():
    """A column compares with a month that the table does not give: no row agrees, so nothing is claimed."""
    assert (
        found(
            CHANGES.replace("Tăng/giảm", "So sánh với cùng kỳ").replace("+150", "+20").replace("-50", "+70")
        )
        == []
    )


counts = st.integers(min_value=0, max_value=99_999)


@given(st.lists(st.tuples(counts, counts), min_size=2, max_size=8))
def test_a_table_that_foots_raises_nothing(rows):
    """Whatever the counts, rows and columns that add up give no finding."""
    assert found(_footed(rows)) == []


@given(st.lists(st.tuples(counts, counts), min_size=2, max_size=8), st.integers(min_value=1, max_value=9999))
def test_a_wrong_grand_total_is_found(rows, off):
    """Whatever the counts, a grand total that is off is an error of its column and of its row."""
    total = write(sum(map(sum, rows)))
    table = _footed(rows)
    wrong = table[: table.rindex(f"| {total} |")] + f"| {write(sum(map(sum, rows)) + off)} |\n"
    assert {("footing", "error"), ("cross-footing", "error")} <= set(found(wrong))


def _footed(rows: list[tuple[int, int]]) -> str:
    lines = [
        [str(at), f"Xã số {chr(64 + at)}", *map(write, (*row, sum(row)))] for at, row in enumerate(rows, 1)
    ]
    sums = [sum(row[0] for row in rows), sum(row[1] for row in rows)]
    total = ["", "Tổng cộng", *map(write, (*sums, sum(sums)))]
    return _table(["TT", "Đơn vị", "Trực tuyến", "Trực tiếp", "Tổng"], *lines, total)
