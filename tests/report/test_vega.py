"""What the page takes from libraries: a script kept in a cache, and charts that Vega can draw."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt
import pytest

from supplychain.report.html import vega
from supplychain.report.html.charts import charts
from supplychain.report.view import view_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import pandas as pd

    from supplychain.case import Case


@pytest.fixture
def script_from(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Path], str]]:
    """Return the script as a new process finds it that has its cache in a folder."""

    def find(folder: Path) -> str:
        monkeypatch.setattr(vega, "user_cache_path", lambda _: folder)
        vega.vega_script.cache_clear()
        return vega.vega_script()

    yield find
    vega.vega_script.cache_clear()


def test_the_script_is_bundled_once_a_machine(
    tmp_path: Path, script_from: Callable[[Path], str]
) -> None:
    folder = tmp_path / "new" / "cache"
    first = script_from(folder)
    assert "vegaEmbed" in first
    assert "</script" not in first
    (kept,) = folder.iterdir()
    kept.write_text("what is kept", encoding="utf-8")
    assert script_from(folder) == "what is kept"


def test_a_cache_that_is_no_text_is_made_again(
    tmp_path: Path, script_from: Callable[[Path], str]
) -> None:
    first = script_from(tmp_path)
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(b"\xff\xfe\xff")
    assert script_from(tmp_path) == first
    assert kept.read_text(encoding="utf-8") == first


def test_a_cache_that_cannot_be_written_is_done_without(
    tmp_path: Path, script_from: Callable[[Path], str]
) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    assert "vegaEmbed" in script_from(tmp_path / "file" / "cache")


def test_every_chart_keeps_to_the_schema_of_vega_lite(
    case: Case, tables: dict[str, pd.DataFrame]
) -> None:
    drawn = charts(view_of(case, tables))
    assert {"answer", "time", "stock", "gains", "borders", "map", "leans"} == set(drawn)
    for spec in drawn.values():
        assert alt.Chart.from_dict(spec).to_dict() == spec
