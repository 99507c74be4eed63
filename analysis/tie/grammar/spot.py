"""A place in a block's text at which a number begins, and the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from analysis.tie.grammar.lexicon import HEDGES, LASTING_HEDGES, NOT_NOUNS, NOUNS, fold, longest
from analysis.tie.grammar.separators import Writing
from analysis.tie.token import Class, Token

if TYPE_CHECKING:
    from collections.abc import Container

_LEFT, _RIGHT = 90, 60  # characters of context that are looked at
_WORD = re.compile(r"[^\W_](?:[\w/&.-]*[^\W_])?|[%$°]")
_BEFORE = re.compile(
    r"(?P<opened>\W*)(?P<word>[^\W\d_][\w/&-]*\.?)"
)  # one word, perhaps after a quotation mark
_AFTER = re.compile(r"[ \u00a0]*((?:[^\W\d_][\w-]*[ \u00a0]*)+)")
_MOST_WORDS, _MOST_NEAR = 5, 9
SENTENCE_ENDS = re.compile(r"(?<!TP)(?<!Tp)(?<!Th)[.!?]\s")  # "TP. Hồ Chí Minh" goes on
_NEXT_OF_LIST = re.compile(r"(?:\s*\([^()]{1,20}\))?\s*(?P<by>[,;]|và)\s*(?:[^\W\d_][\w.-]*\s+){1,6}\d")
_NOUN_WORDS = longest(NOUNS)


@dataclass
class Spot:
    """A number's start in a text; `prev` is the token before it in the block, `counted` the last count."""

    text: str
    at: int
    block: int
    writing: Writing
    prev: Token | None = None
    counted: Token | None = None
    kind: str = ""

    @cached_property
    def left(self) -> str:
        """Return the text before the number, as far as it is looked at."""
        return self.text[max(0, self.at - _LEFT) : self.at]

    @cached_property
    def near(self) -> tuple[str, ...]:
        """Return the words that stand directly before, as written, the nearest last; none across punctuation."""
        words: list[str] = []
        for part in reversed(self.left.split()[-_MOST_NEAR:]):
            found = _BEFORE.fullmatch(part)
            if not found:
                break
            words.append(found["word"])
            if found["opened"]:
                break
        return tuple(reversed(words))

    @cached_property
    def prior(self) -> tuple[str, ...]:
        """Return the nearest of those words, folded."""
        return tuple(fold(word) for word in self.near[-_MOST_WORDS:])

    def cue(self, table: Container[str]) -> str:
        """Return the longest phrase of a table that stands directly before the number; "" for none."""
        for size in range(min(_MOST_WORDS, len(self.prior)), 0, -1):
            phrase = " ".join(self.prior[-size:])
            if phrase in table:
                return phrase
        return ""

    def noun_after(self, end: int) -> tuple[str, str]:
        """Return the lexicon's longest noun that follows, as written, and its unit; ("", "") for none."""
        found = _AFTER.match(self.text, end, end + _RIGHT)
        if not found:
            return "", ""
        words = found[1].split()
        for size in range(min(_NOUN_WORDS, len(words)), 0, -1):
            unit = NOUNS.get(fold(" ".join(words[:size])))
            if unit is not None:
                return " ".join(words[:size]), unit
        return "", ""

    def word_after(self, end: int) -> str:
        """Return the word that follows if a number could count it: no function word, none after punctuation."""
        found = _AFTER.match(self.text, end, end + _RIGHT)
        word, *more = found[1].split() if found else [""]
        if not word or fold(word) in NOT_NOUNS:
            return ""
        goes_on = bool(more) and more[0].islower() and word.islower() and fold(more[0]) not in NOT_NOUNS
        return f"{word} {more[0]}" if goes_on else word

    def noun_before(self) -> tuple[str, str]:
        """Return the last lexicon noun of the clause before the number ("tổng số hồ sơ … là"), and its unit."""
        clause = re.split(r"[.;!?](?:\s|$)|\n", self.left)[-1]
        words = _WORD.findall(clause)[-14:]
        for start in range(len(words) - 1, -1, -1):
            for size in range(min(_NOUN_WORDS, len(words) - start), 0, -1):
                unit = NOUNS.get(fold(" ".join(words[start : start + size])))
                if unit is not None and fold(words[start - 1] if start else "") in _COUNTED_BY:
                    return " ".join(words[start : start + size]), unit
        return "", ""

    def begins_list(self, end: int) -> bool:
        """Whether a name and another number follow; one digit before "và" is more likely a name's: "Đội 1 và Tổ 12"."""
        found = _NEXT_OF_LIST.match(self.text, end)
        return bool(found) and not (found["by"] == "và" and end - self.at == 1)

    def enumerates(self, end: int) -> bool:
        """Whether what is counted stands before its number here: "Na Hang 762, Hàm Yên 6.299"."""
        return self.begins_list(end) or bool(
            self.counted and not SENTENCE_ENDS.search(self.text, self.counted.end, self.at)
        )

    @cached_property
    def hedge(self) -> str:
        """Return the words that bound the number, as written: "khoảng hơn", "tối thiểu"."""
        words = list(self.near)
        first = len(words)
        while first:
            sizes = [
                size for size in (3, 2, 1) if size <= first and self._hedges(words[first - size : first])
            ]
            if not sizes:
                break
            first -= sizes[0]
        if first < len(words):
            return " ".join(words[first:])
        lasting = self.prev and fold(self.prev.hedge) in LASTING_HEDGES and re.search(r",\s*$", self.left)
        same_sentence = lasting and not re.search(r"[.;]\s", self.text[self.prev.end : self.at])
        return self.prev.hedge if same_sentence and self.prev.cls.is_quantity else ""

    @staticmethod
    def _hedges(words: list[str]) -> bool:
        return fold(" ".join(words)) in HEDGES

    def token(self, start: int, end: int, cls: Class, reason: str, **what) -> Token:
        """Return a token over a span of the text."""
        return Token(self.block, start, end, self.text[start:end], cls, reason=reason, **what)


_COUNTED_BY = frozenset(
    fold(word) for word in ("số", "tổng", "tổng số", "lượng", "các", "những", "có", "với", "của")
)
