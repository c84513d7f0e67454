"""Each kind of root in a case built to have that cause: its name, its size, and the proof.

Japan's guns at `jp` need 10 shells a day on three days unless a test says otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.analysis.reasons.conftest import Explained

    Explain = Callable[..., Explained]

ACCORD = {"agreement": "accord"}


def told(found: Explained, kind: str, *changes: str, removed: float) -> None:
    """Hold the first root against what is known, and against the case changed and solved."""
    first = found.roots[0]
    assert [lever.kind for lever, _ in first.levers] == [kind]
    assert found.words() == list(changes)
    assert first.removed == pytest.approx(removed, abs=1e-6)
    assert found.cell.shortfall - found.short_after() == pytest.approx(removed, abs=1e-6)


def test_launchers(explained: Explain) -> None:
    # 2 guns fire 3 a day each: 6 of 10 on each of three days; one more round a gun needs 5 guns:
    # 10/3 guns, so 3.333333... rounded up to six digits.
    found = explained(
        stocks=[{"quantity": 100}],
        force_elements=[{"force_element": "jp_guns", "systems": 2, "max_rounds_per_day": 3}],
    )
    assert found.cell.launchers == pytest.approx(12)
    told(found, "launchers", "force_elements jp_guns: systems 2 -> 3.33334", removed=12)


def test_launchers_lost(explained: Explain) -> None:
    # 4 guns fire 12 a day; half are lost on day 1, so 6 of 10 from then on. A loss of 1/6 leaves
    # 10 a day: 0.166 to a thousandth.
    found = explained(
        stocks=[{"quantity": 100}],
        force_elements=[{"force_element": "jp_guns", "systems": 4, "max_rounds_per_day": 3}],
        attrition=[
            {"effect": "system", "what": "jp_guns", "from": "D+0", "to": "D+0", "loss": 0.5}
        ],
    )
    told(
        found, "launchers",
        "attrition war, system, jp_guns, from D+0: loss 0.5 -> 0.166", removed=12,
    )  # fmt: skip


def test_launchers_that_may_not_fire(explained: Explain) -> None:
    # three guns at no rounds a day: 10/3 rounds each
    found = explained(
        stocks=[{"quantity": 100}],
        force_elements=[{"force_element": "jp_guns", "systems": 3, "max_rounds_per_day": 0}],
    )
    told(found, "launchers", "force_elements jp_guns: max_rounds_per_day 0 -> 3.33334", removed=30)


def test_launchers_that_are_not_available(explained: Explain) -> None:
    # none of four guns, of 3 rounds a day each, is available in the war: 10 need 10/12 of them
    found = explained(
        stocks=[{"quantity": 100}],
        force_elements=[{"force_element": "jp_guns", "systems": 4, "max_rounds_per_day": 3}],
        effort=[{"rounds_per_day": 0, "availability": 0}],
    )
    told(found, "launchers", "effort war, jp_guns: availability 0 -> 0.834", removed=30)
    assert found.sentence() == "Only 0% of the launchers of jp_guns (JP) are available."


def test_stock(explained: Explain) -> None:
    found = explained(stocks=[{"quantity": 12}])  # 30 needed
    assert found.kinds == ["stock"]
    told(found, "stock", "stocks jp, shell: quantity 12 -> 30", removed=18)


def test_no_stock_and_no_line(explained: Explain) -> None:
    found = explained()
    told(found, "stock", "stocks, new row: site jp, item shell, quantity 30", removed=30)


def test_unserviceable(explained: Explain) -> None:
    found = explained(stocks=[{"quantity": 40, "serviceable": 0.5}])  # 20 of 30
    told(found, "unserviceable", "stocks jp, shell: serviceable 0.5 -> 0.75", removed=10)


def test_delivery(explained: Explain) -> None:
    # due on the last day: the first two days miss 10 each
    found = explained(stocks=[{"quantity": 30, "due": "D+2"}])
    told(found, "delivery", "stocks jp, shell, due D+2: due D+2 -> D+0", removed=20)


def test_line_capacity(explained: Explain) -> None:
    found = explained(lines=[{"line": "works"}], rates=[{"line": "works", "rate": 8}])
    told(found, "line capacity", "rates works, shell: rate 8 -> 10", removed=6)


def test_surge_delay(explained: Explain) -> None:
    # 4 a day for two days, then 10: a surge from D+0 removes 12
    rate = {"line": "works", "rate": 4, "surge_rate": 10, "surge_delay_days": 2}
    found = explained(lines=[{"line": "works"}], rates=[rate])
    told(found, "surge", "rates works, shell: surge_delay_days 2 -> 0", removed=12)


def test_surge_that_rises_slowly(explained: Explain) -> None:
    # From 2 a day the ramp of two days gives 4, 8, 10: 6 and 2 are short. The reason speaks of
    # the rise, which needs no wait.
    rate = {"line": "works", "rate": 2, "surge_rate": 10, "surge_days": 2}
    found = explained(lines=[{"line": "works"}], rates=[rate])
    told(found, "surge", "rates works, shell: surge_days 2 -> 0", removed=8)
    assert found.sentence() == "Line works takes 2 days to rise to its surge rate."


def test_surge_counts_from_the_warning(explained: Explain) -> None:
    # Five days from the warning, three days before D-day: from D+2 on.
    rate = {"line": "works", "rate": 4, "surge_rate": 10, "surge_delay_days": 5}
    found = explained(
        scenarios=[{"scenario": "war", "warning_days": 3}], lines=[{"line": "works"}], rates=[rate]
    )
    told(found, "surge", "rates works, shell: surge_delay_days 5 -> 3", removed=12)
    assert found.sentence() == "Line works cannot rise above its peacetime rate before D+2."


def test_a_line_without_its_component_is_no_line_at_its_ceiling(explained: Explain) -> None:
    # With a lead of three days the works deliver what was begun, 10 a day, and then stand idle
    # without fuzes; charges there are. A double rate would double what was begun: no cause.
    found = explained(
        periods=6,
        items=[{"item": "shell"}, {"item": "charge", "kind": "component"},
               {"item": "fuze", "kind": "component"}],
        bom=[{"input": "charge", "quantity": 1}, {"input": "fuze", "quantity": 1}],
        lines=[{"line": "works"}], rates=[{"line": "works", "rate": 10, "lead_days": 3}],
        stocks=[{"item": "charge", "quantity": 99}],
    )  # fmt: skip
    told(found, "stock", "stocks, new row: site jp, item fuze, quantity 30", removed=30)
    assert found.sentence() == (
        "Line works makes no shell in that time, for want of fuze; there is not enough fuze at jp."
    )
    assert found.kinds[-1] == "line capacity"


def test_line_start(explained: Explain) -> None:
    found = explained(
        lines=[{"line": "works", "start": "D+2"}], rates=[{"line": "works", "rate": 10}]
    )
    told(found, "line start", "lines works: start D+2 -> D+0", removed=20)


def test_line_out(explained: Explain) -> None:
    # 12 a day leave 2 for day 1, so 8 are short; two thirds of the line make 8
    found = explained(
        lines=[{"line": "works"}],
        rates=[{"line": "works", "rate": 12}],
        attrition=[{"effect": "line", "what": "works", "from": "D+1", "to": "D+1", "loss": 1}],
    )
    told(found, "line out",
         "attrition war, line, works, from D+1: loss 1 -> 0.333", removed=8)  # fmt: skip


def test_component_due_late(explained: Explain) -> None:
    # Powder is there on D+1 only. With a lead of 2 days the works deliver on days 0 and 1 what was
    # begun before, nothing on day 2 (its powder was due on D+0), then again.
    found = explained(
        periods=5,
        lines=[{"line": "works"}],
        rates=[{"line": "works", "rate": 10, "lead_days": 2}],
        items=[{"item": "shell"}, {"item": "powder", "kind": "component"}],
        bom=[{"input": "powder", "quantity": 1}],
        stocks=[{"item": "powder", "quantity": 90, "due": "D+1"}],
    )
    assert (found.cell.first, found.cell.last) == (2, 2)
    told(found, "delivery", "stocks jp, powder, due D+1: due D+1 -> D+0", removed=10)


def test_lead_time_of_a_licensed_line(explained: Explain) -> None:
    # Signed on D-2 with a lead of 4 days: the licensed line delivers from D+2 on.
    found = explained(
        regime="joint",
        lines=[{"line": "works", "agreement": "accord"}],
        rates=[{"line": "works", "rate": 10, "lead_days": 4}],
        agreements=[ACCORD],
        regimes=[{"regime": "joint", "agreement": "accord", "since": "D-2"}],
    )
    told(found, "lead time", "rates works, shell: lead_days 4 -> 2", removed=20)
    assert "signature" in found.kinds


def test_component_two_tiers_deep(explained: Explain) -> None:
    # Shells need a charge, a charge needs 2 nitrocellulose, of which 12 a day are made: 6 of 10.
    found = explained(
        items=[{"item": "shell"}, {"item": "charge", "kind": "component"},
               {"item": "nitro", "kind": "component"}],
        bom=[{"input": "charge", "quantity": 1},
             {"item": "charge", "input": "nitro", "quantity": 2}],
        lines=[{"line": "works"}, {"line": "charges"}, {"line": "plant"}],
        rates=[{"line": "works", "rate": 50}, {"line": "charges", "item": "charge", "rate": 50},
               {"line": "plant", "item": "nitro", "rate": 12}],
    )  # fmt: skip
    told(found, "line capacity", "rates plant, nitro: rate 12 -> 20", removed=12)


def test_component_stock(explained: Explain) -> None:
    # 18 charges for 30 shells that the works could fill
    found = explained(
        items=[{"item": "shell"}, {"item": "charge", "kind": "component"}],
        bom=[{"input": "charge", "quantity": 1}],
        lines=[{"line": "works"}],
        rates=[{"line": "works", "rate": 50}],
        stocks=[{"item": "charge", "quantity": 18}],
    )
    told(found, "stock", "stocks jp, charge: quantity 18 -> 30", removed=12)


def test_shared_component(explained: Explain) -> None:
    # Shells and rockets both need motors; 30 are there for 60 of both, split evenly.
    found = explained(
        items=[{"item": "shell"}, {"item": "rocket"}, {"item": "motor", "kind": "component"}],
        bom=[{"input": "motor", "quantity": 1},
             {"item": "rocket", "input": "motor", "quantity": 1}],
        lines=[{"line": "works"}, {"line": "rockets"}],
        rates=[{"line": "works", "rate": 50}, {"line": "rockets", "item": "rocket", "rate": 50}],
        stocks=[{"item": "motor", "quantity": 30}],
        force_elements=[{"force_element": "jp_guns"},
                        {"force_element": "jp_launchers", "platform": "mlrs", "item": "rocket"}],
        demand=[{"force_element": "jp_guns", "quantity": 10},
                {"force_element": "jp_launchers", "quantity": 10}],
    )  # fmt: skip
    assert found.roots[0].kind == "stock"
    assert found.roots[0].levers[0][0].about == ("motor",)
    removed = found.roots[0].removed
    assert found.cell.shortfall - found.short_after() == pytest.approx(removed, abs=1e-6)
    assert found.roots[0].others <= 1e-6
    assert "shared pool" in found.kinds


KOREAN: dict[str, Any] = {
    "stocks": [{"site": "kr", "quantity": 100}],
    "routes": [{"route": "ferry", "agreement": "accord"}],
}


def test_permission_absent(explained: Explain) -> None:
    found = explained(**KOREAN, agreements=[ACCORD])
    told(found, "permission", "agreements accord: in_force_since blank -> D+0", removed=30)


def test_permission_absent_from_a_regime(explained: Explain) -> None:
    found = explained(
        regime="other", **KOREAN, agreements=[{**ACCORD, "entry_days": 2}, {"agreement": "talks"}],
        regimes=[{"regime": "other", "agreement": "talks", "since": "D-9"}],
    )  # fmt: skip
    told(found, "permission",
         "regimes, new row: regime other, agreement accord, since D-2", removed=30)  # fmt: skip


def test_permission_late(explained: Explain) -> None:
    # Signed on D-1 with three days to enter into force: open on D+2, 20 short before.
    found = explained(
        regime="joint", **KOREAN, agreements=[{**ACCORD, "entry_days": 3}],
        regimes=[{"regime": "joint", "agreement": "accord", "since": "D-1"}],
    )  # fmt: skip
    told(found, "permission late", "agreements accord: entry_days 3 -> 1", removed=20)
    late = next(root for root in found.roots if "since" in found.words(root)[0])
    assert found.words(late) == ["regimes joint, accord: since D-1 -> D-3"]


def test_an_agreement_in_force_from_a_day_of_the_war(explained: Explain) -> None:
    found = explained(**KOREAN, agreements=[{**ACCORD, "in_force_since": "D+2"}])
    told(found, "permission late", "agreements accord: in_force_since D+2 -> D+0", removed=20)


def test_qualification(explained: Explain) -> None:
    found = explained(
        items=[{"item": "shell"}, {"item": "foreign"}],
        stocks=[{"item": "foreign", "quantity": 100}],
        interoperability=[{"item": "foreign", "fit": "partial", "qualification_days": 2}],
    )
    told(found, "qualification",
         "interoperability gun, foreign: qualification_days 2 -> 0", removed=20)  # fmt: skip


def test_technical_fit(explained: Explain) -> None:
    found = explained(
        items=[{"item": "shell"}, {"item": "foreign"}],
        stocks=[{"item": "foreign", "quantity": 100}],
        interoperability=[{"item": "foreign", "fit": "no"}],
    )
    told(found, "fit", "interoperability gun, foreign: fit no -> yes", removed=30)


def test_missing_route(explained: Explain) -> None:
    found = explained(stocks=[{"site": "kr", "quantity": 100}])
    told(
        found, "no route",
        "routes, new row: route new_kr_jp_shell, origin kr, destination jp, mode new, items shell, "
        "lead_days 0", removed=30,
    )  # fmt: skip


def test_routes_for_both_a_round_and_its_charge(explained: Explain) -> None:
    found = explained(
        items=[{"item": "shell"}, {"item": "charge"}],
        interoperability=[{"with": "charge"}],
        stocks=[{"site": "kr", "quantity": 100}, {"site": "kr", "item": "charge", "quantity": 100}],
    )
    root = found.roots[0]
    assert [lever.kind for lever, _ in root.levers] == ["no route", "no route"]
    assert root.only_together
    assert found.short_after() == pytest.approx(0, abs=1e-6)


def test_rows_that_read_alike_are_told_by_their_number(explained: Explain) -> None:
    # Both take half of 40 on day 1, the second over two days: only its number tells which is meant.
    loss = {"effect": "stock", "what": "jp", "from": "D+0", "loss": 0.5}
    found = explained(
        stocks=[{"quantity": 40}], attrition=[{**loss, "to": "D+0"}, {**loss, "to": "D+1"}]
    )
    rows = {change.split(":")[0] for root in found.roots for change in found.words(root)}
    assert {"attrition war, stock, jp, from D+0 (row 2)",
            "attrition war, stock, jp, from D+0 (row 3)"} <= rows  # fmt: skip


def test_route_capacity(explained: Explain) -> None:
    # a shell weighs a tonne
    found = explained(
        stocks=[{"site": "kr", "quantity": 100}],
        routes=[{"route": "ferry", "capacity_t": 4, "per": "day"}],
    )
    told(found, "route capacity", "routes ferry: capacity_t 4 -> 10", removed=18)


def test_route_closed(explained: Explain) -> None:
    found = explained(
        stocks=[{"site": "kr", "quantity": 100}],
        routes=[{"route": "ferry", "capacity_t": 40, "per": "day"}],
        attrition=[{"effect": "route", "what": "ferry", "from": "D+0", "to": "D+0", "loss": 1}],
    )
    told(found, "route closed",
         "attrition war, route, ferry, from D+0: loss 1 -> 0.75", removed=10)  # fmt: skip


def test_cargo_lost(explained: Explain) -> None:
    # 40 sent, half sunk: 20 of 30. A loss of a quarter brings 30.
    found = explained(
        stocks=[{"site": "kr", "quantity": 40}],
        routes=[{"route": "ferry"}],
        attrition=[{"effect": "cargo", "what": "ferry", "loss": 0.5}],
    )
    told(found, "cargo lost", "attrition war, cargo, ferry: loss 0.5 -> 0.25", removed=10)


def test_route_loss(explained: Explain) -> None:
    found = explained(
        stocks=[{"site": "kr", "quantity": 40}], routes=[{"route": "ferry", "loss": 0.5}]
    )
    told(found, "route loss", "routes ferry: loss 0.5 -> 0.25", removed=10)


def test_transit(explained: Explain) -> None:
    found = explained(
        stocks=[{"site": "kr", "quantity": 100}], routes=[{"route": "ferry", "lead_days": 2}]
    )
    told(found, "transit", "routes ferry: lead_days 2 -> 0", removed=20)


def test_transit_longer_than_the_war(explained: Explain) -> None:
    found = explained(
        stocks=[{"site": "kr", "quantity": 100}], routes=[{"route": "ferry", "lead_days": 9}]
    )
    told(found, "transit", "routes ferry: lead_days 9 -> 0", removed=30)


def test_stock_lost(explained: Explain) -> None:
    found = explained(
        stocks=[{"quantity": 40}],
        attrition=[{"effect": "stock", "what": "jp", "from": "D+0", "to": "D+0", "loss": 0.5}],
    )
    told(found, "stock lost",
         "attrition war, stock, jp, from D+0: loss 0.5 -> 0.25", removed=10)  # fmt: skip


def test_storage(explained: Explain) -> None:
    # 50 shells of 1 kg, room for 12: at the end of day 0 lie 12, so 10 + 12 of 30 are fired.
    found = explained(
        stocks=[{"quantity": 50}],
        sites=[{"site": "jp", "country": "JP", "storage_neq_kg": 12},
               {"site": "kr", "country": "KR"}],
    )  # fmt: skip
    told(found, "storage", "sites jp: storage_neq_kg 12 -> 20", removed=8)


def test_reserve(explained: Explain) -> None:
    # Korea's guns draw on Korean stock at Japan's pier: the reserve is Japan's own and is held.
    found = explained(
        stocks=[{"quantity": 50, "reserve": 40}],
        force_elements=[{"force_element": "kr_guns", "country": "KR"}],
        demand=[{"force_element": "kr_guns", "quantity": 10}],
    )
    told(found, "reserve", "stocks jp, shell: reserve 40 -> 20", removed=20)


def test_workshare(explained: Explain) -> None:
    # Of a joint programme Japan may make at most half; Korea makes 4 a day, so Japan 4 as well.
    found = explained(
        items=[{"item": "shell", "unit_price": 1}],
        lines=[{"line": "jp_works", "agreement": "joint"},
               {"line": "kr_works", "site": "kr", "agreement": "joint"}],
        rates=[{"line": "jp_works", "rate": 20}, {"line": "kr_works", "rate": 4}],
        routes=[{"route": "ferry"}],
        agreements=[{"agreement": "joint", "in_force_since": "D-99"}],
        workshare=[{"programme": "p", "agreement": "joint", "country": "JP", "max_share": 0.5}],
    )  # fmt: skip
    told(found, "workshare", "workshare p, joint, JP: max_share 0.5 -> 0.6", removed=6)


def test_guard(explained: Explain) -> None:
    # Korea has 30 for its own 30. Japan has none, and its first rounds are worth more than Korea's
    # last: without the rule a planner for both would share.
    found = explained(
        regime="joint", element="jp_guns", stocks=[{"site": "kr", "quantity": 30}],
        routes=[{"route": "ferry", "agreement": "accord"}], agreements=[ACCORD],
        regimes=[{"regime": "joint", "agreement": "accord", "since": "D-99"}],
        force_elements=[{"force_element": "jp_guns"},
                        {"force_element": "kr_guns", "country": "KR", "site": "kr"}],
        demand=[{"force_element": "jp_guns", "quantity": 10},
                {"force_element": "kr_guns", "quantity": 10}],
    )  # fmt: skip
    guard = next(root for root in found.roots if root.kind == "guard")
    assert found.words(guard) == ["model file: no_nation_worse_off country -> off"]
    assert guard.removed == pytest.approx(guard.others)
    assert found.cell.shortfall - found.short_after(guard) == pytest.approx(guard.removed)
    assert found.cell.shortfall == pytest.approx(30)


def test_cue_without_a_way(explained: Explain) -> None:
    cued = {
        "items": [{"item": "shell"}, {"item": "cue", "kind": "cue", "mass_kg": ""}],
        "interoperability": [{"with": "cue"}],
        "lines": [{"line": "radar", "site": "kr"}],
        "rates": [{"line": "radar", "item": "cue", "rate": 20}],
        "stocks": [{"quantity": 100}],
    }
    found = explained(**cued)
    assert found.roots[0].kind == "no route"
    assert "mode data, items cue" in found.words()[0]
    assert found.roots[0].removed == pytest.approx(30)
    assert found.short_after() == pytest.approx(0, abs=1e-6)


def test_cue_without_a_source(explained: Explain) -> None:
    found = explained(
        items=[{"item": "shell"}, {"item": "cue", "kind": "cue", "mass_kg": ""}],
        interoperability=[{"with": "cue"}],
        stocks=[{"quantity": 100}],
    )
    assert found.roots[0].kind == "no source"
    assert "rate 70, per week" in found.words()[1]  # 10 a day
    assert found.short_after() == pytest.approx(0, abs=1e-6)


def test_priority(explained: Explain) -> None:
    # 30 shells; the first priority takes all
    found = explained(
        element="jp_guns", stocks=[{"quantity": 30}],
        force_elements=[{"force_element": "jp_guns", "priority": 2},
                        {"force_element": "jp_first", "priority": 1}],
        demand=[{"force_element": "jp_guns", "quantity": 10},
                {"force_element": "jp_first", "quantity": 10}],
    )  # fmt: skip
    told(found, "competition", "force_elements jp_first: priority 1 -> 3", removed=30)
    assert found.roots[0].others == pytest.approx(30)
    assert found.kinds == ["competition", "stock"]


def test_body_and_charge_only_together(explained: Explain) -> None:
    # 12 shells and 12 charges: more of either alone fires none
    found = explained(
        items=[{"item": "shell"}, {"item": "charge"}],
        interoperability=[{"with": "charge"}],
        stocks=[{"quantity": 12}, {"item": "charge", "quantity": 12}],
    )
    (root,) = found.roots
    assert root.only_together
    assert sorted(found.words()) == [
        "stocks jp, charge: quantity 12 -> 30",
        "stocks jp, shell: quantity 12 -> 30",
    ]
    assert root.removed == pytest.approx(18)
    assert found.short_after() == pytest.approx(0, abs=1e-6)


def test_permission_and_qualification_only_together(explained: Explain) -> None:
    found = explained(
        items=[{"item": "shell"}, {"item": "foreign"}],
        stocks=[{"item": "foreign", "quantity": 100}],
        agreements=[ACCORD],
        interoperability=[{"item": "foreign", "fit": "partial", "qualification_days": 300,
                           "agreement": "accord"}],
    )  # fmt: skip
    root = found.roots[0]
    assert root.only_together
    assert sorted(found.words(root)) == [
        "agreements accord: in_force_since blank -> D+0",
        "interoperability gun, foreign, accord: qualification_days 300 -> 0",
    ]
    assert root.removed == pytest.approx(30)
    assert found.short_after() == pytest.approx(0, abs=1e-6)
