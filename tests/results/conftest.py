"""Small cases solved for the tests of results."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from supplychain.formulation.judgement import Judgement
from supplychain.results import result_tables
from supplychain.solve import Answer, solve_case
from supplychain.workbook import read_case

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pandas as pd

# One gun position, no supply but its own stock: 100 rounds against 70 a week for four weeks.
ONE_GUN = {
    "settings": "key,value\ntitle,One gun\nstart,2027-03-01\nperiod,week\nperiods,4\ncurrency,USD",
    "countries": "country,name\nKR,Korea",
    "sites": "site,country\nfront,KR",
    "items": "item,kind,class,mass_kg,neq_kg,unit_price\nhe,munition,artillery,45,7,3000",
    "stocks": "site,item,quantity,serviceable\nfront,he,125,0.8",
    "force_elements": "force_element,country,site,platform,item,systems,max_rounds_per_day,"
    "carry_over\nguns,KR,front,K9,he,,,0",
    "demand": "contingency,force_element,quantity,per\nwar,guns,70,week",
    "scenarios": "scenario,contingencies,duration_factor\nbase,war,1",
    "regimes": "regime,agreement,since\nnational,,",
}

# Two neighbours: depot and plant of one, front of the other, a loan of shells in force on D+7.
NEIGHBOURS = {
    "settings": "key,value\ntitle,Two\nstart,2027-03-01\nperiod,week\nperiods,6\ncurrency,USD",
    "countries": "country,name\nJP,Japan\nKR,Korea",
    "sites": "site,country,storage_neq_kg\ndepot,JP,\nplant,JP,\nfront,KR,",
    "items": "item,kind,class,mass_kg,neq_kg,unit_price\nhe,munition,artillery,45,7,3000\n"
    "fuze,component,fuze,1,0,200",
    "stocks": "site,item,quantity,serviceable,due\ndepot,he,1000,0.9,\nplant,fuze,300,1,\n"
    "front,fuze,5000,1,\nfront,he,200,1,\ndepot,he,70,1,2027-03-15",
    "lines": "line,site,agreement\nshells,plant,",
    "rates": "line,item,rate,per,lead_days\nshells,he,70,week,7",
    "bom": "item,input,quantity\nhe,fuze,2",
    "routes": "route,origin,destination,mode,items,lead_days,capacity_t,per,loss,agreement\n"
    "inland,plant,depot,road,,7,100,week,,\nsea,depot,front,sea,he,7,9,week,0.1,acsa",
    "force_elements": "force_element,country,site,platform,item,systems,max_rounds_per_day,"
    "carry_over\nguns,KR,front,K9,he,10,5,0.5\nhome,JP,depot,T99,he,,,0",
    "demand": "contingency,force_element,quantity,per\nwar,guns,400,week\nwar,home,10,week",
    "interoperability": "platform,item,with,with_quantity,fit\nK9,he,fuze,1,yes",
    "scenarios": "scenario,contingencies,duration_factor\nbase,war,1",
    "attrition": "contingency,effect,what,from,to,loss\nwar,stock,depot,D+0,D+13,0.2\n"
    "war,cargo,sea,D+14,D+20,0.5\nwar,line,shells,D+0,D+6,0.5",
    "agreements": "agreement,parties,in_force_since,entry_days\nacsa,JP;KR,,7",
    "regimes": "regime,agreement,since\nnational,,\njoint,acsa,D+0",
    "procurement": "country,item,year,objective,quantity,unit_price,contract\nJP,he,2026,2800,,,",
}


def solved(folder: Path, tables: dict[str, str]) -> Answer:
    """Write a case as a folder of CSV files, read it and solve it."""
    folder.mkdir()
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text + "\n", encoding="utf-8")
    return solve_case(read_case(folder), Judgement())


@pytest.fixture
def one_gun() -> dict[str, str]:
    """Return the tables of the smallest case."""
    return dict(ONE_GUN)


@pytest.fixture(scope="session")
def neighbours(tmp_path_factory: pytest.TempPathFactory) -> Answer:
    """Return the answer to the case of two neighbours."""
    return solved(tmp_path_factory.mktemp("results") / "neighbours", NEIGHBOURS)


@pytest.fixture
def tables(neighbours: Answer) -> dict[str, pd.DataFrame]:
    """Return the result tables of the two neighbours, to be tampered with."""
    return result_tables(neighbours)


@pytest.fixture
def answer_to(tmp_path: Path) -> Callable[[dict[str, str]], Answer]:
    """Return a function that solves a case given as texts."""
    return lambda texts: solved(tmp_path / "case", texts)
