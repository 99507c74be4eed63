"""Numbers that only name a saying: "4 tại chỗ", “3 không”, "2 con số"; nothing is counted by them."""

from __future__ import annotations

import re

from analysis.tie.grammar.spot import Spot
from analysis.tie.token import Class, Token

_FIXED = "tại chỗ|con số"
_PLAIN = "không|rõ|sạch|cùng|dám"
_WORDS = (
    f"{_PLAIN}|có|trước|nhất|tăng|giảm|đúng|chống|tốt|chung|bám|biết|xin|hơn|đủ|thông|quyết|cần|phải|luôn|"
    "sẵn sàng|tự|thật|ít|nhanh|chủ động|bảo đảm|hóa|kiểm|giữ|nên|bước|mới"
)
_SAYING = re.compile(
    rf"(?P<n>0?[1-9])\s+(?:(?P<fixed>{_FIXED})(?!\w)|(?P<plain>{_PLAIN})?(?(plain)|(?:{_WORDS}))(?!\w)"
    r"(?=\s*(?P<closed>[”\"’',;.)]|$)|\s+(?:và|-|–|\d)\s))"
)
_OPENED = re.compile(r"[“\"‘'][^”\"’'.;:]{0,40}$")
_CUED = re.compile(
    r"(?:phương châm|phong trào|nguyên tắc|tinh thần|mô hình|khẩu hiệu|cuộc vận động|thông điệp|quan điểm|nội dung|"
    r"thực hiện|tiêu chí|gia đình)\s+[“\"‘']?$",
    re.IGNORECASE,
)


def saying(spot: Spot) -> list[Token] | None:
    """Read a number of one digit before the words of a saying: some always, the rest quoted or after their cue."""
    found = _SAYING.match(spot.text, spot.at)
    if not found:
        return None
    sure = found["fixed"] or (found["plain"] and found["closed"] is not None)
    if not sure and not _OPENED.search(spot.left) and not _CUED.search(spot.left):
        return None
    return [spot.token(spot.at, found.end("n"), Class.NAME, "name: of a saying")]
