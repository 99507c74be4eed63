"""The published report cut into its sections, where a copy of it lies beside the project."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

REPORT = Path(__file__).resolve().parents[2] / "shared" / "report" / "183-BC-UBND-2022-11.md"

_PART = re.compile(r"(I|II|III|IV)\. ")
_NUMBER = re.compile(r"(\d(?:\.\d)*)\.? ")
_FOOTNOTE = re.compile(r"<sup>\((\d)\)</sup>")


def passages() -> dict[tuple[str, str], str]:
    """Return the text of each (section, place); table rows keep their tabs, one line each."""
    lines = REPORT.read_text(encoding="utf-8").splitlines()
    text: dict[tuple[str, str], list[str]] = defaultdict(list)
    notes: dict[str, str] = {}
    section, part, place = "", "", "title"
    for line in lines:
        note = _FOOTNOTE.match(line)
        if note:
            text[notes[note[1]], f"footnote {note[1]}"].append(_plain(line[note.end() :]))
            continue
        words = _plain(line)
        if "\t" in line:
            text[section, "table"].append(re.sub(r"<.*?>", "", line))
            continue
        if words.startswith("Căn cứ Quyết định"):
            place = "prose"
        if found := _PART.match(words):
            section = part = found[1]
        elif part and (found := _NUMBER.match(words)):
            section = f"{part}.{found[1]}"
        heading = bool(part and found) and (line.startswith(("#", "*3.1.")))
        for each in _FOOTNOTE.findall(line):
            notes.setdefault(each, section)
        text[section, "heading" if heading else place].append(words)
        place = "prose" if part else place
    return {where: "\n".join(parts) if where[1] == "table" else " ".join(" ".join(parts).split())
            for where, parts in text.items()}  # fmt: skip


def _plain(line: str) -> str:
    return re.sub(r"[#*]|<.*?>", "", line).strip()
