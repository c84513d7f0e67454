"""Balance of every item at every site: what comes in goes out, once, and at its time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Fixture = Callable[..., Any]


def test_stock_is_carried_from_day_to_day_and_used_once(tiny: Fixture, solve: Fixture) -> None:
    """25 shells against 10 a day: 10, 10, 5, and the last day lacks 5.

    Without the balance each day could draw all 25 and nothing would be short.
    """
    out = solve(tiny(stocks=[{"quantity": 25}]))
    assert out.of("issue", None, "jp_guns") == pytest.approx([10, 10, 5])
    assert out.of("hold", "jp", "shell") == pytest.approx([15, 5, 0])
    assert out.of("unmet", "jp_guns") == pytest.approx([0, 0, 5])


def test_only_serviceable_stock_counts(tiny: Fixture, solve: Fixture) -> None:
    """25 x 0.8 = 20 usable: 10 of 30 are short; 5 if every round were fit for use."""
    out = solve(tiny(stocks=[{"quantity": 25, "serviceable": 0.8}]))
    assert out.of("lost", "jp_guns") == pytest.approx([10])


def test_stock_lost_to_attrition_is_gone(tiny: Fixture, solve: Fixture) -> None:
    """A loss of 0.19 over two days is 0.1 a day: of 100, 90 and then 81 are left.

    100 are needed on the second day, so 19 are short; 0 without attrition, 34.39 if 0.19 fell
    on each day.
    """
    case = tiny(
        periods=2,
        stocks=[{"quantity": 100}],
        demand=[{"force_element": "jp_guns", "quantity": 100, "from": "D+1", "to": "D+1"}],
        attrition=[{"effect": "stock", "what": "jp", "to": "D+1", "loss": 0.19}],
    )
    out = solve(case)
    assert out.of("hold", "jp", "shell")[0] == pytest.approx(90)
    assert out.of("unmet", "jp_guns") == pytest.approx([0, 19])


def test_a_delivery_due_serves_from_its_period_on(tiny: Fixture, solve: Fixture) -> None:
    """20 due on D+1 of three days: the first 10 are short, 0 later.

    Were they on hand, the last 10 would be short instead. One due after the horizon never counts.
    """
    out = solve(tiny(stocks=[{"quantity": 20, "due": "D+1"}, {"quantity": 99, "due": "D+3"}]))
    assert out.of("unmet", "jp_guns") == pytest.approx([10, 0, 0])
    assert out.of("due", "jp", "shell", None) == pytest.approx([20])


@pytest.mark.parametrize(("day", "unmet"), [(6, [0, 0]), (7, [70, 0])])
def test_a_delivery_due_within_a_week_serves_that_week(
    tiny: Fixture, solve: Fixture, day: int, unmet: list[float]
) -> None:
    """D+6 lies in week 0 and D+7 in week 1, at 70 a week.

    Opening only on the first week that begins after the day would leave week 0 short both times.
    """
    case = tiny(period="week", periods=2, stocks=[{"quantity": 140, "due": f"D+{day}"}])
    assert solve(case).of("unmet", "jp_guns") == pytest.approx(unmet)


@pytest.mark.parametrize(
    ("lead", "unmet"), [(0.4, [0, 0, 0]), (0.5, [10, 0, 0]), (1.4, [10, 0, 0]), (2, [10, 10, 0])]
)
def test_a_shipment_arrives_its_lead_after_it_was_sent(
    tiny: Fixture, solve: Fixture, lead: float, unmet: list[float]
) -> None:
    """Stock lies in Korea only, so the guns go without for the lead, rounded to days, halves up.

    Without the lead nothing would be short.
    """
    case = tiny(
        stocks=[{"site": "kr", "quantity": 100}], routes=[{"route": "ferry", "lead_days": lead}]
    )
    assert solve(case).of("unmet", "jp_guns") == pytest.approx(unmet)


def test_output_of_the_first_lead_is_work_in_process(tiny: Fixture, solve: Fixture) -> None:
    """Lead 2 days: output of days 0 and 1 was begun before the war, that of day 2 needs powder.

    5 powder on day 0 make 5 shells on day 2. If every day needed powder, 5 would be made in all.
    """
    case = tiny(
        items=[{"item": "shell"}, {"item": "powder", "kind": "component"}],
        stocks=[{"item": "powder", "quantity": 5}],
        lines=[{"line": "filling"}],
        rates=[{"line": "filling", "rate": 10, "lead_days": 2}],
        bom=[{"input": "powder", "quantity": 1}],
    )
    out = solve(case)
    assert out.of("make", "filling", "shell") == pytest.approx([10, 10, 5])
    assert out.of("hold", "jp", "powder") == pytest.approx([0, 0, 0])


def test_inputs_are_taken_a_lead_before_delivery(tiny: Fixture, solve: Fixture) -> None:
    """Powder comes on D+1 and the lead is a day: made 10 (in process), 0, then 10.

    If inputs were taken on delivery, day 1 could be made as well.
    """
    case = tiny(
        items=[{"item": "shell"}, {"item": "powder", "kind": "component"}],
        stocks=[{"item": "powder", "quantity": 40, "due": "D+1"}],
        lines=[{"line": "filling"}],
        rates=[{"line": "filling", "rate": 10, "lead_days": 1}],
        bom=[{"input": "powder", "quantity": 2}],
    )
    out = solve(case)
    assert out.of("make", "filling", "shell") == pytest.approx([10, 0, 10])
    assert out.of("hold", "jp", "powder") == pytest.approx([0, 20, 20])


def test_a_bill_of_one_line_replaces_the_general_one(tiny: Fixture, solve: Fixture) -> None:
    """The new line takes 1 powder a shell where others take 2: 10 powder make 10 shells.

    5 under the general row alone, 3.33 if the two rows added up.
    """
    case = tiny(
        periods=1,
        items=[{"item": "shell"}, {"item": "powder", "kind": "component"}],
        stocks=[{"item": "powder", "quantity": 10}],
        lines=[{"line": "new"}],
        rates=[{"line": "new", "rate": 100}],
        bom=[
            {"input": "powder", "quantity": 2},
            {"input": "powder", "quantity": 1, "line": "new"},
        ],
    )
    assert solve(case).of("make", "new", "shell") == pytest.approx([10])


def test_each_round_uses_up_what_goes_with_it(tiny: Fixture, solve: Fixture) -> None:
    """Two charges a round: 30 charges fire 15 of 30 shells; without charges all 30 would be."""
    case = tiny(
        items=[{"item": "shell"}, {"item": "charge"}],
        stocks=[{"quantity": 30}, {"item": "charge", "quantity": 30}],
        interoperability=[{"with": "charge", "with_quantity": 2}],
    )
    out = solve(case)
    assert sum(out.of("issue", "gun: shell + charge", "jp_guns")) == pytest.approx(15)
    assert out.of("hold", "jp", "shell")[2] == pytest.approx(15)


def test_cues_expire_with_their_day(tiny: Fixture, solve: Fixture) -> None:
    """10 targets a day, none needed on day 0 and 20 on day 1: 10 are met.

    If targets could be stored, day 1 would have 20. What lay there on D-day is left unused.
    """
    case = tiny(
        periods=2,
        items=[{"item": "shell"}, {"item": "target", "kind": "cue"}],
        stocks=[{"quantity": 100}, {"item": "target", "quantity": 3}],
        lines=[{"line": "radar"}],
        rates=[{"line": "radar", "item": "target", "rate": 10, "unit_cost": 1}],
        demand=[{"force_element": "jp_guns", "quantity": 20, "from": "D+1"}],
        interoperability=[{"with": "target"}],
    )
    out = solve(case)
    assert out.of("unmet", "jp_guns") == pytest.approx([0, 10])
    assert out.of("make", "radar", "target") == pytest.approx([0, 10])
    assert out.of("left", "jp", "target") == pytest.approx([3, 0])
    with pytest.raises(KeyError, match="no column"):
        out.of("hold", "jp", "target")


def test_cues_travel_by_data_and_nothing_else_does(tiny: Fixture, solve: Fixture) -> None:
    """Korea makes 30 targets a day and holds shells; a data link and a ferry run to Japan.

    Targets come by the link only and shells by the ferry only: 30 of 50 are met.
    """
    case = tiny(
        periods=1,
        items=[{"item": "shell"}, {"item": "target", "kind": "cue"}],
        stocks=[{"site": "kr", "quantity": 90}],
        lines=[{"line": "radar", "site": "kr"}],
        rates=[{"line": "radar", "item": "target", "rate": 30}],
        routes=[{"route": "link", "mode": "data", "items": "cue"}, {"route": "ferry"}],
        demand=[{"force_element": "jp_guns", "quantity": 50}],
        interoperability=[{"with": "target"}],
    )
    out = solve(case)
    assert out.of("lost", "jp_guns") == pytest.approx([20])
    carried = {(s.route, s.item) for s in out.answer.network.ships}
    assert carried == {("link", "target"), ("ferry", "shell")}
