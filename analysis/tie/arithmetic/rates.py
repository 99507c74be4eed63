"""Whether percentages can be what they are called: points or per cent, no share above 100, a number over a base."""

from __future__ import annotations

import re
from fractions import Fraction
from math import ceil, floor

from analysis.declare import Severity
from analysis.labels import Label
from analysis.tie.arithmetic.families import cut
from analysis.tie.arithmetic.interval import FITTING, decimals, exactly, is_hedged, meant, rule_for, summed
from analysis.tie.arithmetic.lists import PLAN, Listing
from analysis.tie.arithmetic.reading import AMOUNTS, Number, Text
from analysis.tie.arithmetic.relation import Kind, Relation, breach
from analysis.tie.arithmetic.words import figure, listed, place, quoted
from analysis.tie.token import Class

_SHARE_WORDS = re.compile(r"tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|tốc độ tăng", re.IGNORECASE)
_MADE_UP = re.compile(
    r"chiếm(?:\s+(?:tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng))?(?:\s+(?:là|khoảng|gần|hơn|trên))*\s*$", re.IGNORECASE
)
_MAY_EXCEED = re.compile(
    r"kế hoạch|chỉ tiêu|dự toán|\bKH\b|\bDT\b|so với|so cùng|cùng kỳ|tăng|giảm|giải ngân|công suất|mục tiêu|thực hiện"
    r"|nợ|lợi nhuận|vượt|nhu cầu|bình quân",
    re.IGNORECASE,
)
_REACHED = re.compile(r"\b(?:đạt|là|chiếm|ở mức|còn|:)\s*(?:khoảng|gần|hơn|trên)?\s*$", re.IGNORECASE)
_UNITS = re.compile(
    r"(?:sở|ngành|huyện|xã|phường|thị trấn|thị xã|thành phố|tỉnh|thôn|bản|xóm|tổ dân phố|cơ quan|đơn vị|dịch vụ"
    r"|thủ tục)\b"
)
_WHOLE_FOLLOWS = re.compile(r"\s*(?:của|trên|trong|/)\s*(?:tổng\s+(?:số\s+)?|số\s+)?\(?\s*", re.IGNORECASE)
_RATE_OF_EACH = re.compile(
    r"[^:]*\bt[ỷỉ] lệ\b[^:]*:", re.IGNORECASE
)  # "Tỷ lệ số hóa: cấp tỉnh 62%, cấp huyện 35%"
_STRUCTURE = re.compile(r"\bcơ cấu\b", re.IGNORECASE)


def rates(text: Text, listings: list[Listing]) -> list[Relation]:
    """Return what is wrong with the percentages of a text, taken one by one and together."""
    found = []
    for numbers in text.sentences():
        for at, number in enumerate(numbers):
            if number.token.cls is not Class.PERCENT:
                continue
            found += _points(numbers, at)
            found += _above_all(number)
            found += _unattainable(numbers, at)
        found += _hundred(numbers)
        found += [each for number in numbers for each in _more_than_all(number)]
    found += _unattainable_of_section(text, listings)
    return found


def _points(numbers: list[Number], at: int) -> list[Relation]:
    """Find "tăng 6,14%" said of a share: its change is in percentage points."""
    change = numbers[at]
    if not change.is_change or not at:
        return []
    share = numbers[at - 1]
    if share.token.cls is not Class.PERCENT or share.is_change:
        return []
    between = change.block.text[share.token.end : change.token.start]
    beside = re.fullmatch(r"\s*\(\s*(?:tăng|giảm|cao hơn|thấp hơn)\s+(?:\w+\s+)?", between, re.IGNORECASE)
    follows = re.fullmatch(
        r"[^,;.()]{0,60},\s*(?:tăng|giảm|cao hơn|thấp hơn)\s+(?:\w+\s+)?", between, re.IGNORECASE
    )
    if not (beside or follows) or PLAN.match(share.after) or _MAY_EXCEED.search(share.before[-25:]):
        return []
    subject = re.split(r"[;]", share.before)[-1]
    is_rate = _SHARE_WORDS.search(subject) is not None
    if not is_rate and not (beside and any(each.token.parts for each in numbers[:at])):
        return []
    here = place(change.block)
    return [
        breach(
            Kind.UNIT,
            Severity.WARNING,
            (change.index, share.index),
            Label(
                f"{here.vi}: {quoted(change.token)} là mức thay đổi của tỷ lệ {quoted(share.token)};"
                " cần ghi rõ là điểm phần trăm hay phần trăm.",
                f"{here.en}: {quoted(change.token)} is the change of the share {quoted(share.token)};"
                " it must say whether percentage points or per cent are meant.",
            ),
        )
    ]


