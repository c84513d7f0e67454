"""What to buy before the war: answers worked by hand, and what must hold of every frontier."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from supplychain.analysis.plans.asked import Asked
from supplychain.analysis.plans.budget import EVERYTHING
from supplychain.formulation.judgement import Judgement
from supplychain.solve.two_stage import Risk

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Fixture = Callable[..., Any]

WORKS = "works_up,capacity,works,shell,5,4,450,365\n"


def gap(found: Any) -> float:
    return float(found.frontier["gap"].iloc[-1])


def steps(found: Any) -> dict[str, float]:
    """Steps bought with the whole budget."""
    rows = found.purchases[found.purchases["budget"] == found.frontier["budget"].iloc[-1]]
    return dict(zip(rows["option"], rows["steps"].round(6), strict=True))


def again(found: Any) -> list[float]:
    return list(found.scenarios["gap_again"])


def test_stock_is_bought_in_parts_of_a_step(small: Fixture, plan: Fixture) -> None:
    """A shell costs 10: 250 buys 25 of the 100 that lack, and 75 of 200 stay short."""
    found = plan(small(), 250)
    assert steps(found) == {"shells": 2.5}
    assert gap(found) == pytest.approx(75 / 200)
    assert again(found) == pytest.approx([75 / 200])
    assert list(found.frontier["gap"]) == pytest.approx([0.5, 0.46875, 0.4375, 0.40625, 0.375])
    country = found.countries.query("country == 'North'").iloc[0]
    assert (country["shortfall_before"], country["shortfall"]) == pytest.approx((100, 75))


def test_no_more_is_bought_than_is_short_or_than_there_is(small: Fixture, plan: Fixture) -> None:
    found = plan(small(options="shells,stock,depot,shell,10,,100,0\n"), 5000)
    assert steps(found) == {"shells": pytest.approx(10)}
    assert found.frontier["spent"].iloc[-1] == pytest.approx(1000)
    few = plan(small(options="shells,stock,depot,shell,10,3,100,0\n"), 5000)
    assert steps(few) == {"shells": 3}


def test_capacity_is_bought_in_whole_steps(small: Fixture, plan: Fixture) -> None:
    """A step makes 5 a week, 50 in ten weeks; 800 pays one of 450, and 350 buys 35 shells."""
    found = plan(small(options=WORKS), 800)
    assert steps(found) == {"works_up": 1}
    assert gap(found) == pytest.approx(50 / 200)
    mixed = plan(small(options=WORKS + "shells,stock,depot,shell,10,10,100,0\n"), 800)
    assert steps(mixed) == {"works_up": 1, "shells": 3.5}
    assert again(mixed) == pytest.approx([15 / 200])


def test_what_comes_late_helps_late(small: Fixture, plan: Fixture) -> None:
    """Decided 330 days before, 365 of delay: from day 35, for five of ten weeks.

    Stock that comes on day 35 is there for the last five weeks, in which 100 are asked for; the 100
    in store have served the first five.
    """
    late = plan(small(options=WORKS), 450, decided=330)
    assert again(late) == pytest.approx([75 / 200])
    assert gap(late) == pytest.approx(75 / 200)
    stock = plan(small(), 500, decided=330)
    assert again(stock) == pytest.approx([50 / 200])
    never = plan(small(), 500, decided=0)
    assert steps(never) == {}


def test_a_line_needs_its_inputs(small: Fixture, plan: Fixture) -> None:
    """Neither more output without cases nor cases without more output removes anything."""
    case = small(
        bom="item,input,quantity\nshell,case,1\n",
        options=WORKS + "cases,stock,depot,case,50,4,10,0\n",
    )
    found = plan(case, 460)
    assert steps(found) == {"works_up": 1, "cases": 1}
    assert gap(found) == pytest.approx(50 / 200)
    assert list(found.options["removed"]) == [0, 0]
    families = found.families.set_index("family")["removed"]
    assert families["capacity"] == families["component reserve"] == 0
    assert families[EVERYTHING] == pytest.approx(0.25)


def test_a_new_line_stands_apart_from_what_hits_the_other(small: Fixture, plan: Fixture) -> None:
    """The works are out for the whole war: room beside them is too, a line elsewhere is not."""
    hit = "contingency,effect,what,loss\nwar,line,works,1\n"
    assert gap(plan(small(attrition=hit, options=WORKS), 450)) == pytest.approx(0.5)
    apart = "twin,line,works,shell,5,1,450,0\n"
    assert again(plan(small(attrition=hit, options=apart), 450)) == pytest.approx([50 / 200])
    site = "new,line,depot,shell,5,1,450,0\n"
    assert again(plan(small(attrition=hit, options=site), 450)) == pytest.approx([50 / 200])


def test_hardening_takes_away_its_share_of_a_loss(small: Fixture, plan: Fixture) -> None:
    """Works of 10 a week lose half: 50 made. Two steps of 0.2 leave a loss of 0.3: 70 made.

    Of 100 shells half are lost before the first shot; a step of 0.5 saves 25 of them.
    """
    rates = "line,item,rate,per,lead_days\nworks,shell,10,week,0\n"
    line = small(
        rates=rates,
        attrition="contingency,effect,what,loss\nwar,line,works,0.5\n",
        options="walls,hardening,works,,0.2,2,100,0\n",
    )
    found = plan(line, 250)
    assert steps(found) == {"walls": 2}
    assert (gap(found), *again(found)) == pytest.approx((30 / 200, 30 / 200))
    stock = small(
        demand="contingency,force_element,quantity,per,from\nwar,guns,20,week,D+7\n",
        attrition="contingency,effect,what,from,to,loss\nwar,stock,depot,D+0,D+6,0.5\n",
        options="bunkers,hardening,depot,,0.5,1,100,0\n",
    )
    found = plan(stock, 100)
    assert found.scenarios["gap_before"].tolist() == pytest.approx([130 / 180])
    assert (gap(found), *again(found)) == pytest.approx((105 / 180, 105 / 180))


def test_an_agreement_can_be_an_option(small: Fixture, plan: Fixture) -> None:
    case = small(options="accord,qualification,acsa,,1,1,50,180\n")
    found = plan(case, 50)
    assert steps(found) == {"accord": 1}
    assert (gap(found), *again(found)) == pytest.approx((0.2, 0.2))
    by_regime = found.families.set_index("family").loc["regime sharing, nothing bought"]
    assert by_regime["gap"] == pytest.approx(0.2)


def test_a_platform_can_be_qualified_before_the_war(small: Fixture, plan: Fixture) -> None:
    """Another shell, 40 in store, waits 70 days for its trial, the whole war."""
    case = small(
        items="item,kind,class,mass_kg\nshell,munition,artillery,45\nother,munition,artillery,45\n",
        stocks="site,item,quantity\ndepot,shell,100\ndepot,other,40\n",
        interoperability="platform,item,fit,qualification_days\n"
        "howitzer,shell,yes,\nhowitzer,other,partial,70\n",
        options="trial,qualification,howitzer,other,1,1,5,100\n",
    )
    found = plan(case, 10)
    assert steps(found) == {"trial": 1}
    assert (gap(found), *again(found)) == pytest.approx((60 / 200, 60 / 200))


TWO_WARS = {
    "force_elements": "force_element,country,site,platform,item\n"
    "guns,North,depot,howitzer,shell\nmortars,South,magazine,mortar,bomb\n",
    "items": "item,kind,class,mass_kg\nshell,munition,artillery,45\nbomb,munition,artillery,5\n",
    "stocks": "site,item,quantity\ndepot,shell,100\n",
    "demand": "contingency,force_element,quantity,per\nwar,guns,20,week\nraid,mortars,10,week\n",
    "scenarios": "scenario,contingencies\nlong,war\nshort,raid\n",
    "options": "bombs,stock,magazine,bomb,10,10,100,0\nshells,stock,depot,shell,10,20,100,0\n",
}


def test_the_risk_decides_which_war_is_prepared_for(small: Fixture, plan: Fixture) -> None:
    """200 shells lack 100, 100 bombs lack all; 500 buys 50 of either.

    By the mean with long at 0.9: shells take away 0.9 x 0.25, bombs 0.1 x 0.5. By the worst: bombs
    until both are alike at 0.5, which is 50 of them.
    """
    case = small(**TWO_WARS)
    mean = plan(case, 500, weights=(0.9, 0.1))
    assert steps(mean) == {"shells": 5}
    worst = plan(case, 500, risk=Risk("worst"))
    assert steps(worst) == {"bombs": 5}
    assert gap(worst) == pytest.approx(0.5)
    assert gap(plan(case, 500, risk=Risk("cvar", 0.5))) == pytest.approx(0.5)
    same = plan(case, 500, weights=(0.9, 0.1), risk=Risk("cvar", 0.0))
    assert steps(same) == steps(mean)


@pytest.mark.parametrize("risk", [Risk(), Risk("worst"), Risk("cvar", 0.6)])
def test_more_money_is_never_worse_and_buys_less_and_less(
    small: Fixture, plan: Fixture, risk: Risk
) -> None:
    """The frontier falls, and is convex where every step can be divided."""
    found = plan(small(**TWO_WARS), 2500, risk=risk, judgement=Judgement())
    gaps = found.frontier["gap"].to_numpy()
    falls = -np.diff(gaps)
    assert (falls >= -1e-6).all()
    assert (np.diff(falls) <= 1e-6).all()
    assert (found.frontier["better"] <= 1e-5).all()
    assert (found.frontier["spent"] <= found.frontier["budget"] + 1e-6).all()


def test_options_are_decided_before_the_war(small: Fixture) -> None:
    asked = Asked(small(), Judgement(), ("long",), "national", 400)
    assert [option.day for option in asked.options] == [-35]
