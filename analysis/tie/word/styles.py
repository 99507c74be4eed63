"""What a paragraph's and a run's styles say of their text: heading or not, hidden, set in an old font, in a list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.tie.word.xml import child, children, is_on, number, value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_HEADING = re.compile(r"(?:heading|tiêu đề|đề mục) ?([1-9])$", re.IGNORECASE)
_BODY_LEVEL = 9  # w:outlineLvl of text that is no heading
_TCVN3, _VNI = re.compile(r"\.vn", re.IGNORECASE), re.compile(r"vni[- ]", re.IGNORECASE)


class Styles:
    """The styles of a document by id, each asked along the chain of those it is based on."""

    def __init__(self, root: _Element | None, theme: _Element | None = None):
        self._theme = _theme_fonts(theme)
        self._styles = {value(each, "styleId"): each for each in children(root, "style")}
        self._default = next(
            (key for key, each in self._styles.items()
             if value(each, "type") == "paragraph" and is_on_attribute(value(each, "default"))), ""
        )  # fmt: skip
        self._fonts = self._named(child(root, "docDefaults", "rPrDefault", "rPr"))

    def of(self, paragraph: _Element) -> str:
        """Return the id of a paragraph's style."""
        return value(child(paragraph, "pPr", "pStyle")) or self._default

    def _chain(self, style: str) -> Iterator[_Element]:
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            yield self._styles[style]
            style = value(child(self._styles[style], "basedOn"))

    def numbering(self, style: str) -> tuple[str, int]:
        """Return the list and level that a style puts its paragraphs into, "" where it does not."""
        for each in self._chain(style):
            found = child(each, "pPr", "numPr")
            if found is not None and child(found, "numId") is not None:
                return value(child(found, "numId")), number(value(child(found, "ilvl")))
        return "", 0

    def level(self, paragraph: _Element) -> int:
        """Return a paragraph's level as a heading, 1 the highest; 0 for text."""
        own = child(paragraph, "pPr", "outlineLvl")
        if own is not None:
            return _outline(own)
        for each in self._chain(self.of(paragraph)):
            if (named := _HEADING.match(value(child(each, "name")))) is not None:
                return int(named[1])
            if (outline := child(each, "pPr", "outlineLvl")) is not None:
                return _outline(outline)
            if value(child(each, "name")).casefold() == "title":
                return 1
        return 0

    def is_hidden(self, run: _Element, paragraph: _Element) -> bool:
        """Tell whether a run's text is hidden, by itself or by a style."""
        return self._is_set("vanish", run, paragraph)

    def stands_out(self, run: _Element, paragraph: _Element) -> bool:
        """Tell whether a run is set in bold or italics, by itself or by a style."""
        return any(self._is_set(name, run, paragraph) for name in ("b", "i"))

    def _is_set(self, name: str, run: _Element, paragraph: _Element) -> bool:
        own = child(run, "rPr", name)
        if own is not None:
            return is_on(own)
        for style in (value(child(run, "rPr", "rStyle")), self.of(paragraph)):
            found = (child(each, "rPr", name) for each in self._chain(style))
            if (nearest := next((each for each in found if each is not None), None)) is not None:
                return is_on(nearest)
        return False

    def is_raised(self, run: _Element) -> bool:
        """Tell whether a run is set as superscript, by itself or by its character style."""
        own = child(run, "rPr", "vertAlign")
        if own is None:
            styled = (
                child(each, "rPr", "vertAlign") for each in self._chain(value(child(run, "rPr", "rStyle")))
            )
            own = next((each for each in styled if each is not None), None)
        return value(own) == "superscript"

    def encoding(self, run: _Element, paragraph: _Element) -> str:
        """Return the old encoding that a run's font stands for ("tcvn3", "vni"), "" for Unicode; "H" ends capitals."""
        styles = (value(child(run, "rPr", "rStyle")), self.of(paragraph), _table_style(paragraph))
        places = [run, *(each for style in styles for each in self._chain(style))]
        fonts = next(filter(None, (self._named(child(each, "rPr")) for each in places)), self._fonts)
        for font in fonts:
            if _TCVN3.match(font):
                return "tcvn3H" if font.upper().endswith("H") else "tcvn3"
            if _VNI.match(font):
                return "vni"
        return ""

    def _named(self, properties: _Element | None) -> tuple[str, ...]:
        """Return the fonts set here, that of letters beyond ASCII first; a theme's font stands before one by name."""
        fonts = child(properties, "rFonts")
        found = (
            self._theme.get(value(fonts, f"{kind}Theme").removesuffix("HAnsi").removesuffix("Ascii"), "")
            or value(fonts, kind)
            for kind in ("hAnsi", "ascii")
        )
        return tuple(filter(None, found))


def is_on_attribute(text: str) -> bool:
    """Tell whether a yes-or-no attribute says yes."""
    return text in ("1", "true", "on")


def _outline(element: _Element) -> int:
    level = number(value(element), _BODY_LEVEL)
    return level + 1 if 0 <= level < _BODY_LEVEL else 0


def _theme_fonts(theme: _Element | None) -> dict[str, str]:
    """Return the fonts of the Latin script that a theme names: "major" for headings, "minor" for text."""
    scheme = child(theme, "themeElements", "fontScheme")
    return {kind: value(child(scheme, f"{kind}Font", "latin"), "typeface") for kind in ("major", "minor")}


def _table_style(paragraph: _Element) -> str:
    """Return the style of the table around a paragraph, "" outside one."""
    table = next(paragraph.iterancestors("{*}tbl"), None)
    return value(child(table, "tblPr", "tblStyle"))
