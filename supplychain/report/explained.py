"""Reasons and bottlenecks as a reader has them: with names, in the language of the report.

The tables keep identifiers, and each sentence as clauses. A run of an earlier version has no
clauses: its sentences stay as they are written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from supplychain.results.told.cells import beyond_launchers, lacks, removes
from supplychain.results.told.clauses import ALONE, read

if TYPE_CHECKING:
    import pandas as pd

    from supplychain.report.view import View


def reasons(view: View) -> pd.DataFrame:
    """Return the table `reasons` with its sentences told.

    Its columns, and lacks (who lacks what, when), beyond (what launchers could not fire), removes.
    """
    frame, teller = view.tables["reasons"], view.teller
    if "clauses" in frame.columns:
        cells = zip(frame["clauses"], frame["together"], strict=True)
        frame = frame.assign(reason=[_sentence(view, *cell) for cell in cells])
    rows = frame.to_dict("records")
    return frame.assign(
        lacks=[lacks(teller, row) for row in rows],
        beyond=[beyond_launchers(teller, row) for row in rows],
        removes=[removes(teller, row) for row in rows],
    )


def bottlenecks(view: View) -> pd.DataFrame:
    """Return the table `bottlenecks` with kind, input, unit and note told."""
    frame, teller = view.tables["bottlenecks"], view.teller
    kinds = frame["kind"].map(lambda kind: view.say(f"kind.{kind.replace(' ', '_')}"))
    frame = frame.assign(kind=kinds)
    if "clauses" not in frame.columns:
        return frame
    told = [read(cell)[0].values for cell in frame["clauses"]]
    columns = {"input": "about", "unit": "counted", "note": "remark"}
    return frame.assign(
        **{
            column: [teller.clause(row[key]) if key in row else "" for row in told]  # type: ignore[arg-type]
            for column, key in columns.items()
        }
    )


def _sentence(view: View, clauses: str, together: object) -> str:
    return view.teller.sentence(read(clauses), str(together or ALONE))
