"""An analyst's corrections: applied where the cell is as expected, told everywhere, and refused by name otherwise."""

from __future__ import annotations

import csv
from decimal import Decimal

import pytest
from monthkit import NOVEMBER, RAW, copy_november, replace, set_cell

from analysis import results, steps, store
from analysis.annex.blocks import Table
from analysis.annex.provenance import FullAnnex
from analysis.faults import Faults
from analysis.results import trace

HEADER = "form,key,column,from,to,reason,who,date\n"
WHO = "cộng lại theo bảng kê,Nguyễn Văn A,25/11/2022\n"
NA_HANG = f"vaccination,072,printed_total,762,809,{WHO}"  # 3 + 6 + 800 records, where the form says 762


@pytest.fixture
def raw(tmp_path):
    """Return a raw folder that holds a copy of November 2022."""
    return copy_november(tmp_path)


def correct(raw, *lines):
    """Write the month's corrections.csv."""
    (raw / NOVEMBER / "corrections.csv").write_text(HEADER + "".join(lines), encoding="utf-8")


def read_month(raw):
    """Return the month as read and validated."""
    read = store.read_raw(raw, NOVEMBER)
    return store.month_data(store.clean(read), read)


def messages(raw):
    """Return what refuses the month."""
    with pytest.raises(Faults) as refused:
        store.clean(store.read_raw(raw, NOVEMBER))
    return list(refused.value.messages)


def value(raw, row, column, form="vaccination"):
    """Return the typed value of a form's cell."""
    return store.read_raw(raw, NOVEMBER).forms[form].rows.at[row, column]


class TestApplying:
    """A correction changes how one cell is read, and nothing that was sent."""

    @pytest.mark.parametrize("key", ["vaccination/8", "072", "Na Hang", "Huyện Na Hang"])
    def test_a_row_is_named_by_its_id_its_code_or_its_name(self, raw, key):
        """Row 8 of the sheet is the district Na Hang, code 072."""
        correct(raw, NA_HANG.replace("072", key))
        assert value(raw, "vaccination/8", "printed_total") == 809

    def test_the_total_is_named_by_its_heading(self, raw):
        """The grand total of 59.561 is corrected to the sum of the kinds, 60.405."""
        correct(raw, f"vaccination,Tổng cộng,printed_total,59561,60.405,{WHO}")
        assert value(raw, "vaccination/12", "printed_total") == 60405

    def test_what_the_agency_typed_stays(self, raw):
        """The cell keeps its raw text, 762, and the file its bytes."""
        file = raw / NOVEMBER / "vaccination_records.xlsx"
        before = file.read_bytes()
        correct(raw, NA_HANG)
        assert read_month(raw).cells["vaccination/8", "printed_total"].raw == "762"
        assert file.read_bytes() == before

    def test_the_correction_is_read_in_the_style_of_the_form(self, raw):
        """A share corrected to “1,40%” loses its sign and keeps its two decimals."""
        correct(raw, f'portal,payment_services_share,value,"1,39%","1,40%",{WHO}')
        assert str(value(raw, "portal/5", "value", "portal")) == str(Decimal("1.40"))

    def test_an_identity_that_failed_holds_after_it(self, raw):
        """Na Hang's row foots once its total is 809."""
        correct(raw, NA_HANG)
        ids = {finding.id for finding in results.compute(read_month(raw)).findings}
        assert "vaccination_rows_foot:072" not in ids
        assert "vaccination_rows_foot:071" in ids

    def test_a_cell_that_could_not_be_read_is_mended(self, raw):
        """“8O9” with the letter O is a fault of the form until an analyst says what is meant."""
        set_cell(raw, "vaccination_records.xlsx", "F8", "8O9")
        assert len(messages(raw)) == 1
        correct(raw, NA_HANG.replace("762", "8O9"))
        assert value(raw, "vaccination/8", "printed_total") == 809
        assert store.read_raw(raw, NOVEMBER).faults == ()

    def test_a_name_typed_twice_is_mended_in_the_first_row(self, raw):
        """Chiêm Hóa named as Hàm Yên repeats the next row's district; naming it right clears that row's fault."""
        set_cell(raw, "vaccination_records.xlsx", "B5", "Hàm Yên")
        assert len(messages(raw)) == 1
        correct(raw, f"vaccination,vaccination/5,district,Hàm Yên,Chiêm Hóa,{WHO}")
        assert store.read_raw(raw, NOVEMBER).faults == ()

    def test_a_file_with_only_its_header_corrects_nothing(self, raw):
        """An analyst may keep an empty list."""
        correct(raw)
        read = store.read_raw(raw, NOVEMBER)
        assert (read.faults, read.corrections) == ((), ())


