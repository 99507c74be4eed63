"""Months side by side: what is kept of each, changes and their bases, and values that leave their history."""

from __future__ import annotations

import csv
from dataclasses import replace
from fractions import Fraction

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.lines import Line2D
from matplotlib.text import Text

from analysis import pipeline, results, store
from analysis.annex import charts
from analysis.annex.provenance import FullAnnex
from analysis.cli import main
from analysis.declare import DECLARED, DOSSIERS, PERCENT, Base, Severity
from analysis.exact import Evidence, Point, constant
from analysis.faults import Faults
from analysis.labels import Label
from analysis.manifest import read as read_manifest
from analysis.months import Month
from analysis.results.history import relative
from analysis.results.outliers import median
from analysis.results.series import points
from analysis.sample.writing import write_sample
from analysis.views import Panel, TrendChart
from tests.monthkit import RAW

NOVEMBER = Month(2022, 11)


@pytest.fixture(scope="module")
def november():
    """Read the real month, without any other."""
    return store.read_month(RAW, str(NOVEMBER))


def beside(november, past: dict[Month, dict[str, int]]):
    """Compute November beside earlier months of which these counts are known."""
    series = {
        month: {
            name: Point(name, Fraction(value), Fraction(value), Evidence.COMPUTED)
            for name, value in held.items()
        }
        for month, held in past.items()
    }
    return results.compute(replace(november, series=series))


def back(count: int) -> Month:
    month = NOVEMBER
    for _ in range(count):
        month = month.previous()
    return month


class TestComparison:
    """A figure beside the months before."""

    def test_a_count_moves_by_so_many_and_so_much(self, november):
        """8.252 dossiers online after 8.000 in October are 252 more, or 252/8000 = 3,15 per cent."""
        found = beside(november, {back(1): {"essential_received_online": 8000}}).history.compared
        change = found["essential_received_online"][Base.MONTH]
        assert (change.change.point, relative(change), change.month) == (252, Fraction(252, 8000), back(1))
        assert change.change.evidence is Evidence.COMPUTED

    def test_a_share_moves_in_points(self, november):
        """43.155 + 19.700 of 136.315 e-ID dossiers, after one half: 62.855/136.315 less 1/2, and no per cent of it."""
        point = Point("eid_activation_rate", Fraction(1, 2), Fraction(1, 2), Evidence.COMPUTED)
        data = replace(november, series={back(12): {"eid_activation_rate": point}})
        found = results.compute(data).history.compared["eid_activation_rate"][Base.YEAR]
        assert found.change.point == Fraction(62855, 136315) - Fraction(1, 2)
        assert (found.unit.key, relative(found)) == ("percentage_point", None)

    def test_what_is_solved_back_is_not_subtracted(self, november):
        """All new dossiers of November are only known as a range: no change of them is printed."""
        found = beside(november, {back(1): {"essential_received_new": 12000}}).history.compared
        assert "essential_received_new" not in found

    def test_a_sum_since_january_needs_every_month(self, november):
        """Ten months of 1.000 and November's 8.252 are 18.252; without July there is no sum."""
        months = {Month(2022, number): {"essential_received_online": 1000} for number in range(1, 11)}
        whole = beside(november, months).history.compared["essential_received_online"]
        assert whole[Base.JANUARY].value.point == 18252
        del months[Month(2022, 7)]
        assert Base.JANUARY not in beside(november, months).history.compared["essential_received_online"]

    def test_the_form_stands_in_for_a_month_that_is_missing(self, tmp_path):
        """Last year's e-ID dossiers come from that month where it is at hand, else as this month's form has them."""
        write_sample(tmp_path, NOVEMBER, NOVEMBER, seed=7, text=False)
        data = store.read_month(tmp_path / "data" / "raw", str(NOVEMBER))
        alone = results.compute(data).history.compared["eid_dossiers"][Base.YEAR]
        point = Point("eid_dossiers", alone.value.low, alone.value.high, Evidence.COMPUTED)
        kept = results.compute(replace(data, series={back(12): {"eid_dossiers": point}}))
        both = kept.history.compared["eid_dossiers"][Base.YEAR]
        assert (alone.month, alone.change.evidence) == (None, Evidence.REPORTED)
        assert (both.month, both.change.evidence) == (back(12), Evidence.COMPUTED)
        assert alone.change.point == both.change.point

    def test_a_rounded_share_of_the_form_leaves_a_range(self, tmp_path):
        """A share given to two decimals is known to a hundredth of a point, and so is the change from it."""
        write_sample(tmp_path, NOVEMBER, NOVEMBER, seed=7, text=False)
        data = store.read_month(tmp_path / "data" / "raw", str(NOVEMBER))
        change = results.compute(data).history.compared["justice_online_share"][Base.YEAR].change
        assert change.high - change.low == Fraction(1, 10_000)

    def test_every_base_that_a_form_gives_is_one_of_a_form(self):
        """Each `against` that names a frame and a code names an indicator form's frame."""
        named = [given for each in DECLARED.figures.values() for given in each.against.values() if given]
        assert named
        for each in named:
            frame, _, code = each.partition(".")
            assert code
            assert "same_period" in DECLARED.frames[frame].schema.to_schema().columns


