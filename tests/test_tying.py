"""Which figure each number of a text states, and in which one state it then is: worked examples of November 2022."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textkit import read
from tiekit import document

from analysis.declare import DECLARED
from analysis.months import Month
from analysis.tie.cues import cues_of
from analysis.tie.facts import Facts, facts_of
from analysis.tie.grammar import tokens
from analysis.tie.states import State
from analysis.tie.tieout import Against, tie

JUSTICE = (
    "# II. KẾT QUẢ\n\n## 2. Dịch vụ công thiết yếu\n\n### 2.2.4. Tiến độ thực hiện của ngành Tư pháp\n\n"
)
LABOUR = "# II. KẾT QUẢ\n\n## 2. Dịch vụ công thiết yếu\n\n### 2.2.5. DVC của ngành Lao động\n\n"
PORTAL = (
    "# II. KẾT QUẢ\n\n## 2. Dịch vụ công\n\n### 2.3. Kết quả triển khai DVC trực tuyến của địa phương\n\n"
)
EID = "# II. KẾT QUẢ\n\n## 3. Nhóm tiện ích\n\n### 3.1.4. Triển khai ứng dụng VNeID\n\n"
RECORDS = "# II. KẾT QUẢ\n\n## 3. Nhóm tiện ích\n\n### 3.4. Bổ sung làm giàu dữ liệu dân cư\n\n"

PARTS = (
    *("đã giải quyết", "8.252 hồ sơ", "67,6%,", "ngày 21/11/2022", "04 DVC", "mức độ 3", "2.615/3.224 hồ sơ"),
    *("tháng 10/2022", "1.2.3", "12,5.6", "số 70/TB-VP", "và", "."),
)


@pytest.fixture(scope="module")
def against(november, computed):
    """Return what a report of November is held against."""
    return Against(computed.figures, facts_of(november.month, november.frames))


@pytest.fixture(scope="module")
def tied(against):
    """Return a function that ties out a text and gives its quantities: (printed, state, figures)."""

    def of(text):
        return [
            (each.token.text, each.state.value, "; ".join(each.figures))
            for each in tie(read(text), against).tied
            if each.token.cls.is_quantity
        ]

    return of


def _findings(text, against):
    return [(each.severity.value, each.kind) for each in tie(read(text), against).findings]


class TestStates:
    """Every state, by an example."""

    def test_words_and_value_tie(self, tied):
        """38 of the labour sector's new dossiers came online, as the form has it."""
        text = LABOUR + "Đối với DVC hưởng trợ cấp thất nghiệp: tiếp nhận trực tuyến: 38 hồ sơ."
        assert tied(text) == [("38", "tied", "labour_received_online")]

    def test_words_tie_and_the_value_differs(self, tied):
        """The same words with 83 are the same figure gone wrong, not another figure."""
        text = LABOUR + "Đối với DVC hưởng trợ cấp thất nghiệp: tiếp nhận trực tuyến: 83 hồ sơ."
        assert tied(text) == [("83", "differs", "labour_received_online")]

    def test_both_counts_of_a_fraction_are_tied(self, tied):
        """2.615 of 3.224 are two figures of the justice sector."""
        text = JUSTICE + "Ngành Tư pháp đã tiếp nhận trực tuyến 2.615/3.224 hồ sơ, đạt 81,11%."
        figures = "justice_received_online; justice_received_new"
        assert tied(text) == [("2.615/3.224", "tied", figures), ("81,11%", "tied", "justice_online_share")]

    def test_a_base_solved_back_is_said(self, tied):
        """66 % was quoted without its base, so agreement is only possible, not proved."""
        text = PORTAL + "Tỷ lệ DVC trực tuyến mức độ 3, 4 có phát sinh hồ sơ trực tuyến đạt 66%."
        assert tied(text) == [("66%", "implied", "services_with_dossiers_share")]

    def test_a_number_that_follows_from_others_is_derived(self):
        """Without any form, a share that follows from the two counts beside it is explained by the text."""
        out = tie(read("Đã giải quyết đúng hạn 950/1.000 hồ sơ, đạt 95%."))
        assert [each.state.value for each in out.tied] == ["untied", "derived"]

    def test_a_broken_sum_differs_without_any_form(self):
        """635 is not 38 + 579: the text contradicts itself."""
        out = tie(read("Tiếp nhận mới 635 hồ sơ (trực tuyến: 38 hồ sơ; trực tiếp: 579 hồ sơ)."))
        assert {each.state for each in out.tied} == {State.DIFFERS}
        assert out.blocking

    def test_what_no_figure_explains_is_named(self, tied, against):
        """A quantity that no declared figure and no other number gives is untied, with a warning that names it."""
        text = LABOUR + "Đã tổ chức 17 lớp tập huấn."
        assert tied(text) == [("17", "untied", "")]
        (finding,) = tie(read(text), against).findings
        assert finding.severity == "warning"
        assert "17 lớp tập huấn" in finding.sentence.vi

    def test_dates_and_documents_are_no_quantities(self, against):
        """A document's number and its date state nothing to be computed."""
        out = tie(read("Thực hiện Văn bản số 4435/UBND-NC ngày 27/10/2022."), against)
        assert {each.state for each in out.tied} == {State.NOT_A_QUANTITY}


