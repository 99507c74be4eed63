"""Facts that a report's text contradicts by itself: parts of a whole, units, years of documents, digits that swap."""

from __future__ import annotations

import pytest
from textkit import checked, found


@pytest.mark.parametrize(("was", "becomes"), [("13.100", "13.010"), ("150 hồ sơ", "105 hồ sơ")])
def test_parts_of_a_whole_that_opens_the_sentence(was, becomes):
    """13.100 on time and 150 overdue are the 13.250 resolved; on time and overdue leave nothing out."""
    text = "Trong 13.250 hồ sơ đã giải quyết, có 13.100 hồ sơ đúng hạn, 150 hồ sơ quá hạn."
    assert found(text) == []
    assert found(text.replace(was, becomes)) == [("sum", "error")]


def test_what_follows_the_parts_is_no_part():
    """A new statement after the parts is of other dossiers."""
    text = "Trong 1.500 hồ sơ tiếp nhận, có 1.200 hồ sơ trực tuyến, 300 hồ sơ trực tiếp; đã giải quyết 1.700 hồ sơ."
    assert found(text) == []


def test_more_units_than_there_are():
    """Of seven districts no eight can have done something."""
    text = "Có 11/11 sở, ngành; 07/07 huyện, thành phố đã thành lập Tổ công tác."
    assert found(text) == []
    assert found(text.replace("07/07", "08/07")) == [("part of whole", "warning")]


@pytest.mark.parametrize(
    "text",
    [
        "Công nhận 12/10 xã đạt chuẩn theo kế hoạch năm.",
        "Thực hiện 105/100 đơn vị, vượt chỉ tiêu được giao.",
    ],
)
def test_more_units_than_were_planned(text):
    """A plan can be exceeded."""
    assert found(text) == []


def test_the_year_in_a_document_number_is_its_own():
    """Decree 61/2018/NĐ-CP was signed in 2018; a date of 2019 is a slip, and which of the two is told."""
    text = "Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ."
    assert found(text) == []
    assert [each.sentence.vi for each in checked(text.replace("23/4/2018", "23/4/2019")).findings] == [
        "phần đầu: văn bản 61/2018/NĐ-CP mang số của năm 2018 nhưng ghi ngày 23/4/2019."
    ]


CARDS = "Đến nay đã cấp 605.120 thẻ CCCD gắn chip.\n\nKết quả nổi bật: đã cấp {} thẻ CCCD gắn chip."


def test_two_digits_that_changed_places():
    """605.120 cards here and 605.210 there, in like words: one of them was copied wrong."""
    assert found(CARDS.format("605.120")) == []
    assert found(CARDS.format("605.210")) == [("two mentions", "warning")]


@pytest.mark.parametrize("value", ["605.121", "615.020", "706.240"])
def test_other_numbers_of_like_words_are_other_facts(value):
    """A digit more, or digits farther apart, may be another day's count."""
    assert [kind for kind, _ in found(CARDS.format(value))] == (
        ["two mentions"] if value == "650.120" else []
    )


@pytest.mark.parametrize(
    ("text", "was", "becomes"),
    [
        ("Tỷ lệ DVC mức độ 3, 4 có phát sinh hồ sơ đạt 80%.", "3, 4", "3, 5"),
        ("Cấp tài khoản định danh điện tử mức 2 cho công dân.", "mức 2", "mức 7"),
    ],
)
def test_levels_that_do_not_exist(text, was, becomes):
    """Public services have the levels 1 to 4, electronic identities 1 and 2."""
    assert found(text) == []
    assert found(text.replace(was, becomes)) == [("ordered bounds", "warning")]
    assert found("Cảnh báo thiên tai cấp độ 5; dịch bệnh ở mức độ 6.") == []
