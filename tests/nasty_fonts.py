"""Nasty forms typed for old fonts, TCVN3 (ABC) and VNI: in workbooks and in CSV, alone and mixed with Unicode."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import xlwt
from nasty import CLEAN, districts, dossiers, indicators, nasty, text_file, workbook
from nasty import as_csv as as_text
from nasty_old import old_book
from nasty_open import NAME as ODS
from nasty_open import opened
from openpyxl.styles import Font
from viparse.normalize.encodings import CHARMAPS

if TYPE_CHECKING:
    pass

XLSX = "vaccination_records.xlsx"
TCVN3, VNI = "TCVN3 (ABC)", "VNI"


@lru_cache
def _letters(encoding: str) -> dict[str, str]:
    """Return how each Vietnamese letter is written in an encoding."""
    letters: dict[str, str] = {}
    for written, letter in CHARMAPS[encoding].pairs:
        letters.setdefault(letter, written)
    return letters


def typed(value, encoding="tcvn3"):
    """Return what is stored when a text is typed for an old font."""
    return (
        "".join(_letters(encoding).get(letter, letter) for letter in value)
        if isinstance(value, str)
        else value
    )


def all_typed(rows, encoding="tcvn3") -> list[tuple]:
    """Return rows with every text typed for an old font."""
    return [tuple(typed(value, encoding) for value in row) for row in rows]


def in_font(name: str, columns: str = "ABCDEF"):
    """Return a change that sets the font of columns."""

    def change(_, page):
        for column in columns:
            for cell in page[column]:
                cell.font = Font(name=name)

    return change


def converted(name: str, columns: str, cells: int) -> str:
    """Return the note of a conversion."""
    return f"text in the old encoding {name} was converted to Unicode: columns {columns} ({cells} cells)"


# Read right


@nasty(CLEAN, note=converted(TCVN3, "B, C, D, E, F", 13))
def typed_in_vntime(folder):
    return workbook(folder, in_font(".VnTime"), all_typed(districts()))


@nasty(CLEAN, note=converted(VNI, "B, C, D, E, F", 13))
def typed_in_vni_times(folder):
    return workbook(folder, in_font("VNI-Times"), all_typed(districts(), "vni"))


@nasty(CLEAN, note=converted(TCVN3, "B, C, D, E, F", 13))
def typed_for_vntime_and_shown_in_another_font(folder):
    return workbook(folder, in_font("Times New Roman"), all_typed(districts()))


@nasty(CLEAN, note=converted(VNI, "B, C, D, E, F", 13))
def typed_for_vni_and_shown_in_another_font(folder):
    return workbook(folder, rows=all_typed(districts(), "vni"))


@nasty(CLEAN, form="dossiers", note=f"text in the old encoding {TCVN3} was converted to Unicode")
def dossiers_typed_in_capitals(folder):
    """Set the banner in the font of capitals, whose letters are the small ones."""

    def change(_, page):
        in_font(".VnTime", "ABCDEFGHIJKLM")(_, page)
        page["A8"] = typed("I. Sở tư pháp")
        page["A8"].font = Font(name=".VnTimeH")
        for row in page.iter_rows():
            for cell in row:
                if cell.coordinate != "A8" and isinstance(cell.value, str):
                    cell.value = typed(cell.value)

    return dossiers(folder, change)


@nasty(CLEAN, note=converted(TCVN3, "B", 7))
def names_alone_typed_in_vntime(folder):
    """Leave the headings and the total in Unicode, as a blank form has them."""

    def change(_, page):
        for row in range(2, 9):
            page.cell(row, 2).value = typed(page.cell(row, 2).value)
            page.cell(row, 2).font = Font(name=".VnTime")

    return workbook(folder, change)


@nasty(CLEAN)
def unicode_set_in_vntime(folder):
    """Set the font and type in Unicode: what is seen is right, and nothing is converted."""
    return workbook(folder, in_font(".VnTime"))


@nasty(CLEAN, note=converted(TCVN3, "B, C, D, E, F", 13))
def ods_typed_in_vntime(folder):
    def change(content):
        font = '<style:style style:name="old" style:family="table-cell"><style:text-properties style:font-name="F"/>'
        content = content.replace(
            "</office:automatic-styles>", f"{font}</style:style></office:automatic-styles>"
        )
        return content.replace('value-type="string"', 'value-type="string" table:style-name="old"')

    return opened(folder, all_typed(districts()), change)


@nasty(CLEAN, note=converted(VNI, "B, C, D, E, F", 13))
def xls_typed_in_vni_times(folder):
    style = xlwt.easyxf("font: name VNI-Times")

    def change(_, page):
        for at, row in enumerate(all_typed(districts(), "vni")):
            for column, value in enumerate(row):
                if isinstance(value, str):
                    page.write(at, column, value, style)

    return old_book(folder, change=change)


@nasty(CLEAN, form="eid", note=f"text in the old encoding {TCVN3} was converted to Unicode")
def csv_typed_for_vntime(folder):
    """Save as an old program does: one byte a letter."""
    return text_file(folder, as_text(all_typed(indicators())).encode("cp1252"))


@nasty(CLEAN, form="eid", note=f"text in the old encoding {TCVN3} was converted to Unicode")
def csv_typed_for_vntime_and_saved_as_utf8(folder):
    return text_file(folder, as_text(all_typed(indicators()), ";"))


@nasty(CLEAN, form="eid", note=f"text in the old encoding {VNI} was converted to Unicode")
def tab_separated_typed_for_vni(folder):
    return text_file(folder, as_text(all_typed(indicators(), "vni"), "\t").encode("cp1252"), "eid.tsv")


@nasty(CLEAN, note="columns the form lacks are not read: Đơn giá (m²) (G)")
def signs_of_unicode(folder):
    """Use signs that are letters in TCVN3, and foreign names, in a form in Unicode."""
    rows = [(*row, "Müller «Zoë» 5°C ± ½") for row in districts()]
    rows[0] = (*rows[0][:6], "Đơn giá (m²)")
    return workbook(folder, rows=rows)


# Refused by its cell


@nasty(
    f"{XLSX}!Tiêm chủng!B4: 'HuyÖn L©m B×nh': the text seems to be in the old encoding {TCVN3} (it would read "
    "'Huyện Lâm Bình'), while its column is Unicode; type it again in Unicode"
)
def one_name_typed_for_another_font(folder):
    def change(_, page):
        page["B4"] = "HuyÖn L©m B×nh"

    return workbook(folder, change)


@nasty(
    f"{ODS}!Tiêm chủng!B4: 'Huyeän Laâm Biønh': the text seems to be in the old encoding {VNI} (it would read"
)
def ods_one_name_typed_for_vni(folder):
    rows = [list(row) for row in districts()]
    rows[3][1] = typed(rows[3][1], "vni")
    return opened(folder, rows)
