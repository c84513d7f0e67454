"""All result tables of an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from supplychain.results.facts import facts_of
from supplychain.results.flows import (
    issues_table,
    production_table,
    shipments_table,
    shortfall_table,
)
from supplychain.results.frames import labelled, stacked
from supplychain.results.gains import closing_stock, gains_table, with_gain
from supplychain.results.holdings import days_of_supply_table, holdings, sufficiency_table
from supplychain.results.ledger import ledger_table
from supplychain.results.munitions_form import munitions_table
from supplychain.results.objectives import objectives_table
from supplychain.results.summary import summary_table
from supplychain.results.supply_rates import supply_rates_table
from supplychain.solve import BASELINE

if TYPE_CHECKING:
    from collections.abc import Callable

    from supplychain.results.facts import Facts
    from supplychain.results.holdings import Holding
    from supplychain.solve import Answer, Plan


def result_tables(answer: Answer) -> dict[str, pd.DataFrame]:
    """Return the tidy tables of an answer, one row a fact.

    All but the last two are led by scenario and regime.

    Returns
    -------
    dict of str to pandas.DataFrame
        shortfall, issues, production, shipments, ledger (a row a period, counted from 1 = the
        period of D-day), summary, gains (a row a country and class), rules (what the
        no-nation-worse-off rule costs), stages (how each optimum was found), supply_rates (a row a
        force element); days_of_supply and sufficiency (a row a country and item, under the
        baseline); objectives and munitions (of the case itself). ``COLUMNS`` lists their columns.
        Nothing is rounded; rows of nothing but zeros are left out.
    """
    parts: dict[str, list[pd.DataFrame]] = {
        name: []
        for name in ("shortfall", "issues", "production", "shipments", "ledger", "supply_rates")
    }
    summaries, stocks = [], []
    for (scenario, regime), plan in answer.plans.items():
        facts = facts_of(answer, plan)
        for name, frame in _flows(answer, plan, facts).items():
            parts[name].append(labelled(scenario, regime, frame))
        summaries.append(labelled(scenario, regime, summary_table(answer, plan, facts)))
        stocks.append(closing_stock(answer, plan))
    summary = with_gain(pd.concat(summaries, ignore_index=True))
    gains = gains_table(summary, pd.concat(stocks, ignore_index=True))
    rates = parts.pop("supply_rates")
    tables = {name: stacked(name, frames) for name, frames in parts.items()}
    tables["summary"] = stacked("summary", [summary])
    tables["gains"] = stacked("gains", [gains])
    tables["rules"] = stacked("rules", [rules_table(plan) for plan in answer.plans.values()])
    tables["stages"] = stacked("stages", [stages_table(plan) for plan in answer.plans.values()])
    tables["supply_rates"] = stacked("supply_rates", rates)
    return tables | _measures(answer)


def _measures(answer: Answer) -> dict[str, pd.DataFrame]:
    """Return the tables that no plan is needed for: of each scenario, and of the case."""
    days = answer.network.calendar.days
    scenarios = sorted({scenario for scenario, _ in answer.plans})
    held = {scenario: holdings(answer, scenario) for scenario in scenarios}
    made: dict[str, Callable[[list[Holding], float], pd.DataFrame]] = {
        "days_of_supply": days_of_supply_table,
        "sufficiency": sufficiency_table,
    }
    tables = {
        name: stacked(
            name, [labelled(s, BASELINE, make(holding, days)) for s, holding in held.items()]
        )
        for name, make in made.items()
    }
    tables["objectives"] = stacked("objectives", [objectives_table(answer.case)])
    tables["munitions"] = stacked("munitions", [munitions_table(answer.case, scenarios)])
    return tables


def _flows(answer: Answer, plan: Plan, facts: Facts) -> dict[str, pd.DataFrame]:
    network, instance = answer.network, answer.instances[plan.scenario, plan.regime]
    return {
        "shortfall": shortfall_table(answer.case, network, facts),
        "issues": issues_table(network, plan),
        "production": production_table(network, instance, plan),
        "shipments": shipments_table(network, instance, plan),
        "ledger": ledger_table(network, instance, plan),
        "supply_rates": supply_rates_table(network, facts),
    }


def rules_table(plan: Plan) -> pd.DataFrame:
    """Return the optimum of each shortfall stage with and without the rule, and its price.

    The baseline sets the rule and pays nothing for it: no rows.
    """
    rows = [
        {
            "stage": stage.name,
            "optimum": stage.optimum,
            "without_rule": stage.without_guard,
            "price": stage.optimum - stage.without_guard,
        }
        for stage in plan.stages
        if plan.regime != BASELINE and not np.isnan(stage.without_guard)
    ]
    return labelled(plan.scenario, plan.regime, pd.DataFrame(rows))


def stages_table(plan: Plan) -> pd.DataFrame:
    """Return each stage: optimum, bound, status, how it was found, largest relative violations."""
    rows = [
        {
            "stage": stage.name,
            "optimum": stage.optimum,
            "bound": stage.bound,
            "status": stage.status,
            "method": stage.method,
            "seconds": stage.seconds,
            "iterations": stage.iterations,
            "primal": stage.certificate.primal,
            "dual": stage.certificate.dual,
            "complementarity": stage.certificate.complementarity,
            "earlier": stage.certificate.earlier,
        }
        for stage in plan.stages
    ]
    return labelled(plan.scenario, plan.regime, pd.DataFrame(rows))
