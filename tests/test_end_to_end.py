"""One whole month in a temporary folder: everything is there, is what is published, and is the same everywhere."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from monthkit import NOVEMBER, copy_november

from analysis.engine import CAN_FORK

ROOT = Path(__file__).resolve().parents[1]
PUBLISHED = ROOT / "reports" / NOVEMBER
OUTPUTS = (
    "annex.html", "annex.pdf", "annex.xlsx", "figures.csv", "findings.csv", "manifest.json", "trace.csv",
    *(f"notebooks/{name}.ipynb" for name in ("01_clean", "02_figures", "03_annex")),
)  # fmt: skip


def run(folder, engine="fork", **environment):
    """Build November in a fresh process that stands in `folder`; returns the folder of the report and what was said."""
    raw = copy_november(folder)
    command = [
        sys.executable, "-m", "analysis.cli", "run", NOVEMBER, "--draft-ok", "--json", "--engine", engine,
        "--raw", raw, "--processed", folder / "data" / "processed", "--out", folder / "reports",
        "--notebooks", ROOT / "notebooks",
    ]  # fmt: skip
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    done = subprocess.run(
        command, cwd=folder, env=surroundings, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return folder / "reports" / NOVEMBER, json.loads(done.stdout)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Return the report of November as one process builds it, and what it said."""
    return run(tmp_path_factory.mktemp("here"), PYTHONHASHSEED="0", TZ="UTC")


def contents(folder):
    """Return every file of a folder by its name, with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def differing(one, other):
    """Return the names of the files that are not the same in two folders."""
    left, right = contents(one), contents(other)
    return sorted(name for name in left.keys() | right.keys() if left.get(name) != right.get(name))


class TestOutputs:
    """What a run leaves behind."""

    def test_everything_is_there(self, built):
        """The annex in three forms, figures, findings, trace, manifest, the executed notebooks, and six charts."""
        names = set(contents(built[0]))
        charts = {name for name in names if name.startswith("charts/")}
        assert names - charts == set(OUTPUTS)
        assert len(charts) == 6
        assert all(name.endswith(".svg") for name in charts)

    def test_nothing_else_is_left_behind(self, built):
        """Beside the raw data stand only the month's cleaned frames, its report, and what saves time."""
        folder = built[0].parents[1]
        found = {path.relative_to(folder).as_posix() for path in folder.glob("*")}
        assert found == {"data", "reports", ".annex-cache"}
        assert {path.name for path in (folder / "data").glob("*/*")} == {NOVEMBER}

    def test_the_findings_are_counted(self, built):
        """The run says what findings.csv holds: 9 errors, 7 warnings, 5 notes; so it is a draft."""
        report, said = built
        with (report / "findings.csv").open(encoding="utf-8", newline="") as file:
            counted = Counter(row["severity"] for row in csv.DictReader(file))
        assert said["findings"] == counted == {"error": 9, "warning": 7, "note": 5}
        assert said["draft"] is True

    def test_the_page_is_vietnamese_and_a_draft(self, built):
        """annex.html says its language, that it is a draft, and the share that was recomputed."""
        page = (built[0] / "annex.html").read_text(encoding="utf-8")
        assert '<html lang="vi"' in page
        for words in ("DỰ THẢO", "81,11%", "60.405", "12.199–12.216"):
            assert words in page

    def test_no_machine_is_named(self, built):
        """No output holds a path of the machine that made it."""
        report = built[0]
        places = [
            str(path).encode() for path in (ROOT, report.parents[1], Path.home()) if len(path.parts) > 1
        ]
        for name, content in contents(report).items():
            texts = [content]
            if name.endswith(".xlsx"):
                with zipfile.ZipFile(report / name) as book:
                    texts = [book.read(part) for part in book.namelist()]
            assert not [place for place in places for text in texts if place in text], name

    def test_the_manifest_describes_the_files(self, built):
        """Each output in the manifest has the hash of the file that is there, and each file stands in it."""
        report = built[0]
        outputs = json.loads((report / "manifest.json").read_text(encoding="utf-8"))["outputs"]
        there = {
            f"reports/{NOVEMBER}/{name}": hashlib.sha256(content).hexdigest()
            for name, content in contents(report).items()
            if name != "manifest.json"
        }
        assert {name: each for name, each in outputs.items() if name.startswith("reports/")} == there


class TestSameBytes:
    """The same inputs give the same bytes."""

    def test_the_published_month_is_what_is_built_now(self, built):
        """reports/2022-11 as it is kept is, byte for byte, what the raw files and the code give today.

        The manifest names the Python it was made with, and differs where another one runs; nothing else does.
        """
        kept = json.loads((PUBLISHED / "manifest.json").read_text(encoding="utf-8"))["python"]
        ours = f"{sys.version_info.major}.{sys.version_info.minor}"
        assert differing(built[0], PUBLISHED) == ([] if kept == ours else ["manifest.json"])

    def test_another_process_folder_zone_and_seed(self, built, tmp_path):
        """Elsewhere on the disk, in Vietnam's time zone and with another hash seed, every byte is the same."""
        folder = tmp_path / "một nơi khác" / "sâu hơn"
        folder.mkdir(parents=True)
        again, _ = run(folder, PYTHONHASHSEED="4711", TZ="Asia/Ho_Chi_Minh", LC_ALL="C.UTF-8")
        assert differing(built[0], again) == []
        assert differing(built[0].parents[1] / "data", folder / "data") == []

    @pytest.mark.skipif(not CAN_FORK, reason="this system cannot fork safely: there is one engine only")
    def test_both_engines(self, built, tmp_path):
        """A usual kernel makes every file of the forked run, byte for byte."""
        again, _ = run(tmp_path, engine="kernel", PYTHONHASHSEED="7")
        assert differing(built[0], again) == []
