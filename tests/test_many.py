"""Many months are built side by side: each is told, one that fails stops no other, and the backend changes nothing."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from smallproject import CLEAN, FIGURES, contents, make_project, write_notebook

from analysis import many
from analysis.cli import main
from analysis.engine import CAN_FORK
from analysis.faults import RunFailed

ROOT = Path(__file__).resolve().parent.parent
MONTHS = ("2022-09", "2022-10", "2022-11")
STRICT = (
    "from analysis.faults import Faults\n" + CLEAN + "if 'x' in text:\n    raise Faults('eid.csv: A1: x')\n"
)


@pytest.fixture
def province(tmp_path):
    """Return a root with three small months, laid out like the project."""
    return make_province(tmp_path / "tinh-a")


def make_province(root: Path, first: int = 8000) -> Path:
    """Lay out a root whose months hold this number and those that follow it."""
    folders = make_project(root)
    for name, below in (("raw", "data/raw"), ("processed", "data/processed"), ("out", "reports")):
        (root / below).parent.mkdir(exist_ok=True)
        if folders[name].exists():
            folders[name].rename(root / below)
    for number, month in enumerate(MONTHS):
        (root / "data" / "raw" / month).mkdir(exist_ok=True)
        (root / "data" / "raw" / month / "eid.csv").write_text(f"a,{first + number}\n")
    write_notebook(root / "notebooks" / "01_clean.ipynb", STRICT)
    return root


def annex(root: Path, *words: str) -> list[str]:
    """Return the words of a run in a root with its own notebooks."""
    return ["run", *words, "--root", str(root), "--notebooks", str(root / "notebooks")]


def page(root: Path, month: str) -> str:
    return (root / "reports" / month / "annex.html").read_text(encoding="utf-8")


class TestMonths:
    """Which months are meant, and what is told of them."""

    def test_all_months_are_built(self, province, capsys):
        """A line a month on stderr, the sum on stdout; errors among the findings make drafts, so the code is 1."""
        assert main(annex(province, "--all", "--jobs", "2")) == 1
        out, err = capsys.readouterr()
        assert out == "3 tháng: 3 xong (lập mới 3, dự thảo 3), 0 dừng.\n"
        lines = sorted(err.splitlines())
        assert [line.split()[1] for line in lines] == list(MONTHS)
        assert all(line.endswith("giây  đã lập, DỰ THẢO; 1 lỗi, 2 ghi chú") for line in lines)
        assert [f"80{number:02d}" in page(province, month) for number, month in enumerate(MONTHS)] == [
            True
        ] * 3

    def test_a_range_takes_the_months_that_are_there(self, province, capsys):
        """From January to October there are two."""
        assert main(annex(province, "2022-01..2022-10", "--draft-ok", "--json")) == 0
        told = json.loads(capsys.readouterr().out)
        assert [(each["month"], each["exit"], each["made"]) for each in told] == [
            ("2022-09", 0, True),
            ("2022-10", 0, True),
        ]
        assert not (province / "reports" / "2022-11").exists()

    def test_again_nothing_is_made(self, province, capsys):
        """An unchanged series costs looks, not runs."""
        main(annex(province, "--all"))
        before = contents(province)
        capsys.readouterr()
        assert main(annex(province, "--all", "--draft-ok")) == 0
        out, err = capsys.readouterr()
        assert out == "3 tháng: 3 xong (lập mới 0, dự thảo 3), 0 dừng.\n"
        assert err.count("giữ nguyên, không có gì thay đổi") == 3
        assert {name: content for name, content in contents(province).items() if name in before} == before

    def test_one_changed_month_is_made_with_the_next(self, province, capsys):
        """September is restated: it and October, which looks back on it, are made; November does not read it."""
        main(annex(province, "--all"))
        (province / "data" / "raw" / "2022-09" / "eid.csv").write_text("a,8050\n")
        capsys.readouterr()
        main(annex(province, "--all", "--json"))
        told = {each["month"]: each["made"] for each in json.loads(capsys.readouterr().out)}
        assert told == {"2022-09": True, "2022-10": True, "2022-11": False}

    def test_a_failed_month_stops_no_other(self, province, capsys):
        """October's file is faulty: the others are built, the summary says which stopped and why."""
        (province / "data" / "raw" / "2022-10" / "eid.csv").write_text("a,x\n")
        assert main(annex(province, "--all", "--draft-ok")) == 1
        out, err = capsys.readouterr()
        assert out.splitlines() == [
            "3 tháng: 2 xong (lập mới 2, dự thảo 2), 1 dừng.",
            f"  {province} 2022-10:",
            "    eid.csv: A1: x",
        ]
        assert "DỪNG: eid.csv: A1: x" in err
        assert sorted(path.name for path in (province / "reports").iterdir()) == [
            "2022-09",
            "2022-11",
            "index.html",
        ]

    @pytest.mark.skipif(
        not CAN_FORK, reason="this system cannot fork safely: a dead kernel is told otherwise"
    )
    def test_a_month_whose_process_dies_stops_no_other(self, province, capsys):
        """October's notebook ends the process that runs it; the line says so, with the machine's exit code."""
        source = "import os\nos._exit(7) if month == '2022-10' else None\n" + STRICT
        write_notebook(province / "notebooks" / "01_clean.ipynb", source)
        assert main(annex(province, "--all", "--draft-ok", "--lang", "en")) == RunFailed.exit_code
        out, _ = capsys.readouterr()
        assert "01_clean.ipynb, cell 3: its process ended half-way" in out
        assert out.startswith("3 months: 2 done (2 made, 2 drafts), 1 stopped.")

    @pytest.mark.parametrize(
        ("words", "line"),
        [
            (["--all", "2022-09"], "chọn một trong hai: --all hoặc nêu các tháng"),
            ([], "nêu tháng cần lập, ví dụ 2022-11 hoặc 2022-01..2022-12, hoặc --all"),
            (
                ["2022-11..2022-09"],
                "2022-11..2022-09: tháng đầu sau tháng cuối; có phải là 2022-09..2022-11?",
            ),
            (["--all", "--jobs", "0"], "--jobs cần một số từ 1 trở lên"),
            (
                ["--all", "--backend", "dask"],
                "--backend dask đi cùng --scheduler ĐỊA_CHỈ, ví dụ tcp://10.0.0.1:8786",
            ),
        ],
    )
    def test_misuse_is_one_line(self, province, capsys, words, line):
        """Each is refused before anything is started."""
        assert main(annex(province, *words)) == 2
        assert capsys.readouterr().err == f"{line}\n"

    def test_a_range_of_nothing_is_a_missing_input(self, province, capsys):
        """No month of 2019 has a folder."""
        assert main(annex(province, "2019-01..2019-12")) == 3
        assert "không có thư mục của tháng nào trong số đó" in capsys.readouterr().err


