"""Nasty files as agencies and enemies make them, each with what reading it must give: the clean form, or one fault.

Made anew at every run from one seed; nothing is stored. `CLEAN` means the same typed rows as the form filled in
properly.
"""

from __future__ import annotations

import csv
import io
import os
import random
import struct
import unicodedata
import warnings
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

import openpyxl
from formkit import DOSSIER_HEADER, DOSSIER_MERGED, VACCINATION_HEADER

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SEED = 6
CLEAN = ""
DISTRICTS = (
    "Huyện Chiêm Hóa", "Huyện Hàm Yên", "Huyện Lâm Bình", "Huyện Na Hang", "Huyện Sơn Dương", "Huyện Yên Sơn",
    "Thành phố Tuyên Quang",
)  # fmt: skip
SHEET_PART = "xl/worksheets/sheet1.xml"
SAVE = "open it in a spreadsheet program and save it as .xlsx"


@dataclass(frozen=True)
class Nasty:
    """One file: its maker, the form it claims to be, the one fault it must give or CLEAN, and a note it must give."""

    make: Callable[[Path], Path]
    form: str
    gives: str
    note: str = ""

    @property
    def name(self) -> str:
        """The name of what makes it."""
        return self.make.__name__


NASTY: list[Nasty] = []


def nasty(gives: str, form: str = "vaccination", note: str = ""):
    """Enter a maker into the list."""

    def enter(make):
        NASTY.append(Nasty(make, form, gives, note))
        return make

    return enter


# The clean forms


def _counts(columns: int, rows: int) -> list[list[int]]:
    chance = random.Random(SEED)  # noqa: S311 -- made up, and the same at every run
    return [[chance.randrange(2000) for _ in range(columns)] for _ in range(rows)]


def districts() -> list[tuple]:
    """Return the rows of a vaccination form, header first."""
    counts = [(*row, sum(row)) for row in _counts(3, len(DISTRICTS))]
    body = [(at, name, *row) for at, (name, row) in enumerate(zip(DISTRICTS, counts, strict=True), 1)]
    return [VACCINATION_HEADER, *body, (None, "Tổng cộng", *map(sum, zip(*counts, strict=True)))]


def services() -> list[tuple]:
    """Return the rows of a dossier form, its titles and header first."""
    justice = _counts(11, 2)
    sums = list(map(sum, zip(*justice, strict=True)))
    names = ("Đăng ký khai sinh", "Đăng ký khai tử")
    body = [(at, name, *row) for at, (name, row) in enumerate(zip(names, justice, strict=True), 1)]
    title = (("Biểu số II.06a/VPCP/KSTT",), ("Kỳ báo cáo: Tháng 11/2022",), ())
    ends = ((None, "Cộng", *sums), (None, "Tổng cộng", *sums))
    return [*title, *DOSSIER_HEADER, ("I. SỞ TƯ PHÁP",), *body, *ends]


def indicators() -> list[tuple[str, ...]]:
    """Return the rows of a list of indicators, header first."""
    header = ("Mã chỉ tiêu", "Chỉ tiêu", "Đơn vị tính", "Số liệu", "Cùng kỳ năm trước",
              "So với kỳ trước hoặc cùng kỳ", "Đơn vị so sánh")  # fmt: skip
    return [
        header,
        ("eid_dossiers", "Hồ sơ thu nhận định danh điện tử", "hồ sơ", "136.315", "", "", ""),
        ("eid_level1", "Tài khoản mức 1", "tài khoản", "43.155", "", "2,56", "lần"),
        ("eid_level2", "Tài khoản mức 2 — đã kích hoạt", "tài khoản", "19.700", "", "", ""),
    ]


