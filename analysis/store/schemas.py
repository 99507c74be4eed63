"""Every declared frame's schema, built: importing this spares the processes forked from this one the building."""

from __future__ import annotations

import analysis.subjects  # noqa: F401 -- importing it declares the frames
from analysis.declare import DECLARED

for _frame in DECLARED.frames.values():
    _frame.schema.to_schema()
