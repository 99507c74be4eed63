"""Where the annex comes from: the files sent with their hashes, derived cells, versions, and each figure's trace."""

from __future__ import annotations

from datetime import date
from importlib.metadata import version
from typing import TYPE_CHECKING

from analysis.annex import blocks
from analysis.annex.assemble import Annex
from analysis.annex.localise import trace_anchor
from analysis.annex.revisions import revision_blocks
from analysis.annex.tieout import tie_out_blocks
from analysis.numerals import write_date
from analysis.results import Results, trace
from analysis.results.revisions import Revised
from analysis.store.folder import is_same_form
from analysis.tie.outcome import TieOut

if TYPE_CHECKING:
    from collections.abc import Iterable

PACKAGES = (
    "decision06-annex",
    "pandas",
    "pandera",
    "matplotlib",
    "papermill",
    "nbconvert",
    "typst",
    "xlsxwriter",
)
_CELLS_SHOWN = 8


class FullAnnex(Annex):
    """The annex with its record: the report's text, inputs, parameters, versions, traces and the closing mark."""

    def __init__(  # noqa: PLR0913, PLR0917 -- what it is made from
        self,
        results: Results,
        data,
        month_file,
        lang: str,
        out: TieOut | None = None,
        revised: Revised | None = None,
    ):
        super().__init__(results, data, month_file, lang)
        self.out, self.revised = out, revised

    def revisions(self) -> list[blocks.Block]:
        """Return which figures are no longer what was published; nothing where none was revised."""
        return revision_blocks(self.revised, self.lang) if self.revised else []

    def tie_out(self) -> list[blocks.Block]:
        """Return how the numbers of the report's text stand; nothing where the month has no report."""
        return tie_out_blocks(self.out, self.lang) if self.out else []

    def provenance(self, parameters: dict[str, str]) -> list[blocks.Block]:
        """Return the record of the inputs and of the run."""
        found = [blocks.Heading(2, self.say("Nguồn gốc số liệu", "Provenance"), "provenance"), self._inputs()]
        if self.file.derived:
            found.append(self._derived())
        if self.data.corrections:
            found.append(self._corrections())
        return [*found, self._record(parameters)]

    def _inputs(self) -> blocks.Table:
        rows = []
        sent = {each.file: _sent_as(each.file, self.data.hashes) for each in self.file.inputs}
        listed = {sent[each.file]: each for each in self.file.inputs}
        for name in dict.fromkeys((*listed, *self.data.hashes)):
            given = listed.get(name)
            digest = self.data.hashes.get(name)
            rows.append(
                blocks.Row(
                    (
                        blocks.Cell(name),
                        blocks.Cell(given.agency.of(self.lang) if given else ""),
                        blocks.Cell(
                            given.as_of.strftime("%d/%m/%Y") if given and given.as_of else "–", "center"
                        ),
                        # in two halves: nothing in a hash says where a line may break
                        blocks.Cell(f"{digest[:32]}\n{digest[32:]}")
                        if digest
                        else blocks.Cell(self.say("chưa có số liệu", "not supplied"), mark="missing"),
                    )
                )
            )
        head = self._head(
            ("Tệp", "File"),
            ("Cơ quan cung cấp", "Supplied by"),
            ("Tính đến", "As of"),
            ("SHA-256", "SHA-256"),
        )
        return blocks.Table(
            "inputs-table",
            self.say("Các tệp đầu vào", "Input files"),
            head,
            tuple(rows),
            (4.6, 3.9, 1.9, 5),
            small=True,
        )

    def _derived(self) -> blocks.Table:
        rows = tuple(
            blocks.Row(
                (
                    blocks.Cell(each.cell),
                    blocks.Cell(str(each.value), "right"),
                    blocks.Cell(each.formula),
                    blocks.Cell(each.why.of(self.lang)),
                )
            )
            for each in self.file.derived
        )
        head = self._head(("Ô", "Cell"), ("Giá trị", "Value"), ("Phép tính", "Formula"), ("Lý do", "Why"))
        caption = self.say(
            "Ô được suy ra từ các số đã công bố khi chép biểu", "Cells derived while transcribing"
        )
        return blocks.Table("derived-table", caption, head, rows, (4, 1.4, 3.6, 5.6), small=True)

    def _corrections(self) -> blocks.Table:
        rows = tuple(
            blocks.Row(
                (
                    blocks.Cell(each.address),
                    blocks.Cell(each.before or self.say("ô trống", "empty cell"), "right"),
                    blocks.Cell(each.after or self.say("ô trống", "empty cell"), "right"),
                    blocks.Cell(each.reason),
                    blocks.Cell(each.who),
                    blocks.Cell(write_date(date.fromisoformat(each.date), self.lang), "center"),
                )
            )
            for each in self.data.corrections
        )
        head = self._head(
            ("Ô", "Cell"),
            ("Cơ quan ghi", "As sent"),
            ("Đọc là", "Read as"),
            ("Lý do", "Reason"),
            ("Người hiệu đính", "By"),
            ("Ngày", "Date"),
        )
        caption = self.say("Các ô được hiệu đính", "Cells corrected")
        return blocks.Table("corrections-table", caption, head, rows, (4, 1.8, 1.8, 4, 2.2, 1.8), small=True)

    def _record(self, parameters: dict[str, str]) -> blocks.Table:
        rows = [
            (self.say(f"Tham số {name}", f"Parameter {name}"), value) for name, value in parameters.items()
        ]
        rows += [(self.say(f"Phiên bản {name}", f"Version of {name}"), version(name)) for name in PACKAGES]
        head = self._head(("Mục", "Item"), ("Giá trị", "Value"))
        cells = tuple(blocks.Row((blocks.Cell(name), blocks.Cell(value))) for name, value in rows)
        return blocks.Table(
            "record-table",
            self.say("Tham số và phiên bản", "Parameters and versions"),
            head,
            cells,
            (3, 3),
            small=True,
        )

    def traces(self) -> list[blocks.Block]:
        """Return, for the page on screen, each figure's formula and raw cells; and the closing mark."""
        head = self._head(
            ("Chỉ tiêu", "Figure"),
            ("Số liệu", "Value"),
            ("Công thức", "Formula"),
            ("Ô dữ liệu gốc", "Raw cells"),
        )
        rows = tuple(
            blocks.Row(
                (
                    blocks.Cell(f"{result.label.of(self.lang)} ({name})", anchor=trace_anchor(name)),
                    blocks.Cell(result.printed(self.lang), "right"),
                    blocks.Cell(trace.formula(result.value, self.lang)),
                    blocks.Cell(self._raw_cells(result.value)),
                )
            )
            for name, result in self.results.figures.items()
        )
        caption = self.say(
            "Từ mỗi số liệu về ô dữ liệu gốc (đầy đủ trong trace.csv)",
            "From each figure to its raw cells (in full in trace.csv)",
        )
        return [
            blocks.Heading(2, self.say("Truy vết", "Trace"), "trace"),
            blocks.Table("trace-table", caption, head, rows, (4, 2, 4, 5), small=True, screen_only=True),
            blocks.Text("./.", "end"),
        ]

    def _raw_text(self, leaf) -> str:
        """Return what stands in the cell, and what it was corrected to."""
        raw, instead = trace.source(leaf, self.data.cells).raw, trace.corrected(leaf, self.data)
        return f"“{raw}”" if instead is None else f"“{raw}” → “{instead}”"

    def _raw_cells(self, value) -> str:
        leaves = list(value.leaves())
        shown = [
            f"{trace.address(leaf, self.data.cells)} {self._raw_text(leaf)}" for leaf in leaves[:_CELLS_SHOWN]
        ]
        rest = len(leaves) - _CELLS_SHOWN
        if rest > 0:
            shown.append(self.say(f"và {rest} ô nữa", f"and {rest} more"))
        return "; ".join(shown)


def _sent_as(name: str, hashes: Iterable[str]) -> str:
    """Return the name under which a declared file came: itself, or with the ending of another kind of workbook."""
    names = list(hashes)
    return name if name in names else next((each for each in names if is_same_form(each, name)), name)
