"""Which faults are planted in a made-up month: one of each chosen kind, written down with what should find it."""

from __future__ import annotations

from dataclasses import astuple, dataclass, fields, replace
from typing import TYPE_CHECKING

from analysis.forms.layouts import DIGITISATION, DOSSIERS, VACCINATION
from analysis.forms.rows import BODY, SUBTOTAL
from analysis.numerals import write
from analysis.places import SAMPLE_DISTRICTS
from analysis.sample.draws import Draws
from analysis.sample.pages import REPORT, Pages
from analysis.services import SAMPLE_SERVICES, SECTORS, SERVICES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from analysis.forms.prefill import Line

_A_MONTH = 4  # faults that can be told by the annex, a month
_REFUSED_ONE_IN = 4  # months that also hold a fault which must be mended before there is an annex
_ENOUGH = 100  # numbers below it are too short to slip in


@dataclass(frozen=True)
class Planted:
    """One fault: where it stands, what stood there, and what should find it.

    `found_by` is a finding's id (`annex run` finds what only the months before can tell); "fault" where the month is
    refused and the cell is told; "annex tie" where only reading the report's text tells.
    """

    month: str
    file: str
    sheet: str
    place: str
    kind: str
    right: str
    wrong: str
    found_by: str

    @property
    def row(self) -> tuple[str, ...]:
        """The row of the key file."""
        return astuple(self)


Place = tuple[str, int, str]  # a form, its row counted from 0, and a column
HEADER = tuple(each.name for each in fields(Planted))


def plant(seed: int, month: Pages, before: Pages | None) -> tuple[Pages, list[Planted]]:
    """Change a month's pages in place, and return them with what was planted; `before` is the month before.

    Where that is not at hand, nothing is planted that only it could tell.
    """
    draws = Draws(seed, month.month, "faults")
    told = _some(draws, list(_TOLD), _A_MONTH)
    if draws.between(1, _REFUSED_ONE_IN) == 1:
        told += _some(draws, list(_REFUSED), 1)
    told = [each for each in told if before is not None or each not in _BY_HISTORY]
    field = _Field(draws, month, before)
    planted = [each for make in told for each in make(field)]
    return field.pages, planted


def _some(draws: Draws, kinds: list[Callable], number: int) -> list[Callable]:
    chosen = [kinds.pop(draws.between(0, len(kinds) - 1)) for _ in range(min(number, len(kinds)))]
    return sorted(chosen, key=lambda each: each.__name__)


def slipped(draws: Draws, number: int) -> int:
    """Return a number with two neighbouring digits exchanged, or its last one missed where that changes nothing."""
    digits = list(str(number))
    places = [
        at for at in range(len(digits) - 1) if digits[at] != digits[at + 1] and (at or digits[1] != "0")
    ]
    if not places:
        return number + 1
    at = places[draws.between(0, len(places) - 1)]
    digits[at], digits[at + 1] = digits[at + 1], digits[at]
    return int("".join(digits))


class _Field:
    """A month in which faults are planted, each in a row that holds none yet."""

    def __init__(self, draws: Draws, pages: Pages, before: Pages | None):
        self.draws, self.pages, self.before = draws, pages, before
        self.taken: set[tuple[str, int]] = set()

    def one_of(self, form: str, fits: Callable[[Line], bool]) -> int:
        """Return a row of a workbook's form, counted from 0."""
        lines = self.pages.books[form]
        rows = [at for at, line in enumerate(lines) if fits(line) and (form, at) not in self.taken]
        at = rows[self.draws.between(0, len(rows) - 1)]
        self.taken.add((form, at))
        return at

    def type_in(self, form: str, row: int, column: str, value: int | str) -> None:
        """Write into a cell of a workbook."""
        line = self.pages.books[form][row]
        self.pages.books[form][row] = replace(line, cells={**line.cells, column: value})

    def told(self, at: Place, kind: str, right: int | str, wrong: int | str, found_by: str) -> Planted:
        """Write down a fault in a cell."""
        file, sheet, cell = self.pages.address(*at)
        return Planted(str(self.pages.month), file, sheet, cell, kind, str(right), str(wrong), found_by)

    def listed(self, at: Place, kind: str, wrong: str, found_by: str) -> Planted:
        """Write into a list and write it down."""
        form, row, column = at
        cells, place = self.pages.lists[form][row], self.pages.column(form, column)
        right, cells[place] = cells[place], wrong
        return self.told(at, kind, right, wrong, found_by)

    def reworded(self, kind: str, right: str, wrong: str, around: str) -> Iterator[Planted]:
        """Replace a number in the report's text where it stands in these words, if it does."""
        old, new = around.format(right), around.format(wrong)
        if self.pages.text.count(old) == 1:
            self.pages = replace(self.pages, text=self.pages.text.replace(old, new))
            yield Planted(str(self.pages.month), REPORT, "", new, kind, right, wrong, "annex tie")


