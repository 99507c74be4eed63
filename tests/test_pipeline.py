"""A month becomes an annex: all of it is put in place, or nothing is."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from smallproject import PARAMETERS, contents, write_notebook

from analysis import manifest, publishing, workspace
from analysis.engine import CAN_FORK
from analysis.faults import Faults, MissingInput, RunFailed, UsageFault
from analysis.pipeline import rebuild_and_compare, run


class TestRun:
    """One call makes the month."""

    def test_the_month_is_made_and_told(self, project):
        """All outputs are in place, findings are counted by severity, and each step is told as it goes."""
        told = []
        result = run("2022-11", **project, progress=lambda step, state, _: told.append((step, state)))
        report = project["out"] / "2022-11"
        assert sorted(contents(report)) == sorted(
            [
                *("annex.html", "annex.pdf", "annex.xlsx", "figures.csv", "findings.csv", "manifest.json"),
                *(f"notebooks/{name}.ipynb" for name in ("01_clean", "02_figures", "03_annex")),
            ]
        )
        assert "8252" in (report / "annex.html").read_text(encoding="utf-8")
        assert result.findings == {"error": 1, "note": 2}
        assert project["processed"] / "2022-11" / "eid.csv" in result.paths
        steps = ["01_clean", "02_figures", "03_annex", "html", "xlsx", "pdf", "publish"]
        assert told == [(step, state) for step in steps for state in ("start", "done")]
        assert list(result.seconds) == steps

    def test_the_same_month_gives_the_same_bytes_anywhere(self, project, tmp_path):
        """Built again from folders of other names, every file is the same, and none names a folder."""
        run("2022-11", **project)
        first = contents(project["out"])
        (tmp_path / "elsewhere").mkdir()
        moved = {name: path.rename(tmp_path / "elsewhere" / f"my {name}") for name, path in project.items()}
        (moved["out"] / "2022-11").rename(tmp_path / "former")
        run("2022-11", **moved)
        assert contents(moved["out"]) == first
        assert [name for name, content in first.items() if str(tmp_path).encode() in content] == []

    @pytest.mark.skipif(not CAN_FORK, reason="this system cannot fork safely: there is one engine only")
    def test_both_engines_make_the_same_report(self, project):
        """The report of the usual kernel is the fork engine's, byte for byte."""
        run("2022-11", **project)
        forked = contents(project["out"])
        run("2022-11", **project, engine="kernel")
        assert contents(project["out"]) == forked

    def test_the_manifest_lists_what_was_read_and_made(self, project):
        """Inputs and outputs stand under the project's names with their SHA-256; paths are relative."""
        run("2022-11", **project, lang="en")
        kept = manifest.read(project["out"] / "2022-11")
        sha = hashlib.sha256(b"a,8252\n").hexdigest()
        assert kept["inputs"]["data/raw/2022-11/eid.csv"] == sha
        assert set(kept["inputs"]) - {"data/raw/2022-11/eid.csv"} == {
            *("notebooks/01_clean.ipynb", "notebooks/02_figures.ipynb", "notebooks/03_annex.ipynb")
        }
        made = {f"reports/2022-11/{name}" for name in contents(project["out"] / "2022-11")}
        assert set(kept["outputs"]) == made - {"reports/2022-11/manifest.json"} | {
            "data/processed/2022-11/eid.csv"
        }
        assert kept["parameters"] == {"month": "2022-11", "lang": "en", **workspace.LAYOUT}


class TestRefusals:
    """What can be known to fail is refused before any process is started."""

    @pytest.fixture(autouse=True)
    def _no_process(self, monkeypatch):
        def started(*_, **__):
            pytest.fail("a notebook was started")

        monkeypatch.setattr("analysis.executing.executed", started)

    @pytest.mark.parametrize(
        ("given", "line"),
        [
            ({"month": "../x"}, "'../x' không phải là tháng: viết YYYY-MM, ví dụ 2022-11"),
            ({"month": "2022-13"}, "'2022-13' không phải là tháng: viết YYYY-MM, ví dụ 2022-11"),
            ({"lang": "fr"}, "không có ngôn ngữ 'fr': chọn vi hoặc en"),
            ({"engine": "warp"}, "không có cách chạy 'warp': chọn fork hoặc kernel"),
        ],
    )
    def test_a_bad_request_is_refused(self, project, given, line):
        """A month that is none, an unknown language or engine: one line each."""
        with pytest.raises(UsageFault) as fault:
            run(**{"month": "2022-11", **project, **given})
        assert fault.value.messages == (line,)

    def test_a_month_without_data_is_refused(self, project):
        """The months that are there are named."""
        with pytest.raises(MissingInput) as fault:
            run("2022-12", **project)
        line = "chưa có thư mục dữ liệu data/raw/2022-12; các tháng đã có: 2022-11"
        assert (fault.value.exit_code, fault.value.messages) == (3, (line,))

    def test_a_missing_notebook_is_named(self, project):
        """Without 02_figures there is nothing to compute."""
        (project["notebooks"] / "02_figures.ipynb").unlink()
        with pytest.raises(MissingInput, match=r"thiếu sổ tính 02_figures\.ipynb trong thư mục notebooks"):
            run("2022-11", **project)

    def test_a_parameter_that_a_notebook_lacks_is_refused(self, project):
        """A notebook that calls its parameter `mnth` would run for the wrong month: it is not started."""
        write_notebook(project["notebooks"] / "02_figures.ipynb", "1", PARAMETERS.replace("month", "mnth"))
        with pytest.raises(UsageFault) as fault:
            run("2022-11", **project)
        assert fault.value.messages == ("02_figures.ipynb: không có tham số 'month'; có phải là 'mnth'?",)


