"""What a PDF says: the same words and numbers as the Word file that it was made from, or one line why not."""

from __future__ import annotations

import io
import random
import resource
import shutil
import zlib
from collections import Counter

import pypdf
import pytest
import reportkit
import typst
from reporttext import REPORT
from wordkit import converted

from analysis.tie.document import Kind
from analysis.tie.grammar import tokens
from analysis.tie.reading import read_report
from analysis.tie.reading.fault import ReportFault
from analysis.tie.word.made import made

SETTING = '#set page(paper: "a4")\n#set text(font: "Liberation Serif", size: 13pt, hyphenate: false)\n'


def set_in_type(body, setting=SETTING):
    return typst.compile((setting + body).encode(), font_paths=[reportkit.FONTS])


def read(data, tmp_path):
    path = tmp_path / "r.pdf"
    path.write_bytes(data)
    return read_report(path)


def cells(document):
    return {(each.row, each.column): each.text for each in document.blocks if each.kind is Kind.CELL}


@pytest.fixture(scope="module", params=range(4))
def readings(request, tmp_path_factory):
    """Return a made-up report of several pages, with footnotes and tables, read as markdown, Word file and PDF."""
    folder, made = tmp_path_factory.mktemp("report"), reportkit.report(request.param)
    (folder / "r.md").write_text(reportkit.markdown(made), "utf-8")
    (folder / "r.docx").write_bytes(reportkit.word(made))
    (folder / "r.pdf").write_bytes(reportkit.pdf(made))
    return [read_report(folder / f"r.{ending}") for ending in ("md", "docx", "pdf")]


class TestOneReport:
    """The same report in three formats."""

    def test_it_has_the_same_numbers(self, readings):
        """Every number stands in each format as often as in the others."""
        text, word, pdf = (reportkit.numbers(each) for each in readings)
        assert sum(text.values()) > 100
        assert text == word == pdf

    def test_it_has_the_same_paragraphs(self, readings):
        """Paragraphs, cells and footnotes are the same, however lines and pages broke them."""
        for notes in (False, True):
            text, word, pdf = (reportkit.texts(each, notes=notes) for each in readings)
            assert text == word == pdf

    def test_its_sections_are_the_same(self, readings):
        """Each paragraph stands in the same section, and each footnote in the section of its mark."""
        text, word, pdf = (
            {"".join(block.text.split()): block.section for block in each.blocks} for each in readings
        )
        assert text == word == pdf


@pytest.mark.skipif(
    not shutil.which("soffice"), reason="LibreOffice is not installed, the second maker of PDF"
)
def test_another_program_sets_the_same(tmp_path):
    """LibreOffice sets the Word file otherwise: other breaks, rows cut by a page's end; numbers and texts stay."""
    path = tmp_path / "r.docx"
    path.write_bytes(reportkit.word(reportkit.report(0)))
    word, pdf = read_report(path), read_report(converted(path, "pdf"))
    assert reportkit.numbers(word) == reportkit.numbers(pdf)
    assert [reportkit.texts(word, notes=notes) for notes in (False, True)] == [
        reportkit.texts(pdf, notes=notes) for notes in (False, True)
    ]


@pytest.mark.skipif(not REPORT.exists(), reason="no copy of the published report beside the project")
@pytest.mark.skipif(
    not shutil.which("soffice"), reason="LibreOffice is not installed, the second maker of PDF"
)
def test_the_published_report_reads_alike(tmp_path):
    """The report of November 2022 has the same numbers, each in its class, as text and as PDF, and in its section.

    One may stand elsewhere: a footnote's second paragraph, which a page can part from the first.
    """
    text, path = read_report(REPORT), tmp_path / "r.docx"
    path.write_bytes(made(text))
    pdf = read_report(converted(path, "pdf"))

    def numbers(document):
        sections = {block.number: block.section for block in document.blocks}
        return Counter((each.text, each.cls, sections[each.block]) for each in tokens(document))

    def classes(document):
        return Counter((each.text, each.cls) for each in tokens(document))

    assert classes(pdf) == classes(text)
    assert (numbers(pdf) - numbers(text)).total() <= 1


