"""What an earlier month was published with and is no longer: a note for each figure that is compared with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from analysis.declare import Edition, Severity
from analysis.exact import Exact
from analysis.labels import Label
from analysis.results.compute import Result
from analysis.results.findings import Finding
from analysis.results.history import History, Restated
from analysis.words import number

KIND = "restated"
_SAME = Label(" (chỉ khác ở phần đã làm tròn)", " (other only in what is rounded away)")


def told(figures: Mapping[str, Result], history: History) -> Iterator[Finding]:
    """Yield a note for each figure compared with whose earlier value was published otherwise."""
    for each in history.restated(figures):
        result, said = figures[each.figure], sentence(figures[each.figure], each)
        used = _USED[result.figure.base]
        numbers = {"left": _written(each.published, result, "vi"), "right": _written(each.now, result, "vi")}
        yield Finding(
            f"{KIND}:{each.figure}.{each.month}",
            Severity.NOTE,
            result.section,
            KIND,
            Label(f"{said.vi}; {used.vi}.", f"{said.en}; {used.en}."),
            tuple(result.value.leaves()),
            numbers,
        )


_USED = {
    Edition.NOW: Label("phụ lục so với số hiện nay", "the annex compares with it as it stands now"),
    Edition.PUBLISHED: Label("phụ lục so với số đã công bố", "the annex compares with it as published"),
}


def sentence(result: Result, each: Restated) -> Label:
    """Name the figure, its value as published with the vintage, and as it stands now."""
    month = f"{each.month.number}/{each.month.year}"
    vi, en = ([_written(one, result, lang) for one in (each.published, each.now)] for lang in ("vi", "en"))
    same = _SAME if vi[0] == vi[1] else Label("", "")
    return Label(
        f"{result.label.vi}, tháng {month}: đã công bố {vi[0]} (bản công bố số {each.vintage}), "
        f"hiện nay là {vi[1]}{same.vi}",
        f"{result.label.en}, {month}: published as {en[0]} (vintage {each.vintage}), "
        f"{en[1]} as it stands now{same.en}",
    )


def _written(value: Exact, result: Result, lang: str) -> str:
    return number(value, result.figure.unit, result.figure.decimals, lang, suffix=True)
