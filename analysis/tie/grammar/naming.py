"""Numbers that name: sections, items of lists, levels, ordinals, and names with a number in them."""

from __future__ import annotations

import re
from decimal import Decimal

from analysis.tie.grammar.lexicon import (
    DOCUMENTS,
    LEVELS,
    NAMES,
    NO_NUMBER_OF,
    NOUNS,
    ORDINALS,
    SCALES,
    SECTIONS,
    STRONG_NAMES,
    any_of,
    fold,
)
from analysis.tie.grammar.spot import Spot
from analysis.tie.grammar.units import unit_at
from analysis.tie.token import Class, Token

_DECIMALS_OR_PERCENT = re.compile(r"\d+(?:[.,]\d+\b|\s?%)")
_PLAIN = re.compile(r"\d{1,4}(?:[A-Za-z](?![\w])|\+\d{3})?(?![\d%]|[.,/]\d|\s*%)")
_RANK = re.compile(r"(?P<n>\d{1,4})(?:/\d{1,4})?(?![\d%]|[.,/]\d|\s*%)")
_GLUED_WORD = re.compile(r"[^\W_]+(?:[-–.+][^\W_]+)*")
_LETTER_AFTER = re.compile(r"\d{1,4}[A-ZĐ][\w-]*|\d{1,2}[a-z]{2,}\d*\b")
_PAIR_OF_UNITS = re.compile(r"\d+(?:[.,]\d+)?(?:/\d+(?:[.,]\d+)?){1,2}\s?(?:V|kV|KV|Hz)(?!\w)")
_MAP_SCALE = re.compile(r"1[:/](?:\d{1,3}(?:\.\d{3})+|\d00+)(?![\d,]*\d)(?!\s*(?:hồ sơ|người))")
_COORDINATE = re.compile(r"\d{1,3}°\s?\d{1,2}['′](?:\s?\d{1,2}(?:[.,]\d+)?[\"″])?")
_ROUND_THE_CLOCK = re.compile(r"24/24h?(?:/7)?|24/7|24h/24h")
_WITH_HYPHEN = re.compile(r"(?<!\w)[A-ZĐ][^\W\d_]+[-–]$")  # Covid-19
_MANY_DOTS = re.compile(r"\d{1,2}(?:\.\d{1,2}){2,}(?!\d|[.,/]\d|\s*%)")
_VERSION = re.compile(r"\d+(?:\.\d+)*(?!\d|,\d|\s*%)")
_SHAPES = (
    (_PAIR_OF_UNITS, "name: pair of voltages"),
    (_ROUND_THE_CLOCK, "name: round the clock"),
    (_MAP_SCALE, "name: scale of a map"),
    (_COORDINATE, "name: coordinate"),
    (_LETTER_AFTER, "name: digits in a word"),
)
_YEAR_LIKE = re.compile(r"(?:19|20)\d\d")
_ITEM = re.compile(r"(?P<n>[1-9]\d?)\.(?=\s+(?P<next>[^\W\d_]))")
_AMOUNT_FOLLOWS = re.compile(r"\s+(?:ngày làm việc|lần|tỷ|triệu)")
_WORDS_FOLLOW = re.compile(r"\s*[^\W\d_“\"]")
_AFTER_A_PLACE = re.compile(
    r"(?:[,;:]|\d\)|là|gồm)\s+(?:[A-ZĐ][\w.]*\s+(?:-\s+)?){1,4}\($"
)  # "…, Hà Nội (72)"
_NOTE_MARK = re.compile(r"\d{1,3}\]")
_LIST_MARK = re.compile(r"\d{1,2}(?=\))")
_SECTION_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,2})*[a-zđ]?(?!\w|[.,]\d|\s*%)")
_ROMAN_LIST = re.compile(
    r"\b(?:phụ lục|phần|chương|mục|biểu)(?:\s+số)?\s+[IVXL]+(?:(?:\s*[,;]\s*|\s+và\s+)[IVXL]+)*"
    r"(?:\s*[,;]\s*|\s+và\s+)$",
    re.IGNORECASE,
)  # "Phụ lục I, II, 3"
_ONE_LEVEL = re.compile(r"\d{1,2}(?![\d%]|\s*%|/\d|[.,]\d\d)")
_JOINS = re.compile(r"\s*(?:[,;/&+]|và|hoặc|hay|đến|tới|[-–])\s*$")
_LISTED = {Class.LEVEL, Class.SECTION, Class.YEAR, Class.MONTH, Class.ORDINAL, Class.NAME, Class.DOCUMENT}
_SCALE_WORD = re.compile(rf"\s+(?:{any_of(SCALES)})(?!\w)")
_SOME = re.compile(r"1(?=\s+số\s+(?!\d))")
_SURE_LEVELS = frozenset(fold(word) for word in ("mức độ", "cấp độ", "mũi", "hạng"))
_SURE_LIST = re.compile(
    rf"“(?:{'|'.join(_SURE_LEVELS)})”$"
)  # "mũi 3, 4 phòng COVID-19": no rooms are counted
_RANKED = frozenset({"thứ", "xếp", "đứng", "hạng", "bậc", "trí"})
_ROMAN_SECTION = re.compile(r"[IVX]{1,5}(?:\.\d{1,2})+[a-zđ]?")
_PLATE = re.compile(r"\d{2}[A-ZĐ]{1,2}\d?\s?-\s?\d{3}(?:\.?\d{2}|\d)(?!\d)")
_RUN_TOGETHER = re.compile(r"[^\W\d_]{2,}")
_PLENARY = re.compile(r"(?:Nghị quyết|Hội nghị)(?: lần thứ)? Trung ương\s+$", re.IGNORECASE)
_NO_NAME = frozenset(
    {"môi", "thị", "hiện", "công", "nông", "lâm", "hải", "quốc", "dự", "văn"}
)  # môi trường 803
_CLAUSES = frozenset(fold(word) for word in ("điều", "khoản", "điểm", "mục", "phụ lục", "chương"))


