"""The store reads a month, refuses what is wrong in it by name of the cell, and keeps the rest exactly."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal

import pytest
from monthkit import NOVEMBER, RAW, copy_november, replace, set_cell
from pandas.testing import assert_frame_equal

from analysis import store
from analysis.declare import DECLARED
from analysis.faults import Faults, MissingInput, UsageFault
from analysis.months import Month
from analysis.store.checks import said


@pytest.fixture
def raw(tmp_path):
    """Return a raw folder that holds a copy of November 2022."""
    return copy_november(tmp_path)


@pytest.fixture(scope="module")
def november():
    """Return November 2022 as read, with its frames; nobody changes them."""
    read = store.read_raw(RAW, NOVEMBER)
    return read, store.clean(read)


def faults(raw):
    """Return the messages that refuse the month."""
    with pytest.raises(Faults) as refused:
        store.clean(store.read_raw(raw, NOVEMBER))
    return list(refused.value.messages)


class TestMonths:
    """Which month is meant, and whether it is there."""

    def test_a_month_with_a_folder_is_found(self):
        """November 2022 is the month of the folder 2022-11."""
        assert store.check_month(RAW, NOVEMBER) == Month(2022, 11)

    def test_the_newest_month_is_the_last_folder_named_after_one(self, raw):
        """Months are ordered by date; folders and files named otherwise are none."""
        for name in ("2022-09", "2023-01", "demo", "2023-1"):
            (raw / name).mkdir()
        (raw / "2023-02").touch()
        assert [str(month) for month in store.months_in(raw)] == ["2022-09", NOVEMBER, "2023-01"]
        assert store.newest_month(raw) == Month(2023, 1)

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("2022-13", "'2022-13' is not a month: 13 is not between 01 and 12"),
            ("11/2022", "'11/2022' is not a month: write YYYY-MM; did you mean 2022-11?"),
            ("2022-11-21", "'2022-11-21' is not a month: write YYYY-MM, for example 2022-11"),
        ],
    )
    def test_what_is_no_month_is_misuse(self, text, message):
        """A month is a year and a number from 01 to 12."""
        with pytest.raises(UsageFault) as refused:
            store.check_month(RAW, text)
        assert refused.value.messages == (message,)

    def test_a_month_without_a_folder_names_those_there_are(self, raw):
        """A month that is not there is told with the months there are and the nearest one."""
        with pytest.raises(MissingInput) as refused:
            store.check_month(raw, "2022-12")
        assert refused.value.messages == (
            (
                f"2022-12: there is no folder {raw.as_posix()}/2022-12; "
                "the months there are: 2022-11; did you mean 2022-11?"
            ),
        )

    def test_a_raw_folder_that_is_not_there(self, tmp_path):
        """Without a raw folder no month can be found."""
        with pytest.raises(
            MissingInput, match="there is no such folder; run annex where data/ is, or name it"
        ):
            store.newest_month(tmp_path / "raw")

    def test_a_month_is_looked_up_without_pandas(self):
        """Importing the store and looking for a month imports neither pandas nor pandera."""
        code = "import sys; from analysis import store; print({'pandas', 'pandera'} & {*sys.modules})"
        said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert said.stdout == "set()\n"


class TestReading:
    """What a month's folder holds."""

    def test_november_has_no_faults(self, november):
        """Every file of November 2022 is read by its layout."""
        assert november[0].faults == ()

    def test_every_file_is_hashed(self, november):
        """The hashes are those of all files in the folder that were read; ties.csv is read beside a report only."""
        files = {path.name for path in (RAW / NOVEMBER).iterdir()}
        assert set(november[0].hashes) == files - {"ties.csv"}

    def test_a_form_that_was_not_supplied_is_empty(self, november):
        """Digitisation was not supplied in November: a form without rows, columns as declared, no fault."""
        table = november[0].forms["digitisation"]
        assert (len(table.rows), len(table.cells), table.faults) == (0, 0, ())
        assert [str(table.rows[name].dtype) for name in ("unit", "received")] == ["str", "Int64"]

    def test_the_report_is_a_form_of_one_row(self, november):
        """Report 183/BC-UBND of 21 November 2022, addressed by table and key of month.toml."""
        table = november[0].forms["report"]
        assert table.rows.loc["report/1"].to_dict() == {
            "role": "body",
            "banner": "",
            "number": "183/BC-UBND",
            "date": "2022-11-21",
            "annex": "Phụ lục I",
            "issuer": "Ủy ban nhân dân tỉnh Tuyên Quang",
            "period_month": "2022-11",
            "period_from": "2022-11-01",
            "period_to": "2022-11-21",
        }
        row = table.cells.set_index("column").loc["date"].to_dict()
        assert row == {
            "row": "report/1",
            "file": "month.toml",
            "sheet": "",
            "cell": "report.date",
            "raw": "2022-11-21",
            "state": "value",
        }

    def test_inputs_say_what_was_supplied(self, november):
        """Of fourteen inputs only digitisation is missing; the portal's cumulative ones are as of 31 October."""
        rows = november[0].forms["inputs"].rows
        assert len(rows) == 14
        assert rows.loc[rows["supplied"] == "false", "form"].tolist() == ["digitisation"]
        portal = rows.set_index("form").loc["portal_cumulative"]
        assert (portal["as_of"], portal["cumulative"]) == ("2022-10-31", "true")

    def test_a_misspelt_file_is_a_fault(self, raw):
        """A file no form is read from is refused with the name that was meant."""
        (raw / NOVEMBER / "eid.csv").rename(raw / NOVEMBER / "eidd.csv")
        assert faults(raw) == ["eidd.csv: no form of this month is in this file; did you mean eid.csv?"]

    def test_a_stray_file_is_a_fault(self, raw):
        """What is no form is taken out or declared."""
        (raw / NOVEMBER / "notes.docx").touch()
        assert faults(raw) == [
            (
                "notes.docx: no form of this month is in this file; "
                "declare it under [[inputs]] in month.toml, or take it out"
            )
        ]

    @pytest.mark.parametrize("name", [".DS_Store", "~$essential_services.xlsx"])
    def test_what_programs_leave_behind_is_passed_over(self, raw, name):
        """Hidden files and the lock of an open workbook are no faults."""
        (raw / NOVEMBER / name).touch()
        assert store.read_raw(raw, NOVEMBER).faults == ()

    def test_a_folder_of_another_month_is_a_fault(self, raw):
        """The month in month.toml is that of the folder."""
        replace(raw, "month.toml", 'month = "2022-11"', 'month = "2022-10"')
        assert faults(raw) == [
            (
                "month.toml!period.month: '2022-10': the folder is that of 2022-11; "
                "write the folder's month, or move the files"
            )
        ]

    def test_a_file_outside_the_folder_is_not_read(self, raw):
        """An input names a file of the month's own folder."""
        (raw / "eid.csv").write_bytes((raw / NOVEMBER / "eid.csv").read_bytes())
        (raw / NOVEMBER / "eid.csv").unlink()
        replace(raw, "month.toml", 'file = "eid.csv"', 'file = "../eid.csv"')
        assert faults(raw) == [
            (
                "month.toml!inputs.eid.file: '../eid.csv': the file lies outside the month's folder; "
                "move it into the folder"
            )
        ]

    def test_a_derived_cell_holds_what_it_was_derived_as(self, raw):
        """E32 was derived as 609; when the cell says otherwise, one of the two is wrong."""
        set_cell(raw, "essential_services.xlsx", "E32", 610)
        assert faults(raw) == [
            (
                "month.toml!derived[1].cell: 'essential_services.xlsx!II.06a!E32': the cell should hold 609 "
                "(3.224 − 2.615), but '610' stands there; "
                "correct the cell, or take the entry out of month.toml"
            )
        ]


