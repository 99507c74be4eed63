"""Small forms for tests: workbooks and CSV files as agencies send them, with one thing wrong."""

from __future__ import annotations

from datetime import date

import openpyxl

from analysis.forms import LAYOUTS, read_form

DAY = date(2022, 11, 21)

DOSSIER_HEADER = (
    ("TT", "Lĩnh vực giải quyết", "Số lượng hồ sơ tiếp nhận", None, None, None,
     "Số lượng hồ sơ đã giải quyết", None, None, None, "Số lượng hồ sơ đang giải quyết", None, None),
    (None, None, "Tổng số", "Trong kỳ", None, "Từ kỳ trước",
     "Tổng số", "Trước hạn", "Đúng hạn", "Quá hạn", "Tổng số", "Trong hạn", "Quá hạn"),
    (None, None, None, "Trực tuyến", "Trực tiếp, dịch vụ bưu chính", *[None] * 8),
    tuple(f"({number})" for number in range(1, 14)),
)  # fmt: skip
DOSSIER_MERGED = ("A4:A6", "B4:B6", "C4:F4", "G4:J4", "K4:M4", "C5:C6", "D5:E5", "F5:F6",
                  *(f"{letter}5:{letter}6" for letter in "GHIJKLM"))  # fmt: skip
VACCINATION_HEADER = (
    "TT", "Tên cơ sở y tế", "Không có CCCD/ Mã Định Danh", "CCCD/ Mã Định Danh sai định dạng",
    "Xác minh Sai Thông Tin", "Tổng",
)  # fmt: skip


def save_workbook(path, sheet, rows, merged=()):
    """Write rows of cells from A1 on; a text that starts with "=" becomes a formula never calculated."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = sheet
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            page.cell(number, column).value = value
    for span in merged:
        page.merge_cells(span)
    book.save(path)
    return path


def dossier_form(folder, rows, merged=(), header=DOSSIER_HEADER, sheet="II.06a"):
    """Write a dossier form whose body starts in row 8, below the title, three header rows and the numbers."""
    title = (("Biểu số II.06a/VPCP/KSTT",), ("Kỳ báo cáo: Tháng 11/2022",), ())
    path = folder / "essential_services.xlsx"
    return save_workbook(path, sheet, (*title, *header, *rows), (*DOSSIER_MERGED, *merged))


def dossier(number, service, *values):
    """Return a body row: its number, service, and the columns from (3) on."""
    return (number, service, *values, *[None] * (11 - len(values)))


def vaccination_form(folder, rows, header=VACCINATION_HEADER):
    """Write a vaccination form whose body starts in row 2."""
    return save_workbook(folder / "vaccination_records.xlsx", "Tiêm chủng", (header, *rows))


def csv_form(folder, name, text, encoding="utf-8"):
    """Write a CSV form as these bytes."""
    path = folder / f"{name}.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
    return path


def read(path, form):
    """Read a form from its own folder as of the day of the November report."""
    return read_form(path, LAYOUTS[form], DAY, path.parent)


def fault_lines(table):
    """Return the faults as a person reads them."""
    return [str(fault) for fault in table.faults]
