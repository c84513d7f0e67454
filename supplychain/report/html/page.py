"""The page put together: sentences, data, pictures, style and script in one file."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import vl_convert
from jinja2 import Environment, PackageLoader, StrictUndefined

from supplychain.report.about import TERMS
from supplychain.report.html.charts import charts
from supplychain.report.html.payload import as_json, payload
from supplychain.report.html.picked import picked
from supplychain.report.html.sections import sections
from supplychain.report.messages import messages
from supplychain.report.sentences import three_sentences
from supplychain.report.view import view_of
from supplychain.report.words import LOWER_BOUND, UNLIKE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pandas as pd

    from supplychain.case import Case

HERE = "supplychain.report.html"


def write_page(
    case: Case, tables: Mapping[str, pd.DataFrame], manifest: Mapping[str, Any], path: Path
) -> None:
    """Write the result tables of a run as one HTML file; the same run gives the same bytes.

    Parameters
    ----------
    case : Case
        The case that was solved: title, marking, names and order come from it.
    tables : Mapping of str to pandas.DataFrame
        The result tables. A section whose table is not there is left out.
    manifest : Mapping
        The manifest of the run.
    path : pathlib.Path
        The file to write; an existing one is replaced.

    Raises
    ------
    OSError
        If the file cannot be written.
    """
    view = view_of(case, tables)
    data = payload(view)
    text = _template().render(
        settings=case.settings,
        view=view,
        sentences=three_sentences(view, messages()),
        lower_bound=LOWER_BOUND,
        unlike=UNLIKE,
        terms=TERMS,
        sections=sections(view, manifest),
        picked=picked(view),
        has_map=data["globe"] is not None,
        near=data["globe"] is not None and len(data["globe"]["projections"]) > 1,
        has_borders=bool(data["borders"]),
        data=as_json(data),
        charts=as_json(
            charts(view.period, case.settings.periods, [*map(view.country_name, view.countries)])
        ),
        land=as_json(json.loads(_asset("land.json"))) if data["globe"] else "null",
        style=_asset("page.css"),
        script=_asset("page.js"),
        library=_library(),
    )
    path.write_text(text, encoding="utf-8")


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


@cache
def _library() -> str:
    """Return Vega, Vega-Lite and their embedding as one script that ends no script element."""
    script = vl_convert.javascript_bundle()  # type: ignore[call-arg] # has a default
    return script.replace("</script", "<\\/script")