def _typing_slip(field: _Field) -> Iterator[Planted]:
    form = DOSSIERS.form
    row = field.one_of(form, lambda line: line.role == BODY and _number(line, "resolved_early") >= _ENOUGH)
    line = field.pages.books[form][row]
    right = _number(line, "resolved_early")
    wrong = slipped(field.draws, right)
    field.type_in(form, row, "resolved_early", wrong)
    found = f"dossiers_flow:service-{SAMPLE_SERVICES.find(str(line.cells['service']), field.pages.day)}"
    yield field.told((form, row, "resolved_early"), "typing slip", right, wrong, found)


def _stale_carried_over(field: _Field) -> Iterator[Planted]:
    """Leave last month's column (6) standing; the row adds up all the same, as resolved on time makes up for it."""
    form, column, other = DOSSIERS.form, "carried_over", "resolved_on_time"
    old = {line.cells.get("service"): line for line in field.before.books[form] if line.role == BODY}

    def moved(line: Line) -> int:
        return _number(old[line.cells["service"]], column) - _number(line, column)

    def fits(line: Line) -> bool:
        return line.role == BODY and moved(line) != 0 and _number(line, other) + moved(line) >= 0

    row = field.one_of(form, fits)
    line = field.pages.books[form][row]
    right, by = _number(line, column), moved(line)
    field.type_in(form, row, column, right + by)
    field.type_in(form, row, other, _number(line, other) + by)
    service = SAMPLE_SERVICES.find(str(line.cells["service"]), field.pages.day)
    found = f"carried_over_was_pending:service-{service}"
    yield field.told((form, row, column), "stale carried over", right, right + by, found)


def _fallen_sum(field: _Field) -> Iterator[Planted]:
    """Let a number that only accumulates fall below last month's."""
    form, code = "social_insurance", "social_insurance_corrected"
    row = field.pages.row_of(form, code)
    last = field.before.lists[form][field.before.row_of(form, code)][3]
    wrong = write(int(last.replace(".", "")) - field.draws.between(1, _ENOUGH))
    yield field.listed((form, row, "value"), "fallen sum", wrong, f"cumulative_falls:{code}")


def _wrong_row_total(field: _Field) -> Iterator[Planted]:
    form, kinds = VACCINATION.form, ("missing_id", "malformed_id", "wrong_information")
    row = field.one_of(form, lambda line: line.role == BODY)
    line = field.pages.books[form][row]
    right = sum(_number(line, kind) for kind in kinds)
    wrong = slipped(field.draws, right)
    field.type_in(form, row, "printed_total", wrong)
    code = SAMPLE_DISTRICTS.find(str(line.cells["district"]), field.pages.day)
    yield field.told(
        (form, row, "printed_total"), "wrong total", right, wrong, f"vaccination_rows_foot:{code}"
    )