class TestRefusing:
    """What cannot be applied stops the run, in one line."""

    def test_a_cell_that_holds_something_else(self, raw):
        """The agency has sent 763 since: the line names the cell, what it holds and what was expected."""
        set_cell(raw, "vaccination_records.xlsx", "F8", 763)
        correct(raw, NA_HANG)
        assert messages(raw) == [
            (
                "corrections.csv!D2: '762': vaccination_records.xlsx!Tiêm chủng!F8 holds '763', "
                "where '762' was expected; look at the cell again, then mend or delete the line"
            )
        ]

    def test_the_number_is_meant_however_it_is_written(self, raw):
        """Lâm Bình's total is stored as 1953; “1.953”, as spreadsheets show it, is the same number."""
        correct(raw, f"vaccination,071,printed_total,1.953,1.851,{WHO}")
        assert value(raw, "vaccination/7", "printed_total") == 1851

    @pytest.mark.parametrize(
        ("old", "new", "message"),
        [
            (
                "vaccination,",
                "vacination,",
                "corrections.csv!A2: 'vacination': no form of this id; known are: ",
            ),
            ("072", "077", "corrections.csv!B2: '077': form vaccination has no row of this key; "),
            ("printed_total", "total", "corrections.csv!C2: 'total': form vaccination has no such column; "),
            ("809", "8O9", "corrections.csv!E2: '8O9': not a number in Vietnamese writing"),
            ("809", "762", "corrections.csv!E2: '762': the correction changes nothing; delete the line"),
            ("cộng lại theo bảng kê", "", "corrections.csv!F2: the row has no reason; fill the cell"),
            ("Nguyễn Văn A", " ", "corrections.csv!G2: ' ': the row has no who; fill the cell"),
            ("25/11/2022", "31/11/2022", "corrections.csv!H2: '31/11/2022': no such day in the calendar"),
        ],
    )
    def test_a_line_that_is_wrong_in_itself(self, raw, old, new, message):
        """An unknown form, key or column, a number that is none, a missing reason or name, a day that is none."""
        correct(raw, NA_HANG.replace(old, new))
        (told,) = messages(raw)
        assert told.startswith(message)

    def test_a_cell_is_corrected_once(self, raw):
        """Two lines for one cell contradict each other, however they name its row."""
        correct(raw, NA_HANG, NA_HANG.replace("072", "Na Hang"))
        assert messages(raw) == [
            "corrections.csv!B3: 'Na Hang': another line has corrected this cell already; keep one of the lines"
        ]

    def test_a_key_that_fits_several_rows(self, raw):
        """The code minimum_online_share heads a target a service: only the row's id tells which is meant."""
        correct(raw, f"targets,minimum_online_share,low,70,75,{WHO}")
        (told,) = messages(raw)
        assert "several rows carry this key: targets/2, " in told

    def test_a_row_does_not_become_a_total(self, raw):
        """What a row is cannot be corrected, only what it holds."""
        correct(raw, f"vaccination,072,number,4,Tổng cộng,{WHO}")
        (told,) = messages(raw)
        assert "a correction cannot change what a row is" in told

    def test_a_key_is_not_corrected_to_one_that_is_there(self, raw):
        """Na Hang cannot be read as Lâm Bình, whose row stands above."""
        correct(raw, f"vaccination,072,district,Huyện Na Hang,Lâm Bình,{WHO}")
        assert messages(raw) == [
            "corrections.csv!E2: 'Lâm Bình': another row of the form carries this key already; keep one of the two"
        ]


