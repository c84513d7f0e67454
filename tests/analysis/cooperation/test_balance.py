"""Balance of benefits: the tutorial at its prices, and an index from even to all for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from supplychain.analysis.cooperation.balance import balance, evened, imbalance

if TYPE_CHECKING:
    from collections.abc import Callable

    from supplychain.analysis.cooperation.clerk import Clerk
    from supplychain.case import Case

nets = st.lists(st.integers(-100, 100).map(float), min_size=2, max_size=6)


def test_what_northland_gains_southland_gives(clerk: Clerk) -> None:
    """375 shells at 4,000 and 24 missiles at a million: 25.5 million, the other way round."""
    frame, remedies = balance(clerk.bench("war"), 0.0)
    rows = frame.set_index("country")
    assert rows.loc["NL", "avoided_rounds"] == pytest.approx(399)
    assert rows.loc["SL", "given_up_rounds"] == pytest.approx(399)
    assert rows.loc[["NL", "SL"], "net"].tolist() == pytest.approx([25.5e6, -25.5e6])
    assert rows.loc[["NL", "SL"], "to_even"].tolist() == pytest.approx([-25.5e6, 25.5e6])
    assert rows.loc["all", "net"] == pytest.approx(0, abs=1e-6)
    assert rows.loc["all", "imbalance"] == pytest.approx(1)
    assert remedies[["kind", "giver", "receiver", "item"]].to_numpy().tolist() == [
        ["payment", "NL", "SL", ""],
        ["stock", "NL", "SL", "missile"],
    ]
    assert remedies["amount"].tolist() == pytest.approx([25.5e6, 25.5])


def test_work_is_told_beside_and_workshare_can_even_it_out(
    changed: Callable[..., Case], clerk_of: Callable[..., Clerk]
) -> None:
    """A licensed line in Southland makes 5 missiles a week from D-day, 40 in all.

    Signed on D-day 24 missiles go north and 24 are left; all that it makes is left as well, since a
    line that may not fall below its rate makes them.
    """
    case = changed(
        agreements=[{"agreement": "licence", "parties": "NL;SL", "entry_days": "0"}],
        lines=[{"line": "joint", "site": "sl_depot", "operator": "both", "agreement": "licence"}],
        rates=[{"line": "joint", "item": "missile", "rate": "5", "per": "week", "lead_days": "0",
                "min_rate": "5"}],
        regimes=[{"regime": "more", "agreement": "licence", "since": "D+0"}],
    )  # fmt: skip
    frame, remedies = balance(clerk_of(case).bench("war"), 0.0)
    rows = frame.set_index("country")
    assert rows.loc["SL", "work"] == pytest.approx(40e6)
    assert rows.loc["SL", "given_up"] == pytest.approx(25.5e6 - 40e6)
    assert rows.loc["SL", "net_with_work"] == pytest.approx(14.5e6 + 40e6)
    assert rows.loc["all", "imbalance"] == pytest.approx((25.5 - 14.5) / 40)
    share = remedies.query("kind == 'workshare'")
    assert share["amount"].tolist() == pytest.approx([5.5 / 40])


def test_a_price_that_is_blank_leaves_the_balance_open() -> None:
    frame = pd.DataFrame(
        {
            "country": ["A", "B"], "avoided_rounds": 1.0, "given_up_rounds": 0.0,
            "avoided": [np.nan, 2.0], "given_up": 0.0, "work": 0.0,
            "net": [np.nan, 2.0], "net_with_work": [np.nan, 2.0],
        }
    )  # fmt: skip
    last = evened(frame).iloc[-1]
    assert np.isnan(last["net"])
    assert np.isnan(last["imbalance"])
    assert last["avoided_rounds"] == 2


@given(nets)
def test_imbalance_lies_between_0_and_1(net: list[float]) -> None:
    assert -1e-12 <= imbalance(net) <= 1 + 1e-12


@given(nets, st.floats(0.1, 10))
def test_imbalance_asks_for_no_unit_and_no_names(net: list[float], factor: float) -> None:
    assert imbalance([factor * x for x in net]) == pytest.approx(imbalance(net))
    assert imbalance(net[::-1]) == pytest.approx(imbalance(net))


@given(st.integers(2, 6), st.floats(1, 100))
def test_imbalance_is_0_of_the_same_for_all_and_1_of_all_for_one(count: int, net: float) -> None:
    assert imbalance([net] * count) == pytest.approx(0, abs=1e-9)
    assert imbalance([net, *[0.0] * (count - 1)]) == pytest.approx(1)
