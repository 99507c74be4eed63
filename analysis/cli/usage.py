"""How a command line that cannot be understood is answered: in one line, with what was probably meant."""

from __future__ import annotations

import argparse
import difflib
import re
from typing import NoReturn

from analysis.cli.words import say
from analysis.faults import UsageFault
from analysis.labels import Label


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one line that names what was probably meant."""

    def __init__(self, **options):
        super().__init__(**options, allow_abbrev=False, formatter_class=argparse.RawDescriptionHelpFormatter)

    def error(self, message: str) -> NoReturn:
        """Raise UsageFault instead of printing the usage."""
        raise UsageFault(Label(self._told(message, "vi"), self._told(message, "en")))

    def _told(self, message: str, lang: str) -> str:
        """Return argparse's words in a language, with what was probably meant."""
        known, near = [*self._option_string_actions], ""
        for key, pattern in _USAGE.items():
            found = re.fullmatch(pattern, message)
            if not found:
                continue
            parts = found.groupdict()
            if key == "usage choice":
                known = re.findall(r"[\w-]+", parts["known"])
            given = parts.get("given") or parts.get("rest", "")
            if key != "usage unrecognized" or given.startswith("-"):
                near = next(
                    iter(difflib.get_close_matches(given.split(" ")[0].split("=")[0], known, n=1)), ""
                )
            parts["argument"] = parts.get("argument") or ""
            message = say(lang, key, **parts)
            break
        hint = say(lang, "usage meant", near=near) if near else say(lang, "usage see", program=self.prog)
        return f"{self.prog}: {message}{hint}"


_USAGE = {  # argparse's words, of which it gives nothing but the text
    "usage choice": r"(?P<argument>argument .*?: )?invalid choice: '(?P<given>.*?)' \(choose from (?P<known>.*)\)",
    "usage required": r"the following arguments are required: (?P<names>.*)",
    "usage unrecognized": r"unrecognized arguments: (?P<rest>.*)",
    "usage value": r"(?P<argument>argument .*?: )expected one argument",
}
