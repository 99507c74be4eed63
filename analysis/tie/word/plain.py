"""How a macro file or a template becomes a plain Word file: a document by its type, in which nothing runs."""

from __future__ import annotations

from posixpath import dirname, join
from typing import TYPE_CHECKING

from analysis.tie.word.xml import children, every, value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from analysis.tie.word.package import Package

CONTENT_TYPES = "[Content_Types].xml"
_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MACROS = "application/vnd.ms-office.vbaProject"
_RUN = {"vbaProject", "wordVbaData", "keyMapCustomizations", "attachedToolbars"}  # kinds of what macros bring
_OFFICES_OWN = "attachedTemplate"  # lies on a computer of the office; Word looks for it at every opening


class Plain:
    """What changes in a package so that Word opens it under a .docx name: parts to leave out, parts written anew."""

    def __init__(self, package: Package):
        self._package = package
        self.trees: dict[str, _Element] = {}
        self.left_out: set[str] = set()
        types = package.parsed(CONTENT_TYPES)
        main = [each for each in children(types, "Override") if _part(each) == package.document]
        is_document = all(each.get("ContentType") == _DOCUMENT for each in main)
        if is_document and not package.part("vbaProject"):
            return
        self.trees[CONTENT_TYPES] = types
        for each in main:
            each.set("ContentType", _DOCUMENT)
        self._leave_out_macros()
        _drop(each for each in children(types, "Override") if _part(each) in self.left_out)
        _drop(each for each in children(types, "Default") if each.get("ContentType") == _MACROS)
        self._detach_template()

    def _leave_out_macros(self) -> None:
        """Leave out what macros bring and what only that leads to; a part that the text itself uses stays."""
        package = self._package
        related = package.related(package.document)
        gone = {key for key, (kind, _) in related.items() if kind in _RUN}
        kept = {package.document, *(target for key, (_, target) in related.items() if key not in gone)}
        waiting = [related[key][1] for key in gone]
        while waiting:
            part = waiting.pop()
            if part in kept or part in self.left_out:
                continue
            self.left_out |= {part, _links(part)}
            waiting += [target for kind, target in package.related(part).values() if kind in _RUN]
        self._unlink(package.document, gone)

    def _detach_template(self) -> None:
        settings = self._package.part("settings")
        if not settings:
            return
        tree = self._package.parsed(settings)
        named = list(every(tree, _OFFICES_OWN))
        if not named:
            return
        keys = {value(each, "id") for each in named}
        _drop(named)
        self.trees[settings] = tree
        self._unlink(settings, keys)

    def _unlink(self, part: str, keys: set[str]) -> None:
        links = _links(part)
        if keys and links in self._package.parts:
            tree = self.trees[links] = self._package.parsed(links)
            _drop(each for each in children(tree, "Relationship") if each.get("Id") in keys)


def _part(override: _Element) -> str:
    return override.get("PartName", "").lstrip("/")


def _links(part: str) -> str:
    return join(dirname(part), "_rels", f"{part.rpartition('/')[2]}.rels")


def _drop(elements: Iterable[_Element]) -> None:
    for each in list(elements):
        each.getparent().remove(each)
