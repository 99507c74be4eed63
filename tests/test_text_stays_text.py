"""Text from a form is text everywhere: never a formula in what we write, never markup in what we print."""

from __future__ import annotations

import csv
from html.parser import HTMLParser
from itertools import cycle
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from monthkit import NOVEMBER, copy_november
from pypdf import PdfReader

from analysis import pipeline, store
from analysis.csvtext import guarded, unguarded
from analysis.forms import LAYOUTS, Kind

ROOT = Path(__file__).resolve().parents[1]
HOSTILE = (
    '=HYPERLINK("http://x.test";"=1+1")', "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(1;1)", "\uff1d1+1", "'=1", "'",
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "&lt;b&gt; &amp;", '#eval("1") $x$ *b* _i_ @l <l>',
    "\\u{41} `raw` // not a comment /* nor this */", "{{ 7*7 }} {% raw %}",
)  # fmt: skip
FREE = {  # the columns of November's files in which anybody may write anything
    "eid": ("name",), "portal": ("name",), "portal_cumulative": ("name",), "id_cards": ("name",),
    "outreach": ("name",), "sector_indicators": ("name",), "social_insurance": ("name",), "targets": ("name",),
    "documents": ("issuer", "subject"), "quoted": ("words",),
}  # fmt: skip
STARTS = ("=", "+", "-", "@", "\t", "\r")


class _Markup(HTMLParser):
    """The tags and handlers of a page."""

    def __init__(self, page: str):
        super().__init__()
        self.tags, self.handlers = [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs).get("src")))
        self.handlers += [name for name, _ in attrs if name.startswith("on")]


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """Return the folders of November with hostile texts in every free column, built to an annex."""
    folder = tmp_path_factory.mktemp("hostile")
    raw = copy_november(folder)
    for form, names in FREE.items():
        path = raw / NOVEMBER / LAYOUTS[form].file
        with path.open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        texts = cycle(HOSTILE)
        headings = {column.name: column.heading[-1] for column in LAYOUTS[form].columns}
        for row in rows:
            for name in names:
                row[header.index(headings[name])] = next(texts)
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([header, *rows])
    places = {"raw": raw, "processed": folder / "processed", "out": folder / "reports"}
    pipeline.run(NOVEMBER, **places, notebooks=ROOT / "notebooks")
    return {name: place / NOVEMBER for name, place in places.items()} | {"raw": raw}


def test_the_columns_are_all(published):
    """Every text column of a form whose cells are neither a code, a unit nor a name of the registers is tried."""
    tried = {form for form in FREE if (published["raw"] / NOVEMBER / LAYOUTS[form].file).is_file()}
    assert tried == set(FREE)
    for form, names in FREE.items():
        kinds = {column.name: column.kind for column in LAYOUTS[form].columns}
        assert {kinds[name] for name in names} == {Kind.TEXT}


def test_no_csv_holds_a_formula(published):
    """No field of any CSV file begins as a formula does, but for a dash that stands alone and numbers with a sign."""
    paths = [path for name in ("processed", "out") for path in sorted(published[name].rglob("*.csv"))]
    assert {"cells.csv", "edits.csv", "figures.csv", "trace.csv", "findings.csv"} <= {
        path.name for path in paths
    }
    for path in paths:
        with path.open(encoding="utf-8", newline="") as file:
            fields = [field for row in csv.reader(file) for field in row if field.startswith(STARTS)]
        assert [
            field for field in fields if field != "-" and not field[1:].replace(".", "").isdecimal()
        ] == []


def test_what_was_written_is_read_back(published):
    """The texts come back from data/processed as they stand in the forms."""
    loaded = store.load(published["processed"].parent, NOVEMBER)
    subjects = set(loaded.frames["documents"]["subject"])
    assert set(HOSTILE) & subjects == set(HOSTILE)


def test_no_workbook_holds_a_formula(published):
    """The annex's workbook holds texts and numbers, no formula and no link that leaves it."""
    book = openpyxl.load_workbook(published["out"] / "annex.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert len(cells) > 1000
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    links = [cell.hyperlink.target for cell in cells if cell.hyperlink and cell.hyperlink.target]
    assert [link for link in links if "x.test" in link] == []


def test_no_page_holds_markup_of_a_form(published):
    """The page shows the texts; no script, picture or handler comes from them."""
    page = (published["out"] / "annex.html").read_text(encoding="utf-8")
    found = _Markup(page)
    assert "&lt;script&gt;alert(1)&lt;/" in page
    assert ("img", "x") not in found.tags
    assert found.handlers == []
    assert "<script>alert(1)" not in page


def test_typst_prints_the_texts_as_they_are(published):
    """The PDF is made, and shows the signs of Typst's own markup as signs."""
    pages = PdfReader(published["out"] / "annex.pdf").pages
    text = "".join("".join(page.extract_text().split()) for page in pages)
    assert '#eval("1")$x$*b*_i_@l<l>' in text
    assert "{{7*7}}{%raw%}" in text


@given(
    st.text()
    | st.sampled_from(HOSTILE)
    | st.builds("".join, st.tuples(st.sampled_from("=+-@'\t\r＝"), st.text()))
)
def test_a_guarded_text_is_no_formula_and_comes_back(text):
    """Whatever the text, it is written so that no program calculates it, and read as it was."""
    written = guarded(text)
    assert unguarded(written) == text
    assert not written.startswith(("=", "@", "\t", "\r", "＝"))


@pytest.mark.parametrize("text", ["-", "–", "-5", "+2,5", "−12", "-1.208", "67,6%", "", "a=b", "-3%"])
def test_numbers_and_dashes_are_written_as_they_are(text):
    """A dash alone and a number with its sign are no formulas."""
    assert guarded(text) == text
