"""Where made-up months are written: a root laid out like the project, in which nothing is overwritten."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from analysis.faults import UsageFault
from analysis.labels import Label
from analysis.sample.faults import HEADER, plant
from analysis.sample.indicators import Seen
from analysis.sample.pages import Pages, pages
from analysis.sample.province import EARLIEST, LATEST
from analysis.sample.report import texts
from analysis.sample.simulation import simulated

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from analysis.months import Month
    from analysis.sample.faults import Planted
    from analysis.sample.simulation import Numbers

KEY_FILE = "faults.csv"


@dataclass(frozen=True)
class Made:
    """What was written: the months, how many files, and how many faults were planted."""

    months: tuple[Month, ...]
    files: int
    planted: int


def write_sample(  # noqa: PLR0913 -- each is a choice of whoever asks
    root: Path, first: Month, last: Month, seed: int, *, faults: bool = False, text: bool = True
) -> Made:
    """Write the months from first to last below `root`/data/raw; raises UsageFault before anything is written."""
    months = _months(first, last)
    _refuse_what_is_there(root, months, faults=faults)
    count, planted = 0, []
    numbers = simulated(seed, months[-1])
    before = None
    for sound in _made(months, numbers, seed, text=text):
        month, found = plant(seed, sound, before) if faults else (sound, [])
        before = month  # as it lies there: a sum falls below what was written, not below what would have been right
        count += _write(root / "data" / "raw" / str(month.month), month.files())
        planted += found
    if faults:
        _write_key(root / KEY_FILE, planted)
    return Made(months, count, len(planted))


def _refuse_what_is_there(root: Path, months: tuple[Month, ...], *, faults: bool) -> None:
    paths = [root / "data" / "raw" / str(month) for month in months] + [root / KEY_FILE] * faults
    taken = ", ".join(path.relative_to(root).as_posix() for path in paths if path.exists())
    if taken:
        raise UsageFault(
            Label(
                f"{root.as_posix()}: đã có {taken} và không ghi đè lên tệp nào; chọn thư mục khác",
                f"{root.as_posix()}: {taken} is there already, and nothing is overwritten; name another folder",
            )
        )


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


def _made(
    months: tuple[Month, ...], numbers: dict[Month, Numbers], seed: int, *, text: bool
) -> Iterator[Pages]:
    """Yield the months as pages, with the report's text where it is wanted."""
    if not text:
        yield from (pages(seed, _seen(numbers, month)) for month in months)
        return
    written = texts((month, pages(seed, _seen(numbers, month)).files()) for month in months)
    for month, said in zip(months, written, strict=True):
        yield replace(pages(seed, _seen(numbers, month)), text=said)


def _seen(numbers: dict[Month, Numbers], month: Month) -> Seen:
    year_before = type(month)(month.year - 1, month.number)
    return Seen(numbers[month], numbers[month.previous()], numbers[year_before])


def _write(folder: Path, files: dict[str, bytes]) -> int:
    """Write a month's files; month.toml comes last, so that a folder that has it is whole."""
    folder.mkdir(parents=True)
    for name, data in files.items():
        with (folder / name).open("xb") as file:
            file.write(data)
    return len(files)


def _write_key(path: Path, planted: list[Planted]) -> None:
    made = io.StringIO()
    csv.writer(made, lineterminator="\n").writerows([HEADER, *(each.row for each in planted)])
    with path.open("xb") as file:
        file.write(made.getvalue().encode())
