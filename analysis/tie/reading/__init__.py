"""A report's file becomes a document: the format is told by the file's first bytes, then by its ending."""

from __future__ import annotations

import hashlib
import stat
from importlib import import_module
from pathlib import Path

from analysis.faults import MissingInput
from analysis.labels import Label
from analysis.tie.document import Document
from analysis.tie.reading.fault import SAVE_DOCX, SEND_REPORT, UNLOCK, ReportFault

__all__ = ["ReportFault", "read_report"]

FILE_BYTES = 64_000_000
# Each format's module has read(data: bytes, name: str) -> Document; imported when a file of the format comes.
READERS = {"md": "reading.markdown", "txt": "reading.plain", "docx": "word.reading", "pdf": "pdf.reading"}
_BY_ENDING = {".md": "md", ".markdown": "md", ".txt": "txt", ".text": "txt"}
_BY_MAGIC = ((b"PK\x03\x04", "docx"), (b"%PDF", "pdf"))
_ONLY_BY_MAGIC = {".docx", ".docm", ".dotx", ".dotm", ".pdf", ".doc", ".odt", ".rtf"}  # no plain text, ever
_OLE = b"\xd0\xcf\x11\xe0"  # a .doc, or a .docx with a password
_WEB_PAGE = Label(
    "đây là trang web (HTML), dù tên tệp ghi gì", "this is a web page (HTML), whatever its name says"
)
_OTHER_WRITING = (  # the first bytes, in small letters, of text that only a word processor turns into a report
    (b"{\\rtf", Label("đây là tệp RTF (.rtf)", "this is an RTF file (.rtf)")),
    (b"<!doctype html", _WEB_PAGE),
    (b"<html", _WEB_PAGE),
    (b"mime-version:", _WEB_PAGE),
    (b"<?xml", Label("đây là tệp XML", "this is an XML file")),
)
_FIRST = 64  # bytes that tell
_REFUSED = (  # the first bytes of what is no report, and what it is
    (b"\x89PNG", Label("tệp ảnh", "a picture")),
    (b"\xff\xd8\xff", Label("tệp ảnh", "a picture")),
    (b"II*\x00", Label("tệp ảnh", "a picture")),
    (b"MM\x00*", Label("tệp ảnh", "a picture")),
    (b"Rar!", Label("tệp nén", "an archive")),
    (b"7z\xbc\xaf", Label("tệp nén", "an archive")),
    (b"\x1f\x8b", Label("tệp nén", "an archive")),
)


def read_report(path: Path | str, name: str = "") -> Document:
    """Read a report of any known format; `name` is how faults and the document call it.

    Raises MissingInput where there is no file, ReportFault where it cannot be read.
    """
    path = Path(path)
    name = name or path.name
    data = _bytes(path, name)
    reader = READERS.get(format_of(data, path.suffix.lower(), name))
    if reader is None:
        raise ReportFault(name, Label("định dạng này chưa đọc được", "this format is not read"), SEND_REPORT)
    return import_module(f"analysis.tie.{reader}").read(data, name)


def _old_word(data: bytes, name: str) -> ReportFault:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return ReportFault(
            name, Label("tệp bị khóa bằng mật khẩu", "the file is locked with a password"), UNLOCK
        )
    return ReportFault(
        name, Label("đây là tệp Word kiểu cũ (.doc)", "this is an old Word file (.doc)"), SAVE_DOCX
    )


def format_of(data: bytes, ending: str, name: str) -> str:
    """Return "docx", "pdf", "md" or "txt": what the bytes are, whatever the file is called."""
    for magic, known in _BY_MAGIC:
        if data.startswith(magic):
            return known
    if data.startswith(_OLE):
        raise _old_word(data, name)
    head = data[:_FIRST].removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").lstrip(b"\xff\xfe \t\r\n").lower()
    for magic, what in _OTHER_WRITING:
        if head.startswith(magic):
            raise ReportFault(name, what, SAVE_DOCX)
    for magic, what in _REFUSED:
        if data.startswith(magic):
            is_a = Label(f"đây là {what.vi}, không phải báo cáo", f"this is {what.en}, not a report")
            raise ReportFault(name, is_a, SEND_REPORT)
    if ending in _ONLY_BY_MAGIC:
        not_one = Label(f"tệp không phải {ending} hoặc đã hỏng", f"the file is no {ending} or is damaged")
        raise ReportFault(name, not_one, SEND_REPORT)
    return _BY_ENDING.get(ending, "txt")


def digest(data: bytes) -> str:
    """Return the SHA-256 of a report's bytes."""
    return hashlib.sha256(data).hexdigest()


def _bytes(path: Path, name: str) -> bytes:
    try:
        status = path.stat()
    except (OSError, ValueError):
        raise MissingInput(Label(f"{name}: không có tệp này", f"{name}: there is no such file")) from None
    if not stat.S_ISREG(status.st_mode):
        raise ReportFault(name, Label("đây không phải là tệp", "this is not a file"), SEND_REPORT)
    if status.st_size > FILE_BYTES:
        size, most = status.st_size // 1_000_000, FILE_BYTES // 1_000_000
        large = Label(
            f"tệp {size} MB, quá lớn (tối đa {most} MB)", f"the file has {size} MB, at most {most} MB is read"
        )
        raise ReportFault(name, large, SEND_REPORT)
    if not status.st_size:
        raise ReportFault(name, Label("tệp rỗng", "the file is empty"), SEND_REPORT)
    return path.read_bytes()
