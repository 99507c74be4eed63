"""Make the Word template of the draft: run it when the layout of Decree 30/2020/NĐ-CP, or what a draft holds, changes.

An office does not need this: it edits a copy of `analysis/draft/templates/report.docx` in Word.
"""

from __future__ import annotations

from pathlib import Path

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Mm, Pt, RGBColor

from analysis.draft import package

TEMPLATE = Path(__file__).resolve().parents[1] / "analysis" / "draft" / "templates" / "report.docx"
FONT = "Times New Roman"
LEFT, CENTRE, RIGHT, BOTH = (
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)
BODY = (
    "{%p for block in blocks %}",
    "{%p if block.kind == 'heading' and block.level == 1 %}",
    ("Heading 1", "{{ block.number }} {{ block.text }}"),
    "{%p elif block.kind == 'heading' and block.level == 2 %}",
    ("Heading 2", "{{ block.number }} {{ block.text }}"),
    "{%p elif block.kind == 'heading' and block.level == 3 %}",
    ("Heading 3", "{{ block.number }} {{ block.text }}"),
    "{%p elif block.kind == 'heading' %}",
    ("Heading 4", "{{ block.number }} {{ block.text }}"),
    "{%p elif block.kind == 'table' %}",
    "{{p block.table }}",
    ("Sau bảng", ""),
    "{%p elif block.kind == 'open' %}",
    ("Chờ bổ sung", "{{r block.runs }}"),
    "{%p else %}",
    ("Nội dung", "{{r block.runs }}"),
    "{%p endif %}",
    "{%p endfor %}",
)


def made() -> bytes:
    """Return the template's file."""
    document = Document()
    for paragraph in list(document.paragraphs):
        paragraph._element.getparent().remove(paragraph._element)  # noqa: SLF001 -- python-docx cannot delete
    _bare(document)
    _styles(document)
    _page(document)
    _head(document)
    for line in BODY:
        style, text = line if isinstance(line, tuple) else ("Nội dung", line)
        document.add_paragraph(text, style)
    _signature(document)
    package.add_footnotes(document, [])
    return package.packed(document, "", None)


def _bare(document) -> None:
    """Take out what python-docx's own template brings and a report does not use."""
    for relations in (document.part.rels, document.part.package.rels):
        for key, relation in list(relations.items()):
            if any(name in relation.reltype for name in ("thumbnail", "customXml", "stylesWithEffects")):
                relations.pop(key)
    for style in list(document.styles):
        if style.name not in KEPT:
            style.delete()


KEPT = (
    "Normal",
    "Default Paragraph Font",
    "Normal Table",
    "No List",
    *(f"Heading {n}" for n in (1, 2, 3, 4)),
)


def _styles(document) -> None:
    normal = _style(document, "Normal", 14)
    normal.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    body = _style(document, "Nội dung", 14, base="Normal", align=BOTH, after=6)
    body.paragraph_format.first_line_indent = Cm(1.27)
    body.paragraph_format.line_spacing = 1.15
    open_ = _style(document, "Chờ bổ sung", 14, base="Nội dung", italic=True)
    open_.font.color.rgb = RGBColor(0x59, 0x59, 0x59)
    _style(document, "Sau bảng", 6, base="Normal", after=6)
    for level, (bold, italic, before) in enumerate(
        ((True, False, 12), (True, False, 8), (True, False, 6), (True, True, 6)), 1
    ):
        heading = _style(document, f"Heading {level}", 14, bold=bold, italic=italic, align=BOTH, after=6)
        heading.paragraph_format.space_before = Pt(before)
        heading.paragraph_format.first_line_indent = Cm(1.27)
        heading.paragraph_format.keep_with_next = True
    for name, size, bold, italic, align in (
        ("Cơ quan", 13, False, False, CENTRE),
        ("Quốc hiệu", 13, True, False, CENTRE),
        ("Tiêu ngữ", 14, True, False, CENTRE),
        ("Địa danh, ngày", 14, False, True, CENTRE),
        ("Tên loại", 14, True, False, CENTRE),
        ("Nơi nhận", 11, False, False, LEFT),
        ("Bảng - đầu", 12, True, False, CENTRE),
        ("Bảng - chữ", 12, False, False, LEFT),
        ("Bảng - số", 12, False, False, RIGHT),
    ):
        _style(document, name, size, base="Normal", bold=bold, italic=italic, align=align)
    _style(document, "Ghi chú đầu trang", 10, base="Normal", italic=True, align=CENTRE, after=8)
    grid = document.styles.add_style("Bảng số liệu", WD_STYLE_TYPE.TABLE)
    grid.element.append(parse_xml(f"<w:tblPr {nsdecls('w')}>{package.BORDERS}</w:tblPr>"))
    _style(document, "footnote text", 10, base="Normal", align=BOTH)
    mark = document.styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER)
    mark.font.superscript = True


