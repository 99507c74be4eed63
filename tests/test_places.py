"""Names as agencies write them: every spelling that was seen leads to one place, none is guessed."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.places import DISTRICTS, UnknownNameError, fold
from analysis.services import OTHER_FIELDS, SECTORS, SERVICES

DAY = date(2022, 11, 21)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("TP Tuyên Quang", "070"),
        ("TP. Tuyên Quang", "070"),
        ("TP.Tuyên Quang", "070"),
        ("Thành phố Tuyên Quang", "070"),
        ("tp tuyên quang", "070"),
        ("Huyện Lâm Bình", "071"),
        ("Na Hang", "072"),
        ("Nà Hang", "072"),
        ("H. Nà Hang", "072"),
        ("Chiêm Hóa", "073"),
        ("Chiêm Hoá", "073"),
        ("H.Chiêm Hoá", "073"),
        ("HUYỆN HÀM YÊN", "074"),
        ("Huyện  Yên\u00a0Sơn ", "075"),
        ("076", "076"),
    ],
)
def test_spellings_of_districts(name, code):
    """TP, TP., Thành phố, Huyện, H.; Na and Nà Hang; Hóa and Hoá; capitals and blanks: one place each."""
    assert DISTRICTS.find(name, DAY) == code


@pytest.mark.parametrize("name", ["Ham Yen", "Chiêm Hoa", "TX Tuyên Quang", "Yên Sn", "Hà Giang", ""])
def test_no_name_is_guessed(name):
    """A name without its marks, misspelt, or of another province is refused with the names that are known."""
    with pytest.raises(UnknownNameError, match="known are: Thành phố Tuyên Quang; Huyện Lâm Bình"):
        DISTRICTS.find(name, DAY)


def test_districts_ended_with_the_merger():
    """Until 30 June 2025 there were seven districts; from 1 July 2025 there is none."""
    assert len(DISTRICTS.on(date(2025, 6, 30))) == 7
    assert DISTRICTS.on(date(2025, 7, 1)) == ()
    with pytest.raises(UnknownNameError, match="did not exist on 2025-07-01"):
        DISTRICTS.find("Na Hang", date(2025, 7, 1))


def test_codes_are_text():
    """District codes keep their leading zero: 070 to 076."""
    assert list(DISTRICTS) == [f"07{number}" for number in range(7)]


@pytest.mark.parametrize(
    ("old", "new"), [("hoà", "hòa"), ("Uỷ ban", "Ủy ban"), ("thuỷ", "thủy"), ("khoẻ", "khỏe")]
)
def test_where_a_tone_mark_stands_does_not_matter(old, new):
    """hoà and hòa, Uỷ and Ủy are one word."""
    assert fold(old) == fold(new)


@pytest.mark.parametrize(("one", "other"), [("Đ", "Ð"), ("hòa", "hỏa"), ("Hàm", "Hãm"), ("ơn", "ôn")])
def test_letters_that_differ_stay_apart(one, other):
    """Đ (U+0110) is not Ð (U+00D0); another tone or another vowel is another word."""
    assert fold(one) != fold(other)


@given(
    st.sampled_from(
        [entry.label.vi for entry in (*DISTRICTS.values(), *SERVICES.values(), *SECTORS.values())]
    )
)
def test_composition_case_and_blanks_do_not_matter(name):
    """Decomposed, in capitals or with more blanks, a name folds to the same."""
    assert fold(unicodedata.normalize("NFD", name)) == fold(name.upper()) == fold(f" {name}  ") == fold(name)


@pytest.mark.parametrize("register", [DISTRICTS, SERVICES, SECTORS], ids=["districts", "services", "sectors"])
def test_every_name_leads_back(register):
    """The key, the printed name and each spelling of an entry find that entry and no other."""
    for entry in register.values():
        for name in (entry.key, entry.label.vi, *entry.spellings):
            assert register.find(name, DAY) == entry.key


def test_the_twenty_five_services():
    """11 police + 4 justice + 2 linked + 1 + 1 + 1 + 1 + 1 + 1 + 2 electricity = 25, numbered 01 to 25."""
    counts = {key: sum(each.sector == key for each in SERVICES.values()) for key in SECTORS}
    assert counts == {
        "police": 11, "land": 1, "insurance": 1, "justice": 4, "labour": 1, "transport": 1, "electricity": 2,
        "linked": 2, "tax": 1, "education": 1,
    }  # fmt: skip
    assert sorted(SERVICES) == [f"{number:02d}" for number in range(1, 26)]


def test_the_report_speaks_of_twenty_one_services():
    """Two linked procedures, tax and education have no section of their own: 25 − 4 = 21."""
    spoken = [each for each in SERVICES.values() if SECTORS[each.sector].section != OTHER_FIELDS]
    assert len(spoken) == 21


def test_there_was_no_service_before_the_decision():
    """The list of 25 holds from 6 January 2022, the day of Decision 06."""
    with pytest.raises(UnknownNameError, match="did not exist on 2022-01-05"):
        SERVICES.find("Đăng ký khai sinh", date(2022, 1, 5))
