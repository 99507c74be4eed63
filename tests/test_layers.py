"""The rooms of the code stand in one order, and imports only look down it."""

from __future__ import annotations

import ast
import json
from graphlib import CycleError, TopologicalSorter
from importlib.util import resolve_name
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# From the lowest room to the highest. A name is a module of `analysis`, or a package with all it holds.
# A module may import its own room and every room above it in this table, never one below.
ROOMS = (
    ("labels",),
    ("months", "faults", "cache", "ending"),
    ("exact",),
    ("numerals", "csvtext"),
    ("places",),
    ("services", "sections"),
    ("declare",),
    ("views", "words"),
    ("forms",),
    ("subjects",),
    ("store",),
    ("results",),
    ("tie", "draft"),
    ("sample",),
    ("annex",),
    ("steps",),
    (
        "canonical",
        "parameters",
        "engine",
        "forked",
        "nursery",
        "manifest",
        "publishing",
        "workspace",
        "vintages",
        "record",
        "locking",
    ),
    ("staleness", "received"),
    ("statements",),
    ("job", "cleaning", "executing", "pipeline", "many", "worker", "status", "releasing", "differing"),
    ("overview",),
    ("cli",),
)
FREE = ("labels", "faults", "cache", "ending", "exact", "csvtext")  # these import nothing of ours
NEVER = {"subjects": ("forms", "store", "annex")}  # a subject knows neither files nor rendering
RENDERERS = ("html", "pdf", "workbook", "charts", "exporters")  # these know blocks and views, never subjects
# Two modules that need each other: the import stands in a function, and runs only when the function does.
LATE = {
    ("analysis.annex.blocks", "analysis.annex.html"): "JupyterLab asks a block to show itself",
    ("analysis.engine", "analysis.forked"): "the child's code brings IPython, which only a fork needs",
    ("analysis.nursery", "analysis.forked"): "so does it here",
}
MOST_LINES = 350

HEIGHT = {name: height for height, room in enumerate(ROOMS) for name in room}


def _module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {_module_name(path): path for path in sorted((ROOT / "analysis").rglob("*.py"))}


