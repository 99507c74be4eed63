"""Forms as LibreOffice saves them: in every format that is read they give the same rows."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from blankkit import begin_december, complete, fill, read_blank
from monthkit import copy_november
from pandas.testing import assert_frame_equal

from analysis import store
from analysis.forms import LAYOUTS, Kind, read_form
from analysis.forms.blank import is_unfilled
from analysis.forms.monthfile import inspect_month_toml

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
FORMS = ("dossiers", "vaccination", "digitisation", "eid", "service_levels")
FILTERS = {  # as what LibreOffice is asked to save: comma, quotation mark, UTF-8 for the text
    "xlsx": "xlsx:Calc MS Excel 2007 XML", "xls": "xls:MS Excel 97", "ods": "ods",
    "csv": "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false",
}  # fmt: skip
SECONDS = 300

pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice (soffice) is not on this machine")


def saved(folder, paths, kind):
    """Have LibreOffice open workbooks, calculate them and save them in another format; returns them by stem."""
    target = folder / kind
    command = [OFFICE, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    command += ["--convert-to", FILTERS[kind], "--outdir", str(target), *map(str, paths)]
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=SECONDS, check=False
    )
    assert done.returncode == 0, done.stderr
    return {path.stem: target / f"{path.stem}.{kind}" for path in paths}


def value(number, column):
    """Return what is typed into a cell: counts, "nothing arose", indicators as text and as numbers."""
    if column.kind is Kind.COUNT:
        return "-" if number == 1 else 1000 + number * 7
    if column.name == "value":
        return ("67,6", 2.56, "136.315")[number % 3]
    return None


def last_day(month):
    """Return the last day of a month's period."""
    return inspect_month_toml(month / "month.toml")[0].period.last


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """Return the last day, and in each format the forms of December, filled in and calculated by LibreOffice."""
    folder = tmp_path_factory.mktemp("office")
    month = begin_december(copy_november(folder))
    complete(month)
    names = [read_blank(month, form).cells["file"].iloc[0] for form in FORMS]
    for form in FORMS:
        fill(month, form, value, sums=False)
    made = {kind: saved(folder, [month / name for name in names], kind) for kind in FILTERS}
    stems = dict(zip(FORMS, (name.rpartition(".")[0] for name in names), strict=True))
    return last_day(month), {kind: {form: made[kind][stems[form]] for form in FORMS} for kind in made}


def read(office, kind, form):
    """Return a form's rows and its faults in one of the formats."""
    day, files = office
    path = files[kind][form]
    table = read_form(path, LAYOUTS[form], day, path.parent)
    return table.rows, [str(fault) for fault in table.faults]


@pytest.mark.parametrize("kind", ["xls", "ods"])
@pytest.mark.parametrize("form", FORMS)
def test_the_same_rows_in_every_workbook(office, form, kind):
    """A form filled in and calculated by LibreOffice gives the same rows as .xlsx, .xls and .ods."""
    expected, faults = read(office, "xlsx", form)
    assert faults == []
    assert len(expected) > 1
    found, faults = read(office, kind, form)
    assert faults == []
    assert_frame_equal(found, expected)


@pytest.mark.parametrize("form", ["vaccination", "service_levels"])
def test_the_same_values_as_text(office, form):
    """Saved as CSV, a form gives the same values; its row numbers are lines of the file."""
    expected, _ = read(office, "xlsx", form)
    found, faults = read(office, "csv", form)
    assert faults == []
    assert_frame_equal(found.reset_index(drop=True), expected.reset_index(drop=True))


def test_a_point_before_decimals_is_refused_in_text(office):
    """A number that LibreOffice writes with a point, 2.56, is refused in a CSV by its cell, and read in a workbook."""
    _, faults = read(office, "csv", "eid")
    assert [fault.partition(";")[0] for fault in faults] == [
        "eid.csv!D7: '2.56': a dot separates thousands and needs three digits after it"
    ]
    assert read(office, "xls", "eid")[1] == []


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_a_blank_form_saved_again_is_still_blank(tmp_path, kind):
    """A form that was opened and saved without a number counts as not sent."""
    month = begin_december(copy_november(tmp_path))
    path = month / read_blank(month, "dossiers").cells["file"].iloc[0]
    again = saved(tmp_path, [path], kind)[path.stem]
    table = read_form(again, LAYOUTS["dossiers"], last_day(month), again.parent)
    assert [str(fault) for fault in table.faults] == []
    assert is_unfilled(table, LAYOUTS["dossiers"])


def test_a_month_of_old_workbooks(tmp_path):
    """December filled in on old machines and saved as .xls is read without a fault."""
    raw = copy_november(tmp_path)
    month = begin_december(raw)
    complete(month)
    forms = [form for form in LAYOUTS if (month / f"{LAYOUTS[form].file.rpartition('.')[0]}.xlsx").is_file()]
    for form in forms:
        if not LAYOUTS[form].holds:
            fill(
                month,
                form,
                lambda number, column: 5 + number if column.kind is Kind.COUNT else None,
                sums=False,
            )
    paths = sorted(month.glob("*.xlsx"))
    for path in saved(tmp_path, paths, "xls").values():
        shutil.copy(path, month)
    for path in paths:
        path.unlink()
    read_ = store.read_raw(raw, month.name)
    assert [str(fault) for fault in read_.faults if fault.file != "month.toml"] == []
    assert {name.rpartition(".")[2] for name in read_.hashes} == {"toml", "csv", "xls"}
