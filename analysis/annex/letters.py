"""How wide each letter of a face is, read from its font; importing this reads those that most texts are set in.

Processes forked from one that has imported it need not read them again.
"""

from __future__ import annotations

from functools import lru_cache

from fontTools.ttLib import TTFont

from analysis.annex.fonts import FACES


@lru_cache(maxsize=len(FACES))
def widths(face: str) -> dict[int, float]:
    """Return the width of each character, by its code, in parts of the type size."""
    font = TTFont(FACES[face], lazy=True)
    size, metrics = font["head"].unitsPerEm, font["hmtx"].metrics
    return {code: metrics[name][0] / size for code, name in font.getBestCmap().items()}


for _face in ("regular", "bold"):
    widths(_face)