def note_mark(spot: Spot) -> list[Token] | None:
    """Read "[1]" as the mark of a note."""
    if not spot.left.endswith("[") or not (found := _NOTE_MARK.match(spot.text, spot.at)):
        return None
    return [spot.token(spot.at - 1, found.end(), Class.NOTE, "note: mark in the text")]


def list_mark(spot: Spot) -> list[Token] | None:
    """Read "(1)" or "1)" that begins an item inside a paragraph."""
    found = _LIST_MARK.match(spot.text, spot.at)
    if not found:
        return _item(spot)
    opened = spot.left.endswith("(")
    before = spot.left[:-1] if opened else spot.left
    begins = not before.strip() or re.search(r"[.;:,–-]\s*$|\s(?:và|là|gồm|như)\s*$", before)
    if not begins or not _WORDS_FOLLOW.match(spot.text, found.end() + 1) or spot.text[spot.at] == "0":
        return None
    start, end = spot.at - opened, found.end() + 1
    return [spot.token(start, end, Class.SECTION, "section: item of a list")]


def _item(spot: Spot) -> list[Token] | None:
    """Read the "2." of an item that was run together with the one before: "… thu ngân sách. 2. Chỉ tiêu …"."""
    found = _ITEM.match(spot.text, spot.at)
    before = spot.left.rstrip()[-1:]
    if (
        not found
        or not found["next"].isupper()
        or not (before in {".", ";"} or (before == ":" and found["n"] == "1"))
    ):
        return None
    return [spot.token(spot.at, found.end(), Class.SECTION, "section: item of a list")]


def formula_mark(spot: Spot) -> list[Token] | None:
    """Read "(3)" in "(3) = (4) + (5)", or a mark in the middle of a sentence; "Hà Nội (72)" counts."""
    if not spot.left.endswith("(") or not (found := _LIST_MARK.match(spot.text, spot.at)):
        return None
    if spot.text[spot.at] == "0":
        return None
    if spot.counted and _AFTER_A_PLACE.search(spot.left):
        what = {"noun": spot.counted.noun, "unit": spot.counted.unit, "step": Decimal(1)}
        return [_levelled(spot, found, Class.COUNT, "count: of a place", **what)]
    return [spot.token(spot.at - 1, found.end() + 1, Class.SECTION, "section: number in brackets")]


def strong_name(spot: Spot) -> list[Token] | None:
    """Read "Đề án 06", "Tổ công tác 68", whatever follows."""
    if spot.prior[-2:] == ("phiên", "bản") and (found := _VERSION.match(spot.text, spot.at)):
        return [spot.token(spot.at, found.end(), Class.NAME, "name: version")]
    if found := _MANY_DOTS.match(spot.text, spot.at):
        return [spot.token(spot.at, found.end(), Class.NAME, "name: version")]
    plenary = spot.prior[-2:] == ("trung", "ương") and _PLENARY.search(spot.left)
    if plenary and (found := _PLAIN.match(spot.text, spot.at)):
        return [spot.token(spot.at, found.end(), Class.NAME, "name: plenary meeting")]
    cue = spot.cue(STRONG_NAMES)
    found = _PLAIN.match(spot.text, spot.at) if cue else None
    if not found or _date_or_duration(spot, found.end(), cue):
        return None
    capital = spot.near[-len(cue.split())][0].isupper()
    if not capital and fold(cue) in DOCUMENTS and _counts(spot, found.end()):  # "quyết định 15 dự án" decides
        return None
    return [spot.token(spot.at, found.end(), Class.NAME, f"name: after “{cue}”")]


