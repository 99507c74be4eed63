"""The only room that touches data/: reads what agencies sent, validates it, and keeps it by month.

`check_month` and its like are at hand at once, so that a month that is not there is refused before pandas is
imported; the rest is imported when it is first asked for.
"""

from importlib import import_module

from analysis.store.folder import (
    ACKNOWLEDGED_FILE,
    FIGURES_FILE,
    REPORT_FILES,
    REVISIONS_FILE,
    TEMPLATE_FILE,
    TIES_FILE,
    VINTAGES,
    check_month,
    digest_of,
    months_in,
    newest_month,
    parse_month,
    report_files,
    vintage_numbers,
)

_LATER = {
    "CellRef": "checks",
    "MonthData": "processed",
    "RawMonth": "raw",
    "clean": "raw",
    "examine": "raw",
    "load": "processed",
    "new_month": "newmonth",
    "read_acknowledged": "acknowledged",
    "month_data": "processed",
    "read_month": "previous",
    "read_raw": "raw",
    "read_figures": "released",
    "read_released": "released",
    "read_revisions": "revisions",
    "read_published": "published",
    "sound": "raw",
    "read_series": "series",
    "write_series": "series",
    "with_previous": "previous",
    "write_processed": "processed",
}

__all__ = [  # noqa: PLE0604 -- they are strings
    "ACKNOWLEDGED_FILE",
    "FIGURES_FILE",
    "TEMPLATE_FILE",
    "REPORT_FILES",
    "REVISIONS_FILE",
    "TIES_FILE",
    "VINTAGES",
    "vintage_numbers",
    "check_month",
    "digest_of",
    "months_in",
    "newest_month",
    "parse_month",
    "report_files",
    *_LATER,
]


def __getattr__(name: str):
    if name not in _LATER:
        raise AttributeError(f"analysis.store has no {name}")
    return getattr(import_module(f"analysis.store.{_LATER[name]}"), name)
