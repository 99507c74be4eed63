"""From a printed number back to its raw cells: the formula, every step, and the text the agency typed."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.declare import DECLARED
from analysis.exact import Evidence, Exact, Leaf
from analysis.forms import LAYOUTS
from analysis.numerals import rounded, write
from analysis.places import Label

EVIDENCE = {
    Evidence.COMPUTED: Label("tính từ số đếm", "computed"),
    Evidence.REPORTED: Label("cơ quan báo cáo", "as reported"),
    Evidence.IMPLIED: Label("suy ra từ tỷ lệ đã công bố", "implied"),
}
_INFIX = {"+", "−", "×", "÷"}
_TIGHT = {"×", "÷"}
_SHOWN = 12  # cells of one count that the tree prints; trace.csv holds all of them
_PLACES = 4


def source(leaf: Leaf, cells: dict):
    """Return the raw cell of a frame's cell; a column that cleaning added leads to the column it was read from."""
    found = cells.get((leaf.row, leaf.column))
    if found is None:
        form = _form(leaf.row)
        for frame in DECLARED.frames.values():
            if frame.form == form and leaf.column in frame.derived:
                return cells[leaf.row, frame.derived[leaf.column]]
        raise KeyError(f"no raw cell is known for {leaf.row}.{leaf.column}")
    return found


def _form(row: str) -> str:
    """Return the form of a row's id: dossiers/32, or of the month before 2022-11:dossiers/32."""
    return row.rpartition(":")[2].split("/")[0]


def address(leaf: Leaf, cells: dict) -> str:
    """Return `file!sheet!cell`; text files have no sheet."""
    ref = source(leaf, cells)
    return "!".join(part for part in (ref.file, ref.sheet, ref.cell) if part)


def corrected(leaf: Leaf, data) -> str | None:
    """Return what an analyst has a cell read as instead of its raw text; None where nobody corrected it."""
    ref = source(leaf, data.cells)
    here = (ref.file, ref.sheet, ref.cell)
    return next((each.after for each in data.corrections if each[2:5] == here), None)


def formula(value: Exact, lang: str = "") -> str:
    """Write the expression that made a value; figures and columns by their ids, with `lang` by their labels."""
    node = value.node
    if node.op in _INFIX:
        return f" {node.op} ".join(_operand(part, node.op, lang) for part in node.parts)
    if node.op == "sum":
        return f"Σ {_column(node.parts[0].node.leaf.row, node.note, lang) if node.parts else node.note}"
    if node.op == "count":
        return f"{_op(node.op, lang)}({node.note})" if not lang else _op(node.op, lang)
    if node.op == "constant":
        return node.note
    if node.leaf:
        return _column(node.leaf.row, node.leaf.column, lang)
    return f"{_op(node.op, lang)}({', '.join(_operand(part, '', lang) for part in node.parts)})"


def _operand(part: Exact, outer: str, lang: str) -> str:
    if part.figure:
        return _figure(part.figure, lang)
    text = formula(part, lang)
    loose = part.node.op in {"+", "−"} and (outer in _TIGHT or outer == "−")
    return f"({text})" if loose or (part.node.op in _TIGHT and outer == "÷") else text


_PLACES_PRINTED = {
    "prose": "lời văn",
    "heading": "đề mục",
    "table": "bảng",
    "title": "tiêu đề",
    "footnote": "chú thích",
}


def place(name: str, lang: str) -> str:
    """Say where in a section a number stands: in the prose, in a table, in footnote 3."""
    kind, _, number = name.partition(" ")
    return f"{_PLACES_PRINTED.get(kind, kind)} {number}".strip() if lang == "vi" else name


_OPS = {
    "count": Label("số dòng của biểu", "rows of the form"),
    "implied base": Label("mẫu số suy ra từ", "implied base"),
    "implied part": Label("tử số suy ra từ", "implied part"),
    "unrounded": Label("trước khi làm tròn", "unrounded"),
    "range": Label("khoảng", "range"),
    "sum": Label("Σ", "Σ"),
}


def _op(op: str, lang: str) -> str:
    return _OPS[op].of(lang) if lang and op in _OPS else op


def _figure(name: str, lang: str) -> str:
    if not lang:
        return name
    family, _, key = name.rstrip("]").partition("[")
    figure = DECLARED.figures[family]
    member = f" – {figure.by[key].label.of(lang)}" if key else ""
    return f"“{figure.label.of(lang)}{member}”"


