"""What re-running and running many months costs, as ratios measured in one run on months of the made-up province.

    python bench/series.py [--runs 3] [--months 24] [--history 60]

Cold: nothing was made before. Again: nothing has changed since. One cell: one number of one form has. The plain
chain is timed on a few of the months, in turn with the rest, and multiplied: in a loop every month costs the same.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median

import bench
from bench import ANNEX, MIB, ROOT, Took, timed

FIRST = "2021-02"  # the first month that the made-up province has
CHAINED = 3  # months on which the plain chain is timed


def sample(folder: Path, count: int) -> list[str]:
    """Write so many months of the made-up province; return their names."""
    months = [FIRST]
    while len(months) < count:
        year, number = map(int, months[-1].split("-"))
        months.append(f"{year + number // 12}-{number % 12 + 1:02d}")
    timed([*ANNEX, "sample", folder, "--months", f"{months[0]}..{months[-1]}", "--seed", "7"], ROOT)
    return months


def run(folder: Path, *words: str) -> Took:
    """Run `annex run` in a root."""
    return timed([*ANNEX, "run", *words, "--draft-ok", *folders(folder)], ROOT)


def folders(root: Path) -> list[str]:
    """Return the options that name a root's folders."""
    return [
        "--raw",
        str(root / "data/raw"),
        "--processed",
        str(root / "data/processed"),
        "--out",
        str(root / "reports"),
    ]


def forget(root: Path) -> None:
    """Remove what was made, so that the next run is cold."""
    for name in ("reports", ".annex-cache", "data/processed"):
        shutil.rmtree(root / name, ignore_errors=True)


def change_one_cell(root: Path, month: str, turn: int) -> None:
    """Write another number into one cell of one form."""
    path = root / "data" / "raw" / month / "social_insurance.csv"
    text = path.read_text(encoding="utf-8-sig").rstrip()
    path.write_text(re.sub(r"\d(?=\D*$)", str(turn % 10), text) + "\n", encoding="utf-8-sig")


def one_month(folder: Path, runs: int) -> dict[str, list[Took]]:
    """Time a month cold, again, and with one cell changed."""
    (month,) = sample(folder, 1)
    took: dict[str, list[Took]] = {"cold": [], "again": [], "one cell": []}
    for turn in range(-1, runs):  # the first round warms the disk's cache
        forget(folder)
        found = {"cold": run(folder, month), "again": run(folder, month)}
        change_one_cell(folder, month, turn + 1)
        found["one cell"] = run(folder, month)
        for name, each in found.items():
            if turn >= 0:
                took[name].append(each)
    return took


def series(folder: Path, count: int) -> dict[str, float]:
    """Time the plain chain on a few months, multiplied, and all of them by one command."""
    months = sample(folder, count)
    chained = []
    for number, month in enumerate(months[:: max(1, count // CHAINED)][:CHAINED]):
        place = folder / f"chain{number}"
        place.mkdir()
        chained.append(bench.chain(month, place, folder / "data" / "raw").seconds)
    return {"loop": median(chained) * count, "series": run(folder, "--all").seconds}


def histories(folder: Path, count: int, runs: int) -> dict[str, float]:
    """Time the last month with one and with all months of history in the folder, their frames made."""
    months = sample(folder, count + 1)
    run(folder, "--all")
    short = folder.with_name("short")
    for name in ("data/raw", "data/processed"):
        for month in months[-2:]:
            shutil.copytree(folder / name / month, short / name / month)
    run(short, "--all")
    took: dict[str, list[float]] = {"short": [], "long": []}
    for turn in range(runs):
        for name, root in (("short", short), ("long", folder)):
            change_one_cell(root, months[-1], turn)
            took[name].append(run(root, months[-1]).seconds)
    return {name: median(each) for name, each in took.items()}


def lines(
    one: dict[str, list[Took]], many: dict[str, float], grown: dict[str, float], count: int, history: int
):
    """Write what was measured."""
    seconds = {name: median(each.seconds for each in found) for name, found in one.items()}
    peak = max(each.peak for found in one.values() for each in found)
    return [
        f"  {'again/cold':<26} {seconds['again'] / seconds['cold']:.2f}",
        f"  {'one cell/cold':<26} {seconds['one cell'] / seconds['cold']:.2f}",
        f"  {f'{count} months, chain/run':<26} {many['loop'] / many['series']:.1f}",
        f"  {f'{history} months/1 of history':<26} {grown['long'] / grown['short']:.2f}",
        f"  {'a month cold':<26} {seconds['cold']:.2f} s",
        f"  {f'{count} months, a month':<26} {many['series'] / count:.2f} s",
        f"  {'peak memory':<26} {peak / MIB:.0f} MiB",
    ]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=3, help="repetitions (default: 3)")
    parser.add_argument("--months", type=int, default=24, help="months of the series (default: 24)")
    parser.add_argument("--history", type=int, default=60, help="months of history (default: 60)")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="annex-bench-") as name:
        folder = Path(name)
        one = one_month(folder / "one", asked.runs)
        many = series(folder / "series", asked.months)
        grown = histories(folder / "long", asked.history, asked.runs)
    print(
        f"made-up province, {os.cpu_count()} cores, Python {sys.version.split()[0]}, medians of {asked.runs}\n"
    )
    print(*lines(one, many, grown, asked.months, asked.history), sep="\n")


if __name__ == "__main__":
    main()
