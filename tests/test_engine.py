"""Notebooks run by the fork engine: the same record as a kernel's, and clear ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

# ruff: noqa: E402 -- before Jupyter is imported: spares two seconds of parser building
sys.modules.setdefault("rfc3987_syntax", None)

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output, writes
from papermill import execute_notebook
from papermill.engines import papermill_engines
from papermill.exceptions import PapermillExecutionError

from analysis.canonical import canonical
from analysis.engine import CAN_FORK, ForkEngine, NotebookDied
from analysis.executing import _kernel_options
from analysis.nursery import CAN_NURSE, opened

papermill_engines.register("fork", ForkEngine)
needs_fork = pytest.mark.skipif(
    not CAN_FORK, reason="this system cannot fork safely: the usual kernel is used"
)

SHOWS_EVERYTHING = [
    'month = "2022-11"',
    'import sys, pandas as pd\nprint("một"); print("lỗi", file=sys.stderr); print("hai")',
    'frame = pd.DataFrame({"hồ sơ": range(90), "nơi": ["Sơn Dương"] * 90})\nframe',
    "print(pd.DataFrame([range(40)] * 3))\nframe.describe()",
    'pd.Categorical(["a", "b"])',
    'from IPython.display import *\nprint("x")\ndisplay(frame.head())',
    'display(HTML("<b>1</b>"), display_id="k"); display({"text/plain": "raw"}, raw=True)',
    'update_display(HTML("<b>2</b>"), display_id="k")',
    (
        "class Block:\n"
        "    def _repr_mimebundle_(self, include=None, exclude=None):\n"
        '        return {"text/html": "<i>q</i>", "application/vnd.x+json": {"rows": (1, 2), "by": {1: 2}}}\n'
        "Block()"
    ),
    "object()",
    'import warnings\nwarnings.warn("hm")',
    "print(1); clear_output(wait=True); print(2)",
    "!echo shell",
    "",
    "5;",
    "await __import__('asyncio').sleep(0)\nmonth",
    "_, In[2][:6], __name__",
    "import os; os.path.basename(os.getcwd())",
    (
        "import datetime as dt\n"
        "day = dt.datetime(2022, 11, 30, tzinfo=dt.UTC)\n"
        'display({"text/plain": "ngày", "application/json": {"day": day}}, raw=True)'
    ),
]


def notebook(*sources):
    """Build a notebook whose first code cell holds the parameters."""
    cells = [new_code_cell(source) for source in sources]
    cells[0].metadata.tags = ["parameters"]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return new_notebook(cells=[new_markdown_cell("# Đề án 06"), *cells], metadata={"kernelspec": kernel})


def execute(sources, engine="fork", cwd=None, **options):
    """Run a notebook as the pipeline does, parameters injected."""
    given = {"month": "2022-12"} if sources[0].startswith("month") else {}
    return execute_notebook(
        notebook(*sources), None, given, engine_name=engine, progress_bar=False, cwd=cwd, **options
    )


@needs_fork
def test_the_record_is_the_kernels_byte_for_byte(tmp_path):
    """Prints, tables, displays, updates, warnings: cleaned, both engines leave the same bytes."""
    forked = execute(SHOWS_EVERYTHING, cwd=tmp_path)
    usual = execute(SHOWS_EVERYTHING, engine=None, cwd=tmp_path, **_kernel_options())
    assert writes(canonical(forked)) == writes(canonical(usual))
    assert "2022-12" in forked.cells[-4].outputs[0].data["text/plain"]


@needs_fork
def test_a_child_starts_from_the_parent_and_leaves_it_alone(tmp_path):
    """What a notebook sets or changes is gone with its process; its folder is the one it was given."""
    here, before = os.getcwd(), dict(os.environ)  # noqa: PTH109 -- as text, as the child sees it
    ran = execute(["import os\nos.environ['ANNEX_X'] = '1'\nos.chdir('/')", "open('/dev/null')\nos.getpid()"])
    assert int(ran.cells[-1].outputs[0].data["text/plain"]) != os.getpid()
    assert (os.getcwd(), dict(os.environ)) == (here, before)  # noqa: PTH109
    beside = execute(["open('left.txt', 'w').write('kept')"], cwd=tmp_path)
    assert beside.cells[-1].outputs[0].data["text/plain"] == "4"
    assert (tmp_path / "left.txt").read_text() == "kept"


@needs_fork
def test_what_programs_print_is_recorded():
    """Output written past Python, by a program or a library, stands in the cell that caused it."""
    ran = execute(["import os", "print('một')\nos.system('echo hai')", "print('ba')"])
    assert [output.get("text") for cell in ran.cells[2:] for output in cell.outputs] == [
        "một\n",
        None,
        "hai\n",
        "ba\n",
    ]


@needs_fork
@pytest.mark.skipif(not CAN_NURSE, reason="this system cannot watch the child of another process")
def test_a_notebook_may_import_what_was_hidden_from_its_process(tmp_path):
    """Libraries import faster without hypothesis; a notebook that wants it has it."""
    with opened(["pandera.strategies.pandas_strategies"]):
        done = execute(["import hypothesis\nprint(hypothesis.__name__)"], cwd=tmp_path)
    assert done.cells[-1].outputs[0].text == "hypothesis\n"


def test_a_failing_cell_stops_the_notebook():
    """The usual error of papermill names the cell and the exception; the cells after it do not run."""
    with pytest.raises(PapermillExecutionError) as fault:
        execute(["a = 1", "print('before')\n1 / 0", "print('after')"])
    assert (fault.value.ename, fault.value.evalue, fault.value.exec_count) == (
        *("ZeroDivisionError", "division by zero", 2),
    )
    assert "1 / 0" in str(fault.value)


@needs_fork
@pytest.mark.parametrize(
    ("source", "how"),
    [
        ("import os\nos._exit(7)", "Cell 3: the notebook's process ended itself with exit code 7"),
        ("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)", "process was ended by SIGKILL"),
        (
            "import faulthandler, os\nfaulthandler.disable(); os.write(2, b'no memory'); os.abort()",
            "ended by SIGABRT; its last words: no memory",
        ),
    ],
)
def test_a_notebook_that_dies_says_how_and_where(source, how):
    """A process that ends itself, is killed or aborts names its cell, the cause and what it still said."""
    with pytest.raises(NotebookDied, match=how):
        execute(["a = 1", source])


@needs_fork
def test_a_notebook_out_of_time_is_ended_with_all_it_started(tmp_path):
    """After the seconds a cell is allowed, neither the notebook nor a program it started lives on."""
    start = (
        "import subprocess\nchild = subprocess.Popen(['sleep', '60'])\nopen('pid', 'w').write(str(child.pid))"
    )
    began = time.monotonic()
    with pytest.raises(NotebookDied, match=r"Cell 3: stopped after 0\.5 seconds"):
        execute([start, "while True: pass"], cwd=tmp_path, execution_timeout=0.5)
    assert time.monotonic() - began < 5
    assert not _is_alive(int((tmp_path / "pid").read_text()))


def _is_alive(pid):
    for _ in range(20):
        state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, check=False).stdout
        if not state.strip() or state.startswith(b"Z"):
            return False
        time.sleep(0.05)
    os.kill(pid, signal.SIGKILL)
    return True


def test_where_there_is_no_fork_the_usual_engine_runs(monkeypatch):
    """On Windows the engine hands the notebook to papermill's own, options and all."""
    seen = {}
    monkeypatch.setattr("analysis.engine.CAN_FORK", False)
    monkeypatch.setattr(
        "papermill.engines.NBClientEngine.execute_notebook",
        lambda nb, kernel, **options: seen.update(kernel=kernel, **options) or nb,
    )
    execute(["a = 1"], meanwhile=print, execution_timeout=9)
    assert (seen["kernel"], seen["execution_timeout"], "meanwhile" in seen) == ("python3", 9, False)


