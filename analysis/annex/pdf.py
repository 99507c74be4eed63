"""How blocks become the PDF: laid out by Typst, fit to archive (PDF/A-3a) and to be read aloud (PDF/UA-1)."""

from __future__ import annotations

import json
import tempfile
import unicodedata
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.annex import columns, fonts, layout
from analysis.annex.blocks import Block, Cell, Chart, Heading, KeyFigures, Row, Table, Text, Title

if TYPE_CHECKING:
    from collections.abc import Callable

TEMPLATE = Path(__file__).parent / "annex.typ"
_STANDARDS = ["a-3a", "ua-1"]
_MM = 72 / 25.4
_A4 = (210, 297)  # mm
_UNSEEN = ("Cc", "Cf", "Zs", "Zl", "Zp")  # blanks, breaks and marks that need no letter of a font
_LONG = 700  # characters; a cell past it may run over to the next page
_MIMES = {
    ".csv": "text/csv",
    ".json": "application/json",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True)
class Settings:
    """Everything about the printed page that an office may want otherwise; lengths in mm, type in points."""

    portrait_margin: tuple[float, ...] = (20, 15, 20, 30)  # top, right, bottom, left
    landscape_margin: tuple[float, ...] = (30, 20, 15, 20)  # bound along its top edge
    font: str = fonts.FAMILY
    body_pt: float = 13
    annex_pt: float = 14
    title_pt: float = 14
    page_number_pt: float = 13
    caption_pt: float = 12
    note_pt: float = 11
    table_pt: float = 11
    table_sizes: tuple[float, ...] = (11, 10.5, 10, 9.5, 9, 8.5)  # the first at which every word fits
    small_sizes: tuple[float, ...] = (10, 9.5, 9, 8.5)
    cell_inset_pt: float = 3.5
    rule_pt: float = 0.5
    chart_mm: float = 160  # as wide as charts are drawn, so that their type keeps its size
    chart_tallest_mm: float = 220  # what a page holds beside caption and source

    def room(self, *, landscape: bool) -> float:
        """Return the width between the margins in points."""
        margin = self.landscape_margin if landscape else self.portrait_margin
        return (_A4[landscape] - margin[1] - margin[3]) * _MM


def pdf(
    blocks: list[Block], attachments: dict[str, bytes] | None = None, settings: Settings | None = None
) -> bytes:
    """Return the annex as PDF with the given files inside; same blocks, same bytes."""
    return laid_out(blocks, attachments, settings)()


def laid_out(
    blocks: list[Block], attachments: dict[str, bytes] | None = None, settings: Settings | None = None
) -> Callable[[], bytes]:
    """Return what sets the pages: Typst lets Python go on meanwhile, as laying out does not."""
    import typst  # noqa: PLC0415 -- only the PDF needs it

    attachments, settings = attachments or {}, settings or Settings()
    described = describe(blocks, attachments, settings)
    printable = _printable(json.dumps(described, ensure_ascii=False))
    day = datetime.fromisoformat(described["title"]["date"]).replace(tzinfo=UTC)

    def pages() -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            (root / "annex.json").write_text(printable, "utf-8")
            for file, content in zip(described["attachments"], attachments.values(), strict=True):
                (root / file["path"]).write_bytes(content)
            return typst.compile(
                TEMPLATE.read_bytes(),
                root=root,
                font_paths=_typst_fonts(),
                ignore_system_fonts=True,
                format="pdf",
                pdf_standards=_STANDARDS,
                timestamp=int(day.timestamp()),
            )

    return pages


def describe(blocks: list[Block], attachments: dict[str, bytes], settings: Settings) -> dict:
    """Return what the template prints: every text cut into lines and pieces, every table measured."""
    title = next((block for block in blocks if isinstance(block, Title)), None)
    if title is None:
        raise ValueError("the annex has no Title block: a page needs its title, language and date")
    paper = [block for block in layout.printed(blocks) if block is not title]
    page = _Paper(title.lang, frozenset(layout.anchors(paper, data=False)), settings)
    return {
        "settings": asdict(settings),
        "title": _title(title),
        "attachments": [
            {"name": name, "path": f"attachment-{index}", "mime": _mime(name)}
            for index, name in enumerate(attachments)
        ],
        "runs": [
            {"landscape": landscape, "blocks": [page.block(block, landscape=landscape) for block in run]}
            for landscape, run in _runs(paper)
        ],
    }


def _printable(text: str) -> str:
    """Return a text with the code of each letter that the page's font lacks, which Typst refuses to print."""
    known = fonts.advances("regular")
    lacking = (
        each for each in set(text) if ord(each) not in known and unicodedata.category(each) not in _UNSEEN
    )
    return text.translate({ord(each): f"[U+{ord(each):04X}]" for each in lacking})