def _wrong_sector_total(field: _Field) -> Iterator[Planted]:
    form, column = DOSSIERS.form, "received_direct"
    row = field.one_of(form, lambda line: line.role == SUBTOTAL)
    lines = field.pages.books[form]
    parts = []
    while lines[row - 1 - len(parts)].role == BODY:
        parts.append(lines[row - 1 - len(parts)])
    right = sum(_number(line, column) for line in parts)
    wrong = slipped(field.draws, right)
    field.type_in(form, row, column, wrong)
    service = SAMPLE_SERVICES.find(str(parts[0].cells["service"]), field.pages.day)
    found = f"sectors_foot:{SECTORS[SERVICES[service].sector].key}.{column}"
    yield field.told((form, row, column), "wrong total", right, wrong, found)


def _wrong_unit_total(field: _Field) -> Iterator[Planted]:
    form = DIGITISATION.form
    row = field.one_of(form, lambda line: line.role == BODY)
    line = field.pages.books[form][row]
    right = _number(line, "digitised") + _number(line, "not_digitised")
    wrong = slipped(field.draws, right)
    field.type_in(form, row, "received", wrong)
    found = f"digitisation_foots:{line.cells['unit']}.received"
    yield field.told((form, row, "received"), "wrong total", right, wrong, found)


# Numbers that the draft prints once, and the words in which it does.
_PRINTED = (
    ("essential_resolved", "đã giải quyết {} hồ sơ"),
    ("eid_level1", "mức 1 là {} tài khoản"),
    ("id_card_dossiers", "thu nhận {} hồ sơ cấp"),
)


def _wrong_number_in_text(field: _Field) -> Iterator[Planted]:
    figure, around = _PRINTED[field.draws.between(0, len(_PRINTED) - 1)]
    row = field.pages.row_of("quoted", figure)
    section, place, right = (field.pages.lists["quoted"][row][at] for at in (2, 3, 4))
    wrong = write(slipped(field.draws, int(right.replace(".", ""))))
    found = f"differs:{figure}.{section}.{place}"
    yield field.listed(("quoted", row, "printed"), "number in the text", wrong, found)
    yield from field.reworded("number in the text", right, wrong, around)


def _percent_for_points(field: _Field) -> Iterator[Planted]:
    figure = "justice_online_share_change"
    rows = field.pages.lists["quoted"]
    if not any(row[0] == figure for row in rows):  # the share fell, and the report does not say by how much
        return
    row = field.pages.row_of("quoted", figure)
    right = rows[row][4]
    wrong = right.replace(" điểm phần trăm", "%")
    found = f"unit:{figure}.II.2.2.4.footnote_4"
    yield field.listed(("quoted", row, "printed"), "% for points", wrong, found)
    yield from field.reworded("% for points", right, wrong, "tăng {} so với tháng trước")


def _wrong_date(field: _Field) -> Iterator[Planted]:
    symbol = "06/QĐ-TTg"
    rows = [at for at, row in enumerate(field.pages.lists["documents"]) if row[0] == symbol]
    if rows:  # it is cited once it exists
        found = f"one_document_one_date:{symbol}"
        yield field.listed(("documents", rows[-1], "day_printed"), "wrong date", "18/02/2022", found)


def _misspelt_place(field: _Field) -> Iterator[Planted]:
    form = VACCINATION.form
    row = field.one_of(form, lambda line: line.role == BODY)
    right = str(field.pages.books[form][row].cells["district"])
    wrong = right.replace("Mẫu", "Mẩu")
    field.type_in(form, row, "district", wrong)
    yield field.told((form, row, "district"), "misspelt place", right, wrong, "fault")


def _wrong_separator(field: _Field) -> Iterator[Planted]:
    row = field.pages.row_of("id_cards", "id_card_dossiers")
    right = field.pages.lists["id_cards"][row][3]
    yield field.listed(("id_cards", row, "value"), "wrong separator", right.replace(".", ","), "fault")


def _number(line: Line, column: str) -> int:
    return int(line.cells[column])


_BY_HISTORY = (_stale_carried_over, _fallen_sum)
_TOLD = (
    *_BY_HISTORY,
    _typing_slip,
    _wrong_row_total,
    _wrong_sector_total,
    _wrong_unit_total,
    _wrong_number_in_text,
    _percent_for_points,
    _wrong_date,
)
_REFUSED = (_misspelt_place, _wrong_separator)
