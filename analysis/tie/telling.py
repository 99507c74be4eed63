"""What a tie-out finds: each number that differs, that nothing explains, or that breaks the text's own arithmetic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from analysis.declare import POINTS, Severity
from analysis.exact import Leaf
from analysis.labels import Label
from analysis.results.compare import Comparison, Mention, Rule
from analysis.results.findings import Finding, doubtful, ordered
from analysis.sections import EVERYWHERE
from analysis.tie.arithmetic.relation import Relation
from analysis.tie.claim import Claim, Ground
from analysis.tie.facts import Doubt
from analysis.tie.outcome import Review, Tied, TieOut
from analysis.tie.states import State

KIND = "text: {}"  # the kinds of a tie-out stand apart from those of the forms
_SHOWN = 5
_UNIT = "unit"
_FOOTS = {"footing", "cross-footing", "sum", "share"}


def findings(out: TieOut, told: tuple[Finding, ...] = ()) -> tuple[Finding, ...]:
    """Return what does not hold in the text, worst first, but for what the month's own checks have `told` already."""
    found = [
        *_compared(out.claims, told),
        *(_of_unit(out.tied[claim.index]) for claim in out.claims if claim.ground is Ground.UNIT),
        *(_of_doubt(out.tied[doubt.index], doubt) for doubt in out.doubts),
        *(_of_edition(out.tied[index], said) for index, said in out.editions.items()),
        *_related(out),
        *(each for one in out.tied for each in _of_state(one)),
        *(_of_writing(one) for one in out.tied if one.token.oddly_written),
    ]
    return ordered(list({each.id: each for each in found}.values()))


def where(tied: Tied) -> str:
    """Return the place of a number in an id: section, place, and which number of the place."""
    return f"{tied.block.section}.{tied.block.place}.{tied.occurrence}".replace(" ", "_")


def _finding(tied: Tied, kind: str, severity: Severity, sentence: Label) -> Finding:
    name = f"text-{kind}:{where(tied)}".replace(" ", "-")
    numbers = {"printed": tied.token.text, "words": tied.words}
    if tied.computed.vi:
        numbers["computed"] = tied.computed.vi
    return Finding(name, severity, tied.block.section, KIND.format(kind), sentence, numbers=numbers)


def _compared(claims: tuple[Claim, ...], told: tuple[Finding, ...]) -> Iterator[Finding]:
    """Yield what the comparisons show, but for what is told of the same number as quoted.csv has it."""
    compared = [claim.comparison for claim in claims if claim.comparison and claim.ground is not Ground.UNIT]
    known = {(each.kind, *_stated(each)) for each in told}
    rows = {each.mention.row: each for each in compared}
    for found in doubtful(compared, list(told), {}):  # a typing slip is suggested where the cells are checked
        comparison = _comparison_of(found, rows)
        if (found.kind, comparison.mention.figure, comparison.mention.printed) in known:
            continue
        cells = tuple(cell for cell in found.cells if cell.row not in rows)
        yield replace(found, id=f"text-{found.id}", kind=KIND.format(found.kind), cells=cells)


def _comparison_of(found: Finding, rows: dict[str, Comparison]) -> Comparison:
    return next(rows[cell.row] for cell in found.cells if cell.row in rows)


def _stated(found: Finding) -> tuple[str, str]:
    """Return the figure and the printed number that a finding of a comparison tells of."""
    figure = found.id.partition(":")[2].partition(f".{found.section}.")[0]
    return figure, (found.numbers or {}).get("printed", "")


def _of_unit(tied: Tied) -> Finding:
    return _finding(tied, "unit", Severity.ERROR, _named(tied))


def _of_doubt(tied: Tied, doubt: Doubt) -> Finding:
    return _finding(tied, doubt.kind, doubt.severity, doubt.sentence)


def _of_edition(tied: Tied, said: Label) -> Finding:
    return _finding(tied, "edition", Severity.NOTE, said)


def _related(out: TieOut) -> Iterator[Finding]:
    """Yield the relations that do not hold, but for those of which a figure's comparison says the same."""
    told = {claim.index for claim in out.claims if _says_more(claim)}
    changes = {claim.index for claim in out.claims if claim.chosen and claim.chosen.figure.unit is POINTS}
    for relation in out.checks.findings:
        index, kind = set(relation.tokens), str(relation.kind)
        if not (kind in _FOOTS and told & index) and not (kind == _UNIT and changes & index):
            yield _of_relation(out.tied, relation)


