"""What the annex says of figures that are no longer what was published: old, new, difference and reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.annex import blocks

if TYPE_CHECKING:
    from analysis.results.differences import FigureChange
    from analysis.results.revisions import Revised

_ABSENT = "–"


def revision_blocks(found: Revised, lang: str) -> list[blocks.Block]:
    """Return the heading, a sentence on what is compared, and the table."""

    def say(vi: str, en: str) -> str:
        return en if lang == "en" else vi

    title = say("Số liệu đã điều chỉnh", "Revised figures")
    told = say(
        f"{len(found.changes)} chỉ tiêu khác với bản công bố số {found.vintage} của tháng này. Chênh lệch tính từ giá "
        "trị chưa làm tròn; của tỷ lệ thì tính bằng điểm phần trăm.",
        f"{len(found.changes)} figures are no longer what vintage {found.vintage} of this month published. Differences "
        "are those of the values before rounding, of shares in percentage points.",
    )
    names = (
        ("Mục", "Section"), ("Chỉ tiêu", "Figure"), ("Đã công bố", "Published"), ("Nay là", "Now"),
        ("Chênh lệch", "Difference"), ("Lý do", "Reason"),
    )  # fmt: skip
    head = (blocks.Row(tuple(blocks.Cell(say(*name), "center") for name in names)),)
    unsaid = say("chưa nêu lý do", "no reason given")

    def row(change: FigureChange) -> blocks.Row:
        before, after = change.printed(lang)
        reason = found.reasons.get(change.id)
        return blocks.Row(
            (
                blocks.Cell(change.section),
                blocks.Cell(change.label.of(lang)),
                blocks.Cell(before or _ABSENT, "right"),
                blocks.Cell(after or _ABSENT, "right"),
                blocks.Cell(change.difference(lang) or _ABSENT, "right"),
                blocks.Cell(f"{reason.reason} ({reason.who})")
                if reason
                else blocks.Cell(unsaid, mark="warning"),
            )
        )

    caption = say(
        f"Bảng điều chỉnh so với bản công bố số {found.vintage}", f"Revisions since vintage {found.vintage}"
    )
    rows = tuple(map(row, found.changes))
    return [
        blocks.Heading(2, title, "revisions"),
        blocks.Text(told),
        blocks.Table("revisions-table", caption, head, rows, (1.5, 4.6, 2.1, 2.1, 1.9, 4), small=True),
    ]
