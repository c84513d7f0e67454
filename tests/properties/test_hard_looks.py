"""Settings and figures at the edge that once had no certified answer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from supplychain import assets
from supplychain.formulation.judgement import Judgement, JudgementError
from supplychain.solve import Certificate, solve_case
from supplychain.workbook import read_case

if TYPE_CHECKING:
    from supplychain.case import Case


@pytest.fixture(scope="module")
def northeast_asia() -> Case:
    return read_case(assets.dataset("northeast_asia"))


@pytest.mark.slow
def test_fairness_may_better_a_later_priority(northeast_asia: Case) -> None:
    """Fairness gives up 1% of each priority; priority 2 may then fall below its own optimum."""
    judgement = Judgement(stages=("shortfall", "fairness", "effort"))
    answer = solve_case(northeast_asia, judgement, ["both"], [])
    stages = {stage.name: stage for stage in answer.plans["both", "national"].stages}
    assert all(stage.certificate.ok for stage in stages.values())
    assert 0 < stages["fairness"].optimum < 1


@pytest.mark.slow
def test_weights_count_only_against_each_other(northeast_asia: Case) -> None:
    """With every weight a millionth, the plan is the same and every optimum a millionth."""
    weighted = replace(northeast_asia, tables=dict(northeast_asia.tables))
    elements = weighted.tables["force_elements"].copy()
    elements["weight"] *= 1e-6
    weighted.tables["force_elements"] = elements  # type: ignore[index]
    optima = [
        [stage.optimum for stage in answer.plans["korea", "joint"].stages]
        for answer in (
            solve_case(case, Judgement(), ["korea"], ["joint"])
            for case in (northeast_asia, weighted)
        )
    ]
    assert optima[1][:2] == pytest.approx([1e-6 * v for v in optima[0][:2]], rel=1e-6)
    assert optima[1][2] == pytest.approx(optima[0][2], rel=1e-5)


def test_a_measure_by_value_needs_prices(northeast_asia: Case) -> None:
    """Without a price there is no value; the refusal names the item."""
    unpriced = replace(northeast_asia, tables=dict(northeast_asia.tables))
    items = unpriced.tables["items"].copy()
    items.loc[items["item"] == "type12", "unit_price"] = np.nan
    unpriced.tables["items"] = items  # type: ignore[index]
    with pytest.raises(JudgementError, match="type12"):
        solve_case(unpriced, Judgement(measure="value"), ["korea"], [])


def test_unknown_names_are_refused(northeast_asia: Case) -> None:
    """A regime that the case does not have would look like one that gains nothing."""
    with pytest.raises(KeyError, match="jiont"):
        solve_case(northeast_asia, Judgement(), ["korea"], ["jiont"])


def test_a_certificate_that_is_no_number_certifies_nothing() -> None:
    """NaN compares with nothing, so it must not pass as small."""
    assert Certificate(0.0, 0.0, 0.0, 0.0).ok
    assert not Certificate(0.0, float("nan"), 0.0, 0.0).ok
