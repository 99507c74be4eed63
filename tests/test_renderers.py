"""What the annex promises on screen, on paper and in a workbook."""

from __future__ import annotations

import io
import re
import time
import zipfile
from dataclasses import replace
from html.parser import HTMLParser

import nbformat
import openpyxl
import pypdf
import pytest

from analysis.annex import columns, fonts, html, layout, svg
from analysis.annex.blocks import (
    BLOCK_MIME,
    Cell,
    Chart,
    Heading,
    KeyFigure,
    KeyFigures,
    Row,
    Table,
    Text,
    Title,
    from_json,
)
from analysis.annex.exporters import AnnexHTMLExporter, AnnexPDFExporter, NoBlocksError
from analysis.annex.pdf import Settings, describe, pdf
from analysis.annex.workbook import workbook

MARKUP = "# *a* _b_ $c$ <b>&amp;</b> @d [#e] `f` // \\ ~"
TITLE = Title(
    "Phụ lục I",
    "SỐ LIỆU THỐNG KÊ THÁNG 11 NĂM 2022",
    "(Kèm theo Báo cáo số      /BC-UBND ngày    tháng 11 năm 2022)",
    "vi",
    "2022-11-21",
)
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'width="300pt" height="100pt" viewBox="0 0 300 100"><metadata>made by</metadata>'
    "<defs><style>*{stroke-linejoin: round}</style>"
    '<clipPath id="c1"><rect width="300" height="100"/></clipPath>'
    '<path id="dot" d="M0 0h4v4z"/></defs><g clip-path="url(#c1)"><use xlink:href="#dot" x="9" y="9"/></g>'
    '<text x="20" y="60" style="font: 12px \'Liberation Serif\'">Huyện Sơn Dương 22.947</text></svg>'
)


def head(*names, kind="body"):
    return Row(tuple(Cell(name, "center") for name in names), kind)


def body(*texts, kind="body"):
    return Row(tuple(Cell(text, "right" if index > 1 else "left") for index, text in enumerate(texts)), kind)


def table(anchor="bang-1", rows=(), **changes):
    known = {
        "anchor": anchor,
        "caption": "Bảng 1. Bản ghi cần làm sạch",
        "head": (head("TT", "Đơn vị", "Tổng"), head("(1)", "(2)", "(3)", kind="number")),
        "rows": rows
        or (body("1", "Huyện Sơn Dương", "22.947"), body("", "Tổng cộng", "59.561", kind="total")),
        "widths": (1, 4, 2),
        "source": "Nguồn: Sở Y tế, đến ngày 15/11/2022.",
    }
    return Table(**known | changes)


CHART = Chart(
    "bieu-1",
    "Biểu đồ 1. Bản ghi cần làm sạch",
    "Nhiều nhất là huyện Sơn Dương: 22.947 bản ghi.",
    DRAWING,
    "Nguồn: Sở Y tế.",
    table("bieu-1-so-lieu", caption="Số liệu của Biểu đồ 1"),
)
FIGURES = KeyFigures(
    "so-lieu-chinh",
    "Số liệu chính",
    (
        KeyFigure("Hồ sơ trực tuyến", "8.252", "hồ sơ", "khớp", "#trace-x"),
        KeyFigure("Tỷ lệ", "67,6%", "", "suy ra", "#bang-1"),
    ),
)
TRACE = table(
    "truy-vet",
    (Row((Cell("x", anchor="trace-x"), Cell("8.252"), Cell("a.csv!D5"))),),
    caption="Bảng 9. Truy vết",
    screen_only=True,
)
ANNEX = [
    TITLE,
    Heading(2, "PHẦN I. SỐ LIỆU", "phan-1"),
    Text("Số liệu tính từ biểu mẫu.\nDòng hai."),
    FIGURES,
    Heading(3, "II.3.4. Tiêm chủng", "muc-ii-3-4"),
    table(),
    CHART,
    Heading(2, "PHẦN II. TRUY VẾT", "phan-2"),
    TRACE,
    Text("./.", "end"),
]


