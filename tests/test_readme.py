"""What the README says is so: commands, output, numbers, rooms, code and files."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from monthkit import NOVEMBER, copy_november

from analysis import cli
from analysis.declare import DECLARED
from analysis.exact import Evidence
from analysis.results.compare import VERDICTS
from analysis.results.trace import EVIDENCE

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", README, flags=re.DOTALL)
LINKS = re.findall(r"!\[[^]]+\]\(([^)]+)\)", README)
# A word with a slash or a file's ending in code marks names something in the repository.
PATH = re.compile(r"`((?:[\w.-]+/)+[\w.-]*|LICENSE|CONTRIBUTING\.md)`")


def _blocks(kind: str) -> list[str]:
    return [text for language, text in BLOCKS if language == kind]


ROOMS = dict(re.split(r"\s{2,}", line, maxsplit=1) for line in _blocks("text")[0].splitlines())


def _table(head: str) -> dict[str, str]:
    """Return the rows of the table whose first column is headed so: first cell → second cell."""
    table = re.search(rf"^\| {re.escape(head)} \|.*\n\|[-|]+\n((?:\|.*\n?)+)", README, flags=re.MULTILINE)[1]
    rows = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in table.splitlines()]
    return dict(rows)


@pytest.fixture
def printed_help(capsys) -> str:
    """Return what `annex --help` prints."""
    assert cli.main(["--help"]) == 0
    return capsys.readouterr().out


def _one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def bench():
    """Return `bench/bench.py` as a module."""
    spec = importlib.util.spec_from_file_location("bench", ROOT / "bench" / "bench.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class TestForm:
    """It is short, and what it points to is there."""

    def test_it_is_short(self):
        """The README has fewer than 150 lines."""
        assert len(README.splitlines()) < 150

    def test_pictures_are_small(self):
        """Every picture is a PNG in the repository, under 150 kB."""
        assert LINKS
        for link in LINKS:
            content = (ROOT / link).read_bytes()
            assert content.startswith(b"\x89PNG")
            assert len(content) < 150_000

    @pytest.mark.parametrize("name", sorted(set(PATH.findall(README)) - {"data/raw/2022-12"}))
    def test_named_files_are_there(self, name):
        """A file or folder named in code marks exists."""
        assert (ROOT / name).exists()


class TestTree:
    """The tree names every room, and no other."""

    def test_its_rooms_are_there(self):
        """Each line of the tree names a folder of the repository."""
        assert [room for room in ROOMS if not (ROOT / room).is_dir()] == []

    def test_no_room_is_left_out(self):
        """Each folder with files of the project, and each package of `analysis`, has its line."""
        passed_over = ("build", "__pycache__", "data", "reports")
        folders = [path for path in (*ROOT.iterdir(), *(ROOT / "analysis").iterdir()) if path.is_dir()]
        named = {
            f"{path.relative_to(ROOT).as_posix()}/"
            for path in folders
            if not path.name.startswith(".") and path.suffix != ".egg-info" and path.name not in passed_over
        }
        assert named <= ROOMS.keys()


class TestCommands:
    """The commands are those of the command line, in its own words."""

    def test_every_command_is_listed(self, printed_help):
        """The table holds each command of `annex --help` with what it says there, and no other."""
        listed = {cell.strip("`").split()[1]: does for cell, does in _table("command").items()}
        assert list(listed) == re.findall(r"^    (\w+)", printed_help, flags=re.MULTILINE)
        for command, does in listed.items():
            assert f"{command} {does}" in _one_line(printed_help)

    def test_the_exit_codes_are_those_of_the_help(self, printed_help):
        """Code and meaning stand in `annex --help` as they stand in the table."""
        codes = ", ".join(f"{code} {meaning}" for code, meaning in _table("exit code").items())
        assert f"exit codes: {codes}" in _one_line(printed_help)

    @pytest.mark.parametrize("target", sorted(set(re.findall(r"\bmake ([a-z]+)\b", README))))
    def test_make_knows_its_targets(self, target):
        """A `make` command in the README is a target of the Makefile."""
        makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
        assert re.search(rf"^{target}:.*## ", makefile, flags=re.MULTILINE)


class TestNovember:
    """What it says of November 2022 is what comes out."""

    def test_the_printed_summary_is_that_of_a_run(self, tmp_path):
        """`make annex` types `annex run`, and that prints the block, line for line."""
        copy_november(tmp_path)
        shutil.copytree(ROOT / "notebooks", tmp_path / "notebooks")
        command = [sys.executable, "-m", "analysis.cli", "run", NOVEMBER, "--draft-ok"]
        done = subprocess.run(
            command,
            cwd=tmp_path,
            env={"PYTHONPATH": str(ROOT), "PATH": "", "PYTHONUTF8": "1"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert _blocks("console")[0] == f"$ make annex\n{done.stdout}"

    def test_the_printed_trace_is_that_of_the_command(self, capsys, monkeypatch):
        """The second block is what `annex explain` prints."""
        monkeypatch.chdir(ROOT)
        first, _, shown = _blocks("console")[1].partition("\n")
        assert cli.main(first.removeprefix("$ annex ").split()) == 0
        assert capsys.readouterr().out == shown

    def test_its_counts_are_those_computed(self, computed):
        """The figures and the printed numbers of November are as many as computed and compared."""
        counts = re.search(
            r"has (\d+) figures of November 2022.*? (\d+) numbers that the report", README, re.DOTALL
        )
        assert (int(counts[1]), int(counts[2])) == (len(computed.figures), len(computed.comparisons))

    def test_every_kind_of_evidence_is_explained(self):
        """The table of evidence has a row for each kind, and no other."""
        assert list(_table("evidence")) == [EVIDENCE[each].en for each in Evidence]

    def test_every_verdict_is_explained(self):
        """The table of verdicts has a row for each verdict, and no other."""
        assert list(_table("verdict")) == [label.en for label in VERDICTS.values()]


class TestHowTo:
    """What it tells to do can be done."""

    def test_a_month_is_new_data_and_no_code(self, tmp_path, monkeypatch, capsys):
        """A copied folder with its own dates, nothing transcribed or derived, is read without a fault."""
        raw = copy_november(tmp_path)
        text = (raw / NOVEMBER / "month.toml").read_text(encoding="utf-8")
        text = re.sub(r"^\[transcribed\].*?(?=^#|^\[)", "", text, flags=re.MULTILINE | re.DOTALL)
        text = re.sub(r"^\[\[derived\]\].*", "", text, flags=re.MULTILINE | re.DOTALL)
        text = text.replace("2022-11", "2022-12")
        (raw / NOVEMBER / "month.toml").write_text(text, encoding="utf-8")
        (raw / NOVEMBER).rename(raw / "2022-12")
        monkeypatch.chdir(tmp_path)
        cli.main(["check", "2022-12", "--lang", "en"])
        assert capsys.readouterr().out.startswith("2022-12: every input could be read.")

    def test_the_figure_shown_is_one_of_the_project(self):
        """The example of a figure is code of a subject, and what it declares is computed."""
        snippet = _blocks("python")[0]
        sources = [path.read_text("utf-8") for path in (ROOT / "analysis" / "subjects").glob("*.py")]
        assert sum(snippet in source for source in sources) == 1
        assert re.search(r"def (\w+)", snippet)[1] in DECLARED.figures

    def test_the_smallest_subject_is_the_one_named(self):
        """The module named as the smallest is the shortest of those that declare a figure."""
        modules = (ROOT / "analysis" / "subjects").glob("*.py")
        lengths = {
            path.name: len(text.splitlines())
            for path in modules
            if "@figure(" in (text := path.read_text("utf-8"))
        }
        assert min(lengths, key=lengths.get) == re.search(r"`(\w+\.py)` is the smallest", README)[1]

    def test_the_subset_is_named_as_the_page_names_it(self):
        """The family that the README gives the subset is the one in the fonts' module."""
        from analysis.annex.fonts import SUBSET_FAMILY  # noqa: PLC0415

        assert f"renamed to {SUBSET_FAMILY}" in README


