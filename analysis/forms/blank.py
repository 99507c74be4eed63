"""What an agency is sent: its form as a workbook to fill, or filled, written from the layout that will read it."""

from __future__ import annotations

import io
from datetime import datetime, time
from typing import TYPE_CHECKING

from analysis.forms import entry, guidance
from analysis.forms.layout import Column, Kind, Layout
from analysis.forms.rows import BANNER, BODY
from analysis.forms.sheet import address
from analysis.forms.sums import formula, result
from analysis.numerals import Absent

if TYPE_CHECKING:
    from analysis.forms.prefill import Blank, Line
    from analysis.forms.reader import FormTable

_FONT = {"font_name": "Times New Roman", "font_size": 11, "text_wrap": True, "valign": "vcenter"}
_TO_FILL = "#FFF8DC"
_TITLES = 4  # rows above the header
_NAME_LENGTH = 31  # Excel's limit
_PORTRAIT = 90  # characters that fit across an upright page
_A4 = 9
_ROW_HEIGHT = 16
_LETTERS = 1.2  # of ours that fit into a character of the default font, by which widths go
_WIDTHS = {"number": 6, "code": 32, "unit": 13, "name": 46, "service": 44, "district": 26, "change_unit": 14}
_COUNT_WIDTH, _DECIMAL_WIDTH, _TEXT_WIDTH = 11, 14, 30


def sheet_name(layout: Layout) -> str:
    """Return the name of the form's sheet."""
    return layout.sheet or layout.title.vi[:_NAME_LENGTH].rstrip()


def workbook(blank: Blank) -> bytes:
    """Return the form as an .xlsx file; the same form gives the same bytes."""
    import xlsxwriter  # noqa: PLC0415 -- only new forms need it

    buffer = io.BytesIO()
    options = {f"strings_to_{kind}": False for kind in ("formulas", "numbers", "urls")} | {"in_memory": True}
    book = xlsxwriter.Workbook(buffer, options)
    title = f"{blank.layout.title.vi}, {blank.period}"
    book.set_properties({"title": title, "created": datetime.combine(blank.day, time())})
    sheet = book.add_worksheet(sheet_name(blank.layout))
    guidance.write(book, guidance.sentences(blank.layout, blank))
    lists = entry.write_lists(book, blank.layout, blank.day)
    _Form(book, sheet, blank).write(lists)
    sheet.activate()
    book.close()
    return buffer.getvalue()


def address_in(layout: Layout, line: int, column: str) -> str:
    """Return the cell of a column in a form's row, rows counted from 0 below the header."""
    names = [each.name for each in layout.columns]
    return address(_first_row(layout) + line + 1, names.index(column) + 1)


def _first_row(layout: Layout) -> int:
    """Return the first row below the header, counted from 0."""
    return _TITLES + layout.depth + layout.numbered


def is_unfilled(table: FormTable, layout: Layout) -> bool:
    """Whether a form came back, or still lies there, with nothing entered: then nothing was supplied."""
    if table.faults:
        return False
    entered = [column.name for column in layout.columns if column.is_entered]
    if layout.holds or not entered:
        return table.rows.empty
    states = table.cells.loc[table.cells["column"].isin(entered), "state"]
    return bool((states == Absent.BLANK.value).all())


