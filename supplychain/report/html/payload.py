"""What the page shows, as one compact JSON value that the browser filters by scenario and regime.

Numbers are rounded to six digits, so that the tables behind pictures show them to the
round; the exact ones are in the tables of the run folder.
"""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any, TypeAlias

import pandas as pd

from supplychain.case import BASELINE
from supplychain.report.html.borders import borders
from supplychain.report.html.globe import globe
from supplychain.report.leans import COLUMNS
from supplychain.report.picked import MOST, picked
from supplychain.report.sentences import worst_scenario
from supplychain.report.view import ALL, spoken_days

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from supplychain.report.leans import Leans
    from supplychain.report.picked import Picked
    from supplychain.report.view import View

DIGITS = 6
SUMMARY = (
    "scenario", "regime", "country", "class", "requirement", "shortfall", "launchers", "fill_rate",
    "first_deficit", "first_deficit_days", "days_of_supply", "rate_assumed", "desk_shortfall",
    "gain", "index",
)  # fmt: skip
GAINS = ("scenario", "regime", "country", "class", "gain", "stock_given_up", "loses")
Nested: TypeAlias = "dict[str, dict[str, dict[str, list[float]]]]"


def payload(
    view: View, leaning: Leans | None = None, further: Sequence[Picked] = ()
) -> dict[str, Any]:
    """Return everything the page draws; `further` tables follow the pickers as well."""
    return {
        "baseline": BASELINE,
        "first": worst_scenario(view),
        "widest": view.widest,
        "language": view.say.language,
        "words": view.say.part("script"),
        "period": view.period_word,
        "periods": view.case.settings.periods,
        "scenarios": [[s, view.scenario_name(s)] for s in view.scenarios],
        "regimes": list(view.regimes),
        "items": _names_of_items(view),
        "countries": [[c, view.country_name(c)] for c in (*view.countries, ALL)],
        "classes": list(view.classes),
        "summary": _rows(_summary(view), SUMMARY),
        "gains": _rows(view.tables["gains"], GAINS),
        "short": _by_period(view, view.tables["shortfall"], "shortfall"),
        "stock": _by_period(view, munitions_in_store(view), "closing"),
        "picked": {table.key: _of_picked(table) for table in (*picked(view), *further)},
        "leans": {t.measure: _rows(t.figures, COLUMNS) for t in leaning.tornadoes}
        if leaning
        else {},
        "borders": borders(view),
        "globe": globe(view),
    }


def as_json(value: object) -> str:
    """Return JSON that is safe inside a script element: no tag can end or begin in it."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def munitions_in_store(view: View) -> pd.DataFrame:
    """Return the rows of the ledger of munitions, with their class."""
    items = view.case.tables["items"]
    classes = dict(zip(items["item"], items["class"], strict=True))
    kinds = dict(zip(items["item"], items["kind"], strict=True))
    ledger = view.tables["ledger"]
    ledger = ledger[ledger["item"].map(kinds) == "munition"]
    return ledger.assign(**{"class": ledger["item"].map(classes)})


def rounded(value: float) -> float | int | None:
    """Return a number with six digits, an integer where it is one; None for NaN."""
    if not math.isfinite(value):
        return None
    if value == 0:
        return 0
    short = round(value, DIGITS - 1 - math.floor(math.log10(abs(value))))
    return int(short) if short == int(short) else short


def _summary(view: View) -> pd.DataFrame:
    frame = view.tables["summary"]
    days = frame["first_deficit_days"].fillna("")
    return frame.assign(first_deficit_days=[spoken_days(view.say, text) for text in days])


def _names_of_items(view: View) -> dict[str, str]:
    """Return the name of each item sent that has one."""
    sent = view.tables["shipments"]["item"].unique().tolist()
    names = {str(item): view.teller.names.plain_item(item) for item in sent}
    return {item: name for item, name in names.items() if name != item}


def _rows(frame: pd.DataFrame, columns: tuple[str, ...]) -> dict[str, Any]:
    """Return columns and rows of a table, numbers rounded."""
    cells = [[_cell(value) for value in frame[name].tolist()] for name in columns]
    return {"columns": list(columns), "rows": [list(row) for row in zip(*cells, strict=True)]}


def _of_picked(table: Picked) -> dict[str, Any]:
    """Return how its columns are written, and the first rows of each choice."""
    first = table.frame.groupby(list(table.keys), sort=False).head(MOST)
    names = tuple(name for name, _, _ in table.columns)
    return {"shown": table.columns, **_rows(first, (*table.keys, *names))}


def _cell(value: object) -> object:
    if isinstance(value, str):
        return value
    return None if pd.isna(value) else rounded(float(value))  # type: ignore[call-overload, arg-type]


def _by_period(view: View, frame: pd.DataFrame, column: str) -> Nested:
    """Return sums by scenario, regime, "country|class": a number a period; zeros are left out."""
    keys = ["scenario", "regime", "country", "class", "period"]
    sums = frame.groupby(keys, sort=False)[column].sum()
    found: Nested = {}
    periods = view.case.settings.periods
    for key, value in sums[sums > 0].items():
        scenario, regime, country, class_, period = _names(key)
        series = found.setdefault(scenario, {}).setdefault(regime, {})
        line = series.setdefault(f"{country}|{class_}", [0] * periods)
        line[int(period) - 1] = rounded(float(value)) or 0
    return found


def _names(key: Hashable) -> tuple[str, ...]:
    return tuple(str(name) for name in key)  # type: ignore[attr-defined]