class Page(HTMLParser):
    """Elements of a page as (tag, attributes), and whether every one of them is closed."""

    VOID = frozenset({"meta", "link", "br", "wbr", "col", "hr", "img"})

    def __init__(self, text):
        super().__init__()
        self.elements, self.open = [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        """Keep an element, and remember that it is open."""
        self.elements.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        """Close the element opened last."""
        assert self.open.pop() == tag

    def all(self, tag):
        """Return the attributes of every element of a kind."""
        return [attributes for name, attributes in self.elements if name == tag]

    def values(self, attribute):
        """Return an attribute's values over the whole page."""
        return [attributes[attribute] for _, attributes in self.elements if attributes.get(attribute)]


@pytest.fixture(scope="module")
def page():
    return html.page(ANNEX)


@pytest.fixture(scope="module")
def paper():
    return pypdf.PdfReader(io.BytesIO(pdf(ANNEX, {"figures.csv": b"name,value\nx,8252\n"})))


def texts(reader):
    return [sheet.extract_text() for sheet in reader.pages]


def printed(blocks, **changes):
    return pypdf.PdfReader(io.BytesIO(pdf([replace(TITLE, **changes), *blocks])))


def notebook(blocks):
    outputs = [
        nbformat.v4.new_output(
            "display_data", {"text/html": "<script>stale</script>", BLOCK_MIME: block.as_json()}
        )
        for block in blocks
    ]
    cells = [nbformat.v4.new_code_cell("secret_code()", outputs=[output]) for output in outputs]
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("aside"), *cells])


# --- blocks ---


def test_block_survives_json():
    """A block built again from its JSON is the same block."""
    assert [from_json(block.as_json()) for block in ANNEX] == ANNEX


def test_block_shows_itself():
    """In JupyterLab a block is HTML, and carries its description beside it."""
    bundle = table()._repr_mimebundle_()
    assert "<caption>" in bundle["text/html"]
    assert from_json(bundle[BLOCK_MIME]) == table()


# --- what renderers share ---


def test_document_number_may_break():
    """A document's number may break after / - and &; dates, numbers and short words may not."""
    assert layout.lines("Số 1254/STTT-CNTT&BCVT ngày 01/11/2022") == [
        ["Số 1254/", "STTT-", "CNTT&", "BCVT ngày 01/11/2022"]
    ]


def test_rowspans_are_counted():
    """A cell beside one that spans rows starts a column further on."""
    rows = (
        Row((Cell("a", rowspan=2), Cell("b", colspan=2))),
        Row((Cell("c"), Cell("d"))),
        Row((Cell("e"),)),
    )
    assert [[column for column, _ in row] for row in layout.placed(rows)] == [[0, 1], [1, 2], [0]]


def test_screen_tables_stay_off_paper():
    """A table for the screen only is not printed, nor a heading over nothing else."""
    blocks = [Heading(2, "A", "a"), Heading(3, "B", "b"), TRACE, Heading(2, "C", "c"), table()]
    assert layout.printed(blocks) == blocks[3:]


def test_doubled_anchor_is_named():
    """Two places with one anchor are an error that names it."""
    with pytest.raises(ValueError, match="'bang-1'"):
        html.page([TITLE, table(), table()])


@pytest.mark.parametrize("render", [html.page, pdf, workbook])
def test_title_is_needed(render):
    """Without a title there is no language and no date, so nothing is rendered."""
    with pytest.raises(ValueError, match="no Title block"):
        render([table()])


# --- HTML ---


def test_page_asks_for_nothing(page):
    """The page holds no script, no address to load from and no handler."""
    parsed = Page(page)
    assert not parsed.all("script")
    assert not re.search(r"https?:|@import|url\((?!data:|#)", page)
    assert not [name for _, attributes in parsed.elements for name in attributes if name.startswith("on")]
    assert {address[:5] for address in parsed.values("href") if not address.startswith("#")} == {"data:"}
    assert not parsed.values("src")


def test_page_is_well_formed(page):
    """Every element is closed, every id is unique, every link leads somewhere on the page."""
    parsed = Page(page)
    ids = parsed.values("id")
    assert not parsed.open
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in parsed.values("href") if link.startswith("#")} <= set(ids)


def test_page_is_announced(page):
    """The page says its language and title, has one h1, and lists its sections."""
    parsed = Page(page)
    assert parsed.all("html") == [{"lang": "vi"}]
    assert len(parsed.all("h1")) == 1
    assert "<title>Phụ lục I. SỐ LIỆU THỐNG KÊ THÁNG 11 NĂM 2022</title>" in page
    assert parsed.all("nav") == [{"aria-label": "Mục lục"}]
    contents = page[page.index("<nav") : page.index("</nav>")]
    assert re.findall(r'href="#([^"]+)"', contents) == ["phan-1", "muc-ii-3-4", "phan-2"]


