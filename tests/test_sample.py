"""The made-up province: months that hold together, that no real month can be taken for."""

from __future__ import annotations

import csv
import io
import json
import shutil
import tomllib
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import openpyxl
import pandas as pd
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import results, store
from analysis.cli import main
from analysis.declare import Severity
from analysis.faults import Faults, UsageFault
from analysis.forms import LAYOUTS
from analysis.months import Month
from analysis.places import DISTRICTS, SAMPLE_DISTRICTS, fold
from analysis.results.series import points
from analysis.sample.dossiers import Dossiers
from analysis.sample.draws import Draws
from analysis.sample.faults import slipped
from analysis.sample.simulation import Numbers, simulated
from analysis.sample.writing import write_sample

FIRST, LAST = Month(2021, 11), Month(2022, 12)
MARK = "DỮ LIỆU MẪU"
SEEDS = st.integers(min_value=0, max_value=10**6)


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """Fourteen months of seed 7, below a root laid out like the project."""
    root = tmp_path_factory.mktemp("practice")
    write_sample(root, FIRST, LAST, seed=7)
    return root


@pytest.fixture(scope="module")
def raw(root):
    return root / "data" / "raw"


def months(first: Month = FIRST, last: Month = LAST) -> list[Month]:
    found = [first]
    while found[-1] < last:
        found.append(found[-1].following())
    return found


def computed(raw, month):
    """Compute a month from its raw folder."""
    read = store.read_raw(raw, str(month))
    return results.compute(store.month_data(store.clean(read), read))


@pytest.mark.parametrize("month", months(), ids=str)
def test_a_month_has_no_finding(raw, month):
    """Every declared identity and every quoted number of a made-up month holds: nothing is found."""
    found = computed(raw, month)
    assert [(each.severity, each.sentence.vi) for each in found.findings] == []
    assert len(found.comparisons) > 75


def test_every_form_is_filled(raw):
    """All fourteen forms come, the twenty-five services, the eight districts and eighteen units with them."""
    read = store.read_raw(raw, "2022-05")
    frames = store.clean(read)
    assert set(read.forms) >= set(LAYOUTS)
    assert [form for form in LAYOUTS if read.forms[form].rows.empty] == []
    assert len(frames["essential_services"]) == 25
    assert list(frames["vaccination_records"]["district"]) == list(SAMPLE_DISTRICTS)
    assert len(frames["digitisation"]) == 18


def test_no_figure_lacks_its_numbers(raw):
    """Every figure of a month in which the examination was held is supplied."""
    found = computed(raw, "2022-05")
    assert [name for name, each in found.figures.items() if not each.value.supplied] == []


def test_carried_over_is_what_was_pending(raw):
    """Column (6) of a month is column (11) of the month before, service by service."""
    before = None
    for month in months():
        rows = store.clean(store.read_raw(raw, str(month)))["essential_services"].set_index("service")
        if before is not None:
            pd.testing.assert_series_equal(rows["carried_over"], before["pending_total"], check_names=False)
        before = rows


@pytest.mark.parametrize("month", ["2021-11", "2022-11"])
def test_a_report_ties_out(raw, month, capsys):
    """Every number of a made-up report's text has its figure, the changes on the month before included."""
    out = tied(raw, month, capsys)
    assert [each["vi"] for each in out["findings"] if each["severity"] != "note"] == []
    states = Counter(each["state"] for each in out["tokens"])
    assert states["tied"] > 110
    assert not states.keys() & {"differs", "untied", "unclassified"}


def tied(raw, month: str, capsys) -> dict:
    """Return the tie-out of the report that lies in a month's folder."""
    main(["tie", month, "--raw", str(raw), "--json"])
    return json.loads(capsys.readouterr().out)


@settings(max_examples=25, deadline=None)
@given(seed=SEEDS)
def test_stocks_and_sums_hold_over_the_months_of_any_seed(seed):
    """What accumulates never falls, starts anew in January only, and each part stays within its whole."""
    series = [each for month, each in simulated(seed, LAST).items() if month >= Month(2021, 1)]
    for before, now in pairwise(series):
        _holds(before, now)


def _holds(before: Numbers, now: Numbers) -> None:
    for key, dossiers in now.services.items():
        assert dossiers.carried_over == before.services[key].pending_total
        assert dossiers.received_total == dossiers.resolved_total + dossiers.pending_total
        assert min(vars(dossiers).values()) >= 0
    old, new = before.stocks, now.stocks
    for name in ("cards", "eid_dossiers", "eid_level1", "eid_level2", "signed_in", "sign_ins", "corrected"):
        assert getattr(old, name) <= getattr(new, name)
    assert new.signed_in <= new.eid_level1 + new.eid_level2 <= new.eid_dossiers <= new.cards <= new.eligible
    since = 0 if now.month.number == 1 else before.portal.dossiers
    assert now.portal.dossiers == since + sum(unit.received for unit in now.units.values())
    assert now.portal.integrated <= now.portal.at_levels_3_and_4 <= now.portal.services
    for unit in now.units.values():
        assert unit.national_reused <= unit.components_reused <= unit.digitised <= unit.received
        assert unit.result_digitised <= unit.resolved


