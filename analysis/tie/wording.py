"""When two wordings are the same: words folded, abbreviations alike, phrases found with a few words between."""

from __future__ import annotations

import re
from functools import lru_cache

from analysis.places import fold

Words = tuple[str, ...]

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*|[%#]")
_GAP = 2  # words that may stand between two words of a phrase: "đã được Sở giải quyết"
# Words that carry no fact; offices add and drop them.
_FILLERS = frozenset(["là", "đạt", "được", "có", "của", "các", "với", "và", "thì", "gồm", "nêu", "trên"])
_ALIKE = {
    "dịch vụ hành chính công": "dvc",
    "dịch vụ công": "dvc",
    "dịch vụ": "dvc",
    "dvctt": "dvc trực tuyến",
    "dvcqg": "dvc quốc gia",
    "thủ tục hành chính": "tthc",
    "căn cước công dân": "cccd",
    "căn cước": "cccd",
    "định danh cá nhân": "đdcn",
    "đdđt": "định danh điện tử",
    "bảo hiểm y tế": "bhyt",
    "bảo hiểm xã hội": "bhxh",
    "ủy ban nhân dân": "ubnd",
    "giấy phép lái xe": "gplx",
    "cơ sở dữ liệu": "csdl",
    "mức độ": "mức",
    "tp": "thành phố",
    "tỉ": "tỷ",
    "lđtbxh": "lao động thương binh xã hội",
    "gtvt": "giao thông vận tải",
    "tnmt": "tài nguyên môi trường",
    "tn mt": "tài nguyên môi trường",
    "vnpost": "bưu chính",
}


@lru_cache(maxsize=20_000)
def _folded(word: str) -> str:
    return fold(word)


def _joined(text: str) -> str:
    return " ".join(_folded(word) for word in _WORD.findall(text))


_TO_SHORT = {_joined(long): _joined(short) for long, short in _ALIKE.items()}
_LONG = re.compile(rf"(?<!\S)(?:{'|'.join(sorted(map(re.escape, _TO_SHORT), key=len, reverse=True))})(?!\S)")
_NO_FACT = frozenset(map(_joined, _FILLERS))


@lru_cache(maxsize=20_000)
def words(text: str) -> Words:
    """Return the words of a text that carry fact, folded as places are (case, tone placement, composition)."""
    shortened = _LONG.sub(lambda found: _TO_SHORT[found[0]], _joined(text))
    return tuple(word for word in shortened.split() if word not in _NO_FACT)


def ends(phrase: Words, text: Words) -> list[tuple[int, int]]:
    """Return where the phrase ends each time it stands in the text, with how many words stand between its own."""
    found, start = [], 0
    for _ in range(text.count(phrase[0])):
        start = text.index(phrase[0], start)
        end = _follow(phrase, text, start)
        if end is not None:
            found.append((end, end - start + 1 - len(phrase)))
        start += 1
    return found


def _follow(phrase: Words, text: Words, at: int) -> int | None:
    """Return where a phrase ends that begins at a word of the text, None where it does not stand there."""
    for word in phrase[1:]:
        for step in range(at + 1, min(at + 2 + _GAP, len(text))):
            if word == text[step] or (word == "#" and text[step][0].isdigit()):  # "#" is any number
                at = step
                break
        else:
            return None
    return at
