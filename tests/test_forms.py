from __future__ import annotations

import unicodedata
from decimal import Decimal

import pandas as pd
import pytest
from formkit import (
    DOSSIER_HEADER,
    VACCINATION_HEADER,
    csv_form,
    dossier,
    dossier_form,
    fault_lines,
    read,
    save_workbook,
    vaccination_form,
)
from openpyxl import load_workbook

TOTAL = (None, "Tổng cộng", *[None] * 11)
TOTAL_OF_DISTRICTS = (None, "Tổng cộng", 1, 1, 1, 3)
INDICATORS = (
    "Mã chỉ tiêu,Chỉ tiêu,Đơn vị tính,Số liệu,Cùng kỳ năm trước,So với kỳ trước hoặc cùng kỳ,Đơn vị so sánh\n"
)


def districts(folder, *cells, name="Huyện Hàm Yên"):
    """Read a vaccination form with one district and its total."""
    return read(vaccination_form(folder, [(1, name, *cells), TOTAL_OF_DISTRICTS]), "vaccination")


def indicator(folder, line):
    return read(csv_form(folder, "portal", INDICATORS + line), "portal")


def test_rows_play_their_roles(tmp_path):
    """A banner opens a group, "Cộng" sums it, "Tổng cộng" ends the form; (1)…(13) is none of them."""
    rows = [
        ("I. SỞ TƯ PHÁP",),
        dossier(1, "Đăng ký khai sinh", None, 10, 2),
        dossier(2, "Đăng ký khai tử", None, 1, "-"),
        (None, "Cộng", None, 11, 2),
        TOTAL,
    ]
    table = read(dossier_form(tmp_path, rows, merged=["A8:M8"]), "dossiers")
    assert fault_lines(table) == []
    assert list(table.rows["role"]) == ["banner", "body", "body", "subtotal", "total"]
    assert list(table.rows["banner"]) == ["justice"] * 4 + [""]
    assert list(table.rows["service"]) == ["", "09", "10", "", ""]
    assert list(table.rows.index) == [f"dossiers/{row}" for row in range(8, 13)]
    assert list(table.rows["received_online"].fillna(-1)) == [-1, 10, 1, 11, -1]


def test_unmerged_banner_with_its_number_apart(tmp_path):
    """A banner may also be typed as "I" and the agency's name side by side, without merging."""
    rows = [("I", "Sở Tư pháp"), dossier(1, "Đăng ký khai sinh"), TOTAL]
    table = read(dossier_form(tmp_path, rows), "dossiers")
    assert (fault_lines(table), list(table.rows["role"])) == ([], ["banner", "body", "total"])


def test_banner_of_no_known_sector(tmp_path):
    """A banner that names no sector is a fault that lists the sectors."""
    rows = [("I. SỞ NGOẠI VỤ",), dossier(1, "Đăng ký khai sinh"), TOTAL]
    (line,) = fault_lines(read(dossier_form(tmp_path, rows, merged=["A8:M8"]), "dossiers"))
    assert line.startswith(
        "essential_services.xlsx!II.06a!A8: 'SỞ NGOẠI VỤ': no sector of this name; known are: Công an;"
    )


@pytest.mark.parametrize(
    "numbers",
    [
        tuple(range(1, 14)),
        ("(1)", "(2)", "(3)=(4)+(5)+(6)", *(f"({number})" for number in range(4, 14))),
    ],
)
def test_row_of_column_numbers_is_skipped(tmp_path, numbers):
    """The numbers below the header may be plain, or carry the form's own sums."""
    header = (*DOSSIER_HEADER[:3], numbers)
    table = read(dossier_form(tmp_path, [dossier(1, "Đăng ký khai sinh"), TOTAL], header=header), "dossiers")
    assert (fault_lines(table), list(table.rows.index)) == ([], ["dossiers/8", "dossiers/9"])


def test_form_without_a_row_of_numbers(tmp_path):
    """Where the row of numbers is left out, the first body row is still read."""
    rows = [dossier(1, "Đăng ký khai sinh", None, 5), TOTAL]
    table = read(dossier_form(tmp_path, rows, header=DOSSIER_HEADER[:3]), "dossiers")
    assert (fault_lines(table), table.rows["received_online"].iloc[0]) == ([], 5)


