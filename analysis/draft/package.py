"""What a Word file needs beside its text: footnotes, properties, and the same bytes for the same content."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

_FIRST_DAY = datetime(1980, 1, 1)  # noqa: DTZ001 -- where a zip file's calendar begins; it knows no zones
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BORDERS = "<w:tblBorders>{}</w:tblBorders>".format(
    "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
)
_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_SEPARATORS = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{mark}/></w:r></w:p></w:footnote>'
    for number, kind, mark in (
        (-1, "separator", "separator"),
        (0, "continuationSeparator", "continuationSeparator"),
    )
)


def reference(number: int) -> str:
    """Return the run that calls a footnote."""
    mark = f'<w:footnoteReference w:id="{number}"/>'
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>{mark}</w:r>'


def run(text: str, *, bold: bool = False) -> str:
    """Return a run that holds a text."""
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def add_footnotes(document, notes: Iterable[tuple[int, str]]) -> None:
    """Put footnotes, each with its number and text, into a document; a template need not hold any."""
    from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415 -- only who writes Word files needs it
    from docx.opc.packuri import PackURI  # noqa: PLC0415
    from docx.opc.part import Part  # noqa: PLC0415

    mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
    written = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="{_style(document)}"/></w:pPr>'
        f"{mark}{run(' ' + text)}</w:p></w:footnote>"
        for number, text in notes
    )
    content = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:footnotes xmlns:w="{WORD}">{_SEPARATORS}{written}</w:footnotes>'
    ).encode()
    relations = document.part.rels
    for relation in relations.values():
        if relation.reltype == RELATIONSHIP_TYPE.FOOTNOTES:
            relation._target = Part(relation.target_part.partname, _FOOTNOTES, content, document.part.package)  # noqa: SLF001
            return
    part = Part(PackURI("/word/footnotes.xml"), _FOOTNOTES, content, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _style(document) -> str:
    """Return the id of the template's style of footnotes, by the name that Word gives it in every language."""
    named = {style.name.casefold(): style.style_id for style in document.styles}
    return named.get("footnote text", "Normal")


def packed(document, title: str, day: date | None) -> bytes:
    """Return the document's file: its properties and the times of its parts come from the report's day."""
    stamp = datetime(day.year, day.month, day.day) if day else _FIRST_DAY  # noqa: DTZ001
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = title, "", ""
    properties.comments, properties.keywords, properties.revision = "", "", 1
    properties.created = properties.modified = stamp
    loose = io.BytesIO()
    document.save(loose)
    fixed = io.BytesIO()
    with ZipFile(loose) as parts, ZipFile(fixed, "w", ZIP_DEFLATED) as file:
        for name in parts.namelist():
            entry = ZipInfo(name, stamp.timetuple()[:6])
            entry.compress_type = ZIP_DEFLATED
            file.writestr(entry, parts.read(name))
    return fixed.getvalue()
