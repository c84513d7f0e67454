"""Figures with a range, and the case with other numbers in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from supplychain.case.figures import Figure, at_end, figures, moved

if TYPE_CHECKING:
    from collections.abc import Callable

    from supplychain.case import Case

GROUP = {"source": "assumption", "note": "one judgement"}


def named(case: Case, name: str) -> Figure:
    found = [figure for figure in figures(case) if figure.name == name]
    assert len(found) == 1, [figure.name for figure in figures(case)]
    return found[0]


def test_every_range_that_is_not_a_point_is_a_figure(tutorial: Case) -> None:
    names = [figure.name for figure in figures(tutorial)]
    assert "stocks.quantity nl_depot, shell" in names
    assert "stocks.quantity nl_depot, powder, due D+14" in names
    assert not any(name.startswith("bom.") for name in names)  # 1 of 1 to 1
    cell = named(tutorial, "demand.quantity attack, nl_guns").cells[0]
    assert (cell.value, cell.low, cell.high) == (150, 120, 180)


def test_cells_of_one_judgement_move_together(tutorial: Case, changed: Callable[..., Case]) -> None:
    """Correlation 1 makes one figure of two cells, each within its own range."""
    case = changed(
        correlations=[
            {"group": "need", "table": "demand", "column": "quantity", "id": user} | GROUP
            for user in ("nl_guns", "nl_launchers")
        ]
    )
    figure = named(case, "demand.quantity need (2 cells)")
    assert sorted(figure.at("low").values()) == [9, 120]
    assert sorted(figure.at("high").values()) == [15, 180]
    assert len(figures(case)) == len(figures(tutorial)) - 1


def test_moving_a_figure_changes_its_cell_alone(tutorial: Case) -> None:
    figure = named(tutorial, "stocks.quantity nl_depot, shell")
    after = moved(tutorial, figure.at("low")).tables
    for name, frame in tutorial.tables.items():
        if name != "stocks":
            assert after[name] is frame
    changes = after["stocks"]["quantity"] - tutorial.tables["stocks"]["quantity"]
    assert sorted(changes) == [-200, 0, 0, 0]


def test_what_hangs_on_a_figure_follows(changed: Callable[..., Case]) -> None:
    """A reserve keeps its share, a surge is never below the rate, a relief never above the loss."""
    where = {"source": "assumption", "note": "invented"}
    case = changed(
        stocks=[
            {"site": "sl_depot", "item": "powder", "quantity": "200", "quantity_low": "50",
             "serviceable": "0.5", "reserve": "40"} | where
        ],
        rates=[
            {"line": "missiles_sl", "item": "powder", "rate": "10", "rate_high": "30",
             "surge_rate": "20", "per": "week", "lead_days": "0"} | where
        ],
        attrition=[
            {"contingency": "attack", "effect": "stock", "what": "sl_depot", "loss": "0.5",
             "loss_low": "0.1", "mitigated_by": "sharing", "mitigated_loss": "0.3"} | where
        ],
    )  # fmt: skip
    low = moved(case, named(case, "stocks.quantity sl_depot, powder").at("low"))
    assert low.tables["stocks"]["reserve"].max() == 10  # 40 of 100 usable, so 10 of 25
    high = moved(case, named(case, "rates.rate missiles_sl, powder").at("high"))
    assert high.tables["rates"]["surge_rate"].max() == 30
    figure = named(case, "attrition.loss attack, stock, sl_depot")
    assert moved(case, figure.at("low")).tables["attrition"]["mitigated_loss"].max() == 0.1


def test_a_case_at_one_end_says_so_and_shows_its_numbers(tutorial: Case) -> None:
    low = at_end(tutorial, "low")
    assert low.settings.title.endswith("(every figure at its low end)")
    for figure in figures(tutorial):
        for cell, value in figure.at("low").items():
            assert low.tables[cell.table][cell.column].loc[cell.row] == value
            text = low.text[cell.table][cell.column].loc[cell.row]
            assert float(text.removeprefix("D")) == pytest.approx(value)