def _date_or_duration(spot: Spot, end: int, cue: str) -> bool:
    """Whether "Quyết định 15 ngày" or "Nghị quyết 2021" is meant: then the number is not the name's."""
    return cue not in {"đề án", "tổ công tác"} and bool(_AMOUNT_FOLLOWS.match(spot.text, end))


def glued_name(spot: Spot) -> list[Token] | None:
    """Read digits that are part of a word: COVID-19, PA05, 4G, H5N1, 220/380V."""
    if found := _PLATE.match(spot.text, spot.at):
        return [spot.token(spot.at, found.end(), Class.IDENTIFIER, "identifier: a vehicle's plate")]
    start = _word_start(spot.text, spot.at)
    if _runs_into_number(spot, start):
        return None
    if start < spot.at and (found := _ROMAN_SECTION.match(spot.text, start)) and found.end() > spot.at:
        return [spot.token(start, found.end(), Class.SECTION, "section: Roman and Arabic")]
    if start < spot.at and not (spot.prev and start < spot.prev.end):
        found = _GLUED_WORD.match(spot.text, start)
        if found and found.end() > spot.at and fold(spot.text[start : spot.at]) not in _PREFIXES:
            return [spot.token(start, found.end(), Class.NAME, "name: digits in a word")]
    for pattern, reason in _SHAPES:
        found = pattern.match(spot.text, spot.at)
        if found and (pattern is not _LETTER_AFTER or not _is_quantity(spot, found[0])):
            return [spot.token(spot.at, found.end(), Class.NAME, reason)]
    return None


def _runs_into_number(spot: Spot, start: int) -> bool:
    """Whether a word lost the blank before its number, as in "chế tạotăng1,36%": no name goes on with decimals."""
    word = spot.text[start : spot.at]
    if not _RUN_TOGETHER.fullmatch(word) or not word.islower():
        return False
    return bool(_DECIMALS_OR_PERCENT.match(spot.text, spot.at))


def _word_start(text: str, at: int) -> int:
    """Return where the word begins whose digits stand at a place; a mark after a capital letter is part of it."""
    start = at
    if joined := _WITH_HYPHEN.search(text, max(0, at - 20), at):
        return joined.start()
    while start:
        before = text[start - 1]
        joined = before in "-–." and text[start - 2 : start - 1].isupper()
        if not (before.isalnum() or joined):
            break
        start -= 1
    return start


_PREFIXES = frozenset({"t", "q", "đ", "kv"})  # T11/2022, Q3/2022: a month and a quarter


def _is_quantity(spot: Spot, word: str) -> bool:
    """Whether letters glued to digits are a unit: 380V is measured, 4G is a name."""
    return unit_at(spot.text, spot.at + len(re.match(r"\d+", word)[0])) is not None


def level(spot: Spot) -> list[Token] | None:
    """Read "mức độ 3", "cấp 3", "Loại 1", "mũi 3" unless a noun is counted ("cấp 5 giấy phép")."""
    cue = spot.cue(LEVELS)
    found = _ONE_LEVEL.match(spot.text, spot.at) if cue else None
    if not found or (cue not in _SURE_LEVELS and _counts(spot, found.end())):
        return None
    return [_levelled(spot, found, Class.LEVEL, f"level: after “{cue}”")]


def _levelled(spot: Spot, found: re.Match, cls: Class, reason: str, **what) -> Token:
    return spot.token(found.start(), found.end(), cls, reason, value=Decimal(found[0]), **what)


def _counts(spot: Spot, end: int) -> bool:
    """Whether a noun follows that the number counts; a leading zero says so as well."""
    scale = _SCALE_WORD.match(spot.text, end)
    return bool(spot.noun_after(scale.end() if scale else end)[0]) or (
        spot.text[spot.at] == "0" and bool(spot.word_after(end))
    )


def rank(spot: Spot) -> list[Token] | None:
    """Read "đứng thứ 4/14 tỉnh", "xếp hạng 9/63", "lần thứ 2", whatever follows."""
    last = spot.prior[-1] if spot.prior else ""
    found = _RANK.match(spot.text, spot.at) if last in _RANKED else None
    ranked = last == "thứ" or (
        found and "/" in found[0] and (last != "trí" or spot.prior[-2:] == ("vị", "trí"))
    )
    if not found or not ranked:
        return None
    if last == "bậc":  # "thợ bậc 3/7"
        return [spot.token(spot.at, found.end(), Class.LEVEL, "level: of so many", value=Decimal(found["n"]))]
    what = {"value": Decimal(found["n"])}
    return [spot.token(spot.at, found.end(), Class.ORDINAL, "ordinal: a rank", **what)]