def _says_more(claim: Claim) -> bool:
    """Whether the comparison of a number has told that it differs, or by which rule it was rounded."""
    compared = claim.comparison
    return compared is not None and (not claim.fits or compared.rules[:1] not in {(), (Rule.HALF_UP,)})


def _of_relation(tied: tuple[Tied, ...], relation: Relation) -> Finding:
    last = tied[max(relation.tokens)]
    kind = str(relation.kind)
    name = f"text-{kind}:{'+'.join(where(tied[index]) for index in relation.tokens)}".replace(" ", "-")
    numbers = {"printed": "; ".join(tied[index].token.text for index in relation.tokens)}
    section = last.block.section
    return Finding(name, relation.severity, section, KIND.format(kind), relation.sentence, numbers=numbers)


def _of_writing(tied: Tied) -> Finding:
    """Tell of "65.9%" where the report writes "65,9%": who reads the dot as thousands reads another number."""
    text = tied.token.text
    sentence = Label(
        f"“{text}”: dấu phân cách khác với các số còn lại của báo cáo; phần thập phân viết sau dấu phẩy.",
        f"“{text}”: not separated as the report's other numbers are; decimals take a comma.",
    )
    return _finding(tied, "separators", Severity.WARNING, sentence)


def _of_state(tied: Tied) -> Iterator[Finding]:
    if tied.state is State.UNCLASSIFIED:
        yield _finding(tied, "unclassified", Severity.WARNING, _named(tied, _UNCLASSIFIED))
    elif tied.state is State.UNTIED:
        settled = tied.review is Review.KNOWN and tied.explained
        yield _finding(tied, "untied", Severity.NOTE if settled else Severity.WARNING, _named(tied))


_UNCLASSIFIED = Label("chưa nhận ra đây là số gì", "it is not known what kind of number this is")


def _named(tied: Tied, reason: Label | None = None) -> Label:
    said = reason or tied.reason
    return Label(f"“{tied.words}”: {said.vi}.", f"“{tied.words}”: {said.en}.")


def quoted_otherwise(quoted: Iterable[Comparison], claims: Iterable[Claim]) -> Iterator[Finding]:
    """Yield where quoted.csv and the text do not say the same: a number only in one of them, or two numbers."""
    in_text: dict[str, list[Mention]] = {}
    for claim in claims:
        if claim.comparison and claim.is_declared:
            in_text.setdefault(claim.figure, []).append(claim.comparison.mention)
    listed: dict[str, list[Comparison]] = {}
    for each in quoted:
        if any(letter.isdigit() for letter in each.mention.printed):
            listed.setdefault(each.mention.figure, []).append(each)
    for figure, rows in listed.items():
        mentions = in_text.get(figure, [])
        printed = {(each.value if each.change != "giảm" else -each.value, each.high) for each in mentions}
        for row in rows:
            if (row.mention.value, row.mention.high) not in printed:
                yield _otherwise(row, mentions)
    unlisted = [figure for figure in in_text if figure not in listed]
    if unlisted:
        yield _unlisted(unlisted)


def _otherwise(row: Comparison, mentions: list[Mention]) -> Finding:
    mention, label = row.mention, row.result.label
    there = ", ".join(dict.fromkeys(each.printed for each in mentions))
    name = f"text-quoted:{mention.figure}.{mention.section}.{mention.place}".replace(" ", "_")
    sentence = (
        Label(
            f"{label.vi}: quoted.csv ghi {mention.printed}, lời văn báo cáo in {there}.",
            f"{label.en}: quoted.csv has {mention.printed}, the report's text prints {there}.",
        )
        if there
        else Label(
            f"{label.vi}: quoted.csv ghi {mention.printed}, lời văn báo cáo không nêu.",
            f"{label.en}: quoted.csv has {mention.printed}, the report's text does not state it.",
        )
    )
    severity = Severity.ERROR if there else Severity.WARNING
    cells = (Leaf(mention.row, "printed"),)
    return Finding(
        name, severity, mention.section, KIND.format("quoted"), sentence, cells, {"printed": mention.printed}
    )


def _unlisted(figures: list[str]) -> Finding:
    shown = ", ".join(figures[:_SHOWN]) + (", …" if len(figures) > _SHOWN else "")
    sentence = Label(
        f"Lời văn báo cáo nêu {len(figures)} chỉ tiêu mà quoted.csv không có: {shown}.",
        f"The report's text states {len(figures)} figures that quoted.csv does not list: {shown}.",
    )
    return Finding("text-quoted:unlisted", Severity.NOTE, EVERYWHERE, KIND.format("quoted"), sentence)
