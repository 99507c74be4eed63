"""How a text of a block becomes HTML: escaped, broken where it may break, linked where the page can follow."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from analysis.annex import layout

_BELOW = re.compile(r"[\w-]+(?:/[\w-]+)*/[\w-]+\.(?:html|pdf|xlsx)")


@dataclass(frozen=True)
class Place:
    """Where a block stands: its language, and what its links can reach (None: unknown, trust them)."""

    lang: str = "vi"
    targets: frozenset[str] | None = None

    def word(self, key: str) -> str:
        """Return one of the page's own words."""
        return layout.WORDS[self.lang][key]

    def reaches(self, href: str) -> bool:
        """Tell whether a link leads somewhere on this page."""
        return href.startswith("#") and (self.targets is None or href.removeprefix("#") in self.targets)

    def link(self, href: str, inner: str) -> str:
        """Return `inner` as a link when it leads somewhere on this page, or to a file below the page's own folder."""
        if _BELOW.fullmatch(href):
            return f'<a href="{escape(href)}">{inner}</a>'
        return f'<a href="#{escape(href.removeprefix("#"))}">{inner}</a>' if self.reaches(href) else inner


def written(text: str) -> str:
    """Return text escaped, with its line breaks, and with places where a long word may break."""
    return "<br>".join("<wbr>".join(map(escape, pieces)) for pieces in layout.lines(text))


def identity(anchor: str) -> str:
    """Return the attribute that makes an element a place to link to, or nothing."""
    return f' id="{escape(anchor)}"' if anchor else ""
