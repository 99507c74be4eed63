"""Numbers that measure a shape: one of two sides ("10 x 20m", "2x0,5m"), a diameter ("phi 10", "Ø300")."""

from __future__ import annotations

import re

from analysis.tie.grammar.quantities import Figure, with_unit
from analysis.tie.grammar.separators import NUMBER
from analysis.tie.grammar.spot import Spot
from analysis.tie.token import Class, Token

_TIMES_A_SIDE = re.compile(rf"{NUMBER}[ \u00a0]?[x×*][ \u00a0]?\d")
_DIAMETERS = frozenset("ØøΦφ∅")
_SECOND = re.compile(r"\s*(?:[-–,;]|và|đến)\s*")


def side(spot: Spot) -> list[Token] | None:
    """Read the number before "x 20m", and a diameter that has no unit."""
    prev = spot.prev
    more = prev and "diameter" in prev.reason and _SECOND.fullmatch(spot.text[prev.end : spot.at])
    said = spot.prior[-1:] == ("phi",) or spot.prior[-2:] == ("đường", "kính")
    if more or said or spot.left.rstrip()[-1:] in _DIAMETERS:
        return _diameter(Figure(spot))
    if not _TIMES_A_SIDE.match(spot.text, spot.at):
        return None
    figure = Figure(spot)
    figure.single()
    if figure.worth is None:
        return None
    return [figure.token(figure.end, Class.MEASURE, "measure: one of two factors")]


def _diameter(figure: Figure) -> list[Token] | None:
    if figure.worth is None or with_unit(figure.spot) or figure.spot.noun_after(figure.end)[0]:
        return None
    return [figure.token(figure.end, Class.MEASURE, "measure: diameter", noun="đường kính")]