@settings(max_examples=5, deadline=None)
@given(seed=SEEDS, place=st.integers(min_value=0, max_value=47))
def test_a_month_of_any_seed_has_no_error(tmp_path_factory, seed, place):
    """Whatever the seed and the month, nothing is found but targets that were missed."""
    month = months(Month(2021, 2), Month(2025, 1))[place]
    root = tmp_path_factory.mktemp("seed")
    write_sample(root, month, month, seed, text=False)
    found = computed(root / "data" / "raw", month).findings
    assert [each.sentence.vi for each in found if each.kind != "target met"] == []


def test_shares_move_smoothly():
    """A service's online share moves by less than eight points from month to month, where a hundred came or more."""
    series = list(simulated(7, LAST).values())
    moves = [
        abs(_share(now.services[key]) - _share(before.services[key]))
        for before, now in pairwise(series[12:])
        for key in now.services
        if min(now.services[key].received_new, before.services[key].received_new) >= 100
    ]
    assert max(moves) < 80


def _share(dossiers: Dossiers) -> int:
    return 1000 * dossiers.received_online // dossiers.received_new


@pytest.mark.parametrize("month", [FIRST, Month(2022, 5), LAST], ids=str)
def test_the_same_arguments_give_the_same_bytes(raw, tmp_path, month):
    """A month's forms are the same whichever months are asked for with it; another seed is another province.

    The text of the first month alone compares with no month before, because none lies beside it.
    """
    write_sample(tmp_path / "same", month, month, seed=7)
    write_sample(tmp_path / "other", month, month, seed=8, text=False)
    same, other = (_bytes(tmp_path / name / "data" / "raw" / str(month)) for name in ("same", "other"))
    both = _bytes(raw / str(month))
    assert [name for name in both if both[name] != same[name]] == (["report.md"] if month != FIRST else [])
    assert same["quoted.csv"] != other["quoted.csv"]