def test_text_is_escaped():
    """What a form says is text on the page, in a cell, a caption, a link or an alternative text."""
    hostile = '"><script>alert(1)</script>'
    blocks = [
        replace(TITLE, title=hostile, draft=hostile, draft_reason=hostile),
        Heading(2, hostile, "x"),
        Text(hostile),
        KeyFigures("k", hostile, (KeyFigure(hostile, hostile, hostile, hostile, hostile),)),
        table(rows=(Row((Cell(hostile, anchor='"onclick="', href=f"#{hostile}"), Cell(""), Cell(""))),)),
        replace(CHART, caption=hostile, alt=hostile, source=hostile),
    ]
    parsed = Page(html.page(blocks))
    assert not parsed.all("script")
    assert hostile in parsed.values("aria-label")
    assert not [attributes for _, attributes in parsed.elements if "onclick" in attributes]


def test_table_says_what_heads_what():
    """Columns are headed by their names, rows by their first filled cell, groups by their banner."""
    banner = Row((Cell("I. Sở, ban, ngành"),), "banner")
    rows = (banner, body("1", "Sở Y tế", "5"), body("", "Tổng cộng", "5", kind="total"))
    shown = html.fragment(table(rows=rows))
    assert "<caption><span>Bảng 1. Bản ghi cần làm sạch</span></caption>" in shown
    assert '<th scope="col" class="center">Đơn vị</th>' in shown
    assert '<td class="center">(1)</td>' in shown
    assert '<th scope="rowgroup" colspan="3">I. Sở, ban, ngành</th>' in shown
    assert '<th scope="row">1</th><td>Sở Y tế</td><td class="right">5</td>' in shown
    assert '<td></td><th scope="row">Tổng cộng</th>' in shown


def test_spanning_head_heads_its_group():
    """A name over several columns heads the column group."""
    group = Row((Cell("Số hồ sơ", "center", colspan=3),))
    assert '<th scope="colgroup" colspan="3" class="center">Số hồ sơ</th>' in html.fragment(
        table(head=(group,))
    )


def test_table_scrolls_inside_itself():
    """A table lies in a named region that the keyboard reaches and that scrolls."""
    region = {
        "class": "scroll",
        "tabindex": "0",
        "role": "region",
        "aria-label": "Bảng 1. Bản ghi cần làm sạch",
    }
    assert region in Page(html.fragment(table())).all("div")


def test_mark_is_a_sign_and_a_word():
    """A marked cell shows a sign, says a word, and the table explains the sign: colour alone says nothing."""
    shown = html.fragment(
        table(rows=(Row((Cell("1"), Cell("Na Hang"), Cell("762", "right", mark="error"))),))
    )
    assert (
        '<span class="sign" aria-hidden="true">×</span><span class="hidden">sai, phải sửa: </span> 762'
        in shown
    )
    assert "Ký hiệu: × sai, phải sửa." in shown
    assert html.fragment(table(), lang="en").count("Signs") == 0


def test_links_stay_on_the_page():
    """A link leads to an anchor of the page; any other address, or a missing anchor, is plain text."""
    row = Row((Cell("a", href="javascript:x"), Cell("b", href="#gone"), Cell("c", href="#here")))
    shown = html.fragment(table(rows=(row,)), targets=frozenset({"here"}))
    assert Page(shown).all("a") == [{"href": "#here"}]


def test_chart_is_described_and_has_its_data():
    """A chart is a figure with alternative text, a caption, its source and the data in a table."""
    shown = html.fragment(CHART)
    parsed = Page(shown)
    drawing = parsed.all("svg")[0]
    assert (drawing["role"], drawing["aria-label"]) == (
        "img",
        "Nhiều nhất là huyện Sơn Dương: 22.947 bản ghi.",
    )
    assert "<figcaption>Biểu đồ 1. Bản ghi cần làm sạch</figcaption>" in shown
    assert "<details><summary>Số liệu của biểu đồ</summary>" in shown
    assert len(parsed.all("table")) == 1


