"""What an annex was made from and what came of it: `manifest.json`.

Names are the project's own (`data/raw/2022-11/eid.csv`, `reports/2022-11/annex.pdf`), wherever the folders
really lie. Neither clock nor machine is recorded: the same inputs and versions give the same manifest.
"""

from __future__ import annotations

import hashlib
import json
import platform
from importlib.metadata import version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

NAME = "manifest.json"
PACKAGES = (
    *(
        "brotli",
        "decision06-annex",
        "fonttools",
        "ipykernel",
        "ipython",
        "matplotlib",
        "nbclient",
        "nbconvert",
    ),
    *("nbformat", "pandas", "pandera", "papermill", "typst", "xlsxwriter"),
)


def digests(files: Mapping[str, Path]) -> dict[str, str]:
    """Return the SHA-256 of each file under its name."""
    return {name: digest(path) for name, path in sorted(files.items())}


def digest(path: Path) -> str:
    """Return the SHA-256 of one file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def describe(
    parameters: Mapping[str, object],
    inputs: Mapping[str, str],
    outputs: Mapping[str, str],
    *,
    sample: bool,
) -> dict:
    """Return the manifest of a run from its parameters and the digests of its inputs and outputs.

    `sample` says that the month is a made-up one, to whoever shows what the annex holds.
    """
    return {
        "parameters": dict(parameters),
        "sample": sample,
        "python": ".".join(platform.python_version_tuple()[:2]),  # a patch release changes no output
        "packages": {name: version(name) for name in PACKAGES},
        "inputs": dict(inputs),
        "outputs": dict(outputs),
    }


def write(manifest: dict, folder: Path) -> None:
    """Write the manifest: sorted keys, UTF-8, one newline a line on every system."""
    text = json.dumps(manifest, ensure_ascii=False, indent=2, sort_keys=True)
    (folder / NAME).write_text(text + "\n", encoding="utf-8", newline="\n")


def read(folder: Path) -> dict:
    """Read the manifest of a published annex."""
    return json.loads((folder / NAME).read_text(encoding="utf-8"))
