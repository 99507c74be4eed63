"""The published report's numbers as a person labelled them, held against what the grammar makes of them."""

from __future__ import annotations

import csv
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest
from reporttext import REPORT

from analysis.tie.grammar import tokens
from analysis.tie.reading import read_report
from analysis.tie.token import Class

GOLD = Path(__file__).with_name("gold") / "2022-11.csv"
QUANTITIES = {each.value for each in Class if each.is_quantity}
LEAST_ACCURACY = Decimal("0.98")

pytestmark = pytest.mark.skipif(
    not REPORT.exists(), reason="no copy of the published report beside the project"
)


def _labels() -> list[dict[str, str]]:
    with GOLD.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def pairs():
    """Return each label with the token that stands at its place, or None; and the tokens without a label."""
    document = read_report(REPORT)
    found = defaultdict(list)
    for token in tokens(document):
        block = document.blocks[token.block]
        found[block.section, block.place, token.text].append(token)
    labels = _labels()
    paired = []
    for label in labels:
        waiting = found[label["section"], label["place"], label["token"]]
        paired.append((label, waiting.pop(0) if waiting else None))
    return paired, [token for waiting in found.values() for token in waiting]


def _value(token) -> str:
    if token.parts:
        return "/".join(f"{part:f}" for part in token.parts)
    if token.value is None:
        return ""
    value = f"{token.value:f}"
    value = value.rstrip("0").rstrip(".") if "." in value else value
    return f"{value}..{token.high:f}" if token.high is not None else value


def test_every_number_is_found_once(pairs):
    """Each labelled number is a token of the same words, and no token is without a label."""
    paired, unlabelled = pairs
    missed = [label for label, token in paired if token is None]
    assert (missed, [token.text for token in unlabelled]) == ([], [])


def test_classes_agree_with_the_reader(pairs):
    """At least 98 of 100 numbers have the class that a person gave them."""
    paired, _ = pairs
    wrong = [(label, token) for label, token in paired if token is None or token.cls.value != label["class"]]
    accuracy = Decimal(len(paired) - len(wrong)) / len(paired)
    print(f"\nclass accuracy {len(paired) - len(wrong)} of {len(paired)}")
    assert accuracy >= LEAST_ACCURACY, wrong


def test_every_quantity_is_found_with_its_value_and_unit(pairs):
    """Every count, share, ratio, sum and measure of the report has its value and the unit of its figure."""
    paired, _ = pairs
    asked = [(label, token) for label, token in paired if label["class"] in QUANTITIES or label["value"]]
    wrong = [
        (label, token)
        for label, token in asked
        if not token or (_value(token), token.unit) != (label["value"], label["unit"])
    ]
    print(f"\nquantities found {len(asked) - len(wrong)} of {len(asked)}")
    assert wrong == []


def test_nothing_is_left_unclassified(pairs):
    """No number of the published report fits nothing."""
    paired, _ = pairs
    assert [label["token"] for label, token in paired if token and token.cls is Class.UNCLASSIFIED] == []
