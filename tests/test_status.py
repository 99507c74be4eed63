"""`annex status` says why an annex is no longer what a run would make, each cause with its names."""

from __future__ import annotations

import json
import shutil
from importlib.metadata import version

import pytest
from monthkit import copy_november
from smallproject import ANNEX, make_project, write_notebook

from analysis import cache, manifest, pipeline, received, record, store
from analysis.cli import main
from analysis.cli.words import say
from analysis.months import Month
from analysis.staleness import Cause, Project, Reason
from analysis.store import raw as store_raw

NOVEMBER = Month(2022, 11)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Return the root of a small project whose November was just published; nobody changes it."""
    root = tmp_path_factory.mktemp("built")
    pipeline.run("2022-11", **make_project(root))
    return root


@pytest.fixture
def folders(built, tmp_path):
    """Return the folders of a copy of it."""
    shutil.copytree(built, tmp_path / "copy")
    root = tmp_path / "copy"
    below = {"raw": "in/raw", "processed": "in/processed", "out": "out", "notebooks": "notebooks"}
    return {name: root / path for name, path in below.items()}


@pytest.fixture
def clone(folders):
    """Return what another machine has of it: neither frames nor records."""
    shutil.rmtree(folders["processed"])
    shutil.rmtree(record.folder_of(folders["out"]))
    return folders


def reasons(folders, month=NOVEMBER):
    return Project(**folders).reasons(month)


def only(cause, *names):
    return (Reason(cause, names),)


def rewrite_manifest(folders, **changes):
    report = folders["out"] / "2022-11"
    manifest.write(manifest.read(report) | changes, report)


@pytest.mark.parametrize("place", ["folders", "clone"])
class TestEverywhere:
    """What the record and the manifest both know."""

    @pytest.fixture
    def project(self, place, request):
        """Return the project with its record, or a clone without."""
        return request.getfixturevalue(place)

    def test_just_made_nothing_is_stale(self, project):
        """An annex whose inputs are those it was made from has no reason to be made again."""
        assert reasons(project) == ()

    def test_a_month_without_an_annex_has_no_reason(self, project):
        """What was never published is not stale."""
        assert reasons(project, Month(2022, 12)) is None
        shutil.rmtree(project["out"] / "2022-11")
        assert reasons(project) is None

    def test_inputs_are_named(self, project):
        """One form changed, one came, and one of the month before came: each by its name."""
        (project["raw"] / "2022-11" / "eid.csv").write_text("a,8253\n")
        (project["raw"] / "2022-11" / "portal.csv").write_text("a,1\n")
        (project["raw"] / "2022-10").mkdir()
        (project["raw"] / "2022-10" / "eid.csv").write_text("a,1\n")
        assert reasons(project) == (
            Reason(Cause.CHANGED, ("data/raw/2022-11/eid.csv",)),
            Reason(Cause.NEW, ("data/raw/2022-10/eid.csv", "data/raw/2022-11/portal.csv")),
        )

    def test_an_input_that_is_gone_is_named(self, project):
        """A form taken out of the folder is told as gone."""
        (project["raw"] / "2022-11" / "eid.csv").unlink()
        assert reasons(project) == only(Cause.GONE, "data/raw/2022-11/eid.csv")

    def test_a_changed_notebook_is_named(self, project):
        """A cell changed in 03_annex makes every annex stale."""
        write_notebook(project["notebooks"] / "03_annex.ipynb", ANNEX + "1\n")
        assert reasons(project) == only(Cause.NOTEBOOK, "notebooks/03_annex.ipynb")

    def test_outputs_touched_by_hand_are_named(self, project):
        """One output was edited, one removed, one added: git and a run would both take notice."""
        report = project["out"] / "2022-11"
        (report / "figures.csv").write_text("id,value\na,9000\n")
        (report / "annex.pdf").unlink()
        (report / "note.txt").write_text("xem lại")
        assert reasons(project) == (
            Reason(Cause.EDITED, ("reports/2022-11/figures.csv",)),
            Reason(Cause.REMOVED, ("reports/2022-11/annex.pdf",)),
            Reason(Cause.ADDED, ("reports/2022-11/note.txt",)),
        )

    @pytest.mark.parametrize("text", ["", "{", "[]", '{"inputs": 3}'])
    def test_a_damaged_manifest_is_named(self, project, text):
        """A manifest that cannot be read was edited by hand, whatever else is known."""
        (project["out"] / "2022-11" / "manifest.json").write_text(text)
        assert reasons(project) == only(Cause.EDITED, "reports/2022-11/manifest.json")

    def test_a_missing_manifest_is_named(self, project):
        """An annex without its manifest is not believed."""
        (project["out"] / "2022-11" / "manifest.json").unlink()
        assert reasons(project) == only(Cause.REMOVED, "reports/2022-11/manifest.json")

    def test_libraries_are_named_with_both_versions(self, project, monkeypatch):
        """The manifest tells which packages have another version now."""
        edition = cache.edition()
        monkeypatch.setattr(cache, "edition", lambda: edition._replace(libraries="others"))
        monkeypatch.setattr(
            "analysis.staleness._installed", lambda name: "99.1" if name == "pandas" else version(name)
        )
        assert reasons(project) == only(Cause.LIBRARIES, f"pandas {version('pandas')} → 99.1")


class TestWithARecord:
    """What only the machine knows on which the annex was made."""

    def test_changed_code_is_told(self, folders, monkeypatch):
        """One byte of the package changed: no file of the project did."""
        edition = cache.edition()
        monkeypatch.setattr(cache, "edition", lambda: edition._replace(code="other", python="3.99.0"))
        assert reasons(folders) == (
            Reason(Cause.CODE),
            Reason(Cause.PYTHON, (f"{edition.python} → 3.99.0",)),
        )

    def test_a_frame_edited_by_hand_is_named(self, folders):
        """A frame is an output like any other."""
        (folders["processed"] / "2022-11" / "eid.csv").write_text("A,1\n")
        assert reasons(folders) == only(Cause.EDITED, "data/processed/2022-11/eid.csv")

    def test_an_edited_manifest_is_told_though_it_still_reads(self, folders):
        """All else is as the run has left it, so it is the manifest that somebody has changed."""
        rewrite_manifest(folders, python="3.1")
        assert reasons(folders) == only(Cause.EDITED, "reports/2022-11/manifest.json")

    def test_an_annex_from_elsewhere_is_held_against_its_own_manifest(self, folders, tmp_path):
        """A colleague's annex came over one's own: the record is of another, so only the manifest speaks."""
        theirs = make_project(tmp_path / "theirs")
        (theirs["raw"] / "2022-11" / "eid.csv").write_text("a,9000\n")
        pipeline.run("2022-11", **theirs)
        shutil.rmtree(folders["out"] / "2022-11")
        shutil.copytree(theirs["out"] / "2022-11", folders["out"] / "2022-11")
        assert reasons(folders) == only(Cause.CHANGED, "data/raw/2022-11/eid.csv")
        (folders["raw"] / "2022-11" / "eid.csv").write_text("a,9000\n")
        assert reasons(folders) == ()

    def test_frames_cleaned_by_a_later_month_are_nobodys_edit(self, folders):
        """December's run cleans a restated November: what is stale is its annex, for its input changed."""
        (folders["raw"] / "2022-11" / "eid.csv").write_text("a,8253\n")
        (folders["raw"] / "2022-12").mkdir()
        (folders["raw"] / "2022-12" / "eid.csv").write_text("a,1\n")
        pipeline.run("2022-12", **folders)
        assert (folders["processed"] / "2022-11" / "eid.csv").read_text() == "A,8253\n"
        assert reasons(folders) == only(Cause.CHANGED, "data/raw/2022-11/eid.csv")
        assert reasons(folders, Month(2022, 12)) == ()


