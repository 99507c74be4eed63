"""The annex of a month as blocks, in the order in which a chairman reads it."""

from __future__ import annotations

from fractions import Fraction

from analysis.annex import blocks
from analysis.annex.findings import FindingsPart
from analysis.annex.localise import Localiser, trace_anchor
from analysis.annex.trends import Trends
from analysis.declare import DECLARED, PERCENT, POINTS, TIMES
from analysis.labels import Label
from analysis.results import Results, trace
from analysis.results.compare import RULES, VERDICTS, Comparison, Rule, Verdict
from analysis.sections import EVERYWHERE, SECTIONS, heading_of
from analysis.views import Number, RoundingChart, RoundingPoint
from analysis.words import number

_MARKS = {
    Verdict.TIES: "ok",
    Verdict.TIES_IMPLIED: "ok",
    Verdict.AS_REPORTED: "",
    Verdict.DIFFERS: "error",
    Verdict.NOT_SUPPLIED: "missing",
}


class Annex:
    """A month's annex in one language; each method returns the blocks of one part."""

    def __init__(self, results: Results, data, month_file, lang: str):
        self.results, self.data, self.file, self.lang = results, data, month_file, lang
        self.words = Localiser(lang, {each.form: each for each in month_file.inputs})
        self.say = self.words.say
        self._trends = Trends(results, self.words, (each.form for each in month_file.inputs))

    def title(self) -> list[blocks.Block]:
        """Return the head: annex number, title, the report it belongs to, and whether it is a draft."""
        report = self.file.report
        day = self.words.day(report.date)
        attached = self.say(
            f"(Kèm theo Báo cáo số {report.number} {day} của {report.issuer.vi})",
            f"(Attached to Report {report.number} of {day}, {report.issuer.en})",
        )
        errors = sum(finding.blocks for finding in self.results.findings)
        draft = self.say("DỰ THẢO", "DRAFT") if self.results.blocking else ""
        reason = (
            self.say(
                f"Bản dự thảo: còn {errors} lỗi chưa được xử lý, nêu tại phần Phát hiện.",
                f"Draft: {errors} errors are open, listed under Findings.",
            )
            if draft
            else ""
        )
        sample = self.file.sample
        return [
            blocks.Title(
                report.annex.of(self.lang),
                report.title.of(self.lang).upper(),
                attached,
                self.lang,
                report.date.isoformat(),
                draft,
                reason,
                sample.mark.of(self.lang) if sample else "",
                sample.note.of(self.lang) if sample else "",
            )
        ]

    def key_figures(self) -> list[blocks.Block]:
        """Return the few numbers that are read first."""
        chosen = [result for result in self.results.figures.values() if result.figure.key]
        items = tuple(
            blocks.KeyFigure(
                result.label.of(self.lang),
                result.printed(self.lang),
                "" if result.figure.unit.suffix else result.figure.unit.label.of(self.lang),
                "\n".join(filter(None, (self._remark(result), self._trends.changes_of(result.id)))),
                "#" + trace_anchor(result.id),
            )
            for result in chosen
        )
        found = [
            blocks.Heading(2, self.say("Số liệu chính", "Key figures"), "key-figures"),
            blocks.KeyFigures("key-figures-list", "", items),
        ]
        if self.file.transcribed:
            found.append(blocks.Text(self.file.transcribed.note.of(self.lang), "note"))
        return found

    def _remark(self, result) -> str:
        said = [each for each in self.results.comparisons if each.mention.figure == result.id]
        if not said:
            return self.say("báo cáo không nêu", "not in the report")
        return self.say(f"báo cáo in {said[0].mention.printed}: ", f"printed {said[0].mention.printed}: ") + (
            self.results.verdict(said[0], self.lang)
        )

    def findings(self) -> list[blocks.Block]:
        """Return what does not hold, worst first."""
        return FindingsPart(self.results.findings, self.data, self.lang).blocks()

    def trends(self) -> list[blocks.Block]:
        """Return how the figures stand beside earlier months; nothing where no other month is known."""
        return self._trends.blocks()

    def sections(self) -> list[blocks.Block]:
        """Return the report's sections, each with its tables, its charts and its other figures."""
        found = [
            blocks.Heading(
                2,
                self.say("Số liệu theo các mục của báo cáo", "Figures by section of the report"),
                "sections",
            )
        ]
        tables = {section: self._views(section, "table") for section in SECTIONS}
        shown = _figures_in(view for several in tables.values() for _, view in several)
        for section, title in SECTIONS.items():
            found.append(blocks.Heading(3, f"{section}. {title.of(self.lang)}", _anchor(section)))
            found += [self.words.table(name, view) for name, view in tables[section]]
            found += [self.words.chart(name, view) for name, view in self._views(section, "chart")]
            found += self._other_figures(section, shown)
        return found

    def _views(self, section: str, kind: str) -> list:
        calculate = self.results.calculation.arguments
        return [
            (view.id, view.make(**calculate(view.needs)))
            for view in DECLARED.views.values()
            if view.kind == kind and heading_of(view.section) == section
        ]

    def _other_figures(self, section: str, shown: set[str]) -> list[blocks.Block]:
        rest = [
            result
            for result in self.results.figures.values()
            if heading_of(result.section) == section and result.id not in shown
        ]
        if not rest:
            return []
        head = self._head(
            ("Mục", "Section"),
            ("Chỉ tiêu", "Figure"),
            ("Số liệu", "Value"),
            ("Đơn vị", "Unit"),
            ("Bằng chứng", "Evidence"),
        )
        rows = tuple(
            blocks.Row(
                (
                    blocks.Cell(result.section),
                    blocks.Cell(result.label.of(self.lang)),
                    blocks.Cell(
                        number(result.value, result.figure.unit, result.figure.decimals, self.lang),
                        "right",
                        "#" + trace_anchor(result.id),
                        "" if result.value.supplied else "missing",
                    ),
                    blocks.Cell(result.figure.unit.label.of(self.lang)),
                    blocks.Cell(self._evidence(result)),
                )
            )
            for result in rest
        )
        caption = self.say(f"Các chỉ tiêu khác của mục {section}", f"Other figures of section {section}")
        return [
            blocks.Table(
                f"figures-{_anchor(section)}", caption, head, rows, (1.4, 6.4, 2.4, 2, 2.4), small=True
            )
        ]

    def _evidence(self, result) -> str:
        return trace.EVIDENCE[result.value.evidence].of(self.lang) if result.value.supplied else ""

    def comparison(self) -> list[blocks.Block]:
        """Return every quoted number beside the computed one, and the ratios on one scale."""
        head = self._head(
            ("Mục", "Section"),
            ("Chỉ tiêu", "Figure"),
            ("Báo cáo in", "Printed"),
            ("Tính lại", "Computed"),
            ("Kết luận", "Verdict"),
        )
        rows = tuple(self._compared(each) for each in self.results.comparisons)
        title = self.say("Số liệu báo cáo in so với tính lại", "Quoted against computed")
        found = [blocks.Heading(2, title, "comparison"), blocks.Text(self._tally())]
        points = self._rounding_points()
        if points:
            found.append(
                self.words.chart(
                    "rounding_chart",
                    RoundingChart(
                        Label(
                            "Tỷ lệ báo cáo in so với tính lại, theo đơn vị của chữ số in cuối cùng",
                            "Printed ratios against computed ones, in units of the last printed digit",
                        ),
                        points,
                        "quoted",
                        Label(
                            f"{sum(p.ties for p in points)}/{len(points)} tỷ lệ khớp khi làm tròn nửa lên.",
                            f"{sum(p.ties for p in points)} of {len(points)} ratios tie when rounded half up.",
                        ),
                    ),
                )
            )
        caption = self.say(
            "Mọi số liệu báo cáo nêu, so với số tính lại từ biểu của cơ quan",
            "Every number the report quotes, against the one computed from the agencies' forms",
        )
        found.append(blocks.Table("comparison-table", caption, head, rows, (1.5, 6, 2, 2.6, 3.2), small=True))
        return found

    def _tally(self) -> str:
        counts = {
            verdict: sum(each.verdict is verdict for each in self.results.comparisons) for verdict in Verdict
        }
        parts = [f"{count} {VERDICTS[verdict].of(self.lang)}" for verdict, count in counts.items() if count]
        whole = len(self.results.comparisons)
        return (
            self.say(f"Báo cáo nêu {whole} số liệu: ", f"The report quotes {whole} numbers: ")
            + "; ".join(parts)
            + "."
        )

    def _compared(self, each: Comparison) -> blocks.Row:
        mention, result = each.mention, each.result
        printed = f"{mention.hedge} {mention.printed}".strip()
        return blocks.Row(
            (
                blocks.Cell(mention.section),
                blocks.Cell(result.label.of(self.lang)),
                blocks.Cell(printed, "right"),
                blocks.Cell(result.printed(self.lang), "right", "#" + trace_anchor(result.id)),
                blocks.Cell(self.results.verdict(each, self.lang), mark=_MARKS[each.verdict]),
            )
        )

    def _rounding_points(self) -> tuple[RoundingPoint, ...]:
        return tuple(
            self._point(each)
            for each in self.results.comparisons
            if each.result.figure.unit in (PERCENT, TIMES, POINTS)
            and each.result.value.supplied
            and each.verdict not in (Verdict.AS_REPORTED, Verdict.NOT_SUPPLIED)
            and each.mention.high is None
        )

    def _point(self, each: Comparison) -> RoundingPoint:
        unit, value, places = each.result.figure.unit, each.result.value, each.mention.decimals
        low, high = (
            (bound * unit.scale - Fraction(each.mention.value)) * 10**places
            for bound in (value.low, value.high)
        )
        ties = each.rules[:1] == (Rule.HALF_UP,)
        rule = RULES[each.rules[0]] if each.rules else VERDICTS[each.verdict]
        return RoundingPoint(
            each.result.label,
            each.mention.printed,
            number(value, unit, places + 2, self.lang, suffix=True),
            low,
            high,
            ties,
            rule,
        )

    def documents(self) -> list[blocks.Block]:
        """Return what concerns the report as a whole: the documents that it cites."""
        found = [blocks.Heading(2, self.say("Văn bản được viện dẫn", "Documents cited"), "documents")]
        calculate = self.results.calculation.arguments
        return found + [
            self.words.table(view.id, view.make(**calculate(view.needs)))
            for view in DECLARED.views.values()
            if view.section == EVERYWHERE
        ]

    def _head(self, *names: tuple[str, str]) -> tuple[blocks.Row, ...]:
        return (blocks.Row(tuple(blocks.Cell(self.say(*name), "center") for name in names)),)


def _figures_in(views) -> set[str]:
    """Return the figures that tables show already."""
    return {
        item.content.value.figure
        for view in views
        for line in view.lines
        for item in line.items
        if isinstance(item.content, Number)
    }


def _anchor(section: str) -> str:
    return "section-" + section.replace(".", "-").lower()
