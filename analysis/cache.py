"""What was made before, found again by the content of all it was made from; what is damaged is as good as none.

An entry's name is the SHA-256 of everything that could make it another: the code and libraries (`edition`), the
parameters, the bytes of the inputs. The entry holds the SHA-256 of its own content and is believed only if that
still fits. The folder may be deleted at any time, and is only ever a saving: what cannot be kept is made anew.

The folder in use stands in the environment, so that notebooks find it whichever way they are run.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import sys
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ENVIRONMENT = "ANNEX_CACHE"
KEPT_BYTES = 512 * 1024 * 1024  # what is used least recently goes first
_PACKAGE = Path(__file__).resolve().parent
_BROKEN = (pickle.UnpicklingError, AttributeError, EOFError, ImportError, IndexError, TypeError, ValueError)


class Edition(NamedTuple):
    """What besides inputs and parameters decides an output: our code, the installed libraries, Python's version."""

    code: str
    libraries: str
    python: str


@lru_cache(maxsize=1)
def edition() -> Edition:
    """Return the edition of this process."""
    files = {path.relative_to(_PACKAGE).as_posix(): path for path in _PACKAGE.rglob("*") if path.is_file()}
    sources = [(name, path.read_bytes()) for name, path in sorted(files.items()) if "__pycache__" not in name]
    code = key(*(part for pair in sources for part in pair))
    return Edition(code, key(*_installed()), ".".join(map(str, sys.version_info[:3])))


def _installed() -> Iterator[str]:
    """Yield name and version of what is installed, as the folders of its metadata are called."""
    for folder in dict.fromkeys(sys.path):
        with contextlib.suppress(OSError):
            yield from sorted(path.name for path in Path(folder or ".").glob("*.dist-info"))


def key(*parts: str | bytes) -> str:
    """Return the SHA-256 of the parts, each with its length, so that no two lists of parts look alike."""
    digest = hashlib.sha256()
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        digest.update(b"%d:" % len(content))
        digest.update(content)
    return digest.hexdigest()


class Cache:
    """Entries in a folder; without one, nothing is kept and nothing found."""

    def __init__(self, folder: Path | None):
        self.folder = folder

    def get(self, name: str) -> bytes | None:
        """Return an entry whole, or None; a damaged one is removed."""
        if self.folder is None:
            return None
        path = self._path(name)
        try:
            digest, _, content = path.read_bytes().partition(b"\n")
        except OSError:
            return None
        if digest.decode("ascii", "replace") != key(name, content):
            with contextlib.suppress(OSError):
                path.unlink()
            return None
        with contextlib.suppress(OSError):
            os.utime(path)
        return content

    def put(self, name: str, content: bytes) -> None:
        """Keep an entry, put in place in one move; a full or read-only disk only loses the saving."""
        if self.folder is None:
            return
        path = self._path(name)
        aside = path.with_name(f".{path.name}.{os.getpid()}")
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            aside.write_bytes(key(name, content).encode() + b"\n" + content)
            aside.replace(path)

    def prune(self, most: int = KEPT_BYTES) -> None:
        """Remove what was used least recently, until what is left is small enough."""
        if self.folder is None:
            return
        with contextlib.suppress(OSError):
            entries = [(path, path.stat()) for path in self.folder.glob("??/*")]
            size = sum(stat.st_size for _, stat in entries)
            for path, stat in sorted(entries, key=lambda each: each[1].st_mtime_ns):
                if size <= most:
                    return
                path.unlink(missing_ok=True)
                size -= stat.st_size

    def _path(self, name: str) -> Path:
        return self.folder / name[:2] / name


def active() -> Cache:
    """Return the cache that this process was told to use."""
    folder = os.environ.get(ENVIRONMENT)
    return Cache(Path(folder) if folder else None)


@contextlib.contextmanager
def used(folder: Path | None) -> Iterator[Cache]:
    """Let this process and those it starts use a folder, or none."""
    before = os.environ.pop(ENVIRONMENT, None)
    if folder is not None:
        os.environ[ENVIRONMENT] = str(folder)
    try:
        yield Cache(folder)
    finally:
        os.environ.pop(ENVIRONMENT, None)
        if before is not None:
            os.environ[ENVIRONMENT] = before


def remembered(
    what: str,
    parts: tuple[str | bytes, ...],
    make: Callable[[], object],
    keep: Callable[[object], bool] = lambda _: True,
):
    """Return what `make` returns, from the cache where the same was made of the same parts before.

    `parts` must hold everything that `make` depends on besides code and libraries; what `keep` refuses is made anew
    each time.
    """
    cache = active()
    if cache.folder is None:
        return make()
    name = key(what, *edition(), *parts)
    if (content := cache.get(name)) is not None:
        with contextlib.suppress(_BROKEN):
            return pickle.loads(content)  # noqa: S301 -- its digest has just been held against its content
    made = make()
    content = pickle.dumps(made, protocol=pickle.HIGHEST_PROTOCOL)
    if keep(made):
        cache.put(name, content)
    return pickle.loads(content)  # noqa: S301 -- ours, and the same object whether it was found or made
