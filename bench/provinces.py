"""What a month costs where many provinces are made: measured on a few, multiplied for more, and said to be so.

    python bench/provinces.py [--provinces 3] [--months 4] [--jobs 2]

Each province is a made-up one from a seed of its own, in a root of its own, and all are made by one `annex run`.
CPU seconds are those of every process of the command; unlike seconds by the clock they hardly depend on what else
the machine does.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from bench import ANNEX, MIB, ROOT, Took, timed

FIRST_MONTH = (2022, 1)
MEANT = 63 * 12  # provinces by months
CORES = (2, 8, 32, 64)
DISK = {"data/raw": "sent", "data/processed": "processed", "reports": "reports", ".annex-cache": "cache"}


def written(folder: Path, provinces: int, months: int) -> list[Path]:
    """Write the made-up provinces; return their roots."""
    year, number = FIRST_MONTH
    last = f"{year + (number + months - 2) // 12}-{(number + months - 2) % 12 + 1:02d}"
    roots = [folder / f"province-{seed}" for seed in range(1, provinces + 1)]
    for seed, root in enumerate(roots, 1):
        asked = ["--months", f"{year}-{number:02d}..{last}", "--seed", str(seed)]
        timed([*ANNEX, "sample", root, *asked], ROOT)
    return roots


def run(roots: list[Path], jobs: int) -> Took:
    """Make all months of all roots that are not made yet."""
    named = [word for root in roots for word in ("--root", root)]
    return timed([*ANNEX, "run", "--all", "--draft-ok", "--jobs", str(jobs), *named], ROOT)


def size(roots: list[Path], below: str) -> int:
    """Return the bytes of the files below a folder of each root; of hard links each counts."""
    return sum(path.stat().st_size for root in roots for path in (root / below).rglob("*") if path.is_file())


def main() -> None:
    """Measure, multiply and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--provinces", type=int, default=3, help="made-up provinces (default: 3)")
    parser.add_argument("--months", type=int, default=4, help="months of each (default: 4)")
    parser.add_argument("--jobs", type=int, default=2, help="months at a time (default: 2)")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="annex-bench-") as name:
        roots = written(Path(name), asked.provinces, asked.months)
        cold, again = run(roots, asked.jobs), run(roots, asked.jobs)
        disk = {said: size(roots, below) for below, said in DISK.items()}
    count = asked.provinces * asked.months
    print(
        f"{asked.provinces} made-up provinces × {asked.months} months, {asked.jobs} at a time, "
        f"{os.cpu_count()} cores, Python {sys.version.split()[0]}\n"
    )
    rows = {
        "a month, CPU": f"{cold.cpu / count:.2f} s",
        "a month by the clock": f"{cold.seconds / count:.2f} s",
        "a month unchanged, CPU": f"{again.cpu / count:.2f} s",
        "largest process": f"{cold.peak / MIB:.0f} MiB",
        **{f"a month on disk, {said}": f"{taken / count / MIB:.2f} MiB" for said, taken in disk.items()},
    }
    print(*(f"  {name:<26} {value}" for name, value in rows.items()), sep="\n")
    print(f"\nextrapolated, not measured, to {MEANT} months (63 provinces × 12), every core kept busy:\n")
    for cores in CORES:
        print(f"  {f'{cores} cores':<26} {cold.cpu / count * MEANT / cores / 60:.1f} min")
    print(f"  {'on disk, all of it':<26} {sum(disk.values()) / count * MEANT / MIB / 1024:.1f} GiB")


if __name__ == "__main__":
    main()
