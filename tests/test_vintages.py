"""What was released of a month is kept whole, numbered and never changed; errors nobody answers for hold it back."""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from smallproject import FIGURES, contents, write_notebook

from analysis import overview, status, vintages
from analysis.cli import main
from analysis.faults import Faults
from analysis.months import Month
from analysis.pipeline import rebuild_and_compare, run
from analysis.releasing import release
from analysis.staleness import Project

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("raw", "processed", "out", "notebooks")
DAY = date(2022, 11, 21)


@pytest.fixture
def clean(project):
    """Return the small project with no error among its findings."""
    write_notebook(project["notebooks"] / "02_figures.ipynb", FIGURES.replace("1,error", "1,warning"))
    return project


def test_open_errors_hold_a_release_back(project):
    """One error that is neither mended nor acknowledged: a line names it, and no vintage is made."""
    with pytest.raises(Faults) as fault:
        release("2022-11", by="A", day=DAY, **project)
    assert fault.value.told("vi") == (
        "1: chưa xử lý, chưa ghi nhận; sửa số liệu, hoặc ghi nhận trong acknowledged.csv.",
    )
    assert vintages.numbers(project["out"] / "2022-11") == []


def test_a_vintage_holds_inputs_and_outputs(clean):
    """The month's files, every page and table, and who released it on which day; all of it by its digest."""
    made = release("2022-11", by="A", day=DAY, note="lần đầu", **clean)
    said = json.loads((made.folder / "release.json").read_text(encoding="utf-8"))
    assert (made.number, said["by"], said["date"], said["note"]) == (1, "A", "2022-11-21", "lần đầu")
    assert (made.folder / "inputs" / "eid.csv").read_text() == "a,8252\n"
    assert {"annex.html", "annex.pdf", "figures.csv", "manifest.json"} <= said["files"].keys()
    assert vintages.altered(made.folder) == []


def test_nothing_changed_is_not_released_again(clean):
    """The second release of the same returns the first one."""
    release("2022-11", by="A", day=DAY, **clean)
    again = release("2022-11", by="B", day=DAY, **clean)
    assert (again.number, again.new) == (1, False)


def test_vintages_outlive_a_run_and_are_none_of_its_outputs(clean):
    """A changed month is run anew: the first vintage stays as it was, the next release is the second one."""
    first = release("2022-11", by="A", day=DAY, **clean)
    before = contents(first.folder)
    (clean["raw"] / "2022-11" / "eid.csv").write_text("a,8253\n")
    run("2022-11", **clean)
    assert contents(first.folder) == before
    assert rebuild_and_compare("2022-11", **clean) == []
    second = release("2022-11", by="A", day=DAY, **clean)
    assert (second.number, second.new) == (2, True)
    assert (second.folder / "inputs" / "eid.csv").read_text() == "a,8253\n"
    assert contents(first.folder) == before


def test_a_vintage_changed_by_hand_is_named(clean):
    """A page edited after its release holds the next release back until the released file is there again."""
    made = release("2022-11", by="A", day=DAY, **clean)
    (made.folder / "annex.html").write_text("8.253", encoding="utf-8")
    with pytest.raises(Faults) as fault:
        release("2022-11", by="A", day=DAY, **clean)
    assert "reports/2022-11/vintages/1/annex.html" in fault.value.told("vi")[0]


def test_what_a_killed_release_left_is_no_vintage(clean):
    """A part that was never renamed is not counted, and the next release puts a whole one in place."""
    run("2022-11", **clean)
    part = clean["out"] / "2022-11" / "vintages" / ".part"
    part.mkdir(parents=True)
    (part / "annex.html").write_text("half", encoding="utf-8")
    assert vintages.newest(clean["out"] / "2022-11") is None
    made = release("2022-11", by="A", day=DAY, **clean)
    assert (made.number, vintages.altered(made.folder)) == (1, [])
    assert not part.exists()


