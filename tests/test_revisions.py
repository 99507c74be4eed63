"""Figures revised after a release: a reason for each before the next one, and a table of them in the annex."""

from __future__ import annotations

import csv
import json
import re
from datetime import date
from fractions import Fraction
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import manifest, record, vintages
from analysis.cli import main
from analysis.faults import Faults
from analysis.months import Month
from analysis.pipeline import rebuild_and_compare, run
from analysis.releasing import release
from analysis.results.differences import FigureChange
from analysis.results.revisions import revised, unanswered
from analysis.sample.writing import write_sample
from analysis.staleness import Project
from analysis.status import Step, month_state
from analysis.store.revisions import Revision

NOTEBOOKS = Path(__file__).resolve().parent.parent / "notebooks"
MONTH = "2022-10"
DAY = date(2022, 10, 21)
HEAD = "Mã chỉ tiêu,Bản công bố số,Lý do,Người điều chỉnh"
MOVED = ("eid_level1", "eid_activated", "eid_unactivated", "eid_activation_rate")
# One cell of October: 100 accounts of level 1 more; and the report's text with what follows from it.
RESTATED = (("52.576", "52.676"), ("92.118", "92.218"), ("39,42%", "39,47%"), ("141.537", "141.437"))


@pytest.fixture(scope="module")
def october(tmp_path_factory):
    """October of the made-up province: released, its form and its report restated, and run again."""
    root = tmp_path_factory.mktemp("province")
    write_sample(root, Month(2022, 10), Month(2022, 10), seed=7)
    folders = {"raw": root / "data/raw", "processed": root / "data/processed", "out": root / "reports"}
    folders = {**folders, "notebooks": NOTEBOOKS}
    folders["out"].mkdir()
    release(MONTH, by="A", day=DAY, **folders)
    for name in ("eid.csv", "report.md", "quoted.csv"):
        path = folders["raw"] / MONTH / name
        text = path.read_text(encoding="utf-8")
        for old, new in RESTATED:
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")
    return folders


def write(folders: dict[str, Path], *rows: str) -> None:
    path = folders["raw"] / MONTH / "revisions.csv"
    path.write_text("\n".join((HEAD, *rows)) + "\n", encoding="utf-8")


def told(folders: dict[str, Path], lang: str = "vi") -> tuple[str, ...]:
    """Return why the month is not released again."""
    with pytest.raises(Faults) as fault:
        release(MONTH, by="A", day=DAY, **folders)
    return fault.value.told(lang)


