"""A month sees the month before: what was pending is carried over, and each cell names the month it stands in."""

from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd
import pytest
from blankkit import DECEMBER, fill_december
from monthkit import NOVEMBER, copy_november, set_cell

from analysis import results, store
from analysis.declare import DECLARED, PREVIOUS, Declarations, Frame
from analysis.results import trace
from analysis.results.compute import Calculation

FORM = "essential_services.xlsx"
CARRIED, PENDING = f"{FORM}!II.06a!F31", f"{NOVEMBER}/{FORM}!II.06a!K32"  # justice, in either month's form


@pytest.fixture
def raw(tmp_path):
    """Return a raw folder with November, and a December of which justice carries over what November left pending."""
    raw = copy_november(tmp_path)
    fill_december(raw)
    return raw


def found(raw: Path, **folders):
    """Return the findings about carried-over dossiers of December, by the addresses of their cells."""
    read = store.read_raw(raw, DECEMBER)
    data = store.with_previous(store.month_data(store.clean(read), read), **(folders or {"raw": raw}))
    return {
        tuple(trace.address(cell, data.cells) for cell in each.cells): each.sentence.vi
        for each in results.compute(data).findings
        if each.id.startswith("carried_over_was_pending")
    }


def processed(raw: Path) -> Path:
    """Keep November's frames as a run does, and return their folder."""
    read = store.read_raw(raw, NOVEMBER)
    store.write_processed(store.clean(read), read, raw.parent / "processed" / NOVEMBER)
    return raw.parent / "processed"


def _restate(raw: Path, pending: int) -> None:
    """Let November's justice row state another number of pending dossiers, and resolve the difference."""
    set_cell(raw, FORM, "K32", pending)
    set_cell(raw, FORM, "G32", 3386 - pending)


@pytest.fixture
def restated(raw):
    """Return the folder after November's justice row said 169 pending, not 196."""
    _restate(raw, 169)
    return raw


def test_what_was_pending_is_carried_over(raw):
    """November left 196 justice dossiers pending; December's blank form carried them over, so nothing is found."""
    assert found(raw) == {}


def test_a_restated_month_is_found_with_both_cells(restated):
    """November now says 169: the finding names December's cell and November's, each with its month's file."""
    assert found(restated) == {
        (CARRIED, PENDING): (
            "Tư pháp: hồ sơ từ kỳ trước chuyển sang (6) là 196, nhưng biểu tháng trước ghi đang giải quyết (11) là 169 "
            "(lệch 27)."
        )
    }


def test_frames_that_were_kept_tell_the_same(restated):
    """From November's processed frames the same follows as from its forms."""
    assert found(restated, processed=processed(restated)) == found(restated)


@pytest.mark.parametrize("loss", ["absent", "faulty", "no month.toml"])
def test_nothing_is_told_where_the_month_before_is_not_at_hand(restated, loss):
    """A month before that never was, or cannot be read, is told by its own check: here nothing is decided."""
    if loss == "absent":
        shutil.rmtree(restated / NOVEMBER)
    elif loss == "faulty":
        set_cell(restated, FORM, "K32", "mười")
    else:
        (restated / NOVEMBER / "month.toml").unlink()
    assert found(restated) == {}


def test_a_correction_of_the_month_before_counts(restated):
    """What an analyst corrected in November is what December is held against."""
    (restated / NOVEMBER / "corrections.csv").write_text(
        "form,key,column,from,to,reason,who,date\n"
        "dossiers,dossiers/32,pending_total,169,196,gõ nhầm,Tổ tổng hợp,2022-12-01\n"
        "eid,nobody,value,1,2,of a form that December does not ask for,Tổ tổng hợp,2022-12-01\n",
        encoding="utf-8",
    )
    assert found(restated) == {}


def test_a_frame_that_is_not_at_hand_has_no_rows():
    """Whoever asks for a frame of the month before is given its columns and types, and nothing in them."""
    frame = Calculation({}).value(f"{PREVIOUS}essential_sectors")
    assert frame.empty
    assert list(frame.columns) == list(DECLARED.frames["essential_sectors"].schema.to_schema().columns)
    assert frame["pending_total"].dtype == pd.Int64Dtype()


def test_the_name_of_an_earlier_frame_is_not_free():
    """Nothing can be declared under a name that means a frame of the month before."""
    with pytest.raises(ValueError, match="are frames of the month before"):
        Declarations().add("frames", Frame("previous_eid", "eid", object, len, "doc"))
