"""How the elements of a Word part are named and found: by local name, so that both spellings of OOXML read alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element


def local(element: _Element) -> str:
    """Return an element's name without its namespace; "" for a comment or an instruction."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: _Element | None, *path: str) -> _Element | None:
    """Return the first descendant down a path of local names, None where a step is missing."""
    for name in path:
        if element is None:
            return None
        element = next(element.iterchildren(f"{{*}}{name}"), None)
    return element


def every(element: _Element, name: str) -> Iterator[_Element]:
    """Yield the element and its descendants of a local name."""
    return element.iter(f"{{*}}{name}")


def children(element: _Element | None, name: str) -> Iterator[_Element]:
    """Yield the children of a local name."""
    if element is not None:
        yield from element.iterchildren(f"{{*}}{name}")


def value(element: _Element | None, name: str = "val") -> str:
    """Return an attribute by local name, "" where it, or the element, is missing."""
    if element is None:
        return ""
    return next((text for key, text in element.attrib.items() if key.rpartition("}")[2] == name), "")


def is_on(element: _Element | None) -> bool:
    """Tell whether a switch such as w:b stands and is not turned off."""
    return element is not None and value(element) not in ("0", "false", "off", "none")


def number(text: str, otherwise: int = 0, most: int = 10_000) -> int:
    """Return a whole number written in an attribute, within bounds; `otherwise` where it is none."""
    try:
        return max(-most, min(most, int(text)))
    except ValueError:
        return otherwise
