"""How long a month takes, as ratios of ways to make it that were measured side by side in one run.

    python bench/bench.py [--runs 3] [--month 2022-11]

The seconds are this machine's and pass; a ratio of two ways, each repeated in turn with the other, can be held
against another machine's. Whatever is compared must have made the same pages, byte for byte, or there is no
number. Everything is made in a temporary folder, by processes started for it and timed from start to end.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the checkout this file stands in, wherever else one is installed

from analysis import workspace  # noqa: E402
from analysis.pipeline import NOTEBOOKS  # noqa: E402

SCRIPTS = Path(sysconfig.get_path("scripts"))
ANNEX = [sys.executable, "-m", "analysis.cli"]
PAGES = ("annex.html", "annex.pdf")  # what every way makes
WAYS = {
    "chain": "three `papermill` commands and two of `jupyter nbconvert`",
    "run": "`annex run`, which also writes the workbook and the manifest",
    "bare": "the same functions called by one Python process, no notebooks",
}
RATIOS = (("chain", "run"), ("run", "bare"))
ENDS_WELL = (0, 1, 3)  # findings that block a month, or a month that is not there, are answers
MIB = 1024 * 1024


class Took(NamedTuple):
    """What a command used: seconds by the clock, bytes of its largest process, CPU seconds of all its processes."""

    seconds: float
    peak: int
    cpu: float = 0.0


def timed(command: list[str | Path], cwd: Path, *, expected: int = 0) -> Took:
    """Run a command from its start to its end; stop the bench when it ends otherwise than expected."""
    env = os.environ | {"PATH": f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    with tempfile.TemporaryFile() as said:
        began = time.perf_counter()
        process = subprocess.Popen(command, cwd=cwd, env=env, stdout=said, stderr=said)
        if hasattr(os, "wait4"):
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            peak = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
            cpu = used.ru_utime + used.ru_stime
        else:  # Windows tells neither
            process.wait()
            peak, cpu = 0, 0.0
        seconds = time.perf_counter() - began
        if process.returncode != expected:
            said.seek(0)
            sys.stderr.write(said.read().decode("utf-8", "replace"))
            sys.exit(f"bench: ended with {process.returncode}: {' '.join(map(str, command))}")
    return Took(seconds, peak, cpu)


def chain(month: str, folder: Path, raw: Path = ROOT / "data" / "raw") -> Took:
    """Make the pages as the tools are used by hand: each notebook and each page by a command of its own."""
    space = workspace.make(folder, month, workspace.readable(month, raw, folder / "none", folder / "none"))
    executed = space.report / "notebooks"
    executed.mkdir()
    given = {"month": month, "lang": "vi", **workspace.LAYOUT}
    parameters = [word for name, value in given.items() for word in ("-p", name, value)]
    commands = [
        [SCRIPTS / "papermill", ROOT / "notebooks" / f"{name}.ipynb", executed / f"{name}.ipynb", *parameters]
        for name in NOTEBOOKS
    ]
    to = [executed / "03_annex.ipynb", "--output-dir", space.report, "--output", "annex"]
    nbconvert = [SCRIPTS / "jupyter", "nbconvert"]
    commands += [[*nbconvert, "--to", page, *to] for page in ("annex-html", "annex-pdf")]
    took = [timed(command, space.notebooks) for command in commands]
    return Took(sum(each.seconds for each in took), max(each.peak for each in took))


def run(month: str, folder: Path) -> Took:
    """Make the month by `annex run`."""
    to = ["--out", folder / "reports", "--processed", folder / "processed"]
    return timed([*ANNEX, "run", month, "--draft-ok", *to], ROOT)


def bare(month: str, folder: Path) -> Took:
    """Make the same files by calling the functions that the notebooks call."""
    return timed([sys.executable, __file__, "--month", month, "--only-make", folder], ROOT)


def make(month: str, folder: Path) -> None:
    """Do the work of a month in this process."""
    from analysis import steps, store  # noqa: PLC0415 -- the other ways are not to pay for them
    from analysis.annex.html import page  # noqa: PLC0415
    from analysis.annex.pdf import pdf  # noqa: PLC0415
    from analysis.annex.workbook import workbook  # noqa: PLC0415

    raw, processed, out = str(ROOT / "data" / "raw"), str(folder / "processed"), str(folder / "reports")
    received = steps.read(raw, month, "vi")
    store.write_processed(steps.clean(received, "vi"), received, steps.month_folder(processed, month))
    report = steps.month_folder(out, month)
    steps.write(steps.compute(raw, processed, month, "vi", out), raw, report, "vi")
    annex = steps.annex(raw, processed, month, "vi", out)
    blocks = [*annex.title(), *annex.key_figures(), *annex.findings(), *annex.sections(), *annex.comparison()]
    blocks += [
        *annex.tie_out(),
        *annex.documents(),
        *annex.provenance({"month": month, "lang": "vi"}),
        *annex.traces(),
    ]
    (report / "annex.html").write_text(page(blocks), encoding="utf-8", newline="\n")
    (report / "annex.pdf").write_bytes(pdf(blocks, {"figures.csv": (report / "figures.csv").read_bytes()}))
    (report / "annex.xlsx").write_bytes(workbook(blocks))


def side_by_side(month: str, runs: int, folder: Path) -> dict[str, list[Took]]:
    """Make the month in every way in turn, as often as asked, after one round that only warms the disk's cache."""
    took: dict[str, list[Took]] = {way: [] for way in WAYS}
    for each in range(-1, runs):
        made = {}
        for way in WAYS:
            if each < 0 and way == "chain":  # the others read all that it reads
                continue
            place = folder / f"{way}{each}"
            place.mkdir()
            used = globals()[way](month, place)
            made[way] = {name: (place / "reports" / month / name).read_bytes() for name in PAGES}
            if each >= 0:
                took[way].append(used)
        differing = [way for way in made if made[way] != made["run"]]
        if differing:
            sys.exit(f"bench: {', '.join(differing)} did not make the pages that `annex run` makes")
    return took


