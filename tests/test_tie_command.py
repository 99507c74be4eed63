"""`annex tie` and the tie-out in a run: what is printed and returned, found by itself, written, and refused."""

from __future__ import annotations

import csv
import json
import re

import pytest
from monthkit import NOVEMBER, RAW, copy_november

from analysis import pipeline, store
from analysis.cli import main
from analysis.months import Month
from analysis.tie.monthly import tied_month

TEXT = """# BÁO CÁO

**Kết quả thực hiện Đề án 06 tháng 11/2022**

## II. KẾT QUẢ

### 2. Dịch vụ công thiết yếu

#### 2.1. Kết quả chung 25 DVC thiết yếu

Trong kỳ, tổng số hồ sơ trực tuyến tiếp nhận mới là 8.252 hồ sơ, chiếm 67,6% tổng số hồ sơ tiếp nhận mới, đã giải quyết {resolved} hồ sơ.

#### 2.2.5. DVC của ngành Lao động

Hồ sơ trợ cấp thất nghiệp: tiếp nhận mới 635 hồ sơ (tiếp nhận trực tuyến: 38 hồ sơ; trực tiếp: 597 hồ sơ).
"""  # noqa: E501 -- a paragraph
CLEAN, SLIPPED = TEXT.format(resolved="13.860"), TEXT.format(resolved="18.360")


@pytest.fixture
def raw(tmp_path, monkeypatch):
    """Stand in a folder whose data/raw holds November without what it quotes, and a report."""
    copied = copy_november(tmp_path)
    (copied / NOVEMBER / "ties.csv").unlink()
    (copied / NOVEMBER / "quoted.csv").unlink()
    (copied / NOVEMBER / "report.md").write_text(CLEAN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return copied


def _slip(raw):
    (raw / NOVEMBER / "report.md").write_text(SLIPPED, encoding="utf-8")


class TestCommand:
    """What `annex tie` says and returns."""

    @pytest.mark.usefixtures("raw")
    def test_a_clean_report_returns_0(self, capsys):
        """Every number of the month's report is found and tied; the report is found by itself."""
        assert main(["tie", NOVEMBER, "--lang", "en"]) == 0
        printed = capsys.readouterr().out
        assert "numbers in the text, each in one state" in printed
        assert "0  differs" in printed

    def test_a_slip_returns_1_and_is_told(self, raw, capsys):
        """18.360 for 13.860 blocks: section, printed and computed are told."""
        _slip(raw)
        assert main(["tie", NOVEMBER]) == 1
        assert "báo cáo in 18.360, tính lại được 13.860" in capsys.readouterr().out

    def test_a_message_names_its_section_once(self, tmp_path, capsys):
        """The line begins with section I.1; its sentence does not say so again."""
        report = tmp_path / "report.txt"
        report.write_text("I. KẾT QUẢ\n\n1. Có 215/320 trường đạt chuẩn (76,19%).\n", encoding="utf-8")
        assert main(["tie", NOVEMBER, str(report)]) == 1
        told = [line for line in capsys.readouterr().out.splitlines() if "215/320 =" in line]
        assert [line.count("I.1") for line in told] == [1]

    @pytest.mark.usefixtures("raw")
    def test_json_holds_every_number(self, capsys):
        """Programs get states, findings and all tokens."""
        assert main(["tie", NOVEMBER, "--json"]) == 0
        told = json.loads(capsys.readouterr().out)
        assert sum(told["states"].values()) == len(told["tokens"])
        assert told["held_against_figures"] is True
        tied = {row["printed"]: row["figures"] for row in told["tokens"] if row["figures"]}
        assert tied["13.860"] == "essential_resolved"

    @pytest.mark.usefixtures("raw")
    def test_a_report_is_read_without_its_month(self, capsys, tmp_path):
        """A month that has no folder is held against itself only, and that is said."""
        (tmp_path / "other.md").write_text(SLIPPED.replace("597", "579"), encoding="utf-8")
        assert main(["tie", "2023-05", "other.md", "--lang", "en"]) == 1
        printed = capsys.readouterr().out
        assert "There are no figures of 2023-05 here" in printed
        assert "stale" not in printed

    @pytest.mark.parametrize(
        ("argv", "code", "message"),
        [
            (["2022-13"], 2, "2022-13"),
            (["2023-05"], 3, "chưa có báo cáo; đặt report.docx"),
            ([NOVEMBER, "nowhere.docx"], 3, "nowhere.docx"),
            ([NOVEMBER, "--docx", "tied.doc"], 2, "tên tệp Word phải có đuôi .docx"),
            ([NOVEMBER, "--docx", "data/raw/tied.docx"], 2, "chứa những gì cơ quan đã gửi"),
            (["2023-05", "data/raw/2022-11/report.md", "--write"], 3, "chưa có month.toml"),
        ],
    )
    @pytest.mark.usefixtures("raw")
    def test_misuse_is_one_line(self, capsys, argv, code, message):
        """What cannot be done is said in one line, before anything is written."""
        assert main(["tie", *argv]) == code
        said = capsys.readouterr().err
        assert message in said
        assert said.count("\n") == 1

    def test_two_reports_are_refused(self, raw, capsys):
        """Which of two reports counts is not guessed."""
        (raw / NOVEMBER / "report.txt").write_text("văn bản", encoding="utf-8")
        assert main(["tie", NOVEMBER]) == 1
        assert "report.md, report.txt" in capsys.readouterr().err

    @pytest.mark.parametrize(
        ("name", "content", "said"),
        [
            ("report.doc", b"\xd0\xcf\x11\xe0" + bytes(600), "an old Word file (.doc)"),
            ("report.rtf", b"{\\rtf1 8.252}", "an RTF file (.rtf)"),
            ("report.docm", b"8.252", "no .docm or is damaged"),
        ],
    )
    def test_a_report_of_another_kind_is_found_and_refused(self, raw, capsys, name, content, said):
        """A report that cannot be read is no missing one: one line names it and says what to do."""
        (raw / NOVEMBER / "report.md").unlink()
        (raw / NOVEMBER / name).write_bytes(content)
        assert main(["tie", NOVEMBER, "--lang", "en"]) == 1
        told = capsys.readouterr().err
        assert name in told
        assert said in told
        assert told.count("\n") == 1

    def test_a_macro_file_is_found_by_itself(self, raw, tmp_path):
        """report.docm in the month's folder is read like report.docx."""
        (raw / NOVEMBER / "report.md").rename(tmp_path / "r.md")
        assert main(["tie", NOVEMBER, "r.md", "--docx", "r.docx"]) == 0
        (tmp_path / "r.docx").rename(raw / NOVEMBER / "report.docm")
        assert main(["tie", NOVEMBER]) == 0

    def test_what_was_asked_for_is_written(self, raw, tmp_path):
        """The Word file with remarks, and ties.csv, which keeps what a person wrote."""
        _slip(raw)
        assert main(["tie", NOVEMBER, "--docx", "tied.docx", "--write"]) == 1
        assert (tmp_path / "tied.docx").read_bytes().startswith(b"PK")
        path = raw / NOVEMBER / "ties.csv"
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        place = next(at for at, row in enumerate(rows) if row[3] == "18.360")
        assert rows[place][6:8] == ["essential_resolved", "khác số tính được hoặc mâu thuẫn"]
        rows[place][8:] = ["đã báo Văn phòng", "an", "2022-11-22"]
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)
        before = path.read_bytes()
        main(["tie", NOVEMBER, "--write"])
        assert path.read_bytes() == before


