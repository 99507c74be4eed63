"""Every printed number goes back to raw texts: recomputed from them alone, and moved by them alone."""

from __future__ import annotations

import csv
from fractions import Fraction
from math import ceil, floor

import pytest

from analysis import results
from analysis.declare import DECLARED
from analysis.numerals import read_printed
from analysis.results import trace

DERIVED = {
    (frame.form, name): cell for frame in DECLARED.frames.values() for name, cell in frame.derived.items()
}


class Evaluator:
    """Recomputes a figure by walking its steps, from the raw texts of its cells and nothing else."""

    def __init__(self, cells):
        self.cells = cells

    def raw(self, leaf, column=None):
        """Return the text that the agency typed, for a cell or for another column of its row."""
        form, column = leaf.row.partition("/")[0], column or leaf.column
        cell = self.cells.get((leaf.row, DERIVED.get((form, column), column)))
        return cell.raw if cell else ""

    def value(self, exact):
        """Return lower end, upper end and the unit of the last digit typed; None where nothing was typed."""
        node = exact.node
        if node.leaf:
            return self.cell(node.leaf)
        if node.op == "count":
            rows = [self.raw(part.node.leaf) for part in node.parts]
            assert all(rows)
            return Fraction(len(rows)), Fraction(len(rows)), None
        if node.op == "constant":
            return Fraction(node.note), Fraction(node.note), None
        parts = [self.value(part) for part in node.parts]
        return None if not parts or None in parts else getattr(self, OPERATIONS[node.op])(*parts)

    def cell(self, leaf):
        """Read one raw text: a dash is 0, per cent are hundredths, and each decimal typed is a digit known."""
        text = self.raw(leaf).strip()
        if text in ("", "…"):
            return None
        if text == "-":
            return Fraction(0), Fraction(0), None
        number = read_printed(text)
        unit = self.raw(leaf, {"change": "change_unit"}.get(leaf.column, "unit"))
        scale = 100 if "%" in (number.suffix, unit) else 1
        value = Fraction(number.value) / scale
        return value, value, Fraction(number.step) / scale

    def total(self, *parts):
        """Add, end by end."""
        return sum(part[0] for part in parts), sum(part[1] for part in parts), None

    def less(self, one, other):
        """Subtract: the least less the most, the most less the least."""
        return one[0] - other[1], one[1] - other[0], None

    def over(self, one, other):
        """Divide; there is none where the base may be zero."""
        if other[0] <= 0 <= other[1]:
            return None
        corners = [a / b for a in one[:2] for b in other[:2]]
        return min(corners), max(corners), None

    def unrounded(self, one):
        """Widen by half a unit of the last digit typed."""
        return one[0] - one[2] / 2, one[1] + one[2] / 2, None

    def ends(self, one, other):
        """Join two ends to a range."""
        return one[0], other[1], None

    def base(self, part, printed):
        """Try every whole base near the quotient."""
        half = printed[2] / 2
        around = range(floor(part[0] / (printed[0] + half)), ceil(part[0] / (printed[0] - half)) + 1)
        return self.fitting(around, lambda number: part[0] / number, printed)

    def part(self, printed, base):
        """Try every whole part near the product."""
        half = printed[2] / 2
        around = range(floor(base[0] * (printed[0] - half)), ceil(base[0] * (printed[0] + half)) + 1)
        return self.fitting(around, lambda number: number / base[0], printed)

    @staticmethod
    def fitting(around, share, printed):
        """Keep the first and the last number whose share rounds to what was printed."""
        fits = [
            number
            for number in around
            if number and units(share(number), printed[2]) * printed[2] == printed[0]
        ]
        return (Fraction(fits[0]), Fraction(fits[-1]), None) if fits else None


OPERATIONS = {
    "sum": "total", "+": "total", "−": "less", "÷": "over", "unrounded": "unrounded", "range": "ends",
    "implied base": "base", "implied part": "part",
}  # fmt: skip


