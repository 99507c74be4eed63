"""The draft as a Word document: the Markdown's text, the same bytes twice, a faulty template told in one line."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from monthkit import NOVEMBER, RAW, copy_november

from analysis.cli import main
from analysis.draft import SHIPPED, docx, draft, markdown
from analysis.faults import Faults, MissingInput
from analysis.forms.monthfile import read_month_toml

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tools"))
import template as tool

MONTH = read_month_toml(RAW / NOVEMBER / "month.toml")
NUMBER = re.compile(r"\d[\d.,/–-]*\d%?|\d%?")


@pytest.fixture(scope="session")
def written(computed):
    """Return the draft of November 2022."""
    return draft(computed, MONTH)


@pytest.fixture(scope="session")
def file(written):
    """Return its Word file."""
    return docx(written)


def body(file: bytes) -> str:
    """Return the text of the body, a line a paragraph or cell, and of the footnotes."""
    with ZipFile(io.BytesIO(file)) as parts:
        texts = [parts.read(name).decode() for name in ("word/document.xml", "word/footnotes.xml")]
    return re.sub(r"<[^>]*>", "", re.sub(r"</w:p>", "\n", "".join(texts)))


def changed(folder: Path, old: str, new: str) -> Path:
    """Return a copy of the shipped template in which every paragraph of this text has another."""
    document = Document(str(SHIPPED))
    found = [each for each in document.paragraphs if each.text == old]
    assert found
    for each in found:
        each.text = new
    path = folder / "office.docx"
    document.save(path)
    return path


class TestFile:
    """What comes out of the shipped template."""

    def test_the_same_numbers_as_the_markdown(self, written, file):
        """Every number stands in both, as often in the one as in the other; footnotes are called without a digit."""
        text = re.sub(r"<sup>\(\d+\)</sup>|^#+ |^\| --.*$", "", markdown(written), flags=re.MULTILINE)
        text = text.replace(f"**{written.warning}**", "")
        assert sorted(NUMBER.findall(text)) == sorted(NUMBER.findall(body(file)))

    def test_the_same_bytes_twice(self, written, file):
        """Nothing of the file comes from a clock: its times are the report's day."""
        assert docx(written) == file
        with ZipFile(io.BytesIO(file)) as parts:
            assert {entry.date_time for entry in parts.infolist()} == {(2022, 11, 21, 0, 0, 0)}
        made = Document(io.BytesIO(file)).core_properties.created
        assert (made.year, made.month, made.day) == (2022, 11, 21)

    def test_footnotes_are_word_s_own(self, written, file):
        """A footnote is called where the Markdown calls it, and Word numbers it."""
        with ZipFile(io.BytesIO(file)) as parts:
            called = re.findall(r'footnoteReference w:id="(\d+)"', parts.read("word/document.xml").decode())
            kept = re.findall(r'w:footnote w:id="(\d+)"', parts.read("word/footnotes.xml").decode())
        assert called == kept == re.findall(r"^<sup>\((\d+)\)", markdown(written), flags=re.MULTILINE)

    def test_it_is_a_report_on_a4(self, file):
        """A4, 30 mm left and 20 mm elsewhere, the motto beside the issuer, the number of the report below it."""
        document = Document(io.BytesIO(file))
        page, head = document.sections[0], document.tables[0]
        assert [
            round(each.mm) for each in (page.page_width, page.page_height, page.left_margin, page.top_margin)
        ] == [
            *(210, 297),
            *(30, 20),
        ]
        assert head.cell(0, 0).text.startswith("ỦY BAN NHÂN DÂN TỈNH TUYÊN QUANG")
        assert head.cell(0, 0).text.endswith("Số: 183/BC-UBND")
        assert "Độc lập - Tự do - Hạnh phúc" in head.cell(0, 1).text
        assert head.cell(0, 1).text.endswith("Tuyên Quang, ngày 21 tháng 11 năm 2022")

    def test_text_is_never_markup(self, file):
        """The ampersand in 1254/STTT-CNTT&BCVT is a letter of the symbol."""
        assert "1254/STTT-CNTT&amp;BCVT ngày 01/11/2022" in body(file)