class TestNeverByValueAlone:
    """Words, section and unit come first."""

    @pytest.mark.parametrize("number", ["04", "02", "25", "8.252"])
    def test_a_value_alone_ties_nothing(self, tied, number):
        """A number that some figure has, in words that no figure has, is untied."""
        assert tied(f"{LABOUR}Bố trí {number} chiếc bàn làm việc.") == [(number, "untied", "")]

    def test_another_unit_is_an_error(self, tied, against):
        """38 accounts are not 38 dossiers, though words and value are the figure's."""
        text = LABOUR + "Đối với DVC hưởng trợ cấp thất nghiệp: tiếp nhận trực tuyến: 38 tài khoản."
        assert tied(text) == [("38", "differs", "labour_received_online")]
        assert ("error", "text: unit") in _findings(text, against)

    def test_the_words_beside_a_number_decide_before_its_value(self, tied):
        """19.700 printed for level 1 is level 1 gone wrong, although level 2 has that value."""
        text = EID + "Đã kích hoạt mức 1: 19.700 tài khoản, đã kích hoạt mức 2: 19.700 tài khoản."
        assert tied(text) == [("19.700", "differs", "eid_level1"), ("19.700", "tied", "eid_level2")]

    def test_a_change_is_not_its_share(self, tied):
        """In "22%, tăng 1,13%" the second number is how far the first one moved."""
        text = PORTAL + "Tỷ lệ hồ sơ xử lý trực tuyến là 22%, tăng 1,13% so với cùng kỳ năm 2021."
        assert [figure for *_, figure in tied(text)] == [
            "processed_online_share", "processed_online_share_change"
        ]  # fmt: skip

    def test_another_period_is_not_this_one(self, tied):
        """What was resolved the month before is not held against this month."""
        text = "# II. KẾT QUẢ\n\n## 2.1. Kết quả chung 25 DVC thiết yếu\n\nTháng trước đã giải quyết 9.000 hồ sơ."
        assert [state for _, state, _ in tied(text)[1:]] == ["untied"]

    def test_two_figures_in_the_same_words_are_said(self, against, november):
        """Where two figures are named equally well and neither value fits, both are named and none is chosen."""
        figure = DECLARED.figures["labour_received_online"]
        one = against.computed["labour_received_online"]
        twin = replace(
            one, id="labour_received_direct", value=against.computed["labour_received_direct"].value
        )
        out = tie(
            read(LABOUR + "Trợ cấp thất nghiệp: tiếp nhận trực tuyến: 83 hồ sơ."),
            Against({one.id: one, twin.id: twin}, facts_of(november.month, november.frames)),
        )
        assert figure.said
        assert [each.state.value for each in out.tied if each.token.text == "83"] == ["untied"]
        assert any("may be several figures" in each.sentence.en for each in out.findings)


class TestTables:
    """A cell is known by what heads its row and its column."""

    def test_a_district_under_the_wrong_name_is_an_error(self, against):
        """1.208 stands in the row of Yên Sơn and is the number of Hàm Yên: both are named."""
        text = RECORDS + (
            "| TT | Tên cơ sở y tế | Không có CCCD/ Mã Định Danh |\n|---|---|---|\n"
            "| 1 | Huyện Hàm Yên | 1.208 |\n| 2 | Huyện Yên Sơn | 1.208 |\n"
        )
        cells = [each for each in tie(read(text), against).tied if each.token.text == "1.208"]
        assert [(each.state.value, each.figures) for each in cells] == [
            ("tied", ("vaccination_missing_id[074]",)),
            ("differs", ("vaccination_missing_id[075]",)),
        ]
        assert "That is the number of Hàm Yên District." in cells[1].reason.en


