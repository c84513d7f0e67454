"""The verb `plan`: what to buy before the war, or what an agreement spares a country buying."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from supplychain.analysis.plans.alone import redundant
from supplychain.analysis.plans.asked import Asked
from supplychain.analysis.plans.budget import Scenarios, plan_budget
from supplychain.case import BASELINE
from supplychain.case.regimes import widest_regime
from supplychain.cli.answer import answer_folder
from supplychain.cli.input import chosen_or_refuse, read_or_refuse, refuse
from supplychain.cli.progress import phases
from supplychain.cli.question import (
    case_name,
    case_path,
    certified,
    judgement_of,
    regimes_of,
    weights_of,
)
from supplychain.report.money import money_for
from supplychain.report.words import LOWER_BOUND
from supplychain.results.told.messages import told_messages
from supplychain.solve.two_stage import Risk

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence
    from pathlib import Path
    from typing import Any

    import pandas as pd

    from supplychain.analysis.plans.alone import Alone
    from supplychain.analysis.plans.budget import BudgetPlan
    from supplychain.report.money import Money
    from supplychain.solve.two_stage import Kind

NOTHING_HELPS = "Nothing: no purchase within the budget lowers the priced gap."
COUNTED = {
    "expected": "mean over the scenarios by weight",
    "worst": "the worst scenario",
    "cvar": "mean of the worst {share:.0%} of the scenarios",
}
BUDGET_NOTES = {
    "frontier": "Priced gap (0 all met, 1 nothing met) that each budget leaves. "
    "better: how much lower another decision could bring it at most.",
    "purchases": "What is bought with each budget.",
    "families": "The whole budget on one kind of purchase alone; removed: priced gap less than "
    "with nothing bought. Whole steps only, but for stock.",
    "options": "What one step of each option removes, bought alone.",
    "scenarios": "gap_again: solved again with the purchases in the case.",
    "countries": "Rounds short without and with the purchases, solved again.",
}
ALONE_NOTES = {
    "countries": "The country's own priced gap under the baseline, under the regime, and alone "
    "with the purchase; bound: no purchase that does as well costs less.",
    "purchases": "What each country would have to buy alone.",
}


@dataclass(frozen=True)
class Wanted:
    """What the user typed; blank scenarios are all, a blank regime the verb's own."""

    case: Path | None
    model: Path | None
    out: Path | None
    scenarios: tuple[str, ...]
    regime: str | None
    decided: float


@dataclass(frozen=True)
class Spending:
    """A budget, the weights as typed, and how the scenarios count together."""

    budget: float
    weights: str | None
    risk: Kind
    level: float


def buy(wanted: Wanted, spending: Spending) -> None:
    """Tell what to buy with a budget, and write it."""
    asked = _asked(wanted, BASELINE)
    weights = weights_of(spending.weights, len(asked.scenarios))
    counted = Scenarios(weights, Risk(spending.risk, spending.level))
    folder = answer_folder("plan", wanted.out, case_name(wanted.case))
    with certified(), phases() as progress:
        found = plan_budget(asked, counted, spending.budget, progress)
    _print_plan(Console(), asked, spending, found)
    facts = {
        **_facts(asked),
        "budget": spending.budget,
        "weights": weights.tolist(),
        "risk": spending.risk,
        "level": spending.level if spending.risk == "cvar" else None,
    }
    tables = {name: getattr(found, name) for name in BUDGET_NOTES}
    folder.write(asked.case, tables, BUDGET_NOTES, facts)


def spare(wanted: Wanted) -> None:
    """Tell what each country would have to buy alone to do as well as under a regime."""
    asked = _asked(wanted, None)
    if asked.regime == BASELINE:
        refuse(
            f"The regime `{BASELINE}` spares nobody anything. Give --regime another, or --budget."
        )
    folder = answer_folder("plan", wanted.out, case_name(wanted.case))
    with certified(), phases() as progress:
        found = redundant(asked, progress)
    _print_alone(Console(), asked, found)
    tables = {name: getattr(found, name) for name in ALONE_NOTES}
    folder.write(asked.case, tables, ALONE_NOTES, _facts(asked))


def _asked(wanted: Wanted, regime: str | None) -> Asked:
    """Read the case and check what is asked of it; ends with exit code 2 where it cannot be."""
    judgement = judgement_of(wanted.model)
    case = read_or_refuse(case_path(wanted.case))
    if not len(case.tables["options"]):
        refuse("The case has no options: the table `options` lists what could be bought.")
    known = list(case.text["scenarios"]["scenario"])
    scenarios = chosen_or_refuse("scenario", wanted.scenarios, known)
    chosen = wanted.regime or regime or widest_regime(case, regimes_of(case))
    chosen_or_refuse("regime", [chosen], regimes_of(case))
    return Asked(case, judgement, tuple(scenarios), chosen, wanted.decided)


