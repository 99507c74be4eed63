from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest
from reporttext import REPORT, passages

from analysis.faults import Faults, MissingInput
from analysis.forms import LAYOUTS, read_form
from analysis.forms.monthfile import read_month_toml
from analysis.numerals import NumeralError, Style, read, read_date, read_printed
from analysis.services import SECTORS, SERVICES

RAW = Path(__file__).resolve().parents[1] / "data" / "raw"
MONTH = RAW / "2022-11"
DAY = date(2022, 11, 21)

needs_report = pytest.mark.skipif(
    not REPORT.is_file(), reason="no copy of the published report beside the project"
)


def form(name):
    return read_form(MONTH / LAYOUTS[name].file, LAYOUTS[name], DAY, MONTH)


def body(name):
    return form(name).rows.query("role == 'body'")


def test_month_file_lists_every_form():
    """The month names each form once, with the file of its layout; only digitisation is not there."""
    inputs = read_month_toml(MONTH / "month.toml").inputs
    assert {each.form: each.file for each in inputs} == {
        name: layout.file for name, layout in LAYOUTS.items()
    }
    assert [each.form for each in inputs if not (MONTH / each.file).exists()] == ["digitisation"]


def test_month_folder_holds_nothing_else():
    """Every file of the month is a declared form, month.toml itself, or what was reviewed of the report's numbers."""
    known = {layout.file for layout in LAYOUTS.values()} | {"month.toml", "ties.csv"}
    assert {path.name for path in MONTH.iterdir()} - known == set()


def test_report_and_period():
    """The annex belongs to report 183/BC-UBND of 21 November 2022, for the month of November."""
    month = read_month_toml(MONTH / "month.toml")
    assert (month.report.number, month.report.date) == ("183/BC-UBND", DAY)
    assert (str(month.period.month), month.period.first, month.period.last) == (
        "2022-11",
        date(2022, 11, 1),
        DAY,
    )
    assert month.transcribed.source == "Báo cáo số 183/BC-UBND ngày 21/11/2022"


@pytest.mark.parametrize("name", [name for name in LAYOUTS if (MONTH / LAYOUTS[name].file).exists()])
def test_forms_read_without_fault(name):
    """Each form of the month is read without a fault."""
    assert [str(fault) for fault in form(name).faults] == []


def test_all_services_are_listed_under_their_sector():
    """The dossier form lists the 25 services once, each below the banner of its own sector."""
    rows = body("dossiers")
    assert sorted(rows["service"]) == list(SERVICES)
    assert [SERVICES[key].sector for key in rows["service"]] == list(rows["banner"])


def test_sectors_of_several_services_have_a_sum():
    """Police, justice, electricity, linked procedures have a row "Cộng"; single services have none."""
    rows = form("dossiers").rows
    several = [key for key in SECTORS if sum(each.sector == key for each in SERVICES.values()) > 1]
    assert list(rows.query("role == 'subtotal'")["banner"]) == several


def test_derived_cells_hold_what_their_formula_gives():
    """A derived cell's value is what its formula says, and is what the form holds: 3.224 − 2.615 = 609."""
    cells = form("dossiers").cells
    for derived in read_month_toml(MONTH / "month.toml").derived:
        addresses = cells["file"] + "!" + cells["sheet"] + "!" + cells["cell"]
        assert [str(derived.value)] == list(cells["raw"][addresses == derived.cell])
        terms = re.findall(r"([−+]?)\s*([\d.]+)", derived.formula)
        assert derived.value == sum(
            (-1 if sign == "−" else 1) * read(text, Style.VIETNAMESE) for sign, text in terms
        )


def test_vaccination_table_keeps_its_faults():
    """The table is as printed: district totals that do not add up (5 + 1 + 191 = 197, printed 225) stay."""
    first = body("vaccination").iloc[0]
    assert (first["district"], first["missing_id"], first["malformed_id"]) == ("073", 5, 1)
    assert (first["wrong_information"], first["printed_total"]) == (191, 225)


