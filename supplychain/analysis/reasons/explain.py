"""Why a shortfall is there: the cells of a plan, heaviest first, each with its roots."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import pandas as pd

from supplychain.analysis.reasons.cells import cells_of
from supplychain.analysis.reasons.columns import REASONS
from supplychain.analysis.reasons.edits import in_words
from supplychain.analysis.reasons.narrator import Narrator
from supplychain.analysis.reasons.search import Search
from supplychain.analysis.reasons.world import open_world
from supplychain.crew import Crew, Jobs, Progress, no_progress
from supplychain.results.told.clauses import ALONE, Clause, Teller, written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from supplychain.analysis.comparison import Question
    from supplychain.analysis.reasons.cells import Cell
    from supplychain.analysis.reasons.levers import Changes
    from supplychain.analysis.reasons.root import Root
    from supplychain.analysis.reasons.world import World
    from supplychain.case import Case
    from supplychain.instance import Network
    from supplychain.solve import Plan

Row = dict[str, Any]


@dataclass(frozen=True)
class Asked:
    """Which cells to explain: of one force element or of all, the heaviest so many, how deep.

    `brief` looks for less: fewer roots, and sets of roots only where none does anything alone.
    """

    element: str = ""
    most: int = 10
    brief: bool = False


def explain(
    question: Question, asked: Asked, jobs: Jobs, progress: Progress = no_progress
) -> pd.DataFrame:
    """Return the table `reasons` of the heaviest cells; see `columns`.

    Every row is proved by solving the case again with its change. Raises ``SolveError``.
    """
    work = partial(_cell_rows, asked)
    rows: list[Row] = []
    with closing(Crew(partial(open_world, question), jobs)) as crew:
        tasks = list(range(len(chosen_cells(crew.here, asked))))
        for done, found in enumerate(crew.run(work, tasks), start=1):
            rows += found
            progress("Explaining", done, len(tasks))
    return reasons_frame(rows)


def chosen_cells(world: World, asked: Asked) -> list[Cell]:
    """Return the cells that are asked for, heaviest first."""
    cells = [
        cell
        for cell in cells_of(world.answer, world.plan)
        if asked.element in ("", cell.force_element)
    ]
    return cells[: asked.most]


def _cell_rows(asked: Asked, world: World, place: int) -> list[Row]:
    """Return the rows of the cell at a place among those asked for."""
    return cell_rows(world, chosen_cells(world, asked)[place], brief=asked.brief)


def cell_rows(world: World, cell: Cell, *, brief: bool) -> list[Row]:
    """Return a row for each root of a cell; one without a root where nothing is found."""
    search = Search(world, cell, brief=brief)
    narrator = Narrator(world, cell, search.scene)
    teller = Teller(world.question.case)
    head = _head(world.shop.network, world.plan, cell)
    rows = [
        {
            **head,
            "rank": rank,
            "kind": " + ".join(dict.fromkeys(lever.kind for lever, _ in root.levers)),
            **_told(teller, narrator.clauses(root), _together(root)),
            "relaxation": "; ".join(in_words(world.question.case, one) for one in root.changes),
            "removed": root.removed,
            "others": root.others,
        }
        for rank, root in enumerate(_distinct(search.roots()), start=1)
    ]
    return rows or [{**head, **_without_root(teller, "nothing")}]


def row_without_time(case: Case, network: Network, plan: Plan, cell: Cell) -> Row:
    """Return the row of a cell for which no time was left."""
    return {**_head(network, plan, cell), **_without_root(Teller(case), "no_time")}


def _head(network: Network, plan: Plan, cell: Cell) -> Row:
    """Return the columns that say which cell it is, and how much of it is short."""
    element = network.elements[cell.force_element]
    return {
        "scenario": plan.scenario,
        "regime": plan.regime,
        "force_element": cell.force_element,
        "country": element["country"],
        "class": network.class_of(cell.force_element),
        "item": element["item"],
        "from": cell.first + 1,
        "to": cell.last + 1,
        "requirement": cell.requirement,
        "shortfall": cell.shortfall,
        "launchers": cell.launchers,
        "munitions": cell.munitions,
    }


def _without_root(teller: Teller, why: str) -> Row:
    told = _told(teller, [Clause(why)], ALONE)
    rest = {"relaxation": "", "removed": 0.0, "others": 0.0}
    return {"rank": 1, "kind": "", **told, "together": "", **rest}


def _distinct(roots: Sequence[Root]) -> list[Root]:
    """Return the roots, of those with the same changes of the case only the first."""
    found: dict[Changes, Root] = {}
    for root in roots:
        found.setdefault(root.changes, root)
    return list(found.values())


def _together(root: Root) -> str:
    if len(root.levers) == 1:
        return ALONE
    return "only together" if root.only_together else "together"


def _told(teller: Teller, clauses: Sequence[Clause], together: str) -> Row:
    """Return the cells that say why: as a sentence, and as the clauses that it is made of."""
    sentence = teller.sentence(clauses, together)
    return {"together": together, "reason": sentence, "clauses": written(clauses)}


def reasons_frame(rows: Sequence[Row]) -> pd.DataFrame:
    """Return rows as the table `reasons`."""
    return pd.DataFrame(list(rows), columns=list(REASONS))
