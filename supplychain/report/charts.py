"""Native charts of the summary sheet; they read cells and hold no numbers of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from supplychain.case import BASELINE
from supplychain.report.styles import SERIES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsxwriter import Workbook
    from xlsxwriter.chart import Chart
    from xlsxwriter.worksheet import Worksheet

    from supplychain.report.sheet import RunBook

WIDTH, HEIGHT, BETWEEN = 395, 300, 5  # pixels; three fit a page beside the names
ROUNDS = {"num_format": "#,##0", "min": 0}  # an axis of amounts
SHARE = {"num_format": "0%", "min": 0, "max": 1}  # an axis of shares
SMALL = {"size": 9}
GRID = {"visible": True, "line": {"color": "#D0D0D0", "width": 0.5}}


def bar_chart(
    workbook: Workbook,
    title: str,
    axis: Mapping[str, object],
    block: tuple[str, int, int, int],
    series: Mapping[str, int],
) -> Chart:
    """Return clustered bars: a cluster a regime, a bar a country.

    Parameters
    ----------
    workbook : xlsxwriter.Workbook
        The workbook of the chart.
    title : str
        What the chart says above.
    axis : Mapping
        The axis of values: `ROUNDS` or `SHARE`.
    block : tuple
        Sheet, column of the regimes, first and last row.
    series : Mapping of str to int
        The column of each country.
    """
    sheet, names, first, last = block
    chart: Any = workbook.add_chart({"type": "column"})
    for place, (country, column) in enumerate(series.items()):
        chart.add_series(
            {
                "name": country,
                "categories": [sheet, first, names, last, names],
                "values": [sheet, first, column, last, column],
                "fill": {"color": SERIES[place % len(SERIES)]},
                "border": {"color": "#000000", "width": 0.5},
                "gap": 60,
            }
        )
    _dress(chart, title, axis)
    chart.set_x_axis({"num_font": {**SMALL, "rotation": -45}})
    return chart


def line_chart(
    book: RunBook,
    scenario: str,
    sheet: str,
    places: Mapping[tuple[str, str, str], tuple[int, int, int]],
) -> Chart:
    """Return cumulative rounds short: national solid, the widest regime dashed."""
    view = book.view
    chart: Any = book.workbook.add_chart({"type": "line"})
    for regime in dict.fromkeys([BASELINE, view.widest]):
        for place, country in enumerate(view.countries):
            if not view.required(scenario, country):
                continue  # a line along zero says nothing
            column, first, last = places[scenario, regime, country]
            chart.add_series(
                {
                    "name": f"{country} {regime}",
                    "categories": [sheet, first, 0, last, 0],
                    "values": [sheet, first, column, last, column],
                    "line": _line(place, regime),
                    "marker": {"type": "none"},
                }
            )
    title = f"Rounds short so far, by {view.period}"
    _dress(chart, title, ROUNDS)
    step = max(1, view.case.settings.periods // 13)
    axis = {"num_font": SMALL, "interval_unit": step, "interval_tick": step}
    chart.set_x_axis({**axis, "name": f"{view.period} from D-day", "name_font": SMALL})
    return chart


def _line(place: int, regime: str) -> dict[str, object]:
    line = {"color": SERIES[place % len(SERIES)], "width": 2.25}
    return line if regime == BASELINE else {**line, "dash_type": "dash", "width": 1.5}


def _dress(chart: Any, title: str, axis: Mapping[str, object]) -> None:  # noqa: ANN401
    chart.set_title({"name": title, "name_font": {"size": 11}, "overlay": False})
    chart.set_y_axis({**axis, "num_font": SMALL, "major_gridlines": GRID})
    chart.set_legend({"position": "bottom", "font": SMALL})
    chart.set_size({"width": WIDTH, "height": HEIGHT})


def insert_charts(sheet: Worksheet, place: tuple[int, int], charts: Sequence[Chart]) -> None:
    """Set charts side by side, from a row and column on."""
    for number, chart in enumerate(charts):
        options = {"object_position": 2, "x_offset": number * (WIDTH + BETWEEN)}
        sheet.insert_chart(*place, chart, options)
