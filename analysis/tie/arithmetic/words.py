"""How a relation is told: numbers quoted as they stand, their place, and computed values in both languages."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from analysis.labels import Label
from analysis.numerals import NumeralError, Style, read, rounded, write
from analysis.tie.arithmetic.interval import Rule
from analysis.tie.document import Block, Kind
from analysis.tie.token import Token

RULES = {
    Rule.TRUNCATED: Label("cắt bỏ phần lẻ", "truncated"),
    Rule.LARGEST_REMAINDER: Label(
        "số dư lớn nhất (để tổng bằng 100%)", "largest remainder (so that shares sum to 100)"
    ),
    Rule.UNIT_OFF: Label("lệch một đơn vị ở chữ số cuối", "one unit off in the last digit"),
}


def place(block: Block) -> Label:
    """Say where a block stands: the section, and the table's cell or the footnote."""
    section = (
        Label(f"mục {block.section}", f"section {block.section}")
        if block.section
        else Label("phần đầu", "the opening")
    )
    if block.kind is Kind.CELL:
        return Label(
            f"bảng {block.table} dòng {block.row} cột {block.column}, {section.vi}",
            f"table {block.table} row {block.row} column {block.column}, {section.en}",
        )
    if block.kind is Kind.FOOTNOTE:
        return Label(f"chú thích {block.note}, {section.vi}", f"footnote {block.note}, {section.en}")
    return section


def quoted(token: Token) -> str:
    """Return the token as it stands in the text, in quotation marks."""
    return f"“{' '.join(token.text.split())}”"


def listed(tokens: list[Token], between: str = " + ") -> str:
    """Return tokens as they stand, one after the other."""
    return between.join(" ".join(token.text.split()) for token in tokens)


def amount(value: Fraction, like: Token, lang: str = "vi") -> str:
    """Write a computed amount as the text writes the one it is held against: 2.345 tỷ đồng, 132,6 triệu USD."""
    printed = re.match(r"[\d.,]+", like.text)
    scale = Fraction(1)
    if printed and like.value:
        try:
            scale = Fraction(like.value) / Fraction(read(printed[0], Style.VIETNAMESE))
        except (NumeralError, ZeroDivisionError, TypeError):
            scale = Fraction(1)
    unit = like.text[printed.end() :].strip() if printed and scale != 1 else ""
    return f"{figure(value / scale, 3, lang)} {unit}".strip()


def figure(value: Fraction, places: int = 0, lang: str = "vi") -> str:
    """Write a computed value: a whole number as it is, any other with so many decimals."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    if Fraction(exact) == value and -exact.as_tuple().exponent <= places:
        return write(int(value) if value.denominator == 1 else exact, lang)
    return write(rounded(value, places), lang)


def fits_only(sentence: Label, rule: Rule) -> Label:
    """Add to a sentence by which rule alone the printed number fits."""
    return Label(
        f"{sentence.vi.rstrip('.')}; số in chỉ khớp theo quy tắc: {RULES[rule].vi}.",
        f"{sentence.en.rstrip('.')}; it fits only by: {RULES[rule].en}.",
    )
