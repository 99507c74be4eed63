"""Nasty old workbooks (.xls), and what is called .xls without being one."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import xlwt
from formkit import DOSSIER_MERGED
from nasty import CLEAN, SAVE, as_csv, districts, nasty, services, text_file, workbook
from nasty_open import opened
from openpyxl.utils import range_boundaries

if TYPE_CHECKING:
    from pathlib import Path

NAME = "vaccination_records.xls"
DAMAGED = f"{NAME}: the workbook is damaged or was cut off on its way"
PLAIN = xlwt.easyxf("font: name Times New Roman")


def old_book(folder: Path, rows=None, change=None, name=NAME, sheet="Tiêm chủng") -> Path:
    """Write a form as an old workbook after `change` had its way with its sheet."""
    book = xlwt.Workbook()
    page = book.add_sheet(sheet, cell_overwrite_ok=True)
    for at, row in enumerate(districts() if rows is None else rows):
        for column, value in enumerate(row):
            if value is not None:
                page.write(at, column, value, PLAIN)
    if change:
        change(book, page)
    book.save(folder / name)
    return folder / name


def in_d4(folder: Path, value, style=PLAIN) -> Path:
    """Write a vaccination form with another cell in D4."""
    return old_book(folder, change=lambda _, page: page.write(3, 3, value, style))


def records(path: Path, change) -> Path:
    """Let `change` alter the bytes of an old workbook; they lie unpacked in the file."""
    data = bytearray(path.read_bytes())
    change(data)
    path.write_bytes(data)
    return path


# Read right


@nasty(CLEAN)
def xls_filled_properly(folder):
    return old_book(folder)


@nasty(CLEAN)
def xls_with_whole_numbers_as_floats(folder):
    """Store every count as a binary float, as old programs do."""
    floats = [
        tuple(float(value) if isinstance(value, int) else value for value in row) for row in districts()
    ]
    return old_book(folder, floats)


@nasty(CLEAN, form="dossiers")
def xls_with_merged_headings_and_banners(folder):
    def merge(_, page):
        for span in (*DOSSIER_MERGED, "A8:M8"):
            left, top, right, bottom = range_boundaries(span)
            page.merge(top - 1, bottom - 1, left - 1, right - 1)

    return old_book(folder, services(), merge, "essential_services.xls", "II.06a")


@nasty(CLEAN, note="hidden rows are read all the same: 3")
def xls_with_a_hidden_row(folder):
    def hide(_, page):
        page.row(2).hidden = True

    return old_book(folder, change=hide)


@nasty(CLEAN, note="hidden columns are read all the same: C")
def xls_with_a_hidden_column(folder):
    def hide(_, page):
        page.col(2).hidden = True

    return old_book(folder, change=hide)


@nasty(CLEAN, note="the sheet is hidden")
def xls_with_a_hidden_sheet(folder):
    def hide(book, page):
        book.add_sheet("Ghi chú").write(0, 0, "Đọc kỹ")
        book.active_sheet = 1
        page.visibility = 1

    return old_book(folder, change=hide)


@nasty(CLEAN, note="the file is in fact an .xlsx; it was read as one")
def xlsx_named_xls(folder):
    return workbook(folder).rename(folder / NAME)


@nasty(CLEAN, note="the file is in fact an .ods; it was read as one")
def ods_named_xls(folder):
    return opened(folder).rename(folder / NAME)


@nasty(CLEAN, note="the file is in fact an .xls; it was read as one")
def xls_named_xlsx(folder):
    return old_book(folder, name="vaccination_records.xlsx")


@nasty(CLEAN)
def xls_with_blank_formatted_cells(folder):
    """Format every cell of twenty thousand rows and fill none."""

    def format_all(_, page):
        for row in range(20, 20_000):
            for column in range(7):
                page.write(row, column, None, PLAIN)

    return old_book(folder, change=format_all)


# Refused by its cell


def _at_d4(value: str, rule: str) -> str:
    shown = f" {value!r}:" if value else ""
    return f"{NAME}!Tiêm chủng!D4:{shown} {rule}"


@nasty(_at_d4("", "the formula has never been calculated; open, recalculate and save the workbook"))
def xls_sum_never_calculated(folder):
    return in_d4(folder, xlwt.Formula("SUM(D2:D3)"))


@nasty(_at_d4("", "the formula has never been calculated"))
def xls_addition_never_calculated(folder):
    return in_d4(folder, xlwt.Formula("D2+D3"))


@nasty(_at_d4("#REF!", "the cell holds a spreadsheet error"))
def xls_broken_reference(folder):
    return old_book(folder, change=lambda _, page: page.row(3).set_cell_error(3, "#REF!", PLAIN))


@nasty(_at_d4("True", "the cell holds a logical value"))
def xls_logical_value(folder):
    return in_d4(folder, True)  # noqa: FBT003 -- the value of a cell


@nasty(_at_d4("0.5", "the cell is formatted as a percentage"))
def xls_percentage(folder):
    return in_d4(folder, 0.5, xlwt.easyxf(num_format_str="0.00%"))


@nasty(_at_d4("2022-11-05", "not a number in Vietnamese writing"))
def xls_day_for_a_number(folder):
    return in_d4(folder, 44870, xlwt.easyxf(num_format_str="dd/mm/yyyy"))


@nasty(_at_d4("1234567890123456800", "the number has more than 15 digits"))
def xls_account_number(folder):
    return in_d4(folder, 1234567890123456789)


@nasty(_at_d4("12.2", "a count has no decimals"))
def xls_count_with_decimals(folder):
    return in_d4(folder, 12.2)


@nasty(f"{NAME}!Tiêm chủng!C3: '165': the cell is merged over several cells of the table")
def xls_number_merged_over_two_columns(folder):
    return old_book(folder, change=lambda _, page: page.merge(2, 2, 2, 3))


# Refused as a whole


@nasty(f"{NAME}: the workbook is locked with a password")
def xls_locked(folder):
    """Say in the first record that all others are encrypted."""

    def lock(data):
        begin = data.index(b"\x09\x08\x10\x00\x00\x06\x05\x00")
        data[begin + 20 : begin + 20] = struct.pack("<HHHHH", 0x2F, 6, 0, 0x1234, 0x5678)
        del data[begin + 2000 : begin + 2010]

    return records(old_book(folder), lock)


@nasty(DAMAGED)
def xls_cut_off(folder):
    def cut(data):
        del data[1500:]

    return records(old_book(folder), cut)


@nasty(DAMAGED)
def xls_of_a_sector_table_that_goes_in_a_circle(folder):
    """Have each sector of the file be followed by itself."""

    def circle(data):
        table = struct.unpack_from("<I", data, 76)[0]
        at = (table + 1) * 512
        data[at : at + 512] = b"".join(struct.pack("<i", sector) for sector in range(128))

    return records(old_book(folder), circle)


@nasty(f"{NAME}: the workbook has more than 200 sheets")
def xls_of_many_sheets(folder):
    return old_book(folder, change=lambda book, _: [book.add_sheet(f"B{number}") for number in range(300)])


@nasty(f"{NAME}: the old workbook has 20 MB; a form has at most 20 MB")
def xls_of_many_megabytes(folder):
    path = old_book(folder)
    path.write_bytes(path.read_bytes() + b"\0" * 20_000_000)
    return path


@nasty(f"{NAME}: the file is a document of an old office program, but no workbook; {SAVE}")
def doc_named_xls(folder):
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1024 + "WordDocument".encode("utf-16-le")
    return text_file(folder, data, NAME)


@nasty("vaccination_records.xlsx: the workbook is damaged or was cut off on its way")
def old_workbook_cut_off_and_renamed(folder):
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1024 + "Workbook".encode("utf-16-le")
    return text_file(folder, data, "vaccination_records.xlsx")


@nasty(f"{NAME}: the file is a PDF document, whatever its name says; {SAVE}")
def pdf_named_xls(folder):
    return text_file(folder, b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", NAME)


@nasty(f"{NAME}: the file is a web page, whatever its name says; {SAVE}")
def web_page_named_xls(folder):
    """Write what systems on the web call an export to Excel."""
    page = '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table><tr><td>1</td></tr></table></html>'
    return text_file(folder, "\ufeff" + page, NAME)


@nasty(f"{NAME}: the file is a saved web page (.mht), whatever its name says; {SAVE}")
def saved_web_page_named_xls(folder):
    return text_file(folder, b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n", NAME)


@nasty(f"{NAME}: the file is an XML spreadsheet, whatever its name says; {SAVE}")
def xml_spreadsheet_named_xls(folder):
    text = '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook/>'
    return text_file(folder, text, NAME)


@nasty(f"{NAME}: the file is a text file, whatever its name says; {SAVE}")
def text_named_xls(folder):
    return text_file(folder, as_csv(separator="\t"), NAME)


@nasty(f"{NAME}: the file is a workbook of the years before 1993, whatever its name says; {SAVE}")
def xls_of_excel_4(folder):
    return text_file(folder, b"\x09\x04\x06\x00\x00\x00\x10\x00\x00\x00\x0a\x00\x00\x00", NAME)


@nasty(f"{NAME}: the file is no workbook, whatever its name says; {SAVE}")
def noughts_named_xls(folder):
    return text_file(folder, b"\0" * 4096, NAME)


@nasty(f"{NAME}: the file is empty")
def nothing_named_xls(folder):
    return text_file(folder, b"", NAME)
