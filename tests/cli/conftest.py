"""A tiny case that can be worked by hand, as a folder of CSV files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

# 100 rounds in store against 20 a week over 10 weeks: 100 short. With the accord the neighbour's
# 60 spare rounds cross the border, and 40 are short.
TINY = {
    "settings": "key,value\ntitle,Tiny\nstart,2027-03-01\nperiod,week\nperiods,10\ncurrency,USD\n",
    "countries": "country\nNorth\nSouth\n",
    "sites": "site,country\ndepot,North\nmagazine,South\n",
    "items": "item,kind,class,mass_kg,unit_price\nshell,munition,artillery,45,1000\n",
    "stocks": "site,item,quantity\ndepot,shell,100\nmagazine,shell,60\n",
    "lines": "line,site\n",
    "routes": "route,origin,destination,mode,lead_days,agreement\nr,magazine,depot,road,0,acsa\n",
    "force_elements": "force_element,country,site,platform,item\nguns,North,depot,howitzer,shell\n",
    "demand": "contingency,force_element,quantity,per\nwar,guns,20,week\n",
    "scenarios": "scenario,contingencies\nlong,war\n",
    "agreements": "agreement,parties\nacsa,North;South\n",
    "regimes": "regime,agreement,since\nnational,,\nsharing,acsa,D+0\n",
}


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    folder = tmp_path / "tiny"
    folder.mkdir()
    for name, text in TINY.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder
