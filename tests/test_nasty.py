"""Nothing is misread in silence: every nasty file gives the clean form, or one fault that says which and why."""

from __future__ import annotations

import csv
import random
import re
import resource
import shutil
import time
import unicodedata

import nasty
import nasty_fonts  # noqa: F401 -- enters its files into the list, as the next
import nasty_old
import nasty_open
import openpyxl
import pytest
from formkit import read
from monthkit import NOVEMBER, copy_november, replace
from pandas.testing import assert_frame_equal

from analysis import store
from analysis.cli import main
from analysis.faults import Faults
from analysis.forms import shortened

SECONDS = 12  # of the processor for one file, on a slow machine


@pytest.fixture(scope="module")
def clean(tmp_path_factory):
    """Return the rows of each form filled in properly."""
    folder = tmp_path_factory.mktemp("clean")
    makers = {"vaccination": nasty.workbook, "dossiers": nasty.dossiers, "eid": nasty.csv_filled_properly}
    tables = {form: read(make(folder), form) for form, make in makers.items()}
    assert [table.faults for table in tables.values()] == [()] * len(tables)
    return {form: table.rows for form, table in tables.items()}


def test_there_are_enough():
    """The corpus holds at least forty files, a good part of them readable."""
    readable = [each for each in nasty.NASTY if each.gives == nasty.CLEAN]
    assert len(nasty.NASTY) >= 40
    assert 20 <= len(readable) <= len(nasty.NASTY) - 20


@pytest.mark.parametrize("each", nasty.NASTY, ids=lambda each: each.name)
def test_a_nasty_file(each, clean, tmp_path):
    """The file is read as the clean form, or refused with exactly one fault, soon and whole."""
    path = each.make(tmp_path)
    began = time.process_time()
    table = read(path, each.form)
    assert time.process_time() - began < SECONDS
    lines = [str(fault) for fault in table.faults]
    if each.gives == nasty.CLEAN:
        assert lines == []
        assert_frame_equal(table.rows.reset_index(drop=True), clean[each.form].reset_index(drop=True))
    else:
        (line,) = lines
        assert line.startswith(each.gives)
    assert any(each.note in note.of("en") for note in table.notes) or not each.note
    said = [text for fault in table.faults for text in (fault.rule, fault.mend)]
    said += [note.text for note in table.notes]
    assert [text for text in said if text.vi in ("", text.en)] == []  # an agency reads Vietnamese


def test_memory_stays_bounded():
    """After the whole corpus the process has never held more than a gigabyte and a half."""
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < 1_500_000  # kB on Linux


def test_a_flood_of_faults_is_told_shortly(tmp_path):
    """A hundred thousand bad rows give some ten lines; the counts are the true ones."""
    line = "x,X,hồ sơ,12.2,,,\n"
    path = nasty.text_file(tmp_path, nasty.as_csv() + line * 100_000)
    table = read(path, "eid")
    assert len(table.faults) == 199_999  # each row has no number, all but the first of them repeat a code
    lines = [line.of("en") for line in shortened(table.faults)]
    assert len(lines) == 8 + 8 + 2
    assert lines[-2].startswith("eid.csv: 99992 more such faults: a dot separates thousands")
    assert lines[-1] == "eid.csv: 99991 more such faults: the same row stands already at another cell"


