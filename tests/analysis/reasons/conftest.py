"""Cases with one known cause each, and the roots that are found in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from supplychain.analysis.comparison import Question
from supplychain.analysis.reasons.cells import cells_of
from supplychain.analysis.reasons.edits import MODEL, Edit, in_words, judged, value_text
from supplychain.analysis.reasons.narrator import Narrator
from supplychain.analysis.reasons.search import Search
from supplychain.analysis.reasons.world import open_world
from supplychain.formulation.judgement import Judgement
from supplychain.results import result_tables
from supplychain.results.told.clauses import Teller
from supplychain.solve import solve_case
from supplychain.workbook import read_case
from tests.formulation.conftest import tiny

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from supplychain.analysis.reasons.cells import Cell
    from supplychain.analysis.reasons.edits import Change
    from supplychain.analysis.reasons.root import Root
    from supplychain.case import Case

__all__ = ["tiny"]


@dataclass(frozen=True)
class Explained:
    """One cell of shortfall, its roots, and the case with the changes of a root in its files."""

    case: Case
    regime: str
    judgement: Judgement
    search: Search
    roots: list[Root]
    folder: Path

    @property
    def cell(self) -> Cell:
        """The cell that is explained."""
        return self.search.cell

    @property
    def kinds(self) -> list[str]:
        """Kinds of the roots that remove something alone, as told."""
        return [root.kind for root in self.roots if len(root.levers) == 1]

    def words(self, root: Root | None = None) -> list[str]:
        """Changes of a root, or of the first, in words."""
        return [in_words(self.case, change) for change in (root or self.roots[0]).changes]

    def sentence(self, root: Root | None = None) -> str:
        """What is said of a root, or of the first."""
        narrator = Narrator(self.search.world, self.cell, self.search.scene)
        return Teller(self.case).sentence(narrator.clauses(root or self.roots[0]))

    def short_after(self, root: Root | None = None) -> float:
        """Shortfall of the cell after the changes are written into the files and all is solved."""
        changes = (root or self.roots[0]).changes
        write_changed(self.case, changes, self.folder)
        case = read_case(self.folder)
        judgement = judged(self.judgement, changes)
        answer = solve_case(case, judgement, ["war"], [self.regime])
        rows = result_tables(answer)["shortfall"].query(
            "regime == @self.regime and force_element == @self.cell.force_element"
            " and period > @self.cell.first and period <= @self.cell.last + 1"
        )
        return float(rows["shortfall"].sum())


@pytest.fixture
def explained(tiny: Callable[..., Case], tmp_path: Path) -> Callable[..., Explained]:
    """Make a small case and find the roots of its heaviest cell, or of that of a force element."""

    def make(regime: str = "national", element: str = "", **given: Any) -> Explained:
        case, judgement = tiny(**given), Judgement()
        world = open_world(Question(case, judgement, "war", regime))
        cells = cells_of(world.answer, world.plan)
        cell = next(c for c in cells if element in ("", c.force_element))
        search = Search(world, cell)
        return Explained(case, regime, judgement, search, search.roots(), tmp_path / "changed")

    return make


def write_changed(case: Case, changes: Sequence[Change], folder: Path) -> None:
    """Write the cells of a case with changes as an analyst makes them."""
    folder.mkdir()
    text = {name: frame.copy() for name, frame in case.text.items()}
    for change in changes:
        if change.table == MODEL:
            continue
        frame = text[change.table]
        if isinstance(change, Edit):
            if change.column not in frame.columns:
                frame[change.column] = ""
            frame.loc[change.row, change.column] = value_text(
                change.table, change.column, change.after
            )
        else:
            cells = {n: value_text(change.table, n, v) for n, v in change.cells}
            text[change.table] = pd.concat([frame, pd.DataFrame([cells])]).fillna("")
    for name, frame in text.items():
        if len(frame):
            frame.to_csv(folder / f"{name}.csv", index=False)
