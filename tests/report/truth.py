"""Holds the three sentences of a report against the table `shortfall`, by other means than theirs.

Every number in a sentence is read back from its words and compared with sums made here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from supplychain.case import BASELINE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from supplychain.case import Case

NUMBER = r"(?:less than 0\.1|[\d,]+(?:\.\d+)?(?: million)?)"
SHARE = r"(?:less than 1%|more than 99%|\d+%)"
HOLE = re.compile(r"\bnan\b|\bNone\b|\(\)|“”|  | [,.;:)]|: *\.|\b1 (?:rounds|weeks|days|months)\b")


@dataclass(frozen=True)
class Sums:
    """Rounds needed and short of one scenario and regime, by country and class."""

    need: pd.Series
    short: pd.Series

    @property
    def lacking(self) -> pd.Series:
        """What is short by more than rounding leaves, the most first."""
        found = self.short[
            [s > min(1e-6 * n, 0.5) for s, n in zip(self.short, self.need, strict=True)]
        ]
        return found.sort_values(ascending=False)


def hold(case: Case, tables: Mapping[str, pd.DataFrame], sentences: Sequence[str]) -> None:
    """Assert that each sentence is whole and true."""
    for sentence in sentences:
        assert not HOLE.search(sentence), sentence
        assert sentence.endswith(".")
    large, what, change = sentences
    told = _Table(case, tables["shortfall"])
    _large(told, large)
    _what(told, what)
    _change(told, change)


class _Table:
    def __init__(self, case: Case, shortfall: pd.DataFrame) -> None:
        self.case, self.rows = case, shortfall
        self.countries = _names(case, "countries", "country")
        self.scenarios = _names(case, "scenarios", "scenario")
        self.all = list(dict.fromkeys(shortfall["scenario"]))

    def sums(self, scenario: str, regime: str) -> Sums:
        here = self.rows.query("scenario == @scenario and regime == @regime")
        sums = here.groupby(["country", "class"])[["requirement", "shortfall"]].sum()
        return Sums(sums["requirement"], sums["shortfall"])

    def worst(self) -> str:
        """The scenario of which the largest share is short today."""
        shares = {}
        for scenario in self.all:
            sums = self.sums(scenario, BASELINE)
            shares[scenario] = sums.lacking.sum() / max(sums.need.sum(), 1e-9)
        return max(shares, key=shares.__getitem__)

    def label(self, cell: tuple[str, str]) -> str:
        country, class_ = cell
        class_ = class_ or "munitions of no class"
        several = self.rows["country"].nunique() > 1
        return f"{class_} ({self.countries[country]})" if several else class_

    def affected(self) -> int:
        return sum(len(self.sums(scenario, BASELINE).lacking) > 0 for scenario in self.all)


def _large(told: _Table, sentence: str) -> None:
    today = [told.sums(scenario, BASELINE) for scenario in told.all]
    if sentence.startswith("No scenario asks"):
        assert sum(sums.need.sum() for sums in today) == 0
    elif "nothing is short" in sentence:
        assert told.affected() == 0
    else:
        _how_much(told, sentence)


def _how_much(told: _Table, sentence: str) -> None:
    worst = told.worst()
    sums = told.sums(worst, BASELINE)
    assert f"“{told.scenarios[worst]}”" in sentence
    if len(told.all) > 1:
        count = re.search(r"in (\w+) of (\d+) scenarios", sentence)
        assert count is not None
        assert int(count[2]) == len(told.all)
        assert (1 if count[1] == "one" else int(count[1])) == told.affected()
    need = re.search(rf"the ({NUMBER}) rounds? needed", sentence)
    assert need is not None
    assert agrees(need[1], sums.need.sum())
    some = re.search(
        rf"({NUMBER}) of the {NUMBER} rounds? needed .* never fired \(({SHARE})\)", sentence
    )
    if some is None:
        assert "none of" in sentence or "is never fired" in sentence
        assert sums.short.sum() == pytest.approx(sums.need.sum(), rel=1e-6)
    else:
        assert agrees(some[1], sums.short.sum())
        assert share_agrees(some[2], sums.short.sum() / sums.need.sum())


def _what(told: _Table, sentence: str) -> None:
    if told.affected() == 0:
        late = told.rows[(told.rows["regime"] == BASELINE) & (told.rows["unmet"] > 1e-3)]
        assert sentence.startswith("No country" if late.empty else "What is asked for is met")
        return
    sums = told.sums(told.worst(), BASELINE)
    cell, most = sums.lacking.index[0], sums.lacking.iloc[0]
    if len(sums.lacking) == 1:
        assert sentence.startswith(f"All of it is {told.label(cell)}")
    else:
        assert most == pytest.approx(sums.short.max())
        found = re.match(rf"The largest part is (.+): ({NUMBER}) rounds? \(({SHARE}) of", sentence)
        assert found is not None
        named = {told.label(c): s for c, s in sums.short.items()}[found[1]]
        assert named == pytest.approx(most)
        assert agrees(found[2], most)
        assert share_agrees(found[3], most / sums.short.sum())
        cell = next(c for c in sums.short.index if told.label(c) == found[1])
    _first(told, cell, sentence)


def _first(told: _Table, cell: tuple[str, str], sentence: str) -> None:
    country, class_ = cell
    rows = told.rows[(told.rows["country"] == country) & (told.rows["class"] == class_)]
    here = rows[(rows["scenario"] == told.worst()) & (rows["regime"] == BASELINE)]
    unmet = here.groupby("period")["unmet"].sum()
    found = re.search(r"first short in \w+ (\d+) \((D[+-]\d+)", sentence)
    if found is None:  # too little of each period to count as a deficit
        assert (here["unmet"] <= 1e-6 * here["requirement"]).all()
        return
    period = int(found[1])
    assert unmet[period] > 0
    assert unmet[: period - 1].sum() <= 1e-5 * here["requirement"].sum()
    days = pd.Timestamp(here[here["period"] == period]["start"].iloc[0])
    assert found[2] == f"D{(days - pd.Timestamp(told.case.settings.start)).days:+d}"


def _change(told: _Table, sentence: str) -> None:
    if sentence.startswith("No other agreements were solved"):
        assert set(told.rows["regime"]) <= {BASELINE}
        return
    named = re.search(r"[Ww]ith “(.+?)” \((.+?)\)", sentence)
    scenario = re.match(r"In “(.+?)”, with", sentence)
    assert named is not None
    where = [s for s in told.all if scenario is None or told.scenarios[s] == scenario[1]]
    pairs = [(told.sums(s, BASELINE), told.sums(s, named[1])) for s in where]
    if "nothing is short" in sentence:
        assert all(len(after.lacking) == 0 for _, after in pairs)
        either = sentence.endswith("either.")
        assert either is all(len(before.lacking) == 0 for before, _ in pairs)
        return
    (before, after), *more = pairs
    assert not more
    _rounds(before, after, sentence)
    _countries(told, before, after, sentence)


def _rounds(before: Sums, after: Sums, sentence: str) -> None:
    was, now = before.short.sum(), after.short.sum()
    if "as many rounds are short" in sentence:
        assert now == pytest.approx(was, rel=1e-6)
        return
    found = re.search(
        rf"({NUMBER}) rounds? (?:is|are) short(?:, (\S.*?) (fewer|more))?(?:[:.])", sentence
    )
    assert found is not None
    assert agrees(found[1], now)
    if found[3] == "fewer":
        assert share_agrees(found[2], (was - now) / was)
    elif found[3] == "more":
        assert agrees(found[2], now - was)
    else:
        assert len(before.lacking) == 0


def _countries(told: _Table, before: Sums, after: Sums, sentence: str) -> None:
    gain = (before.short - after.short).groupby("country").sum()
    names = told.countries
    for amount, way, name in re.findall(rf"({NUMBER}) (fewer|more) for ([^,.]+)", sentence):
        country = next(c for c in gain.index if names[c] == name)
        moved = gain[country] if way == "fewer" else -gain[country]
        assert agrees(amount, moved)
        others = gain if way == "fewer" else -gain
        assert moved == pytest.approx(others.max())
        only = (others > min(1e-6 * before.need.sum(), 0.5)).sum() == 1
        assert only is not ("above all" in sentence)


def agrees(text: str, value: float) -> bool:
    """Tell whether an amount in words is the value, rounded as words are."""
    if text == "less than 0.1":
        return 0 < value < 0.1
    number, _, million = text.partition(" ")
    said = float(number.replace(",", "")) * (1e6 if million else 1)
    room = 0.05 if value < 9.95 else 0.5 if value < 1e4 else 0.0051 * value
    return abs(said - value) <= room + 1e-6


def share_agrees(text: str, value: float) -> bool:
    """Tell whether a share in words is the value, rounded to per cent."""
    if text == "less than 1%":
        return 0 < value < 0.01
    if text == "more than 99%":
        return 0.99 < value < 1
    return abs(float(text[:-1]) / 100 - value) <= 0.005 + 1e-9


def _names(case: Case, table: str, key: str) -> dict[str, str]:
    rows = case.tables[table]
    return {k: n or k for k, n in zip(rows[key], rows["name"].fillna(""), strict=True)}
