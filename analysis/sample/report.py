"""What the made-up report's text is: the draft that the project itself writes from the month's forms."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from analysis.months import Month
    from analysis.results import Results


def texts(months: Iterable[tuple[Month, dict[str, bytes]]]) -> Iterator[str]:
    """Yield each month's text; the first compares with no other month, as none lies beside it."""
    from analysis.draft import draft, markdown  # noqa: PLC0415 -- a wrong range must be told at once

    before = None
    for month, files in months:
        file, found = _computed(month, files)
        yield markdown(draft(found, file, before))
        before = found


def _computed(month: Month, files: dict[str, bytes]) -> tuple[object, Results]:
    """Read a month back as any other and compute it."""
    from analysis import results, store  # noqa: PLC0415 -- it brings pandas

    with TemporaryDirectory() as root:
        folder = Path(root) / str(month)
        folder.mkdir()
        for name, data in files.items():
            (folder / name).write_bytes(data)
        raw = store.read_raw(Path(root), str(month))
        return raw.file, results.compute(store.month_data(store.clean(raw), raw))
