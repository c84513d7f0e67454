"""The description of the workbook format, made from the schema and its words.

``python -m supplychain.workbook.document > docs/workbook-format.md`` writes it again.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from supplychain.case import TABLES, words
from supplychain.case.schema import COMMON, SETTINGS
from supplychain.workbook.template.comments import allowed, sheets_offered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from supplychain.case import Column, Table

INTRODUCTION = """\
# The workbook format

Made from `supplychain/case/schema.csv` and `supplychain/case/languages`; do not edit it here.

A case is an Excel workbook with one sheet per table, or a folder with one CSV file per table.
`supplychain template mine.xlsx` writes a blank one to fill in, with a guide, comments, drop-down
lists and checks; `--language ja` or `ko` writes it in Japanese or Korean. `supplychain check
mine.xlsx --annotate answer.xlsx` lists what is wrong, doubtful or was read otherwise than written,
and marks it in a copy.

- Sheets and headers are read by their name, or by the Japanese or Korean word beside it, in any
  mixture; capitals, width, spaces and hyphens do not matter, nor a unit in brackets.
- Every number, share and date `X` may have a range: `X_low`, `X_high` (下限, 上限; 하한, 상한).
- Every table but `settings` and `sources` may have the columns `source`, `confidence` and `note`.
- Blank is unknown, or the default below, and never silently zero. A required cell must be filled.
- Shares run from 0 to 1. A day is a date, or counted from D-day: `D+30`, `D-90`. First and last
  days are included. Lists take semicolons.
- A column that refers to a table takes the names declared there.

How it is read:

- Files: .xlsx, .xlsm (macros are never looked at), .xls, .ods, and CSV in UTF-8, UTF-16, Shift-JIS
  or CP949, with commas, semicolons or tabs.
- Titles above the header, blank rows, hidden rows and sheets, totals that add up and a column per
  week, month, quarter or year are no obstacle. A quarter is one of the calendar (2027Q2, 2027년
  2분기, 2027年4~6月); one that may be of a fiscal year is an error.
- A word alone in a row, as a heading of the rows below, is read as the one required column that the
  sheet lacks or leaves blank. Labels at the left that are written once and left blank below are
  filled in where the sheet looks like an outline in all. Else both are errors.
- A figure under no column name is an error; so are shares under a name that is not known, where the
  table has a column of shares, and a second table beneath or beside the first. Other columns that
  are not known are left aside with a warning.
- Full-width digits, separators of thousands, units beside numbers, 千, 万, 천, 만, percentages in
  shares, dates in the forms of several countries and identifiers that differ in case, width, spaces
  or hyphens alone are read, and each is listed as a repair with the value before and after.
- What has two meanings is an error. No number is changed, dropped or read as zero in silence.
- A formula counts with the value that was saved with it.
"""


def document() -> str:
    """Return the whole description as Markdown."""
    parts = [INTRODUCTION, *map(_section, TABLES.values()), _settings(), _common()]
    return "\n".join(parts)


def _section(table: Table) -> str:
    names = ", ".join(words.sheet_name(table.name, language) for language in words.LANGUAGES[1:])
    needed = "Required. " if table.required else ""
    own = [column for column in table.columns.values() if column.table == table.name]
    key = ", ".join(f"`{name}`" for name in table.key)
    told = f" Rows are told apart by {key}." if key else " Rows add up."
    heading = [f"## {table.name} ({names})", "", f"{needed}{table.description}{told}", ""]
    return "\n".join([*heading, *_rows(own)]) + "\n"


def _settings() -> str:
    heading = ["## Values of the settings", "", "What the cell `value` holds for each `key`.", ""]
    return "\n".join([*heading, *_rows(SETTINGS.columns.values())]) + "\n"


def _common() -> str:
    common = [column for column in TABLES["stocks"].columns.values() if column.table == COMMON]
    heading = ["## Columns of every table but settings and sources", ""]
    return "\n".join([*heading, *_rows(common)]) + "\n"


def _rows(columns: Iterable[Column]) -> Iterator[str]:
    yield "| column | 日本語 | 한국어 | holds | meaning | example |"
    yield "|---|---|---|---|---|---|"
    for column in columns:
        table = "stocks" if column.table not in {*TABLES, SETTINGS.name} else column.table
        cells = [
            f"**`{column.name}`**" if column.required else f"`{column.name}`",
            *(_word(table, column.name, language) for language in words.LANGUAGES[1:]),
            _holds(column, table),
            column.description,
            column.example,
        ]
        yield "| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |"


def _word(table: str, column: str, language: str) -> str:
    if table == SETTINGS.name:
        return words.choice_word("settings", "key", column, language)
    return words.header(table, column, language)


def _holds(column: Column, table: str) -> str:
    """Return type, unit, allowed values, references, default and need of a column."""
    parts = [column.type]
    if column.unit:
        parts[0] += f", {column.unit}"
    if column.allowed:
        parts.append(allowed(column, table, words.ENGLISH))
    if sheets := sheets_offered(column, words.ENGLISH):
        parts.append(f"from {sheets}")
    if column.default:
        parts.append(f"blank: {column.default}")
    if column.required:
        parts.append("required")
    return "; ".join(parts)


if __name__ == "__main__":
    sys.stdout.buffer.write(document().encode())
