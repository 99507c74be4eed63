"""What a Word file says: each thing that an office may have done in it, and the text that a reader sees."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wordkit import (
    CHANGE,
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

from analysis.tie.document import Kind, Revision
from analysis.tie.reading.fault import ReportFault
from analysis.tie.word.reading import read

HIDDEN = "<w:vanish/>"
OLD_FONT = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
RESTART, CONTINUE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
SPAN = '<w:gridSpan w:val="2"/>'


def texts(*body, **parts):
    return [block.text for block in read(docx(*body, **parts), "r.docx").blocks]


def text(*runs, **parts):
    (only,) = texts(p(*runs), **parts)
    return only


def cells(document):
    return {
        (each.table, each.row, each.column): each.text for each in document.blocks if each.kind is Kind.CELL
    }


# --- what stands in a paragraph ---


def test_a_number_over_several_runs_is_one():
    """Word cuts 8.252 into runs where it likes; the reader sees one number."""
    assert text(r("tiếp nhận 8"), r(".2", "<w:b/>"), r("52 hồ sơ")) == "tiếp nhận 8.252 hồ sơ"


@pytest.mark.parametrize(
    ("inner", "shown"),
    [
        ("<w:t>1</w:t><w:tab/><w:t>2</w:t>", "1\t2"),
        ("<w:t>1</w:t><w:br/><w:t>2</w:t>", "1\n2"),
        ('<w:t>1</w:t><w:br w:type="page"/><w:t>2</w:t>', "1 2"),
        ("<w:t>4435/UBND</w:t><w:noBreakHyphen/><w:t>NC</w:t>", "4435/UBND-NC"),
        ("<w:t>8.2</w:t><w:softHyphen/><w:t>52</w:t>", "8.252"),
        ("<w:t>10\u00a0triệu</w:t>", "10 triệu"),
        ("<w:t>8.2\u200b52\u00ad</w:t>", "8.252"),
        ('<w:sym w:font="Symbol" w:char="F0B3"/><w:t>70%</w:t>', "≥70%"),
        ('<w:sym w:font="Symbol" w:char="F031"/>', "1"),
        ('<w:t>x</w:t><w:sym w:font="Wingdings" w:char="F031"/>', "x□"),
        ('<w:sym w:font="Times New Roman" w:char="2265"/>', "≥"),
        ('<w:t>x</w:t><w:sym w:font="Wingdings" w:char="F0FE"/>', "x□"),
        ('<w:t>x</w:t><w:sym w:font="Symbol" w:char="khong"/>', "x"),
    ],
)
def test_signs_of_a_run(inner, shown):
    """Tabs, breaks, hyphens of all kinds, blanks and symbols read as on the page."""
    assert text(r(inner)) == shown


def test_a_field_shows_its_result():
    """Of a field the result counts, never its code, also with another field inside its code."""
    inner = (
        r('<w:fldChar w:fldCharType="begin"/>') + r("<w:instrText>IF </w:instrText>") + field("DATE", "21")
    )
    rest = r("<w:instrText>= 1</w:instrText>") + r('<w:fldChar w:fldCharType="separate"/>') + r("67,6%")
    assert text("đạt ", field(" =SUM(ABOVE) 999 ", "59.561")) == "đạt 59.561"
    assert text("đạt ", inner + rest + r('<w:fldChar w:fldCharType="end"/>')) == "đạt 67,6%"
    assert text('<w:fldSimple w:instr="PAGE 7">' + r("81,11%") + "</w:fldSimple>") == "81,11%"


def test_a_field_that_never_ends_hides_nothing():
    """A field whose end is missing does not swallow the rest of the report."""
    broken = p(r('<w:fldChar w:fldCharType="begin"/>'), r("<w:instrText>X</w:instrText>"), "100")
    assert texts(broken, p("150 giao dịch")) == ["100", "150 giao dịch"]


def test_links_controls_and_tags_are_looked_through():
    """Text in a hyperlink, a content control or a smart tag is text of the paragraph."""
    inner = (
        '<w:hyperlink r:id="rId9">' + r("541") + "</w:hyperlink>",
        "<w:sdt><w:sdtPr/><w:sdtContent>" + r(" dịch vụ") + "</w:sdtContent></w:sdt>",
        '<w:smartTag w:element="x">' + r(", đạt 28,8%") + "</w:smartTag>",
    )
    assert text(*inner) == "541 dịch vụ, đạt 28,8%"
    assert texts(f"<w:sdt><w:sdtContent>{p('15%')}</w:sdtContent></w:sdt>") == ["15%"]


def test_hidden_text_is_left_out_and_told():
    """Hidden text is not what the reader sees: it is left out, and a note says so."""
    document = read(docx(p("đạt 66%", r(" (cũ: 60%)", HIDDEN))), "r.docx")
    assert [block.text for block in document.blocks] == ["đạt 66%"]
    assert [note.en for note in document.notes] == ["1 stretches of hidden text were left out"]


def test_text_hidden_by_its_paragraph_style_is_left_out():
    """A style may hide whole paragraphs, as remarks of the office to itself."""
    styles = OLD_STYLE.format("paragraph", HIDDEN)
    assert texts(p("ghi chú 5", properties=STYLED), p("đạt 6"), styles=styles) == ["đạt 6"]


def test_letters_taken_apart_are_put_together():
    """Letters and their marks are composed, also when the mark stands in the next run."""
    apart = unicodedata.normalize("NFD", "Tổng số hồ sơ: 635")
    assert text(r(apart[:3]), r(apart[3:])) == "Tổng số hồ sơ: 635"


def test_old_fonts_are_read():
    """Text in .VnTime is stored in the letters of TCVN3, with ư as a soft hyphen; numbers stay as they are."""
    document = read(
        docx(p(r("TiÕp nhËn 8.252 hå s¬, n", OLD_FONT), r("<w:softHyphen/><w:t>íc</w:t>", OLD_FONT))), "r"
    )
    assert document.blocks[0].text == "Tiếp nhận 8.252 hồ sơ, nước"
    assert "old fonts" in document.notes[0].en


OLD_STYLE = '<w:style w:type="{}" w:styleId="X"><w:rPr>{}</w:rPr></w:style>'
STYLED = '<w:pStyle w:val="X"/>'


@pytest.mark.parametrize(
    ("fonts", "stored", "shown"),
    [
        ('w:ascii=".VNTIME" w:hAnsi=".VNTIME"', "TiÕp nhËn 12", "Tiếp nhận 12"),
        ('w:ascii=".vntimeh"', "TiÕp nhËn 12", "TIẾP NHẬN 12"),
        ('w:ascii="Vni-Times"', "Tieáp nhaän 12", "Tiếp nhận 12"),
        ('w:ascii="Arial" w:hAnsi=".VnTime"', "TiÕp nhËn 12", "Tiếp nhận 12"),
    ],
)
def test_fonts_are_named_in_many_ways(fonts, stored, shown):
    """Word does not mind capitals in a font's name; letters beyond ASCII are set in the font called hAnsi."""
    assert text(r(stored, f"<w:rFonts {fonts}/>")) == shown


