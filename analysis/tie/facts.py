"""What is known of a month beside its figures: its own number, date and period, cut-off dates, documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from analysis.declare import Severity
from analysis.labels import Label
from analysis.months import Month


@dataclass(frozen=True)
class Facts:
    """What is known of a month beside its figures; empty where its forms were not read."""

    month: Month | None = None
    as_of: Mapping[str, date] = field(default_factory=dict)  # by form
    documents: Mapping[str, tuple[date, ...]] = field(
        default_factory=dict
    )  # by symbol, as `symbol` writes it
    number: str = ""  # of the report itself
    day: date | None = None  # on which it is signed


@dataclass(frozen=True)
class Doubt:
    """A number of the text that contradicts a fact of the month."""

    index: int
    kind: str
    severity: Severity
    sentence: Label


def facts_of(month: Month, frames: Mapping) -> Facts:
    """Return the facts that a month's frames hold."""
    inputs, documents = frames["inputs"], frames["documents"]
    as_of = {row.form: date.fromisoformat(row.as_of) for row in inputs.itertuples() if row.as_of}
    dates: dict[str, list[date]] = defaultdict(list)
    for row in documents.itertuples():
        dates[symbol(row.symbol)] += [date.fromisoformat(row.day)] if row.day else []
    known = {name: tuple(dict.fromkeys(days)) for name, days in dates.items()}
    own = frames["report"].iloc[0]
    return Facts(month, as_of, known, own["number"], date.fromisoformat(own["date"]))


def symbol(text: str) -> str:
    """Return a document's number in the form in which two spellings of it are one."""
    return "".join(text.split()).casefold().lstrip("0")
