"""What has changed in a month since it was released: its cells, figures, sentences, and the months that quote it."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import vintages
from analysis.cli import main
from analysis.declare import DECLARED, Base
from analysis.exact import round_half_away
from analysis.months import Month
from analysis.pipeline import run
from analysis.releasing import release
from analysis.results.differences import FindingChange, bases, compare, figure_changes
from analysis.results.stated import Held, Place, Sentence, Stated, rows_of, texts_of
from analysis.sample.writing import write_sample
from analysis.store.corrections import Correction

NOTEBOOKS = Path(__file__).resolve().parent.parent / "notebooks"
OCTOBER, NOVEMBER = "2022-10", "2022-11"
EDITION = "text-edition:II.3.1.4.prose.11"  # of the sentence "tăng 1,01 điểm phần trăm so với tháng 10/2022"
UNIT = ("Sở Thông tin và Truyền thông", 30, 10, 20, 0, 0, 28, 8, 20)
LEVEL_1 = "52.576"  # accounts of level 1 in October's eid.csv: 92.118 of both levels, of 233.655 dossiers


def folders_below(root: Path) -> dict[str, Path]:
    return {"raw": root / "data/raw", "processed": root / "data/processed", "out": root / "reports"}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """October and November of the made-up province: October released, November published."""
    root = tmp_path_factory.mktemp("province")
    write_sample(root, Month(2022, 10), Month(2022, 11), seed=7)
    folders = folders_below(root)
    folders["out"].mkdir()
    release(OCTOBER, by="A", day=date(2022, 10, 21), **folders, notebooks=NOTEBOOKS)
    run(NOVEMBER, **folders, notebooks=NOTEBOOKS)
    return root


@pytest.fixture
def restated(made):
    """Return a function that has October's form hold another number of accounts of level 1, until the test ends."""
    path = made / "data/raw" / OCTOBER / "eid.csv"
    before = path.read_text(encoding="utf-8")

    def restate(number: str) -> Path:
        assert before.count(LEVEL_1) == 1
        path.write_text(before.replace(LEVEL_1, number), encoding="utf-8")
        return made

    yield restate
    path.write_text(before, encoding="utf-8")


@pytest.fixture
def changed(made):
    """Return a function that changes a file of October by another, which is given its path, until the test ends."""
    folder = made / "data/raw" / OCTOBER
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    def change(name: str, by) -> Path:
        by(folder / name)
        return made

    yield change
    for path in folder.iterdir():
        path.unlink()
    for name, content in before.items():
        (folder / name).write_bytes(content)


def put_in_between(path: Path) -> None:
    """Have one more unit report, in the fifth row of the form's units, with the totals that then follow."""
    book = openpyxl.load_workbook(path, data_only=True)
    sheet, last = book.active, book.active.max_row + 1
    sheet.insert_rows(12)
    for column, value in enumerate(UNIT, 1):
        sheet.cell(12, column, value)
    for column, value in enumerate(UNIT[1:], 2):
        sheet.cell(last, column).value += value
    book.save(path)


def diff(root: Path, capsys, *words: str) -> tuple[int, dict]:
    """Return the exit code, and what was told to programs."""
    code = main([*asked(root, *words), "--json"])
    return code, json.loads(capsys.readouterr().out)


def asked(root: Path, *words: str) -> list[str]:
    given = [f"--{name}={folder}" for name, folder in folders_below(root).items()]
    return ["diff", *(words or (OCTOBER,)), *given]


