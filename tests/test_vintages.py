"""What was released of a month is kept whole, numbered and never changed; errors nobody answers for hold it back."""

from __future__ import annotations

import json
from datetime import date

import pytest
from smallproject import FIGURES, contents, write_notebook

from analysis import vintages
from analysis.faults import Faults
from analysis.pipeline import rebuild_and_compare, run
from analysis.releasing import release

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