class TestMonth:
    """A month with a report and without quoted.csv."""

    def test_the_text_is_heard_where_nothing_is_quoted(self, raw):
        """What the text prints is compared like quoted numbers, and leads to its place in the report."""
        tied = tied_month(store.read_month(raw, NOVEMBER), raw)
        printed = {each.mention.figure: each.mention.printed for each in tied.results.comparisons}
        assert printed["essential_online_share"] == "67,6%"
        assert tied.results.figures["essential_received_new"].printed() == "12.199–12.216"
        assert tied.data.cells["quoted/1", "printed"].file == "report.md"

    def test_disagreement_with_quoted_csv_is_a_finding(self, raw):
        """quoted.csv says 13.860, the text says 18.360: both are named."""
        (raw / NOVEMBER / "quoted.csv").write_bytes((RAW / NOVEMBER / "quoted.csv").read_bytes())
        _slip(raw)
        tied = tied_month(store.read_month(raw, NOVEMBER), raw)
        (told,) = (
            each for each in tied.results.findings if each.id.startswith("text-quoted:essential_resolved")
        )
        assert told.severity == "error"
        assert "quoted.csv has 13.860, the report's text prints 18.360" in told.sentence.en

    def test_a_month_without_a_report_says_nothing_of_it(self):
        """November as published has no report's text, and no finding about one."""
        tied = tied_month(store.read_month(RAW, NOVEMBER), RAW)
        assert tied.out is None
        assert [each.id for each in tied.results.findings if each.kind.startswith("text")] == []

    def test_a_run_holds_the_tie_out(self, raw, tmp_path):
        """The annex, its records and the manifest hold the tie-out of the report in the month's folder."""
        _slip(raw)
        folders = {"raw": raw, "processed": tmp_path / "processed", "out": tmp_path / "reports"}
        done = pipeline.run(str(Month.parse(NOVEMBER)), **folders, notebooks=RAW.parents[1] / "notebooks")
        report = tmp_path / "reports" / NOVEMBER
        assert {"tie.csv", "report-tied.docx"} <= {path.name for path in done.paths}
        assert "Đối chiếu số liệu trong lời văn báo cáo" in (report / "annex.html").read_text(
            encoding="utf-8"
        )
        page = (report / "annex.html").read_text(encoding="utf-8")
        linked = re.findall(r'<a class="num is-(?:differs|untied)" id="[^"]+"[^>]* href="#([^"]+)"', page)
        marked = re.findall(r'class="num is-(?:differs|untied)" id=', page)
        assert len(linked) == len(marked) > 0  # each open number leads to its figure or its row of the list
        assert all(f'id="{target}"' in page for target in linked)
        with (report / "findings.csv").open(encoding="utf-8", newline="") as file:
            kinds = {row["kind"] for row in csv.DictReader(file)}
        assert "differs" in kinds
        manifest = json.loads((report / "manifest.json").read_text(encoding="utf-8"))
        assert f"data/raw/{NOVEMBER}/report.md" in manifest["inputs"]
        assert f"reports/{NOVEMBER}/tie.csv" in manifest["outputs"]
