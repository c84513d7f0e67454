"""The audit: silent on sound tables, and loud on every kind of tampering."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from supplychain.results import audit

if TYPE_CHECKING:
    import pandas as pd

    from supplychain.solve import Answer


def test_sound_tables_tie(neighbours: Answer, tables: dict[str, pd.DataFrame]) -> None:
    assert audit(neighbours.case, tables) == []


AMOUNTS = [
    *(("ledger", c) for c in
      ("opening", "made", "arrived", "due", "used", "issued", "sent", "lost", "left", "closing")),
    *(("production", c) for c in ("made", "ceiling", "used_share")),
    *(("shipments", c) for c in ("sent", "lost", "arrived", "tonnes")),
    *(("issues", c) for c in ("rounds", "effect", "with_quantity")),
    *(("shortfall", c) for c in
      ("requirement", "met", "unmet", "shortfall", "launchers", "munitions")),
    *(("summary", c) for c in ("requirement", "shortfall", "launchers", "munitions")),
]  # fmt: skip


@pytest.mark.parametrize("change", [0.01, -5000.0])
@pytest.mark.parametrize(("table", "column"), AMOUNTS)
def test_a_changed_number_is_found(
    neighbours: Answer, tables: dict[str, pd.DataFrame], table: str, column: str, change: float
) -> None:
    row = tables[table][column].astype(float).idxmax()
    tables[table][column] = tables[table][column].astype(float)
    tables[table].loc[row, column] += change
    run = f"base, {tables[table].loc[row, 'regime']}: "
    assert any(message.startswith(run) for message in audit(neighbours.case, tables))


def test_an_early_arrival_is_found(neighbours: Answer, tables: dict[str, pd.DataFrame]) -> None:
    tables["shipments"].loc[0, "arrival_period"] -= 1
    assert any("sent + lead is" in message for message in audit(neighbours.case, tables))


@pytest.mark.parametrize("table", ["ledger", "production", "shipments", "issues", "shortfall"])
def test_a_missing_row_is_found(
    neighbours: Answer, tables: dict[str, pd.DataFrame], table: str
) -> None:
    amount = {"ledger": "closing", "production": "made", "shipments": "sent", "issues": "rounds",
              "shortfall": "requirement"}[table]  # fmt: skip
    tables[table] = tables[table].drop(index=tables[table][amount].idxmax())
    assert audit(neighbours.case, tables)


def test_a_message_names_scenario_regime_table_key_and_difference(
    neighbours: Answer, tables: dict[str, pd.DataFrame]
) -> None:
    issues = tables["issues"]
    row = issues.index[(issues["regime"] == "joint") & (issues["force_element"] == "home")][0]
    issues.loc[row, "rounds"] += 5
    (first, *_) = audit(neighbours.case, tables)
    assert first.startswith("base, joint: ledger, site depot, item he, period 1: issued is 10, ")
    assert first.endswith("are 15: off by -5")


def test_a_number_that_is_missing_is_found(
    neighbours: Answer, tables: dict[str, pd.DataFrame]
) -> None:
    tables["shipments"].loc[0, "sent"] = float("nan")
    assert audit(neighbours.case, tables)


def test_what_happens_before_its_agreement_is_found(
    neighbours: Answer, tables: dict[str, pd.DataFrame]
) -> None:
    """The loan a week early, with everything else moved to fit, is still not allowed."""
    shipments = tables["shipments"]
    early = (shipments["route"] == "sea") & (shipments["period"] == 2)
    shipments.loc[early, ["period", "arrival_period"]] -= 1
    messages = audit(neighbours.case, tables)
    assert any("while the agreement is not in effect" in m and "period 1" in m for m in messages)


def test_a_regime_without_the_agreement_may_not_use_it(
    neighbours: Answer, tables: dict[str, pd.DataFrame]
) -> None:
    for frame in (frame for frame in tables.values() if "regime" in frame):
        frame["regime"] = frame["regime"].map({"joint": "national", "national": "joint"})
    assert any("while the agreement is not in effect" in m for m in audit(neighbours.case, tables))


def test_a_line_may_not_make_more_than_it_can(
    neighbours: Answer, tables: dict[str, pd.DataFrame]
) -> None:
    tables["production"]["made"] *= 3
    tables["production"]["used_share"] *= 3
    assert any("share in action" in m for m in audit(neighbours.case, tables))


def test_a_flood_of_differences_is_cut_short(
    neighbours: Answer, tables: dict[str, pd.DataFrame]
) -> None:
    tables["ledger"]["closing"] += 1000
    messages = audit(neighbours.case, tables)
    assert any("more rows" in m for m in messages)
    assert len(messages) < 60
