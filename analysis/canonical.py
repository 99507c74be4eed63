"""The executed notebook as the record keeps it: the same inputs give the same bytes, on every machine.

Left out: who ran it, when, how long it took, where its files lay, and the random ids of its cells. What the
cells said and showed stays as it was.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
LANGUAGE = {
    "codemirror_mode": {"name": "ipython", "version": 3},
    "file_extension": ".py",
    "mimetype": "text/x-python",
    "name": "python",
    "nbconvert_exporter": "python",
    "pygments_lexer": "ipython3",
}
_OF_THE_RUN = ("papermill", "execution", "widgets")
_ADDRESS = re.compile(r"\bat 0x[0-9a-fA-F]+")
_CELL_FILE = re.compile(r"\S*ipykernel_\d+[/\\]\d+\.py|<ipython-input-\d+-[0-9a-f]+>")
_PACKAGE_FILE = re.compile(r"\S*[/\\](?:site|dist)-packages[/\\]")


def canonical(nb):
    """Return a copy of the executed notebook without anything that another run would say differently."""
    from nbformat import NotebookNode, from_dict  # noqa: PLC0415 -- nbformat is slow to import

    cells = [_cell(index, cell) for index, cell in enumerate(nb.cells)]
    metadata = {key: value for key, value in nb.metadata.items() if key not in _OF_THE_RUN}
    metadata |= {"kernelspec": KERNEL, "language_info": LANGUAGE}
    nodes = [_node(cell) for cell in cells]
    return NotebookNode(cells=nodes, metadata=from_dict(metadata), nbformat=4, nbformat_minor=5)


def _node(cell: dict):
    from nbformat import from_dict  # noqa: PLC0415

    plain = {key: value for key, value in cell.items() if key != "outputs"}
    node = from_dict(plain)
    if "outputs" in cell:
        node.outputs = outputs_of(cell["outputs"])
    return node


def outputs_of(outputs: list[dict]) -> list:
    """Return a cell's outputs as nodes; what a block says of itself stays plain: it is long, and nobody asks it so."""
    from nbformat import NotebookNode, from_dict  # noqa: PLC0415

    nodes = []
    for output in outputs:
        node = from_dict({key: value for key, value in output.items() if key != "data"})
        if "data" in output:
            node.data = NotebookNode(output["data"])
        nodes.append(node)
    return nodes


def text(nb) -> str:
    """Return a notebook as its file has it."""
    import nbformat  # noqa: PLC0415 -- nbformat is slow to import

    return nbformat.writes(nb).rstrip("\n") + "\n"


def write(nb, path: Path) -> None:
    """Write a notebook: UTF-8, one newline a line on every system."""
    write_text(text(nb), path)


def write_text(content: str, path: Path) -> None:
    """Write a notebook that is text already."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8", newline="\n")


def _cell(index: int, cell) -> dict:
    kept = {key: value for key, value in cell.items() if key not in ("id", "metadata", "outputs")}
    kept["metadata"] = {key: value for key, value in cell.metadata.items() if key not in _OF_THE_RUN}
    kept["id"] = hashlib.sha256(f"{index}\n{cell.cell_type}\n{cell.source}".encode()).hexdigest()[:12]
    if cell.cell_type == "code":
        kept["outputs"] = [_output(output) for output in _streams_joined(cell.outputs)]
    return kept


def _streams_joined(outputs) -> list[dict]:
    """Join neighbouring streams, stdout first: a kernel cuts and orders them by the clock."""
    joined: list[dict] = []
    run: dict[str, str] = {}
    for output in [*outputs, None]:
        if output is not None and output["output_type"] == "stream":
            run[output["name"]] = run.get(output["name"], "") + output["text"]
            continue
        joined += [
            {"output_type": "stream", "name": name, "text": run[name]}
            for name in ("stdout", "stderr")
            if name in run
        ]
        run = {}
        if output is not None:
            joined.append(dict(output))
    return joined


def _output(output: dict) -> dict:
    kind = output["output_type"]
    if kind == "stream":
        return output | {"text": _without_places(output["text"])}
    if kind == "error":  # a traceback names files and lines of the machine it happened on
        said = _without_places(output["evalue"])
        return output | {"evalue": said, "traceback": [f"{output['ename']}: {said}"]}
    data = {
        kind: _without_places(value) if kind.startswith("text/") else value
        for kind, value in output["data"].items()
    }
    return output | {"data": data}


def _without_places(text: str) -> str:
    """Shorten memory addresses, a cell's temporary file, and where packages are installed."""
    if "at 0x" in text:
        text = _ADDRESS.sub("at 0x…", text)
    if "ipykernel_" in text or "<ipython-input-" in text:  # asked first: the patterns are slow on a long page
        text = _CELL_FILE.sub("<cell>", text)
    return _PACKAGE_FILE.sub("", text) if "-packages" in text else text
