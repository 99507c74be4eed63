"""The annex's part on the report's text: how its numbers stand, which are open, and the text with each one marked."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from analysis.annex import blocks
from analysis.annex.localise import trace_anchor
from analysis.tie.document import Block, Kind
from analysis.tie.outcome import REVIEWS, Review, Tied, TieOut
from analysis.tie.states import CLASSES, STATES, State

_OPEN = {State.DIFFERS: "error", State.UNTIED: "warning", State.UNCLASSIFIED: "warning"}
_ANCHOR = "report-text"


def tie_out_blocks(out: TieOut, lang: str) -> list[blocks.Block]:
    """Return the part of the annex on the report's text."""
    return _Part(out, lang).blocks()


class _Part:
    """The blocks of one tie-out in one language."""

    def __init__(self, out: TieOut, lang: str):
        self.out, self.lang = out, lang
        self.say: Callable[[str, str], str] = lambda vi, en: en if lang == "en" else vi

    def blocks(self) -> list[blocks.Block]:
        title = self.say(
            "Đối chiếu số liệu trong lời văn báo cáo", "The numbers of the report's text, tied out"
        )
        found = [blocks.Heading(2, title, "tie-out"), blocks.Text(self._summary()), self._counts()]
        still = [(number, tied) for number, tied in enumerate(self.out.tied, 1) if tied.state in _OPEN]
        if still:
            found.append(self._open(still))
        else:
            found.append(blocks.Text(self.say("Không còn số nào chưa rõ.", "No number is open.")))
        return [*found, self._text()]

    def _summary(self) -> str:
        count, name = len(self.out.tied), self.out.document.name
        told = self.say(
            f"Lời văn báo cáo ({name}) có {count} con số; mỗi số được xếp vào đúng một trạng thái.",
            f"The report's text ({name}) holds {count} numbers; each is in exactly one state.",
        )
        reviews = [tied.review for tied in self.out.tied]
        counts = {each: reviews.count(each) for each in Review if each is not Review.KNOWN}
        parts = [f"{number} {REVIEWS[each].of(self.lang)}" for each, number in counts.items() if number]
        if parts:
            listed = ", ".join(parts)
            told += self.say(
                f" So với ties.csv đã rà soát: {listed}; cần rà soát lại.",
                f" Against the reviewed ties.csv: {listed}; to be looked at.",
            )
        return told

    def _head(self, *names: tuple[str, str]) -> tuple[blocks.Row, ...]:
        return (blocks.Row(tuple(blocks.Cell(self.say(*name), "center") for name in names)),)

    def _counts(self) -> blocks.Table:
        rows = tuple(
            blocks.Row((blocks.Cell(STATES[state].of(self.lang)), blocks.Cell(str(count), "right")))
            for state, count in self.out.counts.items()
        )
        whole = blocks.Cell(self.say("Tổng số", "In all")), blocks.Cell(str(len(self.out.tied)), "right")
        return blocks.Table(
            "tie-out-counts",
            self.say("Các con số trong lời văn, theo trạng thái", "Numbers of the text, by state"),
            self._head(("Trạng thái", "State"), ("Số lượng", "Count")),
            (*rows, blocks.Row(whole, "total")),
            (6, 2),
        )

    def _open(self, still: list[tuple[int, Tied]]) -> blocks.Table:
        head = self._head(
            ("TT", "No."),
            ("Mục", "Section"),
            ("Vị trí", "Place"),
            ("Báo cáo in", "Printed"),
            ("Tính lại", "Computed"),
            ("Trạng thái", "State"),
            ("Nội dung", "What was found"),
        )
        rows = tuple(self._row(at, number, tied) for at, (number, tied) in enumerate(still, 1))
        caption = self.say(
            "Các số trong lời văn khác số tính được hoặc chưa có căn cứ",
            "Numbers of the text that differ, or that nothing explains",
        )
        return blocks.Table("tie-out-open", caption, head, rows, (0.7, 1.4, 2, 1.7, 1.7, 2, 6), small=True)

    def _row(self, at: int, number: int, tied: Tied) -> blocks.Row:
        reason = tied.reason.of(self.lang)
        found = f"“{tied.words}”" + (f": {reason}" if reason else "")
        return blocks.Row(
            (
                blocks.Cell(str(at), "center", anchor=_row_anchor(number)),
                blocks.Cell(tied.block.section),
                blocks.Cell(place(tied.block, self.lang)),
                blocks.Cell(tied.token.text, "right", f"#{_anchor(number)}"),
                blocks.Cell(tied.computed.of(self.lang), "right"),
                blocks.Cell(STATES[tied.state].of(self.lang), mark=_OPEN[tied.state]),
                blocks.Cell(found),
            )
        )

    def _text(self) -> blocks.ReportText:
        of_block: dict[int, list[tuple[int, Tied]]] = {}
        for number, tied in enumerate(self.out.tied, 1):
            of_block.setdefault(tied.token.block, []).append((number, tied))
        paragraphs = tuple(
            blocks.Paragraph(
                str(each.kind),
                tuple(self._segments(each, of_block.get(each.number, []))),
                f"{each.section} {place(each, self.lang)}".strip(),
                each.note,
                each.table,
                each.row,
                each.column,
                each.columns,
                each.rows,
            )
            for each in self.out.document.blocks
        )
        caption = self.say(
            "Lời văn báo cáo, mỗi con số một trạng thái", "The report's text, each number marked"
        )
        return blocks.ReportText(_ANCHOR, caption, paragraphs)

    def _segments(self, block: Block, numbers: list[tuple[int, Tied]]) -> Iterator[blocks.Segment]:
        at = 0
        for number, tied in numbers:
            token = tied.token
            if token.start > at:
                yield blocks.Segment(block.text[at : token.start])
            yield self._segment(number, tied)
            at = token.end
        if at < len(block.text):
            yield blocks.Segment(block.text[at:])

    def _segment(self, number: int, tied: Tied) -> blocks.Segment:
        title = ": ".join(filter(None, (tied.reason.of(self.lang), tied.computed.of(self.lang))))
        return blocks.Segment(
            tied.token.text,
            str(tied.state),
            self._target(number, tied),
            title,
            CLASSES[tied.token.cls].of(self.lang),
            _anchor(number),
        )

    def _target(self, number: int, tied: Tied) -> str:
        """Return where a number leads: to its figure's trace, an open one without a figure to its row of the list."""
        if tied.figures:
            return f"#{trace_anchor(tied.figures[0])}"
        return f"#{_row_anchor(number)}" if tied.state in _OPEN else ""


def _row_anchor(number: int) -> str:
    return f"tie-out-open-{number}"


def _anchor(number: int) -> str:
    return f"{_ANCHOR}-{number}"


def place(block: Block, lang: str) -> str:
    """Say where in its section a number stands."""
    if lang == "en":
        return block.place
    if block.kind is Kind.CELL:
        return f"bảng {block.table}, dòng {block.row}, cột {block.column}"
    if block.kind is Kind.FOOTNOTE:
        return f"chú thích {block.note}"
    return "lời văn" if block.kind is Kind.PARAGRAPH else "đề mục"
