"""Which forms agencies send, and which tables the report prints: every layout the project can read."""

from __future__ import annotations

from analysis.forms.layout import Column, Kind, Layout
from analysis.places import Label

_RECEIVED = "Số lượng hồ sơ tiếp nhận"
_RESOLVED = "Số lượng hồ sơ đã giải quyết"
_PENDING = "Số lượng hồ sơ đang giải quyết"

DOSSIERS = Layout(
    form="dossiers",
    file="essential_services.xlsx",
    sheet="II.06a",
    official="Biểu số II.06a/VPCP/KSTT",
    title=Label("Tiếp nhận, giải quyết hồ sơ dịch vụ công thiết yếu", "Dossiers of the essential services"),
    columns=(
        Column("number", Kind.TEXT, ("TT",)),
        Column("service", Kind.SERVICE, ("Lĩnh vực giải quyết",), blank=False),
        Column(
            "received_total",
            Kind.COUNT,
            (_RECEIVED, "Tổng số"),
            parts=("received_online", "received_direct", "carried_over"),
        ),
        Column("received_online", Kind.COUNT, (_RECEIVED, "Trong kỳ", "Trực tuyến")),
        Column("received_direct", Kind.COUNT, (_RECEIVED, "Trong kỳ", "Trực tiếp, dịch vụ bưu chính")),
        Column("carried_over", Kind.COUNT, (_RECEIVED, "Từ kỳ trước"), carries="pending_total"),
        Column(
            "resolved_total",
            Kind.COUNT,
            (_RESOLVED, "Tổng số"),
            parts=("resolved_early", "resolved_on_time", "resolved_overdue"),
        ),
        Column("resolved_early", Kind.COUNT, (_RESOLVED, "Trước hạn")),
        Column("resolved_on_time", Kind.COUNT, (_RESOLVED, "Đúng hạn")),
        Column("resolved_overdue", Kind.COUNT, (_RESOLVED, "Quá hạn")),
        Column(
            "pending_total",
            Kind.COUNT,
            (_PENDING, "Tổng số"),
            parts=("pending_in_time", "pending_overdue"),
        ),
        Column("pending_in_time", Kind.COUNT, (_PENDING, "Trong hạn")),
        Column("pending_overdue", Kind.COUNT, (_PENDING, "Quá hạn")),
    ),
    key=("service",),
    numbered=True,
    banner=Kind.SECTOR,
    subtotal="Cộng",
    total="Tổng cộng",
)

VACCINATION = Layout(
    form="vaccination",
    file="vaccination_records.xlsx",
    sheet="Tiêm chủng",
    title=Label("Làm sạch dữ liệu tiêm chủng COVID-19", "Cleaning of COVID-19 vaccination records"),
    columns=(
        Column("number", Kind.TEXT, ("TT",)),
        Column("district", Kind.DISTRICT, ("Tên cơ sở y tế",), blank=False),
        Column("missing_id", Kind.COUNT, ("Không có CCCD/ Mã Định Danh",)),
        Column("malformed_id", Kind.COUNT, ("CCCD/ Mã Định Danh sai định dạng",)),
        Column("wrong_information", Kind.COUNT, ("Xác minh Sai Thông Tin",)),
        Column(
            "printed_total",
            Kind.COUNT,
            ("Tổng",),
            parts=("missing_id", "malformed_id", "wrong_information"),
        ),
    ),
    key=("district",),
    total="Tổng cộng",
)

SERVICE_LEVELS = Layout(
    form="service_levels",
    file="service_levels.csv",
    title=Label("Dịch vụ công theo mức độ", "Services by level"),
    columns=(
        Column("level", Kind.TEXT, ("Mức độ",), blank=False),
        Column("services", Kind.COUNT, ("Số dịch vụ",)),
    ),
    key=("level",),
    total="Tổng số",
)

_DIGITISED_RECEIVED = "Hồ sơ tiếp nhận"
_DIGITISED_RESOLVED = "Hồ sơ đã giải quyết"

# No official form was found: the headings are those that provincial systems print.
DIGITISATION = Layout(
    form="digitisation",
    file="digitisation.xlsx",
    sheet="Số hóa",
    title=Label("Số hóa hồ sơ, kết quả giải quyết", "Digitisation of dossiers and results"),
    columns=(
        Column("unit", Kind.TEXT, ("Đơn vị",), blank=False),
        Column(
            "received",
            Kind.COUNT,
            (_DIGITISED_RECEIVED, "Tổng số"),
            parts=("not_digitised", "digitised"),
        ),
        Column("not_digitised", Kind.COUNT, (_DIGITISED_RECEIVED, "Chưa số hóa")),
        Column("digitised", Kind.COUNT, (_DIGITISED_RECEIVED, "Đã số hóa")),
        Column("components_reused", Kind.COUNT, (_DIGITISED_RECEIVED, "Tái sử dụng thành phần hồ sơ")),
        Column("national_reused", Kind.COUNT, (_DIGITISED_RECEIVED, "Tái sử dụng từ Cổng DVC Quốc gia")),
        Column(
            "resolved",
            Kind.COUNT,
            (_DIGITISED_RESOLVED, "Tổng số"),
            parts=("result_not_digitised", "result_digitised"),
        ),
        Column("result_not_digitised", Kind.COUNT, (_DIGITISED_RESOLVED, "Chưa số hóa kết quả")),
        Column("result_digitised", Kind.COUNT, (_DIGITISED_RESOLVED, "Đã số hóa kết quả")),
    ),
    key=("unit",),
    numbered=True,
    total="Tổng cộng",
    may_be_empty=True,
    open_rows=30,
)

