"""ties.csv: what a person decided binds this month and the next, by the words around a number; nothing is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from monthkit import NOVEMBER, RAW, copy_november
from textkit import read as as_document

from analysis.faults import Faults
from analysis.months import Month
from analysis.tie import reviewed
from analysis.tie.facts import facts_of
from analysis.tie.outcome import Review
from analysis.tie.reviewed import Reviewed, Row, merged, wording
from analysis.tie.states import State
from analysis.tie.tieout import Against, tie

MONTH = Month.parse(NOVEMBER)
HEAD = "# II. KẾT QUẢ\n\n## 5. Kết quả tuyên truyền\n\n"
TEXT = HEAD + "Sở Y tế tổ chức được cả thảy 120 người tham dự."


@pytest.fixture
def against(november, computed):
    """Return what a report of November is held against."""
    return Against(computed.figures, facts_of(november.month, november.frames))


def _out(text, against, own=(), before=()):
    return tie(as_document(text), replace(against, reviewed=Reviewed(tuple(own), tuple(before))))


def _row(text, against, **said):
    """Return the one row made of a text, with what a person wrote into it."""
    (row,) = merged(_out(text, against).tied, ()).rows
    return replace(row, **said)


class TestBinding:
    """A row binds once a person has put a name to it."""

    def test_a_reviewed_row_ties_what_no_cue_ties(self, against):
        """120 "người tham dự" are the workshop's delegates, because a person said so of these words."""
        row = _row(TEXT, against, figures="workshop_delegates", who="an", when="2022-11-22")
        (tied,) = (each for each in _out(TEXT, against, [row]).tied if each.token.text == "120")
        assert (tied.state, tied.figures, tied.review) == (State.TIED, ("workshop_delegates",), Review.KNOWN)

    def test_a_row_without_a_name_binds_nothing(self, against):
        """What the machine wrote into the file is no decision."""
        row = _row(TEXT, against, figures="workshop_delegates")
        (tied,) = (each for each in _out(TEXT, against, [row]).tied if each.token.text == "120")
        assert tied.state is State.UNTIED

    def test_the_next_month_starts_from_it(self, against):
        """The same words with another number state the same figure: 125 then differs from 120."""
        row = _row(TEXT, against, figures="workshop_delegates", who="an")
        out = _out(TEXT.replace("120", "125"), against, before=[row])
        (tied,) = (each for each in out.tied if each.token.text == "125")
        assert (tied.state, tied.figures) == (State.DIFFERS, ("workshop_delegates",))

    def test_a_number_that_a_person_explained_is_a_note(self, against):
        """An untied number with a reason and a name is told as a note, with the reason."""
        row = _row(TEXT, against, who="an", note="do Sở Y tế đếm tại chỗ")
        (finding,) = _out(TEXT, against, [row]).findings
        assert (finding.severity, "do Sở Y tế đếm tại chỗ" in finding.sentence.vi) == ("note", True)

    def test_moved_and_reworded_numbers_are_shown(self, against):
        """The same words in another section are "moved"; a figure in other words is "reworded"; else it is "new"."""
        cited = HEAD + "Hội thảo gồm 120 đại biểu tham dự."
        row = _row(cited, against, who="an")
        moved = cited.replace("## 5.", "## 6.")
        reworded = HEAD + "Có mặt tại hội thảo 120 đại biểu."
        new = HEAD + "Đã in 300 tờ rơi."
        for text, review in (
            (cited, Review.KNOWN),
            (moved, Review.MOVED),
            (reworded, Review.REWORDED),
            (new, Review.NEW),
        ):
            last = [each for each in _out(text, against, before=[row]).tied if each.token.cls.is_quantity][-1]
            assert last.review is review, text

    def test_wording_leaves_numbers_out(self):
        """The key of a row is the words around the number: it stays when the numbers change."""
        assert wording("tiếp nhận 8.252 hồ sơ, chiếm 67,6%") == wording("tiếp nhận 9.000 hồ sơ, chiếm 70%")


class TestFile:
    """The file is read strictly and written without losing what a person wrote."""

    def test_rows_written_are_read_back(self, against, tmp_path):
        """Writing and reading give the same rows, and writing them again the same bytes."""
        rows = merged(_out(TEXT, against).tied, ()).rows
        (tmp_path / NOVEMBER).mkdir()
        (tmp_path / NOVEMBER / "ties.csv").write_bytes(reviewed.write(rows))
        assert reviewed.read(tmp_path, MONTH) == rows
        assert reviewed.write(reviewed.read(tmp_path, MONTH)) == reviewed.write(rows)

    def test_the_reviewed_file_of_november_is_read(self):
        """Every row of the repository's own file has a known class, state and figure, and was looked at."""
        rows = reviewed.read(RAW, MONTH)
        assert len(rows) > 100
        assert all(row.who for row in rows)

    def test_a_person_s_words_stay_with_an_unchanged_number(self, against):
        """Note, name and date are kept where the number says what it said."""
        row = _row(TEXT, against, who="an", when="2022-11-22", note="đã xem")
        merge = merged(_out(TEXT, against, [row]).tied, (row,))
        assert merge.rows == (row,)
        assert (merge.again, merge.gone) == ((), ())

    def test_a_changed_number_is_to_be_looked_at_again(self, against):
        """A reviewed number that changed keeps its note, loses the name, and is told of; one that is gone, too."""
        row = _row(TEXT, against, who="an", note="đã xem")
        merge = merged(_out(TEXT.replace("120", "130"), against).tied, (row,))
        assert [(each.printed, each.note, each.who) for each in merge.rows] == [("130", "đã xem", "")]
        assert merge.again == (row,)
        assert merged(_out(HEAD + "Không có số.", against).tied, (row,)).gone == (row,)

    @pytest.mark.parametrize(
        ("column", "value", "rule"),
        [
            ("cls", "số lạ", "there is no such class"),
            ("state", "xong", "there is no such state"),
            ("figures", "workshop_delegate", "no such figure is declared"),
        ],
    )
    def test_a_name_that_nothing_carries_is_a_fault(self, tmp_path, column, value, rule):
        """A class, state or figure that does not exist is named with its line."""
        row = Row(
            "II.5",
            "prose",
            "1",
            "120",
            "gồm 120 đại biểu",
            "số đếm",
            "workshop_delegates",
            "khớp số tính được",
        )
        raw = copy_november(tmp_path)
        (raw / NOVEMBER / "ties.csv").write_bytes(reviewed.write([replace(row, **{column: value})]))
        with pytest.raises(Faults) as faults:
            reviewed.read(raw, MONTH)
        (message,) = faults.value.messages
        assert "ties.csv" in message
        assert rule in message
