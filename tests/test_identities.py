"""What must hold: each identity holds in one month, is breached in another, and is silent where nothing can be told."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd
import pytest

from analysis.declare import DECLARED
from analysis.results.compute import Calculation
from analysis.results.findings import breached

SECTORS, SERVICES, TOTAL = "essential_sectors", "essential_services", "essential_total"
JUSTICE, LABOUR, ALL = "dossiers/32", "dossiers/34", "dossiers/49"
DOSSIERS = (
    "received_total", "received_online", "received_direct", "carried_over", "resolved_total", "resolved_early",
    "resolved_on_time", "resolved_overdue", "pending_total", "pending_in_time", "pending_overdue",
)  # fmt: skip


def row(frame, name, **values):
    """Return the changes that write a row."""
    return [(frame, name, column, value) for column, value in values.items()]


def unit(**values):
    """Return the changes that add one unit to the digitisation form, which November lacks."""
    return row("digitisation", "digitisation/5", unit="Sở Tư pháp", **values)


def indicator(frame, code, value, column="value"):
    """Return the change of one indicator."""
    return [(frame, f"code={code}", column, Decimal(value))]


def every_sector(column, value):
    """Return the changes that give each of the ten sectors the same count."""
    rows = (22, 24, 26, 32, 34, 36, 40, 44, 46, 48)
    return [(SECTORS, f"dossiers/{number}", column, value) for number in rows]


LEVELS_2 = [("quoted", "quoted/2", "printed", "91"), ("quoted", "quoted/2", "value", Decimal(91))]

# identity: what makes it hold, what breaches it, the key of the instance, the sentence of the breach
CASES = {
    "as_of_within_period": (
        [("inputs", "form=eid", "as_of", "2022-11-21")],
        [("inputs", "form=eid", "as_of", "2022-11-22")],
        "eid",
        "eid.csv: số liệu tính đến ngày 22/11/2022, nằm ngoài kỳ báo cáo (từ 01/11/2022 đến 21/11/2022).",
    ),
    "one_as_of_date": (
        [("inputs", f"form={form}", "as_of", "2022-11-16") for form in ("id_cards", "vaccination")],
        [],
        "as_of",
        "Báo cáo dùng nhiều ngày chốt số liệu khác nhau: 15/11/2022; 16/11/2022; 17/11/2022.",
    ),
    "hedge_fits_digits": (
        [("quoted", "figure=citizens_without_card", "value", Decimal(8200))],
        [],
        "citizens_without_card.III.2",
        "“khoảng 8.189”: “khoảng” đứng trước một số chính xác đến hàng đơn vị; là số đếm thì bỏ từ ước lượng.",
    ),
    "one_hedge_at_a_time": (
        [("quoted", "figure=payment_value", "hedge", "hơn")],
        [],
        "payment_value.II.2.3",
        "“khoảng hơn 10 triệu đồng”: hai từ ước lượng trái nhau (“khoảng” là xấp xỉ, “hơn” là cận dưới).",
    ),
    "one_fact_one_number": (
        [],
        LEVELS_2,
        "campaign_days",
        "Cùng một chỉ tiêu (campaign_days) được in khác nhau trong báo cáo: 91; 90.",
    ),
    "received_foots": (
        row(SERVICES, LABOUR, received_total=1174),
        row(SERVICES, LABOUR, received_total=1175),
        "service-22",
        ("Giải quyết hưởng trợ cấp thất nghiệp: biểu II.06a ghi tổng tiếp nhận (3) là 1.175, cộng các cột thành phần "
        "được 1.174 (lệch 1)."),
    ),
    "resolved_foots": (
        row(TOTAL, ALL, resolved_early=10000, resolved_on_time=3800, resolved_overdue=60),
        row(TOTAL, ALL, resolved_early=10000, resolved_on_time=3800, resolved_overdue=59),
        "total",
        ("Tổng cộng các DVC thiết yếu: biểu II.06a ghi đã giải quyết (7) là 13.860, cộng các cột thành phần "
        "được 13.859 (lệch 1)."),
    ),
    "pending_foots": (
        row(SECTORS, JUSTICE, pending_in_time=190, pending_overdue=6),
        row(SECTORS, JUSTICE, pending_in_time=190, pending_overdue=7),
        "justice",
        "Tư pháp: biểu II.06a ghi đang giải quyết (11) là 196, cộng các cột thành phần được 197 (lệch −1).",
    ),
    "dossiers_flow": (
        [],
        row(SECTORS, JUSTICE, pending_total=197),
        "justice",
        "Tư pháp: hồ sơ tiếp nhận mới và từ kỳ trước là 3.386, đã giải quyết và đang giải quyết là 3.387 (lệch −1).",
    ),
    "parts_within_rows": (
        [],
        row(SECTORS, JUSTICE, resolved_overdue=3191),
        "justice.resolved_overdue",
        "Tư pháp: quá hạn (10) là 3.191, vượt đã giải quyết (7) là 3.190.",
    ),
    "sectors_foot": (
        [(SERVICES, f"dossiers/{number}", "received_online", count) for number, count in
         ((28, 2000), (29, 300), (30, 200), (31, 115))],
        [(SERVICES, f"dossiers/{number}", "received_online", count) for number, count in
         ((28, 2000), (29, 300), (30, 200), (31, 116))],
        "justice.received_online",
        "Tư pháp: cột tiếp nhận trực tuyến (4), dòng cộng ghi 2.615, các dịch vụ cộng lại được 2.616 (lệch −1).",
    ),
    "total_foots": (
        every_sector("pending_total", 10) + row(TOTAL, ALL, pending_total=100),
        every_sector("pending_total", 10) + row(TOTAL, ALL, pending_total=101),
        "pending_total",
        "Biểu II.06a, cột đang giải quyết (11): dòng tổng cộng ghi 101, các lĩnh vực cộng lại được 100 (lệch 1).",
    ),
    "sectors_within_total": (
        [],
        row(SECTORS, LABOUR, received_online=5638),
        "received_online",
        ("Biểu II.06a, cột tiếp nhận trực tuyến (4): các lĩnh vực có số liệu cộng lại được 8.253, vượt dòng tổng "
        "cộng 8.252."),
    ),
    "carried_over_within_total": (
        [],
        row(SECTORS, LABOUR, carried_over=3409),
        "carried_over",
        "Hồ sơ từ kỳ trước chuyển sang của các lĩnh vực có số liệu là 3.571, vượt tổng của toàn tỉnh 3.553–3.570.",
    ),
    "remainder_not_negative": (
        [],
        row(SECTORS, LABOUR, received_direct=8955),
        "new",
        "Hồ sơ tiếp nhận mới của các lĩnh vực có số liệu vượt tổng số: phần còn lại là −18–−1.",
    ),
    "remainder_online_within_new": (
        [],
        row(SECTORS, LABOUR, received_direct=3472),
        "online",
        "Phần còn lại: hồ sơ trực tuyến là 5.599, vượt tổng số hồ sơ mới 5.465–5.482.",
    ),
    "online_within_received": (
        row(SERVICES, LABOUR, received_total=38),
        row(SERVICES, LABOUR, received_total=37),
        "service-22",
        "Giải quyết hưởng trợ cấp thất nghiệp: tiếp nhận trực tuyến 38, vượt tổng số tiếp nhận 37.",
    ),
    "carried_over_was_pending": (
        [(f"previous_{SECTORS}", f"2022-10:{JUSTICE}", "pending_total", 162)],
        [(f"previous_{SECTORS}", f"2022-10:{JUSTICE}", "pending_total", 126)],
        "justice",
        (
            "Tư pháp: hồ sơ từ kỳ trước chuyển sang (6) là 162, nhưng biểu tháng trước ghi đang giải quyết (11) là 126 "
            "(lệch 36)."
        ),
    ),
    "minimum_shares_met": (
        row(SERVICES, "service=03", received_online=70, received_direct=30),
        row(SERVICES, "service=03", received_online=69, received_direct=31),
        "03",
        "Đăng ký thường trú: tỷ lệ trực tuyến 69,00% thấp hơn mức tối thiểu 70%.",
    ),
    "justice_new_pending": (
        [],
        row(SECTORS, JUSTICE, carried_over=163),
        "pending",
        "Tư pháp: 197 hồ sơ mới trừ số mới đã giải quyết khác 196 hồ sơ đang giải quyết (lệch 1).",
    ),
    "levels_foot": (
        [],
        [("service_levels", "level=2", "services", 542)],
        "total",
        "Tổng số dịch vụ ghi 1.879, cộng các mức độ được 1.880 (lệch −1).",
    ),
    "integrated_within_levels": (
        [],
        indicator("portal", "services_integrated", "1339"),
        "integrated",
        "Số DVC tích hợp trên Cổng DVC Quốc gia là 1.339, vượt số DVC mức độ 3, 4 là 1.338.",
    ),
    "shares_attainable": (
        indicator("portal", "payment_services_share", "1.38"),
        [],
        "payment_services_share",
        ("TTHC có giao dịch thanh toán trực tuyến: không có số nguyên nào trên mẫu số 1.879 cho tỷ lệ 1,39% khi làm "
        "tròn; cần nêu rõ mẫu số."),
    ),
    "printed_shares_sum": (
        [],
        [("quoted", "words=541 dịch vụ, đạt 28,8%", "value", Decimal("29.8"))],
        "levels",
        "Các tỷ lệ theo mức độ in trong báo cáo cộng lại được 101,00%, không thể là 100% dù làm tròn thế nào.",
    ),
    "cumulative_above_month": (
        indicator("portal_cumulative", "portal_months", "11"),
        [
            *indicator("portal_cumulative", "portal_months", "11"),
            *indicator("portal_cumulative", "portal_dossiers", "3223"),
        ],
        "portal_dossiers",
        (
            "Hồ sơ Hệ thống của tỉnh tiếp nhận lũy kế là 3.223, ít hơn hồ sơ mới trong riêng kỳ này của các lĩnh vực "
            "dùng Hệ thống: 3.224."
        ),
    ),
    "cumulative_reaches_month": (
        indicator("portal_cumulative", "portal_months", "11"),
        [],
        "portal_months",
        "Số lũy kế của Cổng DVC tỉnh mới gồm 10 tháng đầu năm, trong khi báo cáo là của tháng 11.",
    ),
    "digitisation_foots": (
        unit(received=120, digitised=90, not_digitised=30),
        unit(received=120, digitised=90, not_digitised=29),
        "Sở Tư pháp.received",
        "Sở Tư pháp: Tiếp nhận là 120, cộng phần đã và chưa số hóa được 119 (lệch 1).",
    ),
    "reused_within_digitised": (
        unit(digitised=90, components_reused=90),
        unit(digitised=90, components_reused=91),
        "Sở Tư pháp.components_reused",
        "Sở Tư pháp: hồ sơ tái sử dụng 91 vượt hồ sơ đã số hóa 90.",
    ),
    "activated_within_collected": (
        [],
        indicator("eid", "eid_level1", "116616"),
        "activated",
        "Tài khoản đã kích hoạt (136.316) vượt số hồ sơ đã thu nhận (136.315).",
    ),
    "eid_within_cards": (
        [],
        indicator("eid", "eid_dossiers", "679705"),
        "eid",
        "Hồ sơ định danh điện tử (679.705) vượt số hồ sơ CCCD đã thu nhận (679.704).",
    ),
    "vaccination_rows_foot": (
        row("vaccination_records", "district=073", printed_total=197),
        [],
        "073",
        "Huyện Chiêm Hóa: tổng ghi 225, cộng ba loại lỗi được 197 (lệch 28).",
    ),
    "vaccination_columns_foot": (
        [],
        row("vaccination_totals", "vaccination/12", malformed_id=4364),
        "malformed_id",
        "Cột “CCCD/mã định danh sai định dạng”: dòng tổng cộng ghi 4.364, cộng các huyện được 4.363 (lệch 1).",
    ),
    "vaccination_cross_foots": (
        row("vaccination_totals", "vaccination/12", printed_total=60405),
        [],
        "grand_total",
        "Tổng cộng toàn bảng ghi 59.561, nhưng cộng ba loại lỗi của toàn tỉnh được 60.405 (lệch −844).",
    ),
    "signed_in_within_activated": (
        indicator("outreach", "eid_signed_in", "62855"),
        indicator("outreach", "eid_signed_in", "62856"),
        "signed_in",
        "Tài khoản đã đăng nhập (62.856) vượt số tài khoản đã kích hoạt (62.855).",
    ),
    "accounts_within_sign_ins": (
        indicator("outreach", "eid_sign_ins", "7059"),
        indicator("outreach", "eid_sign_ins", "7058"),
        "sign_ins",
        "Số tài khoản đã đăng nhập (7.059) nhiều hơn số lượt đăng nhập (7.058).",
    ),
    "one_document_one_date": (
        [("documents", "documents/3", "day", "2022-01-06")],
        [],
        "06/QĐ-TTg",
        "Văn bản 06/QĐ-TTg được viện dẫn với các ngày khác nhau: 18/02/2022; 06/01/2022.",
    ),
    "symbol_names_issuer": (
        [("documents", "symbol=3467/NP-KGVX", "symbol", "3467/UBND-KGVX")],
        [],
        "3467",
        "Ký hiệu 3467/NP-KGVX không có “UBND” của cơ quan ban hành (Ủy ban nhân dân tỉnh).",
    ),
    "numbers_rise_with_dates": (
        [],
        [("documents", "symbol=207/KH-UBND", "symbol", "198/KH-UBND")],
        "199/KH-UBND<",
        "Văn bản 198/KH-UBND ghi ngày 28/10/2022 nhưng có số nhỏ hơn 199/KH-UBND ngày 20/10/2022 của cùng loại.",
    ),
    "cited_before_report": (
        [],
        [
            ("documents", "symbol=5730/CAT-PC06", "day", "2022-12-18"),
            ("documents", "symbol=5730/CAT-PC06", "day_printed", "18/12/2022"),
        ],
        "5730",
        "Văn bản 5730/CAT-PC06 ghi ngày 18/12/2022, sau ngày của báo cáo (21/11/2022).",
    ),
}  # fmt: skip


def checks(frames, name):
    """Return the instances of an identity in a month, by key."""
    identity = DECLARED.identities[name]
    return {check.key: check for check in identity.check(**Calculation(frames).arguments(identity.needs))}


def findings(frames, name):
    """Return the breaches of an identity in a month, by key."""
    with pytest.MonkeyPatch.context() as only:
        only.setattr(DECLARED, "identities", {name: DECLARED.identities[name]})
        found = breached(Calculation(frames))
    return {each.id.partition(":")[2]: each for each in found}


def of_key(found, key):
    """Return what stands under a key; a document's key begins with its number."""
    return [each for each in found if each.startswith(key)]


