"""A small sound case as CSV texts, and a way to read variants of it."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from supplychain.case import TABLES, Case, CaseError, Finding, RawSheet, build_case
from supplychain.case.sheet.addresses import letters

if TYPE_CHECKING:
    from collections.abc import Callable

    from supplychain.case.cell.context import Cell

SOUND = {
    "settings": """
key,value
title,Two neighbours
start,2027-03-01
period,week
periods,26
currency,USD
""",
    "sources": """
source,title
S1,Press report
""",
    "countries": """
country,name
JP,Japan
KR,Korea
""",
    "sites": """
site,country,storage_neq_kg,source
depot,JP,,
plant,JP,,
front,KR,500000,S1
""",
    "items": """
item,kind,class,mass_kg,neq_kg,unit_price,source
he,munition,artillery,45,7,3000,S1
fuze,component,fuze,1,0,200,S1
spot,cue,targeting,,,,S1
""",
    "stocks": """
site,item,quantity,serviceable,reserve,due,source
depot,he,1000,0.9,100,,S1
depot,fuze,500,,,,S1
depot,he,200,,,2027-04-01,S1
""",
    "lines": """
line,site,agreement
shells,plant,
""",
    "rates": """
line,item,rate,per,lead_days,source
shells,he,1200,month,28,S1
""",
    "bom": """
item,input,quantity,source
he,fuze,1,S1
""",
    "routes": """
route,origin,destination,mode,items,lead_days,capacity_t,per,agreement,source
inland,plant,depot,road,,7,100,week,,S1
sea,depot,front,sea,he;fuze,14,500,week,acsa,S1
link,depot,front,data,cue,0,,,,S1
feed,depot,plant,road,fuze,7,,,,S1
""",
    "force_elements": """
force_element,country,site,platform,item,systems,max_rounds_per_day,source
guns,KR,front,K9,he,100,120,S1
""",
    "effort": """
contingency,force_element,availability,rounds_per_day,from,to,source
korea,guns,0.8,60,D+0,D+30,S1
""",
    "raids": """
contingency,force_element,arrivals,per,shots,kill_probability,kill_goal,from,to,source
korea,guns,5,week,2,,,D+0,D+30,S1
""",
    "demand": """
contingency,force_element,quantity,per,from,to,source
korea,guns,70,week,D+0,D+30,S1
""",
    "interoperability": """
platform,item,with,fit,qualification_days,agreement,source
K9,he,fuze,yes,,,S1
K9,he,spot,yes,,,S1
""",
    "scenarios": """
scenario,contingencies,duration_factor,source
short,korea,1,S1
""",
    "attrition": """
contingency,effect,what,from,to,loss,mitigated_by,mitigated_loss,source
korea,stock,depot,D+0,D+10,0.2,,,S1
korea,line,shells,D+0,D+10,0.5,acsa,0.3,S1
""",
    "agreements": """
agreement,kind,parties,in_force_since,speeds_up
acsa,stock sharing,JP;KR,,
staff,liaison,JP;KR,2020-01-01,acsa
""",
    "regimes": """
regime,agreement,since
national,,
joint,acsa,D-1095
""",
    "workshare": """
programme,agreement,item,country,min_share,max_share,source
""",
    "options": """
option,kind,what,step,unit_cost,source
shift,capacity,shells,100,5000,S1
""",
    "programmes": """
programme,country,item,quantity,rate,national_cost,joint_cost,first_unit_cost,learning_rate,workshare,national_delivery,joint_delivery,source
""",
    "trends": """
year,table,column,id,factor,source
""",
}


def raw_sheets(tables: dict[str, str]) -> list[RawSheet]:
    """Return raw sheets of CSV texts: the header in row 1, columns lettered from A."""
    sheets = []
    for name, text in tables.items():
        header, *rows = csv.reader(io.StringIO(text.strip() + "\n"))
        places = {column: letters(index) for index, column in enumerate(header)}
        cells = {column: [row[i] for row in rows] for i, column in enumerate(header)}
        table = name.lower() if name.lower() in TABLES else ""
        numbers = range(2, len(rows) + 2)
        sheets.append(RawSheet(f"{name}.csv", name, table, places, numbers, cells))
    return sheets


Change = tuple[str, str, str]


def variant(*changes: Change, without: tuple[str, ...] = (), **added: str) -> dict[str, str]:
    """Return the sound case with texts replaced (table, old, new), tables dropped, rows added."""
    tables = {name: text for name, text in SOUND.items() if name not in without}
    for table, old, new in changes:
        assert old in tables[table], f"{old!r} is not in {table}"
        tables[table] = tables[table].replace(old, new)
    for table, rows in added.items():
        tables[table] = tables[table].rstrip("\n") + "\n" + rows + "\n"
    return tables


def findings_of(tables: dict[str, str]) -> list[Finding]:
    """Return all findings on some tables, whether they stop the case or not."""
    try:
        return list(build_case(raw_sheets(tables)).findings)
    except CaseError as error:
        return list(error.findings)


@pytest.fixture
def findings() -> Callable[..., list[Finding]]:
    """Return the findings on a variant of the sound case."""
    return lambda *changes, **other: findings_of(variant(*changes, **other))


@pytest.fixture
def case() -> Callable[..., Case]:
    """Return the case made of a variant of the sound case."""
    return lambda *changes, **other: build_case(raw_sheets(variant(*changes, **other)))


@pytest.fixture
def sound() -> dict[str, str]:
    """Return the sound case as CSV texts."""
    return dict(SOUND)


@pytest.fixture
def findings_of_tables() -> Callable[[dict[str, str]], list[Finding]]:
    """Return all findings on tables given as CSV texts."""
    return findings_of


@pytest.fixture
def sheets_of() -> Callable[[dict[str, str]], list[RawSheet]]:
    """Return raw sheets of tables given as CSV texts."""
    return raw_sheets


@pytest.fixture(scope="session")
def sound_sheets() -> list[RawSheet]:
    """Return the sound case as raw sheets."""
    return raw_sheets(SOUND)


def with_cell(sheets: list[RawSheet], table: str, column: str, cell: Cell) -> list[RawSheet]:
    """Return the sheets with another cell in the first row of a column, as a workbook hands over.

    The column is added where the sheet lacks it.
    """
    changed = []
    for sheet in sheets:
        if sheet.table == table:
            blank: list[Cell] = [None] * len(sheet.numbers)
            cells = [cell, *sheet.columns.get(column, blank)[1:]]
            header = {**sheet.header}
            header.setdefault(column, letters(len(header)))
            columns = {**sheet.columns, column: cells}
            changed.append(replace(sheet, file="kr.xlsx", header=header, columns=columns))
        else:
            changed.append(sheet)
    return changed


def outcome(sheets: list[RawSheet]) -> tuple[Case | None, list[Finding]]:
    """Return the case, if it is one, and all findings."""
    try:
        case = build_case(sheets)
    except CaseError as error:
        return None, list(error.findings)
    return case, list(case.findings)


@pytest.fixture
def reading(
    sound_sheets: list[RawSheet],
) -> Callable[[str, str, Cell], tuple[Case | None, list[Finding]]]:
    """Return the case and the findings when one cell of a workbook's sheet is another."""
    return lambda table, column, cell: outcome(with_cell(sound_sheets, table, column, cell))
