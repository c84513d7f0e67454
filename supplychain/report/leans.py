"""What the answer leans on: the figures that move it most, and how sure its gain is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from supplychain.report.sections import Section
from supplychain.report.tornado import MEASURES, heading, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from supplychain.report.view import View
    from supplychain.results import Analysis

LEVELS = {"p5": "5%", "p50": "50%", "p95": "95%"}
COLUMNS = ("figure", "value", "low", "high", "low_change", "high_change")


@dataclass(frozen=True)
class Tornado:
    """The figures that move one measure most, the largest first."""

    measure: str
    title: str
    figures: pd.DataFrame


@dataclass(frozen=True)
class Leans:
    """What a sensitivity analysis found: a note on how to read it, tornadoes, and the draws."""

    note: str
    tornadoes: Sequence[Tornado]
    draws: Section | None


def leans(view: View, found: Analysis) -> Leans:
    """Return what the tables of ``supplychain sensitivity`` say."""
    scenario, regime = found.manifest["scenario"], found.manifest["regime"]
    table = found.tables["tornado"]
    tornadoes = [
        Tornado(measure, heading(measure, regime, view.say), rows)
        for measure in MEASURES
        if len(rows := _named(table[table["measure"] == measure]))
    ]
    note = view.say("leans.note", scenario=view.scenario_name(scenario))
    return Leans(note, tornadoes, _draws(view, found) if "helps" in found.tables else None)


def _named(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(figure=rows["figure"].map(shortened))[list(COLUMNS)]


def _draws(view: View, found: Analysis) -> Section:
    """Return in what share of the draws the regime helps each country, and the rounds it gains."""
    say, regime, samples = view.say, found.manifest["regime"], found.manifest["samples"]
    intervals = found.tables["intervals"]
    gains = intervals[intervals["measure"] == "gain"].set_index("country")
    rows = []
    for row in found.tables["helps"].to_dict("records"):
        levels = gains.loc[row["country"], list(LEVELS)].astype(float)
        shares = [say.share(float(row[name])) for name in ("helps", "harms")]
        rounds = [f"{round(level) or 0:,}" for level in levels]
        rows.append([view.country_name(str(row["country"])), *shares, *rounds])
    heads = [say("script.country"), say("leans.helps_in"), say("leans.harms_in")]
    heads += [say("leans.gained", level=level) for level in LEVELS.values()]
    note = say("leans.helps_note", samples=samples, regime=regime)
    return Section("sure", say("leans.helps"), note, heads, rows, frozenset(range(1, 6)))
