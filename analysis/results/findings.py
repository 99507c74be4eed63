"""What does not hold: breached identities and doubtful printed numbers, each one plain sentence in two languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analysis.declare import DECLARED, DONG, PERCENT, POINTS, TIMES, Check, Identity, Severity, Unit
from analysis.exact import Exact, Leaf
from analysis.numerals import rounded, write
from analysis.places import Label
from analysis.results.compare import RULES, Comparison, Mention, Rule, Verdict
from analysis.results.compute import Calculation
from analysis.words import number

if TYPE_CHECKING:
    from analysis.store.acknowledged import Acknowledgement

DIFFERS = "differs"  # what a report printed is not what its forms give
ACKNOWLEDGED = "acknowledged"  # an error that somebody answers for
_FOOTINGS = {"footing", "cross-footing"}
_WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


@dataclass(frozen=True)
class Finding:
    """One thing that does not hold; the id is stable from month to month."""

    id: str
    severity: Severity
    section: str
    kind: str
    sentence: Label
    cells: tuple[Leaf, ...] = ()
    numbers: dict[str, str] = field(default_factory=dict)
    stated: Exact | None = None  # of a footing that fails: the total that was stated
    suggestion: Label | None = None  # the typing slip that would explain it
    acknowledged: Acknowledgement | None = None  # who answers for it

    @property
    def blocks(self) -> bool:
        """Whether it keeps the annex a draft."""
        return self.severity is Severity.ERROR and self.acknowledged is None

    @property
    def standing(self) -> str:
        """Return under what it is counted: its severity, but for an error that somebody answers for."""
        return ACKNOWLEDGED if self.severity is Severity.ERROR and self.acknowledged else str(self.severity)

    @property
    def remarks(self) -> tuple[Label | Acknowledgement, ...]:
        """Return what is to be said beside it: the typing slip that would explain it, and who answers for it."""
        return tuple(each for each in (self.suggestion, self.acknowledged) if each)

    def told(self, lang: str) -> str:
        """Say what does not hold, and what is to be said beside it."""
        return " ".join(each.of(lang) for each in (self.sentence, *self.remarks))


def checked(calculation: Calculation) -> list[tuple[Identity, Check]]:
    """Check every declared identity, in the order of declaration."""
    return [
        (identity, check)
        for identity in DECLARED.identities.values()
        for check in identity.check(**calculation.arguments(identity.needs))
    ]


def breached(calculation: Calculation) -> list[Finding]:
    """Check every declared identity and return the breaches, in the order of declaration."""
    return breaches(checked(calculation), {})


def breaches(checks: list[tuple[Identity, Check]], suggestions: Mapping[str, Label]) -> list[Finding]:
    """Return the breaches, each with the typing slip that would explain it, where there is one."""
    return [
        _finding(identity, check, suggestions.get(f"{identity.id}:{check.key}"))
        for identity, check in checks
        if check.holds is False
    ]


def _finding(identity: Identity, check: Check, suggestion: Label | None) -> Finding:
    words = {
        lang: {name: _word(item, identity.unit, lang) for name, item in check.words.items()}
        for lang in ("vi", "en")
    }
    sentence = Label(identity.sentence.vi.format(**words["vi"]), identity.sentence.en.format(**words["en"]))
    numbers = {
        name: words["vi"][name] for name, item in check.words.items() if isinstance(item, (Exact, tuple))
    }
    return Finding(
        f"{identity.id}:{check.key}",
        Severity(identity.severity),
        identity.section,
        identity.kind,
        sentence,
        check.cells,
        numbers,
        check.words["left"] if identity.kind in _FOOTINGS else None,
        suggestion,
    )


def _word(item, unit: Unit, lang: str) -> str:
    if isinstance(item, tuple):
        item, unit = item
    if isinstance(item, Exact):
        return number(item, unit, _places(item, unit), lang, suffix=True)
    return item.of(lang) if isinstance(item, Label) else str(item)


def _places(value: Exact, unit: Unit) -> int:
    """Return the decimals of a reported indicator as it was given; two for a computed share, none for a count."""
    if value.step is not None:
        return len(str((value.step * unit.scale).denominator)) - 1
    return 0 if unit.scale == 1 else 2


def doubtful(
    comparisons: Iterable[Comparison], broken: list[Finding], suggestions: Mapping[str, Label]
) -> list[Finding]:
    """Return what the comparison with the printed numbers shows, beside the identities that are breached."""
    found = []
    for comparison in comparisons:
        if not any(_told_already(comparison, finding) for finding in broken):
            found += _differs(comparison, suggestions)
        found += _unsupplied(comparison)
        found += _rounding(comparison)
        found += _unit(comparison)
    return found


def mention_key(mention: Mention) -> str:
    """Return what tells a mention from all others of the report."""
    again = f".{mention.occurrence}" if mention.occurrence > 1 else ""
    return f"{mention.figure}.{mention.section}.{mention.place}{again}".replace(" ", "_")


def _id(kind: str, mention: Mention) -> str:
    return f"{kind}:{mention_key(mention)}"


def _cells(comparison: Comparison) -> tuple[Leaf, ...]:
    return (Leaf(comparison.mention.row, "printed"), *comparison.result.value.leaves())


def _told_already(comparison: Comparison, finding: Finding) -> bool:
    """Whether a failed footing says the same: it holds this printed total against these very cells."""
    leaves = set(comparison.result.value.leaves())
    stated = finding.stated
    return stated is not None and stated.point == comparison.mention.value and leaves <= set(finding.cells)


def _unsupplied(comparison: Comparison) -> list[Finding]:
    if comparison.verdict is not Verdict.NOT_SUPPLIED:
        return []
    mention, label = comparison.mention, comparison.result.label
    sentence = Label(
        f"{label.vi}: báo cáo in {mention.printed}, nhưng các biểu không có số liệu để tính lại.",
        f"{label.en}: printed {mention.printed}, but the forms hold nothing to compute it from.",
    )
    return [
        Finding(
            _id("not-supplied", mention), Severity.WARNING, mention.section, "not supplied", sentence,
            _cells(comparison), {"printed": mention.printed},
        )
    ]  # fmt: skip


def _differs(comparison: Comparison, suggestions: Mapping[str, Label]) -> list[Finding]:
    if comparison.verdict is not Verdict.DIFFERS:
        return []
    mention, result = comparison.mention, comparison.result
    computed = {lang: result.printed(lang) for lang in ("vi", "en")}
    off = rounded(comparison.difference, max(mention.decimals, result.figure.decimals))
    sentence = Label(
        f"{result.label.vi}: báo cáo in {mention.printed}, tính lại được {computed['vi']} (lệch {write(off)}).",
        f"{result.label.en}: printed {mention.printed}, computed {computed['en']} (off by {write(off, 'en')}).",
    )
    return [
        Finding(
            _id(DIFFERS, mention),
            Severity.ERROR,
            mention.section,
            DIFFERS,
            sentence,
            _cells(comparison),
            {"printed": mention.printed, "computed": computed["vi"], "difference": write(off)},
            suggestion=suggestions.get(_id(DIFFERS, mention)),
        )
    ]


def _rounding(comparison: Comparison) -> list[Finding]:
    mention, result = comparison.mention, comparison.result
    found = []
    numbers = {"printed": mention.printed, "computed": result.printed()}
    if comparison.rules and comparison.rules[0] not in (Rule.HALF_UP, Rule.HEDGED):
        wide = mention.decimals + 2
        rules = [RULES[rule] for rule in comparison.rules]
        sentence = Label(
            f"{result.label.vi}: báo cáo in {mention.printed}; làm tròn nửa lên {_wide(comparison, wide, 'vi')} được "
            f"{result.printed('vi')}; số in chỉ khớp theo quy tắc: {', '.join(rule.vi for rule in rules)}.",
            f"{result.label.en}: printed {mention.printed}; half up {_wide(comparison, wide, 'en')} gives "
            f"{result.printed('en')}; what was printed ties only by: {', '.join(rule.en for rule in rules)}.",
        )
        found.append(
            Finding(
                _id("rounding", mention),
                Severity.WARNING,
                mention.section,
                "rounding rule",
                sentence,
                _cells(comparison),
                numbers,
            )
        )
    coarser = mention.decimals < result.figure.decimals and comparison.verdict in (
        Verdict.TIES,
        Verdict.TIES_IMPLIED,
    )
    if coarser and result.figure.siblings:
        sentence = Label(
            f"{result.label.vi}: báo cáo in {mention.printed}, ít chữ số thập phân hơn các tỷ lệ cùng bảng "
            f"({result.printed('vi')}).",
            f"{result.label.en}: printed {mention.printed}, with fewer decimals than its siblings "
            f"({result.printed('en')}).",
        )
        found.append(
            Finding(
                _id("decimals", mention),
                Severity.NOTE,
                mention.section,
                "decimals",
                sentence,
                _cells(comparison),
                numbers,
            )
        )
    return found


def _wide(comparison: Comparison, decimals: int, lang: str) -> str:
    unit = comparison.result.figure.unit
    return number(comparison.result.value, unit, decimals, lang, suffix=True)


def _unit(comparison: Comparison) -> list[Finding]:
    mention, figure = comparison.mention, comparison.result.figure
    if figure.unit is POINTS and mention.suffix == "%":
        sentence = Label(
            f"“{mention.change or 'thay đổi'} {mention.printed}” của một tỷ lệ là mơ hồ: điểm phần trăm hay phần trăm? "
            f"({comparison.result.label.vi})",
            f"“{mention.printed}” as the change of a share is ambiguous: percentage points or per cent? "
            f"({comparison.result.label.en})",
        )
        return [
            Finding(
                _id("unit", mention),
                Severity.WARNING,
                mention.section,
                "percentage point",
                sentence,
                _cells(comparison),
                {"printed": mention.printed},
            )
        ]
    if mention.suffix not in _signs(figure.unit):
        sentence = Label(
            f"{comparison.result.label.vi}: báo cáo in {mention.printed}, nhưng đơn vị là {figure.unit.label.vi}.",
            f"{comparison.result.label.en}: printed {mention.printed}, but the unit is {figure.unit.label.en}.",
        )
        numbers = {"printed": mention.printed}
        kind = _id("unit", mention), Severity.ERROR, mention.section, "unit"
        return [Finding(*kind, sentence, _cells(comparison), numbers)]
    return []


def _signs(unit: Unit) -> tuple[str, ...]:
    """Return what may stand behind a number of this unit; a count's noun is not part of the number."""
    if unit is DONG:
        return ("", "đồng")
    return (unit.suffix or unit.label.vi,) if unit in (PERCENT, POINTS, TIMES) else ("",)


def unknown(strays: list[Mention]) -> list[Finding]:
    """Return an error for each quoted number that names no declared figure."""
    return [
        Finding(
            _id("undeclared", stray),
            Severity.ERROR,
            stray.section,
            "undeclared figure",
            Label(
                f"quoted.csv nêu chỉ tiêu {stray.figure} chưa được khai báo ({stray.printed}).",
                f"quoted.csv names the figure {stray.figure}, which is not declared ({stray.printed}).",
            ),
            (Leaf(stray.row, "printed"),),
            {"printed": stray.printed},
        )
        for stray in strays
    ]


def ordered(found: list[Finding]) -> tuple[Finding, ...]:
    """Sort worst first, errors that nobody answers for before all, keeping the order of the report among equals."""
    return tuple(
        sorted(found, key=lambda finding: (_WEIGHT[finding.severity], finding.acknowledged is not None))
    )


def numbers_of(finding: Finding) -> str:
    """Write the numbers of a finding as findings.csv has them."""
    return "; ".join(f"{name}={value}" for name, value in (finding.numbers or {}).items())
