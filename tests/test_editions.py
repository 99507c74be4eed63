"""An earlier month as published and as it stands now: a figure names its base, a sentence is told which one it fits."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from analysis import pipeline, results
from analysis.declare import DECLARED, Base, Edition
from analysis.exact import Evidence, Point
from analysis.faults import Faults
from analysis.months import Month
from analysis.releasing import release
from analysis.sample.writing import write_sample
from analysis.staleness import Cause, Project
from analysis.store.published import Vintage, read_published
from tests.monthkit import RAW

OCTOBER, NOVEMBER = Month(2022, 10), Month(2022, 11)
FIGURE = "eid_dossiers"
RESTATED = f"restated:{FIGURE}.2022-10"
EDITION = "text-edition:II.3.1.4.prose.3"


def rows(folder, name):
    """Read a table of a report, a dict a row, by its first column."""
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return {next(iter(row.values())): row for row in csv.DictReader(file)}


def reworded(path, *pairs):
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8", newline="\n")


class Province:
    """The made-up province of seed 7 on two months: October released, November run; one cell is then restated.

    October counted 233.655 e-ID dossiers, November 242.578; its report says "tăng 8.923 hồ sơ so với tháng 10/2022".
    """

    def __init__(self, root):
        write_sample(root, OCTOBER, NOVEMBER, seed=7)
        self.folders = {
            "raw": root / "data" / "raw",
            "processed": root / "data" / "processed",
            "out": root / "reports",
            "notebooks": RAW.parents[1] / "notebooks",
        }
        self.report = self.folders["out"] / "2022-11"
        self.release()
        self.run()

    def run(self):
        """Run November."""
        return pipeline.run("2022-11", **self.folders)

    def release(self):
        """Release October."""
        return release("2022-10", by="A", day=date(2022, 10, 21), **self.folders)

    def restate(self):
        """October's form has a hundred dossiers less."""
        reworded(self.folders["raw"] / "2022-10" / "eid.csv", ("233.655", "233.555"))

    def acknowledge(self):
        """Answer for the sentences of October's own report, which still print the former count."""
        pipeline.run("2022-10", **self.folders)
        found = rows(self.folders["out"] / "2022-10", "findings.csv").values()
        lines = [
            f"{row['id']},,Số liệu được điều chỉnh,A,2022-12-31"
            for row in found
            if row["severity"] == "error"
        ]
        table = "\n".join(["Mã phát hiện,Số liệu,Lý do,Người ghi nhận,Đến hết ngày", *lines, ""])
        (self.folders["raw"] / "2022-10" / "acknowledged.csv").write_text(table, encoding="utf-8")
        moved = ("eid_dossiers", "eid_unactivated", "eid_activation_rate")
        table = "\n".join(
            [
                "Mã chỉ tiêu,Bản công bố số,Lý do,Người điều chỉnh",
                *(f"{name},1,Đếm lại,A" for name in moved),
                "",
            ]
        )
        (self.folders["raw"] / "2022-10" / "revisions.csv").write_text(table, encoding="utf-8")

    def reasons(self):
        """Return why November's annex is stale."""
        found = Project(*(self.folders[name] for name in ("raw", "processed", "out", "notebooks")))
        return {each.cause: each.names for each in found.reasons(NOVEMBER)}


@pytest.fixture(scope="module")
def province(tmp_path_factory):
    """Return the province before anything is restated."""
    return Province(tmp_path_factory.mktemp("province"))


@pytest.fixture(scope="module")
def restated(province):
    """Return it with October restated, and November run again: what each step left behind."""
    before = rows(province.report, "figures.csv")
    told = {"unchanged": (province.reasons(), rows(province.report, "findings.csv"), before)}
    province.restate()
    told["stale"] = province.reasons()
    province.run()
    told["reasons"] = province.reasons()
    told["findings"] = rows(province.report, "findings.csv")
    told["tie"] = [
        row for row in rows(province.report, "tie.csv").values() if row["figures"] == f"{FIGURE}.change"
    ]
    told["html"] = (province.report / "annex.html").read_text(encoding="utf-8")
    return told


