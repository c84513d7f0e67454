"""Plans that time was too short to prove the best, and by how much they could be better."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from supplychain.report.view import View


def unproven(view: View) -> list[str]:
    """Return a sentence for each plan with a stage that is not proven, about the first of them."""
    stages = view.tables["stages"]
    if "status" not in stages:  # of a run folder of an earlier release, where all are proven
        return []
    late = stages[stages["status"] != "optimal"]
    first = late.drop_duplicates(["scenario", "regime"])
    columns = ["scenario", "regime", "stage", "optimum", "bound"]
    return [
        view.say(
            "unproven.plan" if stage.startswith("shortfall") else "unproven.later",
            scenario=view.scenario_name(scenario),
            regime=regime,
            stage=stage.replace("_", " "),
            value=f"{value:,.4g}",
            bound=f"{bound:,.4g}",
            gap=f"{(value - bound) / value if value else 0.0:.1%}",
        )
        for scenario, regime, stage, value, bound in first[columns].itertuples(index=False)
    ]
