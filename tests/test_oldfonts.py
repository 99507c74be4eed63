"""Texts typed for old fonts come out in Unicode by the evidence of their column and sheet; Unicode never changes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nasty_fonts import typed

from analysis.forms.oldfonts import converted
from analysis.forms.sheet import Raw, Sheet, text_cell
from analysis.forms.syllables import is_syllable
from analysis.places import DISTRICTS
from analysis.services import SERVICES

NAMES = [entry.label.vi for register in (DISTRICTS, SERVICES) for entry in register.values()]


def sheet(*columns, font="") -> Sheet:
    """Return a sheet with these texts in its columns."""
    return Sheet(
        "",
        {
            (row, column): text_cell(text, font)
            for column, texts in enumerate(columns, 1)
            for row, text in enumerate(texts, 1)
        },
    )


def column(read: Sheet, number: int) -> list[str]:
    """Return the texts of a column."""
    return [raw.text for (_, at), raw in sorted(read.cells.items()) if at == number]


def problems(read: Sheet) -> list[str]:
    """Return the addresses and rules of texts that are not believed."""
    return [f"{place}: {raw.problem[0].en}" for place, raw in sorted(read.cells.items()) if raw.problem]


@pytest.mark.parametrize(
    "word", ["Huyện", "nghiêng", "Lâm", "giải", "quyết", "khuỷu", "ở", "yêu", "thẻ", "TỈNH"]
)
def test_vietnamese_syllables(word):
    """Each of these words is spelt as a Vietnamese syllable."""
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["HuyÖn", "Laâm", "Müller", "hổc", "báá", "QĐ", "", "tich", "ngờnǵ"])
def test_other_words(word):
    """A wrong letter, two tones, no vowel, or a stop without the rising or dropping tone make no syllable."""
    assert not is_syllable(word)


@pytest.mark.parametrize(("encoding", "name"), [("tcvn3", "TCVN3 (ABC)"), ("vni", "VNI")])
def test_a_sheet_in_an_old_encoding(encoding, name):
    """Without any font to tell, the districts of the province are read from what an old font's letters spell."""
    districts = [entry.label.vi for entry in DISTRICTS.values()]
    read, told = converted(sheet([typed(each, encoding) for each in districts]))
    assert column(read, 1) == districts
    assert [raw.written for raw in read.cells.values()] == [typed(each, encoding) for each in districts]
    assert [label.en for label in told] == [
        f"text in the old encoding {name} was converted to Unicode: columns A (7 cells)"
    ]
    assert [label.vi for label in told] == [f"chữ theo bảng mã cũ {name} đã chuyển sang Unicode: cột A (7 ô)"]


def test_columns_in_unicode_and_in_an_old_encoding():
    """One column in Unicode and one in TCVN3: the one stays, the other is converted."""
    names = ["Huyện Lâm Bình", "Huyện Sơn Dương", "Huyện Yên Sơn"]
    read, told = converted(sheet(names, [typed(each) for each in names]))
    assert column(read, 1) == column(read, 2) == names
    assert len(told) == 1
    assert problems(read) == []


def test_a_column_that_fits_both_is_refused_beside_both():
    """`cá` is `cỏ` in TCVN3: between a column in Unicode and one in TCVN3 nobody can tell which is meant."""
    names = ["Huyện Lâm Bình", "Huyện Sơn Dương", "Huyện Yên Sơn"]
    read, _ = converted(sheet(names, [typed(each) for each in names], ["cá"]))
    assert problems(read) == [
        "(1, 3): the text may be Unicode or the old encoding TCVN3 (ABC) (it would then read 'cỏ')"
    ]


def test_a_column_that_fits_both_follows_a_sheet_in_one():
    """Where all else is in TCVN3, `cá` is `cỏ`; where all else is Unicode, it is `cá`."""
    names = ["Huyện Lâm Bình", "Huyện Sơn Dương", "Huyện Yên Sơn"]
    assert column(converted(sheet([typed(each) for each in names], ["cá"]))[0], 2) == ["cỏ"]
    assert column(converted(sheet([*names, "Müller"], ["cá"]))[0], 2) == ["cá"]


def test_a_font_says_what_a_single_word_does_not():
    """`Sè` is a word in Unicode and `Số` in TCVN3: the font .VnTime says which."""
    assert column(converted(sheet(["Sè"], font=".VnTime"))[0], 1) == ["Số"]
    assert column(converted(sheet(["Sè"]))[0], 1) == ["Sè"]


def test_the_font_of_capitals():
    """The font .VnTimeH draws small letters as capitals."""
    assert column(converted(sheet([typed("Sở Tư pháp")], font=".VnTimeH"))[0], 1) == ["SỞ TƯ PHÁP"]


def test_an_old_font_that_does_not_fit_is_refused():
    """A text in .VnTime that is Vietnamese neither in TCVN3 nor in Unicode has lost letters."""
    read, _ = converted(sheet(["Hµµ Gi×ng×"], font=".VnTime"))
    assert len(problems(read)) == 1


def test_numbers_and_faulty_cells_are_left_alone():
    """A number in an old font is a number."""
    held = Sheet("", {(1, 1): Raw("12", number=True), (2, 1): text_cell("#REF!", ".VnTime")})
    assert converted(held)[0] == held


_SIGNS = st.sampled_from(["Müller", "m²", "5°C", "«Đề án 06»", "§ 3", "Zoë", "café", "±", "½", "Ðo", "R&D"])
_TEXTS = st.lists(st.sampled_from(NAMES), min_size=4, max_size=8, unique=True)


@given(
    st.lists(st.lists(st.sampled_from(NAMES) | _SIGNS, max_size=6), max_size=4),
    st.sampled_from(["", ".VnTime"]),
)
def test_unicode_is_never_changed(columns, font):
    """Whatever signs and foreign names stand among them, names in Unicode come out as they went in, in any font."""
    held = sheet(*columns, font=font)
    read, _ = converted(held)
    for place, raw in held.cells.items():
        if re.search("[\u0102-\u01b0\u1ea0-\u1ef9]", raw.text):  # letters that only Unicode has
            assert read.cells[place] == raw


@given(_TEXTS, st.sampled_from(["tcvn3", "vni"]), st.sampled_from(["", "own"]))
def test_what_was_typed_comes_back(names, encoding, font):
    """Names of places and services typed for an old font are read as those names, with the font known or not."""
    family = {"tcvn3": ".VnTime", "vni": "VNI-Times"}[encoding] if font else ""
    read, _ = converted(sheet([typed(each, encoding) for each in names], font=family))
    assert column(read, 1) == names