class TestDoubt:
    """Values that leave their history."""

    def test_an_accumulated_number_that_falls_is_a_warning(self, november):
        """136.315 e-ID dossiers after 140.000 in September: what only accumulates cannot fall."""
        found = {each.id: each for each in beside(november, {back(2): {"eid_dossiers": 140_000}}).findings}
        fallen = found["cumulative_falls:eid_dossiers"]
        assert fallen.severity is Severity.WARNING
        assert fallen.sentence.vi == (
            "Hồ sơ cấp tài khoản định danh điện tử đã thu nhận: số lũy kế là 136.315, "
            "thấp hơn 140.000 của tháng 9/2022."
        )

    def test_what_begins_anew_in_january_falls_only_within_a_year(self, november):
        """183.782 dossiers since January may be fewer than last December's 200.000, but not than October's."""
        december, october = Month(2021, 12), back(1)
        id_ = "cumulative_falls:portal_dossiers"
        for month, falls in ((december, False), (october, True)):
            told = beside(november, {month: {"portal_dossiers": 200_000}}).findings
            assert any(each.id == id_ for each in told) is falls

    @pytest.mark.parametrize(("last", "told"), [(8000, False), (4000, True)])
    def test_a_change_unlike_those_before_is_noted(self, november, last, told):
        """Months that move by 90 to 110: a change of 252 is within six MAD and a hundredth, one of 4.252 is not."""
        past, value = {}, last
        for place, step in enumerate((100, 90, 110, 95, 105, 100, 90, 110, 100, 90, 110, 95, 105), 1):
            past[back(place)] = {"essential_received_online": value}
            value -= step * (1 if last == 4000 else 4)
        past = dict(sorted(past.items()))
        found = {each.id: each for each in beside(november, past).findings}
        assert ("leaves_history:essential_received_online" in found) is told
        if told:
            note = found["leaves_history:essential_received_online"]
            assert note.severity is Severity.NOTE
            assert "so với tháng trước +4.252 hồ sơ" in note.sentence.vi
            assert (
                "trung vị của các mức thay đổi +100 hồ sơ, cùng kỳ năm trước +95 hồ sơ, độ lệch tuyệt đối trung vị 8 "
                "hồ sơ" in note.sentence.vi
            )

    @pytest.mark.parametrize(("year_before", "told"), [(4_400, False), (5_000, False), (3_000, True)])
    def test_a_season_that_came_last_year_is_no_news(self, november, year_before, told):
        """A rise of 4.252 is unlike months that move by 100; not where a year ago it was 4.400, or more than that."""
        steps = [100, 90, 110, 95, 105, 100, 90, 110, 100, 90, 110, year_before, 105]
        past, value = {}, 4000
        for place, step in enumerate(steps, 1):
            past[back(place)] = {"essential_received_online": value}
            value -= step
        found = {each.id: each for each in beside(november, dict(sorted(past.items()))).findings}
        note = found.get("leaves_history:essential_received_online")
        assert (note is not None) is told
        assert note is None or "cùng kỳ năm trước +3.000 hồ sơ" in note.sentence.vi

    def test_too_short_a_history_tells_nothing(self, november):
        """With eleven earlier changes no value is called unusual: a season of the year may be new to them."""
        past = {back(place): {"essential_received_online": 100 - place} for place in range(12, 0, -1)}
        assert not any("leaves_history" in each.id for each in beside(november, past).findings)

    @given(values=st.lists(st.fractions(), min_size=1, max_size=12))
    def test_half_of_the_values_lie_on_either_side_of_the_median(self, values):
        """No more than half of the values lie below the median, no more than half above."""
        middle = median(values)
        assert sum(each < middle for each in values) <= len(values) / 2
        assert sum(each > middle for each in values) <= len(values) / 2


