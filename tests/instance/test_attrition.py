"""Attrition: what is lost for good, what is out for a time, and what an agreement saves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from supplychain.instance.agreements import Accord
from supplychain.instance.attrition import Attrition
from supplychain.instance.calendar import Calendar
from supplychain.instance.scenario import Scenario

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Fixture = Callable[..., Any]

DAYS = Calendar(1.0, 4)
PATROL = {"agreement": "patrol", "parties": "JP; KR"}


def attrition(
    tables: Fixture,
    *rows: dict[str, Any],
    effective: float | None = None,
    stretch: float = 1.0,
    calendar: Calendar = DAYS,
) -> Attrition:
    """Attrition of the war with these rows, the patrol effective from a day on, if at all."""
    common = {"contingency": "war", "effect": "stock", "what": "jp"}
    case = tables(attrition=[common | row for row in rows], agreements=[PATROL])
    alive = {} if effective is None else {"patrol": Accord(effective, effective, 1.0)}
    return Attrition(case, calendar, Scenario("war", frozenset({"war"}), stretch, 0.0), alive)


def test_a_loss_is_spread_so_that_it_is_all_gone_at_the_end(tables: Fixture) -> None:
    """0.19 over days 1 and 2 is a tenth a day: 1, 0.9, 0.9, 1; the product is 0.81."""
    found = attrition(tables, {"from": "D+1", "to": "D+2", "loss": 0.19})
    assert found.survival("stock", "jp") == pytest.approx([1, 0.9, 0.9, 1])
    assert found.survival("stock", "kr") == pytest.approx([1, 1, 1, 1])


def test_rows_multiply(tables: Fixture) -> None:
    """A tenth and a fifth of what is left on day 0: 0.72, not 0.7."""
    found = attrition(tables, {"to": "D+0", "loss": 0.1}, {"to": "D+0", "loss": 0.2})
    assert found.survival("stock", "jp")[0] == pytest.approx(0.72)


def test_a_longer_war_loses_more_at_the_same_rate(tables: Fixture) -> None:
    """0.19 over two days as written, stretched to four: a tenth on each day, 0.6561 left."""
    found = attrition(tables, {"to": "D+1", "loss": 0.19}, stretch=2.0)
    assert found.survival("stock", "jp") == pytest.approx([0.9] * 4)


def test_what_was_lost_before_d_day_is_not_lost_again(tables: Fixture) -> None:
    """D-2 to D+1 are four days and 0.3439 a tenth a day, of which two fall into the horizon."""
    found = attrition(tables, {"from": "D-2", "to": "D+1", "loss": 0.3439})
    assert found.survival("stock", "jp") == pytest.approx([0.9, 0.9, 1, 1])


@pytest.mark.parametrize(
    ("effective", "expected"),
    [
        (None, [0.5, 0.5, 1, 1]),
        (-9.0, [0.9, 0.9, 1, 1]),
        (1.0, [0.5, 0.9, 1, 1]),
        (1.5, [0.5, (0.5 * 0.9) ** 0.5, 1, 1]),
        (3.0, [0.5, 0.5, 1, 1]),
    ],
)
def test_an_agreement_lowers_the_loss_from_its_day_on(
    tables: Fixture, effective: float | None, expected: list[float]
) -> None:
    """0.75 over two days is half a day, mitigated 0.19 a tenth; what is gone stays gone."""
    row = {"to": "D+1", "loss": 0.75, "mitigated_by": "patrol", "mitigated_loss": 0.19}
    found = attrition(tables, row, effective=effective)
    assert found.survival("stock", "jp") == pytest.approx(expected)


def test_a_closure_lasts_for_its_time_alone(tables: Fixture) -> None:
    """0.4 of the line out on day 1 and 0.5 on days 1 and 2: 1, 0.3, 0.5, 1."""
    rows = [
        {"from": "D+1", "to": "D+1", "loss": 0.4},
        {"from": "D+1", "to": "D+2", "loss": 0.5},
    ]
    line = [{"line": "plant", "site": "jp"}]
    hit = [{"contingency": "war", "effect": "line", "what": "plant"} | row for row in rows]
    case = tables(attrition=hit, lines=line)
    found = Attrition(case, DAYS, Scenario("war", frozenset({"war"}), 1.0, 0.0), {})
    assert found.in_action("line", "plant") == pytest.approx([1, 0.3, 0.5, 1])


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.integers(0, 9), st.integers(1, 10), st.floats(0, 0.99), st.sampled_from([1.0, 2.0, 5.0]))
def test_exactly_the_loss_is_gone_at_the_end_whatever_the_periods(
    tables: Fixture, first: int, days: int, loss: float, length: float
) -> None:
    """A window inside the horizon takes its loss, no more and no less, whatever the period."""
    row = {"from": f"D+{first}", "to": f"D+{first + days - 1}", "loss": repr(loss)}
    found = attrition(tables, row, calendar=Calendar(length, 20))
    assert np.prod(found.survival("stock", "jp")) == pytest.approx(1 - loss, rel=1e-9)
