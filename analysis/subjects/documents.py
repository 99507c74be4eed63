"""Documents cited: one symbol one date, symbols that fit their issuer, numbers that rise with their dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pandas as pd
import pandera.pandas as pa
from pandera.typing import DataFrame, Series

from analysis.declare import ITEMS, Check, Severity, figure, frame, identity, numbered, table
from analysis.exact import Exact, Leaf, rows_counted
from analysis.numerals import NumeralError, read_date, write_date
from analysis.places import Label, fold
from analysis.subjects.schema import Strict, Text
from analysis.views import Item, Line, TableView, heads

SECTION = "I–IV"
_SYMBOL = re.compile(r"(\d+)/(?:(\d{4})/)?([A-ZĐ][A-ZĐ0-9&-]*(?:-[A-Z0-9&]+)*)", re.IGNORECASE)

# What an issuer's symbols must contain, by the issuer's folded name.
_CODES = {
    fold(name): code
    for name, code in (
        ("Thủ tướng Chính phủ", "TTg"),
        ("Chính phủ", "CP"),
        ("Văn phòng Chính phủ", "VPCP"),
        ("Ủy ban nhân dân tỉnh", "UBND"),
        ("Ủy ban nhân dân tỉnh Tuyên Quang", "UBND"),
        ("UBND tỉnh", "UBND"),
        ("Bộ Công an", "BCA"),
        ("Công an tỉnh", "CAT"),
        ("Sở Thông tin và Truyền thông", "STTT"),
        ("BHXH tỉnh", "BHXH"),
        ("Bảo hiểm xã hội tỉnh", "BHXH"),
    )
}


class Documents(Strict):
    """One row a mention; `day` is the date as ISO text, empty where the mention gives none."""

    symbol: Text = pa.Field(str_matches=r"^\d+/")
    day_printed: Text
    day: Text = pa.Field(str_matches=r"^(\d{4}-\d{2}-\d{2})?$")
    issuer: Text
    section: Text
    place: Text
    subject: Text

    @pa.dataframe_check(ignore_na=False, title="mọi ngày in trong báo cáo phải là ngày có trong lịch")
    def printed_dates_are_read(cls, rows: pd.DataFrame) -> Series[bool]:
        """Hold that every printed date is a day of the calendar."""
        return ((rows["day_printed"] == "") | (rows["day"] != "")).astype(bool)


@frame(Documents, form="documents", derived={"day": "day_printed"})
def documents(rows: pd.DataFrame) -> pd.DataFrame:
    """Take every mention; read its date where it has one."""
    body = rows[rows["role"] == "body"].copy()
    body["day"] = body["day_printed"].map(_iso).astype("str")
    return body[list(Documents.to_schema().columns)]


def _iso(printed: str) -> str:
    try:
        return read_date(printed).isoformat() if printed else ""
    except NumeralError:
        return ""


@figure(
    section=SECTION,
    unit=ITEMS,
    vi="Số lượt viện dẫn văn bản",
    en="Mentions of documents",
    said=("_ lượt viện dẫn văn bản",),
)
def document_mentions(documents: DataFrame[Documents]) -> Exact:
    """Rows of the list of documents."""
    return rows_counted(documents, "symbol")


@figure(
    section=SECTION,
    unit=ITEMS,
    vi="Số văn bản được viện dẫn",
    en="Documents cited",
    said=("viện dẫn _ văn bản",),
)
def documents_cited(documents: DataFrame[Documents]) -> Exact:
    """Different symbols in the list of documents."""
    return rows_counted(documents.drop_duplicates("symbol"), "symbol")


def _mentions(rows: pd.DataFrame) -> list[str]:
    """Return a key for each mention: the symbol and where it is cited."""
    places = zip(rows["symbol"], rows["section"], rows["place"], strict=True)
    return numbered(".".join(part for part in place if part) for place in places)


def _cells(rows: pd.DataFrame, *columns: str) -> tuple[Leaf, ...]:
    return tuple(Leaf(row, column) for row in rows.index for column in columns)


@identity(
    section=SECTION,
    kind="one document one date",
    vi="Văn bản {symbol} được viện dẫn với các ngày khác nhau: {dates}.",
    en="Document {symbol} is cited with different dates: {dates}.",
)
def one_document_one_date(documents: DataFrame[Documents]) -> Iterator[Check]:
    """Every mention of a document that gives a date gives the same one."""
    dated = documents[documents["day"] != ""]
    for symbol, mentions in dated.groupby("symbol", sort=False):
        days = list(dict.fromkeys(mentions["day"]))
        yield Check(
            symbol,
            len(days) == 1,
            {"symbol": symbol, "dates": "; ".join(mentions["day_printed"].unique())},
            _cells(mentions, "symbol", "day_printed"),
        )


@identity(
    section=SECTION,
    kind="symbol fits issuer",
    severity=Severity.WARNING,
    vi="Ký hiệu {symbol} không có “{code}” của cơ quan ban hành ({issuer}).",
    en="Symbol {symbol} lacks “{code}”, the code of its issuer ({issuer}).",
)
def symbol_names_issuer(documents: DataFrame[Documents]) -> Iterator[Check]:
    """A document's symbol holds the code of the body that issued it."""
    for key, row in zip(_mentions(documents), documents.itertuples(), strict=True):
        code = _CODES.get(fold(row.issuer))
        if code:
            parts = re.split(r"[/\-&]", row.symbol)
            yield Check(
                key,
                code in parts,
                {"symbol": row.symbol, "code": code, "issuer": row.issuer},
                (Leaf(row.Index, "symbol"), Leaf(row.Index, "issuer")),
            )


