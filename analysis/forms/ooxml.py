"""What the parts of an .xlsx workbook say: its sheets, texts and number formats, each parsed once, within bounds."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass

from analysis.forms import bounds
from analysis.forms.archive import ALONE, COPY, NO_WORKBOOK, SAVE, Archive, RefusedError, damaged
from analysis.forms.stored import FORMATS, Shown, old_font, shown_by
from analysis.forms.xmlparts import Part, parse
from analysis.labels import Label

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_DATE_FORMATS = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_PERCENT_FORMATS = {9, 10}


@dataclass(frozen=True)
class SheetPart:
    """A worksheet: its name, the part that holds it, and whether it is hidden."""

    name: str
    part: str
    hidden: bool


@dataclass(frozen=True)
class Book:
    """What all sheets of a workbook share; texts with their old font, formats as their numbers are shown."""

    sheets: tuple[SheetPart, ...]
    texts: list[tuple[str, str]]
    formats: list[Shown]
    fonts: list[str]  # of each format the font if it is an old one, else ""
    from_1904: bool


def read_book(archive: Archive) -> Book:
    """Read what the sheets share; raises RefusedError."""
    main = _main_part(archive)
    links = _links(archive, main)
    workbook = _Workbook()
    parse(archive.read(main), workbook)
    if len(workbook.sheets) > bounds.SHEETS:
        rule = Label(
            f"sổ tính có {len(workbook.sheets)} trang tính; biểu chỉ được phép tối đa {bounds.SHEETS}",
            f"the workbook has {len(workbook.sheets)} sheets; a form has at most {bounds.SHEETS}",
        )
        raise RefusedError(rule, ALONE)
    sheets = [
        SheetPart(name, links[link][1], hidden)
        for name, link, hidden in workbook.sheets
        if link in links and links[link][0] == "worksheet" and links[link][1] in archive.names
    ]
    if not sheets:
        raise RefusedError(
            Label("sổ tính không có trang tính nào", "the workbook has no sheet of cells"), SAVE
        )
    texts, styles = _Texts(), _Styles()
    for kind, part in (("sharedStrings", texts), ("styles", styles)):
        name = next((name for found, name in links.values() if found == kind), "")
        if name in archive.names:
            parse(archive.read(name), part)
    return Book(tuple(sheets), texts.texts, styles.formats(), styles.fonts(), workbook.from_1904)


def unescaped(text: str) -> str:
    """Return a text with its _x000D_ and the like as the characters they stand for."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _main_part(archive: Archive) -> str:
    links = _Links()
    if "_rels/.rels" in archive.names:
        parse(archive.read("_rels/.rels"), links)
    main = next((target for _, kind, target in links.found if kind.endswith("/officeDocument")), "")
    main = main.lstrip("/") or "xl/workbook.xml"
    if main not in archive.names:
        raise RefusedError(NO_WORKBOOK, SAVE)
    return main


