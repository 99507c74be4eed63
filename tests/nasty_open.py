"""Nasty OpenDocument workbooks (.ods): LibreOffice's own way of writing, and what enemies make of it."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from nasty import CLEAN, SAVE, districts, nasty, repacked, services, workbook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CONTENT, MANIFEST = "content.xml", "META-INF/manifest.xml"
NAME = "vaccination_records.ods"
TYPE = "application/vnd.oasis.opendocument.spreadsheet"
URN = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = (
    " ".join(
        f'xmlns:{prefix}="{URN}{name}:1.0"'
        for prefix, name in (
            *((each, each) for each in ("office", "table", "text", "style", "manifest")),
            *(
                ("number", "datastyle"),
                ("fo", "xsl-fo-compatible"),
                ("svg", "svg-compatible"),
                ("draw", "drawing"),
            ),
        )
    )
    + ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)
STYLES = """<office:font-face-decls><style:font-face style:name="F" svg:font-family="&apos;.VnTime&apos;"/>
</office:font-face-decls><office:automatic-styles><style:style style:name="hid" style:family="table">
<style:table-properties table:display="false"/></style:style>
<number:percentage-style style:name="N10"/>
<style:style style:name="pct" style:family="table-cell" style:data-style-name="N10"/>
</office:automatic-styles>"""


def cell(value, **given: str) -> str:
    """Return a cell of the XML."""
    more = "".join(
        f" {name.replace('__', ':').replace('_', '-')}={quoteattr(text)}" for name, text in given.items()
    )
    if value is None:
        return f"<table:table-cell{more}/>"
    if isinstance(value, str):
        return f'<table:table-cell office:value-type="string"{more}><text:p>{escape(value)}</text:p></table:table-cell>'
    kind = f'office:value-type="float" office:value="{value}"'
    return f"<table:table-cell {kind}{more}><text:p>{value}</text:p></table:table-cell>"


def table(rows, name="Tiêm chủng", more="", style="") -> str:
    """Return a sheet of the XML, with the blank rows and columns that LibreOffice fills it up with."""
    lines = (
        f"<table:table-row>{''.join(map(cell, row))}"
        '<table:table-cell table:number-columns-repeated="16378"/></table:table-row>'
        for row in rows
    )
    style = f' table:style-name="{style}"' if style else ""
    blank = '<table:table-row table:number-rows-repeated="1048560"><table:table-cell/></table:table-row>'
    return (
        f'<table:table table:name="{name}"{style}><table:table-column table:number-columns-repeated="16384"/>'
        f"{''.join(lines)}{more}{blank}</table:table>"
    )


def packed(folder: Path, content: str, name=NAME, **parts: str) -> Path:
    """Write a workbook of this content."""
    with zipfile.ZipFile(folder / name, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", TYPE)
        archive.writestr(CONTENT, content)
        archive.writestr(MANIFEST, parts.get("manifest", f"<manifest:manifest {SPACES}/>"))
    return folder / name


def opened(folder: Path, rows=None, change: Callable[[str], str] = str, name=NAME, more="") -> Path:
    """Write a vaccination form after `change` had its way with its XML; `more` stands after its sheet."""
    sheets = table(districts() if rows is None else rows) + more
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {SPACES}>{STYLES}'
        f"<office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body></office:document-content>"
    )
    return packed(folder, change(content), name)


def instead(folder: Path, old: str, new: str) -> Path:
    """Write a vaccination form and replace one piece of its XML."""

    def change(content: str) -> str:
        assert old in content
        return content.replace(old, new, 1)

    return opened(folder, change=change)


def in_d4(folder: Path, new: str) -> Path:
    """Write a vaccination form with another cell in D4."""
    return instead(folder, cell(districts()[3][3]), new)


def after_the_table(folder: Path, xml: str) -> Path:
    """Write a vaccination form with more rows below it."""
    last = cell(districts()[8][5])
    close = '<table:table-cell table:number-columns-repeated="16378"/></table:table-row>'
    return instead(folder, last + close, last + close + xml)


# Read right


@nasty(CLEAN)
def ods_filled_properly(folder):
    return opened(folder)


@nasty(CLEAN)
def ods_with_comments_and_drawings(folder):
    """Put a comment and a text box into a cell: they are no part of its text."""
    note = "<office:annotation><text:p>999</text:p></office:annotation>"
    box = "<draw:frame><draw:text-box><text:p>888</text:p></draw:text-box></draw:frame>"
    return instead(folder, "<text:p>Huyện Lâm Bình</text:p>", f"{note}<text:p>Huyện Lâm Bình</text:p>{box}")


@nasty(CLEAN)
def ods_with_blanks_as_elements(folder):
    text = '<text:p>Huyện<text:s text:c="2"/><text:span>Lâm</text:span><text:tab/>Bình</text:p>'
    return instead(folder, "<text:p>Huyện Lâm Bình</text:p>", text)


@nasty(CLEAN)
def ods_calculated(folder):
    """Show a number in another way than it is stored."""
    total = districts()[8][5]
    shown = f"<text:p>{total}</text:p>"
    return instead(folder, f">{shown}", f' table:formula="of:=SUM([.F2:.F8])"><text:p>{total:,}</text:p>')


@nasty(CLEAN, note="hidden rows are read all the same: 3")
def ods_with_a_hidden_row(folder):
    row = f"<table:table-row>{cell(2)}"
    return instead(folder, row, row.replace("row>", 'row table:visibility="filter">', 1))


@nasty(CLEAN, note="hidden columns are read all the same: C")
def ods_with_a_hidden_column(folder):
    columns = (
        '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>'
        '<table:table-column table:number-columns-repeated="16381"/>'
    )
    return instead(folder, '<table:table-column table:number-columns-repeated="16384"/>', columns)


@nasty(CLEAN, note="the sheet is hidden")
def ods_with_a_hidden_sheet(folder):
    return instead(folder, 'table:name="Tiêm chủng"', 'table:name="Tiêm chủng" table:style-name="hid"')


@nasty(CLEAN, note="other sheets are not read: Ghi chú")
def ods_with_another_sheet_and_a_copy_of_another_file(folder):
    copy = table(districts(), name="'file:///khac.ods'#$Tiêm chủng")
    return opened(folder, more=copy + table([("Đọc kỹ",)], name="Ghi chú"))


@nasty(CLEAN)
def ods_filtered_and_linked(folder):
    """Add what a deleted cell held, and what another program delivered: neither is read."""
    old = f"<table:tracked-changes><table:deletion><table:change-track-table-cell>{'<text:p>9</text:p>'}"
    old += "</table:change-track-table-cell></table:deletion></table:tracked-changes>"
    link = f"<table:dde-links><table:dde-link>{table(districts())}</table:dde-link></table:dde-links>"
    path = instead(folder, "<office:spreadsheet>", f"<office:spreadsheet>{old}")
    return repacked(path, lambda parts: parts.update({
        CONTENT: parts[CONTENT].replace(b"</office:spreadsheet>", f"{link}</office:spreadsheet>".encode())
    }))  # fmt: skip


@nasty(CLEAN, form="dossiers")
def ods_with_merged_headings_and_banners(folder):
    """LibreOffice marks the cells under a merged one as covered."""
    spans = {(4, 1): (3, 1), (4, 2): (3, 1), (4, 3): (1, 4), (4, 7): (1, 4), (4, 11): (1, 3), (5, 3): (2, 1),
             (5, 4): (1, 2), (5, 6): (2, 1), **{(5, at): (2, 1) for at in range(7, 14)}, (8, 1): (1, 13)}  # fmt: skip
    rows = [
        "".join(_merged(value, spans.get((row, at))) for at, value in enumerate(each, 1))
        for row, each in enumerate(services(), 1)
    ]
    body = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    content = (
        f"<office:document-content {SPACES}><office:body><office:spreadsheet>"
        f'<table:table table:name="II.06a">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return packed(folder, content, "essential_services.ods")


def _merged(value, span) -> str:
    if not span:
        return cell(value)
    rows, columns = map(str, span)
    return cell(value, table__number_rows_spanned=rows, table__number_columns_spanned=columns)


@nasty(CLEAN)
def ods_of_an_old_program(folder):
    """OpenOffice 2 named a document type in the list of parts; nothing of it is followed."""
    path = opened(folder)
    listed = f'<!DOCTYPE m PUBLIC "-//OpenOffice.org//DTD Manifest 1.0//EN" "Manifest.dtd"><m {SPACES}/>'
    return repacked(path, lambda parts: parts.update({MANIFEST: listed.encode()}))


@nasty(CLEAN, note="the file is in fact an .ods; it was read as one")
def ods_named_xlsx(folder):
    return opened(folder).rename(folder / "vaccination_records.xlsx")


@nasty(CLEAN, note="the file is in fact an .xlsx; it was read as one")
def xlsx_named_ods(folder):
    return workbook(folder).rename(folder / NAME)


@nasty(CLEAN)
def ods_rows_repeated_to_the_end_of_the_sheet(folder):
    blank = '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:style-name="pct" '
    return after_the_table(folder, blank + 'table:number-columns-repeated="16384"/></table:table-row>')


# Refused by its cell


def _at_d4(value: str, rule: str) -> str:
    return f"{NAME}!Tiêm chủng!D4: {value!r}: {rule}"


@nasty(_at_d4("#REF!", "the cell holds a spreadsheet error"))
def ods_broken_reference(folder):
    given = 'table:formula="of:=#REF!+1" office:value-type="string" office:string-value="" calcext:value-type="error"'
    return in_d4(folder, f"<table:table-cell {given}><text:p>#REF!</text:p></table:table-cell>")


@nasty(_at_d4("Err:502", "the cell holds a spreadsheet error"))
def ods_numbered_error(folder):
    """OpenOffice wrote a nought as the value of a formula that failed."""
    return in_d4(folder, cell(0, table__formula="of:=SIN()").replace("<text:p>0", "<text:p>Err:502"))


@nasty(_at_d4("Err:508", "the cell holds a spreadsheet error"))
def ods_numbered_error_as_text(folder):
    return in_d4(folder, cell("Err:508"))


@nasty(_at_d4("=[.D2]+[.D3]", "the formula has never been calculated"))
def ods_never_calculated(folder):
    return in_d4(folder, cell(None, table__formula="of:=[.D2]+[.D3]"))


@nasty(_at_d4("0.5", "the cell is formatted as a percentage"))
def ods_percentage(folder):
    return in_d4(folder, cell(0.5, table__style_name="pct"))


@nasty(_at_d4("True", "the cell holds a logical value"))
def ods_logical_value(folder):
    return in_d4(folder, '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>')


@nasty(_at_d4("2022-11-05", "not a number in Vietnamese writing"))
def ods_day_for_a_number(folder):
    day = '<table:table-cell office:value-type="date" office:date-value="2022-11-05T00:00:00">'
    return in_d4(folder, day + "<text:p>5/11</text:p></table:table-cell>")


@nasty(_at_d4("1234567890123456800", "the number has more than 15 digits"))
def ods_account_number(folder):
    return in_d4(folder, cell(1234567890123456789))


@nasty(_at_d4("mười", "the cell is damaged: its value cannot be read"))
def ods_value_that_is_no_number(folder):
    return in_d4(folder, '<table:table-cell office:value-type="float" office:value="mười"/>')


@nasty(f"{NAME}!Tiêm chủng!C3: '165': the cell is merged over several cells of the table")
def ods_number_merged_over_two_columns(folder):
    value = districts()[2][2]
    return instead(folder, cell(value), cell(value, table__number_columns_spanned="2"))


# Refused as a whole


@nasty(f"{NAME}: the workbook has more than 1000000 filled cells")
def ods_row_of_numbers_repeated_a_million_times(folder):
    row = f'<table:table-row table:number-rows-repeated="1048000">{cell(7)}{cell(7)}</table:table-row>'
    return after_the_table(folder, row)


@nasty(f"{NAME}: the cells hold more than 50000000 characters")
def ods_text_repeated(folder):
    return after_the_table(
        folder,
        f'<table:table-row table:number-rows-repeated="5000">{cell("x" * 30_000)}</table:table-row>',
    )


@nasty(f"{NAME}!Tiêm chủng!A10: the workbook is damaged: a cell lies outside the sheet")
def ods_cell_outside_the_sheet(folder):
    wide = cell(7, table__number_columns_repeated="20000")
    return after_the_table(folder, f"<table:table-row>{wide}</table:table-row>")


@nasty(f"{NAME}: the workbook is damaged: something stands there '99999999999999' times")
def ods_repeated_beyond_counting(folder):
    return after_the_table(folder, '<table:table-row table:number-rows-repeated="99999999999999"/>')


@nasty(f"{NAME}!Tiêm chủng!B4: 'Huyện ': the cell holds more than 32767 characters")
def ods_blanks_that_swell(folder):
    """Claim thirty million blanks a thousand times."""
    blanks = '<text:s text:c="30000000"/>' * 1000
    return instead(folder, "<text:p>Huyện Lâm Bình</text:p>", f"<text:p>Huyện{blanks}</text:p>")


@nasty(f"{NAME}: a sheet has more than 20000 merged ranges")
def ods_merged_ranges_repeated(folder):
    wide = cell(None, table__number_columns_spanned="16384", table__number_rows_spanned="99999999")
    return after_the_table(
        folder, f'<table:table-row table:number-rows-repeated="900000">{wide}</table:table-row>'
    )


@nasty(f"{NAME}: the workbook has more than 2500000 rows, cells and values, most of them blank")
def ods_million_rows_of_blank_cells(folder):
    row = f"<table:table-row>{'<table:table-cell/>' * 7}</table:table-row>"
    return after_the_table(folder, row * 400_000)


@nasty(f"{NAME}: the workbook holds an XML document type")
def ods_entity_bomb(folder):
    laughs = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    return instead(folder, "<office:document-content", f"{laughs}<office:document-content")


@nasty(f"{NAME}: the workbook is locked with a password")
def ods_locked(folder):
    listed = f"<manifest:manifest {SPACES}><manifest:encryption-data/></manifest:manifest>"
    return packed(folder, "\x00\x01", manifest=listed)


@nasty(f"{NAME}: the workbook is locked with a password")
def ods_locked_in_the_new_way(folder):
    """LibreOffice 24 packs the whole workbook into one encrypted part."""

    def lock(parts):
        del parts[CONTENT]
        parts["encrypted-package"] = b"\x00\x01"

    return repacked(opened(folder), lock)


@nasty(f"{NAME}: the workbook is damaged: a part of it is not XML")
def ods_cut_off_inside(folder):
    return opened(folder, change=lambda content: content[: len(content) // 2])


@nasty(f"{NAME}: the workbook is damaged or was cut off on its way")
def ods_cut_off(folder):
    path = opened(folder)
    path.write_bytes(path.read_bytes()[:-300])
    return path


@nasty(f"{NAME}: the file is an OpenDocument file, but no workbook")
def odt_renamed(folder):
    return opened(folder, change=lambda content: content.replace("office:spreadsheet", "office:text"))


@nasty(f"{NAME}: the workbook names its parts as no spreadsheet program does; {SAVE}")
def ods_of_other_names(folder):
    """With another prefix for its attributes, repeated cells would be overlooked and all columns would move."""
    return opened(folder, change=lambda content: content.replace(f'table="{URN}table', f'table="{URN}other'))


@nasty(f"{NAME}: the file is a zip archive, but no workbook")
def ods_and_xlsx_in_one(folder):
    """Two programs would show two workbooks."""
    return repacked(opened(folder), lambda parts: parts.update({"[Content_Types].xml": b"<Types/>"}))


@nasty(f"{NAME}: the workbook's sheets unpack to")
def ods_that_swells(folder):
    return opened(folder, change=lambda content: content + " " * 150_000_000)


@nasty(f"{NAME}: the workbook has more than 200 sheets")
def ods_of_many_sheets(folder):
    return opened(folder, more="<table:table/>" * 1000)
