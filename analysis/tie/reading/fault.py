"""Why a report cannot be read, in one line that says what to do."""

from __future__ import annotations

from analysis.faults import Faults
from analysis.places import Label


class ReportFault(Faults):
    """A report that is not read; `label` holds the line in both languages, the Vietnamese one is its message."""

    def __init__(self, name: str, what: Label, mend: Label):
        self.label = Label(f"{name}: {what.vi}; {mend.vi}", f"{name}: {what.en}; {mend.en}")
        super().__init__(self.label.vi)

    def of(self, lang: str) -> str:
        """Return the line in "vi" or "en"."""
        return " ".join(self.label.of(lang).splitlines())


SAVE_TEXT = Label("hãy lưu lại dưới dạng văn bản Unicode (UTF-8)", "save it as Unicode text (UTF-8)")
SEND_REPORT = Label(
    "hãy đưa tệp .docx, .pdf, .md hoặc .txt của báo cáo", "give the report's .docx, .pdf, .md or .txt file"
)
UNLOCK = Label("hãy bỏ mật khẩu rồi lưu lại", "take the password off and save it again")
