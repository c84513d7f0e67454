"""What a case says of one scenario under one regime, as tidy frames to compare with results."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from supplychain.instance.agreements import accords
from supplychain.instance.attrition import Attrition
from supplychain.instance.calendar import PER_DAYS, Calendar
from supplychain.instance.output import ceilings
from supplychain.instance.records import records
from supplychain.instance.requirement import requirement
from supplychain.instance.scenario import find_scenario

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from supplychain.case import Case
    from supplychain.instance.calendar import Floats
    from supplychain.results.frames import Tables

Run = tuple[str, str]


class World:
    """The case behind some result tables: calendar, runs (scenario, regime) and what they face."""

    def __init__(self, case: Case, tables: Tables) -> None:
        self.case = case
        self.calendar = Calendar(case.settings.period_days, case.settings.periods)
        stages = tables["stages"][["scenario", "regime"]].drop_duplicates()
        self.runs: list[Run] = list(stages.itertuples(index=False, name=None))
        self._scenarios = {name: find_scenario(case, name) for name in stages["scenario"]}
        alive = {regime: accords(case, regime) for regime in stages["regime"]}
        self._attrition = {
            (s, r): Attrition(case, self.calendar, self._scenarios[s], alive[r])
            for s, r in self.runs
        }

    def survival(self) -> pd.DataFrame:
        """Share of stock that survives by scenario, regime, site and period."""
        sites = self.case.tables["sites"]["site"]
        return self._frame(
            ("site", "survival"),
            {(*run, site): a.survival("stock", site)
             for run, a in self._attrition.items() for site in sites},
        )  # fmt: skip

    def uptime(self) -> pd.DataFrame:
        """Share of each line in action by scenario, regime, line and period."""
        return self._in_action("line", self.case.tables["lines"]["line"], "uptime")

    def cargo(self) -> pd.DataFrame:
        """Share of cargoes that the enemy lets through by scenario, regime, route and period."""
        return self._in_action("cargo", self.case.tables["routes"]["route"], "cargo")

    def lift(self) -> pd.DataFrame:
        """Tonnes that a route with a capacity can carry by scenario, regime, route and period."""
        routes = self.case.tables["routes"]
        routes = routes[routes["capacity_t"].notna()]
        per_period = routes["capacity_t"] / routes["per"].map(PER_DAYS) * self.calendar.days
        capacity = dict(zip(routes["route"], per_period, strict=True))
        frame = self._in_action("route", routes["route"], "lift")
        return frame.assign(lift=frame["lift"] * frame["route"].map(capacity))

    def requirement(self) -> pd.DataFrame:
        """Reference rounds by scenario, regime, force element and period."""
        need = {
            name: requirement(self.case, self.calendar, scenario)
            for name, scenario in self._scenarios.items()
        }
        return self._frame(
            ("force_element", "planned"),
            {(*run, fe): rounds for run in self.runs for fe, rounds in need[run[0]].items()},
        )

    def ceiling(self) -> pd.DataFrame:
        """Units that a line can deliver by scenario, regime, line, item and period."""
        rates = records(self.case.tables["rates"])
        able = {
            name: ceilings(rates, self.calendar, scenario)
            for name, scenario in self._scenarios.items()
        }
        made = pd.DataFrame(
            {name: [rate[name] for rate in rates] for name in ("line", "item")}, dtype="str"
        )
        periods = pd.DataFrame({"period": range(1, self.calendar.periods + 1)})
        frame = self.every_run(made.merge(periods, how="cross"))
        return frame.assign(able=np.concatenate([*(able[s].ravel() for s, _ in self.runs), []]))

    def every_run(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Repeat a frame for each run."""
        return pd.DataFrame(self.runs, columns=["scenario", "regime"]).merge(frame, how="cross")

    def _in_action(self, effect: str, things: Iterable[str], name: str) -> pd.DataFrame:
        what = "line" if effect == "line" else "route"
        return self._frame(
            (what, name),
            {(*run, thing): a.in_action(effect, thing)
             for run, a in self._attrition.items() for thing in things},
        )  # fmt: skip

    def _frame(
        self, columns: tuple[str, str], values: Mapping[tuple[str, str, str], Floats]
    ) -> pd.DataFrame:
        """One row a run, thing and period; `columns` name the thing and the number."""
        thing, number = columns
        count, periods = len(values), self.calendar.periods
        keys = np.repeat(np.array(list(values), dtype=object).reshape(count, 3), periods, axis=0)
        frame = pd.DataFrame(keys, columns=["scenario", "regime", thing]).astype("str")
        frame["period"] = np.tile(np.arange(1, periods + 1), count)
        return frame.assign(**{number: np.concatenate([*values.values(), []])})
