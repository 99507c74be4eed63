"""The report as the office wrote it: every number in its text classified, checked, and tied to a figure or named."""