def test_drawing_keeps_to_itself():
    """A drawing's ids are its own, its style does not reach the page, it loads nothing and runs nothing."""
    hostile = DRAWING.replace(
        "<g ", '<script>x</script><image xlink:href="http://a/b.png"/><a href="javascript:x" onload="x"/><g '
    )
    shown = svg.inline(hostile, "bieu-1-", "alt")
    assert 'clip-path="url(#bieu-1-c1)"' in shown
    assert 'href="#bieu-1-dot"' in shown
    assert "#bieu-1-drawing *{stroke-linejoin: round}" in shown
    assert not re.search("script|http|onload|metadata", shown)


def test_draft_is_plain_to_see():
    """A draft says so and why at the head of the page, and when printed; a clean annex says nothing."""
    draft = html.page([replace(TITLE, draft="DỰ THẢO", draft_reason="Còn 3 phát hiện."), table()])
    assert '<p class="draft" role="note"><strong>DỰ THẢO</strong> Còn 3 phát hiện.</p>' in draft
    assert '<div class="watermark" aria-hidden="true">DỰ THẢO</div>' in draft
    assert "watermark" not in html.page([TITLE, table()]).split("</style>")[1]


def test_page_carries_its_letters(page):
    """The page's fonts hold every Vietnamese letter, under a name of their own and with their licence."""
    import base64  # noqa: PLC0415

    from fontTools.ttLib import TTFont  # noqa: PLC0415

    packed = re.findall(r'url\(data:font/woff2;base64,([^)]+)\) format\("woff2"\)', page)
    assert len(packed) == 3
    for face in packed:
        font = TTFont(io.BytesIO(base64.b64decode(face)))
        names = {record.nameID: str(record) for record in font["name"].names}
        assert set(map(ord, fonts.vietnamese())) <= set(font.getBestCmap())
        assert names[1] == "Annex Serif"
        assert not [name for key, name in names.items() if key not in (0, 13, 14) and "Liberation" in name]
        assert "SIL Open Font License" in names[13]


# --- PDF ---


def test_pdf_can_be_archived_and_read_aloud(paper):
    """The PDF declares PDF/A-3a and PDF/UA-1, its language, title and the report's date, and is tagged."""
    declared = paper.xmp_metadata.stream.get_data().decode()
    assert "<pdfaid:part>3</pdfaid:part>" in declared
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in declared
    assert "<pdfuaid:part>1</pdfuaid:part>" in declared
    catalogue = paper.trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"] == True  # noqa: E712 -- pypdf's own boolean
    assert catalogue["/Lang"] == "vi"
    assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712
    assert paper.metadata.title == "Phụ lục I. SỐ LIỆU THỐNG KÊ THÁNG 11 NĂM 2022"
    assert paper.metadata.creation_date.date().isoformat() == "2022-11-21"


def test_pdf_carries_the_figures(paper):
    """The figures' file lies inside the PDF, byte for byte."""
    assert paper.attachments == {"figures.csv": [b"name,value\nx,8252\n"]}


def test_pdf_has_bookmarks(paper):
    """Headings are bookmarks, sections under their part; a heading of screen tables only is none."""
    outline = paper.outline
    assert [entry.title for entry in outline if not isinstance(entry, list)] == ["PHẦN I. SỐ LIỆU"]
    assert [entry.title for entry in outline[1]] == ["II.3.4. Tiêm chủng"]


def test_pdf_leaves_the_trace_out(paper):
    """The trace stays on the screen; a number that would lead to it is printed without a link."""
    assert "Truy vết" not in "".join(texts(paper))
    links = [note.get_object() for sheet in paper.pages for note in sheet.get("/Annots", [])]
    assert len(links) == 1  # 67,6% leads to table 1; 8.252 led to the trace


def test_pdf_describes_its_charts(paper):
    """A chart is tagged as a figure with its alternative text."""
    alternatives = [
        element["/Alt"]
        for element in (paper.get_object(number) for number in range(1, paper.trailer["/Size"]))
        if isinstance(element, dict) and "/Alt" in element
    ]
    assert "Nhiều nhất là huyện Sơn Dương: 22.947 bản ghi." in alternatives


def test_pdf_is_set_in_the_shipped_faces(paper):
    """Every letter, a chart's too, is set in Liberation Serif, whatever fonts the machine has."""
    named = {
        element["/BaseFont"].split("+")[-1]
        for element in (paper.get_object(number) for number in range(1, paper.trailer["/Size"]))
        if isinstance(element, dict) and "/BaseFont" in element
    }
    assert named == {"LiberationSerif", "LiberationSerif-Bold", "LiberationSerif-Italic"}


