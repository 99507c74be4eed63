"""The draft says what the figures say: every number is a printed figure, and nothing is said of what nobody gave."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from monthkit import NOVEMBER, RAW

from analysis import results
from analysis.declare import DECLARED
from analysis.draft import draft, markdown
from analysis.draft.blocks import Heading, Paragraph, Table, plain
from analysis.draft.sentences import SECTIONS, UNWRITTEN
from analysis.exact import Evidence
from analysis.forms.monthfile import read_month_toml

MONTH = read_month_toml(RAW / NOVEMBER / "month.toml")
JUSTICE = """\
##### 2.2.4. Tiến độ thực hiện 04 DVC thuộc thẩm quyền của ngành Tư pháp

Ngành Tư pháp tiếp tục cung cấp 04 DVC thiết yếu ở mức độ 4 <sup>(5)</sup>.

<sup>(5)</sup> Trong kỳ báo cáo, ngành Tư pháp tiếp nhận mới 3.224 hồ sơ, trong đó có 2.615 hồ sơ trực tuyến, \
đạt tỷ lệ 81,11%, tăng 6,14 điểm phần trăm so với tháng trước. \
Đã giải quyết đúng và trước hạn 3.190 hồ sơ, kể cả 162 hồ sơ từ kỳ trước chuyển sang; \
tỷ lệ đúng và trước hạn là 100,00%. Còn 196 hồ sơ đang giải quyết.
"""


@pytest.fixture(scope="session")
def written(computed):
    """Return the draft of November 2022."""
    return draft(computed, MONTH)


@pytest.fixture
def drafted(november, edited):
    """Return a function that drafts November with some values changed."""

    def write(*changes, before=()):
        def compute(frames):
            return results.compute(replace(november, frames=frames))

        previous = compute(edited(*before)) if before else None
        return markdown(draft(compute(edited(*changes)), MONTH, previous))

    return write


class TestSentences:
    """What is declared to be said."""

    def test_every_figure_is_written_or_left_out_for_a_reason(self):
        """Each declared figure stands in a sentence or table, or is named with why it does not."""
        said = set(re.findall(r"\{(?:\w+:)?(\w+)", repr(SECTIONS)))
        tabled = {name for name in DECLARED.figures if re.search(rf"'{name}[\['\]]", repr(SECTIONS))}
        assert DECLARED.figures.keys() - said - tabled == UNWRITTEN.keys()

    def test_no_clause_names_what_is_not_declared(self):
        """A brace holds a figure of the month, or a form where a day is asked for."""
        forms = {each.form for each in MONTH.inputs}
        asked = re.findall(r"\{(?:(\w+):)?(\w+)[^}]*\}", repr(SECTIONS))
        unknown = [
            name
            for kind, name in asked
            if name not in (forms if kind in ("as_of", "year", "last_year") else DECLARED.figures)
        ]
        assert unknown == []

    def test_no_clause_types_a_number(self):
        """Beside braces, a clause holds digits only in names and levels: Đề án 06, mức độ 3, 4, COVID-19."""
        named = re.compile(r"\{.*?\}|Đề án 06|COVID-19|mức(?: độ)? \d(?:(?:, | và )\d)?")
        texts = re.findall(r"'((?:[^'\\]|\\.)*)'", repr([section.content for section in SECTIONS]))
        left = [text for text in texts if re.search(r"\d", re.sub(r"\w+\[\w+\]", "", named.sub("", text)))]
        assert left == []


class TestNovember:
    """The draft of November 2022."""

    def test_a_section(self, written):
        """Section II.2.2.4 and its footnote, word for word."""
        assert JUSTICE in markdown(written)

    def test_every_number_is_as_its_figure_is_printed(self, written, computed):
        """A number is the printed string of its figure, with a leading zero below ten in prose, and no sign."""
        strange = [
            each
            for each in written.numbers()
            if each.text
            not in {computed.figures[each.figure].printed(), f"0{computed.figures[each.figure].printed()}"}
        ]
        assert strange == []

    def test_every_figure_that_can_be_stated_is(self, written, computed):
        """What was supplied, is no range solved back and has no reason to be left out, stands in the draft.

        The justice share alone has two ids, of which one is written.
        """
        stated = {each.figure for each in written.numbers()}
        statable = {
            name
            for name, each in computed.figures.items()
            if each.value.supplied and each.figure.id not in UNWRITTEN and each.value.point != 0
            if not (each.value.evidence is Evidence.IMPLIED and "–" in each.printed())
        }
        assert statable - stated == {"sector_online_share[justice]"}

    def test_sections_stand_in_the_report_s_order(self, written):
        """Headings rise: II.2.2.4 after II.2.2.3, and each one's number is the section's without its part."""
        sections = [block.section for block in written.blocks if isinstance(block, Heading)]
        assert sections == [section.number for section in SECTIONS]
        assert Heading("II.2.2.4", 4, ("",)).number == "2.2.4."

    def test_what_nobody_supplied_is_not_said(self, written):
        """The dossiers digitised were not supplied: the section says nothing of their number."""
        text = markdown(written)
        assert "số hóa" in text
        assert "đã số hóa" not in text
        assert "chưa có số liệu" not in text

    def test_what_is_only_possible_is_hedged(self, written):
        """67,6% was solved back from what was quoted, so it is "khoảng"; the range of its base is not stated."""
        assert "chiếm khoảng 67,6% tổng số" in markdown(written)
        assert "12.199" not in markdown(written)

    def test_nothing_arose(self, written):
        """No health insurance dossier arose, which the form says by a dash: the draft says so in words."""
        assert "Bảo hiểm xã hội tỉnh chưa phát sinh hồ sơ đối với DVC này." in markdown(written)

    def test_the_table_foots(self, written):
        """The districts of each column of the vaccination table add up to its total."""
        table = next(block for block in written.blocks if isinstance(block, Table) and block.total)
        columns = zip(
            *[[plain(cell).replace(".", "") for cell in row[2:]] for row in table.rows], strict=True
        )
        assert all(sum(map(int, column[:-1])) == int(column[-1]) for column in columns)

    def test_what_the_office_writes_is_left_open(self, written):
        """A section without any figure says that the office fills it."""
        assert [block for block in written.blocks if isinstance(block, Paragraph) and block.open]


class TestChanges:
    """What is said of the month before."""

    def test_a_count_moves_by_a_count(self, drafted):
        """136.315 dossiers after 130.000 are 6.315 more."""
        text = drafted(before=[("eid", "code=eid_dossiers", "value", Decimal(130000))])
        assert "136.315 hồ sơ cấp tài khoản định danh điện tử, tăng 6.315 hồ sơ so với tháng 10/2022." in text

    def test_a_share_moves_in_points(self, drafted):
        """62.855 of 136.315 are 46,11%; of 130.000 they were 48,35%: 2,24 points less."""
        text = drafted(before=[("eid", "code=eid_dossiers", "value", Decimal(130000))])
        assert "đạt 46,11%, giảm 2,24 điểm phần trăm so với tháng 10/2022." in text

    def test_no_change_is_said(self, drafted):
        """The same count twice did not change."""
        text = drafted(before=[("portal", "code=payment_services_share", "value", Decimal("1.40"))])
        assert (
            "679.704 hồ sơ cấp căn cước công dân (CCCD) gắn chip, không thay đổi so với tháng 10/2022."
            in text
        )

    def test_without_the_month_before_nothing_is_compared(self, written):
        """Nothing is held against October 2022, whose forms are not there."""
        assert "tháng 10/2022" not in markdown(written)

    def test_a_change_that_an_agency_gave_falls_too(self, drafted):
        """A change of −1,13 points is said as a fall of 1,13."""
        text = drafted(("portal", "code=processed_online_share", "change", Decimal("-1.13")))
        assert "đạt 22%, giảm 1,13 điểm phần trăm so với cùng kỳ năm 2021." in text

    def test_a_multiple_below_one_is_no_growth(self, drafted):
        """0,87 times is said by "bằng", never by "gấp"."""
        text = drafted(("portal", "code=services_with_dossiers_share", "change", Decimal("0.87")))
        assert "bằng 0,87 lần so với cùng kỳ năm 2021" in text

    @pytest.mark.parametrize("change", ["0.004", "-0.004"])
    def test_a_change_too_small_to_print_is_said_in_words(self, drafted, change):
        """A change of 0,004 points prints as 0,00: it is no growth of "0,00"."""
        text = drafted(("portal", "code=processed_online_share", "change", Decimal(change)))
        assert "đạt 22%, gần như không thay đổi so với cùng kỳ năm 2021." in text

    def test_less_than_half_a_point_is_a_change(self, drafted):
        """A change of 0,34 points is printed as one, not rounded away as if it were 0,0034."""
        text = drafted(("portal", "code=processed_online_share", "change", Decimal("0.34")))
        assert "đạt 22%, tăng 0,34 điểm phần trăm so với cùng kỳ năm 2021." in text


class TestLeftOut:
    """A clause stands and falls with its figures."""

    def test_a_clause_alone(self, drafted):
        """Without its delegates the workshop is still told of."""
        text = drafted(("outreach", "code=workshop_delegates", "value", None))
        assert "tổ chức 01 hội thảo về chuyển đổi số ngành Y tế." in text

    def test_the_whole_sentence(self, drafted):
        """Without the citizens' count the sentence about cards is not written."""
        assert "chưa được cấp CCCD" not in drafted(
            ("sector_indicators", "code=citizens_without_card", "value", None)
        )

    def test_none_left_is_said_in_words(self, drafted):
        """0 citizens without a card is a result, not a gap."""
        text = drafted(("sector_indicators", "code=citizens_without_card", "value", Decimal(0)))
        assert "Công dân trên địa bàn tỉnh đã được cấp đủ CCCD." in text

    def test_a_section_keeps_its_heading(self, drafted):
        """Without its figure the section on connection keeps its heading, and its documents."""
        text = drafted(("sector_indicators", "code=provinces_connected", "value", None))
        assert "đủ điều kiện kết nối" not in text
        assert "##### 3.1.3. Kết nối với Cơ sở dữ liệu quốc gia về dân cư" in text
