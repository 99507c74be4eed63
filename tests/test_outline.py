"""Which section of a report each paragraph stands in, by labels alone: no heading style is needed."""

from __future__ import annotations

import pytest
from tiekit import document

from analysis.tie.document import Kind
from analysis.tie.outline import Outline


def sections(*lines: str, styled: tuple[int, ...] = ()) -> list[str]:
    """Return the section of each line; `styled` are those that the file shows as headings."""
    outline = Outline()
    return [
        outline.enter(line, styled=at in styled, indented=line.startswith("-")).section
        for at, line in enumerate(lines)
    ]


def test_paths_stand_under_their_roman_part():
    """In part II the label 2.2.1 is section II.2.2.1, with or without a last dot; bullets stay in it."""
    lines = (
        "II. KẾT QUẢ",
        "2. Tiến độ",
        "2.2. Tình hình",
        "2.2.1. Lực lượng Công an",
        "- Công an tỉnh",
        "2.3 Kết quả",
    )
    assert sections(*lines, styled=(1,)) == ["II", "II.2", "II.2.2", "II.2.2.1", "II.2.2.1", "II.2.3"]


def test_an_item_may_begin_with_a_number():
    """The lines “2. 100% cán bộ” and “3. 05 xã” are items 2 and 3; “4. 500” splits a number and is none."""
    lines = ("I. KẾT QUẢ", "1. Tổ chức họp.", "2. 100% cán bộ dự.", "3. 05 xã đạt.", "4. 500 hồ sơ.")
    assert sections(*lines) == ["I", "I.1", "I.2", "I.3", "I.3"]


def test_numbered_paragraphs_are_sections():
    """Paragraphs 1., 2., 3. of a part are its sections, though none is a heading."""
    assert sections("I. CÔNG TÁC", "1. Tiếp tục bám sát.", "2. Tổ công tác.", "Đoạn tiếp.") == [
        "I",
        "I.1",
        "I.2",
        "I.2",
    ]


def test_a_list_inside_a_section_opens_none():
    """After section 2 a list 1., 2. belongs to it; "3." goes on with it after a semicolon, else it is section 3."""
    lines = ("I. CHUNG", "1. Một.", "2. Các chỉ tiêu:", "1. Thu ngân sách.", "2. Tăng trưởng.", "3. Tổ chức.")
    assert sections(*lines) == ["I", "I.1", "I.2", "I.2", "I.2", "I.3"]
    assert sections(*(line.replace("Tăng trưởng.", "Tăng trưởng;") for line in lines))[-1] == "I.2"


def test_letters_are_the_last_step():
    """The letters a) and b) stand under their number and end with it."""
    assert sections("I. CHUNG", "1. Trồng trọt", "a) Lúa", "b) Ngô", "2. Lợn") == [
        "I",
        "I.1",
        "I.1.a",
        "I.1.b",
        "I.2",
    ]


def test_articles_of_a_decision():
    """Clauses and points stand under their article."""
    lines = ("Điều 1. Phê duyệt", "1. Mục tiêu.", "2. Nhiệm vụ:", "a) Rà soát.", "Điều 2. Hiệu lực")
    assert sections(*lines) == ["Điều 1", "Điều 1.1", "Điều 1.2", "Điều 1.2.a", "Điều 2"]


def test_parts_above_roman_numbers():
    """Parts "Phần thứ nhất" or "A." stand above I, II, III; "C." is a part after B and the Roman 100 never."""
    assert sections("PHẦN THỨ HAI", "I. ĐÁNH GIÁ", "1. Ưu điểm") == ["Phần II", "Phần II.I", "Phần II.I.1"]
    lines = ("A. KẾT QUẢ", "I. Kinh tế", "B. NHIỆM VỤ", "I. Chung", "C. KIẾN NGHỊ")
    assert sections(*lines) == ["A", "A.I", "B", "B.I", "C"]


@pytest.mark.parametrize(
    "line",
    [
        "25 dịch vụ công thiết yếu",
        "1.208 hồ sơ trực tuyến",
        "Phụ lục I ban hành kèm theo Quyết định",
        "Điều 5 của Luật quy định",
        "2.5 triệu đồng",
        "Vào năm 2022, toàn tỉnh",
    ],
)
def test_what_only_looks_like_a_label(line):
    """A count, or a sentence that begins with an annex or an article, opens no section."""
    assert sections("I. CHUNG", line) == ["I", "I"]


def test_a_labelled_line_without_style_is_a_heading_if_it_is_a_title():
    """One clause without a full stop is a heading; a numbered sentence is a paragraph."""
    blocks = document("1. Ưu điểm", "2. Tổ công tác tiếp tục ban hành; rà soát văn bản.").blocks
    assert [block.kind for block in blocks] == [Kind.HEADING, Kind.PARAGRAPH]
