"""What a person has decided about the numbers of a report: ties.csv, by the words around each, and what is new.

A row binds only once somebody has put a name to it. The month before binds like the month itself: the wording
recurs, and a number in the same words of the same section states the same figure.
"""

from __future__ import annotations

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass, fields, replace
from datetime import date
from typing import TYPE_CHECKING

from analysis.declare import DECLARED
from analysis.faults import Faults
from analysis.forms import Column, Fault, Kind, Layout, read_form, shortened
from analysis.labels import Label
from analysis.store import TIES_FILE
from analysis.tie.outcome import Review, Tied
from analysis.tie.states import CLASSES, STATES, State
from analysis.tie.wording import Words, words

if TYPE_CHECKING:
    from pathlib import Path

    from analysis.months import Month

_JOINED = "; "

_LAYOUT = Layout(
    form="ties",
    file=TIES_FILE,
    title=Label("Đối chiếu từng số trong lời văn báo cáo", "Each number of the report's text, tied"),
    columns=(
        Column("section", Kind.TEXT, ("Mục",)),
        Column("place", Kind.TEXT, ("Vị trí",), blank=False),
        Column("occurrence", Kind.TEXT, ("Lần",), blank=False),
        Column("printed", Kind.TEXT, ("Số in trong báo cáo",), blank=False),
        Column("words", Kind.TEXT, ("Ngữ cảnh",)),
        Column("cls", Kind.TEXT, ("Loại",), blank=False),
        Column("figures", Kind.TEXT, ("Chỉ tiêu",)),
        Column("state", Kind.TEXT, ("Trạng thái",), blank=False),
        Column("note", Kind.TEXT, ("Ghi chú",)),
        Column("who", Kind.TEXT, ("Người rà soát",)),
        Column("when", Kind.TEXT, ("Ngày rà soát",)),
    ),
    may_be_empty=True,
)
_STATE_OF = {label.vi: state for state, label in STATES.items()}
_CLASS_OF = {label.vi: cls for cls, label in CLASSES.items()}
_KEY = tuple[str, Words]


@dataclass(frozen=True)
class Row:
    """One number of a report as ties.csv holds it; `who` is empty until a person has looked at it."""

    section: str
    place: str
    occurrence: str
    printed: str
    words: str
    cls: str
    figures: str
    state: str
    note: str = ""
    who: str = ""
    when: str = ""

    @property
    def key(self) -> _KEY:
        """The section, and the words around the number without any number."""
        return self.section, wording(self.words)

    @property
    def says(self) -> tuple[str, str, str, str]:
        """What was looked at."""
        return self.printed, self.cls, self.figures, self.state


def wording(said: str) -> Words:
    """Return the words around a number with every numeral as "#": what stays when the numbers change."""
    return tuple("#" if word[0].isdigit() else word for word in words(said))


@dataclass(frozen=True)
class Reviewed:
    """The rows of the month and of the month before."""

    own: tuple[Row, ...] = ()
    before: tuple[Row, ...] = ()

    @property
    def there(self) -> bool:
        """Whether anything was recorded at all."""
        return bool(self.own or self.before)

    def bound(self, section: str, said: str, nth: int) -> Row | None:
        """Return the row that binds a number: named by a person, in these words, in this section, the nth of them."""
        for rows in (self.own, self.before):
            found = [row for row in rows if row.who and row.key == (section, wording(said))]
            if found:
                return found[min(nth, len(found)) - 1]
        return None

    def review(self, tied: Tied) -> Review:
        """Say how a number stands to the recorded rows."""
        rows = (*self.own, *self.before)
        if not _is_recorded(tied):
            return Review.KNOWN
        section, said = tied.block.section, wording(tied.words)
        if any(row.key == (section, said) for row in rows):
            return Review.KNOWN
        if any(wording(row.words) == said for row in rows):
            return Review.MOVED
        stated = _JOINED.join(tied.figures)
        return Review.REWORDED if stated and any(row.figures == stated for row in rows) else Review.NEW

    def decisions(self, keyed: Iterable[tuple[str, str]]) -> dict[int, Row]:
        """Return the binding row of each number, given the section and the words of every token in order."""
        seen: Counter[_KEY] = Counter()
        found = {}
        for index, (section, said) in enumerate(keyed):
            seen[section, wording(said)] += 1
            row = self.bound(section, said, seen[section, wording(said)])
            if row:
                found[index] = row
        return found


