"""Made-up result tables in the shape of the real ones, and the case that they belong to."""

from __future__ import annotations

import csv
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pytest

from supplychain.results import COLUMNS, inputs_table
from supplychain.workbook import read_case

if TYPE_CHECKING:
    from collections.abc import Callable

    from supplychain.case import Case

TUTORIAL = Path(__file__).parents[2] / "datasets" / "tutorial"
Tables = dict[str, pd.DataFrame]
SCENARIOS = ("both", "korea", "southwest")  # as the tables sort them
REGIMES = {
    "foundational": 0.62, "foundational_3y": 0.4, "joint": 0.7, "joint_3y": 0.5, "logistics": 0.83,
    "logistics_3y": 0.8, "national": 1.0,
}  # fmt: skip
SCALE = {"JP": 3_000.0, "KR": 60_000.0, "US": 9_000.0}
CLASSES = {"ammunition": 20.0, "interceptor": 0.1, "strike": 0.05, "torpedo": 0.01}
PERIODS = 52
RUNS = list(product(SCENARIOS, REGIMES))


@pytest.fixture(scope="session")
def case() -> Case:
    """Return the case that ships with the package."""
    return read_case(Path(__file__).parents[2] / "datasets" / "northeast_asia")


@pytest.fixture(scope="session")
def tables(case: Case) -> Tables:
    """Return made-up result tables; sums and ties hold, nothing else is meant to."""
    shortfall = _shortfall()
    summary = _summary(shortfall)
    return {
        "shortfall": shortfall,
        "summary": summary,
        "gains": _gains(summary),
        "production": _production(),
        "shipments": _shipments(),
        "ledger": _ledger(),
        **_solver(),
        **_measures(shortfall),
        "inputs": inputs_table(case),
    }


@pytest.fixture
def edited(tmp_path: Path) -> Callable[..., Case]:
    """Read the tutorial with a function applied to every row of some tables."""

    def make(**edits: Callable[[dict[str, str]], dict[str, str] | None]) -> Case:
        for path in TUTORIAL.glob("*.csv"):
            rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
            names = list(rows[0])
            change = edits.get(path.stem, lambda row: row)
            kept = [{n: row[n] for n in names} for row in map(change, rows) if row]
            with (tmp_path / path.name).open("w", encoding="utf-8", newline="") as stream:
                writer = csv.DictWriter(stream, names)
                writer.writeheader()
                writer.writerows(kept)
        return read_case(tmp_path)

    return make


def _shortfall() -> pd.DataFrame:
    rows = []
    weeks = np.arange(1, PERIODS + 1)
    for (scenario, regime), country, class_ in product(RUNS, SCALE, CLASSES):
        size = SCALE[country] * CLASSES[class_] * (1.3 if scenario == "both" else 1.0)
        need = size * np.exp(-weeks / 20) / 20
        short = need * np.clip((weeks - 2) / 25, 0, 0.8) * REGIMES[regime]
        if country == "JP" and class_ == "torpedo":
            short = 0 * short
        for week, wanted, gap in zip(weeks.tolist(), need.tolist(), short.tolist(), strict=True):
            rows.append(_short_row((scenario, regime), country, class_, week, (wanted, gap)))
    return pd.DataFrame(rows)


def _short_row(
    run: tuple[str, str], country: str, class_: str, week: int, amounts: tuple[float, float]
) -> dict[str, object]:
    need, gap = amounts
    start = pd.Timestamp("2027-04-01") + pd.Timedelta(days=7 * (week - 1))
    return {
        "scenario": run[0], "regime": run[1], "force_element": f"{country.lower()}_{class_}",
        "country": country, "class": class_, "item": f"{class_}_{country.lower()}", "priority": 1,
        "period": week, "start": start.date().isoformat(), "requirement": need, "met": need - gap,
        "unmet": gap, "shortfall": gap, "launchers": 0.25 * gap, "munitions": 0.75 * gap,
    }  # fmt: skip


def _measures(shortfall: pd.DataFrame) -> Tables:
    """Return the tables of measures, each a row or a few, in the shape of the real ones."""
    elements = shortfall[["scenario", "regime", "force_element", "country", "class", "item"]]
    elements = elements.drop_duplicates(ignore_index=True)
    held = elements[elements["regime"] == "national"].drop(columns="force_element")
    things = held[["country", "class", "item"]].drop_duplicates(ignore_index=True)
    shapes = {
        "supply_rates": elements, "days_of_supply": held, "sufficiency": held,
        "objectives": things, "munitions": things,
    }  # fmt: skip
    tables = {}
    for name, frame in shapes.items():
        texts = {"basis": "war", "paragraph": "222c(c)(7)", "element": "inventory", "unit": "round",
                 "first_deficit_days": "", "text": "", "scenario": ""}  # fmt: skip
        new = [column for column in COLUMNS[name] if column not in frame]
        cells = {column: texts.get(column, np.nan) for column in new}
        tables[name] = frame.assign(**cells).astype({c: float for c in new if c not in texts})
    return tables


