"""Nothing is made twice from the same, and nothing stale, foreign or damaged is ever taken for it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st
from smallproject import CLEAN, FIGURES, contents, write_notebook

from analysis import cache, executing, locking, record
from analysis.cache import Cache, Edition
from analysis.faults import RunFailed
from analysis.pipeline import run


@pytest.fixture
def executed(monkeypatch):
    """Return the names of the notebooks that were executed, as they are."""
    names, real = [], executing.executed
    monkeypatch.setattr(
        executing, "executed", lambda job, name, space: names.append(name) or real(job, name, space)
    )
    return names


def damage(path) -> None:
    """Turn one bit in the middle of a file."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


class TestEntries:
    """What is kept comes back whole or not at all."""

    def test_an_entry_comes_back(self, tmp_path):
        """Its bytes are those that were put."""
        Cache(tmp_path).put("ab12", b"eid")
        assert Cache(tmp_path).get("ab12") == b"eid"
        assert Cache(tmp_path).get("ab13") is None

    @pytest.mark.parametrize("keep", [0, 1, 64, 65, 67])
    def test_a_truncated_entry_is_none_and_removed(self, tmp_path, keep):
        """Cut off anywhere, an entry is as if it had never been there."""
        kept = Cache(tmp_path)
        kept.put("ab12", b"eid")
        (path,) = tmp_path.glob("??/*")
        path.write_bytes(path.read_bytes()[:keep])
        assert kept.get("ab12") is None
        assert not path.exists()

    def test_an_entry_under_another_name_is_none(self, tmp_path):
        """A file that somebody renamed is not what its name says."""
        kept = Cache(tmp_path)
        kept.put("ab12", b"eid")
        (tmp_path / "ab" / "ab12").rename(tmp_path / "ab" / "ab13")
        assert kept.get("ab13") is None

    def test_without_a_folder_nothing_is_kept(self):
        """Putting is allowed, finding is not to be expected."""
        Cache(None).put("ab12", b"eid")
        assert Cache(None).get("ab12") is None

    def test_a_folder_that_cannot_be_written_loses_only_the_saving(self, tmp_path):
        """A file where the folder should be stops nothing."""
        (tmp_path / "cache").write_text("")
        Cache(tmp_path / "cache").put("ab12", b"eid")
        assert Cache(tmp_path / "cache").get("ab12") is None

    def test_what_was_used_least_recently_goes_first(self, tmp_path):
        """Three entries of which two fit: the one that was not asked for again is removed."""
        kept = Cache(tmp_path)
        for number, name in enumerate(("aa1", "bb2", "cc3")):
            kept.put(name, bytes(1000))
            os.utime(tmp_path / name[:2] / name, (number, number))
        kept.get("aa1")
        kept.prune(2500)
        assert [kept.get(name) is not None for name in ("aa1", "bb2", "cc3")] == [True, False, True]

    @given(st.lists(st.binary(max_size=4), max_size=4), st.lists(st.binary(max_size=4), max_size=4))
    def test_two_lists_of_parts_never_share_a_name(self, one, other):
        """Parts are kept apart: ("a", "bc") is not ("ab", "c")."""
        assert (cache.key(*one) == cache.key(*other)) == (one == other)


class TestRemembered:
    """A function's result is found again by all it was made from."""

    def test_the_same_parts_are_made_once(self, tmp_path):
        """The second call returns what the first one made."""
        made = []
        with cache.used(tmp_path):
            results = [
                cache.remembered("sum", ("a",), lambda: made.append(1) or {"sum": 3}) for _ in range(2)
            ]
        assert (results, made) == ([{"sum": 3}, {"sum": 3}], [1])

    @pytest.mark.parametrize("part", Edition._fields)
    def test_other_code_libraries_or_python_make_it_anew(self, tmp_path, monkeypatch, part):
        """A changed line of our code, another pandas, another Python: nothing of before is found."""
        made = []
        with cache.used(tmp_path):
            cache.remembered("sum", ("a",), lambda: made.append(1))
            monkeypatch.setattr(cache, "edition", lambda: Edition("c", "l", "p")._replace(**{part: "other"}))
            cache.remembered("sum", ("a",), lambda: made.append(2))
        assert made == [1, 2]

    def test_a_damaged_result_is_made_anew(self, tmp_path):
        """One bit turned in the cache never reaches a figure."""
        with cache.used(tmp_path):
            cache.remembered("sum", ("a",), lambda: [8252])
            for path in tmp_path.glob("??/*"):
                damage(path)
            assert cache.remembered("sum", ("a",), lambda: [8253]) == [8253]


