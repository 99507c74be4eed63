"""Times of day: "8h30", "14 giờ 30", "từ 18 giờ ngày 22/6"."""

from __future__ import annotations

import re

from analysis.tie.grammar.lexicon import TIME_CUES
from analysis.tie.grammar.spot import Spot
from analysis.tie.token import Class, Token

_CLOCK = re.compile(
    r"(?P<h>\d{1,2})(?:\s?(?P<u>h|g|giờ)(?:\s?(?P<min>[0-5]\d))?(?![\w.,]*\d)(?:\s?(?:phút|p)\b)?|:(?P<min2>[0-5]\d)(?::[0-5]\d)?(?![\d.,:/]*\d))(?!\w)",
    re.IGNORECASE,
)
_BESIDE_TIME = re.compile(
    r"\s*(?:(?:đến|-|–)\s*\d{1,2}\s*(?:giờ|h|g)(?:\d\d)?(?!\w)|,?\s*(?:các\s+)?ngày\s+\d)"
)
_DAY_FOLLOWS = re.compile(r"\s*(?:,\s*)?(?:ngày|sáng|chiều|tối|hằng ngày|cùng ngày)\b")
_UP_TO = re.compile(r"\s*(?:đến|tới|-|–)\s*")


def clock(spot: Spot) -> list[Token] | None:
    """Read "8h30", "14 giờ 30", "08:30"; "14 giờ" only beside a day or another time, else it is a length."""
    found = _CLOCK.match(spot.text, spot.at)
    if not found or int(found["h"]) > 24:  # noqa: PLR2004 -- hours of a day
        return None
    said = found["min"] or found["min2"] or _BESIDE_TIME.match(spot.text, found.end())
    cued = spot.cue(TIME_CUES) and _DAY_FOLLOWS.match(spot.text, found.end())
    follows = (
        spot.prev and spot.prev.cls is Class.TIME and _UP_TO.fullmatch(spot.text[spot.prev.end : spot.at])
    )
    if not (said or cued or follows or (spot.prior and spot.prior[-1] in {"lúc", "hồi"})):
        return None
    return [spot.token(found.start(), found.end(), Class.TIME, "time of day")]
