"""Columns of the tables that explain an answer, in order."""

from __future__ import annotations

_RUN = ("scenario", "regime")

REASONS = (
    *_RUN, "force_element", "country", "class", "item", "from", "to", "requirement", "shortfall",
    "launchers", "munitions", "rank", "kind", "together", "reason", "relaxation", "removed",
    "others",
)  # fmt: skip