@identity(
    section=SECTION,
    kind="numbers rise with dates",
    severity=Severity.WARNING,
    vi="Văn bản {later} ghi ngày {later_day} nhưng có số nhỏ hơn {earlier} ngày {earlier_day} của cùng loại.",
    en="Document {later} is dated {later_day} but numbered below {earlier} of {earlier_day} of the same series.",
)
def numbers_rise_with_dates(documents: DataFrame[Documents]) -> Iterator[Check]:
    """Within one issuer's series of a year, a later document has a higher number."""
    first = documents[documents["day"] != ""].drop_duplicates("symbol")
    found = first.assign(
        series=[_series(symbol, day) for symbol, day in zip(first["symbol"], first["day"], strict=True)],
        number=[int(symbol.split("/")[0]) for symbol in first["symbol"]],
    )
    for _, group in found.groupby("series", sort=False):
        ordered = group.sort_values(["day", "number"], kind="stable")
        for before, after in zip(ordered.itertuples(), ordered.iloc[1:].itertuples(), strict=False):
            yield Check(
                f"{before.symbol}<{after.symbol}",
                before.number <= after.number,
                {
                    "later": after.symbol,
                    "later_day": after.day_printed,
                    "earlier": before.symbol,
                    "earlier_day": before.day_printed,
                },
                (Leaf(before.Index, "symbol"), Leaf(after.Index, "symbol")),
            )


def _series(symbol: str, day: str) -> str:
    """Return kind, issuer and year: plans (KH), decisions (QĐ), reports (BC) and notices (TB) count apart."""
    code = symbol.rsplit("/", maxsplit=1)[-1]
    parts = code.split("-")
    kind = parts[0] if parts[0] in {"KH", "QĐ", "BC", "TB", "TTr", "CT"} else ""
    issuer = parts[1] if kind and len(parts) > 1 else parts[0]
    return f"{kind}-{issuer}-{day[:4]}"


@identity(
    section=SECTION,
    kind="dates within the period",
    vi="Văn bản {symbol} ghi ngày {day}, sau ngày của báo cáo ({report}).",
    en="Document {symbol} is dated {day}, after the report itself ({report}).",
)
def cited_before_report(documents: DataFrame[Documents], report: DataFrame) -> Iterator[Check]:
    """No document is cited before it exists."""
    own = report["date"].iloc[0]
    dated = documents[documents["day"] != ""]
    for key, row in zip(_mentions(dated), dated.itertuples(), strict=True):
        yield Check(
            key,
            row.day <= own,
            {"symbol": row.symbol, "day": row.day_printed, "report": write_date(date.fromisoformat(own))},
            (Leaf(row.Index, "day_printed"),),
        )


@table(section=SECTION)
def documents_table(documents: DataFrame[Documents]) -> TableView:
    """Every document with all its dates and places."""
    lines = []
    for number, (symbol, rows) in enumerate(documents.groupby("symbol", sort=False), 1):
        days = [day for day in dict.fromkeys(rows["day_printed"]) if day]
        where = ", ".join(dict.fromkeys(section or "–" for section in rows["section"]))
        issuer = next((name for name in rows["issuer"] if name), "")
        lines.append(
            Line(
                (
                    Item(str(number), align="center"),
                    Item(symbol),
                    Item("; ".join(days), "error" if len(days) > 1 else ""),
                    Item(issuer),
                    Item(rows["subject"].iloc[0]),
                    Item(where),
                )
            )
        )
    return TableView(
        Label("Văn bản được viện dẫn trong báo cáo", "Documents cited in the report"),
        heads(
            ("TT", "No."),
            ("Số, ký hiệu", "Symbol"),
            ("Ngày ban hành", "Date"),
            ("Cơ quan ban hành", "Issuer"),
            ("Trích yếu", "Subject"),
            ("Mục", "Section"),
        ),
        tuple(lines),
        (0.8, 2.6, 2, 2.6, 4.4, 1.6),
        "documents",
        note=Label(
            "Dấu “–”: viện dẫn ở tiêu đề hoặc phần căn cứ của báo cáo.",
            "“–”: cited in the report's title or preamble.",
        ),
    )