def test_the_engine_is_light_to_import():
    """Every papermill imports our engine: it brings neither IPython, pandas nor papermill."""
    heavy = {"IPython", "pandas", "papermill", "nbformat"}
    code = f"import sys, analysis.engine; print({heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


class TestCanonical:
    """What the record keeps of an executed notebook."""

    def test_nothing_of_the_run_is_kept(self):
        """Times, random ids, Python's version and papermill's notes are left out; other notes stay."""
        ran = notebook("1")
        ran.metadata.papermill = {"input_path": "somewhere", "duration": 1.5}
        ran.metadata.language_info = {"name": "python", "version": "3.11.7"}
        ran.metadata.title = "Đề án 06"
        ran.cells[1].metadata |= {"papermill": {"duration": 1}, "execution": {"iopub.status.busy": "now"}}
        kept = canonical(ran)
        assert set(kept.metadata) == {"kernelspec", "language_info", "title"}
        assert "version" not in kept.metadata.language_info
        assert kept.cells[1].metadata == {"tags": ["parameters"]}
        assert "papermill" in ran.metadata

    def test_ids_follow_from_place_and_source(self):
        """The same cells get the same ids, two equal cells different ones."""
        first, second = canonical(notebook("1", "1")), canonical(notebook("1", "1"))
        assert [cell.id for cell in first.cells] == [cell.id for cell in second.cells]
        assert len({cell.id for cell in first.cells}) == 3

    def test_streams_cut_by_the_clock_are_joined(self):
        """Neighbouring streams become one stdout and one stderr, in that order."""
        ran = notebook("1")
        pieces = [("stderr", "a"), ("stdout", "b"), ("stderr", "c"), ("stdout", "d")]
        ran.cells[1].outputs = [new_output("stream", name=name, text=text) for name, text in pieces]
        assert [(each.name, each.text) for each in canonical(ran).cells[1].outputs] == [
            *(("stdout", "bd"), ("stderr", "ac"))
        ]

    def test_places_on_the_machine_are_left_out(self):
        """Addresses in memory, temporary files and the folder of packages are one machine's own."""
        ran = notebook("1")
        said = "/tmp/ipykernel_12/34.py:1: hm\n/x/lib/site-packages/pandas/a.py:2: <A at 0x7f00aa>\n"  # noqa: S108
        ran.cells[1].outputs = [
            new_output("stream", name="stderr", text=said),
            new_output("error", ename="E", evalue="no", traceback=["File /x/y.py", "E: no"]),
        ]
        stream, error = canonical(ran).cells[1].outputs
        assert stream.text == "<cell>:1: hm\npandas/a.py:2: <A at 0x…>\n"
        assert error.traceback == ["E: no"]