class TestEarlierMonths:
    """A month looks back on the frames of earlier ones, which a run first makes what their files say."""

    @pytest.fixture
    def year(self, folders):
        """Return the project with September to November published, each frame folder with its series."""
        text = '\nPath(processed, month, "series.csv").write_text(text)\n'
        source = json.loads((folders["notebooks"] / "01_clean.ipynb").read_text())["cells"][1]["source"]
        write_notebook(folders["notebooks"] / "01_clean.ipynb", source + text)
        for month in ("2022-09", "2022-10"):
            (folders["raw"] / month).mkdir()
            (folders["raw"] / month / "eid.csv").write_text(f"a,{month[-2:]}\n")
        for month in ("2022-09", "2022-10", "2022-11"):
            pipeline.run(month, **folders)
            assert reasons(folders, Month.parse(month)) == ()
        return folders

    def test_a_restated_month_is_named_in_those_that_look_back(self, year):
        """September is restated: October reads its file, November only what was made of it."""
        (year["raw"] / "2022-09" / "eid.csv").write_text("a,90\n")
        assert reasons(year, Month(2022, 10)) == only(Cause.CHANGED, "data/raw/2022-09/eid.csv")
        assert reasons(year) == only(Cause.EARLIER, "2022-09")

    def test_when_it_was_cleaned_again_its_series_has_changed(self, year):
        """October's run has made September's frames anew: November's input is another now."""
        (year["raw"] / "2022-09" / "eid.csv").write_text("a,90\n")
        pipeline.run("2022-10", **year)
        assert reasons(year) == only(Cause.CHANGED, "data/processed/2022-09/series.csv")

    def test_frames_that_are_gone_are_no_reason_where_a_run_would_make_the_same(self, year):
        """September's frames were deleted: a run brings them back as they were."""
        shutil.rmtree(year["processed"] / "2022-09")
        assert reasons(year) == ()
        assert not pipeline.run("2022-11", **year).made


