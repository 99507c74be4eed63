"""The annex's part on what does not hold: every finding, worst first, with its cells and with who answers for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from analysis.annex import blocks
from analysis.labels import Label
from analysis.results import Finding, trace
from analysis.results.findings import ACKNOWLEDGED

STANDINGS = {
    "error": Label("Lỗi", "Error"),
    ACKNOWLEDGED: Label("Lỗi, đã ghi nhận", "Error, acknowledged"),
    "warning": Label("Cảnh báo", "Warning"),
    "note": Label("Lưu ý", "Note"),
}
_MARKS = {ACKNOWLEDGED: "warning"}  # it is told like a warning: it keeps nothing back
_CELLS_SHOWN = 4


class FindingsPart:
    """The findings of a month in one language."""

    def __init__(self, found: Iterable[Finding], data, lang: str):
        self.found, self.data, self.lang = tuple(found), data, lang
        self.say: Callable[[str, str], str] = lambda vi, en: en if lang == "en" else vi

    def blocks(self) -> list[blocks.Block]:
        """Return the heading, the count of each severity, and the table."""
        title = blocks.Heading(2, self.say("Phát hiện", "Findings"), "findings")
        if not self.found:
            return [title, blocks.Text(self.say("Không có phát hiện nào.", "Nothing was found."))]
        return [title, blocks.Text(self._summary()), self._table()]

    def _summary(self) -> str:
        counts = Counter(each.standing for each in self.found)
        errors, answered = counts["error"] + counts[ACKNOWLEDGED], counts[ACKNOWLEDGED]
        known = self.say(
            f" (trong đó {answered} lỗi đã được ghi nhận, nêu rõ người và lý do)",
            f" ({answered} of them acknowledged, with name and reason)",
        )
        return self.say(
            f"Các đẳng thức và phép so sánh đã khai báo cho {errors} lỗi{known if answered else ''}, "
            f"{counts['warning']} cảnh báo, {counts['note']} lưu ý. Phần mềm không sửa số liệu nào.",
            f"The declared identities and comparisons give {errors} errors{known if answered else ''}, "
            f"{counts['warning']} warnings and {counts['note']} notes. Nothing was repaired.",
        )

    def _table(self) -> blocks.Table:
        names = (
            ("TT", "No."),
            ("Mức độ", "Severity"),
            ("Mục", "Section"),
            ("Nội dung", "Finding"),
            ("Ô dữ liệu", "Cells"),
        )
        head = (blocks.Row(tuple(blocks.Cell(self.say(*name), "center") for name in names)),)
        rows = tuple(self._row(place, finding) for place, finding in enumerate(self.found, 1))
        caption = self.say("Phát hiện qua kiểm tra số liệu", "What the checks found")
        return blocks.Table("findings-table", caption, head, rows, (0.7, 1.7, 1.5, 7, 3.6), small=True)

    def _row(self, place: int, finding: Finding) -> blocks.Row:
        standing = finding.standing
        return blocks.Row(
            (
                blocks.Cell(str(place), "center"),
                blocks.Cell(STANDINGS[standing].of(self.lang), mark=_MARKS.get(standing, standing)),
                blocks.Cell(finding.section),
                blocks.Cell(finding.told(self.lang)),
                blocks.Cell(self._addresses(finding.cells)),
            )
        )

    def _addresses(self, cells) -> str:
        known = list(dict.fromkeys(trace.address(cell, self.data.cells) for cell in cells))
        sheets: dict[str, list[str]] = {}
        for address in known[:_CELLS_SHOWN]:
            sheet, _, cell = address.rpartition("!")
            sheets.setdefault(sheet, []).append(cell)
        text = "; ".join(f"{sheet}!{', '.join(addresses)}" for sheet, addresses in sheets.items())
        rest = len(known) - _CELLS_SHOWN
        return text + self.say(f" và {rest} ô nữa", f" and {rest} more") if rest > 0 else text
