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
        "begun": "Đã lập tháng {month} theo tháng {source}: {count} tệp trong {folder}:",
        "there_already": "Đã có sẵn trong {folder}, giữ nguyên {count} tệp:",
        "not_carried": "Tháng {source} không phải tháng liền trước, nên cột từ kỳ trước chuyển sang để trống.",
        "fill": "Điền các dòng ĐIỀN trong {folder}/month.toml, gửi biểu cho các cơ quan; "
                "sau đó chạy: annex check {month}",
        "no_rows": "Chưa lập được biểu vì không có biểu tháng trước để lấy tên các dòng: {forms}",
        "input": "Đầu vào", "processed": "đã xử lý", "published": "đã công bố",
        "no_months": "Chưa có tháng nào; chạy: annex new 2022-12",
        "next": "Việc cần làm:",
        "state received": "đã nhận", "state faulty": "có lỗi", "state missing": "thiếu",
        "state blank": "chưa điền", "state stale": "đã thay đổi", "state made": "có", "state not made": "chưa",
        "step fill": "điền hoặc sửa month.toml; xem: annex check {month}",
        "step mend": "sửa {files}; xem: annex check {month}",
        "step collect": "chờ số liệu: {files}",
        "step run": "lập phụ lục: annex run {month}",
        "step run again": "số liệu đã đổi, lập lại: annex run {month}",
        "step nothing": "không còn việc gì",
        "drafted": "Đã viết dự thảo báo cáo tháng {month}, có {count} số liệu.",
        "no_comparison": "Không so sánh với tháng {month}: chưa có số liệu đọc được của tháng đó.",
        "kept": "{file}: đã có và khác với bản sắp ghi, nên giữ nguyên; "
                "dùng --force để ghi đè, hoặc --out để ghi nơi khác",
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
        "begun": "{month} is begun after {source}: {count} files in {folder}:",
        "there_already": "Already in {folder}, {count} files left as they are:",
        "not_carried": "{source} is not the month before, so nothing is carried over from it.",
        "fill": "Fill the lines marked ĐIỀN in {folder}/month.toml, send the forms to the agencies; "
                "then run: annex check {month}",
        "no_rows": "Not made, because no form of an earlier month gives the names of their rows: {forms}",
        "input": "Input", "processed": "processed", "published": "published",
        "no_months": "There is no month yet; run: annex new 2022-12",
        "next": "Next:",
        "state received": "received", "state faulty": "faulty", "state missing": "missing",
        "state blank": "blank", "state stale": "stale", "state made": "yes", "state not made": "no",
        "step fill": "fill or mend month.toml; see: annex check {month}",
        "step mend": "mend {files}; see: annex check {month}",
        "step collect": "collect {files}",
        "step run": "build the annex: annex run {month}",
        "step run again": "its inputs have changed, build again: annex run {month}",
        "step nothing": "nothing is left to do",
        "drafted": "The draft report of {month} is written, with {count} figures.",
        "no_comparison": "No comparison with {month}: it has no inputs that can be read.",
        "kept": "{file}: there already and different, so it was left as it is; "
                "--force replaces it, --out writes elsewhere",
    },
}  # fmt: skip


def say(lang: str, key: str, **values) -> str:
    """Return a text of the command line in the language."""
    return _WORDS[lang][key].format(**values)
