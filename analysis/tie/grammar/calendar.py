"""Numbers that say when: dates, months, quarters, years, periods."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from decimal import Decimal

from analysis.tie.grammar.lexicon import (
    DAY_CUES,
    DURATION_CUES,
    FESTIVE_CUES,
    SPAN_CUES,
    YEAR_CUES,
)
from analysis.tie.grammar.spot import Spot
from analysis.tie.grammar.units import unit_at
from analysis.tie.token import Class, Token

_MONTHS = 12
_YEAR = r"(?:1[89]|20)\d\d(?![\d]|[.,]\d|/[A-ZĐ])"
_S = r"[ \u00a0]*"
_AND = rf"(?:{_S}[,;]{_S}|\s+(?:và|hoặc|hay)\s+|{_S}&{_S})"
_TO = rf"(?:{_S}[-–—]{_S}|{_S}÷{_S}|\s+(?:đến|tới)(?:\s+hết)?\s+)"
_DECADE = re.compile(r"\d0(?![\d%]|[.,/]\d|\s*%)")
_GLUED_COMMA = re.compile(r"\d,\d")
_DAYS = {"ngày", "mùng", "mồng"}

_FULL = re.compile(
    rf"(?P<d>\d{{1,2}}){_S}(?P<s>[/.\-]){_S}(?P<m>\d{{1,2}}){_S}(?P=s){_S}(?P<y>\d{{4}})(?![\d]|[.,]\d|/[A-ZĐ])"
)
_ISO = re.compile(r"(?P<y>(?:19|20)\d\d)-(?P<m>\d{2})-(?P<d>\d{2})(?!\d)")
_SHORT_YEAR = re.compile(r"(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{2})(?![\d/]|[.,]\d)")
_LONG = re.compile(
    rf"(?P<d>\d{{1,2}})\s+tháng\s+(?P<m>\d{{1,2}})\s*(?:,?\s*năm\s+|/|-)\s*(?P<y>{_YEAR})", re.IGNORECASE
)
_LONG_SHORT = re.compile(r"(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})(?!\d|[.,/]\d)", re.IGNORECASE)
_DAY_MONTH = re.compile(rf"(?P<d>\d{{1,2}}){_S}[/]{_S}(?P<m>\d{{1,2}})(?![\d/]|[.,]\d|-[A-ZĐ])")
_DAY_DASH_MONTH = re.compile(r"(?P<d>\d{1,2})-(?P<m>\d{1,2})(?![\d/%-]|[.,]\d)")
_DAY_DOT_MONTH = re.compile(r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})(?![\d/%]|[.,]\d|\s*%)")
# A score that moves ("từ 3/5 lên 4/5") has the shape of a day.
_MOVES = re.compile(r"\s*(?:lên|xuống|còn|thành)\s+(?:còn\s+)?\d")
_MOVED = re.compile(r"\b(?:lên|xuống|còn|thành)\s+(?:còn\s+)?$")
_DAY = re.compile(r"(?P<d>\d{1,2})(?![\d/%]|[.,]\d|\s*%)")
_DAY_LIST = re.compile(
    rf"(?P<days>\d{{1,2}}(?:{_AND}\d{{1,2}})+)(?:/|\s+tháng\s+)(?P<m>\d{{1,2}})(?:(?:/|\s+năm\s+)(?P<y>{_YEAR}))?(?!\d)"
)
_SPAN = re.compile(
    rf"(?P<d>\d{{1,2}})(?:{_S}/{_S}(?P<m>\d{{1,2}})(?:{_S}/{_S}(?P<y>\d{{4}}))?)?{_TO}(?:ngày\s+)?"
    rf"(?P<d2>\d{{1,2}}){_S}/{_S}(?P<m2>\d{{1,2}})(?:{_S}/{_S}(?P<y2>\d{{4}}))?(?![\d/]|[.,]\d|\s*%)"
)
_YEAR_AHEAD = re.compile(
    rf"(?:{_AND}|{_TO})(?:ngày\s+|tháng\s+)?(?:\d{{1,2}}{_S}/{_S})?\d{{1,2}}(?:{_S}/{_S}|\s+năm\s+)(?P<y>{_YEAR})"
)
_MONTH = re.compile(rf"(?P<m>\d{{1,2}})(?:{_S}[/.\-]{_S}|{_S},?\s*năm\s+)(?P<y>{_YEAR})", re.IGNORECASE)
_WEEK = re.compile(rf"[1-5]?\d(?:/|\s+năm\s+){_YEAR}")
_MONTH_ALONE = re.compile(r"(?P<m>\d{1,2})(?!\d|[.,/]\d|\s*%)")
_QUARTER_BEFORE = re.compile(
    r"\b(?:quý|q)[ \u00a0.]*(?:(?:I{1,3}|IV|[1-4])\s*(?:,|-|–|và)\s*)*"
    r"(?P<q>III|II|IV|I|[1-4])(?P<gap>\s*[/-]\s*|,?\s*năm\s*|\s+)$",
    re.IGNORECASE,
)
_QUARTER_WORD = re.compile(r"\b(?:quý\s+|Q)$", re.IGNORECASE)
_QUARTER = re.compile(rf"(?P<q>[1-4])(?:(?:\s*[/-]\s*|,?\s*năm\s+)(?P<y>{_YEAR}))?(?![\d]|[.,]\d|\s*%)")
_YEARS = re.compile(rf"(?P<y>{_YEAR}){_S}[-–—/÷]{_S}(?P<y2>{_YEAR})")
_YEARS_TO = re.compile(rf"(?P<y>{_YEAR})\s+(?:đến|tới)\s+(?:hết\s+)?(?:năm\s+)?(?P<y2>{_YEAR})")
_YEAR_ALONE = re.compile(rf"(?P<y>{_YEAR})")
_SO_MANY_MONTHS = re.compile(
    rf"(?P<n>\d{{1,2}})\s+tháng(?:\s+(?P<side>đầu|cuối)(?:\s+năm)?|(?=\s+năm\s+{_YEAR}|\s*/\s*{_YEAR})|\s+qua\b)"
    rf"(?:(?:\s+năm|\s*/)?\s*(?P<y>{_YEAR}))?",
    re.IGNORECASE,
)
_MONTHS_ALONE = re.compile(
    r"(?P<n>\d{1,2})\s+tháng(?!\s+(?:tuổi|tù|lương)|\s*\d{1,2}(?![\d.,])|\w|\s+trở|\s+liên)", re.IGNORECASE
)
_SO_MANY_YEARS = re.compile(
    rf"(?P<n>\d{{1,2}})\s+năm,?\s*\(?(?:giai đoạn\s+)?(?P<y>{_YEAR}){_S}[-–—]{_S}(?P<y2>{_YEAR})"
)
_JOINED = re.compile(r"\s*(?:,|;|và|hoặc)\s*(?:ngày\s+)?")
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}


def day_of(found: re.Match, year: int | None = None, suffix: str = "") -> date | None:
    """Return the day that a match names; None where the calendar has none or the year is not said."""
    groups = found.groupdict()
    y = groups.get(f"y{suffix}") or year
    try:
        return date(int(y), int(found[f"m{suffix}"]), int(found[f"d{suffix}"])) if y else None
    except ValueError:
        return None


def possible(day: str, month: str) -> bool:
    """Whether there can be such a day of such a month."""
    return 1 <= int(day) <= 31 and 1 <= int(month) <= _MONTHS  # noqa: PLR2004 -- days of a month


def dated(spot: Spot, found: re.Match, reason: str, year: int | None = None) -> list[Token]:
    """Return the token of a date that a match names."""
    day = day_of(found, year)
    if day is None and (year or found.groupdict().get("y")):
        reason += ", no such day"
    return [spot.token(found.start(), found.end(), Class.DATE, f"date: {reason}", day=day)]


def date_span(spot: Spot) -> list[Token] | None:
    """Read "từ 15/10 đến 14/11/2022", "15 - 16/11/2022": a period with its first and last day."""
    found = _SPAN.match(spot.text, spot.at)
    if not found or not possible(found["d2"], found["m2"]) or not possible(found["d"], found["m"] or "1"):
        return None
    if not found["y2"]:
        cued = spot.prior and spot.prior[-1] in {"từ", "ngày", "tuần"} and not spot.noun_after(found.end())[0]
        return [spot.token(found.start(), found.end(), Class.PERIOD, "period: days")] if cued else None
    last = day_of(found, suffix="2")
    month = int(found["m"] or found["m2"])
    year = int(found["y"] or found["y2"])
    try:
        first = date(year, month, int(found["d"]))
    except ValueError:
        first = None
    return [spot.token(found.start(), found.end(), Class.PERIOD, "period: day to day", day=first, until=last)]


def full_date(spot: Spot) -> list[Token] | None:
    """Read a date with its year: 21/11/2022, 15.11.2022, 2022-11-21, "21 tháng 11 năm 2022"."""
    for pattern in (_LONG, _FULL, _ISO):
        found = pattern.match(spot.text, spot.at)
        if found and (possible(found["d"], found["m"]) or pattern is _LONG or "/" in found[0]):
            return dated(spot, found, "with its year")
    if spot.cue(DAY_CUES) and (found := _SHORT_YEAR.match(spot.text, spot.at)):
        return dated(spot, found, "year of two digits", 2000 + int(found["y"]))
    return None


def day_list(spot: Spot) -> list[Token] | None:
    """Read "ngày 15, 16/11/2022" as two dates that share month and year."""
    if not spot.cue(DAY_CUES) or not (found := _DAY_LIST.match(spot.text, spot.at)):
        return None
    if spot.prior[-1] not in _DAYS and _GLUED_COMMA.search(found["days"]):  # "từ 6,5/10" is a score
        return None
    days = list(re.compile(r"\d+").finditer(spot.text, *found.span("days")))
    if not all(possible(each[0], found["m"]) for each in days):
        return None
    tokens = []
    for each in days:
        end = found.end() if each is days[-1] else each.end()
        try:
            day = date(int(found["y"]), int(found["m"]), int(each[0])) if found["y"] else None
        except ValueError:
            day = None
        tokens.append(spot.token(each.start(), end, Class.DATE, "date: list of days", day=day))
    return tokens


def short_date(spot: Spot) -> list[Token] | None:
    """Read a date without its year where the words before ask for a day: "ngày 16/11", "đến 14/11"."""
    if not (cue := spot.cue(DAY_CUES)):
        return None
    sure = cue.endswith("ngày") or cue.split()[0] in {"sáng", "chiều", "tối", "hôm", "mùng", "dịp"}
    if cue.endswith("ngày") and (found := _DAY_DOT_MONTH.match(spot.text, spot.at)):
        counts = spot.word_after(found.end()) or unit_at(spot.text, found.end())
        each = spot.prior[-2:-1] in {("mỗi",), ("một",), ("hằng",), ("hàng",)}
        if possible(found["d"], found["m"]) and not counts and not each:
            return dated(spot, found, "day and month with a dot")
    for pattern in (_DAY_MONTH, _LONG_SHORT, _DAY_DASH_MONTH):
        found = pattern.match(spot.text, spot.at)
        if found and possible(found["d"], found["m"]):
            dash = pattern is _DAY_DASH_MONTH and int(found["d"]) <= int(
                found["m"]
            )  # 5-8 may be a range, 8-5 not
            moves = _MOVES.match(spot.text, found.end())
            if not sure and (dash or moves or spot.noun_after(found.end())[0]):
                continue
            ahead = _YEAR_AHEAD.match(spot.text, found.end())
            return dated(spot, found, "without its year", int(ahead["y"]) if ahead else None)
    return None


def day_alone(spot: Spot) -> list[Token] | None:
    """Read "ngày 25 hằng tháng"."""
    found = _DAY.match(spot.text, spot.at)
    if (
        not found
        or not possible(found["d"], "1")
        or not spot.prior
        or spot.prior[-1] not in {"ngày", "mùng", "mồng"}
        or spot.prior[-2:-1] == ("mỗi",)  # "bình quân mỗi ngày 12 lượt" counts
    ):
        return None
    return [spot.token(found.start(), found.end(), Class.DATE, "date: day alone")]


def _month(spot: Spot, found: re.Match, year: int | None, reason: str) -> list[Token] | None:
    month = int(found["m"])
    if not 1 <= month <= _MONTHS:
        return None
    first = date(year, month, 1) if year else None
    until = date(year, month, monthrange(year, month)[1]) if year else None
    what = {"value": Decimal(month), "day": first, "until": until}
    return [spot.token(found.start(), found.end(), Class.MONTH, f"month: {reason}", **what)]


def month(spot: Spot) -> list[Token] | None:
    """Read "tháng 11/2022", "tháng 10 năm 2022", "11/2022", "tháng 11"."""
    if spot.prior and spot.prior[-1] == "tuần" and (found := _WEEK.match(spot.text, spot.at)):
        return [spot.token(found.start(), found.end(), Class.PERIOD, "period: week of a year")]
    cued = bool(spot.prior) and spot.prior[-1] in {"tháng", "t"} and spot.prior[-2:-1] != ("mỗi",)
    found = _MONTH.match(spot.text, spot.at)
    if found and (cued or spot.text[found.end("m")] == "/"):
        return _month(spot, found, int(found["y"]), "with its year")
    if cued and (found := _MONTH_ALONE.match(spot.text, spot.at)):
        ahead = _YEAR_AHEAD.match(spot.text, found.end())
        return _month(spot, found, int(ahead["y"]) if ahead else None, "without its year")
    return None


def quarter(spot: Spot) -> list[Token] | None:
    """Read "quý III/2022", "quý 3 năm 2022": the Roman number belongs to the token."""
    start = spot.at
    found = _YEAR_ALONE.match(spot.text, spot.at)
    before = _QUARTER_BEFORE.search(spot.left) if found else None
    if before:
        start -= len(spot.left) - before.start("q")
        number = before["q"]
    elif (found := _QUARTER.match(spot.text, spot.at)) and _QUARTER_WORD.search(spot.left):
        number = found["q"]
    else:
        return None
    of_year = _ROMAN.get(number.upper()) or int(number)
    first = until = None
    if year := found.groupdict().get("y"):
        first, last = date(int(year), 3 * of_year - 2, 1), 3 * of_year
        until = date(int(year), last, monthrange(int(year), last)[1])
    return [spot.token(start, found.end(), Class.PERIOD, "period: quarter", day=first, until=until)]


def years(spot: Spot) -> list[Token] | None:
    """Read "2022 - 2025", "từ năm 2021 đến năm 2025", "5 năm 2021-2025", "năm học 2022-2023"."""
    found = _SO_MANY_YEARS.match(spot.text, spot.at) or _YEARS.match(spot.text, spot.at)
    if not found and spot.cue(SPAN_CUES):
        found = _YEARS_TO.match(spot.text, spot.at)
    if not found or int(found["y2"]) < int(found["y"]):
        return None
    value = found.groupdict().get("n")
    what = {"day": date(int(found["y"]), 1, 1), "until": date(int(found["y2"]), 12, 31)}
    return [
        spot.token(
            found.start(),
            found.end(),
            Class.PERIOD,
            "period: years",
            value=Decimal(value) if value else None,
            **what,
        )
    ]


def months_of_year(spot: Spot) -> list[Token] | None:
    """Read "10 tháng đầu năm 2022", "9 tháng năm 2022", and "6 tháng" where it is no length of time."""
    found = _SO_MANY_MONTHS.match(spot.text, spot.at)
    if not found:
        found = _MONTHS_ALONE.match(spot.text, spot.at)
        if not found or spot.cue(DURATION_CUES):
            return None
    return so_many_months(spot, found)


def so_many_months(spot: Spot, found: re.Match) -> list[Token] | None:
    """Return the period of so many first or last months of a year."""
    count = int(found["n"])
    if not 1 <= count <= _MONTHS:
        return None
    first = until = None
    if year := found.groupdict().get("y"):
        begin = _MONTHS - count + 1 if (found.groupdict().get("side") or "").lower() == "cuối" else 1
        end = begin + count - 1
        first, until = date(int(year), begin, 1), date(int(year), end, monthrange(int(year), end)[1])
    what = {"value": Decimal(count), "step": Decimal(1), "noun": "tháng", "day": first, "until": until}
    return [
        spot.token(
            found.start(), found.end(), Class.PERIOD, "period: so many months", hedge=spot.hedge, **what
        )
    ]


def year(spot: Spot) -> list[Token] | None:
    """Read a year after "năm", "kỳ", "so với" and the like."""
    decade = _DECADE.match(spot.text, spot.at)
    if decade and spot.prior[-2:] in {("thập", "niên"), ("thập", "kỷ"), ("những", "năm")}:
        return [spot.token(decade.start(), decade.end(), Class.PERIOD, "period: decade")]
    found = _YEAR_ALONE.match(spot.text, spot.at)
    if not found or not spot.cue(YEAR_CUES) or (spot.prior[-1] != "năm" and spot.noun_after(found.end())[0]):
        return None
    return [_year(spot, found, "after its word")]


def bare_year(spot: Spot) -> list[Token] | None:
    """Read four digits as a year where nothing is counted by them: "(2021)", "so 2021"."""
    found = _YEAR_ALONE.match(spot.text, spot.at)
    if not found or spot.noun_after(found.end())[0] or spot.word_after(found.end()):
        return None
    return [_year(spot, found, "four digits")]


def _year(spot: Spot, found: re.Match, reason: str) -> Token:
    number = int(found["y"])
    what = {
        "value": Decimal(number),
        "day": date(number, 1, 1),
        "until": date(number + 1, 1, 1) - timedelta(1),
    }
    return spot.token(found.start(), found.end(), Class.YEAR, f"year: {reason}", **what)


def festive(spot: Spot) -> list[Token] | None:
    """Read "Quốc khánh 2/9", "30/4 và 1/5": a day and month that no noun makes a fraction."""
    found = _DAY_MONTH.match(spot.text, spot.at)
    if not found or not possible(found["d"], found["m"]) or spot.noun_after(found.end())[0]:
        return None
    if _MOVES.match(spot.text, found.end()) or _MOVED.search(spot.left):
        return None
    listed = (
        spot.prev and spot.prev.cls is Class.DATE and _JOINED.fullmatch(spot.text[spot.prev.end : spot.at])
    )
    zero = found["d"][0] == "0" or found["m"][0] == "0"
    if not (listed or zero or spot.cue(FESTIVE_CUES) or int(found["d"]) > int(found["m"])):
        return None
    return dated(spot, found, "day and month")
