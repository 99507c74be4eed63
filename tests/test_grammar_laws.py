"""What holds for the numbers of any text whatever: none is lost, none is read twice, none is invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from tiekit import document, read

from analysis.numerals import Style
from analysis.numerals import read as read_strictly
from analysis.tie.document import Block, Document, Kind
from analysis.tie.grammar import tokens
from analysis.tie.token import Class

WORDS = st.sampled_from(
    [
        *(
            "ngày",
            "tháng",
            "năm",
            "quý III/",
            "từ",
            "đến",
            "số",
            "mức độ",
            "Đề án",
            "khoản",
            "Điều",
            "gấp",
            "lần",
        ),
        *(
            "hồ sơ",
            "triệu đồng",
            "%",
            "điểm phần trăm",
            "ha",
            "m2",
            "-",
            "/",
            "(",
            ")",
            ",",
            ".",
            ":",
            ";",
            "COVID-",
        ),
        *(
            "một",
            "hai",
            "mười lăm",
            "thứ",
            "trong",
            "UBND-NC",
            "/QĐ-TTg",
            "°C",
            "Phụ lục",
            "T",
            "Q",
            "giờ",
            "h",
        ),
    ]
)
DIGITS = st.from_regex(r"[0-9]{1,4}([.,/:-][0-9]{1,4}){0,3}", fullmatch=True)
TEXTS = st.lists(
    st.tuples(st.one_of(WORDS, DIGITS, st.text(max_size=4)), st.sampled_from(["", " "])), max_size=14
).map(lambda parts: "".join(part + gap for part, gap in parts))
BLOCKS = st.lists(
    st.one_of(TEXTS, st.lists(st.lists(TEXTS, min_size=1, max_size=4), min_size=1, max_size=4)), max_size=4
)


@given(BLOCKS)
@settings(max_examples=400, deadline=None)
def test_every_digit_stands_in_exactly_one_token(blocks):
    """Each digit of each block lies in one token: no number vanishes, and none is counted twice."""
    made = document(*blocks)
    covered = {block.number: [0] * len(block.text) for block in made.blocks}
    for token in tokens(made):
        for at in range(token.start, token.end):
            covered[token.block][at] += 1
    for block in made.blocks:
        counts = covered[block.number]
        assert max(counts, default=0) <= 1
        assert all(counts[at] for at, letter in enumerate(block.text) if letter.isdecimal())


@given(TEXTS, st.data())
@settings(max_examples=200, deadline=None)
def test_a_footnote_mark_is_a_token_of_its_own(text, data):
    """A mark that the file shows raised is never part of the number it stands behind, even in "8.252" and "(1)"."""
    text += data.draw(st.sampled_from(["", "10 triệu đồng", "ngày 21 tháng 11 năm 2022", "40-50%"]))
    start = data.draw(st.integers(0, len(text)))
    text = f"{text[:start]}(12){text[start:]}"
    block = Block(0, Kind.PARAGRAPH, text, marks=((start, start + 4),))
    found = tokens(Document("report.md", "md", "", (block,)))
    assert [token.cls for token in found if token.start < start + 4 and token.end > start] == [Class.NOTE]
    assert sum(letter.isdecimal() for token in found for letter in token.text) == sum(
        map(str.isdecimal, text)
    )


@given(BLOCKS)
@settings(max_examples=200, deadline=None)
def test_tokens_are_in_order_and_say_what_stands_there(blocks):
    """Tokens follow the text, and the words of a token are those of its span."""
    made = document(*blocks)
    found = tokens(made)
    texts = {block.number: block.text for block in made.blocks}
    assert [(token.block, token.start) for token in found] == sorted(
        (token.block, token.start) for token in found
    )
    assert all(token.text == texts[token.block][token.start : token.end] for token in found)
    assert all(token.reason for token in found)


@given(st.integers(10, 10**9), st.sampled_from(["hồ sơ", "tài khoản", "người dân", "lượt"]))
def test_a_count_printed_is_a_count_read(count, noun):
    """A count written with dots of thousands before its noun is read as that count."""
    (token,) = read(f"Toàn tỉnh có {count:,d} {noun} trong kỳ".replace(",", "."))
    assert (token.cls, token.value, token.noun) == (Class.COUNT, count, noun)


@given(st.integers(0, 99999), st.integers(0, 3))
def test_a_percent_printed_is_a_percent_read(digits, decimals):
    """A share is read with exactly the digits it is printed with, and knows its last one."""
    value = Decimal(digits).scaleb(-decimals)
    printed = f"{value:f}".replace(".", ",")
    (token,) = read(f"đạt {printed}% kế hoạch")
    assert (token.cls, token.value, token.step) == (Class.PERCENT, value, Decimal(1).scaleb(-decimals))
    assert token.value == read_strictly(printed, Style.VIETNAMESE)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_date_is_the_same_day_in_every_spelling(day):
    """Five spellings of one day are read as that day."""
    for written in (
        f"ngày {day.day} tháng {day.month} năm {day.year}",
        f"ngày {day.day:02d}/{day.month:02d}/{day.year}",
        f"ngày {day.day}.{day.month}.{day.year}",
        f"ngày {day.day}-{day.month}-{day.year}",
        f"{day:%Y-%m-%d}",
    ):
        (token,) = read(f"Báo cáo {written}")
        assert (token.cls, token.day) == (Class.DATE, day), written


@given(BLOCKS)
@settings(max_examples=50, deadline=None)
def test_the_same_text_gives_the_same_tokens(blocks):
    """Reading twice gives the same, whatever the document is called."""
    made = document(*blocks)
    assert tokens(made) == tokens(replace(made, name="khác.docx"))
