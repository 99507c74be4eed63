"""A report in markdown or text becomes blocks; whatever cannot be read says so in one line."""

from __future__ import annotations

import codecs
import unicodedata

import pytest
from wordkit import packed

from analysis.faults import MissingInput
from analysis.tie.document import Kind
from analysis.tie.reading import ReportFault, read_report

REPORT = """## **BÁO CÁO**

### **II. KẾT QUẢ**

#### **2.1. Tình hình chung**

Tổng số hồ sơ là **8.252** hồ sơ, chiếm *67,6%* (*tạm tính*) và được các cơ quan, đơn vị trên địa bàn tỉnh tiếp tục
rà soát, thống kê đầy đủ theo quy định của pháp luật về định danh <sup>(1)</sup>, trong đó có cả Sổ

---

<sup>(1)</sup> Văn bản số 70/TB-VP ngày 11/3/2022.

- Văn bản kèm theo.

<sup>(2)</sup> Văn bản khác.

Tạm trú của công dân <sup>(2)</sup>.

- Mục thứ nhất;
- Mục thứ hai, diện tích 5 m<sup>2</sup>.

TT\tHuyện\tTổng
1\tHàm Yên\t<b>6.299</b>
2\tNa Hang\t762

| Chỉ tiêu | Năm 2022 |
|----------|---------:|
| Thu | 12 |
"""
PROSE = "Báo cáo của Ủy ban nhân dân tỉnh về kết quả thực hiện các nhiệm vụ trong tháng 11 năm 2022.\n"


@pytest.fixture
def made(tmp_path):
    """Return a function that writes bytes into a file of a name and reads the report in it."""

    def read(name: str, content: bytes | str):
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_report(path)

    return read


def test_markdown_becomes_blocks(made):
    """Mark-up is gone, the cut sentence whole; notes have the section of their marks, cells row and column."""
    blocks = made("report.md", REPORT).blocks
    told = [
        (block.kind.value, block.section, block.note, block.text)
        for block in blocks
        if block.kind is not Kind.CELL
    ]
    sentence = next(text for _, _, _, text in told if text.startswith("Tổng số"))
    assert "là 8.252 hồ sơ, chiếm 67,6% (tạm tính) và" in sentence
    assert sentence.endswith("trong đó có cả Sổ Tạm trú của công dân (2).")
    assert [each for each in told if each[0] == "footnote"] == [
        ("footnote", "II.2.1", "1", "(1) Văn bản số 70/TB-VP ngày 11/3/2022."),
        ("footnote", "II.2.1", "1", "- Văn bản kèm theo."),
        ("footnote", "II.2.1", "2", "(2) Văn bản khác."),
    ]
    assert told[-1][3] == "- Mục thứ hai, diện tích 5 m2."
    cells = [
        (block.table, block.row, block.column, block.text) for block in blocks if block.kind is Kind.CELL
    ]
    assert (1, 2, 3, "6.299") in cells
    assert (2, 2, 2, "12") in cells


def test_marks_are_where_the_note_is_called(made):
    """The spans of raised marks are kept, for the list "(1) …; (2) …" of a sentence looks the same."""
    blocks = made("report.md", REPORT).blocks
    assert [block.text[start:end] for block in blocks for start, end in block.marks] == [
        "(1)",
        "(2)",
        "(1)",
        "(2)",
    ]


def test_text_files_of_either_kind(made):
    """A line is a paragraph where lines are long; lines broken at a width are joined."""
    long = "I. CHUNG\n" + PROSE.strip() + " " + PROSE.strip() + "\nĐoạn sau.\n"
    assert [block.section for block in made("long.txt", long).blocks] == ["I", "I", "I"]
    broken = "Báo cáo của Ủy ban nhân dân tỉnh về kết quả thực\nhiện các nhiệm vụ trong tháng 11.\n\nĐoạn có 5 hồ sơ.\n"
    assert [block.text for block in made("broken.txt", broken).blocks] == [
        "Báo cáo của Ủy ban nhân dân tỉnh về kết quả thực hiện các nhiệm vụ trong tháng 11.",
        "Đoạn có 5 hồ sơ.",
    ]


def test_broken_lines_without_blank_ones(made):
    """Where no blank line parts paragraphs, a full line that ends in mid-sentence goes on, a short one does not."""
    page = """Số: 119/QĐ-UBND
Căn cứ Nghị định số 34/2016/NĐ-CP ngày 14 tháng 5 năm 2016 của Chính phủ; Nghị định số
154/2020/NĐ-CP ngày 31 tháng 12 năm 2020 của Chính phủ sửa đổi, bổ sung một
số điều của Nghị định;
QUYẾT ĐỊNH:
Điều 1. Bổ sung 04 thủ tục hành chính vào Bộ thủ tục của Sở Thông tin và
Truyền thông.
"""
    assert [block.text[:20] for block in made("page.txt", page).blocks] == [
        "Số: 119/QĐ-UBND",
        "Căn cứ Nghị định số ",
        "QUYẾT ĐỊNH:",
        "Điều 1. Bổ sung 04 t",
    ]


