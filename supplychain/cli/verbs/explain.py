"""The verb `explain`: why a shortfall is there, and the least change that would remove it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from supplychain.analysis.reasons.explain import Asked, explain
from supplychain.case import BASELINE
from supplychain.cli.input import chosen_or_refuse
from supplychain.cli.progress import phases
from supplychain.cli.question import certified
from supplychain.crew import processors
from supplychain.results.told.cells import beyond_launchers, lacks, removes
from supplychain.results.told.clauses import Teller

if TYPE_CHECKING:
    import pandas as pd

    from supplychain.analysis.comparison import Question
    from supplychain.crew import Jobs

WIDTH = 80
LEGEND = (
    "How to read it: a line in bold is what one user lacks. Under it stand the causes, the most "
    "telling first; each goes from the user back to what binds. The line `change` is the least "
    "that would have to be otherwise in the case (sheet, row: column, value now -> value "
    "instead), and below stands what came of it: the change was made and the whole case solved "
    "again. Causes are alternatives: what they remove does not add up. `Together` names several "
    "that are needed at once."
)


def tell(question: Question, element: str | None, most: int, jobs: Jobs | None) -> None:
    """Explain the heaviest cells and print them; every change printed has been solved."""
    if element:
        known = question.case.text["force_elements"]["force_element"]
        chosen_or_refuse("force element", [element], known)
    with certified(), phases() as progress:
        found = explain(question, Asked(element or "", most), jobs or processors(), progress)
    console = Console(width=min(Console().width, WIDTH), highlight=False)
    _say(console, question.case.settings.title, "bold")
    _say(console, f"{_scenario(question)}, {_regime(question.regime)}", "bold")
    if found.empty:
        _say(console, "Nothing is short.")
    teller = Teller(question.case)
    for _, rows in found.groupby(["force_element", "from"], sort=False):
        _print_cell(console, rows, teller)
    if len(found):
        _say(console, "")
        _say(console, LEGEND)


def _scenario(question: Question) -> str:
    """Return the name of the scenario with its identifier."""
    rows = question.case.tables["scenarios"].set_index("scenario")
    name = str(rows.loc[question.scenario, "name"] or "")
    return f"{name} ({question.scenario})" if name else question.scenario


def _regime(regime: str) -> str:
    return (
        f"under the agreements in force today ({regime})"
        if regime == BASELINE
        else f"with the agreements of {regime}"
    )


def _print_cell(console: Console, rows: pd.DataFrame, teller: Teller) -> None:
    """Print one cell: what is short, and each root with its change and what that removes."""
    cell = rows.iloc[0].to_dict()
    console.print()
    _say(console, lacks(teller, cell), "bold")
    if beyond := beyond_launchers(teller, cell):
        _say(console, f"  {beyond}")
    for row in rows.to_dict("records"):
        _indented(console, f"{row['rank']}. {row['reason']}", 2)
        if row["relaxation"]:
            for part in str(row["relaxation"]).split("; "):
                _indented(console, f"change  {part}", 5)
            _indented(console, removes(teller, row), 5)


def _indented(console: Console, text: str, by: int) -> None:
    console.print(Padding(Text(text), (0, 0, 0, by), expand=False))


def _say(console: Console, text: str, style: str = "") -> None:
    console.print(Text(text, style=style))