def test_first_row_of_a_plain_table_is_no_row_of_numbers(tmp_path):
    """Level 1 with 2 services is data, not a row of column numbers: only official forms have one."""
    table = read(
        csv_form(tmp_path, "service_levels", "Mức độ,Số dịch vụ\n1,2\nTổng số,2\n"), "service_levels"
    )
    assert list(table.rows["level"]) == ["1", "Tổng số"]


@pytest.mark.parametrize(
    ("typed", "count", "state"),
    [
        (None, pd.NA, "blank"),
        ("  \u00a0", pd.NA, "blank"),
        ("…", pd.NA, "not collected"),
        ("-", 0, "nothing arose"),
        (0, 0, "value"),
        ("1.208", 1208, "value"),
        (1208, 1208, "value"),
        (1208.0, 1208, "value"),
        ("1208", 1208, "value"),
        (" 1.208\u00a0 ", 1208, "value"),
        ("04", 4, "value"),
    ],
)
def test_counts_as_typed(tmp_path, typed, count, state):
    """Blank, "…", "-" and 0 are four things; 1.208 as text and 1208 as a number are one."""
    table = districts(tmp_path, typed, 0, 0, 0)
    cell = table.cells.query("row == 'vaccination/2' and column == 'missing_id'").iloc[0]
    value = table.rows["missing_id"].iloc[0]
    assert fault_lines(table) == []
    assert (pd.isna(value) if count is pd.NA else value == count, cell["state"], cell["cell"]) == (
        True,
        state,
        "C2",
    )


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        ("67.6", "a dot separates thousands and needs three digits after it"),
        ("12.2", "a dot separates thousands and needs three digits after it"),
        ("1,208", "a count has no decimals"),
        ("1,208,000", "a comma separates decimals"),
        ("1 208", "thousands take a dot, not a blank"),
        ("67,6", "a count has no decimals"),
        (1.208, "a count has no decimals"),
        (-5, "a count is not negative"),
        ("năm", "not a number in Vietnamese writing"),
        (True, "the cell holds a logical value"),
    ],
)
def test_what_is_no_count(tmp_path, typed, rule):
    """A number in another writing is refused by its cell, never read as a tenth or a thousandfold."""
    table = districts(tmp_path, 1, typed, 1, 1)
    (line,) = fault_lines(table)
    assert line.startswith("vaccination_records.xlsx!Tiêm chủng!D2: ")
    assert rule in line
    assert pd.isna(table.rows["malformed_id"].iloc[0])


def test_percentage_format_holds_a_hundredth(tmp_path):
    """A cell formatted as a percentage shows 67% and holds 0.67: refused rather than read as either."""
    path = vaccination_form(tmp_path, [(1, "Huyện Hàm Yên", 0.67, 1, 1, 1), TOTAL_OF_DISTRICTS])
    book = load_workbook(path)
    book.active["C2"].number_format = "0%"
    book.save(path)
    (line,) = fault_lines(read(path, "vaccination"))
    assert "C2: '0.67': the cell is formatted as a percentage" in line


def test_formula_never_calculated(tmp_path):
    """A formula without a calculated value is a fault, not a blank cell."""
    (line,) = fault_lines(districts(tmp_path, 1, 1, 1, "=SUM(C2:E2)"))
    assert line == (
        "vaccination_records.xlsx!Tiêm chủng!F2: '=SUM(C2:E2)': the formula has never been calculated; "
        "open, recalculate and save the workbook"
    )


def test_error_value(tmp_path):
    """#REF! is a fault, not a blank cell."""
    (line,) = fault_lines(districts(tmp_path, 1, 1, "#REF!", 1))
    assert "E2: '#REF!': the cell holds a spreadsheet error" in line


