"""What the annex adds where earlier months are at hand: changes, small lines, shares by sector, stock and flow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.annex import blocks
from analysis.annex.localise import trace_anchor
from analysis.declare import PERCENT, Base, Edition
from analysis.exact import constant
from analysis.labels import Label
from analysis.results.history import Compared, relative
from analysis.results.outliers import FARTHEST
from analysis.results.series import reached
from analysis.services import SECTORS, SERVICES
from analysis.subjects.targets import MINIMUM
from analysis.views import FlowChart, FlowGroup, Number, Panel, TrendChart
from analysis.words import number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analysis.annex.localise import Localiser
    from analysis.exact import Exact
    from analysis.months import Month
    from analysis.results import Result, Results

SHOWN = 13  # months in a chart of lines: a year, and this one
FLOWS = 6  # months in a chart of bars, which has to stand on one page
_BASES = {
    Base.MONTH: Label("so với tháng trước", "on the month before"),
    Base.YEAR: Label("so với cùng kỳ năm trước", "on the same month last year"),
}
_WHOSE = {
    "computed": Label("tính từ biểu các tháng đó", "computed from those months' forms"),
    "reported": Label("số cùng kỳ do cơ quan nêu", "same period as reported by the agency"),
    "unreleased": Label(
        "tính từ biểu các tháng đó (chưa phát hành)", "computed from those months' forms (nothing released)"
    ),
}
_SOURCES = ("dossiers", "service_levels", "portal_cumulative", "eid", "id_cards", "vaccination")
_ROWS = {
    "received_new": "essential_received_new",
    "carried_over": "essential_carried_over",
    "resolved": "essential_resolved",
    "pending": "essential_pending",
}


class Trends:
    """A month beside those before it, in one language."""

    def __init__(self, results: Results, words: Localiser, forms: Iterable[str]):
        self.results, self.words, self.history = results, words, results.history
        self.forms = tuple(forms)  # that this month declares
        self.lang, self.say = words.lang, words.say
        self.months = (*self.history.months, self.history.month)[-SHOWN:]

    def changes_of(self, figure: str) -> str:
        """Return how a figure moved, a line a base; empty where nothing is known."""
        found = self.history.compared.get(figure, {})
        lines = (
            f"{_BASES[base].of(self.lang)}: {self._change(found[base])}" for base in _BASES if base in found
        )
        return "\n".join(lines)

    def blocks(self) -> list[blocks.Block]:
        """Return the part on the months so far; nothing where nothing is known of any other month."""
        if not self.history.compared:
            return []
        found = [
            blocks.Heading(2, self.say("Diễn biến qua các tháng", "Over the months"), "trends"),
            self._table(),
        ]
        if self.history.months:
            found += [
                self.words.chart(name, view)
                for name, view in (
                    ("trend_key_figures", self._key_figures()),
                    ("trend_online_shares", self._online_shares()),
                    ("trend_flow", self._flow()),
                )
                if view is not None
            ]
        return found

    def _rule(self) -> str:
        return self.say(
            "Số so sánh lấy từ số liệu đã xử lý của tháng được so sánh; nếu không có tháng đó thì lấy số cùng kỳ do cơ "
            "quan nêu trong biểu tháng này. Thay đổi của một tỷ lệ tính bằng điểm phần trăm. Phần Phát hiện nêu số lũy "
            "kế bị giảm và mức thay đổi cách trung vị của các tháng trước quá "
            f"{FARTHEST} lần độ lệch tuyệt đối trung vị, trừ khi cùng kỳ năm trước cũng thay đổi như vậy.",
            "What a figure is compared with comes from the processed numbers of that month; where they are not at "
            "hand, from the same period's number that the agency gave in this month's form. The change of a share is "
            "in percentage points. Findings tell cumulative numbers that fell, and changes that lie more than "
            f"{FARTHEST} median absolute deviations from the median of the months before, unless the same month last "
            "year moved likewise.",
        )

    def _table(self) -> blocks.Table:
        names = (
            ("Chỉ tiêu", "Figure"),
            ("Tháng này", "This month"),
            ("Tháng trước", "Month before"),
            ("Tăng, giảm", "Change"),
            ("Cùng kỳ năm trước", "Same month last year"),
            ("Tăng, giảm", "Change"),
            ("Lũy kế từ đầu năm", "Since January"),
            ("Nguồn số so sánh", "Compared with"),
        )
        head = (blocks.Row(tuple(blocks.Cell(self.say(*name), "center") for name in names)),)
        figures = self.results.figures
        rows = tuple(self._row(figures[name], found) for name, found in self.history.compared.items())
        caption = self.say(
            "Số liệu tháng này so với các kỳ trước", "This month's figures beside earlier ones"
        )
        widths = (6, 2, 2, 2.8, 2, 2.8, 2.2, 2.6)
        return blocks.Table(
            "trend-table", caption, head, rows, widths, note=self._rule(), wide=True, small=True
        )

    def _row(self, result: Result, found: dict[Base, Compared]) -> blocks.Row:
        cells = [
            blocks.Cell(result.label.of(self.lang)),
            blocks.Cell(result.printed(self.lang), "right", "#" + trace_anchor(result.id)),
        ]
        for base in _BASES:
            each = found.get(base)
            cells += [
                blocks.Cell(self._written(result, each.value) if each else "", "right"),
                blocks.Cell(self._change(each) if each else "", "right"),
            ]
        so_far = found.get(Base.JANUARY)
        cells.append(blocks.Cell(self._written(result, so_far.value) if so_far else "", "right"))
        cells.append(blocks.Cell(self._whose(result, found)))
        return blocks.Row(tuple(cells))

    def _whose(self, result: Result, found: dict[Base, Compared]) -> str:
        """Say of what kind the bases are: computed from earlier forms, or as the agency gave them in this one."""
        said = {base: self._source(result, each) for base, each in found.items()}
        if len(set(said.values())) == 1:
            return next(iter(said.values()))
        named = {Base.MONTH: ("tháng trước", "month before"), Base.YEAR: ("cùng kỳ", "same period")}
        return "; ".join(f"{self.say(*named[base])}: {said[base]}" for base in named if base in said)

    def _source(self, result: Result, each: Compared) -> str:
        if each.vintage is not None:
            return self.say(
                f"số đã công bố (bản công bố số {each.vintage})", f"as published (vintage {each.vintage})"
            )
        wanted = result.figure.base is Edition.PUBLISHED and each.base in _BASES
        of_month = "unreleased" if wanted else "computed"
        return _WHOSE["reported" if each.month is None else of_month].of(self.lang)

    def _written(self, result: Result, value: Exact) -> str:
        return number(value, result.figure.unit, result.figure.decimals, self.lang, suffix=True)

    def _change(self, each: Compared) -> str:
        """Write a change with its sign and unit, and of a count how much it is of the base."""
        unit, places = each.unit, 0 if each.unit.scale == 1 else 2
        text = _sign(each.change) + number(each.change, unit, places, self.lang)
        text = f"{text} {unit.label.of(self.lang)}".strip()
        part = relative(each)
        if part is None:
            return text
        of_base = number(constant(part), PERCENT, 1, self.lang, suffix=True)
        return f"{text} ({'+' if part > 0 else ''}{of_base})"

    def _points(self, figure: str, now: Exact) -> tuple[Exact | None, ...]:
        past = self.history.past(figure)
        return (*(past.get(month) for month in self.months[:-1]), now)

    def _key_figures(self) -> TrendChart | None:
        chosen = [each for each in self.results.figures.values() if each.figure.key and each.figure.against]
        panels = tuple(
            Panel(each.label, self._points(each.id, each.value), each.figure.unit, each.figure.decimals)
            for each in chosen
        )
        return self._chart(
            Label(
                "Các số liệu chính qua các tháng (mỗi khung một thang đo)",
                "Key figures over the months (a scale each)",
            ),
            panels,
            _SOURCES,
        )

    def _online_shares(self) -> TrendChart | None:
        figures, calculation = self.results.figures, self.results.calculation
        sectors = [
            Panel(SECTORS[key].label, self._points(name, figures[name].value), PERCENT, 2)
            for key in SECTORS
            if (name := f"sector_online_share[{key}]") in figures
        ]
        floors = calculation.value("minimum_online_share")
        services = [
            Panel(SERVICES[key].label, self._points(name, value), PERCENT, 2, floors[key])
            for key, (name, value) in zip(MINIMUM, reached(calculation).items(), strict=True)
        ]
        return self._chart(
            Label(
                "Tỷ lệ hồ sơ tiếp nhận trực tuyến theo lĩnh vực, và của các dịch vụ có mức tối thiểu (nét đứt); "
                "mọi khung từ 0 đến 100%",
                "Share received online by sector, and of the services with a minimum (dashed); "
                "each frame from 0 to 100%",
            ),
            tuple(
                each
                for each in (*sectors, *services)
                if any(point and point.supplied for point in each.points)
            ),
            ("dossiers", "targets"),
            share=True,
        )

    def _chart(
        self, caption: Label, panels: tuple[Panel, ...], sources: tuple[str, ...], *, share: bool = False
    ) -> TrendChart | None:
        if not panels:
            return None
        first, last = _named(self.months[0]), _named(self.months[-1])
        return TrendChart(
            caption,
            tuple(map(_named, self.months)),
            panels,
            tuple(form for form in sources if form in self.forms),
            Label(
                f"{len(panels)} đường nhỏ từ tháng {first} đến tháng {last}, số bên phải là của tháng {last}; "
                f"đầu tiên là “{panels[0].label.vi}”: {{value}}.",
                f"{len(panels)} small lines from {first} to {last}, the number on the right is that of {last}; "
                f"the first is “{panels[0].label.en}”: {{value}}.",
            ),
            {"value": Number(panels[0].points[-1], panels[0].unit, panels[0].decimals)},
            share=share,
        )

    def _flow(self) -> FlowChart | None:
        values = {name: self._points(id_, self.results.figures[id_].value) for name, id_ in _ROWS.items()}
        groups = tuple(
            FlowGroup(Label(_named(month), _named(month)), *parts)
            for month, *parts in list(zip(self.months, *values.values(), strict=True))[-FLOWS:]
            if all(part is not None and part.supplied for part in parts)
        )
        if len(groups) < 2:  # noqa: PLR2004 -- one month is in the sections already
            return None
        return FlowChart(
            Label(
                "Hồ sơ DVC thiết yếu qua các tháng: đầu vào và đầu ra",
                "Essential services over the months: in and out",
            ),
            groups,
            "dossiers",
            Label(
                f"Mỗi tháng hai thanh bằng nhau; tháng {groups[-1].label.vi} đang giải quyết {{pending}} hồ sơ.",
                f"Two equal bars a month; {{pending}} dossiers are pending in {groups[-1].label.en}.",
            ),
            {"pending": Number(groups[-1].pending, self.results.figures["essential_pending"].figure.unit)},
        )


def _named(month: Month) -> str:
    return f"{month.number:02d}/{month.year}"


def _sign(change: Exact) -> str:
    return "+" if change.low > 0 else ""