def waits(month: str) -> dict[str, tuple[str, ...]]:
    """Return what a person waits for at the keyboard, by its name."""
    return {
        "annex --help": ("--help",),
        "a month that is refused": ("run", "1900-01"),
        f"annex check {month}": ("check", month),
    }


def report_only(month: str, runs: int) -> dict[str, float]:
    """Return the median seconds of each wait."""
    return {name: _median_wait([*ANNEX, *words], runs) for name, words in waits(month).items()}


def _median_wait(command: list[str], runs: int) -> float:
    """Return the median seconds of a command, once it has shown that it does not break down."""
    code = subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode
    if code not in ENDS_WELL:
        sys.exit(f"bench: ended with {code}: {' '.join(command)}")
    return median(timed(command, ROOT, expected=code).seconds for _ in range(runs))


def lines(month: str, runs: int, took: dict[str, list[Took]], waited: dict[str, float]) -> list[str]:
    """Write what was measured."""
    seconds = {way: median(each.seconds for each in took[way]) for way in WAYS}
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}"
    said = [f"{month}, {machine}, medians of {runs} in turn; every way made the same pages", ""]
    said += [f"  {way:<11} {seconds[way]:6.2f} s   {what}" for way, what in WAYS.items()]
    said += ["", *(f"  {f'{a}/{b}':<11} {seconds[a] / seconds[b]:6.2f}" for a, b in RATIOS), ""]
    said += [f"  {name:<24} {wait:.2f} s" for name, wait in waited.items()]
    peak = median(each.peak for each in took["run"])
    return [*said, f"  {'annex run, peak memory':<24} {peak / MIB:.0f} MiB"]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=3, help="repetitions of each way (default: 3)")
    parser.add_argument("--month", default="2022-11", help="default: 2022-11")
    parser.add_argument("--only-make", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.only_make:
        make(asked.month, asked.only_make)
        return
    with tempfile.TemporaryDirectory(prefix="annex-bench-") as folder:
        took = side_by_side(asked.month, max(asked.runs, 1), Path(folder))
    waited = report_only(asked.month, max(asked.runs, 1))
    print(*lines(asked.month, max(asked.runs, 1), took, waited), sep="\n")


if __name__ == "__main__":
    main()
