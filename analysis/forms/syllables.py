"""Whether a word is spelt as a Vietnamese syllable: its first letters, its vowels, its last letters and one tone."""

from __future__ import annotations

import re
import unicodedata

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_STOPPED = ("\u0301", "\u0323")  # a syllable that ends in c, ch, p or t rises or drops
_ONSET = "(?:ngh?|nh|gh?|gi|ch?|kh?|ph?|qu|th?|tr|[bdđhlmnrsvx])?"
_OPEN = (  # vowels that end a syllable
    "a|e|ê|i|o|ô|ơ|u|ư|y|ai|ao|au|ay|âu|ây|eo|êu|ia|iu|iêu|yêu|oa|oe|oi|oai|oay|oao|oeo|ôi|ơi|ua|uê|ui|uy|uơ|uya|uyu|"
    "uây|uôi|uêu|ưa|ưi|ưu|ươi|ươu"
)
_CLOSED = "a|ă|â|e|ê|i|o|ô|ơ|u|ư|y|iê|yê|oa|oă|oe|oo|uâ|uê|uô|uy|uyê|ươ"  # vowels before last letters
_SYLLABLE = re.compile(rf"{_ONSET}(?:{_OPEN}|(?:{_CLOSED})(?:ng|nh|ch|[cmnpt]))")


def is_syllable(word: str) -> bool:
    """Whether a word could be Vietnamese: "nghiêng" and "Lâm" are, "HuyÖn" and "Laâm" are not."""
    taken_apart = unicodedata.normalize("NFD", word.casefold())
    tones = [mark for mark in taken_apart if mark in _TONES]
    plain = unicodedata.normalize("NFC", "".join(mark for mark in taken_apart if mark not in _TONES))
    if len(tones) > 1 or not _SYLLABLE.fullmatch(plain):
        return False
    return not plain.endswith(("c", "ch", "p", "t")) or (bool(tones) and tones[0] in _STOPPED)