class TestMonthFolder:
    """What lies in a month's folder is read from there, under the name that month.toml gives it."""

    @pytest.fixture
    def raw(self, tmp_path):
        """Return a raw folder that holds a copy of November 2022."""
        return copy_november(tmp_path)

    @staticmethod
    def faults(raw):
        """Return the faults of reading as lines."""
        return [str(fault) for fault in store.read_raw(raw, NOVEMBER).faults]

    def test_a_name_with_its_letters_taken_apart(self, raw):
        """A file copied from a Mac has its name in NFD; month.toml names it in NFC, with blanks."""
        replace(raw, "month.toml", '"eid.csv"', '"Định danh điện tử.csv"')
        (raw / NOVEMBER / "eid.csv").rename(
            raw / NOVEMBER / unicodedata.normalize("NFD", "Định danh điện tử.csv")
        )
        month = store.read_raw(raw, NOVEMBER)
        assert month.faults == ()
        assert len(month.forms["eid"].rows) > 0
        assert "Định danh điện tử.csv" in month.hashes

    @pytest.mark.parametrize("name", ["../eid.csv", "/etc/passwd", "a/../../eid.csv"])
    def test_a_path_in_a_name(self, raw, name):
        """A name that leads out of the folder is refused, and nothing there is read or hashed."""
        replace(raw, "month.toml", '"eid.csv"', f'"{name}"')
        assert (
            f"month.toml!inputs.eid.file: '{name}': the file lies outside the month's folder; move it into the folder"
            in self.faults(raw)
        )
        assert name not in store.read_raw(raw, NOVEMBER).hashes

    def test_a_link_out_of_the_folder(self, raw, tmp_path):
        """A link to a file elsewhere is refused, and the file is not hashed."""
        path = raw / NOVEMBER / "eid.csv"
        path.rename(tmp_path / "eid.csv")
        path.symlink_to(tmp_path / "eid.csv")
        assert self.faults(raw) == [
            "eid.csv: the file is a link that leads out of the month's folder; put the file itself there"
        ]
        assert "eid.csv" not in store.read_raw(raw, NOVEMBER).hashes

    def test_month_toml_is_a_small_file_of_the_folder(self, raw, tmp_path):
        """A month.toml that is a link out of the folder, or of two megabytes, stops everything."""
        path = raw / NOVEMBER / "month.toml"
        path.write_text(path.read_text(encoding="utf-8") + "#" * 2_000_000, encoding="utf-8")
        with pytest.raises(Faults, match=r"month\.toml: the file has 2 MB; a form has at most 1 MB"):
            store.read_raw(raw, NOVEMBER)
        path.rename(tmp_path / "month.toml")
        path.symlink_to(tmp_path / "month.toml")
        with pytest.raises(Faults, match="a link that leads out of the month's folder"):
            store.read_raw(raw, NOVEMBER)

    @pytest.mark.parametrize("make", [nasty_old.old_book, nasty_open.opened], ids=["xls", "ods"])
    def test_a_form_that_comes_with_another_ending(self, raw, tmp_path, make):
        """A form declared as .xlsx is found as .xls or .ods, its cells and its hash carry the name it came under."""
        before = store.clean(store.read_raw(raw, NOVEMBER))
        sheet = openpyxl.load_workbook(raw / NOVEMBER / "vaccination_records.xlsx").active
        path = make(tmp_path, list(sheet.values))
        (raw / NOVEMBER / "vaccination_records.xlsx").unlink()
        shutil.move(path, raw / NOVEMBER / path.name)
        month = store.read_raw(raw, NOVEMBER)
        assert self.faults(raw) == []
        assert path.name in month.hashes
        assert set(month.forms["vaccination"].cells["file"]) == {path.name}
        supplied = month.forms["inputs"].rows.set_index("file")["supplied"]
        assert supplied["vaccination_records.xlsx"] == "true"
        for name, frame in store.clean(month).items():
            assert_frame_equal(frame, before[name])

    def test_derived_cells_of_a_form_that_comes_with_another_ending(self, raw, tmp_path):
        """What month.toml says of cells of the declared .xlsx holds for the .xls that came instead."""
        path = raw / NOVEMBER / "essential_services.xlsx"
        page = openpyxl.load_workbook(path).active
        merged = [
            (span.min_row, span.max_row, span.min_col, span.max_col) for span in page.merged_cells.ranges
        ]

        def merge(_, sheet):
            for span in merged:
                sheet.merge(*(at - 1 for at in span))

        nasty_old.old_book(tmp_path, list(page.values), merge, "essential_services.xls", page.title)
        path.unlink()
        shutil.move(tmp_path / "essential_services.xls", raw / NOVEMBER)
        assert self.faults(raw) == []
        replace(raw, "month.toml", "value = 609", "value = 610")
        (line,) = self.faults(raw)
        assert line.startswith(
            "month.toml!derived[1].cell: 'essential_services.xlsx!II.06a!E32': the cell should hold"
        )

    def test_a_csv_that_comes_as_a_workbook(self, raw):
        """A form declared as .csv is found as .xlsx."""
        before = store.clean(store.read_raw(raw, NOVEMBER))
        with (raw / NOVEMBER / "eid.csv").open(encoding="utf-8", newline="") as file:
            nasty.workbook(raw / NOVEMBER, rows=list(csv.reader(file)), name="EID.xlsx")
        (raw / NOVEMBER / "eid.csv").unlink()
        assert self.faults(raw) == []
        assert_frame_equal(store.clean(store.read_raw(raw, NOVEMBER))["eid"], before["eid"])

    def test_a_form_that_came_twice(self, raw):
        """Beside the declared file another of the same stem is not read, and that is said; two others are refused."""
        folder = raw / NOVEMBER
        shutil.copy(folder / "eid.csv", folder / "eid.txt")
        assert self.faults(raw) == ["eid.txt: the form is read from eid.csv; keep one of them"]
        shutil.move(folder / "eid.csv", folder / "eid.tsv")
        assert self.faults(raw) == [
            "eid.csv: the form stands in several files: eid.tsv; eid.txt; keep one of them"
        ]

    def test_notes_are_shown(self, raw, capsys):
        """`annex check` tells how a file differs from its form though it could be read."""
        path = raw / NOVEMBER / "eid.csv"
        rows = list(csv.reader(path.read_text(encoding="utf-8").splitlines()))
        path.write_text(nasty.as_csv(rows, ";"), encoding="utf-8")
        main(["check", NOVEMBER, "--raw", str(raw), "--no-workbook"])
        assert capsys.readouterr().out.endswith(
            "\nKHÁC VỚI MẪU BIỂU, VẪN ĐỌC ĐƯỢC (1)\n  eid.csv: các trường cách nhau bằng dấu chấm phẩy\n"
        )


def test_damage_is_refused_or_read_but_never_raised(tmp_path):
    """Whatever happens to the XML of a workbook, reading it ends in rows or in faults: 120 damages from one seed."""
    chance = random.Random(nasty.SEED)  # noqa: S311 -- the same damages at every run
    path = nasty.written_by_another_program(tmp_path)
    whole = path.read_bytes()
    instead = (b'"-1"', b'"99999999999999"', b'""', b'"x"', b'"1.5"', b'"A0"', b'"\xc2\xb2"')

    def damage(parts):
        name = chance.choice(
            [each for each in sorted(parts) if b"<" in parts[each][:1] and "docProps" not in each]
        )
        found = chance.choice(list(re.finditer(rb'"[^"]*"', parts[name])))
        parts[name] = parts[name][: found.start()] + chance.choice(instead) + parts[name][found.end() :]

    for _ in range(120):
        path.write_bytes(whole)
        table = read(nasty.repacked(path, damage), "vaccination")
        assert table.faults or len(table.rows) == 8
