"""The pictures of the page as Vega-Lite specifications without numbers.

Each reads the data set `rows` (and others that are named), which the page fills by scenario and
regime. Vega-Lite draws them in the browser, and the same specification gives SVG and PNG.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import altair as alt

from supplychain.report.html import borders as sankey
from supplychain.report.html import globe
from supplychain.report.tornado import bar_pairs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from supplychain.report.messages import Messages
    from supplychain.report.view import View

Picture: TypeAlias = Any  # altair tells a chart apart only when it is drawn

# Okabe and Ito 2008: told apart by colour-blind readers; neighbours differ in lightness as well.
# From the ninth country on lighter and darker ones of the same.
HUES = (
    "#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#8C6D31", "#7F7F7F",
    "#00344F", "#F7CB6B", "#7FCFB9", "#7A2E5D", "#BFE3F7", "#7F3300", "#D9C48A", "#333333",
)  # fmt: skip
BEFORE, AFTER, ALARM = "#8A949E", "#0072B2", "#D55E00"
SHARE = alt.Axis(format="%", title=None, tickCount=5)
ROUNDS = "datum.value == 0 ? '0' : format(datum.value, '~s')"  # not 0k, nor 0.2k
LABELS: tuple[tuple[int, Literal["left", "right"], int], ...] = ((0, "left", 6), (1, "right", -6))
MARKED = 13  # labels on an axis of periods, at most


def charts(view: View) -> dict[str, dict[str, Any]]:
    """Return the specification of each picture by its name, in the language of the view."""
    countries = [view.country_name(country) for country in view.countries]
    drawn = {
        "answer": _answer(view.say),
        "time": _time(view, countries),
        "stock": _stock(view, countries),
        "gains": _gains(view.say),
        "borders": _borders(view.say, countries),
        "map": _map(view.say),
    }
    drawn["leans"] = bar_pairs(_rows(), view.say).properties(width="container")
    # The schema takes longer to check than all else: the tests do, on the same specifications.
    return {name: chart.to_dict(validate=False) for name, chart in drawn.items()}


def _rows(name: str = "rows", form: alt.TopoDataFormat | None = None) -> alt.NamedData:
    return alt.NamedData(name=name, format=form) if form else alt.NamedData(name=name)


def _by_country(countries: Sequence[str], legend: alt.Legend | None) -> alt.Color:
    hues = [HUES[place % len(HUES)] for place in range(len(countries))]
    scale = alt.Scale(domain=list(countries), range=hues)
    return alt.Color("country:N", scale=scale, legend=legend)


def _answer(say: Messages) -> Picture:
    """Share of the rounds needed that are short, with and without the widest regime."""
    base = alt.Chart(_rows()).encode(
        y=alt.Y("name:N", sort=None, title=None, axis=alt.Axis(labelLimit=230)),
        yOffset=alt.YOffset("regime:N", sort=None),
    )
    bars = base.mark_bar(cornerRadiusEnd=2).encode(
        x=alt.X("gap:Q", axis=SHARE, scale=alt.Scale(domainMin=0, nice=True)),
        color=alt.Color(
            "role:N",
            scale=alt.Scale(domain=["before", "after"], range=[BEFORE, AFTER]),
            legend=None,
        ),
        tooltip=[
            alt.Tooltip("name:N", title=say("script.scenario")),
            alt.Tooltip("regime:N", title=say("script.agreements")),
            alt.Tooltip("shortfall:Q", format=",.0f", title=say("script.short")),
            alt.Tooltip("gap:Q", format=".2%", title=say("script.share_short")),
        ],
    )
    text = base.mark_text(align="left", dx=4).encode(x="gap:Q", text="told:N")
    padding = {"left": 5, "top": 5, "bottom": 5, "right": 46}  # for the text of the longest bar
    return (bars + text).properties(width="container", padding=padding)


def _time(view: View, countries: Sequence[str]) -> Picture:
    """Rounds short in each period by country, with the baseline's total as a line."""
    say, periods = view.say, view.case.settings.periods
    step = -(-periods // MARKED)
    axis = alt.Axis(values=list(range(1, periods + 1, step)), labelAngle=0)
    x = alt.X(
        "period:O",
        title=view.period_word,
        axis=axis,
        scale=alt.Scale(domain=[*range(1, periods + 1)]),
    )
    bars = (
        alt.Chart(_rows())
        .mark_bar()
        .encode(
            x=x,
            y=alt.Y("sum(short):Q", title=say("script.short"), axis=alt.Axis(labelExpr=ROUNDS)),
            color=_by_country(countries, alt.Legend(orient="top", title=None)),
            tooltip=[
                alt.Tooltip("country:N", title=say("script.country")),
                alt.Tooltip("period:O", title=view.period_word),
                alt.Tooltip("sum(short):Q", format=",.0f", title=say("script.short")),
            ],
        )
    )
    line = (
        alt.Chart(_rows("before"))
        .mark_line(color=BEFORE, strokeWidth=2, interpolate="step")
        .encode(x=x, y="short:Q")
    )
    return (bars + line).properties(width="container", height=260)


def _stock(view: View, countries: Sequence[str]) -> Picture:
    """Rounds in store at the end of each period, a panel a class; first deficits as rules."""
    hue = _by_country(countries, alt.Legend(orient="top", title=None))
    say, whose = view.say, alt.Tooltip("country:N", title=view.say("script.country"))
    line = (
        alt.Chart()
        .mark_line(strokeWidth=2)
        .encode(
            x=alt.X("period:Q", title=view.period_word, axis=alt.Axis(grid=False, tickMinStep=1)),
            y=alt.Y("stock:Q", title=None, axis=alt.Axis(labelExpr=ROUNDS, tickCount=4)),
            color=hue,
            tooltip=[
                alt.Tooltip("class:N", title=say("script.class_")),
                whose,
                alt.Tooltip("period:Q", title=view.period_word),
                alt.Tooltip("stock:Q", format=",.0f", title=say("script.in_store")),
            ],
        )
    )
    rule = (
        alt.Chart()
        .mark_rule(strokeDash=[3, 3])
        .encode(
            x="first:Q",
            color=hue,
            tooltip=[whose, alt.Tooltip("first:Q", title=say("script.first_deficit"))],
        )
    )
    layered = alt.layer(line, rule, data=_rows()).properties(width=255, height=130)
    return layered.facet(facet=alt.Facet("class:N", title=None), columns=3).resolve_scale(
        y="independent"
    )


def _gains(say: Messages) -> Picture:
    """Rounds that each country gains over the baseline."""
    return (
        alt.Chart(_rows())
        .mark_bar(cornerRadiusEnd=2)
        .encode(
            x=alt.X(
                "gain:Q", title=say("script.gained"), axis=alt.Axis(labelExpr=ROUNDS, tickCount=6)
            ),
            y=alt.Y("name:N", sort=None, title=None),
            color=alt.condition("datum.gain < 0", alt.value(ALARM), alt.value(AFTER)),
            tooltip=[
                alt.Tooltip("name:N", title=say("script.country")),
                alt.Tooltip("gain:Q", format="+,.0f", title=say("script.gained")),
                alt.Tooltip("given:Q", format=",.0f", title=say("script.given_up")),
            ],
        )
        .properties(width="container")
    )


def _borders(say: Messages, countries: Sequence[str]) -> Picture:
    """Tonnes that crossed borders, from the sender on the left to the receiver."""
    tip = [
        alt.Tooltip("sender:N", title=say("script.from")),
        alt.Tooltip("receiver:N", title=say("script.to")),
        alt.Tooltip("tonnes:Q", format=",.0f", title=say("script.tonnes")),
    ]
    hues = [HUES[place % len(HUES)] for place in range(len(countries))]
    hue = alt.Scale(domain=list(countries), range=hues)
    ribbons = (
        alt.Chart(_rows())
        .mark_geoshape(opacity=0.5)
        .encode(color=alt.Color("sender:N", scale=hue, legend=None), tooltip=tip)
    )
    bars = (
        alt.Chart(_rows("bars"))
        .mark_geoshape()
        .encode(color=alt.Color("country:N", scale=hue, legend=None))
    )
    x, y = alt.X("x:Q", scale=None, axis=None), alt.Y("y:Q", scale=None, axis=None)  # as drawn
    labels = [
        alt.Chart(_rows("bars"))
        .transform_filter(f"datum.side == {side}")
        .mark_text(align=align, dx=shift, fontWeight=600)
        .encode(x=x, y=y, text="label:N")
        for side, align, shift in LABELS
    ]
    layered = alt.layer(ribbons, bars, *labels)
    return layered.properties(
        width=sankey.WIDTH,
        height=sankey.HEIGHT,
        projection=alt.Projection(type="identity", scale=1, translate=[0, 0]),
    )


def _map(say: Messages) -> Picture:
    """Sites and routes; the width of a route is what it carried. The page sets the projection."""
    land = alt.Chart(
        _rows("land", alt.TopoDataFormat(feature="land", type="topojson"))
    ).mark_geoshape(fill="#E3E6E8", stroke=None)
    states = [say(f"script.{state}") for state in ("carried", "lossy", "idle")]
    routes = (
        alt.Chart(_rows())
        .mark_rule(opacity=0.75, strokeCap="round")
        .encode(
            longitude="x1:Q",
            latitude="y1:Q",
            longitude2="x2:Q",
            latitude2="y2:Q",
            strokeWidth=alt.StrokeWidth(
                "tonnes:Q", scale=alt.Scale(type="sqrt", range=[0.75, 9]), legend=None
            ),
            color=alt.Color(
                "state:N",
                scale=alt.Scale(domain=states, range=[AFTER, ALARM, BEFORE]),
                legend=alt.Legend(
                    orient="top", title=None, symbolStrokeWidth=3, symbolSize=400, labelLimit=0
                ),
            ),
            strokeDash=alt.StrokeDash(
                "state:N", scale=alt.Scale(domain=states, range=[[1, 0], [6, 3], [1, 4]])
            ),
            tooltip=[
                alt.Tooltip("route:N", title=say("script.route")),
                alt.Tooltip("mode:N", title=say("script.mode")),
                alt.Tooltip("tonnes:Q", format=",.0f", title=say("script.tonnes")),
                alt.Tooltip("lost:Q", format=".1%", title=say("script.lost")),
                alt.Tooltip("cut:Q", format=".0%", title=say("script.cut")),
            ],
        )
    )
    dots = alt.Chart(_rows("sites")).encode(longitude="x:Q", latitude="y:Q")
    points = dots.mark_circle(size=46, color="#1B2733", stroke="white", strokeWidth=1).encode(
        tooltip=["name:N", "country:N", "kind:N"]
    )
    return alt.layer(land, routes, points).properties(
        width=globe.WIDTH, height=globe.HEIGHT, projection=alt.Projection(type="mercator")
    )
