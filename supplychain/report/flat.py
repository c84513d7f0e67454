"""The sheets that list a result table: by class, gains, shortfall, production, shipments, runs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_rowcol_to_cell

from supplychain.report.sheet import FIRST_ROW, LAST_ROW, Column, Flat, keys, place_of, write_flat

if TYPE_CHECKING:
    import pandas as pd
    from xlsxwriter.worksheet import Worksheet

    from supplychain.report.sheet import RunBook
    from supplychain.report.view import View

RUN = ("scenario", "regime")


def write_by_class(book: RunBook) -> None:
    """Write every figure of the summary, a row per country and class."""
    columns = [
        *keys(*RUN, "country", "class"),
        Column("requirement", "requirement"),
        Column("shortfall", "rounds short"),
        Column("launchers", "of these: launchers"),
        Column("munitions", "of these: munitions"),
        Column("fill_rate", "fill rate", "share"),
        Column("first_deficit", f"first deficit ({book.view.period})", "whole"),
        Column("first_deficit_days", "days of the first deficit", "text"),
        Column("collapse_from", f"collapse from ({book.view.period})", "whole"),
        Column("collapse_to", f"collapse to ({book.view.period})", "whole"),
        Column("days_of_supply", "days of supply", "decimal"),
        Column("rate_assumed", "at the rate assumed (a day)", "decimal"),
        Column("controlled_supply_rate", "controlled supply rate (a day)", "decimal"),
        Column("desk_shortfall", "desk estimate of rounds short"),
        Column("gain", "gain over national", "gain"),
        Column("index", "index", "index"),
    ]
    note = "One row a country and class; the class `all` is the country's total."
    _write(book, Flat("By class", note, columns, book.view.tables["summary"]))


def write_gains(book: RunBook) -> None:
    """Write what each regime gains for whom, and the stock given up for it."""
    columns = [
        *keys(*RUN, "country", "class"),
        Column("shortfall_national", "rounds short, national"),
        Column("shortfall", "rounds short"),
        Column("gain", "gain", "gain"),
        Column("fill_rate_national", "fill rate, national", "share"),
        Column("fill_rate", "fill rate", "share"),
        Column("closing_stock_national", "closing stock, national"),
        Column("closing_stock", "closing stock"),
        Column("stock_given_up", "stock given up"),
        Column("desk_shortfall", "desk estimate of rounds short"),
        Column("loses", "loses", "text"),
        Column("index_national", "index, national", "index"),
        Column("index", "index", "index"),
    ]
    note = "Against `national` in the same scenario; `loses` marks a class that is worse off."
    sheet = _write(book, Flat("Gains", note, columns, book.view.tables["gains"]))
    place = place_of(columns, "loses")
    rule = {"type": "cell", "criteria": "==", "value": '"yes"', "format": book.styles.warn}
    sheet.conditional_format(FIRST_ROW, place, LAST_ROW, place, rule)


def write_shortfall(book: RunBook) -> None:
    """Write the shortfall of each force element over the horizon, with a live fill rate."""
    names = [*RUN, "force_element", "country", "class", "item", "priority"]
    sums = ["requirement", "met", "shortfall", "launchers", "munitions"]
    frame = added_up(book.view.tables["shortfall"], names, sums)
    columns = [
        *keys(*names[:-1]),
        Column("priority", "priority", "whole"),
        Column("requirement", "requirement"),
        Column("met", "met"),
        Column("shortfall", "rounds short"),
        Column("launchers", "of these: launchers"),
        Column("munitions", "of these: munitions"),
        Column("fill_rate", "fill rate", "share"),
    ]
    note = "Each force element over the whole horizon; met + short = requirement."
    sheet = _write(book, Flat("Shortfall", note, columns, frame))
    rows = ordered(book.view, frame)[["requirement", "shortfall"]].to_numpy(dtype=float).tolist()
    named = [place_of(columns, name) for name in ("requirement", "shortfall", "fill_rate")]
    for row, (wanted, short) in enumerate(rows[: LAST_ROW - FIRST_ROW], FIRST_ROW):
        need, lack = (xl_rowcol_to_cell(row, place) for place in named[:2])
        formula = f'=IF({need}>0,1-{lack}/{need},"")'
        value = 1 - short / wanted if wanted > 0 else ""
        sheet.write_formula(row, named[2], formula, book.styles.cell["share"], value)


def write_production(book: RunBook) -> None:
    """Write what each line made over the horizon beside its ceiling."""
    names = [*RUN, "line", "site", "country", "item"]
    table = book.view.tables["production"]
    frame = added_up(table, names, ["made", "ceiling"])
    peaks = table.groupby(names, sort=False)["used_share"].max().rename("peak").reset_index()
    frame = frame.merge(peaks, on=names, how="left")
    columns = [
        *keys(*names),
        Column("made", "made"),
        Column("ceiling", "ceiling"),
        Column("peak", f"highest share used in a {book.view.period}", "share"),
    ]
    note = (
        "Sums over the horizon. Items of one line share its capacity, so each may stay below "
        "its own ceiling although the line is full."
    )
    _write(book, Flat("Production", note, columns, frame, "units"))


def write_shipments(book: RunBook) -> None:
    """Write what each route carried of each item over the horizon."""
    names = [*RUN, "route", "origin", "destination", "mode", "item"]
    frame = added_up(book.view.tables["shipments"], names, ["sent", "lost", "arrived", "tonnes"])
    columns = [*keys(*names), *(Column(name, name) for name in ("sent", "lost", "arrived"))]
    columns.append(Column("tonnes", "sent (t)"))
    note = "Sums over the horizon, by route and item; what is still at sea at the end is `arrived`."
    _write(book, Flat("Shipments", note, columns, frame, "units"))


def write_rules(book: RunBook) -> None:
    """Write the price of the rule that no nation is worse off."""
    columns = [
        *keys(*RUN, "stage"),
        Column("optimum", "optimum with the rule", "optimum"),
        Column("without_rule", "optimum without it", "optimum"),
        Column("price", "price of the rule", "optimum"),
    ]
    note = (
        "What the rule `no nation worse off than under national` costs, in units of the stage. "
        "A later stage may gain what an earlier one paid."
    )
    _write(book, Flat("Rules", note, columns, book.view.tables["rules"]))


def write_inputs(book: RunBook) -> None:
    """Write every input figure with the cell and the source it came from."""
    frame = book.view.tables["inputs"]
    columns = keys(*frame.columns)
    note = "Every figure of the case as read, where it was written, and what it rests on."
    write_flat(book, Flat("Inputs", note, columns, frame))


def write_sources(book: RunBook) -> None:
    """Write the sources that the case names."""
    frame = book.view.case.text["sources"]
    note = "What the case names as its sources; `Inputs` says which figure rests on which."
    write_flat(book, Flat("Sources", note, keys(*frame.columns), frame))


def write_stages(book: RunBook) -> None:
    """Write the solver's stages with their certificates."""
    columns = [
        *keys(*RUN, "stage"),
        Column("optimum", "optimum", "optimum"),
        Column("bound", "bound", "optimum"),
        Column("status", "status", "text"),
        Column("method", "method", "text"),
        Column("seconds", "seconds", "decimal"),
        Column("iterations", "iterations", "whole"),
        *(Column(n, n, "tiny") for n in ("primal", "dual", "complementarity")),
        Column("earlier", "drift of earlier stages", "tiny"),
    ]
    note = (
        "Largest relative violations, recomputed from the solution: small means proven optimal. "
        "Where the status is `time limit`, `optimum` is what the plan comes to, and no plan comes "
        "to less than `bound`."
    )
    _write(book, Flat("Stages", note, columns, book.view.tables["stages"]))


def added_up(table: pd.DataFrame, names: list[str], sums: list[str]) -> pd.DataFrame:
    """Return the sums over everything but the names."""
    return table.groupby(names, sort=False, dropna=False)[sums].sum().reset_index()


def ordered(view: View, frame: pd.DataFrame) -> pd.DataFrame:
    """Return the rows in the case's order of scenarios and regimes; within a run as they were."""
    runs = [(s, r) for s in view.scenarios for r in view.regimes]
    rank = {run: place for place, run in enumerate(runs)}
    places = [
        rank.get(run, len(rank)) for run in zip(frame["scenario"], frame["regime"], strict=True)
    ]
    order = sorted(range(len(frame)), key=places.__getitem__)
    return frame.iloc[order].reset_index(drop=True)


def _write(book: RunBook, table: Flat) -> Worksheet:
    """Write a table in the case's order of scenarios and regimes."""
    sheet, _ = write_flat(book, replace(table, frame=ordered(book.view, table.frame)))
    return sheet