class TestMonth:
    """October of the made-up province, released, and then restated."""

    def test_a_month_as_it_was_released(self, made, capsys):
        """The same inputs give the same cells, figures, pictures and findings: nothing is told, and the code is 0."""
        assert main(asked(made)) == 0
        assert capsys.readouterr().out == (
            "Tháng 2022-10: số liệu hiện có so với bản công bố số 1.\nKhông có gì thay đổi.\n"
        )

    def test_one_restated_cell(self, restated, capsys):
        """100 accounts more of level 1: the rate goes from 92.118 to 92.218 of 233.655, from 39,42% to 39,47%."""
        code, told = diff(restated("52.676"), capsys)
        assert code == 1
        (cell,) = told["cells"]
        assert [cell[key] for key in ("file", "cell", "before", "after")] == [
            "eid.csv",
            "D4",
            LEVEL_1,
            "52.676",
        ]
        figures = {each["id"]: each for each in told["figures"]}
        assert sorted(figures) == cell["figures"]
        assert [(each["before"], each["after"]) for each in figures.values()] == [
            ("52.576", "52.676"),
            ("92.118", "92.218"),
            ("141.537", "141.437"),
            ("39,42%", "39,47%"),
        ]
        sizes = [Fraction(each["units_of_last_digit"]) for each in figures.values()]
        assert sizes == [100, 100, 100, Fraction(100 * 100 * 100, 233655)]
        assert "eid_chart" in told["charts"]

    def test_the_report_no_longer_fits(self, restated, capsys):
        """The sentences that print the restated numbers are named with section and words, and come as errors."""
        told = diff(restated("52.676"), capsys)[1]
        broken = {each["printed"]: each["figures"] for each in told["sentences"] if not each["fits"]}
        assert broken == {
            "52.576": ["eid_level1"],
            "92.118": ["eid_activated"],
            "141.537": ["eid_unactivated"],
            "39,42%": ["eid_activation_rate"],
        }
        assert {each["section"] for each in told["sentences"]} == {"II.3.1.4"}
        come = [each for each in told["findings"] if each["before"] is None]
        assert [each["severity"] for each in come] == ["error"] * 4

    def test_a_change_that_no_reader_sees(self, restated, capsys):
        """One account less: the rate stays 39,42%, moved by 0,0428 units of its last digit, and is told apart."""
        assert main(asked(restated("52.575"))) == 1
        out = capsys.readouterr().out
        assert (
            "Chỉ tiêu in khác đi: 3; thay đổi nhưng làm tròn vẫn như cũ: 1; đổi loại bằng chứng: 0.\n" in out
        )
        _, _, same = out.partition("CHỈ TIÊU THAY ĐỔI, LÀM TRÒN VẪN NHƯ CŨ (1)\n")
        assert same.startswith(
            "  eid_activation_rate: 39,42%; bằng 0,043 đơn vị của chữ số cuối – Tỷ lệ kích hoạt"
        )

    def test_november_quotes_it(self, restated, capsys):
        """November compares its rate with October's and prints the difference: it is named with that sentence."""
        (later,) = diff(restated("52.676"), capsys)[1]["later"]
        assert (later["month"], later["vintage"]) == (NOVEMBER, None)
        assert later["bases"] == {Base.MONTH: ["eid_level1", "eid_activated", "eid_activation_rate"]}
        assert [(each["section"], each["printed"]) for each in later["sentences"]] == [
            ("II.3.1.4", "1,01 điểm phần trăm")
        ]
        assert main(asked(restated("52.676"), OCTOBER, "--lang=en")) == 1
        assert "  2022-11 (not released)\n    against the month before: eid_level1" in capsys.readouterr().out

    def test_november_itself_knows_before_it_runs(self, restated, capsys):
        """Its own figures stand, but its sentence on October no longer fits: 40,43% is 0,96 points above 39,47%."""
        code, told = diff(restated("52.676"), capsys, NOVEMBER)
        assert (code, told["figures"], told["cells"]) == (0, [], [])
        said = {each["id"]: each["after"]["vi"] for each in told["findings"]}
        names = ("eid_activated", "eid_activation_rate", "eid_level1")
        assert sorted(said) == [*(f"restated:{name}.{OCTOBER}" for name in names), EDITION]
        assert "báo cáo in 1,01 điểm phần trăm: khớp với số đã công bố của tháng trước" in said[EDITION]

    def test_against_a_folder(self, restated, capsys, tmp_path):
        """Another folder of inputs, and another run's report without its vintages, tell the same figures and cells."""
        root = restated("52.676")
        first = vintages.path_of(root / "reports" / OCTOBER, 1)
        report = tmp_path / "report"
        shutil.copytree(first, report, ignore=shutil.ignore_patterns("inputs"))
        expected = diff(root, capsys)[1]
        for other in (first / "inputs", report):
            told = diff(root, capsys, OCTOBER, f"--against={other}")[1]
            assert told["against_en"] == other.as_posix()
            assert [told[name] for name in ("figures", "cells", "charts")] == [
                expected[name] for name in ("figures", "cells", "charts")
            ]


