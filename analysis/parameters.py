"""Whether a notebook knows the parameters it is about to be given: asked before any process is started.

papermill only warns about a parameter no notebook has, and runs with the default instead.
"""

from __future__ import annotations

import ast
import difflib
import json
from typing import TYPE_CHECKING

from analysis.faults import UsageFault

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_WORDS = {
    "vi": {
        "no_cell": "{notebook}: không có ô mang thẻ `parameters`",
        "unknown": "{notebook}: không có tham số {name!r}{hint}",
        "meant": "; có phải là {near!r}?",
        "known": "; các tham số: {known}",
        "type": "{notebook}: tham số {name!r} cần kiểu {wanted}, nhận được {value!r} ({given})",
    },
    "en": {
        "no_cell": "{notebook}: no cell is tagged `parameters`",
        "unknown": "{notebook}: there is no parameter {name!r}{hint}",
        "meant": "; did you mean {near!r}?",
        "known": "; the parameters: {known}",
        "type": "{notebook}: parameter {name!r} takes {wanted}, was given {value!r} ({given})",
    },
}


def check(notebook: Path, parameters: Mapping[str, object], *, lang: str = "vi") -> dict[str, object]:
    """Return all the notebook's parameters, defaults filled in; raise `UsageFault` listing every bad one."""
    defaults = declared(notebook, lang=lang)
    _refuse(notebook.name, parameters, defaults, lang)
    return {name: parameters.get(name, default) for name, default in defaults.items()}


def check_injected(cells: Iterable, *, lang: str = "vi") -> None:
    """Hold the cell that papermill injected against the `parameters` cell; raise `UsageFault` as `check` does."""
    tagged = {tag: cell.source for cell in cells for tag in cell.metadata.get("tags", [])}
    if "injected-parameters" in tagged:
        given, defaults = (_assigned(tagged.get(tag, "")) for tag in ("injected-parameters", "parameters"))
        _refuse("papermill", given, defaults, lang)


def _refuse(notebook: str, parameters: Mapping[str, object], defaults: dict[str, object], lang: str) -> None:
    words = _WORDS.get(lang, _WORDS["vi"])
    faults = [_fault(words, notebook, name, value, defaults) for name, value in parameters.items()]
    if any(faults):
        raise UsageFault(fault for fault in faults if fault)


def declared(notebook: Path, *, lang: str = "vi") -> dict[str, object]:
    """Return the names and defaults of the notebook's `parameters` cell, read without running it."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    tagged = [cell for cell in cells if "parameters" in cell["metadata"].get("tags", [])]
    if not tagged:
        raise UsageFault(_WORDS.get(lang, _WORDS["vi"])["no_cell"].format(notebook=notebook.name))
    return _assigned("".join(tagged[0]["source"]))


def _assigned(source: str) -> dict[str, object]:
    defaults = {}
    for node in ast.parse(source).body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        names = [target.id for target in targets if isinstance(target, ast.Name)]
        if names and node.value is not None:
            defaults |= dict.fromkeys(names, ast.literal_eval(node.value))
    return defaults


def _fault(words, notebook: str, name: str, value: object, defaults: dict[str, object]) -> str:
    if name not in defaults:
        near = difflib.get_close_matches(name, defaults, n=1)
        known = words["known"].format(known=", ".join(defaults))
        hint = words["meant"].format(near=near[0]) if near else known
        return words["unknown"].format(notebook=notebook, name=name, hint=hint)
    if _fits(value, defaults[name]):
        return ""
    wanted, given = type(defaults[name]).__name__, type(value).__name__
    return words["type"].format(notebook=notebook, name=name, wanted=wanted, value=value, given=given)


def _fits(value: object, default: object) -> bool:
    """Say whether a value may stand for the default: same type, an integer for a float; None says nothing."""
    if default is None or type(value) is type(default):
        return True
    return isinstance(default, float) and type(value) is int