@pytest.mark.parametrize("name", CASES)
def test_an_identity_holds(edited, name):
    """In a month whose numbers agree the identity is decided, holds, and nothing is found."""
    changes, _, key, _ = CASES[name]
    frames = edited(*changes)
    decided = checks(frames, name)
    assert {decided[each].holds for each in of_key(decided, key)} == {True}
    assert of_key(findings(frames, name), key) == []


@pytest.mark.parametrize("name", CASES)
def test_an_identity_is_breached(edited, name):
    """In a month with one wrong number the breach is told under its key, in a sentence with both numbers."""
    _, changes, key, sentence = CASES[name]
    found = findings(edited(*changes), name)
    (told,) = of_key(found, key)
    assert found[told].sentence.vi == sentence
    assert (found[told].severity, found[told].kind) == (
        DECLARED.identities[name].severity,
        DECLARED.identities[name].kind,
    )
    assert found[told].cells


def test_every_identity_has_its_two_months():
    """No declared identity lacks a month where it holds and one where it is breached."""
    assert list(CASES) == list(DECLARED.identities)


def test_nothing_is_told_where_nothing_was_supplied(november):
    """With every count and indicator of the agencies empty, no identity over them is breached."""
    frames = {name: frame if name in OURS else emptied(frame) for name, frame in november.frames.items()}
    told = {finding.id.partition(":")[0] for finding in breached(Calculation(frames))}
    assert told <= {name for name, identity in DECLARED.identities.items() if OURS & {*identity.needs}}


