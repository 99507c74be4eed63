"""The command line says what is wrong in one line, returns what it promises, and prints what was computed."""

from __future__ import annotations

import json
import subprocess
import sys
import time

import pytest
from monthkit import NOVEMBER, RAW, copy_november, replace, set_cell

from analysis import pipeline
from analysis.cli import main
from analysis.faults import RunFailed
from analysis.pipeline import RunResult

NOVEMBER_RAW = ("--raw", str(RAW))


@pytest.fixture
def raw(tmp_path, monkeypatch):
    """Stand in a folder whose data/raw holds a copy of November 2022."""
    copied = copy_november(tmp_path)
    monkeypatch.chdir(tmp_path)
    return copied


@pytest.fixture
def built(monkeypatch, tmp_path):
    """Let `annex run` return what this is given, and note what it was asked."""
    monkeypatch.chdir(tmp_path)
    asked = {}

    def let(findings):
        def run(month, **options):
            asked.update(options, month=month)
            options["progress"]("01_clean", "start", None)
            options["progress"]("01_clean", "done", 1.25)
            names = ("reports/2022-11/annex.pdf", "reports/2022-11/figures.csv")
            return RunResult(tuple(tmp_path / name for name in names), {"01_clean": 1.25}, findings)

        monkeypatch.setattr(pipeline, "run", run)
        return asked

    return let


class TestMisuse:
    """What was not meant is answered in one line on stderr, without a traceback."""

    @pytest.mark.parametrize(
        ("argv", "message"),
        [
            (["chek", NOVEMBER], "; có phải là check?"),
            (["check"], "annex check: thiếu đối số: MONTH; xem annex check --help"),
            ([], "annex: thiếu đối số: COMMAND; xem annex --help"),
            (["run", NOVEMBER, "--lnag", "en"], "annex run: không hiểu: --lnag en; có phải là --lang?"),
            (["run", NOVEMBER, "--engine", "forc"], "; có phải là fork?"),
            (["check", NOVEMBER, "2022-12"], "annex check: không hiểu: 2022-12; xem annex check --help"),
            (["run", NOVEMBER, "--raw"], "cần một giá trị; xem annex run --help"),
            (["check", "2022-13"], "'2022-13' không phải là tháng: 13 không nằm trong khoảng từ 01 đến 12"),
            (
                ["run", "11-2022"],
                "'11-2022' không phải là tháng: viết theo dạng YYYY-MM; có phải là 2022-11?",
            ),
            (["chek", NOVEMBER, "--lang", "en"], "; did you mean check?"),
            (
                ["check", "--lang=en"],
                "annex check: the following arguments are required: MONTH; see annex check --help",
            ),
            (
                ["run", NOVEMBER, "--lnag", "vi", "--lang", "en"],
                "annex run: unrecognized arguments: --lnag vi; did you mean --lang?",
            ),
            (["check", "2022-13", "--lang", "en"], "'2022-13' is not a month: 13 is not between 01 and 12"),
        ],
    )
    def test_misuse_is_told_in_one_line(self, capsys, argv, message):
        """A misspelt command, option or month returns 2 and names what was meant, in the language asked for."""
        assert main(argv) == 2
        told = capsys.readouterr()
        assert told.out == ""
        assert told.err.endswith(f"{message}\n")
        assert told.err.count("\n") == 1

    @pytest.mark.usefixtures("raw")
    @pytest.mark.parametrize("command", ["run", "check", "figures", "verify"])
    def test_a_month_that_is_not_there_is_a_missing_input(self, capsys, command):
        """Every command refuses a month without a folder with 3 and the months there are."""
        assert main([command, "2022-12"]) == 3
        assert capsys.readouterr().err == (
            "2022-12: không có thư mục data/raw/2022-12; các tháng đã có: 2022-11; có phải là 2022-11?\n"
        )

    def test_outside_a_project_the_folder_is_missing(self, tmp_path, monkeypatch, capsys):
        """Where there is no data/raw the way out is told."""
        monkeypatch.chdir(tmp_path)
        assert main(["run", NOVEMBER]) == 3
        assert capsys.readouterr().err == (
            "data/raw: không có thư mục này; chạy annex ở nơi có thư mục data/, hoặc chỉ rõ thư mục\n"
        )

    @pytest.mark.usefixtures("raw")
    def test_a_run_without_notebooks_is_refused(self, capsys):
        """Each notebook that is not there is named, one line each."""
        assert main(["run", NOVEMBER, "--lang", "en"]) == 3
        told = capsys.readouterr().err.splitlines()
        assert [line.split()[1] for line in told] == ["01_clean.ipynb", "02_figures.ipynb", "03_annex.ipynb"]

    @pytest.mark.parametrize("command", ["run", "check", "explain", "figures", "verify"])
    def test_help_shows_an_example(self, capsys, command):
        """The help of each command returns 0 and ends with examples and exit codes."""
        assert main([command, "--help"]) == 0
        said = capsys.readouterr().out
        assert f"\n  annex {command} " in said
        assert said.rstrip().splitlines()[-1].startswith("exit codes: 0 clean, 1 findings")

    def test_help_and_a_wrong_month_wait_for_nothing(self):
        """Help and a refused month import neither pandas nor Jupyter: they answer in half a second."""
        code = (
            "import sys; from analysis.cli import main; codes = main(['--help']), main(['run', '2022-13']); "
            "print(codes, {'pandas', 'pandera', 'nbformat', 'papermill'} & {*sys.modules})"
        )
        began = time.perf_counter()
        said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert said.stdout.splitlines()[-1] == "(0, 2) set()"
        assert time.perf_counter() - began < 2  # two cores may be shared; alone it takes a tenth of that


