"""The statistical sentences of the report, written from the figures."""
