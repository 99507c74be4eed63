"""Every section of the report in its order, and the figures that no sentence states, with the reason."""

from __future__ import annotations

from analysis.draft import sentences_data, sentences_services

SECTIONS = (*sentences_services.SECTIONS, *sentences_data.SECTIONS)

_SOLVED_BACK = (
    "solved back from a quoted figure: it proves only what is possible, so the text does not assert it"
)
_REMAINDER = "a remainder for whoever checks the forms, not a result"
UNWRITTEN = {
    "remainder_received_online": _REMAINDER,
    "remainder_received_new": _REMAINDER,
    "remainder_resolved": _REMAINDER,
    "remainder_pending": _REMAINDER,
    "justice_online_share_before": _SOLVED_BACK,
    "services_with_dossiers": _SOLVED_BACK,
    "services_with_dossiers_share_before": _SOLVED_BACK,
    "processed_online_share_before": _SOLVED_BACK,
    "portal_dossiers_before": _SOLVED_BACK,
    "services_integrated_before": _SOLVED_BACK,
    "vaccination_stated_total": "the form's own total; the text states the one that adds up",
    "document_mentions": "about the report itself",
    "documents_cited": "about the report itself",
}
