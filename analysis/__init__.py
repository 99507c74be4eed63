"""The statistical annex of a province's monthly Decision 06 report, computed from the agencies' forms."""
