"""Drop-down lists that the workbook's own tables feed.

A list of one table's key is a defined name on that column. Every other list, such as the sites,
force elements, lines and routes that attrition may hit, is put together by formulas on a sheet of
its own: in each group of three columns the names one after another, the rank of each at its first
appearance, and the names in that order without blanks.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from supplychain.case import TABLES, words
from supplychain.case.schema import ASSUMPTION, COMMON, declared_in, split_list
from supplychain.case.sheet.addresses import letters
from supplychain.workbook.template.plan import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from supplychain.case import Column
    from supplychain.workbook.template.plan import SheetPlan

PARTS = 4  # names of a list cell that drop-downs offer
WIDEST_NAME = 99  # characters of one name in a list cell


@dataclass(frozen=True)
class Part:
    """Names that a list offers: those of a column, or fixed words."""

    table: str = ""
    column: str = ""
    fixed: tuple[str, ...] = ()


Offer = tuple[Part, ...]

# Columns whose names are free, but which should repeat those of another column.
REPEATED: Mapping[tuple[str, str], Offer] = {
    ("interoperability", "platform"): (Part("force_elements", "platform"),),
    **{
        (name, "table"): (Part(fixed=tuple(t.name for t in TABLES.values() if t.ranges)),)
        for name in ("correlations", "trends")
    },
}


def offer(column: Column) -> Offer:
    """Return the names that a column should choose from; empty for free ones."""
    parts = list(REPEATED.get((column.table, column.name), ()))
    if column.name == "source" and column.references:
        parts.append(Part(fixed=(ASSUMPTION,)))
    for reference in column.references:
        name = declared_in(reference)
        choices = TABLES[reference.table].columns[name].choices
        parts.append(Part(fixed=choices) if choices else Part(reference.table, name))
    return tuple(dict.fromkeys(parts))


class Lists:
    """The drop-down lists of one workbook."""

    def __init__(self, plans: tuple[SheetPlan, ...], language: str) -> None:
        self._plans = {plan.table.name: plan for plan in plans}
        self._language = language

    def name(self, column: Column) -> str:
        """Return the defined name of a column's list; blank if it has none."""
        return self._names.get(offer(column), "")

    @cached_property
    def _names(self) -> dict[Offer, str]:
        names: dict[Offer, str] = {}
        for plan in self._plans.values():
            for column in plan.columns:
                found = offer(column)
                if _is_key(found):
                    names.setdefault(found, f"list_{found[0].table}")
                elif found:
                    table = "any" if column.table == COMMON else column.table
                    names.setdefault(found, f"list_{table}_{column.name}")
        return names

    @property
    def sheet_name(self) -> str:
        """Return the name of the sheet with the lists that are put together."""
        return words.phrase(f"sheet_{words.LISTS}", self._language)

    def write(self, workbook: Workbook, sheet: Worksheet) -> None:
        """Define every name, and write the formulas of the lists that are put together."""
        first = 0
        for parts, name in self._names.items():
            if _is_key(parts):
                plan, column = self._plans[parts[0].table], parts[0].column
                cells = plan.reference(column, plan.last_row)
                workbook.define_name(name, f"={_filled(cells, f'COUNTA({cells})')}")
            else:
                columns = [letters(first + offset) for offset in range(3)]
                last = self._write_list(sheet, parts, name, first)
                here = quoted(self.sheet_name)
                rank, names = (f"{here}!${c}$2:${c}${last}" for c in columns[1:])
                workbook.define_name(name, f"={_filled(names, f'MAX({rank})')}")
                first += 4

    def _write_list(self, sheet: Worksheet, parts: Offer, name: str, first: int) -> int:
        """Write three columns from `first` on; return the last row."""
        all_, rank = letters(first), letters(first + 1)
        sheet.write_string(0, first, name)
        cells = [cell for part in parts for cell in self._cells(part)]
        last = len(cells) + 1
        distinct: dict[str, str] = {}  # formulas compare names without regard to capitals
        for row, (formula, value) in enumerate(cells, start=2):
            is_new = value != "" and value.casefold() not in distinct
            if is_new:
                distinct[value.casefold()] = value
            if formula:
                sheet.write_formula(row - 1, first, f"={formula}", value=value)
            else:
                sheet.write_string(row - 1, first, value)
            earlier = f"MATCH({all_}{row},{all_}$2:{all_}{row},0)<ROW()-1"
            ranked = f'=IF(OR({all_}{row}="",{earlier}),"",MAX({rank}$1:{rank}{row - 1})+1)'
            sheet.write_formula(row - 1, first + 1, ranked, value=len(distinct) if is_new else "")
        padded = [*distinct.values(), *[""] * (len(cells) - len(distinct))]
        for row, value in enumerate(padded, start=2):
            found = f"MATCH(ROW()-1,{rank}$2:{rank}${last},0)"
            formula = f'=IFERROR(INDEX({all_}$2:{all_}${last},{found}),"")'
            sheet.write_formula(row - 1, first + 2, formula, value=value)
        return last

    def _cells(self, part: Part) -> Iterator[tuple[str, str]]:
        """Yield formula (blank: none) and value of each name of a part."""
        if not part.table:
            yield from (("", word) for word in part.fixed)
            return
        plan = self._plans[part.table]
        letter = letters(plan.index(part.column))
        split = TABLES[part.table].columns[part.column].type == "list"
        for row in range(2, plan.listed_rows + 1):
            cell, value = f"{quoted(plan.name)}!{letter}{row}", plan.cell(row, part.column)
            if not split:
                yield f'{cell}&""', value
                continue
            names = split_list(value)
            for place in range(PARTS):
                wide = f'SUBSTITUTE({cell},";",REPT(" ",{WIDEST_NAME}))'
                formula = f"TRIM(MID({wide},{1 + WIDEST_NAME * place},{WIDEST_NAME}))"
                yield formula, names[place] if place < len(names) else ""


def _is_key(parts: Offer) -> bool:
    """Return whether the names are the only key of one table: each once, without gaps."""
    if len(parts) != 1 or not parts[0].table:
        return False
    table = TABLES[parts[0].table]
    return table.key == (parts[0].column,)


def _filled(cells: str, count: str) -> str:
    """Return the first cells of a range: as many as are filled, at least one."""
    first = cells.partition(":")[0]
    return f"{first}:INDEX({cells},MAX(1,{count}))"
