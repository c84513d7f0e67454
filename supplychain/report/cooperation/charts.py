"""Pictures of the ledger: what each agreement takes off for whom, and what rules leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt
import pandas as pd

from supplychain.report.cooperation.block import ALL
from supplychain.report.cooperation.levers import left
from supplychain.report.styles import SERIES

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH, BAR = 300, 18  # pixels
WITHOUT = "no new agreement"


def values_chart(values: pd.DataFrame) -> alt.FacetChart:
    """Return a bar an agreement, its average gain in points by country; a column a day signed.

    `values` has the columns of the table of that name.
    """
    rows = values[(values["measure"] == "points") & (values["country"] != ALL)]
    rows = rows[rows["agreement"] != ALL]
    rows = rows.assign(panel=rows["scenario"] + ", signed on " + rows["signed"])
    chart = (
        alt.Chart()
        .mark_bar()
        .encode(
            x=alt.X("average:Q", title="points taken off the gap, on average over all orders"),
            y=alt.Y("agreement:N", sort=_order(rows["agreement"]), title=None),
            color=_colour("country", rows["country"]),
            tooltip=["agreement:N", "country:N", alt.Tooltip("average:Q", format=".2f")],
        )
        .properties(width=WIDTH, height=alt.Step(BAR))
    )
    days = rows["signed"].nunique()
    return _panels(chart, rows, "What each agreement is worth, and to whom", days)


def curves_chart(curves: pd.DataFrame, players: set[str]) -> alt.FacetChart:
    """Return the gap that each setting of a rule leaves, a colour a day signed; a row a rule.

    `curves` has the columns of the table of that name; `players` are the countries that sign.
    """
    rows = left(curves, players)
    first = rows[rows["signed"] == rows["signed"].iloc[0]]
    without = first.assign(signed=WITHOUT, points=first["points_national"])
    shown = pd.concat([without, rows], ignore_index=True)
    shown["signed"] = shown["signed"].where(shown["signed"] == WITHOUT, "signed " + shown["signed"])
    shown["place"] = range(len(shown))
    shown["panel"] = shown["scenario"] + ": " + shown["rule"]
    chart = (
        alt.Chart()
        .mark_line(point=True)
        .encode(
            x=alt.X(
                "points:Q", title="points of the gap that are left", scale=alt.Scale(zero=False)
            ),
            y=alt.Y("setting:N", sort=_order(shown["setting"]), title=None),
            color=_colour("signed", shown["signed"]),
            order=alt.Order("place:Q"),
            tooltip=["rule:N", "setting:N", "signed:N", alt.Tooltip("points:Q", format=".2f")],
        )
        .properties(width=WIDTH, height=alt.Step(BAR))
    )
    return _panels(chart, shown, "What rules cost", 2)


def _order(names: pd.Series[str]) -> Sequence[str]:
    return list(dict.fromkeys(names))


def _colour(name: str, values: pd.Series[str]) -> alt.Color:
    """Return a colour a value, in their order, that a grey print still tells apart."""
    scale = alt.Scale(domain=_order(values), range=list(SERIES))
    return alt.Color(f"{name}:N", scale=scale, title=None, legend=alt.Legend(orient="top"))


def _panels(chart: alt.Chart, rows: pd.DataFrame, title: str, columns: int) -> alt.FacetChart:
    """Return one chart a value of the column `panel`, side by side."""
    head = alt.Header(title=None, labelFontWeight="bold")
    panels = alt.Facet("panel:N", sort=_order(rows["panel"]), header=head)
    picture: alt.FacetChart = chart.facet(panels, data=rows, columns=columns)
    picture = picture.resolve_scale(y="independent").properties(title=title)
    picture = picture.configure_view(stroke=None)
    return picture
