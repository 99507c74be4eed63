"""Whether kinds of a thing, each counted under its own noun, make up the thing: 221 đơn (196 khiếu nại, 25 tố cáo)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.declare import Severity
from analysis.tie.arithmetic.interval import is_hedged, summed
from analysis.tie.arithmetic.reading import Number, Text
from analysis.tie.arithmetic.relation import Kind, Relation, agreement, breach
from analysis.tie.arithmetic.sums import swapped, told
from analysis.tie.token import Class

_BEFORE_LIST = re.compile(
    r"(?P<nouns>[^;.()\d:]{1,80}?)\s*"
    r"(?:,?\s*(?P<all>(?:bao\s+)?gồm(?!\s+cả)|chia ra|cụ thể(?: là)?)|,?\s*(?P<of>trong đó)|(?P<aside>\()|(?P<colon>:))"
    r"\s*(?P<in>trong đó|(?:bao\s+)?gồm(?!\s+cả))?\s*:?\s*(?:có\s+)?",
    re.IGNORECASE,
)
_BETWEEN_PARTS = re.compile(r"[^,;.()\d:]{1,60}?(?P<by>\s*[,;]\s*(?:và\s+)?|\s+và\s+)", re.IGNORECASE)
_AFTER_PARTS = re.compile(r"[^,;.()\d:]{1,60}?(?:\)|[.;](?:\s|$))")
_OPEN = re.compile(r"\.\.\.|…|v\.v|vân vân|chủ yếu|bao gồm cả|mỗi|từng", re.IGNORECASE)

_PLACES = "xã|phường|thị trấn|huyện|thị xã|thành phố|quận|thôn|xóm|bản|tổ dân phố|khu phố|tổ nhân dân"
_KINDS = (
    (r"đơn|vụ việc|vụ", r"khiếu nại|tố cáo|kiến nghị|phản ánh|đề nghị|tranh chấp|yêu cầu"),
    (
        r"văn bản",
        (
            r"quyết định|kế hoạch|công văn|chỉ thị|thông báo|báo cáo|tờ trình|nghị quyết|hướng dẫn|chương trình"
            r"|công điện|thông tư|nghị định|luật|kết luận|đề án|quy chế|quy định|giấy mời"
        ),
    ),
    (
        r"đơn vị|cơ quan|đầu mối|địa phương",
        rf"sở|ban|ngành|phòng|trung tâm|chi cục|trường|doanh nghiệp|bệnh viện|{_PLACES}",
    ),
    (r"xe|phương tiện", r"(?:xe )?(?:ô tô|mô tô|máy|tải|khách|đạp|gắn máy|ba bánh)|tàu|thuyền|máy kéo"),
    (
        r"người|đối tượng|đại biểu|bị can|bị cáo|học viên|học sinh|cán bộ|đồng chí|cháu|em|trẻ",
        r"(?:bé |học sinh |đồng chí )?(?:nam|nữ|trai|gái)",
    ),
    (r"cơ sở|bệnh viện", r"bệnh viện|trạm|phòng khám|trung tâm"),
    (
        r"trường|cơ sở",
        r"(?:trường )?(?:mầm non|mẫu giáo|tiểu học|thcs|thpt|trung học cơ sở|trung học phổ thông|tiểu học và thcs)",
    ),
    (r"con|gia súc", r"(?:con )?(?:trâu|bò|lợn|dê|ngựa|cừu)"),
)
_PAIRS = tuple(
    (re.compile(rf"(?:{whole})(?:\s|$)"), re.compile(rf"(?:{part})(?:\s|$)")) for whole, part in _KINDS
)


def kinds(text: Text, told_already: list[Relation]) -> list[Relation]:
    """Hold every whole against its kinds, save where the sum is told already."""
    sums = {frozenset(each.tokens) for each in told_already if each.kind is Kind.SUM}
    return [
        relation
        for numbers in text.sentences()
        for whole, parts, cue in _lists(numbers)
        if (relation := _held(whole, parts, cue)) and frozenset(relation.tokens) not in sums
    ]


def _lists(numbers: list[Number]) -> Iterator[tuple[Number, list[Number], re.Match[str]]]:
    """Yield each whole with the kinds that follow it at once, and what joins them."""
    for at, whole in enumerate(numbers):
        if not _is_count(whole) or whole.is_change or whole.is_compared or whole.token.high is not None:
            continue
        cue = _BEFORE_LIST.fullmatch(whole.after)
        if not cue:
            continue
        parts = _run(numbers[at + 1 :])
        if (
            len(parts) > 1
            and _are_kinds(whole, parts, cue["nouns"])
            and not _OPEN.search(_words(whole, parts))
        ):
            yield whole, parts, cue


def _run(following: list[Number]) -> list[Number]:
    """Return the counts that go on from one to the next with nothing between but their nouns, to their last."""
    parts: list[Number] = []
    is_last = False
    for number in following:
        if not _is_count(number) or not number.noun or (parts and number.group != parts[0].group):
            return []
        parts.append(number)
        if is_last or number is following[-1] or _AFTER_PARTS.match(number.after):
            return parts
        joined = _BETWEEN_PARTS.fullmatch(number.after)
        if joined is None:
            return []
        is_last = "và" in joined["by"]
    return []


def _is_count(number: Number) -> bool:
    return number.token.cls is Class.COUNT and not number.token.parts


def _words(whole: Number, parts: list[Number]) -> str:
    return whole.block.text[whole.token.start : parts[-1].token.end + len(parts[-1].after)]


def _are_kinds(whole: Number, parts: list[Number], nouns: str) -> bool:
    """Whether every part is named among the nouns of the whole, or is a kind of what the whole counts."""
    said = [_own_noun(whole, part) for part in parts]
    if len(set(said)) != len(said) or not all(said):
        return False
    head = " ".join(whole.head)
    listed = [each.strip().lower().removeprefix(f"{head} ") for each in re.split(r",|/|\bvà\b", nouns)]
    if len(listed) > 1 and all(
        any(
            (each and f"{noun} ".startswith(f"{each} ")) or f"{each} ".startswith(f"{noun} ")
            for each in listed
        )
        for noun in said
    ):
        return True
    counted = " ".join(whole.noun)
    return any(thing.match(counted) and all(kind.match(each) for each in said) for thing, kind in _PAIRS)


def _own_noun(whole: Number, part: Number) -> str:
    """Return the noun of a part without that of its whole: khiếu nại, of "196 đơn khiếu nại"."""
    words, head = list(part.noun), list(whole.head)
    if words[: len(head)] == head and len(words) > len(head):
        words = words[len(head) :]
    return " ".join(words)


def _held(whole: Number, parts: list[Number], cue: re.Match[str]) -> Relation | None:
    """Hold the sum; kinds beside "trong đó" or two in parentheses may leave others out, unless a swap explains them."""
    if any(is_hedged(each.token) for each in (whole, *parts)):
        return None
    added, tokens = summed([each.interval for each in parts]), (whole.index, *(each.index for each in parts))
    if added.meets(whole.interval):
        return agreement(Kind.SUM, tokens, told(whole, parts, "="), derived=whole.index)
    if added.low > whole.interval.high:
        return breach(Kind.SUM, Severity.WARNING, tokens, told(whole, parts, "≠"))
    in_part = cue["of"] or (cue["in"] or "").lower().startswith("trong")
    all_named = len(re.split(r",|\bvà\b", cue["nouns"])) == len(parts)
    exhaustive = cue["all"] or (cue["in"] and not in_part) or all_named
    claimed = exhaustive or (not in_part and len(parts) > 2) or swapped(whole, parts)  # noqa: PLR2004
    return breach(Kind.SUM, Severity.WARNING, tokens, told(whole, parts, "≠")) if claimed else None
