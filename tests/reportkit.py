"""Made-up reports, the same words as markdown, as a Word file and as a PDF, so that readings can be held together."""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import typst
import wordkit

FONTS = Path(__file__).resolve().parent.parent / "analysis" / "annex" / "fonts"
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_WORDS = (
    "các sở, ban, ngành", "tiếp tục thực hiện", "trên địa bàn tỉnh", "theo hướng dẫn của Bộ Công an",
    "phục vụ người dân và doanh nghiệp", "dịch vụ công thiết yếu", "đối với lĩnh vực tư pháp", "bảo đảm tiến độ đề ra",
    "Hệ thống thông tin giải quyết thủ tục hành chính", "cơ quan, đơn vị, địa phương", "tài khoản định danh điện tử",
    "hồ sơ trực tuyến", "cấp huyện, cấp xã", "đã được kết nối",
)  # fmt: skip
_ISSUERS = ("UBND-NC", "KH-UBND", "QĐ-TTg", "STTT-CNTT&BCVT", "CAT-QLHC", "UBND-THCBKS", "NĐ-CP")
_TITLES = ("KẾT QUẢ THỰC HIỆN", "KHÓ KHĂN, VƯỚNG MẮC", "PHƯƠNG HƯỚNG, NHIỆM VỤ", "NHẬN XÉT")
_PLACES = ("Huyện Chiêm Hóa", "Huyện Hàm Yên", "Huyện Lâm Bình", "Huyện Na Hang", "TP Tuyên Quang")
_MARKED = re.compile(r"\{(\d+)\}")  # where a footnote is called


@dataclass
class Report:
    """A report as (kind, content): headings, paragraphs with {n} where footnote n is called, tables; and the notes."""

    parts: list[tuple[str, object]] = field(default_factory=list)
    notes: dict[int, str] = field(default_factory=dict)


def report(seed: int) -> Report:
    """Make up a report of some pages."""
    chance, made = random.Random(seed), Report()  # noqa: S311 -- the same reports at every run
    for part, title in zip(("I", "II", "III", "IV"), _TITLES, strict=True):
        made.parts.append(("heading", f"{part}. {title}"))
        for number in range(1, chance.randint(3, 5)):
            made.parts.append(("prose", f"{number}. {_prose(chance, made, chance.randint(2, 9))}"))
            made.parts += [("prose", f"- {_prose(chance, made, 1)}") for _ in range(chance.randint(0, 2))]
        if chance.random() < 0.7:
            made.parts.append(("table", _table(chance, chance.randint(3, 30))))
    return made


def _prose(chance, made, sentences) -> str:
    said = []
    for _ in range(sentences):
        words = chance.sample(_WORDS, chance.randint(2, 4))
        words.insert(chance.randint(1, 2), _number(chance))
        if chance.random() < 0.2:
            made.notes[len(made.notes) + 1] = (
                f"Theo {_document(chance)}, {chance.choice(_WORDS)} {_number(chance)}."
            )
            words[1] += f"{{{len(made.notes)}}}"
        said.append(" ".join(words))
    return "; ".join(said).capitalize() + "."


def _number(chance) -> str:
    count = f"{chance.randrange(1, 999)}.{chance.randrange(1000):03d}"
    share = f"{chance.randrange(1, 100)},{chance.randrange(100):02d}%"
    ways = (
        f"{count} hồ sơ", f"đạt {share}", f"{count}/{count} hồ sơ, đạt {share}", f"{chance.randrange(10):02d} dịch vụ",
        f"{chance.randrange(20, 50)}-{chance.randrange(50, 99)}%", f"gấp 2,{chance.randrange(9)} lần",
        _document(chance), "giai đoạn 2022-2025", "mức độ 3, 4",
    )  # fmt: skip
    return chance.choice(ways)


def _document(chance) -> str:
    day = f"{chance.randrange(1, 28):02d}/{chance.randrange(3, 12)}/2022"
    return f"Văn bản số {chance.randrange(9, 9999)}/{chance.choice(_ISSUERS)} ngày {day}"


