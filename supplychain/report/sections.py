"""The parts of the page that need no picture: what the answer rests on, the rule, the manifest."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from supplychain.case import BASELINE, TABLES
from supplychain.case.schema import ASSUMPTION
from supplychain.case.words import sheet_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from supplychain.report.view import View


LOW = "low"  # the confidence that is counted
RULE_COLUMNS = ("rule.stage", "rule.with", "rule.without")


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
    found = [rests_on(view), regimes(view), rule(view), made(view, manifest)]
    return [section for section in found if section.rows]


def rests_on(view: View) -> Section:
    """Return how many rows with figures name a source, are assumptions, or say nothing."""
    rows = []
    for name, text in view.case.text.items():
        kinds = {column.type for column in TABLES[name].columns.values()}
        figures = not kinds.isdisjoint({"number", "share"})
        if not figures or text.empty or "source" not in text.columns:
            continue
        assumed = int((text["source"] == ASSUMPTION).sum())
        silent = int((text["source"] == "").sum())
        low = int((text["confidence"] == LOW).sum()) if "confidence" in text.columns else 0
        counts = (len(text), len(text) - assumed - silent, assumed, silent, low)
        word = sheet_name(name, view.say.language).replace("_", " ")
        rows.append([word, *(f"{number:,}" for number in counts)])
    names = ("table", "rows", "sourced", "assumed", "silent", "low")
    return _section(view, "rests", names, rows, range(1, 6))


def regimes(view: View) -> Section:
    """Return what each set of agreements adds."""
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
        rows.append([regime, "; ".join(parts) or view.say("regimes.none")])
    return _section(view, "regimes", ("regime", "adds"), rows)


def rule(view: View) -> Section:
    """Return what the rule that no nation ends worse off costs, where it costs anything."""
    frame = view.tables["rules"]
    costly = frame[frame["price"].abs() > 1e-9 * (1 + frame["optimum"].abs())]
    names = ("scenario", "regime", "stage", "optimum", "without_rule")
    rows = [
        [scenario, regime, stage.replace("_", " "), f"{bound:.4f}", f"{free:.4f}"]
        for scenario, regime, stage, bound, free in zip(
            *(costly[name].tolist() for name in names), strict=True
        )
    ]
    say = view.say
    columns = (
        say("script.scenario"), say("regimes.regime"), *map(say, RULE_COLUMNS)
    )  # fmt: skip
    note = say("rule.note", baseline=BASELINE)
    return Section("rule", say("rule.title"), note, columns, rows, frozenset({3, 4}))


def made(view: View, manifest: Mapping[str, Any]) -> Section:
    """Return what a reader needs to trust and repeat the run."""
    say = view.say
    stages = [stage for plan in manifest["plans"] for stage in plan["stages"]]
    sure = sum(stage["status"] == "optimal" for stage in stages)
    facts = {
        "input": str(manifest["input_sha256"]),
        "versions": ", ".join(f"{name} {number}" for name, number in manifest["versions"].items()),
        "judged": "; ".join(f"{k} {_listed(v)}" for k, v in manifest["judgement"].items()),
        "certificates": say("manifest.certified", sure=sure, number=len(stages)),
        "audit": say("manifest.ties" if manifest["audit"]["ties"] else "manifest.no_tie"),
        "solved": say(
            "manifest.when",
            started=_minute(manifest["started"]),
            seconds=f"{manifest['seconds']:,.0f}",
        ),
    }
    rows = [[say(f"manifest.{name}"), value] for name, value in facts.items()]
    return _section(view, "manifest", ("what", "value"), rows)


def _listed(value: object) -> str:
    """Return a setting, or several, as one writes them."""
    values = value if isinstance(value, list | tuple) else [value]
    return ", ".join(f"{one:g}" if isinstance(one, float) else str(one) for one in values)


def _minute(started: str) -> str:
    """Return a moment to the minute.

    >>> _minute("2027-04-01T08:30:12+00:00")
    '2027-04-01 08:30 UTC'
    """
    return dt.datetime.fromisoformat(started).astimezone(dt.UTC).strftime("%Y-%m-%d %H:%M UTC")


def _section(
    view: View,
    key: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    numeric: Iterable[int] = (),
) -> Section:
    """Return a section whose title, note and headings are the messages below its key."""
    headings = [view.say(f"{key}.{name}") for name in columns]
    title, note = view.say(f"{key}.title"), view.say(f"{key}.note")
    return Section(key, title, note, headings, rows, frozenset(numeric))
