"""The verb `value`: what each agreement is worth, to whom, and what would keep it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from rich.console import Console

from supplychain.analysis.cooperation.ledger import Asked, cooperation_ledger
from supplychain.analysis.cooperation.memory import Memory
from supplychain.analysis.cooperation.proposals import (
    day_text,
    players,
    proposed,
    signing_days,
)
from supplychain.cli.answer import answer_folder
from supplychain.cli.input import chosen_or_refuse, interrupted, read_or_refuse, refuse
from supplychain.cli.progress import phases
from supplychain.cli.question import case_name, case_path, certified, judgement_of
from supplychain.report.cooperation import curves_chart, print_cooperation, values_chart
from supplychain.report.tornado import save_picture

if TYPE_CHECKING:
    from pathlib import Path

    from supplychain.analysis.cooperation.ledger import Tables
    from supplychain.cli.answer import AnswerFolder
    from supplychain.crew import Jobs

NOTES = {
    "values": "What each agreement takes off the gap (points: hundredths) or the rounds short. "
    "first: signed alone; last: lost if all but this are signed; average: Shapley value; low, "
    "high: its 95% interval where it is sampled. today: without new agreements.",
    "pairs": "What two agreements take off together beyond the sum of each alone: as the first "
    "two, as the last two, and on average. complements: more together; substitutes: less.",
    "sets": "Points and rounds that each set of agreements leaves short; the first is none.",
    "coalitions": "What each group of countries gains by itself, with the agreements all of whose "
    "parties are in it; nobody outside is worse off.",
    "splits": "Ways to split what all gain together. transfer: what a country must get, or give "
    "below 0, so that the joint plan becomes the split.",
    "stability": "stable: no group of countries does better by leaving. least core: points by "
    "which every group can be held short at least; at most 0 where a stable split exists.",
    "prices": "Owen prices: what each country's need costs (above 0) and what it brings takes off "
    "the gap (below 0), at the shadow prices of the joint plan, in points.",
    "balance": "At purchase prices. net: shortfall avoided less stock given up. to even: what a "
    "country must get, or give below 0, so that all gain alike. imbalance: 0 even, 1 all for one.",
    "remedies": "What evens the net benefits out; those of one giver and receiver are "
    "alternatives.",
    "cells": "One firing permission or one route, opened alone from D-day. most points: what it "
    "can take off at most, by shadow prices; points and rounds: solved again. signed: the "
    "agreements that are there besides.",
    "curves": "The gap and the rounds short as one rule is set otherwise, national (no new "
    "agreement) and with all of them. level: the number behind the setting.",
}


@dataclass(frozen=True)
class Wanted:
    """What the user typed."""

    case: Path | None
    model: Path | None
    out: Path | None
    scenarios: tuple[str, ...]
    jobs: Jobs
    resume: bool


def value(wanted: Wanted) -> None:
    """Answer, write the folder, and print; ends with exit code 2 where nothing can be asked."""
    asked = _asked(wanted)
    folder = answer_folder("value", wanted.out, case_name(wanted.case))
    memory = _memory(asked, folder, resume=wanted.resume)
    tables = _solved(asked, memory, wanted.jobs)
    print_cooperation(asked.case, tables, Console())
    facts = {
        "scenarios": list(asked.scenarios),
        "agreements": proposed(asked.case),
        "signed": [day_text(day) for day in signing_days(asked.case)],
        "players": players(asked.case),
        "programs": len(memory),
    }
    folder.write(asked.case, tables, NOTES, facts, partial(_draw, asked, tables))
    memory.forget()


def _draw(asked: Asked, tables: Tables, inside: Path) -> None:
    charts = {
        "values": values_chart(tables["values"]),
        "curves": curves_chart(tables["curves"], set(players(asked.case))),
    }
    for name, chart in charts.items():
        for ending in ("svg", "png"):
            save_picture(chart, inside / f"{name}.{ending}")


def _asked(wanted: Wanted) -> Asked:
    judgement = judgement_of(wanted.model)
    case = read_or_refuse(case_path(wanted.case))
    known = list(case.text["scenarios"]["scenario"])
    scenarios = chosen_or_refuse("scenario", wanted.scenarios, known)
    if not proposed(case):
        refuse(
            "The regimes of the case propose no agreement: name some in the table `regimes`, each "
            "with the day of its signature in `since`."
        )
    return Asked(case, judgement, tuple(scenarios))


def _memory(asked: Asked, folder: AnswerFolder, *, resume: bool) -> Memory:
    """Return what is known; refuse answers of an interrupted run that nobody asks to use."""
    memory = Memory(asked.case, asked.judgement, folder.folder.absolute().parent)
    if len(memory) and not resume:
        refuse(
            f"An interrupted run of this case left {len(memory)} answers in {memory.path}. Go on "
            "from them with --resume, or remove the file."
        )
    return memory


def _solved(asked: Asked, memory: Memory, jobs: Jobs) -> Tables:
    try:
        with certified(), phases() as progress:
            return cooperation_ledger(asked, memory, jobs, progress)
    except KeyboardInterrupt:
        interrupted(
            f"Interrupted, and no folder is written. {len(memory)} answers are kept in "
            f"{memory.path}: the same command with --resume goes on from them."
        )
