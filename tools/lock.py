"""Write requirements.lock and environment.yml from pyproject.toml.

Needs Python 3.11 or newer and the package index, nothing installed.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UV = "uv==0.13.9"  # resolves once for every system and Python; pip's own resolver only for the one it runs on
EXTRAS = ("test", "build")
LOWEST, PAST = "3.11", "3.15"
CONDA_NAMES = {
    "matplotlib": "matplotlib-base",
    "jupyter-client": "jupyter_client",
}  # no window toolkit is needed
FROM_PIP = (
    "brotli",
    "typst",
    "viparse",
)  # their pinned builds were not looked up on conda-forge, so they come as wheels

HEAD = """\
# Written by `make lock`: the versions are those of requirements.lock. For Windows, macOS and Linux:
#
#   conda env create --file environment.yml
#   conda activate decision06-annex
#   pip install --no-deps --no-build-isolation --editable .
#   annex run 2022-11
#
# The tests compare this file with the lock; they do not install it. Where conda-forge lacks a version,
# `make annex` (requirements.lock) is the way that is tested.
name: decision06-annex
channels:
  - conda-forge
  - nodefaults
dependencies:
"""


def name_of(requirement: str) -> str:
    """Return a requirement's name as package indexes compare it."""
    return re.sub(r"[-_.]+", "-", re.match(r"[A-Za-z0-9._-]+", requirement)[0]).lower()


def direct_dependencies(pyproject: str) -> list[str]:
    """Return what the project asks for by name, its extras' requirements included, in order of name."""
    project = tomllib.loads(pyproject)["project"]
    extras = [each for extra in EXTRAS for each in project["optional-dependencies"][extra]]
    return sorted([*project["dependencies"], *extras], key=name_of)


def pins(lock: str) -> dict[str, str]:
    """Return the version of each name; one that has several, by Python or system, keeps the last."""
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", lock, flags=re.MULTILINE))


def environment(pyproject: str, lock: str) -> str:
    """Return the text of environment.yml."""
    pinned = pins(lock)
    names = [name_of(each) for each in direct_dependencies(pyproject)]
    conda = [f"  - {CONDA_NAMES.get(name, name)}=={pinned[name]}" for name in names if name not in FROM_PIP]
    wheels = [f"      - {name}=={pinned[name]}" for name in FROM_PIP]
    return HEAD + "\n".join([f"  - python>={LOWEST},<{PAST}", *conda, "  - pip", "  - pip:", *wheels, ""])


def resolve(*, upgrade: bool) -> None:
    """Let uv write requirements.lock; without `upgrade` a version that still fits stays."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        scripts = Path(folder, "Scripts" if sys.platform == "win32" else "bin")
        subprocess.run([scripts / "python", "-m", "pip", "install", "-qq", UV], check=True)
        extras = [f"--extra={extra}" for extra in EXTRAS]
        command = ["pip", "compile", "pyproject.toml", *extras, "--universal", "--generate-hashes", "--quiet"]
        form = ["--no-header", "--no-emit-index-url", f"--python-version={LOWEST}", "-o", "requirements.lock"]
        newest = ["--upgrade"] if upgrade else []
        subprocess.run([scripts / "uv", *command, *form, *newest], check=True, cwd=ROOT)


def main() -> None:
    """Resolve, then write environment.yml beside the lock."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions that fit")
    resolve(upgrade=parser.parse_args().upgrade)
    texts = [(ROOT / name).read_text(encoding="utf-8") for name in ("pyproject.toml", "requirements.lock")]
    (ROOT / "environment.yml").write_text(environment(*texts), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
