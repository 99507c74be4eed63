"""What a month was last made from and what came of it: kept beside the cache, so that nothing is made twice.

The published manifest says what an annex was made from to whoever reads it, anywhere. This record says it to the
next run on this machine: besides inputs and parameters also which code and libraries. Like every entry of the
cache it may be deleted; a damaged one is as good as none.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from analysis import cache, manifest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FOLDER = ".annex-cache"


@dataclass(frozen=True)
class MadeFrom:
    """Everything that decides the outputs of a step: change one of it, and the step is done again."""

    parameters: Mapping[str, str]
    inputs: Mapping[str, str]  # the SHA-256 of each file, by the project's name for it
    code: str
    libraries: str
    python: str

    @classmethod
    def now(cls, parameters: Mapping[str, str], inputs: Mapping[str, str]) -> MadeFrom:
        """Return what a step would be made from in this process."""
        edition = cache.edition()
        return cls(dict(parameters), dict(inputs), edition.code, edition.libraries, edition.python)

    @property
    def key(self) -> str:
        """Return the name of all of it."""
        return cache.key(json.dumps(asdict(self), sort_keys=True))


@dataclass(frozen=True)
class Record:
    """One step as it was last done; `outputs` are digests by the project's names, `findings` counts by severity."""

    made_from: MadeFrom
    outputs: Mapping[str, str]
    findings: Mapping[str, int] = field(default_factory=dict)


def folder_of(out: Path) -> Path:
    """Return where cache, records and locks of a project lie: beside its reports."""
    return out.resolve().parent / FOLDER


def path_of(out: Path, kind: str, month: str) -> Path:
    """Return the file of a month's record; two folders of reports beside each other have each their own."""
    return folder_of(out) / "records" / f"{out.resolve().name}-{month}-{kind}.json"


def write(path: Path, record: Record) -> None:
    """Keep a record with its own digest; one that cannot be kept is only a saving lost."""
    text = json.dumps(asdict(record), ensure_ascii=False, sort_keys=True)
    aside = path.with_name(f".{path.name}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        aside.write_text(f"{cache.key(text)}\n{text}", encoding="utf-8", newline="\n")
        aside.replace(path)
    except OSError:
        path.unlink(missing_ok=True)


def read(path: Path) -> Record | None:
    """Return a record, None where there is none or it is damaged."""
    try:
        digest, _, text = path.read_text(encoding="utf-8").partition("\n")
        if digest != cache.key(text):
            return None
        kept = json.loads(text)
        return Record(MadeFrom(**kept["made_from"]), kept["outputs"], kept["findings"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def altered(record: Record, outputs: Mapping[str, Path]) -> list[str]:
    """Return the outputs that are no longer what was made: changed, gone, or added by somebody else."""
    now = manifest.digests(outputs)
    return sorted(
        name for name in now.keys() | record.outputs.keys() if now.get(name) != record.outputs.get(name)
    )