@pytest.mark.parametrize(
    "name",
    [
        "Huyện Chiêm Hóa",
        "Huyện Chiêm Hoá",
        "H. Chiêm Hóa",
        "H.Chiêm Hoá",
        "CHIÊM HÓA",
        " Huyện  Chiêm Hóa\u00a0",
        unicodedata.normalize("NFD", "Huyện Chiêm Hóa"),
        unicodedata.normalize("NFD", "huyện chiêm hoá"),
    ],
)
def test_a_district_in_many_spellings(tmp_path, name):
    """Composition, case, blanks, prefix and the place of the tone mark do not change the district."""
    table = districts(tmp_path, 1, 1, 1, 3, name=name)
    assert (fault_lines(table), table.rows["district"].iloc[0]) == ([], "073")


def test_unknown_district(tmp_path):
    """A name that is no district is never guessed: the fault names the cell and what is known."""
    table = districts(tmp_path, 1, 1, 1, 3, name="Huyện Chiêm Hoa")
    (line,) = fault_lines(table)
    assert line.startswith(
        "vaccination_records.xlsx!Tiêm chủng!B2: 'Huyện Chiêm Hoa': no district of this name; known are:"
    )
    assert "Huyện Chiêm Hóa" in line


def test_unknown_service(tmp_path):
    """A service that is not on the list is a fault at its cell."""
    table = read(dossier_form(tmp_path, [dossier(1, "Đăng ký nuôi con nuôi"), TOTAL]), "dossiers")
    (line,) = fault_lines(table)
    assert line.startswith("essential_services.xlsx!II.06a!B8: 'Đăng ký nuôi con nuôi': no essential service")


def test_service_twice(tmp_path):
    """The same service twice is a fault that names both cells."""
    rows = [dossier(1, "Đăng ký khai sinh"), dossier(2, "ĐĂNG KÝ KHAI SINH"), TOTAL]
    (line,) = fault_lines(read(dossier_form(tmp_path, rows), "dossiers"))
    assert line == (
        "essential_services.xlsx!II.06a!B9: 'ĐĂNG KÝ KHAI SINH': the same row stands already at B8; "
        "keep one of the two"
    )


def test_body_row_without_a_name(tmp_path):
    """Numbers in a row that names no district belong to nobody."""
    (line,) = fault_lines(districts(tmp_path, 1, 1, 1, 3, name=None))
    assert line.startswith("vaccination_records.xlsx!Tiêm chủng!B2: the row has no Tên cơ sở y tế;")


def test_blank_rows_are_no_rows(tmp_path):
    """Rows that are empty, or hold only blanks, leave no trace."""
    rows = [(), (1, "Huyện Hàm Yên", 1, 1, 1, 3), (" ", "\u00a0"), TOTAL_OF_DISTRICTS]
    table = read(vaccination_form(tmp_path, rows), "vaccination")
    assert (fault_lines(table), list(table.rows.index)) == ([], ["vaccination/3", "vaccination/5"])


def test_below_the_total(tmp_path):
    """A signature below the total is ignored; a number there would be read by nobody and is a fault."""
    rows = [
        (1, "Huyện Hàm Yên", 1, 1, 1, 3),
        TOTAL_OF_DISTRICTS,
        (),
        (None, "NGƯỜI LẬP BIỂU"),
        (2, "Huyện Na Hang", 7),
    ]
    table = read(vaccination_form(tmp_path, rows), "vaccination")
    (line,) = fault_lines(table)
    assert line.endswith("!C6: '7': a number stands below the row Tổng cộng; move or delete it")
    assert list(table.rows["role"]) == ["body", "total"]


def test_missing_total(tmp_path):
    """A form that has a grand total must carry it: without it a cut-off form would look whole."""
    (line,) = fault_lines(read(vaccination_form(tmp_path, [(1, "Huyện Hàm Yên", 1, 1, 1, 3)]), "vaccination"))
    assert line.endswith("!Tiêm chủng: there is no row Tổng cộng; add the agency's total below the rows")