def test_what_is_no_text_is_left_out_and_told(tmp_path):
    """Page numbers and running heads are no part of the report; notes say how many were left out."""
    document = read(reportkit.pdf(reportkit.report(1)), tmp_path)
    assert not any("Báo cáo tháng 11" in block.text for block in document.blocks)
    assert [note.en.split(" ", 1)[1] for note in document.notes] == [
        "page numbers were left out",
        "running heads and feet were left out",
    ]


def test_a_raised_mark_is_never_glued_to_a_number(tmp_path):
    """A footnote's mark behind 81,11% is a mark of its own; the 2 of m² belongs to its unit."""
    document = read(
        set_in_type("đạt 81,11%#footnote[Theo số 7.] trên 35 m#super[2], năm 2025#footnote[Hết.]"), tmp_path
    )
    assert document.blocks[0].text == "đạt 81,11%(1) trên 35 m2, năm 2025(2)"
    assert document.blocks[0].marks == ((10, 13), (34, 37))
    assert [(block.note, block.text) for block in document.blocks[1:]] == [
        ("1", "(1) Theo số 7."),
        ("2", "(2) Hết."),
    ]


def test_a_document_number_cut_by_the_line_is_whole(tmp_path):
    """A document's number that breaks after one of its signs is put together; a dash between blanks keeps them."""
    narrow = (
        '#set page(width: 9cm, height: 20cm, margin: 2cm)\n#set text(font: "Liberation Serif", size: 13pt)\n'
    )
    document = read(
        set_in_type("theo Văn bản số 4435/UBND-NC ngày 27/10/2022, giai đoạn dài 2022 - 2025", narrow),
        tmp_path,
    )
    assert (
        document.blocks[0].text == "theo Văn bản số 4435/UBND-NC ngày 27/10/2022, giai đoạn dài 2022 - 2025"
    )


def test_a_ruled_table_keeps_its_merged_cells(tmp_path):
    """Where rules are drawn between cells, a heading over two columns is one cell that covers both."""
    head = "table.cell(rowspan: 2)[TT], table.cell(colspan: 2)[Bản ghi], [Thiếu], [Sai]"
    body = f"#table(columns: 3, {head}, [1], [1.208], [483])"
    document = read(set_in_type(f"Kết quả làm sạch dữ liệu trên địa bàn tỉnh:\n\n{body}"), tmp_path)
    assert cells(document) == {
        (1, 1): "TT", (1, 2): "Bản ghi", (2, 2): "Thiếu", (2, 3): "Sai", (3, 1): "1", (3, 2): "1.208", (3, 3): "483",
    }  # fmt: skip
    spans = {block.text: (block.rows, block.columns) for block in document.blocks}
    assert (spans["TT"], spans["Bản ghi"]) == ((2, 1), (1, 2))


def test_a_table_without_rules_is_read_by_its_columns(tmp_path):
    """Words that stand in columns are cells, though nothing is drawn around them."""
    rows = "[1], [Na Hang], [762], [2], [Hàm Yên], [6.299], [3], [Yên Sơn], [4.834]"
    body = f"#table(columns: (2cm, 6cm, 4cm), stroke: none, {rows})"
    document = read(set_in_type(f"Kết quả làm sạch dữ liệu trên địa bàn tỉnh:\n\n{body}"), tmp_path)
    assert cells(document)[2, 3] == "6.299"
    assert len(cells(document)) == 9


def test_columns_that_are_no_table_stay_apart(tmp_path):
    """Two words far apart on one line are never glued: the number left and the date right stay two."""
    line = "#grid(columns: (1fr, 1fr), [Số: 183], [21/11/2022])"
    document = read(set_in_type(f"{line}\n\nBáo cáo kết quả thực hiện trong tháng mười một."), tmp_path)
    assert document.blocks[0].text == "Số: 183\t21/11/2022"


