"""Which place, service or sector an agency means: names as typed, matched to a register, never guessed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from analysis.labels import Label, SaidError

_TONES = "\u0300\u0301\u0303\u0309\u0323"


class UnknownNameError(SaidError):
    """A name that no register entry carries; the message lists what is known."""


def fold(name: str) -> str:
    """Return a name in the form in which two spellings of it are equal.

    Folds Unicode composition, letter case, blanks and dots, and where in its syllable the tone mark stands
    (hoà = hòa, Uỷ = Ủy). Letters that differ stay apart: Đ U+0110 is not Ð U+00D0.
    """
    words = name.replace(".", " ").replace("-", " ").split()
    return " ".join(_tone_last(unicodedata.normalize("NFD", word.casefold())) for word in words)


def _tone_last(syllable: str) -> str:
    letters = "".join(letter for letter in syllable if letter not in _TONES)
    return letters + "".join(letter for letter in syllable if letter in _TONES)


@dataclass(frozen=True)
class Entry:
    """One line of a register: its code, its names, the spellings seen, and the days between which it holds."""

    key: str
    label: Label
    spellings: tuple[str, ...] = ()
    valid_from: date = date.min
    valid_to: date = date.max


class Register(Mapping):
    """Entries by key, in official order; `find` reads a name as an agency typed it."""

    def __init__(self, kind: Label, entries: Iterable[Entry]):
        self.kind = kind
        self._entries = MappingProxyType({entry.key: entry for entry in entries})
        self._names = {
            fold(name): entry.key
            for entry in self._entries.values()
            for name in (entry.key, entry.label.vi, *entry.spellings)
        }

    def __getitem__(self, key: str) -> Entry:
        return self._entries[key]

    def __iter__(self):
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def find(self, name: str, day: date) -> str:
        """Return the key of the entry that carries this name on that day; raises UnknownNameError."""
        key = self._names.get(fold(name))
        if key is None:
            known = "; ".join(entry.label.vi for entry in self.on(day))
            raise UnknownNameError(
                Label(
                    f"không có {self.kind.vi} nào mang tên này; các tên đã đăng ký: {known}",
                    f"no {self.kind.en} of this name; known are: {known}",
                )
            )
        entry = self._entries[key]
        if not entry.valid_from <= day <= entry.valid_to:
            raise UnknownNameError(
                Label(
                    f"{self.kind.vi} này không tồn tại vào ngày {day:%d/%m/%Y}",
                    f"this {self.kind.en} did not exist on {day.isoformat()}",
                )
            )
        return key

    def on(self, day: date) -> tuple[Entry, ...]:
        """Return the entries that hold on a day."""
        return tuple(entry for entry in self.values() if entry.valid_from <= day <= entry.valid_to)


_DISTRICTS_END = date(2025, 6, 30)  # districts were abolished when provinces merged on 01/07/2025


def _district(code: str, name: str, *others: str) -> Entry:
    names = (name, *others)
    spellings = (*names, *(f"{prefix} {each}" for prefix in ("Huyện", "H.", "H") for each in names))
    return Entry(code, Label(f"Huyện {name}", f"{name} District"), spellings, valid_to=_DISTRICTS_END)


DISTRICTS = Register(
    Label("huyện, thành phố", "district"),
    (
        Entry(
            "070",
            Label("Thành phố Tuyên Quang", "Tuyên Quang City"),
            ("TP Tuyên Quang", "TP.Tuyên Quang", "T.P Tuyên Quang", "TPTQ", "Tuyên Quang"),
            valid_to=_DISTRICTS_END,
        ),
        _district("071", "Lâm Bình"),
        _district("072", "Na Hang", "Nà Hang"),
        _district("073", "Chiêm Hóa"),
        _district("074", "Hàm Yên"),
        _district("075", "Yên Sơn"),
        _district("076", "Sơn Dương"),
    ),
)

# The made-up province "Tỉnh Mẫu": places to practise on. Their codes have a letter, which no real code has, and
# a month's form knows either these or the real ones: see `Layout.of_sample`.
SAMPLE_DISTRICTS = Register(
    Label("huyện, thành phố của Tỉnh Mẫu", "district of the made-up province"),
    (
        Entry("M00", Label("Thành phố Mẫu", "Mẫu City"), ("TP Mẫu", "TP.Mẫu")),
        *(
            Entry(code, Label(f"Huyện {name}", f"{name} District"), (name, f"H. {name}"))
            for code, name in (
                ("M01", "Mẫu Đông"),
                ("M02", "Mẫu Tây"),
                ("M03", "Mẫu Nam"),
                ("M04", "Mẫu Bắc"),
                ("M05", "Mẫu Thượng"),
                ("M06", "Mẫu Trung"),
                ("M07", "Mẫu Hạ"),
            )
        ),
    ),
)
EVERY_DISTRICT = Register(DISTRICTS.kind, (*DISTRICTS.values(), *SAMPLE_DISTRICTS.values()))


def districts_beside(codes: Iterable[str]) -> Register:
    """Return the districts of the province in which these lie, and of the real one where there are none."""
    return SAMPLE_DISTRICTS if any(code in SAMPLE_DISTRICTS for code in codes) else DISTRICTS
