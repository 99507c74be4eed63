"""The commands `annex …`: what was asked for is parsed, called and printed; nothing is computed here."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import contextmanager, nullcontext
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from analysis import ending, store
from analysis.cli.parser import language, parse
from analysis.cli.words import say
from analysis.faults import AnnexError

if TYPE_CHECKING:
    from collections.abc import Iterator

INTERRUPTED, TOLD_TO_END, MACHINE_FAILED = 130, 143, 4
_MODULES = {
    "run": "building",
    "verify": "building",
    "release": "releasing",
    "new": "beginning",
    "status": "beginning",
    "check": "checking",
    "diff": "differing",
    "draft": "drafting",
    "sample": "sampling",
    "tie": "tying",
}
_RUNNING = {"building", "releasing"}  # they run notebooks
_ANY_MONTH = {"beginning", "tying"}  # also of a month that has no folder yet


def main(argv: list[str] | None = None) -> int:
    """Run one command; return 0 when all is well, 1 for findings or faults, 2 for misuse, 3 for no input."""
    _speak_utf8()
    given = sys.argv[1:] if argv is None else argv
    lang = language(given)
    try:
        with ending.when_told():
            return _command(given)
    except AnnexError as error:
        print(*error.told(lang), sep="\n", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:  # the reader has seen enough, as in `annex figures | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        print(f"{error.filename or 'annex'}: {error.strerror or error}", file=sys.stderr)
        return MACHINE_FAILED
    except KeyboardInterrupt as told:
        print(f"annex: {say(lang, 'interrupted')}", file=sys.stderr)
        return TOLD_TO_END if isinstance(told, ending.Told) else INTERRUPTED


def _command(argv: list[str]) -> int:
    try:
        asked = parse(argv)
    except SystemExit as done:  # argparse has printed the help it was asked for
        return int(done.code or 0)
    module = _MODULES.get(asked.command, "showing")
    if getattr(asked, "month", None) is not None and module not in _ANY_MONTH:
        store.check_month(Path(asked.raw), asked.month)
    with nullcontext() if module in _RUNNING else _seldom_collected():
        return getattr(import_module(f"analysis.cli.{module}"), asked.command)(asked)  # pandas takes a second


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Let Python look for garbage seldom: a command ends in a second, and a fifth of that would be the looking."""
    usual = gc.get_threshold()
    gc.set_threshold(1_000_000, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