def test_an_old_font_may_come_from_a_style():
    """The style of the paragraph says the font, also inside a tracked insertion; so does the table's style."""
    whole = inserted("TiÕp nhËn 12")
    styles = OLD_STYLE.format("paragraph", OLD_FONT)
    assert texts(p(whole, properties=STYLED), styles=styles) == ["Tiếp nhận 12"]
    named = table(["TiÕp nhËn", "12"]).replace("<w:tblPr/>", '<w:tblPr><w:tblStyle w:val="X"/></w:tblPr>')
    assert texts(named, styles=OLD_STYLE.format("table", OLD_FONT)) == ["Tiếp nhận", "12"]


def test_an_old_font_may_come_from_the_theme():
    """A style may leave the font to the theme; the theme then says that the letters are old."""
    latin = '<a:{0}Font xmlns:a="urn:a"><a:latin typeface="{1}"/></a:{0}Font>'
    scheme = latin.format("major", "Arial") + latin.format("minor", ".VnTime")
    theme = f'<a:themeElements xmlns:a="urn:a"><a:fontScheme>{scheme}</a:fontScheme></a:themeElements>'
    defaults = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>'
        "</w:rPr></w:rPrDefault></w:docDefaults>"
    )
    heading = r("Đến 31", '<w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi"/>')
    shown = texts(p("TiÕp nhËn 12"), p(heading), theme=theme, styles=defaults)
    assert shown == ["Tiếp nhận 12", "Đến 31"]