class TestCheck:
    """`annex check` lists what is wrong, worst first."""

    def test_november_has_findings_that_block(self, capsys):
        """November 2022 can be read, but eight sums of vaccination records do not foot: 1."""
        assert main(["check", NOVEMBER, "--no-workbook", *NOVEMBER_RAW]) == 1
        said = capsys.readouterr().out.splitlines()
        assert said[0] == "Tháng 2022-11: dữ liệu đầu vào đọc được hết."
        assert (
            "  II.3.4     Thành phố Tuyên Quang: tổng ghi 22.541, cộng ba loại lỗi được 22.416 (lệch 125)."
            in said
        )

    def test_findings_are_told_worst_first(self, capsys):
        """Errors come before warnings, and warnings before notes."""
        main(["check", NOVEMBER, "--no-workbook", *NOVEMBER_RAW, "--json"])
        severities = [each["severity"] for each in json.loads(capsys.readouterr().out)["findings"]]
        assert severities == sorted(severities, key=["error", "warning", "note"].index)
        assert set(severities) == {"error", "warning", "note"}

    def test_faults_are_grouped_by_file(self, raw, capsys):
        """Each faulty file is named with the number of its faults, one line a fault, the worst file first."""
        replace(raw, "portal.csv", "66%", "166%")
        replace(raw, "portal.csv", '"1,13",%', '"1,13",x')
        set_cell(raw, "essential_services.xlsx", "D34", "ba mươi tám")
        assert main(["check", NOVEMBER]) == 1
        assert capsys.readouterr().out == (
            "Tháng 2022-11: 3 chỗ sai trong dữ liệu đầu vào, phải sửa trước khi lập phụ lục.\n"
            "\n"
            "portal.csv (2)\n"
            "  portal.csv!D2: '166%': tỷ lệ không được vượt quá 100%; sửa lại dòng này\n"
            "  portal.csv!G3: 'x': cột “Đơn vị so sánh” phải là một trong: %; lần; điểm phần trăm; "
            "ghi một trong các giá trị này\n"
            "\n"
            "essential_services.xlsx (1)\n"
            "  essential_services.xlsx!II.06a!D34: 'ba mươi tám': không phải là số viết theo kiểu Việt Nam "
            "(ví dụ 1.208 hoặc 67,6); ghi số trường hợp\n"
            "\n"
            "Đã ghi reports/check-2022-11.xlsx\n"
        )

    def test_faults_as_json_have_their_parts(self, raw, capsys):
        """For programs a fault is its file, sheet, cell, value, rule and what to do."""
        replace(raw, "portal.csv", "66%", "166%")
        assert main(["check", NOVEMBER, "--json"]) == 1
        assert json.loads(capsys.readouterr().out) == {
            "month": "2022-11",
            "faults": [
                {
                    "file": "portal.csv",
                    "sheet": "",
                    "cell": "D2",
                    "value": "166%",
                    "rule_vi": "tỷ lệ không được vượt quá 100%",
                    "rule_en": "no share exceeds 100 per cent",
                    "mend_vi": "sửa lại dòng này",
                    "mend_en": "correct the row",
                }
            ],
            "findings": [],
            "notes": [],
        }

    def test_a_month_file_that_cannot_be_understood(self, raw, capsys):
        """What is wrong in month.toml is listed like any fault."""
        replace(raw, "month.toml", "[period]", "[perod]")
        assert main(["check", NOVEMBER]) == 1
        assert capsys.readouterr().out.splitlines()[2:4] == [
            "month.toml (2)",
            "  month.toml: thiếu period; ghi period = một bảng",
        ]