class TestFailures:
    """Whatever fails, the former annex stays whole and nothing is left lying about."""

    @pytest.fixture
    def former(self, project):
        """Put a former annex in place; return all that is in the project's folder."""
        for folder in (project["out"], project["processed"]):
            (folder / "2022-11").mkdir(parents=True)
            (folder / "2022-11" / "former.txt").write_text("whole")
        return contents(project["out"].parent)

    def test_faults_found_in_a_notebook_come_back_by_their_lines(self, project, former):
        """A person's mistakes reach the command line as they were raised; nothing is replaced."""
        source = "from analysis.faults import Faults\nraise Faults(['eid.csv: A1', 'eid.csv: B2'])"
        write_notebook(project["notebooks"] / "02_figures.ipynb", source)
        before = contents(project["out"].parent)
        with pytest.raises(Faults) as fault:
            run("2022-11", **project)
        assert fault.value.messages == ("eid.csv: A1", "eid.csv: B2")
        assert fault.value.__suppress_context__
        assert contents(project["out"].parent) == before
        assert before.keys() == former.keys()

    @pytest.mark.skipif(not CAN_FORK, reason="this system cannot fork safely: a kernel says it otherwise")
    def test_a_notebook_that_dies_is_one_line(self, project, former):
        """The cell and the cause are named in the reader's language."""
        write_notebook(project["notebooks"] / "03_annex.ipynb", "import os; os._exit(3)")
        with pytest.raises(
            RunFailed, match=r"^03_annex\.ipynb, ô 3: tiến trình dừng giữa chừng .*exit code 3"
        ):
            run("2022-11", **project)
        assert contents(project["out"].parent).keys() == former.keys()

    def test_a_notebook_that_writes_no_figures_is_named(self, project, former):
        """02_figures that ends well but writes nothing is a failure."""
        write_notebook(project["notebooks"] / "02_figures.ipynb", "1")
        with pytest.raises(RunFailed) as fault:
            run("2022-11", **project)
        lines = [f"02_figures.ipynb chạy xong mà không ghi {name}.csv" for name in ("figures", "findings")]
        assert fault.value.messages == tuple(lines)
        assert contents(project["out"].parent).keys() == former.keys()

    def test_a_failure_between_the_two_moves_is_undone(self, project, former, monkeypatch):
        """The frames are in place, the report cannot be: both are put back as they were."""
        rename = Path.rename

        def refuse_the_report(self, target):
            if Path(target) == project["out"].resolve() / "2022-11" and self.parent.name == "reports":
                raise PermissionError(13, "in use")
            return rename(self, target)

        monkeypatch.setattr(Path, "rename", refuse_the_report)
        with pytest.raises(RunFailed, match=r"không thay được báo cáo \(in use\)"):
            run("2022-11", **project)
        assert contents(project["out"].parent) == former


