"""Why a report cannot be read, in one line that says what to do."""

from __future__ import annotations

from analysis.faults import Faults
from analysis.labels import Label


class ReportFault(Faults):
    """A report that is not read: its name, what it is, and what to do."""

    def __init__(self, name: str, what: Label, mend: Label):
        super().__init__(Label(f"{name}: {what.vi}; {mend.vi}", f"{name}: {what.en}; {mend.en}"))

    def spoken(self, lang: str) -> Faults:
        """Return the fault in this language only, as a notebook prints it."""
        return Faults(self.told(lang))


SAVE_TEXT = Label("hãy lưu lại dưới dạng văn bản Unicode (UTF-8)", "save it as Unicode text (UTF-8)")
SEND_REPORT = Label(
    "hãy đưa tệp .docx, .pdf, .md hoặc .txt của báo cáo", "give the report's .docx, .pdf, .md or .txt file"
)
SAVE_DOCX = Label(
    "hãy mở bằng Word hoặc LibreOffice rồi lưu thành .docx (hoặc chạy: soffice --convert-to docx TỆP)",
    "open it in Word or LibreOffice and save it as .docx (or run: soffice --convert-to docx FILE)",
)
UNLOCK = Label("hãy bỏ mật khẩu rồi lưu lại", "take the password off and save it again")
