"""How the cells of an OpenDocument workbook are written and shown: their styles, each with what it inherits."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.forms import bounds
from analysis.forms.archive import COPY, SAVE, RefusedError
from analysis.forms.stored import FORMATS, old_font
from analysis.forms.xmlparts import Part
from analysis.labels import Label

_NAMESPACES = {
    "xmlns:office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "xmlns:table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "xmlns:text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "xmlns:style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
}
_OTHER_NAMES = Label(
    "sổ tính đặt tên các phần không giống phần mềm bảng tính nào",
    "the workbook names its parts as no spreadsheet program does",
)
_MOST_PARENTS = 50
PERCENT_FORMAT, LOGICAL_FORMAT = "percentage-style", "boolean-style"
CELL, TEXT, TABLE = "table-cell", "text", "table"


@dataclass
class _Style:
    """One style; `font` and `shown` are "" where it leaves them to its parent."""

    parent: str = ""
    font: str = ""
    shown: str = ""
    hidden: bool = False


class Styles(Part):
    """The styles of a part, added to those of the parts before it."""

    def __init__(self, known: Styles | None = None):
        super().__init__()
        self.faces: dict[str, str] = dict(known.faces) if known else {}
        self.codes: dict[str, str] = dict(known.codes) if known else {}
        self.styles: dict[tuple[str, str], _Style] = dict(known.styles) if known else {}
        self.style: _Style | None = None
        self.starts |= {
            "document-content": self.root, "document-styles": self.root, "font-face": self.face,
            "style": self.begin_style, "default-style": self.begin_style, "text-properties": self.text_properties,
            "table-properties": self.table_properties, PERCENT_FORMAT: self.percent, LOGICAL_FORMAT: self.logical,
        }  # fmt: skip
        self.ends |= {"style": self.end_style, "default-style": self.end_style}

    def root(self, given: dict[str, str]) -> None:
        """Refuse a part whose attributes are named in another way: what is not recognised would be overlooked."""
        if (
            any(given.get(name, uri) != uri for name, uri in _NAMESPACES.items())
            or "xmlns:office" not in given
        ):
            raise RefusedError(_OTHER_NAMES, SAVE)

    def face(self, given: dict[str, str]) -> None:
        """Keep which font a name stands for."""
        self.faces[given.get("style:name", "")] = given.get("svg:font-family", "")

    def begin_style(self, given: dict[str, str]) -> None:
        """Begin a style; the default of a family is the one without a name."""
        shown = self.codes.get(given.get("style:data-style-name", ""), "")
        self.style = _Style(given.get("style:parent-style-name", ""), shown=shown)
        self.styles[given.get("style:family", ""), given.get("style:name", "")] = self.style
        if len(self.styles) > bounds.FORMATS:
            raise RefusedError(FORMATS, COPY)

    def end_style(self) -> None:
        """End the style."""
        self.style = None

    def text_properties(self, given: dict[str, str]) -> None:
        """Keep the style's font."""
        named = given.get("style:font-name")
        font = given.get("fo:font-family", "") if named is None else self.faces.get(named, named)
        if self.style and font:
            self.style.font = font

    def table_properties(self, given: dict[str, str]) -> None:
        """Keep whether tables of the style are hidden."""
        if self.style and given.get("table:display") == "false":
            self.style.hidden = True

    def percent(self, given: dict[str, str]) -> None:
        """Keep the name of a format that shows percentages."""
        self.codes[given.get("style:name", "")] = PERCENT_FORMAT

    def logical(self, given: dict[str, str]) -> None:
        """Keep the name of a format that shows true and false."""
        self.codes[given.get("style:name", "")] = LOGICAL_FORMAT

    def is_hidden(self, name: str) -> bool:
        """Whether tables of a style are hidden."""
        style = self.styles.get((TABLE, name))
        return style is not None and style.hidden

    def inherited(self, family: str, name: str) -> tuple[str, str]:
        """Return the old font of a style, "" for any other, and the kind of its number format if that matters."""
        font = shown = ""
        for _ in range(_MOST_PARENTS):  # a style may name itself as its parent
            style = self.styles.get((family, name))
            if style is None:
                break
            font, shown = font or style.font, shown or style.shown
            if not name:
                break
            name = style.parent
        return old_font(font), shown
