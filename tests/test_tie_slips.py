"""Slips that the benchmark showed to be missed, or told of where nothing was wrong: one worked example each."""

from __future__ import annotations

from textkit import found
from tiekit import document, read

from analysis.tie.tieout import tie

FLOW = (
    "Tiếp nhận mới 2.859 hồ sơ. Số hồ sơ kỳ trước chuyển sang là 277 hồ sơ. {} {} hồ sơ. "
    "Còn 215 hồ sơ đang giải quyết."
)


def told(*paragraphs):
    """Return the findings of a text by itself, kind and number."""
    return [(each.kind, each.numbers["printed"]) for each in tie(document(*paragraphs)).findings]


def test_a_decimal_point_among_commas_is_told_of():
    """65.9% beside 16,9%: who reads the dot as thousands reads another number."""
    text = "Mức độ 3 chiếm 16,9%. Mức độ 4 chiếm 65.9%."
    assert ("text: separators", "65.9%") in told(text)
    assert ("text: separators", "65,9%") not in told(text.replace("65.9", "65,9"))


def test_commas_between_thousands_are_told_of():
    """1,628,549,000 đồng beside 16,9% is written another way."""
    text = "Mức độ 3 chiếm 16,9%. Tổng số tiền là 1,628,549,000 đồng."
    assert ("text: separators", "1,628,549,000 đồng") in told(text)


def test_resolved_in_time_is_not_all_that_was_resolved():
    """2.859 + 277 = 3.136 came in; 2.913 in time and 215 pending leave 8 that may have been late."""
    late = FLOW.format("Đã giải quyết đúng và trước hạn", "2.913")
    assert found(late) == []
    assert [kind for kind, _ in found(late.replace("đúng và trước hạn ", ""))] == ["stock and flow"]
    assert [kind for kind, _ in found(late.replace("2.913", "2.931"))] == ["stock and flow"]


def test_a_rate_of_dossiers_names_no_base_by_itself():
    """99,00% of what was resolved need not be of the 596 that came in, which no whole number gives."""
    text = (
        "Tiếp nhận mới 596 hồ sơ, trong đó có 263 hồ sơ trực tuyến và 333 hồ sơ nộp trực tiếp. "
        "Tỷ lệ hồ sơ giải quyết đúng và trước hạn đạt 99,00%."
    )
    assert found(text) == []


def test_a_place_in_a_row_s_label_is_no_unit():
    """Huyện Mẫu Đông is a name; its “mẫu” is no area that the row counts."""
    rows = [["Huyện, thành phố", "Không có mã định danh", "Tổng"], ["Huyện Mẫu Đông", "624", "2.645"]]
    assert [(token.text, token.unit) for token in read(rows)] == [("624", ""), ("2.645", "")]


def test_a_table_of_texts_has_no_total():
    """A column headed "Tổng" without any number is looked at and passed over."""
    rows = [["Dịch vụ công", "Mức độ", "Tổng"], ["Đăng ký thường trú", "toàn trình", "đạt"]]
    assert told(rows) == []