def _bytes(folder) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_every_file_says_that_it_is_made_up(raw):
    """The mark stands at the head of every list, workbook and report, and in month.toml."""
    for path in sorted((raw / "2022-11").iterdir()):
        if path.suffix == ".csv":
            first = next(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
            assert first[0].startswith(MARK), path.name
    for form in ("dossiers", "vaccination", "digitisation"):
        book = openpyxl.load_workbook(raw / "2022-11" / LAYOUTS[form].file)
        assert book.worksheets[0]["A1"].value.endswith(MARK)
    assert (raw / "2022-11" / "report.md").read_text(encoding="utf-8").startswith(f"**{MARK}. ")
    said = tomllib.loads((raw / "2022-11" / "month.toml").read_text(encoding="utf-8"))
    assert said["sample"]["mark_vi"] == MARK
    assert MARK in said["report"]["title_vi"]


def test_every_page_says_that_it_is_made_up(root, capsys):
    """The annex of a made-up month carries the mark on the screen, on each sheet, and on each page of paper."""
    folders = [part for name in ("raw", "processed") for part in (f"--{name}", str(root / "data" / name))]
    assert main(["run", "2022-11", *folders, "--out", str(root / "reports")]) == 0
    capsys.readouterr()
    report = root / "reports" / "2022-11"
    pages = pypdfium2.PdfDocument(report / "annex.pdf")
    assert [
        number for number, page in enumerate(pages, 1) if MARK not in page.get_textpage().get_text_range()
    ] == []
    page = (report / "annex.html").read_text(encoding="utf-8")
    assert f'<div class="watermark" aria-hidden="true">{MARK}</div>' in page
    assert f"<strong>{MARK}</strong>" in page
    for sheet in openpyxl.load_workbook(report / "annex.xlsx"):
        assert sheet["A1"].value.startswith(MARK), sheet.title


def test_a_real_month_knows_no_made_up_place(raw):
    """Without the [sample] table a made-up district is an unknown name; with it a real one is."""
    path = raw / "2022-04" / "month.toml"
    text = path.read_text(encoding="utf-8")
    try:
        path.write_text(text[: text.index("[sample]")] + text[text.index("[[inputs]]") :], encoding="utf-8")
        with pytest.raises(Faults) as caught:
            store.clean(store.read_raw(raw, "2022-04"))
    finally:
        path.write_text(text, encoding="utf-8")
    told = [line for line in caught.value.messages if "Huyện Mẫu Đông" in line]
    assert len(told) == 1
    assert "Thành phố Tuyên Quang" in told[0]


def test_made_up_places_clash_with_no_real_one():
    """No code and no spelling is that of a real place, and no real code has a letter."""
    assert not set(SAMPLE_DISTRICTS) & set(DISTRICTS)
    assert all(code.isdigit() for code in DISTRICTS)
    assert not any(code.isdigit() for code in SAMPLE_DISTRICTS)
    names = [{fold(name) for each in places.values() for name in (each.label.vi, *each.spellings)}
             for places in (DISTRICTS, SAMPLE_DISTRICTS)]  # fmt: skip
    assert not names[0] & names[1]


def test_the_month_after_is_begun_as_a_made_up_one(raw, capsys):
    """`annex new` after a made-up month gives the mark and the made-up places on."""
    assert main(["new", "2023-01", "--raw", str(raw)]) == 0
    capsys.readouterr()
    assert f'mark_vi = "{MARK}"' in (raw / "2023-01" / "month.toml").read_text(encoding="utf-8")
    sheet = openpyxl.load_workbook(raw / "2023-01" / "vaccination_records.xlsx").worksheets[0]
    assert sheet["A1"].value.endswith(MARK)
    assert "Thành phố Mẫu" in [cell.value for cell in sheet["B"]]


@pytest.fixture(scope="module")
def faulty(tmp_path_factory):
    """Four months of seed 7 with faults, the key read back."""
    root = tmp_path_factory.mktemp("faulty")
    write_sample(root, Month(2022, 1), Month(2022, 4), seed=7, faults=True)
    with (root / "faults.csv").open(encoding="utf-8", newline="") as file:
        return root / "data" / "raw", list(csv.DictReader(file))


class TestFaults:
    """`--faults typical`: what is planted, and that it is found."""

    def test_the_key_says_where_and_what(self, faulty):
        """Each cell that the key names holds the wrong value, and each phrase stands in the report."""
        raw, key = faulty
        assert len(key) > 15
        for row in key:
            path = raw / row["month"] / row["file"]
            if path.suffix == ".xlsx":
                held = str(openpyxl.load_workbook(path)[row["sheet"]][row["place"]].value)
            elif path.suffix == ".csv":
                lines = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
                held = lines[int(row["place"][1:]) - 1]["ABCDEFGH".index(row["place"][0])]
            else:
                held = row["wrong"] if row["place"] in path.read_text(encoding="utf-8") else ""
            assert held == row["wrong"] != row["right"], row

    def test_the_first_month_holds_nothing_that_only_its_past_could_tell(self, tmp_path):
        """Seed 4 leaves a carried-over count standing in November 2021, but not where November is the first month."""
        planted = {}
        for first in (Month(2021, 10), Month(2021, 11)):
            root = tmp_path / str(first)
            write_sample(root, first, Month(2021, 11), seed=4, faults=True, text=False)
            with (root / "faults.csv").open(encoding="utf-8", newline="") as file:
                kinds = [row["kind"] for row in csv.DictReader(file) if row["month"] == "2021-11"]
            planted[first.number] = kinds
        assert "stale carried over" in planted[10]
        assert not {"stale carried over", "fallen sum"} & set(planted[11])
        assert len(planted[11]) > 1

    def test_each_fault_is_found_by_what_the_key_names(self, faulty):
        """A finding has the id that the key gives; a fault that refuses a month names its cell."""
        raw, key = faulty
        found, told, past = {}, {}, {}
        for month in sorted({row["month"] for row in key}):
            frames, faults = store.examine(store.read_raw(raw, month))
            told[month] = {(fault.file, fault.cell) for fault in faults}
            if not faults:
                data = replace(store.read_month(raw, month), series=past)
                found[month] = {each.id for each in results.compute(data).findings}
                past[Month.parse(month)] = {each.figure: each for each in points(frames)}
        refused = [row for row in key if row["found_by"] == "fault"]
        ids = [row for row in key if row["found_by"] not in {"fault", "annex tie"} and row["month"] in found]
        ids = [
            row
            for row in ids
            if Month.parse(row["month"]).previous() in past or "cumul" not in row["found_by"]
        ]
        assert refused
        assert [row for row in refused if (row["file"], row["place"]) not in told[row["month"]]] == []
        assert len(ids) > 8
        assert [row for row in ids if row["found_by"] not in found[row["month"]]] == []

    def test_a_misspelt_place_is_mended_by_a_correction(self, faulty, tmp_path):
        """A correction of a made-up month knows the made-up places: the planted misspelling is read again."""
        raw, key = faulty
        fault = next(row for row in key if row["kind"] == "misspelt place")
        shutil.copytree(raw / fault["month"], tmp_path / fault["month"])
        row = f"vaccination/{fault['place'][1:]}"
        header = "form,key,column,from,to,reason,who,date\n"
        line = f"vaccination,{row},district,{fault['wrong']},{fault['right']},gõ sai,thường trực,2022-02-01\n"
        (tmp_path / fault["month"] / "corrections.csv").write_text(header + line, encoding="utf-8")
        read = store.read_raw(tmp_path, fault["month"])
        assert read.faults == ()
        assert list(store.clean(read)["vaccination_records"]["district"]) == list(SAMPLE_DISTRICTS)

    def test_the_tie_out_finds_what_only_the_text_says(self, tmp_path, capsys):
        """A number slipped in the report's text differs from the figure that its words name, character by character."""
        write_sample(tmp_path, Month(2022, 8), Month(2022, 10), seed=7, faults=True)
        raw = tmp_path / "data" / "raw"
        states = {each["printed"]: each["state"] for each in tied(raw, "2022-10", capsys)["tokens"]}
        assert states["55.276"] == "differs"
        assert states["1,23 điểm phần trăm"] == "tied"
        found = {each["id"] for each in tied(raw, "2022-08", capsys)["findings"]}
        assert "text-unit:justice_online_share_change.II.2.2.4.footnote_4" in found

    def test_a_faulty_month_is_whole_but_for_its_faults(self, faulty, raw):
        """The files of a faulty month that the key does not name are those of the faultless one."""
        faulty_raw, key = faulty
        for month in ("2022-02", "2022-03"):
            named = {row["file"] for row in key if row["month"] == month}
            before, after = _bytes(raw / month), _bytes(faulty_raw / month)
            assert {name for name in before if before[name] != after[name]} == named

    @given(seed=SEEDS, number=st.integers(min_value=100, max_value=10**7))
    def test_a_slip_keeps_the_digits(self, seed, number):
        """Two neighbouring digits exchanged: another number of as many digits, or the next one."""
        wrong = slipped(Draws(seed), number)
        assert wrong == number + 1 or (wrong != number and sorted(str(wrong)) == sorted(str(number)))

    def test_the_command_names_the_key(self, tmp_path, monkeypatch, capsys):
        """`annex sample --faults typical` says how many faults there are and where their key is."""
        monkeypatch.chdir(tmp_path)
        asked = ["sample", "p", "--months", "2022-03", "--faults", "typical", "--no-text", "--lang", "en"]
        assert main(asked) == 0
        assert "faults are planted; p/faults.csv is the key to them." in capsys.readouterr().out
        assert main(asked) == 2


class TestCommand:
    """`annex sample`."""

    def test_it_writes_and_says_how_to_go_on(self, tmp_path, monkeypatch, capsys):
        """The months are there, and the command that builds the first of them is printed."""
        monkeypatch.chdir(tmp_path)
        assert main(["sample", "practice", "--months", "2022-01..2022-02", "--lang", "en"]) == 0
        assert capsys.readouterr().out == (
            "2 months of SAMPLE DATA (32 files) are written to practice.\n"
            "Build one: annex run 2022-01 --raw practice/data/raw --processed practice/data/processed "
            "--out practice/reports\n"
        )
        assert sorted(path.name for path in (tmp_path / "practice/data/raw").iterdir()) == [
            "2022-01",
            "2022-02",
        ]

    def test_nothing_is_overwritten(self, tmp_path, capsys):
        """A month that is there is left alone, and no other is written beside it."""
        (tmp_path / "data/raw/2022-02").mkdir(parents=True)
        assert main(["sample", str(tmp_path), "--months", "2022-01..2022-03", "--lang", "en"]) == 2
        assert "2022-02 is there already, and nothing is overwritten" in capsys.readouterr().err
        assert [path.name for path in (tmp_path / "data/raw").iterdir()] == ["2022-02"]

    @pytest.mark.parametrize(
        ("asked", "said"),
        [
            ("2022-03..2022-01", "--months: 2022-03 is after 2022-01; exchange them"),
            ("2019-01", "--months: the made-up province has the months 2021-02 to 2035-12"),
            ("2022-13", "'2022-13' is not a month"),
        ],
    )
    def test_a_range_that_is_none_is_refused(self, tmp_path, capsys, asked, said):
        """A range that runs backwards, or out of the series, or is none, is told in one line."""
        assert main(["sample", str(tmp_path), "--months", asked, "--lang", "en"]) == 2
        assert said in capsys.readouterr().err
        assert list(tmp_path.iterdir()) == []


def test_an_error_is_an_error(raw):
    """A made-up month is checked like a real one: a wrong total in it is found."""
    read = store.read_raw(raw, "2022-11")
    frames = store.clean(read)
    frames["essential_total"]["resolved_total"] += 100
    found = results.compute(store.month_data(frames, read)).findings
    assert {each.id for each in found if each.severity is Severity.ERROR} >= {"total_foots:resolved_total"}
    with pytest.raises(UsageFault):
        write_sample(raw.parent.parent, LAST, FIRST, seed=7)