class TestTheMonthsOwnFacts:
    """Months, cut-off dates and documents are held against the month."""

    def test_a_month_left_over_is_an_error_in_a_heading(self):
        """A heading of "Tháng 10/2022" over a report of November was not updated."""
        out = tie(read("# BÁO CÁO KẾT QUẢ THÁNG 10/2022\n\nNội dung."), Against(facts=Facts(Month(2022, 11))))
        assert [(each.severity.value, each.kind) for each in out.findings] == [("error", "text: stale month")]

    def test_the_month_compared_with_is_no_stale_month(self):
        """A report of November compares with October: "so với tháng 10/2022" is in place."""
        out = tie(read("Kết quả tăng so với tháng 10/2022."), Against(facts=Facts(Month(2022, 11))))
        assert out.findings == ()

    def test_a_cut_off_date_is_that_of_the_form(self, against):
        """E-identity was counted on 16 November; the text that says 15 November contradicts the form."""
        text = (
            EID
            + "Tính đến ngày 15/11/2022, toàn tỉnh đã thu nhận 136.315 hồ sơ cấp tài khoản định danh điện tử."
        )
        assert _findings(text, against) == [("error", "text: as-of date")]
        assert _findings(text.replace("15/11", "16/11"), against) == []

    def test_a_document_has_the_date_of_the_list(self, against):
        """Document 199/KH-UBND is of 20 October 2022 in documents.csv."""
        text = "Kế hoạch số 199/KH-UBND ngày 21/10/2022 của Ủy ban nhân dân tỉnh."
        assert _findings(text, against) == [("error", "text: document date")]

    OWN = "ỦY BAN NHÂN DÂN\n\nSố: {}\n\nTuyên Quang, ngày {}\n\nBÁO CÁO"

    @pytest.mark.parametrize(
        ("number", "day", "kinds"),
        [
            ("183/BC-UBND", "21 tháng 11 năm 2022", []),
            ("138/BC-UBND", "21 tháng 11 năm 2022", ["text: report number"]),
            ("183/BC-UBND", "21 tháng 11 năm 2021", ["text: report date"]),
        ],
    )
    def test_the_report_has_its_own_number_and_date(self, against, number, day, kinds):
        """Report 183/BC-UBND is of 21 November 2022 in month.toml; whatever else its head says is a slip."""
        assert [kind for _, kind in _findings(self.OWN.format(number, day), against)] == kinds

    def test_a_number_that_is_none_of_the_days_documents(self, against):
        """Of 20 October 2022 the list has 199/KH-UBND: 919/KH-UBND of that day is the same plan, misnumbered."""
        text = "Kế hoạch số 919/KH-UBND ngày 20/10/2022 của Ủy ban nhân dân tỉnh."
        found = [each.sentence.en for each in tie(read(text), against).findings]
        assert found == [
            "919/KH-UBND of 20/10/2022: in documents.csv the document of that day is 199/KH-UBND."
        ]

    def test_a_document_that_is_not_listed_is_noted(self, against):
        """Where the other documents of a text are in documents.csv, one that is not is worth a look, and no error."""
        text = (
            "Kế hoạch số 199/KH-UBND ngày 20/10/2022 của Ủy ban nhân dân tỉnh; Quyết định số 06/QĐ-TTg; "
            "theo Quyết định số 60/QĐ-TTg."
        )
        assert _findings(text, against) == [("note", "text: document not listed")]
        assert _findings("Theo Quyết định số 60/QĐ-TTg.", against) == []

    @pytest.mark.parametrize(
        ("text", "kinds"),
        [
            ("Kết quả triển khai tháng 11/2022 đạt tốt.", []),
            ("Kết quả triển khai tháng 9/2022 đạt tốt.", ["text: stale month"]),
            ("Phương hướng, nhiệm vụ tháng 12/2022.", []),
            ("Tăng so với cùng kỳ năm 2021.", []),
            ("Tăng so với cùng kỳ năm 2012.", ["text: year compared with"]),
        ],
    )
    def test_the_month_told_of_is_the_reports_own(self, text, kinds):
        """In a report of November results are of November, plans of December, and the year before is 2021."""
        out = tie(read(text), Against(facts=Facts(Month(2022, 11))))
        assert [each.kind for each in out.findings] == kinds


class TestNames:
    """Of members of a family named one after the other the last one before a number is meant."""

    @pytest.mark.parametrize(("number", "state"), [("01", "tied"), ("02", "differs"), ("04", "differs")])
    def test_a_value_of_another_member_does_not_tie(self, tied, number, state):
        """Linked procedures have 02 services and the other fields 04; said of the tax office neither is right."""
        text = (
            "# II. KẾT QUẢ\n\n## 2. Dịch vụ công thiết yếu\n\n### 2.2.8. Các lĩnh vực khác\n\n"
            f"Các lĩnh vực khác có 04 DVC thiết yếu. Nhóm thủ tục liên thông có 02 DVC. Ngành Thuế có {number} DVC."
        )
        assert tied(text)[-1] == (number, state, "sector_service_count[tax]")


class TestLaws:
    """What holds for any text."""

    @given(st.lists(st.sampled_from(PARTS), max_size=12))
    def test_every_token_has_one_state_and_none_vanishes(self, against, parts):
        """A tie-out names exactly the tokens of the grammar, in order, and its counts add up to them."""
        text = document(" ".join(parts) or "không có số")
        out = tie(text, against)
        assert [each.token for each in out.tied] == list(tokens(text))
        assert sum(out.counts.values()) == len(out.tied)
        explained = {State.NOT_A_QUANTITY, State.UNCLASSIFIED}
        assert not [each for each in out.tied if each.token.cls.is_quantity and each.state in explained]


class TestDeclaredWords:
    """What is said around a figure is declared with it."""

    def test_every_figure_says_its_words(self):
        """No figure is left without the words that a report sets around it."""
        assert [name for name, figure in DECLARED.figures.items() if not figure.said] == []

    def test_every_wording_marks_the_number(self, computed):
        """Each wording holds the mark of the number, and words that carry fact."""
        assert [
            text for figure in DECLARED.figures.values() for text in figure.said if text.count("_") != 1
        ] == []
        assert all(cue.size > 0 for result in computed.figures.values() for cue in cues_of(result))
