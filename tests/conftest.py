"""November 2022 for every test: read once from the raw folder, computed once, changed only in copies."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd
import pytest
from monthkit import NOVEMBER, RAW, copy_november, replace, set_cell
from smallproject import make_project

from analysis import results, store
from analysis.declare import PREVIOUS


def _computed(raw):
    read = store.read_raw(raw, NOVEMBER)
    data = store.month_data(store.clean(read), read)
    return data, results.compute(data)


@pytest.fixture(scope="session")
def november():
    """Return November 2022 as read and validated, with the raw cell behind each value; nobody changes it."""
    return _computed(RAW)[0]


@pytest.fixture(scope="session")
def computed(november):
    """Return everything computed for November 2022."""
    return results.compute(november)


@pytest.fixture
def project(tmp_path):
    """Return the folders of a small project, as the pipeline takes them."""
    return make_project(tmp_path)


@pytest.fixture
def recomputed(tmp_path):
    """Return a function that changes cells of a copied raw folder and computes November anew.

    A change is (workbook, cell, new value) or (text file, old text, new text).
    """

    def change(*changes):
        raw = copy_november(tmp_path)
        for name, where, new in changes:
            (set_cell if name.endswith(".xlsx") else replace)(raw, name, where, new)
        return _computed(raw)

    return change


@pytest.fixture
def edited(november):
    """Return a function that gives November's frames with some values changed: (frame, row, column, value).

    A row is named by its id, or by a key as "code=payments"; an id that is not there is added. None empties a value.
    A frame of the month before (`previous_…`) begins as November's own.
    """

    def edit(*changes):
        frames = {name: frame.copy() for name, frame in november.frames.items()}
        earlier = {frame for frame, *_ in changes if frame.startswith(PREVIOUS)}
        frames |= {name: _of_october(frames[name.removeprefix(PREVIOUS)]) for name in sorted(earlier)}
        for frame, row, column, value in changes:
            frames[frame] = _with(frames[frame], row, column, value)
        return frames

    return edit


def _of_october(frame):
    return frame.set_axis([f"2022-10:{row}" for row in frame.index], axis="index")


def _with(frame, row, column, value):
    if "=" in row:
        key, _, name = row.partition("=")
        (row,) = frame.index[frame[key] == name]
    if row not in frame.index:
        frame = pd.concat([frame, _empty_row(frame, row)])
    if isinstance(value, Decimal) or (value is None and frame[column].dtype == object):
        values = [value if each == row else old for each, old in frame[column].items()]
        return frame.assign(**{column: pd.Series(values, index=frame.index, dtype=object)})
    frame.loc[row, column] = pd.NA if value is None else value
    return frame


def _empty_row(frame, row):
    index = pd.Index([row], dtype="str", name="row")
    blank = {"Int64": pd.NA, "object": None}
    return pd.DataFrame(
        {
            name: pd.Series([blank.get(str(dtype), "")], index=index, dtype=dtype)
            for name, dtype in frame.dtypes.items()
        },
        index=index,
    )