class TestSpeed:
    """The table of measured numbers is what `make bench` prints."""

    def test_it_names_what_the_bench_measures(self, bench):
        """Ratios and waits stand in the table under the bench's own names, in its order."""
        took = {
            way: [bench.Took(seconds, 0)] for way, seconds in (("chain", 6.0), ("run", 2.0), ("bare", 1.0))
        }
        lines = bench.lines(NOVEMBER, 1, took, dict.fromkeys(bench.waits(NOVEMBER), 0.1))
        printed = [re.split(r"\s{2,}", line.strip())[0] for line in lines if line.startswith("  ")]
        assert list(_table("measured")) == [name for name in printed if name not in bench.WAYS]

    def test_a_ratio_is_one_median_over_another(self, bench):
        """Medians of 6, 2 and 1 seconds print as 3.00 and 2.00."""
        took = {
            way: [bench.Took(seconds, 0)] for way, seconds in (("chain", 6.0), ("run", 2.0), ("bare", 1.0))
        }
        text = "\n".join(bench.lines(NOVEMBER, 1, took, {}))
        assert re.findall(r"(\w+/\w+) +([\d.]+)", text) == [("chain/run", "3.00"), ("run/bare", "2.00")]

    def test_the_ways_are_explained(self, bench):
        """Each way that the bench compares is explained below the table."""
        assert [way for way in bench.WAYS if f"*{way}* is " not in README] == []
