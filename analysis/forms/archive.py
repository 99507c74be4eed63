"""What a file really is: looked at before anything is unpacked, and its parts unpacked only within bounds."""

from __future__ import annotations

import stat
import zlib
from struct import Struct
from typing import TYPE_CHECKING, Self
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, LargeZipFile, ZipFile

from analysis.forms import bounds
from analysis.labels import Label, MendableError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from zipfile import ZipInfo

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
SAVE = Label(
    "mở bằng phần mềm bảng tính rồi lưu lại dạng .xlsx",
    "open it in a spreadsheet program and save it as .xlsx",
)
ALONE = Label("chỉ gửi riêng biểu đã điền", "send the form alone")
COPY = Label(
    "sao riêng bảng đã điền vào biểu trắng rồi gửi lại",
    "copy the filled table alone into the blank form and send that",
)
NO_WORKBOOK = Label("tệp là tệp nén zip, không phải sổ tính", "the file is a zip archive, but no workbook")
_AGAIN = Label("đề nghị cơ quan gửi lại", "ask the agency to send it again")
AGAIN_OR_SAVE = Label(f"{_AGAIN.vi}, hoặc {SAVE.vi}", f"{_AGAIN.en}, or {SAVE.en}")
_NO_LINK = Label("đặt chính tệp đó vào thư mục", "put the file itself there")
OPEN_PARTS = frozenset({"content.xml", "encrypted-package"})  # one of them is in each .ods workbook
_CHUNK = 1 << 16
_LOCKED_BIT = 0x1
_END, _END_RECORD = b"PK\x05\x06", Struct("<4sHHHHIIH")  # the record with which a zip file ends
_END_SEARCHED = (1 << 16) + _END_RECORD.size  # a comment of up to 64 kB may follow it
_OTHERS = (  # the start of a file, and what it then is
    (b"%PDF", Label("văn bản PDF", "a PDF document")),
    (b"{\\rtf", Label("văn bản RTF", "a text document (RTF)")),
    (b"\x89PNG", Label("tệp ảnh", "a picture")),
    (b"\xff\xd8\xff", Label("tệp ảnh", "a picture")),
    (b"Rar!", Label("tệp nén RAR", "a RAR archive")),
    (b"7z\xbc\xaf", Label("tệp nén 7z", "a 7z archive")),
    (b"\x1f\x8b", Label("tệp nén gzip", "a gzip archive")),
)
_INSIDE = (  # an entry of the zip file, and what the file then is
    ("word/document.xml", Label("văn bản Word", "a Word document")),
    ("ppt/presentation.xml", Label("tệp trình chiếu", "a presentation")),
    ("xl/workbook.bin", Label("sổ tính nhị phân (.xlsb)", "a binary workbook (.xlsb)")),
)
_MARKUP = (b"<html", b"<!doctype html", b"<table", b"<?xml", b"<head", b"<body", b"<meta", b"<style", b"<!--")
_OLD_BOOKS = (
    b"\x09\x00\x04\x00",
    b"\x09\x02\x06\x00",
    b"\x09\x04\x06\x00",
    b"\x09\x08",
)  # no OLE around them
_WEB_PAGE = Label("trang web", "a web page")


class RefusedError(MendableError):
    """A file that is not read; `said` says why, `mend` what to do, `cell` and `sheet` where if that is known."""

    def __init__(self, said: Label, mend: Label, cell: str = "", sheet: str = ""):
        super().__init__(said, mend)
        self.cell, self.sheet = cell, sheet


def refused_as(kind: Label) -> Label:
    """Return the rule for a file that is something else than what its name says."""
    return Label(
        f"tệp thực ra là {kind.vi}, không đúng như tên tệp", f"the file is {kind.en}, whatever its name says"
    )


def check_file(path: Path, root: Path, most: int = bounds.FILE_BYTES) -> None:
    """Refuse what is no ordinary file inside the month's folder, or is too large to be a form."""
    if not path.resolve().is_relative_to(root.resolve()):
        raise RefusedError(
            Label(
                "tệp là liên kết dẫn ra ngoài thư mục của tháng",
                "the file is a link that leads out of the month's folder",
            ),
            _NO_LINK,
        )
    try:
        status = path.stat()
    except OSError:
        rule = Label("tệp là liên kết không dẫn tới đâu", "the file is a link that leads nowhere")
        raise RefusedError(rule, _NO_LINK) from None
    if not stat.S_ISREG(status.st_mode):
        raise RefusedError(Label("đây không phải là tệp", "this is not a file"), _NO_LINK)
    if status.st_size > most:
        size = status.st_size // bounds.MB
        raise too_large(Label(f"tệp nặng {size} MB", f"the file has {size} MB"), most)


def start_of(path: Path) -> bytes:
    """Return the first bytes of a file, by which its format is known."""
    with path.open("rb") as file:
        return file.read(4096)


