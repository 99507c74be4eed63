"""November 2022, told by hand: every statistic of report 183/BC-UBND, every verdict on it, every finding."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from reporttext import REPORT, passages

from analysis.declare import Severity

needs_report = pytest.mark.skipif(
    not REPORT.is_file(), reason="no copy of the published report beside the project"
)

# Written from the report's text: under each section and place the numbers in their order, and what each one states.
STATISTICS = """
I.3 prose
  90 campaign_days · 100% campaign_target · 90 campaign_days
II.2 heading
  25 essential_service_count
II.2.1 heading
  25 essential_service_count
II.2.1 prose
  8.252 essential_received_online · 67,6% essential_online_share · 13.860 essential_resolved · 1.909 essential_pending
II.2.2.1 heading
  11 sector_service_count[police]
II.2.2.1 prose
  11 sector_service_count[police] · 02 police_residence_procedures
  70% minimum_online_share[03] · 80% minimum_online_share[04]
  90% minimum_online_share[05] · 100% minimum_online_share[06]
  40-50% police_other_minimum_share · 3 police_levels · 02 police_lanes
II.2.2.2 heading
  01 sector_service_count[land]
II.2.2.2 prose
  100% land_online_share
II.2.2.3 heading
  01 sector_service_count[insurance]
II.2.2.3 prose
  chưa phát sinh insurance_received_new
II.2.2.4 heading
  04 sector_service_count[justice]
II.2.2.4 prose
  04 sector_service_count[justice]
II.2.2.4 footnote 3
  2.615 justice_received_online · 3.224 justice_received_new · 04 sector_service_count[justice]
  81,11% justice_online_share · 6,14% justice_online_share_change · 3.190 justice_resolved_on_time
  162 justice_carried_over · 196 justice_pending
II.2.2.5 heading
  01 sector_service_count[labour]
II.2.2.5 prose
  635 labour_received_new · 38 labour_received_online · 597 labour_received_direct · 539 labour_carried_over
II.2.2.6 heading
  01 sector_service_count[transport]
II.2.2.6 prose
  4 health_facilities_connected
II.2.2.7 heading
  02 sector_service_count[electricity]
II.2.2.7 prose
  02 sector_service_count[electricity] · 100% electricity_low_voltage_online_share
II.2.3 prose
  1.879 portal_services · 541 services_at_level[2] · 28,8% share_at_level[2]
  281 services_at_level[3] · 15% share_at_level[3] · 1.057 services_at_level[4] · 56,2% share_at_level[4]
  66% services_with_dossiers_share · 2,56 lần services_with_dossiers_growth
  22% processed_online_share · 1,13% processed_online_share_change
  10 portal_months · 183.782 portal_dossiers · 2,1 lần portal_dossiers_growth
  827 services_integrated · 1,77 lần services_integrated_growth
  10 portal_months · 150 payments · 10 triệu đồng payment_value · 1,39% payment_services_share
II.3.1.1 prose
  25 essential_service_count
II.3.1.3 prose
  15 provinces_connected
II.3.1.4 prose
  136.315 eid_dossiers · 43.155 eid_level1 · 19.700 eid_level2
II.3.3 prose
  04 id_card_papers · 679.704 id_card_dossiers
II.3.4 table
  5 vaccination_missing_id[073] · 1 vaccination_malformed_id[073]
  191 vaccination_wrong_information[073] · 225 vaccination_district_total[073]
  1.208 vaccination_missing_id[074] · 483 vaccination_malformed_id[074]
  5.894 vaccination_wrong_information[074] · 6.299 vaccination_district_total[074]
  86 vaccination_missing_id[071] · 71 vaccination_malformed_id[071]
  1.694 vaccination_wrong_information[071] · 1.953 vaccination_district_total[071]
  3 vaccination_missing_id[072] · 6 vaccination_malformed_id[072]
  800 vaccination_wrong_information[072] · 762 vaccination_district_total[072]
  4.552 vaccination_missing_id[076] · 2.068 vaccination_malformed_id[076]
  16.276 vaccination_wrong_information[076] · 22.947 vaccination_district_total[076]
  2.903 vaccination_missing_id[075] · 619 vaccination_malformed_id[075]
  1.129 vaccination_wrong_information[075] · 4.834 vaccination_district_total[075]
  9.059 vaccination_missing_id[070] · 1.115 vaccination_malformed_id[070]
  12.242 vaccination_wrong_information[070] · 22.541 vaccination_district_total[070]
  17.816 vaccination_missing_id_total · 4.363 vaccination_malformed_id_total
  38.226 vaccination_wrong_information_total · 59.561 vaccination_grand_total