def workbook(folder: Path, change=None, rows=None, name="vaccination_records.xlsx") -> Path:
    """Write a vaccination form after `change` had its way with it."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = "Tiêm chủng"
    for row in rows if rows is not None else districts():
        page.append(row)
    if change:
        change(book, page)
    book.save(folder / name)
    return folder / name


def dossiers(folder: Path, change=None) -> Path:
    """Write a dossier form after `change` had its way with it."""

    def merge(book, page):
        page.title = "II.06a"
        for span in (*DOSSIER_MERGED, "A8:M8"):
            page.merge_cells(span)
        if change:
            change(book, page)

    return workbook(folder, merge, services(), "essential_services.xlsx")


def text_file(folder: Path, data: str | bytes, name="eid.csv") -> Path:
    """Write a list of indicators as these bytes."""
    (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return folder / name


def as_csv(rows=None, separator=",") -> str:
    """Return rows as CSV text."""
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\n").writerows(rows or indicators())
    return text.getvalue()


def in_cp1258(text: str) -> bytes:
    """Return a text in the code page of old Windows: letters with a hook or a dot below as two bytes."""
    data = b""
    for letter in unicodedata.normalize("NFC", text):
        try:
            data += letter.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", letter)
            base = unicodedata.normalize("NFC", parts[0] + "".join(mark for mark in parts[1:] if mark in "̛̂̆"))
            data += (base + "".join(mark for mark in parts[1:] if mark not in "̛̂̆")).encode("cp1258")
    return data


def repacked(path: Path, change: Callable[[dict[str, bytes]], None], **entry) -> Path:
    """Unpack a workbook, let `change` alter its parts, and pack it again."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, **entry) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def in_sheet(folder: Path, old: bytes, new: bytes) -> Path:
    """Write a vaccination form and replace one piece of its sheet's XML."""

    def change(parts):
        assert old in parts[SHEET_PART]
        parts[SHEET_PART] = parts[SHEET_PART].replace(old, new, 1)

    return repacked(workbook(folder), change)


# Typed in a hurry: read right


@nasty(CLEAN)
def filled_properly(folder):
    return workbook(folder)


@nasty(CLEAN)
def written_by_another_program(folder):
    """Write shared texts with runs of their own fonts, formulas with cached values, a chart sheet first."""
    import xlsxwriter  # noqa: PLC0415

    book = xlsxwriter.Workbook(folder / "vaccination_records.xlsx")
    chart = book.add_chart({"type": "bar"})
    chart.add_series({"values": "='Tiêm chủng'!$F$2:$F$8"})
    book.add_chartsheet("Biểu đồ").set_chart(chart)
    page, bold = (
        book.add_worksheet("Tiêm chủng"),
        book.add_format({"bold": True, "num_format": '#,##0 "d/m"'}),
    )
    for at, row in enumerate(districts()):
        page.write_row(at, 0, row, bold)
    page.write_rich_string(1, 1, "Huyện ", bold, "Chiêm", " Hóa")
    page.write_formula(8, 5, "=SUM(F2:F8)", bold, districts()[8][5])
    book.close()
    return folder / "vaccination_records.xlsx"


@nasty(CLEAN, note="the columns stand in another order")
def moved_columns(folder):
    return workbook(folder, rows=[(row[4], row[0], row[1], row[5], row[2], row[3]) for row in districts()])


@nasty(CLEAN, note="columns the form lacks are not read: Ghi chú (D)")
def column_more(folder):
    header, *rows = districts()
    rows = [(*header[:3], "Ghi chú", *header[3:]), *((*row[:3], "đã rà soát", *row[3:]) for row in rows)]
    return workbook(folder, rows=rows)


@nasty(CLEAN)
def titles_above(folder):
    return workbook(folder, rows=[("SỞ Y TẾ",), ("KẾT QUẢ LÀM SẠCH",), (), (), *districts()])


@nasty(CLEAN)
def far_below(folder):
    return workbook(folder, rows=[*[()] * 150, *districts()])


@nasty(CLEAN, note="blank rows stand in the table: 2, 4, 6, 8, 10, 12, 14, 16")
def blank_rows(folder):
    return workbook(folder, rows=[each for row in districts() for each in (row, ())])


@nasty(CLEAN, form="dossiers")
def dossiers_filled_properly(folder):
    return dossiers(folder)


@nasty(CLEAN, form="dossiers", note="blank rows stand in the header: 5")
def blank_row_in_the_header(folder):
    title, rest = services()[:4], services()[4:]
    spans = ("A4:A7", "B4:B7", "C4:F4", "G4:J4", "K4:M4", "C6:C7", "D6:E6", "A9:M9")
    path = workbook(folder, lambda _, page: [page.merge_cells(span) for span in spans], [*title, (), *rest],
                    "essential_services.xlsx")  # fmt: skip
    book = openpyxl.load_workbook(path)
    book.active.title = "II.06a"
    book.save(path)
    return path


@nasty(CLEAN, form="dossiers", note="hidden rows are read all the same: 9")
def hidden_row(folder):
    def hide(_, page):
        page.row_dimensions[9].hidden = True

    return dossiers(folder, hide)


