"""A workbook with one mistake of every kind; ``python -m tests.workbook.make_broken`` writes it.

It goes to datasets/broken.xlsx. Each line below says which rule its mistake is for; whatever else
stands in a row is sound. Sheets are small, so that a reader can follow each finding to its cell.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.styles import Font

BROKEN = Path(__file__).resolve().parents[2] / "datasets" / "broken.xlsx"
CREATED = dt.datetime(2000, 1, 1)

_SAVED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")

HE, FUZE = "he", "fuze"

# By sheet: the header, then its rows.
SHEETS: dict[str, list[list[Any]]] = {
    "settings": [
        ["key", "value"],
        ["title", "One mistake of every kind"],
        ["start", dt.date(2027, 3, 1)],
        ["period", "week"],
        ["periods", 26],
        ["currency", "USD"],
    ],
    # There is no sheet countries: missing-table.
    "sources": [
        ["source", "title"],
        ["S1", "Press report"],
        ["S2", "Budget"],
        ["S2", "Budget"],  # repeated-row
        ["S3", "Speech"],
        ["S3", "Another speech"],  # duplicate-key
    ],
    "出典": [["出典", "標題"], ["S9", "A table that stands there twice"]],  # second-table
    "sites": [
        ["site", "country", "latitude", "longitude", "storage_neq_kg", "source"],
        ["depot", "JP", 43.1, 141.3, None, "S1"],
        ["plant", "JP", None, None, None, "S1"],
        ["front", "KR", None, None, 500000, "S1"],
        ["small", "KR", None, None, 10, "S1"],
        ["yard", "JP; KR", None, None, None, "S1"],  # identifier
        ["port_1", "JP", "north", None, None, "S1"],  # number
        ["PORT-1", "JP", None, None, None, "S1"],  # alike
        ["lab", "JP", None, 999, None, "S1"],  # bounds
        ["annex", "JP", True, None, None, "S1"],  # logical
        ["pier", "JP", "#REF!", None, None, "S1"],  # error-value
        ["shed", "JP", "=A1*2", None, None, "S1"],  # formula
        ["hut", "JP", None, "1,2", None, "S1"],  # ambiguous, unused-site
    ],
    "items": [
        ["item", "kind", "class", "mass_kg", "neq_kg", "unit_price", "source"],
        [HE, "munition", "artillery", 45, 7, 3000, "S1"],
        [FUZE, "component", "fuze", 1, 0, 200, "S1"],
        ["spot", "cue", "targeting", None, None, None, "S1"],
        ["heavy", "munition", "bomb", None, 5, 100, "S1"],  # mass
        ["dull", "munition", "bomb", 5, None, 100, "S1"],  # neq
        ["licensed", "munition", "missile", 5, 1, None, "S1"],  # price, no-cost
        ["self", "component", "part", 1, 0, 1, "S1"],
        ["odd", "munitionz", "part", 1, 0, 1, "S1"],  # choice
        ["foreign", "component", "part", 1, 0, "500 JPY", "S1"],  # currency
        ["share", "component", "part", "5%", 0, 1, "S1"],  # percent
        ["timed", "component", "part", "5 days", 0, 1, "S1"],  # unit
        ["vague", "component", "part", 1, 0, "n/a", "S1"],  # placeholder
        ["coded", "MUNITION", "part", 1, 0, 1, "S1"],  # choice-text, unused-item
        ["grand", "component", "part", 1000, 0, 1, "S1"],  # out-of-scale
        ["dense", "munition", "bomb", 1, 2, 100, "S1"],  # neq-above-mass
    ],
    "stocks": [
        ["site", "item", "quantity", "quantity_low", "serviceable", "reserve", "due", "source"],
        ["depot", HE, 1000, None, 0.9, 950, None, "S1"],  # reserve
        ["depot", FUZE, 500, None, None, 5, "D+30", "S1"],  # reserve-due
        # stock-of-cue, reserve-of-cue, unreachable
        ["depot", "spot", 5, None, None, 1, None, "S1"],
        ["small", HE, 100, None, None, 50, None, "S1"],  # reserve-storage, overfull
        ["plant", HE, 1000, 1200, None, None, None, "S1"],  # range
        ["plant", FUZE, 10, None, None, None, "D+190", "S1"],  # beyond-horizon
        ["plant", "fuse", 10, None, None, None, None, "S1"],  # unknown-reference
        ["PLANT", FUZE, 20, None, None, None, None, "S1"],  # spelling
        ["plant", FUZE, None, None, None, None, None, "S1"],  # blank
        ["plant", FUZE, 31, None, None, None, "2027/4/30", "S1"],  # date-text
        ["plant", FUZE, 32, None, None, None, "soon", "S1"],  # date
        ["plant", FUZE, 33, None, None, None, None, None],  # no-source
        ["plant", FUZE, 34, None, None, None, None, "assumption"],  # assumption-without-range
    ],
    "lines": [
        ["line", "site", "agreement", "start"],
        ["shells", "plant", None],
        ["missiles", "plant", "licence"],
        ["idle", "plant", "stalled", "D+190"],  # unused-line, late-opening
    ],
    "rates": [
        ["line", "item", "rate", "surge_rate", "surge_rate_low", "per", "lead_days", "min_rate",
         "source", "unit_cost"],
        ["shells", HE, 1200, None, None, "month", 183, None, "S1"],  # long-lead, hidden-inputs
        ["shells", FUZE, 100, 50, None, "month", 28, None, "S1"],  # surge
        ["missiles", "licensed", 10, None, None, "month", 28, 99, "S1"],  # min-rate
        # range-without-value, price-scale
        ["shells", "dull", 10, None, 5, "month", 28, None, "S1", 0.5],
    ],
    "bom": [
        ["item", "input", "quantity", "source"],
        [HE, FUZE, 1, "S1"],
        ["self", "self", 1, "S1"],  # circular, unused-bill
        ["dull", FUZE, 99, "S1"],  # input-mass, shared-pool
        ["licensed", FUZE, 1, "S1"],
        ["licensed", "self", 1, "S1"],  # no-inputs
    ],
    "routes": [
        ["route", "origin", "destination", "mode", "items", "lead_days", "capacity_t", "per",
         "source"],
        ["inland", "plant", "depot", "road", "he、heavy", 7, 100, "week", "S1"],  # list-text
        ["sea", "depot", "front", "sea", "he; dull", 14, None, None, "S1"],
        ["loop", "depot", "depot", "road", HE, 7, None, None, "S1"],  # same-site
        ["fast", "plant", "depot", "road", HE, 3, None, None, "S1"],  # coarse-lead
        ["free", "plant", "depot", "road", HE, 7, 5, None, "S1"],  # no-time-base
        ["link", "depot", "front", "data", HE, 0, None, None, "S1"],  # cues
        ["loud", "depot", "front", "DATA", HE, 0, None, None, "S1"],  # mode
        ["feed", "depot", "plant", "road", FUZE, 7, None, None, "S1"],
        ["rail", "plant", "front", "rail", "dull; licensed", 7, None, None, "S1"],
        ["ferry", "small", "front", "sea", HE, 7, None, None, "S1"],
        ["strait", "front", "lab", "sea", HE, 7, None, None, "S1"],  # unused-route
        # number-text, time-base
        ["torn", "plant", "depot", "road", HE, 7, "1,200 t/day", "week", "S1"],
    ],
    "force_elements": [
        ["force_element", "country", "site", "platform", "item", "priority", "systems",
         "max_rounds_per_day", "source"],
        ["guns", "KR", "front", "K9", HE, 1, 100, None, "S1"],
        ["scouts", "KR", "front", "K9", HE, 1, None, None, "S1"],
        ["halves", "KR", "front", "K9", HE, 1.5, 1, 50, "S1"],  # integer
        ["mute", "KR", "front", "K7", "heavy", 1, None, None, "S1"],  # unserved, unused-element
    ],
    "effort": [
        ["contingency", "force_element", "availability", "rounds_per_day", "from", "to", "source"],
        ["korea", "guns", 0.8, 60, "D+0", "D+30", "S1"],
        ["korea", "guns", 0.3, 60, "D+20", "D+30", "S1"],  # overcommitted
        ["korea", "halves", 0.3, 60, "D+20", "D+10", "S1"],  # interval, fire-rate
        ["korea", "scouts", 0.3, 60, "D+0", "D+10", "S1"],  # no-systems
        ["corea", "guns", 0.1, 60, "D+0", "D+10", "S1"],  # unused-contingency
    ],
    "raids": [
        ["contingency", "force_element", "arrivals", "per", "shots", "kill_probability",
         "kill_goal", "to", "source"],
        ["korea", "guns", 5, "week", None, None, None, "D+30", "S1"],  # shots
        ["korea", "guns", 5, "week", 2, 0.7, 0.9, "D+30", "S1"],  # shots-twice
    ],
    "demand": [
        ["contingency", "force_element", "quantity", "per", "from", "to", "source"],
        ["korea", "guns", 70, "week", "D+0", "D+30", "S1"],
        ["korea", "guns", 70, "week", "D+0", "D+30", "S1"],  # identical-rows
        ["korea", "guns", 70, "week", "D-9", "D-1", "S1"],  # before-d-day
    ],
    "interoperability": [
        ["platform", "item", "fit", "qualification_days", "source", "with"],
        ["K9", HE, "partial", None, "S1"],  # qualification
        ["K9", "dull", "yes", None, "S1", "spot"],  # no-companion
        ["K9", "licensed", "yes", None, "S1"],
        ["K8", HE, "yes", None, "S1"],  # unused-platform
    ],
    "scenarios": [
        ["scenario", "contingencies", "duration_factor", "source"],
        ["short", "korea", 1, "S1"],
        ["wide", "korea; taiwan", 1, "S1"],  # contingency-without-demand
    ],
    "attrition": [
        ["contingency", "effect", "what", "to", "loss", "mitigated_by", "mitigated_loss",
         "source"],
        ["korea", "stock", "depot", "D+10", 1, None, None, "S1"],  # total-loss
        # written-once, mitigation
        [None, "line", "shells", "D+10", 0.5, "licence", 0.6, "S1"],
    ],
    "agreements": [
        ["agreement", "parties"],
        ["licence", "JP; KR"],
        ["stalled", "JP; KR"],  # no-regime
        ["hollow", "JP; KR"],  # idle-agreement
        ["tardy", "JP; KR"],
    ],
    "regimes": [
        ["regime", "agreement", "since"],
        ["national", "licence", "D+0"],  # baseline
        ["joint", "licence", None],  # no-signature
        ["〃", "tardy", "D+190"],  # ditto, late-agreement
    ],
    "workshare": [
        ["programme", "agreement", "item", "country", "min_share", "max_share", "source"],
        ["joint", "licence", None, "JP", 0, 0.4, "S1"],  # workshare
        [None, None, None, None, None, None, None],
        ["Note: preliminary", None, None, None, None, None, None],  # remark
    ],
    "procurement (2)": [  # sheet-name
        ["Budget of the years", None, None, None, None],  # title-rows
        ["country", "item", 2026, 2027, "source"],  # wide-table
        ["JP", HE, 5, 7, "S1"],
        ["JP", FUZE, 6, 8, "S1"],
        ["Total", None, 11, 15, None],  # total
        ["country", "item", 2026, 2027, "source"],  # repeated-header
        ["JP", "heavy", 1, 2, "S1"],
        [None, None, None, None, None],
        ["site", "item", "quantity", None, None],  # table-beneath
        ["depot", HE, 5, None, None],
    ],
    "options": [  # no unit_cost: missing-column
        # duplicate-column, unknown-column, header-unit; merged-header and no-column-name below
        ["option", "kind", "what", "item", "item", "colour", "delay_days (weeks)", "source", "step",
         None],
        ["shift", "capacity", "shells", HE, HE, "red", 4, "S1", 100, 200],
        ["walls", "hardening", "depot", None, None, None, 4, "S1", 5, None],  # option
    ],
    "trends": [
        ["year", "table", "column", "id", "factor", "source", None, "line", "site"],  # table-beside
        [2035, "rates", "rate", "shels", 2, "S1"],  # trend
    ],
    "programmes": [
        ["programme", "country", "item", "quantity", "rate", "national_cost", "joint_cost",
         "first_unit_cost", "learning_rate", "workshare", "national_delivery", "joint_delivery",
         "source"],
        ["alone", "JP", HE, 100, 10, 9, 6, 1, 0.1, 1, "D+900", "D+990", "S1"],  # programme
    ],
    "correlations": [
        ["group", "table", "column", "id", "source"],
        ["motors", None, None, None, None],  # group-heading
        ["motors", "rates", "rate", "shels", "S1"],  # correlation
    ],
    "memo": [["Our own notes"]],  # unknown-table, hidden-sheet
}  # fmt: skip


def main() -> None:
    """Write the workbook."""
    BROKEN.write_bytes(content())


def content() -> bytes:
    """Return the workbook, the same bytes every time."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in SHEETS.items():
        sheet = book.create_sheet(name)
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row, start=1):
                sheet.cell(number, column).value = value
        for letter in "ABCDEFGHIJ":
            sheet.column_dimensions[letter].width = 16
    book["memo"].sheet_state = "hidden"
    book["bom"].row_dimensions[2].hidden = True  # hidden-rows
    book["bom"].column_dimensions["D"].hidden = True  # hidden-columns
    book["options"].merge_cells("I1:J1")  # merged-header, no-column-name
    book["lines"].merge_cells("B2:B3")  # merged-cells
    book["lines"]["A3"].font = Font(strike=True)  # struck-out
    book["sites"]["E4"].number_format = "#,##0,"  # scaled-format
    book.properties.created = CREATED
    written = io.BytesIO()
    book.save(written)
    return _undated(written.getvalue())


def _undated(packed: bytes) -> bytes:
    """Return an archive whose parts, and whose last change, carry a fixed date."""
    undated = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(undated, "w") as new:
        for name in sorted(old.namelist()):
            info = zipfile.ZipInfo(name, CREATED.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, _SAVED.sub(rb"\g<1>2000-01-01T00:00:00Z", old.read(name)))
    return undated.getvalue()


if __name__ == "__main__":
    main()
