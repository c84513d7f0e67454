"""A tiny case with options: North needs 20 shells a week for ten weeks and has 100; South has 60.

Every gap counts alike (one band, no urgency), so a priced gap is shortfall / requirement: 0.5 as it
is, and 0.2 with the accord, under which the 60 cross the border.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import numpy as np
import pytest

from supplychain.analysis.plans.asked import Asked
from supplychain.analysis.plans.budget import Scenarios, plan_budget
from supplychain.crew import no_progress
from supplychain.formulation.judgement import Judgement
from supplychain.solve.two_stage import Risk
from supplychain.workbook import read_case

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from supplychain.analysis.plans.budget import BudgetPlan
    from supplychain.case import Case

PLAIN = Judgement(bands=(1.0,), urgency=0.0)
TABLES = {
    "settings": "key,value\ntitle,Tiny\nstart,2027-03-01\nperiod,week\nperiods,10\ncurrency,USD\n",
    "countries": "country\nNorth\nSouth\n",
    "sites": "site,country\ndepot,North\nmagazine,South\n",
    "items": "item,kind,class,mass_kg,unit_price\nshell,munition,artillery,45,1000\n"
    "case,component,artillery,5,10\n",
    "stocks": "site,item,quantity\ndepot,shell,100\nmagazine,shell,60\n",
    "lines": "line,site\nworks,depot\n",
    "rates": "line,item,rate,per,lead_days\nworks,shell,0,week,0\n",
    "routes": "route,origin,destination,mode,lead_days,agreement\nr,magazine,depot,road,0,acsa\n",
    "force_elements": "force_element,country,site,platform,item\nguns,North,depot,howitzer,shell\n",
    "demand": "contingency,force_element,quantity,per\nwar,guns,20,week\n",
    "scenarios": "scenario,contingencies\nlong,war\n",
    "agreements": "agreement,parties\nacsa,North;South\n",
    "regimes": "regime,agreement,since\nnational,,\nsharing,acsa,D+0\n",
    "options": "option,kind,what,item,step,max_steps,unit_cost,delay_days\n"
    "shells,stock,depot,shell,10,10,100,365\n",
}
HEAD = TABLES["options"].partition("\n")[0] + "\n"


@pytest.fixture
def small(tmp_path: Path) -> Callable[..., Case]:
    """Make the case with other tables, `options` without its header."""
    serial = count()

    def make(**given: str) -> Case:
        folder = tmp_path / f"case_{next(serial)}"
        folder.mkdir()
        if "options" in given:
            given["options"] = HEAD + given["options"]
        for name, text in (TABLES | given).items():
            (folder / f"{name}.csv").write_text(text, encoding="utf-8")
        return read_case(folder)

    return make


@pytest.fixture
def plan() -> Callable[..., BudgetPlan]:
    """Plan a budget of a case, by the mean of all its scenarios unless told otherwise."""

    def run(
        case: Case,
        budget: float,
        *,
        regime: str = "national",
        decided: float = 1095,
        weights: tuple[float, ...] = (),
        risk: Risk | None = None,
        judgement: Judgement = PLAIN,
    ) -> BudgetPlan:
        scenarios = tuple(case.tables["scenarios"]["scenario"])
        asked = Asked(case, judgement, scenarios, regime, decided)
        shares = np.array(weights or [1 / len(scenarios)] * len(scenarios))
        return plan_budget(asked, Scenarios(shares, risk or Risk()), budget, no_progress)

    return run


@pytest.fixture
def ask() -> Callable[..., Asked]:
    """Ask what the regime `sharing` spares in every scenario of a case."""

    def make(case: Case, regime: str = "sharing", judgement: Judgement = PLAIN) -> Asked:
        return Asked(case, judgement, tuple(case.tables["scenarios"]["scenario"]), regime)

    return make
