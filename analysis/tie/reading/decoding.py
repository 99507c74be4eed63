"""What a text file says, whatever encoding it came in: the one that gives Vietnamese words is taken, never guessed."""

from __future__ import annotations

import codecs
import re
import unicodedata

from analysis.labels import Label
from analysis.tie.reading.fault import SAVE_TEXT, ReportFault

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Words that any page of official prose holds, all of them with letters that differ between the encodings.
_COMMON = re.compile(
    r"\b(?:và|của|được|các|số|năm|tháng|ngày|tỉnh|thực hiện|huyện|báo cáo|ủy ban|nhân dân|đã|với|để|công|về)\b"
)
_SAMPLE = 200_000  # characters in which the words are looked for
_FEW = 3
_OLD_FONT = re.compile(r"[\xb5\xb8\xb6\xb7\xb9\xa8\xbb\xbe\xbc\xbd\xc6\xa9\xab\xac\xad\xae]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_MOST_CONTROL = 0.01  # of the characters of a text


def decoded(data: bytes, name: str) -> tuple[str, str]:
    """Return a file's text in NFC and its encoding ("" for UTF-8). Raises ReportFault."""
    text, encoding = _by_mark(data, name) or _by_words(data, name)
    if len(_CONTROL.findall(text)) > _MOST_CONTROL * len(text):
        raise ReportFault(name, Label("tệp không phải văn bản", "the file is not text"), SAVE_TEXT)
    if is_old(text):
        text, encoding = _from_tcvn3(text), "TCVN3 (ABC)"
    return clean(text), encoding


def clean(text: str) -> str:
    """Return text in NFC, its line ends one kind, without control and invisible characters."""
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n")
    return _CONTROL.sub("", text).translate(_INVISIBLE)


def _by_mark(data: bytes, name: str) -> tuple[str, str] | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), "" if encoding == "utf-8-sig" else encoding.upper()
            except UnicodeDecodeError:
                broken = Label(f"tệp {encoding} đã hỏng", f"the {encoding} file is damaged")
                raise ReportFault(name, broken, SAVE_TEXT) from None
    return None


def _by_words(data: bytes, name: str) -> tuple[str, str]:
    """Return the text as UTF-8, else in whichever old encoding gives the most Vietnamese words."""
    if b"\0" not in data:
        try:
            return data.decode("utf-8"), ""
        except UnicodeDecodeError:
            pass
    wide = b"\0" in data
    tried = ("utf-16-le", "utf-16-be") if wide else ("cp1258", "cp1252")
    found = [(text, encoding) for encoding in tried if (text := _tried(data, encoding)) is not None]
    best = max(found, key=lambda each: _score(each[0]), default=("", ""))
    if _score(best[0]) < _FEW:
        if wide:
            raise ReportFault(name, Label("tệp không phải văn bản", "the file is not text"), SAVE_TEXT)
        raise ReportFault(name, Label("không nhận ra bảng mã", "the encoding is not known"), SAVE_TEXT)
    return best[0], best[1].upper()


def _tried(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _score(text: str) -> int:
    """Return how many common Vietnamese words a text holds, as it is or read as the old fonts' letters."""
    sample = unicodedata.normalize("NFC", text[:_SAMPLE])
    return max(_words(sample), _words(_from_tcvn3(sample)) if _OLD_FONT.search(sample) else 0)


def _words(text: str) -> int:
    return len(_COMMON.findall(text.lower()))


def is_old(text: str) -> bool:
    """Whether a text is written in the letters of the old ABC fonts: read so, it gives far more words."""
    sample = text[:_SAMPLE]
    if len(_OLD_FONT.findall(sample)) < _FEW:
        return False
    read = _words(_from_tcvn3(sample))
    return read >= _FEW and read > 2 * _words(sample)


def _from_tcvn3(text: str) -> str:
    return text.translate(_TCVN3)


# The old ABC fonts (TCVN 5712:1993, table 3), as a Unicode program shows their bytes; ASCII is unchanged.
_TCVN3 = str.maketrans(
    "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô­õøö÷ùúýûüþ¡¢§£¤¥¦",
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
)
