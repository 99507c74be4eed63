"""Which font files every page is set in, and the same letters packed into one HTML file.

Chart, HTML and PDF use the four faces in `fonts/`, so no machine's own fonts change a page. The HTML page
carries a subset; a subset is a modified version, so under the fonts' licence it goes by a name of its own.
"""

from __future__ import annotations

import base64
import io
import unicodedata
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).parent / "fonts"
FAMILY = "Liberation Serif"
SUBSET_FAMILY = "Annex Serif"
FACES = {
    "regular": FOLDER / "LiberationSerif-Regular.ttf",
    "bold": FOLDER / "LiberationSerif-Bold.ttf",
    "italic": FOLDER / "LiberationSerif-Italic.ttf",
    "bold-italic": FOLDER / "LiberationSerif-BoldItalic.ttf",
}
_STYLES = {"regular": "Regular", "bold": "Bold", "italic": "Italic", "bold-italic": "Bold Italic"}
_LICENCE_NAMES = {0, 13, 14}  # copyright, licence and its address stay in every copy
_VOWELS = "aăâeêioôơuưy"
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_SIGNS = "–—‘’“”…†‡•·×÷±−≈≠≤≥Σ√°²³½¼¾₫€§«»→←↑↓▲▼■□●○\u00a0\u200b\u2009\u202f"


def vietnamese() -> str:
    """Return every letter, tone mark, digit and sign an annex is written with."""
    vowels = {unicodedata.normalize("NFC", vowel + tone) for vowel in _VOWELS for tone in _TONES}
    letters = {form for letter in vowels | {"đ", "ð"} for form in (letter, letter.upper())}
    return "".join(sorted(letters | set(map(chr, range(0x20, 0x7F))) | set(_SIGNS)))


def subset_faces(text: str, faces: tuple[str, ...] = tuple(FACES)) -> dict[str, str]:
    """Return faces as base64 WOFF2, each holding the Vietnamese set and whatever else `text` uses.

    The set alone stands packed beside the faces (`tools/fonts.py` packs it): packing takes 0.2 s a face, and
    hardly a page needs a letter more.
    """
    others = {letter for letter in set(text) if ord(letter) in advances("regular")} - set(vietnamese())
    if not others:
        return {face: base64.b64encode(shipped(face).read_bytes()).decode("ascii") for face in faces}
    letters = "".join(sorted(others | set(vietnamese())))
    return {face: base64.b64encode(packed(face, letters)).decode("ascii") for face in faces}


def shipped(face: str) -> Path:
    """Return where the face stands packed with the letters of `vietnamese`."""
    return FOLDER / f"{SUBSET_FAMILY.replace(' ', '')}-{_STYLES[face].replace(' ', '')}.woff2"


def advances(face: str) -> dict[int, float]:
    """Return how wide each character of a face is, in parts of the type size."""
    from analysis.annex.letters import widths  # noqa: PLC0415 -- brings fontTools

    return widths(FACES[face])


@lru_cache(maxsize=16)
def packed(face: str, letters: str) -> bytes:
    """Return a face as WOFF2 with these letters only, under the subset's own name."""
    from fontTools import subset  # noqa: PLC0415 -- half a second that only the HTML page needs
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    options = subset.Options(hinting=False, name_IDs=[*_LICENCE_NAMES, 1, 2, 4, 6], name_legacy=True)
    options.drop_tables += ["FFTM"]  # FontForge's time stamps
    font = TTFont(FACES[face], recalcTimestamp=False)
    worker = subset.Subsetter(options)
    worker.populate(text=letters)
    worker.subset(font)
    _rename(font, _STYLES[face])
    font.flavor = "woff2"
    file = io.BytesIO()
    font.save(file)
    return file.getvalue()


def _rename(font, style: str) -> None:
    table = font["name"]
    full = f"{SUBSET_FAMILY} {style}"
    names = {1: SUBSET_FAMILY, 2: style, 4: full, 6: full.replace(" ", "")}
    for record in table.names:
        record.string = names.get(record.nameID, str(record))
