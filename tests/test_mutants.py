"""The slips of the benchmark break what they say they break: its truth comes from the figures, not from the tie-out."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest
from monthkit import NOVEMBER, RAW

from analysis.draft import draft, markdown
from analysis.forms.monthfile import read_month_toml
from analysis.tie.reading import read_report

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bench"))
import mutants as slips


@pytest.fixture(scope="session")
def clean(computed, tmp_path_factory):
    """Return November's draft, read back."""
    month_file = read_month_toml(RAW / NOVEMBER / "month.toml")
    written = draft(computed, month_file)
    path = tmp_path_factory.mktemp("draft") / "report.md"
    path.write_text(markdown(written), encoding="utf-8")
    document = read_report(path)
    return slips.Clean(
        month_file.period.month, document, slips.spans(written, document), computed.figures, {}
    )


class TestTruth:
    """Whether a printed number is the figure's."""

    @pytest.mark.parametrize(
        ("figure", "printed", "fits"),
        [
            ("justice_online_share", "81,11%", True),  # 2.615 of 3.224 are 81,1104…
            ("justice_online_share", "81,1%", True),
            ("justice_online_share", "81%", True),
            ("justice_online_share", "81,12%", False),
            ("justice_online_share", "81.11%", False),
            ("justice_online_share", "8111%", False),
            ("eid_dossiers", "136.315", True),
            ("eid_dossiers", "136,315", False),
            ("eid_dossiers", "136.351", False),
            ("workshops", "01", True),
            ("workshops", "10", False),
            ("police_other_minimum_share", "40–50%", True),
            ("police_other_minimum_share", "40%", False),
            ("essential_online_share", "67,6%", True),  # its base is known as a range only
            ("essential_online_share", "66,7%", False),
        ],
    )
    def test_a_number_is_the_figure_s_rounded(self, computed, figure, printed, fits):
        """A number fits where the exact value, rounded half up to its digits, gives it."""
        assert slips.fits(computed.figures[figure], printed) is fits

    def test_about_leaves_zeros_uncounted(self, computed):
        """After “khoảng”, 8.000 may stand for 8.189; without the word it may not."""
        assert slips.fits(computed.figures["citizens_without_card"], "8.000", hedged=True)
        assert not slips.fits(computed.figures["citizens_without_card"], "8.000")


class TestClean:
    """The text without a slip."""

    def test_numbers_stand_where_they_are_said_to(self, clean):
        """Each of the draft's numbers is found again in what was read, and fits its figure."""
        assert len(clean.spans) == 118
        assert all(clean.block(each.block).text[each.start : each.end] == each.text for each in clean.spans)
        assert all(
            slips.fits(clean.figures[each.figure], each.text, hedged=clean.hedged(each))
            for each in clean.spans
        )


class TestMutants:
    """The texts with one slip."""

    def test_the_same_seed_gives_the_same_mutants(self, clean):
        """Two runs hold the same slips; another seed holds others."""
        told = [each.told() for each in slips.mutants(clean, 3, 7)]
        assert told == [each.told() for each in slips.mutants(clean, 3, 7)]
        assert told != [each.told() for each in slips.mutants(clean, 3, 8)]

    def test_only_the_places_named_are_changed(self, clean):
        """Outside its places, a mutant is the clean text."""
        for mutant in slips.mutants(clean, 3, 7):
            touched = {place.block for place in mutant.places}
            for old, new in zip(clean.document.blocks, mutant.document.blocks, strict=True):
                assert (old == new) is (new.number not in touched)
            assert all(
                mutant.document.blocks[place.block].text[place.start : place.end] == place.text
                for place in mutant.places
            )

    def test_every_kind_is_there(self, clean):
        """Without the month before, all but the values of that month can be slipped; most slips break something."""
        made = slips.mutants(clean, 3, 7)
        assert slips.KINDS.keys() - {each.kind for each in made} == {"stale value"}
        assert {each.kind for each in made if each.breaks} == slips.KINDS.keys() - {
            "stale value",
            "rounded once more",
        }

    @pytest.mark.parametrize(
        ("kind", "old", "new", "breaks"),
        [
            ("ten times", "67,6%", "676%", True),
            ("ten times", "04", "40", True),
            ("a tenth", "8.252", "825", True),
            ("a tenth", "81,11%", "8,111%", True),
            ("dot for comma", "8.252", "8,252", True),
            ("dot for comma", "81,11%", "81.11%", True),
            ("comma lost", "81,11%", "8111%", True),
            ("decimals cut", "81,11%", "81%", False),
            ("decimals cut", "28,8%", "28%", True),
            ("rounded once more", "28,8%", "29%", False),
            ("rounded once more", "46,11%", "46,1%", False),
        ],
    )
    def test_a_slip(self, clean, kind, old, new, breaks):
        """What becomes of a number is one slip, and breaks its figure or does not."""
        found = {(each.block, each.start) for each in clean.spans if each.text == old} & {
            (place.block, place.start)
            for (place,), broken in slips.KINDS[kind](clean, random.Random(1))  # noqa: S311
            if place.text == new and broken is breaks
        }
        assert found
