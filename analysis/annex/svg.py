"""How a chart's SVG becomes part of a page: ids of its own, nothing loaded, described to the blind reader."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

_SCALE = 1.6  # pixels a point
_DROPPED = {"metadata", "script", "title", "desc", "foreignObject"}


def inline(svg: str, prefix: str, alt: str) -> str:
    """Return the drawing as an element for an HTML page; `prefix` keeps its ids apart from other charts'."""
    root = _plain(ET.fromstring(svg), prefix)  # noqa: S314 -- drawn by this project, not received
    for name in ("width", "height", "version"):
        root.attrib.pop(name, None)
    root.attrib.update({"id": f"{prefix}drawing", "role": "img", "aria-label": alt, "width": _width(root)})
    return ET.tostring(root, encoding="unicode", short_empty_elements=False)


def _width(root: ET.Element) -> str:
    """Return the width in CSS pixels at which ten-point type reads as large as the page's tables."""
    box = root.get("viewBox", "0 0 480 320").split()
    return f"{float(box[2]) * _SCALE:.0f}"


def _plain(element: ET.Element, prefix: str) -> ET.Element:
    """Return a copy without namespaces, scripts, outside addresses and descriptions, ids prefixed."""
    copy = ET.Element(_local(element.tag), dict(_attributes(element, prefix)))
    copy.text = _scoped(element.text or "", prefix) if copy.tag == "style" else element.text
    copy.tail = element.tail
    for child in element:
        if isinstance(child.tag, str) and _local(child.tag) not in _DROPPED:
            copy.append(_plain(child, prefix))
    return copy


def _attributes(element: ET.Element, prefix: str):
    for name, value in element.attrib.items():
        local = _local(name)
        if local == "id":
            yield "id", prefix + value
        elif local == "href":
            if value.startswith("#"):
                yield "href", "#" + prefix + value[1:]
        elif not local.startswith("on"):
            yield local, re.sub(r"url\(#", f"url(#{prefix}", value)


def _scoped(style: str, prefix: str) -> str:
    """Keep a chart's style sheet from reaching the page around it."""
    return re.sub(r"([^{}]+)\{", lambda rule: f"#{prefix}drawing {rule[1].strip()}{{", style)


def _local(name: str) -> str:
    return name.rpartition("}")[2]