class TestExplain:
    """`annex explain` shows where a figure comes from."""

    def test_a_figure_is_traced_to_its_cells(self, capsys):
        """81,11 % is 2.615 of 3.224 justice dossiers, from D32 and E32 of form II.06a."""
        assert main(["explain", "justice_online_share", *NOVEMBER_RAW]) == 0
        said = capsys.readouterr().out
        assert said.startswith("justice_online_share = 81,11%\n")
        assert "essential_services.xlsx!II.06a!D32 “2615”" in said
        assert "essential_services.xlsx!II.06a!E32 “609”" in said

    def test_in_english(self, capsys):
        """The figure is written as English does when that is asked for."""
        assert (
            main(["explain", "justice_online_share", *NOVEMBER_RAW, "--month", NOVEMBER, "--lang", "en"]) == 0
        )
        assert capsys.readouterr().out.startswith("justice_online_share = 81.11%\n  ")

    @pytest.mark.parametrize(
        ("figure", "message"),
        [
            ("justice_online_shre", "không có chỉ tiêu này; có phải là justice_online_share?"),
            ("zzz", "không có chỉ tiêu này; chạy annex figures để xem danh sách"),
            (
                "share_at_level",
                "nêu rõ một thành phần: share_at_level[2], share_at_level[3], share_at_level[4]",
            ),
            (
                "share_at_level[9]",
                "nêu rõ một thành phần: share_at_level[2], share_at_level[3], share_at_level[4]",
            ),
        ],
    )
    def test_an_unknown_figure_is_misuse(self, capsys, figure, message):
        """A figure nobody declared returns 2 and the nearest one; a family its members."""
        assert main(["explain", figure, *NOVEMBER_RAW]) == 2
        assert capsys.readouterr().err == f"{figure}: {message}\n"

    def test_faulty_inputs_explain_nothing(self, raw, capsys):
        """What cannot be cleaned cannot be explained: the faults are told instead."""
        replace(raw, "portal.csv", "66%", "166%")
        assert main(["explain", "justice_online_share"]) == 1
        told = capsys.readouterr()
        assert told.out == ""
        assert told.err == "portal.csv!D2: '166%': tỷ lệ không được vượt quá 100%; sửa lại dòng này\n"


class TestFigures:
    """`annex figures` lists figures."""

    def test_of_a_month(self, capsys):
        """Each figure of a month comes with its value, evidence, what was printed and the verdict."""
        assert main(["figures", NOVEMBER, *NOVEMBER_RAW, "--json"]) == 0
        rows = {row["id"]: row for row in json.loads(capsys.readouterr().out)}
        assert rows["justice_online_share"] == {
            "id": "justice_online_share",
            "section": "II.2.2.4",
            "label": "Tỷ lệ hồ sơ tư pháp tiếp nhận trực tuyến",
            "printed": "81,11%",
            "evidence": "tính từ số đếm",
            "quoted": "81,11%",
            "verdict": "khớp",
        }
        assert rows["sector_online_share[police]"]["evidence"] == ""

    def test_declared(self, capsys):
        """Without a month the declared figures are listed, families once, even where there is no data."""
        assert main(["figures", "--lang", "en", "--raw", "nowhere"]) == 0
        header, *rows = capsys.readouterr().out.splitlines()
        assert header.split() == ["Id", "Section", "Unit", "Figure"]
        assert sum(row.startswith("services_at_level ") for row in rows) == 1

    def test_columns_are_aligned(self, capsys):
        """Every cell of a column starts at the same place."""
        main(["figures"])
        header, *rows = capsys.readouterr().out.splitlines()
        start = header.index("Chỉ tiêu")
        assert {row[start - 2 : start] for row in rows} == {"  "}
        assert {row[start].isspace() for row in rows} == {False}