class TestTold:
    """Where the newest release of a month is named."""

    def test_status_names_the_newest_vintage(self, clean):
        """None before the first release; then its number, and after a changed run that the annex is another one."""
        assert standing(clean) == (None, False)
        release("2022-11", by="A", day=DAY, **clean)
        assert standing(clean) == (1, False)
        (clean["raw"] / "2022-11" / "eid.csv").write_text("a,8253\n")
        assert standing(clean) == (1, False)
        run("2022-11", **clean)
        assert standing(clean) == (1, True)
        release("2022-11", by="A", day=DAY, **clean)
        assert standing(clean) == (2, False)

    def test_the_command_says_it(self, clean, capsys):
        """`annex status` has a row for it, in words and for programs."""
        release("2022-11", by="A", day=DAY, **clean)
        (clean["raw"] / "2022-11" / "eid.csv").write_text("a,8253\n")
        run("2022-11", **clean)
        folders = [f"--{name}={folder}" for name, folder in clean.items()]
        assert main(["status", *folders]) == 0
        assert "đã phát hành  bản số 1, nay đã khác\n" in capsys.readouterr().out
        main(["status", "--json", *folders])
        (told,) = json.loads(capsys.readouterr().out)
        assert (told["vintage"], told["vintage_differs"]) == (1, True)

    def test_the_page_of_all_months_says_it(self, clean):
        """A real release is named on the month's line, and so is that the annex is no longer that release."""
        folders = {name: clean[name] for name in ("raw", "processed", "out")}
        readable = FIGURES.replace("1,error", "1,warning").replace("id,value", "id,value,low,high")
        write_notebook(clean["notebooks"] / "02_figures.ipynb", readable)
        release("2022-11", by="A", day=DAY, **clean)
        page = overview.refresh(**folders, lang="vi").read_text(encoding="utf-8")
        assert "đã phát hành bản số 1" in page
        assert "phụ lục nay đã khác bản đó" not in page
        (clean["raw"] / "2022-11" / "eid.csv").write_text("a,8253\n")
        run("2022-11", **clean)
        page = overview.refresh(**folders, lang="en").read_text(encoding="utf-8")
        assert "released as vintage 1" in page
        assert "the annex differs from it now" in page


def standing(project) -> tuple[int | None, bool]:
    state = status.month_state(Month(2022, 11), Project(*(project[name] for name in FOLDERS)))
    return state.vintage, state.differs


@pytest.mark.skipif(sys.platform == "win32", reason="there a process group cannot be killed at once")
def test_a_release_killed_at_any_moment_leaves_whole_vintages(clean):
    """Eight releases killed, each after another share of the time that one takes: no vintage is ever half made."""
    report, chance = clean["out"] / "2022-11", random.Random(7)  # noqa: S311 -- the same moments at every run
    began = time.perf_counter()
    assert _released(clean, 0).wait() == 0
    whole = time.perf_counter() - began
    for number in range(1, 9):
        killed = _released(clean, number)
        time.sleep(whole * chance.uniform(0.3, 1.05))
        with contextlib.suppress(ProcessLookupError):
            os.killpg(killed.pid, signal.SIGKILL)
        killed.wait()
        there = vintages.numbers(report)
        assert there == list(range(1, len(there) + 1))
        assert [vintages.altered(vintages.path_of(report, each)) for each in there] == [[]] * len(there)
    made = release("2022-11", by="A", day=DAY, **clean)
    assert made.number == len(vintages.numbers(report))
    assert (made.folder / "inputs" / "eid.csv").read_text() == "a,8008\n"
    assert vintages.altered(made.folder) == []
    assert sorted(each.name for each in made.folder.parent.iterdir()) == sorted(
        map(str, vintages.numbers(report))
    )


def _released(project, number: int) -> subprocess.Popen:
    """Begin a release of the month with another input, in a process group of its own."""
    (project["raw"] / "2022-11" / "eid.csv").write_text(f"a,{8000 + number}\n")
    folders = [f"--{name}={folder}" for name, folder in project.items()]
    command = [
        sys.executable,
        "-m",
        "analysis.cli",
        "release",
        "2022-11",
        "--by=A",
        f"--date={DAY}",
        *folders,
    ]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.Popen(command, cwd=ROOT, start_new_session=True, **quiet)