class TestCleaning:
    """Frames are validated, and what breaks a rule is named by its cell."""

    def test_a_cell_that_is_no_count(self, raw):
        """A form's fault stops the month."""
        set_cell(raw, "essential_services.xlsx", "D32", "2.6l5")
        assert faults(raw) == [
            (
                "essential_services.xlsx!II.06a!D32: '2.6l5': not a number in Vietnamese writing "
                "(for example 1.208 or 67,6); type the number of cases"
            )
        ]

    def test_a_row_that_breaks_a_rule_is_one_fault(self, raw):
        """A share above 100 % breaks one rule of one row, and is told once, at the cell the rule reads."""
        replace(raw, "portal.csv", "66%", "166%")
        assert faults(raw) == ["portal.csv!D2: '166%': no share exceeds 100 per cent; correct the row"]

    def test_a_field_that_is_none_of_the_allowed(self, raw):
        """A change is measured in %, times or percentage points."""
        replace(raw, "portal.csv", '"2,56",lần', '"2,56",dong')
        assert faults(raw) == [
            "portal.csv!G2: 'dong': change_unit is one of: %; lần; điểm phần trăm; write one of these"
        ]

    def test_a_column_made_by_cleaning_leads_to_the_cell_it_was_read_from(self, raw):
        """The value of a quoted number is read from what was printed."""
        replace(raw, "quoted.csv", "footnote 3,3.224", "footnote 3,ba nghìn")
        assert faults(raw) == [
            "quoted.csv!E28: 'ba nghìn': no value can be read from this; write it as the other rows do"
        ]

    def test_a_service_under_the_wrong_agency(self, raw):
        """A service stands under the agency that owns it; each row that does not is named by its service."""
        land, licences = "Đăng ký biến động về quyền sử dụng đất", "Cấp đổi, cấp lại giấy phép lái xe"
        set_cell(raw, "essential_services.xlsx", "B24", licences)
        set_cell(raw, "essential_services.xlsx", "B36", land)
        rule = "a service is listed under the agency that owns it; correct the row"
        assert faults(raw) == [
            f"essential_services.xlsx!II.06a!B24: '{licences}': {rule}",
            f"essential_services.xlsx!II.06a!B36: '{land}': {rule}",
        ]

    def test_all_faults_of_all_files_are_told_at_once(self, raw):
        """Nobody has to mend one file to hear of the next."""
        replace(raw, "portal.csv", "66%", "166%")
        replace(raw, "eid.csv", "136.315", "136,315,0")
        (raw / NOVEMBER / "notes.docx").touch()
        files = [message.replace("!", ":").split(":")[0] for message in faults(raw)]
        assert files == ["notes.docx", "eid.csv", "portal.csv"]


