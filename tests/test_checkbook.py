"""The workbook of a check: each file's faults on a sheet of its own, and its form copied with the cells marked."""

from __future__ import annotations

import csv
import io
import json
from types import SimpleNamespace

import openpyxl
import pytest
from monthkit import NOVEMBER, copy_november, replace, set_cell

from analysis.annex.checkbook import MOST_LISTED, Entry, check_book
from analysis.cli import main
from analysis.months import Month

FORM = "vaccination_records.xlsx"


@pytest.fixture
def raw(tmp_path):
    """Return a raw folder that holds a copy of November 2022."""
    return copy_november(tmp_path)


def book(entries, folder, agencies=None):
    """Write the workbook and open it again."""
    content = check_book(Month(2022, 11), entries, folder, agencies or {})
    return openpyxl.load_workbook(io.BytesIO(content))


def checked(raw, tmp_path, capsys, *options):
    """Run `annex check --workbook`; returns its exit code, what it printed and the workbook."""
    path = tmp_path / "check.xlsx"
    code = main(["check", NOVEMBER, "--raw", str(raw), "--workbook", str(path), *options])
    return SimpleNamespace(code=code, said=capsys.readouterr().out, book=openpyxl.load_workbook(path))


def texts(sheet):
    """Return the texts of a sheet, row by row, without blanks."""
    return [[cell.value for cell in row if cell.value is not None] for row in sheet.iter_rows()]


class TestFaults:
    """What cannot be read."""

    def test_each_file_finds_its_own_faults(self, raw, tmp_path, capsys):
        """Two faults of the vaccination form come before the fault and the remark of the e-identity form."""
        set_cell(raw, FORM, "C8", "8O9")
        set_cell(raw, FORM, "D8", "-5")
        replace(raw, "eid.csv", "136.315", "136,315,0")
        done = checked(raw, tmp_path, capsys)
        assert done.code == 1
        assert done.book.sheetnames == [
            *("Tổng hợp", "1. vaccination_records", "1. Tiêm chủng", "2. eid", "2. CSV")
        ]
        title, _, _, *rows = texts(done.book["1. vaccination_records"])
        assert title == [f"Sở Y tế – {FORM}"]
        assert [row[:4] for row in rows] == [
            ["1", "Lỗi", "Tiêm chủng!C8", "8O9"],
            ["2", "Lỗi", "Tiêm chủng!D8", "-5"],
        ]
        assert [row[2:] for row in texts(done.book["Tổng hợp"])[3:]] == [[2, 0, 0], [1, 0, 1]]

    def test_the_cell_is_marked_in_a_copy_of_the_form(self, raw, tmp_path, capsys):
        """Cell C8 keeps its text and its place, is filled, and says in a comment what to do."""
        set_cell(raw, FORM, "C8", "8O9")
        sheet = checked(raw, tmp_path, capsys).book["1. Tiêm chủng"]
        assert (sheet["C8"].value, sheet["C8"].fill.fgColor.rgb) == ("8O9", "FFF4B6B6")
        assert "ghi số trường hợp" in sheet["C8"].comment.text
        assert (sheet["B8"].value, sheet["B8"].comment) == ("Huyện Na Hang", None)

    def test_the_workbook_is_told_after_the_faults(self, raw, tmp_path, capsys):
        """The last line names the file that was written."""
        set_cell(raw, FORM, "C8", "8O9")
        assert checked(raw, tmp_path, capsys).said.splitlines()[-1].startswith("Đã ghi ")

    def test_a_month_file_that_cannot_be_understood(self, raw, tmp_path, capsys):
        """Without month.toml no form can be read: its fault is the only one."""
        (raw / NOVEMBER / "month.toml").write_text("report =", encoding="utf-8")
        done = checked(raw, tmp_path, capsys)
        assert len(done.book.sheetnames) == 2


class TestPlace:
    """Where the workbook goes when nobody says so."""

    @pytest.fixture(autouse=True)
    def _here(self, raw, monkeypatch):
        monkeypatch.chdir(raw.parents[1])

    def test_it_stands_beside_the_annexes(self, raw, capsys):
        """A check that finds something leaves reports/check-2022-11.xlsx, and nothing new among the raw files."""
        before = sorted(raw.rglob("*"))
        assert main(["check", NOVEMBER]) == 1
        assert capsys.readouterr().out.splitlines()[-1] == "Đã ghi reports/check-2022-11.xlsx"
        assert (raw.parents[1] / "reports" / "check-2022-11.xlsx").is_file()
        assert sorted(raw.rglob("*")) == before

    def test_it_is_left_out_on_request(self, raw):
        """With --no-workbook nothing is written at all."""
        main(["check", NOVEMBER, "--no-workbook"])
        assert not (raw.parents[1] / "reports").exists()

    def test_what_differs_from_the_form_is_a_remark(self, raw, capsys):
        """A CSV with semicolons is read; that it has them stands in the workbook as a remark, and in the JSON."""
        path = raw / NOVEMBER / "eid.csv"
        rows = list(csv.reader(path.read_text(encoding="utf-8").splitlines()))
        path.write_text("\n".join(";".join(row) for row in rows), encoding="utf-8")
        main(["check", NOVEMBER, "--json"])
        (note,) = json.loads(capsys.readouterr().out)["notes"]
        assert (note["file"], note["vi"]) == ("eid.csv", "các trường cách nhau bằng dấu chấm phẩy")
        book = openpyxl.load_workbook(raw.parents[1] / "reports" / "check-2022-11.xlsx")
        (sheet,) = [each for each in book if each.title.endswith(". eid")]
        assert {"Lưu ý", "các trường cách nhau bằng dấu chấm phẩy"} < {*texts(sheet)[-1]}


