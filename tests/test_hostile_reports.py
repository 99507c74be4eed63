"""No report can harm who reads it: a damaged, disguised or hostile file gives one line, in both languages."""

from __future__ import annotations

import io
import random
import re
import resource
import zipfile

import pytest
from wordkit import docx, field, levels, listed, note, p, packed, refers, table, unpacked

from analysis.tie.reading import read_report
from analysis.tie.reading.fault import ReportFault

SEED = 4
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
GOOD = docx(
    p("I. KẾT QUẢ"),
    p("đạt ", field("X", "67,6%"), refers(1)),
    listed("một"),
    table(["TT", "Tổng"], ["1", "1.208"]),
    numbering=levels(("decimal", "%1.")),
    footnotes=note(1, "162 hồ sơ"),
    styles='<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>',
)


def changed(change):
    """Return the good file with one part changed."""
    files = unpacked(GOOD)
    change(files)
    return packed(files)


def with_document(content):
    """Return the good file with another text."""
    return changed(lambda files: files.update({"word/document.xml": content}))


def locked():
    """Return a zip file whose entries say that they are encrypted."""
    data = bytearray(GOOD)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        for found in re.finditer(re.escape(mark), bytes(data)):
            data[found.start() + at] |= 1
    return bytes(data)


def twice():
    """Return a zip file with two parts of one name."""
    buffer = io.BytesIO(GOOD)
    with zipfile.ZipFile(buffer, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", "<x/>")
    return buffer.getvalue()


ENTITIES = b'<!DOCTYPE w [<!ENTITY a "9999999999"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><w>&b;</w>'
WIDE_ENTITIES = ENTITIES.decode().encode("utf-16-le")
MACROS = b"http://schemas.microsoft.com/office/2006/relationships/vbaProject"
HOSTILE = {
    "empty": (lambda: b"", "r.docx: the file is empty"),
    "an old .doc": (lambda: OLE, "r.docx: this is an old Word file (.doc); open it in Word or LibreOffice and save"),
    "locked by Word": (
        lambda: OLE + "EncryptedPackage".encode("utf-16-le"),
        "r.docx: the file is locked with a password; take the password off",
    ),
    "locked as a zip": (locked, "r.docx: the file is locked with a password"),
    "cut off": (lambda: GOOD[: len(GOOD) // 2], "r.docx: the Word file is damaged or was cut off on its way"),
    "text": ("đạt 66%".encode, "r.docx: the file is no .docx or is damaged"),
    "a zip of something": (
        lambda: packed({"a.txt": "x"}), "r.docx: the file is a zip archive, but no Word file",
    ),
    "a spreadsheet": (lambda: packed({"xl/workbook.xml": "x"}), "r.docx: the file is a spreadsheet"),
    "two parts of one name": (twice, "r.docx: the Word file holds two parts of the same name"),
    "an XML entity bomb": (lambda: with_document(ENTITIES), "r.docx: the Word file holds an XML document type"),
    "a hidden entity bomb": (
        lambda: with_document('<?xml version="1.0" encoding="UTF-16"?>'.encode("utf-16") + WIDE_ENTITIES),
        "r.docx: the Word file holds an XML document type",
    ),
    "a zip bomb": (
        lambda: with_document(b"<w>" + b" " * 40_000_000 + b"</w>"), "r.docx: the Word file holds 40 MB once unpacked",
    ),
    "a bomb beside the text": (
        lambda: changed(lambda files: files.update({f"word/media/{at}": bytes(90_000_000) for at in range(6)})),
        "r.docx: the Word file holds 540 MB once unpacked",
    ),
    "a million tags": (
        lambda: with_document(b"<w>" + b"<p>1</p>" * 800_000 + b"</w>"),
        "r.docx: the Word file holds 1600,000 tags",
    ),
    "too deep": (
        lambda: with_document(b"<w>" + b"<sdt><sdtContent>" * 5_000 + b"</sdtContent></sdt>" * 5_000 + b"</w>"),
        "r.docx: the Word file is damaged",
    ),
    "three thousand parts": (
        lambda: changed(lambda files: files.update({f"x/{at}": b"" for at in range(3_000)})),
        "r.docx: the Word file holds 3007 parts",
    ),
    "no XML": (lambda: with_document(b"<w:document>"), "r.docx: the Word file is damaged"),
    "no text part": (
        lambda: changed(lambda files: files.pop("word/document.xml")),
        "r.docx: the file is a zip archive, but no Word file",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_file(case, tmp_path):
    """The file is refused in one line that says what it is and what to do, in Vietnamese and in English."""
    make, said = HOSTILE[case]
    path = tmp_path / "r.docx"
    path.write_bytes(make())
    with pytest.raises(ReportFault) as caught:
        read_report(path)
    fault = caught.value
    assert fault.told("en")[0].startswith(said)
    assert "; " in fault.told("en")[0]
    assert fault.told("vi")[0].startswith("r.docx: ")
    assert fault.told("vi")[0] != fault.told("en")[0]
    assert "\n" not in fault.told("vi")[0]
    assert fault.spoken("vi").told("en") == fault.told("vi")  # as a notebook tells it


def test_memory_stays_bounded():
    """After all hostile files the process has never held more than a gigabyte and a half."""
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < 1_500_000  # kB on Linux


def test_macros_are_not_run_but_told(tmp_path):
    """A macro file under the name of a report is read like one, and a note says that its macros were left alone."""

    def add_macros(files):
        name = "word/_rels/document.xml.rels"
        link = b'<Relationship Id="rIdM" Type="' + MACROS + b'" Target="vbaProject.bin"/>'
        files[name] = files[name].replace(b"</Relationships>", link + b"</Relationships>")
        files["word/vbaProject.bin"] = OLE

    path = tmp_path / "r.docx"
    path.write_bytes(changed(add_macros))
    document = read_report(path)
    assert document.blocks[1].text == "đạt 67,6%(1)"
    assert "the file holds macros; they were not run" in [told.en for told in document.notes]


def test_damage_is_refused_or_read_but_never_raised(tmp_path):
    """Whatever happens to the XML of a Word file, it is read or refused in one line: 200 damages from one seed."""
    chance = random.Random(SEED)  # noqa: S311 -- the same damages at every run
    instead = (b'"-1"', b'"99999999999999"', b'""', b'"x"', b'"1.5"', b'"\xc2\xb2"', b'"restart"', b'"0"')
    path = tmp_path / "r.docx"
    outcomes = set()

    def damage(files):
        name = chance.choice(sorted(files))
        found = list(re.finditer(rb'"[^"]*"|<[^?][^>]*>', files[name]))
        for hit in sorted(chance.sample(found, min(3, len(found))), key=lambda each: -each.start()):
            new = chance.choice(instead) if hit[0].startswith(b'"') else chance.choice((b"", hit[0] * 2))
            files[name] = files[name][: hit.start()] + new + files[name][hit.end() :]

    for _ in range(200):
        path.write_bytes(changed(damage))
        try:
            outcomes.add(bool(read_report(path).blocks))
        except ReportFault as fault:
            outcomes.add(fault.told("en")[0].startswith("r.docx: "))
    assert outcomes == {True}


def test_the_good_file_is_good(tmp_path):
    """The file from which the damaged ones are made reads without a note."""
    path = tmp_path / "r.docx"
    path.write_bytes(GOOD)
    document = read_report(path)
    assert document.notes == ()
    assert [block.text for block in document.blocks] == [
        "I. KẾT QUẢ", "đạt 67,6%(1)", "(1) 162 hồ sơ", "1. một", "TT", "Tổng", "1", "1.208",
    ]  # fmt: skip
