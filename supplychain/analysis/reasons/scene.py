"""What levers are made from: the case, what lies behind one force element, and the regime."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from supplychain.analysis.reasons.edits import Edit
from supplychain.instance.agreements import accords
from supplychain.instance.records import records
from supplychain.instance.scenario import find_scenario

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supplychain.analysis.comparison import Question
    from supplychain.analysis.reasons.edits import Value
    from supplychain.analysis.reasons.upstream import Upstream
    from supplychain.case import Case
    from supplychain.instance.agreements import Accord

Row = tuple[int, dict[str, Any]]  # label in its table, cells


@dataclass(frozen=True)
class Scene:
    """The question and what lies behind one force element; `scale` is rounds that matter."""

    question: Question
    up: Upstream
    scale: float

    @property
    def case(self) -> Case:
        """Return the case."""
        return self.question.case

    @property
    def element(self) -> dict[str, Any]:
        """Return the row of the force element."""
        return self.up.network.elements[self.up.element]

    @cached_property
    def nodes(self) -> set[tuple[str, str]]:
        """Return site and item of every place behind the force element."""
        return set(self.up.of("node"))

    @cached_property
    def lines(self) -> dict[str, str]:
        """Return each line behind the force element, with what it makes of use."""
        return dict(reversed(self.up.of("make")))

    @cached_property
    def routes(self) -> dict[str, str]:
        """Return each route behind the force element, with what it carries of use."""
        return dict(reversed(self.up.of("ship")))

    @cached_property
    def alive(self) -> dict[str, Accord]:
        """Return the agreements of the regime."""
        return accords(self.case, self.question.regime)

    @cached_property
    def contingencies(self) -> frozenset[str]:
        """Return the contingencies of the scenario."""
        return find_scenario(self.case, self.question.scenario).contingencies

    @property
    def warning_days(self) -> float:
        """Return the days of warning of the scenario."""
        return find_scenario(self.case, self.question.scenario).warning_days

    def rows(self, table: str) -> Iterator[Row]:
        """Yield the rows of a table of the case with their labels."""
        frame = self.case.tables[table]
        yield from zip(frame.index.tolist(), records(frame), strict=True)

    def attrition(self, effect: str, what: str) -> Iterator[Row]:
        """Yield the rows of attrition that hit something in this scenario."""
        for label, row in self.rows("attrition"):
            hits = row["effect"] == effect and row["what"] == what
            if hits and row["contingency"] in self.contingencies:
                yield label, row


def edit(table: str, row: Row, column: str, after: Value) -> Edit:
    """Return the change of one cell."""
    return Edit(table, row[0], column, row[1][column], after)
