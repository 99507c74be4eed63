"""What the pages in docs/ show is what the commands print: they are typed again on the made-up province."""

from __future__ import annotations

import os
import re
import shlex
import shutil
from pathlib import Path

import pytest

from analysis.cli import main
from analysis.cli.parser import parse

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted((ROOT / "docs").glob("*.md"))
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_TYPED = re.compile(r"^\$ (.*)$", re.MULTILINE)
_PROGRESS = re.compile(r"  \w+ +\d+,\d giây")
_FILE = re.compile(r"`(data/raw/[^`]+\.csv)`")


def text_of(page: str) -> str:
    return (ROOT / "docs" / page).read_text(encoding="utf-8")


def commands(page: str) -> list[str]:
    """Return what a page says to type."""
    shown = (block for kind, block in _BLOCK.findall(text_of(page)) if kind == "console")
    return [command for block in shown for command in _TYPED.findall(block)]


def done(command: str, capsys) -> str:
    """Type one command; return what it prints but for its progress."""
    words = shlex.split(command)
    match words:
        case ["annex", *asked]:
            main(asked)
        case ["cp", "-r", "notebooks", place]:
            shutil.copytree(ROOT / "notebooks", Path(place, "notebooks"))
        case ["cd", place]:
            os.chdir(place)
        case ["sed", "-i", change, name]:
            _, before, after, _ = change.split("/")
            held = Path(name).read_text(encoding="utf-8")
            assert held.count(before) == 1
            Path(name).write_text(held.replace(before, after), encoding="utf-8")
        case _:
            pytest.fail(f"nobody here can type {command!r}")
    out, err = capsys.readouterr()
    return "".join(f"{line}\n" for line in (err + out).splitlines() if not _PROGRESS.fullmatch(line))


def test_the_page_of_revisions_is_what_comes_out(tmp_path, monkeypatch, capsys):
    """A release, a restated cell, what differs, a refusal, reasons and the next release: line for line."""
    monkeypatch.chdir(tmp_path)
    text = text_of("revisions.md")
    for block in _BLOCK.finditer(text):
        kind, shown = block.groups()
        if kind == "csv":
            name = _FILE.findall(text[: block.start()])[-1]
            Path(name).write_text(shown, encoding="utf-8")
        else:
            typed = "".join(f"$ {command}\n{done(command, capsys)}" for command in _TYPED.findall(shown))
            assert typed == shown


@pytest.mark.parametrize("page", [path.name for path in PAGES])
def test_every_command_of_a_page_is_understood(page):
    """Each `annex` command of a page names a command, options and values that there are."""
    for command in commands(page):
        if command.startswith("annex "):
            assert parse(shlex.split(command, comments=True)[1:]).command in command
