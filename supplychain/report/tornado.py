"""A tornado chart: the figures that an answer leans on most, as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt
import pandas as pd

from supplychain.report.styles import SERIES

if TYPE_CHECKING:
    from pathlib import Path

LONGEST = 60  # letters of a figure's name beside its bar
WIDTH, BAR = 420, 26  # pixels
ENDS = ("low", "high")
HEADINGS = {"gap_national": "Shortfall under national", "gain": "Gain of the regime"}


def tornado(figures: pd.DataFrame, measure: str, base: float) -> alt.LayerChart:
    """Return a bar for each figure and end: change of a measure from the case as it is.

    Parameters
    ----------
    figures : pandas.DataFrame
        Rows of ``Sensitivity.figures``, the largest first.
    measure : str
        `gap_national` or `gain`.
    base : float
        The measure in the case as it is; the bars start there.
    """
    bars = pd.concat([_bars(figures, measure, base, end) for end in ENDS], ignore_index=True)
    order = [_short(name) for name in figures["figure"]]
    share = alt.Axis(format="+.1%", title=f"change from {base:.1%} (1 = nothing met)")
    chart = alt.Chart(bars).encode(y=alt.Y("figure:N", sort=order, title=None))
    marks = chart.mark_bar().encode(
        x=alt.X("change:Q", axis=share),
        color=alt.Color(
            "end:N", scale=alt.Scale(domain=list(ENDS), range=list(SERIES[:2])), title="at its"
        ),
        yOffset=alt.YOffset("end:N", sort=list(ENDS)),
        tooltip=["figure", "end", alt.Tooltip("at:Q", format=",.6~g"),
                 alt.Tooltip("change:Q", format="+.2%")],
    )  # fmt: skip
    rule = alt.Chart(pd.DataFrame({"change": [0.0]})).mark_rule().encode(x="change:Q")
    size = {"width": WIDTH, "height": BAR * max(1, len(figures))}
    picture: alt.LayerChart = (marks + rule).properties(title=HEADINGS[measure], **size)
    picture = picture.configure_axisY(labelLimit=WIDTH).configure_view(stroke=None)
    return picture


def save_picture(chart: alt.LayerChart, path: Path) -> None:
    """Write a chart as .svg or .png, by the ending of `path`."""
    chart.save(str(path), scale_factor=2 if path.suffix == ".png" else 1)


def _bars(figures: pd.DataFrame, measure: str, base: float, end: str) -> pd.DataFrame:
    """Change of the measure from the case as it is, with each figure at one end."""
    return pd.DataFrame(
        {
            "figure": figures["figure"].map(_short),
            "end": end,
            "at": figures[end],
            "change": figures[f"{measure}_{end}"] - base,
        }
    )


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 3]}..."
