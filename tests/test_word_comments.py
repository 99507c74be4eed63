"""What a report with comments promises: each on its exact characters, the rest of the office's file untouched."""

from __future__ import annotations

import io
import random
import shutil
import unicodedata

import docx as python_docx
import pypdf
import pytest
from lxml import etree
from wordkit import (
    CHANGE,
    W,
    converted,
    deleted,
    docx,
    field,
    inserted,
    levels,
    listed,
    note,
    p,
    packed,
    r,
    refers,
    table,
    unpacked,
)

from analysis.tie.document import Kind
from analysis.tie.reading import read_report
from analysis.tie.word.comments import Remark, commented, tied_report
from analysis.tie.word.reading import read

AUTHOR = "Đối chiếu số liệu"
BODY = "word/document.xml"


def name(tag):
    return f"{{{W}}}{tag}"


def remarks_on(document, *numbers):
    """Return a remark on the first place of each number."""
    found = []
    for number in numbers:
        block = next(each for each in document.blocks if number in each.text)
        start = block.text.index(number)
        found.append(Remark(block.number, start, start + len(number), f"{number}: chưa có căn cứ", AUTHOR))
    return found


def tied(data, *numbers):
    """Return the file with a comment on each number."""
    document = read(data, "r.docx")
    return commented(document, data, remarks_on(document, *numbers))


def marked(data):
    """Return the text between the marks of each comment, by the comment's number."""
    inside, found = [], {}
    for each in etree.fromstring(unpacked(data)[BODY]).iter():
        if each.tag == name("commentRangeStart"):
            inside.append(each.get(name("id")))
        elif each.tag == name("commentRangeEnd"):
            inside.remove(each.get(name("id")))
            found.setdefault(each.get(name("id")), "")
        elif each.tag == name("t"):
            for comment in inside:
                found[comment] = found.get(comment, "") + (each.text or "")
    return found


def comments(data):
    """Return the comments as a Word library lists them."""
    return [(each.author, each.text) for each in python_docx.Document(io.BytesIO(data)).comments]


def bare(content):
    """Return a body without the marks of comments, runs of one look in a row put together."""
    root = etree.fromstring(content)
    for each in list(root.iter(name("commentRangeStart"), name("commentRangeEnd"), name("commentReference"))):
        gone = each.getparent() if each.tag == name("commentReference") else each
        gone.getparent().remove(gone)
    for run in list(root.iter(name("r"))):
        before = run.getprevious()
        if before is not None and before.tag == run.tag and _look(before) == _look(run):
            before.extend([each for each in run if each.tag != name("rPr")])
            run.getparent().remove(run)
    for text in list(root.iter(name("t"))):
        text.attrib.clear()
        before = text.getprevious()
        if before is not None and before.tag == text.tag:
            before.text = (before.text or "") + (text.text or "")
            text.getparent().remove(text)
    return etree.tostring(root, method="c14n")


def _look(run):
    properties = run.find(name("rPr"))
    return sorted(run.attrib.items()), b"" if properties is None else etree.tostring(properties)


FULL = docx(
    p("I. KẾT QUẢ", properties='<w:pStyle w:val="X"/>'),
    p("tiếp nhận ", r("8", "<w:b/>"), r(".252 hồ sơ, đạt ", "<w:i/>"), r("67,6%"), "; tăng 1,13%"),
    p(
        "đạt ",
        field("X", "59.561"),
        " và ",
        f'<w:hyperlink w:anchor="x">{r("xem 541 dịch vụ")}</w:hyperlink>',
    ),
    p("sửa ", deleted("33%"), inserted("nay 28,8% đạt"), " hết"),
    table(["Na Hang", "762"], ["Hàm Yên", "6.299"]),
    listed("mục có 150 giao dịch"),
    p("tư pháp", refers(1), "."),
    numbering=levels(("decimal", "%1.")),
    footnotes=note(1, "bao gồm 162 hồ sơ"),
)


@pytest.mark.parametrize(
    "number", ["8.252", "67,6%", "1,13%", "59.561", "541", "28,8%", "762", "6.299", "150"]
)
def test_a_comment_lies_on_its_number(number):
    """Over several runs, in a field, a link, an insertion, a cell or a list: the marks enclose the number alone."""
    assert marked(tied(FULL, number)) == {"0": number}


