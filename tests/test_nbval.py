"""The notebooks kept with a report say again, cell for cell, what they said when it was made."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from analysis import pipeline

ROOT = Path(__file__).resolve().parent.parent
PUBLISHED = sorted(path.parent for path in (ROOT / "reports").glob("*/notebooks/01_clean.ipynb"))


def test_a_report_keeps_its_notebooks():
    """At least one month in reports/ holds the executed notebooks that its annex came from."""
    assert PUBLISHED


@pytest.mark.parametrize("published", PUBLISHED, ids=lambda path: path.parent.name)
def test_published_notebooks_repeat_themselves(published, tmp_path):
    """Run once more from data/raw, in order and by a usual kernel, every cell shows what the report holds."""
    shutil.copytree(ROOT / "data" / "raw", tmp_path / "data" / "raw")
    shutil.copytree(published, tmp_path / "notebooks")
    for name in ("data/processed", "reports"):
        (tmp_path / name).mkdir()
    _repeat(tmp_path)


def _repeat(project: Path) -> None:
    """Let nbval run the project's executed notebooks again and compare every output."""
    # One process: the second notebook reads what the first wrote, so workers may not share them out.
    plugins = ["-p", "no:xdist", "-p", "no:cacheprovider", "--nbval", "--nbval-current-env"]
    command = [sys.executable, "-m", "pytest", "-q", *plugins, "--nbval-cell-timeout=120", "notebooks"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-1000:]


def test_committed_notebooks_serve_another_month(tmp_path):
    """The notebooks as committed run December, whose forms say otherwise, and then repeat themselves."""
    raw = tmp_path / "data" / "raw" / "2022-12"
    shutil.copytree(ROOT / "data" / "raw" / "2022-11", raw)
    _replace(
        raw / "month.toml", '"2022-11"', '"2022-12"', "2022-11-01", "2022-12-01", "2022-11-21", "2022-12-21"
    )
    _replace(raw / "eid.csv", "19.700", "20.100")
    _replace(raw / "documents.csv", "21 tháng 11 năm 2022", "21 tháng 12 năm 2022")
    folders = {name: tmp_path / path for name, path in FOLDERS.items()}
    pipeline.run("2022-12", **folders, notebooks=ROOT / "notebooks")
    shutil.copytree(folders["out"] / "2022-12" / "notebooks", tmp_path / "notebooks")
    figures = (folders["out"] / "2022-12" / "figures.csv").read_text("utf-8")
    assert "63.255" in figures  # 43.155 + 20.100 accounts activated
    _repeat(tmp_path)


FOLDERS = {"raw": "data/raw", "processed": "data/processed", "out": "reports"}


def _replace(path: Path, *pairs: str) -> None:
    text = path.read_text("utf-8")
    for old, new in zip(pairs[::2], pairs[1::2], strict=True):
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, "utf-8", newline="\n")
