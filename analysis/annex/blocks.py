"""What a page is made of: frozen blocks in one language, ready for any renderer.

A block holds finished strings only: every number has been rounded and written before it gets here, every label
is in the language of the annex. A block shows itself in JupyterLab as HTML and carries its own description as JSON
(`BLOCK_MIME`), so one executed notebook is the source of every rendering.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, is_dataclass
from functools import cache

BLOCK_MIME = "application/vnd.decision06.block+json"


@dataclass(frozen=True)
class Block:
    """Anything that can stand on a page."""

    def as_json(self) -> str:
        """Return the block as one line of JSON: its kind, and whatever is not as it is by default.

        A notebook keeps it as text: as values it would be a line a bracket there, and copied at each step.
        """
        described = {"kind": type(self).__name__, **_plain(self)}
        return json.dumps(described, ensure_ascii=False, separators=(",", ":"))

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict:  # noqa: ARG002 -- IPython's signature
        from analysis.annex.html import shown  # noqa: PLC0415 -- blocks know no renderer until one is asked for

        return {"text/html": shown(self), BLOCK_MIME: self.as_json()}


@dataclass(frozen=True)
class Title(Block):
    """The head of the annex: its number, its title, and the report it belongs to."""

    annex: str  # "Phụ lục I"
    title: str  # written in capitals by the caller
    attached_to: str  # "(Kèm theo Báo cáo số … )"
    lang: str  # "vi" or "en"
    date: str  # ISO date of the report: the only clock of the annex
    draft: str = ""  # "DỰ THẢO" on every page while blocking findings are open; else empty
    draft_reason: str = ""  # one sentence under the title saying why
    sample: str = ""  # "DỮ LIỆU MẪU" on every page of a made-up month; else empty
    sample_reason: str = ""  # one sentence under the title saying what that is

    @property
    def marks(self) -> tuple[tuple[str, str], ...]:
        """What stands on every page, each with its sentence under the title."""
        both = ((self.sample, self.sample_reason), (self.draft, self.draft_reason))
        return tuple((mark, reason) for mark, reason in both if mark)


@dataclass(frozen=True)
class Heading(Block):
    """A section's heading; level 2 is a part of the annex, level 3 a section of the report."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True)
class Text(Block):
    """A paragraph; style is "body", "note" (smaller) or "end" (the closing "./.")."""

    text: str
    style: str = "body"


@dataclass(frozen=True)
class KeyFigures(Block):
    """The few numbers a chairman reads first."""

    anchor: str
    caption: str
    items: tuple[KeyFigure, ...]


@dataclass(frozen=True)
class KeyFigure:
    """One number with its label, a short remark on evidence or verdict, and a link to its trace."""

    label: str
    value: str
    unit: str
    remark: str
    href: str = ""


@dataclass(frozen=True)
class Cell:
    """One cell of a table; `mark` is one of MARKS.

    `href` is an anchor in the same page ("#trace-…"), or a file below the page's folder ("2022-11/annex.pdf").
    """

    text: str
    align: str = "left"  # left, right, center
    href: str = ""
    mark: str = ""  # "", "error", "warning", "note", "ok", "missing": never shown by colour alone
    colspan: int = 1
    rowspan: int = 1
    anchor: str = ""  # makes the cell a link target, e.g. "trace-justice_online_share"


@dataclass(frozen=True)
class Row:
    """One row: kind is "body", "total", "banner" (one cell across) or "number" (the row of column numbers)."""

    cells: tuple[Cell, ...]
    kind: str = "body"


@dataclass(frozen=True)
class Table(Block):
    """A captioned table; `head` may have several rows with spans; the first column heads its row."""

    anchor: str
    caption: str
    head: tuple[Row, ...]
    rows: tuple[Row, ...]
    widths: tuple[float, ...]  # relative column widths, one a column
    source: str = ""  # source and as-of date
    note: str = ""
    wide: bool = False  # landscape in print
    small: bool = False  # for long reference tables: smaller type
    screen_only: bool = False  # the trace table: too long for paper, left to the HTML page


@dataclass(frozen=True)
class Chart(Block):
    """A drawn chart: its SVG, its alternative text with the main value, and the data as a table."""

    anchor: str
    caption: str
    alt: str
    svg: str
    source: str
    data: Table


@dataclass(frozen=True)
class Segment:
    """A stretch of a report's text; a number has a `state`, one of `reporttext.STATES`, never shown by colour alone.

    `href` leads to its figure's row of the trace, `title` says in one line what it ties to or how it differs,
    `label` names its class ("percent"), and `anchor` makes it a place that lists of numbers can lead to.
    """

    text: str
    state: str = ""
    href: str = ""
    title: str = ""
    label: str = ""
    anchor: str = ""


@dataclass(frozen=True)
class Paragraph:
    """One block of a report: kind is "heading", "paragraph", "footnote" or "cell", as in the report's own text.

    Cells that follow each other with the same `table` are one table; `row` and `column` count from 1. `place` says
    in the annex's language where it stands; `note` is a footnote's number.
    """

    kind: str
    segments: tuple[Segment, ...]
    place: str = ""
    note: str = ""
    table: int = 0
    row: int = 0
    column: int = 0
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True)
class ReportText(Block):
    """The report as the office wrote it, each number marked by its state; too long for paper, left to the screen."""

    anchor: str
    caption: str
    paragraphs: tuple[Paragraph, ...]
    level: int = 3  # of the report's headings on the page


def from_json(text: str) -> Block:
    """Build a block again from `Block.as_json`; raises KeyError for an unknown kind."""
    value = json.loads(text)
    return _build(_KINDS[value.pop("kind")], value)


_KINDS = {kind.__name__: kind for kind in (Title, Heading, Text, KeyFigures, Table, Chart, ReportText)}
_WITHIN = {  # the classes of what stands inside
    (KeyFigures, "items"): KeyFigure,
    (Table, "head"): Row,
    (Table, "rows"): Row,
    (Row, "cells"): Cell,
    (Chart, "data"): Table,
    (ReportText, "paragraphs"): Paragraph,
    (Paragraph, "segments"): Segment,
}


@cache
def _defaults(kind: type) -> tuple[tuple[str, object], ...]:
    return tuple((field.name, field.default) for field in fields(kind))


def _plain(value: object):
    if is_dataclass(value):
        items = ((name, getattr(value, name), default) for name, default in _defaults(type(value)))
        return {name: _plain(item) for name, item, default in items if item != default}
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def _build(kind: type, value: dict):
    return kind(**{name: _inside(_WITHIN.get((kind, name)), item) for name, item in value.items()})


def _inside(kind: type | None, item: object):
    if isinstance(item, list):
        return tuple(_build(kind, each) if kind else each for each in item)
    return _build(kind, item) if kind and isinstance(item, dict) else item
