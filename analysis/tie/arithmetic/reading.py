"""The quantities of a text as a reader meets them: sentence, parentheses, the words before and after, the noun."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property

from analysis.tie.arithmetic.interval import Interval, exactly, meant
from analysis.tie.document import Block, Document, Kind
from analysis.tie.token import Class, Token

AMOUNTS = {Class.COUNT, Class.MONEY, Class.MEASURE}
RATES = {Class.PERCENT, Class.POINTS}

SEPARATOR = re.compile(r"[;,()\n“”]|\s[–-]\s|\bvà\b|\btrong đó\b|\b(?:bao )?gồm\b|\bcụ thể\b", re.IGNORECASE)
_STOP = re.compile(r"([.!?…]+)[”\")]*\s+|\n+")
_ABBREVIATED = re.compile(r"(?:^|[\s(])(?:TP|Tp|TX|Tx|TT|P|Q|H|T|TS|ThS|PGS|GS|BS|KS|Đ|số|STT|\d{1,2})$")
_CHANGED = re.compile(
    r"\b(tăng|giảm|thêm|bớt|nhiều hơn|ít hơn|cao hơn|thấp hơn|vượt|hụt|thiếu)"
    r"(?:\s+(?:thêm|được|khoảng|gần|hơn|trên|tới|là|sâu|mạnh|nhẹ|đáng kể|với|thêm được))*\s*\(?\s*$",
    re.IGNORECASE,
)
# "vượt 5% so với kế hoạch" is a difference; "tỷ lệ vượt 95%" is a bound.
_BY_HOW_MUCH = re.compile(r"vượt", re.IGNORECASE)
_THAN = re.compile(
    r"[^,;.()%\d]{0,30}?\s*(?:so (?:với|cùng)|kế hoạch\b|chỉ tiêu\b|dự toán\b|mục tiêu\b|KH\b|DT\b)",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"[(\[]\s*[-–−+]\s?\d[^()\[]*$")
_COMPARED = re.compile(
    r"so với|cùng kỳ|kế hoạch|dự toán|chỉ tiêu"
    r"|(?<!tồn )(?<!tồn từ )(?<!tồn của )(?:tháng|năm|quý|tuần|kỳ) trước(?!\s+(?:chuyển|sang|tồn|còn tồn))"
    r"|\bKH\b|\bDT\b|(?<!sang )năm \d{4} (?:là|có|đạt)|tháng \d{1,2}(?:/\d{4})? (?:là|có|đạt)",
    re.IGNORECASE,
)
# Words that do not belong to a counted noun: what follows them says something about it.
_AFTER_NOUN = re.compile(
    r"(?:chiếm|đạt|tăng|giảm|bằng|và|với|so|trong|gồm|bao|được|đã|đang|là|có|thuộc|trên|tại|từ|ở|của|cho|do|để|theo|đến"
    r"|còn|gấp|hoặc|trở|qua|bị|như|hiện|chưa|phải|nhưng|song|không|tương|ứng|cùng|nay|năm|tháng|quý|ngày|về|mà|thì|khi|vào"
    r"|lên|xuống|thành|sang|nên|hay|tức|lần)"
)
# Counted by one syllable; other nouns are told apart by two (hồ sơ, tài khoản).
_CLASSIFIER = re.compile(
    r"(?:vụ|con|ha|tấn|tạ|kg|km|hộ|m|m2|m3|người|xã|phường|huyện|trường|lớp|em|lượt|cái|chiếc|bộ|cuộc|đợt|buổi|ca|cây"
    r"|thôn|bản|giường|phòng|điểm)"
)
_LEFT = re.compile(r"\b(?:còn|chưa|vẫn|đang|tồn)\b", re.IGNORECASE)
_OF_WHOM = re.compile(r".*?\b(?:của|thuộc|tại|ở)\s+(.*?)\bchưa\b", re.IGNORECASE)
_SAID_OF_ALL = set(
    re.findall(
        r"\w+",
        "hiện nay đến tới thời điểm số tổng tiền lượng các những toàn tỉnh của lại cũng hồ sơ đơn vụ việc án trường hợp"
        " kinh phí vốn phần đó trong trên địa bàn nhưng tuy nhiên song ngoài ra như vậy do kết quả",
    )
)
_COMPOUNDS = {
    "bị cáo",
    "bị can",
    "thành viên",
    "thành phố",
}  # nouns, though they begin with words that are none
_SYNONYMS = {
    "dvc": "dịch vụ",
    "tthc": "thủ tục",
    "dvctt": "dịch vụ",
    "hecta": "ha",
    "héc": "ha",
    "dn": "doanh nghiệp",
}


@dataclass(frozen=True)
class Number:
    """A quantity in prose; `group` are the parentheses around it, `before` and `after` reach to its neighbours."""

    index: int
    token: Token
    block: Block
    sentence: tuple[int, int]
    group: tuple[int, int] | None
    before: str
    after: str

    @cached_property
    def interval(self) -> Interval:
        """All exact numbers that may be meant; of a fraction, its numerator."""
        return exactly(Fraction(self.token.parts[0])) if self.token.parts else meant(self.token)

    @cached_property
    def noun(self) -> tuple[str, ...]:
        """The words of what is counted, in small letters; empty where none is named."""
        unit = re.sub(r"^[^a-zà-ỹđ]+", "", self.token.text.lower())
        words = re.match(r"[\s“\"]*((?:[^\W_]+(?:\s+|(?=/)|$)?)*)", f"{unit} {self.after}".lower())[1].split()
        kept: list[str] = []
        for word, following in zip(words, [*words, ""][1:], strict=True):
            is_noun = f"{word} {following}" in _COMPOUNDS
            if (_AFTER_NOUN.fullmatch(word) and not is_noun) or word[0].isdigit():
                break
            if kept or word not in {"số", "ngôi", "căn"}:  # "giảm 265 số vụ khám phá" counts vụ
                kept += _SYNONYMS.get(word, word).split()
        return tuple(kept)

    @cached_property
    def head(self) -> tuple[str, ...]:
        """The one or two syllables that tell one counted thing from another."""
        return self.noun[: 1 if self.noun and _CLASSIFIER.fullmatch(self.noun[0]) else 2]

    @cached_property
    def label(self) -> str:
        """The words that tell this number from its neighbours: before it to a separator, and after it to one."""
        ahead = SEPARATOR.split(self.before)[-1].strip(" :")
        behind = SEPARATOR.split(self.after, maxsplit=1)[0]
        return f"{ahead} | {behind.split(':')[0].strip(' .')}".lower()

    @property
    def is_change(self) -> bool:
        """Whether it says by how much something rose or fell, in words or with a sign: "(-850 ha)"."""
        signed = _SIGNED.search(self.before + self.token.text)
        return signed is not None or _CHANGED.search(self.before) is not None

    @property
    def is_compared(self) -> bool:
        """Whether it is what something is held against: another period, a plan."""
        ahead = [part for part in re.split(r"[;,]", self.before) if part.strip()]
        return bool(ahead) and _COMPARED.search(ahead[-1]) is not None


def like(one: Number, other: Number) -> bool:
    """Whether two amounts can be added: the same kind, and no two nouns that differ."""
    if one.token.cls is Class.MONEY or other.token.cls is Class.MONEY:
        return one.token.cls is other.token.cls
    if not one.noun or not other.noun:
        return one.token.cls is other.token.cls
    return alike(one, other)


def alike(one: Number, other: Number) -> bool:
    """Whether both name the same noun (or are both money)."""
    if one.token.cls is Class.MONEY:
        return other.token.cls is Class.MONEY
    if not one.head or not other.head:
        return False
    shorter = min(len(one.head), len(other.head))
    return one.head[:shorter] == other.head[:shorter]


@dataclass(frozen=True)
class Text:
    """A document with its tokens, and its quantities block by block; cells of tables are left to the tables."""

    document: Document
    tokens: tuple[Token, ...]
    numbers: dict[int, list[Number]] = field(default_factory=dict)  # by the block's place in the document

    @classmethod
    def of(cls, document: Document, tokens: tuple[Token, ...]) -> Text:
        """Read every block of prose."""
        by_block: dict[int, list[int]] = defaultdict(list)
        for index, token in enumerate(tokens):
            by_block[token.block].append(index)
        numbers = {
            place: numbers_of(block, [(index, tokens[index]) for index in by_block[block.number]])
            for place, block in enumerate(document.blocks)
            if block.kind is not Kind.CELL and block.number in by_block
        }
        return cls(document, tuple(tokens), {place: each for place, each in numbers.items() if each})

    def sentences(self) -> list[list[Number]]:
        """Return the quantities of each sentence that has any, in reading order."""
        found = []
        for numbers in self.numbers.values():
            by_sentence: dict[tuple[int, int], list[Number]] = defaultdict(list)
            for number in numbers:
                by_sentence[number.sentence].append(number)
            found += by_sentence.values()
        return found


def numbers_of(block: Block, tokens: list[tuple[int, Token]]) -> list[Number]:
    """Return the quantities among the tokens of a block, each with the words around it."""
    stated = [
        (index, token)
        for index, token in tokens
        if token.cls.is_quantity and (token.value is not None or token.parts)
    ]
    stops, groups = sentence_starts(block.text), parentheses(block.text)
    found = []
    for place, (index, token) in enumerate(stated):
        which = bisect_right(stops, token.start) - 1
        start = stops[which]
        end = stops[which + 1] if which + 1 < len(stops) else len(block.text)
        left = max(start, stated[place - 1][1].end) if place else start
        right = min(end, stated[place + 1][1].start) if place + 1 < len(stated) else end
        around = [pair for pair in groups if pair[0] < token.start and token.end <= pair[1]]
        ahead, behind = block.text[left : token.start], block.text[token.end : right]
        group, plain = max(around, default=None), _unhedged(token, behind)
        found.append(Number(index, plain, block, (start, end), group, ahead, behind))
    return found


def _unhedged(token: Token, behind: str) -> Token:
    """Return a difference without the word that names it, which bounds nothing: "vượt 5% so với kế hoạch"."""
    by = token.hedge and _BY_HOW_MUCH.fullmatch(token.hedge.strip()) and _THAN.match(behind)
    return replace(token, hedge="") if by else token


def sentence_starts(text: str) -> list[int]:
    """Return where each sentence of a text begins: after a full stop before a capital letter, and after a line."""
    starts = [0]
    for stop in _STOP.finditer(text):
        following = text[stop.end() : stop.end() + 1]
        if "\n" in stop[0] or (
            (following.isupper() or following in '“"-–+•(')
            and not (stop[1] == "." and _ABBREVIATED.search(text[: stop.start()][-8:]))
        ):
            starts.append(stop.end())
    return starts


def parentheses(text: str) -> list[tuple[int, int]]:
    """Return the places of matching parentheses; one that is never closed reaches to the end of the text."""
    opened, found = [], []
    for place in re.finditer(r"[()]", text):
        if place[0] == "(":
            opened.append(place.start())
        elif opened:
            found.append((opened.pop(), place.start()))
    return [*found, *((start, len(text)) for start in opened)]


def names_another(number: Number) -> bool:
    """Whether the words before "còn" or "chưa" name what was not spoken of yet: "án dân sự còn 30 vụ chưa xử"."""
    ahead = re.split(r"[;,()]|\bvà\b", number.before)[-1]
    named = _LEFT.split(ahead, maxsplit=1)[0].lower()
    said = number.block.text[: number.token.start - len(ahead)].lower() if named != ahead.lower() else named
    known = {*re.findall(r"[^\W\d_]+", said), *number.noun, *_SAID_OF_ALL}
    behind = _OF_WHOM.match(re.split(r"[;,.]", number.after, maxsplit=1)[0])
    words = f"{named} {behind[1].lower() if behind else ''}"
    return any(word not in known for word in re.findall(r"[^\W\d_]+", words))
