"""Measures that users know, on cases small enough to work out by hand."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from supplychain.results import result_tables
from supplychain.results.metrics import lasting_days, need_within, years_to_make
from supplychain.results.munitions_form import ABSENT

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from supplychain.solve import Answer

    AnswerTo = Callable[[dict[str, str]], Answer]

BOUGHT = "country,item,year,objective,quantity,unit_price,contract\n"


def only(frame: pd.DataFrame, **where: object) -> Any:
    """Return the one row of a frame with these values."""
    for name, value in where.items():
        frame = frame[frame[name] == value]
    assert len(frame) == 1
    return frame.iloc[0]


def test_supply_rates_of_a_gun_that_runs_dry(answer_to: AnswerTo, one_gun: dict[str, str]) -> None:
    """70 a week asked, 100 fired in 4 weeks: 70, 30, 0, 0. Five guns."""
    one_gun["force_elements"] = one_gun["force_elements"].replace("he,,,0", "he,5,99,0")
    row = only(result_tables(answer_to(one_gun))["supply_rates"])
    assert (row["days"], row["systems"]) == (28, 5)
    assert row["required_supply_rate"] == pytest.approx(10)
    assert row["controlled_supply_rate"] == pytest.approx(100 / 28)
    assert row["lowest_supply_rate"] == pytest.approx(0)
    assert row["required_per_system"] == pytest.approx(2)
    assert row["controlled_per_system"] == pytest.approx(100 / 28 / 5)
    assert (row["first_deficit"], row["first_deficit_days"]) == (2, "D+7 to D+13")
    assert (row["collapse_from"], row["collapse_to"]) == (2, 4)


def test_days_of_supply_against_the_rate(answer_to: AnswerTo, one_gun: dict[str, str]) -> None:
    """100 usable rounds at 10 a day: 10 days; at twice the rate 5, at a quarter 40.

    A line makes 35 a week and 70 are due on D+14. At 10 a day the net is 5 a day: 100 last 20 days,
    at which 30 are left after 14 days and 70 come; 100 again last 20 days, beyond the 28 of the
    horizon. At 20 a day the net is 15: 100 last 6.67 days. At 15 a day the net is 10: 10 days.
    """
    one_gun |= {
        "stocks": "site,item,quantity,serviceable,due\nfront,he,125,0.8,\nfront,he,70,1,D+14",
        "lines": "line,site\nplant,front",
        "rates": "line,item,rate,per,lead_days,unit_cost\nplant,he,35,week,0,1",
    }
    curve = result_tables(answer_to(one_gun))["days_of_supply"].set_index("rate_factor")
    assert curve["rate"].to_dict() == pytest.approx({f: 10 * f for f in curve.index})
    assert curve.loc[[0.25, 1, 2], "days_of_supply"].tolist() == pytest.approx([40, 10, 5])
    assert math.isnan(curve.at[1, "days_with_output"])
    assert curve.loc[[1.5, 2], "days_with_output"].tolist() == pytest.approx([10, 100 / 15])
    assert curve["days_of_supply"].is_monotonic_decreasing


def test_sufficiency_of_a_reserve(answer_to: AnswerTo, one_gun: dict[str, str]) -> None:
    """70 a week for 10 weeks, the first week doubled: 140 + 23 / 7 x 70 = 370 in 30 days.

    670 in 60 days, 770 in all; 125 x 0.8 = 100 are held and gone after 5 days of week 1.
    """
    one_gun["settings"] = one_gun["settings"].replace("periods,4", "periods,10")
    one_gun["demand"] += "\nwar,guns,70,week".replace("week", "week,D+0,D+6")
    one_gun["demand"] = one_gun["demand"].replace(
        "quantity,per\nwar,guns,70,week\n", "quantity,per,from,to\nwar,guns,70,week,,\n"
    )
    table = result_tables(answer_to(one_gun))["sufficiency"].set_index("basis")
    assert table["required"].to_dict() == pytest.approx(
        {"30 days": 370, "60 days": 670, "war": 770}
    )
    assert table["sufficiency"]["30 days"] == pytest.approx(100 / 370)
    assert table["lacking"]["60 days"] == pytest.approx(570)
    assert table["days_held"].tolist() == pytest.approx([5, 5, 5])


def test_a_basis_beyond_the_horizon_is_blank(answer_to: AnswerTo, one_gun: dict[str, str]) -> None:
    table = result_tables(answer_to(one_gun))["sufficiency"].set_index("basis")
    assert table["required"].isna().to_dict() == {"30 days": True, "60 days": True, "war": False}
    assert math.isnan(table["sufficiency"]["30 days"])


def test_years_to_meet_an_objective(answer_to: AnswerTo, one_gun: dict[str, str]) -> None:
    """Objective 1,000, held 100: 900 are missing.

    300 bought in 2026 by two contracts, mean of three years (300 + 100 + 50) / 3 = 150. Lines make
    10 a month, 20 at surge, and one that waits for an agreement is not counted.
    """
    one_gun |= {
        "lines": "line,site,agreement\nplant,front,\nlater,front,licence",
        "rates": "line,item,rate,surge_rate,min_rate,per,lead_days,unit_cost\n"
        "plant,he,10,20,4,month,30,1\nlater,he,99,,,month,30,1",
        "agreements": "agreement,parties\nlicence,KR",
        "regimes": "regime,agreement,since\nnational,,\nmore,licence,D+0",
        "procurement": BOUGHT + "KR,he,2024,800,50,2900,a\nKR,he,2025,,100,,b\n"
        "KR,he,2026,1000,200,3000,c\nKR,he,2026,,100,3300,d",
    }
    tables = result_tables(answer_to(one_gun))
    row = only(tables["objectives"])
    assert (row["objective"], row["objective_year"], row["year"]) == (1000, 2026, 2026)
    assert (row["held"], row["gap"], row["sufficiency"]) == pytest.approx((100, 900, 0.1))
    assert [row[f"{name}_rate"] for name in ("current", "average", "surge")] == pytest.approx(
        [300, 150, 240]
    )
    assert [row[f"years_{name}"] for name in ("current", "average", "surge")] == pytest.approx(
        [3, 6, 3.75]
    )
    # (200 x 3000 + 100 x 3300) / 300
    assert (row["unit_price"], row["cost_of_gap"]) == pytest.approx((3100, 900 * 3100))
    form = tables["munitions"]
    assert only(form, paragraph="222d(b)(6)")["value"] == 2029
    rates = form[form["paragraph"] == "222d(b)(4)"].set_index("element")["value"]
    assert rates.to_dict() == pytest.approx(
        {"minimum sustaining rate, a month": 4, "minimum sustaining rate, a year": 48}
    )
    contract = only(form, paragraph="222d(b)(3)", year=2026)
    assert contract["text"] == "c; d"


def test_a_year_without_a_quantity_is_no_year_without_a_purchase(
    answer_to: AnswerTo, one_gun: dict[str, str]
) -> None:
    one_gun["procurement"] = BOUGHT + "KR,he,2024,1000,50,,\nKR,he,2026,,0,,"
    row = only(result_tables(answer_to(one_gun))["objectives"])
    assert row["current_rate"] == 0
    assert row["years_current"] == math.inf
    assert math.isnan(row["average_rate"])
    assert math.isnan(row["surge_rate"])
    assert row["unit_price"] == 3000  # of the item


def test_the_form_doubles_the_duration(answer_to: AnswerTo, one_gun: dict[str, str]) -> None:
    """280 in 4 weeks without an end: 560 in 8. Raids end with their 30 threats: 60 both times."""
    one_gun["raids"] = (
        "contingency,force_element,arrivals,per,shots,threat_inventory,to\nwar,guns,10,week,2,30,D+27"
    )
    form = result_tables(answer_to(one_gun))["munitions"]
    assert only(form, paragraph="222c(c)(1)")["value"] == pytest.approx(280 + 60)
    doubled = only(form, paragraph="222c(c)(8)")
    assert (doubled["value"], doubled["scenario"]) == (pytest.approx(560 + 60), "base")
    assert only(form, paragraph="222c(c)(7)")["value"] == pytest.approx(100)


def test_what_a_case_does_not_say_is_said(answer_to: AnswerTo, one_gun: dict[str, str]) -> None:
    form = result_tables(answer_to(one_gun))["munitions"]
    assert form["value"].notna().sum() == 3  # two requirements and the inventory
    assert set(form.loc[form["value"].isna(), "text"]) == {ABSENT}
    paragraphs = {f"222c(c)({n})" for n in range(1, 9)} | {f"222c(e)({n})" for n in range(1, 4)}
    assert set(form["paragraph"]) == paragraphs | {f"222d(b)({n})" for n in range(1, 10)}


def test_constraints_and_candidates_name_what_binds_a_line(
    answer_to: AnswerTo, one_gun: dict[str, str]
) -> None:
    one_gun |= {
        "items": one_gun["items"] + "\nfuze,component,fuze,1,0,9\nmine,munition,artillery,9,1,9",
        "lines": "line,site\nplant,front",
        "rates": "line,item,rate,per,lead_days,unit_cost\n"
        "plant,he,1,week,7,1\nplant,mine,1,week,7,1",
        "bom": "item,input,quantity\nhe,fuze,1\nmine,fuze,2",
        "options": "option,kind,what,item,step,unit_cost,delay_days\n"
        "shift,capacity,plant,he,10,500,90",
    }
    form = result_tables(answer_to(one_gun))["munitions"]
    bound = form[form["paragraph"] == "222d(b)(7)"].set_index("element")
    assert bound["text"].to_dict() == {
        "line plant: capacity": "shared with mine",
        "line plant: input fuze": "also for mine",
        "line plant: lead": "at front",
    }
    assert bound.at["line plant: lead", "value"] == 7
    assert bound.at["line plant: input fuze", "value"] == 1
    option = only(form, paragraph="222d(b)(9)")
    assert option["value"] == 500
    assert option["text"] == "capacity of plant he, a step of 10 after 90 days"


def test_lasting_days_counts_deliveries_and_output_as_they_come() -> None:
    need, nothing = np.full(4, 70.0), np.zeros(4)
    assert lasting_days(100, nothing, nothing, need, 7) == pytest.approx(10)
    # due in week 2: 170 last 17 days; due in week 3 it comes too late
    assert lasting_days(100, np.array([0, 70, 0, 0]), nothing, need, 7) == pytest.approx(17)
    assert lasting_days(100, np.array([0, 0, 70, 0]), nothing, need, 7) == pytest.approx(10)
    assert lasting_days(100, nothing, np.full(4, 35.0), need, 7) == pytest.approx(20)
    assert math.isnan(lasting_days(280, nothing, nothing, need, 7))
    assert lasting_days(0, nothing, nothing, need, 7) == 0
    assert lasting_days(100e-8, nothing, nothing, need * 1e-8, 7) == pytest.approx(10)


def test_need_within_takes_part_of_a_period() -> None:
    need = np.array([70.0, 140.0])
    assert need_within(need, 7, 7) == 70
    assert need_within(need, 7, 10.5) == pytest.approx(140)
    assert need_within(need, 7, 14) == 210
    assert math.isnan(need_within(need, 7, 15))


def test_years_to_make() -> None:
    assert years_to_make(900, 300) == 3
    assert years_to_make(0, 0) == 0
    assert years_to_make(900, 0) == math.inf
    assert math.isnan(years_to_make(900, math.nan))
    assert math.isnan(years_to_make(math.nan, 300))
