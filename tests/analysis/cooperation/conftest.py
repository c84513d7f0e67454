"""The tutorial made ready for the ledger; its figures are worked out by hand in its README."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from supplychain.analysis.cooperation.benches import Benches
from supplychain.analysis.cooperation.clerk import Clerk
from supplychain.analysis.cooperation.memory import Memory
from supplychain.crew import Crew
from supplychain.formulation.judgement import Judgement

if TYPE_CHECKING:
    from collections.abc import Callable

    from supplychain.case import Case


def _clerk(case: Case, judgement: Judgement | None = None) -> Clerk:
    """Return a clerk with one processor and an empty memory."""
    judged = judgement or Judgement()
    return Clerk(Crew(partial(Benches, case, judged), 1), Memory(case, judged))


@pytest.fixture(scope="session")
def clerk(tutorial: Case) -> Clerk:
    """Return the clerk of the tutorial."""
    return _clerk(tutorial)


@pytest.fixture(scope="session")
def clerk_of() -> Callable[..., Clerk]:
    """Make the clerk of a case, and of how it is judged."""
    return _clerk