@nasty(CLEAN, note="hidden columns are read all the same: C")
def hidden_column(folder):
    def hide(_, page):
        page.column_dimensions["C"].hidden = True

    return workbook(folder, hide)


@nasty(CLEAN, note="the sheet is hidden")
def hidden_sheet(folder):
    def hide(book, page):
        book.create_sheet("Hướng dẫn")["A1"] = "Đọc kỹ trước khi nhập"
        book.active = 1
        page.sheet_state = "hidden"

    return workbook(folder, hide)


@nasty(CLEAN, note="other sheets are not read: Ghi chú")
def other_sheet_first(folder):
    def add(book, _):
        book.create_sheet("Ghi chú", 0)["A1"] = "Tên cơ sở y tế: ghi theo danh mục"

    return workbook(folder, add)


@nasty(CLEAN, note="the form is on this sheet, not on Tiêm chủng")
def sheet_renamed(folder):
    def rename(_, page):
        page.title = "Sheet1 (2)"

    return workbook(folder, rename)


@nasty(CLEAN, note="another table begins in row 12; it is not read")
def second_table_below(folder):
    other = [(), ("Bảng 2",), ("TT", "Nội dung", "Số cuộc họp", "Số đại biểu"), (1, "Tập huấn", 3, 120)]
    return workbook(folder, rows=[*districts(), *other])


@nasty(CLEAN)
def signatures_below(folder):
    return workbook(
        folder, rows=[*districts(), (), (None, "NGƯỜI LẬP BIỂU", None, "GIÁM ĐỐC"), (), (None, "Đã ký")]
    )


@nasty(
    "vaccination_records.xlsx!Tiêm chủng!C14: '7': a number stands below the row Tổng cộng; move or delete it"
)
def row_below_the_signatures(folder):
    signed = [(), (None, "NGƯỜI LẬP BIỂU", None, "Ngày 15 tháng 11 năm 2022"), (), (None, "Đã ký")]
    return workbook(folder, rows=[*districts(), *signed, (8, "Huyện Na Hang", 7)])


@nasty(CLEAN)
def numbers_as_text(folder):
    def spaced(value):
        return f" {value:,}\u00a0".replace(",", ".") if isinstance(value, int) and value > 9 else value

    return workbook(folder, rows=[tuple(map(spaced, row)) for row in districts()])


@nasty(CLEAN)
def letters_taken_apart(folder):
    apart = [
        tuple(unicodedata.normalize("NFD", c) if isinstance(c, str) else c for c in row)
        for row in districts()
    ]
    return workbook(folder, rows=apart)


@nasty(CLEAN)
def name_taken_apart_with_blanks(folder):
    return workbook(folder, name=unicodedata.normalize("NFD", "biểu  tiêm chủng (2).xlsx"))


@nasty(CLEAN)
def macros_inside(folder):
    def add(parts):
        parts["xl/vbaProject.bin"] = b"\xd0\xcf\x11\xe0 Auto_Open"

    return repacked(workbook(folder, name="vaccination_records.xlsm"), add)


@nasty(CLEAN)
def cells_without_addresses(folder):
    def strip(parts):
        for column in b"ABCDEF":
            for row in range(1, 10):
                parts[SHEET_PART] = parts[SHEET_PART].replace(b' r="%c%d"' % (column, row), b"")
        parts[SHEET_PART] = parts[SHEET_PART].replace(b"<c><v></v></c>", b"<c />")

    header, *rows = districts()
    return repacked(workbook(folder, rows=[header, *((row[0] or "", *row[1:]) for row in rows)]), strip)


@nasty(CLEAN)
def dimension_of_a_whole_sheet(folder):
    return in_sheet(folder, b'ref="A1:F9"', b'ref="A1:XFD1048576"')


@nasty(CLEAN)
def million_blank_formatted_rows(folder):
    blank = b"".join(b'<row r="%d" s="1" customFormat="1"/>' % row for row in range(10, 1_048_577))
    return in_sheet(folder, b"</sheetData>", blank + b"</sheetData>")


@nasty(CLEAN)
def merged_range_over_the_sheet_below(folder):
    return in_sheet(
        folder, b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A20:XFD1048576"/></mergeCells>'
    )


@nasty(CLEAN, form="eid")
def csv_filled_properly(folder):
    return text_file(folder, as_csv())


@nasty(CLEAN, form="eid")
def csv_with_byte_order_mark(folder):
    return text_file(folder, b"\xef\xbb\xbf" + as_csv().replace("\n", "\r\n").encode())


