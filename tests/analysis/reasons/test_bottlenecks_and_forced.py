"""What inputs are worth, and how much of a split the optimum forces, against sums by hand.

Japan's guns at `jp` need 10 shells a day on three days unless a test says otherwise.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from supplychain.analysis.comparison import Question
from supplychain.analysis.reasons.bottleneck_table import bottlenecks
from supplychain.analysis.reasons.forced import forced
from supplychain.analysis.reasons.of_answer import explaining_tables
from supplychain.analysis.reasons.world import World, open_world
from supplychain.formulation.judgement import Judgement
from supplychain.solve import solve_case

if TYPE_CHECKING:
    from collections.abc import Callable

    from supplychain.case import Case


def world_of(case: Case, regime: str = "national", judgement: Judgement | None = None) -> World:
    return open_world(Question(case, judgement or Judgement(), "war", regime))


def row_of(table: pd.DataFrame, name: str) -> dict[str, Any]:
    (row,) = table[table["input"] == name].to_dict("records")
    return {str(column): value for column, value in row.items()}


def test_a_round_of_stock_is_worth_a_round_up_to_the_need(tiny: Callable[..., Case]) -> None:
    # 12 of 30: one more serves one, until 18 more are there; one less costs one, down to none.
    case = tiny(stocks=[{"quantity": 12}], items=[{"item": "shell", "unit_price": 5000}])
    row = row_of(bottlenecks(world_of(case)), "shell at jp")
    assert row["one_more"] == pytest.approx(1)
    assert row["holds_for"] == pytest.approx(18)
    assert row["one_less"] == pytest.approx(1)
    assert row["holds_down_to"] == pytest.approx(12)
    assert row["per_million"] == pytest.approx(200)


def test_rounds_counted_by_the_million_are_worth_as_much(tiny: Callable[..., Case]) -> None:
    # the 12 of 30 of the test above, in millions
    case = tiny(
        stocks=[{"quantity": 12e-6}], demand=[{"force_element": "jp_guns", "quantity": 10e-6}]
    )
    row = row_of(bottlenecks(world_of(case)), "shell at jp")
    assert row["one_more"] == pytest.approx(1)
    assert row["holds_for"] == pytest.approx(18e-6)
    assert row["one_less"] == pytest.approx(1)
    assert row["holds_down_to"] == pytest.approx(12e-6)


def test_a_line_is_worth_what_its_percent_makes(tiny: Callable[..., Case]) -> None:
    # 8 a day of 10: a percent more is 0.24 in three days, until the rate is 10 (25% more)
    case = tiny(lines=[{"line": "works"}], rates=[{"line": "works", "rate": 8}])
    row = row_of(bottlenecks(world_of(case)), "works")
    assert row["unit"] == "1% of its rates"
    assert row["one_more"] == pytest.approx(0.24)
    assert row["holds_for"] == pytest.approx(25)
    assert row["one_less"] == pytest.approx(0.24)


def test_one_more_and_one_less_differ_where_the_plan_is_degenerate(
    tiny: Callable[..., Case],
) -> None:
    # 12 shells and 12 charges: a shell more fires nothing, a shell less costs one
    case = tiny(
        items=[{"item": "shell"}, {"item": "charge"}],
        interoperability=[{"with": "charge"}],
        stocks=[{"quantity": 12}, {"item": "charge", "quantity": 12}],
    )
    table = bottlenecks(world_of(case))
    for name in set(table["input"]):
        assert row_of(table, name)["one_more"] == pytest.approx(0)
        assert row_of(table, name)["one_less"] == pytest.approx(1)
    assert len(table) >= 1


def test_a_delivery_and_a_route_have_worth(tiny: Callable[..., Case]) -> None:
    # 9 due on day 1 are all fired; the ferry brings 4 of 1 t a day
    case = tiny(
        stocks=[{"quantity": 9, "due": "D+1"}, {"site": "kr", "quantity": 100}],
        routes=[{"route": "ferry", "capacity_t": 4, "per": "day"}],
    )
    table = bottlenecks(world_of(case))
    assert row_of(table, "shell at jp, due D+1")["one_more"] == pytest.approx(1)
    assert row_of(table, "ferry")["one_more"] == pytest.approx(3)  # three days
    assert row_of(table, "ferry")["unit"] == "t a day"


def test_a_permission_is_worth_all_that_it_avoids(tiny: Callable[..., Case]) -> None:
    case = tiny(
        stocks=[{"site": "kr", "quantity": 25}],
        routes=[{"route": "ferry", "agreement": "accord"}],
        agreements=[{"agreement": "accord"}],
    )
    row = row_of(bottlenecks(world_of(case)), "accord")
    assert row["one_more"] == pytest.approx(25)
    assert row["unit"] == "in force from D-day"


WORKS = {"lines": [{"line": "works", "site": "kr"}], "rates": [{"line": "works", "rate": 50}]}
SHELL_AND_CHARGE = [{"item": "shell"}, {"item": "charge"}]
FERRY = {"route": "ferry"}
IDLE: list[tuple[dict[str, Any], str, str]] = [
    ({**WORKS, "routes": [{**FERRY, "capacity_t": 4, "per": "day"}]}, "works",
     "8% used): the route from kr to jp (ferry) binds"),
    ({**WORKS, "routes": [FERRY], "attrition": [{"effect": "route", "what": "ferry", "loss": 1}]},
     "works", "0% used): the closure of the route from kr to jp (ferry) binds"),
    ({**WORKS, "routes": [{**FERRY, "lead_days": 2}]}, "works",
     "7% used): the transit on the route from kr to jp (ferry) binds"),
    ({**WORKS, "routes": [FERRY],
      "force_elements": [{"force_element": "jp_guns", "systems": 2, "max_rounds_per_day": 3}]},
     "works", "12% used): the launchers of jp_guns (JP) bind"),
    ({"items": SHELL_AND_CHARGE, "interoperability": [{"with": "charge"}],
      "stocks": [{"quantity": 100}, {"item": "charge", "quantity": 12}]},
     "shell at jp", "12% used): charge binds"),
    ({"items": SHELL_AND_CHARGE, "bom": [{"input": "charge", "quantity": 1}],
      "lines": [{"line": "works"}], "rates": [{"line": "works", "rate": 4}],
      "stocks": [{"item": "charge", "quantity": 100}]},
     "charge at jp", "12% used): line works binds"),
    ({"items": SHELL_AND_CHARGE, "bom": [{"input": "charge", "quantity": 1}],
      "lines": [{"line": "works"}], "rates": [{"line": "works", "rate": 50}],
      "stocks": [{"item": "charge", "quantity": 18}]}, "works", "12% used): charge binds"),
    ({"stocks": [{"site": "kr", "quantity": 100}], "routes": [{**FERRY, "agreement": "accord"}],
      "agreements": [{"agreement": "accord"}]},
     "shell at kr", "0% used): the agreement accord binds"),
    ({"items": [{"item": "shell"}, {"item": "foreign"}],
      "stocks": [{"item": "foreign", "quantity": 100}],
      "interoperability": [{"item": "foreign", "fit": "partial", "qualification_days": 2}]},
     "foreign at jp", "10% used): the qualification of foreign binds"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "name", "note"), IDLE, ids=[note for *_, note in IDLE])
def test_what_is_partly_unused_says_what_binds_instead(
    tiny: Callable[..., Case], given: dict[str, Any], name: str, note: str
) -> None:
    row = row_of(bottlenecks(world_of(tiny(**given))), name)
    assert row["note"] == f"short but partly unused ({note} instead"


def test_a_qualification_is_worth_all_that_it_avoids(tiny: Callable[..., Case]) -> None:
    # two of three days are lost to it
    row = row_of(bottlenecks(world_of(tiny(**IDLE[-1][0]))), "foreign")
    assert row["one_more"] == pytest.approx(20)
    assert row["unit"] == "ended by D-day"


def test_what_nobody_lacks_has_no_bottleneck(tiny: Callable[..., Case]) -> None:
    assert bottlenecks(world_of(tiny(stocks=[{"quantity": 30}]))).empty


def two_nations(tiny: Callable[..., Case], first: str) -> Case:
    """12 shells at one pier for two nations' guns that need 10 each on a day, one band."""
    need = {"from": first, "to": first}
    return tiny(
        stocks=[{"quantity": 12}],
        force_elements=[{"force_element": "jp_guns"},
                        {"force_element": "kr_guns", "country": "KR"}],
        demand=[{"force_element": "jp_guns", "quantity": 10, **need},
                {"force_element": "kr_guns", "quantity": 10, **need}],
    )  # fmt: skip


