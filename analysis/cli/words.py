"""What the commands say, in the two languages."""

from __future__ import annotations

_WORDS = {
    "vi": {
        "error": "lỗi", "warning": "cảnh báo", "note": "ghi chú", "none": "không có phát hiện nào",
        "final": "Đã lập phụ lục tháng {month}.",
        "draft": "Đã lập phụ lục tháng {month}, đánh dấu DỰ THẢO vì còn lỗi.",
        "others": "và {count} tệp khác trong: {folders}",
        "findings": "Phát hiện: {counts}", "look": "Xem {file} hoặc chạy: annex check {month}",
        "done": "{seconds} giây", "failed": "dừng",
        "faults": "Tháng {month}: {count} chỗ sai trong dữ liệu đầu vào, phải sửa trước khi lập phụ lục.",
        "notes": "KHÁC VỚI MẪU BIỂU, VẪN ĐỌC ĐƯỢC",
        "clean": "Tháng {month}: dữ liệu đầu vào đọc được hết.",
        "identical": "Tháng {month}: lập lại giống hệt bản đã công bố.",
        "differs": "Tháng {month}: {count} tệp khác với bản đã công bố:",
        "moved": "Chỉ tiêu thay đổi: {count}",
        "written": "Đã ghi {file}",
        "section": "Mục", "label": "Chỉ tiêu", "unit": "Đơn vị", "printed": "Giá trị",
        "evidence": "Bằng chứng",
        "verdict": "So với báo cáo", "id": "Mã", "quoted": "Báo cáo in",
    },
    "en": {
        "error": "errors", "warning": "warnings", "note": "notes", "none": "no findings",
        "final": "The annex of {month} is built.",
        "draft": "The annex of {month} is built and marked as a DRAFT, because findings are errors.",
        "others": "and {count} other files in: {folders}",
        "findings": "Findings: {counts}", "look": "See {file}, or run: annex check {month}",
        "done": "{seconds} s", "failed": "stopped",
        "faults": "{month}: {count} faults in the inputs, to be mended before an annex can be built.",
        "notes": "DIFFERS FROM THE FORM, READ ALL THE SAME",
        "clean": "{month}: every input could be read.",
        "identical": "{month}: built again, identical to what was published.",
        "differs": "{month}: {count} files differ from what was published:",
        "moved": "Figures that changed: {count}",
        "written": "Written: {file}",
        "section": "Section", "label": "Figure", "unit": "Unit", "printed": "Value", "evidence": "Evidence",
        "verdict": "Against the report", "id": "Id", "quoted": "Printed",
    },
}  # fmt: skip


def say(lang: str, key: str, **values) -> str:
    """Return a text of the command line in the language."""
    return _WORDS[lang][key].format(**values)
