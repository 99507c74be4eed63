"""How a text stands in a CSV file of ours: so that no spreadsheet program that opens it takes it for a formula."""

from __future__ import annotations

import re

_MARK = "'"  # what spreadsheet programs themselves put before a text that is none
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", _MARK)
_HARMLESS = re.compile(r"[-–—−]|[-+]?\d+(?:[.,]\d+)*%?")  # nothing arose; a number with its sign


def guarded(text: str) -> str:
    """Return a text as it is written: with an apostrophe before one that begins like a formula."""
    return f"{_MARK}{text}" if text.startswith(_STARTS) and not _HARMLESS.fullmatch(text) else text


def unguarded(text: str) -> str:
    """Return a text as it was before it was written."""
    return text[1:] if text.startswith(_MARK) else text
