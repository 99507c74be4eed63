"""How blocks become HTML: an element each for the notebook, one file with no script, no request to read."""

from __future__ import annotations

from html import escape
from pathlib import Path

from analysis.annex import fonts, layout, reporttext, svg
from analysis.annex.blocks import (
    Block,
    Cell,
    Chart,
    Heading,
    KeyFigure,
    KeyFigures,
    ReportText,
    Row,
    Table,
    Text,
    Title,
)
from analysis.annex.markup import Place, identity, written

HERE = Path(__file__).parent
TEMPLATES = HERE / "templates"
# The faces the page uses; a fourth would cost its readers 14 kB for nothing.
_FACES = {"regular": (400, "normal"), "bold": (700, "normal"), "italic": (400, "italic")}
# JupyterLab sets every cell flush right.
_NOTEBOOK_STYLE = (
    "<style>.annex table{border-collapse:collapse;width:auto}"
    ".annex caption,.annex th,.annex td{text-align:left}"
    ".annex .right{text-align:right}.annex .center{text-align:center}.annex thead th{text-align:center}"
    ".annex .hidden{display:none}.annex caption,.annex .total *{font-weight:bold}</style>"
)


def fragment(block: Block, lang: str = "vi", targets: frozenset[str] | None = None) -> str:
    """Return one block as an HTML element; links outside `targets`, when given, become plain text."""
    return _RENDERERS[type(block)](block, Place(lang, targets))


def shown(block: Block) -> str:
    """Return a block as JupyterLab shows it: the element, and the little style it needs there."""
    return f'{_NOTEBOOK_STYLE}<div class="annex">{fragment(block)}</div>'


def page(blocks: list[Block]) -> str:
    """Return the annex as one HTML file."""
    return filled(parts(blocks))


def filled(annex: dict) -> str:
    """Return the template filled with the parts of a page."""
    from jinja2 import Environment, FileSystemLoader  # noqa: PLC0415 -- only a whole page needs it

    # Not autoescaped: the template escapes what is text, the fragments are HTML already.
    environment = Environment(loader=FileSystemLoader(TEMPLATES / "annex-html"), autoescape=False)  # noqa: S701
    return environment.get_template("index.html.j2").render(resources={"annex": annex})


def parts(blocks: list[Block]) -> dict:
    """Return what the page's template puts together."""
    title = next((block for block in blocks if isinstance(block, Title)), None)
    if title is None:
        raise ValueError("the annex has no Title block: a page needs its title, language and date")
    targets = frozenset(layout.anchors(blocks))
    on_paper = {id(block) for block in layout.printed(blocks)}
    body = [
        fragment(block, title.lang, targets)
        if id(block) in on_paper
        else f'<div class="screen-only">\n{fragment(block, title.lang, targets)}\n</div>'
        for block in blocks
        if block is not title
    ]
    return {
        "lang": title.lang,
        "title": f"{title.annex}. {title.title}",
        "marks": [mark for mark, _ in title.marks],
        "style": _style("".join(body) + str(title)),
        "head": fragment(title, title.lang, targets),
        "contents_title": layout.WORDS[title.lang]["contents"],
        "contents": _contents([block for block in blocks if isinstance(block, Heading)]),
        "body": body,
    }


def _style(text: str) -> str:
    packed = fonts.subset_faces(text, tuple(_FACES))
    faces = (
        f'@font-face{{font-family:"{fonts.SUBSET_FAMILY}";font-weight:{weight};font-style:{style};'
        f'src:url(data:font/woff2;base64,{packed[face]}) format("woff2")}}\n'
        for face, (weight, style) in _FACES.items()
    )
    return "".join(faces) + (HERE / "annex.css").read_text("utf-8")


def _contents(headings: list[Heading]) -> str:
    """Return the headings as a nested list of links."""
    html, depth = "", 1
    for heading in headings:
        level = min(heading.level, depth + 1) if depth > 1 else 2
        html += "<ol><li>" if level > depth else "</li></ol>" * (depth - level) + "</li>\n<li>"
        html += f'<a href="#{escape(heading.anchor)}">{written(heading.text)}</a>'
        depth = level
    return html + "</li></ol>" * (depth - 1)


def _title(title: Title, place: Place) -> str:  # noqa: ARG001 -- every renderer is called alike
    stamps = (f"<strong>{written(mark)}</strong> {written(reason)}".strip() for mark, reason in title.marks)
    banner = "".join(f'<p class="draft" role="note">{stamp}</p>\n' for stamp in stamps)
    return (
        f'<header>\n{banner}<p class="annex-number">{written(title.annex)}</p>\n<h1>{written(title.title)}</h1>\n'
        f'<p class="attached">{written(title.attached_to)}</p>\n</header>'
    )


def _heading(heading: Heading, place: Place) -> str:  # noqa: ARG001
    return f"<h{heading.level}{identity(heading.anchor)}>{written(heading.text)}</h{heading.level}>"


def _paragraph(text: Text, place: Place) -> str:  # noqa: ARG001
    return f'<p class="text-{escape(text.style)}">{written(text.text)}</p>'


def _key_figures(block: KeyFigures, place: Place) -> str:
    items = "\n".join(_key_figure(item, place) for item in block.items)
    label = escape(block.caption)
    return (
        f'<section class="key-figures"{identity(block.anchor)} aria-label="{label}">\n'
        f'<p class="caption">{written(block.caption)}</p>\n<dl>\n{items}\n</dl>\n</section>'
    )


