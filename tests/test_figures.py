"""One worked example a figure: what November 2022 gives, by a sum that a person can check by hand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from analysis.declare import DECLARED
from analysis.exact import Evidence
from analysis.results.compute import Calculation, results

ABSENT = "chưa có số liệu"

# figure, printed in November 2022, how
NOVEMBER = [
    ("essential_service_count", "25", "rows of form II.06a: 11 + 1 + 1 + 4 + 1 + 1 + 2 + 2 + 1 + 1"),
    ("sector_service_count[police]", "11", "rows under CÔNG AN TỈNH, numbered 1 to 11"),
    ("sector_service_count[land]", "1", "one row under SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG"),
    ("sector_service_count[insurance]", "1", "one row under BẢO HIỂM XÃ HỘI TỈNH"),
    ("sector_service_count[justice]", "4", "birth, death, marriage, criminal record"),
    ("sector_service_count[labour]", "1", "unemployment benefit"),
    ("sector_service_count[transport]", "1", "driving licences"),
    ("sector_service_count[electricity]", "2", "new connection, change of party"),
    ("sector_service_count[linked]", "2", "birth and death, each with what follows from it"),
    ("sector_service_count[tax]", "1", "tax registration"),
    ("sector_service_count[education]", "1", "examination and admission"),
    ("other_fields_service_count", "4", "2 linked + 1 tax + 1 education = 25 − 21"),
    ("essential_received_online", "8.252", "cell D49"),
    ("essential_received_new", "12.199–12.216", "8.252/12.199 = 67,645 %, 8.252/12.216 = 67,551 %"),
    ("essential_online_share", "67,6%", "8.252 over 12.199 to 12.216, both 67,6"),
    ("essential_received_direct", "3.947–3.964", "12.199 − 8.252 to 12.216 − 8.252"),
    ("essential_resolved", "13.860", "cell G49"),
    ("essential_pending", "1.909", "cell K49"),
    ("essential_carried_over", "3.553–3.570", "13.860 + 1.909 = 15.769, less 12.216 to less 12.199"),
    ("remainder_received_online", "5.599", "8.252 − 0 − 2.615 − 38"),
    ("remainder_received_new", "8.340–8.357", "0 + 3.224 + 635 = 3.859, from 12.199 to from 12.216"),
    ("remainder_resolved", "10.670", "13.860 − 3.190"),
    ("remainder_pending", "1.713", "1.909 − 196"),
    ("sector_online_share[police]", ABSENT, "row 22 is empty"),
    ("sector_online_share[land]", ABSENT, "row 24 is empty"),
    ("sector_online_share[insurance]", ABSENT, "no dossier arose: 0 over 0 is no share"),
    ("sector_online_share[justice]", "81,11%", "2.615/(2.615 + 609) = 0,811104"),
    ("sector_online_share[labour]", "5,98%", "38/(38 + 597) = 0,059843"),
    ("sector_online_share[transport]", ABSENT, "row 36 is empty"),
    ("sector_online_share[electricity]", ABSENT, "row 40 is empty"),
    ("sector_online_share[linked]", ABSENT, "row 44 is empty"),
    ("sector_online_share[tax]", ABSENT, "row 46 is empty"),
    ("sector_online_share[education]", ABSENT, "row 48 is empty"),
    ("sector_on_time_share[police]", ABSENT, "row 22 is empty"),
    ("sector_on_time_share[land]", ABSENT, "row 24 is empty"),
    ("sector_on_time_share[insurance]", ABSENT, "columns (7) and (10) of row 26 are empty"),
    ("sector_on_time_share[justice]", "100,00%", "(3.190 − 0)/3.190"),
    ("sector_on_time_share[labour]", ABSENT, "columns (7) and (10) of row 34 are empty"),
    ("sector_on_time_share[transport]", ABSENT, "row 36 is empty"),
    ("sector_on_time_share[electricity]", ABSENT, "row 40 is empty"),
    ("sector_on_time_share[linked]", ABSENT, "row 44 is empty"),
    ("sector_on_time_share[tax]", ABSENT, "row 46 is empty"),
    ("sector_on_time_share[education]", ABSENT, "row 48 is empty"),
    ("police_residence_procedures", "2", "typed 02"),
    ("police_levels", "3", "typed 3"),
    ("police_lanes", "2", "typed 02"),
    ("minimum_online_share[03]", "70%", "permanent residence"),
    ("minimum_online_share[04]", "80%", "temporary residence"),
    ("minimum_online_share[05]", "90%", "temporary absence"),
    ("minimum_online_share[06]", "100%", "stays notified"),
    ("police_other_minimum_share", "40–50%", "from 40 to 50"),
    ("eid_target", "100%", "all eligible citizens"),
    ("campaign_target", "100%", "all targets of the campaign"),
    ("campaign_days", "90", "90 days and nights"),
    ("land_online_share", "100%", "typed 100%"),
    ("insurance_received_new", "0", "dash + dash: nothing arose either way"),
    ("justice_received_online", "2.615", "cell D32"),
    ("justice_received_new", "3.224", "2.615 + 609"),
    ("justice_online_share", "81,11%", "2.615/3.224 = 0,811104"),
    ("justice_online_share_change", "6,14", "typed 6,14"),
    ("justice_online_share_before", "74,97–74,98%", "81,1104 − 6,145 = 74,9654; 81,1104 − 6,135 = 74,9754"),
    ("justice_resolved_on_time", "3.190", "3.190 − 0"),
    ("justice_carried_over", "162", "cell F32"),
    ("justice_pending", "196", "cell K32"),
    ("labour_received_new", "635", "38 + 597"),
    ("labour_received_online", "38", "cell D34"),
    ("labour_received_direct", "597", "cell E34"),
    ("labour_carried_over", "539", "cell F34"),
    ("health_facilities_connected", "4", "typed 4"),
    ("electricity_low_voltage_online_share", "100%", "typed 100%"),
    ("portal_services", "1.879", "the row Tổng số"),
    ("services_at_level[2]", "541", "the row of level 2"),
    ("services_at_level[3]", "281", "the row of level 3"),
    ("services_at_level[4]", "1.057", "the row of level 4"),
    ("share_at_level[2]", "28,8%", "541/1.879 = 0,28792"),
    ("share_at_level[3]", "15,0%", "281/1.879 = 0,14955"),
    ("share_at_level[4]", "56,3%", "1.057/1.879 = 0,56253"),
    ("services_at_levels_3_and_4", "1.338", "281 + 1.057"),
    ("services_with_dossiers", "877–889", "877/1.338 = 65,546 %, 889/1.338 = 66,442 %"),
    ("services_with_dossiers_share", "66%", "877 to 889 of 1.338, both 66"),
    ("services_with_dossiers_growth", "2,56", "typed 2,56"),
    ("services_with_dossiers_share_before", "25,5–26,0%", "65,5/2,565 = 25,54; 66,5/2,555 = 26,03"),
    ("processed_online_share", "22%", "typed 22%"),
    ("processed_online_share_change", "1,13", "typed 1,13"),
    ("processed_online_share_before", "20,4–21,4%", "21,5 − 1,135 = 20,365; 22,5 − 1,125 = 21,375"),
    ("portal_months", "10", "January to October"),
    ("portal_dossiers", "183.782", "typed 183.782"),
    ("portal_dossiers_before", "85.481–89.649", "183.782/2,15 = 85.480,0; 183.782/2,05 = 89.649,8"),
    ("portal_dossiers_growth", "2,1", "183.782 over 85.481 to 89.649"),
    ("services_integrated", "827", "typed 827"),
    ("services_integrated_before", "466–468", "827/1,775 = 465,9; 827/1,765 = 468,6"),
    ("services_integrated_growth", "1,77", "827/468 = 1,7671; 827/466 = 1,7747"),
    ("services_integrated_share", "61,8%", "827/1.338 = 0,61809"),
    ("payments", "150", "typed 150"),
    ("payment_value", "10.000.000", "typed 10.000.000"),
    ("payment_services_share", "1,39%", "typed 1,39%"),
    ("dossiers_digitised", ABSENT, "no form was sent"),
    ("dossiers_digitised_share", ABSENT, "no form was sent"),
    ("results_digitised_share", ABSENT, "no form was sent"),
    ("provinces_connected", "15", "typed 15"),
    ("eid_dossiers", "136.315", "typed 136.315"),
    ("eid_level1", "43.155", "typed 43.155"),
    ("eid_level2", "19.700", "typed 19.700"),
    ("eid_activated", "62.855", "43.155 + 19.700"),
    ("eid_unactivated", "73.460", "136.315 − 62.855"),
    ("eid_activation_rate", "46,11%", "62.855/136.315 = 0,461101"),
    ("id_card_papers", "4", "typed 04"),
    ("id_card_dossiers", "679.704", "typed 679.704"),
    ("citizens_without_card", "8.189", "typed 8.189"),
    ("vaccination_missing_id_total", "17.816", "5 + 1.208 + 86 + 3 + 4.552 + 2.903 + 9.059"),
    ("vaccination_malformed_id_total", "4.363", "1 + 483 + 71 + 6 + 2.068 + 619 + 1.115"),
    ("vaccination_wrong_information_total", "38.226", "191 + 5.894 + 1.694 + 800 + 16.276 + 1.129 + 12.242"),
    ("vaccination_grand_total", "60.405", "17.816 + 4.363 + 38.226"),
    ("vaccination_stated_total", "59.561", "cell F12"),
    ("social_insurance_corrected", "100.988", "typed 100.988"),
    ("residence_methods", "7", "typed 07"),
    ("eid_signed_in", "7.059", "typed 7.059"),
    ("eid_sign_ins", "9.238", "typed 9.238"),
    ("sign_ins_per_account", "1,31", "9.238/7.059 = 1,3087"),
    ("workshops", "1", "typed 01"),
    ("workshop_delegates", "120", "typed 120"),
    ("document_mentions", "30", "rows of documents.csv"),
    ("documents_cited", "26", "30 mentions, Decision 06 among them five times: 30 − 4"),
]
# district: no identity number, malformed, information wrong, and their sum
DISTRICTS = {
    "070": ("9.059", "1.115", "12.242", "22.416"),
    "071": ("86", "71", "1.694", "1.851"),
    "072": ("3", "6", "800", "809"),
    "073": ("5", "1", "191", "197"),
    "074": ("1.208", "483", "5.894", "7.585"),
    "075": ("2.903", "619", "1.129", "4.651"),
    "076": ("4.552", "2.068", "16.276", "22.896"),
}
KINDS = ("missing_id", "malformed_id", "wrong_information", "district_total")
NOVEMBER += [
    (f"vaccination_{kind}[{code}]", printed, "as typed; the total is the sum of the three")
    for code, row in DISTRICTS.items()
    for kind, printed in zip(KINDS, row, strict=True)
]

# two units of a digitisation form: 120 + 80 received, 90 + 45 digitised; 100 + 50 resolved, 60 + 39 digitised
DIGITISED = [
    ("digitisation", f"digitisation/{row}", column, value)
    for row, unit, received, digitised, resolved, results_digitised in (
        (5, "Sở Tư pháp", 120, 90, 100, 60),
        (6, "Sở Y tế", 80, 45, 50, 39),
    )
    for column, value in (
        ("unit", unit), ("received", received), ("digitised", digitised), ("resolved", resolved),
        ("result_digitised", results_digitised),
    )
]  # fmt: skip
POLICE, LABOUR, TOTAL = "dossiers/22", "dossiers/34", "dossiers/49"
# changes to November's frames, figure, printed, how: where November itself gave no number, or gave it another way
MADE_UP = [
    (DIGITISED, "dossiers_digitised", "135", "90 + 45"),
    (DIGITISED, "dossiers_digitised_share", "67,50%", "135/200"),
    (DIGITISED, "results_digitised_share", "66,00%", "(60 + 39)/150"),
    (
        [
            ("essential_sectors", POLICE, "received_online", 7),
            ("essential_sectors", POLICE, "received_direct", 2),
        ],
        "sector_online_share[police]",
        "77,78%",
        "7/9 = 0,7778",
    ),
    (
        [
            ("essential_sectors", LABOUR, "resolved_total", 200),
            ("essential_sectors", LABOUR, "resolved_overdue", 3),
        ],
        "sector_on_time_share[labour]",
        "98,50%",
        "197/200",
    ),
    (
        [("essential_sectors", "dossiers/32", "resolved_overdue", 7)],
        "justice_resolved_on_time",
        "3.183",
        "3.190 − 7",
    ),
    (
        [("essential_total", TOTAL, "received_direct", 3950)],
        "essential_received_new",
        "12.202",
        "8.252 + 3.950",
    ),
    (
        [("essential_total", TOTAL, "received_direct", 3950)],
        "essential_carried_over",
        "3.567",
        "15.769 − 12.202",
    ),
    ([("essential_total", TOTAL, "carried_over", 3560)], "essential_carried_over", "3.560", "as supplied"),
    (
        [("portal_cumulative", "code=portal_dossiers", "same_period", Decimal(80000))],
        "portal_dossiers_growth",
        "2,3",
        "183.782/80.000 = 2,297",
    ),
    (
        [("targets", "code=police_other_minimum_share", "high", None)],
        "police_other_minimum_share",
        "40%",
        "a floor without an upper end",
    ),
    (
        [("vaccination_records", "district=072", "malformed_id", None)],
        "vaccination_district_total[072]",
        ABSENT,
        "3 and 800 without the third are no sum",
    ),
]


@pytest.mark.parametrize(("figure", "printed", "how"), NOVEMBER, ids=[each[0] for each in NOVEMBER])
def test_november(computed, figure, printed, how):
    """The figure prints as the sum beside it gives."""
    assert (computed.figures[figure].printed(), how) == (printed, how)


@pytest.mark.parametrize(
    ("changes", "figure", "printed", "how"), MADE_UP, ids=[f"{each[1]}={each[2]}" for each in MADE_UP]
)
def test_made_up(edited, changes, figure, printed, how):
    """With other numbers in the forms, the figure prints as the sum beside it gives."""
    assert (results(Calculation(edited(*changes)))[figure].printed(), how) == (printed, how)


def test_every_figure_has_an_example(computed):
    """Each figure of November, every member of a family included, stands once in the list, and nothing else does."""
    assert sorted(each[0] for each in NOVEMBER) == sorted(computed.figures)


def test_every_declared_figure_gives_a_number_somewhere():
    """No declared figure is shown only where it was not supplied."""
    numbers = {each[0] for each in NOVEMBER if each[1] != ABSENT} | {each[1] for each in MADE_UP}
    assert {name.partition("[")[0] for name in numbers} == set(DECLARED.figures)


@pytest.mark.parametrize(
    ("figure", "english"),
    [
        ("justice_online_share", "81.11%"),
        ("essential_received_new", "12,199–12,216"),
        ("payment_value", "10,000,000"),
        ("dossiers_digitised", "not supplied"),
    ],
)
def test_in_english(computed, figure, english):
    """An English annex prints the same digits with English separators."""
    assert computed.figures[figure].printed("en") == english


@pytest.mark.parametrize(
    ("figure", "evidence"),
    [
        ("justice_online_share", Evidence.COMPUTED),
        ("essential_online_share", Evidence.IMPLIED),
        ("essential_received_online", Evidence.COMPUTED),
        ("payment_services_share", Evidence.REPORTED),
        ("services_with_dossiers_share", Evidence.IMPLIED),
        ("portal_dossiers_growth", Evidence.IMPLIED),
        ("justice_online_share_before", Evidence.IMPLIED),
        ("police_other_minimum_share", Evidence.REPORTED),
    ],
)
def test_evidence(computed, figure, evidence):
    """A ratio of counts is computed, an agency's own indicator reported, what is solved back from one implied."""
    assert computed.figures[figure].value.evidence is evidence


def test_a_base_that_is_supplied_is_no_longer_implied(edited):
    """Once column (5) of the total row is supplied, the online share is computed: 8.252/12.202 = 67,63 %."""
    figures = results(Calculation(edited(("essential_total", TOTAL, "received_direct", 3950))))
    share = figures["essential_online_share"]
    assert (share.printed(), share.value.evidence) == ("67,6%", Evidence.COMPUTED)


def test_a_figure_must_be_exact(edited, monkeypatch):
    """A figure that returned a plain number would have lost its cells: it is refused."""
    plain = replace(DECLARED.figures["workshops"], compute=lambda **_: 1)
    monkeypatch.setitem(DECLARED.figures, "workshops", plain)
    with pytest.raises(TypeError, match="workshops returned int: a figure is an Exact"):
        results(Calculation(edited()))
