"""How a tie-out is kept: tie.csv with every number and its state, and remarks for whoever mends the report."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from analysis.labels import Label
from analysis.tie.outcome import Tied, TieOut
from analysis.tie.states import CLASSES, STATES, State

if TYPE_CHECKING:
    from analysis.tie.word.comments import Remark

COLUMNS = (
    "number", "section", "place", "occurrence", "start", "end", "printed", "words", "class", "value", "unit",
    "state", "figures", "computed", "reason_vi", "reason_en", "review",
)  # fmt: skip
_AUTHOR = Label("Đối chiếu số liệu", "Tie-out")
_REMARKED = {State.DIFFERS, State.UNTIED, State.UNCLASSIFIED}


def rows(out: TieOut) -> list[dict[str, str]]:
    """Return every number of the text with its state, as texts."""
    return [
        dict(zip(COLUMNS, map(str, _values(number, tied)), strict=True))
        for number, tied in enumerate(out.tied, 1)
    ]


def _values(number: int, tied: Tied) -> tuple:
    token, block = tied.token, tied.block
    return (
        number, block.section, block.place, tied.occurrence, token.start, token.end, token.text, tied.words,
        token.cls, _value(tied), token.unit, tied.state, "; ".join(tied.figures), tied.computed.vi,
        tied.reason.vi, tied.reason.en, tied.review,
    )  # fmt: skip


def _value(tied: Tied) -> str:
    token = tied.token
    if token.parts:
        return "/".join(f"{part:f}" for part in token.parts)
    if token.value is None:
        return token.day.isoformat() if token.day else ""
    return f"{token.value:f}" if token.high is None else f"{token.value:f}–{token.high:f}"


def table(out: TieOut) -> bytes:
    """Return tie.csv: the same bytes for the same report."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows(out))
    return text.getvalue().encode("utf-8")


def remarks(out: TieOut, lang: str) -> Iterator[Remark]:
    """Yield what is to be said beside each number that is not tied, for the person who must mend the report."""
    from analysis.tie.word.comments import Remark  # noqa: PLC0415 -- brings lxml

    for tied in out.tied:
        if tied.state in _REMARKED:
            token = tied.token
            state = STATES[tied.state].of(lang)
            lines = (f"{state[0].upper()}{state[1:]} ({CLASSES[token.cls].of(lang)})", tied.reason.of(lang))
            text = "\n".join(filter(None, lines))
            yield Remark(token.block, token.start, token.end, text, _AUTHOR.of(lang))