def _key_figure(item: KeyFigure, place: Place) -> str:
    value = place.link(item.href, f"<strong>{written(item.value)}</strong>")
    unit = f" {written(item.unit)}" if item.unit else ""
    remark = f'<dd class="remark">{written(item.remark)}</dd>' if item.remark else ""
    return f'<div><dt>{written(item.label)}</dt><dd class="value">{value}{unit}</dd>{remark}</div>'


def _table(table: Table, place: Place) -> str:
    kinds = " ".join(["table", *(name for name in ("wide", "small") if getattr(table, name))])
    foot = [table.source, table.note, layout.legend(table, place.lang)]
    notes = "".join(f'\n<p class="table-note">{written(line)}</p>' for line in foot if line)
    return f'<div class="{kinds}"{identity(table.anchor)}>\n{_grid(table, place)}{notes}\n</div>'


def _grid(table: Table, place: Place) -> str:
    """Return the table itself in a container that scrolls, so that the page never does."""
    narrowest = _narrowest(table)
    share = narrowest / sum(table.widths)  # in ems: percentages would widen a table whose numbers are long
    columns = "".join(f'<col style="width:{share * width:.1f}em">' for width in table.widths)
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(table.caption)}">\n'
        f'<table style="min-width:{narrowest:.1f}em">\n'
        f"<caption><span>{written(table.caption)}</span></caption>\n"
        f"<colgroup>{columns}</colgroup>\n{_head(table, place)}{_bodies(table, place)}</table>\n</div>"
    )


def _narrowest(table: Table) -> float:
    """Return the width in ems below which the table scrolls rather than stacks word under word."""
    letters = [3] * len(table.widths)
    for column, cell in (each for row in layout.placed(table.rows) for each in row):
        if cell.colspan == 1 and column < len(letters):
            letters[column] = max(letters[column], min(len(cell.text), 18))
    return sum(0.45 * count + 1 for count in letters)  # a letter's width, and the cell's padding


def _head(table: Table, place: Place) -> str:
    html = ""
    for row in table.head:
        inner = "".join(_cell(cell, _head_scope(row, cell), place) for cell in row.cells)
        html += f'<tr class="{row.kind}">{inner}</tr>\n'
    return f"<thead>\n{html}</thead>\n" if html else ""


def _head_scope(row: Row, cell: Cell) -> str:
    if row.kind == "number" or not cell.text:
        return ""
    return "colgroup" if cell.colspan > 1 else "col"


def _bodies(table: Table, place: Place) -> str:
    """Return the rows, a new row group at each banner, so that the banner heads its group."""
    rows = tuple(layout.spread(row, len(table.widths)) for row in table.rows)
    html = ""
    for index, (row, cells) in enumerate(zip(rows, layout.placed(rows), strict=True)):
        if index == 0 or row.kind == "banner":
            html += "<tbody>\n" if index == 0 else "</tbody>\n<tbody>\n"
        heading = next((column for column, cell in cells if cell.text), None)
        scope = {"banner": "rowgroup", "number": ""}.get(row.kind, "row")
        inner = "".join(_cell(cell, scope if column == heading else "", place) for column, cell in cells)
        html += f'<tr class="{row.kind}">{inner}</tr>\n'
    return html + "</tbody>\n" if rows else html


def _cell(cell: Cell, scope: str, place: Place) -> str:
    tag = "th" if scope else "td"
    attributes = f' scope="{scope}"' if scope else ""
    for name in ("colspan", "rowspan"):
        span = getattr(cell, name)
        attributes += f' {name}="{span}"' if span > 1 else ""
    classes = " ".join(filter(None, (cell.align.replace("left", ""), cell.mark and f"is-{cell.mark}")))
    attributes += f' class="{escape(classes)}"' if classes else ""
    inner = written(cell.text)
    inner = place.link(cell.href, inner) if cell.href and inner else inner
    return f"<{tag}{identity(cell.anchor)}{attributes}>{_mark(cell.mark, place)}{inner}</{tag}>"


def _mark(mark: str, place: Place) -> str:
    """Return a mark as a sign to see and a word to hear."""
    if not mark:
        return ""
    word, sign = place.word(mark), layout.SIGNS[mark]
    return f'<span class="sign" aria-hidden="true">{sign}</span><span class="hidden">{word}: </span> '


def _chart(chart: Chart, place: Place) -> str:
    drawing, label = svg.inline(chart.svg, f"{chart.anchor}-", chart.alt), escape(chart.caption)
    source = f'\n<p class="table-note">{written(chart.source)}</p>' if chart.source else ""
    data = f"<summary>{place.word('data')}</summary>\n{_table(chart.data, place)}"
    return (
        f'<figure class="chart"{identity(chart.anchor)}>\n'
        f'<div class="scroll" tabindex="0" role="region" aria-label="{label}">\n{drawing}\n</div>\n'
        f"<figcaption>{written(chart.caption)}</figcaption>{source}\n"
        f"<details>{data}\n</details>\n</figure>"
    )


_RENDERERS = {
    Title: _title,
    Heading: _heading,
    Text: _paragraph,
    KeyFigures: _key_figures,
    Table: _table,
    Chart: _chart,
    ReportText: reporttext.rendered,
}