@pytest.mark.parametrize(
    ("encode", "noted"),
    [
        (lambda text: text.encode(), ""),
        (lambda text: codecs.BOM_UTF8 + text.encode(), ""),
        (lambda text: text.encode("utf-16"), "UTF-16"),
        (lambda text: text.encode("utf-16-le"), "UTF-16-LE"),
        (lambda text: unicodedata.normalize("NFD", text).encode(), ""),
        (lambda text: text.replace("\n", "\r\n").encode(), ""),
    ],
    ids=["UTF-8", "with mark", "UTF-16", "UTF-16 without mark", "NFD", "CRLF"],
)
def test_unicode_in_every_form(made, encode, noted):
    """One text gives the same blocks in every Unicode form, and an uncommon one is noted."""
    document = made("report.txt", encode(PROSE))
    assert [block.text for block in document.blocks] == [PROSE.strip()]
    assert noted in "".join(note.en for note in document.notes)


def test_old_encodings_are_known_by_their_words(made):
    """Text in cp1258 or in the letters of the old ABC fonts is read as Unicode, and said to be."""
    cp1258 = _cp1258(PROSE)
    document = made("report.txt", cp1258)
    assert document.blocks[0].text == PROSE.strip()
    assert "CP1258" in document.notes[0].en
    abc = "B¸o c¸o cña ñy ban nh©n d©n tØnh vÒ kÕt qu¶ thùc hiÖn c¸c nhiÖm vô n¨m 2022: ®· tiÕp nhËn 8.252 hå s¬."
    document = made("abc.txt", abc.encode("cp1252"))
    assert document.blocks[0].text.startswith(
        "Báo cáo của ủy ban nhân dân tỉnh về kết quả thực hiện các nhiệm vụ năm 2022"
    )
    assert "TCVN3" in document.notes[0].en
    assert made("abc.md", abc).blocks[0].text == document.blocks[0].text


def _cp1258(text: str) -> bytes:
    """Return text as cp1258 holds it: a letter with its hat, then the tone."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    letters = []
    for letter in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", letter)
        tone = "".join(part for part in parts if part in tones)
        letters.append(
            unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones)) + tone
        )
    return "".join(letters).encode("cp1258")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.md", b"", "tệp rỗng"),
        ("old.doc", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "tệp Word kiểu cũ"),
        ("rich.txt", b"{\\rtf1 abc}", "tệp RTF"),
        ("page.doc", b"\xef\xbb\xbf\r\n<HTML><body>8.252</body></html>", "trang web (HTML)"),
        ("mail.doc", b"MIME-Version: 1.0\r\n", "trang web (HTML)"),
        ("flat.xml", b'<?xml version="1.0"?><w:wordDocument/>', "tệp XML"),
        ("text.doc", PROSE.encode(), "không phải .doc"),
        ("open.odt", packed({"content.xml": b"<x/>"}), "tệp OpenDocument"),
        ("scan.md", b"\x89PNG\r\n\x1a\n", "tệp ảnh"),
        ("noise.txt", bytes(range(256)) * 40, "không phải văn bản"),
        ("latin.txt", "Rapport général de l'été à Genève".encode("latin-1"), "không nhận ra bảng mã"),
        ("half.txt", codecs.BOM_UTF16_LE + b"abc", "đã hỏng"),
        ("renamed.docx", PROSE.encode(), "không phải .docx"),
    ],
)
def test_what_is_no_report_says_so(made, name, content, said):
    """Each unreadable file gives one line that names it, says what it is and what to do, in either language."""
    with pytest.raises(ReportFault) as caught:
        made(name, content)
    (message,) = caught.value.told("vi")
    assert message.startswith(f"{name}: ")
    assert said in message
    assert "; hãy " in message
    assert "; " in caught.value.told("en")[0]
    assert caught.value.exit_code == 1


def test_no_file_is_missing_input(tmp_path):
    """A path without a file ends with the exit code of a missing input; a folder is no report."""
    with pytest.raises(MissingInput):
        read_report(tmp_path / "không có.md")
    with pytest.raises(ReportFault, match="this is not a file"):
        read_report(tmp_path)


def test_a_long_line_of_marks_is_read_in_no_time(made):
    """Hostile mark-up (a hundred thousand stars, brackets, tags, pipes) neither hangs nor breaks reading."""
    for mark in ("*", "[", "<", "|", "_", "`", "<sup>(1)</sup>", "# ", "- ", "(1) ", "1.1.", "\t"):
        assert made("hostile.md", mark * 100_000 + " 5 hồ sơ").format == "md"
