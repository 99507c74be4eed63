"""The statistical sentences of the report, written from the figures, as Markdown and as a Word document."""

from analysis.draft.blocks import Draft
from analysis.draft.markdown_text import markdown
from analysis.draft.word import SHIPPED, docx
from analysis.draft.writing import draft

__all__ = ["SHIPPED", "Draft", "docx", "draft", "markdown"]