class TestRun:
    """`annex run` builds, and its exit code says whether the annex is final."""

    def test_a_clean_annex_returns_0(self, built, capsys):
        """Without errors among the findings the annex is final; steps are told on stderr."""
        asked = built({"note": 2})
        assert main(["run", NOVEMBER, *NOVEMBER_RAW]) == 0
        told = capsys.readouterr()
        assert told.out == (
            "Đã lập phụ lục tháng 2022-11.\n"
            "  reports/2022-11/annex.pdf\n"
            "  và 1 tệp khác trong: reports/2022-11, data/processed/2022-11\n"
            "Phát hiện: 2 ghi chú\n"
            "Xem reports/2022-11/findings.csv hoặc chạy: annex check 2022-11\n"
        )
        assert told.err == "  01_clean    1,2 giây\n"
        assert (asked["month"], asked["lang"], asked["engine"]) == (NOVEMBER, "vi", "fork")
        assert [str(asked[name]) for name in ("raw", "processed", "out", "notebooks")] == [
            str(RAW),
            "data/processed",
            "reports",
            "notebooks",
        ]

    @pytest.mark.parametrize(("options", "code"), [((), 1), (("--draft-ok",), 0)])
    def test_errors_make_it_a_draft(self, built, capsys, options, code):
        """Findings that are errors return 1, or 0 when a draft will do; the annex is written either way."""
        built({"error": 9, "warning": 7})
        assert main(["run", NOVEMBER, *NOVEMBER_RAW, *options]) == code
        said = capsys.readouterr().out.splitlines()
        assert said[0] == "Đã lập phụ lục tháng 2022-11, đánh dấu DỰ THẢO vì còn lỗi."
        assert said[3] == "Phát hiện: 9 lỗi, 7 cảnh báo"

    def test_as_json(self, built, capsys):
        """For programs: whether it is a draft, the findings counted, and the files written."""
        built({"error": 9})
        assert main(["run", NOVEMBER, *NOVEMBER_RAW, "--json"]) == 1
        assert json.loads(capsys.readouterr().out) == {
            "month": "2022-11",
            "made": True,
            "draft": True,
            "findings": {"error": 9},
            "written": ["reports/2022-11/annex.pdf", "reports/2022-11/figures.csv"],
        }

    def test_a_draft_is_not_a_failed_run(self, monkeypatch, capsys):
        """When nothing was written `--draft-ok` changes nothing: the failure is told and returned."""

        def fail(*_, **__):
            raise RunFailed("03_annex.ipynb, cell 4: its process ended half-way")

        monkeypatch.setattr(pipeline, "run", fail)
        assert main(["run", NOVEMBER, *NOVEMBER_RAW, "--draft-ok"]) == 4
        assert capsys.readouterr().err == "03_annex.ipynb, cell 4: its process ended half-way\n"

    def test_a_folder_that_cannot_be_written_is_told(self, monkeypatch, capsys):
        """What the machine refuses is one line with the file's name."""

        def fail(*_, **__):
            raise PermissionError(13, "Permission denied", "reports")

        monkeypatch.setattr(pipeline, "run", fail)
        assert main(["run", NOVEMBER, *NOVEMBER_RAW]) == 4
        assert capsys.readouterr().err == "reports: Permission denied\n"


class TestVerify:
    """`annex verify` compares a month built again with what was published."""

    @pytest.mark.parametrize(
        ("differing", "code", "said"),
        [
            ([], 0, "2022-11: built again, identical to what was published.\n"),
            (
                ["reports/2022-11/annex.pdf"],
                1,
                (
                    "2022-11: 1 files differ from what was published:\n  reports/2022-11/annex.pdf\n"
                    "Figures that changed: 0\n"
                ),
            ),
        ],
    )
    def test_what_differs_is_named(self, monkeypatch, capsys, differing, code, said):
        """Identical is 0; each output that comes out otherwise is named and returns 1."""
        monkeypatch.setattr(pipeline, "rebuild_and_compare", lambda *_, **__: differing)
        assert main(["verify", NOVEMBER, *NOVEMBER_RAW, "--lang", "en"]) == code
        assert capsys.readouterr().out == said

    @pytest.mark.usefixtures("raw")
    def test_what_was_never_published_is_a_missing_input(self, capsys):
        """Without a manifest there is nothing to compare with."""
        assert main(["verify", NOVEMBER, "--lang", "en"]) == 3
        assert capsys.readouterr().err == (
            "month 2022-11 has no report to compare with: manifest.json is missing\n"
        )