class TestKept:
    """What is kept of a month for later ones."""

    def test_what_was_written_is_read_back(self, november, tmp_path):
        """Every value comes back exactly, of earlier months only, oldest first."""
        kept = points(november.frames)
        for month in ("2022-10", "2022-09", "2022-11"):
            (tmp_path / month).mkdir()
            store.write_series(kept, tmp_path / month)
        series = store.read_series(tmp_path, NOVEMBER)
        assert list(series) == [Month(2022, 9), Month(2022, 10)]
        assert list(series[Month(2022, 10)].values()) == kept
        assert {each.evidence for each in kept} == {Evidence.COMPUTED, Evidence.IMPLIED}

    def test_it_is_small(self, november):
        """Fewer than a hundred values are kept of a month, none of them a frame's row."""
        assert len(points(november.frames)) < 100

    def test_a_damaged_file_is_named(self, tmp_path):
        """A row that is no number is told with its file."""
        (tmp_path / "2022-10").mkdir()
        (tmp_path / "2022-10" / "series.csv").write_text("figure,low,high,evidence\na,x,1,computed\n")
        with pytest.raises(Faults, match=r"2022-10/series\.csv: a row cannot be read"):
            store.read_series(tmp_path, NOVEMBER)


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    """Return the folders of October and November of seed 7, October's number of cards typed with a comma."""
    root = tmp_path_factory.mktemp("faulty")
    write_sample(root, back(1), NOVEMBER, seed=7, text=False)
    path = root / "data" / "raw" / "2022-10" / "id_cards.csv"
    _retype(path, "id_card_dossiers", lambda value: f'"{value.replace(".", ",")}"')
    return {
        "raw": root / "data" / "raw",
        "processed": root / "data" / "processed",
        "out": root / "reports",
        "notebooks": RAW.parents[1] / "notebooks",
    }


class TestFaultyMonth:
    """A month that is refused for one of its files: what its other files say is known to the month after."""

    def test_its_other_files_are_history(self, folders):
        """Of October everything is kept but the cards, and what is made from them."""
        whole = {each.figure for each in points(store.read_month(folders["raw"], "2022-11").frames)}
        frames, month = store.sound(store.read_raw(folders["raw"], "2022-10"))
        known = {each.figure for each in points(frames)}
        assert "id_cards" not in frames
        assert "id_cards" not in month.forms
        assert known < whole
        assert {"eid_dossiers", "essential_pending", "social_insurance_corrected"} <= known
        assert "id_card_dossiers" not in known

    def test_the_month_after_is_held_against_them(self, folders):
        """November's corrected records are fewer than October's, its carried-over dossiers one more: both are told."""
        raw = folders["raw"] / "2022-11"
        _retype(
            raw / "social_insurance.csv",
            "social_insurance_corrected",
            lambda value: value.replace(".", "")[:-1],
        )
        book = openpyxl.load_workbook(raw / "essential_services.xlsx", data_only=True)
        book.active["F10"] = book.active["F10"].value + 1
        book.save(raw / "essential_services.xlsx")
        pipeline.run("2022-11", **folders)
        with (folders["out"] / "2022-11" / "findings.csv").open(encoding="utf-8", newline="") as file:
            found = [row["id"].partition(":")[0] for row in csv.DictReader(file)]
        assert {"cumulative_falls", "carried_over_was_pending"} <= set(found)

    def test_a_fault_of_month_toml_leaves_nothing(self, folders):
        """What says how every form is read is not to be believed: then nothing of the month is kept."""
        path = folders["raw"] / "2022-10" / "month.toml"
        text = path.read_text(encoding="utf-8")
        try:
            path.write_text(text.replace('month = "2022-10"', 'month = "2022-09"'), encoding="utf-8")
            frames, month = store.sound(store.read_raw(folders["raw"], "2022-10"))
        finally:
            path.write_text(text, encoding="utf-8")
        assert (frames, month.forms) == ({}, {})


