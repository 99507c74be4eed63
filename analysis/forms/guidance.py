"""What an agency is told on the one page beside its form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.forms.layout import Kind, Layout

if TYPE_CHECKING:
    from analysis.forms.prefill import Blank

SHEET = "Hướng dẫn"
SHORT = "Chỉ điền các ô nền vàng; ô nền xám tự tính. Xem trang Hướng dẫn."
_WIDTH = 68  # characters of the default font: within the margins of an upright A4 page
_LETTERS = 68  # of ours that fit on a line, also in the wider font of a machine without Times New Roman
_LINE_HEIGHT = 17


def sentences(layout: Layout, blank: Blank) -> tuple[str, ...]:
    """Return what the page says, a sentence or two a line."""
    kinds = {column.kind for column in layout.columns if column.is_entered}
    said = [
        f"Biểu: {layout.title.vi}. Đơn vị báo cáo: {blank.agency}. Kỳ báo cáo: {blank.period}.",
        "Chỉ điền các ô nền vàng. Tiêu đề, tên dòng và các ô tổng đã khóa (không đặt mật khẩu).",
    ]
    if Kind.COUNT in kinds:
        said.append("Số đếm: gõ số nguyên, các chữ số liền nhau, ví dụ 8252.")
    if Kind.DECIMAL in kinds:
        said.append(
            "Chỉ tiêu: gõ đúng như sẽ in trong báo cáo, ví dụ 8.252 hoặc 67,6% hoặc 2,56; "
            "dấu chấm chia nghìn, dấu phẩy trước phần thập phân."
        )
    if any(column.choices for column in layout.columns):
        said.append("Cột so sánh: gõ số tăng, giảm ở một cột và chọn đơn vị so sánh ở cột bên cạnh.")
    said.append(
        "Bốn trường hợp khác nhau: không phát sinh thì gõ 0 hoặc dấu - ; có phát sinh nhưng chưa thống kê được "
        "thì gõ dấu … ; chưa có số liệu thì để trống; không gõ chữ vào ô số."
    )
    if any(column.parts for column in layout.columns) or layout.total:
        said.append("Ô tổng chỉ hiện số khi mọi ô thành phần đã có số; còn ô trống thì tổng để trống.")
    if any(column.carries for column in layout.columns):
        said.append(
            f"Cột từ kỳ trước chuyển sang lấy từ số đang giải quyết của biểu tháng {blank.carried_from}, nếu biết."
            if blank.carried_from
            else "Cột từ kỳ trước chuyển sang: điền số đang giải quyết cuối kỳ trước."
        )
    if any(column.kind.register is not None for column in layout.columns):
        said.append("Tên dịch vụ, huyện, thành phố: giữ như đã ghi, hoặc chọn trong danh sách của ô.")
    if layout.open_rows:
        said.append("Mỗi đơn vị một dòng, điền từ trên xuống; dòng không dùng để trống.")
    if layout.holds:
        said.append("Các mức đã ghi lấy từ tháng trước và còn hiệu lực cho đến khi sửa: kiểm tra lại.")
    said += [
        "Không thêm, xóa, đổi tên cột hay trang; không viết gì dưới dòng tổng.",
        "Cho biết số liệu tính đến ngày nào khi gửi biểu.",
        "Không ghi họ tên, số định danh, số điện thoại hay thông tin riêng của cá nhân vào biểu.",
        f"Gửi lại đúng tên tệp {blank.file}, định dạng .xlsx.",
    ]
    return tuple(said)


def write(book, said: tuple[str, ...]) -> None:
    """Write the page: one sheet that prints on one upright page."""
    sheet = book.add_worksheet(SHEET)
    shared = {"font_name": "Times New Roman", "font_size": 12, "text_wrap": True, "valign": "top"}
    head, text = book.add_format(shared | {"bold": True, "align": "center"}), book.add_format(shared)
    sheet.set_column(0, 0, _WIDTH)
    sheet.write_string(0, 0, "HƯỚNG DẪN ĐIỀN BIỂU", head)
    for number, each in enumerate(said, 1):
        sheet.write_string(number, 0, f"{number}. {each}", text)
        sheet.set_row(number, _LINE_HEIGHT * (1 + len(each) // _LETTERS))
    sheet.set_paper(9)
    sheet.set_margins(left=0.7, right=0.7, top=0.8, bottom=0.8)
    sheet.fit_to_pages(1, 1)
    sheet.protect()