class TestFindings:
    """What can be read and does not hold."""

    def test_findings_are_listed_by_file(self, raw, tmp_path, capsys):
        """The vaccination form has eight errors, the worst of November; its copy marks stated total and parts."""
        done = checked(raw, tmp_path, capsys)
        assert texts(done.book["Tổng hợp"])[3] == [FORM, "Sở Y tế", 8, 0, 0]
        sheet = done.book["1. Tiêm chủng"]
        assert "tổng ghi 762, cộng ba loại lỗi được 809" in sheet["F8"].comment.text

    def test_a_suggestion_is_what_to_do(self, raw, tmp_path, capsys):
        """The slip in the total row stands in the last column, and below the finding on screen."""
        set_cell(raw, FORM, "C12", 17861)
        done = checked(raw, tmp_path, capsys)
        hint = f"Gợi ý: {FORM}!Tiêm chủng!C12 có thể là 17.816 thay vì 17.861"
        assert any(str(row[-1]).startswith(hint) for row in texts(done.book["1. vaccination_records"]) if row)
        assert f"             {hint}" in done.said


class TestSafety:
    """What is typed in a form is text, and stays within bounds."""

    def test_text_never_becomes_a_formula(self, tmp_path):
        """A cell that begins with =, +, - or @ is written as it was typed."""
        (tmp_path / "eid.csv").write_text('=1+1,"=HYPERLINK(""x"")",+2,@SUM(1)\n', encoding="utf-8")
        entries = [Entry("eid.csv", "error", (("", "A1"),), "=1+1", "=2+2", "@mend")]
        made = book(entries, tmp_path, {"eid.csv": "=cmd"})
        assert {cell.data_type for sheet in made for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
        assert [cell.value for cell in made["1. CSV"][1]] == ["=1+1", '=HYPERLINK("x")', "+2", "@SUM(1)"]

    def test_a_flood_is_counted_and_cut(self, tmp_path):
        """Of 100.000 faults a thousand are listed; the summary counts them all."""
        entries = [
            Entry("a.csv", "error", (("", f"A{row}"),), "x", "rule", "mend") for row in range(1, 100_001)
        ]
        made = book(entries, tmp_path)
        assert made["Tổng hợp"]["C4"].value == 100_000
        assert made["1. a"].max_row == MOST_LISTED + 4
        assert made["1. a"].cell(MOST_LISTED + 4, 1).value == "và 99000 chỗ nữa"

    def test_names_that_a_sheet_cannot_have(self, tmp_path):
        """Long names and forbidden letters are cut and replaced, and no two sheets are named alike."""
        files = ("a" * 40 + "1.csv", "a" * 40 + "2.csv", "b[x]*?.csv")
        made = book([Entry(name, "error", (), "", "rule", "mend") for name in files], tmp_path)
        assert len(set(made.sheetnames)) == 4
        assert all(len(name) <= 31 for name in made.sheetnames)

    def test_the_same_entries_give_the_same_bytes(self, raw):
        """Neither clock nor order of hashing shows in the file."""
        entries = [Entry(FORM, "error", (("Tiêm chủng", "F8"),), "762", "rule", "mend")]
        first, second = (check_book(Month(2022, 11), entries, raw / NOVEMBER, {}) for _ in range(2))
        assert first == second

    @pytest.mark.parametrize(
        ("name", "message"),
        [
            ("check.csv", "tên sổ kết quả phải kết thúc bằng .xlsx, ví dụ check.xlsx"),
            (f"data/raw/{NOVEMBER}/check.xlsx", "là nơi giữ tệp các cơ quan gửi; ghi ra chỗ khác"),
        ],
    )
    def test_where_it_may_not_be_written(self, raw, tmp_path, capsys, name, message):
        """A file of another kind, or one among the forms, is misuse."""
        code = main(["check", NOVEMBER, "--raw", str(raw), "--workbook", str(tmp_path / name)])
        assert (code, message in capsys.readouterr().err) == (2, True)
        assert not (tmp_path / name).exists()