class TestLeftovers:
    """A killed run leaves its folder; the next one puts things right."""

    @staticmethod
    def _places(folder):
        return {"processed": folder / "processed" / "2022-11", "reports": folder / "out" / "2022-11"}

    def _killed(self, folder, where):
        """Kill a process that publishes, just before a chosen rename; return its number."""
        code = (
            "import os, signal, sys\nfrom pathlib import Path\nfrom analysis import publishing\n"
            "base, where = Path(sys.argv[1]), int(sys.argv[2])\n"
            "places = {'processed': base/'processed'/'2022-11', 'reports': base/'out'/'2022-11'}\n"
            "mine = publishing.builders_folder(base/'out', '2022-11')\n"
            "for key in places:\n"
            "    (mine/key).mkdir(parents=True)\n    (mine/key/'a.txt').write_text('new')\n"
            "calls, rename = [], Path.rename\n"
            "def kill(self, target):\n"
            "    calls.append(target)\n"
            "    if len(calls) == where: os.kill(os.getpid(), signal.SIGKILL)\n"
            "    return rename(self, target)\n"
            "Path.rename = kill\n"
            "publishing.publish(mine, {key: mine/key for key in places}, places)\n"
        )
        done = subprocess.run([sys.executable, "-c", code, folder, str(where)], check=False)
        assert done.returncode == -9

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
    @pytest.mark.parametrize("where", [1, 2, 3, 4])
    @pytest.mark.parametrize("former", [True, False], ids=["replacing", "first"])
    def test_a_killed_run_is_undone_by_the_next(self, tmp_path, where, former):
        """Killed before any of its moves, the former folders come back whole, or none where none was."""
        if not former and where > 2:
            where -= 2  # a first publication makes two moves only
        for place in self._places(tmp_path).values():
            place.parent.mkdir()
            if former:
                place.mkdir()
                (place / "a.txt").write_text("former")
        before = contents(tmp_path)
        self._killed(tmp_path, where)
        publishing.clear_leftovers(tmp_path / "out", "2022-11", self._places(tmp_path))
        assert contents(tmp_path) == before
        assert list(tmp_path.glob("**/.annex-*")) == []

    def test_a_living_run_is_left_alone(self, tmp_path):
        """Only folders that nobody holds are removed, whatever number is in their name; those of other names never."""
        out, other = tmp_path / "out", tmp_path / ".annex-notes"
        living, ended = (tmp_path / f".annex-2022-11-{name}" for name in ("1", str(os.getppid())))
        for folder in (out, other, ended):
            folder.mkdir()
        with publishing.held(living):
            assert publishing.clear_leftovers(out, "2022-11", self._places(tmp_path)) == [living]
            assert sorted(path.name for path in tmp_path.iterdir()) == [living.name, other.name, "out"]
        assert publishing.clear_leftovers(out, "2022-11", self._places(tmp_path)) == []
        assert sorted(path.name for path in tmp_path.iterdir()) == [other.name, "out"]

    def test_what_was_set_aside_for_a_folder_that_is_gone_is_removed(self, tmp_path):
        """Somebody removed the builder's folder by hand: what lay aside for it serves nobody."""
        places = self._places(tmp_path)
        for place in places.values():
            (place.parent / ".annex-2022-11-1" / "former").mkdir(parents=True)
        publishing.clear_leftovers(tmp_path / "out", "2022-11", places)
        assert list(tmp_path.glob("**/.annex-*")) == []


class TestWorkspace:
    """A month sees what it may read, and nothing else."""

    def test_a_month_looks_back_once_and_never_ahead(self, project):
        """The month, the one before, and files of no month; no lock or desktop files."""
        raw, processed = project["raw"], project["processed"]
        for name in (
            "2022-09/a",
            "2022-10/a",
            "2022-12/a",
            "2022-11/~$eid.xlsx",
            ".DS_Store",
            "names/b",
            "c",
        ):
            (raw / name).parent.mkdir(exist_ok=True)
            (raw / name).touch()
        for name in ("2022-10/d", "2022-11/d", "2022-12/d", ".gitkeep"):
            (processed / name).parent.mkdir(exist_ok=True, parents=True)
            (processed / name).touch()
        assert sorted(workspace.readable("2022-11", raw, processed, project["out"])) == [
            *("data/processed/2022-10/d", "data/raw/2022-10/a", "data/raw/2022-11/eid.csv"),
            *("data/raw/c", "data/raw/names/b"),
        ]

    def test_without_links_files_are_copied(self, project, tmp_path, monkeypatch):
        """Where neither kind of link may be made, the workspace holds copies."""

        def refuse(*_):
            raise OSError

        monkeypatch.setattr("os.link", refuse)
        monkeypatch.setattr("os.symlink", refuse)
        files = workspace.readable("2022-11", project["raw"], project["processed"], project["out"])
        space = workspace.make(tmp_path / "space", "2022-11", files)
        brought = space.root / "data" / "raw" / "2022-11" / "eid.csv"
        assert (brought.read_text(), brought.is_symlink(), brought.stat().st_nlink) == ("a,8252\n", False, 1)


class TestVerify:
    """A published month is built again and compared."""

    def test_an_untouched_month_is_the_same(self, project):
        """Nothing differs, and nothing published is touched."""
        run("2022-11", **project, lang="en")
        before = contents(project["out"].parent)
        assert rebuild_and_compare("2022-11", **project) == []
        assert contents(project["out"].parent) == before

    def test_a_changed_input_and_an_edited_output_are_named(self, project):
        """Another number changes what follows from it; a file edited by hand differs from its manifest."""
        run("2022-11", **project)
        (project["raw"] / "2022-11" / "eid.csv").write_text("a,8253\n")
        (project["out"] / "2022-11" / "findings.csv").write_text("edited")
        assert rebuild_and_compare("2022-11", **project) == [
            "data/processed/2022-11/eid.csv",
            *(f"reports/2022-11/annex.{kind}" for kind in ("html", "pdf", "xlsx")),
            *("reports/2022-11/figures.csv", "reports/2022-11/findings.csv"),
            "reports/2022-11/notebooks/03_annex.ipynb",
        ]

    def test_a_month_never_published_cannot_be_compared(self, project):
        """Without a manifest there is nothing to compare with."""
        with pytest.raises(MissingInput, match="tháng 2022-11 chưa có báo cáo để đối chiếu"):
            rebuild_and_compare("2022-11", **project)
