"""What the report's own text promises on a page: every number marked by its state, and counted."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pypdf
import pytest
from test_renderers import TITLE, TRACE, Page

from analysis.annex import html, layout, reporttext
from analysis.annex.blocks import Heading, Paragraph, ReportText, Segment, Text, from_json
from analysis.annex.pdf import pdf
from analysis.annex.workbook import workbook


def number(text, state, title="", *, href="", anchor=""):
    return Segment(text, state, href, title, "số đếm", anchor)


def prose(*segments, kind="paragraph", **changes):
    parts = tuple(Segment(each) if isinstance(each, str) else each for each in segments)
    return Paragraph(kind, parts, **changes)


def cell(row, column, *segments, **changes):
    return prose(
        *segments, kind="cell", table=1, row=row, column=column, place=f"Bảng 1, ô {row}.{column}", **changes
    )


REPORT = ReportText(
    "van-ban",
    "Báo cáo số 7/BC-UBND, mọi con số được đánh dấu",
    (
        prose(
            number("2.3.", "not a quantity"),
            " Kết quả triển khai dịch vụ công",
            kind="heading",
            place="II.2.3",
        ),
        prose(
            "Trong kỳ đã tiếp nhận ",
            number("8.252", "tied", "khớp: hồ sơ trực tuyến = 8.252", href="#trace-x", anchor="so-1"),
            " hồ sơ trực tuyến, chiếm ",
            number("67,6%", "implied", "mẫu số từ 12.199 đến 12.216"),
            "; còn lại ",
            number("3.955", "derived", "12.207 − 8.252"),
            " hồ sơ, tăng ",
            number("1,13%", "differs", "tính được 1,31 điểm phần trăm"),
            " so với tháng ",
            number("10/2022", "not a quantity"),
            "; ",
            number("150", "untied"),
            " giao dịch theo Văn bản số ",
            number("1254/STTT-CNTT&BCVT", "not a quantity"),
            " và ",
            number("7-9", "unclassified"),
            ".",
            place="II.2.3",
        ),
        cell(1, 1, "TT", rows=2),
        cell(1, 2, "Bản ghi", columns=2),
        cell(2, 2, "Thiếu"),
        cell(2, 3, "Sai"),
        cell(3, 1, number("1", "not a quantity")),
        cell(3, 2, number("1.208", "tied", href="#trace-gone")),
        prose(
            number("(3)", "not a quantity"),
            " Trong đó ",
            number("162", "untied"),
            " hồ sơ.",
            kind="footnote",
            note="3",
            place="II.2.3, chú thích 3",
        ),
    ),
)
PAGE = [
    TITLE,
    Heading(2, "PHẦN I. ĐỐI CHIẾU", "phan-1"),
    Text("Các số chưa có căn cứ."),
    Heading(2, "PHẦN II. VĂN BẢN", "phan-2"),
    REPORT,
    Heading(2, "PHẦN III. TRUY VẾT", "phan-3"),
    TRACE,
]


@pytest.fixture(scope="module")
def page():
    return html.page(PAGE)


def test_the_text_survives_json():
    """A report's text built again from its JSON is the same text."""
    assert from_json(REPORT.as_json()) == REPORT


def test_every_state_is_counted():
    """Two numbers are untied, five are dates, numbers of documents and the like; states without a number count 0."""
    found = reporttext.counts(REPORT)
    assert found["untied"] == 2
    assert found["not a quantity"] == 5
    assert sum(found.values()) == 13
    assert set(reporttext.counts(replace(REPORT, paragraphs=())).values()) == {0}


def test_a_state_shows_without_colour(page):
    """Each state has a sign of its own and a line of its own under the number; only what is no quantity has no sign."""
    assert set(reporttext.SIGNS) == set(reporttext.STATES) - {"not a quantity"}
    assert len(set(reporttext.SIGNS.values())) == len(reporttext.SIGNS)
    for state in reporttext.STATES:
        rule = f".num.is-{state.replace(' ', '-')}"
        assert rule in page or state == "tied"
    assert (
        '1,13%<sup aria-hidden="true">≠</sup><span class="hidden"> (khác số tính được hoặc mâu thuẫn)</span>'
        in page
    )


def test_a_number_leads_to_its_figure(page):
    """A tied number is a link to its figure's row; where the page has no such row it is plain text with its sign."""
    links = [each for each in Page(page).all("a") if "num" in each.get("class", "")]
    assert links == [
        {"class": "num is-tied", "id": "so-1", "title": "khớp: hồ sơ trực tuyến = 8.252", "href": "#trace-x"}
    ]
    assert "trace-gone" not in page


def test_lists_can_lead_to_a_number():
    """A number's anchor is one of the page's."""
    assert {"van-ban", "so-1"} <= layout.anchors(PAGE)


def test_cells_are_a_real_table(page):
    """The cells stand in a table with their spans, heads are heads, and a cell that is not there is empty."""
    table = page[page.index('<table aria-label="Bảng 1') :]
    assert '<tr><th scope="col" rowspan="2">TT</th><th scope="col" colspan="2">Bản ghi</th></tr>' in table
    assert "<tr><td>Thiếu</td><td>Sai</td></tr>" in table
    assert table.count("<td></td>") >= 1
    assert not Page(page).open


def test_a_footnote_is_named(page):
    """A footnote begins with its number, as in the report, and is called a footnote to the ear."""
    start = '<p class="report-note"><span class="hidden">Chú thích </span>'
    assert f'{start}<span class="num is-not-a-quantity">(3)</span> Trong đó ' in page


def test_the_text_stays_off_paper(page):
    """Neither the PDF nor a printed page carries the whole text, nor the heading over it."""
    assert layout.printed(PAGE) == [*PAGE[:3]]
    paper = pypdf.PdfReader(io.BytesIO(pdf(PAGE)))
    assert "tiếp nhận" not in "".join(sheet.extract_text() for sheet in paper.pages)
    assert '<div class="screen-only">\n<section class="report-text"' in page


def test_the_workbook_lists_every_number():
    """A sheet has one row a number, in the order of the text, with its state and its sentence."""
    book = openpyxl.load_workbook(io.BytesIO(workbook(PAGE)))
    rows = list(book.worksheets[0].iter_rows(min_row=2, values_only=True))
    assert rows[0][:5] == ("TT", "Vị trí", "Số", "Loại", "Trạng thái")
    assert [row[2] for row in rows[1:]][:4] == ["2.3.", "8.252", "67,6%", "3.955"]
    assert len(rows) == 1 + 13
    assert rows[2][1:] == (
        "II.2.3",
        "8.252",
        "số đếm",
        "khớp số tính được",
        "khớp: hồ sơ trực tuyến = 8.252",
        "Trong kỳ đã tiếp nhận [8.252] hồ sơ trực tuyến, chiếm 67,6%; còn lại …",
    )


def test_what_the_office_wrote_is_text():
    """Mark-up in the report is shown, not obeyed."""
    hostile = '"><script>alert(1)</script>'
    text = prose(
        hostile, Segment(hostile, "differs", f"#{hostile}", hostile, hostile, '"onclick="'), note=hostile
    )
    parsed = Page(html.page([TITLE, replace(REPORT, caption=hostile, paragraphs=(text,))]))
    assert not parsed.all("script")
    assert not [each for _, each in parsed.elements if "onclick" in each]
