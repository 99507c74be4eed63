"""Percentages in prose, in the many ways in which offices say what a share is of."""

from __future__ import annotations

import pytest
from textkit import checked, found

# A clean passage, what slips in it, and what it becomes: a share that its counts do not make.
SHARES = [
    (
        (
            "Tổng số hồ sơ đã giải quyết: 8.765 hồ sơ; trong đó giải quyết trước hạn 5.120 hồ sơ, đúng hạn 3.540 hồ sơ,"
            " quá hạn 105 hồ sơ; tỷ lệ giải quyết đúng và trước hạn đạt 98,8%."
        ),
        "98,8%",
        "89,8%",
    ),
    (
        (
            "Đã giải quyết 8.765 hồ sơ (trước hạn 5.120, đúng hạn 3.540, trễ hạn 105), tỷ lệ trước hạn và đúng hạn đạt"
            " 98,80%, tỷ lệ trễ hạn 1,20%."
        ),
        "1,20%",
        "2,20%",
    ),
    ("Tiếp nhận 1.500 hồ sơ, trong đó trực tuyến 1.200 hồ sơ. Tỷ lệ hồ sơ trực tuyến đạt 80%.", "80%", "88%"),
    ("Trong 1.500 hồ sơ tiếp nhận, có 1.200 hồ sơ trực tuyến; tỷ lệ hồ sơ trực tuyến là 80%.", "80%", "90%"),
    (
        "Đã cấp 1.052.340 thẻ CCCD cho công dân đủ điều kiện (đạt 97,5% trên tổng số 1.079.323 công dân).",
        "1.052.340",
        "1.025.340",
    ),
    (
        "Trong đó, nam 520 người, chiếm 65%; nữ 280 người, chiếm 35% trên tổng số 800 người được khảo sát.",
        "65%",
        "56%",
    ),
    (
        (
            "Tổng số hồ sơ tiếp nhận là 20.000 hồ sơ. Tiếp nhận trực tuyến 5.000 hồ sơ, chiếm 25%; trực tiếp 15.000 hồ"
            " sơ, chiếm 75%."
        ),
        "25%",
        "52%",
    ),
    (
        "Tổng dân số của tỉnh là 806.000 người. Số người đã được cấp thẻ là 604.500 người, đạt 75% dân số.",
        "75%",
        "57%",
    ),
    ("Giải ngân đạt 1.234 tỷ đồng/2.468 tỷ đồng, đạt 50% kế hoạch.", "1.234", "1.324"),
    ("Đã xử lý 180 vụ việc trên tổng số 200 vụ việc phát hiện, đạt tỷ lệ 90%.", "180", "108"),
    ("Ký số 4.750 văn bản trên 5.000 văn bản phát hành, đạt 95%.", "4.750", "4.570"),
    ("Tỷ lệ trẻ suy dinh dưỡng là 12,5% (1.250 trẻ trên tổng số 10.000 trẻ).", "1.250", "1.520"),
    ("Đã vận động 95% người dân, tương ứng 19.000/20.000 người.", "95%", "59%"),
    ("Có 12/18 sở, ngành (66,7%) và 6/9 huyện, thành phố (66,7%) hoàn thành.", "6/9 huyện", "5/9 huyện"),
    ("Kết quả: 100% xã, phường (151/151) có Tổ đề án.", "151/151", "150/151"),
    ("Số hồ sơ thanh toán trực tuyến đạt 2.400/10.000 hồ sơ; tỷ lệ 24%.", "24%", "42%"),
    (
        "Tổng số tiền phạt 2,5 tỷ đồng; đã nộp 2,0 tỷ đồng, đạt 80%; còn phải nộp 500 triệu đồng.",
        "80%",
        "98%",
    ),
]
WHOLES = [
    ("Kết quả khảo sát: rất hài lòng 62,5%, hài lòng 35,0%, không hài lòng 2,5%.", "62,5%", "65,2%"),
    (
        (
            "Xếp loại: hoàn thành xuất sắc nhiệm vụ 15%; hoàn thành tốt nhiệm vụ 75%; hoàn thành nhiệm vụ 8,5%; không"
            " hoàn thành nhiệm vụ 1,5%."
        ),
        "8,5%",
        "5,8%",
    ),
    ("Xếp loại học lực: giỏi 25,4%, khá 45,1%, trung bình 27,0%, yếu 2,5%.", "45,1%", "54,1%"),
]
SOUND = [
    # another period's share, another thing's, or a share of what is not said
    "Trong tháng cấp 5.000 thẻ CCCD, lũy kế đạt 97,5% trên tổng số 1.079.323 công dân.",
    "Đã cấp 12.000 tài khoản trong tháng, nâng tổng số lên 450.000 tài khoản, đạt 75% trên tổng số 600.000 công dân.",
    "Tiếp nhận 1.500 hồ sơ, trong đó trực tuyến 1.200 hồ sơ. Tỷ lệ hồ sơ trực tuyến toàn trình đạt 40%.",
    (
        "Tiếp nhận 1.500 hồ sơ, trong đó trực tuyến 1.200 hồ sơ, trực tiếp 300 hồ sơ. Tỷ lệ hồ sơ trực tuyến tháng"
        " trước đạt 70%."
    ),
    "Tiếp nhận 2.000 hồ sơ, trong đó trực tuyến 1.500 hồ sơ, đã giải quyết 1.900 hồ sơ, tỷ lệ đúng hạn 99%.",
    # what was early counts as on time in many an office
    "Đã giải quyết 8.765 hồ sơ (trước hạn 5.120, đúng hạn 3.540, trễ hạn 105), tỷ lệ đúng hạn đạt 98,80%.",
    # a rate of each, and not parts of one whole
    "Tỷ lệ hồ sơ trực tuyến: cấp tỉnh 62%, cấp huyện 35%, cấp xã 20%.",
    "Tỷ lệ hài lòng về y tế đạt 85%, về giáo dục đạt 90%, về hành chính đạt 92%.",
    "Huyện A đạt 95%, huyện B đạt 90%, tương ứng 02/10 huyện hoàn thành.",
    "Trong tháng xử lý 45 vụ, giảm 10%; tỷ lệ khám phá đạt 85%, trên tổng số 40 vụ trọng án đạt 95%.",
    "Đã rà soát 120.000 đối tượng, đạt 85% trên tổng số khoảng 141.000 người cao tuổi.",
]


