"""What a .docx file holds: looked at before it is unpacked, its parts parsed within bounds, nothing in it run."""

from __future__ import annotations

import io
import zlib
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, LargeZipFile, ZipFile

from analysis.forms import bounds
from analysis.labels import Label
from analysis.tie.reading.fault import SAVE_DOCX, UNLOCK, ReportFault

if TYPE_CHECKING:
    from lxml.etree import _Element

# A report of 50 pages has 3 MB of XML and some 100,000 tags; these bounds take a second and 300 MB to reach.
PART_BYTES = 48 * bounds.MB  # of the parts that are read, together
TAGS = 1_500_000
_RATIO = 200  # of a part's size to its packed size, past the first megabytes; text packs to a tenth
_UNSUSPICIOUS = 8 * bounds.MB
_LOCKED_BIT = 0x1

_SAVE = Label("mở tệp bằng Word rồi lưu lại dạng .docx", "open it in Word and save it as .docx")
_AGAIN = Label(
    "gửi lại tệp gốc, hoặc mở bằng Word rồi lưu lại", "send the original again, or save it anew from Word"
)
_UNKNOWN = Label("hỏi lại nơi gửi tệp; không mở tệp này", "ask where the file comes from; do not open it")
_INSIDE = (  # an entry of the zip file, and what the file then is
    ("xl/workbook.xml", Label("bảng tính Excel", "a spreadsheet")),
    ("xl/workbook.bin", Label("bảng tính Excel", "a spreadsheet")),
    ("ppt/presentation.xml", Label("bản trình chiếu", "a presentation")),
)
_MAIN = "officeDocument"  # the last word of the relationship that leads to the document's text


class Package:
    """The parts of one Word file by name; `document` is the part that holds the text."""

    def __init__(self, content: bytes, name: str):
        self.name = name
        try:
            self.zip = ZipFile(io.BytesIO(content))
            entries = self.zip.infolist()
        except (BadZipFile, LargeZipFile, OSError, ValueError, NotImplementedError, EOFError):
            raise self._damaged() from None
        self.parts = {entry.filename: entry for entry in entries}
        self._left = PART_BYTES
        self._check(entries)
        self.document = self._main_part()

    def refused(self, found: Label, mend: Label) -> ReportFault:
        """Return the fault of this file."""
        return ReportFault(self.name, found, mend)

    def _damaged(self) -> ReportFault:
        return self.refused(
            Label(
                "tệp Word bị hỏng hoặc bị cắt cụt khi gửi",
                "the Word file is damaged or was cut off on its way",
            ),
            _AGAIN,
        )

    def _not_word(self, named: Label) -> ReportFault:
        found = Label(
            f"tệp là {named.vi}, dù tên tệp ghi gì", f"the file is {named.en}, whatever its name says"
        )
        return self.refused(found, _SAVE)

    def _check(self, entries: list) -> None:
        if len(entries) > bounds.ENTRIES:
            raise self._too_large(f"{len(entries)} phần", f"{len(entries)} parts")
        if len(self.parts) < len(entries):
            raise self.refused(
                Label("tệp Word chứa hai phần trùng tên", "the Word file holds two parts of the same name"),
                _SAVE,
            )
        if sum(entry.file_size for entry in entries) > bounds.UNPACKED_BYTES:
            raise self._swollen()
        if any(entry.flag_bits & _LOCKED_BIT for entry in entries):
            raise self.refused(
                Label("tệp được khóa bằng mật khẩu", "the file is locked with a password"), UNLOCK
            )
        if "content.xml" in self.parts:
            found = Label("đây là tệp OpenDocument (.odt)", "this is an OpenDocument file (.odt)")
            raise self.refused(found, SAVE_DOCX)
        named = next((label for inside, label in _INSIDE if inside in self.parts), None)
        if named:
            raise self._not_word(named)

    def _too_large(self, vi: str, en: str) -> ReportFault:
        return self.refused(
            Label(
                f"tệp Word chứa {vi}, nhiều hơn mọi báo cáo",
                f"the Word file holds {en}, more than any report does",
            ),
            Label("bỏ phần thừa rồi lưu lại", "take out what is not the report and save it again"),
        )

    def _swollen(self) -> ReportFault:
        size = sum(entry.file_size for entry in self.parts.values()) // bounds.MB
        return self._too_large(f"{size} MB khi giải nén", f"{size} MB once unpacked")

    def _main_part(self) -> str:
        targets = [target for kind, target in self.related("").values() if kind == _MAIN]
        found = next((target for target in targets if target in self.parts), "")
        if not found:
            raise self.refused(
                Label("tệp nén này không phải tệp Word", "the file is a zip archive, but no Word file"), _SAVE
            )
        return found

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """Return a part's relationships inside the package: id → (the last word of its kind, the target part)."""
        name = join(dirname(part), "_rels", f"{part.rpartition('/')[2]}.rels")
        if name not in self.parts:
            return {}
        found = {}
        for each in self.parsed(name):
            if not isinstance(each.tag, str) or each.get("TargetMode") == "External":
                continue
            target = each.get("Target", "")
            target = target.lstrip("/") if target.startswith("/") else normpath(join(dirname(part), target))
            found[each.get("Id", "")] = (each.get("Type", "").rpartition("/")[2], target)
        return found

    def part(self, kind: str) -> str:
        """Return the name of the document's part of a kind ("footnotes"), "" where it has none."""
        found = (target for each, target in self.related(self.document).values() if each == kind)
        return next((target for target in found if target in self.parts), "")

    def parsed(self, name: str) -> _Element:
        """Return a part as a tree; raises ReportFault where it is damaged, too large or made to attack."""
        from lxml import etree  # noqa: PLC0415 -- only Word files need it

        content = self.read(name)
        if b"<!DOCTYPE" in content:  # no program writes one into a Word file
            raise self._attack()
        if content.count(b"<") > TAGS:
            raise self._too_large(
                f"{content.count(b'<') // 1000} nghìn thẻ", f"{content.count(b'<') // 1000},000 tags"
            )
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(content, parser)
        except (etree.XMLSyntaxError, ValueError, LookupError):
            raise self._damaged() from None
        if root.getroottree().docinfo.internalDTD is not None:  # one in an encoding that hid it
            raise self._attack()
        return root

    def _attack(self) -> ReportFault:
        found = Label(
            "tệp Word chứa khai báo kiểu tài liệu XML, thứ mà không phần mềm soạn thảo nào ghi",
            "the Word file holds an XML document type, which no word processor writes",
        )
        return self.refused(found, _UNKNOWN)

    def read(self, name: str) -> bytes:
        """Return a part's bytes, within the bound on all that is read."""
        entry = self.parts[name]
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise self.refused(
                Label(
                    "tệp Word được nén theo cách lạ",
                    "the Word file is packed in a way that Word does not use",
                ),
                _SAVE,
            )
        bomb = entry.file_size > _UNSUSPICIOUS and entry.file_size > _RATIO * max(entry.compress_size, 1)
        if bomb or entry.file_size > self._left:
            raise self._swollen()
        try:
            with self.zip.open(entry) as part:
                content = part.read(self._left + 1)
        except (BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError):
            raise self._damaged() from None
        self._left -= len(content)
        if self._left < 0:
            raise self._swollen()
        return content