def test_markup_is_printed_as_written():
    """Signs that are markup to the typesetter are printed as they stand."""
    row = Row((Cell("1"), Cell(MARKUP), Cell("=1+1")))
    words = texts(printed([Text(MARKUP), table(rows=(row,), widths=(1, 9, 2))]))[0]
    assert " ".join(words.split()).count(MARKUP) == 2


def test_pages_are_numbered_from_the_second():
    """The page number stands at the head of each page but the first."""
    rows = tuple(body(str(number), f"Xã thứ {number}", "1") for number in range(90))
    pages = texts(printed([table(rows=rows)]))
    assert len(pages) > 2
    assert [text.split("\n")[0].strip() for text in pages] == [
        "Phụ lục I",
        *map(str, range(2, len(pages) + 1)),
    ]


def test_long_table_repeats_its_head():
    """Each page of a table shows its head and the row of column numbers; the caption stands on the first."""
    rows = tuple(body(str(number), f"Xã thứ {number}", "1") for number in range(90))
    pages = texts(printed([table(rows=rows)]))
    assert [text.count("Đơn vị") for text in pages] == [1] * len(pages)
    assert [text.count("(2)") for text in pages] == [1] * len(pages)
    assert [text.count("Bảng 1.") for text in pages] == [1] + [0] * (len(pages) - 1)


def test_caption_is_not_left_behind():
    """Wherever on the page a table begins, its caption stands with its first row."""
    for count in range(26, 42):
        pages = texts(printed([*[Text(f"Đoạn {number}.") for number in range(count)], table()]))
        holder = next(text for text in pages if "Bảng 1." in text)
        assert "Huyện Sơn Dương" in holder


def test_wide_table_turns_the_page():
    """A wide table stands on a landscape page together with its heading; what follows is portrait again."""
    heading = Heading(2, "BIỂU RỘNG", "rong")
    reader = printed([Text("Trước."), heading, table(wide=True), Text("Sau.")])
    turned = [sheet.mediabox.width > sheet.mediabox.height for sheet in reader.pages]
    assert turned == [False, True, False]
    assert "BIỂU RỘNG" in texts(reader)[1]


def test_draft_is_on_every_page():
    """While blocking findings are open, every page is stamped and the first says why."""
    rows = tuple(body(str(number), f"Xã thứ {number}", "1") for number in range(60))
    draft = {"draft": "DỰ THẢO", "draft_reason": "Còn 3 phát hiện."}
    pages = texts(printed([table(rows=rows), table("b", wide=True)], **draft))
    assert all("DỰ THẢO" in text for text in pages)
    assert "Còn 3 phát hiện." in pages[0]
    assert not any("DỰ THẢO" in text for text in texts(printed([table()])))


@pytest.mark.parametrize("number", ["1254/STTT-CNTT&BCVT", "W" * 60, "12.345.678.901.234", "Nghiêng-ngả"])
def test_no_word_leaves_its_column(number):
    """Every piece that cannot be broken is narrower than the column it stands in."""
    row = Row((Cell(number, mark="error"), Cell(number), Cell(number, "right")), "total")
    described = describe([TITLE, table(rows=(row,), widths=(1, 40, 1))], {}, Settings())
    printed_table = described["runs"][0]["blocks"][0]
    room = [width - 2 * Settings().cell_inset_pt for width in printed_table["widths"]]
    size = printed_table["size"]
    for cell, available in zip(printed_table["rows"][0]["cells"], room, strict=True):
        assert "".join("".join(line) for line in cell["text"]) == number
        pieces = [piece for line in cell["text"] for piece in line]
        widest = max(
            size * sum(fonts.advances("bold").get(ord(char), 1) for char in piece) for piece in pieces
        )
        assert widest <= available + 0.01


def test_column_keeps_room_for_its_longest_word():
    """A column takes its share, and no less than its longest word, at the largest size that fits."""
    rows = (Row((Cell("1"), Cell("a " * 50), Cell("12.345.678", "right"))),)
    size, widths = columns.fit(table(rows=rows, widths=(1, 20, 1)), 400, (11, 10), 3.5)
    assert size == 11
    assert sum(widths) == pytest.approx(400)
    assert widths[2] >= 11 * sum(fonts.advances("regular")[ord(char)] for char in "12.345.678") + 7


