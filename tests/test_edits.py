"""Every change between the cell as sent and the value as used is written down: raw and edits give the frames."""

from __future__ import annotations

import csv
from decimal import Decimal

import openpyxl
import pandas as pd
import pytest
from monthkit import NOVEMBER, RAW, copy_november, replace, set_cell
from nasty_fonts import typed
from openpyxl.styles import Font
from pandas.testing import assert_frame_equal

from analysis import store
from analysis.declare import DECLARED

COLUMNS = ["file", "sheet", "cell", "column", "before", "after", "rule"]


def processed(raw, folder):
    """Clean the month and write it; returns its frames and its folder."""
    read = store.read_raw(raw, NOVEMBER)
    frames = store.clean(read)
    store.write_processed(frames, read, folder / NOVEMBER)
    return frames, folder / NOVEMBER


def table(path):
    """Return the rows of a CSV file, all text."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def replayed(folder, frames):
    """Make the frames anew from cells.csv and edits.csv alone; of `frames` only rows, columns and types are used."""
    edits = {(e["file"], e["sheet"], e["cell"], e["column"]): e["after"] for e in table(folder / "edits.csv")}
    cells = {(cell["row"], cell["column"]): cell for cell in table(folder / "cells.csv")}

    def after(cell, column, otherwise):
        return edits.get((cell["file"], cell["sheet"], cell["cell"], column), otherwise)

    def banner(row):
        """Return the key of the last banner above a row."""
        form, number = row.split("/")
        above = [
            (int(place.split("/")[1]), text)
            for (place, _), cell in cells.items()
            if place.split("/")[0] == form and (text := after(cell, "banner", None))
        ]
        return max(pair for pair in above if pair[0] < int(number))[1]

    def value(name, row, column):
        source = DECLARED.frames[name].derived.get(column, column)
        if (row, source) not in cells:
            return banner(row)
        cell = cells[row, source]
        read = cell["raw"] if source != column else after(cell, column, cell["raw"])
        return after(cell, f"{name}.{column}", read)

    return {
        name: pd.DataFrame(
            {
                column: _typed([value(name, row, column) for row in frame.index], frame[column].dtype)
                for column in frame
            },
            index=frame.index,
        )
        for name, frame in frames.items()
    }


def _typed(texts, dtype):
    if dtype == "Int64":
        return pd.array([int(text) if text else None for text in texts], dtype="Int64")
    if dtype == "object":
        return pd.array([Decimal(text) if text else None for text in texts], dtype="object")
    return pd.array(texts, dtype="str")


def assert_replays(frames, folder):
    """Hold that the replayed frames are the clean ones, exactly."""
    again = replayed(folder, frames)
    for name, frame in frames.items():
        assert_frame_equal(again[name], frame)


class TestReplay:
    """Raw cells and edits give the clean frames, and nothing else is needed."""

    def test_november(self, tmp_path):
        """Every frame of November 2022 is made again from cells.csv and edits.csv."""
        assert_replays(*processed(RAW, tmp_path))

    def test_a_month_typed_untidily(self, tmp_path):
        """Spellings, dashes, dots, signs, leading zeros and a correction replay too."""
        raw = copy_november(tmp_path)
        for cell, text in {"C8": "-", "D8": "…", "E8": " 08 ", "B8": "H. Nà  Hang"}.items():
            set_cell(raw, "vaccination_records.xlsx", cell, text)
        replace(raw, "eid.csv", "43.155", "43155")
        (raw / NOVEMBER / "corrections.csv").write_text(
            "form,key,column,from,to,reason,who,date\n"
            'vaccination,071,printed_total,1.953,"1.851",cộng lại,A,25/11/2022\n',
            encoding="utf-8",
        )
        frames, folder = processed(raw, tmp_path / "processed")
        assert frames["vaccination_records"].loc["vaccination/7", "printed_total"] == 1851
        assert_replays(frames, folder)

    def test_a_form_typed_for_an_old_font(self, tmp_path):
        """Names in TCVN3 stay in cells.csv as the file holds them; each has its edit, which says what was done."""
        raw = copy_november(tmp_path)
        path = raw / NOVEMBER / "vaccination_records.xlsx"
        book = openpyxl.load_workbook(path)
        for row in book.active.iter_rows():
            for cell in row:
                if isinstance(cell.value, str):
                    cell.value, cell.font = typed(cell.value), Font(name=".VnTime")
        book.save(path)
        frames, folder = processed(raw, tmp_path / "processed")
        assert_replays(frames, folder)
        edits = [edit for edit in table(folder / "edits.csv") if edit["column"] == "district"]
        rule = "converted from TCVN3 (ABC); spelling folded to its register key"
        assert [edit["rule"] for edit in edits] == [rule] * 7
        assert [(edit["cell"], edit["before"], edit["after"]) for edit in edits[:3]] == [
            ("B5", "HuyÖn Chiªm Hãa", "073"),
            ("B6", "HuyÖn Hµm Yªn", "074"),
            ("B7", "HuyÖn L©m B×nh", "071"),
        ]

    def test_an_edit_left_out_is_missed(self, tmp_path):
        """Without the row that folds the dash of one cell the frames are not reached."""
        raw = copy_november(tmp_path)
        set_cell(raw, "vaccination_records.xlsx", "C8", "-")
        frames, folder = processed(raw, tmp_path / "processed")
        lines = (folder / "edits.csv").read_text("utf-8").splitlines(keepends=True)
        (folder / "edits.csv").write_text("".join(line for line in lines if ",C8," not in line), "utf-8")
        with pytest.raises(ValueError, match="'-'"):
            replayed(folder, frames)


class TestRules:
    """Each edit says which rule made it."""

    @pytest.mark.parametrize(
        ("text", "after", "rule"),
        [
            ("-", "0", "dash read as nothing arose"),
            ("…", "", "dots read as not collected"),
            ("04", "4", "leading zero dropped"),
            ("1.208", "1208", "thousands dots dropped"),
            (" 12", "12", "number read from text"),
            ("H.Nà Hang", "072", "spelling folded to its register key"),
        ],
    )
    def test_a_cell_of_a_form(self, tmp_path, text, after, rule):
        """Na Hang's row, with one cell typed as agencies do."""
        cell, column = ("B8", "district") if "Hang" in text else ("C8", "missing_id")
        raw = copy_november(tmp_path)
        set_cell(raw, "vaccination_records.xlsx", cell, text)
        _, folder = processed(raw, tmp_path / "processed")
        (told,) = [
            edit
            for edit in table(folder / "edits.csv")
            if (edit["file"], edit["cell"]) == ("vaccination_records.xlsx", cell)
        ]
        place = ["vaccination_records.xlsx", "Tiêm chủng", cell, column]
        assert told == dict(zip(COLUMNS, [*place, text, after, rule], strict=True))

    def test_november_in_numbers(self, tmp_path):
        """The share 1,39% loses its sign and its comma; 25 services and 10 groups are folded to their keys."""
        _, folder = processed(RAW, tmp_path)
        edits = table(folder / "edits.csv")
        assert [edit["rule"] for edit in edits if (edit["file"], edit["cell"]) == ("portal.csv", "D5")] == [
            "% dropped; decimal comma read"
        ]
        form = [edit for edit in edits if edit["file"] == "essential_services.xlsx"]
        banners, folded = (
            [edit for edit in form if edit["rule"] == rule]
            for rule in ("heads its rows: folded to its key", "spelling folded to its register key")
        )
        assert (len(banners), len(folded)) == (10, 25)

    def test_a_number_stored_as_such_is_no_edit(self, tmp_path):
        """Na Hang's total is the number 762 in the workbook: it is taken as it is."""
        _, folder = processed(RAW, tmp_path)
        assert not [e for e in table(folder / "edits.csv") if (e["file"][:4], e["cell"]) == ("vacc", "F8")]
