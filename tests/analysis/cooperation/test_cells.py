"""Cells: what one permission or one route is worth, by hand, and never more than its bound."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given

from supplychain.analysis.cooperation.bench import TODAY
from supplychain.analysis.cooperation.cells import value_of_cells
from tests.properties.bench import examples
from tests.properties.strategies import Tables, case_of, cases

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from supplychain.analysis.cooperation.clerk import Clerk
    from supplychain.case import Case

SHARING = {"sharing": -42.0}


def cells(clerk: Clerk, scenario: str = "war", **regimes: dict[str, float]) -> pd.DataFrame:
    frame = value_of_cells(clerk, scenario, regimes)
    return frame.set_index(["signed", "cell"])


def test_the_train_alone_is_worth_500_shells_and_the_trial_nothing(clerk: Clerk) -> None:
    """Open from D-day, the train brings what `sharing` brings signed six weeks before."""
    found = cells(clerk, today=TODAY)
    train = found.loc["today", "south_north: sl_depot to nl_depot (rail)"]
    assert train[["kind", "agreement", "wait_days"]].tolist() == ["route", "sharing", 28]
    assert train["rounds"] == pytest.approx(500)
    before = 400 + 2 * (200 + 0.01 * (100 * 5 + 125 * (4 + 3 + 2 + 1)) / 8)
    after = 100 + 0.01 * 100 / 8
    assert train["points"] == pytest.approx(100 * (before - after) / 1200 / (4 * 7 / 3))
    trial = found.loc["today", "launcher_nl: missile"]
    assert trial[["kind", "agreement", "wait_days"]].tolist() == ["firing", "trial", 42]
    assert trial["rounds"] == pytest.approx(0, abs=1e-6)


def test_the_trial_is_worth_48_missiles_once_trains_run(clerk: Clerk) -> None:
    found = cells(clerk, shared=SHARING)
    assert found.index.tolist() == [("shared", "launcher_nl: missile")]
    assert found["rounds"].tolist() == pytest.approx([48])


def test_what_does_not_fit_is_tried_as_well(
    changed: Callable[..., Case], clerk_of: Callable[..., Clerk]
) -> None:
    """A shell of Southland that Northland's howitzer cannot fire: 40 of them, if it could.

    Without the cell the case has no column for them, and the answer of today stays the same.
    """
    case = changed(
        items=[{"item": "old_shell", "kind": "munition", "class": "artillery", "unit": "round",
                "mass_kg": "50", "unit_price": "1000"}],
        stocks=[{"site": "nl_depot", "item": "old_shell", "quantity": "40"}],
        interoperability=[{"platform": "howitzer", "item": "old_shell", "fit": "no"}],
    )  # fmt: skip
    clerk = clerk_of(case)
    found = cells(clerk, today=TODAY)
    row = found.loc["today", "howitzer: old_shell"]
    assert row["rounds"] == pytest.approx(30)  # a quarter burns in the raid of week 1
    assert (row["agreement"], row["most_points"] >= row["points"] > 0) == ("", True)
    bench, plain = clerk.here.cells("war"), clerk.bench("war")
    assert bench.today.stages[0].optimum == pytest.approx(plain.today.stages[0].optimum)


def test_the_most_comes_first_regime_by_regime(clerk: Clerk) -> None:
    found = cells(clerk, today=TODAY, shared=SHARING).reset_index()
    assert found["signed"].tolist() == ["today", "today", "shared"]
    assert found["points"].tolist()[:2] == sorted(found["points"][:2], reverse=True)


@examples(6)
@given(cases(reserve=False))
def test_no_cell_removes_more_than_its_bound(
    clerk_of: Callable[..., Clerk], tables: Tables
) -> None:
    clerk = clerk_of(case_of(tables))
    found = value_of_cells(clerk, "long", {"today": TODAY})
    assert (found["points"] <= found["most_points"] * (1 + 1e-6) + 1e-6).all()
    bench = clerk.here.cells("long")
    unsolved = [c for c, b in zip(bench.cells(TODAY), bench.bounds(TODAY, bench.cells(TODAY)),
                                  strict=True) if b <= 1e-6][:3]  # fmt: skip
    for cell in unsolved:
        plan = bench.shop.plan(bench.opened(TODAY, cell), bench.today, bench.hot)
        gain = bench.unit * (bench.today.stages[0].optimum - plan.stages[0].optimum)
        assert gain == pytest.approx(0, abs=2e-6)
    assert np.isfinite(found["most_points"]).all()