class TestRun:
    """A run does only what has to be done."""

    def test_an_unchanged_month_is_not_made_again(self, project, executed):
        """No notebook runs, the result is the same, and it says that nothing was made."""
        first = run("2022-11", **project)
        before = contents(project["out"])
        executed.clear()
        second = run("2022-11", **project)
        assert (executed, first.made, second.made) == ([], True, False)
        assert (second.findings, second.paths, contents(project["out"])) == (
            first.findings,
            first.paths,
            before,
        )

    def test_touching_a_file_is_no_change(self, project, executed):
        """Content counts, not the time stamp."""
        run("2022-11", **project)
        os.utime(project["raw"] / "2022-11" / "eid.csv", (1, 1))
        executed.clear()
        run("2022-11", **project)
        assert executed == []

    def test_a_change_is_seen_though_the_time_stamp_stays(self, project, executed):
        """The same size and the same time stamp, one digit other: the month is made again."""
        run("2022-11", **project)
        path = project["raw"] / "2022-11" / "eid.csv"
        stamp = path.stat()
        path.write_text("a,8253\n")
        os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
        executed.clear()
        run("2022-11", **project)
        assert executed == ["01_clean", "02_figures", "03_annex"]
        assert "8253" in (project["out"] / "2022-11" / "annex.html").read_text(encoding="utf-8")

    def test_another_notebook_runs_what_follows_it(self, project, executed):
        """02 was changed: what 01 made is still right and is not made again."""
        run("2022-11", **project)
        write_notebook(project["notebooks"] / "02_figures.ipynb", FIGURES + "# why\n")
        executed.clear()
        run("2022-11", **project)
        assert executed == ["02_figures", "03_annex"]

    def test_another_language_is_made(self, project, executed):
        """A parameter is part of what an annex was made from."""
        run("2022-11", **project)
        executed.clear()
        assert run("2022-11", **project, lang="en").made
        assert executed == ["01_clean", "02_figures", "03_annex"]

    @pytest.mark.parametrize("field", ["code", "libraries", "python"])
    def test_another_edition_is_made(self, project, executed, monkeypatch, field):
        """So are the code, the libraries and Python."""
        run("2022-11", **project)
        other = cache.edition()._replace(**{field: "another"})
        monkeypatch.setattr(cache, "edition", lambda: other)
        executed.clear()
        run("2022-11", **project)
        assert executed == ["01_clean", "02_figures", "03_annex"]

    def test_fresh_makes_everything(self, project, executed):
        """Whatever was made before, all notebooks run; the result is the same."""
        run("2022-11", **project)
        before = contents(project["out"])
        executed.clear()
        assert run("2022-11", **project, fresh=True).made
        assert (executed, contents(project["out"])) == (["01_clean", "02_figures", "03_annex"], before)

    @pytest.mark.parametrize("how", ["edited", "removed", "added"])
    @pytest.mark.parametrize("where", ["out", "processed"])
    def test_an_output_that_is_not_what_was_made_is_made_again(self, project, where, how):
        """A page or a frame edited, removed or added by hand is put right, whatever the record says."""
        run("2022-11", **project)
        before = contents(project["out"]) | contents(project["processed"])
        folder = project[where] / "2022-11"
        path = min(path for path in folder.rglob("*") if path.is_file())
        if how == "removed":
            path.unlink()
        else:
            (path if how == "edited" else folder / "more.csv").write_text("8.253")
        assert run("2022-11", **project).made
        assert contents(project["out"]) | contents(project["processed"]) == before

    def test_every_damage_of_the_cache_is_harmless(self, project):
        """With one bit of every kept file turned, a run gives what it gave before."""
        run("2022-11", **project)
        before = contents(project["out"])
        for path in record.folder_of(project["out"]).rglob("*"):
            if path.is_file() and path.stat().st_size:
                damage(path)
        assert run("2022-11", **project).made
        assert contents(project["out"]) == before

    def test_a_cache_that_was_removed_is_harmless(self, project):
        """Without it the month is made again and is the same."""
        run("2022-11", **project)
        before = contents(project["out"])
        for path in record.folder_of(project["out"]).rglob("*.json"):
            path.unlink()
        assert run("2022-11", **project).made
        assert contents(project["out"]) == before

    def test_inputs_that_change_meanwhile_stop_the_run(self, project, monkeypatch):
        """A file saved while its month is built would make a mixture: nothing is published."""
        run("2022-11", **project)
        path, before, real = (
            project["raw"] / "2022-11" / "eid.csv",
            contents(project["out"]),
            executing.executed,
        )
        path.write_text("a,8253\n")

        def meanwhile(job, name, space):
            if name == "03_annex":
                path.unlink()
                path.write_text("a,8254\n")
            return real(job, name, space)

        monkeypatch.setattr(executing, "executed", meanwhile)
        with pytest.raises(RunFailed, match="dữ liệu tháng 2022-11 thay đổi trong khi đang lập"):
            run("2022-11", **project)
        assert contents(project["out"]) == before