def _column(row: str, column: str, lang: str) -> str:
    """Name a column: its id, or in Vietnamese the heading that it has in the agency's form."""
    if lang != "vi":
        return column
    form = row.split("/", maxsplit=1)[0]
    derived = {
        name: told
        for frame in DECLARED.frames.values()
        if frame.form == form
        for name, told in frame.derived.items()
    }
    layout = LAYOUTS.get(form)
    known = {each.name: each.heading for each in layout.columns} if layout else {}
    heading = known.get(derived.get(column, column))
    return f"[{' – '.join(heading)}]" if heading else column


def tree(results, data, name: str, lang: str = "vi") -> str:
    """Draw a figure's trace down to the raw strings; raises KeyError for an unknown figure."""
    result = results.figures[name]
    words = _WORDS[lang == "en"]
    lines = [
        f"{name} = {result.printed(lang)}",
        f"  {result.label.of(lang)} ({result.section})",
        f"  {words['evidence']}: {EVIDENCE[result.value.evidence].of(lang)}",
        *([f"  {words['method']}: {' '.join(result.figure.method.split())}"] if lang == "en" else []),
        f"  {words['formula']}: {formula(result.value, lang)}",
        *_branch(result.value, data, "", lang, top=True),
    ]
    files = dict.fromkeys(source(leaf, data.cells).file for leaf in result.value.leaves())
    lines += [f"  {file} sha256 {data.hashes[file]}" for file in files]
    lines += [
        f"  {words['printed']}: “{each.mention.printed}” ({each.mention.section}, {place(each.mention.place, lang)}): "
        f"{results.verdict(each, lang)}"
        for each in results.comparisons
        if each.mention.figure == name
    ]
    return "\n".join(lines)


_WORDS = (
    {
        "evidence": "Loại bằng chứng",
        "formula": "Công thức",
        "printed": "Báo cáo in",
        "more": "và {} ô nữa (xem trace.csv)",
        "empty": "ô trống",
        "corrected": "hiệu đính thành",
    },
    {
        "evidence": "Evidence",
        "method": "Method",
        "formula": "Formula",
        "printed": "Printed in the report",
        "more": "and {} more cells (see trace.csv)",
        "empty": "empty cell",
        "corrected": "corrected to",
    },
)


def _branch(  # noqa: PLR0913 -- where the branch stands in the drawing
    value: Exact, data, indent: str, lang: str, *, top: bool = False, last: bool = True
) -> Iterator[str]:
    joint = "  " if top else indent + ("└ " if last else "├ ")
    deeper = "  " if top else indent + ("  " if last else "│ ")
    yield joint + _step(value, data, lang)
    parts = value.node.parts
    shown = parts[:_SHOWN]
    for place, part in enumerate(shown):
        end = place == len(shown) - 1 and len(parts) == len(shown)
        yield from _branch(part, data, deeper, lang, last=end)
    if len(parts) > len(shown):
        yield f"{deeper}└ {_WORDS[lang == 'en']['more'].format(len(parts) - len(shown))}"


def _step(value: Exact, data, lang: str) -> str:
    node = value.node
    name = f"{value.figure}: " if value.figure else ""
    if node.leaf:
        words, instead = _WORDS[lang == "en"], corrected(node.leaf, data)
        ref = source(node.leaf, data.cells)
        raw = f"“{ref.raw}”" if ref.raw else words["empty"]
        if instead is not None:
            raw += f" {words['corrected']} “{instead}”"
        column = _column(node.leaf.row, node.leaf.column, lang)
        return f"{name}{column} = {_bounds(value, lang)} ← {address(node.leaf, data.cells)} {raw}"
    label = _op(node.op, lang)
    return f"{name}{label} = {_bounds(value, lang)}"


def _bounds(value: Exact, lang: str) -> str:
    if not value.supplied:
        return "…"
    bounds = dict.fromkeys(_short(bound, lang) for bound in (value.low, value.high))
    return "–".join(bounds)


def _short(bound, lang: str) -> str:
    if bound.denominator == 1:
        return write(int(bound), lang)
    text = write(rounded(bound, _PLACES), lang)
    return f"{text} ({bound.numerator}/{bound.denominator})" if bound.denominator < 10**7 else text