def test_all_comments_at_once():
    """Several comments, two in one run and one over two runs, each keep to their number and are listed in order."""
    numbers = ("8.252", "67,6%", "1,13%", "59.561", "541", "28,8%", "762", "150")
    data = tied(FULL, *numbers)
    assert list(marked(data).values()) == list(numbers)
    assert comments(data) == [(AUTHOR, f"{number}: chưa có căn cứ") for number in numbers]


def test_nothing_else_changes():
    """Without its comments the body is the office's body; every part but the lists of parts is the same bytes."""
    before, after = unpacked(FULL), unpacked(tied(FULL, "8.252", "541", "28,8%", "6.299", "162", "150"))
    assert bare(after[BODY]) == bare(before[BODY])
    changed = {part for part in after if after[part] != before.get(part)}
    assert changed == {BODY, "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
    assert list(after)[:-1] == list(before)


def test_looks_are_kept():
    """A run that is cut keeps its look in every piece."""
    root = etree.fromstring(unpacked(tied(FULL, "8.252"))[BODY])
    looks = {
        run.find(name("t")).text: _look(run)[1]
        for run in root.iter(name("r"))
        if run.find(name("t")) is not None
    }
    assert b"<w:b" in looks["8"]
    assert b"<w:i" in looks[".252"]
    assert looks[".252"] == looks[" hồ sơ, đạt "]


def test_the_same_bytes():
    """The same file and remarks give the same bytes, in whatever order the remarks come; no remark, the same text."""
    document = read(FULL, "r.docx")
    remarks = remarks_on(document, "541", "8.252")
    assert commented(document, FULL, remarks) == commented(document, FULL, reversed(remarks))
    assert unpacked(commented(document, FULL, [])) == unpacked(FULL)
    assert b"w:date" not in unpacked(commented(document, FULL, remarks))["word/comments.xml"]


def test_a_footnote_is_commented_at_its_mark():
    """Word takes no comment in a footnote: it hangs on the footnote's mark and says which number is meant."""
    data = tied(FULL, "162")
    root = etree.fromstring(unpacked(data)[BODY])
    start = next(root.iter(name("commentRangeStart")))
    assert start.getnext().find(name("footnoteReference")) is not None
    assert comments(data) == [(AUTHOR, "[Chú thích 1: “162”] 162: chưa có căn cứ")]
    assert unpacked(data)["word/footnotes.xml"] == unpacked(FULL)["word/footnotes.xml"]


def test_a_text_box_is_commented_at_its_drawing():
    """Word takes no comment in a text box either: it hangs on the drawing that holds the box."""
    box = f"<w:drawing><wps:txbx><w:txbxContent>{p('Tổng: 59.561')}</w:txbxContent></wps:txbx></w:drawing>"
    root = etree.fromstring(unpacked(tied(docx(p("a", r(box), "b")), "59.561"))[BODY])
    start = next(root.iter(name("commentRangeStart")))
    assert start.getnext().find(name("drawing")) is not None
    assert start.getparent().getparent().tag == name("body")


def test_a_generated_number_is_commented_at_its_paragraph():
    """A number that Word generates stands nowhere in the file: the comment stands at the head of its paragraph."""
    data = tied(FULL, "1. ")
    paragraph = next(etree.fromstring(unpacked(data)[BODY]).iter(name("commentRangeStart"))).getparent()
    assert [each.tag for each in paragraph][:4] == [
        name(each) for each in ("pPr", "commentRangeStart", "commentRangeEnd", "r")
    ]
    assert "".join(paragraph.itertext()) == "mục có 150 giao dịch"


def test_comments_already_there_stay():
    """The office's own comments keep their number, text and place; new ones are numbered after them."""
    comment = f'<w:comment w:id="4" w:author="A" w:date="2022-11-20T00:00:00Z">{p("xem lại")}</w:comment>'
    own = '<w:commentRangeStart w:id="4"/>' + r("66%") + '<w:commentRangeEnd w:id="4"/>'
    data = docx(p("đạt ", own, r('<w:commentReference w:id="4"/>'), ", còn 22%"), comments=comment)
    again = tied(data, "22%", "66%")
    assert marked(again) == {"4": "66%", "5": "66%", "6": "22%"}
    assert comments(again) == [
        ("A", "xem lại"),
        (AUTHOR, "66%: chưa có căn cứ"),
        (AUTHOR, "22%: chưa có căn cứ"),
    ]
    changed = {part for part, content in unpacked(again).items() if content != unpacked(data)[part]}
    assert changed == {BODY, "word/comments.xml"}


def test_letters_taken_apart_are_enclosed_whole():
    """A comment on a word whose letters and marks are stored apart ends after the last mark."""
    apart = unicodedata.normalize("NFD", "mười hộ nghèo")
    data = docx(p(apart))
    document = read(data, "r.docx")
    found = marked(commented(document, data, [Remark(0, 5, 7, "x", AUTHOR)]))
    assert unicodedata.normalize("NFC", found["0"]) == "hộ"


def test_a_comment_has_its_lines_and_says_what_it_says():
    """Each line of a remark is a paragraph of the comment; mark-up in it is text."""
    document = read(FULL, "r.docx")
    data = commented(document, FULL, [Remark(1, 10, 15, "lệch <b>\nsửa & gửi lại", AUTHOR)])
    (comment,) = python_docx.Document(io.BytesIO(data)).comments
    assert [each.text for each in comment.paragraphs] == ["lệch <b>", "sửa & gửi lại"]
    assert comment.initials == "ĐCSL"


def test_tracked_changes_stay_tracked():
    """The changes that were taken as accepted are still there, for the office to accept or not."""
    after = etree.fromstring(unpacked(tied(FULL, "28,8%"))[BODY])
    (insertion,), (deletion,) = after.iter(name("ins")), after.iter(name("del"))
    assert "".join(insertion.itertext()) == "nay 28,8% đạt"
    assert "".join(deletion.itertext()) == "33%"
    assert insertion.attrib == etree.fromstring(f'<x xmlns:w="{W}" {CHANGE}/>').attrib


def test_any_stretch_of_any_text_can_be_commented():
    """Whatever characters are chosen, in 300 draws from one seed, the marks enclose them and the body stays."""
    chance = random.Random(2)  # noqa: S311 -- the same draws at every run
    document, body = read(FULL, "r.docx"), bare(unpacked(FULL)[BODY])
    blocks = [each for each in document.blocks if not each.note and not each.marks and "mục" not in each.text]
    for _ in range(300):
        remarks = []
        for block in sorted(chance.sample(blocks, 3), key=lambda each: each.number):
            start = chance.randrange(len(block.text))
            remarks.append(
                Remark(block.number, start, chance.randrange(start, len(block.text)) + 1, "x", AUTHOR)
            )
        data = commented(document, FULL, remarks)
        shown = [document.blocks[each.block].text[each.start : each.end] for each in remarks]
        assert list(marked(data).values()) == shown
        assert bare(unpacked(data)[BODY]) == body


MARKDOWN = """# I. KẾT QUẢ

Tiếp nhận 8.252 hồ sơ, đạt 67,6% <sup>(1)</sup>.

<sup>(1)</sup> Bao gồm 162 hồ sơ kỳ trước.

TT\tHuyện\tTổng
1\tNa Hang\t762
\tTổng cộng\t59.561

- Còn 150 giao dịch.
"""


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MICROSOFT = "http://schemas.microsoft.com/office/2006/relationships"
TYPES = "[Content_Types].xml"
MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"
PLAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def links(*targets):
    """Return a part's relationships: kind, target, and whether it lies outside the file."""
    each = "".join(
        f'<Relationship Id="rId{at}" Type="{kind}" Target="{target}"{outside}/>'
        for at, (kind, target, outside) in enumerate(targets, 1)
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{each}</Relationships>'.encode()


def with_macros():
    """Return a .docm as Word writes one: macros, their data, and a template on a computer of the office."""
    template = f'<w:attachedTemplate xmlns:r="{OFFICE}" r:id="rId1"/><w:zoom w:percent="100"/>'
    files = unpacked(docx(p("đạt 67,6%"), settings=template))
    macro_types = (
        f'{MACRO_TYPE}"/><Override PartName="/word/vbaData.xml" ContentType="application/vnd.ms-word.vbaData+xml"/>'
        '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
    )
    files[TYPES] = files[TYPES].replace(f'{PLAIN_TYPE}"/>'.encode(), macro_types.encode())
    files["word/_rels/document.xml.rels"] = links(
        (f"{OFFICE}/settings", "settings.xml", ""), (f"{MICROSOFT}/vbaProject", "vbaProject.bin", "")
    )
    files["word/_rels/vbaProject.bin.rels"] = links(
        (f"{MICROSOFT}/wordVbaData", "vbaData.xml", ""), (f"{MICROSOFT}/vbaProject", "document.xml", "")
    )
    files["word/_rels/settings.xml.rels"] = links(
        (f"{OFFICE}/attachedTemplate", "file:///Z:/mau.dotm", ' TargetMode="External"')
    )
    return packed(files | {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0", "word/vbaData.xml": b"<x/>"})


@pytest.mark.parametrize("numbers", [(), ("67,6%",)])
def test_a_macro_file_becomes_a_plain_document(numbers):
    """It is a document by its type, remarks or none; macros and the office's template are gone, the rest stays."""
    data = with_macros()
    before, after = unpacked(data), unpacked(tied(data, *numbers))
    assert set(before) - set(after) == {
        "word/vbaProject.bin",
        "word/vbaData.xml",
        "word/_rels/vbaProject.bin.rels",
    }
    assert PLAIN_TYPE.encode() in after[TYPES]
    for word in (b"acro", b"vba", b"attachedTemplate", b"mau.dotm"):
        assert [part for part in after if word in after[part]] == []
    assert b"zoom" in after["word/settings.xml"]
    assert comments(tied(data, *numbers)) == [(AUTHOR, f"{number}: chưa có căn cứ") for number in numbers]


@pytest.mark.parametrize("kind", ["template.main", "template.macroEnabledTemplate.main"])
def test_a_template_becomes_a_plain_document(kind):
    """A report kept as a template of Word has the type of a document afterwards, and nothing else is another."""
    files = unpacked(FULL)
    space = "ms-word" if "macro" in kind else "openxmlformats-officedocument.wordprocessingml"
    named = f"application/vnd.{space}.{kind}+xml".encode()
    template = packed(files | {TYPES: files[TYPES].replace(PLAIN_TYPE.encode(), named)})
    after = unpacked(tied(template))
    assert etree.tostring(etree.fromstring(after.pop(TYPES)), method="c14n") == etree.tostring(
        etree.fromstring(files.pop(TYPES)), method="c14n"
    )
    assert after == files


def test_a_text_becomes_a_word_file_with_comments(tmp_path):
    """A report that came as text gets a clean Word file: its blocks, one each, and a comment on each number."""
    path = tmp_path / "report.md"
    path.write_text(MARKDOWN, "utf-8")
    document = read_report(path)
    numbers = ("8.252", "67,6%", "162", "59.561", "150")
    data = tied_report(document, path.read_bytes(), remarks_on(document, *numbers))
    again = read(data, "r.docx")
    assert [(each.kind is Kind.CELL, each.text, each.row, each.column) for each in again.blocks] == [
        (each.kind is Kind.CELL, each.text, each.row, each.column) for each in document.blocks
    ]
    assert list(marked(data).values()) == list(numbers)
    assert data == tied_report(document, path.read_bytes(), remarks_on(document, *numbers))


def test_another_file_is_not_commented():
    """Comments go only into the file that was read."""
    with pytest.raises(ValueError, match=r"r\.docx: these bytes are not the file"):
        commented(read(FULL, "r.docx"), docx(p("khác")), [])


@pytest.mark.skipif(
    not shutil.which("soffice"), reason="LibreOffice is not installed, and nothing else opens Word files"
)
def test_another_program_opens_it(tmp_path):
    """LibreOffice opens the office's file with its comments and prints every number."""
    path = tmp_path / "tied.docx"
    path.write_bytes(tied(FULL, "8.252", "541", "28,8%", "762", "162", "1. "))
    reader = converted(path, "pdf")
    text = "".join(page.extract_text() for page in pypdf.PdfReader(reader).pages)
    assert all(number in text for number in ("8.252", "67,6%", "59.561", "541", "28,8%", "762", "162"))
