"""A fresh machine needs Python and one command: the lock, the other environment, the Makefile, CI."""

from __future__ import annotations

import ast
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

ROOT = Path(__file__).resolve().parent.parent
PINNED = re.compile(r"[a-z0-9-]+==[0-9][\w.!+]*( ; [^\\]+?)?( --hash=sha256:[0-9a-f]{64})+")


def _text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def _lock_tool():
    spec = importlib.util.spec_from_file_location("lock", ROOT / "tools" / "lock.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


lock = _lock_tool()
PROJECT = tomllib.loads(_text("pyproject.toml"))["project"]
DIRECT = {lock.name_of(each): Requirement(each) for each in lock.direct_dependencies(_text("pyproject.toml"))}


def _locked() -> list[str]:
    """Return the lock's requirements, one a line, without comments."""
    bare = "\n".join(
        line for line in _text("requirements.lock").splitlines() if not line.lstrip().startswith("#")
    )
    return [" ".join(line.split()) for line in bare.replace("\\\n", " ").splitlines()]


def _make(*words: str, cwd: Path) -> subprocess.CompletedProcess:
    """Run make as from a fresh shell, though these tests may themselves run under make."""
    of_make = ("MAKEFLAGS", "MFLAGS", "MAKELEVEL", "MAKEOVERRIDES", "MONTH", "ANNEX_LANG", "PYTHON")
    env = {name: value for name, value in os.environ.items() if name not in of_make}
    command = ["make", "--no-print-directory", *words]
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)


@pytest.fixture
def checkout(tmp_path):
    """Return a folder with what the Makefile reads, nothing installed."""
    for name in ("Makefile", "requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


class TestLock:
    """requirements.lock says which files are installed, byte for byte."""

    def test_every_requirement_is_pinned_with_hashes(self):
        """Each requirement is one version with the hashes of its files."""
        loose = [each[:60] for each in _locked() if not PINNED.fullmatch(each)]
        assert _locked()
        assert loose == []

    def test_no_address_is_written(self):
        """No requirement says where it is downloaded from."""
        assert "://" not in _text("requirements.lock")

    @pytest.mark.parametrize("name", DIRECT)
    def test_a_pin_fits_what_the_project_asks_for(self, name):
        """The version of a direct dependency lies in the range that pyproject.toml gives."""
        assert DIRECT[name].specifier.contains(lock.pins(_text("requirements.lock"))[name])

    def test_what_is_imported_is_asked_for(self):
        """Each package that `analysis` imports is Python's own, ours, or a dependency in pyproject.toml."""
        trees = [ast.parse(path.read_text(encoding="utf-8")) for path in (ROOT / "analysis").rglob("*.py")]
        nodes = [node for tree in trees for node in ast.walk(tree)]
        roots = {
            alias.name.split(".")[0] for node in nodes if isinstance(node, ast.Import) for alias in node.names
        }
        roots |= {
            node.module.split(".")[0] for node in nodes if isinstance(node, ast.ImportFrom) and not node.level
        }
        cluster = PROJECT["optional-dependencies"]["cluster"]
        asked = {Requirement(each).name for each in (*PROJECT["dependencies"], *cluster)}
        providers = packages_distributions()
        foreign = roots - set(sys.stdlib_module_names) - {"analysis"}
        unasked = {
            name
            for name in foreign
            if not asked & {lock.name_of(each) for each in providers.get(name, [name])}
        }
        assert unasked == set()


class TestConda:
    """environment.yml is the lock's direct dependencies under conda's names."""

    def test_it_is_what_make_lock_writes(self):
        """The file is the one that follows from pyproject.toml and requirements.lock."""
        assert _text("environment.yml") == lock.environment(
            _text("pyproject.toml"), _text("requirements.lock")
        )

    def test_its_versions_are_those_of_the_lock(self):
        """Every direct dependency, and nothing else, is pinned to the lock's version."""
        pins = dict(re.findall(r"^ +- ([\w-]+)==(\S+)$", _text("environment.yml"), flags=re.MULTILINE))
        plain = {conda: name for name, conda in lock.CONDA_NAMES.items()}
        locked = lock.pins(_text("requirements.lock"))
        assert {plain.get(name, name): pin for name, pin in pins.items()} == {
            name: locked[name] for name in DIRECT
        }

    def test_its_python_is_one_that_the_project_runs_on(self):
        """The lowest Python of environment.yml is the lowest of pyproject.toml."""
        python = SpecifierSet(re.search(r"- python(\S+)", _text("environment.yml"))[1])
        lowest = PROJECT["requires-python"].removeprefix(">=")
        assert python.contains(lowest)
        assert f">={lowest}" in str(python)


class TestMake:
    """The Makefile finds a Python, sets up once, and runs."""

    def test_make_alone_lists_the_commands(self, checkout):
        """`make` without a target says what can be typed, and does nothing."""
        done = _make(cwd=checkout)
        assert done.returncode == 0
        assert re.findall(r"^  make ([\w-]+)", done.stdout, re.MULTILINE) == [
            *("help", "annex", "test", "bench", "bench-tie", "lock", "clean")
        ]

    def test_without_a_fit_python_one_line_says_so(self, checkout):
        """A Python that is too old, or none, ends the run with one sentence and the way out."""
        done = _make("annex", "PYTHON=no-such-python", cwd=checkout)
        said = [line for line in done.stderr.splitlines() if not line.startswith("make: ***")]
        assert done.returncode != 0
        assert "\n".join(said) == (
            "annex: no Python 3.11 or newer with venv among: no-such-python. "
            "Install one, or name it: make PYTHON=/path/to/python3"
        )

    def test_a_set_up_folder_is_used_as_it_is(self, checkout):
        """With lock and pyproject unchanged, `make annex` only runs the month in the language asked for."""
        (checkout / ".venv").mkdir()
        (checkout / ".venv" / ".installed").touch()
        done = _make("-n", "annex", "MONTH=2023-01", "ANNEX_LANG=en", cwd=checkout)
        assert done.stdout == ".venv/bin/annex run '2023-01' --lang 'en' --draft-ok\n"

    @pytest.mark.parametrize("changed", ["requirements.lock", "pyproject.toml"])
    def test_a_change_of_what_is_installed_sets_up_again(self, checkout, changed):
        """A lock or pyproject newer than the set-up makes `make annex` start from an empty .venv."""
        (checkout / ".venv").mkdir()
        (checkout / ".venv" / ".installed").touch()
        later = (checkout / ".venv" / ".installed").stat().st_mtime + 2
        os.utime(checkout / changed, (later, later))
        assert "-m venv --clear .venv" in _make("-n", "annex", cwd=checkout).stdout


class TestContinuousIntegration:
    """What has to pass before a change is taken is the command that a developer types."""

    def test_the_script_runs_make_test(self):
        """.ci/run is a bash script that stops at the first error and runs `make test`, nothing else."""
        lines = [line for line in _text(".ci/run").splitlines() if not line.startswith("#")]
        assert lines == ["set -euo pipefail", 'cd "$(dirname "${BASH_SOURCE[0]}")/.."', "make test"]
        assert _text(".ci/run").startswith("#!/usr/bin/env bash\n")

    def test_the_workflow_runs_make_test_on_two_pythons(self):
        """The hosted workflow runs the same command on the lowest Python and on a newer one."""
        workflow = _text(".github/workflows/ci.yml")
        assert 'python: ["3.11", "3.13"]' in workflow
        assert re.findall(r"- run: (.+)", workflow) == ["make test PYTHON=python${{ matrix.python }}"]
