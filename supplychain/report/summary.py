"""The first sheet: the answer at a glance, with charts, then by class."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from supplychain.case import BASELINE
from supplychain.report import cumulative
from supplychain.report.charts import ROUNDS, SHARE, bar_chart, insert_charts, line_chart
from supplychain.report.sheet import RunBook, across, new_sheet, print_wide, write_cell
from supplychain.report.styles import LOW
from supplychain.report.unproven import kind_of_bound, unproven
from supplychain.report.view import ALL, View
from supplychain.report.words import UNLIKE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsxwriter.worksheet import Worksheet

    from supplychain.report.styles import Styles

NAME = "Summary"
HEADER = 6  # the row of the overview's column names; groups stand above
LEFT = 2  # columns of names: scenario or country, regime or class
CHART_ROWS = 17
A_PAGE = 4  # scenarios of which the charts fit a page
WIDE = 17  # columns that stand on the first page on paper
NAME_WIDTHS = (30, 16)
NUMBER_WIDTH = 11.5
LETTERS = 14  # of the sentences on top, in the width of a column
COUNTRY = [("shortfall", "rounds short", "rounds"), ("fill_rate", "fill rate", "share")]
TOTAL = [
    *COUNTRY,
    ("first_deficit_days", "first deficit", "text"),
    ("gain", "gain over national", "gain"),
    ("desk_shortfall", "desk estimate", "rounds"),
    ("index", "index", "index"),
]


@dataclass(frozen=True)
class Page:
    """The sheet being written, with what it is written from."""

    book: RunBook
    sheet: Worksheet

    @property
    def view(self) -> View:
        """Return what the sheet is written from."""
        return self.book.view

    @property
    def styles(self) -> Styles:
        """Return the formats."""
        return self.book.styles

    @property
    def each(self) -> list[tuple[str, str, str]]:
        """Return column, header and kind of what the overview shows of a country."""
        return [*COUNTRY, ("first_deficit", f"first deficit ({self.view.period})", "whole")]

    @property
    def days(self) -> int:
        """Return the column of the overview that holds the days of the first deficit."""
        return LEFT + len(self.each) * len(self.view.countries) + len(COUNTRY)

    @property
    def width(self) -> int:
        """Return the number of columns in use."""
        overview = LEFT + len(self.each) * len(self.view.countries) + len(TOTAL)
        return max(overview, LEFT + 2 + 2 * len(self.view.regimes))


def add_summary(book: RunBook) -> Page:
    """Add the sheet with its print set-up, so that it comes first."""
    sheet = new_sheet(book, NAME)
    page = Page(book, sheet)
    for column, width in enumerate(NAME_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.set_column(LEFT, page.width - 1, NUMBER_WIDTH)
    sheet.set_column(page.days, page.days, 15)
    sheet.freeze_panes(0, LEFT)
    sheet.repeat_rows(0, 1)
    print_wide(sheet, [*NAME_WIDTHS, *[NUMBER_WIDTH] * (page.width - LEFT)], LEFT)
    return page


def fill_summary(page: Page, places: Mapping[cumulative.Run, tuple[int, int, int]]) -> None:
    """Write title, overview, charts and the tables by class.

    Parameters
    ----------
    page : Page
        The sheet.
    places : Mapping
        Where the sheet of cumulative sums holds each run.
    """
    _write_head(page)
    blocks, row = _write_overview(page)
    breaks = [row]
    for place, scenario in enumerate(page.view.scenarios):
        if place and place % A_PAGE == 0:
            breaks.append(row)
        _write_charts(page, scenario, row, blocks[scenario], places)
        row += CHART_ROWS
    for place, scenario in enumerate(page.view.scenarios):
        if place % 2 == 0:  # two fit a page
            breaks.append(row)
        row = _write_classes(page, scenario, row)
    page.sheet.set_h_pagebreaks(breaks)


def _write_head(page: Page) -> None:
    settings, sheet, styles = page.view.case.settings, page.sheet, page.styles
    sheet.write_string(0, 0, settings.title, styles.title)
    sheet.write_string(1, 0, settings.marking, styles.marking)
    last = min(page.width, WIDE) - 1
    late = unproven(page.view)
    title = f" {page.view.say('unproven.title')}: {len(late)} (sheet Stages)." if late else ""
    bound = kind_of_bound(page.view) + title
    read = (
        "Rounds short by scenario and regime over "
        f"{page.view.say.counted(settings.periods, settings.period)} from "
        f"{settings.start.isoformat()} (D-day). {UNLIKE} The desk estimate is requirement less own "
        "stock and output: it knows no routes, no timing and no sharing."
    )
    sheet.set_row(0, 24)
    sentences = [(bound, styles.bound, 20), (read, styles.note, 14)]  # and the height of a line
    for row, (text, style, height) in enumerate(sentences, start=2):
        sheet.merge_range(row, 0, row, last, text, style)
        sheet.set_row(row, height * math.ceil(len(text) / (LETTERS * (last + 1))))


def _write_overview(page: Page) -> tuple[dict[str, tuple[int, int]], int]:
    """Write a row per scenario and regime; return each scenario's rows and the next free row."""
    _write_overview_header(page)
    row, blocks = HEADER + 1, {}
    for scenario in page.view.scenarios:
        first = row
        for regime in page.view.solved(scenario):
            _write_overview_row(page, row, scenario, regime)
            row += 1
        blocks[scenario] = (first, row - 1)
    return blocks, row + 1