II.3.4 prose
  100.988 social_insurance_corrected
II.5 prose
  07 residence_methods · 7.059 eid_signed_in · 9.238 eid_sign_ins
II.5 footnote 8
  01 workshops · 120 workshop_delegates
III.2 prose
  100% eid_target · 8.189 citizens_without_card · 90 campaign_days
III.3 prose
  90 campaign_days
IV.2 prose
  90 campaign_days
"""

# Written from the verdicts a reader comes to by hand; all other statistics tie.
VERDICTS = {
    "as reported": """campaign_target minimum_online_share[03] minimum_online_share[04] minimum_online_share[05]
        minimum_online_share[06] police_other_minimum_share land_online_share justice_online_share_change
        electricity_low_voltage_online_share services_with_dossiers_growth processed_online_share
        processed_online_share_change payment_services_share eid_target""",
    "ties, base implied": """essential_online_share services_with_dossiers_share portal_dossiers_growth
        services_integrated_growth""",
    "differs": """vaccination_district_total[073] vaccination_district_total[074] vaccination_district_total[071]
        vaccination_district_total[072] vaccination_district_total[076] vaccination_district_total[075]
        vaccination_district_total[070] vaccination_grand_total""",
}

# Written by checking the report with pencil and paper: severity, what is wrong.
FINDINGS = {
    # all seven rows of the vaccination table, and its grand total; yet its columns add up
    **{f"vaccination_rows_foot:{code}": Severity.ERROR for code in ("070", "071", "072", "073", "074", "075", "076")},
    "vaccination_cross_foots:grand_total": Severity.ERROR,
    # 18/02/2022 in the title, 06/01/2022 in the first line and in III.1
    "one_document_one_date:06/QĐ-TTg": Severity.ERROR,
    # "10 tháng đầu năm" ends on 31 October, before the period begins
    "as_of_within_period:portal_cumulative": Severity.WARNING,
    # 26 of 1.879 procedures are 1,38 %, 27 are 1,44 %
    "shares_attainable:payment_services_share": Severity.WARNING,
    # a notice of the Government Office ends in VPCP, one of the committee in UBND
    "symbol_names_issuer:70/TB-VP": Severity.WARNING,
    "symbol_names_issuer:3467/NP-KGVX": Severity.WARNING,
    # "tăng 6,14%" and "tăng 1,13%" of shares
    "unit:justice_online_share_change": Severity.WARNING,
    "unit:processed_online_share_change": Severity.WARNING,
    # 1.057/1.879 = 56,253 %, printed 56,2
    "rounding:share_at_level[4]": Severity.WARNING,
    # 15, 16 and 17 November
    "one_as_of_date:as_of": Severity.NOTE,
    # "khoảng 8.189", "khoảng hơn 10 triệu"
    "hedge_fits_digits:citizens_without_card": Severity.NOTE,
    "one_hedge_at_a_time:payment_value": Severity.NOTE,
    # ten months in a report of November
    "cumulative_reaches_month:portal_months": Severity.NOTE,
    # 15% beside 28,8% and 56,2%
    "decimals:share_at_level[3]": Severity.NOTE,
}  # fmt: skip


def statistics():
    """Return the hand-made list as (section, place, printed, figure)."""
    rows, where = [], ()
    for line in STATISTICS.strip().splitlines():
        if not line.startswith(" "):
            where = tuple(line.split(" ", 1))
            continue
        for each in line.strip().split(" · "):
            printed, _, figure = each.rpartition(" ")
            rows.append((*where, printed, figure))
    return rows


def test_the_report_states_113_numbers():
    """3 on the campaign, 20 on the portal, 32 in the vaccination table and 1 below it, and the rest."""
    by_section = Counter(section for section, *_ in statistics())
    assert len(statistics()) == sum(by_section.values()) == 113
    assert (by_section["I.3"], by_section["II.2.3"], by_section["II.3.4"]) == (3, 20, 33)


def test_every_statistic_is_quoted_and_compared(computed):
    """What was written down by hand is what was compared: each number once, in order, none left out, none added."""
    compared = [
        (each.mention.section, each.mention.place, each.mention.printed, each.result.id)
        for each in computed.comparisons
    ]
    assert compared == statistics()


def test_the_verdicts(computed):
    """8 of 113 numbers differ, 14 pass through as reported, 4 tie with a base solved back, 87 tie."""
    found = {}
    for each in computed.comparisons:
        found.setdefault(str(each.verdict), []).append(each.result.id)
    assert {verdict: len(figures) for verdict, figures in found.items()} == {
        "ties": 87,
        "as reported": 14,
        "ties, base implied": 4,
        "differs": 8,
    }
    assert {verdict: found[verdict] for verdict in VERDICTS} == {
        verdict: figures.split() for verdict, figures in VERDICTS.items()
    }


def test_by_how_much_the_vaccination_table_is_off(computed):
    """225 − 197 = 28, 6.299 − 7.585 = −1.286, …; together 59.561 − 60.405 = −844."""
    off = {
        each.result.id[-4:-1]: int(each.difference)
        for each in computed.comparisons
        if each.difference is not None
    }
    assert off.pop("ota") == -844
    assert off == {"073": 28, "074": -1286, "071": 102, "072": -47, "076": 51, "075": 183, "070": 125}
    assert sum(off.values()) == -844


def test_the_findings(computed):
    """9 errors, 7 warnings and 5 notes: those found by hand, worst first, each under an id of its own."""
    ids = [each.id for each in computed.findings]
    assert len(ids) == len(set(ids)) == len(FINDINGS)
    assert Counter(each.severity for each in computed.findings) == {
        Severity.ERROR: 9,
        Severity.WARNING: 7,
        Severity.NOTE: 5,
    }
    for name, severity in FINDINGS.items():
        (found,) = [each for each in computed.findings if each.id == name or each.id.startswith(f"{name}.")]
        assert found.severity is severity
    assert [each.severity for each in computed.findings] == sorted(
        (each.severity for each in computed.findings), key=list(Severity).index
    )


def test_november_is_a_draft(computed):
    """With nine errors open the annex is a draft."""
    assert computed.blocking


# What in the report is a number but no statistic.
NO_STATISTIC = (
    r"\d+/(?:\d{4}/)?[A-ZĐ][\w&-]*",  # symbols of documents, their series too: QĐ-CAT-PA05
    r"ngày \d+ tháng \d+ năm \d{4}|\d+/\d+/\d{4}|\d+/\d{4}|tháng \d+ năm \d{4}",
    r"(?:năm|giai đoạn) \d{4}(?: ?- ?\d{4})?|đến 2030",
    r"Đề án 06|(?:Tổ công tác|TCT) 68",
    r"mức(?: độ)? \d(?:, (?:mức )?(?:độ )?\d| và \d)*",  # levels of service and of accounts
    r"COVID-19|Mũi 3, 4|220/380V|Official Account ID: \d+",
    r"Loại \d(?:: Đã số hóa toàn bộ 100%)?|giai đoạn 1\b",  # what a class of digitisation means, not what was reached
    r"1 - 2 ngày|1 số bộ",
    r"\(\d\)|^\d(?:\.\d)*\. ",  # counting in the text, and sections
)


@needs_report
def test_every_number_of_the_report_is_a_statistic_or_none():
    """All digits of the report that are no date, document, level or name stand in the hand-made list, and no other."""
    digits = re.compile(r"\d[\d.,]*\d|\d")
    left = Counter()
    for (section, place), text in passages().items():
        rows = re.sub(r"(?m)^\d\t", "\t", text)
        for pattern in NO_STATISTIC:
            rows = re.sub(pattern, " ", rows)
        left.update((section, place, number) for number in digits.findall(rows))
    listed = Counter(
        (section, place, number)
        for section, place, printed, _ in statistics()
        for number in digits.findall(printed)
    )
    assert left == listed
