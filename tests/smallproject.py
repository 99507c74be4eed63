"""A small project of three notebooks: what the pipeline's tests build instead of a whole month."""

from __future__ import annotations

import json
from pathlib import Path

from analysis import record

PARAMETERS = """month = "2022-11"
lang = "vi"
raw = "../data/raw"
processed = "../data/processed"
out = "../reports"
"""
CLEAN = """from pathlib import Path
text = Path(raw, month, "eid.csv").read_text()
Path(processed, month, "eid.csv").write_text(text.upper())
"""
FIGURES = """from pathlib import Path
text = Path(processed, month, "eid.csv").read_text()
Path(out, month, "figures.csv").write_text("id,value\\n" + text)
Path(out, month, "findings.csv").write_text("id,severity\\n1,error\\n2,note\\n3,note\\n")
"""
ANNEX = """from analysis.annex.blocks import Cell, Row, Table, Text, Title
from IPython.display import display
text = open(f"{out}/{month}/figures.csv").read().split()[-1]
display(Title("Phụ lục I", "KẾT QUẢ", "(Kèm theo Báo cáo)", lang, "2022-11-21"))
row = lambda *words: Row(tuple(Cell(word) for word in words))
display(Table("t1", "Bảng 1", (row("Chỉ tiêu", "Số"),), (row("hồ sơ", text),), (2, 1)))
"""


def make_project(folder: Path) -> dict[str, Path]:
    """Lay out a small project with one month; return its folders as the pipeline takes them."""
    folders = {name: folder / path for name, path in (("raw", "in/raw"), ("processed", "in/processed"))}
    folders |= {name: folder / name for name in ("out", "notebooks")}
    for each in (folders["raw"] / "2022-11", folders["out"], folders["notebooks"]):
        each.mkdir(parents=True)
    (folders["raw"] / "2022-11" / "eid.csv").write_text("a,8252\n")
    for name, source in (("01_clean", CLEAN), ("02_figures", FIGURES), ("03_annex", ANNEX)):
        write_notebook(folders["notebooks"] / f"{name}.ipynb", source)
    return folders


def write_notebook(path: Path, source: str, parameters: str = PARAMETERS) -> None:
    """Write a notebook of two cells."""
    cells = [
        {"cell_type": "code", "id": f"c{index}", "source": text, "metadata": {"tags": tags}}
        for index, (text, tags) in enumerate(((parameters, ["parameters"]), (source, [])))
    ]
    for cell in cells:
        cell |= {"outputs": [], "execution_count": None}
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    content = {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    path.write_text(json.dumps(content), encoding="utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder, hidden ones too, with its bytes; what only saves time is no content."""
    files = [path.relative_to(folder) for path in folder.rglob("*") if path.is_file()]
    return {str(path): (folder / path).read_bytes() for path in files if path.parts[0] != record.FOLDER}