def _style(document, name, size, *, base="", bold=False, italic=False, align=None, after=0):  # noqa: PLR0913
    styles = document.styles
    style = styles[name] if name in styles else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if base:
        style.base_style = styles[base]
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, italic
    style.font.color.rgb = RGBColor(0, 0, 0)
    style.font.name = FONT
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name_of in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name_of}"), None)
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)
    style.paragraph_format.alignment = align
    style.paragraph_format.space_before = Pt(0)
    style.paragraph_format.space_after = Pt(after)
    return style


def _page(document) -> None:
    """A4; margins of 20 mm above, below and right, 30 mm left; the page's number above, not on the first page."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = section.right_margin = Mm(20)
    section.left_margin = Mm(30)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    numbered = section.header
    numbered.is_linked_to_previous = section.first_page_header.is_linked_to_previous = False
    numbered.paragraphs[0].alignment = CENTRE
    _field(numbered.paragraphs[0], "PAGE")
    for warned in (section.first_page_header.paragraphs[0], numbered.add_paragraph()):
        warned.style = document.styles["Ghi chú đầu trang"]
        warned.add_run("{{ warning }}")


def _field(paragraph, name: str) -> None:
    for kind, text in (("begin", ""), ("", name), ("end", "")):
        run = paragraph.add_run()
        run.font.size = Pt(13)
        if kind:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        else:
            element = OxmlElement("w:instrText")
            element.text = text
        run._element.append(element)  # noqa: SLF001 -- python-docx has no fields


def _head(document) -> None:
    """Issuer and number at the left, national title, motto, place and date at the right; then the title."""
    left, right = _columns(document, Cm(6), Cm(10))
    _lines(
        left, ("Cơ quan", "{{ issuer|upper }}", True), ("Cơ quan", "_______", False), ("Cơ quan", "", False)
    )
    left.add_paragraph("Số: {{ number }}", "Cơ quan")
    _lines(
        right,
        ("Quốc hiệu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True),
        ("Tiêu ngữ", "Độc lập - Tự do - Hạnh phúc", True),
        ("Cơ quan", "_______________________", False),
        ("Địa danh, ngày", "{{ place }}, {{ day }}", False),
    )
    document.add_paragraph("", "Sau bảng")
    document.add_paragraph("BÁO CÁO", "Tên loại")
    document.add_paragraph("{{ title }}", "Tên loại")
    document.add_paragraph("_______________", "Cơ quan")
    document.add_paragraph("", "Sau bảng")


def _signature(document) -> None:
    """Recipients at the left, the signer at the right."""
    document.add_paragraph("", "Sau bảng")
    left, right = _columns(document, Cm(8), Cm(8))
    _lines(left, ("Nơi nhận", "Nơi nhận:", True), *(("Nơi nhận", line, False) for line in RECIPIENTS))
    left.paragraphs[0].runs[0].font.italic = True
    _lines(right, ("Tên loại", "TM. ỦY BAN NHÂN DÂN", True), ("Tên loại", "CHỦ TỊCH", True))


RECIPIENTS = ("- Văn phòng Chính phủ;", "- Bộ Công an;", "- Thành viên Tổ công tác;", "- Lưu: VT.")


def _columns(document, *widths):
    table = document.add_table(1, len(widths))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for cell, width in zip(table.rows[0].cells, widths, strict=True):
        cell.width = width
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    return table.rows[0].cells


def _lines(cell, *lines) -> None:
    for at, (style, text, bold) in enumerate(lines):
        paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
        paragraph.style = style
        run = paragraph.add_run(text)
        run.bold = bold or None


if __name__ == "__main__":
    TEMPLATE.write_bytes(made())