class TestForms:
    """Rows that come between others, and cells that are read otherwise than they are written."""

    def test_one_more_unit_is_one_row(self, changed, capsys):
        """A unit reports that had not: one row, and the six totals it adds to; the units below only move down."""
        told = diff(changed("digitisation.xlsx", put_in_between), capsys)[1]
        (row,) = told["rows"]
        assert (row["cell"], row["added"], row["texts"]) == ("A12", True, [str(each) for each in UNIT])
        assert row["figures"] == ["dossiers_digitised", "dossiers_digitised_share", "results_digitised_share"]
        cells = [(each["stood_at"], each["cell"]) for each in told["cells"]]
        assert cells == [(f"{column}26", f"{column}27") for column in "BCDGHI"]
        assert [int(each["after"]) - int(each["before"]) for each in told["cells"]] == [30, 10, 20, 28, 8, 20]

    def test_a_correction_names_its_cell(self, changed, capsys):
        """corrections.csv comes to hold one line: the cell is told with what it was and is read as, who and why."""
        line = f'eid,eid_level1,value,{LEVEL_1},52.676,"cộng sót, xem bảng kê",Trần Thị B,25/10/2022\n'
        text = f"form,key,column,from,to,reason,who,date\n{line}"
        root = changed("corrections.csv", lambda path: path.write_text(text, encoding="utf-8"))
        code, told = diff(root, capsys)
        assert (code, told["cells"], told["rows"], told["files"]) == (1, [], [], [])
        (correction,) = told["corrections"]
        assert len(correction.pop("figures")) == 4
        assert correction == {
            "file": "eid.csv", "sheet": "", "cell": "D4", "written": LEVEL_1, "before": LEVEL_1, "after": "52.676",
            "reason": "cộng sót, xem bảng kê", "who": "Trần Thị B", "date": "2022-10-25",
        }  # fmt: skip
        main(asked(root))
        assert (
            f"HIỆU ĐÍNH (1)\n  eid.csv!D4: “{LEVEL_1}” → “52.676”; ô ghi “{LEVEL_1}”; cộng sót, xem bảng kê "
            "(Trần Thị B, 2022-10-25) (4 chỉ tiêu)\n"
        ) in capsys.readouterr().out

    def test_other_evidence_for_the_same_value(self, made, capsys, tmp_path):
        """The rate was published as the agency's own and is computed now: no number moved, and still it is told."""
        report = tmp_path / "report"
        shutil.copytree(vintages.path_of(made / "reports" / OCTOBER, 1), report)
        path = report / "figures.csv"
        rows = path.read_text(encoding="utf-8-sig").splitlines(keepends=True)
        of_rate = next(at for at, each in enumerate(rows) if each.startswith("eid_activation_rate,"))
        rows[of_rate] = rows[of_rate].replace(",computed,", ",reported,")
        path.write_text("".join(rows), encoding="utf-8-sig")
        code, told = diff(made, capsys, OCTOBER, f"--against={report}")
        assert (code, told["figures"]) == (1, [])
        assert told["evidence"] == [{"id": "eid_activation_rate", "before": "reported", "after": "computed"}]
        main(asked(made, OCTOBER, f"--against={report}"))
        out = capsys.readouterr().out
        assert "đổi loại bằng chứng: 1." in out
        assert "  eid_activation_rate: cơ quan báo cáo → tính từ số đếm – Tỷ lệ kích hoạt" in out