def units(value, step):
    """Count the units of a digit in a value, halves away from zero."""
    count = abs(value) / step
    whole = count.numerator // count.denominator
    whole += count - whole >= Fraction(1, 2)
    return whole if value >= 0 else -whole


def printed(value, figure):
    """Write an interval as a report prints it, digit by digit."""
    if value is None:
        return "chưa có số liệu"
    ends = []
    for end in value[:2]:
        digits = units(end * figure.unit.scale, Fraction(1, 10**figure.decimals))
        text = f"{abs(digits):0{figure.decimals + 1}d}"
        whole, decimals = text[: len(text) - figure.decimals], text[len(text) - figure.decimals :]
        groups = f"{int(whole):_}".replace("_", ".")
        ends.append(("−" if digits < 0 else "") + groups + ("," + decimals if decimals else ""))
    return "–".join(dict.fromkeys(ends)) + figure.unit.suffix


def test_every_printed_number_is_recomputed_from_raw_texts(november, computed):
    """LAW: for each figure, the steps of its trace over the texts that agencies typed give the printed string."""
    evaluator = Evaluator(november.cells)
    again = {
        name: printed(evaluator.value(each.value), each.figure) for name, each in computed.figures.items()
    }
    assert again == {name: each.printed() for name, each in computed.figures.items()}


def test_the_exact_values_are_recomputed_too(november, computed):
    """LAW: not only the digits: both ends of every value come out exactly."""
    evaluator = Evaluator(november.cells)
    for each in computed.figures.values():
        again = evaluator.value(each.value)
        assert (again and again[:2]) == (
            (each.value.low, each.value.high) if each.value.supplied else None
        ), each.id


def test_a_trace_of_the_law_is_worth_something(november, computed):
    """The law would notice a wrong cell: with 2.614 typed in D32 the share is 81,10 %, not 81,11 %."""
    (leaf, *_) = computed.figures["justice_received_online"].value.leaves()
    wrong = {
        **november.cells,
        (leaf.row, leaf.column): november.cells[leaf.row, leaf.column]._replace(raw="2614"),
    }
    result = computed.figures["justice_online_share"]
    assert printed(Evaluator(wrong).value(result.value), result.figure) == "81,10%"


def test_every_figure_names_its_cells(november, computed):
    """A figure that has a value names at least one raw cell, and each that it names holds a text."""
    for each in computed.figures.values():
        texts = [trace.source(leaf, november.cells).raw for leaf in each.value.leaves()]
        assert not each.value.supplied or (texts and all(texts)), each.id


def test_the_tree_of_the_justice_share(november, computed):
    """The share is told down to three cells: 2.615 over 2.615 + 609."""
    assert trace.tree(computed, november, "justice_online_share") == TREE.format(
        sha256=november.hashes["essential_services.xlsx"]
    )


TREE = """\
justice_online_share = 81,11%
  Tỷ lệ hồ sơ tư pháp tiếp nhận trực tuyến (II.2.2.4)
  Loại bằng chứng: tính từ số đếm
  Công thức: [Số lượng hồ sơ tiếp nhận – Trong kỳ – Trực tuyến] ÷ ([Số lượng hồ sơ tiếp nhận – Trong kỳ – Trực tuyến] \
+ [Số lượng hồ sơ tiếp nhận – Trong kỳ – Trực tiếp, dịch vụ bưu chính])
  justice_online_share: ÷ = 0,8111 (2615/3224)
  ├ [Số lượng hồ sơ tiếp nhận – Trong kỳ – Trực tuyến] = 2.615 ← essential_services.xlsx!II.06a!D32 “2615”
  └ + = 3.224
    ├ [Số lượng hồ sơ tiếp nhận – Trong kỳ – Trực tuyến] = 2.615 ← essential_services.xlsx!II.06a!D32 “2615”
    └ [Số lượng hồ sơ tiếp nhận – Trong kỳ – Trực tiếp, dịch vụ bưu chính] = 609 ← \
essential_services.xlsx!II.06a!E32 “609”
  essential_services.xlsx sha256 {sha256}
  Báo cáo in: “81,11%” (II.2.2.4, chú thích 3): khớp"""