class TestTold:
    """How the command tells it."""

    def _asked(self, folders):
        return [word for name, path in folders.items() for word in (f"--{name}", str(path))]

    def test_each_reason_stands_under_its_month(self, folders, capsys):
        """Below the step that mends it, a line a cause, at most four names long."""
        report = folders["out"] / "2022-11"
        (report / "annex.html").write_text("x")
        for number in range(6):
            (report / f"{number}.txt").write_text("")
        assert main(["status", *self._asked(folders)]) == 0
        out = capsys.readouterr().out
        assert out.splitlines()[-2:] == [
            "    – tệp kết quả bị sửa bằng tay: annex.html",
            "    – tệp lạ đặt thêm vào kết quả: 0.txt, 1.txt, 2.txt, 3.txt và 2 tên nữa",
        ]
        assert main(["status", "--lang", "en", *self._asked(folders)]) == 0
        assert "    – outputs were edited by hand: annex.html" in capsys.readouterr().out

    def test_json_holds_every_name(self, folders, capsys):
        """Programs get the causes with the project's full names."""
        (folders["raw"] / "2022-11" / "eid.csv").write_text("a,1\n")
        assert main(["status", "--json", *self._asked(folders)]) == 0
        (month,) = json.loads(capsys.readouterr().out)
        assert month["reasons"] == [{"cause": "input changed", "names": ["data/raw/2022-11/eid.csv"]}]
        assert month["published"] == "stale"

    @pytest.mark.parametrize("cause", Cause)
    @pytest.mark.parametrize("lang", ["vi", "en"])
    def test_every_cause_has_its_words(self, cause, lang):
        """No cause is left without a text in one of the languages."""
        assert "eid.csv" in say(lang, f"because {cause}", names="eid.csv")


class TestReading:
    """Each form is read once; a month without a fault is not read again until it changes."""

    def test_a_sound_month_is_read_once(self, tmp_path, monkeypatch):
        """The second look at November 2022 opens no form, and finds the same; one changed byte opens them again."""
        raw = copy_november(tmp_path)
        project = lambda: Project(raw, tmp_path / "processed", tmp_path / "reports", tmp_path)  # noqa: E731
        opened = []
        read = store.read_raw
        monkeypatch.setattr(store, "read_raw", lambda *asked: opened.append(asked) or read(*asked))
        with cache.used(tmp_path / "kept"):
            first = received.inputs(NOVEMBER, project())
            assert received.inputs(NOVEMBER, project()) == first
            assert len(opened) == 1
            (raw / "2022-11" / "eid.csv").write_bytes((raw / "2022-11" / "eid.csv").read_bytes() + b"\n")
            received.inputs(NOVEMBER, project())
        assert len(opened) == 2

    def test_faults_are_looked_for_each_time(self, tmp_path, monkeypatch):
        """A faulty form is never kept: what stopped a reader may have been the machine. Sound ones are."""
        raw = copy_november(tmp_path)
        (raw / "2022-11" / "eid.csv").write_text("x")
        read = []
        for module in (received, store_raw):
            real = module.read_form
            monkeypatch.setattr(
                module,
                "read_form",
                lambda path, *rest, real=real: read.append(path.name) or real(path, *rest),
            )
        for _ in range(2):
            read.clear()
            with cache.used(tmp_path / "kept"):
                found = received.inputs(NOVEMBER, Project(raw, tmp_path, tmp_path / "reports", tmp_path))
            assert {each.form for each in found if each.faults} == {"eid"}
            assert "eid.csv" in read
        assert set(read) == {"eid.csv"}