class TestProvinces:
    """The root folder is an argument: provinces and months fan out alike."""

    def test_two_provinces_are_built_side_by_side(self, tmp_path, capsys):
        """Each root keeps its own months, reports and cache."""
        roots = [make_province(tmp_path / name) for name in ("tinh-a", "tinh-b")]
        notebooks = str(roots[0] / "notebooks")
        words = ["run", "--all", "--draft-ok", "--notebooks", notebooks]
        assert main([*words, *(word for root in roots for word in ("--root", str(root)))]) == 0
        assert capsys.readouterr().out == "6 tháng: 6 xong (lập mới 6, dự thảo 6), 0 dừng.\n"
        pages = [{month: page(root, month) for month in MONTHS} for root in roots]
        assert pages[0] == pages[1]


class TestInterrupted:
    """Whoever stops a run leaves whole months only."""

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for a group of processes")
    @pytest.mark.parametrize("after", [0.4, 1.5, 2.5])
    def test_ctrl_c_leaves_nothing_half_made(self, province, after):
        """Stopped at some moment, each month is there with all its files or not at all, and the next run completes."""
        command = [sys.executable, "-m", "analysis.cli", *annex(province, "--all", "--jobs", "2")]
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        time.sleep(after)
        os.killpg(process.pid, signal.SIGINT)
        assert process.wait(30) in (130, -signal.SIGINT, 1)
        for month in MONTHS:
            report = province / "reports" / month
            assert not report.exists() or (report / "manifest.json").is_file()
        assert main([*annex(province, "--all"), "--draft-ok"]) == 0
        assert list(province.glob("**/.annex-2*")) == []

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither SIGTERM nor SIGKILL")
    @pytest.mark.parametrize(
        ("how", "after"), [(signal.SIGTERM, 1.4), (signal.SIGKILL, 0.9), (signal.SIGKILL, 2.1)]
    )
    def test_an_end_at_any_moment_is_whole_months_and_no_process(self, province, how, after):
        """The command alone is ended: its workers end too, months are whole, the next run completes them."""
        command = [sys.executable, "-m", "analysis.cli", *annex(province, "--all", "--jobs", "2")]
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        time.sleep(after)
        process.send_signal(how)
        told = process.communicate(timeout=60)[1]  # ends only when nobody holds the pipe: workers inherit it
        assert b"Traceback" not in told
        for month in MONTHS:
            report = province / "reports" / month
            assert not report.exists() or (report / "manifest.json").is_file()
        if how == signal.SIGTERM:
            assert list(province.glob("**/.annex-2*")) == []
        assert main([*annex(province, "--all"), "--draft-ok"]) == 0
        assert list(province.glob("**/.annex-2*")) == []