TARGETS = Layout(
    form="targets",
    file="targets.csv",
    title=Label("Chỉ tiêu được giao", "Targets"),
    columns=(
        Column("code", Kind.TEXT, ("Mã chỉ tiêu",), blank=False),
        Column("service", Kind.SERVICE, ("Dịch vụ công",)),
        Column("name", Kind.TEXT, ("Chỉ tiêu",)),
        Column("low", Kind.DECIMAL, ("Tối thiểu",), percent=True),
        Column("high", Kind.DECIMAL, ("Đến",), percent=True),
        Column("unit", Kind.TEXT, ("Đơn vị tính",)),
    ),
    key=("code", "service"),
    holds=True,
)

DOCUMENTS = Layout(
    form="documents",
    file="documents.csv",
    title=Label("Văn bản được viện dẫn", "Documents cited"),
    columns=(
        Column("symbol", Kind.TEXT, ("Số, ký hiệu",), blank=False),
        Column("day_printed", Kind.TEXT, ("Ngày ban hành",)),
        Column("issuer", Kind.TEXT, ("Cơ quan ban hành",)),
        Column("section", Kind.TEXT, ("Mục",)),
        Column("place", Kind.TEXT, ("Vị trí",), blank=False),
        Column("subject", Kind.TEXT, ("Trích yếu",)),
    ),
    may_be_empty=True,
)

QUOTED = Layout(
    form="quoted",
    file="quoted.csv",
    title=Label("Số liệu in trong báo cáo", "Statistics as printed in the report"),
    columns=(
        Column("figure", Kind.TEXT, ("Chỉ tiêu",), blank=False),
        Column("key", Kind.TEXT, ("Đối tượng",)),
        Column("section", Kind.TEXT, ("Mục",), blank=False),
        Column("place", Kind.TEXT, ("Vị trí",), blank=False),
        Column("printed", Kind.TEXT, ("Số in trong báo cáo",), blank=False),
        Column("hedge", Kind.TEXT, ("Từ ước lượng",)),
        Column("words", Kind.TEXT, ("Ngữ cảnh",)),
        Column("change", Kind.TEXT, ("Biến động",)),
    ),
    may_be_empty=True,
)


def _indicators(form: str, vi: str, en: str) -> Layout:
    """Return the layout of a list of indicators that an agency computed itself."""
    return Layout(
        form=form,
        file=f"{form}.csv",
        title=Label(vi, en),
        columns=(
            Column("code", Kind.TEXT, ("Mã chỉ tiêu",), blank=False),
            Column("name", Kind.TEXT, ("Chỉ tiêu",)),
            Column("unit", Kind.TEXT, ("Đơn vị tính",)),
            Column("value", Kind.DECIMAL, ("Số liệu",), percent=True),
            Column("same_period", Kind.DECIMAL, ("Cùng kỳ năm trước",), percent=True),
            Column("change", Kind.DECIMAL, ("So với kỳ trước hoặc cùng kỳ",), percent=True),
            Column("change_unit", Kind.TEXT, ("Đơn vị so sánh",), choices=("%", "lần", "điểm phần trăm")),
        ),
        key=("code",),
    )


LAYOUTS: dict[str, Layout] = {
    layout.form: layout
    for layout in (
        DOSSIERS,
        _indicators("sector_indicators", "Chỉ tiêu của các ngành", "Indicators of the sectors"),
        TARGETS,
        SERVICE_LEVELS,
        _indicators("portal", "Cổng dịch vụ công của tỉnh", "The provincial portal"),
        _indicators(
            "portal_cumulative", "Cổng dịch vụ công của tỉnh, lũy kế", "The provincial portal, cumulative"
        ),
        DIGITISATION,
        _indicators("eid", "Định danh điện tử", "Electronic identity"),
        _indicators("id_cards", "Căn cước công dân", "Chip identity cards"),
        VACCINATION,
        _indicators("social_insurance", "Dữ liệu bảo hiểm xã hội", "Social insurance records"),
        _indicators("outreach", "Tuyên truyền", "Outreach"),
        DOCUMENTS,
        QUOTED,
    )
}
