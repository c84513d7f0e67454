"""Stock: on hand, due, in reserve, and how a reserve shrinks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from supplychain.instance import build_network
from supplychain.instance.stock import due, opening, pot_survival, reserves

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Fixture = Callable[..., Any]

# Rounded: a share of 5e-324 is a rounding error and no loss rate.
shares = st.lists(st.floats(0, 1).map(lambda share: round(share, 6)), min_size=3, max_size=3)


def test_on_hand_due_and_too_late(tables: Fixture) -> None:
    """100 x 0.9 on hand with 7 due before D-day, 20 on day 1 in two lots, 5 beyond the horizon."""
    shells = {"site": "jp", "item": "shell"}
    case = tables(
        stocks=[
            shells | {"quantity": 100, "serviceable": 0.9},
            shells | {"quantity": 7, "due": "D-30"},
            shells | {"quantity": 12, "due": "D+1"},
            shells | {"quantity": 8, "due": "D+1"},
            shells | {"quantity": 5, "due": "D+4"},
        ]
    )
    network = build_network(case)
    assert network.nodes == [("jp", "shell")]
    assert opening(case, network) == pytest.approx([97])
    assert network.deliveries == [("jp", "shell", 1)]
    assert due(case, network) == pytest.approx([20])


def test_reserves_are_kept_by_country_and_item(tables: Fixture) -> None:
    """Two lots at one site add up; a row without a reserve makes no pot."""
    shells = {"item": "shell", "quantity": 50}
    case = tables(
        stocks=[
            shells | {"site": "jp", "reserve": 10},
            shells | {"site": "jp", "quantity": 40, "reserve": 5},
            shells | {"site": "kr"},
        ]
    )
    assert reserves(case) == {("JP", "shell"): {"jp": 15.0}}


def test_a_pot_shrinks_by_what_is_lost_where_it_lies() -> None:
    """30 at a site that loses half and 10 at a safe one: 25 of 40, then 17.5 of 25."""
    survival = {"depot": np.array([0.5, 0.5]), "cave": np.array([1.0, 1.0])}
    assert pot_survival({"depot": 30.0, "cave": 10.0}, survival) == pytest.approx(
        [25 / 40, 17.5 / 25]
    )


def test_a_pot_that_is_gone_stays_gone() -> None:
    """All lost on day 0: 0, and 0 of nothing afterwards instead of a division by zero."""
    assert pot_survival({"depot": 30.0}, {"depot": np.array([0.0, 1.0])}).tolist() == [0, 0]


@given(shares, shares, st.floats(0.1, 1e6), st.floats(0.1, 1e6))
def test_a_pot_keeps_what_its_sites_keep(
    first: list[float], second: list[float], here: float, there: float
) -> None:
    """The pot survives as the sum of its parts, in no period better than its best site."""
    survival = {"a": np.array(first), "b": np.array(second)}
    kept = pot_survival({"a": here, "b": there}, survival)
    left = here * np.prod(first) + there * np.prod(second)
    assert np.prod(kept) * (here + there) == pytest.approx(left, rel=1e-6, abs=1e-9)
    assert np.all(kept <= np.maximum(first, second) + 1e-9)
