"""The HTML report: its sentences are true in any case, and the file is whole, inert and small."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from supplychain.case import BASELINE
from supplychain.formulation.judgement import Judgement
from supplychain.report.html.borders import BAR, LEAST, WIDTH, sankey
from supplychain.report.html.globe import WIDTH as MAP
from supplychain.report.html.globe import projection, projections
from supplychain.report.html.page import write_page
from supplychain.report.html.payload import as_json, payload, rounded
from supplychain.report.messages import messages
from supplychain.report.pictures import Pictures
from supplychain.report.sentences import three_sentences
from supplychain.report.view import view_of
from supplychain.results import result_tables
from supplychain.solve import solve_case
from supplychain.workbook import read_case
from tests.benchmarks.generator import Size, make_case

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pandas as pd

    from supplychain.case import Case

TUTORIAL = Path(__file__).parents[2] / "datasets" / "tutorial"
MANIFEST = {
    "input_sha256": "0" * 64,
    "versions": {"python": "3.11"},
    "judgement": {"measure": "fraction"},
    "plans": [{"stages": [{"status": "optimal"}]}],
    "audit": {"ties": True},
    "started": "2027-04-01T00:00:00+00:00",
    "seconds": 1.0,
}
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")


def solved(case: Case) -> dict[str, pd.DataFrame]:
    return result_tables(solve_case(case, Judgement()))


def page(case: Case, tables: Mapping[str, pd.DataFrame], path: Path) -> str:
    write_page(view_of(case, tables), MANIFEST, None, None, path)
    return path.read_text(encoding="utf-8")


def data_of(text: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', text)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


@pytest.mark.slow
def test_twelve_countries_and_a_thousand_items(tmp_path: Path) -> None:
    """The sentences name the largest cell of the summary; the file stays under 5 MB."""
    for size in (Size(12, 2, 1, 4), Size(3, 500, 1, 2)):
        case = make_case(size, 1)
        tables = solved(case)
        _, what, _ = three_sentences(view_of(case, tables))
        rows = tables["summary"].query("country != 'all' and `class` != 'all'")
        worst = rows[rows["regime"] == BASELINE].nlargest(1, "shortfall").iloc[0]
        assert worst["class"] in what
        assert messages().amount(worst["shortfall"]) in what
        page(case, tables, tmp_path / "report.html")
        assert (tmp_path / "report.html").stat().st_size < 5e6
    assert len(case.tables["items"]) > 1000


def test_names_in_japanese_stay_as_they_are(edited: Callable[..., Case], tmp_path: Path) -> None:
    names = {"NL": "北国", "SL": "南国"}
    case = edited(countries=lambda row: row | {"name": names[row["country"]]})
    tables = solved(case)
    assert "北国" in three_sentences(view_of(case, tables))[1]
    assert ["NL", "北国"] in data_of(page(case, tables, tmp_path / "r.html"))["countries"]


def test_no_text_of_a_case_is_live(edited: Callable[..., Case], tmp_path: Path) -> None:
    evil = "</script><script>document.title = 'caught'</script><img src=x onerror=alert(1)>"
    case = edited(
        settings=lambda row: row | ({"value": evil} if row["key"] in {"title", "marking"} else {}),
        countries=lambda row: row | {"name": evil},
        scenarios=lambda row: row | {"name": evil},
        agreements=lambda row: row | {"name": evil},
        sites=lambda row: row | {"name": evil},
    )
    text = page(case, solved(case), tmp_path / "r.html")
    assert evil not in text
    assert "<img" not in re.sub(r"<script.*?</script>", "", text, flags=re.S)
    assert data_of(text)["countries"][0][1] == evil  # whole, but only as data


def test_a_class_may_hold_any_sign_and_the_marking_stands_on_each_sheet_of_paper(
    edited: Callable[..., Case], tmp_path: Path
) -> None:
    case = edited(
        items=lambda row: row | ({"class": 'a|b "c"'} if row["class"] == "artillery" else {}),
        settings=lambda row: row | ({"value": 'Only "us"'} if row["key"] == "marking" else {}),
    )
    tables = solved(case)
    text = page(case, tables, tmp_path / "r.html")
    assert 'NL|a|b "c"' in data_of(text)["short"]["war"][BASELINE]
    assert 'content: "Only \\22 us\\22 "' in text
    spec = Pictures(view_of(case, tables), None).spec("time", "war", BASELINE)
    assert spec is not None
    assert {row["class"] for row in spec["datasets"]["rows"]} == {'a|b "c"', "air defence"}


def test_the_page_asks_no_network_and_is_whole(
    case: Case, tables: dict[str, pd.DataFrame], tmp_path: Path
) -> None:
    text = page(case, tables, tmp_path / "r.html")
    assert len(text.encode()) < 5e6
    outside = re.sub(r"<script.*?</script>", "", text, flags=re.S)
    assert not re.search(r"(src|href)=[\"'](?!#)", outside)
    assert "@import" not in outside
    assert "url(" not in outside
    assert "default-src 'none'" in text
    again = page(case, tables, tmp_path / "again.html")
    assert again == text
    for target in re.findall(r'href="#(\w+)"', outside):
        assert f'id="{target}"' in outside


def test_what_the_page_draws_is_what_the_tables_hold(
    case: Case, tables: dict[str, pd.DataFrame]
) -> None:
    data = payload(view_of(case, tables))
    short = tables["shortfall"].query(
        "scenario == 'korea' and regime == 'joint' and country == 'KR' and `class` == 'strike'"
    )
    drawn = data["short"]["korea"]["joint"]["KR|strike"]
    assert sum(drawn) == pytest.approx(short["shortfall"].sum(), rel=1e-3)
    assert len(drawn) == case.settings.periods
    tonnes = tables["shipments"].query("scenario == 'both' and regime == 'joint'")["tonnes"].sum()
    [ribbon] = data["borders"]["both"]["joint"]["ribbons"]
    assert (ribbon["sender"], ribbon["receiver"]) == ("KR", "JP")
    assert ribbon["tonnes"] == pytest.approx(tonnes, rel=1e-3)
    carried = {route: lost for route, _, lost in data["globe"]["carried"]["both"]["joint"]}
    assert carried == {"chinhae_sasebo": 0.01}


def test_a_sankey_keeps_what_flows() -> None:
    """Ribbons fill their bars on both sides; what is next to nothing is left to the table."""
    drawn = sankey({("A", "B"): 60.0, ("A", "C"): 30.0, ("D", "C"): 10.0, ("D", "B"): LEAST / 2})
    bars = {(bar["side"], bar["country"]): bar for bar in drawn["bars"]}
    assert {key: bar["tonnes"] for key, bar in bars.items()} == {
        (0, "A"): 90, (0, "D"): 10, (1, "B"): 60, (1, "C"): 40
    }  # fmt: skip
    assert bars[0, "A"]["height"] == pytest.approx(9 * bars[0, "D"]["height"], rel=0.05)
    for ribbon in drawn["ribbons"]:
        points = ribbon["points"]
        assert points[0] == points[-1]
        xs = [x for x, _ in points]
        assert (min(xs), max(xs)) == (BAR, WIDTH - BAR)
    assert [bar["top"] for bar in drawn["bars"] if bar["side"] == 0] == sorted(
        bar["top"] for bar in drawn["bars"] if bar["side"] == 0
    )


def test_a_map_turns_so_that_an_ocean_lies_in_its_middle() -> None:
    found = projection([127.0, 140.0, -118.0], [37.0, 35.0, 34.0])
    assert found["rotate"][0] == pytest.approx(-(127.0 + 242.0) / 2)
    width = (242 - 127) * 3.14159 / 180 * found["scale"]
    assert 0.5 * MAP < width < MAP
    assert found["translate"][0] == MAP / 2


def test_a_nearer_map_of_where_most_sites_crowd() -> None:
    crowd = ([127.0, 128.0, 129.0, 130.0], [35.0, 36.0, 34.0, 33.0])
    near, whole = projections([*crowd[0], -118.0], [*crowd[1], 34.0])
    assert near["scale"] > 2 * whole["scale"]
    assert len(projections(*crowd)) == 1


def test_json_is_safe_in_a_script_and_numbers_are_short() -> None:
    assert "<" not in as_json({"a": "</script>"})
    assert json.loads(as_json({"a": "</script>\u2028"})) == {"a": "</script>\u2028"}
    assert [rounded(x) for x in (0.0, 12345678.0, 0.012345678, float("nan"))] == [
        0, 12345700, 0.0123457, None
    ]  # fmt: skip


@pytest.mark.slow
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
def test_a_browser_draws_every_picture(tmp_path: Path) -> None:
    case = read_case(TUTORIAL)
    page(case, solved(case), tmp_path / "r.html")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--dump-dom",
             "--disable-background-networking", "--disable-component-update", "--disable-sync",
             f"--user-data-dir={tmp_path / 'profile'}", "--virtual-time-budget=30000"]  # fmt: skip
    shown = subprocess.run(
        [str(CHROMIUM), *flags, (tmp_path / "r.html").as_uri()],
        capture_output=True, text=True, timeout=120, check=True,
    ).stdout  # fmt: skip
    assert 'data-drawn="yes"' in shown
    figures = re.findall(r'<figure class="chart"[^>]*data-chart="(\w+)".*?</figure>', shown, re.S)
    assert {"answer", "time", "stock", "gains"} <= set(figures)
    assert shown.count('class="marks"') == len(figures)
