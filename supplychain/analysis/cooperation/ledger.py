"""The cooperation ledger of a case: every table, scenario by scenario."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, fields
from functools import partial
from typing import TYPE_CHECKING

import pandas as pd

from supplychain.analysis.cooperation.agreements import value_of_agreements
from supplychain.analysis.cooperation.balance import balance
from supplychain.analysis.cooperation.bench import TODAY
from supplychain.analysis.cooperation.benches import Benches
from supplychain.analysis.cooperation.cells import value_of_cells
from supplychain.analysis.cooperation.clerk import Clerk
from supplychain.analysis.cooperation.countries import can_play, nations
from supplychain.analysis.cooperation.proposals import (
    day_text,
    players,
    proposed,
    signed,
    signing_days,
)
from supplychain.analysis.cooperation.rules import price_of_rules
from supplychain.crew import Crew, Jobs, Progress, no_progress
from supplychain.results.columns import COOPERATION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supplychain.analysis.cooperation.memory import Memory
    from supplychain.case import Case
    from supplychain.formulation.judgement import Judgement

Tables = dict[str, pd.DataFrame]
UNSIGNED = "nothing"  # in place of a day: no agreement but those in force


@dataclass(frozen=True)
class Asked:
    """A case, how plans are judged, and the scenarios that are wanted."""

    case: Case
    judgement: Judgement
    scenarios: tuple[str, ...]


def cooperation_ledger(
    asked: Asked, memory: Memory, jobs: Jobs = 1, progress: Progress = no_progress
) -> Tables:
    """Return the tables of the ledger, with the columns of ``COOPERATION``.

    `values`, `pairs` and `sets` (see ``agreements``); `coalitions`, `splits`, `stability` and
    `prices` (see ``countries``; empty with fewer than two players or more than twelve); `balance`
    and `remedies` (see ``balance``); `cells` (see ``cells``) and `curves` (see ``rules``). Each day
    on which some regime signs is one on which all are signed. Raises ``SolveError``.
    """
    parts: dict[str, list[pd.DataFrame]] = {name: [] for name in COOPERATION}
    prepare = partial(Benches, asked.case, asked.judgement)
    with closing(Crew(prepare, jobs, threads=True)) as crew:
        clerk = Clerk(crew, memory, progress)
        for scenario in asked.scenarios:
            for name, frame in _of_scenario(clerk, scenario):
                parts[name].append(frame.assign(scenario=scenario))
    return {name: _stacked(name, frames) for name, frames in parts.items()}


def _of_scenario(clerk: Clerk, scenario: str) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield the tables of one scenario, those of each day of signature one by one."""
    bench = clerk.bench(scenario)
    case = bench.shop.case
    days = signing_days(case)
    for day in days:
        worth = value_of_agreements(clerk, scenario, day)
        yield from zip(("values", "pairs", "sets"), worth, strict=True)
        if can_play(len(players(case))):
            game = nations(clerk, scenario, day)
            yield from ((field.name, getattr(game, field.name)) for field in fields(game))
        yield from zip(("balance", "remedies"), balance(bench, day), strict=True)
    regimes = {UNSIGNED: TODAY} | {day_text(day): signed(proposed(case), day) for day in days}
    yield "cells", value_of_cells(clerk, scenario, regimes)
    yield "curves", price_of_rules(clerk, scenario, days)


def _stacked(name: str, frames: list[pd.DataFrame]) -> pd.DataFrame:
    """Return the frames of one table as one, in their order; an empty one keeps its columns."""
    columns = list(COOPERATION[name])
    whole = [frame[columns] for frame in frames if len(frame)]
    return pd.concat(whole, ignore_index=True) if whole else pd.DataFrame(columns=columns)