def test_columns_are_found_by_heading(tmp_path):
    """Columns may stand in another order, with one more between them and titles above: the headings tell."""
    header = [VACCINATION_HEADER[at] for at in (0, 1, 5, 4, 3)] + [
        "Ghi chú",
        unicodedata.normalize("NFD", VACCINATION_HEADER[2]),
    ]
    rows = [
        ("KẾT QUẢ",),
        (),
        header,
        (1, "Na Hang", 762, 800, 6, "đã rà soát", 3),
        (None, "Tổng cộng", 762, 800, 6, None, 3),
    ]
    table = read(save_workbook(tmp_path / "vaccination_records.xlsx", "Sheet1", rows), "vaccination")
    assert fault_lines(table) == []
    assert list(table.rows.iloc[0, 3:]) == ["072", 3, 6, 800, 762]
    assert table.cells.query("column == 'missing_id'")["cell"].iloc[0] == "G4"


def test_form_on_several_sheets(tmp_path):
    """Two sheets with the form are a fault, unless one of them has the form's usual name."""
    path = vaccination_form(tmp_path, [(1, "Na Hang", 1, 1, 1, 3), TOTAL_OF_DISTRICTS])
    book = load_workbook(path)
    book.copy_worksheet(book.active).title = "Bản sao"
    book.save(path)
    assert fault_lines(read(path, "vaccination")) == []
    book["Tiêm chủng"].title = "Bản cũ"
    book.save(path)
    assert fault_lines(read(path, "vaccination")) == [
        ("vaccination_records.xlsx: the form stands on several sheets: Bản cũ; Bản sao; "
        "keep one of them, or name it Tiêm chủng")
    ]  # fmt: skip


def test_heading_not_found(tmp_path):
    """A missing heading is one fault that says what was looked for and what was seen."""
    header = (*VACCINATION_HEADER[:5], "Cộng")
    (line,) = fault_lines(
        read(vaccination_form(tmp_path, [(1, "Na Hang", 1, 1, 1, 3)], header=header), "vaccination")
    )
    assert line == (
        "vaccination_records.xlsx!Tiêm chủng: no column is headed: Tổng; the headings seen are: TT; "
        "Tên cơ sở y tế; Không có CCCD/ Mã Định Danh; CCCD/ Mã Định Danh sai định dạng; "
        "Xác minh Sai Thông Tin; Cộng; restore the headings of the form"
    )


def test_heading_twice(tmp_path):
    """One heading over two columns is a fault: neither is taken."""
    header = (*VACCINATION_HEADER, "Tổng")
    (line,) = fault_lines(
        read(vaccination_form(tmp_path, [(1, "Na Hang", 1, 1, 1, 3, 4)], header=header), "vaccination")
    )
    assert "the heading Tổng stands over columns F and G; keep one of them" in line


def test_no_workbook(tmp_path):
    """A file that is not a workbook is one fault, whatever its name says."""
    path = tmp_path / "essential_services.xlsx"
    for content in (b"\xd0\xcf\x11\xe0 an old .xls", b"", b"PK\x03\x04 cut off"):
        path.write_bytes(content)
        (line,) = fault_lines(read(path, "dossiers"))
        assert line.startswith("essential_services.xlsx: the ")
        assert line.endswith("open it in a spreadsheet program and save it as .xlsx")


def test_missing_file(tmp_path):
    """A file that is not there is one fault and an empty table of the right columns."""
    table = read(tmp_path / "essential_services.xlsx", "dossiers")
    assert fault_lines(table) == [
        "essential_services.xlsx: there is no such file; add it to the month's folder"
    ]
    assert (len(table.rows), "pending_overdue" in table.rows) == (0, True)


def test_empty_form(tmp_path):
    """A form with headings and nothing below is a fault."""
    (line,) = fault_lines(read(vaccination_form(tmp_path, []), "vaccination"))
    assert line == "vaccination_records.xlsx!Tiêm chủng: the form has no rows; send the filled form"


def test_every_fault_is_listed(tmp_path):
    """Three bad cells are three lines, not the first of them."""
    table = read(
        vaccination_form(tmp_path, [(1, "Hà Nội", "1.2", "x", 1, 1), TOTAL_OF_DISTRICTS]), "vaccination"
    )
    assert [fault.cell for fault in table.faults] == ["B2", "C2", "D2"]


def test_fault_is_one_line(tmp_path):
    """A fault is printed on one line, even when the cell holds several."""
    (line,) = fault_lines(districts(tmp_path, "1\n2", 1, 1, 1))
    assert "\n" not in line


