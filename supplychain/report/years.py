"""A chart of the gains of countries over the years, with their bands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt

from supplychain.report.styles import SERIES

if TYPE_CHECKING:
    import pandas as pd

WIDTH, HEIGHT = 480, 300  # pixels
BAND = 0.2  # opacity


def gains_by_year(gains: pd.DataFrame, regime: str) -> alt.LayerChart:
    """Return a line a country, with its band where there is one.

    Parameters
    ----------
    gains : pandas.DataFrame
        year, country, gain, gain_low, gain_high; see ``Outlook.gains``.
    regime : str
        Whose gains they are.
    """
    countries = list(dict.fromkeys(gains["country"]))
    colour = alt.Color("country:N", scale=alt.Scale(domain=countries, range=list(SERIES)))
    base = alt.Chart(gains).encode(
        x=alt.X("year:Q", axis=alt.Axis(format="d", title="year of war")), color=colour
    )
    title = "index less than under national (1 = all)"
    line = base.mark_line(point=True).encode(
        y=alt.Y("gain:Q", axis=alt.Axis(format=".0%", title=title)),
        tooltip=["country", "year", alt.Tooltip("gain:Q", format=".2%")],
    )
    band = base.mark_area(opacity=BAND).encode(y="gain_low:Q", y2="gain_high:Q")
    picture: alt.LayerChart = (band + line).properties(
        title=f"What {regime} gains each country", width=WIDTH, height=HEIGHT
    )
    picture = picture.configure_view(stroke=None)
    return picture
