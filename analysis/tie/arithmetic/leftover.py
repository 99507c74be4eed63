"""Which numbers say what is left of a whole, and what was not yet done to it: còn lại 12, 30 chưa được cấp."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.tie.arithmetic.reading import Number

_REMAINS = re.compile(r"\bcòn (?:lại|tồn|dư)(?: đọng)?(?:\s*:|\s+(?:là|có|gồm|với)\b)*\s*$", re.IGNORECASE)
_REMAINING = re.compile(r"(?:[^\W\d_]+\s+){0,4}?còn lại\b", re.IGNORECASE)
_NOT_YET = re.compile(
    r"\b(?:chưa|(?:còn|vẫn) phải|(?:còn|vẫn) nợ)\s+(?:được\s+|thể\s+|tổ chức\s+)*(?P<verb>[^\W\d_]+(?:\s+[^\W\d_]+)?)",
    re.IGNORECASE,
)
_NOTHING = re.compile(r"\b(?:chưa|không|chậm|quá hạn)\b", re.IGNORECASE)
_EMPTY = {
    *("có", "là", "được", "do", "của", "cho", "và", "để"),
    *("trong", "tại", "theo", "ở", "vào", "thì", "nên", "với"),
}
_BESIDE_IT = re.compile(
    r"[^;,.\d/]{0,30}(?:/\s*|,?\s*(?:tương ứng|tương đương|với)\s+(?:với\s+)?(?:tổng\s+)?(?:số tiền\s+)?(?:là\s+)?)",
    re.IGNORECASE,
)
_LEVEL = re.compile(r"\b(?:mũi|mức(?: độ)?|loại|giai đoạn|đợt|lần|cấp|khối|lớp)\s+[\dIVX]+\b", re.IGNORECASE)
_NOUN_LIST = re.compile(  # one thing counted under several names: "1.136 thôn, tổ dân phố được phủ sóng"
    r"^\s*(?:thôn|bản|xóm|xã|phường|huyện|thị xã|sở|ban|cơ quan|tổ chức|vụ)"
    r"(?:,\s*(?:thôn|bản|xóm|tổ dân phố|tổ nhân dân|phường|thị trấn|thành phố|thị xã|ban|ngành|đơn vị|cá nhân|việc))+",
    re.IGNORECASE,
)
_UNDONE = re.compile(r"\bchưa\s+(.*?)(?:\b(?:do|vì|bởi|chuyển|tiếp tục|theo|để|nên|và)\b|$)", re.IGNORECASE)
_FILLERS = {"được", "thể", "tổ", "chức", "xong", "hết", "đủ", "gì", "nào", "cả", "lần"}
_STILL = re.compile(r"\bcòn\s*$", re.IGNORECASE)
_GOING_ON = re.compile(
    r"\bđang\s+(?:trong\s+(?:thời\s+)?(?:hạn|quá trình)|được\s+)?\s*"
    r"(?:giải quyết|xử lý|xem xét|xác minh|thực hiện|thẩm định)",
    re.IGNORECASE,
)
_SETTLED = re.compile(r"\b(?:đã|hoàn thành|giải quyết|xử lý|thi hành|xét xử)\b", re.IGNORECASE)
_ABSENT = re.compile(r"\bvắng\b", re.IGNORECASE)


@dataclass(frozen=True)
class Rest:
    """What is left, the words of what is not yet done to it, and whether it is called what remains (còn lại)."""

    number: Number
    verbs: tuple[str, ...]
    is_called_rest: bool
    is_beside: bool = False  # told of the same rest in another unit
    is_going_on: bool = False  # "còn 12 vụ đang giải quyết": of a total, what is not done

    @property
    def is_last_word(self) -> bool:
        """Whether "còn lại" stands right before the number: nothing else is left."""
        return self.is_called_rest and _REMAINS.search(statement(self.number)[0]) is not None


def statement(number: Number) -> tuple[str, str]:
    """Return the words ahead of a number, to a stop, and those after it, to the next."""
    ahead = re.split(r"[;,()]|\bvà\b", number.before)[-1]
    after = _NOUN_LIST.sub(lambda nouns: nouns[0].replace(",", ""), number.after)
    behind = re.split(r"[;,().]|\bvà\b", after, maxsplit=1)[0]
    return ahead, behind


def rest_of(number: Number) -> Rest | None:
    """Return what a number says to be left, by "còn lại", "chưa …", "còn phải …" or "vắng"; None where it says none."""
    if number.group:
        return None
    ahead, behind = statement(number)
    called = _REMAINS.search(ahead) is not None or _REMAINING.match(behind.strip()) is not None
    absent = _ABSENT.search(ahead) or _ABSENT.match(" ".join(behind.split()[len(number.head) :]))
    if absent and not called:
        return Rest(number, ("dự", "có mặt", "tham dự"), is_called_rest=False)
    if not called and _STILL.search(ahead) and _GOING_ON.search(behind):
        return Rest(number, ("",), is_called_rest=False, is_going_on=True)
    undone = [*_NOT_YET.finditer(ahead), *_NOT_YET.finditer(number.after.split(".")[0])]
    if not called and not (undone and (_NOT_YET.search(ahead) or _NOT_YET.search(behind))):
        return None
    return Rest(number, tuple(each["verb"].lower() for each in undone), called)


def beside(rest: Rest | None, number: Number) -> Rest | None:
    """Return a number told of the same rest: "còn lại 300 việc, tương ứng 35 tỷ đồng", "còn tồn 161 vụ/335 bị cáo"."""
    if rest is None or not rest.is_called_rest or rest.number.sentence != number.sentence:
        return None
    between = number.block.text[rest.number.token.end : number.token.start]
    return Rest(number, (), is_called_rest=True, is_beside=True) if _BESIDE_IT.fullmatch(between) else None


def denies(number: Number) -> bool:
    """Whether a number is of what was not done."""
    return _NOTHING.search(" ".join(statement(number))) is not None


def same_level(left: Number, done: Number) -> bool:
    """Whether no other dose, level or round is meant: "tiêm mũi 3 cho 350 người, còn 45 người chưa tiêm mũi 4"."""
    meant, told = (
        {each.lower() for each in _LEVEL.findall(" ".join(_all_said(number)))} for number in (left, done)
    )
    return not meant or meant == told


def _all_said(number: Number) -> tuple[str, str]:
    """Return the words around a number, those after it to the end of its clause."""
    return statement(number)[0], re.split(
        r"[;.]", number.block.text[number.token.end : number.sentence[1]], maxsplit=1
    )[0]


def is_narrower(rest: Rest) -> bool:
    """Whether more is wanted of the rest than was done: "có nhà văn hóa", but "chưa có nhà văn hóa đạt chuẩn"."""
    if rest.is_called_rest:
        return False
    number = rest.number
    undone = _UNDONE.search(re.split(r"[;,.()]", number.after, maxsplit=1)[0])
    said = {*re.findall(r"\w+", number.block.text[: number.token.start].lower()), *number.noun, *_FILLERS}
    return undone is not None and not said.issuperset(re.findall(r"\w+", undone[1].lower()))


def echoes(rest: Rest, done: Number) -> bool:
    """Whether what is not done to the rest is what was done to the others, in the same words."""
    ahead, behind = statement(done)
    if rest.is_going_on:
        return not denies(done) and _SETTLED.search(ahead) is not None
    if denies(done) or re.search(r"\bcòn\b", ahead, re.IGNORECASE):
        return False
    return rest.is_called_rest or any(
        _says(words.lower(), verb) for verb in rest.verbs for words in (ahead, behind)
    )


def _says(words: str, verb: str) -> bool:
    """Whether words hold a verb; where both go on, with the same word: "chưa cấp thẻ" is not "đã cấp tài khoản"."""
    first, *more = verb.split()
    for found in re.finditer(rf"\b{re.escape(first)}\b(?:\s+([^\W\d_]+))?", words):
        goes_on = found[1] if found[1] not in _EMPTY else None
        if first in _EMPTY or (goes_on and more and more[0] not in _EMPTY):
            if more and goes_on == more[0]:
                return True
        else:
            return True
    return False