def _above_all(number: Number) -> list[Relation]:
    """Find a share of more than the whole."""
    value = Fraction(number.token.value)
    if value <= 100 or number.is_change or PLAN.match(number.after):  # noqa: PLR2004 -- per cent
        return []
    made_up = _MADE_UP.search(number.before) is not None
    subject = re.split(r"[;.]", number.before)[-1]
    called = (
        _SHARE_WORDS.search(subject)
        and _REACHED.search(number.before)
        and not _MAY_EXCEED.search(subject + number.after[:60])
    )
    if not (made_up or called):
        return []
    here = place(number.block)
    return [
        breach(
            Kind.UNIT,
            Severity.ERROR if made_up else Severity.WARNING,
            (number.index,),
            Label(
                f"{here.vi}: tỷ lệ {quoted(number.token)} vượt 100%.",
                f"{here.en}: the share {quoted(number.token)} is more than 100%.",
            ),
        )
    ]


def _more_than_all(number: Number) -> list[Relation]:
    """Find "08/07 huyện": of so many units no more than all can have done it."""
    if not number.token.parts or number.token.parts[0] <= number.token.parts[1]:
        return []
    around = f"{number.before[-60:]} {number.after[:60]}"
    if not number.noun or not _UNITS.match(" ".join(number.noun)) or _MAY_EXCEED.search(around):
        return []
    here, printed = place(number.block), quoted(number.token)
    return [
        breach(
            Kind.PART,
            Severity.WARNING,
            (number.index,),
            Label(
                f"{here.vi}: {printed} {number.noun[0]}: phần lớn hơn tổng số.",
                f"{here.en}: {printed}: the part is more than the whole.",
            ),
        )
    ]


def attainable(percent: Number, base: int) -> bool:
    """Whether some whole number over the base prints as the percentage, by rounding or by cutting off."""
    value = Fraction(percent.token.value)
    step = Fraction(1, 10 ** decimals(percent.token))
    low, high = floor((value - step) * base / 100), ceil((value + step) * base / 100)
    return any(
        rule_for(value, step, exactly(Fraction(count * 100, base))) in FITTING
        for count in range(max(0, low), high + 1)
    )


def _unattainable(numbers: list[Number], at: int) -> list[Relation]:
    """Find "1,39% trong tổng số 1.879 thủ tục", which no whole number gives."""
    percent = numbers[at]
    if (
        percent.is_change
        or is_hedged(percent.token)
        or percent.token.high is not None
        or at + 1 >= len(numbers)
    ):
        return []
    base = numbers[at + 1]
    between = percent.block.text[percent.token.end : base.token.start]
    if base.token.cls is not Class.COUNT or is_hedged(base.token) or not _WHOLE_FOLLOWS.fullmatch(between):
        return []
    return _no_whole_number(percent, base, Severity.WARNING)


def _unattainable_of_section(text: Text, listings: list[Listing]) -> list[Relation]:
    """Find a rate of the things of which the same section gives the number in all and its parts."""
    found = []
    wholes = [
        each
        for each in listings
        if each.is_cut and len(each.parts) > 1 and each.whole.token.cls is Class.COUNT
    ]
    for numbers in text.sentences():
        for at, percent in enumerate(numbers):
            if (
                percent.token.cls is not Class.PERCENT
                or is_hedged(percent.token)
                or at
                or not decimals(percent.token)
            ):
                continue
            subject = re.match(
                r"[\s\-+•]*(?:tỷ lệ|tỉ lệ)\s+(?:số\s+)?(\w+(?:\s+\w+)?)", percent.before, re.IGNORECASE
            )
            if not subject or PLAN.match(percent.after):
                continue
            for listing in wholes:
                whole = listing.whole
                if whole.block.section == percent.block.section and _same_things(subject[1], whole):
                    found += _no_whole_number(percent, whole, Severity.NOTE)
                    break
    return found


