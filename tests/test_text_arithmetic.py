"""Arithmetic in the text itself: clean prose raises nothing, and a slip raises the fault that was planted."""

from __future__ import annotations

import pytest
from textcases import CASES, CLEAN
from textkit import checked, found


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_clean_prose_raises_nothing(case):
    """As an office wrote it, with its numbers right, a passage gives no finding of any severity."""
    assert [each.sentence.vi for each in checked(case.text).findings] == []


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_slip_raises_its_own_fault(case):
    """With one number slipped, the finding is of the planted kind, and there is no other."""
    kinds = [kind for kind, _ in found(case.slipped)]
    assert set(kinds) == set(case.kinds), [each.sentence.vi for each in checked(case.slipped).findings]


@pytest.mark.parametrize("text", CLEAN)
def test_what_the_words_do_not_claim_is_not_held_against_them(text):
    """Hedges, plans, lists that leave something out, and numbers of other things raise nothing."""
    assert [each.sentence.vi for each in checked(text).findings] == []