def test_a_split_that_the_optimum_leaves_open(tiny: Callable[..., Case]) -> None:
    # With one price for every round it is all the same who lacks the 8: 0 to 8 each.
    case = two_nations(tiny, "D+1")
    table = forced(world_of(case, judgement=Judgement(bands=(1.0,)))).set_index("country")
    for country in ("JP", "KR"):
        row = table.loc[country]
        assert row["least"] == pytest.approx(0, abs=1e-6)
        assert row["greatest"] == pytest.approx(8)
        assert row["earliest"] == 2  # the second day, if it is the one that lacks
    assert table["latest"].isna().all()  # neither need ever be short


def test_a_split_that_the_optimum_forces(tiny: Callable[..., Case]) -> None:
    # Rising prices of thirds share it: 10/3 each, the other 4/3 in the second third, either way.
    judgement = Judgement(urgency=0.0)
    table = forced(world_of(two_nations(tiny, "D+1"), judgement=judgement)).set_index("country")
    assert table["least"].tolist() == pytest.approx([10 / 3, 10 / 3])
    assert table["greatest"].tolist() == pytest.approx([8 - 10 / 3, 8 - 10 / 3])
    assert table["earliest"].tolist() == table["latest"].tolist() == [2, 2]


def test_a_single_user_leaves_nothing_open(tiny: Callable[..., Case]) -> None:
    (row,) = forced(world_of(tiny(stocks=[{"quantity": 12}]))).to_dict("records")
    assert row["least"] == pytest.approx(18) == row["greatest"]
    assert (row["first_deficit"], row["earliest"], row["latest"]) == (2, 2, 2)


