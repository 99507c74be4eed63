"""What the page of all months is made of: a table of months, newest first, and a small line for each key figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.annex import blocks, html
from analysis.annex.localise import Localiser
from analysis.annex.month_line import FILES
from analysis.labels import Label
from analysis.views import Number, TrendChart

if TYPE_CHECKING:
    from analysis.annex.month_line import MonthLine
    from analysis.views import Panel

SAMPLE = Label("DỮ LIỆU MẪU", "SAMPLE DATA")
_DRAFT = Label("DỰ THẢO", "DRAFT")
_STANDINGS = ("error", "acknowledged", "warning", "note")  # in the order of their columns


def page(lines: tuple[MonthLine, ...], months: tuple[str, ...], panels: tuple[Panel, ...], lang: str) -> str:
    """Return the page of these months, oldest first, with a line over `months` for each panel."""
    words = Localiser(lang, {})
    charts = [words.chart(f"key-{number}", _alone(panel, months)) for number, panel in enumerate(panels, 1)]
    head = [_title(lines, words), *_months(lines, words)]
    over = words.say("Các số liệu chính qua các tháng", "Key figures over the months")
    heading = [blocks.Heading(2, over, "key-figures")] if charts else []
    parts = html.parts([*head, *heading, *charts])
    shown = len(parts["body"]) - len(charts)
    beside = "\n".join(parts["body"][shown:])
    multiples = [f'<div class="multiples">\n{beside}\n</div>'] if charts else []
    return html.filled(parts | {"body": parts["body"][:shown] + multiples})


def written(month: str) -> str:
    """Return a month as the page names it: 11/2022."""
    year, _, number = month.partition("-")
    return f"{number}/{year}"


def _title(lines: tuple[MonthLine, ...], words: Localiser) -> blocks.Title:
    made_up = [written(line.month) for line in lines if line.sample]
    span = ""
    if lines:
        first, last = written(lines[0].month), written(lines[-1].month)
        span = words.say(f"(Từ tháng {first} đến tháng {last})", f"(From {first} to {last})")
        if first == last:
            span = words.say(f"(Tháng {first})", f"({first})")
    note = words.say(
        "Số liệu của một tỉnh không có thật, do phần mềm tạo ra để thực hành và kiểm thử: ",
        "Numbers of a province that does not exist, made up to practise on and to test with: ",
    )
    which = words.say("mọi tháng.", "all months.") if len(made_up) == len(lines) else ", ".join(made_up) + "."
    return blocks.Title(
        words.say("Đề án 06", "Decision 06"),
        words.say("Phụ lục thống kê các tháng", "Statistical annexes by month").upper(),
        span,
        words.lang,
        lines[-1].month if lines else "",
        sample=SAMPLE.of(words.lang) if made_up else "",
        sample_reason=note + which if made_up else "",
    )


def _months(lines: tuple[MonthLine, ...], words: Localiser) -> list[blocks.Block]:
    heading = blocks.Heading(2, words.say("Các tháng", "The months"), "months")
    if not lines:
        none = words.say("Chưa có phụ lục của tháng nào.", "There is no annex of any month yet.")
        return [heading, blocks.Text(none)]
    names = (
        ("Tháng", "Month"),
        ("Tình trạng", "State"),
        ("Lỗi", "Errors"),
        ("Lỗi đã ghi nhận", "Acknow\u00adledged errors"),
        ("Cảnh báo", "Warnings"),
        ("Ghi chú", "Notes"),
        ("Tải về", "Files"),
    )
    *single, files = (words.say(*name) for name in names)
    head = (*(blocks.Cell(name, "center") for name in single), blocks.Cell(files, "center", colspan=2))
    caption = words.say(
        "Tình trạng phụ lục của từng tháng, mới nhất trước", "State of each month's annex, newest first"
    )
    rows = tuple(_row(line, words) for line in reversed(lines))
    widths = (1.2, 4.4, 0.9, 1.3, 1.2, 1.1, 0.8, 0.9)
    return [heading, blocks.Table("months-table", caption, (blocks.Row(head),), rows, widths)]


def _row(line: MonthLine, words: Localiser) -> blocks.Row:
    counts = dict(line.findings)
    page_, *others = FILES
    numbers = ("" if line.faults else str(counts.get(each, 0)) for each in _STANDINGS)
    state, mark = _state(line, words)
    return blocks.Row(
        (
            blocks.Cell(written(line.month), href=_href(line, page_)),
            blocks.Cell(state, mark=mark),
            *(blocks.Cell(number, "right") for number in numbers),
            *(
                blocks.Cell(name, "center", _href(line, file)) if file in line.files else blocks.Cell("")
                for file, name in zip(others, ("PDF", "Excel"), strict=True)
            ),
        )
    )


def _href(line: MonthLine, file: str) -> str:
    return f"{line.month}/{file}" if file in line.files else ""


def _state(line: MonthLine, words: Localiser) -> tuple[str, str]:
    """Return a month's state in words, and the mark that stands before it."""
    if line.faults:
        why = "; ".join(fault.of(words.lang) for fault in line.faults)
        return words.say("Hỏng, lập lại tháng này: ", "Damaged, build this month again: ") + why, "missing"
    errors = dict(line.findings).get("error", 0)
    parts = [SAMPLE.of(words.lang)] if line.sample else []
    if errors:
        parts.append(
            _DRAFT.of(words.lang) + words.say(f", còn {errors} lỗi chưa xử lý", f", {errors} errors are open")
        )
    else:
        parts.append(words.say("Hoàn chỉnh", "Final"))
    if line.vintage:
        parts.append(words.say(f"đã phát hành bản số {line.vintage}", f"released as vintage {line.vintage}"))
    if line.differs:
        parts.append(words.say("phụ lục nay đã khác bản đó", "the annex differs from it now"))
    if line.changed:
        parts.append(words.say("số liệu đầu vào đã đổi sau khi lập", "its inputs have changed since"))
    mark = "error" if errors else "warning" if line.changed or line.differs else "ok"
    return "; ".join(parts), mark


def _alone(panel: Panel, months: tuple[str, ...]) -> TrendChart:
    """Return the chart of one figure; the last month that knows it is told in the alternative text."""
    known = [at for at, point in enumerate(panel.points) if point is not None and point.supplied]
    first, last = written(months[0]), written(months[known[-1]])
    return TrendChart(
        panel.label,
        tuple(map(written, months)),
        (panel,),
        (),
        Label(
            f"{panel.label.vi} từ tháng {first}; tháng {last}: {{value}}.",
            f"{panel.label.en} from {first}; in {last}: {{value}}.",
        ),
        {"value": Number(panel.points[known[-1]], panel.unit, panel.decimals)},
        alone=True,
    )
