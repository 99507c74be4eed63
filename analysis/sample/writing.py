"""Where made-up months are written: a root laid out like the project, in which nothing is overwritten."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.faults import UsageFault
from analysis.labels import Label
from analysis.sample.indicators import Seen
from analysis.sample.months import files
from analysis.sample.province import EARLIEST, LATEST
from analysis.sample.simulation import simulated

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from analysis.months import Month


@dataclass(frozen=True)
class Made:
    """What was written: the months, and how many files."""

    months: tuple[Month, ...]
    files: int


def write_sample(root: Path, first: Month, last: Month, seed: int) -> Made:
    """Write the months from first to last below `root`/data/raw; raises UsageFault before anything is written."""
    months = _months(first, last)
    raw = root / "data" / "raw"
    taken = [str(month) for month in months if (raw / str(month)).exists()]
    if taken:
        where, which = raw.as_posix(), ", ".join(taken)
        raise UsageFault(
            Label(
                f"{where}: đã có {which} và không ghi đè lên tệp nào; chọn thư mục khác",
                f"{where}: {which} is there already, and nothing is overwritten; name another folder",
            )
        )
    count = 0
    for month, made in _made(months, seed):
        count += _write(raw / str(month), made)
    return Made(months, count)


def _months(first: Month, last: Month) -> tuple[Month, ...]:
    if first > last:
        raise UsageFault(
            Label(
                f"--months: {first} sau {last}; đổi chỗ hai tháng",
                f"--months: {first} is after {last}; exchange them",
            )
        )
    if first < EARLIEST or last > LATEST:
        raise UsageFault(
            Label(
                f"--months: dữ liệu mẫu chỉ có các tháng từ {EARLIEST} đến {LATEST}",
                f"--months: the made-up province has the months {EARLIEST} to {LATEST}",
            )
        )
    found = [first]
    while found[-1] < last:
        found.append(found[-1].following())
    return tuple(found)


def _made(months: tuple[Month, ...], seed: int) -> Iterator[tuple[Month, dict[str, bytes]]]:
    numbers = simulated(seed, months[-1])
    for month in months:
        year_before = type(month)(month.year - 1, month.number)
        yield month, files(seed, Seen(numbers[month], numbers[month.previous()], numbers[year_before]))


def _write(folder: Path, made: dict[str, bytes]) -> int:
    """Write a month's files; month.toml comes last, so that a folder that has it is whole."""
    folder.mkdir(parents=True)
    for name, data in made.items():
        with (folder / name).open("xb") as file:
            file.write(data)
    return len(made)