def test_decimals_keep_their_digits(tmp_path):
    """81,10 keeps its two decimals and 66% its none; empty is None, and the address is that of the line."""
    table = indicator(tmp_path, 'a,A,%,"81,10",,,\nb,B,%,66%,,"2,56",lần\n')
    assert fault_lines(table) == []
    assert [str(value) for value in table.rows["value"]] == ["81.10", "66"]
    assert list(table.rows["change"]) == [None, Decimal("2.56")]
    assert list(table.rows.index) == ["portal/2", "portal/3"]
    assert table.cells.query("row == 'portal/3' and column == 'value'").iloc[0].to_dict() == {
        "row": "portal/3", "column": "value", "file": "portal.csv", "sheet": "", "cell": "D3", "raw": "66%",
        "state": "value",
    }  # fmt: skip


def test_dot_as_decimal_in_a_csv(tmp_path):
    """67.6 in Vietnamese writing is a fault that names the cell."""
    (line,) = fault_lines(indicator(tmp_path, "a,A,%,67.6,,,\n"))
    assert line.startswith("portal.csv!D2: '67.6': a dot separates thousands")


def test_csv_with_byte_order_mark_and_windows_lines(tmp_path):
    """A BOM and CRLF line ends change nothing; a blank line counts as a line."""
    text = "\ufeff" + (INDICATORS + "\na,A,%,66%,,,\n").replace("\n", "\r\n")
    table = read(csv_form(tmp_path, "portal", text), "portal")
    assert (fault_lines(table), list(table.rows.index)) == ([], ["portal/3"])


def test_csv_not_utf8(tmp_path):
    """A file in another encoding is one fault that names the line."""
    path = csv_form(tmp_path, "portal", INDICATORS.encode() + b"a,t\xfb l\xb7,%,66%,,,\n")
    assert fault_lines(read(path, "portal")) == [
        "portal.csv!line 2: the file is not UTF-8; save it as CSV UTF-8"
    ]


def test_csv_comma_without_quotes(tmp_path):
    """67,6 without quotation marks gives a field too many: a fault at its line, and no row is read askew."""
    table = indicator(tmp_path, "a,A,%,67,6,,,\nb,B,%,66%,,,\n")
    (line,) = fault_lines(table)
    assert line == (
        "portal.csv!line 2: the row has 8 fields where the header has 7; "
        "put a value with a comma between quotation marks"
    )
    assert list(table.rows.index) == ["portal/3"]


def test_csv_with_an_open_quote(tmp_path):
    """A quotation mark that is never closed would swallow the rest: a fault at its row's first line."""
    table = indicator(tmp_path, 'a,A,%,66%,,,\nb,"B,%,66%,,,\nc,C,%,1%,,,\n')
    (line,) = fault_lines(table)
    assert line.startswith("portal.csv!line 3: the row that starts here is not CSV")


def test_blank_key_of_a_register(tmp_path):
    """A target for no single service leaves the service blank; the same code and service twice is a fault."""
    header = "Mã chỉ tiêu,Dịch vụ công,Chỉ tiêu,Tối thiểu,Đến,Đơn vị tính\n"
    text = header + "m,Đăng ký tạm trú,,80,,%\nm,,,40,50,%\nm,,,40,,%\n"
    table = read(csv_form(tmp_path, "targets", text), "targets")
    assert list(table.rows["service"]) == ["04", "", ""]
    assert [fault.cell for fault in table.faults] == ["B4"]


def test_nested_file_is_named_from_the_month(tmp_path):
    """A cell's file is its path inside the month's folder, with slashes on every system."""
    from formkit import DAY  # noqa: PLC0415

    from analysis.forms import LAYOUTS, read_form  # noqa: PLC0415

    folder = tmp_path / "sở"
    folder.mkdir()
    path = vaccination_form(folder, [(1, "Na Hang", 1, 1, 1, 3), TOTAL_OF_DISTRICTS])
    table = read_form(path, LAYOUTS["vaccination"], DAY, tmp_path)
    assert set(table.cells["file"]) == {"sở/vaccination_records.xlsx"}
