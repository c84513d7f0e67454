"""Tables of the page that follow the pickers: why it is short, what binds, what is forced."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

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


# Name of a column, the message that heads it, and how its cells are written.
COLUMNS = {
    "reasons": (
        ("force_element", "reasons.who", "text"),
        ("item", "reasons.what", "text"),
        ("from", "script.from", "text"),
        ("to", "script.to", "text"),
        ("shortfall", "script.short", "rounds"),
        ("reason", "reasons.because", "text"),
        ("relaxation", "reasons.change", "text"),
        ("removed", "reasons.removes", "rounds"),
    ),
    "bottlenecks": (
        ("kind", "script.kind", "text"),
        ("input", "reasons.what", "text"),
        ("unit", "bottlenecks.unit", "text"),
        ("one_more", "bottlenecks.avoids", "decimal"),
        ("holds_for", "bottlenecks.holds", "rounds"),
        ("per_million", "bottlenecks.million", "decimal"),
        ("note", "bottlenecks.remark", "text"),
    ),
    "forced": (
        ("country", "script.country", "text"),
        ("class", "script.class_", "text"),
        ("shortfall", "script.short", "rounds"),
        ("least", "forced.least", "rounds"),
        ("greatest", "forced.greatest", "rounds"),
    ),
}


def picked(view: View) -> list[Picked]:
    """Return the tables that the run has and that say something."""
    say = view.say
    return [
        Picked(
            key,
            say(f"{key}.title"),
            say(f"{key}.note"),
            tuple((name, say(heading), kind) for name, heading, kind in columns),
        )
        for key, columns in COLUMNS.items()
        if key in view.tables and len(view.tables[key])
    ]