@pytest.mark.parametrize(("text", "was", "becomes"), [*SHARES, *WHOLES])
def test_a_share_that_slips_is_told(text, was, becomes):
    """Right, a passage gives no finding; with one number slipped, its share or its whole is told and nothing else."""
    assert [each.sentence.vi for each in checked(text).findings] == []
    assert text.count(was) == 1
    kind = "share" if (text, was, becomes) in SHARES else "shares of one whole"
    assert {kind for kind, _ in found(text.replace(was, becomes))} == {kind}


@pytest.mark.parametrize("text", SOUND)
def test_a_share_of_something_else_is_let_be(text):
    """Where the words give another base, another period or none at all, nothing is held against the counts."""
    assert [each.sentence.vi for each in checked(text).findings] == []


def test_the_rise_of_a_share_with_its_base_between():
    """25 % is 5 points above 20 %, not 15, though the words between say of what it is a share."""
    text = (
        "Trực tuyến là 5.000 hồ sơ, chiếm 25% trên tổng số 20.000 hồ sơ, cao hơn 5 điểm phần trăm so với tháng"
        " trước (20%)."
    )
    assert found(text) == []
    assert found(text.replace("5 điểm", "15 điểm")) == [("difference", "error")]


def test_a_named_rate_tells_the_parts_that_it_means():
    """5.120 and 3.540 of 8.765 are 98,80 %, not 89,8 %."""
    text = SHARES[0][0].replace("98,8%", "89,8%")
    assert [each.sentence.vi for each in checked(text).findings] == [
        "phần đầu: (5.120 + 3.540) : 8.765 = 98,80%, báo cáo ghi “89,8%”."
    ]
