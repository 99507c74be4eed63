"""A draft as a Word document, through a template that an office can edit; a template's errors are one line each."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape
from zipfile import BadZipFile

from analysis.draft import package
from analysis.draft.blocks import Block, Draft, Heading, Mark, Paragraph, Piece, Table, plain
from analysis.faults import Faults, MissingInput
from analysis.labels import Label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SHIPPED = Path(__file__).parent / "templates" / "report.docx"
TWENTIETHS = 9070  # the width between the margins of A4, in twentieths of a point


class _Xml(str):
    """Text that stands in the document's XML as it is; any other text of a template is escaped."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


def docx(draft: Draft, template: Path = SHIPPED) -> bytes:
    """Write a draft through a template; raises Faults for a template that cannot be filled, or leaves text out."""
    import jinja2  # noqa: PLC0415 -- only who writes Word files needs it
    from docxtpl import DocxTemplate  # noqa: PLC0415
    from jinja2.sandbox import SandboxedEnvironment  # noqa: PLC0415

    if not template.is_file():
        name = template.as_posix()
        raise MissingInput(Label(f"{name}: không có mẫu này", f"{name}: there is no such template"))
    filled = DocxTemplate(template)
    try:
        filled.init_docx()
    except (BadZipFile, KeyError, ValueError):
        raise _fault(
            template,
            "đây không phải tệp Word (.docx); chép lại mẫu có sẵn rồi sửa trên bản chép",
            "this is no Word document (.docx); copy the shipped template anew and edit that",
        ) from None
    writer = _Writer(filled.docx)
    context = {
        "number": draft.number,
        "issuer": draft.issuer,
        "place": draft.place,
        "day": draft.day,
        "title": draft.title,
        "warning": draft.warning,
        "blocks": [writer.block(block) for block in draft.blocks],
    }
    rules = SandboxedEnvironment(undefined=jinja2.StrictUndefined)
    try:
        filled.render(context, rules, autoescape=True)
    except jinja2.TemplateSyntaxError as error:
        told = _told(error)
        raise _fault(template, f"{told}; sửa thẻ đó trong Word", f"{told}; mend the tag in Word") from None
    except (jinja2.TemplateError, TypeError, ValueError, ArithmeticError) as error:
        told, known = _told(error), ", ".join(context)
        raise _fault(
            template, f"{told}; mẫu dùng được {known}", f"{told}; a template can use {known}"
        ) from None
    package.add_footnotes(filled.docx, [(note.number, plain(note.pieces)) for note in _notes(draft)])
    content = package.packed(filled.docx, draft.title, draft.dated)
    _check_complete(template, content, draft)
    return content


def _notes(draft: Draft):
    return [note for block in draft.blocks if isinstance(block, Paragraph) for note in block.notes]


def _told(error: Exception) -> str:
    """Return the error's own words in one line, with the text of the template around it where it is known."""
    words = " ".join(str(error).split())
    context = [" ".join(re.sub(r"<[^>]*>", " ", line).split()) for line in getattr(error, "docx_context", ())]
    near = next((line for line in context if "{" in line), "")
    return f"{words} (near “{near[:80]}”)" if near else words


def _check_complete(template: Path, content: bytes, draft: Draft) -> None:
    """Refuse a template that drops a paragraph or a table of the draft: what is not printed is not checked."""
    from docx import Document  # noqa: PLC0415 -- only who writes Word files needs it

    body = Document(io.BytesIO(content)).element.body
    space = re.compile(r"\s+")
    printed = space.sub("", "".join(node.text or "" for node in body.iter(f"{{{package.WORD}}}t")))
    left_out = [text for text in _texts(draft.blocks) if space.sub("", text) not in printed]
    if left_out:
        count, first = len(left_out), f"“{left_out[0][:60]}”"
        raise _fault(
            template,
            f"mẫu bỏ sót {count} đoạn của dự thảo, đoạn đầu là {first}; đặt lại vòng lặp blocks",
            f"{count} texts of the draft would be left out, the first of them {first}; put the loop over blocks back",
        )


def _fault(template: Path, vi: str, en: str) -> Faults:
    return Faults(Label(f"{template.name}: {vi}", f"{template.name}: {en}"))


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Table):
            yield from block.head
            yield from (plain(cell) for row in block.rows for cell in row)
        else:
            yield plain(block.pieces)


class _Writer:
    """Turns blocks into what a template can put in place; knows the template's styles by their names."""

    def __init__(self, document):
        self._styles = {style.name: style.style_id for style in document.styles}

    def block(self, block: Block) -> dict[str, object]:
        if isinstance(block, Heading):
            text = plain(block.pieces)
            return {"kind": "heading", "level": block.level, "number": block.number, "text": text}
        if isinstance(block, Table):
            return {"kind": "table", "table": _Xml(self._table(block))}
        return {"kind": "open" if block.open else "paragraph", "runs": _Xml(_runs(block.pieces))}

    def _table(self, table: Table) -> str:
        """Return a table with a head that is repeated on every page; what is a number stands at the right."""
        whole = sum(table.widths)
        widths = [round(TWENTIETHS * part / whole) for part in table.widths]
        named = self._styles.get("Bảng số liệu")
        look = f'<w:tblStyle w:val="{escape(named)}"/>' if named else package.BORDERS
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        head = self._row([(text,) for text in table.head], widths, "Bảng - đầu", head=True)
        last = len(table.rows) - 1
        rows = "".join(
            self._row(row, widths, "Bảng - chữ", bold=table.total and at == last)
            for at, row in enumerate(table.rows)
        )
        layout = (
            f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
        )
        if named:
            look, layout = look + layout, ""
        properties = f"<w:tblPr>{look}{layout}</w:tblPr>"
        return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>"

    def _row(self, cells, widths: list[int], style: str, *, head: bool = False, bold: bool = False) -> str:
        repeated = "<w:tblHeader/>" if head else ""
        written = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
            f"{self._cell(pieces, style, bold=bold)}</w:tc>"
            for pieces, width in zip(cells, widths, strict=True)
        )
        return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{written}</w:tr>"

    def _cell(self, pieces: tuple[Piece, ...], style: str, *, bold: bool) -> str:
        number = any(not isinstance(piece, str | Mark) for piece in pieces)
        named = self._styles.get("Bảng - số" if number else style, "Normal")
        return f'<w:p><w:pPr><w:pStyle w:val="{escape(named)}"/></w:pPr>{_runs(pieces, bold=bold)}</w:p>'


def _runs(pieces: Iterable[Piece], *, bold: bool = False) -> str:
    """Return the runs of a paragraph: its text, and the calls of its footnotes."""
    return "".join(
        package.reference(piece.note) if isinstance(piece, Mark) else package.run(plain((piece,)), bold=bold)
        for piece in pieces
    )