class TestTelling:
    """A correction is told wherever its cell is."""

    def test_edits_say_who_corrected_what_and_why(self, raw, tmp_path):
        """The row of edits.csv goes from the raw text to the typed value."""
        correct(raw, NA_HANG)
        read = store.read_raw(raw, NOVEMBER)
        store.write_processed(store.clean(read), read, tmp_path / "processed" / NOVEMBER)
        with (tmp_path / "processed" / NOVEMBER / "edits.csv").open(encoding="utf-8", newline="") as file:
            told = [row for row in csv.DictReader(file) if row["cell"] == "F8" and "corrected" in row["rule"]]
        rule = "corrected to '809' by Nguyễn Văn A on 2022-11-25: cộng lại theo bảng kê"
        place = {"file": "vaccination_records.xlsx", "sheet": "Tiêm chủng", "cell": "F8"}
        assert told == [place | {"column": "printed_total", "before": "762", "after": "809", "rule": rule}]

    def test_corrections_are_kept_with_the_month(self, raw, tmp_path):
        """What was corrected comes back with the frames; the file is hashed like what agencies sent."""
        correct(raw, NA_HANG)
        read = store.read_raw(raw, NOVEMBER)
        store.write_processed(store.clean(read), read, tmp_path / "processed" / NOVEMBER)
        loaded = store.load(tmp_path / "processed", NOVEMBER)
        assert loaded.corrections == read.corrections == read_month(raw).corrections
        assert "corrections.csv" in loaded.hashes

    def test_the_trace_shows_the_raw_text_and_the_correction(self, raw, tmp_path):
        """The grand total's trace names the cell, what is typed there and what it is read as."""
        correct(raw, f"vaccination,Tổng cộng,printed_total,59.561,60.405,{WHO}")
        data = read_month(raw)
        computed = results.compute(data)
        tree = trace.tree(computed, data, "vaccination_stated_total")
        assert f"vaccination_records.xlsx!Tiêm chủng!F12 “{_stated(raw)}” hiệu đính thành “60.405”" in tree
        results.write(computed, data, tmp_path)
        with (tmp_path / "trace.csv").open(encoding="utf-8", newline="") as file:
            (row,) = [row for row in csv.DictReader(file) if row["figure"] == "vaccination_stated_total"]
        assert (row["raw"], row["state"]) == (_stated(raw), "corrected to '60.405'")

    def test_the_annex_lists_corrections_where_there_are_any(self, raw):
        """The table “Các ô được hiệu đính” gives cell, text, correction, reason, name and day."""
        correct(raw, NA_HANG)
        data = read_month(raw)
        (table,) = [
            block
            for block in _annex(raw, data).provenance({})
            if isinstance(block, Table) and block.anchor == "corrections-table"
        ]
        assert table.caption == "Các ô được hiệu đính"
        assert [cell.text for cell in table.rows[0].cells] == [
            *("vaccination_records.xlsx!Tiêm chủng!F8", "762", "809"),
            *("cộng lại theo bảng kê", "Nguyễn Văn A", "25/11/2022"),
        ]

    def test_the_annex_of_a_month_without_corrections_has_no_such_table(self, november):
        """November 2022 was not corrected."""
        blocks = _annex(RAW, november).provenance({})
        assert "corrections-table" not in {getattr(block, "anchor", "") for block in blocks}

    def test_reading_stops_at_a_correction_that_does_not_fit(self, raw):
        """The first notebook refuses the month before anything is computed."""
        replace(raw, "portal.csv", "66%", "67%")
        correct(raw, f"portal,services_with_dossiers_share,value,66%,65%,{WHO}")
        with pytest.raises(Faults, match="holds '67%', where '66%' was expected"):
            steps.read(str(raw), NOVEMBER, "en")
        with pytest.raises(Faults, match="đang ghi '67%', không phải '66%'"):
            steps.read(str(raw), NOVEMBER, "vi")


def _stated(raw):
    cells = store.read_raw(raw, NOVEMBER).forms["vaccination"].cells
    return cells[cells["cell"] == "F12"]["raw"].iloc[0]


def _annex(raw, data):
    file = store.read_raw(raw, NOVEMBER).file
    return FullAnnex(results.compute(data), data, file, "vi")
