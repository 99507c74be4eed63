"""What a number written in words is worth: "hai mươi lăm" is 25, "một trăm linh năm" is 105."""

from __future__ import annotations

import re

DIGITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5, "sáu": 6,
    "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_TENS = {"mười": 10, "mươi": 10}
_SCALES = {"trăm": 100, "nghìn": 1000, "ngàn": 1000, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_ZERO = {"linh", "lẻ"}
_FIRST = "một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười"
_MORE = "|".join(sorted({*DIGITS, *_TENS, *_SCALES, *_ZERO}, key=len, reverse=True))
SPELLED = re.compile(rf"(?<![\w-])(?:{_FIRST})(?:\s+(?:{_MORE}))*(?![\w-])", re.IGNORECASE)


def worth(words: str) -> tuple[int, int] | None:
    """Return the value of the number that a text begins with, and how many of its words belong to it; None if none.

    "hai năm" is two years, not 25: after a plain digit only a ten or a scale goes on.
    """
    total = group = 0
    taken = 0
    last = ""  # what the word before was: a digit, a ten, a scale
    for word in words.lower().split():
        if word in _TENS and last in {"", "digit"} and (word == "mười") == (last == ""):
            group = group // 10 * 10 + (group % 10 or 1) * 10 if last else group + 10
            last = "ten"
        elif word == "trăm" and last == "digit":
            group, last = group * 100, "hundred"
        elif word in _SCALES and word != "trăm" and last:
            whole = word in {"tỷ", "tỉ"}  # a billion multiplies all before it: "hai nghìn tỷ"
            total = (total + group) * _SCALES[word] if whole else total + group * _SCALES[word]
            group, last = 0, "scale"
        elif word in _ZERO and last == "hundred":
            last = "zero"
        elif (
            word in DIGITS
            and last != "digit"
            and not (last == "" and word in {"lăm", "mốt", "tư", "nhăm", "không"})
        ):
            if last == "hundred" and not _goes_on(words, taken):  # "một trăm hai" is 120
                group += DIGITS[word] * 10
            else:
                group += DIGITS[word]
            last = "digit"
        else:
            break
        taken += 1
    return (total + group, taken) if taken else None


def _goes_on(words: str, at: int) -> bool:
    """Whether the digit after a hundred is followed by a ten, so that it counts tens."""
    rest = words.lower().split()[at + 1 : at + 2]
    return bool(rest) and rest[0] in _TENS