class TestCluster:
    """The same fan-out on a Dask cluster."""

    def test_a_cluster_of_two_processes_makes_the_same(self, tmp_path, capsys):
        """Two real worker processes build two provinces' months as this machine builds them, byte for byte."""
        distributed = pytest.importorskip("distributed", reason="Dask is not installed: the extra `cluster`")
        here, there = (
            [make_province(tmp_path / where / name, first) for name, first in (("a", 8000), ("b", 7000))]
            for where in ("here", "there")
        )

        def build(roots: list[Path], *words: str) -> str:
            first, second = roots
            assert main([*annex(first, "--all", *words), "--root", str(second), "--draft-ok"]) == 0
            return capsys.readouterr().out

        told = build(here)
        with distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
        ) as cluster:
            assert build(there, "--backend", "dask", "--scheduler", cluster.scheduler_address) == told
        assert told == "6 tháng: 6 xong (lập mới 6, dự thảo 6), 0 dừng.\n"
        for below in ("reports", "data/processed"):
            made = [[contents(root / below) for root in roots] for roots in (here, there)]
            assert made[0] == made[1]
            assert made[0][0] != made[0][1]

    def test_no_scheduler_is_one_line(self, province, capsys, monkeypatch):
        """Nobody answers at the address."""
        pytest.importorskip("distributed", reason="Dask is not installed: the extra `cluster`")
        monkeypatch.setattr(many, "CONNECT_SECONDS", "1s")
        words = ["--all", "--backend", "dask", "--scheduler", "tcp://127.0.0.1:9"]
        assert main(annex(province, *words)) == RunFailed.exit_code
        assert "không nối được với bộ điều phối Dask tại 'tcp://127.0.0.1:9'" in capsys.readouterr().err

    def test_a_lost_cluster_leaves_a_line_a_month(self, province):
        """When the scheduler dies half-way, what is done stands, and each other month says why it is not."""
        pytest.importorskip("distributed", reason="Dask is not installed: the extra `cluster`")
        folders = {
            "raw": province / "data/raw",
            "processed": province / "data/processed",
            "out": province / "reports",
        }
        slow = f"import time\ntime.sleep(0 if month == {MONTHS[0]!r} else 30)\n{FIGURES}"
        write_notebook(province / "notebooks" / "02_figures.ipynb", slow)
        with cluster_of_commands(province) as (address, scheduler):
            outcomes = many.built(
                [many.Place(month, **folders) for month in MONTHS],
                province / "notebooks",
                lang="en",
                backend="dask",
                scheduler=address,
            )
            done = [next(outcomes)]
            scheduler.kill()
            done += outcomes
        assert [each.place.month for each in done] == list(MONTHS)
        assert [each.exit_code for each in done] == [0, RunFailed.exit_code, RunFailed.exit_code]
        for each in done[1:]:
            assert each.lines[0].startswith(f"the Dask cluster at {address!r} is lost (")


@contextlib.contextmanager
def cluster_of_commands(folder: Path):
    """Start a scheduler and a worker as one does by hand; give the address and the scheduler's process."""
    dask, file = str(Path(sys.executable).with_name("dask")), folder / "scheduler.json"
    common = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder}
    ends = ["--scheduler-file", str(file), "--no-dashboard"]
    scheduler = subprocess.Popen([dask, "scheduler", "--host", "127.0.0.1", "--port", "0", *ends], **common)
    worker = subprocess.Popen([dask, "worker", "--no-nanny", "--nthreads", "2", *ends], **common)
    try:
        while not file.is_file() or not file.stat().st_size:
            assert scheduler.poll() is None, "the scheduler did not start"
            time.sleep(0.1)
        yield json.loads(file.read_text())["address"], scheduler
    finally:
        for process in (worker, scheduler):
            process.kill()
            process.wait()
