"""What the made-up report says, sentence by sentence, and which figure each of its numbers states."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from analysis.places import SAMPLE_DISTRICTS
from analysis.sample.dossiers import Dossiers, added, of_sector
from analysis.sample.indicators import Seen, floors_in, justice_online, provinces_connected, without_card
from analysis.sample.printing import count, percent, points, times
from analysis.services import SERVICES

_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Quote:
    """A number as the report prints it, and the figure that it states."""

    figure: str
    printed: str
    key: str = ""
    change: str = ""


@dataclass(frozen=True)
class Sentence:
    """A sentence with a slot for each number; `place` is where it stands in its section."""

    section: str
    text: str
    quotes: dict[str, Quote] = field(default_factory=dict)
    place: str = "prose"

    @property
    def written(self) -> str:
        """The sentence with its numbers."""
        return _SLOT.sub(lambda slot: self.quotes[slot[1]].printed, self.text)


def rows(sentences: tuple[Sentence, ...]) -> list[tuple[str, ...]]:
    """Return what the report printed, a row a number, in the order of the text."""
    return [
        (quote.figure, quote.key, each.section, each.place, quote.printed, "", each.written, quote.change)
        for each in sentences
        for quote in (each.quotes[name] for name in _SLOT.findall(each.text))
    ]


def sentences(seen: Seen) -> tuple[Sentence, ...]:
    """Return the report's sentences that carry numbers, in order."""
    return tuple(
        sentence
        for part in (_services, _sectors, _portal, _identity, _records, _outreach)
        for sentence in part(seen)
    )


def _services(seen: Seen) -> Iterator[Sentence]:
    found = added(seen.now.services.values())
    yield Sentence(
        "II.2.1",
        "Kết quả triển khai {services} DVC thiết yếu: tiếp nhận trực tuyến {online} hồ sơ mới, chiếm {share} tổng số "
        "hồ sơ tiếp nhận mới; đã giải quyết {resolved} hồ sơ; đang giải quyết {pending} hồ sơ.",
        {
            "services": Quote("essential_service_count", count(len(seen.now.services))),
            "online": Quote("essential_received_online", count(found.received_online)),
            "share": Quote("essential_online_share", percent(found.received_online, found.received_new, 1)),
            "resolved": Quote("essential_resolved", count(found.resolved_total)),
            "pending": Quote("essential_pending", count(found.pending_total)),
        },
    )


def _sectors(seen: Seen) -> Iterator[Sentence]:
    now = seen.now
    police, justice, labour = (of_sector(now.services, key) for key in ("police", "justice", "labour"))
    yield Sentence(
        "II.2.2.1",
        "Công an tỉnh thực hiện {services} DVC thiết yếu.",
        {"services": Quote("sector_service_count", count(len(police)), "police")},
    )
    for key, floor in floors_in(now.month.year).items():
        yield Sentence(
            "II.2.2.1",
            f"Mức tối thiểu hồ sơ trực tuyến của thủ tục “{SERVICES[key].label.vi}” là {{floor}}.",
            {"floor": Quote("minimum_online_share", f"{floor}%", key)},
        )
    yield from _justice(seen, added(now.services[key] for key in justice))
    found = added(now.services[key] for key in labour)
    yield Sentence(
        "II.2.2.5",
        "Trợ cấp thất nghiệp: tiếp nhận mới {new} hồ sơ, trong đó trực tuyến {online} hồ sơ, trực tiếp {direct} hồ sơ; "
        "từ kỳ trước chuyển sang {carried} hồ sơ.",
        {
            "new": Quote("labour_received_new", count(found.received_new)),
            "online": Quote("labour_received_online", count(found.received_online)),
            "direct": Quote("labour_received_direct", count(found.received_direct)),
            "carried": Quote("labour_carried_over", count(found.carried_over)),
        },
    )


def _justice(seen: Seen, found: Dossiers) -> Iterator[Sentence]:
    share, before = justice_online(seen.now), justice_online(seen.before)
    yield Sentence(
        "II.2.2.4",
        "Lĩnh vực tư pháp tiếp nhận mới {new} hồ sơ, trong đó trực tuyến {online} hồ sơ, đạt {share}; giải quyết đúng "
        "và trước hạn {resolved} hồ sơ; từ kỳ trước chuyển sang {carried} hồ sơ; đang giải quyết {pending} hồ sơ.",
        {
            "new": Quote("justice_received_new", count(found.received_new)),
            "online": Quote("justice_received_online", count(found.received_online)),
            "share": Quote("justice_online_share", percent(*share, 2)),
            "resolved": Quote(
                "justice_resolved_on_time", count(found.resolved_early + found.resolved_on_time)
            ),
            "carried": Quote("justice_carried_over", count(found.carried_over)),
            "pending": Quote("justice_pending", count(found.pending_total)),
        },
    )
    change = points(share, before)
    if not change.startswith("−"):
        yield Sentence(
            "II.2.2.4",
            "Tỷ lệ hồ sơ tư pháp trực tuyến tăng {change} so với tháng trước.",
            {"change": Quote("justice_online_share_change", f"{change} điểm phần trăm", change="tăng")},
        )


