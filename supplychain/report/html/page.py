"""The page put together: sentences, data, pictures, style and script in one file."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from supplychain.case import BASELINE
from supplychain.report.html.charts import charts
from supplychain.report.html.payload import as_json, payload
from supplychain.report.html.vega import vega_script
from supplychain.report.messages import terms
from supplychain.report.picked import ledger, picked
from supplychain.report.sections import sections
from supplychain.report.sentences import three_sentences
from supplychain.report.unproven import kind_of_bound, unproven

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from supplychain.report.leans import Leans
    from supplychain.report.view import View
    from supplychain.results import Analysis

HERE = "supplychain.report.html"


def write_page(
    view: View,
    manifest: Mapping[str, Any],
    leaning: Leans | None,
    value: Analysis | None,
    path: Path,
) -> None:
    """Write the result tables of a run as one HTML file; the same run gives the same bytes.

    Parameters
    ----------
    view : View
        The case, its result tables and the language. A section whose table is not there is left
        out.
    manifest : Mapping
        The manifest of the run.
    leaning : Leans, optional
        What the answer leans on, if that was asked.
    value : Analysis, optional
        The cooperation ledger, if that was asked.
    path : pathlib.Path
        The file to write; an existing one is replaced.

    Raises
    ------
    OSError
        If the file cannot be written.
    """
    accounts = ledger(view, value)
    data = payload(view, leaning, accounts)
    text = _template().render(
        settings=view.case.settings,
        marking=css_text(view.case.settings.marking or ""),
        view=view,
        say=view.say,
        period=view.period_word,
        baseline=BASELINE,
        sentences=three_sentences(view),
        unproven=unproven(view),
        bound=kind_of_bound(view),
        terms=terms(view.say),
        sections=sections(view, manifest),
        leaning=leaning,
        picked=picked(view),
        ledger=accounts,
        has_map=data["globe"] is not None,
        near=data["globe"] is not None and len(data["globe"]["projections"]) > 1,
        has_borders=bool(data["borders"]),
        data=as_json(data),
        charts=as_json(charts(view)),
        land=as_json(json.loads(_asset("land.json"))) if data["globe"] else "null",
        style=_asset("page.css"),
        script=_asset("tables.js") + _asset("page.js"),
        library=vega_script(),
    )
    path.write_text(text, encoding="utf-8")


def css_text(text: str) -> str:
    r"""Return what stands for a text between the quotes of a style sheet: nothing can end it.

    >>> css_text('a"</style>')
    'a\\22 \\3c \\2f style\\3e '
    """
    return "".join(one if one.isalnum() or one == " " else f"\\{ord(one):x} " for one in text)


@cache
def _template() -> Any:  # noqa: ANN401 - jinja2 calls it a template of its own
    environment = Environment(
        loader=PackageLoader("supplychain.report", "html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html.j2")


@cache
def _asset(name: str) -> str:
    return files(HERE).joinpath(name).read_text(encoding="utf-8")
