"""Columns of the tables that explain an answer, in order."""

from __future__ import annotations

_RUN = ("scenario", "regime")

REASONS = (
    *_RUN, "force_element", "country", "class", "item", "from", "to", "requirement", "shortfall",
    "launchers", "munitions", "rank", "kind", "together", "reason", "relaxation", "removed",
    "others", "clauses",
)  # fmt: skip

BOTTLENECKS = (
    *_RUN, "rank", "kind", "input", "unit", "one_more", "holds_for", "one_less", "holds_down_to",
    "per_million", "note", "clauses",
)  # fmt: skip

FORCED = (
    *_RUN, "country", "class", "requirement", "shortfall", "least", "greatest", "first_deficit",
    "earliest", "latest",
)  # fmt: skip