def _table(chance, rows) -> list[list[str]]:
    head = ["TT", "Tên đơn vị", "Không có mã định danh", "Sai định dạng", "Tổng"]
    body = []
    for at in range(1, rows + 1):
        counts = [chance.randrange(9999) for _ in range(2)]
        written = [f"{count:,}".replace(",", ".") for count in (*counts, sum(counts))]
        body.append([str(at), chance.choice(_PLACES), *written])
    return [head, *body]


def markdown(made: Report) -> str:
    """Write a report as markdown, its footnotes at the end."""
    lines = []
    for kind, content in made.parts:
        if kind == "table":
            lines.append("\n".join("\t".join(row) for row in content))
        else:
            text = _MARKED.sub(r"<sup>(\1)</sup>", content)
            lines.append(f"## **{text}**" if kind == "heading" else text)
    lines += [f"<sup>({number})</sup> {text}" for number, text in made.notes.items()]
    return "\n\n".join(lines) + "\n"


_BORDERS = "<w:tblPr><w:tblBorders>{}</w:tblBorders></w:tblPr>".format(
    "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
)
_RAISED = '<w:vertAlign w:val="superscript"/>'
_STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Liberation Serif" w:hAnsi="Liberation Serif"/>'
    '<w:sz w:val="26"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:styleId="F"><w:name w:val="footnote text"/><w:rPr><w:sz w:val="20"/></w:rPr>'
    "</w:style>"
)


def word(made: Report) -> bytes:
    """Write a report as a Word file with true footnotes, its numbers cut into runs here and there."""
    body = []
    for kind, content in made.parts:
        if kind == "table":
            body.append(wordkit.table(*content).replace("<w:tblPr/>", _BORDERS) + wordkit.p(""))
        else:
            body.append(wordkit.p(*_runs(content, "<w:b/>" if kind == "heading" else "")))
    notes = "".join(
        wordkit.note(number, f" {text}", look=_RAISED, properties='<w:pStyle w:val="F"/>')
        for number, text in made.notes.items()
    )
    return wordkit.docx(*body, footnotes=notes, styles=_STYLES)


def _runs(text, look):
    for piece in re.split(r"(\{\d+\}|(?<=\d\.)(?=\d))", text):
        if piece:
            called = _MARKED.fullmatch(piece)
            yield wordkit.refers(called[1], _RAISED) if called else wordkit.r(piece, look)


def pdf(made: Report, size="13pt") -> bytes:
    """Set a report by Typst on pages with numbers, a running head, true footnotes and ruled tables."""
    head = (
        f'#set page(paper: "a4", numbering: "1", header: [Báo cáo tháng 11 năm 2022])\n'
        f'#set text(font: "Liberation Serif", size: {size}, lang: "vi", hyphenate: false)\n'
        "#set par(justify: true, first-line-indent: (amount: 1cm, all: true), spacing: 1em)\n"
    )
    return typst.compile(
        (head + "\n\n".join(_set(made, *each) for each in made.parts)).encode(), font_paths=[FONTS]
    )


def _set(made, kind, content) -> str:
    if kind == "table":
        cells = ", ".join(f"[{_quoted(cell)}]" for row in content for cell in row)
        return f"#table(columns: (1cm, 5cm, 1fr, 1fr, 1fr), {cells})"
    text = "".join(
        f"#footnote[{_quoted(made.notes[int(piece)])}]" if at % 2 else _quoted(piece)
        for at, piece in enumerate(_MARKED.split(content))
    )
    return f"*{text}*" if kind == "heading" else text


def _quoted(text) -> str:
    return f'#"{text}"' if text else ""


def numbers(document) -> Counter:
    """Return how often each number stands in a document."""
    return Counter(found for block in document.blocks for found in NUMBER.findall(block.text))


def texts(document, *, notes: bool) -> Counter:
    """Return the texts of the footnotes, or of all else, without their blanks."""
    return Counter(
        "".join(block.text.split()) for block in document.blocks if (block.kind.value == "footnote") is notes
    )