def _links(archive: Archive, main: str) -> dict[str, tuple[str, str]]:
    """Return the kind and the name of the parts that the workbook's main part refers to, by its reference."""
    folder, file = posixpath.split(main)
    name, links = f"{folder}/_rels/{file}.rels".lstrip("/"), _Links()
    if name not in archive.names:
        raise RefusedError(
            damaged("không ghi các trang tính nằm ở đâu", "it does not say where its sheets are"), SAVE
        )
    parse(archive.read(name), links)
    return {
        link: (kind.rpartition("/")[2], posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/"))
        for link, kind, target in links.found
    }


class _Links(Part):
    def __init__(self):
        super().__init__()
        self.found: list[tuple[str, str, str]] = []
        self.starts["Relationship"] = self.link

    def link(self, given: dict[str, str]) -> None:
        if given.get("TargetMode") != "External":  # nothing outside the file is ever followed
            self.found.append((given.get("Id", ""), given.get("Type", ""), given.get("Target", "")))


class _Workbook(Part):
    def __init__(self):
        super().__init__()
        self.sheets: list[tuple[str, str, bool]] = []
        self.from_1904 = False
        self.starts |= {"sheet": self.sheet, "workbookPr": self.properties}

    def sheet(self, given: dict[str, str]) -> None:
        link = next((value for name, value in given.items() if name.rpartition(":")[2] == "id"), "")
        self.sheets.append((given.get("name", ""), link, given.get("state", "visible") != "visible"))

    def properties(self, given: dict[str, str]) -> None:
        self.from_1904 = given.get("date1904", "0") in ("1", "true")


class _Texts(Part):
    """The shared texts: runs of one text joined, phonetic hints left out; each with the first old font in its runs."""

    def __init__(self):
        super().__init__()
        self.texts: list[tuple[str, str]] = []
        self.runs: list[str] = []
        self.font, self.hint = "", False
        self.starts |= {"si": self.item, "t": self.collect, "rPh": self.hinted, "rFont": self.run_font}
        self.ends |= {"si": self.end_item, "t": self.end_run, "rPh": self.end_hint}

    def item(self, _: dict[str, str]) -> None:
        self.runs, self.font = [], ""
        if len(self.texts) >= bounds.CELLS:
            rule = Label(
                f"sổ tính có hơn {bounds.CELLS} đoạn chữ",
                f"the workbook holds more than {bounds.CELLS} texts",
            )
            raise RefusedError(rule, ALONE)

    def run_font(self, given: dict[str, str]) -> None:
        self.font = self.font or old_font(given.get("val", ""))

    def hinted(self, _: dict[str, str]) -> None:
        self.hint = True

    def end_hint(self) -> None:
        self.hint = False

    def end_run(self) -> None:
        text = self.collected()
        if not self.hint:
            self.runs.append(text)

    def end_item(self) -> None:
        self.texts.append((unescaped("".join(self.runs)), self.font))


class _Styles(Part):
    """The cell formats: as what each shows a number, and its font if that is an old one."""

    def __init__(self):
        super().__init__()
        self.codes: dict[str, str] = {}
        self.used: list[str] = []
        self.used_fonts: list[str] = []
        self.names: list[str] = []
        self.inside = self.in_fonts = False
        self.starts |= {"numFmt": self.code, "cellXfs": self.begin, "xf": self.format,
                        "fonts": self.begin_fonts, "font": self.font, "name": self.font_name}  # fmt: skip
        self.ends |= {"cellXfs": self.finish, "fonts": self.finish_fonts}

    def code(self, given: dict[str, str]) -> None:
        self.codes[given.get("numFmtId", "")] = given.get("formatCode", "")

    def begin(self, _: dict[str, str]) -> None:
        self.inside = True

    def finish(self) -> None:
        self.inside = False

    def format(self, given: dict[str, str]) -> None:
        if self.inside:
            self.used.append(given.get("numFmtId", "0"))
            self.used_fonts.append(given.get("fontId", "0"))
        if len(self.used) > bounds.FORMATS:
            raise RefusedError(FORMATS, COPY)

    def begin_fonts(self, _: dict[str, str]) -> None:
        self.in_fonts = True

    def finish_fonts(self) -> None:
        self.in_fonts = False

    def font(self, _: dict[str, str]) -> None:
        if self.in_fonts:
            self.names.append("")

    def font_name(self, given: dict[str, str]) -> None:
        if self.in_fonts and self.names:
            self.names[-1] = old_font(given.get("val", ""))

    def fonts(self) -> list[str]:
        """Return the old font of each format, by number of format."""
        known = {str(number): name for number, name in enumerate(self.names)}
        return [known.get(number, "") for number in self.used_fonts]

    def formats(self) -> list[Shown]:
        """Return as what a number is shown, by number of format."""
        known = {number: self._shown(number) for number in set(self.used)}
        return [known[number] for number in self.used]

    def _shown(self, number: str) -> Shown:
        code = self.codes.get(number)
        if code is None:
            at = int(number) if number.isdecimal() else 0
            return (
                Shown.PERCENT
                if at in _PERCENT_FORMATS
                else Shown.DATE
                if at in _DATE_FORMATS
                else Shown.NUMBER
            )
        return shown_by(code)
