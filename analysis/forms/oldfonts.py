"""Which texts of a sheet are written in the encodings of old fonts (TCVN3, VNI), and what they say in Unicode.

Such a text is not told from proper Vietnamese cell by cell: `cá` in Unicode is `cỏ` in TCVN3. The cells of a column
are judged together, those in an old font apart from the others; what a column leaves open the sheet decides; and what
the sheet leaves open is refused. A text that holds a letter which only Unicode has is never touched.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from analysis.forms.sheet import Raw, Sheet, letters
from analysis.forms.syllables import is_syllable
from analysis.labels import Label

if TYPE_CHECKING:
    from collections.abc import Iterator

TCVN3, VNI, UNICODE = "tcvn3", "vni", ""
NAMES = {TCVN3: "TCVN3 (ABC)", VNI: "VNI"}
_OLD = (TCVN3, VNI)
_ODD = (
    "\xa1-\xbf\xc4-\xc7\xcb\xce-\xd1\xd6-\xd8\xdb\xdc\xde\xdf\xe4-\xe7\xeb\xee-\xf1\xf6-\xf8\xfb\xfc\xfe\xff"
)
_SUSPECT = re.compile(
    f"[A-Za-z][{_ODD}]|[{_ODD}][A-Za-z]"
)  # Latin letters and signs that Vietnamese has not, in a word
_WORD = re.compile("[A-Za-z\xa1-\xff\u0100-\u024f\u0300-\u036f\u1e00-\u1eff]+")
_ONLY_UNICODE = re.compile("[\u0100-\u024f\u0300-\u036f\u1e00-\u1eff]")
_SIGNS = "«»·°§¡¿©®²³¼½¾±×÷´¨"  # around a word in Unicode they are no part of it
_SAME_IN_VNI = frozenset("ìíÌÍ") | frozenset(map(chr, range(128)))
_MOST = 0.8  # of the words: the rest are names and abbreviations
_ENOUGH = 3  # words of a sheet that only an old encoding explains, where no font says so
_RETYPE = Label("gõ lại bằng Unicode", "type it again in Unicode")


@dataclass
class _Group:
    """The texts of one column that are in an old font, or that are in none; by encoding how many words it explains."""

    column: int
    font: str  # the encoding that the font implies, UNICODE for any other font
    places: list[tuple[int, int]] = field(default_factory=list)  # of texts that any encoding might explain
    words: set[str] = field(default_factory=set)
    is_unicode: bool = False  # whether another text of it has letters that only Unicode has

    def explained(self, encoding: str) -> int:
        """Return how many of the words are syllables in an encoding."""
        return sum(_fits(word, encoding) for word in self.words)

    def fits(self, encoding: str) -> bool:
        """Whether an encoding explains most of the words."""
        return self.explained(encoding) >= _MOST * len(self.words)

    def proofs(self, encoding: str) -> int:
        """Return how many words an encoding explains that are none in Unicode."""
        return sum(_fits(word, encoding) and not _fits(word, UNICODE) for word in self.words)


def converted(sheet: Sheet) -> tuple[Sheet, list[Label]]:
    """Return a sheet with its old texts in Unicode, and what was converted; what is undecided has a problem."""
    texts = {place: raw for place, raw in sheet.cells.items() if _is_text(raw)}
    if not any(raw.font or _SUSPECT.search(raw.text) for raw in texts.values()):
        return sheet, []
    groups = _grouped(texts)
    decided = _decided(groups)
    cells, counts = dict(sheet.cells), Counter()
    for at, group in enumerate(groups):
        for place in group.places:
            raw = texts[place]
            cells[place] = _read(raw, group, decided[at], _other(groups, decided))
            if cells[place].encoding:
                counts[cells[place].encoding, group.column] += 1
    return replace(sheet, cells=cells), list(_told(counts))


def _is_text(raw: Raw) -> bool:
    return not raw.number and raw.problem is None and not raw.text.isascii()


def _grouped(texts: dict[tuple[int, int], Raw]) -> list[_Group]:
    groups: dict[tuple[int, str], _Group] = {}
    for place, raw in texts.items():
        font = _encoding_of(raw.font)
        group = groups.setdefault((place[1], font), _Group(place[1], font))
        if _ONLY_UNICODE.search(raw.text):
            group.is_unicode = True
        elif words := {word for word in _WORD.findall(raw.text) if not word.isascii()}:
            group.places.append(place)
            group.words |= words
    return [groups[key] for key in sorted(groups)]


def _encoding_of(font: str) -> str:
    if not font:
        return UNICODE
    return TCVN3 if font.startswith(".") else VNI


def _decided(groups: list[_Group]) -> list[str | None]:
    """Return the encoding of each group, None where it is open."""
    decided = [_by_itself(group) for group in groups]
    proofs = Counter()
    for group, encoding in zip(groups, decided, strict=True):
        if encoding in _OLD:
            proofs[encoding] += _ENOUGH if group.font else group.proofs(encoding)
    sure = {encoding for encoding, count in proofs.items() if count >= _ENOUGH}
    mixed = any(group.is_unicode for group in groups)
    for at, group in enumerate(groups):
        if group.is_unicode or group.font or decided[at] in sure:
            continue
        fitting = [encoding for encoding in sure if group.fits(encoding)]
        is_open = decided[at] != UNICODE or not group.fits(UNICODE)
        if len(fitting) == 1 and (is_open or not mixed):
            decided[at] = fitting[0]
        elif (
            fitting or decided[at] in _OLD
        ):  # it would be right in Unicode and in the encoding of its neighbours
            decided[at] = None
    return decided


def _by_itself(group: _Group) -> str | None:
    """Return the encoding of a group as far as its own words and font tell."""
    if group.font:
        if group.fits(group.font):
            return None if group.is_unicode and group.fits(UNICODE) else group.font
        return UNICODE if group.fits(UNICODE) else None
    best, other = sorted(_OLD, key=group.explained, reverse=True)
    if group.is_unicode or not group.fits(best) or not group.proofs(best):
        return UNICODE
    if group.explained(best) <= group.explained(UNICODE):
        return UNICODE
    return best if group.explained(best) > group.explained(other) else None


def _other(groups: list[_Group], decided: list[str | None]) -> str:
    """Return the old encoding that an open text of the sheet is most likely in."""
    found = [encoding for encoding in decided if encoding in _OLD] + [
        group.font for group in groups if group.font
    ]
    return found[0] if found else UNICODE


def _read(raw: Raw, group: _Group, encoding: str | None, other: str) -> Raw:
    """Return a text in Unicode, or with what makes it unbelievable."""
    if encoding:
        text = _in_unicode(raw.text, encoding)
        text = text.upper() if encoding == TCVN3 and raw.font.casefold().endswith("h") else text
        return replace(raw, text=text, before=raw.text, encoding=NAMES[encoding]) if text != raw.text else raw
    words = [word for word in _WORD.findall(raw.text) if not word.isascii()]
    if encoding is None:
        likely = group.font or other or _likeliest(words)
        return replace(raw, problem=_open(likely, _in_unicode(raw.text, likely)))
    if group.font or not group.is_unicode or all(_fits(word, UNICODE) for word in words):
        return raw
    likely = _likeliest(words)
    if not all(_fits(word, likely) for word in words):  # a foreign name
        return raw
    return replace(raw, problem=_stray(likely, _in_unicode(raw.text, likely)))


def _likeliest(words: list[str]) -> str:
    return max(_OLD, key=lambda encoding: sum(_fits(word, encoding) for word in words))


@lru_cache(maxsize=20_000)
def _fits(word: str, encoding: str) -> bool:
    """Whether a word is a Vietnamese syllable in an encoding."""
    if not encoding:
        return is_syllable(word.strip(_SIGNS))
    text = _in_unicode(word, encoding)
    same = (
        encoding == VNI and not set(word) - _SAME_IN_VNI
    )  # a letter that an encoding does not know stays as it is
    return is_syllable(text) and (text != word or same)


@lru_cache(maxsize=20_000)
def _in_unicode(text: str, encoding: str) -> str:
    from viparse.normalize.encodings import CHARMAPS  # noqa: PLC0415 -- few months need it
    from viparse.normalize.tables import convert  # noqa: PLC0415

    return convert(text, CHARMAPS[encoding])


def _open(encoding: str, text: str) -> tuple[Label, Label]:
    name = NAMES[encoding]
    return (
        Label(
            f"không rõ chữ gõ bằng Unicode hay bảng mã cũ {name} (khi đó đọc là {text!r})",
            f"the text may be Unicode or the old encoding {name} (it would then read {text!r})",
        ),
        _RETYPE,
    )


def _stray(encoding: str, text: str) -> tuple[Label, Label]:
    name = NAMES[encoding]
    return (
        Label(
            f"chữ có vẻ gõ bằng bảng mã cũ {name} (khi đó đọc là {text!r}), trong khi cột này là Unicode",
            f"the text seems to be in the old encoding {name} (it would read {text!r}), while its column is Unicode",
        ),
        _RETYPE,
    )


def _told(counts: Counter) -> Iterator[Label]:
    for name in NAMES.values():
        columns = sorted(column for encoding, column in counts if encoding == name)
        if columns:
            named, cells = ", ".join(map(letters, columns)), sum(counts[name, column] for column in columns)
            yield Label(
                f"chữ theo bảng mã cũ {name} đã chuyển sang Unicode: cột {named} ({cells} ô)",
                f"text in the old encoding {name} was converted to Unicode: columns {named} ({cells} cells)",
            )
