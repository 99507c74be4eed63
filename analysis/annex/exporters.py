"""How `jupyter nbconvert --to annex-html` and `--to annex-pdf` turn an executed notebook into the annex.

Only blocks are printed: code cells and every other output stay in the notebook. nbconvert imports this module
at each call, whatever it converts, so the renderers are imported when they are used.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from nbconvert.exporters.exporter import Exporter
from nbconvert.exporters.templateexporter import TemplateExporter
from nbconvert.utils.exceptions import ConversionException
from nbformat import NotebookNode
from traitlets import List, Unicode, default

from analysis.annex.blocks import BLOCK_MIME, Block, from_json

if TYPE_CHECKING:
    from collections.abc import Callable


class NoBlocksError(ConversionException):
    """The notebook shows no block: it was not executed, or it is not an annex."""


def collect(notebook) -> list[Block]:
    """Return the blocks a notebook shows, in the order of its cells."""
    bundles = (output.get("data", {}) for cell in notebook.cells for output in cell.get("outputs", []))
    blocks = [from_json(bundle[BLOCK_MIME]) for bundle in bundles if BLOCK_MIME in bundle]
    if not blocks:
        raise NoBlocksError("the notebook shows no blocks of an annex: execute it first, and show its blocks")
    return blocks


def _without_cells(notebook) -> NotebookNode:
    """Return the notebook's shell: nbconvert copies cell for cell what it is given, and prints none of it."""
    return NotebookNode({**notebook, "cells": []})


class AnnexHTMLExporter(TemplateExporter):
    """The annex as one HTML file, without script or request."""

    export_from_notebook = "Annex (HTML)"
    output_mimetype = "text/html"

    @default("file_extension")
    def _file_extension_default(self):
        return ".html"

    @default("template_name")
    def _template_name_default(self):
        return "annex-html"

    @default("extra_template_basedirs")
    def _templates_default(self):
        return [str(Path(__file__).parent / "templates")]

    def from_notebook_node(self, nb, resources=None, **kw):
        """Return the page, built from the blocks' JSON rather than from stored HTML, and the resources."""
        from analysis.annex.html import parts  # noqa: PLC0415

        resources = {**(resources or {}), "annex": parts(collect(nb))}
        return super().from_notebook_node(_without_cells(nb), resources, **kw)


class AnnexPDFExporter(Exporter):
    """The annex as PDF, with the month's figures inside it."""

    export_from_notebook = "Annex (PDF)"
    output_mimetype = "application/pdf"
    attachments = List(
        Unicode(),
        default_value=["../figures.csv"],
        help="Files put into the PDF, relative to the notebook's folder; a missing one is left out.",
    ).tag(config=True)

    @default("file_extension")
    def _file_extension_default(self):
        return ".pdf"

    def from_notebook_node(self, nb, resources=None, **kw):
        """Return the PDF's bytes and nbconvert's resources."""
        _, resources = super().from_notebook_node(_without_cells(nb), resources, **kw)
        folder = Path(resources.get("metadata", {}).get("path") or ".")
        return self.laid_out(collect(nb), folder)(), resources

    def laid_out(self, blocks: list[Block], folder: Path) -> Callable[[], bytes]:
        """Return what sets the pages of a notebook in this folder, beside whatever else Python does."""
        from analysis.annex.pdf import laid_out  # noqa: PLC0415

        return laid_out(blocks, self._attached(folder))

    def _attached(self, folder: Path) -> dict[str, bytes]:
        files = [folder / name for name in self.attachments]
        for file in files:
            if not file.is_file():
                self.log.warning("%s is not there: the PDF goes without it", file.name)
        return {file.name: file.read_bytes() for file in files if file.is_file()}
