"""The tutorial made ready for the ledger; its figures are worked out by hand in its README."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from supplychain.analysis.cooperation.benches import Benches
from supplychain.analysis.pool import Crew
from supplychain.formulation.judgement import Judgement

if TYPE_CHECKING:
    from collections.abc import Callable

    from supplychain.case import Case


@pytest.fixture(scope="session")
def crew(tutorial: Case) -> Crew[Benches]:
    """One processor with the tutorial."""
    return Crew(partial(Benches, tutorial, Judgement()), 1)


@pytest.fixture
def crew_of() -> Callable[..., Crew[Benches]]:
    """Make one processor with a case, and how it is judged."""

    def make(case: Case, judgement: Judgement | None = None) -> Crew[Benches]:
        return Crew(partial(Benches, case, judgement or Judgement()), 1)

    return make