def test_printed_numbers_can_be_read():
    """What is quoted is a number as reports print it, but for the one sentence that nothing arose."""
    unread = []
    for printed in body("quoted")["printed"]:
        try:
            read_printed(printed)
        except NumeralError:
            unread.append(printed)
    assert unread == ["chưa phát sinh"]


def test_dates_of_documents_can_be_read():
    """Each date of a cited document is a day of the calendar."""
    days = [read_date(day) for day in body("documents")["day_printed"] if day]
    assert all(date(2021, 1, 1) <= day <= DAY for day in days)


@needs_report
def test_quoted_rows_stand_in_the_report():
    """Each quoted number stands once in its section, in the words noted beside it."""
    text = passages()
    rows = body("quoted").query("place != 'table'")
    wrong = [
        row.Index
        for row in rows.itertuples()
        if text.get((row.section, row.place), "").count(row.words) != 1
        or not all(
            part in row.words for part in (row.printed, row.hedge if row.key == "" else "", row.change)
        )
    ]
    assert wrong == []


@needs_report
def test_quoted_table_is_the_printed_table():
    """The table's quoted numbers are its 32 cells, in the printed order."""
    lines = [line.split("\t") for line in passages()["II.3.4", "table"].splitlines()]
    head = lines[0][2:]
    printed = [
        (f"{name}: {heading}", number)
        for name, numbers in [(line[-5] or line[0], line[-4:]) for line in lines[1:]]
        for heading, number in zip(head, numbers, strict=True)
    ]
    rows = body("quoted").query("place == 'table'")
    assert list(zip(rows["words"], rows["printed"], strict=True)) == printed


@needs_report
def test_vaccination_form_is_the_printed_table():
    """The vaccination form holds the same numbers and names as the printed table, in its order."""
    lines = [line.split("\t") for line in passages()["II.3.4", "table"].splitlines()][1:]
    table = form("vaccination")
    names = table.cells.query("column == 'district' and raw != ''")["raw"]
    assert list(names) == [line[1] for line in lines[:-1]]
    numbers = (
        table.rows[["missing_id", "malformed_id", "wrong_information", "printed_total"]].to_numpy().tolist()
    )
    assert numbers == [[int(read(text, Style.VIETNAMESE)) for text in line[-4:]] for line in lines]


@needs_report
def test_documents_are_every_mention_in_the_report():
    """The documents listed are all the report cites, section by section, with the date printed there."""
    text = passages()
    symbol = re.compile(r"\d+/(?:2022/)?(?:NĐ-CP|[A-ZĐ]+-[A-Za-zĐ0-9&-]+)(?: ngày (\d+/\d+/\d+))?")
    found = sorted(
        (*where, match[0].split(" ")[0], match[1] or "")
        for where, words in text.items()
        for match in symbol.finditer(words)
    )
    rows = body("documents").iloc[1:]
    listed = sorted(zip(rows["section"], rows["place"], rows["symbol"], rows["day_printed"], strict=True))
    own = ("", "title", "183/BC-UBND", "")
    assert listed == [row for row in found if row != own]
    assert own in found


def quoted_by_figure():
    rows = body("quoted")
    return {figure: set(rows.query("figure == @figure")["printed"]) for figure in rows["figure"]}


@pytest.mark.parametrize(
    "name", [name for name in LAYOUTS if LAYOUTS[name].columns == LAYOUTS["portal"].columns]
)
def test_indicators_are_as_quoted(name):
    """Each indicator, and its change, holds the digits that the report quotes under the same name."""
    quoted = quoted_by_figure()
    raw = form(name).cells.pivot_table(index="row", columns="column", values="raw", aggfunc="first")
    for row in raw.itertuples():
        if row.value:
            assert quoted[row.code] == {row.value.replace("10.000.000", "10 triệu đồng")}
        if row.change:
            stem = row.code if row.change_unit == "%" else row.code.removesuffix("_share")
            figure = f"{stem}_change" if row.change_unit == "%" else f"{stem}_growth"
            assert quoted[figure] == {f"{row.change} {row.change_unit}".replace(" %", "%")}


