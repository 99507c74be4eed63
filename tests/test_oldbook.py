"""The child that reads .xls workbooks: whatever becomes of it, the file is refused in one line and nothing hangs."""

from __future__ import annotations

import random
import subprocess
import sys
import zipfile
from dataclasses import replace

import nasty
import nasty_old
import nasty_open
import pytest
from formkit import read

from analysis.forms import biff, bounds, oldbook, spreadsheet
from analysis.forms.sheet import Raw

STOPPED = "vaccination_records.xls: the process that read the old workbook was stopped"


def told(path):
    """Return the faults of reading a vaccination form."""
    return [str(fault) for fault in read(path, "vaccination").faults]


def with_child(monkeypatch, folder, code):
    """Have another program read the workbook."""
    (folder / "child.py").write_text(code, encoding="utf-8")
    monkeypatch.setattr(oldbook, "_CHILD", folder / "child.py")
    return nasty_old.old_book(folder)


class TestChild:
    """A child that fails is told as a fault of the file."""

    @pytest.mark.parametrize(
        "code",
        ["import os; os.abort()", "import sys; sys.exit(3)", "print('{', end='')", "raise MemoryError"],
        ids=["dies", "gives up", "says half", "raises"],
    )
    def test_it_ends_badly(self, monkeypatch, tmp_path, code):
        """A child that dies, gives up or is cut short in its answer is told in one line, which says what to do."""
        (line,) = told(with_child(monkeypatch, tmp_path, code))
        assert line.startswith(STOPPED)
        assert line.endswith(
            "ask the agency to send it again, or open it in a spreadsheet program and save it as .xlsx"
        )

    def test_it_hangs(self, monkeypatch, tmp_path):
        """A child that waits for ever is stopped after its time, everywhere."""
        monkeypatch.setattr(bounds, "CHILD_PATIENCE", 1)
        path = with_child(monkeypatch, tmp_path, "import time; time.sleep(600)")
        (line,) = told(path)
        assert line.startswith(
            "vaccination_records.xls: reading the workbook took more than 120 seconds; open it"
        )

    def test_it_takes_too_much_memory(self, monkeypatch, tmp_path):
        """Where the system holds a process to its memory, a child that asks for more is told so."""
        pytest.importorskip("resource", reason="this system bounds no process's memory")
        monkeypatch.setitem(oldbook.LIMITS, "memory", 15 * bounds.MB)
        (line,) = told(nasty_old.old_book(tmp_path))
        assert line.startswith((STOPPED, "vaccination_records.xls: reading the workbook takes more than"))

    def test_it_works_too_long(self, monkeypatch, tmp_path):
        """A child that never comes to an end is stopped by the system after its seconds of work."""
        pytest.importorskip("resource", reason="this system bounds no process's work")
        monkeypatch.setitem(oldbook.LIMITS, "seconds", 1)
        code = "import json, sys\nfrom analysis.forms.biff import bound\n"
        code += "bound(json.loads(sys.argv[2]))\nwhile True: pass\n"
        (line,) = told(with_child(monkeypatch, tmp_path, code))
        assert line.startswith(STOPPED)

    def test_it_cannot_be_started(self, monkeypatch, tmp_path):
        """Where no process can be started, that is said, and not that the workbook is bad."""
        monkeypatch.setattr(sys, "executable", str(tmp_path / "nothing"))
        (line,) = told(nasty_old.old_book(tmp_path))
        assert "could not be started" in line

    def test_it_imports_nothing_of_ours(self):
        """The child needs xlrd and the standard library alone, so that it starts at once."""
        code = f"import runpy, sys; runpy.run_path({biff.__file__!r}, run_name='child'); "
        code += "print([name for name in sys.modules if name.startswith('analysis') or name == 'pandas'])"
        done = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, check=True)
        assert done.stdout.strip() == "[]"

    def test_xlrd_is_not_imported_here(self, tmp_path):
        """Reading an old workbook brings no xlrd into the process that makes the annex."""
        path = nasty_old.old_book(tmp_path)
        code = (
            "import sys; from pathlib import Path; from analysis.forms import spreadsheet; "
            f"print(len(spreadsheet.read_sheets(Path({str(path)!r}), 'x', None)[0]), 'xlrd' in sys.modules, "
            "'viparse' in sys.modules)"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert done.stdout.split() == ["1", "False", "False"]


class TestNoughts:
    """LibreOffice stores a nought where a formula gives a text in a cell for numbers: the parts say what it is."""

    @staticmethod
    def read(monkeypatch, tmp_path, cells, unsure):
        """Read a form of one district in which some noughts are unsure."""
        rows = [*nasty.districts()[:1], (1, "Huyện Na Hang", *cells, 0), (None, "Tổng cộng", *cells, 0)]
        path = nasty_old.old_book(tmp_path, rows)
        (sheet,), _, _ = spreadsheet.read_sheets(path, path.name, None)
        marked = {place: Raw("0", number=True, unsure=True) for place in unsure}
        found = replace(sheet, cells=sheet.cells | marked)
        monkeypatch.setattr(spreadsheet, "read_sheets", lambda *_: ([found], [], []))
        return read(path, "vaccination")

    def test_all_parts_are_noughts(self, monkeypatch, tmp_path):
        """0 + - + 0 is 0, in the row and in the total."""
        table = self.read(monkeypatch, tmp_path, (0, "-", 0), [(2, 6), (3, 6)])
        assert list(table.rows["printed_total"]) == [0, 0]

    def test_a_part_is_blank(self, monkeypatch, tmp_path):
        """Where a part was not supplied, the nought is none: nothing is shown there."""
        table = self.read(monkeypatch, tmp_path, (0, None, 0), [(2, 6), (3, 6)])
        assert table.rows["printed_total"].isna().all()
        assert set(table.cells.query("column == 'printed_total'")["state"]) == {"blank"}
        assert [note.of("en").partition(": ")[2] for note in table.notes] == [
            "the .xls holds 0 for a sum whose parts are not all known; read as blank: F2, F3"
        ]

    def test_parts_of_other_columns_do_not_matter(self, monkeypatch, tmp_path):
        """A column without parts has no nought of its own in a body row: an unsure one shows nothing."""
        table = self.read(monkeypatch, tmp_path, (5, 5, 5), [(2, 3)])
        assert table.rows["missing_id"].isna().tolist() == [True, False]


@pytest.mark.parametrize(
    ("formula", "adds_up"),
    [
        (b"\x44\x01\x00\x03\xc0\x44\x02\x00\x03\xc0\x03", True),  # D2+D3
        (b"\x25\x01\x00\x02\x00\x03\xc0\x03\xc0\x19\x10\x00\x00", True),  # SUM(D2:D3), in the short way
        (b"\x25\x01\x00\x02\x00\x03\xc0\x03\xc0\x42\x01\x04\x00", True),  # SUM(D2:D3), as a function
        (b"\x44\x01\x00\x03\xc0", False),  # D2
        (b"\x17\x00\x00", False),  # ""
        (b"", False),
    ],
)
def test_a_formula_that_adds_up(formula, adds_up):
    """The last step of a formula tells whether its result is a number."""
    assert biff.adds_up(formula) is adds_up


def test_damage_to_an_old_workbook_never_raises(tmp_path):
    """Whatever bytes of an .xls are overwritten, reading it ends in rows or in faults: 25 damages from one seed."""
    chance = random.Random(nasty.SEED)  # noqa: S311 -- the same damages at every run
    path = nasty_old.old_book(tmp_path)
    whole = path.read_bytes()
    for _ in range(25):
        data = bytearray(whole)
        for _ in range(chance.choice((1, 4, 40))):
            data[chance.randrange(8, len(data))] = chance.randrange(256)
        path.write_bytes(data)
        table = read(path, "vaccination")
        assert table.faults or len(table.rows) == 8


def test_damage_to_an_open_workbook_never_raises(tmp_path):
    """Whatever happens to the XML of an .ods, reading it ends in rows or in faults: 150 damages from one seed."""
    chance = random.Random(nasty.SEED)  # noqa: S311 -- the same damages at every run
    path = nasty_open.opened(tmp_path)
    with zipfile.ZipFile(path) as archive:
        content = archive.read(nasty_open.CONTENT).decode()
    tags = ["table:table-row", "table:table-cell", "text:p", "table:table", "office:spreadsheet", "text:s"]
    values = ['"-1"', '"99999999"', '""', '"x"', '"1.5"', '"\u00b2"', '"true"']
    for _ in range(150):
        if chance.random() < 0.5:
            start = chance.choice([at for at, letter in enumerate(content) if letter == '"'])
            end = content.find('"', start + 1) + 1
            damaged = content[:start] + chance.choice(values) + content[end:]
        else:
            old, new = chance.sample(tags, 2)
            damaged = content.replace(old, new, 2)
        nasty_open.packed(tmp_path, damaged)
        table = read(path, "vaccination")
        assert table.faults or len(table.rows) == 8
