"""Wars of later years: factors on straight lines, dates that stay, gains worked by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from supplychain.analysis.plans.outlook import Draws, Ladder, Outlook, ladder_of_years, outlook
from supplychain.analysis.plans.trends import in_year, trends_of
from supplychain.crew import no_progress
from supplychain.formulation.judgement import Judgement
from supplychain.instance.agreements import accords

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from supplychain.case import Case

    Fixture = Callable[..., Any]

PLAIN = Judgement(bands=(1.0,), urgency=0.0)
HEAD = "year,table,column,id,factor,factor_low,factor_high\n"
# North lacks 100 of 200 shells and gets 60 by the accord; South lacks all of 200 bombs and gets 20.
TWO_WAY = {
    "items": "item,kind,class,mass_kg\nshell,munition,artillery,45\nbomb,munition,artillery,5\n",
    "sites": "site,country\ndepot,North\nbunker,North\nmagazine,South\n",
    "stocks": "site,item,quantity\ndepot,shell,100\nmagazine,shell,60\nbunker,bomb,20\n",
    "routes": "route,origin,destination,mode,lead_days,agreement\n"
    "r,magazine,depot,road,0,acsa\nb,bunker,magazine,road,0,acsa\n",
    "force_elements": "force_element,country,site,platform,item\n"
    "guns,North,depot,howitzer,shell\nmortars,South,magazine,mortar,bomb\n",
    "demand": "contingency,force_element,quantity,per\nwar,guns,20,week\nwar,mortars,20,week\n",
}


def held(case: Case, year: int) -> float:
    """Shells in South's magazine."""
    frame = in_year(case, year).tables["stocks"]
    return float(frame.set_index("site").at["magazine", "quantity"])


def look(case: Case, years: tuple[int, ...], samples: int = 0) -> Outlook:
    ladder = Ladder(case, PLAIN, ("long",), (1.0,), "sharing", years)
    return outlook(ladder, Draws(samples, 1, 1), no_progress)


def gains(found: Outlook, country: str, column: str = "gain") -> list[float]:
    return found.gains.loc[found.gains["country"] == country, column].tolist()


def test_factors_lie_on_straight_lines_and_stay_after_the_last(small: Fixture) -> None:
    """60 shells in 2027; twice as many in 2031, three times in 2041."""
    case = small(trends=HEAD + "2031,stocks,quantity,magazine,2,,\n2041,stocks,quantity,,3,,\n")
    assert [held(case, year) for year in (2027, 2029, 2031)] == pytest.approx(
        [60, 60 * 1.5 * (1 + 2 * 2 / 14), 60 * 2 * (1 + 2 * 4 / 14)]
    )
    alone = small(trends=HEAD + "2031,stocks,quantity,magazine,2,,\n")
    assert [held(alone, year) for year in (2027, 2028, 2031, 2050)] == [60, 75, 120, 120]


def test_a_year_may_be_given_for_d_day_too(small: Fixture) -> None:
    case = small(trends=HEAD + "2027,stocks,quantity,magazine,0.5,,\n")
    assert [held(case, year) for year in (2027, 2040)] == [30, 30]


def test_a_share_stays_a_share(small: Fixture) -> None:
    case = small(
        stocks="site,item,quantity,serviceable\ndepot,shell,100,0.8\n",
        trends=HEAD + "2030,stocks,serviceable,depot,2,,\n",
    )
    assert in_year(case, 2030).tables["stocks"]["serviceable"].tolist() == [1]


def test_a_path_takes_its_quantile_in_every_year(small: Fixture) -> None:
    """Triangular from 1 over 2 to 3: the median is 2, the quantile 1/8 is 1.5."""
    case = small(trends=HEAD + "2031,stocks,quantity,magazine,2,1,3\n")
    for quantile, shells in ((0.5, 120), (1 / 8, 90)):
        frame = in_year(case, 2031, dict.fromkeys(trends_of(case), quantile)).tables["stocks"]
        found = frame.loc[frame["site"] == "magazine", "quantity"].tolist()
        assert found == pytest.approx([shells])


def test_calendar_dates_stay_and_days_of_the_war_move_along(small: Fixture) -> None:
    """Signed in 2026 or 2040; three years before D-day whenever that is."""
    case = small(
        agreements="agreement,parties,in_force_since\nacsa,North;South,\nold,North;South,2017-03-01\n",
        regimes="regime,agreement,since\nnational,,\nlate,acsa,2040-03-01\nahead,acsa,D-1095\n",
    )
    assert accords(in_year(case, 2027), "late")["acsa"].since == 4749
    assert accords(in_year(case, 2041), "late")["acsa"].since == -365
    assert accords(in_year(case, 2041), "ahead")["acsa"].since == -1095
    old = [accords(in_year(case, year), "national")["old"].since for year in (2027, 2037)]
    assert old[0] - old[1] == 3653


def test_an_accord_helps_from_its_year_on(small: Fixture) -> None:
    case = small(regimes="regime,agreement,since\nnational,,\nsharing,acsa,2030-06-01\n")
    found = look(case, (2028, 2031, 2035))
    assert gains(found, "North") == pytest.approx([0, 0.3, 0.3])


def test_the_year_in_which_gains_cross_is_told(small: Fixture) -> None:
    """Six times the bombs in 2037: South gains 0.1, 0.35, 0.6, North 0.3 throughout."""
    case = small(**TWO_WAY, trends=HEAD + "2037,stocks,quantity,bunker,6,,\n")
    found = look(case, (2027, 2032, 2037))
    assert gains(found, "North") == pytest.approx([0.3] * 3)
    assert gains(found, "South") == pytest.approx([0.1, 0.35, 0.6])
    (row,) = found.crossings.to_dict("records")
    assert (row["country"], row["other"]) == ("South", "North")
    assert row["crossing"] == pytest.approx(2031)
    assert found.factors["factor"].tolist() == pytest.approx([1, 3.5, 6])
    rounds = found.scenarios.query("country == 'South'")["gain_rounds"].tolist()
    assert rounds == pytest.approx([20, 70, 120])


def test_no_crossing_is_told_where_there_is_none(small: Fixture) -> None:
    case = small(**TWO_WAY, trends=HEAD + "2037,stocks,quantity,bunker,2,,\n")
    assert look(case, (2027, 2037)).crossings.empty


def test_the_band_holds_the_draws(small: Fixture) -> None:
    """The factor of 2037 lies between 1 and 11, so South's gain between 0.1 and 1.

    A crossing needs a factor above 3; of a triangle from 1 over 6 to 11 that is 92% of it.
    """
    case = small(**TWO_WAY, trends=HEAD + "2037,stocks,quantity,bunker,6,1,11\n")
    found = look(case, (2027, 2037), samples=25)
    low, high = (gains(found, "South", end)[-1] for end in ("gain_low", "gain_high"))
    assert 0.1 < low < 0.6 < high < 1
    assert gains(found, "South", "gain_low")[0] == gains(found, "South", "gain_high")[0]
    assert gains(found, "North", "gain_low") == pytest.approx([0.3, 0.3])
    (row,) = found.crossings.to_dict("records")
    assert row["share"] == pytest.approx(0.92, abs=0.04)
    again = look(case, (2027, 2037), samples=25)
    assert again.gains.equals(found.gains)


def test_years_of_the_ladder() -> None:
    assert ladder_of_years(2027) == (2027, 2030, 2035, 2040, 2045, 2050)
    assert ladder_of_years(2050) == (2050,)