class TestHistory:
    """A month looks back on frames that are what their files say."""

    def test_the_month_before_is_cleaned_first(self, project, executed):
        """October has only its files: its frames are made, then November's."""
        october = project["raw"] / "2022-10"
        october.mkdir()
        (october / "eid.csv").write_text("a,8000\n")
        run("2022-11", **project)
        assert executed == ["01_clean", "01_clean", "02_figures", "03_annex"]
        assert (project["processed"] / "2022-10" / "eid.csv").read_text() == "A,8000\n"

    def test_a_restated_october_reaches_november(self, project, executed):
        """One cell of October changes: its frames are made again, and November with them."""
        october = project["raw"] / "2022-10"
        october.mkdir()
        (october / "eid.csv").write_text("a,8000\n")
        run("2022-11", **project)
        (october / "eid.csv").write_text("a,8001\n")
        executed.clear()
        assert run("2022-11", **project).made
        assert executed[0] == "01_clean"
        assert (project["processed"] / "2022-10" / "eid.csv").read_text() == "A,8001\n"

    def test_a_faulty_month_has_no_history_to_give(self, project):
        """October's files cannot be read: its former frames are gone, and November is built without them."""
        strict = (
            "from analysis.faults import Faults\n"
            + CLEAN
            + "if 'x' in text:\n    raise Faults('eid.csv: x')\n"
        )
        write_notebook(project["notebooks"] / "01_clean.ipynb", strict)
        october = project["raw"] / "2022-10"
        october.mkdir()
        (october / "eid.csv").write_text("a,8000\n")
        run("2022-11", **project)
        (october / "eid.csv").write_text("a,x\n")
        assert run("2022-11", **project).made
        assert list((project["processed"] / "2022-10").iterdir()) == []


class TestTwoAtOnce:
    """Two people make the same month at once."""

    def test_one_waits_and_is_told(self, project):
        """The second run says that it waits, goes on when the month is free, and finds it made."""
        run("2022-11", **project)
        told, results = [], []
        with locking.only_one(project["out"], "2022-11", lambda: None, ""):
            waiting = threading.Event()
            beside = threading.Thread(
                target=lambda: results.append(
                    run("2022-11", **project, progress=lambda *each: (told.append(each), waiting.set()))
                )
            )
            beside.start()
            assert waiting.wait(20)
            assert results == []
        beside.join(20)
        assert told[0] == (
            "tháng 2022-11 đang được lập ở một tiến trình khác; chờ tiến trình đó xong",
            "note",
            None,
        )
        assert [result.made for result in results] == [False]

    def test_a_killed_holder_frees_the_month(self, project):
        """The lock ends with its process, however that ends."""
        code = (
            "import os, signal, sys\nfrom pathlib import Path\nfrom analysis import locking\n"
            "with locking.only_one(Path(sys.argv[1]), '2022-11', lambda: None, ''):\n"
            "    os.kill(os.getpid(), signal.SIGTERM)\n"
        )
        subprocess.run([sys.executable, "-c", code, project["out"]], check=False)
        assert run("2022-11", **project).made

    def test_a_month_that_stays_busy_is_told(self, project, monkeypatch):
        """After long the second run gives up in one line."""
        monkeypatch.setattr(locking, "WAIT_SECONDS", 0.2)
        with (
            locking.only_one(project["out"], "2022-11", lambda: None, ""),
            pytest.raises(RunFailed, match="vẫn đang được lập ở một tiến trình khác"),
        ):
            run("2022-11", **project)
