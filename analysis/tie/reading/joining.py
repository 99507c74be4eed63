"""Which two paragraphs are one that a page break cut: the first ends in mid-sentence, the second goes on."""

from __future__ import annotations

import re

_ENDED = re.compile(r"[.;:!?…](?:[”\"'’)\]]|\(\d+\))*\s*$|\./\.$")
_BEGINS_ANEW = re.compile(
    r"[-–—+•*|#“\"(]|\d+[.)](?!\d)|[a-zđ]\)|[IVX]+\.|(?:Điều|Phần|Chương|Phụ lục|Nơi nhận)\b"
)
_LONG = 60  # characters: a shorter line without a full stop is a title or an address, not a cut sentence


def goes_on(first: str, second: str, *, styled: bool = False) -> bool:
    """Whether `second` is the rest of `first`; `styled` says that both are shown as headings."""
    if not first or not second or _ENDED.search(first) or _BEGINS_ANEW.match(second):
        return False
    if second[0].islower():
        return True
    return len(first) >= _LONG and first[-1] != "," and not styled and not second.isupper()
