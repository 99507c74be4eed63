"""From what a subject wants shown to blocks in one language: numbers rounded and written, sources named."""

from __future__ import annotations

from datetime import date

from analysis.annex import blocks
from analysis.annex.charts import draw
from analysis.declare import DOSSIERS, PERCENT
from analysis.labels import Label
from analysis.numerals import write_date
from analysis.views import BarChart, FlowChart, Item, Line, Number, RoundingChart, TableView, TrendChart
from analysis.words import ABSENT_SHORT, number


def trace_anchor(figure: str) -> str:
    """Return the name under which a figure's trace stands in the page."""
    return "trace-" + figure.replace("[", "-").replace("]", "")


class Localiser:
    """Turns views into blocks in one language; knows the inputs, for sources and as-of dates."""

    def __init__(self, lang: str, inputs: dict):
        self.lang = lang
        self._inputs = inputs  # form id → monthfile.Input

    def say(self, vi: str, en: str) -> str:
        """Choose between two texts."""
        return en if self.lang == "en" else vi

    def source(self, forms: str | tuple[str, ...]) -> str:
        """Name who supplied the forms and as of when."""
        forms = (forms,) if isinstance(forms, str) else forms
        return self.say("Nguồn: ", "Source: ") + "; ".join(map(self._supplier, forms)) + "."

    def _supplier(self, form: str) -> str:
        given = self._inputs[form]
        if not given.as_of:
            return f"{given.agency.of(self.lang)} ({given.file})"
        day = write_date(given.as_of, self.lang)
        as_of = self.say(f"số liệu tính đến ngày {day}", f"as of {day}")
        return f"{given.agency.of(self.lang)} ({given.file}, {as_of})"

    def table(self, name: str, view: TableView) -> blocks.Table:
        """Write a table view."""
        return blocks.Table(
            name,
            view.caption.of(self.lang),
            self._rows(view.head),
            self._rows(view.lines),
            view.widths,
            self.source(view.source),
            view.note.of(self.lang) if view.note else "",
            view.wide,
        )

    def _rows(self, lines: tuple[Line, ...]) -> tuple[blocks.Row, ...]:
        return tuple(blocks.Row(tuple(self.cell(item) for item in line.items), line.kind) for line in lines)

    def cell(self, item: Item) -> blocks.Cell:
        """Write one cell; a declared figure links to its trace."""
        content, align, href = item.content, item.align, ""
        if isinstance(content, Number):
            text = number(content.value, content.unit, content.decimals, self.lang, short=True)
            align = align or "right"
            if content.value.figure:
                href = "#" + trace_anchor(content.value.figure)
        else:
            text = content.of(self.lang) if isinstance(content, Label) else content
        return blocks.Cell(text, align or "left", href, item.mark, item.colspan, item.rowspan)

    def chart(self, name: str, view) -> blocks.Chart:
        """Draw a chart view, with its data as a table and its main value in the alternative text."""
        values = {key: self._full(each) for key, each in view.values.items()}
        ways = {
            BarChart: self._bars,
            FlowChart: self._flows,
            RoundingChart: self._points,
            TrendChart: self._trends,
        }
        data = ways[type(view)](name, view)
        return blocks.Chart(
            name,
            view.caption.of(self.lang),
            view.alt.of(self.lang).format(**values),
            draw(view, self.lang, name),
            self.source(view.source),
            data,
        )

    def _full(self, value: Number) -> str:
        return number(value.value, value.unit, value.decimals, self.lang, suffix=True)

    def _data(self, name: str, view, columns: list[str], rows: list[list[str]]) -> blocks.Table:
        head = blocks.Row(tuple(blocks.Cell(column, "center") for column in columns))
        body = tuple(
            blocks.Row(
                tuple(blocks.Cell(text, "right" if place else "left") for place, text in enumerate(row))
            )
            for row in rows
        )
        caption = self.say("Số liệu của biểu đồ: ", "Data of the chart: ") + view.caption.of(self.lang)
        return blocks.Table(f"{name}-data", caption, (head,), body, (3.0, *([1.0] * (len(columns) - 1))))

    def _number(self, value, unit, decimals: int = 0) -> str:
        return ABSENT_SHORT if value is None else number(value, unit, decimals, self.lang, short=True)

    def _bars(self, name: str, view: BarChart) -> blocks.Table:
        series = [each.of(self.lang) or view.unit.label.of(self.lang) for each in view.series]
        columns = [self.say("Nhóm", "Group"), *series]
        if view.mark_label:
            columns.append(view.mark_label.of(self.lang))
        rows = []
        for bar in view.bars:
            parts = [self._number(part, view.unit) for part in bar.parts]
            row = [bar.label.of(self.lang), *parts, *([""] * (len(series) - len(parts)))]
            if view.mark_label:
                row.append(self._mark(bar, view))
            rows.append(row)
        return self._data(name, view, columns, rows)

    def _mark(self, bar, view: BarChart) -> str:
        if bar.mark is None:
            return ""
        unit = PERCENT if view.share else view.unit
        return number(bar.mark, unit, 0, self.lang, suffix=True, short=True)

    def _flows(self, name: str, view: FlowChart) -> blocks.Table:
        columns = [
            self.say("Nhóm", "Group"),
            self.say("Tiếp nhận mới", "New"),
            self.say("Từ kỳ trước", "Carried over"),
            self.say("Đã giải quyết", "Resolved"),
            self.say("Đang giải quyết", "Pending"),
        ]
        rows = [
            [
                group.label.of(self.lang),
                *(
                    self._number(value, DOSSIERS)
                    for value in (group.new, group.carried, group.resolved, group.pending)
                ),
            ]
            for group in view.groups
        ]
        return self._data(name, view, columns, rows)

    def _points(self, name: str, view: RoundingChart) -> blocks.Table:
        columns = [
            self.say("Chỉ tiêu", "Figure"),
            self.say("Báo cáo in", "Printed"),
            self.say("Tính lại", "Computed"),
            self.say("Quy tắc", "Rule"),
        ]
        rows = [
            [point.label.of(self.lang), point.printed, point.computed, point.rule.of(self.lang)]
            for point in view.points
        ]
        return self._data(name, view, columns, rows)

    def _trends(self, name: str, view: TrendChart) -> blocks.Table:
        columns = [self.say("Tháng", "Month"), *(panel.label.of(self.lang) for panel in view.panels)]
        rows = [
            [
                month,
                *(self._number(panel.points[at], panel.unit, panel.decimals) for panel in view.panels),
            ]
            for at, month in enumerate(view.months)
        ]
        return self._data(name, view, columns, rows)

    def day(self, day: date) -> str:
        """Write a date in full, as in prose."""
        return write_date(day, self.lang, long=True)
