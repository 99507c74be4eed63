"""The command that writes the report's statistical sentences: `annex draft`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from analysis import store
from analysis.cli.output import CLEAN, print_json, shown
from analysis.cli.words import say
from analysis.draft import SHIPPED, docx, markdown
from analysis.draft import draft as write_draft
from analysis.faults import Faults, MissingInput, UsageFault
from analysis.results import compute

if TYPE_CHECKING:
    from argparse import Namespace

    from analysis.draft import Draft
    from analysis.results import Results


def draft(asked: Namespace) -> int:
    """Write a month's draft; a file that is there already and differs is left as it is."""
    folder = Path(asked.raw)
    raw = store.read_raw(folder, asked.month)
    data = store.with_previous(store.month_data(store.clean(raw), raw), raw=folder)
    results = compute(data)
    written = write_draft(results, raw.file, _before(asked, raw.month.previous()))
    paths = _keep(asked, _content(asked, written, str(raw.month)))
    numbers = len(list(written.numbers()))
    if asked.json:
        print_json({"month": str(raw.month), "numbers": numbers, "written": [shown(path) for path in paths]})
        return CLEAN
    print(say(asked.lang, "drafted", month=raw.month, count=numbers))
    print(*(f"  {shown(path)}" for path in paths), sep="\n")
    return CLEAN


def _content(asked: Namespace, written: Draft, month: str) -> dict[str, bytes]:
    content = {}
    if asked.format != "docx":
        content[f"{month}.md"] = markdown(written).encode("utf-8")
    if asked.format != "md":
        content[f"{month}.docx"] = docx(written, _template(asked, month))
    return content


def _template(asked: Namespace, month: str) -> Path:
    """Return the template that was named, else the month's own, else the shipped one."""
    if asked.template is not None:
        return Path(asked.template)
    own = Path(asked.raw) / month / store.TEMPLATE_FILE
    return own if own.is_file() else SHIPPED


def _before(asked: Namespace, month) -> Results | None:
    """Return the results of the month before; None, and a word on stderr, where its forms are missing or faulty."""
    try:
        raw = store.read_raw(Path(asked.raw), str(month))
        return compute(store.month_data(store.clean(raw), raw))
    except (Faults, MissingInput):
        print(say(asked.lang, "no_comparison", month=month), file=sys.stderr)
        return None


def _keep(asked: Namespace, content: dict[str, bytes]) -> list[Path]:
    """Write the files, all or none; refuses to replace one that somebody may have worked on."""
    folder = Path(asked.out)
    paths = {folder / name: data for name, data in content.items()}
    if not asked.force:
        changed = [path for path, data in paths.items() if path.exists() and path.read_bytes() != data]
        if changed:
            raise UsageFault(say(asked.lang, "kept", file=shown(path)) for path in changed)
    folder.mkdir(parents=True, exist_ok=True)
    for path, data in paths.items():
        aside = path.with_name(f".{path.name}.part")
        aside.write_bytes(data)
        aside.replace(path)
    return list(paths)
