"""What a form looks like, as a declaration: its columns are known by their headings, never by their place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from analysis.numerals import Style
from analysis.places import DISTRICTS, SAMPLE_DISTRICTS, Label, Register
from analysis.services import SAMPLE_SERVICES, SECTORS, SERVICES


class Kind(StrEnum):
    """What the cells of a column hold, and so how they are read."""

    COUNT = "count"  # cases: an integer of at least 0
    DECIMAL = "decimal"  # an indicator, with the digits as typed
    TEXT = "text"
    DATE = "date"
    DISTRICT = "district"
    SERVICE = "service"
    SECTOR = "sector"
    SAMPLE_DISTRICT = "district of the made-up province"
    SAMPLE_SERVICE = "service of the made-up province"

    @property
    def is_number(self) -> bool:
        """Whether a number is expected."""
        return self in (Kind.COUNT, Kind.DECIMAL)

    @property
    def register(self) -> Register | None:
        """The register in which the cell's name must be found, if any."""
        return _REGISTERS.get(self)


_REGISTERS = {
    Kind.DISTRICT: DISTRICTS,
    Kind.SERVICE: SERVICES,
    Kind.SECTOR: SECTORS,
    Kind.SAMPLE_DISTRICT: SAMPLE_DISTRICTS,
    Kind.SAMPLE_SERVICE: SAMPLE_SERVICES,
}
_OF_SAMPLE = {Kind.DISTRICT: Kind.SAMPLE_DISTRICT, Kind.SERVICE: Kind.SAMPLE_SERVICE}


@dataclass(frozen=True)
class Column:
    """One column: its name in our frames, its kind, and its heading from the top header row to the lowest."""

    name: str
    kind: Kind
    heading: tuple[str, ...]
    blank: bool = True  # whether a body row may leave the cell empty
    percent: bool = False  # whether a trailing "%" is written and means nothing more than the unit
    parts: tuple[str, ...] = ()  # the columns of its row whose sum it is: a blank form computes it
    carries: str = ""  # the column of last month's form that it repeats: a blank form is given it
    choices: tuple[str, ...] = ()  # what a blank form offers to choose from

    @property
    def is_entered(self) -> bool:
        """Whether an agency fills it in, rather than being given it or having it computed."""
        return (self.kind.is_number or bool(self.choices)) and not self.parts and not self.carries


@dataclass(frozen=True)
class Layout:
    """One agency form: where it is found and how its rows are told apart."""

    form: str
    file: str
    title: Label
    columns: tuple[Column, ...]
    sheet: str = ""  # the usual name of the sheet; "" for CSV
    style: Style = Style.VIETNAMESE  # of numbers that are text; a spreadsheet's own numbers carry none
    key: tuple[str, ...] = ()  # the columns that name a body row and may not repeat
    numbered: bool = False  # whether a row (1), (2), (3) … may follow the header
    banner: Kind | None = None  # the register that names the groups of rows
    subtotal: str = ""  # what heads a group's sum
    total: str = ""  # what heads the grand total; a form that declares one must have it
    may_be_empty: bool = False  # whether a month may have no row of it
    holds: bool = False  # whether its numbers hold from month to month until they are changed
    official: str = ""  # the number that the official form carries; it drifts, so nothing is found by it
    open_rows: int = 0  # how many nameless rows a blank form has, for what the registers do not list

    @property
    def depth(self) -> int:
        """How many header rows there are."""
        return max(len(column.heading) for column in self.columns)

    def of_sample(self) -> Layout:
        """Return the form as the made-up province sends it: a real name is unknown there, and its names here."""
        columns = tuple(
            replace(column, kind=_OF_SAMPLE.get(column.kind, column.kind)) for column in self.columns
        )
        return replace(self, columns=columns)
