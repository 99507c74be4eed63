"""A draft as Markdown: headings, paragraphs, footnotes after their paragraph, tables with bars."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.draft.blocks import Block, Draft, Heading, Mark, Piece, Table, plain


def markdown(draft: Draft) -> str:
    """Write a draft as Markdown."""
    head = [f"Số: {draft.number}", f"{draft.place}, {draft.day}", "# BÁO CÁO", f"**{draft.title}**"]
    warned = [f"**{draft.warning}**"] if draft.warning else []
    body = [text for block in draft.blocks for text in _block(block)]
    return "\n\n".join([*warned, *head, *body]) + "\n"


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"{'#' * (block.level + 1)} {block.number} {plain(block.pieces)}"
    elif isinstance(block, Table):
        yield "\n".join(_table(block))
    else:
        yield f"*{_marked(block.pieces)}*" if block.open else _marked(block.pieces)
        for note in block.notes:
            yield f"{_mark(note.number)} {plain(note.pieces)}"


def _marked(pieces: tuple[Piece, ...]) -> str:
    return "".join(
        f" {_mark(piece.note)}" if isinstance(piece, Mark) else plain((piece,)) for piece in pieces
    )


def _mark(number: int) -> str:
    return f"<sup>({number})</sup>"


def _table(table: Table) -> Iterator[str]:
    yield _row(table.head)
    yield _row("---" for _ in table.head)
    for cells in table.rows:
        yield _row(map(plain, cells))


def _row(cells) -> str:
    return f"| {' | '.join(cells)} |"
