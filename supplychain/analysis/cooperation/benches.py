"""The benches of a case: what a processor prepares once for all that the ledger asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supplychain.analysis.cooperation.bench import Bench
from supplychain.analysis.cooperation.cells import CellBench
from supplychain.solve.workshop import open_workshop

if TYPE_CHECKING:
    from supplychain.case import Case
    from supplychain.formulation.judgement import Judgement


class Benches:
    """A bench a scenario, and one with every cell, each made ready when it is first asked for."""

    def __init__(self, case: Case, judgement: Judgement) -> None:
        self.shop = open_workshop(case, judgement)
        self._benches: dict[str, Bench] = {}
        self._cells: dict[str, CellBench] = {}

    def of(self, scenario: str) -> Bench:
        """Return the bench of a scenario."""
        if scenario not in self._benches:
            self._benches[scenario] = Bench(self.shop, scenario)
        return self._benches[scenario]

    def cells(self, scenario: str) -> CellBench:
        """Return the bench of a scenario with a column for every cell."""
        if scenario not in self._cells:
            self._cells[scenario] = CellBench(self.shop, scenario)
        return self._cells[scenario]