@nasty(CLEAN, form="eid", note="the file is UTF-16; converted to Unicode")
def csv_in_utf16(folder):
    return text_file(folder, as_csv(separator="\t").encode("utf-16"))


@nasty(CLEAN, form="eid", note="the file is UTF-16")
def csv_in_utf16_big_end_first(folder):
    return text_file(folder, b"\xfe\xff" + as_csv().encode("utf-16-be"))


@nasty(CLEAN, form="eid", note="the file is cp1258; converted to Unicode")
def csv_in_cp1258(folder):
    return text_file(folder, in_cp1258(as_csv(separator=";")))


@nasty(CLEAN, form="eid", note="the fields are separated by a semicolon")
def csv_with_semicolons(folder):
    return text_file(folder, as_csv(separator=";"))


@nasty(CLEAN, form="eid", note="the fields are separated by a tab")
def tab_separated(folder):
    return text_file(folder, as_csv(separator="\t"), "eid.tsv")


@nasty(CLEAN, form="eid")
def csv_that_names_its_separator(folder):
    return text_file(folder, "sep=;\r\n" + as_csv(separator=";"))


@nasty(CLEAN, form="eid")
def csv_with_titles_above(folder):
    return text_file(folder, "CÔNG AN TỈNH\nĐịnh danh điện tử\n\n" + as_csv())


@nasty(CLEAN, form="eid")
def indicators_in_a_workbook(folder):
    return workbook(
        folder, rows=[tuple(cell or None for cell in row) for row in indicators()], name="eid.xlsx"
    )


# Typed wrongly: refused by its cell


@nasty(
    "vaccination_records.xlsx!Tiêm chủng!A11: the headings of the form stand here again; keep one table in the sheet"
)
def form_twice_in_a_sheet(folder):
    return workbook(folder, rows=[*districts(), (), VACCINATION_HEADER])


@nasty("vaccination_records.xlsx!Tiêm chủng!C3: '165': the cell is merged over several cells of the table")
def number_merged_over_two_columns(folder):
    return workbook(folder, lambda _, page: page.merge_cells("C3:D3"))


@nasty(
    "vaccination_records.xlsx!Tiêm chủng: no column is headed: Tổng; the headings seen are: TT; Tên cơ sở y tế"
)
def heading_overwritten(folder):
    return workbook(folder, rows=[(*VACCINATION_HEADER[:5], "Σ"), *districts()[1:]])


@nasty("vaccination_records.xlsx: the form stands on several sheets: Bản 1; Bản 2; keep one of them")
def form_on_two_sheets(folder):
    def copy(book, page):
        book.copy_worksheet(page).title = "Bản 2"
        page.title = "Bản 1"

    return workbook(folder, copy)


def _cell(value, where="D4"):
    def write(_, page):
        page[where] = value

    return write


@nasty("vaccination_records.xlsx!Tiêm chủng!D4: '=SUM(D2:D3)': the formula has never been calculated")
def formula_never_calculated(folder):
    return workbook(folder, _cell("=SUM(D2:D3)"))


@nasty("vaccination_records.xlsx!Tiêm chủng!D4: '#REF!': the cell holds a spreadsheet error")
def broken_reference(folder):
    return in_sheet(
        folder, b'<c r="D4" t="n"><v>', b'<c r="D4" t="e"><f>#REF!+1</f><v>#REF!</v></c><c r="G4"><v>'
    )


@nasty("vaccination_records.xlsx!Tiêm chủng!D4: '#N/A': the cell holds a spreadsheet error")
def error_typed_as_text(folder):
    def write(_, page):
        page["D4"] = "#N/A"
        page["D4"].data_type = "s"

    return workbook(folder, write)


@nasty(
    "vaccination_records.xlsx!Tiêm chủng!D4: '12.2': a dot separates thousands and needs three digits after it"
)
def dot_lost(folder):
    return workbook(folder, _cell("12.2"))


@nasty("vaccination_records.xlsx!Tiêm chủng!D4: '1,208': a count has no decimals")
def english_thousands(folder):
    return workbook(folder, _cell("1,208"))


@nasty("vaccination_records.xlsx!Tiêm chủng!D4: '1234567890123457000': the number has more than 15 digits")
def account_number_as_number(folder):
    return workbook(folder, _cell(1234567890123456770))


@nasty("vaccination_records.xlsx!Tiêm chủng!D4: 'O8': not a number in Vietnamese writing")
def letter_for_a_nought(folder):
    return workbook(folder, _cell("O8"))


