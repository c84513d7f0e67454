"""datasets/broken.xlsx makes every rule fire exactly once; what no workbook can show follows."""

from __future__ import annotations

import ast
import re
import zipfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from openpyxl.utils.cell import coordinate_from_string

import supplychain
from supplychain.case import CaseError
from supplychain.workbook import read_case, read_grids, write_annotated
from supplychain.workbook.layout import table as layout
from tests.workbook.make_broken import BROKEN, content

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from supplychain.case import Finding

SOURCE = Path(supplychain.__file__).parent
RULE = re.compile(r"[a-z]+(-[a-z]+)*")
# What makes a finding: the functions and classes that take the name of a rule.
MAKERS = {
    *("error", "warning", "note", "repair", "finding", "_finding", "_repair"),
    *("Finding", "CellError", "UnitError", "Repair"),
}
NAMES = {"RULE", "rule"}
# Rules that compare several files with each other; tests/case/test_overlay.py has them.
TOO_MANY = "too-many-rows"
OF_SEVERAL_FILES = {"overlay", "conflict", "changed-meaning"}


def rules_in_code() -> set[str]:
    """Return the names of all rules, as the source has them."""
    return {
        rule
        for room in ("case", "workbook")
        for path in (SOURCE / room).rglob("*.py")
        for rule in _rules(ast.parse(path.read_text(encoding="utf-8")))
    }


def _rules(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        places: list[ast.expr] = []
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            places += node.args if name in MAKERS else []
            places += [keyword.value for keyword in node.keywords if keyword.arg == "rule"]
        elif isinstance(node, ast.Assign):
            target = node.targets[0]
            name = getattr(target, "attr", getattr(target, "id", ""))
            places += [node.value] if name in NAMES else []
        for place in places:
            parts = [place.body, place.orelse] if isinstance(place, ast.IfExp) else [place]
            for part in parts:
                text = part.value if isinstance(part, ast.Constant) else None
                if isinstance(text, str) and RULE.fullmatch(text):
                    yield text


def findings_of(path: Path) -> tuple[Finding, ...]:
    try:
        return read_case(path).findings
    except CaseError as error:
        return error.findings


@pytest.fixture(scope="module")
def findings() -> tuple[Finding, ...]:
    return findings_of(BROKEN)


def test_no_rule_fires_twice(findings: tuple[Finding, ...]) -> None:
    counts = Counter(finding.rule for finding in findings)
    assert {rule: count for rule, count in counts.items() if count > 1} == {}


@pytest.mark.parametrize("rule", sorted(rules_in_code() - OF_SEVERAL_FILES - {TOO_MANY}))
def test_every_rule_fires(rule: str, findings: tuple[Finding, ...], tmp_path: Path) -> None:
    if rule in ELSEWHERE:
        findings = findings_of(ELSEWHERE[rule](tmp_path))
    found = [finding for finding in findings if finding.rule == rule]
    assert len(found) == 1, found
    assert found[0].message.endswith((".", "?")), found[0].message


def test_a_table_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "MOST_ROWS", 12)
    found = [f.sheet for f in findings_of(BROKEN) if f.rule == TOO_MANY]
    assert found == ["items", "stocks"]


def test_every_finding_is_of_a_known_rule(findings: tuple[Finding, ...]) -> None:
    assert {finding.rule for finding in findings} <= rules_in_code()


def test_what_fires_elsewhere_cannot_fire_here(findings: tuple[Finding, ...]) -> None:
    assert {finding.rule for finding in findings}.isdisjoint(ELSEWHERE)


def test_every_finding_has_its_cell_in_the_workbook(findings: tuple[Finding, ...]) -> None:
    book = openpyxl.load_workbook(BROKEN)
    for finding in findings:
        if finding.rule != "missing-table":
            assert finding.sheet in book.sheetnames, finding
        if finding.cell:
            coordinate_from_string(finding.cell)


def test_the_workbook_is_fresh(tmp_path: Path) -> None:
    """If this fails: `python -m tests.workbook.make_broken`."""
    again = tmp_path / BROKEN.name
    again.write_bytes(content())
    assert read_grids(again) == read_grids(BROKEN)


def test_the_annotated_copy_marks_every_cell(findings: tuple[Finding, ...], tmp_path: Path) -> None:
    out = tmp_path / "answer.xlsx"
    grids, _ = read_grids(BROKEN)
    write_annotated(BROKEN, grids, findings, out)
    book = openpyxl.load_workbook(out)
    said = "\n".join(
        cell.comment.text
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    )
    missing = [f for f in findings if f.cell and f.message not in said]
    assert missing == []


def _blank(sheet: str) -> Callable[[Path], Path]:
    """Return a way to make the workbook with a blank sheet more."""

    def make(folder: Path) -> Path:
        book = openpyxl.load_workbook(BROKEN)
        book.create_sheet(sheet)
        book.save(folder / "more.xlsx")
        return folder / "more.xlsx"

    return make


def _without(sheet: str) -> Callable[[Path], Path]:
    """Return a way to make the workbook without a sheet."""

    def make(folder: Path) -> Path:
        book = openpyxl.load_workbook(BROKEN)
        del book[sheet]
        book.save(folder / "less.xlsx")
        return folder / "less.xlsx"

    return make


def _emptied(folder: Path) -> Path:
    book = openpyxl.load_workbook(BROKEN)
    book["scenarios"].delete_rows(2, 9)
    book.save(folder / "emptied.xlsx")
    return folder / "emptied.xlsx"


def _with_part(name: str) -> Callable[[Path], Path]:
    """Return a way to make the workbook with another part in its archive."""

    def make(folder: Path) -> Path:
        path = folder / "more.xlsm"
        path.write_bytes(BROKEN.read_bytes())
        with zipfile.ZipFile(path, "a") as archive:
            archive.writestr(name, b"<x/>")
        return path

    return make


def _csv(content: bytes, name: str = "stocks.csv") -> Callable[[Path], Path]:
    """Return a way to make a folder with one table."""

    def make(folder: Path) -> Path:
        (folder / name).write_bytes(content)
        return folder

    return make


def _text(folder: Path) -> Path:
    path = folder / "no.xlsx"
    path.write_text("no workbook")
    return path


# Rules that the one workbook cannot show, since their mistake would hide others or is of a file.
ELSEWHERE: dict[str, Callable[[Path], Path]] = {
    "absent-table": _without("stocks"),
    "blank-sheet": _blank("countries"),
    "empty-table": _emptied,
    "missing-setting": _csv(b"key,value\nstart,2027-03-01\nperiod,week\n", "settings.csv"),
    "unreadable": _text,
    "macros": _with_part("xl/vbaProject.bin"),
    "external-link": _with_part("xl/externalLinks/externalLink1.xml"),
    "too-long": _csv(b"site,item,quantity,note\na,b,1," + b"x" * 40_000 + b"\n"),
    "long-row": _csv(b"site,item,quantity\na,b,1,000\n"),
    "encoding": _csv("site,item,quantity,note\na,b,1,在庫\n".encode("cp932")),
    "separator": _csv(b"site;item;quantity\na;b;1\n"),
}
