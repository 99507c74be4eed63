"""What stands where on a PDF's pages; runs as a process of its own, bounded in memory and time, since PDF can bite.

Reads the file from standard input and writes one JSON object: the pages with their words and rules, or why not.
"""

from __future__ import annotations

import ctypes
import json
import math
import sys
import unicodedata

MEMORY = 1_500_000_000  # bytes of address space: a report of 50 pages needs a tenth
SECONDS = 60  # of the processor
PAGES = 600
CHARACTERS = 3_000_000
RULES = 20_000  # a page
_THIN = 4  # points: a line, however it was drawn
_STEEP = 1  # point
_BOLD = 600
_RAISED, _SMALL = 0.2, 0.65  # of the size: where a raised digit begins, and how tall it is
_PASSWORD = 4
_HYPHENS = {"\x02", "\ufffe", "\u2010", "\u2011"}  # the first two: one at the end of a line
_PATH, _IMAGE = 2, 3


def bounded() -> None:
    """Bound this process; Windows has no such limits, and the parent's clock alone holds there."""
    try:
        import resource  # noqa: PLC0415 -- not on every system
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def pages_of(data: bytes) -> dict:
    """Return {"pages": […]}, or {"refused": why} for a file that holds no readable pages."""
    import pypdfium2 as pdfium  # noqa: PLC0415 -- imported within the bounds

    try:
        document = pdfium.PdfDocument(data)
        count = len(document)
    except pdfium.PdfiumError as error:
        return {"refused": "locked" if getattr(error, "err_code", 0) == _PASSWORD else "damaged"}
    if not 0 < count <= PAGES:
        return {"refused": "pages" if count else "damaged"}
    pages, left = [], CHARACTERS
    for at in range(count):
        try:
            read = _Page(document[at], left)
        except pdfium.PdfiumError:
            return {"refused": "damaged"}
        left -= read.count
        if left < 0:
            return {"refused": "large"}
        pages.append(read.described())
    return {"pages": pages}


class _Page:
    """One page's words, the rules drawn on it, and how many pictures it holds."""

    def __init__(self, page, left: int):
        from pypdfium2 import raw  # noqa: PLC0415

        self.raw, self.page = raw, page
        self.text = page.get_textpage()
        self.count = self.text.count_chars()
        self.words: list[list] = []
        self.rules: list[list[float]] = []
        self.pictures = 0
        if self.count <= left:
            self._read_words()
            self._read_drawings()

    def described(self) -> dict:
        """Return the page as plain JSON values, its origin at the top left."""
        width, height = self.page.get_size()
        words = [[text, x0, height - y, x1, *rest] for text, x0, y, x1, *rest in self.words]
        rules = [[x0, height - y1, x1, height - y0] for x0, y0, x1, y1 in self.rules]
        return {"width": width, "height": height, "words": words, "rules": rules, "pictures": self.pictures}

    def _read_words(self) -> None:
        """Cut the characters into words at blanks."""
        word: list[tuple[str, int]] = []
        for at in range(self.count):
            letter = chr(self.raw.FPDFText_GetUnicode(self.text.raw, at))
            if letter.isspace() or letter == "\0":
                self._keep(word)
                word = []
            else:
                word.append(("-" if letter in _HYPHENS else letter, at))
        self._keep(word)

    def _keep(self, word: list[tuple[str, int]]) -> None:
        """Keep a word, cut where its size or its line changes: a raised mark is no part of the number before it."""
        if not word:
            return
        plain = not any(letter.isdigit() or letter == "*" for letter, _ in word)
        if plain and len(word) > 1:
            x0, y, _, size = self._place(word[0][1], digit=False)
            _, last_y, x1, last_size = self._place(word[-1][1], digit=False)
            if _alike(y, size, last_y, last_size):
                text = "".join(letter for letter, _ in word)
                self.words.append([text, x0, y, x1, size, self._is_bold(word[0][1]), 0])
                return
        pieces: list[list] = []
        for letter, at in word:
            x0, y, x1, size = self._place(at, digit=letter.isdigit())
            if pieces and (_alike(pieces[-1][2], pieces[-1][4], y, size) or unicodedata.combining(letter)):
                pieces[-1][0] += letter
                pieces[-1][3] = max(x1, pieces[-1][3])
            else:
                pieces.append([letter, x0, y, x1, size, self._is_bold(at), int(bool(pieces))])
        self.words += pieces

    def _place(self, at: int, *, digit: bool) -> tuple[float, float, float, float]:
        """Return a character's left edge, baseline, right edge and size; some fonts have raised digits of their own."""
        handle, of = self.text.raw, ctypes.byref
        x, y, left, bottom, right, top = (ctypes.c_double() for _ in range(6))
        self.raw.FPDFText_GetCharOrigin(handle, at, of(x), of(y))
        self.raw.FPDFText_GetCharBox(handle, at, of(left), of(right), of(bottom), of(top))
        size, matrix = self.raw.FPDFText_GetFontSize(handle, at), self.raw.FS_MATRIX()
        if self.raw.FPDFText_GetMatrix(handle, at, of(matrix)):  # many programs scale a font of one point
            size *= math.hypot(matrix.c, matrix.d) or 1
        if digit and bottom.value - y.value > _RAISED * size:
            return left.value, bottom.value, right.value, size * _SMALL
        return left.value, y.value, right.value, size

    def _is_bold(self, at: int) -> int:
        name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
        self.raw.FPDFText_GetFontInfo(self.text.raw, at, name, 128, ctypes.byref(flags))
        heavy = self.raw.FPDFText_GetFontWeight(self.text.raw, at) >= _BOLD
        return int(heavy or b"bold" in name.value.lower())

    def _read_drawings(self) -> None:
        for each in self.page.get_objects(filter=(_PATH, _IMAGE), max_depth=4):
            if each.type == _IMAGE:
                self.pictures += 1
            elif len(self.rules) < RULES:
                self._read_path(each)

    def _read_path(self, each) -> None:
        """Keep a path that is a line, or the lines that it is made of."""
        left, bottom, right, top = each.get_bounds()
        if right - left <= _THIN or top - bottom <= _THIN:
            self.rules.append([left, bottom, right, top])
            return
        matrix, last = each.get_matrix(), None
        for at in range(min(self.raw.FPDFPath_CountSegments(each.raw), RULES)):
            segment = self.raw.FPDFPath_GetPathSegment(each.raw, at)
            x, y = ctypes.c_float(), ctypes.c_float()
            self.raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
            point = matrix.on_point(x.value, y.value)
            if self.raw.FPDFPathSegment_GetType(segment) == self.raw.FPDF_SEGMENT_LINETO and last is not None:
                (x0, x1), (y0, y1) = sorted((last[0], point[0])), sorted((last[1], point[1]))
                if x1 - x0 <= _STEEP or y1 - y0 <= _STEEP:
                    self.rules.append([x0, y0, x1, y1])
            last = point


def _alike(y: float, size: float, other_y: float, other_size: float) -> bool:
    """Tell whether two characters stand on one line and in one size."""
    return abs(y - other_y) < size / 8 and abs(size - other_size) < size / 8


def main() -> None:
    """Read a PDF from standard input, write its pages to standard output."""
    bounded()
    try:
        found = pages_of(sys.stdin.buffer.read())
    except MemoryError:
        found = {"refused": "large"}
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