def _summary(shortfall: pd.DataFrame) -> pd.DataFrame:
    run, sums = ["scenario", "regime"], ["requirement", "shortfall", "launchers", "munitions"]
    parts = [
        shortfall.groupby([*run, "country", "class"])[sums].sum().reset_index(),
        shortfall.groupby([*run, "country"])[sums].sum().reset_index().assign(**{"class": "all"}),
        shortfall.groupby(run)[sums].sum().reset_index().assign(country="all", **{"class": "all"}),
    ]
    frame = pd.concat(parts, ignore_index=True)
    frame["fill_rate"] = 1 - frame["shortfall"] / frame["requirement"]
    short = frame["shortfall"] > 0
    frame["first_deficit"] = np.where(short, 3.0, np.nan)
    frame["first_deficit_days"] = np.where(short, "D+14 to D+20", "")
    frame["collapse_from"], frame["collapse_to"] = np.where(short, 15.0, np.nan), np.nan
    frame["days_of_supply"], frame["rate_assumed"] = 12.5, frame["requirement"] / 364
    frame["controlled_supply_rate"] = frame["requirement"] * frame["fill_rate"] / 364
    frame["desk_shortfall"] = 0.9 * frame["shortfall"]
    keys = ["scenario", "country", "class"]
    base = frame[frame["regime"] == "national"].set_index(keys)["shortfall"]
    national = base.loc[list(frame[keys].itertuples(index=False, name=None))].to_numpy()
    frame["gain"] = national - frame["shortfall"]
    frame["index"] = 1 - frame["fill_rate"]
    return frame.sort_values([*run, "country", "class"], ignore_index=True)


def _gains(summary: pd.DataFrame) -> pd.DataFrame:
    keys = ["scenario", "country", "class"]
    own = summary[(summary["class"] != "all") & (summary["regime"] != "national")]
    base = summary[summary["regime"] == "national"]
    frame = own.merge(
        base[[*keys, "shortfall", "fill_rate", "index"]], on=keys, suffixes=("", "_national")
    )
    frame["closing_stock_national"], frame["closing_stock"] = 100.0, 60.0
    frame["stock_given_up"], frame["loses"] = 40.0, np.where(frame["gain"] < 0, "yes", "")
    names = [
        "scenario", "regime", "country", "class", "shortfall_national", "shortfall", "gain",
        "fill_rate_national", "fill_rate", "closing_stock_national", "closing_stock",
        "stock_given_up", "desk_shortfall", "loses", "index_national", "index",
    ]  # fmt: skip
    return frame[names]


def _production() -> pd.DataFrame:
    rows = [
        {"scenario": s, "regime": r, "line": line, "site": f"{line}_plant", "country": "JP",
         "item": item, "period": week, "made": 10.0 * week, "ceiling": 600.0,
         "used_share": week / 60}
        for (s, r), (line, item), week in product(
            RUNS, [("bodies_jp", "b155_jp"), ("pac3_jp", "pac3_jp")], range(1, PERIODS + 1)
        )
    ]  # fmt: skip
    return pd.DataFrame(rows)


def _shipments() -> pd.DataFrame:
    rows = [
        {"scenario": s, "regime": r, "route": "chinhae_sasebo", "origin": "kr_chinhae",
         "destination": "jp_sasebo", "mode": "sea", "item": item, "period": week,
         "arrival_period": week, "sent": 100.0, "lost": 1.0, "arrived": 99.0, "tonnes": 4.35}
        for (s, r), item, week in product(RUNS, ["b155_kr", "c155_kr"], range(3, 12))
    ]  # fmt: skip
    return pd.DataFrame(rows)


def _ledger() -> pd.DataFrame:
    rng = np.random.default_rng(1)
    rows: list[dict[str, Any]] = []
    for (scenario, regime), site in product(RUNS, ["jp_kyushu", "kr_depot"]):
        stock = 1e6
        for week in range(1, PERIODS + 1):
            made, arrived, due, used, issued, sent, left = rng.uniform(0, 1e3, 7).tolist()
            lost = 0.003 * stock
            closing = stock + made + arrived + due - used - issued - sent - lost - left
            rows.append(
                {"scenario": scenario, "regime": regime, "site": site, "country": site[:2].upper(),
                 "item": "b155_kr", "period": week, "opening": stock, "made": made,
                 "arrived": arrived, "due": due, "used": used, "issued": issued, "sent": sent,
                 "lost": lost, "left": left, "closing": closing}
            )  # fmt: skip
            stock = closing
    return pd.DataFrame(rows)


def _solver() -> Tables:
    stages = ["shortfall_1", "effort"]
    rows = [
        {"scenario": s, "regime": r, "stage": stage, "optimum": 1.25, "bound": 1.25,
         "status": "optimal", "method": "ipm",
         "seconds": 2.5, "iterations": 99, "primal": 1e-9, "dual": 2e-10, "complementarity": 0.0,
         "earlier": 0.0, "without_rule": 1.2 if stage != "effort" else np.nan,
         "price": 0.05 if stage != "effort" else np.nan}
        for (s, r), stage in product(RUNS, stages)
    ]  # fmt: skip
    frame = pd.DataFrame(rows)
    keys = ["scenario", "regime", "stage", "optimum"]
    solver = ["bound", "status", "method", "seconds", "iterations", "primal", "dual",
              "complementarity", "earlier"]  # fmt: skip
    return {"rules": frame[[*keys, "without_rule", "price"]], "stages": frame[[*keys, *solver]]}
