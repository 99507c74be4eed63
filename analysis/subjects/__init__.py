"""The subjects of the report, in its order: importing this package declares everything that is computed."""

from analysis.subjects import (  # noqa: I001 -- the order of the report, which is the order of the annex
    inputs,
    quoted,
    essential_services,
    essential_identities,
    essential_views,
    police,
    targets,
    land,
    insurance,
    justice,
    labour,
    transport,
    electricity,
    portal,
    portal_checks,
    digitisation,
    eid,
    id_cards,
    vaccination,
    social_insurance,
    outreach,
    documents,
)

__all__ = [
    "digitisation", "documents", "eid", "electricity", "essential_identities", "essential_services",
    "essential_views", "id_cards", "inputs", "insurance", "justice", "labour", "land", "outreach", "police", "portal",
    "portal_checks", "quoted", "social_insurance", "targets", "transport", "vaccination",
]
