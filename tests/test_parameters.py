"""A notebook's parameters are looked at before anything runs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from analysis.faults import UsageFault
from analysis.parameters import check, declared

DEFAULTS = 'month = "2022-11"\nlang: str = "vi"\nlimit = 5\nshare = 0.5\nstrict = True\nnote = None'


@pytest.fixture
def notebook(tmp_path):
    """Return a function that writes a notebook with the given parameters cell."""

    def write(source=DEFAULTS, tags=("parameters",)):
        cell = {"cell_type": "code", "source": source, "metadata": {"tags": list(tags)}, "outputs": []}
        path = tmp_path / "01_clean.ipynb"
        path.write_text(json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4}), encoding="utf-8")
        return path

    return write


def test_defaults_are_filled_in(notebook):
    """What is not given keeps the notebook's default, in the notebook's order."""
    filled = check(notebook(), {"limit": 7, "month": "2022-12"})
    assert list(filled.items()) == [
        *(
            ("month", "2022-12"),
            ("lang", "vi"),
            ("limit", 7),
            ("share", 0.5),
            ("strict", True),
            ("note", None),
        )
    ]


def test_a_cell_kept_as_lines_is_read(notebook):
    """JupyterLab stores a cell as a list of lines, which reads the same."""
    assert declared(notebook(["a = 1\n", "# why\n", "b = -2"])) == {"a": 1, "b": -2}


def test_a_misspelt_parameter_is_refused_with_the_nearest_name(notebook):
    """`mnth` is not a parameter; `month` was meant."""
    with pytest.raises(UsageFault) as fault:
        check(notebook(), {"mnth": "2022-12"})
    assert fault.value.exit_code == 2
    assert fault.value.messages == ("01_clean.ipynb: không có tham số 'mnth'; có phải là 'month'?",)


def test_an_unknown_parameter_is_refused_with_the_known_names(notebook):
    """Where no name is near, all are listed, in the language asked for."""
    with pytest.raises(UsageFault) as fault:
        check(notebook('month = "2022-11"\nlang = "vi"'), {"zzz": 1}, lang="en")
    assert str(fault.value) == "01_clean.ipynb: there is no parameter 'zzz'; the parameters: month, lang"


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ({"month": 202211}, "tham số 'month' cần kiểu str, nhận được 202211 (int)"),
        ({"limit": "5"}, "tham số 'limit' cần kiểu int, nhận được '5' (str)"),
        ({"limit": True}, "tham số 'limit' cần kiểu int, nhận được True (bool)"),
        ({"strict": 1}, "tham số 'strict' cần kiểu bool, nhận được 1 (int)"),
    ],
)
def test_an_ill_typed_parameter_is_refused(notebook, given, line):
    """A value has the type of the default; an integer is no text, and a truth value no integer."""
    with pytest.raises(UsageFault) as fault:
        check(notebook(), given)
    assert fault.value.messages == (f"01_clean.ipynb: {line}",)


def test_an_integer_may_stand_for_a_decimal(notebook):
    """A default of 0.5 takes 1; a default of None takes anything."""
    assert check(notebook(), {"share": 1, "note": "x"})["share"] == 1


def test_every_bad_parameter_is_listed_at_once(notebook):
    """Two faults are two lines."""
    with pytest.raises(UsageFault) as fault:
        check(notebook(), {"mnth": "2022-12", "limit": "5"})
    assert len(fault.value.messages) == 2


def test_a_notebook_without_parameters_cell_is_refused(notebook):
    """Such a notebook would silently ignore every parameter."""
    with pytest.raises(UsageFault, match="không có ô mang thẻ `parameters`"):
        check(notebook(tags=()), {})


def test_papermill_itself_refuses_a_misspelt_parameter(tmp_path):
    """`papermill -p mnth …` through the forking engine stops before a cell runs, with the name that was meant."""
    notebook = Path(__file__).resolve().parent.parent / "notebooks" / "01_clean.ipynb"
    command = [
        sys.executable,
        "-m",
        "papermill",
        str(notebook),
        str(tmp_path / "out.ipynb"),
        "--engine",
        "fork",
    ]
    done = subprocess.run([*command, "-p", "mnth", "2022-11"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "Error: papermill: không có tham số 'mnth'; có phải là 'month'?" in done.stderr
    assert "Traceback" not in done.stderr