def test_service_levels_are_as_quoted():
    """The levels hold what the report quotes for them: 541 + 281 + 1.057 = 1.879."""
    services = list(form("service_levels").rows["services"])
    assert services == [541, 281, 1057, 1879]
    assert quoted_by_figure()["services_at_level"] == {"541", "281", "1.057"}


def test_targets_are_as_quoted():
    """The shares that services must reach are the 70, 80, 90 and 100 per cent that the report quotes."""
    rows = body("quoted").query("figure == 'minimum_online_share'")
    low = {row.service: f"{row.low}%" for row in body("targets").itertuples() if row.service}
    assert low == dict(zip(rows["key"], rows["printed"], strict=True))


def broken_month(folder, *changes):
    """Write month.toml with some lines changed, and return the faults it gives."""
    text = (MONTH / "month.toml").read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path = folder / "month.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Faults) as raised:
        read_month_toml(path)
    return list(raised.value.messages)


def test_faults_of_the_month_file_are_all_listed(tmp_path):
    """Missing, mistyped and misspelt keys are one line each."""
    lines = broken_month(
        tmp_path,
        ('number = "183/BC-UBND"\n', ""),
        ("date = 2022-11-21", 'date = "21/11/2022"'),
        ("issuer_vi", "isuer_vi"),
        ("cumulative = false", 'cumulative = "no"'),
        ("value = 609", "value = 609.0"),
    )
    assert lines == [
        "month.toml: [[inputs]] 1: cumulative = 'no' is not true or false",
        "month.toml: [[derived]] 1: value = 609.0 is not a whole number",
        "month.toml: [report]: number is missing; write number = a text between quotation marks",
        "month.toml: [report]: date = '21/11/2022' is not a date such as 2022-11-21",
        "month.toml: [report]: issuer_vi is missing; write issuer_vi = a text between quotation marks",
        "month.toml: [report]: isuer_vi is unknown; did you mean issuer_vi?",
    ]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (
            'month = "2022-11"',
            'month = "11-2022"',
            "[period]: month: '11-2022' is not a month: write YYYY-MM; did you mean 2022-11?",
        ),
        (
            "from = 2022-11-01",
            "from = 2022-12-01",
            "[period]: from = 2022-12-01 is after to = 2022-11-21; exchange them",
        ),
        (
            'form = "portal"',
            'form = "portals"',
            "[[inputs]] 5: form = 'portals' has no layout; did you mean portal?",
        ),
        ('form = "portal"', 'form = "eid"', "form eid stands 2 times; keep one"),
        (
            "!E32",
            "",
            "[[derived]] 1: cell = 'essential_services.xlsx!II.06a' is not an address; write file!sheet!cell",
        ),
        (
            "as_of = 2022-11-16",
            "as_of = 2022-11-16T00:00:00",
            "as_of = 2022-11-16T00:00:00 is not a date such as 2022-11-21",
        ),
    ],
)
def test_faults_of_the_month_file(tmp_path, old, new, line):
    """Each rule of the month file, broken once, is told in one line."""
    (said,) = broken_month(tmp_path, (old, new))
    assert line in said


def test_month_file_that_is_not_toml(tmp_path):
    """A slip in the file's own grammar is one line with its place; no such day is one too."""
    (said,) = broken_month(tmp_path, ("date = 2022-11-21", "date = 2022-11-31"))
    assert said.startswith("month.toml: not TOML: ")
    assert "line 5" in said


def test_no_month_file(tmp_path):
    """Without month.toml there is no month."""
    with pytest.raises(MissingInput, match=r"month\.toml: there is no such file"):
        read_month_toml(tmp_path / "month.toml")


def test_month_file_is_read_by_type():
    """Dates are dates in the file itself, not texts."""
    values = tomllib.loads((MONTH / "month.toml").read_text(encoding="utf-8"))
    assert values["report"]["date"] == DAY