def _is_recorded(tied: Tied) -> bool:
    """Whether a number has a row: quantities, and whatever else states a figure or is at odds with one."""
    return (
        tied.token.cls.is_quantity or bool(tied.figures) or tied.state in {State.DIFFERS, State.UNCLASSIFIED}
    )


def read(raw: Path, month: Month) -> tuple[Row, ...]:
    """Read a month's ties.csv; no rows where there is none. Raises Faults with one line a faulty row."""
    folder = raw / str(month)
    path = folder / TIES_FILE
    if not path.is_file():
        return ()
    table = read_form(path, _LAYOUT, date(month.year, month.number, 1), folder)
    places = {(row, column): cell for row, column, cell in table.cells[["row", "column", "cell"]].to_numpy()}
    names = [field.name for field in fields(Row)]
    rows = {key: Row(*(str(row[name]) for name in names)) for key, row in table.rows.iterrows()}
    faults = [*table.faults, *(fault for key, row in rows.items() for fault in _faults(key, row, places))]
    if faults:
        raise Faults(shortened(faults))
    return tuple(rows.values())


def _faults(key: str, row: Row, places: Mapping[tuple[str, str], str]) -> Iterator[Fault]:
    """Yield a fault for each name in a row that nothing carries."""
    known = (
        ("cls", row.cls, _CLASS_OF, Label("không có loại này", "there is no such class")),
        ("state", row.state, _STATE_OF, Label("không có trạng thái này", "there is no such state")),
    )
    for column, value, choices, rule in known:
        if value not in choices:
            listed = ", ".join(choices)
            mend = Label(f"ghi một trong: {listed}", f"write one of: {listed}")
            yield Fault(TIES_FILE, "", places[key, column], value, rule, mend)
    for figure in filter(None, row.figures.split(_JOINED)):
        if figure.partition("[")[0] not in DECLARED.figures:
            rule = Label("chỉ tiêu này chưa được khai báo", "no such figure is declared")
            mend = Label("xem: annex figures", "see: annex figures")
            yield Fault(TIES_FILE, "", places[key, "figures"], figure, rule, mend)


@dataclass(frozen=True)
class Merge:
    """The rows to write, and what becomes of those that a person had looked at."""

    rows: tuple[Row, ...]
    again: tuple[Row, ...]  # looked at, but the number says something else now: to be looked at again
    gone: tuple[Row, ...]  # looked at, and no longer in the report


def merged(tied: Iterable[Tied], own: tuple[Row, ...]) -> Merge:
    """Return the month's rows made anew; what a person wrote stays with a number that says the same as then."""
    former: dict[_KEY, list[Row]] = defaultdict(list)
    for row in own:
        former[row.key].append(row)
    rows, again = [], []
    for each in tied:
        if not _is_recorded(each):
            continue
        made = _row(each)
        held = former[made.key].pop(0) if former[made.key] else None
        if held is None:
            rows.append(made)
        elif held.says == made.says or not held.who:
            rows.append(replace(made, note=held.note, who=held.who, when=held.when))
        else:
            rows.append(replace(made, note=held.note))
            again.append(held)
    gone = tuple(row for left in former.values() for row in left if row.who)
    return Merge(tuple(rows), tuple(again), gone)


def _row(tied: Tied) -> Row:
    return Row(
        tied.block.section, tied.block.place, str(tied.occurrence), tied.token.text, tied.words,
        CLASSES[tied.token.cls].vi, _JOINED.join(tied.figures), STATES[tied.state].vi,
    )  # fmt: skip


def write(rows: Iterable[Row]) -> bytes:
    """Return ties.csv: the same bytes for the same rows."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow([column.heading[0] for column in _LAYOUT.columns])
    table.writerows(astuple(row) for row in rows)
    return text.getvalue().encode("utf-8")


def state_of(row: Row) -> State:
    """Return the state that a row records."""
    return _STATE_OF[row.state]