@nasty("vaccination_records.xlsx!Tiêm chủng!B4: 'Huyện L�m Bình': a letter was lost when the file was saved")
def letter_lost(folder):
    return workbook(folder, _cell("Huyện L\ufffdm Bình", "B4"))


@nasty(
    "vaccination_records.xlsx!Tiêm chủng!B4: 'Huyện � Lâm Bình': the cell holds a character that is no letter"
)
def half_a_letter(folder):
    """Write half of a pair of codes, which no file of ours could hold."""
    return workbook(folder, _cell("Huyện _xD800_ Lâm Bình", "B4"))


@nasty(
    "vaccination_records.xlsx!Tiêm chủng!B4: 'Huyện� Lâm Bình': the cell holds a character that is no letter"
)
def nul_in_a_cell(folder):
    return workbook(folder, _cell("Huyện_x0000_ Lâm Bình", "B4"))


@nasty("vaccination_records.xlsx!Tiêm chủng: there is no row Tổng cộng")
def cut_before_the_total(folder):
    return workbook(folder, rows=districts()[:-1])


@nasty("eid.csv!line 3: the file is not UTF-8; save it as CSV UTF-8", form="eid")
def csv_of_two_encodings(folder):
    lines = as_csv().splitlines()
    return text_file(folder, "\n".join(lines[:2]).encode() + b"\n" + in_cp1258(lines[2]) + b"\n")


@nasty("eid.csv!line 2: the row has 8 fields where the header has 7", form="eid")
def csv_with_a_bare_comma(folder):
    return text_file(folder, as_csv().replace("136.315", "67,6"))


@nasty("eid.csv!line 3: the row that starts here is not CSV", form="eid")
def csv_with_an_open_quote(folder):
    return text_file(folder, as_csv().replace("Tài khoản mức 1", '"Tài khoản mức 1'))


@nasty("vaccination_records.xlsx!Tiêm chủng!C11: 'x5': a number stands below the row Tổng cộng")
def rows_below_the_total(folder):
    rows = [(None, None, "x5", None, None), (None, "Huyện Na Hang", None, None)]
    return workbook(folder, rows=[*districts(), (None, "Ghi chú: a", "b", "c"), *rows])


# Hostile: refused at once


@nasty("eid.csv!line 2: the file holds NUL bytes", form="eid")
def csv_with_nul_bytes(folder):
    return text_file(folder, as_csv().replace("136.315", "136\x00315"))


@nasty("eid.csv: the file has 50 MB; a form has at most 32 MB", form="eid")
def csv_line_of_50_mb(folder):
    return text_file(folder, as_csv().encode() + b"x" * 50_000_000)


@nasty("eid.csv!line 5: the line has more than 200000 characters", form="eid")
def csv_line_of_20_mb_of_separators(folder):
    return text_file(folder, as_csv().encode() + b"," * 20_000_000)


@nasty("eid.csv: the file is a workbook, whatever its name says", form="eid")
def workbook_named_csv(folder):
    return text_file(folder, workbook(folder).read_bytes())


@nasty("vaccination_records.xlsx: the file is a PDF document, whatever its name says; " + SAVE)
def pdf_named_xlsx(folder):
    return text_file(folder, b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "vaccination_records.xlsx")


@nasty("vaccination_records.xlsx: the file is a web page, whatever its name says; " + SAVE)
def web_page_named_xlsx(folder):
    return text_file(
        folder, b"\xef\xbb\xbf<html><table><tr><td>1</td></tr></table></html>", "vaccination_records.xlsx"
    )


@nasty("vaccination_records.xlsx: the file is empty")
def nothing_inside(folder):
    return text_file(folder, b"", "vaccination_records.xlsx")


@nasty("vaccination_records.xlsx: the workbook is locked with a password")
def locked_with_a_password(folder):
    data = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\0" * 1024
        + "EncryptedPackage".encode("utf-16-le")
        + b"\0" * 3000
    )
    return text_file(folder, data, "vaccination_records.xlsx")


@nasty("vaccination_records.xlsx: the workbook is damaged or was cut off on its way")
def cut_off(folder):
    path = workbook(folder)
    path.write_bytes(path.read_bytes()[:-900])
    return path


@nasty("vaccination_records.xlsx: the workbook is damaged: a part of it cannot be unpacked")
def bytes_overwritten(folder):
    path = workbook(folder)
    with zipfile.ZipFile(path) as archive:
        entry = archive.getinfo(SHEET_PART)
    data = bytearray(path.read_bytes())
    at = entry.header_offset + 30 + len(SHEET_PART) + entry.compress_size // 2
    data[at : at + 8] = b"\xff" * 8
    path.write_bytes(data)
    return path