def test_half_a_number_may_have_changed():
    """Of 1.2[3→4]5 the accepted number is 1.245, and both halves of the change are reported."""
    document = read(docx(p("đạt 1.2", deleted("3"), inserted("4"), "5 hồ sơ")), "r.docx")
    assert document.blocks[0].text == "đạt 1.245 hồ sơ"
    assert document.revisions == (Revision(0, "deleted", "3"), Revision(0, "inserted", "4"))


def test_an_old_font_may_hold_new_letters():
    """Many a file was converted to Unicode and kept the names of its fonts: its letters stay as they are."""
    runs = (r("Tiếp nhận là ", OLD_FONT), r("và", OLD_FONT), r(" 8.252 hồ sơ được", OLD_FONT))
    document = read(docx(p(*runs)), "r.docx")
    assert document.blocks[0].text == "Tiếp nhận là và 8.252 hồ sơ được"
    assert document.notes == ()


def test_old_and_new_letters_may_stand_together():
    """Where most text in old fonts is in old letters, a converted stretch among it stays as it is."""
    runs = (r("TiÕp nhËn ", OLD_FONT), r("hå s¬ ", OLD_FONT), r("được", OLD_FONT), r(" gi¶i quyÕt", OLD_FONT))
    assert text(*runs) == "Tiếp nhận hồ sơ được giải quyết"


def test_a_formula_keeps_its_numbers_apart():
    """A fraction set as a formula is read with its stroke."""
    count = "<m:r><m:t>{}</m:t></m:r>"
    parts = f"<m:num>{count.format('2.615')}</m:num><m:den>{count.format('3.224')}</m:den>"
    fraction = f"<m:oMath><m:f>{parts}</m:f></m:oMath>"
    assert text("đạt ", fraction) == "đạt 2.615/3.224"


