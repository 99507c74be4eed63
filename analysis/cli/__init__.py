"""The commands `annex …`: what was asked for is parsed, called and printed; nothing is computed here."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path

from analysis import store
from analysis.cli.parser import parse
from analysis.faults import AnnexError

INTERRUPTED, MACHINE_FAILED = 130, 4
_MODULES = {
    "run": "building",
    "verify": "building",
    "new": "beginning",
    "status": "beginning",
    "draft": "drafting",
}


def main(argv: list[str] | None = None) -> int:
    """Run one command; return 0 when all is well, 1 for findings or faults, 2 for misuse, 3 for no input."""
    _speak_utf8()
    try:
        return _command(sys.argv[1:] if argv is None else argv)
    except AnnexError as error:
        print(*error.messages, sep="\n", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:  # the reader has seen enough, as in `annex figures | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        print(f"{error.filename or 'annex'}: {error.strerror or error}", file=sys.stderr)
        return MACHINE_FAILED
    except KeyboardInterrupt:
        print("annex: interrupted; what was published before is whole", file=sys.stderr)
        return INTERRUPTED


def _command(argv: list[str]) -> int:
    try:
        asked = parse(argv)
    except SystemExit as done:  # argparse has printed the help it was asked for
        return int(done.code or 0)
    module = _MODULES.get(asked.command, "showing")
    if getattr(asked, "month", None) is not None and module != "beginning":
        store.check_month(Path(asked.raw), asked.month)
    return getattr(import_module(f"analysis.cli.{module}"), asked.command)(asked)  # pandas takes a second


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
