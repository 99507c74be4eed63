"""Why a published annex is no longer what a run would make: every cause, and the names of what is behind it.

The record of the last run on this machine knows everything that run was made from. Where there is none, or it is not
of the annex that lies there (it came with git, say), the annex's own manifest is asked: it knows inputs, outputs and
the versions of packages. Frames are not handed on with an annex, so then they say nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from analysis import cache, manifest, record, workspace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from analysis.months import Month

_OURS = "decision06-annex"
_RAW, _PROCESSED, _REPORTS = "data/raw/", "data/processed/", "reports/"
_NOT_THERE = "–"


class Cause(StrEnum):
    """What has happened since an annex was made."""

    CHANGED = "input changed"
    NEW = "input new"
    GONE = "input gone"
    EARLIER = "earlier month changed"
    RELEASED = "earlier month released"
    NOTEBOOK = "notebook changed"
    CODE = "code changed"
    LIBRARIES = "libraries changed"
    PYTHON = "python changed"
    EDITED = "output edited"
    REMOVED = "output removed"
    ADDED = "output added"


@dataclass(frozen=True)
class Reason:
    """One cause; the names are those of files, months, or versions ("pandas 3.1.0 → 3.1.1")."""

    cause: Cause
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Known:
    """What a published annex says of itself."""

    inputs: Mapping[str, str]
    outputs: Mapping[str, str]
    packages: Mapping[str, str]
    python: str


def known(report: Path) -> Known | None:
    """Return what the manifest of a report says; None where there is none that can be read."""
    try:
        found = manifest.read(report)
        return Known(*(dict(found[name]) for name in ("inputs", "outputs", "packages")), str(found["python"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


class Project:
    """A project's folders, looked at once: months share inputs, and each file is hashed the first time only."""

    def __init__(self, raw: Path, processed: Path, out: Path, notebooks: Path):
        self.raw, self.processed, self.out, self.notebooks = raw, processed, out, notebooks
        self._digests: dict[Path, str] = {}
        self._restated: dict[str, set[str]] = {}

    def reasons(self, month: Month) -> tuple[Reason, ...] | None:
        """Return why a month's annex is stale, nothing where it is not; None where none was published."""
        report = self.out / str(month)
        if not report.is_dir() or not any(report.iterdir()):
            return None
        says, made = known(report), record.read(record.path_of(self.out, "run", str(month)))
        if made and says and not self._is_of(made, month):
            made = None
        if says is None and made is None:
            there = (report / manifest.NAME).exists()
            name = f"{_REPORTS}{month}/{manifest.NAME}"
            return (Reason(Cause.EDITED if there else Cause.REMOVED, (name,)),)
        found = self._inputs(month, says, made) | _edition(says, made) | self._outputs(month, says, made)
        return tuple(Reason(cause, found[cause]) for cause in Cause if cause in found)

    def restated(self, month: Month) -> frozenset[str]:
        """Return the earlier months whose files are no longer those that their frames were made from."""
        return frozenset(self._frames(month)[1])

    def digests(self, files: Mapping[str, Path]) -> dict[str, str]:
        """Return the SHA-256 of each file under its name."""
        for path in files.values():
            if path not in self._digests:
                self._digests[path] = manifest.digest(path)
        return {name: self._digests[path] for name, path in files.items()}

    def _is_of(self, made: record.Record, month: Month) -> bool:
        """Whether the annex that lies there came of the recorded run, though somebody may have edited it since."""
        own = f"{_REPORTS}{month}/{manifest.NAME}"
        now = self._standing(month)
        if now.get(own) == made.outputs.get(own):
            return True
        return all(now.get(name) == digest for name, digest in made.outputs.items() if name != own)

    def _standing(self, month: Month) -> dict[str, str]:
        folders = (self.processed / str(month), self.out / str(month))
        return self.digests(workspace.standing(str(month), *folders))

    def _inputs(
        self, month: Month, says: Known | None, made: record.Record | None
    ) -> dict[Cause, tuple[str, ...]]:
        notebooks = {f"notebooks/{path.name}": path for path in sorted(self.notebooks.glob("*.ipynb"))}
        released = workspace.released(str(month), self.out)
        own = f"{_REPORTS}{month}/"  # a vintage never changes, and one frozen since from the annex changes nothing
        now = self.digests(workspace.sent(str(month), self.raw) | released | notebooks)
        if made is None:
            before = {
                name: digest for name, digest in says.inputs.items() if not name.startswith((_PROCESSED, own))
            }
            return _inputs_told(before, now, ())
        frames, restated = self._frames(month)
        now |= frames
        unknown = tuple(f"{_PROCESSED}{each}/" for each in restated)
        before = {
            name: digest
            for name, digest in made.made_from.inputs.items()
            if not name.startswith((*unknown, own))
        }
        files = set().union(*restated.values()) - now.keys() - before.keys()
        return _inputs_told(before, now, sorted({name.split("/")[2] for name in files}))

    def _frames(self, month: Month) -> tuple[dict[str, str], dict[str, set[str]]]:
        """Return the frames that a run would find, and which earlier months' files no longer are those of their frames.

        A run first makes the frames of earlier months what their files say, so what lies there now does not count.
        """
        found = self.digests(workspace.made(str(month), self.raw, self.processed))
        restated = {}
        for each in workspace.history(str(month), self.raw):
            cleaned = record.read(record.path_of(self.out, "clean", each))
            if cleaned is None:
                continue
            prefix = f"{_PROCESSED}{each}/"
            found = {name: digest for name, digest in found.items() if not name.startswith(prefix)}
            if moved := self._moved(each, cleaned):
                restated[each] = moved
                continue
            whole = each == str(month.previous())
            kept = {
                name: digest for name, digest in cleaned.outputs.items() if whole or name == workspace.SERIES
            }
            found |= {f"{prefix}{name}": digest for name, digest in kept.items()}
        return found, restated

    def _moved(self, month: str, cleaned: record.Record) -> set[str]:
        if month not in self._restated:
            before = {name: each for name, each in cleaned.made_from.inputs.items() if name.startswith(_RAW)}
            now = self.digests(workspace.raw_of(workspace.sent(month, self.raw)))
            self._restated[month] = {
                name for name in before.keys() | now.keys() if before.get(name) != now.get(name)
            }
        return self._restated[month]

    def _outputs(
        self, month: Month, says: Known | None, made: record.Record | None
    ) -> dict[Cause, tuple[str, ...]]:
        now, before = self._standing(month), dict(made.outputs if made else says.outputs)
        if made is None:
            now.pop(f"{_REPORTS}{month}/{manifest.NAME}", None)  # it does not list itself
            now, before = (
                {name: digest for name, digest in each.items() if name.startswith(_REPORTS)}
                for each in (now, before)
            )
        changed, gone, new = _compared(before, now)
        by_hand = self._not_cleaned(month, now)
        return _told(
            {
                Cause.EDITED: filter(by_hand, changed),
                Cause.REMOVED: filter(by_hand, gone),
                Cause.ADDED: filter(by_hand, new),
            }
        )

    def _not_cleaned(self, month: Month, now: Mapping[str, str]):
        """Return what tells the outputs that no run has made as they are: a later month may have cleaned this one."""
        cleaned = record.read(record.path_of(self.out, "clean", str(month)))
        made = {} if cleaned is None else cleaned.outputs
        prefix = f"{_PROCESSED}{month}/"

        def by_hand(name: str) -> bool:
            if cleaned is None or not name.startswith(prefix):
                return True
            return made.get(name.removeprefix(prefix)) != now.get(name)

        return by_hand