def _same_things(words: str, whole: Number) -> bool:
    """Whether a rate is of the services that are counted; a rate of dossiers may be of resolved or received ones."""
    said = words.lower().split()
    services = {"dịch vụ", "tthc", "dvc", "thủ tục"}
    if said[0] in services or " ".join(said) in services:
        return " ".join(whole.head) in {"dịch vụ", "thủ tục"}
    if said[0] == "hồ":
        return False
    return bool(whole.head) and said[: len(whole.head)] == list(whole.head)


def _no_whole_number(percent: Number, base: Number, severity: Severity) -> list[Relation]:
    if percent.token.value is None or not base.token.value or attainable(percent, int(base.token.value)):
        return []
    here, there = place(percent.block), place(base.block)
    return [
        breach(
            Kind.ATTAINABLE,
            severity,
            (percent.index, base.index),
            Label(
                f"{here.vi}: không có số nguyên nào trên mẫu số {quoted(base.token)} ({there.vi})"
                f" cho tỷ lệ {quoted(percent.token)}; cần nêu rõ mẫu số.",
                f"{here.en}: no whole number over the base {quoted(base.token)} ({there.en})"
                f" gives {quoted(percent.token)}; the base needs to be stated.",
            ),
        )
    ]


def _hundred(numbers: list[Number]) -> list[Relation]:
    """Hold the shares of one whole in one sentence against 100."""
    shares = [
        each for each in numbers if each.token.cls is Class.PERCENT and not each.is_change and _is_share(each)
    ]
    if len(shares) < 2 or any(each.token.high is not None for each in shares):  # noqa: PLR2004
        return []
    words = shares[0].block.text[slice(*shares[0].sentence)]
    remainder = re.search(r"\bcòn lại\b", shares[-1].before, re.IGNORECASE) is not None
    family, complete = cut(shares)
    structure = _STRUCTURE.search(words[: shares[0].token.start - shares[0].sentence[0]]) is not None
    if any(each.token.cls in AMOUNTS for each in numbers) and not structure:
        return []  # the counts beside them are held against their whole
    if _RATE_OF_EACH.match(words[: shares[0].token.start - shares[0].sentence[0]]):
        return []
    added = summed([meant(each.token) for each in shares])
    exhaustive = complete or remainder or (structure and len(shares) > 2)  # noqa: PLR2004
    if exhaustive:
        holds = added.meets(exactly(100))
    elif family or remainder:
        holds = added.low <= 100  # noqa: PLR2004 -- per cent
    else:
        return []
    severity = Severity.NOTE if holds else Severity.ERROR if complete or remainder else Severity.WARNING
    here = place(shares[0].block)
    written = listed([each.token for each in shares])
    total = sum((Fraction(each.token.value) for each in shares), Fraction(0))
    verb = Label("là", "is") if holds else Label("không thể là", "cannot be")
    return [
        Relation(
            Kind.HUNDRED,
            holds,
            severity,
            tuple(each.index for each in shares),
            Label(
                f"{here.vi}: {written} = {figure(total, 3)}%, {verb.vi} các phần của một tổng thể 100%.",
                f"{here.en}: {written} = {figure(total, 3, 'en')}%, {verb.en} the parts of one whole of 100%.",
            ),
        )
    ]


def _is_share(number: Number) -> bool:
    return not PLAN.match(number.after) and not re.search(
        r"kế hoạch|chỉ tiêu|dự toán|bằng\s*$|tỷ lệ tăng|tối thiểu|ít nhất|phấn đấu",
        number.before[-40:],
        re.IGNORECASE,
    )