class TestMonth:
    """October, restated after its first vintage; the tests follow one another."""

    def test_without_reasons_it_is_not_released(self, october):
        """A line names each of the four figures, old and new; the rate was 92.118 of 233.655, and is 92.218."""
        assert told(october) == tuple(
            f"{name}: {old} → {new}: điều chỉnh so với bản công bố số 1 mà chưa nêu lý do; ghi vào revisions.csv"
            for name, old, new in (
                ("eid_level1", "52.576", "52.676"),
                ("eid_activated", "92.118", "92.218"),
                ("eid_unactivated", "141.537", "141.437"),
                ("eid_activation_rate", "39,42%", "39,47%"),
            )
        )
        assert told(october, "en")[3].startswith(
            "eid_activation_rate: 39.42% → 39.47%: revised since vintage 1 with"
        )
        assert vintages.numbers(october["out"] / MONTH) == [1]

    def test_the_annex_tells_them_all_the_same(self, october):
        """The table stands on the page, in the PDF and in the workbook, and says where no reason was given."""
        run(MONTH, **october)
        report = october["out"] / MONTH
        page = (report / "annex.html").read_text(encoding="utf-8")
        assert "Bảng điều chỉnh so với bản công bố số 1" in page
        assert page.count("chưa nêu lý do") == 4
        document = pypdfium2.PdfDocument(report / "annex.pdf")
        pages = " ".join(" ".join(each.get_textpage().get_text_bounded().split()) for each in document)
        assert "Bảng điều chỉnh so với bản công bố số 1" in pages
        assert "39,42% 39,47% +0,04" in pages
        rows = [
            [str(cell.value or "") for cell in row]
            for sheet in openpyxl.load_workbook(report / "annex.xlsx")
            for row in sheet.iter_rows()
        ]
        (row,) = (row for row in rows if "52.676" in row and "52.576" in row)
        assert re.sub("[^+0-9]", "", row[4]) == "+100"

    def test_status_says_what_is_to_be_done(self, october, capsys):
        """The annex was made anew and is no longer what was released: look at it, and release it."""
        assert main(["status", *(f"--{name}={folder}" for name, folder in october.items())]) == 0
        assert (
            f"{MONTH}: đã khác bản phát hành; xem: annex diff {MONTH}, rồi: annex release {MONTH} --by TÊN"
            in capsys.readouterr().out
        )

    def test_a_reason_must_be_of_what_was_revised(self, october):
        """A figure that did not change and a vintage that is not there are named, each in one line."""
        write(
            october, *(f"{name},1,đính chính,Trần B" for name in MOVED), "id_cards,1,a,b", "eid_level1,3,a,b"
        )
        assert told(october) == (
            "revisions.csv, A6, id_cards: chỉ tiêu này không khác bản công bố số 1; sửa hoặc xóa dòng",
            "revisions.csv, A7, eid_level1: chưa có bản công bố số 3; sửa hoặc xóa dòng",
        )

    @pytest.mark.parametrize(
        ("row", "fault"),
        [
            ("eid_level1,1,,Trần B", "revisions.csv!C2: dòng này để trống cột Lý do;"),
            ("eid_level1,một,đính chính,Trần B", "revisions.csv!B2: 'một':"),
            (
                "eid_level1,1,a,Trần B\neid_level1,1,b,Trần B",
                "revisions.csv!B3: '1': đã có dòng giống như vậy tại B2;",
            ),
        ],
    )
    def test_a_faulty_row_is_one_line(self, october, capsys, row, fault):
        """A reason, a number and a name are needed, and a figure has one reason for each vintage."""
        write(october, row)
        asked = [f"--{name}={october[name]}" for name in ("raw", "out")]
        assert main(["check", MONTH, "--no-workbook", *asked]) == 1
        (line,) = capsys.readouterr().err.splitlines()
        assert line.startswith(fault)

    def test_with_reasons_it_is_released(self, october):
        """The second vintage holds who gave which reason for each figure, and the table of what it revises."""
        write(october, *(f"{name},1,Công an tỉnh đính chính,Trần B" for name in MOVED))
        made = release(MONTH, by="A", day=DAY, **october)
        assert (made.number, made.new) == (2, True)
        reasons = json.loads((made.folder / "release.json").read_text(encoding="utf-8"))["reasons"]
        assert [each["figure"] for each in reasons] == list(MOVED)
        assert reasons[3] == {
            "figure": "eid_activation_rate", "vintage": 1, "before": "39,42%", "after": "39,47%",
            "reason": "Công an tỉnh đính chính", "who": "Trần B",
        }  # fmt: skip
        page = (made.folder / "annex.html").read_text(encoding="utf-8")
        assert page.count("Công an tỉnh đính chính (Trần B)") == 4
        assert "revisions.<wbr>csv" in page

    def test_the_earlier_figures_are_inputs(self, october):
        """The manifest names the first vintage's figures and the reasons, with the digests of what was read."""
        report = october["out"] / MONTH
        inputs = manifest.read(report)["inputs"]
        first = report / "vintages/1/figures.csv"
        assert inputs["reports/2022-10/vintages/1/figures.csv"] == manifest.digest(first)
        assert "data/raw/2022-10/revisions.csv" in inputs
        known = record.read(record.path_of(october["out"], "run", MONTH))
        assert "reports/2022-10/vintages/2/figures.csv" in known.made_from.inputs

    def test_a_release_makes_nothing_stale(self, october):
        """After it the annex is still what a run makes, byte by byte, and there is nothing to release."""
        folders = [october[name] for name in ("raw", "processed", "out", "notebooks")]
        assert Project(*folders).reasons(Month.parse(MONTH)) == ()
        assert run(MONTH, **october).made is False
        assert rebuild_and_compare(MONTH, **october) == []
        assert month_state(Month.parse(MONTH), Project(*folders)).steps == (Step.NOTHING,)
        assert release(MONTH, by="A", day=DAY, **october).new is False

    def test_an_input_that_changes_no_figure(self, october):
        """A third vintage with another note in the report revises nothing, but still tells what the first one said."""
        path = october["raw"] / MONTH / "report.md"
        path.write_text(path.read_text(encoding="utf-8") + "\nNơi nhận: như trên.\n", encoding="utf-8")
        made = release(MONTH, by="A", day=DAY, **october)
        assert made.number == 3
        assert json.loads((made.folder / "release.json").read_text(encoding="utf-8"))["reasons"] == []
        assert "Bảng điều chỉnh so với bản công bố số 1" in (made.folder / "annex.html").read_text(
            encoding="utf-8"
        )
        with (made.folder / "figures.csv").open(encoding="utf-8") as file:
            printed = {row["id"]: row["printed_vi"] for row in csv.DictReader(file)}
        assert printed["eid_activation_rate"] == "39,47%"


def row(value: Fraction, decimals: int = 2) -> dict[str, str]:
    """Return a share's row of figures.csv, printed in full."""
    return {
        "id": "x", "section": "I", "label_vi": "x", "label_en": "x", "unit": "percent", "decimals": str(decimals),
        "low": str(value), "high": str(value), "printed_vi": str(value),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "told_vi"),
    [
        (Fraction(1, 4), Fraction(1, 2), "+25,00"),
        (Fraction(1, 2), Fraction(1, 4), "−25,00"),
        (Fraction(1, 2), Fraction(50003, 100000), "+0,003"),
    ],
)
def test_a_difference_has_its_sign(before, after, told_vi):
    """In points with the decimals of the figure, and more where else nothing would be left: 50% to 50,003%."""
    assert FigureChange("x", row(before), row(after)).difference("vi") == told_vi


values = st.integers(0, 3).map(lambda part: row(Fraction(part, 4)))
tables = st.dictionaries(st.sampled_from("ab"), values, min_size=1)
reasons = st.builds(
    Revision, st.sampled_from("abc"), st.integers(1, 4), st.just("r"), st.just("w"), st.just("A2")
)


@given(st.lists(tables, max_size=3), tables, st.lists(reasons, max_size=3))
def test_it_is_held_against_the_newest_vintage_that_differs(released, figures, rows):
    """All newer vintages say what the figures say; what has no reason and what is of nothing are all told."""
    vintages_ = dict(enumerate(released, 1))
    found = revised(figures, vintages_, rows)
    same = [number for number, each in vintages_.items() if each == figures]
    if found is None:
        assert same == list(vintages_)
        return
    assert [number for number in vintages_ if number > found.vintage] == [
        each for each in same if each > found.vintage
    ]
    assert vintages_[found.vintage] != figures
    lines = list(unanswered(found, rows, vintages_))
    unsaid = {each.id for each in found.changes} - found.reasons.keys()
    strays = [
        each
        for each in rows
        if each.vintage not in vintages_
        or (each.vintage == found.vintage and each.figure not in {change.id for change in found.changes})
    ]
    assert len(lines) == len(unsaid) + len(strays)
