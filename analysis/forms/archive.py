"""What a file really is: looked at before anything is unpacked, and its parts unpacked only within bounds."""

from __future__ import annotations

import stat
import zlib
from struct import Struct
from typing import TYPE_CHECKING, Self
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, LargeZipFile, ZipFile

from analysis.forms import bounds

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from zipfile import ZipInfo

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
SAVE = "open it in a spreadsheet program and save it as .xlsx"
ALONE = "copy the filled table alone into the blank form and send that"
AGAIN = "ask the agency to send it again"
_NO_LINK = "put the file itself there"
OPEN_PARTS = frozenset({"content.xml", "encrypted-package"})  # one of them is in each .ods workbook
_CHUNK = 1 << 16
_LOCKED_BIT = 0x1
_END, _END_RECORD = b"PK\x05\x06", Struct("<4sHHHHIIH")  # the record with which a zip file ends
_END_SEARCHED = (1 << 16) + _END_RECORD.size  # a comment of up to 64 kB may follow it
_OTHERS = (  # the start of a file, and what it then is
    (b"%PDF", "a PDF document"),
    (b"{\\rtf", "a text document (RTF)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x1f\x8b", "a gzip archive"),
)
_MARKUP = (b"<html", b"<!doctype html", b"<table", b"<?xml", b"<head", b"<body", b"<meta", b"<style", b"<!--")
_OLD_BOOKS = (
    b"\x09\x00\x04\x00",
    b"\x09\x02\x06\x00",
    b"\x09\x04\x06\x00",
    b"\x09\x08",
)  # before 1993: no OLE
_INSIDE = (  # an entry of the zip file, and what the file then is
    ("word/document.xml", "a Word document"),
    ("ppt/presentation.xml", "a presentation"),
    ("xl/workbook.bin", "a binary workbook (.xlsb)"),
)


class RefusedError(ValueError):
    """A file that is not read; `rule` says why, `mend` what to do, `cell` and `sheet` where if that is known."""

    def __init__(self, rule: str, mend: str, cell: str = "", sheet: str = ""):
        self.rule, self.mend, self.cell, self.sheet = rule, mend, cell, sheet
        super().__init__(rule)


def check_file(path: Path, root: Path, most: int = bounds.FILE_BYTES) -> None:
    """Refuse what is no ordinary file inside the month's folder, or is too large to be a form."""
    if not path.resolve().is_relative_to(root.resolve()):
        raise RefusedError("the file is a link that leads out of the month's folder", _NO_LINK)
    try:
        status = path.stat()
    except OSError:
        raise RefusedError("the file is a link that leads nowhere", _NO_LINK) from None
    if not stat.S_ISREG(status.st_mode):
        raise RefusedError("this is not a file", _NO_LINK)
    if status.st_size > most:
        raise too_large(f"the file has {status.st_size // bounds.MB} MB", most)


def start_of(path: Path) -> bytes:
    """Return the first bytes of a file, by which its format is known."""
    with path.open("rb") as file:
        return file.read(4096)


def what_it_is(start: bytes) -> str:
    """Name the format of a file that is not what it should be, "" where the start does not tell."""
    if not start:
        return "empty"
    named = next((name for magic, name in _OTHERS if start.startswith(magic)), "")
    if named:
        return named
    text = start.removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").lstrip(b"\xff\xfe \t\r\n").lower()
    if text.startswith(b"<?xml") and (b"excel.sheet" in text or b"office:spreadsheet" in text):
        return "an XML spreadsheet"
    if text.startswith((b"mime-version:", b"content-type:")):
        return "a saved web page (.mht)"
    return "a web page" if text.startswith(_MARKUP) else ""


