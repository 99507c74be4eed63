"""How a relation is told: numbers quoted as they stand, their place, and computed values in both languages."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from analysis.numerals import rounded, write
from analysis.places import Label
from analysis.tie.arithmetic.interval import Rule
from analysis.tie.document import Block, Kind
from analysis.tie.token import Class, Token

RULES = {
    Rule.TRUNCATED: Label("cắt bỏ phần lẻ", "truncated"),
    Rule.LARGEST_REMAINDER: Label(
        "số dư lớn nhất (để tổng bằng 100%)", "largest remainder (so that shares sum to 100)"
    ),
    Rule.UNIT_OFF: Label("lệch một đơn vị ở chữ số cuối", "one unit off in the last digit"),
}

_SCALES = (
    (10**9, Label("tỷ đồng", "billion đồng")),
    (10**6, Label("triệu đồng", "million đồng")),
)


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
    """Write a computed amount as the text writes one: money in the largest scale that leaves no needless zeros."""
    if like.cls is Class.MONEY:
        for scale, words in _SCALES:
            if abs(value) >= scale:
                return f"{figure(value / scale, 3, lang)} {words.of(lang)}"
        return f"{figure(value, 0, lang)} đồng"
    return figure(value, 3, lang)


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
