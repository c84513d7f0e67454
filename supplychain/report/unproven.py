"""Plans that time was too short to prove the best, and by how much they could be better."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from supplychain.case import BASELINE

if TYPE_CHECKING:
    from supplychain.report.view import View

COLUMNS = ["scenario", "regime", "stage", "optimum", "bound"]


def unproven(view: View) -> list[str]:
    """Return a sentence for each plan with a stage that is not proven, about the first of them.

    And one for each that is proven, but measured against a baseline that is not.
    """
    first = _late(view).drop_duplicates(["scenario", "regime"])
    told = [
        view.say(
            "unproven.plan" if stage.startswith("shortfall") else "unproven.later",
            scenario=view.scenario_name(scenario),
            regime=regime,
            stage=stage.replace("_", " "),
            value=f"{value:,.4g}",
            bound=f"{bound:,.4g}",
            gap=f"{(value - bound) / value if value else 0.0:.1%}",
        )
        for scenario, regime, stage, value, bound in first.itertuples(index=False)
    ]
    unsure = _unsure(view)
    return told + [
        view.say(
            "unproven.against",
            scenario=view.scenario_name(scenario),
            regime=regime,
            baseline=BASELINE,
        )
        for scenario in view.scenarios
        if (scenario, BASELINE) in unsure
        for regime in view.solved(scenario)
        if (scenario, regime) not in unsure
    ]


def proven(view: View, scenario: str, regime: str) -> bool:
    """Return whether what a plan leaves short is proven the least."""
    return (scenario, regime) not in _unsure(view)


def kind_of_bound(view: View) -> str:
    """Say that shortfalls are lower bounds, and where one is not proven, that it is none."""
    return view.say("unproven.no_bound" if _unsure(view) else "plain.lower_bound")


def _unsure(view: View) -> set[tuple[str, str]]:
    """Scenario and regime of each plan of which a shortfall stage is not proven."""
    late = _late(view)
    shortfall = late[late["stage"].str.startswith("shortfall")]
    return set(zip(shortfall["scenario"], shortfall["regime"], strict=True))


def _late(view: View) -> pd.DataFrame:
    """Stages that are not proven; a run folder of an earlier release has none."""
    stages = view.tables.get("stages")
    if stages is None or "status" not in stages:
        return pd.DataFrame(columns=COLUMNS, dtype=object)
    return stages.loc[stages["status"] != "optimal", COLUMNS]
