"""A new month begins with blank forms that are read back exactly as they are filled."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from blankkit import DECEMBER, begin_december, complete, fill, fill_december, read_blank
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from monthkit import NOVEMBER, copy_november

from analysis import pipeline, status, store
from analysis.cli import main
from analysis.faults import Faults, MissingInput, UsageFault
from analysis.forms import LAYOUTS, Kind
from analysis.forms.monthfile import inspect_month_toml, read_month_toml
from analysis.services import SERVICES
from analysis.staleness import Cause, Project, Reason

ROOT = Path(__file__).resolve().parents[1]
WORKBOOKS = [form for form in LAYOUTS if form not in ("documents", "quoted")]
FILLED = [form for form in WORKBOOKS if not LAYOUTS[form].holds]


@pytest.fixture
def raw(tmp_path):
    """Return a raw folder that holds November 2022."""
    return copy_november(tmp_path)


@pytest.fixture
def december(raw):
    """Return the folder of a December just begun."""
    return begin_december(raw)


@pytest.fixture(scope="module")
def blank_december(tmp_path_factory):
    """Return the folder of a December just begun, which nobody changes."""
    return begin_december(copy_november(tmp_path_factory.mktemp("blank")))


def _digests(folder):
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def _only(text):
    """Return an entry for an indicator form: this value, and no comparison."""
    return lambda _, column: text if column.name == "value" else None


class TestBlankForms:
    """A blank form is read by the layout it was written from."""

    @pytest.mark.parametrize("form", WORKBOOKS)
    def test_a_blank_form_has_no_fault_and_no_number(self, blank_december, form):
        """Read back, it has no fault, and every cell to fill and every sum is blank."""
        table = read_blank(blank_december, form)
        layout = LAYOUTS[form]
        assert [str(fault) for fault in table.faults] == []
        numbers = [column.name for column in layout.columns if column.kind.is_number and not layout.holds]
        assert set(table.cells.loc[table.cells["column"].isin(numbers), "state"]) <= {"blank"}

    def test_the_dossier_form_lists_the_25_services_under_their_agencies(self, blank_december):
        """25 rows under ten banners, sums under the four agencies of several services, and a total."""
        rows = read_blank(blank_december, "dossiers").rows
        assert rows["role"].value_counts().to_dict() == {"body": 25, "banner": 10, "subtotal": 4, "total": 1}
        body = rows[rows["role"] == "body"]
        assert [SERVICES[key].sector for key in body["service"]] == list(body["banner"])

    def test_names_come_from_last_month(self, blank_december):
        """Indicators keep code, name and unit; districts keep the order of last month's form."""
        eid = read_blank(blank_december, "eid").rows
        assert list(eid["code"]) == ["eid_dossiers", "eid_level1", "eid_level2"]
        districts = read_blank(blank_december, "vaccination").rows.query("role == 'body'")["district"]
        assert list(districts) == ["073", "074", "071", "072", "076", "075", "070"]

    def test_targets_hold_until_they_are_changed(self, blank_december):
        """The minimum shares of November stand in December's form."""
        rows = read_blank(blank_december, "targets").rows
        assert list(rows.query("code == 'minimum_online_share'")["low"]) == [70, 80, 90, 100]

    @pytest.mark.parametrize("form", WORKBOOKS)
    def test_a_form_prints_on_a4_and_is_locked_but_for_its_entries(self, blank_december, form):
        """A4, one page, headings repeated; protected without a password; what is filled is unlocked."""
        book = openpyxl.load_workbook(blank_december / f"{Path(LAYOUTS[form].file).stem}.xlsx")
        sheet, guide = book.worksheets[:2]
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.paperSize == 9
        assert sheet.page_setup.fitToHeight in {None, 1}  # one page is what is meant where nothing is said
        assert sheet.print_title_rows
        assert (sheet.protection.sheet, sheet.protection.password) == (True, None)
        assert (guide.title, guide.sheet_properties.pageSetUpPr.fitToPage) == ("Hướng dẫn", True)
        unlocked = {cell.column for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
        columns = LAYOUTS[form].columns
        asked = {place for place, column in enumerate(columns, 1) if column.is_entered or column.carries}
        sums = {place for place, column in enumerate(columns, 1) if column.parts}
        assert asked <= unlocked
        assert not sums & unlocked

    def test_cells_say_what_they_take(self, blank_december):
        """Each column to fill has a rule with a message in Vietnamese; services are chosen from a list."""
        sheet = openpyxl.load_workbook(blank_december / "essential_services.xlsx").worksheets[0]
        rules = sheet.data_validations.dataValidation
        lists = [rule for rule in rules if rule.type == "list"]
        counts = [rule for rule in rules if rule.type == "custom"]
        assert [rule.formula1 for rule in lists] == ["'Danh mục'!$A$1:$A$25"]
        assert len(counts) == sum(
            column.is_entered or bool(column.carries) for column in LAYOUTS["dossiers"].columns
        )
        assert all(len(rule.prompt) <= 255 and rule.promptTitle for rule in (*lists, *counts))

    def test_last_months_sum_is_told_where_its_parts_are_unknown(self, blank_december):
        """November left 196 justice dossiers pending, by service unknown: the sum's message says 196."""
        sheet = openpyxl.load_workbook(blank_december / "essential_services.xlsx").worksheets[0]
        prompts = [rule.prompt or "" for rule in sheet.data_validations.dataValidation]
        assert any("196 hồ sơ" in prompt for prompt in prompts)


class TestMonthFile:
    """month.toml says what is known, and the reader names what is not."""

    def test_what_is_left_to_fill_is_named(self, december):
        """Number and date of the report are the only faults, a line each."""
        with pytest.raises(Faults) as faults:
            read_month_toml(december / "month.toml")
        assert faults.value.messages == (
            "month.toml: [report]: number is empty; write number = a text between quotation marks",
            "month.toml: [report]: date is empty; write date = a date such as 2022-11-21",
        )

    def test_titles_and_period_are_those_of_the_month(self, december):
        """The title names December, the period runs from its first day to its last."""
        complete(december)
        file = read_month_toml(december / "month.toml")
        assert file.report.title.vi.endswith("tháng 12 năm 2022")
        assert file.report.title.en.endswith("December 2022")
        assert (file.report.period.vi, file.report.period.en) == ("Tháng 12/2022", "December 2022")
        assert (str(file.period.first), str(file.period.last)) == ("2022-12-01", "2022-12-31")
        assert (file.transcribed, file.derived) == (None, ())

    def test_january_takes_a_leading_zero(self, raw):
        """After December 2022 come "Tháng 01/2023" and "January 2023"."""
        complete(begin_december(raw))
        store.new_month(raw, "2023-01")
        file, _ = inspect_month_toml(raw / "2023-01" / "month.toml")
        assert (file.report.period.vi, file.report.period.en) == ("Tháng 01/2023", "January 2023")
        assert "tháng 01 năm 2023" in file.report.title.vi


class TestNew:
    """`annex new` overwrites nothing and refuses what it cannot know."""

    def test_a_second_call_changes_nothing_and_lists_what_is_there(self, raw, december, capsys):
        """Every file keeps its bytes; the exit code is 0 and each file is named."""
        before = _digests(december)
        assert main(["new", DECEMBER, "--raw", str(raw)]) == 0
        printed = capsys.readouterr().out
        assert all(f"  {name}\n" in printed for name in before)
        assert _digests(december) == before

    def test_same_bytes(self, raw, december):
        """Made again, every file comes out with the same bytes."""
        before = _digests(december)
        shutil.rmtree(december)
        begin_december(raw)
        assert _digests(december) == before

    def test_an_interrupted_call_is_completed(self, raw, december):
        """Without month.toml the folder is unfinished: what is missing is made, what is there is kept."""
        (december / "month.toml").unlink()
        (december / "eid.xlsx").unlink()
        (december / "quoted.csv").write_text("của tôi", encoding="utf-8")
        assert set(store.new_month(raw, DECEMBER).written) == {"eid.xlsx", "month.toml"}
        assert (december / "quoted.csv").read_text(encoding="utf-8") == "của tôi"

    @pytest.mark.parametrize(
        ("month", "source", "fault", "message"),
        [
            ("2022-13", None, UsageFault, "13 is not between 01 and 12"),
            ("2022-12", "2022-1", UsageFault, "did you mean 2022-01?"),
            ("2022-12", "2022-10", MissingInput, "the months there are: 2022-11"),
            ("2022-12", "2022-12", MissingInput, "there is no folder"),
            ("2022-10", None, MissingInput, "no earlier month to take the forms from; name one with --from"),
            ("2022-11", "2022-11", UsageFault, "a month cannot be made from itself"),
        ],
    )
    def test_refusals(self, raw, month, source, fault, message):
        """A month that is none, or that has nothing to be copied from, is refused in one line; nothing is written."""
        with pytest.raises(fault, match=re.escape(message)):
            store.new_month(raw, month, source)
        assert [path.name for path in raw.iterdir()] == [NOVEMBER]

    def test_pending_is_carried_over_only_from_the_month_before(self, raw):
        """What December leaves pending in a service is January's column (6); February made from it has none."""
        fill_december(raw)
        store.new_month(raw, "2023-01")
        january = read_blank(raw / "2023-01", "dossiers")
        assert set(january.rows.query("role == 'body'")["carried_over"]) == {20, 59, 1523}
        assert list(january.rows.query("role == 'total'")["carried_over"]) == [20 * 20 + 4 * 59 + 1523]
        assert store.new_month(raw, "2023-02", DECEMBER).carried is False
        assert read_blank(raw / "2023-02", "dossiers").rows["carried_over"].isna().all()


def _counts():
    return st.one_of(st.integers(0, 10**7), st.sampled_from(["-", "…", None]))


@st.composite
def _decimals(draw):
    whole, part = draw(st.integers(0, 10**7)), draw(st.text("0123456789", max_size=3))
    return f"{whole:,}".replace(",", ".") + (f",{part}" if part else "") + draw(st.sampled_from(["", "%"]))


def _meant(typed):
    """Return the value that a typed entry means; None where there is no number."""
    if typed is None or typed == "…":
        return None
    if typed == "-":
        return 0
    return typed if isinstance(typed, int) else Decimal(typed.rstrip("%").replace(".", "").replace(",", "."))


@pytest.mark.parametrize("form", FILLED)
@settings(
    max_examples=3,
    deadline=None,
    phases=[Phase.generate],  # a workbook takes a tenth of a second: shrinking would take minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_what_is_filled_is_read(blank_december, tmp_path, form, data):
    """Random entries typed into a blank form are read as the same values, and none raises a fault."""
    folder = tmp_path / "month"
    shutil.copytree(blank_december, folder, dirs_exist_ok=True)

    def typed(_, column):
        if column.choices:
            return data.draw(st.sampled_from(column.choices))
        return data.draw(_counts() if column.kind is Kind.COUNT else _decimals())

    held = fill(folder, form, typed)
    table = read_blank(folder, form)
    assert [str(fault) for fault in table.faults] == []
    read = {(row, column): table.rows.loc[row, column] for row, column in held if row in table.rows.index}
    assert {place: None if pd.isna(value) else value for place, value in read.items()} == {
        place: typed if column_is_text else _meant(typed)
        for place, typed in held.items()
        if place in read
        for column_is_text in [place[1] == "change_unit"]
    }
    assert [typed for place, typed in held.items() if place not in read and typed is not None] == []


SOFFICE = shutil.which("soffice")


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("form", ["dossiers", "vaccination", "digitisation"])
def test_sums_recompute_in_libreoffice(december, tmp_path, form):
    """Filled and saved by LibreOffice, every sum is that of its parts, and blank while a part is."""
    odd = {1: None, 2: "…", 3: "-"}
    held = fill(december, form, lambda row, _: odd.get(row, 7 + row), sums=False)
    path = december / f"{Path(LAYOUTS[form].file).stem}.xlsx"
    command = [SOFFICE, "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"]
    command += ["--convert-to", "xlsx", "--outdir", str(tmp_path / "saved"), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120, env=os.environ)
    shutil.copy(tmp_path / "saved" / path.name, path)
    table = read_blank(december, form)
    assert [str(fault) for fault in table.faults] == []
    expected = {place: _meant(value) for place, value in held.items()}
    read = {place: table.rows.loc[place] for place in held}
    assert {place: None if pd.isna(value) else value for place, value in read.items()} == expected


class TestMonth:
    """A month made wholly from these forms becomes an annex."""

    def test_an_unfilled_form_was_not_supplied(self, raw, december):
        """Blank forms give no rows and no fault, and the inputs say that they were not supplied."""
        complete(december)
        read = store.read_raw(raw, DECEMBER)
        frames, faults = store.examine(read)
        assert (faults, len(frames["eid"]), len(frames["essential_services"])) == ((), 0, 0)
        assert set(frames["inputs"].query("form != 'targets'")["supplied"]) == {"false"}

    def test_filled_forms_run_to_an_annex(self, raw, tmp_path):
        """December, filled in all its forms, is published, and its status is that nothing is left to do."""
        folder = fill_december(raw)
        places = {"raw": raw, "processed": tmp_path / "processed", "out": tmp_path / "reports"}
        done = pipeline.run(DECEMBER, **places, notebooks=ROOT / "notebooks")
        assert {"annex.html", "annex.pdf", "annex.xlsx"} <= {path.name for path in done.paths}
        figures = (tmp_path / "reports" / DECEMBER / "figures.csv").read_text(encoding="utf-8")
        assert "essential_received_online" in figures
        findings = (tmp_path / "reports" / DECEMBER / "findings.csv").read_text(encoding="utf-8")
        assert "carried_over_was_pending" not in findings
        made = status.month_state(store.months_in(raw)[-1], Project(**places, notebooks=ROOT / "notebooks"))
        assert made.reasons == ()
        assert (made.processed, made.published) == (status.State.MADE, status.State.MADE)
        fill(folder, "eid", _only("5"))
        stale = status.month_state(store.months_in(raw)[-1], Project(**places, notebooks=ROOT / "notebooks"))
        changed = next(each.name for each in stale.inputs if each.form == "eid")
        assert stale.reasons == (Reason(Cause.CHANGED, (f"data/raw/{DECEMBER}/{changed}",)),)
        assert {each.form for each in stale.inputs if each.state is status.State.STALE} == {"eid"}
        assert (stale.processed, stale.published) == (status.State.STALE, status.State.STALE)
        assert stale.steps[-1] is status.Step.RUN_AGAIN


class TestStatus:
    """`annex status` says of each input where it stands."""

    def _states(self, raw, capsys):
        elsewhere = raw.parents[1] / "none"
        arguments = ["--raw", str(raw), "--processed", str(elsewhere), "--out", str(elsewhere)]
        assert main(["status", "--json", *arguments]) == 0
        return {each["month"]: each for each in json.loads(capsys.readouterr().out)}

    def test_received_faulty_missing_and_blank(self, raw, december, capsys):
        """A filled form is received, a broken one faulty, an absent one missing, an untouched one blank."""
        complete(december)
        fill(december, "id_cards", _only("12"))
        fill(december, "social_insurance", _only("1.2.3"))
        (december / "outreach.xlsx").unlink()
        found = self._states(raw, capsys)[DECEMBER]
        states = {each["form"] or each["file"]: (each["state"], each["faults"]) for each in found["inputs"]}
        assert states["month.toml"] == ("received", 0)
        assert states["id_cards"] == ("received", 0)
        assert states["social_insurance"][0] == "faulty"
        assert states["outreach"] == ("missing", 0)
        assert states["eid"] == ("blank", 0)
        assert (found["processed"], found["published"]) == ("not made", "not made")
        assert found["next"] == ["mend", "collect"]

    @pytest.mark.usefixtures("december")
    def test_an_unfinished_month_file_is_the_first_thing_to_fill(self, raw, capsys):
        """Just begun, month.toml has two faults and every form is still looked at."""
        found = self._states(raw, capsys)[DECEMBER]
        assert found["inputs"][0] == {"form": "", "file": "month.toml", "state": "faulty", "faults": 2}
        assert len(found["inputs"]) == len(LAYOUTS) + 1
        assert found["next"] == ["fill", "collect"]

    def test_the_table_is_printed(self, raw, capsys):
        """A column a month, a row an input, and what to do next."""
        elsewhere = str(raw.parents[1] / "none")
        assert main(["status", "--raw", str(raw), "--processed", elsewhere, "--out", elsewhere]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert lines[0].split() == ["Đầu", "vào", NOVEMBER]
        assert "  2022-11: lập phụ lục: annex run 2022-11" in lines
