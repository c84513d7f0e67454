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
from supplychain.analysis.cooperation.countries import can_play, nations
from supplychain.analysis.cooperation.proposals import (
    day_text,
    players,
    proposed,
    signed,
    signing_days,
)
from supplychain.analysis.cooperation.rules import price_of_rules
from supplychain.analysis.cooperation.sweep import Sweeper
from supplychain.analysis.pool import Crew, Progress, no_progress

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
    asked: Asked, memory: Memory, jobs: int = 1, progress: Progress = no_progress
) -> Tables:
    """Return the tables of the ledger; the first columns of each are scenario and signed.

    `agreements` and `pairs` (see ``agreements``); `coalitions`, `splits`, `stability` and `prices`
    (see ``countries``; absent with fewer than two players or more than twelve); `balance` and
    `remedies` (see ``balance``); `cells` (see ``cells``) and `rules` (see ``rules``). Each day on
    which some regime signs is one on which all are signed. Raises ``SolveError``.
    """
    found: dict[str, list[pd.DataFrame]] = {}
    with closing(Crew(partial(Benches, asked.case, asked.judgement), jobs)) as crew:
        for scenario in asked.scenarios:
            for name, frame in _of_scenario(crew, memory, scenario, progress):
                labelled = frame.assign(scenario=scenario)
                first = [c for c in ("scenario", "signed") if c in labelled]
                others = [c for c in labelled if c not in first]
                found.setdefault(name, []).append(labelled[[*first, *others]])
    return {name: pd.concat(frames, ignore_index=True) for name, frames in found.items()}


def _of_scenario(
    crew: Crew[Benches], memory: Memory, scenario: str, progress: Progress
) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield the tables of one scenario, those of each day of signature one by one."""
    bench = crew.here.of(scenario)
    case = bench.shop.case
    sweeper = Sweeper(crew, memory, progress)
    days = signing_days(case)
    for day in days:
        yield from zip(
            ("agreements", "pairs"), value_of_agreements(sweeper, scenario, day), strict=True
        )
        if can_play(len(players(case))):
            game = nations(crew, scenario, day, progress)
            yield from ((field.name, getattr(game, field.name)) for field in fields(game))
        yield from zip(("balance", "remedies"), balance(bench, day), strict=True)
    regimes = {UNSIGNED: TODAY} | {day_text(day): signed(proposed(case), day) for day in days}
    yield "cells", value_of_cells(crew, scenario, regimes, progress)
    yield "rules", price_of_rules(crew, scenario, days, progress)
