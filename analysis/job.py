"""What stays the same from the first step of a run to the last: whose month, from where, in which words."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analysis import record
from analysis.workspace import LAYOUT

if TYPE_CHECKING:
    from pathlib import Path

Progress = Callable[[str, str, float | None], None]

WORDS = {
    "vi": {
        "month": "{value!r} không phải là tháng: viết YYYY-MM, ví dụ 2022-11",
        "lang": "không có ngôn ngữ {value!r}: chọn vi hoặc en",
        "engine": "không có cách chạy {value!r}: chọn fork hoặc kernel",
        "no_notebook": "thiếu sổ tính {name}.ipynb trong thư mục {folder}",
        "no_month": "chưa có thư mục dữ liệu data/raw/{month}{others}",
        "others": "; các tháng đã có: {months}",
        "died": "{name}.ipynb, ô {cell}: tiến trình dừng giữa chừng ({reason}); thử lại với --engine kernel",
        "missing": "{name}.ipynb chạy xong mà không ghi {file}",
        "in_place": "không thay được báo cáo ({reason}); bản cũ còn nguyên, đóng tệp đang mở rồi chạy lại",
        "worker_died": "tiến trình lập tháng này dừng giữa chừng (mã {code}); các tháng khác vẫn được lập",
        "no_dask": "chưa cài Dask: pip install 'decision06-annex[cluster]'",
        "no_scheduler": "không nối được với bộ điều phối Dask tại {address!r}: {reason}",
        "cluster_lost": "mất kết nối với cụm Dask tại {address!r} ({reason}); chạy lại để làm tiếp",
        "overview_busy": "{file} vẫn đang được lập ở một tiến trình khác; chạy lại sau",
        "waiting": "tháng {month} đang được lập ở một tiến trình khác; chờ tiến trình đó xong",
        "still_busy": "tháng {month} vẫn đang được lập ở một tiến trình khác; thử lại sau",
        "moved_under": "dữ liệu tháng {month} thay đổi trong khi đang lập ({files}); bản cũ còn nguyên, chạy lại",
        "no_manifest": "tháng {month} chưa có báo cáo để đối chiếu: thiếu manifest.json",
    },
    "en": {
        "month": "{value!r} is not a month: write YYYY-MM, for example 2022-11",
        "lang": "there is no language {value!r}: choose vi or en",
        "engine": "there is no engine {value!r}: choose fork or kernel",
        "no_notebook": "notebook {name}.ipynb is missing from the folder {folder}",
        "no_month": "there is no folder data/raw/{month}{others}",
        "others": "; months there are: {months}",
        "died": "{name}.ipynb, cell {cell}: its process ended half-way ({reason}); try --engine kernel",
        "missing": "{name}.ipynb ran to its end without writing {file}",
        "in_place": "the report could not be replaced ({reason}); close its open files and run again",
        "worker_died": "the process that built this month ended half-way (code {code}); the others go on",
        "no_dask": "Dask is not installed: pip install 'decision06-annex[cluster]'",
        "no_scheduler": "no Dask scheduler answers at {address!r}: {reason}",
        "cluster_lost": "the Dask cluster at {address!r} is lost ({reason}); run again for the rest",
        "overview_busy": "{file} is still being made by another process; run again later",
        "waiting": "month {month} is being built by another process; waiting for it",
        "still_busy": "month {month} is still being built by another process; try again later",
        "moved_under": "the inputs of {month} changed meanwhile ({files}); the former report is whole, run again",
        "no_manifest": "month {month} has no report to compare with: manifest.json is missing",
    },
}


def say(lang: str, key: str, **values) -> str:
    """Return a message in the language, or in Vietnamese where there is no such language."""
    return WORDS.get(lang, WORDS["vi"])[key].format(**values)


@dataclass(frozen=True)
class Job:
    """One run: its month, language, folders and engine, who watches it, and the seconds its steps took."""

    month: str
    lang: str
    raw: Path
    processed: Path
    notebooks: Path
    engine: str
    progress: Progress | None
    out: Path
    fresh: bool = False
    seconds: dict[str, float] = field(default_factory=dict)

    def say(self, key: str, **values) -> str:
        """Return a message in the language of the run."""
        return say(self.lang, key, **values)

    def record(self, kind: str, month: str = "") -> Path:
        """Return where the record of a month's last run is kept."""
        return record.path_of(self.out, kind, month or self.month)

    @property
    def given(self) -> dict[str, str]:
        """Return the parameters every notebook is given."""
        return {"month": self.month, "lang": self.lang, **LAYOUT}

    def tell(self, what: str, state: str, seconds: float | None = None) -> None:
        """Tell whoever watches."""
        if self.progress:
            self.progress(what, state, seconds)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Time a step and tell whoever watches."""
        self.tell(name, "start")
        began, state = time.perf_counter(), "failed"
        try:
            yield
            state = "done"
        finally:
            self.seconds[name] = time.perf_counter() - began
            self.tell(name, state, self.seconds[name])