class TestRefused:
    """What a month cannot be held against."""

    def test_nothing_to_compare_with(self, made, capsys, tmp_path):
        """A month that was neither released nor published: what to run is said."""
        folders = folders_below(made) | {"out": tmp_path}
        given = [f"--{name}={folder}" for name, folder in folders.items()]
        assert main(["diff", OCTOBER, *given]) == 3
        assert capsys.readouterr().err == (
            "2022-10: chưa phát hành, chưa công bố bản nào để so sánh; chạy annex run 2022-10\n"
        )

    def test_no_such_vintage(self, made, capsys):
        """The vintages there are, are listed."""
        assert main(asked(made, OCTOBER, "--against=2", "--lang=en")) == 3
        assert capsys.readouterr().err == "2022-10: there is no vintage 2; those released: 1\n"

    def test_no_such_folder(self, made, capsys, tmp_path):
        """A folder that is neither a report's nor a month's is a misuse."""
        assert main(asked(made, OCTOBER, f"--against={tmp_path}", "--lang=en")) == 2
        assert "neither the folder of a report (manifest.json)" in capsys.readouterr().err

    def test_a_vintage_changed_by_hand(self, made, capsys):
        """What is no longer the file that was released proves nothing."""
        path = vintages.path_of(made / "reports" / OCTOBER, 1) / "figures.csv"
        before = path.read_bytes()
        path.write_bytes(before + b"\n")
        try:
            assert main(asked(made)) == 1
        finally:
            path.write_bytes(before)
        assert capsys.readouterr().err.startswith(
            "reports/2022-10/vintages/1/figures.csv: không còn là tệp đã"
        )


def row(low: Fraction | None, high: Fraction | None = None, unit: str = "percent", decimals: int = 2) -> dict:
    """Return a row of figures.csv; printed as half away from zero would have it."""
    high = low if high is None else high
    scale = 100 if unit == "percent" else 1
    ends = ["" if end is None else str(round_half_away(end * scale * 10**decimals)) for end in (low, high)]
    exact = ["" if end is None else str(end) for end in (low, high)]
    return {
        "id": "x", "section": "I", "label_vi": "x", "label_en": "x", "unit": unit, "decimals": str(decimals),
        "low": exact[0], "high": exact[1], "printed_vi": "–".join(dict.fromkeys(ends)),
    }  # fmt: skip


def stated(figures=None, findings=None, cells=None, **rest) -> Stated:
    return Stated(figures or {}, findings or {}, cells or {}, rest.pop("traced", {}), **rest)


class TestOrder:
    """Worst first, and what there is to tell."""

    def test_figures(self):
        """A figure that went, then the larger of two changes, then one that rounds to the same."""
        old = {
            "same": row(Fraction(1, 3)), "small": row(Fraction(1, 4)), "large": row(Fraction(1, 2)),
            "gone": row(Fraction(1)), "still": row(Fraction(1)),
        }  # fmt: skip
        new = {
            "same": row(Fraction(10**6 + 1, 3 * 10**6)), "small": row(Fraction(26, 100)), "large": row(Fraction(1)),
            "still": row(Fraction(1)),
        }  # fmt: skip
        found = figure_changes(old, new)
        assert [(each.id, each.shows, each.size) for each in found] == [
            ("gone", True, None),
            ("large", True, 5000),
            ("small", True, 100),
            ("same", False, Fraction(1, 300)),
        ]

    def test_a_figure_not_supplied_before_has_no_size(self):
        """From no number to a number is no distance."""
        (change,) = figure_changes({"a": row(None)}, {"a": row(Fraction(1, 2))})
        assert (change.shows, change.size) == (True, None)

    def test_a_range_moves_by_its_farther_end(self):
        """From 10–12 to 10–15 dossiers: three units of the last digit."""
        old, new = (row(Fraction(10), Fraction(end), "dossier", 0) for end in (12, 15))
        assert figure_changes({"a": old}, {"a": new})[0].size == 3

    def test_cells_behind_the_worst_figure_come_first(self):
        """Two cells changed: the one that the larger change came from is named first, one of no figure last."""
        places = [Place("a.xlsx", "S", cell) for cell in ("A1", "B1", "C1")]
        old = stated({"x": row(Fraction(1, 4)), "y": row(Fraction(1, 4))}, cells=dict.fromkeys(places, "1"))
        new = stated(
            {"x": row(Fraction(26, 100)), "y": row(Fraction(1, 2))},
            cells=dict.fromkeys(places, "2"),
            traced={places[1]: frozenset({"x"}), places[2]: frozenset({"y"})},
        )
        assert [each.place.cell for each in compare(old, new, ()).cells] == ["C1", "B1", "A1"]

    def test_only_known_cells_are_compared(self):
        """Where the old cells are known as far as figures are made from them, another cell is not told as new."""
        place = Place("a.xlsx", "S", "A1")
        old = stated(whole=False)
        assert compare(old, stated(cells={place: "1"}), ()).cells == ()
        traced = {place: frozenset({"x"})}
        assert [
            each.before for each in compare(old, stated(cells={place: "1"}, traced=traced), ()).cells
        ] == [None]

    def test_findings(self):
        """Errors that came stand before warnings that changed, and these before what went."""

        def finding(severity: str, text: str) -> dict:
            return {"severity": severity, "vi": text, "en": text}

        old = {"b": finding("warning", "1"), "c": finding("error", "c"), "d": finding("note", "d")}
        new = {"a": finding("error", "a"), "b": finding("warning", "2"), "d": finding("note", "d")}
        found = compare(stated(findings=old), stated(findings=new), ()).findings
        assert found == (
            FindingChange("a", None, new["a"]),
            FindingChange("b", old["b"], new["b"]),
            FindingChange("c", old["c"], None),
        )

    def test_sentences_that_still_fit_come_last(self):
        """One sentence no longer fits, one was mended already, one is of a figure that rounds to the same."""
        old = {"x": row(Fraction(1, 4)), "y": row(Fraction(1, 3))}
        new = {"x": row(Fraction(26, 100)), "y": row(Fraction(10**6 + 1, 3 * 10**6))}
        said = [
            Sentence("I", "prose", "26%", "", ("x",), fits=True),
            Sentence("I", "prose", "25%", "", ("x",), fits=False),
            Sentence("I", "prose", "33,33%", "", ("y",), fits=True),
        ]
        assert compare(stated(old), stated(new), said).sentences == (said[1], said[0])

    def test_an_input_without_cells(self):
        """The report's text changed: it is told as a file, a form whose cells are told is not."""
        place = Place("eid.csv", "", "A1")
        old = stated(cells={place: "1"}, files={"eid.csv": "1", "report.md": "1", "month.toml": "1"})
        new = stated(cells={place: "2"}, files={"eid.csv": "2", "report.md": "2", "month.toml": "1"})
        assert compare(old, new, ()).files == ("report.md",)