@nasty("vaccination_records.xlsx: the file is a Word document, whatever its name says; " + SAVE)
def word_document_renamed(folder):
    def change(parts):
        parts["word/document.xml"] = b"<w/>"

    return repacked(workbook(folder), change)


@nasty("vaccination_records.xlsx: the workbook holds two parts of the same name")
def two_parts_of_one_name(folder):
    path = workbook(folder)
    with zipfile.ZipFile(path, "a") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr(SHEET_PART, "<worksheet/>")
    return path


@nasty("vaccination_records.xlsx: the workbook's sheets unpack to")
def sheet_that_swells(folder):
    """Write 150 MB of blanks in a sheet of 150 kB."""
    return in_sheet(folder, b"</sheetData>", b" " * 150_000_000 + b"</sheetData>")


@nasty("vaccination_records.xlsx: the workbook would unpack from")
def zip_bomb(folder):
    """Write a workbook whose parts say that they hold 4 GB: only the list of parts is read."""
    path = workbook(folder)
    data = bytearray(path.read_bytes())
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 4_000_000_000)
    path.write_bytes(data)
    return path


@nasty(
    "vaccination_records.xlsx: the workbook holds an XML document type, which no spreadsheet program writes"
)
def xml_entity_bomb(folder):
    laughs = b'<!DOCTYPE w [<!ENTITY a "ha">' + b"".join(
        b'<!ENTITY %c "%s">' % (name, b"&%c;" % (name - 1) * 10) for name in b"bcdefghij"
    )
    return in_sheet(folder, b"<worksheet", laughs + b"]><worksheet")


@nasty(
    "vaccination_records.xlsx: the workbook has more than 2500000 rows, cells and values, most of them blank"
)
def million_rows_of_blank_cells(folder):
    row = b"<row>" + b"<c s='1'/>" * 7 + b"</row>"
    return in_sheet(folder, b"</sheetData>", row * 400_000 + b"</sheetData>")


@nasty("vaccination_records.xlsx: the cells hold more than 50000000 characters")
def one_long_text_in_every_cell(folder):
    text = b'<c t="inlineStr"><is><t>' + b"x" * 30_000 + b"</t></is></c>"
    return in_sheet(folder, b"</sheetData>", (b"<row>" + text + b"</row>") * 2_000 + b"</sheetData>")


@nasty("vaccination_records.xlsx!Tiêm chủng!XFE1: the workbook is damaged: a cell lies outside the sheet")
def cell_outside_the_sheet(folder):
    return in_sheet(folder, b'<c r="F1"', b'<c r="XFE1"')


@nasty("vaccination_records.xlsx!Tiêm chủng!D3: the workbook is damaged: the cell stands there twice")
def cell_given_twice(folder):
    return in_sheet(folder, b'<c r="E3"', b'<c r="D3"')


@nasty(CLEAN)
def cell_in_the_last_corner(folder):
    return in_sheet(
        folder, b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    )


@nasty("vaccination_records.xlsx: the workbook holds 5007 parts; a form has at most 2000")
def thousands_of_parts(folder):
    def add(parts):
        parts |= {f"xl/media/{number}": b"" for number in range(5_000 + 7 - len(parts))}

    return repacked(workbook(folder), add)


@nasty("vaccination_records.xlsx: the file is a link that leads out of the month's folder")
def link_out_of_the_folder(folder):
    away = folder / "away"
    inside = folder / "month"
    away.mkdir()
    inside.mkdir()
    (inside / "vaccination_records.xlsx").symlink_to(workbook(away))
    return inside / "vaccination_records.xlsx"


@nasty("vaccination_records.xlsx: the file is a link that leads nowhere")
def link_to_nowhere(folder):
    (folder / "vaccination_records.xlsx").symlink_to(folder / "gone.xlsx")
    return folder / "vaccination_records.xlsx"


@nasty("vaccination_records.xlsx: this is not a file")
def pipe_that_never_ends(folder):
    os.mkfifo(folder / "vaccination_records.xlsx")
    return folder / "vaccination_records.xlsx"


@nasty("vaccination_records.docx: a file of the kind .docx is not read")
def other_ending(folder):
    return workbook(folder).rename(folder / "vaccination_records.docx")