def _write_overview_header(page: Page) -> None:
    sheet, styles, each = page.sheet, page.styles, page.each
    across(sheet, HEADER - 1, (0, LEFT - 1), "", styles.group)
    sheet.write_string(HEADER, 0, "scenario", styles.header)
    sheet.write_string(HEADER, 1, "regime", styles.header)
    column = LEFT
    for country in (*page.view.countries, ALL):
        parts = TOTAL if country == ALL else each
        last = column + len(parts) - 1
        name = page.view.country_name(country)
        across(sheet, HEADER - 1, (column, last), name, styles.group)
        for place, (_, header, kind) in enumerate(parts, column):
            style = styles.header if kind == "text" else styles.number
            sheet.write_string(HEADER, place, header, style)
        column = last + 1
    sheet.set_row(HEADER, 26)


def _write_overview_row(page: Page, row: int, scenario: str, regime: str) -> None:
    first = regime == BASELINE
    style = page.styles.total if first else page.styles.cell
    name = page.view.scenario_name(scenario) if first else scenario
    page.sheet.write_string(row, 0, name, style["text"])
    page.sheet.write_string(row, 1, regime, style["text"])
    column = LEFT
    for country in (*page.view.countries, ALL):
        for name, _, kind in TOTAL if country == ALL else page.each:
            read = page.view.text if kind == "text" else page.view.number
            value = read(scenario, regime, country, name)
            write_cell(page.sheet, (row, column), value, kind, style)
            column += 1


def _write_charts(
    page: Page,
    scenario: str,
    row: int,
    block: tuple[int, int],
    places: Mapping[cumulative.Run, tuple[int, int, int]],
) -> None:
    """Write a scenario's charts side by side below its name."""
    view, workbook = page.view, page.book.workbook
    page.sheet.write_string(row, 0, view.scenario_name(scenario), page.styles.heading)
    short = {c: LEFT + len(page.each) * place for place, c in enumerate(view.countries)}
    fill = {country: column + 1 for country, column in short.items()}
    where = (NAME, 1, *block)
    charts = [
        bar_chart(workbook, "Rounds short", ROUNDS, where, short),
        bar_chart(workbook, "Fill rate", SHARE, where, fill),
    ]
    if any(view.required(scenario, country) for country in view.countries):
        charts.append(line_chart(page.book, scenario, cumulative.NAME, places))
    insert_charts(page.sheet, (row + 1, LEFT), charts)  # beside the names, which stay


def _write_classes(page: Page, scenario: str, row: int) -> int:
    """Write rounds short and fill rate by country and class; return the next free row."""
    view, sheet, styles = page.view, page.sheet, page.styles
    regimes = view.solved(scenario)
    title = f"{view.scenario_name(scenario)}: by country and class"
    sheet.write_string(row, 0, title, styles.heading)
    left = ["country", "class", "requirement", "desk estimate"]
    split = len(left) + len(regimes)
    across(page.sheet, row + 1, (len(left), split - 1), "Rounds short", page.styles.group)
    across(page.sheet, row + 1, (split, split + len(regimes) - 1), "Fill rate", page.styles.group)
    for column, header in enumerate([*left, *regimes, *regimes]):
        sheet.write_string(
            row + 2, column, header, styles.header if column < LEFT else styles.narrow
        )
    sheet.set_row(row + 2, 26)
    last = _write_class_rows(page, scenario, row + 3, regimes)
    shade = {"type": "2_color_scale", "min_color": LOW, "max_color": "#FFFFFF"}
    limits = {"min_type": "num", "max_type": "num", "min_value": 0, "max_value": 1}
    sheet.conditional_format(row + 3, split, last, split + len(regimes) - 1, {**shade, **limits})
    return last + 2


def _write_class_rows(page: Page, scenario: str, row: int, regimes: Sequence[str]) -> int:
    """Write the rows of the table by class; return the last."""
    view = page.view
    parts = [(BASELINE, "requirement", "rounds"), (BASELINE, "desk_shortfall", "rounds")]
    parts += [(regime, "shortfall", "rounds") for regime in regimes]
    parts += [(regime, "fill_rate", "share") for regime in regimes]
    for country, class_ in view.lines(scenario):
        style = page.styles.total if class_ == ALL else page.styles.cell
        page.sheet.write_string(row, 0, view.country_name(country), style["text"])
        page.sheet.write_string(row, 1, class_, style["text"])
        for column, (regime, name, kind) in enumerate(parts, LEFT):
            value = view.number(scenario, regime, country, name, class_)
            write_cell(page.sheet, (row, column), value, kind, style)
        row += 1
    return row - 1