def form(*rows: tuple[str, ...], name: str = "eid", columns: tuple[str, ...] = ("code", "value")) -> Stated:
    """Return a month with one form of these rows, from A1 on."""
    held = [
        Held(f"{name}/{number}", column, Place(f"{name}.csv", "", f"{letter}{number}"), text)
        for number, row in enumerate(rows, 1)
        for letter, column, text in zip("ABC", columns, row, strict=False)
    ]
    return stated(cells=texts_of(held), rows=rows_of(held))


def told(old: Stated, new: Stated) -> list[tuple]:
    """Return rows that came or went by their texts, then cells by place and texts."""
    found = compare(old, new, ())
    rows = [("+" if each.added else "-", *each.texts) for each in found.rows]
    return [*rows, *((each.place.cell, each.before, each.after) for each in found.cells)]


class TestRows:
    """A row is known by its name."""

    def test_a_row_that_went_and_one_that_changed(self):
        """Of a, b, c the first is gone, and c, now in row 2, holds 4."""
        old, new = form(("a", "1"), ("b", "2"), ("c", "3")), form(("b", "2"), ("c", "4"))
        assert told(old, new) == [("-", "a", "1"), ("B2", "3", "4")]

    def test_another_spelling_is_the_same_row(self):
        """A tone mark that stands on the other letter is told as the text that it is."""
        old, new = form(("Sở Hoà giải", "1")), form(("Sở Hòa giải", "1"))
        assert told(old, new) == [("A1", "Sở Hoà giải", "Sở Hòa giải")]

    def test_rows_of_one_name(self):
        """A figure is quoted in three places, and a fourth comes before them: those that say the same are the same."""
        columns = ("figure", "place", "printed")
        rows = [("x", "prose", "1"), ("x", "table", "1"), ("x", "footnote", "2")]
        more = [("x", "annex", "1"), *rows]
        old, new = (form(*each, name="quoted", columns=columns) for each in (rows, more))
        assert told(old, new) == [("+", "x", "annex", "1")]

    def test_numbers_that_count_the_rows(self):
        """Service b goes from row 2 to row 3 and its running number with it; where it stays, the number is a change."""
        columns = ("number", "service", "received_online")
        old = form(("1", "a", "5"), ("2", "b", "6"), name="dossiers", columns=columns)
        new = form(("1", "a", "5"), ("2", "x", "9"), ("3", "b", "6"), name="dossiers", columns=columns)
        again = form(("1", "a", "5"), ("3", "b", "6"), name="dossiers", columns=columns)
        assert told(old, new) == [("+", "2", "x", "9")]
        assert told(old, again) == [("A2", "2", "3")]

    def test_a_correction_that_moved_with_its_row(self):
        """The same decision about the same row is no change; one withdrawn gives the cell's own text back."""
        fields = dict.fromkeys(Correction._fields, "") | {"after": "8", "reason": "r"}
        old, new = form(("b", "2")), form(("a", "1"), ("b", "2"))
        old = replace(old, corrections={Place("eid.csv", "", "B1"): Correction(**fields)})
        kept = replace(new, corrections={Place("eid.csv", "", "B2"): Correction(**fields)})
        assert compare(old, kept, ()).corrections == ()
        (undone,) = compare(old, new, ()).corrections
        assert (undone.place.cell, undone.read, undone.after) == ("B2", ("8", "2"), None)

    def test_rows_of_which_only_some_cells_are_known(self):
        """Of an old annex only the cells behind its figures are left: they are compared by their places."""
        old = replace(form(("a", "1"), ("b", "2")), rows=(), whole=False)
        assert told(old, form(("x", "0"), ("b", "2"))) == [("A1", "a", "x"), ("B1", "1", "0")]


