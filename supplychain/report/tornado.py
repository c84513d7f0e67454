"""A tornado chart: the figures that an answer leans on most, as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt
import pandas as pd

from supplychain.case import BASELINE
from supplychain.report.messages import messages

if TYPE_CHECKING:
    from pathlib import Path

    from supplychain.report.messages import Messages

LONGEST = 60  # letters of a figure's name beside its bar
WIDTH, BAR = 420, 26  # pixels
ENDS = ("low", "high")
HUES = ("#0072B2", "#E69F00")  # told apart by colour-blind readers, on light and dark paper
MEASURES = ("gap_national", "gain")


def tornado(figures: pd.DataFrame, measure: str, regime: str) -> alt.LayerChart:
    """Return a bar for each figure and end: change of a measure from the case as it is.

    Parameters
    ----------
    figures : pandas.DataFrame
        The largest first: figure, low, high (its ends), low_change, high_change (of the measure).
    measure : str
        `gap_national` or `gain`.
    regime : str
        Whose gain it is.
    """
    say = messages()
    bars = pd.concat([_bars(figures, end, say) for end in ENDS], ignore_index=True)
    picture: alt.LayerChart = bar_pairs(bars, say).properties(
        title=heading(measure, regime, say), width=WIDTH, height=BAR * max(1, len(figures))
    )
    picture = picture.configure_axisY(labelLimit=WIDTH).configure_view(stroke=None)
    return picture


def heading(measure: str, regime: str, say: Messages) -> str:
    """Return what a tornado of a measure is called."""
    return say(f"leans.{measure}", baseline=BASELINE, regime=regime)


def bar_pairs(data: Any, say: Messages) -> alt.LayerChart:  # noqa: ANN401 - what altair draws from
    """Return the chart of rows with figure, end (as the language says it), at and change."""
    ends = [say(f"script.{end}") for end in ENDS]
    share = alt.Axis(format="+.1%", title=say("leans.axis"))
    chart = alt.Chart(data).encode(y=alt.Y("figure:N", sort=None, title=None))
    marks = chart.mark_bar().encode(
        x=alt.X("change:Q", axis=share),
        color=alt.Color(
            "end:N", scale=alt.Scale(domain=ends, range=list(HUES)),
            legend=alt.Legend(orient="top", title=None),
        ),
        yOffset=alt.YOffset("end:N", sort=ends),
        tooltip=[alt.Tooltip("figure:N", title=say("script.figure")),
                 alt.Tooltip("at:Q", format=",.6~g", title=say("script.value")),
                 alt.Tooltip("change:Q", format="+.2%", title=say("leans.axis"))],
    )  # fmt: skip
    pairs: alt.LayerChart = marks + alt.Chart(data).mark_rule().encode(x=alt.datum(0))
    return pairs


def save_picture(chart: alt.LayerChart | alt.FacetChart, path: Path) -> None:
    """Write a chart as .svg or .png, by the ending of `path`."""
    chart.save(str(path), scale_factor=2 if path.suffix == ".png" else 1)


def shortened(name: str) -> str:
    """Return a figure's name as it stands beside its bar."""
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 3]}..."


def _bars(figures: pd.DataFrame, end: str, say: Messages) -> pd.DataFrame:
    """Change of the measure from the case as it is, with each figure at one end."""
    return pd.DataFrame(
        {
            "figure": figures["figure"].map(shortened),
            "end": say(f"script.{end}"),
            "at": figures[end],
            "change": figures[f"{end}_change"],
        }
    )
