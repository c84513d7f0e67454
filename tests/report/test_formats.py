"""Memo and pictures of a report, and its languages, on made-up result tables."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import docx
import pandas as pd
import pytest
from openpyxl import load_workbook

from supplychain.report.files import FORMATS, Source, write_reports
from supplychain.report.html.drawn import drawn
from supplychain.report.html.payload import payload
from supplychain.report.view import view_of
from supplychain.results import Analysis
from tests.report.test_page import MANIFEST, data_of

if TYPE_CHECKING:
    from pathlib import Path

    from supplychain.case import Case

Tables = dict[str, pd.DataFrame]


def analysis(scenario: str, regime: str) -> Analysis:
    """Return what a sensitivity analysis of one figure and two countries would find."""
    tornado = pd.DataFrame(
        [
            {"measure": measure, "figure": "stocks.quantity jp_kyushu, b155_jp", "value": 5.0,
             "low": 2.0, "high": 9.0, "low_change": 0.04, "high_change": -0.01}
            for measure in ("gap_national", "gain")
        ]
    )  # fmt: skip
    helps = pd.DataFrame([{"country": c, "helps": 0.9, "harms": 0.0} for c in ("JP", "all")])
    intervals = pd.DataFrame(
        [{"country": c, "measure": "gain", "p5": 100.0, "p50": 1234.0, "p95": 2000.0}
         for c in ("JP", "all")]
    )  # fmt: skip
    manifest = {"scenario": scenario, "regime": regime, "samples": 40}
    return Analysis(manifest, {"tornado": tornado, "helps": helps, "intervals": intervals})


@pytest.fixture
def source(case: Case, tables: Tables) -> Source:
    few = {
        name: frame[frame["scenario"] == "korea"]
        if name not in {"inputs", "objectives", "munitions"}
        else frame
        for name, frame in tables.items()
    }
    return Source(case, few, MANIFEST, {"sensitivity": analysis("korea", "joint")})


def test_a_memo_tells_the_answer_and_bears_the_marking(source: Source, tmp_path: Path) -> None:
    write_reports(source, tmp_path, ["md", "docx"])
    text = (tmp_path / "report.md").read_text(encoding="utf-8")
    marking = source.case.settings.marking
    assert text.startswith(f"**{marking}**")
    assert text.rstrip().endswith(f"**{marking}**")
    assert "rounds are short" in text
    assert "## What the answer leans on" in text
    assert "| Japan | 90% | 0% | 100 | 1,234 | 2,000 |" in text
    lines = [line for line in text.splitlines() if line.startswith("|")]
    assert all(re.fullmatch(r"\|( [^|]* \|)+", line) for line in lines)
    document = docx.Document(str(tmp_path / "report.docx"))
    assert document.sections[0].header.paragraphs[0].text == marking
    assert len(document.inline_shapes) == 2
    headings = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"]
    assert headings == re.findall("(?m)^## (.*)$", text.replace("\\", ""))


@pytest.mark.parametrize(("language", "word"), [("ja", "不足"), ("ko", "부족")])
def test_a_report_speaks_the_language_asked_for(
    source: Source, language: str, word: str, tmp_path: Path
) -> None:
    write_reports(source, tmp_path, ["html", "md"], language)
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert f'<html lang="{language}">' in page
    shown = re.sub(r"<(script|style).*?</\1>|<[^>]*>", " ", page, flags=re.S)
    assert shown.count(word) > 10
    for english in ("Shortfall over time", "Method and limits", "rounds", "The plan"):
        assert english not in shown, english
    assert word in (tmp_path / "report.md").read_text(encoding="utf-8")


def test_the_cooperation_ledger_is_shown_where_it_was_asked(source: Source, tmp_path: Path) -> None:
    row = {"scenario": "korea", "signed": "D+0", "agreement": "acsa", "country": "JP"}
    numbers = {"today": 900.0, "first": 120.0, "last": 40.0, "average": 80.0}
    values = pd.DataFrame([{**row, **numbers, "measure": m} for m in ("points", "rounds")])
    asked = {"value": Analysis({}, {"values": values})}
    write_reports(replace(source, analyses=asked), tmp_path, ["html", "xlsx"])
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "The cooperation ledger" in page
    book = load_workbook(tmp_path / "report.xlsx")
    shown = [cell.value for cell in book["Worth of agreements"][4]]
    assert shown == ["korea", "D+0", "acsa", "JP", 900, 120, 40, 80]
    assert "Tornado" not in book.sheetnames
    data = data_of(page)["picked"]["values"]
    assert data["rows"] == [["korea", "D+0", "acsa", "JP", 900, 120, 40, 80]]
    assert "What the answer leans on" not in page


def test_the_workbook_tells_what_the_answer_leans_on(source: Source, tmp_path: Path) -> None:
    write_reports(source, tmp_path, ["xlsx"])
    book = load_workbook(tmp_path / "report.xlsx")
    found = [row for row in book["Tornado"].iter_rows(values_only=True) if row[1] == 0.04]
    assert [row[:3] for row in found] == 2 * [("stocks.quantity jp_kyushu, b155_jp", 0.04, -0.01)]
    assert book["Helps"]["A4"].value == "JP"
    told = [row[0] for row in book["About"].iter_rows(values_only=True)]
    assert {"Tornado", "Helps", "Intervals"} <= set(told)
    assert "Balance" not in told


@pytest.mark.slow
def test_every_picture_is_drawn(source: Source, tmp_path: Path) -> None:
    write_reports(source, tmp_path, ["svg"])
    names = {path.stem for path in (tmp_path / "pictures").iterdir()}
    widest = view_of(source.case, source.tables).widest
    assert {"answer", "time-korea-national", f"map-korea-{widest}", "leans-gain"} <= names
    svg = (tmp_path / "pictures" / "time-korea-national.svg").read_text(encoding="utf-8")
    assert svg.startswith("<svg")
    assert "Japan" in svg


def test_a_picture_holds_what_the_tables_hold(source: Source) -> None:
    data: dict[str, Any] = payload(view_of(source.case, source.tables))
    rows = drawn(data, "time", "korea", "joint")["rows"]
    table = source.tables["shortfall"]
    short = table[table["regime"] == "joint"].groupby("country")["shortfall"].sum()
    names = source.case.text["countries"].set_index("country")["name"]
    for country, wanted in short.items():
        told = sum(row["short"] for row in rows if row["country"] == names[country])
        assert told == pytest.approx(wanted, rel=1e-3)
    [bars] = [drawn(data, "borders", "korea", "joint")["bars"]]
    assert [bar["side"] for bar in bars] == [0, 1]


def test_the_formats_of_the_command_are_those_of_the_room() -> None:
    from supplychain.cli.commands.options import FORMATS as OFFERED  # noqa: PLC0415 - the one use

    assert OFFERED == FORMATS
