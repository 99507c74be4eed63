"""How wide each letter of a face is, read from its font; importing this reads those that most texts are set in.

Processes forked from one that has imported it need not read them again.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from fontTools.ttLib import TTFont


@lru_cache
def widths(font: Path) -> dict[int, float]:
    """Return the width of each character of a font, by its code, in parts of the type size."""
    opened = TTFont(font, lazy=True)
    size, metrics = opened["head"].unitsPerEm, opened["hmtx"].metrics
    return {code: metrics[name][0] / size for code, name in opened.getBestCmap().items()}


for _style in ("Regular", "Bold"):
    for _font in (Path(__file__).parent / "fonts").glob(f"*-{_style}.ttf"):
        widths(_font)