def _portal(seen: Seen) -> Iterator[Sentence]:
    now, old = seen.now.portal, seen.year_before.portal
    levels = {
        f"at{level}": Quote("services_at_level", count(number), level) for level, number in now.levels.items()
    }
    shares = {
        f"share{level}": Quote("share_at_level", percent(number, now.services, 1), level)
        for level, number in now.levels.items()
    }
    yield Sentence(
        "II.2.3",
        "Hệ thống của tỉnh cung cấp {services} dịch vụ: mức độ 2 có {at2} dịch vụ, đạt {share2}; mức độ 3 có {at3} "
        "dịch vụ, đạt {share3}; mức độ 4 có {at4} dịch vụ, đạt {share4}.",
        {"services": Quote("portal_services", count(now.services)), **levels, **shares},
    )
    year = seen.year_before.month.year
    yield Sentence(
        "II.2.3",
        "Trong {months} tháng đầu năm, Hệ thống tiếp nhận {dossiers} hồ sơ, gấp {growth} so với cùng kỳ năm "
        f"{year}; có {{payments}} giao dịch thanh toán trực tuyến.",
        {
            "months": Quote("portal_months", count(seen.now.month.number)),
            "dossiers": Quote("portal_dossiers", count(now.dossiers)),
            "growth": Quote(
                "portal_dossiers_growth", f"{times(now.dossiers, old.dossiers, 1)} lần", change="gấp"
            ),
            "payments": Quote("payments", count(now.payments)),
        },
    )
    yield Sentence(
        "II.2.3",
        "Tỷ lệ hồ sơ xử lý trực tuyến là {processed}; tích hợp {integrated} DVC trên Cổng DVC Quốc gia, gấp {multiple} "
        f"so với cùng kỳ năm {year}.",
        {
            "processed": Quote("processed_online_share", percent(now.processed_online, now.received)),
            "integrated": Quote("services_integrated", count(now.integrated)),
            "multiple": Quote(
                "services_integrated_growth", f"{times(now.integrated, old.integrated, 2)} lần", change="gấp"
            ),
        },
    )


def _identity(seen: Seen) -> Iterator[Sentence]:
    stocks = seen.now.stocks
    yield Sentence(
        "II.3.1.3",
        "Tỉnh là một trong {provinces} tỉnh đủ điều kiện kết nối.",
        {"provinces": Quote("provinces_connected", count(provinces_connected(seen.now)))},
    )
    yield Sentence(
        "II.3.1.4",
        "Đã thu nhận {dossiers} hồ sơ định danh điện tử; đã kích hoạt mức 1: {first} tài khoản, "
        "mức 2: {second} tài khoản.",
        {
            "dossiers": Quote("eid_dossiers", count(stocks.eid_dossiers)),
            "first": Quote("eid_level1", count(stocks.eid_level1)),
            "second": Quote("eid_level2", count(stocks.eid_level2)),
        },
    )
    yield Sentence(
        "II.3.3",
        "Toàn tỉnh đã thu nhận {cards} hồ sơ cấp CCCD gắn chip.",
        {"cards": Quote("id_card_dossiers", count(stocks.cards))},
    )


_KINDS = ("missing_id", "malformed_id", "wrong_information")


def _records(seen: Seen) -> Iterator[Sentence]:
    records = seen.now.stocks.records
    for code, found in records.items():
        numbers = [getattr(found, kind) for kind in _KINDS]
        yield _table_row(
            SAMPLE_DISTRICTS[code].label.vi, numbers, "vaccination_{kind}", "vaccination_district_total", code
        )
    sums = [sum(getattr(found, kind) for found in records.values()) for kind in _KINDS]
    yield _table_row("Tổng cộng", sums, "vaccination_{kind}_total", "vaccination_grand_total", "")
    yield Sentence(
        "II.3.4",
        "Cơ quan bảo hiểm xã hội đã hiệu chỉnh {records} hồ sơ cá nhân.",
        {"records": Quote("social_insurance_corrected", count(seen.now.stocks.corrected))},
    )


def _table_row(name: str, numbers: list[int], kind_figure: str, sum_figure: str, key: str) -> Sentence:
    # the columns of the report's table; counts in a table carry no leading zero
    quotes = {
        kind: Quote(kind_figure.format(kind=kind), count(number).removeprefix("0") or "0", key)
        for kind, number in zip(_KINDS, numbers, strict=True)
    }
    quotes["total"] = Quote(sum_figure, count(sum(numbers)).removeprefix("0") or "0", key)
    cells = " | ".join(f"{{{name}}}" for name in quotes)
    return Sentence("II.3.4", f"{name} | {cells}", quotes, "table")


def _outreach(seen: Seen) -> Iterator[Sentence]:
    now = seen.now
    yield Sentence(
        "II.5",
        "Có {accounts} tài khoản đã đăng nhập Cổng DVC Quốc gia với {visits} lượt; tổ chức {workshops} hội thảo với "
        "{delegates} đại biểu.",
        {
            "accounts": Quote("eid_signed_in", count(now.stocks.signed_in)),
            "visits": Quote("eid_sign_ins", count(now.stocks.sign_ins)),
            "workshops": Quote("workshops", count(now.workshops)),
            "delegates": Quote("workshop_delegates", count(now.delegates)),
        },
    )
    yield Sentence(
        "III.2",
        "Còn {citizens} công dân chưa được cấp CCCD.",
        {"citizens": Quote("citizens_without_card", count(without_card(now)))},
    )
