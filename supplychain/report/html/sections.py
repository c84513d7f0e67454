"""The parts of the page that need no picture: what the answer rests on, the rule, the manifest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from supplychain.case import TABLES
from supplychain.case.schema import ASSUMPTION

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from supplychain.report.view import View


@dataclass(frozen=True)
class Section:
    """A heading, how to read what follows, and a table of texts; `numeric` are right-aligned."""

    key: str
    title: str
    note: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    numeric: frozenset[int] = frozenset()


def sections(view: View, manifest: Mapping[str, Any]) -> list[Section]:
    """Return the sections that have something to say."""
    found = [_rests_on(view), _regimes(view), _rule(view), _manifest(manifest)]
    return [section for section in found if section.rows]


def _rests_on(view: View) -> Section:
    """Rows with figures by table: how many name a source, are assumptions, or say nothing."""
    rows = []
    for name, text in view.case.text.items():
        kinds = {column.type for column in TABLES[name].columns.values()}
        figures = not kinds.isdisjoint({"number", "share"})
        if not figures or text.empty or "source" not in text.columns:
            continue
        assumed = int((text["source"] == ASSUMPTION).sum())
        silent = int((text["source"] == "").sum())
        sourced = len(text) - assumed - silent
        counts = [f"{number:,}" for number in (len(text), sourced, assumed, silent)]
        rows.append([name.replace("_", " "), *counts])
    note = (
        "Rows of the case by what they name: a public source, an assumption of the authors, or "
        "nothing. Which of them the answer leans on is told by `supplychain sensitivity`."
    )
    columns = ("table", "rows", "with a source", "assumptions", "name nothing")
    return Section("rests", "What the figures rest on", note, columns, rows, frozenset(range(1, 5)))


def _regimes(view: View) -> Section:
    names = view.case.tables["agreements"]
    spoken = dict(zip(names["agreement"], names["name"], strict=True))
    table = view.case.text["regimes"]
    rows = []
    for regime in view.regimes:
        added = table[(table["regime"] == regime) & (table["agreement"] != "")]
        parts = [
            f"{spoken.get(agreement) or agreement}{f' ({since})' if since else ''}"
            for agreement, since in zip(added["agreement"], added["since"], strict=True)
        ]
        rows.append([regime, "; ".join(parts) or "agreements in force today only"])
    note = "What each set of agreements adds to those in force, each with the day of signature."
    return Section("regimes", "The sets of agreements", note, ("regime", "adds"), rows)


def _rule(view: View) -> Section:
    """What the rule that no nation ends worse off costs, where it costs anything."""
    frame = view.tables["rules"]
    costly = frame[frame["price"].abs() > 1e-9 * (1 + frame["optimum"].abs())]
    names = ("scenario", "regime", "stage", "optimum", "without_rule")
    rows = [
        [scenario, regime, stage.replace("_", " "), f"{bound:.4f}", f"{free:.4f}"]
        for scenario, regime, stage, bound, free in zip(
            *(costly[name].tolist() for name in names), strict=True
        )
    ]
    note = (
        "No nation may end worse off than under national. Where that rule binds, the weighted gap "
        "with and without it:"
    )
    columns = ("scenario", "regime", "stage", "with the rule", "without")
    return Section("rule", "The price of the rule", note, columns, rows, frozenset({3, 4}))


def _manifest(manifest: Mapping[str, Any]) -> Section:
    versions = ", ".join(f"{name} {number}" for name, number in manifest["versions"].items())
    stages = [stage for plan in manifest["plans"] for stage in plan["stages"]]
    sure = sum(stage["status"] == "optimal" for stage in stages)
    ties = "every round recounted, all ties" if manifest["audit"]["ties"] else "DOES NOT TIE"
    judged = ", ".join(f"{key} {value}" for key, value in manifest["judgement"].items())
    rows = [
        ["input (SHA-256)", str(manifest["input_sha256"])],
        ["made with", versions],
        ["judged by", judged],
        ["certificates", f"{sure} of {len(stages)} optima certified apart from the solver"],
        ["audit", ties],
        ["solved", f"{manifest['started']} in {manifest['seconds']:,.0f} s"],
    ]
    note = "Whoever has the case and this program gets the same figures."
    return Section("manifest", "How it was made", note, ("what", "value"), rows)
