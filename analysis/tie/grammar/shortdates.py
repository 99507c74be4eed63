"""Days and months in short forms: "6T/2023", "sáng nay 1.8"; and a score that only looks like a day."""

from __future__ import annotations

import re

from analysis.tie.grammar import calendar
from analysis.tie.grammar.quantities import fraction
from analysis.tie.grammar.spot import Spot
from analysis.tie.token import Token

_MONTHS = re.compile(r"(?P<n>\d{1,2})(?:T|th)\s?/\s?(?P<y>(?:19|20)\d\d)(?!\d)")
_DAY = re.compile(r"(?P<d>\d{1,2})[-./](?P<m>\d{1,2})(?![\d/%]|[.,]\d|\s*%)")
_SAID_DAY = re.compile(
    r"(?:ngày|hôm|sáng|trưa|chiều|tối|đêm|thứ|chủ nhật)\s(?:[^\W\d_]+\s){0,2}\($", re.IGNORECASE
)
_NOW = re.compile(r"(?:hôm|sáng|trưa|chiều|tối|đêm)\s(?:nay|qua|mai|kia)\s\(?$", re.IGNORECASE)
_MOVING = re.compile(
    r"(?<!\w)(?:tăng|giảm|nâng|hạ|điểm|điểm số|xếp loại|mức)\s+(?:lên\s+|xuống\s+)?từ\s+$", re.IGNORECASE
)
_TO_SCORE = re.compile(
    r"\s+(?:đến|tới)\s+\d{1,2}(?:,\d)?/(?P<of>\d{1,2})(?![\d/])(?P<points>\s+(?:điểm|sao)(?!\w))?"
)
_SCORE = re.compile(r"\d{1,2}/(?P<of>\d{1,2})(?![\d/])")
_FROM_SCORE = re.compile(r"/\d{1,2}\s+(?:đến|tới)\s+$")


def short_form(spot: Spot) -> list[Token] | None:
    """Read months of a year as "6T/2023", and a day in brackets or after "sáng nay"."""
    if found := _MONTHS.match(spot.text, spot.at):
        return calendar.so_many_months(spot, found)
    found = _DAY.match(spot.text, spot.at)
    if not found or not calendar.possible(found["d"], found["m"]):
        return None
    closed = spot.text.startswith(")", found.end()) and _SAID_DAY.search(spot.left)
    if not closed and not _NOW.search(spot.left):
        return None
    return calendar.dated(spot, found, "day and month")


def score(spot: Spot) -> list[Token] | None:
    """Read "tăng từ 3/5 đến 4/5", "từ 3/5 đến 4/5 điểm" as scores of one scale, which have the shape of days."""
    found = _SCORE.match(spot.text, spot.at)
    if not found:
        return None
    if spot.prev and spot.prev.parts and _FROM_SCORE.search(spot.left):
        return fraction(spot) if str(spot.prev.parts[1]) == found["of"] else None
    to = _TO_SCORE.match(spot.text, found.end())
    if not to or to["of"] != found["of"] or not (to["points"] or _MOVING.search(spot.left)):
        return None
    return fraction(spot)
