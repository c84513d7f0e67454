"""Tables of the page that follow the pickers: why it is short, what binds, what is forced."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from supplychain.report.reasons import BOTTLENECKS_NOTE, FORCED_NOTE, REASONS_NOTE

if TYPE_CHECKING:
    from supplychain.report.view import View

MOST = 40  # rows of a scenario and regime that the page shows; the table of the run has them all


@dataclass(frozen=True)
class Picked:
    """A result table of which the page shows the rows of one scenario and regime.

    `columns` are name, heading and how a cell is written: rounds, decimal or text.
    """

    key: str
    title: str
    note: str
    columns: tuple[tuple[str, str, str], ...]


PICKED = (
    Picked(
        "reasons",
        "Why it is short",
        REASONS_NOTE,
        (
            ("force_element", "who", "text"),
            ("item", "of what", "text"),
            ("from", "from", "text"),
            ("to", "to", "text"),
            ("shortfall", "rounds short", "rounds"),
            ("reason", "because", "text"),
            ("relaxation", "what would have to change", "text"),
            ("removed", "removes", "rounds"),
        ),
    ),
    Picked(
        "bottlenecks",
        "What one more unit is worth",
        BOTTLENECKS_NOTE,
        (
            ("kind", "kind", "text"),
            ("input", "of what", "text"),
            ("unit", "unit", "text"),
            ("one_more", "one more avoids", "decimal"),
            ("holds_for", "for so many more", "rounds"),
            ("per_million", "avoided per million", "decimal"),
            ("note", "note", "text"),
        ),
    ),
    Picked(
        "forced",
        "What the optimum forces",
        FORCED_NOTE,
        (
            ("country", "country", "text"),
            ("class", "class", "text"),
            ("shortfall", "rounds short", "rounds"),
            ("least", "least", "rounds"),
            ("greatest", "greatest", "rounds"),
        ),
    ),
)


def picked(view: View) -> list[Picked]:
    """Return the tables that the run has and that say something."""
    return [table for table in PICKED if table.key in view.tables and len(view.tables[table.key])]