def _inputs_told(
    before: Mapping[str, str], now: Mapping[str, str], earlier: Iterable[str]
) -> dict[Cause, tuple[str, ...]]:
    changed, gone, new = _compared(before, now)
    notebooks = [name for name in (*changed, *gone, *new) if name.startswith("notebooks/")]
    data = [[name for name in names if name.startswith("data/")] for names in (changed, gone, new)]
    published = [name for name in (*changed, *new) if name.startswith(_REPORTS)]
    published = published or [name for name in gone if name.startswith(_REPORTS)]
    causes = (Cause.CHANGED, Cause.GONE, Cause.NEW, Cause.NOTEBOOK, Cause.EARLIER, Cause.RELEASED)
    return _told(dict(zip(causes, (*data, notebooks, earlier, published), strict=True)))


def _compared(before: Mapping[str, str], now: Mapping[str, str]) -> tuple[list[str], list[str], list[str]]:
    """Return the names of what has changed, what is gone and what is new."""
    changed = sorted(name for name in before.keys() & now.keys() if before[name] != now[name])
    return changed, sorted(before.keys() - now.keys()), sorted(now.keys() - before.keys())


def _told(found: Mapping[Cause, Iterable[str]]) -> dict[Cause, tuple[str, ...]]:
    named = {cause: tuple(names) for cause, names in found.items()}
    return {cause: names for cause, names in named.items() if names}


def _edition(says: Known | None, made: record.Record | None) -> dict[Cause, tuple[str, ...]]:
    """Return what has become of code, libraries and Python; versions are named as far as the manifest tells them."""
    now = cache.edition()
    moved = {name: (then, _installed(name)) for name, then in (says.packages if says else {}).items()}
    named = {name: f"{name} {then} → {at}" for name, (then, at) in sorted(moved.items()) if then != at}
    ours = (named.pop(_OURS),) if _OURS in named else ()
    if made is None:
        python, at = says.python, now.python.rpartition(".")[0]  # the manifest leaves out the patch release
        different = {Cause.CODE: bool(ours), Cause.LIBRARIES: bool(named), Cause.PYTHON: python != at}
    else:
        was = made.made_from
        python, at = was.python, now.python
        different = {
            Cause.CODE: was.code != now.code,
            Cause.LIBRARIES: was.libraries != now.libraries,
            Cause.PYTHON: python != at,
        }
    names = {
        Cause.CODE: ours,
        Cause.LIBRARIES: tuple(named.values()),
        Cause.PYTHON: (f"{python} → {at}",),
    }
    return {cause: names[cause] for cause, differs in different.items() if differs}


@lru_cache(maxsize=64)
def _installed(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return _NOT_THERE