OURS = {"report", "inputs", "quoted", "documents"}  # texts: what they say is always there


def emptied(frame):
    """Return the frame with its keys alone."""
    blank = {"Int64": pd.NA, "object": None}
    values = {
        name: pd.Series(
            [blank[str(frame[name].dtype)]] * len(frame), index=frame.index, dtype=frame[name].dtype
        )
        for name in frame.columns
        if str(frame[name].dtype) in blank
    }
    return frame.assign(**values)


def test_intervals_are_breached_only_when_no_value_fits(edited):
    """With 15.769 − 12.216 = 3.553 to 15.769 − 12.199 = 3.570 carried over, 3.570 by sectors still fits."""
    assert findings(edited(*row(SECTORS, LABOUR, carried_over=3408)), "carried_over_within_total") == {}


@pytest.mark.parametrize("name", DECLARED.identities)
def test_sentences_are_filled_in_both_languages(edited, name):
    """A breach is told in Vietnamese and in English, without a gap and without a brace left."""
    for finding in findings(edited(*CASES[name][1]), name).values():
        for sentence in (finding.sentence.vi, finding.sentence.en):
            assert sentence.endswith(".")
            assert not {"{", "}", "None"} & {*sentence, *sentence.split()}


def test_every_instance_has_a_key_of_its_own(november):
    """No two instances of an identity share a key: two breaches would be one id."""
    calculation = Calculation(november.frames)
    for identity in DECLARED.identities.values():
        keys = [check.key for check in identity.check(**calculation.arguments(identity.needs))]
        assert len(keys) == len(set(keys)), identity.id


def test_level_one_is_a_level(edited):
    """10 services at level 1, 541, 281 and 1.057 make up a stated total of 1.889."""
    changes = [
        *row("service_levels", "service_levels/9", level="1", services=10),
        ("service_levels", "level=", "services", 1889),
    ]
    assert findings(edited(*changes), "levels_foot") == {}