@lru_cache(maxsize=1)
def _typst_fonts():
    import typst  # noqa: PLC0415

    return typst.Fonts(include_system_fonts=False, font_paths=[fonts.FOLDER])


def _mime(name: str) -> str:
    return _MIMES.get(Path(name).suffix, "application/octet-stream")


def _title(title: Title) -> dict:
    return {
        "plain": f"{title.annex}. {title.title}".replace("\n", " "),
        "annex": layout.lines(title.annex),
        "title": layout.lines(title.title),
        "attached_to": layout.lines(title.attached_to),
        "lang": title.lang,
        "date": title.date,
        "marks": [mark for mark, _ in title.marks],
        "reasons": [layout.lines(reason) for _, reason in title.marks if reason],
    }


def _runs(blocks: list[Block]) -> list[tuple[bool, list[Block]]]:
    """Part the blocks into runs of one page direction; headings go along with the wide table they head."""
    runs: list[tuple[bool, list[Block]]] = [(False, [])]
    for block in blocks:
        landscape = isinstance(block, Table) and block.wide
        if landscape != runs[-1][0]:
            kept = runs[-1][1]
            moved = []
            while landscape and kept and isinstance(kept[-1], Heading):
                moved.insert(0, kept.pop())
            runs.append((landscape, moved))
        runs[-1][1].append(block)
    return [run for index, run in enumerate(runs) if run[1] or index == 0]


@dataclass(frozen=True)
class _Paper:
    """What blocks are printed on: language, places a link can reach, settings."""

    lang: str
    targets: frozenset[str]
    settings: Settings

    def block(self, block: Block, *, landscape: bool) -> dict:
        return {"kind": type(block).__name__, **self._described(block, landscape=landscape)}

    def _described(self, block: Block, *, landscape: bool) -> dict:
        if isinstance(block, Heading):
            return {"level": block.level - 1, "text": layout.lines(block.text), "anchor": block.anchor}
        if isinstance(block, Text):
            return {"text": layout.lines(block.text), "style": block.style}
        if isinstance(block, KeyFigures):
            return self._key_figures(block)
        if isinstance(block, Chart):
            return {
                "caption": layout.lines(block.caption),
                "alt": block.alt,
                "svg": block.svg,
                "foot": _foot(block.source),
                "anchor": block.anchor,
            }
        return self._table(block, landscape=landscape)

    def _key_figures(self, block: KeyFigures) -> dict:
        items = [
            {name: layout.lines(getattr(item, name)) for name in ("label", "value", "unit", "remark")}
            | {"href": self._target(item.href)}
            for item in block.items
        ]
        return {"caption": layout.lines(block.caption), "anchor": block.anchor, "items": items}

    def _table(self, table: Table, *, landscape: bool) -> dict:
        settings = self.settings
        sizes = settings.small_sizes if table.small else settings.table_sizes
        size, widths = columns.fit(table, settings.room(landscape=landscape), sizes, settings.cell_inset_pt)
        return {
            "caption": layout.lines(table.caption),
            "anchor": table.anchor,
            "head": self._rows(table.head, widths, size, head=True),
            "rows": self._rows(table.rows, widths, size, head=False),
            "widths": widths,
            "size": size,
            "foot": _foot(table.source, table.note, layout.legend(table, self.lang)),
        }

    def _rows(self, rows: tuple[Row, ...], widths: list[float], size: float, *, head: bool) -> list[dict]:
        spread = tuple(layout.spread(row, len(widths)) for row in rows)
        described = []
        for row, cells in zip(spread, layout.placed(spread), strict=True):
            bold = columns.is_bold(row, in_head=head)
            long = any(len(cell.text) > _LONG for cell in row.cells)
            described.append({"kind": row.kind, "head": head, "cells": []})
            for column, cell in cells:
                room = sum(widths[column : column + cell.colspan]) - 2 * self.settings.cell_inset_pt
                pieces = [columns.squeeze(line, room, size, bold=bold) for line in layout.lines(cell.text)]
                described[-1]["cells"].append(self._cell(cell, pieces, long=long))
        return described

    def _cell(self, cell: Cell, pieces: list[list[str]], *, long: bool) -> dict:
        return {
            "text": pieces,
            "align": cell.align,
            "href": self._target(cell.href),
            "sign": layout.SIGNS.get(cell.mark, ""),
            "colspan": cell.colspan,
            "rowspan": cell.rowspan,
            "anchor": cell.anchor,
            "long": long,
        }

    def _target(self, href: str) -> str:
        """Return where a link leads on paper, or nothing: the trace table stays on the screen."""
        name = href.removeprefix("#")
        return name if href.startswith("#") and name in self.targets else ""


def _foot(*texts: str) -> list[list[list[str]]]:
    return [layout.lines(text) for text in texts if text]