class Archive:
    """The parts of a workbook by name; what is read of them counts towards one bound."""

    def __init__(self, path: Path):
        start = start_of(path)
        if not start.startswith(ZIP):
            raise _no_zip(start)
        _check_directory(path)
        try:
            self._zip = ZipFile(path)
        except (BadZipFile, LargeZipFile, OSError, ValueError, NotImplementedError, EOFError):
            raise damaged() from None
        try:
            self.names = self._checked(self._zip.infolist())
        except RefusedError:
            self._zip.close()
            raise
        self._left = bounds.XML_BYTES

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    @staticmethod
    def _checked(entries: list[ZipInfo]) -> set[str]:
        names = {entry.filename for entry in entries}
        if len(names) < len(entries):  # programs differ in which of the two they show
            raise RefusedError("the workbook holds two parts of the same name", SAVE)
        size = sum(entry.file_size for entry in entries)
        if size > bounds.UNPACKED_BYTES:
            packed = sum(entry.compress_size for entry in entries) // 1000
            rule = f"the workbook would unpack from {packed} kB to {size // bounds.MB} MB"
            raise too_large(rule, bounds.UNPACKED_BYTES)
        if any(entry.flag_bits & _LOCKED_BIT for entry in entries):
            raise locked()
        named = next((name for inside, name in _INSIDE if inside in names), "")
        if named:
            raise RefusedError(f"the file is {named}, whatever its name says", SAVE)
        is_ooxml = any(name.casefold() == "[content_types].xml" for name in names)
        if is_ooxml == bool(names & OPEN_PARTS):  # neither, or a file that two programs read in two ways
            raise RefusedError("the file is a zip archive, but no workbook", SAVE)
        return names

    def read(self, name: str) -> Iterator[bytes]:
        """Yield a part piece by piece; raises RefusedError where it is damaged or passes the bound."""
        entry = self._zip.getinfo(name)
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise RefusedError("the workbook is packed in a way that spreadsheet programs do not use", SAVE)
        self._left -= entry.file_size
        if self._left < 0:
            total = (bounds.XML_BYTES - self._left) // bounds.MB
            raise too_large(f"the workbook's sheets unpack to {total} MB", bounds.XML_BYTES)
        try:
            with self._zip.open(entry) as part:
                while piece := part.read(_CHUNK):
                    yield piece
        except (BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError):
            raise RefusedError("the workbook is damaged: a part of it cannot be unpacked", AGAIN) from None


def _check_directory(path: Path) -> None:
    """Refuse a zip file whose list of parts is so long that reading the list alone would take minutes."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _END_SEARCHED))
        end = file.read()
    at = end.rfind(_END)
    if at < 0 or len(end) < at + _END_RECORD.size:
        raise damaged()
    _, _, _, _, entries, size, _, _ = _END_RECORD.unpack_from(end, at)
    if entries > bounds.ENTRIES or size > bounds.MB:
        raise too_large(f"the workbook holds {entries} parts", bounds.ENTRIES)


def damaged() -> RefusedError:
    """Return the refusal of a workbook that is not whole."""
    return RefusedError("the workbook is damaged or was cut off on its way", f"{AGAIN}, or {SAVE}")


def _no_zip(start: bytes) -> RefusedError:
    named = what_it_is(start)
    if named == "empty":
        return RefusedError("the file is empty", f"{AGAIN}, or {SAVE}")
    if not named and start.startswith(_OLD_BOOKS):
        named = "a workbook of the years before 1993"
    if not named and not any(byte < 9 for byte in start):  # noqa: PLR2004 -- no text holds bytes below the tab
        named = "a text file"
    named = f"is {named}" if named else "is no workbook"
    return RefusedError(f"the file {named}, whatever its name says", SAVE)


def locked() -> RefusedError:
    """Return the refusal of a workbook that nobody can read without its password."""
    return RefusedError("the workbook is locked with a password", "take the password off and save it again")


def too_large(found: str, bound: int) -> RefusedError:
    """Return the refusal of what passes a bound: what was found, and how much a form has at most."""
    most = f"{bound // bounds.MB} MB" if bound >= bounds.MB else str(bound)
    rule = f"{found}; a form has at most {most}"
    return RefusedError(rule, ALONE)
