"""The notebooks kept with a report say again, cell for cell, what they said when it was made."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

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
    # One process: the second notebook reads what the first wrote, so workers may not share them out.
    plugins = ["-p", "no:xdist", "-p", "no:cacheprovider", "--nbval", "--nbval-current-env"]
    command = [sys.executable, "-m", "pytest", "-q", *plugins, "--nbval-cell-timeout=120", "notebooks"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-1000:]