class TestLaterMonths:
    """Which later months take a figure as their base."""

    @pytest.mark.parametrize(
        ("later", "expected"),
        [
            ("2022-11", {Base.MONTH, Base.JANUARY}),
            ("2022-12", {Base.JANUARY}),
            ("2023-01", set()),
            ("2023-10", {Base.YEAR}),
        ],
    )
    def test_by_distance(self, later, expected):
        """October's flow is the base of November, of the year's sum until December, and of the next October."""
        flow = next(name for name, each in DECLARED.figures.items() if set(each.against) == set(Base))
        assert set(bases([flow], Month(2022, 10), Month.parse(later))) == expected

    def test_a_figure_that_is_held_against_nothing(self):
        """No later month compares with it."""
        name = next(name for name, each in DECLARED.figures.items() if not each.against)
        assert bases([name, "no_longer_declared"], Month(2022, 10), Month(2022, 11)) == {}


shares = st.fractions(0, 1, max_denominator=10**5)
tables = st.dictionaries(st.sampled_from("abcd"), shares.map(row))


@given(tables, tables)
def test_both_ways_the_same_figures_by_the_same_size(old, new):
    """What has changed from one statement to the other has changed back, as far; nothing differs from itself."""
    there, back = figure_changes(old, new), figure_changes(new, old)
    assert {(each.id, each.size) for each in there} == {(each.id, each.size) for each in back}
    assert {each.id for each in there} == {name for name in {*old, *new} if old.get(name) != new.get(name)}
    assert figure_changes(old, old) == []


forms = st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from("123"), min_size=1).map(
    lambda rows: list(rows.items())
)


@given(forms, st.data())
def test_a_row_put_anywhere_is_one_row(rows, data):
    """Whatever the form holds, one more row is one row added, and taken away again one row gone."""
    more = list(rows)
    more.insert(data.draw(st.integers(0, len(rows))), ("new", "9"))
    assert told(form(*rows), form(*more)) == [("+", "new", "9")]
    assert told(form(*more), form(*rows)) == [("-", "new", "9")]


@given(forms, st.randoms())
def test_the_order_of_rows_says_nothing(rows, random):
    """The same rows in another order are the same form."""
    other = random.sample(rows, len(rows))
    assert told(form(*rows), form(*other)) == []


@given(shares, shares)
def test_what_rounds_to_the_same_moved_by_less_than_a_unit(before, after):
    """A change that no reader sees is smaller than one unit of the last digit; one of a unit or more always shows."""
    for change in figure_changes({"a": row(before)}, {"a": row(after)}):
        assert change.shows or change.size < 1
