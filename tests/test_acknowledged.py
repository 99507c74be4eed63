"""Findings that an office answers for: no longer blocking while its row holds, back when it does not."""

from __future__ import annotations

import csv
import json
from datetime import date

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from monthkit import NOVEMBER, copy_november

from analysis.annex.assemble import Annex
from analysis.cli import main
from analysis.declare import Severity
from analysis.forms.monthfile import read_month_toml
from analysis.labels import Label
from analysis.results.answered import answered
from analysis.results.findings import Finding
from analysis.store import month_data, read_raw
from analysis.store.acknowledged import Acknowledgement
from analysis.store.raw import clean
from analysis.tie.monthly import tied_month

HEAD = "Mã phát hiện,Số liệu,Lý do,Người ghi nhận,Đến hết ngày"
HA = "vaccination_rows_foot:070"  # the city's row: 22.541 is written, its parts are 22.416
NUMBERS = '"left=22.541; right=22.416; difference=125"'
DAY = date(2022, 11, 21)  # of the report


@pytest.fixture
def raw(tmp_path):
    """Return November's raw folder, copied."""
    return copy_november(tmp_path)


def write(raw, *rows: str) -> None:
    (raw / NOVEMBER / "acknowledged.csv").write_text("\n".join((HEAD, *rows)) + "\n", encoding="utf-8")


def checked(raw, capsys) -> tuple[int, dict]:
    code = main(["check", NOVEMBER, "--raw", str(raw), "--no-workbook", "--json"])
    return code, json.loads(capsys.readouterr().out)


def errors(raw, capsys) -> dict[str, dict | None]:
    """Return the errors of November with who answers for each."""
    found = checked(raw, capsys)[1]["findings"]
    return {each["id"]: each["acknowledged"] for each in found if each["severity"] == "error"}


def warned(raw, capsys) -> list[str]:
    return [each["en"] for each in checked(raw, capsys)[1]["findings"] if each["kind"] == "acknowledgement"]


class TestMonth:
    """November with an acknowledged.csv in its folder."""

    def test_an_acknowledged_error_stays_listed(self, raw, capsys):
        """The city's row is told with who answers for it, why and until when; the eight other errors stay open."""
        write(raw, f"{HA},{NUMBERS},Sở Y tế giải trình,Trần B,30/11/2022")
        found = errors(raw, capsys)
        assert found[HA] == {"reason": "Sở Y tế giải trình", "who": "Trần B", "until": "2022-11-30"}
        assert [each for each in found.values() if each is None] == [None] * 8
        assert warned(raw, capsys) == []

    def test_when_all_are_acknowledged_nothing_blocks(self, raw, capsys):
        """With all nine answered for, `annex check` is clean, and the annex is no draft but tells of each."""
        assert checked(raw, capsys)[0] == 1
        write(raw, *(f"{name},,chờ phúc tra,Trần B,30/11/2022" for name in errors(raw, capsys)))
        assert checked(raw, capsys)[0] == 0
        read = read_raw(raw, NOVEMBER)
        tied = tied_month(month_data(clean(read), read), raw)
        annex = Annex(tied.results, tied.data, read_month_toml(raw / NOVEMBER / "month.toml"), "vi")
        assert annex.title()[0].draft == ""
        _, summary, table = annex.findings()
        assert "9 lỗi (trong đó 9 lỗi đã được ghi nhận" in summary.text
        told = [row.cells[3].text for row in table.rows if row.cells[1].text == "Lỗi, đã ghi nhận"]
        assert [
            each.endswith("Đã ghi nhận: chờ phúc tra (Trần B, đến hết 30/11/2022).") for each in told
        ] == [True] * 9
        assert tied.data.hashes["acknowledged.csv"]

    def test_it_holds_to_the_end_of_its_last_day(self, raw, capsys):
        """Until the day of the report it holds; until the day before, the error blocks again and a warning says so."""
        write(raw, f"{HA},,chờ phúc tra,Trần B,21/11/2022")
        assert errors(raw, capsys)[HA]
        write(raw, f"{HA},,chờ phúc tra,Trần B,20/11/2022")
        assert errors(raw, capsys)[HA] is None
        (told,) = warned(raw, capsys)
        assert told.startswith(f"acknowledged.csv, A2, {HA}: Trần B's acknowledgement ran out on 20/11/2022;")

    def test_other_numbers_are_not_what_was_acknowledged(self, raw, capsys):
        """The row answers for a difference of 100; it is 125, so it blocks, and the warning names both."""
        write(raw, f"{HA},left=22.541; right=22.441; difference=100,chờ phúc tra,Trần B,30/11/2022")
        assert errors(raw, capsys)[HA] is None
        assert "its numbers are now “left=22.541; right=22.416; difference=125”" in warned(raw, capsys)[0]

    def test_a_row_of_no_finding_is_told(self, raw, capsys):
        """A misspelt id answers for nothing."""
        write(raw, "vaccination_rows_foot:O70,,chờ phúc tra,Trần B,30/11/2022")
        (told,) = warned(raw, capsys)
        assert told.startswith(
            "acknowledged.csv, A2, vaccination_rows_foot:O70: this month has no such finding;"
        )

    @pytest.mark.parametrize(
        ("row", "fault"),
        [
            (f"{HA},,,Trần B,30/11/2022", "acknowledged.csv!C2: the row has no Lý do"),
            (f"{HA},,chờ phúc tra,,30/11/2022", "acknowledged.csv!D2: the row has no Người ghi nhận"),
            (f"{HA},,chờ phúc tra,Trần B,31/11/2022", "acknowledged.csv!E2: '31/11/2022':"),
            (f"{HA},,a,Trần B,30/11/2022\n{HA},,b,Trần B,30/11/2022", f"acknowledged.csv!A3: '{HA}':"),
        ],
    )
    def test_a_faulty_row_is_one_line(self, raw, capsys, row, fault):
        """A reason, a name and a day are needed, and a finding is acknowledged once."""
        write(raw, row)
        assert main(["check", NOVEMBER, "--raw", str(raw), "--no-workbook", "--lang", "en"]) == 1
        told = capsys.readouterr().err.splitlines()
        assert len(told) == 1
        assert told[0].startswith(fault)

    def test_the_workbook_of_a_check_tells_it_too(self, raw, capsys, tmp_path):
        """The acknowledged error says who answers for it; a warning about the list stands under its file."""
        write(raw, f"{HA},,chờ phúc tra,Trần B,30/11/2022", "none:1,,chờ phúc tra,Trần B,30/11/2022")
        path = tmp_path / "check.xlsx"
        assert main(["check", NOVEMBER, "--raw", str(raw), "--workbook", str(path)]) == 1
        capsys.readouterr()
        book = openpyxl.load_workbook(path)
        cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
        assert "Đã ghi nhận: chờ phúc tra (Trần B, đến hết 30/11/2022)." in cells
        assert any(each.startswith("acknowledged.csv, A3, none:1:") for each in cells)