class _Form:
    """The sheet that is filled and read back; rows and columns are counted from 0, as XlsxWriter does."""

    def __init__(self, book, sheet, blank: Blank):
        self.book, self.sheet, self.blank, self.layout = book, sheet, blank, blank.layout
        self.columns = blank.layout.columns
        self.at = {column.name: place for place, column in enumerate(self.columns)}
        self.last = len(self.columns) - 1
        self.body = _TITLES + self.layout.depth + self.layout.numbered
        self.held: dict[tuple[int, int], object] = {}  # what each cell gives when the form is opened
        self.made: dict[tuple, object] = {}

    def write(self, lists: dict[str, str]) -> None:
        """Write everything from the title down to the print set-up."""
        self._titles()
        self._header()
        groups: list[list[int]] = [[]]  # body rows, since the last sum row
        for row, line in enumerate(self.blank.lines, self.body):
            if line.role == BANNER:
                self._span(row, 0, row, self.last, line.banner, bold=True)
            elif line.role == BODY:
                groups[-1].append(row)
                self._body_row(row, line)
            elif line is self.blank.lines[-1]:
                self._sum_row(row, line, [each for group in groups for each in group])
            else:
                self._sum_row(row, line, self._since_banner(row))
        entry.validate(self.sheet, self.layout, self._rows_of(BODY), lists)
        self._hints()
        self._set_up()

    def _format(self, **properties):
        key = tuple(sorted(properties.items()))
        if key not in self.made:
            self.made[key] = self.book.add_format(_FONT | properties)
        return self.made[key]

    def _span(self, top: int, left: int, bottom: int, right: int, text: str, **properties) -> None:
        style = self._format(border=1, **properties)
        if (top, left) == (bottom, right):
            self.sheet.write_string(top, left, text, style)
        else:
            self.sheet.merge_range(top, left, bottom, right, text, style)

    def _titles(self) -> None:
        above = f"Đơn vị báo cáo: {self.blank.agency}"
        if self.layout.official:
            above = f"{self.layout.official}. {above}"
        title = " – ".join(filter(None, (self.layout.title.vi.upper(), self.blank.mark)))
        texts = (title, above, f"Kỳ báo cáo: {self.blank.period}", guidance.SHORT)
        for row, text in enumerate(texts):
            style = self._format(
                bold=row == 0, italic=row > 1, align="center" if row == 0 else "left", border=0
            )
            if self.last:
                self.sheet.merge_range(row, 0, row, self.last, text, style)
            self.sheet.set_row(row, 32 if len(text) > self._width() else 18)

    def _header(self) -> None:
        """Write the headings: one that several columns share stands over them, a short one spans the rows."""
        depth = self.layout.depth
        paths = [column.heading for column in self.columns]
        for level in range(depth):
            place = 0
            while place < len(paths):
                path, end = paths[place], place
                while (
                    len(path) > level + 1
                    and end < self.last
                    and paths[end + 1][: level + 1] == path[: level + 1]
                ):
                    end += 1
                if len(path) > level:
                    bottom = depth - 1 if len(path) == level + 1 else level
                    span = (_TITLES + level, place, _TITLES + bottom, end)
                    self._span(*span, path[level], bold=True, align="center")
                place = end + 1
            self.sheet.set_row(_TITLES + level, self._head_height() if level == depth - 1 else 20)
        if self.layout.numbered:
            fits = all(len(self._number(column)) + 2 < width(column) for column in self.columns)
            self.sheet.set_row(_TITLES + depth, _ROW_HEIGHT * (1 if fits else 2))
            for place, column in enumerate(self.columns):
                self._span(_TITLES + depth, place, _TITLES + depth, place, self._number(column),
                           italic=True, align="center")  # fmt: skip

    def _number(self, column: Column) -> str:
        parts = "+".join(f"({self.at[part] + 1})" for part in column.parts)
        return f"({self.at[column.name] + 1})" + (f"={parts}" if parts else "")

    def _body_row(self, row: int, line: Line) -> None:
        named = any(line.cells)
        self.sheet.set_row(row, self._height(line))
        sums = [column for column in self.columns if column.parts and column.name not in line.cells]
        for place, column in enumerate(self.columns):
            if column in sums:
                continue
            value = line.cells.get(column.name)
            free = column.is_entered or column.carries or column.kind.register is not None or not named
            if self.layout.holds:
                free = free or column.kind.is_number
            self._value(row, place, value, column, to_fill=bool(free))
        for column in sums:  # last, for a sum may stand before its parts
            parts = [(row, self.at[name]) for name in column.parts]
            self._sum(row, self.at[column.name], parts, bold=False)

    def _value(self, row: int, place: int, value: str | int | None, column: Column, *, to_fill: bool) -> None:
        style = {"border": 1, "locked": not to_fill, "align": "right" if column.kind.is_number else "left"}
        if to_fill:
            style["bg_color"] = _TO_FILL
        # an indicator is text: 67,60 keeps its last digit, and 1.208 is not taken for a decimal
        style["num_format"] = "#,##0" if column.kind is Kind.COUNT else "@"
        if column.name == "number":
            style |= {"num_format": "0", "align": "center"}
        if isinstance(value, int):
            self.sheet.write_number(row, place, value, self._format(**style))
            self.held[row, place] = value
        elif value:
            self.sheet.write_string(row, place, value, self._format(**style))
        else:
            self.sheet.write_blank(row, place, None, self._format(**style))

    def _sum_row(self, row: int, line: Line, over: list[int]) -> None:
        for place, column in enumerate(self.columns):
            if column.kind is Kind.COUNT and column.name in line.cells:
                self._value(row, place, line.cells[column.name], column, to_fill=False)
            elif column.kind is Kind.COUNT:
                self._sum(row, place, [(each, place) for each in over], bold=True)
            else:
                text = str(line.cells.get(column.name, ""))
                self.sheet.write_string(row, place, text, self._format(border=1, bold=True))

    def _sum(self, row: int, place: int, parts: list[tuple[int, int]], *, bold: bool) -> None:
        down = len({each for each, _ in parts}) > 1 or len(parts) == 1
        names = [(each + 1, 1) for each, _ in parts] if self.layout.open_rows and down else []
        text = formula([(each + 1, at + 1) for each, at in parts], names)
        value = result(self.held.get(part, "") for part in parts)
        style = self._format(border=1, bold=bold, num_format="#,##0", align="right", bg_color="#EEEEEE")
        self.sheet.write_formula(row, place, text, style, value)
        self.held[row, place] = value

    def _rows_of(self, role: str) -> list[int]:
        return [row for row, line in enumerate(self.blank.lines, self.body) if line.role == role]

    def _since_banner(self, row: int) -> list[int]:
        start = max((each for each in self._rows_of(BANNER) if each < row), default=self.body - 1)
        return [each for each in self._rows_of(BODY) if start < each < row]

    def _hints(self) -> None:
        """Say on a sum what last month left, where it is known of the group but not of its services."""
        for row, line in enumerate(self.blank.lines, self.body):
            for name, number in line.hints.items():
                entry.hint(self.sheet, row, self.at[name], number, self.blank.carried_from)

    def _height(self, line: Line) -> int:
        """Return how high a row is, in points, so that its longest text is seen whole."""
        texts = [(str(line.cells.get(column.name, "")), width(column)) for column in self.columns]
        return _ROW_HEIGHT * max(1 + len(text) // int(wide * _LETTERS) for text, wide in texts)

    def _head_height(self) -> int:
        """Return how high the lowest headings are, in a font that may be wider than ours, and bold."""
        lines = max(1 + len(column.heading[-1]) // (width(column) - 2) for column in self.columns)
        return max(34, _ROW_HEIGHT * lines)

    def _width(self) -> int:
        return sum(map(width, self.columns))

    def _set_up(self) -> None:
        sheet = self.sheet
        for place, column in enumerate(self.columns):
            sheet.set_column(place, place, width(column))
        sheet.set_paper(_A4)
        if self._width() > _PORTRAIT:
            sheet.set_landscape()
        sheet.set_margins(left=0.6, right=0.5, top=0.6, bottom=0.6)
        sheet.fit_to_pages(1, 1)  # what is asked of an agency fits on one page
        sheet.repeat_rows(_TITLES, self.body - 1)
        sheet.set_footer("&C&P/&N")
        sheet.freeze_panes(self.body, 0)
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        sheet.protect("", {"format_columns": True, "format_rows": True})


def width(column: Column) -> int:
    """Return how many characters wide a column is."""
    kinds = {Kind.COUNT: _COUNT_WIDTH, Kind.DECIMAL: _DECIMAL_WIDTH}
    return _WIDTHS.get(column.name, kinds.get(column.kind, _TEXT_WIDTH))