def _facts(asked: Asked) -> dict[str, object]:
    return {
        "scenarios": list(asked.scenarios),
        "regime": asked.regime,
        "decided_days_before": asked.decided,
    }


def _print_plan(console: Console, asked: Asked, spending: Spending, found: BudgetPlan) -> None:
    money = money_for(asked.case.settings.currency, [spending.budget])
    counted = COUNTED[spending.risk].format(share=1 - spending.level)
    console.print(f"{asked.case.settings.title}: what to buy before the war", style="bold")
    console.print(
        f"Regime {asked.regime}; decided {_before(asked)} before D-day; "
        f"scenarios: {', '.join(asked.scenarios)}; counted: {counted}. "
        f"Priced gap: 0 all met, 1 nothing met. Costs in {money.unit}."
    )
    frontier = _table(["budget", "spent", "priced gap"])
    for row in found.frontier.to_dict("records"):
        amounts = [money.text(row[name]) for name in ("budget", "spent")]
        frontier.add_row(*amounts, f"{row['gap']:.2%}")
    _show(console, "What a budget leaves", frontier)
    bought = found.purchases[found.purchases["budget"] == spending.budget]
    title = f"Bought with {money.text(spending.budget)}"
    _show(console, title, NOTHING_HELPS if bought.empty else _purchases(bought, money))
    share = 10 ** math.floor(math.log10(spending.budget))
    families = _table(["kind", "spent", "gap removed", f"per {money.text(share)} spent"])
    for row in found.families.to_dict("records"):
        each = row["removed_per_cost"] * share
        words = "" if math.isnan(each) else f"{each:.2%}"
        families.add_row(row["family"], money.text(row["spent"]), f"{row['removed']:.2%}", words)
    _show(console, "Which kind buys most: the whole budget on one kind alone", families)
    scenarios = _table(["scenario", "before", "after", "solved again"])
    for row in found.scenarios.to_dict("records"):
        gaps = [f"{row[name]:.2%}" for name in ("gap_before", "gap", "gap_again")]
        scenarios.add_row(row["scenario"], *gaps)
    _show(console, "Priced gap with what is bought", scenarios)
    console.print()
    console.print(LOWER_BOUND)


def _before(asked: Asked) -> str:
    return told_messages().counted(round(asked.decided), "day")


def _print_alone(console: Console, asked: Asked, found: Alone) -> None:
    money = money_for(asked.case.settings.currency, found.countries["cost"])
    console.print(f"{asked.case.settings.title}: what {asked.regime} spares", style="bold")
    console.print(
        "The least that each country would have to buy of its own options to do as well under "
        f"{BASELINE}, nobody else worse off. Priced gap of the country: 0 all met, 1 nothing met. "
        f"Decided {_before(asked)} before D-day. Costs in {money.unit}."
    )
    if found.countries.empty:
        console.print("The regime helps no country in these scenarios.")
    for row in found.countries.to_dict("records"):
        where = (found.purchases["scenario"] == row["scenario"]) & (
            found.purchases["country"] == row["country"]
        )
        console.print()
        console.print(f"{row['country']} in {row['scenario']}", style="bold")
        console.print(_spared(row, asked.regime, money))
        if where.any():
            console.print(_purchases(found.purchases[where], money))
    console.print()
    console.print(LOWER_BOUND)


def _spared(row: Mapping[Hashable, Any], regime: str, money: Money) -> str:
    gaps = {name: f"{row[name]:.2%}" for name in ("gap_national", "gap_regime", "gap")}
    cost = money.text(row["cost"])
    start = f"Priced gap {gaps['gap_national']}, under {regime} {gaps['gap_regime']}."
    if row["reached"] == "yes":
        least = money.text(row["bound"])
        return f"{start} As good alone for {cost} (no less than {least} does it)."
    if not row["cost"]:
        return f"{start} None of its own options brings it nearer."
    return f"{start} Not to be had alone: all that helps costs {cost} and brings {gaps['gap']}."


def _purchases(rows: pd.DataFrame, money: Money) -> Table:
    table = _table(["option", "of what", "steps", "units", "cost"])
    for row in rows.to_dict("records"):
        what = f"{row['item']} at {row['what']}" if row["item"] else row["what"]
        steps = f"{row['steps']:.1f}".removesuffix(".0")
        units = f"{row['units']:,.0f}" if row["kind"] in {"stock", "capacity", "line"} else ""
        table.add_row(row["option"], what, steps, units, money.text(row["cost"]))
    return table


def _show(console: Console, title: str, table: Table | str) -> None:
    console.print()
    console.print(title, style="bold")
    console.print(table)


def _table(heads: Sequence[str]) -> Table:
    table = Table(box=None, padding=(0, 1, 0, 0))
    for place, head in enumerate(heads):
        words = place == 0 or head == "of what"
        table.add_column(head, justify="left" if words else "right", overflow="fold")
    return table
