"""Result tables of cases small enough to solve by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import pytest

from supplychain.results import COLUMNS, KEYS, audit, result_tables

if TYPE_CHECKING:
    from collections.abc import Callable

    from supplychain.solve import Answer


def only(frame: pd.DataFrame, **where: object) -> pd.Series:
    """Return the one row of a frame with these values."""
    for name, value in where.items():
        frame = frame[frame[name] == value]
    assert len(frame) == 1
    return frame.iloc[0]


def test_one_gun_fires_its_stock_first_and_then_falls_silent(
    answer_to: Callable[[dict[str, str]], Answer], one_gun: dict[str, str]
) -> None:
    """100 usable rounds against 70 a week: 70, then 30, then nothing; 180 of 280 short."""
    answer = answer_to(one_gun)
    tables = result_tables(answer)
    weeks = tables["shortfall"]
    assert weeks["met"].tolist() == pytest.approx([70, 30, 0, 0])
    assert weeks["shortfall"].tolist() == pytest.approx([0, 40, 70, 70])
    assert weeks["launchers"].tolist() == [0, 0, 0, 0]
    assert weeks["start"].tolist() == ["2027-03-01", "2027-03-08", "2027-03-15", "2027-03-22"]
    total = only(tables["summary"], country="KR", **{"class": "artillery"})
    assert (total["requirement"], total["shortfall"]) == pytest.approx((280, 180))
    assert (total["first_deficit"], total["first_deficit_days"]) == (2, "D+7 to D+13")
    assert (total["collapse_from"], total["collapse_to"]) == (2, 4)
    assert total["rate_assumed"] == pytest.approx(10)
    assert total["days_of_supply"] == pytest.approx(10)
    assert total["controlled_supply_rate"] == pytest.approx(100 / 28)
    assert total["desk_shortfall"] == pytest.approx(180)
    assert total["index"] == pytest.approx(180 / 280)
    assert total["gain"] == 0
    assert tables["production"].empty
    assert tables["gains"].empty
    assert audit(answer.case, tables) == []


def test_what_launchers_cannot_fire_is_no_shortfall_of_munitions(
    answer_to: Callable[[dict[str, str]], Answer], one_gun: dict[str, str]
) -> None:
    """Ten guns at one round a day fire 70 of 100 a week, whatever the stock."""
    one_gun["stocks"] = "site,item,quantity\nfront,he,100000"
    one_gun["demand"] = "contingency,force_element,quantity,per\nwar,guns,100,week"
    one_gun["force_elements"] = one_gun["force_elements"].replace("he,,,0", "he,10,1,0")
    weeks = result_tables(answer_to(one_gun))["shortfall"]
    assert weeks["launchers"].tolist() == pytest.approx([30] * 4)
    assert weeks["munitions"].tolist() == pytest.approx([0] * 4)


def test_without_any_shortfall_the_deficit_is_blank(
    answer_to: Callable[[dict[str, str]], Answer], one_gun: dict[str, str]
) -> None:
    one_gun["stocks"] = "site,item,quantity\nfront,he,100000"
    row = result_tables(answer_to(one_gun))["summary"].iloc[0]
    assert row["fill_rate"] == 1
    assert row["first_deficit"] is pd.NA
    assert row["first_deficit_days"] == ""
    assert row["collapse_from"] is pd.NA


def test_every_table_has_its_columns_and_one_row_a_key(tables: dict[str, pd.DataFrame]) -> None:
    assert list(tables) == list(COLUMNS)
    for name, frame in tables.items():
        assert tuple(frame.columns) == COLUMNS[name]
        assert not frame.duplicated(list(KEYS[name])).any(), name
        assert len(frame) > 0, name


def test_a_loan_starts_with_its_agreement_and_arrives_less_its_losses(
    tables: dict[str, pd.DataFrame],
) -> None:
    """In effect on D+7: sent from week 2, there in week 3; a tenth is lost, in week 3 more."""
    sea = tables["shipments"][tables["shipments"]["route"] == "sea"]
    assert set(sea["regime"]) == {"joint"}
    assert sea["period"].min() == 2
    assert (sea["arrival_period"] == sea["period"] + 1).all()
    share = sea.set_index("period")["arrived"] / sea.set_index("period")["sent"]
    assert share[2] == pytest.approx(0.9)
    assert share.get(3, 0.45) == pytest.approx(0.45)
    assert (sea["tonnes"] <= 9 + 1e-6).all()
    assert sea["tonnes"].iloc[0] == pytest.approx(sea["sent"].iloc[0] * 0.045)


def test_production_of_a_damaged_line(tables: dict[str, pd.DataFrame]) -> None:
    """70 a week, half the line out in week 1: 35 there is all of its capacity."""
    first = only(tables["production"], regime="joint", period=1)
    assert (first["ceiling"], first["used_share"]) == pytest.approx((70, first["made"] / 35))


def test_gains_show_the_stock_that_a_lender_gives_up(tables: dict[str, pd.DataFrame]) -> None:
    """Who lends ends with less; who borrows gains; the lender, protected, loses nothing."""
    lender = only(tables["gains"], country="JP", **{"class": "artillery"})
    borrower = only(tables["gains"], country="KR", **{"class": "artillery"})
    assert borrower["gain"] > 0
    assert borrower["shortfall"] == pytest.approx(borrower["shortfall_national"] - borrower["gain"])
    assert lender["stock_given_up"] > 0
    assert lender["gain"] == pytest.approx(0, abs=1e-6)
    assert set(tables["gains"]["loses"]) == {"no"}


def test_the_baseline_pays_nothing_for_the_rule_of_nations(tables: dict[str, pd.DataFrame]) -> None:
    assert set(tables["rules"]["regime"]) == {"joint"}
    assert (tables["rules"]["price"] >= -1e-9).all()
    assert tables["stages"].groupby("regime")["stage"].apply(list).tolist() == [
        ["shortfall_1", "effort"],
        ["shortfall_1", "effort"],
    ]


def test_desk_shortfall_counts_own_stock_and_lines(tables: dict[str, pd.DataFrame]) -> None:
    """Japan: 60 wanted, 900 and 70 in stock. Korea: 2,400 wanted, 200 in stock, no line."""
    summary = tables["summary"]
    assert only(summary, regime="national", country="JP", **{"class": "all"})["desk_shortfall"] == 0
    korea = only(summary, regime="national", country="KR", **{"class": "all"})
    assert korea["desk_shortfall"] == pytest.approx(2200)