def test_a_tree_says_which_cells_are_empty(november, computed):
    """What was not supplied is drawn down to the empty cell."""
    tree = trace.tree(computed, november, "sector_online_share[police]")
    assert tree.startswith("sector_online_share[police] = chưa có số liệu")
    assert "essential_services.xlsx!II.06a!D22 ô trống" in tree


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_figure_has_a_tree(november, computed, lang):
    """Each figure can be told in both languages, its cells with their texts in quotation marks."""
    for name, each in computed.figures.items():
        tree = trace.tree(computed, november, name, lang)
        assert tree.startswith(f"{name} = {each.printed(lang)}\n")
        shown = list(each.value.leaves())[:12]
        assert all(trace.address(leaf, november.cells) in tree for leaf in shown)


def test_the_written_trace_is_the_trace(november, computed, tmp_path):
    """trace.csv holds a row for each cell of each figure, with its address, its text and the hash of its file."""
    results.write(computed, november, tmp_path)
    with (tmp_path / "trace.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["figure"], row["row"], row["column"]) for row in rows] == [
        (name, leaf.row, leaf.column)
        for name, each in computed.figures.items()
        for leaf in each.value.leaves()
    ]
    share = [row for row in rows if row["figure"] == "justice_online_share"]
    assert [(row["file"], row["sheet"], row["cell"], row["raw"]) for row in share] == [
        ("essential_services.xlsx", "II.06a", "D32", "2615"),
        ("essential_services.xlsx", "II.06a", "E32", "609"),
    ]
    assert {row["sha256"] for row in share} == {november.hashes["essential_services.xlsx"]}


def naming(data, computed, file, cell):
    """Return the figures whose trace names a cell."""
    return {
        name
        for name, each in computed.figures.items()
        if any(
            (ref.file, ref.cell) == (file, cell)
            for ref in (trace.source(leaf, data.cells) for leaf in each.value.leaves())
        )
    }


def moved(before, after):
    """Return the figures that changed, in print or in exact value."""
    return {
        name
        for name, each in before.figures.items()
        if (each.printed(), each.value) != (after.figures[name].printed(), after.figures[name].value)
    }


@pytest.mark.parametrize(
    ("change", "cell"),
    [
        (("essential_services.xlsx", "D32", 2614), "D32"),
        (("essential_services.xlsx", "K49", 1910), "K49"),
        (("vaccination_records.xlsx", "C6", "1.209"), "C6"),
        (("service_levels.csv", "4,1.057", "4,1.058"), "B4"),
        (("eid.csv", "43.155", "43.154"), None),
        (("portal_cumulative.csv", "183.782", "183.792"), None),
    ],
    ids=lambda each: each[0] if isinstance(each, tuple) else each,
)
def test_a_cell_moves_the_figures_that_name_it(november, computed, recomputed, change, cell):
    """When one raw cell is changed, exactly those figures change whose trace names that cell."""
    if cell is None:
        (cell,) = {ref.cell for ref in november.cells.values() if (ref.file, ref.raw) == change[:2]}
    data, after = recomputed(change)
    named = naming(november, computed, change[0], cell)
    assert named
    assert named == naming(data, after, change[0], cell)
    assert moved(computed, after) == named


def test_what_the_justice_cell_moves(november, computed):
    """Cell D32, justice dossiers received online, stands behind seven figures."""
    assert naming(november, computed, "essential_services.xlsx", "D32") == {
        "justice_received_online",
        "justice_received_new",
        "justice_online_share",
        "justice_online_share_before",
        "sector_online_share[justice]",
        "remainder_received_online",
        "remainder_received_new",
    }


def test_an_empty_cell_moves_figures_when_it_is_filled(computed, recomputed):
    """Column (5) of the total row was empty, so no trace could name it by a number; filled, it is named at once."""
    data, after = recomputed(("essential_services.xlsx", "E49", 3950))
    assert naming(data, after, "essential_services.xlsx", "E49") == moved(computed, after)
