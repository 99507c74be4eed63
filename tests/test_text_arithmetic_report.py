"""What arithmetic in the text itself finds in the published report of November 2022."""

from __future__ import annotations

from collections import Counter

import pytest
from reporttext import REPORT

from analysis.declare import Severity
from analysis.tie.arithmetic import Kind, TextChecks, check_text
from analysis.tie.arithmetic.interval import Rule
from analysis.tie.document import Document
from analysis.tie.grammar import tokens
from analysis.tie.reading import read_report

pytestmark = pytest.mark.skipif(
    not REPORT.is_file(), reason="the report's text does not lie beside the project"
)


@pytest.fixture(scope="module")
def document() -> Document:
    return read_report(REPORT)


@pytest.fixture(scope="module")
def checks(document) -> TextChecks:
    return check_text(document, tokens(document))


def _said(checks: TextChecks, kind: Kind, *, holds: bool) -> list[str]:
    return [each.sentence.vi for each in checks.relations if each.kind is kind and each.holds is holds]


def test_no_row_of_the_vaccination_table_foots_though_every_column_does(checks):
    """All seven districts and the province differ from the sum of their three kinds; the four columns add up."""
    rows = _said(checks, Kind.CROSS_FOOTING, holds=False)
    assert [row.split("“")[1].split("”")[0] for row in rows] == [
        *("Huyện Chiêm Hóa", "Huyện Hàm Yên", "Huyện Lâm Bình", "Huyện Na Hang", "Huyện Sơn Dương"),
        *("Huyện Yên Sơn", "TP Tuyên Quang", "Tổng cộng"),
    ]
    assert "cộng 3 cột được 60.405, tổng ghi “59.561” (lệch −844)" in rows[-1]
    assert len(_said(checks, Kind.FOOTING, holds=True)) == 4
    assert _said(checks, Kind.FOOTING, holds=False) == []


def test_the_decision_has_two_dates(checks):
    """The title dates Decision 06 to 18 February 2022, the text to 6 January 2022."""
    (said,) = _said(checks, Kind.DOCUMENT_DATE, holds=False)
    assert "06/QĐ-TTg" in said
    assert "18/02/2022" in said
    assert "06/01/2022" in said


def test_levels_make_up_the_services(checks):
    """541 + 281 + 1.057 = 1.879; the three shares fit, the last only by largest remainders."""
    assert any("541 + 281 + 1.057 = 1.879" in said for said in _said(checks, Kind.SUM, holds=True))
    shares = [each for each in checks.relations if each.kind is Kind.SHARE and "1.879" in each.sentence.vi]
    assert [each.rule for each in shares] == [Rule.HALF_UP, Rule.HALF_UP, Rule.LARGEST_REMAINDER]
    assert all(each.holds for each in shares)


def test_the_justice_footnote_agrees_with_itself(checks):
    """2.615/3.224 is 81,11 %, and 635 is 38 online and 597 direct."""
    assert any("2.615/3.224" in said for said in _said(checks, Kind.SHARE, holds=True))
    assert any("38 + 597 = 635" in said for said in _said(checks, Kind.SUM, holds=True))


def test_changes_of_shares_are_in_points(checks):
    """“tăng 6,14%” and “tăng 1,13%” are said of shares."""
    units = _said(checks, Kind.UNIT, holds=False)
    assert [said.split("“")[1].split("”")[0] for said in units] == ["6,14%", "1,13%"]


def test_no_whole_number_of_services_is_that_share(checks):
    """26 of 1.879 are 1,38 %, 27 are 1,44 %: 1,39 % is neither."""
    (said,) = _said(checks, Kind.ATTAINABLE, holds=False)
    assert "“1.879”" in said
    assert "“1,39%”" in said


def test_nothing_else_is_an_error_or_a_warning(checks):
    """Eight rows, one date, two units: each of them a true fault of the report."""
    heavy = Counter(each.kind for each in checks.findings if each.severity is not Severity.NOTE)
    assert heavy == {Kind.CROSS_FOOTING: 8, Kind.DOCUMENT_DATE: 1, Kind.UNIT: 2}


def test_the_same_text_gives_the_same_findings(document, checks):
    """There is neither chance nor clock in it."""
    assert check_text(document, tokens(document)) == checks