class TestRecord:
    """findings.csv, which outlives the annex."""

    def test_it_names_who_answers(self, raw, tmp_path):
        """Three columns hold reason, name and day, empty for findings that nobody answers for."""
        from analysis.results import write as write_records  # noqa: PLC0415

        write(raw, f"{HA},,chờ phúc tra,Trần B,30/11/2022")
        read = read_raw(raw, NOVEMBER)
        tied = tied_month(month_data(clean(read), read), raw)
        write_records(tied.results, tied.data, tmp_path)
        with (tmp_path / "findings.csv").open(encoding="utf-8") as file:
            rows = {row["id"]: list(row.values())[-3:] for row in csv.DictReader(file)}
        assert rows.pop(HA) == ["chờ phúc tra", "Trần B", "2022-11-30"]
        assert {tuple(each) for each in rows.values()} == {("", "", "")}


findings = st.builds(
    lambda name, severity, number: Finding(
        name, severity, "I", "footing", Label("x", "x"), numbers={"left": str(number)}
    ),
    st.sampled_from("abc"),
    st.sampled_from(Severity),
    st.integers(0, 2),
)
rows = st.builds(
    lambda name, numbers, day: Acknowledgement(name, numbers, "reason", "who", date(2022, 11, day), "A2"),
    st.sampled_from("abcd"),
    st.sampled_from(["", "left=0", "left=1"]),
    st.integers(19, 23),
)


@given(st.lists(findings, max_size=5), st.lists(rows, max_size=4, unique_by=lambda row: row.finding))
def test_nothing_is_lost_and_every_row_counts_or_warns(found, given_rows):
    """Each finding is still there; a row either answers for some finding or is told as a warning, never both."""
    after = answered(found, given_rows, DAY)
    warnings = {each.id.partition(":")[2] for each in after if each.kind == "acknowledgement"}
    used = {each.acknowledged.finding for each in after if each.acknowledged}
    assert used | warnings == {row.finding for row in given_rows}
    assert not used & warnings
    assert sorted(each.id for each in after if each.kind == "footing") == sorted(each.id for each in found)
    assert all(each.acknowledged.until >= DAY for each in after if each.acknowledged)