def test_a_run_explains_the_baseline_and_the_widest_regime(tutorial_answer: Any) -> None:
    tables = explaining_tables(tutorial_answer, jobs=1)
    assert set(tables) == {"reasons", "bottlenecks", "forced"}
    for table in tables.values():
        assert set(table["regime"]) == {"national", "sharing_early"}
    reasons = tables["reasons"]
    assert set(reasons["force_element"]) == {"nl_guns", "nl_launchers"}
    short = reasons.drop_duplicates(["regime", "force_element", "from"])
    assert short.groupby("regime")["shortfall"].sum().tolist() == pytest.approx([696, 148])
    assert (reasons["removed"] > 0).all()
    assert (reasons["removed"] <= reasons["shortfall"] + 1e-6).all()


def test_cells_for_which_no_time_is_left_say_so(tutorial_answer: Any) -> None:
    whole, late = (explaining_tables(tutorial_answer, 1, until=end) for end in (math.inf, 0.0))
    cells = ["scenario", "regime", "force_element", "country", "class", "item", "from", "to",
             "requirement", "shortfall", "launchers", "munitions"]  # fmt: skip
    heads = (tables["reasons"][cells].drop_duplicates() for tables in (whole, late))
    pd.testing.assert_frame_equal(*(head.reset_index(drop=True) for head in heads))
    assert set(late["reasons"]["reason"]) == {"No time was left to look for its reason."}
    assert len(late["bottlenecks"]) == len(late["forced"]) == 0


@pytest.fixture
def tutorial_answer(tutorial: Case) -> Any:
    return solve_case(tutorial, Judgement())