def test_very_long_cell_runs_over():
    """A cell longer than a page is printed whole, over two pages."""
    long = " ".join(f"từ{number}" for number in range(900))
    pages = texts(printed([table(rows=(Row((Cell("1"), Cell(long), Cell("x"))),))]))
    assert len(pages) > 1
    assert "từ899" in "".join(pages)


# --- workbook ---


def sheets(blocks):
    return openpyxl.load_workbook(io.BytesIO(workbook(blocks)))


def test_workbook_runs_nothing():
    """A cell that reads like a formula, a number or an address is text."""
    book = sheets([TITLE, table(rows=(body("=1+1", "http://a.b", "1.208"),))])
    cells = [
        cell
        for row in book.active.iter_rows()
        for cell in row
        if cell.value in ("=1+1", "http://a.b", "1.208")
    ]
    assert [cell.data_type for cell in cells] == ["s", "s", "s"]
    assert not any(cell.hyperlink for cell in cells)


def test_workbook_has_a_sheet_a_table():
    """Each table and each chart's data has a sheet, named after its number, shortened and kept apart."""
    long = table("c", caption="Bảng 2/a: " + "rất dài " * 9)
    book = sheets([TITLE, table(), CHART, replace(long, caption=long.caption.replace(": ", " ")), table("d")])
    assert book.sheetnames == [
        "Bảng 1",
        "Số liệu của Biểu đồ 1",
        "Bảng 2 a rất dài rất dài rất dà",
        "Bảng 1 2",
    ]


def test_workbook_is_ready_to_print():
    """A sheet freezes its head, repeats it on A4 pages, and lies on its side for a wide table."""
    sheet = sheets([TITLE, table(wide=True)]).active
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.freeze_panes == "A4"
    assert sheet.print_title_rows == "$2:$3"
    assert [sheet["C2"].value, sheet["C4"].value] == ["Tổng", "22.947"]


def test_workbook_spans_cells():
    """Spanning cells are merged and marks are signs."""
    rows = (Row((Cell("I. Sở"),), "banner"), Row((Cell("1"), Cell("x", mark="warning"), Cell(""))))
    sheet = sheets([TITLE, table(rows=rows)]).active
    assert [str(span) for span in sheet.merged_cells.ranges] == ["A4:C4"]
    assert sheet["B5"].value == "▲ x"


# --- all of them ---


def test_same_blocks_same_bytes():
    """Rendering twice, two seconds apart (the grain of a zip's clock), gives the same bytes."""
    renderers = (html.page, pdf, workbook)
    first = [render(ANNEX) for render in renderers]
    time.sleep(2.1)
    assert [render(ANNEX) for render in renderers] == first


def test_workbook_has_no_clock():
    """No file in the workbook knows when it was made."""
    with zipfile.ZipFile(io.BytesIO(workbook(ANNEX))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_nbconvert_makes_the_page():
    """`--to annex-html` gives the very page: no code, no prose, no stored HTML from the notebook."""
    made, resources = AnnexHTMLExporter().from_notebook_node(notebook(ANNEX))
    assert made == html.page(ANNEX)
    assert resources["output_extension"] == ".html"


def test_nbconvert_makes_the_pdf(tmp_path):
    """`--to annex-pdf` gives the very PDF, with the figures that lie beside the notebooks' folder."""
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "figures.csv").write_text("a,b\n", "utf-8")
    path = tmp_path / "notebooks" / "03_annex.ipynb"
    nbformat.write(notebook(ANNEX), path)
    made, resources = AnnexPDFExporter().from_filename(str(path))
    assert made == pdf(ANNEX, {"figures.csv": b"a,b\n"})
    assert resources["output_extension"] == ".pdf"


@pytest.mark.parametrize("exporter", [AnnexHTMLExporter, AnnexPDFExporter])
def test_notebook_without_blocks_is_refused(exporter):
    """A notebook that shows no block, as one never executed, is refused in one line."""
    with pytest.raises(
        NoBlocksError, match=r"^the notebook shows no blocks of an annex: execute it first.*$"
    ):
        exporter().from_notebook_node(notebook([]))


@pytest.mark.parametrize("face", fonts.FACES)
def test_the_packed_faces_are_made_from_the_faces(face):
    """What stands packed beside a face is that face with the letters of an annex; else run tools/fonts.py."""
    assert fonts.shipped(face).read_bytes() == fonts.packed(face, fonts.vietnamese())