def _imports(tree: ast.AST, package: str = "") -> set[str]:
    """Return every dotted name imported anywhere in the tree, inside functions too."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            source = resolve_name("." * node.level + (node.module or ""), package)
            found |= {f"{source}.{alias.name}" for alias in node.names}
    return found


def _tree(name: str) -> ast.Module:
    return ast.parse(MODULES[name].read_text(encoding="utf-8"))


def _ours(tree: ast.AST, name: str) -> set[str]:
    """Return the modules of ours that the tree imports; `from analysis.exact import Exact` is one."""
    package = name if MODULES[name].name == "__init__.py" else name.rpartition(".")[0]
    dotted = {each for each in _imports(tree, package) if each.split(".")[0] == "analysis"}
    return {each if each in MODULES else each.rpartition(".")[0] for each in dotted}


GRAPH = {name: _ours(_tree(name), name) for name in MODULES}


def _room(module: str) -> str:
    """Return the declared name that a module belongs to; "" for the bare package."""
    return module.split(".")[1] if "." in module else ""


def _reached(module: str) -> set[str]:
    """Return every module of ours that a module needs, directly or through others."""
    seen, ahead = set(), [module]
    while ahead:
        found = GRAPH.get(ahead.pop(), set()) - seen
        seen |= found
        ahead += found
    return seen


def _code_cells(path: Path) -> list[str]:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]


def test_every_module_is_declared():
    """Each module of `analysis` stands in a room of the table, and each name of the table is a module."""
    found = {_room(name) for name in MODULES} - {""}
    undeclared, missing = sorted(found - HEIGHT.keys()), sorted(HEIGHT.keys() - found)
    assert not undeclared, f"say in ROOMS of tests/test_layers.py which room {undeclared} belong to"
    assert not missing, f"ROOMS of tests/test_layers.py names {missing}, which analysis/ does not have"


def test_imports_look_only_down():
    """No module imports one of a higher room, not even inside a function."""
    upward = [
        f"{name} imports {needed}"
        for name, imported in GRAPH.items()
        for needed in sorted(imported)
        if HEIGHT.get(_room(needed), -1) > HEIGHT.get(_room(name), -1)
    ]
    assert upward == []


def test_no_two_modules_need_each_other():
    """The imports form no circle once the two declared late ones are left out."""
    kept = {name: {each for each in needed if (name, each) not in LATE} for name, needed in GRAPH.items()}
    try:
        TopologicalSorter(kept).prepare()
    except CycleError as circle:
        pytest.fail(" imports ".join(reversed(circle.args[1])))


@pytest.mark.parametrize(("module", "needed"), LATE)
def test_late_imports_are_late(module, needed):
    """A declared late import exists, and stands inside a function."""
    tree = _tree(module)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    inside = set().union(*(_ours(function, module) for function in functions))
    at_once = _ours(ast.Module([node for node in tree.body if isinstance(node, ast.ImportFrom)], []), module)
    assert needed in inside - at_once


@pytest.mark.parametrize("name", FREE)
def test_the_lowest_modules_stand_alone(name):
    """The labels, the faults and the exact numbers import nothing of ours."""
    assert GRAPH[f"analysis.{name}"] == set()


@pytest.mark.parametrize("room", NEVER)
def test_a_room_keeps_out_of_what_it_must_not_know(room):
    """A subject imports neither forms nor store nor annex, though forms lie below it."""
    members = [name for name in MODULES if _room(name) == room]
    crossed = [(name, needed) for name in members for needed in GRAPH[name] if _room(needed) in NEVER[room]]
    assert members
    assert crossed == []


@pytest.mark.parametrize("renderer", RENDERERS)
def test_renderers_know_no_subject(renderer):
    """Nothing that a renderer imports, directly or through others, is a subject."""
    module = f"analysis.annex.{renderer}"
    assert module in MODULES
    assert {each for each in _reached(module) if _room(each) == "subjects"} == set()


def test_notebooks_import_only_the_public_package():
    """A notebook imports from `analysis` alone, and no name that begins with an underscore."""
    notebooks = sorted((ROOT / "notebooks").glob("*.ipynb"))
    names = set(
        chain.from_iterable(_imports(ast.parse(cell)) for path in notebooks for cell in _code_cells(path))
    )
    assert names, "notebooks/ holds no notebook that imports anything"
    private = {name for name in names if any(part.startswith("_") for part in name.split("."))}
    assert {name for name in names if name.split(".")[0] != "analysis"} | private == set()


def test_nothing_imports_pyplot():
    """Charts are drawn through matplotlib's objects; pyplot's hidden current figure is never used."""
    folders = ("analysis", "tests", "tools", "bench")
    sources = [path.read_text(encoding="utf-8") for name in folders for path in (ROOT / name).rglob("*.py")]
    sources += [cell for path in (ROOT / "notebooks").glob("*.ipynb") for cell in _code_cells(path)]
    parts = {part for text in sources for name in _imports(ast.parse(text)) for part in name.split(".")}
    assert parts & {"pyplot", "pylab"} == set()


def test_modules_are_short():
    """A module has at most 350 lines: past that it answers two questions."""
    lines = {name: len(path.read_text(encoding="utf-8").splitlines()) for name, path in MODULES.items()}
    assert {name: count for name, count in lines.items() if count > MOST_LINES} == {}


def test_every_module_says_what_it_answers():
    """The first line of each module's docstring is there, on the first line of the file."""
    silent = [
        name
        for name in MODULES
        if not (ast.get_docstring(_tree(name)) or "").splitlines()[:1] or _tree(name).body[0].lineno != 1
    ]
    assert silent == []
