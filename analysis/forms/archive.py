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
_SAVE = "open it in a spreadsheet program and save it as .xlsx"
_AGAIN = "ask the agency to send it again"
_NO_LINK = "put the file itself there"
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
_INSIDE = (  # an entry of the zip file, and what the file then is
    ("word/document.xml", "a Word document"),
    ("ppt/presentation.xml", "a presentation"),
    ("xl/workbook.bin", "a binary workbook (.xlsb)"),
    ("content.xml", "an OpenDocument file"),
)


class RefusedError(ValueError):
    """A file that is not read; `rule` says why, `mend` what to do, `cell` where if that is known."""

    def __init__(self, rule: str, mend: str, cell: str = ""):
        self.rule, self.mend, self.cell = rule, mend, cell
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
        raise _too_large(f"the file has {status.st_size // bounds.MB} MB", most)


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
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return "a web page" if text.startswith((b"<html", b"<!doctype html", b"<table", b"<?xml")) else ""


class Archive:
    """The parts of a workbook by name; what is read of them counts towards one bound."""

    def __init__(self, path: Path):
        start = start_of(path)
        if not start.startswith(ZIP):
            raise _no_zip(path, start)
        _check_directory(path)
        try:
            self._zip = ZipFile(path)
        except (BadZipFile, LargeZipFile, OSError, ValueError, NotImplementedError, EOFError):
            raise _damaged() from None
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
            raise RefusedError("the workbook holds two parts of the same name", _SAVE)
        size = sum(entry.file_size for entry in entries)
        if size > bounds.UNPACKED_BYTES:
            packed = sum(entry.compress_size for entry in entries) // 1000
            rule = f"the workbook would unpack from {packed} kB to {size // bounds.MB} MB"
            raise _too_large(rule, bounds.UNPACKED_BYTES)
        if any(entry.flag_bits & _LOCKED_BIT for entry in entries):
            raise _locked()
        named = next((name for inside, name in _INSIDE if inside in names), "")
        if named:
            raise RefusedError(f"the file is {named}, whatever its name says", _SAVE)
        if not any(name.casefold() == "[content_types].xml" for name in names):
            raise RefusedError("the file is a zip archive, but no workbook", _SAVE)
        return names

    def read(self, name: str) -> Iterator[bytes]:
        """Yield a part piece by piece; raises RefusedError where it is damaged or passes the bound."""
        entry = self._zip.getinfo(name)
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise RefusedError("the workbook is packed in a way that spreadsheet programs do not use", _SAVE)
        self._left -= entry.file_size
        if self._left < 0:
            total = (bounds.XML_BYTES - self._left) // bounds.MB
            raise _too_large(f"the workbook's sheets unpack to {total} MB", bounds.XML_BYTES)
        try:
            with self._zip.open(entry) as part:
                while piece := part.read(_CHUNK):
                    yield piece
        except (BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError):
            raise RefusedError("the workbook is damaged: a part of it cannot be unpacked", _AGAIN) from None


def _check_directory(path: Path) -> None:
    """Refuse a zip file whose list of parts is so long that reading the list alone would take minutes."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _END_SEARCHED))
        end = file.read()
    at = end.rfind(_END)
    if at < 0 or len(end) < at + _END_RECORD.size:
        raise _damaged()
    _, _, _, _, entries, size, _, _ = _END_RECORD.unpack_from(end, at)
    if entries > bounds.ENTRIES or size > bounds.MB:
        raise _too_large(f"the workbook holds {entries} parts", bounds.ENTRIES)


def _damaged() -> RefusedError:
    return RefusedError("the workbook is damaged or was cut off on its way", f"{_AGAIN}, or {_SAVE}")


def _no_zip(path: Path, start: bytes) -> RefusedError:
    if start.startswith(OLE):
        if "EncryptedPackage".encode("utf-16-le") in path.read_bytes():
            return _locked()
        return RefusedError("the file is an old .xls workbook, whatever its name says", _SAVE)
    named = what_it_is(start)
    if named == "empty":
        return RefusedError("the file is empty", f"{_AGAIN}, or {_SAVE}")
    named = f"is {named}" if named else "is not an .xlsx workbook"
    return RefusedError(f"the file {named}, whatever its name says", _SAVE)


def _locked() -> RefusedError:
    return RefusedError("the workbook is locked with a password", "take the password off and save it again")


def _too_large(found: str, bound: int) -> RefusedError:
    most = f"{bound // bounds.MB} MB" if bound >= bounds.MB else str(bound)
    rule = f"{found}; a form has at most {most}"
    return RefusedError(rule, "copy the filled table alone into the blank form and send that")