class TestTemplate:
    """The template that an office edits."""

    def test_the_shipped_one_is_what_the_tool_makes(self):
        """Every part of the shipped template comes out of tools/template.py as it is kept."""
        with ZipFile(SHIPPED) as kept, ZipFile(io.BytesIO(tool.made())) as made:
            assert kept.namelist() == made.namelist()
            assert [name for name in kept.namelist() if kept.read(name) != made.read(name)] == []

    def test_an_office_s_own_words_stay(self, written, tmp_path):
        """What an office writes into its copy stands in the document."""
        path = changed(tmp_path, "{{ title }}", "{{ title }}, bản của Công an tỉnh")
        assert "(tháng 11/2022), bản của Công an tỉnh" in body(docx(written, path))

    @pytest.mark.parametrize(
        ("old", "new", "message"),
        [
            (
                "{{ title }}",
                "{{ titel }}",
                "office.docx: 'titel' is undefined; a template can use number, issuer",
            ),
            ("{{ title }}", "{{ title", "office.docx: Encountered unknown tag 'endfor'. (near"),
            ("{{ title }}", "{{ title.__class__.mro() }}", "office.docx: access to attribute"),
            ("{{ title }}", "{{ title / 2 }}", "office.docx: unsupported operand"),
            ("{%p endfor %}", "", "office.docx: Unexpected end of template."),
            (
                "{{r block.runs }}",
                "",
                "office.docx: 46 texts of the draft would be left out, the first of them “Thực",
            ),
        ],
    )
    def test_a_fault_is_one_line(self, written, tmp_path, old, new, message):
        """A wrong name, a torn tag, a forbidden step, an endless loop, a part taken out: the file and the fault."""
        with pytest.raises(Faults) as told:
            docx(written, changed(tmp_path, old, new))
        (line,) = told.value.messages
        assert line.startswith(message)

    def test_what_is_no_word_document(self, written, tmp_path):
        """A text file under the template's name is refused."""
        path = tmp_path / "office.docx"
        path.write_text("BÁO CÁO", encoding="utf-8")
        with pytest.raises(Faults, match=r"^office.docx: this is no Word document"):
            docx(written, path)

    def test_what_is_not_there(self, written, tmp_path):
        """A template that was named and is not there is missing input."""
        with pytest.raises(MissingInput, match="there is no such template"):
            docx(written, tmp_path / "office.docx")


class TestCommand:
    """`annex draft`."""

    @pytest.fixture
    def asked(self, tmp_path):
        """Return a function that drafts November of a copy, into a folder beside it."""
        raw = copy_november(tmp_path)

        def run(*options):
            return main(["draft", NOVEMBER, "--raw", str(raw), "--out", str(tmp_path / "out"), *options])

        return run

    def test_both_files(self, asked, tmp_path, capsys):
        """It writes Markdown and Word, and says how many numbers they hold."""
        assert asked() == 0
        assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["2022-11.docx", "2022-11.md"]
        assert "có 118 số liệu" in capsys.readouterr().out

    def test_what_was_changed_by_hand_stays(self, asked, tmp_path, capsys):
        """A draft that somebody worked on is not replaced, and nothing beside it is; --force replaces it."""
        asked("--format", "md")
        path = tmp_path / "out" / "2022-11.md"
        path.write_text("của tôi", encoding="utf-8")
        assert asked("--lang", "en") == 2
        assert "there already and different" in capsys.readouterr().err
        assert [path.read_text(encoding="utf-8"), *(tmp_path / "out").iterdir()] == ["của tôi", path]
        assert asked("--force") == 0
        assert path.read_text(encoding="utf-8") != "của tôi"

    def test_the_month_s_own_template(self, asked, tmp_path):
        """template.docx of the month's folder is used by itself, and is no strange file there."""
        path = changed(tmp_path, "{{ title }}", "{{ title }} của tỉnh")
        path.rename(tmp_path / "data" / "raw" / NOVEMBER / "template.docx")
        assert asked("--format", "docx") == 0
        assert "(tháng 11/2022) của tỉnh" in body((tmp_path / "out" / "2022-11.docx").read_bytes())

    def test_a_faulty_template_writes_nothing(self, asked, tmp_path, capsys):
        """One line on stderr, exit code 1, no file."""
        path = changed(tmp_path, "{{ title }}", "{{ titel }}")
        assert asked("--template", str(path)) == 1
        assert "'titel' is undefined" in capsys.readouterr().err
        assert not (tmp_path / "out").exists()
