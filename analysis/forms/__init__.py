"""What agencies send: a layout per form, read into typed rows whose every cell knows its address."""

from analysis.forms.fault import Fault, Note, shortened
from analysis.forms.layout import Column, Kind, Layout
from analysis.forms.layouts import LAYOUTS
from analysis.forms.reader import FormTable, read_form

__all__ = ["LAYOUTS", "Column", "Fault", "FormTable", "Kind", "Layout", "Note", "read_form", "shortened"]
