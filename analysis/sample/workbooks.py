"""Which rows the made-up agencies' workbooks have: the dossiers, the vaccination records, the digitisation."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from analysis.forms.layouts import DIGITISATION, DOSSIERS, VACCINATION
from analysis.forms.prefill import Line, numbered
from analysis.forms.rows import BANNER, BODY, SUBTOTAL, TOTAL
from analysis.places import SAMPLE_DISTRICTS
from analysis.sample.dossiers import of_sector, sectors
from analysis.services import SECTORS, SERVICES

if TYPE_CHECKING:
    from analysis.forms.layout import Layout
    from analysis.sample.simulation import Numbers


def rows(numbers: Numbers) -> dict[str, tuple[Line, ...]]:
    """Return the rows of each form that is a workbook; sums are left to its formulas."""
    made = {DOSSIERS: _dossiers(numbers), VACCINATION: _records(numbers), DIGITISATION: _units(numbers)}
    return {layout.form: tuple(numbered(layout, [*lines, _total(layout)])) for layout, lines in made.items()}


def _total(layout: Layout) -> Line:
    return Line(TOTAL, {layout.key[0]: layout.total})


def _dossiers(numbers: Numbers) -> list[Line]:
    found = []
    for sector in sectors():
        keys = of_sector(numbers.services, sector)
        found.append(Line(BANNER, banner=SECTORS[sector].agency.upper()))
        found += [
            Line(BODY, {"service": SERVICES[key].label.vi, **asdict(numbers.services[key])}) for key in keys
        ]
        if len(keys) > 1:
            found.append(Line(SUBTOTAL, {"service": DOSSIERS.subtotal}))
    return found


def _records(numbers: Numbers) -> list[Line]:
    return [
        Line(BODY, {"district": SAMPLE_DISTRICTS[code].label.vi, **asdict(records)})
        for code, records in numbers.stocks.records.items()
    ]


def _units(numbers: Numbers) -> list[Line]:
    found = []
    for name, unit in numbers.units.items():
        cells = asdict(unit)
        received, resolved = cells.pop("received"), cells.pop("resolved")
        cells["not_digitised"] = received - unit.digitised
        cells["result_not_digitised"] = resolved - unit.result_digitised
        found.append(Line(BODY, {"unit": unit_name(name), **cells}))
    return found


def unit_name(name: str) -> str:
    """Return a unit as the form names it: an office by its name, a district by its committee."""
    return f"UBND {SAMPLE_DISTRICTS[name].label.vi}" if name in SAMPLE_DISTRICTS else name