def ordinal(spot: Spot) -> list[Token] | None:
    """Read "đợt 1", "lần 2", "bước 3" unless a noun is counted."""
    cue = spot.cue(ORDINALS)
    found = _PLAIN.match(spot.text, spot.at) if cue else None
    if not found or not found[0].isdigit() or _counts(spot, found.end()):
        return None
    return [_levelled(spot, found, Class.ORDINAL, f"ordinal: after “{cue}”")]


def section(spot: Spot) -> list[Token] | None:
    """Read "Điều 5", "khoản 2", "Biểu số 02", "mục 2.1"."""
    found = _SECTION_NUMBER.match(spot.text, spot.at)
    if found and _ROMAN_LIST.search(spot.left) and not _counts(spot, found.end()):
        return [spot.token(spot.at, found.end(), Class.SECTION, "section: after Roman ones")]
    cue = spot.cue(SECTIONS)
    found = _SECTION_NUMBER.match(spot.text, spot.at) if cue else None
    if not found or (cue not in _CLAUSES and _counts(spot, found.end()) and "số" not in cue.split()):
        return None
    follows = spot.word_after(found.end()) and not _leads_to_section(spot, found.end())
    if cue in {"điểm", "câu", "đoạn", "dòng"} and follows:
        return None
    return [spot.token(spot.at, found.end(), Class.SECTION, f"section: after “{cue}”")]


def _leads_to_section(spot: Spot, end: int) -> bool:
    """Whether a larger section is named next, as in "điểm 1 mục 2"."""
    return fold(spot.word_after(end).split(" ")[0]) in SECTIONS


def name(spot: Spot) -> list[Token] | None:
    """Read "phường 5", "Chương trình 135", "Trạm số 2", and a number after a name in capitals."""
    found = _PLAIN.match(spot.text, spot.at)
    if not found or not spot.prior or _counts(spot, found.end()):
        return None
    cue = spot.cue(NAMES)
    if cue and not (len(cue.split()) == 1 and spot.prior[-2:-1] and spot.prior[-2] in _NO_NAME):
        return [spot.token(spot.at, found.end(), Class.NAME, f"name: after “{cue}”")]
    if spot.prior[-1] == "số" and (len(spot.prior) < 2 or spot.prior[-2] not in NO_NUMBER_OF):  # noqa: PLR2004 -- "số" and the word before
        return [spot.token(spot.at, found.end(), Class.NAME, "name: after “số”")]
    word = re.search(r"[^\s(“\"]+\s*$", spot.left)
    before = spot.left[: word.start()].rstrip() if word else ""
    capital = (
        word
        and word[0][0].isupper()
        and fold(word[0]) not in NOUNS
        and before
        and before[-1] not in ".:-+"
        and not _YEAR_LIKE.fullmatch(found[0])
    )
    if capital and not spot.word_after(found.end()) and not spot.enumerates(found.end()):
        return [spot.token(spot.at, found.end(), Class.NAME, "name: after a capital")]
    return None


def some(spot: Spot) -> list[Token] | None:
    """Read "1 số bộ, ngành": "một số" written with a digit says some, not one."""
    found = _SOME.match(spot.text, spot.at)
    return [spot.token(spot.at, found.end(), Class.NAME, "name: “1 số” means some")] if found else None


def listed(spot: Spot) -> list[Token] | None:
    """Read a number that a comma or "và" joins to a level, section, year or name as one more of them."""
    prev = spot.prev
    if not prev or prev.cls not in _LISTED or not _JOINS.fullmatch(spot.text[prev.end : spot.at]):
        return None
    pattern = _SECTION_NUMBER if prev.cls is Class.SECTION else _PLAIN
    found = pattern.match(spot.text, spot.at) or (
        _ONE_LEVEL.match(spot.text, spot.at) if prev.cls is Class.LEVEL else None
    )
    if not found or not _alike(prev, found[0]):
        return None
    sure = prev.cls is Class.LEVEL and _SURE_LIST.search(prev.reason) and len(found[0]) == 1
    clause = prev.cls is Class.SECTION and _leads_to_section(spot, found.end())  # "khoản 1, 2 Điều 5"
    if not sure and not clause and _counts(spot, found.end()):
        return None
    what = {"value": Decimal(found[0])} if found[0].isdigit() and prev.value is not None else {}
    return [spot.token(spot.at, found.end(), prev.cls, f"{prev.reason.split(':')[0]}: listed", **what)]


def _alike(prev: Token, digits: str) -> bool:
    """Whether two members of a list look alike: a year follows a year, a small number a level."""
    if prev.cls is Class.YEAR:
        return len(digits) == 4  # noqa: PLR2004 -- digits of a year
    if prev.cls is Class.MONTH:
        return digits.isdigit() and 1 <= int(digits) <= 12  # noqa: PLR2004 -- months
    if prev.cls is Class.NAME:
        return "after" in prev.reason or "listed" in prev.reason
    return True
