"""What an OpenDocument workbook (.ods) holds: every sheet that has cells, its repeated rows and cells within bounds."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from analysis.forms import bounds
from analysis.forms.archive import ALONE, COPY, SAVE, Archive, RefusedError, damaged, locked, too_large
from analysis.forms.openstyles import CELL, LOGICAL_FORMAT, PERCENT_FORMAT, TEXT, Styles
from analysis.forms.sheet import SPREADSHEET_ERROR, Raw, Sheet, Span, address, is_error, text_cell
from analysis.forms.stored import (
    DAMAGED,
    LOGICAL,
    NEVER_CALCULATED,
    SHEETS,
    Budget,
    Shown,
    check_spans,
    number_cell,
)
from analysis.forms.xmlparts import parse
from analysis.labels import Label

if TYPE_CHECKING:
    from collections.abc import Iterator

_CONTENT, _STYLES, _MANIFEST = "content.xml", "styles.xml", "META-INF/manifest.xml"
_NO_SHEETS = Label(
    "tệp là tệp OpenDocument nhưng không phải sổ tính", "the file is an OpenDocument file, but no workbook"
)
_LONG_LIST = Label("danh mục các phần của sổ tính dài", "the list of the workbook's parts is long")
_OUTSIDE = ("có ô nằm ngoài trang tính", "a cell lies outside the sheet")
_NUMBERS = ("float", "currency", "percentage")
_LOGICAL_SHOWN = ("TRUE", "FALSE", "ĐÚNG", "SAI")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_HIDDEN = ("collapse", "filter")
_OTHER_FILE = "'file:"  # how the copy of another file's sheet is named
_BESIDE = (  # what a cell may hold beside its text: comments and drawings, which have texts of their own
    "annotation", "note", "frame", "g", "custom-shape", "rect", "line", "polyline", "polygon", "regular-polygon",
    "path", "circle", "ellipse", "connector", "caption", "measure", "control", "dde-link",
)  # fmt: skip


def read(archive: Archive) -> list[Sheet]:
    """Read every sheet of a workbook; raises RefusedError."""
    if _CONTENT not in archive.names or _is_locked(archive):
        raise locked()
    styles = Styles()
    if _STYLES in archive.names:
        parse(archive.read(_STYLES), styles)
    content = _Content(styles)
    parse(archive.read(_CONTENT), content)
    if not content.is_spreadsheet:
        raise RefusedError(_NO_SHEETS, SAVE)
    return content.sheets


def _is_locked(archive: Archive) -> bool:
    """Whether the list of parts says how one is encrypted; it is searched, for some programs name a document type."""
    if _MANIFEST not in archive.names:
        return False
    listed = bytearray()
    for piece in archive.read(_MANIFEST):
        listed += piece
        if len(listed) > bounds.MB:
            raise too_large(_LONG_LIST, bounds.MB)
    return b"encryption-data" in listed


class _Content(Styles):
    """The sheets of a workbook, one after the other."""

    def __init__(self, known: Styles):
        super().__init__(known)
        self.budget, self.sheets, self.is_spreadsheet = Budget(), [], False
        self.beside = 0  # how deep inside comments and drawings
        self.open_cell = False
        self.begin_table({})
        self.starts |= {
            "spreadsheet": self.body, "table": self.start_table, "table-column": self.columns,
            "table-row": self.start_row, "table-cell": self.start_cell, "covered-table-cell": self.start_cell,
            "p": self.start_paragraph, "h": self.start_paragraph, "s": self.blanks, "tab": self.tab,
            "line-break": self.line_break, "span": self.span,
        }  # fmt: skip
        self.ends |= {
            "table": self.end_table, "table-row": self.end_row, "table-cell": self.end_cell,
            "covered-table-cell": self.end_cell, "p": self.end_paragraph, "h": self.end_paragraph,
        }  # fmt: skip
        self.starts |= dict.fromkeys(_BESIDE, self.enter)
        self.ends |= dict.fromkeys(_BESIDE, self.leave)

    def begin_table(self, given: dict[str, str]) -> None:
        """Forget the sheet before."""
        self.name, self.hidden = (
            given.get("table:name", ""),
            self.is_hidden(given.get("table:style-name", "")),
        )
        self.cells: dict[tuple[int, int], Raw] = {}
        self.spans: list[Span] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: list[tuple[int, int]] = []
        self.column_styles: list[
            tuple[int, str]
        ] = []  # the last column of each run, and the style of its cells
        self.row = self.column = 0
        self.copies, self.row_hidden, self.row_style = 1, False, ""
        self.held: list[tuple[int, int, Raw]] = []  # first and last column of each run of equal cells
        self.wide: list[tuple[int, int, int]] = []  # column, rows and columns of each merged range

    def body(self, _: dict[str, str]) -> None:
        """Note that this is a workbook."""
        self.is_spreadsheet = True

    def enter(self, _: dict[str, str]) -> None:
        """Enter a comment or a drawing."""
        self.beside += 1

    def leave(self) -> None:
        """Leave it."""
        self.beside -= 1

    def start_table(self, given: dict[str, str]) -> None:
        """Begin a sheet."""
        if self.beside:
            return
        if self.open_cell:
            raise self.damaged("có bảng nằm trong ô", "a table stands inside a cell")
        self.begin_table(given)

    def end_table(self) -> None:
        """Keep the sheet."""
        if self.beside or self.name.startswith(_OTHER_FILE):
            return
        spans = tuple(sorted(self.spans, key=lambda span: (span.top, span.left)))
        rows, columns = frozenset(self.hidden_rows), tuple(self.hidden_columns)
        self.sheets.append(
            Sheet(self.name, self.cells, spans, hidden=self.hidden, hidden_rows=rows, hidden_columns=columns)
        )
        if len(self.sheets) > bounds.SHEETS:
            raise RefusedError(SHEETS, ALONE)

    def columns(self, given: dict[str, str]) -> None:
        """Keep the style of a run of columns, and whether they are hidden."""
        if self.beside:
            return
        self.budget.pass_over()
        before = self.column_styles[-1][0] if self.column_styles else 0
        last = before + _repeated(given, "columns")
        self.column_styles.append((last, given.get("table:default-cell-style-name", "")))
        if given.get("table:visibility") in _HIDDEN and before < bounds.LAST_COLUMN:
            self.hidden_columns.append((before + 1, min(last, bounds.LAST_COLUMN)))

    def start_row(self, given: dict[str, str]) -> None:
        """Begin a row, which may stand for many alike."""
        if self.beside:
            return
        self.budget.pass_over()
        self.copies, self.column = _repeated(given, "rows"), 0
        self.row_hidden = given.get("table:visibility") in _HIDDEN
        self.row_style = given.get("table:default-cell-style-name", "")
        self.held, self.wide = [], []

    def end_row(self) -> None:
        """Keep the cells of the row, as often as it stands there."""
        if self.beside:
            return
        filled = self.copies if self.held or self.wide else 0
        for row in range(self.row + 1, self.row + filled + 1):
            if row > bounds.LAST_ROW:
                raise self.damaged(*_OUTSIDE)
            for column, rows, columns in self.wide:
                last_row, last_column = (
                    min(row + rows - 1, bounds.LAST_ROW),
                    min(column + columns - 1, bounds.LAST_COLUMN),
                )
                self.spans.append(Span(row, column, last_row, last_column))
                check_spans(self.spans)
            for place, raw in self._placed(row):
                self.budget.keep(raw.text)
                self.cells[place] = raw
            if self.row_hidden and self.held:
                self.hidden_rows.add(row)
        self.row += self.copies

    def _placed(self, row: int) -> Iterator[tuple[tuple[int, int], Raw]]:
        for first, last, raw in self.held:
            for column in range(first, last + 1):
                if column > bounds.LAST_COLUMN:
                    raise self.damaged(*_OUTSIDE)
                yield (row, column), raw

    def damaged(self, vi: str, en: str) -> RefusedError:
        """Return the refusal of what no spreadsheet program writes."""
        return RefusedError(damaged(vi, en), COPY, address(self.row + 1, 1), self.name)

    def start_cell(self, given: dict[str, str]) -> None:
        """Begin a cell, which may stand for many alike."""
        if self.beside:
            return
        if self.open_cell:
            raise self.damaged("có ô nằm trong ô", "a cell stands inside a cell")
        self.budget.pass_over()
        self.open_cell, self.given, self.blank = True, given, 0
        self.paragraphs: list[str] = []
        self.spans_seen: list[str] = []

    def end_cell(self) -> None:
        """Keep the cell if it holds anything."""
        if self.beside:
            return
        self.open_cell = False
        given, first = self.given, self.column + 1
        self.column += _repeated(given, "columns")
        rows, columns = (_spanned(given, axis) for axis in ("rows", "columns"))
        if rows > 1 or columns > 1:
            self.wide.append((first, rows, columns))
        if not self.paragraphs and "office:value-type" not in given and "table:formula" not in given:
            return
        raw = self._raw(first)
        if raw.text or raw.problem:
            self.held.append((first, self.column, raw))

    def start_paragraph(self, given: dict[str, str]) -> None:
        """Begin a line of the cell's text."""
        if self.open_cell and not self.beside:
            self.collect(given)

    def end_paragraph(self) -> None:
        """Keep the line."""
        if self.open_cell and not self.beside:
            self.paragraphs.append(self.collected())

    def characters(self, text: str) -> None:
        """Keep text of the cell itself."""
        if self.text is not None and not self.beside:
            self.text.append(text)

    def blanks(self, given: dict[str, str]) -> None:
        """Keep blanks that stand side by side; no more of them than a cell may hold."""
        if self.text is not None and not self.beside:
            count = min(_number(given.get("text:c"), 1), bounds.CELL_CHARACTERS + 1 - self.blank)
            self.blank += count
            self.text.append(" " * count)

    def tab(self, _: dict[str, str]) -> None:
        """Keep a tab."""
        self.characters("\t")

    def line_break(self, _: dict[str, str]) -> None:
        """Keep a line break."""
        self.characters("\n")

    def span(self, given: dict[str, str]) -> None:
        """Keep the style of a piece of the text."""
        if self.open_cell and not self.beside and len(self.spans_seen) < bounds.CELL_CHARACTERS:
            self.spans_seen.append(given.get("text:style-name", ""))

    def _raw(self, column: int) -> Raw:
        given, text = self.given, "\n".join(self.paragraphs)
        kind, formula = given.get("office:value-type", ""), given.get("table:formula")
        font, shown = self.inherited(CELL, self._style(column))
        if given.get("calcext:value-type") == "error" or (formula is not None and is_error(text)):
            return Raw(text, problem=SPREADSHEET_ERROR)
        if formula is not None and not kind and not self.paragraphs:  # an empty line is an empty result
            return Raw(f"={formula.partition('=')[2]}"[:200], problem=NEVER_CALCULATED)
        if kind in _NUMBERS:
            return self._number(kind, shown)
        if kind == "date":
            day = given.get("office:date-value", "")[:10]
            return Raw(day) if _DAY.fullmatch(day) else Raw(text, problem=DAMAGED)
        if kind == "boolean":
            return Raw(str(given.get("office:boolean-value") == "true"), problem=LOGICAL)
        runs = (self.inherited(TEXT, name)[0] for name in self.spans_seen)
        return text_cell(given.get("office:string-value") or text, next(filter(None, runs), font))

    def _number(self, kind: str, shown: str) -> Raw:
        is_percent = kind == "percentage" or shown == PERCENT_FORMAT
        raw = number_cell(self.given.get("office:value", ""), Shown.PERCENT if is_percent else Shown.NUMBER)
        is_logical = shown == LOGICAL_FORMAT or "".join(self.paragraphs) in _LOGICAL_SHOWN
        return Raw(str(raw.text != "0"), problem=LOGICAL) if is_logical and not raw.problem else raw

    def _style(self, column: int) -> str:
        """Return the style of a cell: its own, else its row's, else its column's."""
        own = self.given.get("table:style-name") or self.row_style
        if own:
            return own
        at = bisect_left(self.column_styles, (column, ""))
        return self.column_styles[at][1] if at < len(self.column_styles) else "Default"


def _repeated(given: dict[str, str], axis: str) -> int:
    return _number(given.get(f"table:number-{axis}-repeated"), 1)


def _spanned(given: dict[str, str], axis: str) -> int:
    return _number(given.get(f"table:number-{axis}-spanned"), 1)


def _number(text: str | None, default: int) -> int:
    if text is None:
        return default
    if not text.isascii() or not text.isdecimal() or not 0 < len(text) < 9:  # noqa: PLR2004
        shown = text[:20]
        rule = damaged(f"có phần lặp lại {shown!r} lần", f"something stands there {shown!r} times")
        raise RefusedError(rule, COPY)
    return max(1, int(text))
