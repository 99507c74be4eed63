"""Habits that can be seen from the files alone: clean code, thin notebooks, no trace of one machine."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
MOST_CODE_CELLS = 8

# Not kept in the repository, or made again by a run.
PASSED_OVER = {"__pycache__", "build", "processed"}
KEPT_THOUGH_HIDDEN = {".ci", ".github", ".gitignore"}

MACHINE_PATH = re.compile(rb"(?<![\w.-])/(?:home|root|work|Users)/|\b[A-Z]:\\{1,2}Users\\")
REGISTRY_HOST = re.compile(
    rb"pypi\.org|python[h]osted\.org|registry\.npmjs|deb\.debian\.org|conda\.anaconda\.org|\s--(?:extra-)?index-url"
)
LOGIC = (
    *(ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda),
    *(ast.If, ast.IfExp, ast.Match, ast.For, ast.AsyncFor, ast.While, ast.Try),
    *(ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp),
)
NO_FACT = re.compile(r"(?:tests?|checks?|ensures?|verif(?:y|ies)|should|makes? sure)\b", re.IGNORECASE)


def _passed_over(name: str) -> bool:
    hidden = name.startswith(".") and name not in KEPT_THOUGH_HIDDEN
    return hidden or name in PASSED_OVER or name.endswith(".egg-info")


def _files() -> list[Path]:
    """Return the files of the repository, without asking git: a copy of the tree is tested alike."""
    found = []
    for folder, folders, names in os.walk(ROOT):
        folders[:] = sorted(name for name in folders if not _passed_over(name))
        found += [Path(folder, name) for name in sorted(names) if not _passed_over(name)]
    return found


def _holding(pattern: re.Pattern[bytes]) -> list[str]:
    """Return "file:line: text" for each place where the pattern stands."""
    found = []
    for path in _files():
        content = path.read_bytes()
        for hit in pattern.finditer(content):
            line = content.count(b"\n", 0, hit.start()) + 1
            found.append(f"{path.relative_to(ROOT).as_posix()}:{line}: {hit[0].decode()}")
    return found


def _code_cells(path: Path) -> list[dict]:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [cell for cell in cells if cell["cell_type"] == "code"]


def test_ruff_finds_nothing():
    """Every rule of ruff holds, but for those that pyproject.toml leaves out with a reason."""
    command = [sys.executable, "-m", "ruff", "check", "--quiet", "--no-cache", "--output-format=concise", "."]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert [*done.stdout.splitlines(), *done.stderr.splitlines()] == []
    assert done.returncode == 0


def test_there_are_three_notebooks():
    """A month is cleaned, computed and shown in three notebooks, in that order."""
    assert [path.stem for path in NOTEBOOKS] == ["01_clean", "02_figures", "03_annex"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
class TestNotebook:
    """What holds for each notebook as it is kept in the repository."""

    def test_it_is_kept_without_outputs(self, path):
        """No cell holds an output or a count of runs."""
        run = [cell for cell in _code_cells(path) if cell["outputs"] or cell["execution_count"] is not None]
        assert run == []

    def test_it_is_thin(self, path):
        """It has at most eight code cells."""
        assert len(_code_cells(path)) <= MOST_CODE_CELLS

    def test_it_has_one_parameters_cell(self, path):
        """Exactly one cell carries the tag `parameters`."""
        tags = [tag for cell in _code_cells(path) for tag in cell["metadata"].get("tags", [])]
        assert tags.count("parameters") == 1

    def test_it_decides_nothing(self, path):
        """It calls and shows: no function, class, condition, loop or comprehension."""
        trees = [ast.parse("".join(cell["source"])) for cell in _code_cells(path)]
        logic = [type(node).__name__ for tree in trees for node in ast.walk(tree) if isinstance(node, LOGIC)]
        assert logic == []


def test_no_file_names_a_place_on_one_machine():
    """No file holds the absolute path of somebody's folder."""
    assert _holding(MACHINE_PATH) == []


def test_no_file_names_a_package_registry():
    """No file holds the host of a package registry: which mirror is used is each machine's own affair."""
    assert _holding(REGISTRY_HOST) == []


def test_every_test_states_a_fact():
    """Each test's docstring is a sentence about the domain or the code, not about the test."""
    silent = [
        f"{path.name}:{node.lineno} {node.name}"
        for path in sorted((ROOT / "tests").rglob("test_*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
        for sentence in [(ast.get_docstring(node) or "").split("\n\n")[0]]
        if not sentence.endswith(".") or NO_FACT.match(sentence)
    ]
    assert silent == []
