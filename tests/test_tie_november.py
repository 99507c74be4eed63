"""The published report of November 2022 tied out: every statistic is tied or named, as reading it shows."""

from __future__ import annotations

import pytest
from monthkit import NOVEMBER, RAW
from reporttext import REPORT

from analysis import store
from analysis.tie.monthly import tied_with
from analysis.tie.reading import read_report
from analysis.tie.states import State

pytestmark = pytest.mark.skipif(
    not REPORT.is_file(), reason="the report's text does not lie beside the project"
)


@pytest.fixture(scope="module")
def tied():
    """Return November with its report tied out."""
    return tied_with(store.read_month(RAW, NOVEMBER), read_report(REPORT), RAW)


def test_every_quoted_number_is_tied_in_the_text(tied):
    """The 112 quoted numbers that are digits are all found in the text as their figures; quoted.csv adds nothing."""
    stated = {each.figure for each in tied.out.claims if each.comparison}
    quoted = {
        each.mention.figure
        for each in tied.results.comparisons
        if any(map(str.isdigit, each.mention.printed))
    }
    assert quoted - stated == set()
    assert [each.id for each in tied.out.findings if each.kind == "text: quoted"] == []


def test_what_differs_is_what_reading_shows(tied):
    """Seven row totals and the grand total do not follow from their cells; one decision has two dates."""
    differing = [each for each in tied.out.tied if each.state is State.DIFFERS]
    tables = {each.figures for each in differing if each.figures}
    places = {f"vaccination_district_total[07{code}]" for code in range(7)}
    assert tables == {(name,) for name in (*places, "vaccination_grand_total")}
    assert {each.token.text for each in differing if not each.figures} == {
        "06/QĐ-TTg",
        "18/02/2022",
        "06/01/2022",
    }


def test_the_two_numbers_no_form_carries_are_explained(tied):
    """A legal classification ("100% dữ liệu hộ tịch") and "1 - 2 ngày" are untied, each with a reviewed reason."""
    untied = [each for each in tied.out.tied if each.state is State.UNTIED]
    assert [each.token.text for each in untied] == ["100%", "1 - 2 ngày"]
    assert all(each.explained for each in untied)


def test_nothing_is_unclassified(tied):
    """Every number of the report has a class and one of the other states."""
    assert tied.out.counts[State.UNCLASSIFIED] == 0
    assert tied.out.counts[State.TIED] + tied.out.counts[State.IMPLIED] == 103