def _retype(path, code, typed):
    """Type the number of a list's row otherwise."""
    text = path.read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.startswith(f"{code},"))
    value = line.split(",")[3]
    path.write_text(text.replace(line, line.replace(value, typed(value), 1)), encoding="utf-8")


class TestAnnex:
    """What the annex adds where months are at hand."""

    def test_a_month_alone_keeps_its_annex(self, november):
        """November 2022, without any month before, has no part on trends and no change beside a key figure."""
        annex = FullAnnex(results.compute(november), november, store.read_raw(RAW, "2022-11").file, "vi")
        assert annex.trends() == []
        assert not any("so với" in item.remark for item in annex.key_figures()[1].items)

    def test_a_third_month_shows_the_two_before(self, tmp_path, capsys):
        """The annex of a third month has its changes and lines; its manifest lists what it read of the others."""
        write_sample(tmp_path, Month(2022, 1), Month(2022, 3), seed=7, text=False)
        folders = [
            part for name in ("raw", "processed") for part in (f"--{name}", str(tmp_path / "data" / name))
        ]
        assert main(["run", "2022-03", *folders, "--out", str(tmp_path / "reports")]) == 0
        capsys.readouterr()
        page = (tmp_path / "reports" / "2022-03" / "annex.html").read_text(encoding="utf-8")
        assert "Diễn biến qua các tháng" in page
        assert "so với tháng trước: +" in page
        assert page.count("02/2022") > 2
        inputs = read_manifest(tmp_path / "reports" / "2022-03")["inputs"]
        assert {name for name in inputs if name.endswith("series.csv")} == {
            "data/processed/2022-01/series.csv",
            "data/processed/2022-02/series.csv",
        }


def drawn(chart: TrendChart, kind: type) -> list:
    """Return what a chart is drawn of, of one kind."""
    return [each for each in charts.figure_of(chart, "vi").get_children() if isinstance(each, kind)]


class TestLines:
    """Small lines over the months."""

    @staticmethod
    def chart(*values: int | None, share: bool = False) -> TrendChart:
        """Describe one line over the first months of a year."""
        points = tuple(
            None if value is None else constant(Fraction(value, 100 if share else 1)) for value in values
        )
        unit = PERCENT if share else DOSSIERS
        panel = Panel(
            Label("Hồ sơ", "Dossiers"), points, unit, mark=constant(Fraction(1, 2)) if share else None
        )
        months = tuple(f"{number:02d}/2022" for number in range(1, len(values) + 1))
        return TrendChart(
            Label("Diễn biến", "Trend"), months, (panel,), "form", Label("Đường", "Line"), share=share
        )

    def lines(self, chart: TrendChart) -> list[int]:
        """Return how many points each black line joins."""
        return [len(line.get_xdata()) for line in drawn(chart, Line2D) if line.get_linewidth() == 1.1]

    def test_a_missing_month_parts_the_line(self):
        """Of six months with the third unknown two lines are drawn: of two points and of three."""
        assert self.lines(self.chart(1, 2, 3, 4, 5, 6)) == [6]
        assert self.lines(self.chart(1, 2, None, 4, 5, 6)) == [2, 3]

    def test_the_last_value_is_written(self):
        """The last month's number stands beside its line, and dots where it is not known."""
        written = [
            [text.get_text() for text in drawn(self.chart(*values), Text)]
            for values in ((1000, 1208), (1000, None))
        ]
        assert "1.208" in written[0]
        assert "…" in written[1]

    def test_shares_stand_on_one_scale_with_their_target_dashed(self):
        """A share of 50 per cent lies halfway up, on the dashed line of a target of one half."""
        found = drawn(self.chart(50, 50, share=True), Line2D)
        line = next(each for each in found if each.get_linewidth() == 1.1)
        dashed = [each for each in found if each.get_linestyle() == "--"]
        assert len(dashed) == 1
        assert dashed[0].get_ydata()[0] == line.get_ydata()[0]
