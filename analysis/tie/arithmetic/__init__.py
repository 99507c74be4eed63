"""Whether the numbers of a text agree with one another, by what its own words claim and without any data."""

from __future__ import annotations

from analysis.tie.arithmetic.averages import averages
from analysis.tie.arithmetic.bounds import bounds
from analysis.tie.arithmetic.citations import citations, report_day
from analysis.tie.arithmetic.columns import columns
from analysis.tie.arithmetic.contributions import contributions
from analysis.tie.arithmetic.courses import courses
from analysis.tie.arithmetic.documents import documents
from analysis.tie.arithmetic.flow import flows
from analysis.tie.arithmetic.footing import footings
from analysis.tie.arithmetic.grid import grids
from analysis.tie.arithmetic.growth import growth
from analysis.tie.arithmetic.kinds import kinds
from analysis.tie.arithmetic.likely import likely
from analysis.tie.arithmetic.lines import in_lines
from analysis.tie.arithmetic.lists import listings
from analysis.tie.arithmetic.mentions import mentions
from analysis.tie.arithmetic.moves import moves
from analysis.tie.arithmetic.named import named
from analysis.tie.arithmetic.namedrates import named_rates
from analysis.tie.arithmetic.numbering import numbering
from analysis.tie.arithmetic.paired import paired
from analysis.tie.arithmetic.points import points
from analysis.tie.arithmetic.prices import prices
from analysis.tie.arithmetic.rates import rates
from analysis.tie.arithmetic.reading import Text
from analysis.tie.arithmetic.relation import Kind, Relation, TextChecks
from analysis.tie.arithmetic.respects import respects
from analysis.tie.arithmetic.rests import rests
from analysis.tie.arithmetic.shares import shares
from analysis.tie.arithmetic.siblings import siblings
from analysis.tie.arithmetic.stocks import stocks
from analysis.tie.arithmetic.sums import settled, sums
from analysis.tie.arithmetic.totals import totals
from analysis.tie.arithmetic.yields import yields
from analysis.tie.document import Document
from analysis.tie.token import Token

__all__ = ["Kind", "Relation", "TextChecks", "check_text"]


def check_text(document: Document, tokens: tuple[Token, ...]) -> TextChecks:
    """Find the relations that the words of a document claim between its numbers, and hold each against the numbers."""
    text = Text.of(document, tokens)
    lines = in_lines(text)
    lists, tables, cited = (
        [settled(each) for each in listings(text)],
        grids(document, text.tokens),
        citations(text),
    )
    added, parts, flown = sums(lists), shares(text, lists), flows(text, lists)
    flown += _unheld(flows(lines, lists), flown)
    together = siblings(text, parts)
    left = rests(text, [*added, *flown])
    left += rests(lines, [*added, *flown, *left])
    found = [
        *added,
        *kinds(text, added),
        *paired(text),
        *totals(text),
        *parts,
        *together,
        *respects(text, parts),
        *likely(text, [*parts, *together]),
        *contributions(text),
        *rates(text, lists),
        *named_rates(text, lists),
        *growth(text),
        *points(text),
        *flown,
        *left,
        *stocks(text, flown),
        *courses(text, [*added, *flown]),
        *averages(text),
        *prices(text),
        *yields(text),
        *footings(tables),
        *columns(tables),
        *bounds(text),
        *moves(text),
        *mentions(text),
        *named(text),
        *documents(cited),
        *numbering(text, cited, report_day(text)),
    ]
    return TextChecks(tuple(sorted(found, key=lambda each: min(each.tokens, default=0))))


def _unheld(found: list[Relation], known: list[Relation]) -> list[Relation]:
    """Return the relations between numbers of which none is held already."""
    held = {index for each in known for index in each.tokens}
    return [each for each in found if held.isdisjoint(each.tokens)]