def test_old_fonts_are_read(tmp_path):
    """A PDF set in .VnTime gives the letters of TCVN3, the ư as a minus; it is read as Vietnamese."""
    old = "C¬ quan nhµ n−íc ®· tiÕp nhËn 8.252 hå s¬ trùc tuyÕn cña c¸c huyÖn, thµnh phè trong th¸ng; ®¹t 67,6%."
    document = read(set_in_type(old), tmp_path)
    assert document.blocks[0].text == (
        "Cơ quan nhà nước đã tiếp nhận 8.252 hồ sơ trực tuyến của các huyện, thành phố trong tháng; đạt 67,6%."
    )
    assert document.notes[0].en == "the file is set in old fonts (.Vn…) and was converted to Unicode"


# --- what is refused ---


def crafted(content, resources=b"", pages=1):
    """Return a PDF written by hand: its page's content stream, as an object, and what the page uses."""
    kids = b" ".join([b"3 0 R"] * pages)
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, pages),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 500 500]/Contents 4 0 R/Resources<<%s>>>>" % resources,
        content,
        stream(
            b"\x80", b"/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"
        ),
    )
    body = b"".join(b"%d 0 obj %s endobj\n" % each for each in enumerate(objects, 1))
    return b"%PDF-1.7\n" + body + b"trailer<</Root 1 0 R/Size 6>>\n%%EOF"


def stream(content, head=b""):
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), head, content)


def scan():
    """Return a page that is one picture."""
    return crafted(stream(b"q 400 0 0 400 50 50 cm /I Do Q"), b"/XObject<</I 5 0 R>>")


def bomb():
    """Return a file of a few kilobytes whose page unpacks to a gigabyte of text."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    block = packer.compress(b"BT /F 9 Tf (9) Tj ET " * 50_000) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = zlib.compress(b"\x78\x9c" + block * 1_000 + b"\x03\x00", 9)
    font = b"/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
    return crafted(stream(packed, b"/Filter[/FlateDecode/FlateDecode]"), font)


def locked():
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(reportkit.pdf(reportkit.report(1))))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


SEND = "send the report's Word file (.docx)"
REFUSED = {
    "a scan": (scan, "r.pdf: the PDF file is a scan, without text; send the Word file, or recognise the text (OCR)"),
    "an empty page": (lambda: crafted(stream(b"")), "r.pdf: the PDF file holds no text; "),
    "locked": (locked, "r.pdf: the PDF file is locked with a password; take the password off"),
    "cut off": (
        lambda: reportkit.pdf(reportkit.report(1))[:900], f"r.pdf: the PDF file is damaged or was cut off; {SEND}",
    ),
    "a name alone": (lambda: b"%PDF-1.7\n", f"r.pdf: the PDF file is damaged or was cut off; {SEND}"),
    "a bomb": (bomb, f"r.pdf: the PDF file is too large or too intricate to be read; {SEND}"),
    "a thousand pages": (
        lambda: crafted(stream(b""), pages=1_000), f"r.pdf: the PDF file has too many pages; {SEND}",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_a_file_that_cannot_be_read(case, tmp_path):
    """The file is refused in one line, in either language, and this process holds no more memory for it."""
    make, said = REFUSED[case]
    data = make()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(ReportFault) as caught:
        read(data, tmp_path)
    assert caught.value.told("en")[0].startswith(said)
    assert caught.value.told("vi")[0].startswith("r.pdf: ")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000  # kB on Linux


def test_damage_is_refused_or_read_but_never_raised(tmp_path):
    """Whatever bytes of a PDF are changed, reading it ends in a text or in one line: 12 damages from one seed."""
    chance, whole = random.Random(3), set_in_type("đạt 81,11%#footnote[Theo số 7.] trên địa bàn tỉnh")  # noqa: S311
    outcomes = set()
    for _ in range(12):
        data = bytearray(whole)
        for _ in range(chance.randrange(1, 30)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            outcomes.add(read(bytes(data), tmp_path).name)
        except ReportFault as fault:
            outcomes.add(fault.told("en")[0].split(": ")[0])
    assert outcomes == {"r.pdf"}
