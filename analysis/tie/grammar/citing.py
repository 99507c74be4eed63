"""Numbers that are looked up: documents with their issuer's code and day, standards, codes, accounts, telephones."""

from __future__ import annotations

import re
from datetime import date

from analysis.tie.grammar import calendar
from analysis.tie.grammar.lexicon import CODES, DOCUMENTS, fold
from analysis.tie.grammar.spot import Spot
from analysis.tie.token import Class, Token

_CODE = r"[A-ZĐƯƠ][A-Za-zĐđƯưƠơÂâÊêÔô\d]*"
_PARTED = (
    rf"(?:[-–&.+/]{_CODE}|\s[-–&]\s?[A-ZĐ]{{2,}}\w*|[-–&]\s[A-ZĐ]{{2,}}\w*)*"  # "STTT-CNTT&BCVT", "UBND - NC"
)
_DOCUMENT = re.compile(
    r"\d{1,7}[A-Za-zđ]?"
    rf"(?:\s?/\s?(?:19|20)\d\d\s?/\s?{_CODE}{_PARTED}"  # 59/2022/NĐ-CP
    rf"|\s?/\s?{_CODE}{_PARTED}(?:\s?[-/]\s?(?:19|20)\d\d(?!\d))?"  # 4435/UBND-NC
    rf"|\s?[-–]\s?{_CODE}\s?/\s?{_CODE}(?:[-–]{_CODE})*)"  # 52-NQ/TW
)
_UNIT_AFTER_SLASH = re.compile(r"\d+\s?/\s?(?:TTHC|DVC|HTX|VNĐ|USD|V|W|A|MW|KV|Km|Ha|GB|MB)(?![\w-])")
_STANDARD = re.compile(r"(?:TCVN|QCVN|ISO|IEC|TCCS|TCXDVN|QCXDVN)(?:[ /-][A-Z]+)*[ :]$")
_STANDARD_NUMBER = re.compile(r"\d+(?:[-.]\d+)*(?::\d{4})?(?:/[A-ZĐ]+)?")
_NUMBER_OF = re.compile(r"\d{1,6}(?![\d%]|[.,]\d|\s*%)")
_DAY_STATED = re.compile(r"[,;]?\s*(?:\(?\s*)(?:ban hành\s+)?(?:ký\s+)?(?:ngày\s+)", re.IGNORECASE)
_LONG_DIGITS = re.compile(r"\d{9,}(?![\d.,]*\d)")
_PHONE = re.compile(r"\+?\d[\d. ()-]{3,18}\d")
_LOOSE = {"zalo", "gọi", "liên hệ", "di động", "id"}  # a code only before many digits
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?!\d|\.\d)")
_LONG_NUMBER = re.compile(r"\d{6,}|1[89]00")
_DIALLED = re.compile(r"[\d. ()-]{3,}")
_DIAL_GROUPS = re.compile(r"0\d{2,3}([. ])\d{3}\1\d{3,4}(?![\d/]|[.,]\d)")  # 0243.123.4567
SHORTEST_DIALLED = 8  # digits: of fewer a leading zero alone makes no code, and 083 may be a slip for 803
_LEADING = re.compile(r"0\d{2,}(?![\d/]|[.,]\d)")
_ANY_CODE = re.compile(r"\d[\w.-]*\w|\d")


def document(spot: Spot) -> list[Token] | None:
    """Read a number with its issuer's code, and the day that follows it: 4435/UBND-NC ngày 27/10/2022."""
    found = _DOCUMENT.match(spot.text, spot.at)
    if found and not _UNIT_AFTER_SLASH.match(spot.text, spot.at):
        return _cited(spot, found.end(), "document: number and code")
    if _STANDARD.search(spot.left):
        found = _STANDARD_NUMBER.match(spot.text, spot.at)
        return _cited(spot, found.end(), "document: standard")
    prior = spot.prior
    if not prior or prior[-1] != "số" or not _cites(prior[:-1], spot.left):
        return None
    found = _NUMBER_OF.match(spot.text, spot.at)
    return _cited(spot, found.end(), "document: number after its kind") if found else None


def _cites(words: tuple[str, ...], left: str) -> bool:
    """Whether a kind of document ends the words before "số", or stands a few words before ("Quyết định của … số")."""
    if any(" ".join(words[start:]) in DOCUMENTS for start in range(len(words))):
        return True
    return bool(
        re.search(r"(?:Quyết định|Nghị quyết|Công văn|Văn bản|Thông báo)[^.;:()\d]{2,50}$", left[:-3])
    )


def _cited(spot: Spot, end: int, reason: str) -> list[Token]:
    text = " ".join(spot.text[spot.at : end].split())
    return [spot.token(spot.at, end, Class.DOCUMENT, reason, document=text, day=_stated_day(spot, end))]


def _stated_day(spot: Spot, end: int) -> date | None:
    """Return the day that directly follows a document's number."""
    said = _DAY_STATED.match(spot.text, end)
    if not said:
        return None
    dated = calendar.full_date(Spot(spot.text, said.end(), spot.block, spot.writing))
    return dated[0].day if dated else None


def identifier(spot: Spot) -> list[Token] | None:
    """Read what identifies and is never reckoned with: nineteen digits, a phone, a code."""
    found = _LONG_DIGITS.match(spot.text, spot.at)
    if found and not spot.noun_after(found.end())[0]:
        return [spot.token(spot.at, found.end(), Class.IDENTIFIER, "identifier: nine digits or more")]
    cue = _code_cue(spot)
    if cue:
        pattern = _PHONE if cue in _PHONES else _ANY_CODE
        found = pattern.match(spot.text, spot.at) or _ANY_CODE.match(spot.text, spot.at)
        return [spot.token(spot.at, found.end(), Class.IDENTIFIER, f"identifier: after “{cue}”")]
    if found := _DIAL_GROUPS.match(spot.text, spot.at) or _LEADING.match(spot.text, spot.at):
        if len(found[0]) < SHORTEST_DIALLED:
            return [
                spot.token(spot.at, found.end(), Class.UNCLASSIFIED, "leading zeros: no count is written so")
            ]
        return [spot.token(spot.at, found.end(), Class.IDENTIFIER, "identifier: leading zero")]
    return None


_PHONES = frozenset(
    fold(word)
    for word in (
        *(
            "số điện thoại",
            "điện thoại",
            "ĐT",
            "SĐT",
            "hotline",
            "đường dây nóng",
            "tổng đài",
            "fax",
            "số máy",
        ),
        *("di động", "đầu số", "tel", "liên hệ", "gọi"),
    )
)


def _code_cue(spot: Spot) -> str:
    """Return the word for a code that stands before the number, a colon or "số" between them allowed."""
    left = re.sub(r"(?:\s*(?:\bsố|:|\(|\+))+\s*$", " ", spot.left)
    cue = Spot(left, len(left), spot.block, spot.writing).cue(CODES)
    if _THOUSANDS.match(spot.text, spot.at) and cue not in _PHONES:
        return ""
    if not cue or (cue in _LOOSE and not _LONG_NUMBER.match(spot.text, spot.at)):
        return ""
    if cue in _PHONES and not _DIALLED.match(spot.text, spot.at):
        return ""
    follows = spot.noun_after(re.compile(r"[\d.,]+").match(spot.text, spot.at).end())[0]
    return "" if follows else cue