class TestFollowed:
    """One restated cell of October, followed through to November's sentence."""

    def test_nothing_is_said_while_nothing_differs(self, restated):
        """Released and unchanged, October as published is October as it stands: no note of either kind."""
        reasons, findings, _ = restated["unchanged"]
        assert reasons == {}
        assert [name for name in findings if name.startswith(("restated", "text-edition"))] == []

    def test_november_is_stale_because_october_changed(self, restated):
        """The form of October is not the one that November was made from."""
        assert Cause.EARLIER in restated["stale"] or Cause.CHANGED in restated["stale"]
        assert restated["reasons"] == {}

    def test_the_restated_figure_is_named_with_both_values(self, restated):
        """233.655 published in vintage 1, 233.555 now: one line, which says with which of them the annex compares."""
        found = restated["findings"][RESTATED]
        assert found["severity"] == "note"
        assert found["en"] == (
            "e-ID dossiers collected, 10/2022: published as 233,655 (vintage 1), 233,555 as it stands now; "
            "the annex compares with it as it stands now."
        )

    def test_the_sentence_is_told_which_edition_it_fits(self, restated):
        """242.578 − 233.655 = 8.923 is what the report prints; 242.578 − 233.555 would be 9.023."""
        said = restated["findings"][EDITION]["en"]
        assert "printed 8.923: fits the month before as published, not as it stands now" in said
        assert "published as 233,655 (vintage 1), 233,555 as it stands now" in said
        assert [row["state"] for row in restated["tie"]] == ["tied"]

    def test_the_annex_moves_with_october(self, restated):
        """The table of the months compares with October as it stands: 9.023 more; both notes are in the annex."""
        assert "+9.023" in restated["html"]
        assert "đã công bố 233.655 (bản công bố số 1), hiện nay là 233.555" in restated["html"]

    @pytest.mark.usefixtures("restated")
    def test_a_new_vintage_makes_november_stale_and_settles_the_notes(self, province):
        """October is released again: 233.555 is published now, and the sentence fits neither edition: it differs."""
        province.acknowledge()
        assert province.release().number == 2
        assert province.reasons() == {Cause.RELEASED: ("reports/2022-10/vintages/2/figures.csv",)}
        province.run()
        findings = rows(province.report, "findings.csv")
        assert province.reasons() == {}
        assert RESTATED not in findings
        assert EDITION not in findings
        differs = findings[f"text-differs:{FIGURE}.change.II.3.1.4.prose"]
        assert (differs["severity"], "8.923" in differs["en"], "9,023" in differs["en"]) == (
            "error",
            True,
            True,
        )


def vintage(value):
    """Return October's vintage 3 with this count."""
    return {OCTOBER: Vintage(3, {FIGURE: Point(FIGURE, Fraction(value), Fraction(value), Evidence.COMPUTED)})}


class TestBase:
    """The base that a figure names."""

    @pytest.fixture
    def compared(self, november, monkeypatch):
        """Return a function: November's comparison with October, 130.000 by its frames, for a declared base."""

        def compare(base, published):
            figure = replace(DECLARED.figures[FIGURE], base=base)
            monkeypatch.setitem(DECLARED.figures, FIGURE, figure)
            point = Point(FIGURE, Fraction(130_000), Fraction(130_000), Evidence.COMPUTED)
            data = replace(november, series={OCTOBER: {FIGURE: point}}, published=published)
            found = results.compute(data)
            return found.history.compared[FIGURE][Base.MONTH], found

        return compare

    @pytest.mark.parametrize(
        ("base", "published", "value", "number"),
        [
            (Edition.NOW, vintage(131_000), 130_000, None),
            (Edition.PUBLISHED, vintage(131_000), 131_000, 3),
            (Edition.PUBLISHED, {}, 130_000, None),
        ],
    )
    def test_one_word_names_the_base(self, compared, base, published, value, number):
        """As it stands now 130.000, as published 131.000; where nothing was released, as it stands now."""
        found, _ = compared(base, published)
        assert (found.value.point, found.vintage, found.change.point) == (value, number, 136_315 - value)

    def test_a_comparison_with_what_was_published_says_so(self, compared):
        """The note on the restated figure ends with the base that was taken."""
        _, computed = compared(Edition.PUBLISHED, vintage(131_000))
        said = next(each for each in computed.findings if each.id == RESTATED).sentence
        assert said.vi.endswith("phụ lục so với số đã công bố.")
        assert said.en.endswith("the annex compares with it as published.")

    def test_a_damaged_vintage_is_named(self, tmp_path):
        """A value that is no number: the file is named, and what to do."""
        path = tmp_path / "2022-10" / "vintages" / "1" / "figures.csv"
        path.parent.mkdir(parents=True)
        path.write_text("id,low,high,evidence\neid_dossiers,x,x,computed\n", encoding="utf-8")
        with pytest.raises(Faults, match=r"vintages/1/figures\.csv: a row cannot be read"):
            read_published(tmp_path, NOVEMBER)

    def test_the_newest_vintage_counts_by_number(self, tmp_path):
        """Vintage 10 is newer than vintage 9."""
        for number in (9, 10):
            path = tmp_path / "2022-10" / "vintages" / str(number) / "figures.csv"
            path.parent.mkdir(parents=True)
            path.write_text(
                f"id,low,high,evidence\neid_dossiers,{number},{number},computed\n", encoding="utf-8"
            )
        found = read_published(tmp_path, NOVEMBER)[OCTOBER]
        assert (found.number, found.points[FIGURE].low) == (10, 10)