def what_it_is(start: bytes) -> Label | None:
    """Name the format of a file that is not what it should be, None where the start does not tell."""
    named = next((name for magic, name in _OTHERS if start.startswith(magic)), None)
    if named:
        return named
    text = start.removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").lstrip(b"\xff\xfe \t\r\n").lower()
    if text.startswith(b"<?xml") and (b"excel.sheet" in text or b"office:spreadsheet" in text):
        return Label("bảng tính dạng XML", "an XML spreadsheet")
    if text.startswith((b"mime-version:", b"content-type:")):
        return Label("trang web đã lưu (.mht)", "a saved web page (.mht)")
    return _WEB_PAGE if text.startswith(_MARKUP) else None


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
            raise cut_off() from None
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
            rule = Label(
                "sổ tính có hai phần trùng tên bên trong", "the workbook holds two parts of the same name"
            )
            raise RefusedError(rule, SAVE)
        size = sum(entry.file_size for entry in entries)
        if size > bounds.UNPACKED_BYTES:
            packed = sum(entry.compress_size for entry in entries) // 1000
            unpacked = size // bounds.MB
            rule = Label(
                f"sổ tính {packed} kB bung ra thành {unpacked} MB",
                f"the workbook would unpack from {packed} kB to {unpacked} MB",
            )
            raise too_large(rule, bounds.UNPACKED_BYTES)
        if any(entry.flag_bits & _LOCKED_BIT for entry in entries):
            raise locked()
        named = next((name for inside, name in _INSIDE if inside in names), None)
        if named:
            raise RefusedError(refused_as(named), SAVE)
        is_ooxml = any(name.casefold() == "[content_types].xml" for name in names)
        if is_ooxml == bool(names & OPEN_PARTS):  # neither, or a file that two programs read in two ways
            raise RefusedError(NO_WORKBOOK, SAVE)
        return names

    def read(self, name: str) -> Iterator[bytes]:
        """Yield a part piece by piece; raises RefusedError where it is damaged or passes the bound."""
        entry = self._zip.getinfo(name)
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            rule = Label(
                "sổ tính được nén theo cách mà phần mềm bảng tính không dùng",
                "the workbook is packed in a way that spreadsheet programs do not use",
            )
            raise RefusedError(rule, SAVE)
        self._left -= entry.file_size
        if self._left < 0:
            total = (bounds.XML_BYTES - self._left) // bounds.MB
            rule = Label(
                f"các trang tính bung ra thành {total} MB", f"the workbook's sheets unpack to {total} MB"
            )
            raise too_large(rule, bounds.XML_BYTES)
        try:
            with self._zip.open(entry) as part:
                while piece := part.read(_CHUNK):
                    yield piece
        except (BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError):
            raise RefusedError(
                damaged("có phần không giải nén được", "a part of it cannot be unpacked"), _AGAIN
            ) from None


def _check_directory(path: Path) -> None:
    """Refuse a zip file whose list of parts is so long that reading the list alone would take minutes."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _END_SEARCHED))
        end = file.read()
    at = end.rfind(_END)
    if at < 0 or len(end) < at + _END_RECORD.size:
        raise cut_off()
    _, _, _, _, entries, size, _, _ = _END_RECORD.unpack_from(end, at)
    if entries > bounds.ENTRIES or size > bounds.MB:
        rule = Label(f"sổ tính có {entries} phần bên trong", f"the workbook holds {entries} parts")
        raise too_large(rule, bounds.ENTRIES)


def damaged(vi: str, en: str) -> Label:
    """Return the rule for a workbook that is damaged, and how."""
    return Label(f"sổ tính bị hỏng: {vi}", f"the workbook is damaged: {en}")


def cut_off() -> RefusedError:
    """Return the refusal of a workbook that is not whole."""
    rule = Label(
        "sổ tính bị hỏng hoặc bị cắt cụt khi gửi", "the workbook is damaged or was cut off on its way"
    )
    return RefusedError(rule, AGAIN_OR_SAVE)


def _no_zip(start: bytes) -> RefusedError:
    if not start:
        return RefusedError(Label("tệp rỗng", "the file is empty"), AGAIN_OR_SAVE)
    named = what_it_is(start)
    if not named and start.startswith(_OLD_BOOKS):
        named = Label("sổ tính từ trước năm 1993", "a workbook of the years before 1993")
    if not named and min(start) >= ord("\t"):  # no text holds bytes below the tab
        named = Label("tệp văn bản thuần", "a text file")
    other = Label("tệp không phải là sổ tính, không đúng như tên tệp",
                  "the file is no workbook, whatever its name says")  # fmt: skip
    return RefusedError(refused_as(named) if named else other, SAVE)


def locked() -> RefusedError:
    """Return the refusal of a workbook that nobody can read without its password."""
    return RefusedError(
        Label("sổ tính bị khóa bằng mật khẩu", "the workbook is locked with a password"),
        Label("bỏ mật khẩu rồi lưu lại", "take the password off and save it again"),
    )


def too_large(found: Label, bound: int, mend: Label = COPY) -> RefusedError:
    """Return the refusal of a file that is larger than any form is."""
    most = f"{bound // bounds.MB} MB" if bound >= bounds.MB else str(bound)
    rule = Label(f"{found.vi}; biểu chỉ được phép tối đa {most}", f"{found.en}; a form has at most {most}")
    return RefusedError(rule, mend)