def test_a_text_box_is_read_once():
    """Word stores a text box twice, for new and for old readers; it is read once, after its paragraph."""
    box = f"<w:txbxContent>{p('Tổng: 59.561')}</w:txbxContent>"
    drawn = (
        f"<mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    document = read(docx(p(r(drawn), "Xem khung"), p("Hết")), "r.docx")
    assert [block.text for block in document.blocks] == ["Xem khung", "Tổng: 59.561", "Hết"]
    assert [told.en for told in document.notes] == ["1 text boxes were read after the paragraph they hang on"]


def test_a_picture_is_told():
    """Numbers in a picture cannot be read, and a note says that there is one."""
    document = read(docx(p("Xem hình ", r("<w:drawing/>"))), "r.docx")
    assert document.notes[0].en == "1 pictures were not read; numbers in them are not checked"


LETTERS = st.text(st.sampled_from("8.252%, hồsơĐạtớừ\u0301\u0323()-/"), min_size=1, max_size=12)


@given(st.lists(st.tuples(LETTERS, st.sampled_from(("", "<w:b/>", HIDDEN, "insert", "delete"))), max_size=9))
def test_runs_do_not_matter(pieces):
    """However a text is cut into runs, deleted and inserted, what stays reads as one composed text."""
    how = {"insert": inserted, "delete": deleted}
    runs = [how[look](words) if look in how else r(words, look) for words, look in pieces]
    stays = "".join(words for words, look in pieces if look not in (HIDDEN, "delete"))
    shown = texts(p("a ", *runs, r("")), p("z"))
    assert shown[0] == unicodedata.normalize("NFC", f"a {stays}").strip()


# --- tracked changes ---


def test_tracked_changes_are_taken_as_accepted():
    """What was inserted stands, what was deleted does not, and both are reported."""
    document = read(
        docx(p("đạt ", deleted("67,5", "%"), inserted("67,6"), inserted("%"), " hồ sơ")), "r.docx"
    )
    assert document.blocks[0].text == "đạt 67,6% hồ sơ"
    assert document.revisions == (Revision(0, "deleted", "67,5%"), Revision(0, "inserted", "67,6%"))


def test_a_moved_text_counts_once():
    """A text that was moved stands where it went, once."""
    away = f"<w:moveFrom {CHANGE}>{r('15%')}</w:moveFrom>"
    here = f"<w:moveTo {CHANGE}>{r('15%')}</w:moveTo>"
    document = read(docx(p("một ", away), p("hai ", here)), "r.docx")
    assert [block.text for block in document.blocks] == ["một", "hai 15%"]
    assert document.revisions == (Revision(1, "moved", "15%"),)


def test_a_deleted_end_of_a_paragraph_joins_two():
    """Where the end of a paragraph was deleted, the number begun in one goes on in the next."""
    gone = f"<w:rPr><w:del {CHANGE}/></w:rPr>"
    assert texts(p("tổng số 183", properties=gone), p(".782 hồ sơ"), p("x")) == ["tổng số 183.782 hồ sơ", "x"]


def test_a_joined_paragraph_has_one_number():
    """A list's paragraph whose end was deleted keeps its own number; the next one's is gone with its beginning."""
    gone = f'<w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:del {CHANGE}/></w:rPr>'
    body = (p("có 183", properties=gone), listed(".782 hồ sơ"), listed("hết"))
    assert texts(*body, numbering=levels(("decimal", "%1."))) == ["1. có 183.782 hồ sơ", "2. hết"]


def test_a_table_that_was_deleted_is_reported():
    """Of a table whose rows were all deleted nothing is read, and its text is told at the block before."""
    row = f"<w:tr><w:trPr><w:del {CHANGE}/></w:trPr><w:tc>{p('762')}</w:tc></w:tr>"
    document = read(docx(p("a"), f"<w:tbl>{row}</w:tbl>", p("b")), "r.docx")
    assert [block.text for block in document.blocks] == ["a", "b"]
    assert document.revisions == (Revision(0, "deleted", "762"),)


def test_row_numbers_of_a_list_are_cells():
    """A column of row numbers that Word generates holds nothing but the numbers, and they are read."""
    numbered = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    rows = ([p("", properties=numbered), "Na Hang"], [p("", properties=numbered), "Hàm Yên"])
    found = cells(read(docx(table(*rows), numbering=levels(("decimal", "%1"))), "r.docx"))
    assert found == {(1, 1, 1): "1", (1, 1, 2): "Na Hang", (1, 2, 1): "2", (1, 2, 2): "Hàm Yên"}


def test_what_was_inserted_and_deleted_again_is_gone():
    """A deletion inside an insertion leaves nothing."""
    assert text("đạt 22%", f"<w:ins {CHANGE}>{deleted('33%')}</w:ins>") == "đạt 22%"


def test_changed_rows_and_notes():
    """A deleted row is not read, an inserted one is; changes in a footnote are reported like others."""
    row = "<w:tr><w:trPr>{}</w:trPr><w:tc>{}</w:tc></w:tr>"
    rows = row.format(f"<w:del {CHANGE}/>", p("762")) + row.format(f"<w:ins {CHANGE}/>", p("809"))
    body = f"<w:tbl>{rows}</w:tbl>"
    document = read(docx(body, p("x", refers(1)), footnotes=note(1, deleted("162"), " 163")), "r.docx")
    assert [block.text for block in document.blocks] == ["809", "x(1)", "(1) 163"]
    assert [(each.kind, each.text) for each in document.revisions] == [
        ("deleted", "762"),
        ("inserted", "809"),
        ("deleted", "162"),
    ]


# --- numbers that Word generates ---


def test_list_numbers_are_computed():
    """The numbers of automatic lists are not in the text; they are counted as Word counts them."""
    numbering = levels(
        ("upperRoman", "%1."), ("decimal", "%2."), ("decimal", "%2.%3."), ("lowerLetter", "%4)")
    )
    items = ((0, "Kết quả"), (1, "Chung"), (2, "Một"), (2, "Hai"), (3, "xã"), (3, "phường"), (1, "Riêng"), (2, "Ba"),
             (0, "Nhận xét"), (1, "Ưu điểm"))  # fmt: skip
    shown = texts(*(listed(words, level=level) for level, words in items), numbering=numbering)
    assert shown == [
        "I. Kết quả", "1. Chung", "1.1. Một", "1.2. Hai", "a) xã", "b) phường", "2. Riêng", "2.1. Ba", "II. Nhận xét",
        "1. Ưu điểm",
    ]  # fmt: skip


def test_sections_follow_generated_numbers():
    """A generated number opens its section like a typed one."""
    numbering = levels(("upperRoman", "%1."), ("decimal", "%2."))
    document = read(
        docx(listed("KẾT QUẢ"), listed("Chung", level=1), p("150 hồ sơ"), numbering=numbering), "r.docx"
    )
    assert document.blocks[2].section == "I.1"


def test_a_list_may_start_again():
    """A list with a start of its own begins there, and goes on from it."""
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = levels(("decimal", "%1.")) + levels(("decimalZero", "%1)"), number=2, inner=override)
    shown = texts(listed("a"), listed("b", 2), listed("c", 2), listed("d"), numbering=numbering)
    assert shown == ["1. a", "05) b", "06) c", "2. d"]


def test_numbers_may_come_from_a_style():
    """A heading style that is tied to a level of a list numbers its paragraphs."""
    numbering = levels(("decimal", "%1."), ("decimal", "%1.%2.")).replace(
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2."/>',
        '<w:numFmt w:val="decimal"/><w:pStyle w:val="H2"/><w:lvlText w:val="%1.%2."/>',
    )
    style = (
        '<w:style w:type="paragraph" w:styleId="H{}"><w:name w:val="heading {}"/>'
        '<w:pPr><w:numPr>{}<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    styles = style.format(1, 1, "") + style.format(2, 2, '<w:ilvl w:val="1"/>')
    body = [
        p(words, properties=f'<w:pStyle w:val="H{level}"/>')
        for level, words in ((1, "A"), (2, "B"), (2, "C"))
    ]
    document = read(docx(*body, numbering=numbering, styles=styles), "r.docx")
    assert [block.text for block in document.blocks] == ["1. A", "1.1. B", "1.2. C"]
    assert {block.kind for block in document.blocks} == {Kind.HEADING}


def test_bullets_are_dashes():
    """An item's sign is a dash, as in official prose."""
    assert texts(listed("150 giao dịch"), numbering=levels(("bullet", "\uf0b7"))) == ["- 150 giao dịch"]


# --- footnotes ---


def test_footnotes_follow_their_paragraph():
    """A footnote's mark stands in the text as (1), its text comes after the paragraph, under the same section."""
    notes = note(4, " Đã giải quyết 3.190 hồ sơ") + note(7, " còn 196 hồ sơ")
    document = read(
        docx(p("II. TƯ PHÁP"), p("đạt 81,11%", refers(7), "; tăng", refers(4)), footnotes=notes), "r.docx"
    )
    assert [(block.kind, block.note, block.text) for block in document.blocks[1:]] == [
        (Kind.PARAGRAPH, "", "đạt 81,11%(1); tăng(2)"),
        (Kind.FOOTNOTE, "1", "(1) còn 196 hồ sơ"),
        (Kind.FOOTNOTE, "2", "(2) Đã giải quyết 3.190 hồ sơ"),
    ]
    assert document.blocks[1].marks == ((10, 13), (19, 22))
    assert document.blocks[2].section == "II"


def test_brackets_typed_around_a_mark_are_not_doubled():
    """Offices type brackets around the mark themselves; the text has them once, the footnote not at all."""
    body = p("hiệu quả ", r("("), refers(1), r(")"), ".")
    typed = p(r("("), r("<w:footnoteRef/>"), r(") "), "Văn bản số 4435/UBND-NC")
    footnote = f'<w:footnote w:id="1">{typed}</w:footnote>'
    assert texts(body, footnotes=footnote) == ["hiệu quả (1).", "(1) Văn bản số 4435/UBND-NC"]


def test_a_raised_number_is_a_mark():
    """A mark that was typed and raised is never read as the last digit of a number; the 2 of m² is no mark."""
    raised = '<w:vertAlign w:val="superscript"/>'
    document = read(
        docx(p("đạt 3.224", r("1", raised), " hồ sơ, 81,11%", r("(", raised), r("2)", raised))), "r.docx"
    )
    assert document.blocks[0].text == "đạt 3.224(1) hồ sơ, 81,11%(2)"
    assert document.blocks[0].marks == ((9, 12), (26, 29))
    assert text("rộng 35 m", r("2", raised)) == "rộng 35 m2"


def test_a_footnote_may_be_typed():
    """A paragraph that begins with a raised number called before is its footnote, in the section of the call."""
    mark = r("(1)", '<w:vertAlign w:val="superscript"/>')
    body = (p("I. TƯ PHÁP"), p("đạt 81,11% ", mark), p("II. KHÁC"), p(mark, " bao gồm 162 hồ sơ"))
    block = read(docx(*body), "r.docx").blocks[3]
    assert (block.kind, block.note, block.section) == (Kind.FOOTNOTE, "1", "I")
    assert block.text == "(1) bao gồm 162 hồ sơ"


def test_a_deleted_footnote_is_not_read():
    """A footnote whose mark was deleted is gone, and the next one takes its number."""
    gone = f"<w:del {CHANGE}>{refers(1)}</w:del>"
    assert texts(p("x", gone, refers(2)), footnotes=note(1, "cũ 7") + note(2, "mới 8")) == [
        "x(1)",
        "(1) mới 8",
    ]


# --- tables ---


def test_merged_cells_keep_their_columns():
    """A cell below a merged heading stands in the column that it is under, however cells were merged."""
    body = table(
        [("TT", RESTART), ("Bản ghi", SPAN), "Tổng"],
        [("", CONTINUE), "Thiếu", "Sai", ""],
        ["1", "1.208", "483", "1.691"],
    )
    document = read(docx(body), "r.docx")
    assert cells(document) == {
        (1, 1, 1): "TT", (1, 1, 2): "Bản ghi", (1, 1, 4): "Tổng", (1, 2, 2): "Thiếu", (1, 2, 3): "Sai",
        (1, 3, 1): "1", (1, 3, 2): "1.208", (1, 3, 3): "483", (1, 3, 4): "1.691",
    }  # fmt: skip
    spans = {block.text: (block.rows, block.columns) for block in document.blocks}
    assert spans["TT"] == (2, 1)
    assert spans["Bản ghi"] == (1, 2)


def test_a_fine_grid_does_not_shift_columns():
    """Word's grid is finer than what one sees: columns are counted by where cells begin."""
    wide = '<w:gridSpan w:val="3"/>'
    assert cells(read(docx(table([("a", wide), ("b", SPAN)], [("1", wide), ("2", SPAN)])), "r")) == {
        (1, 1, 1): "a", (1, 1, 2): "b", (1, 2, 1): "1", (1, 2, 2): "2",
    }  # fmt: skip


def test_a_table_in_a_cell_comes_after_it():
    """A table nested in a cell is a table of its own, read after the one that holds it; lines of a cell are lines."""
    nested = p("Huyện") + p("Hàm Yên") + table(["5.894"]) + p("")
    document = read(docx(table([nested, "6.299"])), "r.docx")
    assert cells(document) == {(1, 1, 1): "Huyện\nHàm Yên", (1, 1, 2): "6.299", (2, 1, 1): "5.894"}


def test_text_under_a_merged_cell_does_not_vanish():
    """What Word hides below a vertically merged cell is read with the cell above, and told."""
    document = read(docx(table([("a", RESTART), "1"], [("809", CONTINUE), "2"])), "r.docx")
    assert cells(document)[1, 1, 1] == "a\n809"
    assert "merged cells hold text below" in document.notes[0].en


# --- what is left out ---


def test_headers_and_comments_are_left_out_and_told():
    """Headers and comments are no part of the report's text; notes say that there are some."""
    comment = f'<w:comment w:id="1" w:author="A">{p("xem lại 999")}</w:comment>'
    document = read(docx(p("đạt 66%"), header=p("Trang 3"), comments=comment), "r.docx")
    assert [block.text for block in document.blocks] == ["đạt 66%"]
    assert [told.en for told in document.notes] == [
        "1 headers and footers were left out",
        "1 comments already in the file were left as they are, and not read",
    ]


def test_the_strict_spelling_reads_alike():
    """A file saved as Strict Open XML says the same."""
    strict = {
        name: part.replace(b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", b"http://purl.oclc.org/ooxml/wordprocessingml/main")
        .replace(b"http://schemas.openxmlformats.org/officeDocument/2006/", b"http://purl.oclc.org/ooxml/officeDocument/")
        for name, part in unpacked(docx(p("đạt 66%"))).items()
    }  # fmt: skip
    assert read(packed(strict), "r.docx").blocks[0].text == "đạt 66%"


def test_a_file_without_text_is_refused():
    """A Word file that holds only pictures has nothing to read, and says what to send."""
    with pytest.raises(ReportFault, match="the Word file holds no text; send the text itself"):
        read(docx(p(r("<w:drawing/>"))), "r.docx")
