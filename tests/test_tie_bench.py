"""A drafted report ties completely, and a slip in it is found: the benchmark's targets hold, on fewer slips."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from monthkit import NOVEMBER, RAW

from analysis.draft import docx, draft, markdown
from analysis.forms.monthfile import read_month_toml
from analysis.months import Month
from analysis.tie.facts import facts_of
from analysis.tie.grammar import tokens
from analysis.tie.outcome import State
from analysis.tie.reading import read_report
from analysis.tie.tieout import Against, tie

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bench"))
import tie as bench

_EXPLAINED = {State.TIED, State.IMPLIED, State.DERIVED}
EACH = 8  # slips of each kind


@pytest.fixture(scope="session")
def months(tmp_path_factory):
    """Return two made-up months, drafted and read back."""
    return bench.drafted(tmp_path_factory.mktemp("months"), Month(2023, 12), Month(2024, 2), 7)


@pytest.fixture(scope="session")
def november_files(computed, tmp_path_factory):
    """Return November's draft as Markdown and as Word, written to files."""
    written = draft(computed, read_month_toml(RAW / NOVEMBER / "month.toml"))
    folder = tmp_path_factory.mktemp("draft")
    (folder / "report.md").write_text(markdown(written), encoding="utf-8")
    (folder / "report.docx").write_bytes(docx(written))
    return folder / "report.md", folder / "report.docx"


def unexplained(out):
    """Return what no figure and no arithmetic explains, with the reason."""
    return [
        (one.words, str(one.state), one.reason.en)
        for one in out.tied
        if one.state is State.UNCLASSIFIED or (one.token.cls.is_quantity and one.state not in _EXPLAINED)
    ]


class TestOwnTieOut:
    """Every quantity of a draft is tied, and nothing is told of."""

    @pytest.mark.parametrize("at", [0, 1])
    def test_of_a_made_up_month(self, months, at):
        """All numbers of the draft are explained, its changes on the month before among them; no finding weighs."""
        out = tie(months[at].clean.document, months[at].against)
        assert unexplained(out) == []
        assert [each.sentence.en for each in out.findings if each.severity != "note"] == []

    @pytest.mark.parametrize("at", [0, 1], ids=["md", "docx"])
    def test_of_november(self, november, computed, november_files, at):
        """The draft of November 2022 ties completely, read from either file."""
        out = tie(
            read_report(november_files[at]),
            Against(computed.figures, facts_of(november.month, november.frames)),
        )
        assert unexplained(out) == []

    def test_both_files_hold_the_same_numbers(self, november_files):
        """Class and value of every number of the body are equal in Markdown and Word, in the same order."""
        read = [
            [(each.cls, each.value, each.day) for each in tokens(read_report(path)) if each.cls.is_quantity]
            for path in november_files
        ]
        assert read[0] == read[1]
        assert len(read[0]) > 100


def test_slips_are_found(months):
    """Of 120 slips and more, 95 in 100 that break a fact are told of; of what is told, 98 in 100 are right."""
    total = bench.score(months[:1], EACH, 7)
    assert total.made.total() >= 120
    assert total.on_clean == 0, total.missed
    assert total.recall >= bench.RECALL, total.missed
    assert total.precision >= bench.PRECISION, total.missed