class TestKeeping:
    """What is written is what is read back."""

    def test_frames_come_back_as_they_were(self, november, tmp_path):
        """Writing and loading gives equal frames, the same cells and the same hashes."""
        read, frames = november
        store.write_processed(frames, read, tmp_path / NOVEMBER)
        loaded = store.load(tmp_path, NOVEMBER)
        assert list(loaded.frames) == list(frames)
        for name, frame in frames.items():
            assert_frame_equal(loaded.frames[name], frame)
        in_memory = store.month_data(frames, read)
        assert (loaded.cells, loaded.hashes, loaded.month) == (
            in_memory.cells,
            in_memory.hashes,
            in_memory.month,
        )

    def test_the_same_month_gives_the_same_bytes(self, november, tmp_path):
        """Written twice, every file is the same, with one newline character a line."""
        read, frames = november
        for name in ("a", "b"):
            store.write_processed(frames, read, tmp_path / name)
        first, second = (
            {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in "ab"
        )
        assert first == second
        assert not [name for name, content in first.items() if b"\r" in content]
        assert set(first) == {*(f"{name}.csv" for name in frames), "cells.csv", "edits.csv", "hashes.csv"}

    def test_digits_are_kept_as_typed(self, november, tmp_path):
        """A share typed 1,39 is kept as 1.39 and a count of 183.782 as 183782, neither more nor less."""
        read, frames = november
        store.write_processed(frames, read, tmp_path / NOVEMBER)
        frames = store.load(tmp_path, NOVEMBER).frames
        values, cumulative = (
            frames[name].set_index("code")["value"] for name in ("portal", "portal_cumulative")
        )
        assert values["payment_services_share"] == Decimal("1.39")
        assert str(cumulative["portal_dossiers"]) == "183782"
        assert "portal/2,services_with_dossiers_share," in (tmp_path / NOVEMBER / "portal.csv").read_text(
            "utf-8"
        )

    def test_every_value_knows_its_raw_cell(self, november):
        """The 2.615 dossiers that justice received online stand in cell D32 of form II.06a."""
        read, frames = november
        cell = store.month_data(frames, read).cells["dossiers/32", "received_online"]
        assert cell == ("essential_services.xlsx", "II.06a", "D32", "2615", "value")

    def test_a_frame_that_is_no_longer_declared_is_removed(self, november, tmp_path):
        """The month's folder holds the CSV files of this run only."""
        (tmp_path / "old.csv").touch()
        store.write_processed(november[1], november[0], tmp_path)
        assert not (tmp_path / "old.csv").exists()

    @pytest.mark.parametrize(
        ("old", "new", "message"),
        [
            (",541\n", ",54l\n", "column services holds what is no number; run the month again"),
            (",541\n", ",-541\n", "services is at least 0; correct the number"),
            ("row,level", "row,lever", "the columns should be row, level, services; run the month again"),
        ],
    )
    def test_a_processed_file_changed_by_hand_is_refused(self, november, tmp_path, old, new, message):
        """What is loaded is validated again."""
        read, frames = november
        store.write_processed(frames, read, tmp_path / NOVEMBER)
        path = tmp_path / NOVEMBER / "service_levels.csv"
        path.write_text(path.read_text("utf-8").replace(old, new), encoding="utf-8")
        with pytest.raises(Faults) as refused:
            store.load(tmp_path, NOVEMBER)
        assert len(refused.value.messages) == 1
        assert message in refused.value.messages[0]
        assert "service_levels.csv" in refused.value.messages[0]

    def test_a_month_that_was_never_cleaned_is_missing(self, tmp_path):
        """Loading says which command makes what is missing."""
        with pytest.raises(MissingInput) as refused:
            store.load(tmp_path, NOVEMBER)
        assert refused.value.messages == (
            f"{(tmp_path / NOVEMBER).as_posix()}: there is no such folder; run `annex run 2022-11`",
        )


def test_every_check_of_a_frame_is_said_in_vietnamese():
    """Each rule that a schema adds to its columns' own has a Vietnamese title beside its English docstring."""
    checks = {
        (frame.id, check.name): said(check)
        for frame in DECLARED.frames.values()
        for schema in [frame.schema.to_schema()]
        for check in [*schema.checks, *(each for column in schema.columns.values() for each in column.checks)]
        if check.description
    }
    assert len(checks) > 10
    assert [name for name, label in checks.items() if label.vi in ("", label.en)] == []
